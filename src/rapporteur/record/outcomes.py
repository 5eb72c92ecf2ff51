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
from typing import Final

from rapporteur.link.commitments import things_in
from rapporteur.model import CommitmentMention, EventMention, EventType, Interval, Span, Status, TimeExpression
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
    """An event that bears on a commitment: what it does to it, why, and the words of the mention that shows it."""

    event: str | None
    effect: Effect
    reason: str
    span: Span
    day: date | None


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
_IN_TIME: Final = re.compile(
    r"\b(?:in time|on time|on schedule|ahead of (?:time|schedule)|in full|(?:days?|weeks?) before)\b", re.IGNORECASE
)
_EXTENDS: Final = re.compile(
    r"\b(?:extend\w*|prolong\w*|postpon(?:e|es|ed|ing)|put(?:s|ting)? (?:off|back)|push(?:es|ed|ing)? back"
    r"|mov(?:e|es|ed|ing) the (?:deadline|date)|defer(?:s|red|ring)?)\b",
    re.IGNORECASE,
)
_BESIDE: Final = 24
_WHOLE: Final = 0.95
"""What share of a number is as good as all of it."""
CAME: Final = (Status.HAPPENED, Status.ONGOING)
THINGS: Final = 2
"""Things that a sentence must name of what a commitment names."""
WORDS_ALONE: Final = frozenset(
    (EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT)
)
"""What is done by words alone keeps no promise of deeds."""


def effect_of(mentions: Sequence[CommitmentMention], passage: Passage, deadline: Interval) -> Evidence | None:
    """Return what a sentence tells of a commitment, None where it tells nothing of how it went."""
    words = passage.words.quote
    telling = _telling(mentions, passage)
    event, mention = telling or (None, None)
    day = mention.time.day if mention and mention.when else None
    made = partial(Evidence, event=event, span=mention.trigger if mention else passage.words, day=day)
    at = mention.trigger.start - passage.words.start if mention else 0
    replaced = _SUPERSEDES.search(words)
    if replaced and things_in(words[replaced.end() : replaced.end() + _BESIDE]) & _stems(mentions):
        return made(effect=Effect.SUPERSEDES, reason=f"told to be replaced: “{replaced.group()}”")
    moved = _EXTENDS.search(words)
    if moved and things_in(words[moved.end() :]) & _stems(mentions):
        ahead = _AHEAD.search(words, 0, moved.start())
        return None if ahead else made(effect=Effect.EXTENDS, reason=f"more time: “{moved.group()}”")
    if mentions[0].negative:
        done = mention is not None and mention.status in CAME
        return made(effect=Effect.BREAKS, reason="what was not to be done is told as done") if done else None
    if missed := MISSED.search(words):
        return made(effect=Effect.BREAKS, reason=f"told as missed: “{missed.group()}”")
    if _is_done(words, mention) and (len(_stems(mentions)) >= THINGS or _by_them(mentions, mention)):
        if share := _share(mentions, mention, words, at):
            return made(effect=Effect.PART, reason=share)
        return made(effect=Effect.KEEPS, reason=_kept_words(words, day, deadline))
    if mention and mention.status is Status.CALLED_OFF and things_in(mention.trigger.quote) & _stems(mentions):
        return made(effect=Effect.BREAKS, reason="told to be called off")
    past = deadline.latest and (passage.outlet.published.earliest or date.min) > deadline.latest
    if past and (undone := _NOT_DONE.search(words)) and mention and mention.status is Status.DID_NOT_HAPPEN:
        return made(effect=Effect.BREAKS, reason=f"told as not done after {deadline.latest}: “{undone.group()}”")
    return None


def _stems(mentions: Sequence[CommitmentMention]) -> frozenset[str]:
    return frozenset(thing for one in mentions for thing in things_in((one.whole or one.act).quote))


def _telling(mentions: Sequence[CommitmentMention], passage: Passage) -> tuple[str, EventMention] | None:
    """Return the event of a sentence that is the doing of a commitment: whose trigger has its words, or of its type."""
    kinds = {one.type for one in mentions if one.type}
    able = [one for one in passage.mentions if one[1].type not in WORDS_ALONE or one[1].type in kinds]
    stems = _stems(mentions)
    ranked = sorted(
        able,
        key=lambda one: (not things_in(one[1].trigger.quote) & stems, one[1].type not in kinds, one[1].trigger.start),
    )
    return ranked[0] if ranked else None


def _by_them(mentions: Sequence[CommitmentMention], mention: EventMention | None) -> bool:
    """Return whether an event has the words of a commitment for its trigger, and is done by who is bound."""
    bound = {part.actor for one in mentions for part in one.obligors if part.actor}
    does = {part.actor for part in mention.actors} if mention else set()
    return bool(mention and bound & does and things_in(mention.trigger.quote) & _stems(mentions))


def _is_done(words: str, mention: EventMention | None) -> bool:
    """Return whether a sentence tells that something was done."""
    if mention:
        return mention.status is Status.HAPPENED
    return bool(_DONE.search(words)) and not (_AHEAD.search(words) or _NOT_DONE.search(words))


def _kept_words(words: str, day: date | None, deadline: Interval) -> str:
    in_time = _IN_TIME.search(words)
    if day is None:
        return f"told as done, “{in_time.group()}”" if in_time else "told as done"
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
