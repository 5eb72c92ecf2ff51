"""Disagreements: what does not fit together in what is told of one event.

Numbers that do not meet, days that do not meet, what one says happened and another denies, and deeds that are laid at
different doors. Nothing is settled here; whose word counts is for the reader.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from rapporteur.link.commitments import numbers_in
from rapporteur.link.tellings import alike, content_of
from rapporteur.model import EventType, Quantity, Span, Stance, Statement, Status
from rapporteur.record.consensus import SINCE_THEN, Told, root_of
from rapporteur.record.disagreements.counts import are_apart, in_figures
from rapporteur.record.disagreements.denials import ANSWERS, CLAIMED, DENIED, in_short
from rapporteur.record.disagreements.sides import Disagreement, Held, disagreement, joined

COUNTED: Final = ("killed", "injured", "released", "troops", "money")
"""What numbers of one event can disagree about."""
DEEDS: Final = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.PROTEST))
"""Events that can be laid at a door."""
CLOCK: Final = 1
"""Days that may differ by the clock of where a report was written."""
NARROW: Final = 3
"""A time of more days is no date that could be wrong."""
MONTH: Final = 31
"""A time of more days tells no day at all, and days further apart are of two events."""
LATELY: Final = 4
"""Days before a report on which is what it tells of no day."""
MOST_VALUES: Final = 4
"""What is told in more ways is told of several events."""
MUCH_ALIKE: Final = 4
"""As many, where they do not tell the day."""
ALIKE: Final = 2
"""Things that two sentences must share to tell of one event, whatever they were linked by."""
_EMPTY: Final = content_of(
    "killed died dead deaths wounded injured hurt people persons soldiers men women troops said according"
)
"""What tells of no event more than of another."""
_IN_ALL: Final = re.compile(r"\b(?:since|so far|in all|in total|altogether|over the years)\b", re.IGNORECASE)
"""Words of a sentence whose numbers are of more than one event."""
_BLAME: Final = re.compile(
    r"\b(?:blam|accus|responsib|behind|the work of|carried out by|at the hands of)", re.IGNORECASE
)
"""Words of a sentence that lays a deed at somebody's door."""
_NOT_YET: Final = re.compile(r"\b(?:so far|yet|until now|still|as of)\b", re.IGNORECASE)
_UNDERTAKES: Final = re.compile(
    r"\b(?:undert|promis|pledg|vow|offer|agree|demand|want|insist|ask|urg|call|threat|propos)\w*", re.IGNORECASE
)
"""Cues of those who do not say that something is so."""


def may_differ(told: Sequence[Told]) -> bool:
    """Return whether some who tell of an event may disagree, whoever they are: where this is false, nobody does, on
    whatever day it is seen from."""
    counted: dict[str, list[Quantity]] = {}
    for quantity in (quantity for one in told for quantity in one.mention.quantities):
        counted.setdefault(quantity.what, []).append(quantity)
    days = [days for one in told if one.mention.status in SINCE_THEN and (days := _days(one))]
    said = [(one, each) for one in told for each in one.within]
    blamed = {_doers_in(one) for one in told if one.mention.type in DEEDS and one.within and _blames(one)}
    return len(told) > 1 and (
        any(_reach_apart(counted[what]) for what in counted.keys() & {*COUNTED})
        or max((first for first, _ in days), default=date.min) - min((last for _, last in days), default=date.max)
        > timedelta(CLOCK)
        or any(_denies(one, each) for one, each in said)
        or len(blamed - {frozenset()}) > 1
    )


def _reach_apart(counted: Sequence[Quantity]) -> bool:
    """Return whether the highest of some numbers cannot be so where the lowest is."""
    return max(one.low or 0 for one in counted) > min(math.inf if one.high is None else one.high for one in counted)


def disagreements_of(event: str, told: Sequence[Told]) -> list[Disagreement]:
    """Return where those who tell of an event disagree."""
    if not may_differ(told):
        return []
    return [*_numbers(event, told), *_dates(event, told), *_denials(event, told), *_doers(event, told)]


def _numbers(event: str, told: Sequence[Told]) -> Iterator[Disagreement]:
    """Give the numbers that cannot both be so, of two reports of which neither tells the other's too."""
    for what in COUNTED:
        held = [
            (one, quantity)
            for one in told
            if one.mention.status is not Status.POSSIBLE and not _IN_ALL.search(one.words)
            for quantity in one.mention.quantities
            if quantity.what == what
        ]
        known = {(one.outlet.document, in_figures(quantity)) for one, quantity in held}
        apart = {
            place
            for (at, (one, mine)), (other_at, (other, theirs)) in combinations(enumerate(held), 2)
            if _are_two(one, other)
            and are_apart(mine, theirs)
            and (one.outlet.document, in_figures(theirs)) not in known
            and (other.outlet.document, in_figures(mine)) not in known
            and _may_be_one(one, other)
            for place in (at, other_at)
        }
        counts = [(held[place][0], in_figures(held[place][1]), held[place][1].span) for place in sorted(apart)]
        yield from _if_few(event, "numbers", what, counts)


def _are_two(one: Told, other: Told) -> bool:
    """Return whether two mentions are the word of two: nobody disagrees with himself, nor with a copy of himself."""
    return one.outlet.root != other.outlet.root or root_of(one) != root_of(other)


def _may_be_one(one: Told, other: Told) -> bool:
    """Return whether two mentions that were linked are of one event by their words, and by their days where both tell
    these."""
    if not (one.words and other.words):
        return True
    mine, theirs = _days(one), _days(other)
    shared = _shared(_things(one.words), _things(other.words))
    if mine and theirs:
        return shared > 0 and _gap(mine, theirs) <= CLOCK
    mine, theirs = mine or _lately(one), theirs or _lately(other)
    return shared >= MUCH_ALIKE and mine is not None and theirs is not None and _gap(mine, theirs) <= CLOCK


def _lately(one: Told) -> tuple[date, date] | None:
    """Return the days from shortly before a report to its own, on which is what it tells without a day."""
    day = one.outlet.published.day
    return (max(day, date.min + timedelta(LATELY)) - timedelta(LATELY), day) if day else None


def _things(words: str) -> frozenset[str]:
    return content_of(words) - _EMPTY


def _days(one: Told) -> tuple[date, date] | None:
    """Return the days on which a mention tells its event to have been, where that is known to a month."""
    first, last = one.mention.time.earliest, one.mention.time.latest
    is_told = one.mention.when and first and last and (last - first).days <= MONTH
    return (first, last) if is_told and first and last else None


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    return max((other[0] - one[1]).days, (one[0] - other[1]).days)


def _dates(event: str, told: Sequence[Told]) -> Iterator[Disagreement]:
    """Give the days that do not meet of what two sentences tell in the same words."""
    held = [
        (one, days, one.mention.when or one.mention.trigger)
        for one in told
        if one.mention.status in SINCE_THEN and (days := _days(one)) and (days[1] - days[0]).days <= NARROW
    ]
    apart = [
        place
        for (at, (one, mine, _)), (other_at, (other, theirs, _)) in combinations(enumerate(held), 2)
        if _are_two(one, other)
        and CLOCK < _gap(mine, theirs) <= MONTH
        and (_shared(_things(one.words), _things(other.words)) > ALIKE or not (one.words and other.words))
        for place in (at, other_at)
    ]
    days_told = [
        (one, str(first) if first == last else f"{first}–{last}", when)
        for one, (first, last), when in (held[place] for place in sorted(set(apart)))
    ]
    yield from _if_few(event, "dates", "when it was", days_told)


def _if_few(event: str, type_: str, about: str, held: Sequence[tuple[Told, str, Span]]) -> Iterator[Disagreement]:
    """Give a disagreement of few values: what is told in many ways is told of many events."""
    if 0 < len({value for _, value, _ in held}) <= MOST_VALUES:
        yield _made(event, type_, about, held)


def _denials(event: str, told: Sequence[Told]) -> Iterator[Disagreement]:
    """Give what some deny of which others say that it was, or is to be."""
    denied = [one for one in told if _is_denied(one)]
    sources = {root_of(one) for one in denied}
    claimed = [one for one in told if _is_claimed(one) and root_of(one) not in sources]
    meant = [one for one in claimed if any(_tell_alike(one, other) for other in denied)]
    if meant:
        held = [(one, DENIED, one.mention.trigger) for one in denied]
        about = in_short(max(denied[0].within[0].content, key=lambda span: len(span.quote)))
        yield _made(event, "denial", about, [*held, *((one, CLAIMED, one.mention.trigger) for one in meant)])


def _is_denied(one: Told) -> bool:
    """Return whether a mention is what somebody says was not, and not only was not so far, or not his doing."""
    said = one.within[0] if one.within else None
    if said is None or _NOT_YET.search(one.words) or ANSWERS.match(said.content[0].quote):
        return False
    return _denies(one, said)


def _denies(one: Told, said: Statement) -> bool:
    return said.stance is Stance.DENIES or (said.direct and one.mention.status is Status.DID_NOT_HAPPEN)


def _is_claimed(one: Told) -> bool:
    """Return whether a mention says that something was or, in somebody's mouth, that it is to be or may be."""
    if not one.within:
        return one.mention.status in SINCE_THEN
    said = one.within[0]
    if said.stance not in (Stance.ASSERTS, Stance.CONFIRMS) or any(_UNDERTAKES.search(cue.quote) for cue in said.cue):
        return False
    return one.mention.status in (*SINCE_THEN, Status.PLANNED, Status.POSSIBLE)


def _tell_alike(one: Told, other: Told) -> bool:
    return not (one.words and other.words) or _shared(_things(one.words), _things(other.words)) >= ALIKE


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many things of one sentence another names."""
    return sum(any(alike(mine, theirs) for theirs in other) for mine in one)


def seconded(one: Disagreement, told: Sequence[Told]) -> Disagreement:
    """Return a disagreement on a denial with all who tell, of the event it is of, that what is claimed was so: in words
    alike, and with the number that is claimed."""
    claim = " ".join(span.quote for side in one.sides if side.value == CLAIMED for span in side.spans)
    deniers = {by for side in one.sides if side.value == DENIED for by in side.held_by}
    held = [
        _held(each, CLAIMED, each.mention.trigger)
        for each in told
        if each.mention.status in SINCE_THEN
        and _is_claimed(each)
        and numbers_in(claim) <= numbers_in(each.words)
        and _shared(_things(each.words), _things(claim)) >= ALIKE
        and root_of(each).name not in deniers
    ]
    return joined(one, disagreement(one.type, one.about, held, event=one.event)) if held else one


def _doers(event: str, told: Sequence[Told]) -> Iterator[Disagreement]:
    """Give who is blamed, where different sources blame others for the same."""
    held = [
        (one, _doers_in(one))
        for one in told
        if one.mention.type in DEEDS and one.mention.status in SINCE_THEN and one.within and _blames(one)
    ]
    apart = {
        place
        for (at, (one, mine)), (other_at, (other, theirs)) in combinations(enumerate(held), 2)
        if mine and theirs and not mine & theirs and root_of(one) != root_of(other) and _may_be_one(one, other)
        for place in (at, other_at)
    }
    blamed = [
        (held[place][0], part.actor, part.span)
        for place in sorted(apart)
        for part in held[place][0].mention.actors
        if part.actor
    ]
    if blamed:
        yield _made(event, "parties", "who did it", blamed)


def _doers_in(one: Told) -> frozenset[str]:
    return frozenset(part.actor for part in one.mention.actors if part.actor)


def _blames(one: Told) -> bool:
    return not one.words or bool(_BLAME.search(one.words))


def _made(event: str, type_: str, about: str, held: Iterable[tuple[Told, str, Span]]) -> Disagreement:
    return disagreement(type_, about, [_held(one, value, span) for one, value, span in held], event=event)


def _held(one: Told, value: str, span: Span) -> Held:
    return Held(by=root_of(one).name, value=value, span=span, statement=one.within[0].id if one.within else None)
