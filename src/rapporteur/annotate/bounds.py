"""Bounds: the interval that a time expression gives the event it governs, as the words beside it say: by, since, from.

Nothing is filled in: an end that nobody gives stays open.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from rapporteur.annotate.governing import is_of_noun
from rapporteur.annotate.ordered import Ordered
from rapporteur.model import (
    UNKNOWN,
    Basis,
    Document,
    EventMention,
    Interval,
    Span,
    Status,
    TimeExpression,
    TimexType,
)
from rapporteur.time.lengths import later

AHEAD: Final = frozenset((Status.PLANNED, Status.POSSIBLE))
NEAR: Final = 40
"""Characters before and after a time expression in which the words stand that say how it bounds the event."""
_NOT: Final = r"(?:\bnot\b|\bno\b|n['’]t\b|\bnever\b)"
_FROM: Final = re.compile(
    rf"(?:\b(?:since|from|starting|beginning|as of|as from)|{_NOT} (?:earlier|sooner) than"
    rf"|{_NOT}(?: \w+){{0,3}} (?:before|until|till))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"\bafter\s+(?:the\s+)?$", re.IGNORECASE)
_BY: Final = re.compile(rf"\b(?:by|until|till|{_NOT} later than|up to|through)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:before|ahead of|prior to)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE_WHAT: Final = re.compile(r"\b(?:before|ahead of) (?:[\w’'-]+ ){1,5}(?:in|of|on) (?:the )?$", re.IGNORECASE)
_AFTER_WHAT: Final = re.compile(r"\bafter (?:[\w’'-]+ ){1,5}in (?:the )?$", re.IGNORECASE)
"""What stands between an event and the time of something else that it was before or after."""
_MOVED: Final = re.compile(
    r"\b(?:extend|prolong|renew|postpon|delay|defer|adjourn|put off|push|reschedul|mov)\w*", re.IGNORECASE
)
_TO_DAY: Final = re.compile(r"\b(?:until|till|to|through)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before the day to which something is moved, which is not the day of moving it."""
_OR_LATER: Final = re.compile(r"\s+(?:or later|at the earliest|onwards?|or after)\b", re.IGNORECASE)
_OR_EARLIER: Final = re.compile(r"\s+(?:or earlier|at the latest|or before)\b", re.IGNORECASE)
_TO: Final = re.compile(r"\s*(?:to|until|till|and|-|–|—)\s+(?:the\s+)?", re.IGNORECASE)
_RANGE: Final = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_OR: Final = re.compile(r"\s+(?:or|and)(?:\s+(?:again|then|also))?(?:\s+(?:on|in))?\s+(?:the\s+)?", re.IGNORECASE)
_ENDS_PHRASE: Final = re.compile(
    r"\s*(?:[.,;:!?)\"”»–—]|$|(?:in|at|with|to|for|between|when|but|and)\b)", re.IGNORECASE
)
"""What stands after the second of two times that are told of one event."""
_FIRST_DAY: Final = re.compile(r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:-|–|—|\bto\b|\band\b|\bor\b)\s*(?:the\s+)?$")
_DAY_FIRST: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s")
_THAT_IS: Final = re.compile(r",\s+(?:(?:on|in)\s+)?(?:the\s+)?", re.IGNORECASE)
_WITHIN: Final = re.compile(
    r"\b(?:within|inside|in|over|during|no later than)\s+(?:the\s+)?(?:(?:next|first|coming)\s+)?$", re.IGNORECASE
)
_SUPERLATIVE: Final = re.compile(r"\b(?:first|most|only|\w+est)\b[^.,;]*\bin\s+(?:the\s+)?$", re.IGNORECASE)
_TIMETABLE: Final = re.compile(r"\s+(?:timetable|timeline|deadline|schedule|time ?frame)\b", re.IGNORECASE)
_RECKONED: Final = re.compile(r"\s+(?:of|after|from|following)\b", re.IGNORECASE)


def bounded(
    document: Document,
    event: EventMention,
    governing: TimeExpression,
    times: Ordered[TimeExpression],
    agreed: Interval,
) -> Interval | None:
    """Return the interval that a time expression gives an event; None where it gives none.

    `agreed` is the day from which what is undertaken runs: that of the agreement told last, or of the report.
    """
    if governing.type is TimexType.DURATION:
        return _within(document, event, governing, agreed)
    if _MOVED.search(event.trigger.quote) and _TO_DAY.search(words_before(document, governing.span)):
        return None
    governing = _made_plain(document, governing, times)
    several = _range(document, governing, times) or _several(document, governing, times) or _days(document, governing)
    return several or _governed(document, event, governing, agreed)


def _made_plain(document: Document, governing: TimeExpression, times: Ordered[TimeExpression]) -> TimeExpression:
    """Return the time expression that says more exactly when another was: "two weeks later, on 3 May"."""
    for plain in times.beginning_in(governing.span.end, governing.span.end + NEAR // 4):
        between = document.text[governing.span.end : plain.span.start]
        if _THAT_IS.fullmatch(between) and plain.interval and _says_more(plain.interval, governing.interval):
            return plain
    return governing


def _says_more(plain: Interval, other: Interval | None) -> bool:
    if plain.basis is Basis.UNKNOWN or not plain.day:
        return False
    if other is None or other.earliest is None or other.latest is None:
        return True
    return not other.day and other.earliest <= plain.day <= other.latest


def _range(document: Document, governing: TimeExpression, times: Ordered[TimeExpression]) -> Interval | None:
    """Return the interval of a range, where a time expression is the first of the two that make one."""
    if not _RANGE.search(words_before(document, governing.span)):
        return None
    for second in times.beginning_in(governing.span.end, governing.span.end + NEAR):
        if _TO.fullmatch(document.text[governing.span.end : second.span.start]):
            return _around(governing, second)
    return None


def _several(document: Document, governing: TimeExpression, times: Ordered[TimeExpression]) -> Interval | None:
    """Return the interval around two days told together: "on 3 or 4 May", "on the 3rd and again on the 4th"."""
    text = document.text
    for second in times.beginning_in(governing.span.end, governing.span.end + NEAR // 2):
        together = _OR.fullmatch(text, governing.span.end, second.span.start)
        if together and second.type is governing.type and _ENDS_PHRASE.match(text, second.span.end):
            return _around(governing, second)
    return None


def _days(document: Document, governing: TimeExpression) -> Interval | None:
    """Return the interval of days of one month that share its name: "8-10 July", "on 8 and 9 July"."""
    span, interval = governing.span, governing.interval
    found = _FIRST_DAY.search(document.text[max(0, span.start - NEAR // 2) : span.start])
    if not found or not interval or not interval.day or not _DAY_FIRST.match(span.quote):
        return None
    number = int(found["day"])
    if not 0 < number < interval.day.day:
        return None
    first = document.span(span.start - len(found[0]), span.end)
    return replace(
        interval, earliest=interval.day.replace(day=number), cues=tuple(dict.fromkeys((first, *interval.cues)))
    )


def _around(first: TimeExpression, second: TimeExpression) -> Interval | None:
    begins, ends = first.interval, second.interval
    if not begins or not ends or not begins.earliest or not ends.latest or begins.earliest > ends.latest:
        return None
    cues = tuple(dict.fromkeys((first.span, second.span, *begins.cues, *ends.cues)))
    return replace(begins, latest=ends.latest, cues=cues)


def _governed(document: Document, event: EventMention, governing: TimeExpression, agreed: Interval) -> Interval:
    interval = governing.interval or UNKNOWN
    if interval.basis is Basis.UNKNOWN:
        return replace(UNKNOWN, cues=(governing.span,))
    interval = replace(interval, cues=tuple(dict.fromkeys((governing.span, *interval.cues))))
    before = words_before(document, governing.span)
    after = document.text[governing.span.end : governing.span.end + NEAR]
    trigger = event.trigger
    if trigger.start <= governing.span.start < trigger.end or is_of_noun(document.text, governing.span):
        return interval
    between = document.text[trigger.end : governing.span.start] if trigger.end <= governing.span.start else ""
    if interval.latest and _BEFORE_WHAT.search(between):
        return _until(document, event, replace(interval, earliest=None), agreed)
    if interval.earliest and _AFTER_WHAT.search(between):
        return _since(document, event, interval, interval.earliest)
    if interval.earliest and (_FROM.search(before) or _OR_LATER.match(after)):
        return _since(document, event, interval, interval.earliest)
    if _AFTER.search(before) and governing.type is TimexType.DATE and interval.latest and interval.latest < date.max:
        return _since(document, event, interval, interval.latest + timedelta(days=1))
    if interval.latest and (_BY.search(before) or _OR_EARLIER.match(after)):
        return _until(document, event, replace(interval, earliest=None), agreed)
    if _BEFORE.search(before) and interval.earliest and interval.earliest > date.min:
        latest = interval.earliest - timedelta(days=1)
        return _until(document, event, replace(interval, earliest=None, latest=latest), agreed)
    return interval


def words_before(document: Document, span: Span) -> str:
    """Return the words in front of a span that may say how it bounds an event."""
    return document.text[max(0, span.start - NEAR) : span.start]


def _since(document: Document, event: EventMention, interval: Interval, earliest: date) -> Interval:
    """Return an interval that begins on a day: what happened was no later than the report, all else has no end."""
    published = document.published.latest
    latest = published if event.status is Status.HAPPENED and published and published >= earliest else None
    return replace(interval, earliest=earliest, latest=latest)


def _until(document: Document, event: EventMention, interval: Interval, agreed: Interval) -> Interval:
    """Return an interval with a deadline; what is ahead begins with the agreement, or with the report."""
    if event.status is Status.POSSIBLE and document.published.day:
        agreed = document.published
    start = agreed.day if event.status in AHEAD else None
    if start is None or interval.latest is None or start > interval.latest:
        return interval
    cues = tuple(dict.fromkeys((*interval.cues, *_own_cues(document, agreed))))
    return Interval(earliest=start, latest=interval.latest, basis=Basis.INFERRED, cues=cues)


def _within(document: Document, event: EventMention, governing: TimeExpression, agreed: Interval) -> Interval | None:
    """Return the days that a duration leaves for what is ahead; one that only says how long gives none."""
    span = governing.span
    before, after = words_before(document, span), document.text[span.end : span.end + NEAR]
    told = _WITHIN.search(before) and not (_RECKONED.match(after) or _SUPERLATIVE.search(before))
    is_bound = event.status in AHEAD and not governing.mod and (told or _TIMETABLE.match(after))
    latest = later(agreed.day, governing.value or "") if agreed.day and is_bound else None
    if latest is None:
        return None
    cues = tuple(dict.fromkeys((span, *_own_cues(document, agreed))))
    return Interval(earliest=agreed.day, latest=latest, basis=Basis.INFERRED, cues=cues)


def _own_cues(document: Document, interval: Interval) -> tuple[Span, ...]:
    return tuple(cue for cue in interval.cues[:1] if cue.document == document.id)
