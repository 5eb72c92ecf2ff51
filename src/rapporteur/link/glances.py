"""Glances: whether two tellings are surely not of one event, from what of them is quickest to compare.

Of the pairs that share a key hardly one in a hundred is likely; a glance spares comparing most others (likeness.py).
"""

from collections.abc import Mapping, Set
from functools import cache, lru_cache
from math import log, sqrt
from typing import Final, NamedTuple

from rapporteur.link.likeness import CLOCK, days_between
from rapporteur.link.tellings import ENOUGH, Telling, alike
from rapporteur.link.weights import ACROSS_REPORTS

MOST_DAYS: Final = log(4_000_000)
"""No two days are further apart."""
SLACK: Final = 1e-6
"""Sums of the same weights, added up in another order, differ by less."""
OVERLAP, NEXT, OTHER = ("same day", "days overlap"), ("next day",), ("other day",)
WITHIN, BEYOND = ("about that time", "in time"), ("out of time",)
"""How times may lie, as the features of which one is then there."""


class Known(NamedTuple):
    """What counts at most that is known without the wording, the weight of the words beside triggers, and what each
    way counts in which times may lie; under None, the best of them."""

    rest: float
    near: float
    times: Mapping[tuple[str, ...] | None, float]


def is_below(one: Telling, other: Telling, least: float) -> bool:
    """Return whether the logit of two tellings is surely below some: not whether it is not."""
    who, where = _part(one.who, other.who), _part(one.where, other.where)
    numbers = bool(one.counts and other.counts), bool(one.ordinals and other.ordinals)
    known = _known((not one.types.isdisjoint(other.types), _verb(one.verbs, other.verbs)), (who, where), numbers)
    out = known.rest
    if who == "shared":
        out += _WHO * log(min(len(one.who), len(other.who)))
    if where == "shared":
        out += _WHERE * log(min(len(one.where), len(other.where)))
    if words := _cosine(one.words, other.words):
        out += _WORDS * words + _MOST_WORDS * max(0.0, 2 * words - 1)
    if near := _cosine(one.near, other.near):
        out += known.near * near + _MOST_NEAR * max(0.0, 2 * near - 1)
    if matter := _cosine(one.matter, other.matter):
        out += _MATTER * matter + _MOST_MATTER * max(0.0, 4 * matter - 1)
    return out + known.times[None] < least or out + known.times[_times(one, other)] < least


@cache
def _known(what: tuple[bool, str], parts: tuple[str, str], numbers: tuple[bool, bool]) -> Known:
    """Return what is known from whether the type is the same and how the verb is alike, who and where, and whether
    both have counts and ordinals."""
    (same_type, verb), (counted, numbered) = what, numbers

    def beside(name: str) -> float:
        of_type = _weight(f"type, {name}") if same_type else 0.0
        return _weight(name) + of_type + (_weight(f"verb, {name}") if verb else 0.0)

    out = _weight("bias") + SLACK + _weight("same type" if same_type else "other type")
    out += _weight(verb) + (_weight("verb, other type") if verb and not same_type else 0.0)
    out += _most("same mode", "other mode") + _most("same status")
    out += sum(map(_most, ("reported apart", "days apart", "days out of time"))) * MOST_DAYS
    for role, part in zip(("who", "where"), parts, strict=True):
        name = f"other {role}" if part == "other" else f"{role} {part}"
        out += beside(name) if part == "open" else max(0.0, beside(name))
    if same_type and "shared" in parts:
        out += _most("type, day, part") + _most("type, who, where")
    out += _most("same number", "other number") if counted else 0.0
    out += _most("same ordinal", "other ordinal") if numbered else 0.0
    times: dict[tuple[str, ...] | None, float] = {
        names: max(map(beside, names), default=0.0) for names in (OVERLAP, NEXT, OTHER, WITHIN, BEYOND, ())
    }
    return Known(out, beside("near words shared"), times | {None: max(times.values())})


def _verb(one: frozenset[str], other: frozenset[str]) -> str:
    """Return how verbs are alike; words that are, but not the same, begin with the same letters."""
    if not one.isdisjoint(other):
        return "same verb"
    if _beginnings(one).isdisjoint(_beginnings(other)):
        return ""
    return "alike verb" if any(alike(a, b) for a in one for b in other) else ""


@lru_cache(maxsize=1 << 14)
def _beginnings(verbs: frozenset[str]) -> frozenset[str]:
    return frozenset(verb[:ENOUGH] for verb in verbs)


def _times(one: Telling, other: Telling) -> tuple[str, ...]:
    gap = days_between(one.days, other.days)
    if gap is not None:
        return (NEXT if gap <= CLOCK else OTHER) if gap else OVERLAP
    beyond = days_between(one.bounds, other.bounds)
    if beyond is None:
        return ()
    return BEYOND if beyond > CLOCK else WITHIN


def _part(one: Set[str], other: Set[str]) -> str:
    if not one or not other:
        return "open"
    return "other" if one.isdisjoint(other) else "shared"


def _cosine(one: Set[str], other: Set[str]) -> float:
    return 0.0 if one.isdisjoint(other) else len(one & other) / sqrt(len(one) * len(other))


def _weight(name: str) -> float:
    return ACROSS_REPORTS.get(name, 0.0)


def _most(*names: str) -> float:
    """Return what features of which at most one is there count at most."""
    return max(0.0, *map(_weight, names))


_WHO, _WHERE = _most("who several"), _most("where several")
_WORDS, _MOST_WORDS = _weight("words shared"), _weight("most words shared")
_MOST_NEAR = _weight("most near words shared")
_MATTER, _MOST_MATTER = _weight("one matter"), _weight("surely one matter")
