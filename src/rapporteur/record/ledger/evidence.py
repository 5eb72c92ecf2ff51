"""Evidence: what a sentence does to a commitment, and the sentences that it is read from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapporteur.model import EventMention, Span, TimeExpression
from rapporteur.record.consensus import Outlet


class Effect(StrEnum):
    """What an event does to a commitment."""

    KEEPS = "keeps"
    BREAKS = "breaks"
    PART = "part"
    EXTENDS = "extends"
    SUPERSEDES = "supersedes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An event that bears on a commitment: what it does to it, why, the words of the mention that shows it, and the
    days on which it was and since which the world has it."""

    event: str | None
    effect: Effect
    reason: str
    span: Span
    day: date | None
    since: date
    told_by: str
    late: bool = False
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence, from one "and" or "but" to the next, by its place in that, and the things it names."""

    start: int
    end: int
    things: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that may bear on commitments, its parts, the report that brings it, and the events that it tells of,
    each with its identifier across reports."""

    words: Span
    parts: tuple[Part, ...]
    outlet: Outlet
    mentions: tuple[tuple[str, EventMention], ...] = ()
    times: tuple[TimeExpression, ...] = ()


def told_on(outlet: Outlet) -> date:
    """Return the day by which a report surely was out, the first day there is where nobody knows."""
    return outlet.published.latest or outlet.published.earliest or date.min
