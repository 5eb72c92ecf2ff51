"""Windows: a text of any length, cut into stretches the encoder reads at once, with some context before each.

A window ends where a paragraph does, if one ends in its second half, else a line, else where it is full.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from rapporteur.encoder.wordpieces import Wordpieces

LENGTH: Final = 254
"""Wordpieces of a window; two marks make it 256."""
CONTEXT: Final = 48
"""Wordpieces read again before a window's own, so that what begins in the window before is seen."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `first:end` are read together; what is said of `own:end` counts."""

    first: int
    own: int
    end: int


def windows(pieces: Wordpieces, *, length: int = LENGTH, context: int = CONTEXT) -> Iterator[Window]:
    """Yield windows whose own pieces part the text."""
    if length < context + 2:
        raise ValueError(f"windows of {length} pieces leave too little beside a context of {context}")
    gaps = pieces.gaps
    own, total = 0, len(pieces)
    while own < total:
        first = max(0, own - context)
        end = _cut(gaps, own, min(total, first + length), total)
        yield Window(first, own, end)
        own = end


def _cut(gaps: np.typing.NDArray[np.int64], own: int, full: int, total: int) -> int:
    if full == total:
        return total
    middle = own + (full - own) // 2
    for gap in (3, 2):
        breaks = np.flatnonzero(gaps[middle : full + 1] == gap)
        if len(breaks):
            return middle + int(breaks[-1])
    return full
