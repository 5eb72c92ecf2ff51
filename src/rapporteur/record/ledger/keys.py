"""Keys: what a sentence names, by which it is found to bear on a commitment, told by its words alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final

from rapporteur.link.commitments import numbers_in, things_in
from rapporteur.model import Span
from rapporteur.record.ledger.evidence import Part
from rapporteur.record.ledger.outcome_words import (
    BELOW,
    JOINT,
    MISSED,
    PART,
    RECKONS,
    REPLACES,
    STAGES,
    days_named,
    terms_in,
)
from rapporteur.record.ledger.own_outcomes import is_turn

BEGAN: Final = re.compile(
    r"\bD-[Dd]ay (?:was|is|fell on|came on|,)|\b(?:took|takes|taking|taken) effect\b"
    r"|\b(?:entered|enters|came|comes) into (?:force|effect)\b|\bclock (?:started|began)\b"
)
"""Words that tell a beginning, with its day right after."""


class Sign(StrEnum):
    """What some words of a sentence tell, by a letter."""

    BEGINNING = "b"
    MISSED = "m"
    PART = "p"
    STAGES = "s"
    REPLACED = "r"
    RECKONED = "k"
    TURN = "t"


_SIGNS: Final = (
    (Sign.BEGINNING, BEGAN),
    (Sign.MISSED, MISSED),
    (Sign.PART, PART),
    (Sign.PART, BELOW),
    (Sign.STAGES, STAGES),
    (Sign.REPLACED, REPLACES),
    (Sign.RECKONED, RECKONS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """A sentence by its place, the stems of the things it names, its numbers, days of a year and terms, the letters of
    its signs, and its parts."""

    start: int
    end: int
    things: Sequence[str]
    numbers: Sequence[float]
    days: Sequence[str]
    terms: Sequence[str]
    signs: str
    parts: tuple[Part, ...]


def keys_of(sentence: Span) -> Keys:
    """Return what a sentence names."""
    words = sentence.quote
    signs = {sign for sign, pattern in _SIGNS if pattern.search(words)} | ({Sign.TURN} if is_turn(words) else set())
    return Keys(
        start=sentence.start,
        end=sentence.end,
        things=sorted(things_in(words)),
        numbers=sorted(numbers_in(words)),
        days=sorted(set(days_named(words))),
        terms=sorted(terms_in(words)),
        signs="".join(sorted(signs)),
        parts=tuple(Part(first, last, things_in(words[first:last])) for first, last in _parts_of(words)),
    )


def _parts_of(words: str) -> list[tuple[int, int]]:
    joints = [(0, 0), *(one.span() for one in JOINT.finditer(words)), (len(words), 0)]
    return [(first, last) for (_, first), (last, _) in pairwise(joints) if words[first:last].strip()]


def keys_line(one: Keys) -> list[Any]:
    """Return the keys of a sentence as the record keeps them."""
    whole = one.end - one.start
    parts = [[part.start, part.end, sorted(part.things)] for part in one.parts if part.end - part.start < whole]
    return [one.start, one.end, one.things, one.numbers, one.days, one.terms, one.signs, parts]


def keys_from(line: list[Any]) -> Keys:
    """Return the keys of a sentence that the record keeps."""
    start, end, things, numbers, days, terms, signs, parts = line
    held = [Part(first, last, frozenset(named)) for first, last, named in parts]
    return Keys(
        start=start,
        end=end,
        things=things,
        numbers=numbers,
        days=days,
        terms=terms,
        signs=signs,
        parts=tuple(held or [Part(0, end - start, frozenset(things))]),
    )
