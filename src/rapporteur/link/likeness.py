"""Likeness: what two tellings share and what they do not, as named features, and how much each speaks for one event.

The weights (weights.py) are logits: the sum of weight times feature, with the bias, is the logarithm of the odds that
both tell of one event.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Set
from itertools import product
from typing import Final

from rapporteur.annotate.ordered import Ordered
from rapporteur.link.meanings import TOLL, have_one_meaning
from rapporteur.link.tellings import MANY, ONE, UNDATED, Days, Telling, alike, verbs_of
from rapporteur.model import EventMention, EventType, Reading, Status

Features = dict[str, float]

CAME_ABOUT: Final = frozenset((Status.HAPPENED.value, Status.ONGOING.value))
SHORT: Final = 4
"""A time of fewer days tells one event from another."""
CLOCK: Final = 1
"""Days that two reports of one event may differ by: a day is told by the clock of where the report was written."""
OF_REPORTS: Final = frozenset(("reported apart", "one matter", "surely one matter"))
"""Features that are the same for all mentions of two reports."""
SLIGHT: Final = 0.1
"""What weighs less is not told."""
DAYS: Final = ("same day", "next day", "other day", "days overlap", "about that time", "out of time")
PARTS: Final = ("who shared", "other who", "where shared", "other where")
_BESIDE_TYPE, _BESIDE_VERB = (
    tuple((name, f"{what}, {name}") for name in (*DAYS, *PARTS, "near words shared")) for what in ("type", "verb")
)
"""What counts more beside a type or verb that is the same, and as what."""
_ANOTHER: Final = re.compile(
    r"\b(?:another|second|new|fresh|further|next|other|separate|third|more|previous|earlier|last|two|three)\b"
    r"\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_BACK: Final = re.compile(r"\b(?:the|this|that|these|those|its|their|his|her)\b\W+(?:\w+\W+)?$", re.IGNORECASE)
BEFORE: Final = 24
"""Characters before a trigger in which a word refers it back, or makes it another."""
LEAD: Final = 3
"""A report's headline is its first sentence, its lead the next so many less one."""


def compare(one: Telling, other: Telling) -> Features:
    """Return the features of two tellings by name; those that are 0 are left out."""
    out = _what(one, other)
    out |= _parts(one.who, other.who, "who")
    out |= _parts(one.where, other.where, "where")
    out |= _when(one, other)
    out |= _counts(one, other)
    if one.ordinals and other.ordinals:
        out["same ordinal" if one.ordinals & other.ordinals else "other ordinal"] = 1.0
    out |= _wording(one, other)
    return out | _together(out)


def cannot_be_one(one: Telling, other: Telling) -> bool:
    """Return whether what two reports tell forbids that it is one event: it happened on other days that both state, or
    is another of a numbered series."""
    if one.ordinals and other.ordinals and one.types & other.types and not one.ordinals & other.ordinals:
        return True
    return days_apart(one, other) > CLOCK


def days_apart(one: Telling, other: Telling) -> int:
    """Return how many days lie between two that came about, each on days that are stated; 0 where that is not known."""
    if not one.statuses & CAME_ABOUT or not other.statuses & CAME_ABOUT:
        return 0
    return (days_between(one.days, other.days) or 0) if _is_short(one.days) and _is_short(other.days) else 0


def weigh(features: Features, weights: Mapping[str, float]) -> float:
    """Return the logit that tellings with some features are of one event."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in features.items())


def why(features: Features, weights: Mapping[str, float]) -> str:
    """Return in words what speaks for one event and what against it, the weightiest first; what counts more beside a
    type or verb that is the same is added up.

    >>> weights = {"same day": 1.0, "type, same day": 1.0, "other who": -1.0}
    >>> why({"same day": 1.0, "type, same day": 1.0, "other who": 0.5}, weights)
    'same day +2.0, other who -0.5'
    """
    sums: defaultdict[str, float] = defaultdict(float)
    for name, value in features.items():
        sums[name.removeprefix("type, ").removeprefix("verb, ")] += weights.get(name, 0.0) * value
    told = sorted(
        ((weight, name) for name, weight in sums.items() if abs(weight) >= SLIGHT),
        key=lambda one: (-abs(one[0]), one[1]),
    )
    return ", ".join(f"{name} {weight:+.1f}" for weight, name in told)


def _what(one: Telling, other: Telling) -> Features:
    same_type = bool(one.types & other.types)
    out: Features = {"same type" if same_type else "other type": 1.0}
    verb = "same verb" if one.verbs & other.verbs else "alike verb"
    if verb == "same verb" or any(alike(a, b) for a, b in product(one.verbs, other.verbs)):
        out[verb] = 1.0
        if not same_type:
            out["verb, other type"] = 1.0
    elif have_one_meaning(one.verbs, other.verbs):
        out["like verb"] = 1.0
        if not same_type:
            out["like verb, other type"] = 1.0
    if MANY in one.forms | other.forms and not (ONE in one.forms and ONE in other.forms):
        out["both of many" if one.forms == other.forms else "one of many"] = 1.0
    if one.modes & other.modes:
        out["same mode"] = 1.0
    elif one.modes and other.modes and same_type:
        out["other mode"] = 1.0
    if one.statuses & other.statuses or (one.statuses & CAME_ABOUT and other.statuses & CAME_ABOUT):
        out["same status"] = 1.0
    return out


def _parts(one: Set[str], other: Set[str], role: str) -> Features:
    if not one or not other:
        return {f"{role} open": 1.0}
    shared = len(one & other)
    if shared:
        return {f"{role} shared": shared / min(len(one), len(other)), f"{role} several": math.log(shared)}
    named = all(any(name[0] not in "~=" for name in names) for names in (one, other))
    return {f"other {role}": 1.0 if named else 0.5}


def _when(one: Telling, other: Telling) -> Features:
    gap = days_between(one.days, other.days)
    if gap is None:
        apart = days_between(one.published, other.published)
        out = {"reported apart": math.log1p(apart)} if apart else {}
        beyond = days_between(one.bounds, other.bounds)
        if beyond is None:
            return out
        if beyond > CLOCK:
            return out | {"out of time": 1.0, "days out of time": math.log(beyond)}
        close = all(None not in times for times in (one.bounds, other.bounds))
        return out | ({"about that time": 1.0} if close else {"in time": 1.0})
    if gap == 0:
        return {"same day" if _is_short(one.days) and _is_short(other.days) else "days overlap": 1.0}
    return {"next day": 1.0} if gap <= CLOCK else {"other day": 1.0, "days apart": math.log(gap)}


def days_between(one: Days, other: Days) -> int | None:
    """Return how many days lie between two times, 0 where they overlap, None where one is not known.

    >>> from datetime import date
    >>> days_between((date(2030, 5, 1), date(2030, 5, 2)), (date(2030, 5, 4), None))
    2
    """
    if UNDATED in (one, other):
        return None
    (first, last), (start, end) = one, other
    after = (start - last).days if start and last else 0
    before = (first - end).days if first and end else 0
    return max(0, after, before)


def _is_short(days: Days) -> bool:
    first, last = days
    return first is not None and last is not None and (last - first).days < SHORT


def _counts(one: Telling, other: Telling) -> Features:
    pairs = [(a, b) for a, b in product(one.counts, other.counts) if a[0] == b[0] != "other"]
    if not pairs:
        return {}
    meet = any((a[1] or 0) <= (b[2] or math.inf) and (b[1] or 0) <= (a[2] or math.inf) for a, b in pairs)
    return {"same number" if meet else "other number": 1.0}


def _wording(one: Telling, other: Telling) -> Features:
    words, near = _shared(one.words, other.words), _shared(one.near, other.near)
    matter = _shared(one.matter, other.matter)
    out = {
        "words shared": words,
        "most words shared": max(0.0, 2 * words - 1),
        "near words shared": near,
        "most near words shared": max(0.0, 2 * near - 1),
        "one matter": matter,
        "surely one matter": max(0.0, 4 * matter - 1),
    }
    return {name: value for name, value in out.items() if value}


def _shared(one: Set[str], other: Set[str]) -> float:
    """Return the cosine of two sets."""
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def _together(features: Features) -> Features:
    """Return features of features: what counts more beside a type, or a verb, that is the same."""
    out: Features = {}
    if "same type" in features:
        out |= {whole: features[name] for name, whole in _BESIDE_TYPE if name in features}
        if "same day" in features and ("who shared" in features or "where shared" in features):
            out["type, day, part"] = 1.0
        if "who shared" in features and "where shared" in features:
            out["type, who, where"] = 1.0
    if "same verb" in features or "alike verb" in features:
        out |= {whole: features[name] for name, whole in _BESIDE_VERB if name in features}
    return out


class InReport:
    """Compares the mentions of one report, which tell besides in what order they stand."""

    def __init__(self, reading: Reading) -> None:
        sentences, text = Ordered(reading.sentences), reading.document.text
        self._numbers = {
            event.id: len(sentences.beginning_in(0, event.trigger.start + 1)) - 1 for event in reading.events
        }
        self._said = {event.id: _said_of(text, event) for event in reading.events}
        self._tolls = {event.id for event in reading.events if not TOLL.isdisjoint(verbs_of(event.trigger.quote))}
        self._starts: defaultdict[str, list[int]] = defaultdict(list)
        for event in sorted(reading.events, key=lambda event: event.trigger.start):
            self._starts[event.type].append(event.trigger.start)

    def compare(self, one: EventMention, other: EventMention, told: tuple[Telling, Telling]) -> Features:
        """Return the features of two mentions, the first of which stands before the second, and of their tellings."""
        out = {name: value for name, value in compare(*told).items() if name not in OF_REPORTS}
        return out | self.placed(one, other)

    def placed(self, one: EventMention, other: EventMention) -> Features:
        """Return the features of two mentions, the first of which stands before the second, by where they stand."""
        first, second = self._numbers[one.id], self._numbers[other.id]
        out = {"one sentence": 1.0} if first == second else {"sentences apart": math.log(second - first)}
        nearest = one.type is other.type and not self._has_between(one, other)
        if nearest:
            out["nearest of its type"] = 1.0
        if toll := self._toll(one, other):
            out |= {toll: 1.0} | ({f"{toll}, nearest": 1.0} if nearest else {})
        if first == 0 and 0 < second < LEAD:
            out |= {"headline, lead": 1.0} | ({"headline, lead, type": 1.0} if one.type is other.type else {})
        said = self._said[other.id]
        if said:
            out[said] = 1.0
        if said == "referred back" and nearest:
            out["referred back, nearest"] = 1.0
        return out

    def _toll(self, one: EventMention, other: EventMention) -> str:
        """Return how many of two mentions tell of an attack by those it struck, if any does."""
        if one.type is not EventType.ASSAULT or other.type is not EventType.ASSAULT:
            return ""
        return ("", "attack and toll", "toll and toll")[(one.id in self._tolls) + (other.id in self._tolls)]

    def _has_between(self, one: EventMention, other: EventMention) -> bool:
        """Return whether one more mention of the type of two stands between them."""
        starts = self._starts[one.type]
        return bisect_right(starts, one.trigger.start) < bisect_left(starts, other.trigger.start)


def _said_of(text: str, event: EventMention) -> str:
    """Return what the words before a trigger tell of it: that it is another, is referred back to, or nothing."""
    before = text[max(0, event.trigger.start - BEFORE) : event.trigger.start]
    if _ANOTHER.search(before):
        return "another"
    return "referred back" if _BACK.search(before) else ""
