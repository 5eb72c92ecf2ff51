"""Sequences: from the logits of a head to spans, as the most likely labels that make whole spans of whole words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from rapporteur.encoder.heads import TokenHead
from rapporteur.encoder.wordpieces import Ints

Floats = npt.NDArray[np.float32]
NEVER: Final = -1e9
REACH: Final = 64
BEGINS, INSIDE = 1, 2
"""Labels of a word, whatever the type: 0 is outside."""
_ALLOWED: Final = np.array([[0, 0, NEVER], [0, 0, 0], [0, 0, 0]], dtype=np.float32)
"""What a label takes off the score of the next: an inside follows no outside."""


@dataclass(frozen=True, slots=True)
class Found:
    """A span of wordpieces `first:end` of one type; `confidence` is the mean probability of its words."""

    first: int
    end: int
    type: str
    confidence: float


def spans(head: TokenHead, logits: Floats, words: Ints) -> list[Found]:
    """Return the spans of a BIO head in order. `logits` is [pieces, labels]; `words` numbers the word of each piece.

    Where a span is comes before what it is: types that share a likelihood between them do not lose to there being none.
    """
    if not len(logits):
        return []
    firsts = np.flatnonzero(np.diff(words, prepend=words[0] - 1))
    logits = _favoured(head, logits)
    parts = [logits[:, :1], _together(logits[:, 1::2]), _together(logits[:, 2::2])]
    scores = _of_words(_log_softmax(np.concatenate(parts, axis=1)), firsts)
    labels = _best(scores)
    ends = np.append(firsts[1:], len(words))
    sure = np.exp(scores[np.arange(len(labels)), labels] / (ends - firsts))
    return [
        _found(head, logits, first=int(firsts[a]), end=int(ends[b - 1]), sure=float(sure[a:b].mean()))
        for a, b in _runs(labels)
    ]


def _together(logits: Floats) -> Floats:
    """Return the logit of any of some labels, [pieces, 1]."""
    most = logits.max(axis=1, keepdims=True)
    return np.asarray(most + np.log(np.exp(logits - most).sum(axis=1, keepdims=True)), dtype=np.float32)


def _found(head: TokenHead, logits: Floats, *, first: int, end: int, sure: float) -> Found:
    """Return a span with its likeliest type."""
    types = logits[first, 1::2] + logits[first + 1 : end, 2::2].sum(axis=0)
    return Found(first, end, head.types[int(types.argmax())], sure)


def _favoured(head: TokenHead, logits: Floats) -> Floats:
    if not head.favour:
        return logits
    favoured = logits.copy()
    favoured[:, 0] -= head.favour
    return favoured


def _log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)), dtype=np.float32)


def _of_words(scores: Floats, firsts: Ints) -> Floats:
    """Return the score of each label for each word: its first piece has the label, the others go on with it."""
    whole = scores[:, [0, INSIDE, INSIDE]]
    whole[firsts] = scores[firsts]
    return np.add.reduceat(whole, firsts, axis=0)


def _best(scores: Floats) -> Ints:
    """Return the most likely labels in which every I follows a B or an I.

    Without transition scores the likeliest labels are the answer wherever they are already whole; only around a stray I
    are others searched, from `REACH` words before it to where the likeliest label is outside again.
    """
    labels = scores.argmax(axis=1)
    before = np.append(0, labels[:-1])
    stray = (labels == INSIDE) & (before == 0)
    searched = 0
    for at in np.flatnonzero(stray).tolist():
        if at < searched:
            continue
        first = max(0, at - REACH)
        outside = np.flatnonzero(labels[at:] == 0)
        searched = min(len(labels), at + int(outside[0]) + 1) if len(outside) else len(labels)
        labels[first:searched] = _viterbi(scores[first:searched], int(labels[first - 1]) if first else 0)
    return np.asarray(labels, dtype=np.int64)


def _viterbi(scores: Floats, before: int) -> Ints:
    size, count = scores.shape
    best = scores[0] + _ALLOWED[before]
    back = np.zeros((size, count), dtype=np.int64)
    for at in range(1, size):
        ways = best[:, None] + _ALLOWED
        back[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[at]
    labels = np.empty(size, dtype=np.int64)
    labels[-1] = best.argmax()
    for at in range(size - 1, 0, -1):
        labels[at - 1] = back[at, labels[at]]
    return labels


def _runs(labels: Ints) -> Iterator[tuple[int, int]]:
    """Yield first and end of each run of labels that begins with a B."""
    starts = np.flatnonzero(labels == BEGINS).tolist()
    for first, after in pairwise([*starts, len(labels)]):
        others = np.flatnonzero(labels[first + 1 : after] != INSIDE)
        yield first, first + 1 + int(others[0]) if len(others) else after
