"""Sequences: from the logits of a head to spans, as the most likely labels that make whole spans of whole words."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from rapporteur.encoder.heads import TokenHead
from rapporteur.encoder.wordpieces import Ints

Floats = npt.NDArray[np.float32]
NEVER: Final = -1e9
"""The score of an inside after an outside."""
REACH: Final = 64
BEGINS, INSIDE = 1, 2
"""Labels of a word, whatever the type: 0 is outside."""


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
        _found(head, logits, first=int(firsts[a]), end=int(ends[b - 1]), sure=float(np.add.reduce(sure[a:b]) / (b - a)))
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
    outside = np.flatnonzero(labels == 0)
    searched = 0
    for at in np.flatnonzero(stray).tolist():
        if at < searched:
            continue
        first, after = max(0, at - REACH), int(outside.searchsorted(at))
        searched = int(outside[after]) + 1 if after < len(outside) else len(labels)
        labels[first:searched] = _viterbi(scores[first:searched], int(labels[first - 1]) if first else 0)
    return np.asarray(labels, dtype=np.int64)


def _viterbi(scores: Floats, before: int) -> list[int]:
    """Return the likeliest labels of words, an inside after no outside, where the word before has the label `before`.

    Sums are rounded to 32 bits, as those of the scores are; a list of three is quicker than an array of three.
    """
    first, *rest = scores.tolist()
    best = array("f", first if before else [*first[:INSIDE], NEVER])
    back: list[tuple[int, int]] = []
    for word in rest:
        inside = BEGINS if best[BEGINS] >= best[INSIDE] else INSIDE
        likeliest = 0 if best[0] >= best[inside] else inside
        back.append((likeliest, inside))
        most, most_inside = best[likeliest], best[inside]
        best[0], best[BEGINS], best[INSIDE] = most + word[0], most + word[BEGINS], most_inside + word[INSIDE]
    labels = [max(range(len(best)), key=best.__getitem__)]
    for likeliest, inside in reversed(back):
        labels.append(inside if labels[-1] == INSIDE else likeliest)
    return labels[::-1]


def _runs(labels: Ints) -> Iterator[tuple[int, int]]:
    """Yield first and end of each run of labels that begins with a B."""
    begins = labels == BEGINS
    ends = np.append(np.flatnonzero(labels != INSIDE), len(labels))
    starts = np.flatnonzero(begins)
    yield from zip(starts.tolist(), ends[ends.searchsorted(starts, side="right")].tolist(), strict=True)
