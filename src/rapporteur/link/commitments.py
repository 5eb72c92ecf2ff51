"""Commitments across reports: which mentions tell of one undertaking.

What reports say somebody is to do is compared by what is to be done, who is to, by when and how much; each likeness
has a name and a weight, and those whose mean weight is high enough are one (average linkage), as events are.
"""

import re
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Final

from rapporteur.link.clusters import Link, agglomerate, link
from rapporteur.link.tellings import content_of, stem
from rapporteur.model import CommitmentMention, Interval
from rapporteur.time.lengths import later

WEIGHTS: Final = {
    "same event": 3.0,
    "words shared": 1.0,
    "same day due": 1.5,
    "other day due": -4.0,
    "same number": 1.5,
    "other number": -3.0,
    "same party": 0.5,
    "other party": -2.5,
    "other term": -4.0,
    "one forbids it": -6.0,
    "told twice in a report": -1.0,
    "": -3.0,
}
"""What each likeness adds; the last is what two have against them from the start."""
LEAST: Final = 0.0
UNLIKELY: Final = -3.0
"""What a pair counts that shares nothing."""
MOST_WORDS: Final = 5
MANY: Final = 100
"""A word that more mentions have leads to none of them."""
CLOCK: Final = 1
APART: Final = 7
"""Deadlines fewer days apart may be one, told in other words."""
TEN: Final = 10
YEARS: Final = range(1900, 2101)
_ANY_DAY: Final = date(2001, 1, 1)
MONTHS: Final = "|".join(month_name[1:])
_OF_TIME: Final = re.compile(
    rf"\b(?:{MONTHS}) \d+|\b\d+(?:st|nd|rd|th)? (?:of )?(?:{MONTHS})"
    r"|\b\d+[ -](?:days?|weeks?|months?|years?|hours?)\b"
)
_FIGURES: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,])\d+(?:\.\d+)?(?![\d,.]*\d)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_EMPTY: Final = frozenset(
    map(
        stem,
        (
            "will would must shall should is are be been to by within end days day weeks months month year years all"
            " every its their his her other last first second further more agreed agree promised undertaken held under"
            " text accord agreement deal said says according side sides party parties least later than until till due"
            " date per cent percent cubic square metres metre seconds second tonnes kilograms kilometres miles barrels"
        ).split(),
    )
)


@dataclass(frozen=True, slots=True)
class Undertaken:
    """One mention of a commitment as it is compared: `event` and `obligors` as they are across reports."""

    mention: CommitmentMention
    event: str | None
    obligors: frozenset[str]
    stems: frozenset[str]
    numbers: frozenset[float]


def undertaken(mention: CommitmentMention, events: Mapping[str, str]) -> Undertaken:
    """Return a mention as it is compared; `events` has of each event mention the event across reports."""
    return Undertaken(
        mention=mention,
        event=events.get(mention.event, mention.event) if mention.event else None,
        obligors=frozenset(one.actor for one in mention.obligors if one.actor),
        stems=things_of(mention),
        numbers=_numbers_of(mention),
    )


def _numbers_of(mention: CommitmentMention) -> frozenset[float]:
    """Return the numbers in an act, those of its deadline left out."""
    ends = (end for one in mention.quantities for end in (one.low, one.high))
    act, due = mention.act, mention.due
    at = max(0, due.start - act.start) if due else len(act.quote)
    rest = act.quote[max(at, due.end - act.start) :] if due else ""
    return frozenset(end for end in ends if end is not None) | numbers_in(act.quote[:at]) | numbers_in(rest)


def link_commitments(mentions: Sequence[Undertaken]) -> tuple[dict[str, str], list[Link]]:
    """Return of each mention the least identifier of its commitment, and the likenesses that made these."""
    held = {one.mention.id: one for one in mentions}
    links = [found for one, other in _pairs(mentions) if (found := compare(held[one], held[other]))]
    apart = list(_stages(mentions))
    groups, made = agglomerate(links, least=LEAST, unlinked=UNLIKELY, apart=apart)
    return {name: groups.get(name, name) for name in held}, made


def _pairs(mentions: Sequence[Undertaken]) -> list[tuple[str, str]]:
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for one in mentions:
        day = one.mention.deadline.latest
        for key in {*one.stems, one.event or "", f"due {day}" if day else ""} - {""}:
            blocks[key].append(one.mention.id)
    pairs = {pair for block in blocks.values() if len(block) <= MANY for pair in combinations(sorted(block), 2)}
    return sorted(pairs)


def _stages(mentions: Iterable[Undertaken]) -> Iterator[tuple[str, str]]:
    """Give the pairs that one sentence tells as two: stages, or two things promised."""
    of: defaultdict[tuple[str, str | None], list[Undertaken]] = defaultdict(list)
    for one in mentions:
        of[one.mention.act.document, one.mention.event].append(one)
    for (_, event), same in of.items():
        if event:
            yield from combinations(sorted(one.mention.id for one in same), 2)


def compare(one: Undertaken, other: Undertaken) -> Link | None:
    """Return the link of two mentions, None where nothing speaks for one commitment."""
    features = dict(_features(one, other))
    score = WEIGHTS[""] + sum(WEIGHTS[name] * value for name, value in features.items())
    told = [f"{name} {WEIGHTS[name] * value:+.1f}" for name, value in features.items()]
    return link(one.mention.id, other.mention.id, score, ", ".join(told)) if score > UNLIKELY else None


def _features(one: Undertaken, other: Undertaken) -> Iterator[tuple[str, float]]:
    if one.event and one.event == other.event:
        yield "same event", 1.0
    if shared := one.stems & other.stems:
        yield "words shared", float(min(len(shared), MOST_WORDS))
    extends = one.mention.extends or other.mention.extends
    yield from _compared("day due", due_alike(one.mention.deadline, other.mention.deadline), but=extends)
    if not extends and _are_other_terms(one.mention.term, other.mention.term):
        yield "other term", 1.0
    yield from _compared("number", _meet(one.numbers, other.numbers))
    yield from _compared("party", _meet(one.obligors, other.obligors))
    if one.mention.negative != other.mention.negative:
        yield "one forbids it", 1.0
    if one.mention.act.document == other.mention.act.document:
        yield "told twice in a report", 1.0


def _are_other_terms(one: str | None, other: str | None) -> bool:
    """Return whether two durations are not one told in other words, as half a year and 180 days are."""
    ends = [later(_ANY_DAY, term) if term else None for term in (one, other)]
    days = sorted((end - _ANY_DAY).days for end in ends if end)
    return len(days) > 1 and days[1] - days[0] > max(CLOCK, days[1] / TEN)


def _compared(name: str, same: bool | None, *, but: bool = False) -> Iterator[tuple[str, float]]:
    if same:
        yield f"same {name}", 1.0
    elif same is False and not but:
        yield f"other {name}", 1.0


def _meet(one: frozenset[object], other: frozenset[object]) -> bool | None:
    return bool(one & other) if one and other else None


def due_alike(one: Interval, other: Interval) -> bool | None:
    """Return whether two deadlines can be one; None where that cannot be told."""
    if one.latest is None or other.latest is None:
        return None
    first, second = one.earliest or one.latest, other.earliest or other.latest
    gap = max((second - one.latest).days, (first - other.latest).days)
    return True if gap <= CLOCK else None if gap < APART else False


def numbers_in(text: str) -> frozenset[float]:
    """Return the numbers that a text writes in figures, those of dates and durations and what is below ten left out.

    >>> sorted(numbers_in("1,400 of the 3,200 had gone by 2031, in 7 ships"))
    [1400.0, 3200.0]
    """
    found = (float(one.replace(",", "")) for one in _FIGURES.findall(_OF_TIME.sub(" ", text)))
    return frozenset(one for one in found if one >= TEN and one not in YEARS)


def things_of(mention: CommitmentMention) -> frozenset[str]:
    """Return the stems of what a mention names, but for the words that say by when it is due."""
    told = mention.whole or mention.act
    until = mention.reckoned_from or mention.due
    if mention.due is None or until is None or not told.start <= mention.due.start <= until.end <= told.end:
        return things_in(told.quote)
    first, last = mention.due.start - told.start, max(until.end, mention.due.end) - told.start
    return things_in(told.quote[:first]) | things_in(told.quote[last:])


@lru_cache(maxsize=1 << 14)
def things_in(text: str) -> frozenset[str]:
    """Return the stems of what a text names and does, names and numbers left out.

    >>> sorted(things_in("Norland will free 140 prisoners"))
    ['free', 'prison']
    """
    plain = (word for word in _WORD.findall(text) if word.islower())
    return content_of(" ".join(plain)) - _EMPTY
