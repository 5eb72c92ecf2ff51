"""Batches: windows of like length put together, the same order for the same seed and round."""

import random
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import torch
from torch import Tensor

from rapporteur.encoder.encoder import BEGIN, END
from rapporteur.encoder.heads import PAIR_HEADS, TOKEN_HEADS
from rapporteur.encoder.wordpieces import TYPOGRAPHIES
from training.examples import Encoded, LabelSets, cut_windows
from training.plan import Part, Stage

BATCH: Final = 4096
"""Wordpieces of a batch, padding counted."""
POOL: Final = 400
"""Batches whose windows are sorted by length together."""
PAD, UNKNOWN = 0, 100
WORD_DROPOUT: Final = 0.03


def a_round(examples: Sequence[tuple[Part, Encoded]], stage: Stage, *, seed: int, number: int) -> list[list[Encoded]]:
    """Return the batches of a round of a stage."""
    dice = random.Random(f"{seed} {stage.name} {number}")
    chosen: list[Encoded] = []
    for part, example in examples:
        for _ in range(int(stage.shares.get(part.name, 0) + dice.random())):
            chosen += cut_windows(example, skip=min(dice.randrange(200), len(example.pieces) // 2))
    dice.shuffle(chosen)
    batches: list[list[Encoded]] = []
    size = POOL * BATCH // 256
    for at in range(0, len(chosen), size):
        pool = sorted(chosen[at : at + size], key=lambda w: len(w.pieces))
        batches += _filled(pool)
    dice.shuffle(batches)
    return batches


def _filled(pool: list[Encoded]) -> Iterator[list[Encoded]]:
    batch: list[Encoded] = []
    for window in pool:
        if batch and (len(batch) + 1) * (len(window.pieces) + 2) > BATCH:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


class Batch:
    """The tensors of a batch: what goes in, and what should come out."""

    def __init__(self, windows: list[Encoded], generator: np.random.Generator | None = None) -> None:
        length = max(len(w.pieces) for w in windows) + 2
        shape = (len(windows), length)
        ids, typography, mask = np.full(shape, PAD), np.full(shape, TYPOGRAPHIES - 1), np.zeros(shape, dtype=np.int64)
        labels = {head.name: np.zeros(shape, dtype=np.int64) for head in TOKEN_HEADS}
        for at, window in enumerate(windows):
            size = len(window.pieces)
            ids[at, 0], ids[at, size + 1] = BEGIN, END
            ids[at, 1 : size + 1] = window.pieces.ids
            if generator is not None:
                dropped = generator.random(size) < WORD_DROPOUT
                ids[at, 1 : size + 1][dropped] = UNKNOWN
            typography[at, 1 : size + 1] = window.pieces.typography
            mask[at, : size + 2] = 1
            for head, numbers in window.labels.items():
                labels[head][at, 1 : size + 1] = numbers
        self.ids, self.typography, self.mask = map(torch.from_numpy, (ids, typography, mask))
        self.labels = {head: torch.from_numpy(numbers) for head, numbers in labels.items()}
        self.rows = {name: _rows(windows, name, length) for head in PAIR_HEADS for name in head.relations}


def _rows(windows: list[Encoded], relation: str, length: int) -> tuple[Tensor, Tensor, Tensor, Tensor] | None:
    """Return the window and piece of each row, the columns that belong to it, and those that could."""
    at: list[int] = []
    pieces: list[int] = []
    belongs: list[np.typing.NDArray[np.bool_]] = []
    could: list[np.typing.NDArray[np.bool_]] = []
    for number, window in enumerate(windows):
        for row, columns, candidates in window.pairs.get(relation, ()):
            at.append(number)
            pieces.append(row + 1)
            yes, may = np.zeros(length, dtype=bool), np.zeros(length, dtype=bool)
            yes[columns + 1] = True
            if candidates is None:
                may[1 : len(window.pieces) + 1] = True
            else:
                may[candidates + 1] = True
            belongs.append(yes)
            could.append(may)
    if not at:
        return None
    return (torch.tensor(at), torch.tensor(pieces), torch.from_numpy(np.stack(belongs)),
            torch.from_numpy(np.stack(could)))  # fmt: skip


def tables(sets: LabelSets) -> dict[str, Tensor]:
    """Return for each head which labels each of its label sets allows."""
    return {head.name: torch.from_numpy(sets.table(head.name)) for head in TOKEN_HEADS}
