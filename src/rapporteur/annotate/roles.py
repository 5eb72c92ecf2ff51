"""Roles: which words of a report have a part in an event, as the encoder scores them around its trigger."""

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np

from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import ROLE
from rapporteur.encoder.sequences import Floats
from rapporteur.model import Span

BELONGS: Final = 0.5
"""The logit from which a word has a part in an event."""


class Roles:
    """The words around one trigger, scored in the window that has most on both sides of it."""

    def __init__(self, encoding: Encoding, piece: int) -> None:
        self._encoding = encoding
        windows, at = encoding.windows, encoding.window_of(piece)
        later = at + 1 < len(windows) and piece - windows[at + 1].first >= windows[at].end - piece
        self._window = windows[at + later]
        self._scores = cache(lambda relation: encoding.scores(ROLE, piece, relation, window=at + later)[1])

    @property
    def reach(self) -> tuple[int, int]:
        """The offsets of the text that is scored."""
        pieces = self._encoding.pieces
        return int(pieces.starts[self._window.first]), int(pieces.ends[self._window.end - 1])

    def runs(self, relation: str) -> Iterator[tuple[int, int]]:
        """Give the offsets of the runs of words that belong to the trigger in a relation."""
        pieces, first, scores = self._encoding.pieces, self._window.first, self._scores(relation)
        if scores.max() <= BELONGS:
            return
        words = pieces.words[first : first + len(scores)]
        starts = np.flatnonzero(np.diff(words, prepend=words[0] - 1))
        sizes = np.diff(np.append(starts, len(words)))
        belongs = np.add.reduceat(scores, starts) / sizes > BELONGS
        edges = np.flatnonzero(np.diff(belongs.astype(np.int8), prepend=0, append=0))
        for begin, end in edges.reshape(-1, 2).tolist():
            last = starts[end] - 1 if end < len(starts) else len(words) - 1
            yield int(pieces.starts[first + starts[begin]]), int(pieces.ends[first + last])

    def score(self, relation: str, words: Span) -> float | None:
        """Return the highest logit of a stretch of words in a relation, None where the window does not hold them."""
        scores, own = self._scores(relation), self._encoding.pieces.overlapping(words.start, words.end)
        inside: Floats = scores[max(0, own.start - self._window.first) : max(0, own.stop - self._window.first)]
        return float(inside.max()) if len(inside) else None
