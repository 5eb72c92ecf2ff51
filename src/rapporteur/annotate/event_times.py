"""Event times: when an event was or is to be, as the words that govern it say, else as the report's day and its status
bound it. Nothing is filled in: an end that nobody gives stays open.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from rapporteur.annotate.ordered import Ordered
from rapporteur.model import (
    UNKNOWN,
    Basis,
    Document,
    EventMention,
    EventType,
    Interval,
    Span,
    Statement,
    Status,
    TimeExpression,
    TimexType,
)

SPEECH: Final = frozenset(
    (
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    )
)
"""What is done by saying it."""
AHEAD: Final = frozenset((Status.PLANNED, Status.POSSIBLE))
_NOT: Final = r"(?:\bnot\b|\bno\b|n['’]t\b|\bnever\b)"
_FROM: Final = re.compile(
    rf"(?:\b(?:since|from|starting|beginning|as of|as from)|{_NOT} (?:earlier|sooner) than"
    rf"|{_NOT}(?: \w+){{0,3}} (?:before|until|till))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"\bafter\s+(?:the\s+)?$", re.IGNORECASE)
_BY: Final = re.compile(rf"\b(?:by|until|till|{_NOT} later than|up to|through)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:before|ahead of|prior to)\s+(?:the\s+)?$", re.IGNORECASE)
_OR_LATER: Final = re.compile(r"\s+(?:or later|at the earliest|onwards?|or after)\b", re.IGNORECASE)
_OR_EARLIER: Final = re.compile(r"\s+(?:or earlier|at the latest|or before)\b", re.IGNORECASE)
_TO: Final = re.compile(r"\s*(?:to|until|till|and|-|–|—)\s+(?:the\s+)?", re.IGNORECASE)
_RANGE: Final = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_WITHIN: Final = re.compile(
    r"\b(?:within|inside|in|over|during|no later than)\s+(?:the\s+)?(?:(?:next|first|coming)\s+)?$", re.IGNORECASE
)
_SUPERLATIVE: Final = re.compile(r"\b(?:first|most|only|\w+est)\b[^.,;]*\bin\s+(?:the\s+)?$", re.IGNORECASE)
_TIMETABLE: Final = re.compile(r"\s+(?:timetable|timeline|deadline|schedule|time ?frame)\b", re.IGNORECASE)
_RECKONED: Final = re.compile(r"\s+(?:of|after|from|following)\b", re.IGNORECASE)
_NEAR: Final = 40
"""Characters before and after a time expression in which the words stand that say how it bounds the event."""
_LENGTH: Final = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
"""A duration as TIMEX3 writes it: years, months, weeks, days, hours, minutes."""


def timed(
    document: Document,
    events: Sequence[EventMention],
    times: Ordered[TimeExpression],
    statements: Sequence[Statement],
) -> tuple[EventMention, ...]:
    """Return the event mentions with their intervals, for a document whose day and statements are settled."""
    said = {cue: statement.time for statement in statements for cue in statement.cue if statement.time.day}
    by_span = {time.span: time for time in times.items}
    agreed = document.published
    out: list[EventMention] = []
    for event in events:
        governing = by_span.get(event.when) if event.when else None
        if governing is None:
            interval = _of_saying(event, said) or _by_tense(document, event)
        elif governing.type is TimexType.DURATION:
            interval = _within(document, event, governing, agreed)
        else:
            interval = _range(document, governing, times) or _governed(document, event, governing, agreed)
        out.append(replace(event, time=interval))
        if event.type is EventType.AGREE and event.status is Status.HAPPENED and interval.day:
            agreed = interval
    return tuple(out)


def _of_saying(event: EventMention, said: Mapping[Span, Interval]) -> Interval | None:
    """Return the day of the statement whose cue tells an event: a demand was made when it was said."""
    if event.type not in SPEECH or event.status is not Status.HAPPENED:
        return None
    trigger = event.trigger
    return next((day for cue, day in said.items() if cue.start < trigger.end and trigger.start < cue.end), None)


def _range(document: Document, governing: TimeExpression, times: Ordered[TimeExpression]) -> Interval | None:
    """Return the interval of a range, where a time expression is the first of the two that make one."""
    first = governing.interval
    if not first or not first.earliest or not _RANGE.search(_words_before(document, governing.span)):
        return None
    for second in times.beginning_in(governing.span.end, governing.span.end + _NEAR):
        last = second.interval
        if last and last.latest and _TO.fullmatch(document.text[governing.span.end : second.span.start]):
            cues = tuple(dict.fromkeys((governing.span, second.span, *first.cues, *last.cues)))
            return replace(first, latest=last.latest, cues=cues) if first.earliest <= last.latest else None
    return None


def _governed(document: Document, event: EventMention, governing: TimeExpression, agreed: Interval) -> Interval:
    """Return the interval that a time expression gives an event.

    `agreed` is the day from which what is undertaken runs: that of the agreement told last, or of the report.
    """
    interval = governing.interval or UNKNOWN
    if interval.basis is Basis.UNKNOWN:
        return replace(UNKNOWN, cues=(governing.span,))
    interval = replace(interval, cues=tuple(dict.fromkeys((governing.span, *interval.cues))))
    before = _words_before(document, governing.span)
    after = document.text[governing.span.end : governing.span.end + _NEAR]
    if interval.earliest and (_FROM.search(before) or _OR_LATER.match(after)):
        return _since(document, event, interval, interval.earliest)
    if interval.latest and governing.type is TimexType.DATE and _AFTER.search(before):
        return _since(document, event, interval, interval.latest + timedelta(days=1))
    if interval.latest and (_BY.search(before) or _OR_EARLIER.match(after)):
        return _until(document, event, replace(interval, earliest=None), agreed)
    if interval.earliest and _BEFORE.search(before):
        latest = interval.earliest - timedelta(days=1)
        return _until(document, event, replace(interval, earliest=None, latest=latest), agreed)
    return interval


def _words_before(document: Document, span: Span) -> str:
    return document.text[max(0, span.start - _NEAR) : span.start]


def _since(document: Document, event: EventMention, interval: Interval, earliest: date) -> Interval:
    """Return an interval that begins on a day: what happened was no later than the report, all else has no end."""
    published = document.published.latest
    latest = published if event.status is Status.HAPPENED and published and published >= earliest else None
    return replace(interval, earliest=earliest, latest=latest)


def _until(document: Document, event: EventMention, interval: Interval, agreed: Interval) -> Interval:
    """Return an interval with a deadline; what is ahead begins with the agreement, or with the report."""
    start = agreed.day if event.status in AHEAD else None
    if start is None or interval.latest is None or start > interval.latest:
        return interval
    cues = tuple(dict.fromkeys((*interval.cues, *_own_cues(document, agreed))))
    return Interval(earliest=start, latest=interval.latest, basis=Basis.INFERRED, cues=cues)


def _within(document: Document, event: EventMention, governing: TimeExpression, agreed: Interval) -> Interval:
    """Return the days that a duration leaves for what is ahead; one that only says how long gives none."""
    span = governing.span
    before, after = _words_before(document, span), document.text[span.end : span.end + _NEAR]
    told = _WITHIN.search(before) and not (_RECKONED.match(after) or _SUPERLATIVE.search(before))
    bounds = event.status in AHEAD and not governing.mod and (told or _TIMETABLE.match(after))
    latest = later(agreed.day, governing.value or "") if agreed.day and bounds else None
    if latest is None:
        return _by_tense(document, event)
    cues = tuple(dict.fromkeys((span, *_own_cues(document, agreed))))
    return Interval(earliest=agreed.day, latest=latest, basis=Basis.INFERRED, cues=cues)


def later(day: date, length: str) -> date | None:
    """Return the day a length of time after another, a part of a day counted as a whole; None where there is none such.

    >>> later(date(2030, 1, 31), "P1M"), later(date(2030, 1, 31), "P1W"), later(date(2030, 1, 31), "PT36H")
    (datetime.date(2030, 2, 28), datetime.date(2030, 2, 7), datetime.date(2030, 2, 2))
    >>> later(date(2030, 1, 31), "P10000Y"), later(date(2030, 1, 31), "PXM")
    (None, None)
    """
    found = _LENGTH.fullmatch(length)
    if found is None:
        return None
    years, months, weeks, days, hours, minutes = (int(number or 0) for number in found.groups())
    days += -(-(60 * hours + minutes) // (24 * 60))
    try:
        return day + relativedelta(years=years, months=months, weeks=weeks, days=days)
    except (ValueError, OverflowError):
        return None


def _own_cues(document: Document, interval: Interval) -> tuple[Span, ...]:
    return tuple(cue for cue in interval.cues[:1] if cue.document == document.id)


def _by_tense(document: Document, event: EventMention) -> Interval:
    """Return what the report's day says: what happened was no later, what is ahead is no earlier."""
    published = document.published
    if event.status is Status.HAPPENED and published.latest:
        return Interval(earliest=None, latest=published.latest, basis=Basis.INFERRED, cues=published.cues)
    if event.status in AHEAD and published.earliest:
        return Interval(earliest=published.earliest, latest=None, basis=Basis.INFERRED, cues=published.cues)
    return UNKNOWN
