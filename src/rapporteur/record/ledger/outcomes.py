"""Outcomes: what a sentence tells of what became of a commitment, with the reason in words.

A sentence is heard where it names what the commitment names. That it tells of the thing as done, missed, put off or
replaced is read from the event in it, else from its words; what is told as still ahead tells nothing.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from rapporteur.link.commitments import things_in, things_of
from rapporteur.model import UNKNOWN, CommitmentMention, EventMention, EventType, Interval, Span, Status
from rapporteur.record.ledger.evidence import Effect, Evidence, Passage, told_on
from rapporteur.record.ledger.outcome_words import (
    AHEAD,
    BELOW,
    DONE,
    EXTENDS,
    IN_TIME,
    LATE,
    MISSED,
    NEVER_CAME,
    NOT_DONE,
    ORDINAL,
    PART,
    PASSIVE,
    REPLACES,
    STAGES,
    asserted,
    days_named,
    terms_in,
)

_BESIDE: Final = 24
_WHOLE: Final = 0.95
"""What share of a number is as good as all of it."""
CAME: Final = (Status.HAPPENED, Status.ONGOING)
_A_YEAR: Final = 366
NEAR: Final = 62
"""Days around the day on which something is due in which it is most likely done."""
THINGS: Final = 2
"""Things that a sentence must name of what a commitment names."""
WORDS_ALONE: Final = frozenset(
    (EventType.AGREE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT)
)
"""What is done by words alone keeps no promise of deeds."""
HARM: Final = (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST)
"""What is done against others keeps no promise of something else."""


def effect_of(
    mentions: Sequence[CommitmentMention], passage: Passage, *, deadline: Interval, told: date, beside: bool = False
) -> Evidence | None:
    """Return what a sentence tells of a commitment that was first told on a day, None where it tells nothing of how it
    went: of what was before, of what others did, or only asks.

    `beside` where it stands right after the commitment, so that it need not name it.
    """
    stems = stems_of(mentions)
    part = _part_about(passage, stems)
    words, telling = part.quote, _telling(mentions, passage, part)
    event, mention = telling or (None, None)
    named = bool(mention and things_in(mention.trigger.quote) & stems)
    theirs = _by_them(mentions, mention, passage.words.quote)
    when = mention.time if mention and mention.when else _when(passage, part, deadline)
    since = when.earliest or when.latest or told_on(passage.outlet)
    late = _is_late(when, words, deadline)
    made = partial(Evidence, event=event, span=part, day=when.day, since=since, late=late, told_by=passage.outlet.root)
    if words.rstrip().endswith("?"):
        return None
    missed = MISSED.search(passage.words.quote)
    if missed and not mentions[0].negative and _is_its_day(passage, deadline):
        is_it = beside or theirs or _may_be_of(passage.words.quote, stems)
        reason = f"told as missed: “{missed.group()}”"
        return made(effect=Effect.BREAKS, reason=reason, missed=True, span=passage.words) if is_it else None
    if below := BELOW.search(words):
        return made(effect=Effect.PART, reason=f"told as done in part: “{below.group()}”")
    if _is_other(mentions, mention, words) or _is_past(when, deadline, told) or _is_far(when, deadline):
        return None
    if never := asserted(words, NEVER_CAME):
        return made(effect=Effect.BREAKS, reason=f"told as not done: “{never.group()}”")
    replaced, moved = asserted(words, REPLACES), asserted(words, EXTENDS)
    if replaced and _is_named(mentions, words[replaced.end() : replaced.end() + _BESIDE], stems):
        return made(effect=Effect.SUPERSEDES, reason=f"told to be replaced: “{replaced.group()}”")
    if moved:
        return made(effect=Effect.EXTENDS, reason=f"more time: “{moved.group()}”")
    if mentions[0].negative:
        done = mention is not None and named and mention.status in CAME and theirs
        return made(effect=Effect.BREAKS, reason="what was not to be done is told as done") if done else None
    if missed and not LATE.search(words):
        return None
    enough = len(stems) >= THINGS or (named and theirs) or _fits(when, deadline)
    if enough and _is_done(passage, part, mention, stems):
        at = mention.trigger.start - part.start if mention else 0
        share = _share(mentions, mention, words, at)
        effect = Effect.PART if share else Effect.KEEPS
        return made(effect=effect, reason=share or _kept_words(words, when.day, deadline))
    undone = _undone(mention, passage, words, deadline, named=named)
    return made(effect=Effect.BREAKS, reason=undone) if undone else None


def _undone(
    mention: EventMention | None, passage: Passage, words: str, deadline: Interval, *, named: bool
) -> str | None:
    """Return in words that an event was called off, or was not when it was due."""
    if mention and mention.status is Status.CALLED_OFF and named:
        return "told to be called off"
    past = deadline.latest and (passage.outlet.published.earliest or date.min) > deadline.latest
    undone = NOT_DONE.search(words)
    if past and undone and mention and mention.status is Status.DID_NOT_HAPPEN:
        return f"told as not done after {deadline.latest}: “{undone.group()}”"
    return None


def _may_be_of(words: str, stems: frozenset[str]) -> bool:
    """Return whether a sentence that tells of a day missed can be of what names some things: if it names one, or these
    are too few to be named, or it speaks of quotas and the like."""
    return bool(stems & things_in(words) or len(stems) < THINGS or STAGES.search(words))


def fits(found: Evidence, deadline: Interval) -> bool:
    """Return whether something was done on a day shortly before it was due, or after."""
    return found.effect in (Effect.KEEPS, Effect.PART) and found.day is not None and _fit(found.day, deadline)


def _fits(when: Interval, deadline: Interval) -> bool:
    return when.day is not None and _fit(when.day, deadline)


def _fit(day: date, deadline: Interval) -> bool:
    return deadline.latest is not None and -NEAR <= (deadline.latest - day).days <= NEAR


def _is_far(when: Interval, deadline: Interval) -> bool:
    """Return whether a time is so long after something was due that it is of something else."""
    return bool(deadline.latest and when.earliest and (when.earliest - deadline.latest).days > _A_YEAR)


def _is_named(mentions: Sequence[CommitmentMention], words: str, stems: frozenset[str]) -> bool:
    """Return whether words name what a commitment is about, or how long it was to take."""
    return bool(things_in(words) & stems or {one.term for one in mentions if one.term} & terms_in(words))


def _is_other(mentions: Sequence[CommitmentMention], mention: EventMention | None, words: str) -> bool:
    """Return whether an event is the deed of others than are bound, or another of a numbered series."""
    bound = {part.actor for one in mentions for part in one.obligors if part.actor}
    does = _doers(mention, words) if mention else set()
    mine = {one.lower() for commitment in mentions for one in ORDINAL.findall(commitment.act.quote)}
    theirs = {one.lower() for one in ORDINAL.findall(words)}
    return bool((bound and does and not bound & does) or (mine and theirs and not mine & theirs))


def _doers(mention: EventMention, words: str) -> set[str]:
    """Return who is told to do something by standing before its trigger as who does it."""
    trigger = mention.trigger
    at = words.find(trigger.quote)
    if at < 0 or PASSIVE.search(words, 0, at):
        return set()
    return {part.actor for part in mention.actors if part.actor and part.span.end <= trigger.start}


def _is_past(when: Interval, deadline: Interval, told: date) -> bool:
    """Return whether a time lies before a commitment was first told, unless it was past itself by then."""
    told_past = deadline.latest is not None and deadline.latest < told
    return when.latest is not None and when.latest < told and not told_past


def _is_its_day(passage: Passage, deadline: Interval) -> bool:
    """Return whether a sentence names the day on which something was due, or of a stage the month, and is told no
    earlier; a day whose year is not known, within a year."""
    due, told = deadline.latest, told_on(passage.outlet)
    if due is None or told < due:
        return False
    days = {one.interval.day for one in passage.times if one.interval and one.interval.day}
    named = f"{due:%B} {due.day}" in days_named(passage.words.quote)
    month = STAGES.search(passage.words.quote) and re.search(rf"\b{due:%B}\b", passage.words.quote)
    return due in days or ((named or bool(month)) and not days and (told - due).days <= _A_YEAR)


def _part_about(passage: Passage, stems: frozenset[str]) -> Span:
    """Return the part of a sentence that names most of what a commitment names."""
    words, part = passage.words, max(passage.parts, key=lambda part: len(part.things & stems))
    return Span(words.document, words.start + part.start, words.start + part.end, words.quote[part.start : part.end])


def _when(passage: Passage, part: Span, deadline: Interval) -> Interval:
    """Return the last time that a part of a sentence tells, other than the deadline itself."""
    told = [one.interval for one in passage.times if part.start <= one.span.start < part.end and one.interval]
    return next((one for one in reversed(told) if one.latest != deadline.latest), UNKNOWN)


def _is_late(when: Interval, words: str, deadline: Interval) -> bool:
    told = when.earliest is not None and deadline.latest is not None and when.earliest > deadline.latest
    return told or bool(LATE.search(words))


def stems_of(mentions: Sequence[CommitmentMention]) -> frozenset[str]:
    """Return the things that the mentions of a commitment name, but for when it is due."""
    return frozenset(thing for one in mentions for thing in things_of(one))


def _telling(mentions: Sequence[CommitmentMention], passage: Passage, part: Span) -> tuple[str, EventMention] | None:
    """Return the event of a part of a sentence that is the doing of a commitment: by its trigger, or its type."""
    kinds = {one.type for one in mentions if one.type}
    inside = [one for one in passage.mentions if part.start <= one[1].trigger.start < part.end]
    able = [one for one in inside if one[1].type not in (*WORDS_ALONE, *HARM) or one[1].type in kinds]
    stems = stems_of(mentions)
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
    if AHEAD.search(part.quote) or NOT_DONE.search(part.quote):
        return False
    said = [(one.trigger.start - part.start, one.trigger.end - part.start) for _, one in passage.mentions]
    for found in DONE.finditer(part.quote):
        if things_in(found.group()) & stems or not any(a < found.end() and found.start() < b for a, b in said):
            return True
    return False


def _kept_words(words: str, day: date | None, deadline: Interval) -> str:
    told = LATE.search(words) or IN_TIME.search(words)
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
