"""Glances: whether two tellings are surely not of one event, from what of them is quickest to compare.

Of the pairs that share a key, or stand in one report, few are likely; a glance spares comparing most others
(likeness.py).
"""

from collections.abc import Mapping, Set
from functools import lru_cache
from math import log, sqrt
from typing import Final, NamedTuple

from rapporteur.link.likeness import CLOCK, days_between
from rapporteur.link.tellings import ENOUGH, Telling, alike

MOST_DAYS: Final = log(4_000_000)
"""No two days are further apart."""
SLACK: Final = 1e-6
"""Sums of the same weights, added up in another order, differ by less."""
OVERLAP, NEXT, OTHER = ("same day", "days overlap"), ("next day",), ("other day",)
WITHIN, BEYOND = ("about that time", "in time"), ("out of time",)
"""How times may lie, as the features of which one is then there."""
_What = tuple[bool, str]
_Parts = tuple[str, str]
_Numbers = tuple[bool, bool]


class Known(NamedTuple):
    """What counts at most that is known without the wording, the weight of the words beside triggers, what the wording
    counts at most, and what each way counts in which times may lie; under None, the best of them."""

    rest: float
    near: float
    wording: float
    times: Mapping[tuple[str, ...] | None, float]


class Glance:
    """Tells by some weights that two tellings are not likely of one event."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._held: dict[tuple[_What, _Parts, _Numbers], Known] = {}
        self._who, self._where = self._most("who several"), self._most("where several")
        self._words, self._most_words = self._weight("words shared"), self._weight("most words shared")
        self._most_near = self._weight("most near words shared")
        self._matter, self._most_matter = self._weight("one matter"), self._weight("surely one matter")

    def is_below(self, one: Telling, other: Telling, least: float) -> bool:
        """Return whether the logit of two tellings is surely below some: not whether it is not."""
        who, where = _part(one.who, other.who), _part(one.where, other.where)
        numbers = bool(one.counts and other.counts), bool(one.ordinals and other.ordinals)
        what = not one.types.isdisjoint(other.types), _verb(one.verbs, other.verbs)
        known = self._known(what, (who, where), numbers)
        out = known.rest
        if who == "shared":
            out += self._who * log(min(len(one.who), len(other.who)))
        if where == "shared":
            out += self._where * log(min(len(one.where), len(other.where)))
        best = known.times[None]
        if out + known.wording + best < least:
            return True
        if words := _cosine(one.words, other.words):
            out += self._words * words + self._most_words * max(0.0, 2 * words - 1)
        if near := _cosine(one.near, other.near):
            out += known.near * near + self._most_near * max(0.0, 2 * near - 1)
        if matter := self._matter and _cosine(one.matter, other.matter):
            out += self._matter * matter + self._most_matter * max(0.0, 4 * matter - 1)
        return out + best < least or out + known.times[_times(one, other)] < least

    def _known(self, what: _What, parts: _Parts, numbers: _Numbers) -> Known:
        """Return what is known from whether the type is the same and how the verb is alike, who and where, and whether
        both have counts and ordinals."""
        if (held := self._held.get((what, parts, numbers))) is None:
            held = self._held[what, parts, numbers] = self._reckoned(what, parts, numbers)
        return held

    def _reckoned(self, what: _What, parts: _Parts, numbers: _Numbers) -> Known:
        (same_type, verb), (counted, numbered) = what, numbers

        def beside(name: str) -> float:
            of_type = self._weight(f"type, {name}") if same_type else 0.0
            return self._weight(name) + of_type + (self._weight(f"verb, {name}") if verb else 0.0)

        out = self._weight("bias") + SLACK + self._weight("same type" if same_type else "other type")
        of_verb = self._weight(verb or "like verb")
        of_verb += 0.0 if same_type else self._weight("verb, other type" if verb else "like verb, other type")
        out += of_verb if verb else max(0.0, of_verb)
        out += self._most("one of many", "both of many")
        out += self._most("same mode", "other mode") + self._most("same status")
        out += sum(map(self._most, ("reported apart", "days apart", "days out of time"))) * MOST_DAYS
        for role, part in zip(("who", "where"), parts, strict=True):
            name = f"other {role}" if part == "other" else f"{role} {part}"
            out += beside(name) if part == "open" else max(0.0, beside(name))
        if same_type and "shared" in parts:
            out += self._most("type, day, part") + self._most("type, who, where")
        out += self._most("same number", "other number") if counted else 0.0
        out += self._most("same ordinal", "other ordinal") if numbered else 0.0
        times: dict[tuple[str, ...] | None, float] = {
            names: max(map(beside, names), default=0.0) for names in (OVERLAP, NEXT, OTHER, WITHIN, BEYOND, ())
        }
        near = beside("near words shared")
        wording = max(0.0, near) + sum(map(self._most, ("words shared", "one matter")))
        wording += sum(map(self._most, ("most words shared", "most near words shared")))
        wording += 3 * self._most("surely one matter")
        return Known(out, near, wording, times | {None: max(times.values())})

    def _weight(self, name: str) -> float:
        return self._weights.get(name, 0.0)

    def _most(self, *names: str) -> float:
        """Return what features of which at most one is there count at most."""
        return max(0.0, *map(self._weight, names))


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
