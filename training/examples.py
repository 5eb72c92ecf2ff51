"""Examples: an annotated text on its way to the network, first in code points, then in wordpieces.

A corpus seldom parts what our heads part, so a label is a set of types that the words may have: an organisation that
calls itself a ministry may be a government. The network is asked for one of them, whichever. A stretch that may be of
no type has `O` among them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from rapporteur.encoder.heads import OUTSIDE, TOKEN_HEADS, TokenHead
from rapporteur.encoder.windows import windows
from rapporteur.encoder.wordpieces import Ints, Wordpieces

Stretch = tuple[int, int]

_GENITIVE: Final = re.compile(r"(?:['’]s?(?!\w))?\s*")

UNKNOWN: Final = "?"
"""Among the types of a stretch: nothing is known of it, and the head is not asked there."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a text, half-open in code points, and the types it may have."""

    start: int
    end: int
    types: frozenset[str]


@dataclass(slots=True)
class Example:
    """A text and what a corpus says of it.

    `marked` has an entry for each head the corpus speaks of; what is not marked under such a head is outside.
    `within` limits a head to some stretches of the text. `pairs` joins, by relation, the first stretch to each of the
    second: a cue to its sources or contents, a trigger to its actors, a mention to those of its entity before it.
    """

    text: str
    marked: dict[str, list[Marked]] = field(default_factory=dict)
    within: dict[str, list[Stretch]] = field(default_factory=dict)
    pairs: dict[str, list[tuple[Stretch, tuple[Stretch, ...]]]] = field(default_factory=dict)

    def mark(self, head: str, start: int, end: int, *types: str) -> None:
        """Mark a stretch under a head."""
        self.marked.setdefault(head, []).append(Marked(start, end, frozenset(types)))


def joined(examples: Sequence[Example], between: str) -> Example:
    """Return one example of several, with `between` between their texts."""
    whole = Example(between.join(one.text for one in examples))
    at = 0
    for one in examples:
        for head, marks in one.marked.items():
            moved = (Marked(mark.start + at, mark.end + at, mark.types) for mark in marks)
            whole.marked.setdefault(head, []).extend(moved)
        for head, stretches in one.within.items():
            whole.within.setdefault(head, []).extend(_moved(stretches, at))
        for relation, pairs in one.pairs.items():
            joins = whole.pairs.setdefault(relation, [])
            joins.extend((_moved([first], at)[0], _moved(others, at)) for first, others in pairs)
        at += len(one.text) + len(between)
    return whole


def _moved(stretches: Iterable[Stretch], by: int) -> tuple[Stretch, ...]:
    return tuple((start + by, end + by) for start, end in stretches)


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """An example in wordpieces: for each head that is asked the number of a label set for each piece, and the pairs.

    `pairs[relation]` is a list of (row, columns, candidates): `columns` are the pieces that belong to piece `row`;
    `candidates` are all that could, or None where every piece of the window could.
    """

    pieces: Wordpieces
    labels: dict[str, Ints]
    pairs: dict[str, list[tuple[int, Ints, Ints | None]]]


class LabelSets:
    """The sets of labels that occur, numbered; number 0 of every head allows all its labels."""

    def __init__(self, heads: Iterable[TokenHead] = TOKEN_HEADS) -> None:
        self.heads = {head.name: head for head in heads}
        self.sets: dict[str, dict[frozenset[str], int]] = {n: {frozenset(h.labels): 0} for n, h in self.heads.items()}

    def number(self, head: str, labels: frozenset[str]) -> int:
        """Return the number of a set of labels; ValueError where the head has none such."""
        if not labels <= set(self.heads[head].labels):
            raise ValueError(f"{head} has no labels {sorted(labels - set(self.heads[head].labels))}")
        return self.sets[head].setdefault(labels, len(self.sets[head]))

    def of_piece(self, head: str, types: frozenset[str], *, first: bool) -> int:
        """Return the label set of a piece of a stretch of these types."""
        if UNKNOWN in types:
            return 0
        labels = {OUTSIDE} if OUTSIDE in types else set()
        for type_ in types - {OUTSIDE}:
            labels |= {type_} if type_ == "yes" else {f"B-{type_}" if first else f"I-{type_}"}
            if OUTSIDE in types and type_ != "yes":
                labels |= {f"B-{type_}", f"I-{type_}"}
        return self.number(head, frozenset(labels))

    def table(self, head: str) -> np.typing.NDArray[np.bool_]:
        """Return, row for row, which labels of the head a set allows."""
        labels = self.heads[head].labels
        return np.array([[label in allowed for label in labels] for allowed in self.sets[head]])


def after_nested(text: str, start: int, end: int, taken: Iterable[Stretch]) -> int:
    """Return where a description begins after those that stand in it: a head whose spans do not nest sees both.

    >>> after_nested("the envoy's son", 0, 15, [(0, 9)])
    12
    """
    inner = max((last for first, last in taken if first < end and start < last < end), default=None)
    return start if inner is None else _GENITIVE.match(text, inner, end).end()  # type: ignore[union-attr]


def encode(example: Example, pieces: Wordpieces, sets: LabelSets) -> Encoded:
    """Return the example in wordpieces."""
    labels = {head: _labels(example, head, pieces, sets) for head in example.marked}
    pairs = {relation: _rows(example, relation, pieces) for relation in example.pairs if relation != "coreference"}
    pairs["coreference"] = _antecedents(example, pieces)
    return Encoded(pieces, labels, {head: rows for head, rows in pairs.items() if rows})


def _labels(example: Example, head: str, pieces: Wordpieces, sets: LabelSets) -> Ints:
    outside = sets.number(head, frozenset({OUTSIDE}))
    limits = example.within.get(head)
    out = np.full(len(pieces), outside if limits is None else 0, dtype=np.int64)
    for start, end in limits or ():
        out[pieces.overlapping(start, end)] = outside
    for marked in example.marked[head]:
        at = pieces.overlapping(marked.start, marked.end)
        out[at] = sets.of_piece(head, marked.types, first=False)
        if at.start < at.stop:
            out[at.start] = sets.of_piece(head, marked.types, first=True)
    return out


def _rows(example: Example, relation: str, pieces: Wordpieces) -> list[tuple[int, Ints, Ints | None]]:
    rows: list[tuple[int, Ints, Ints | None]] = []
    for (start, end), others in example.pairs.get(relation, ()):
        own = pieces.overlapping(start, end)
        if own.start < own.stop:
            columns = [np.arange(at.start, at.stop) for at in (pieces.overlapping(*other) for other in others)]
            rows.append((own.start, np.concatenate(columns) if columns else np.empty(0, np.int64), None))
    return rows


def _antecedents(example: Example, pieces: Wordpieces) -> list[tuple[int, Ints, Ints | None]]:
    """Return for each mention its last piece, those of the mentions of its entity before it, and of all before it."""
    last = {}
    for mention, _ in example.pairs.get("coreference", ()):
        at = pieces.overlapping(*mention)
        if at.start < at.stop:
            last[mention] = at.stop - 1
    rows: list[tuple[int, Ints, Ints | None]] = []
    for mention, same in example.pairs.get("coreference", ()):
        if mention in last:
            own = last[mention]
            before = sorted({piece for piece in last.values() if piece < own})
            rows.append((own, np.array(sorted({last[s] for s in same if s in last} & set(before)), dtype=np.int64),
                         np.array(before, dtype=np.int64)))  # fmt: skip
    return rows


def cut_windows(encoded: Encoded, *, skip: int) -> Iterable[Encoded]:
    """Yield the windows of an example, the first of them `skip` pieces long so that the cuts differ by round."""
    bounds = [(0, skip)] if skip else []
    bounds += [(skip + w.first, skip + w.end) for w in windows(encoded.pieces[skip:], context=0)]
    for first, end in bounds:
        yield Encoded(
            encoded.pieces[first:end],
            {head: labels[first:end] for head, labels in encoded.labels.items()},
            {head: list(_inside(rows, first, end)) for head, rows in encoded.pairs.items()},
        )


def _inside(rows: list[tuple[int, Ints, Ints | None]], first: int, end: int) -> Iterable[tuple[int, Ints, Ints | None]]:
    for row, columns, candidates in rows:
        if first <= row < end:
            kept = columns[(columns >= first) & (columns < end)] - first
            limited = None if candidates is None else candidates[(candidates >= first) & (candidates < end)] - first
            yield row - first, kept, limited
