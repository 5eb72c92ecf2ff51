"""Outcomes: what a sentence tells of what became of a commitment, with the reason in words.

A sentence is heard where it names what the commitment names. That it tells of the thing as done, missed, put off or
replaced is read from the event in it, else from its words; what is told as still ahead tells nothing.
"""

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import Final

from rapporteur.annotate.undertakings import LENGTHENS
from rapporteur.link.commitments import things_in
from rapporteur.model import UNKNOWN, CommitmentMention, EventMention, EventType, Interval, Span, Status, TimeExpression
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that may bear on commitments, the report that brings it, and the events that it tells of, each with
    its identifier across reports."""

    words: Span
    outlet: Outlet
    mentions: tuple[tuple[str, EventMention], ...] = ()
    times: tuple[TimeExpression, ...] = ()


_NUMBER: Final = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_MONTHS: Final = "|".join(month_name[1:])
PART: Final = re.compile(
    rf"\b(?:part(?:ly|ial(?:ly)?)|in part|half of|most of|only part|incomplete(?:ly)?|not all"
    r"|(?<!as )part of (?:the|its|their) (?!deal|agreement|accord|plan|talks|pact|programme|program)"
    rf"|{_NUMBER} of (?:its|their|the|his|her) {_NUMBER})\b",
    re.IGNORECASE,
)
_SUPERSEDES: Final = re.compile(
    r"\b(?:replac\w+|supersed\w+|tak\w+ the place of|took the place of|instead of|in place of|overtak\w+)\b",
    re.IGNORECASE,
)
MISSED: Final = re.compile(
    r"\b(?:miss(?:ed|es|ing)? (?:the|its|their|a|that|this) (?:\w+ ){0,2}(?:deadline|target|date)|let\b.{0,30}\bgo by"
    r"|came and went|(?:has |had )?passed(?= (?:without|with no|and nobody|in its turn)|[.,;]))",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    r"\b(?:has|have|had|was|were)\b(?:\s+\w+){0,3}?\s+(?:\w+ed|\w+en|done|out|gone|become|begun|met|put|cut|paid|sent"
    r"|left|sold|built|brought|held|made|shut)\b"
    r"|\b(?:completed|fulfilled|complied|carried out|delivered|became|received|finished)\b",
    re.IGNORECASE,
)
_NOT_DONE: Final = re.compile(
    r"\b(?:not|never|yet to|still|fail\w*|refus\w*|without|nobody|none|no longer)\b|n['’]t\b", re.IGNORECASE
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|should|must|may|might|could|can|to be|is to|are to|was to|were to|due to|if|unless"
    r"|demand\w*|urg\w+|want\w*|insist\w*|hop\w+|expect\w*)\b",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    rf"\b(?P<month>{_MONTHS}) (?P<day>\d{{1,2}})\b"
    rf"|\b(?P<earlier>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<later>{_MONTHS})\b"
)
_ASKED: Final = re.compile(r"\b(?:whether|den(?:y|ies|ied|ying)|reject\w*|demand\w*|rumou?r\w*)\b", re.IGNORECASE)
_ORDINAL: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b"
    r"(?= (?:\w+ ){0,2}?(?:round|stage|phase|session|meeting|tranche|instalment|installment|talks|batch|summit)s?\b)",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(r"\b(?:was|were|been|be|being|is|are)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_JOINT: Final = re.compile(r";\s+|,\s+(?:and|but|while|though|although)\s+|\s+but\s+")
_LATE: Final = re.compile(
    r"\b(?:days?|weeks?|months?|hours?|years?) late\b|\b(?:late|later) than (?:promised|planned|agreed|due)\b|\bbelated"
    r"|\bafter the (?:deadline|date)\b",
    re.IGNORECASE,
)
_IN_TIME: Final = re.compile(
    r"\b(?:in time|on time|on schedule|ahead of (?:time|schedule)|in full|(?:days?|weeks?) before)\b", re.IGNORECASE
)
_EXTENDS: Final = re.compile(rf"\b(?:{LENGTHENS})\b", re.IGNORECASE)
_BESIDE: Final = 24
_WHOLE: Final = 0.95
"""What share of a number is as good as all of it."""
CAME: Final = (Status.HAPPENED, Status.ONGOING)
_A_YEAR: Final = 366
THINGS: Final = 2
"""Things that a sentence must name of what a commitment names."""
WORDS_ALONE: Final = frozenset(
    (EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT)
)
"""What is done by words alone keeps no promise of deeds."""


def effect_of(
    mentions: Sequence[CommitmentMention], passage: Passage, *, deadline: Interval, told: date
) -> Evidence | None:
    """Return what a sentence tells of a commitment that was first told on a day, None where it tells nothing of how it
    went: of what was before, of what others did, or only asks."""
    stems = _stems(mentions)
    part = _part_about(passage.words, stems)
    words, telling = part.quote, _telling(mentions, passage, part)
    event, mention = telling or (None, None)
    named = bool(mention and things_in(mention.trigger.quote) & stems)
    theirs = _by_them(mentions, mention, passage.words.quote)
    when = mention.time if mention and mention.when else _when(passage, part, deadline)
    if words.rstrip().endswith("?") or _is_other(mentions, mention, words) or _is_past(when, deadline, told):
        return None
    late = _is_late(when, words, deadline)
    since = when.earliest or when.latest or told_on(passage.outlet)
    made = partial(Evidence, event=event, span=part, day=when.day, since=since, late=late, told_by=passage.outlet.root)
    replaced, moved = _asserted(words, _SUPERSEDES), _asserted(words, _EXTENDS)
    if replaced and things_in(words[replaced.end() : replaced.end() + _BESIDE]) & stems:
        return made(effect=Effect.SUPERSEDES, reason=f"told to be replaced: “{replaced.group()}”")
    if moved:
        return made(effect=Effect.EXTENDS, reason=f"more time: “{moved.group()}”")
    if mentions[0].negative:
        done = mention is not None and named and mention.status in CAME and theirs
        return made(effect=Effect.BREAKS, reason="what was not to be done is told as done") if done else None
    if missed := MISSED.search(words):
        is_it = _is_its_day(passage, deadline) and (stems & things_in(passage.words.quote) or theirs)
        reason = f"told as missed: “{missed.group()}”"
        return made(effect=Effect.BREAKS, reason=reason, missed=True) if is_it else None
    if _is_done(passage, part, mention, stems) and (len(stems) >= THINGS or (named and theirs)):
        at = mention.trigger.start - part.start if mention else 0
        if share := _share(mentions, mention, words, at):
            return made(effect=Effect.PART, reason=share)
        return made(effect=Effect.KEEPS, reason=_kept_words(words, when.day, deadline))
    if mention and mention.status is Status.CALLED_OFF and named:
        return made(effect=Effect.BREAKS, reason="told to be called off")
    past = deadline.latest and (passage.outlet.published.earliest or date.min) > deadline.latest
    if past and (undone := _NOT_DONE.search(words)) and mention and mention.status is Status.DID_NOT_HAPPEN:
        return made(effect=Effect.BREAKS, reason=f"told as not done after {deadline.latest}: “{undone.group()}”")
    return None


def _asserted(words: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return where some words stand that are told as so, and not as ahead, denied or asked."""
    found = pattern.search(words)
    if found is None or _ASKED.search(words):
        return None
    before = words[: found.start()]
    return None if _AHEAD.search(before) or _NOT_DONE.search(before) else found


def _is_other(mentions: Sequence[CommitmentMention], mention: EventMention | None, words: str) -> bool:
    """Return whether an event is the deed of others than are bound, or another of a numbered series."""
    bound = {part.actor for one in mentions for part in one.obligors if part.actor}
    does = _doers(mention, words) if mention else set()
    mine = {one.lower() for commitment in mentions for one in _ORDINAL.findall(commitment.act.quote)}
    theirs = {one.lower() for one in _ORDINAL.findall(words)}
    return bool((bound and does and not bound & does) or (mine and theirs and not mine & theirs))


def _doers(mention: EventMention, words: str) -> set[str]:
    """Return who is told to do something by standing before its trigger as who does it."""
    trigger = mention.trigger
    at = words.find(trigger.quote)
    if at < 0 or _PASSIVE.search(words, 0, at):
        return set()
    return {part.actor for part in mention.actors if part.actor and part.span.end <= trigger.start}


def _is_past(when: Interval, deadline: Interval, told: date) -> bool:
    """Return whether a time lies before a commitment was first told, unless it was past itself by then."""
    told_past = deadline.latest is not None and deadline.latest < told
    return when.latest is not None and when.latest < told and not told_past


def _is_its_day(passage: Passage, deadline: Interval) -> bool:
    """Return whether a sentence names the day on which something was due, and is told no earlier; a day whose year is
    not known, within a year."""
    due, told = deadline.latest, told_on(passage.outlet)
    if due is None or told < due:
        return False
    days = {one.interval.day for one in passage.times if one.interval and one.interval.day}
    named = f"{due:%B} {due.day}" in days_named(passage.words.quote)
    return due in days or (named and not days and (told - due).days <= _A_YEAR)


def told_on(outlet: Outlet) -> date:
    """Return the day by which a report surely was out, the first day there is where nobody knows."""
    return outlet.published.latest or outlet.published.earliest or date.min


def _part_about(words: Span, stems: frozenset[str]) -> Span:
    """Return the part of a sentence that names most of what a commitment names: from one "and" or "but" to the next."""
    joints = [(0, 0), *(one.span() for one in _JOINT.finditer(words.quote)), (len(words.quote), 0)]
    parts = [(first, last) for (_, first), (last, _) in pairwise(joints) if words.quote[first:last].strip()]
    first, last = max(parts, key=lambda part: len(things_in(words.quote[slice(*part)]) & stems))
    return Span(words.document, words.start + first, words.start + last, words.quote[first:last])


def _when(passage: Passage, part: Span, deadline: Interval) -> Interval:
    """Return the last time that a part of a sentence tells, other than the deadline itself."""
    told = [one.interval for one in passage.times if part.start <= one.span.start < part.end and one.interval]
    return next((one for one in reversed(told) if one.latest != deadline.latest), UNKNOWN)


def _is_late(when: Interval, words: str, deadline: Interval) -> bool:
    told = when.earliest is not None and deadline.latest is not None and when.earliest > deadline.latest
    return told or bool(_LATE.search(words))


def _stems(mentions: Sequence[CommitmentMention]) -> frozenset[str]:
    return frozenset(thing for one in mentions for thing in things_in((one.whole or one.act).quote))


def _telling(mentions: Sequence[CommitmentMention], passage: Passage, part: Span) -> tuple[str, EventMention] | None:
    """Return the event of a part of a sentence that is the doing of a commitment: by its trigger, or its type."""
    kinds = {one.type for one in mentions if one.type}
    inside = [one for one in passage.mentions if part.start <= one[1].trigger.start < part.end]
    able = [one for one in inside if one[1].type not in WORDS_ALONE or one[1].type in kinds]
    stems = _stems(mentions)
    ranked = sorted(
        able,
        key=lambda one: (not things_in(one[1].trigger.quote) & stems, one[1].type not in kinds, one[1].trigger.start),
    )
    return ranked[0] if ranked else None


def _by_them(mentions: Sequence[CommitmentMention], mention: EventMention | None, words: str) -> bool:
    """Return whether an event is done by who is bound, or words name them."""
    parts = [part for one in mentions for part in one.obligors]
    does = {part.actor for part in mention.actors if part.actor} if mention else set()
    named = {part.span.quote for part in parts if part.actor and part.span.quote[:1].isupper()}
    return bool({part.actor for part in parts} & does) or any(name in words for name in named)


def _is_done(passage: Passage, part: Span, mention: EventMention | None, stems: frozenset[str]) -> bool:
    """Return whether a part of a sentence tells that something was done: its event happened, or else one of its verbs
    that is not the saying of something."""
    if mention:
        return mention.status is Status.HAPPENED
    if _AHEAD.search(part.quote) or _NOT_DONE.search(part.quote):
        return False
    said = [(one.trigger.start - part.start, one.trigger.end - part.start) for _, one in passage.mentions]
    for found in _DONE.finditer(part.quote):
        if things_in(found.group()) & stems or not any(a < found.end() and found.start() < b for a, b in said):
            return True
    return False


def _kept_words(words: str, day: date | None, deadline: Interval) -> str:
    told = _LATE.search(words) or _IN_TIME.search(words)
    if day is None:
        return f"told as done, “{told.group()}”" if told else "told as done"
    gap = (deadline.latest - day).days if deadline.latest else None
    if gap is None:
        return f"told as done on {day}"
    late = "on the last day" if not gap else f"{count_days(gap)} {'before' if gap > 0 else 'after'} it was due"
    return f"told as done on {day}, {late}"


def count_days(days: int) -> str:
    """Return a number of days in words, whichever way they run.

    >>> count_days(-1), count_days(3)
    ('1 day', '3 days')
    """
    return f"{abs(days)} day{'' if abs(days) == 1 else 's'}"


def _share(mentions: Sequence[CommitmentMention], mention: EventMention | None, words: str, at: int) -> str | None:
    """Return in words that part of it was done, where numbers or words near the trigger say so."""
    wanted = {(one.what, one.high or one.low) for commitment in mentions for one in commitment.quantities}
    done = {(one.what, one.high or one.low) for one in mention.quantities} if mention else set()
    for what, number in sorted(done, key=str):
        able = [of for kind, of in wanted if kind == what and of]
        if able and number and number < min(able) * _WHOLE:
            return f"{number:,} of {min(able):,}"
    found = PART.search(words, max(0, at - 2 * _BESIDE)) if mention else PART.search(words)
    return f"told as done in part: “{found.group()}”" if found else None


def days_named(words: str) -> Iterator[str]:
    """Give the days of a year that some words name, as "May 4"."""
    for one in _DAY.finditer(words):
        yield f"{one['month'] or one['later']} {int(one['day'] or one['earlier'])}"
