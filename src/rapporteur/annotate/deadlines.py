"""Deadlines: by when something undertaken is due, as the words that say so have it.

A deadline is the days on which the last moment can fall, not the time until then. A duration is reckoned from what the
words name, else from the agreement told last; where that has no day, there is no deadline.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from rapporteur.annotate.event_times import AHEAD, later
from rapporteur.annotate.ordered import Ordered
from rapporteur.model import (
    UNKNOWN,
    Basis,
    CommitmentMention,
    Document,
    EventMention,
    EventType,
    Interval,
    Span,
    Status,
    TimeExpression,
    TimexType,
)

_NOT_LATER: Final = r"(?:no|not) (?:later|more) than"
BOUND: Final = re.compile(
    rf"\b(?:(?P<strict>by|within|inside|until|till|before|{_NOT_LATER}|ahead of|due(?: on| in)?)|in|over|throughout|on"
    r"|from|starting(?: on)?|beginning(?: on)?)"
    r"\s+(?:(?:the|a|its|their|next|first|coming|following|end|close|start|middle|month|of)\s+)*$",
    re.IGNORECASE,
)
"""What stands before a time by which something is due; `strict` where it can be nothing else."""
_BEFORE: Final = re.compile(r"\b(?:before|ahead of|prior to)\s+(?:the\s+)?$", re.IGNORECASE)
_SET_FOR: Final = re.compile(
    r"\b(?:promised|pledged|due|set|fixed|scheduled|planned|announced) for\s+(?:the\s+)?$", re.IGNORECASE
)
"""What stands before the day for which something was promised."""
_ON: Final = re.compile(r"\b(?:on|for|to)\s+(?:the\s+)?$", re.IGNORECASE)
_FOR: Final = re.compile(
    r"\bfor\s+(?:(?:the|a|next|first|another|a further)\s+)*$|\bduring(?: all)?(?: the)?\s+$", re.IGNORECASE
)
_MORE: Final = re.compile(r"\b(?:another|further|additional|extra|more(?! than))\b", re.IGNORECASE)
_TIMETABLE: Final = re.compile(r"\s+(?:timetable|timeline|deadline|schedule|time ?frame|term|period)\b", re.IGNORECASE)
_RECKONED: Final = re.compile(
    r"\s+(?:of|after|from|following|since)\s+(?:(?:the|that|this|its|their|an?)\s+)*", re.IGNORECASE
)
_SIGNING: Final = re.compile(r"(?:sign\w*|accord|agreement|deal|pact|treaty)\b", re.IGNORECASE)
_MOVED_TO: Final = re.compile(
    r"\b(?:from|of)\s[^;.]{3,24}\sto\s+$"
    r"|\b(?:extended|postponed|prolonged|put off|moved|pushed back|deferred)\s+(?:to|until|till)\s+$",
    re.IGNORECASE,
)
"""What stands before the day to which a deadline is moved."""
_D_DAY: Final = re.compile(
    r"\bD ?\+ ?(?P<days>\d+)\b|\bday (?P<nth>\d+) (?:since|after|from|of) (?:the )?D[- ]day\b", re.IGNORECASE
)
_RUNS_TO: Final = re.compile(
    r"\b(?:carr(?:y|ies|ied|ying)|runs?|ran|lasts?|lasted|holds?|held|extend\w*|prolong\w*)\b[^.;]{0,40}?"
    r"\b(?:to|until|till|through)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before the day to which a time set goes."""
_PASSED: Final = re.compile(r"\s+(?:passed|came and|went by|arrived)\b", re.IGNORECASE)
"""What stands after the day on which a time set was over."""
_AFTER_IT: Final = re.compile(
    r"\s+(?:after|past|beyond)\s+(?:the|its|that|their)\s+(?:date|deadline|day|(?:time )?limit|due date)\b",
    re.IGNORECASE,
)
"""What stands after how long ago something was due."""
_AND: Final = re.compile(r",?\s+and\s+(?:to\s+)?")
_LEADING: Final = 12
"""Characters of an act before a time that stands in front of it."""
_THEN: Final = re.compile(
    r"\b(?:(?:by|until|till|before) (?:then|(?:the new|that|this|the same|the agreed) (?:date|day|deadline|time))"
    r"|by the end of (?:the|that|this) (?:term|period|time))\b",
    re.IGNORECASE,
)
"""Words for a deadline that is told before."""
_SIGN: Final = re.compile(r"sign", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\s,;.]+(?: (?:into )?[^\s,;.]+)?")
_DATED: Final = re.compile(r"(?:(?:[^\W\d_]+\s+){0,3}(?:of|on|from)\s+)?(?:the\s+)?")
"""What stands between "of" and the day from which something is reckoned: the name of what was on that day."""
_END_OF: Final = re.compile(r"\b(?:end|close) of (?:the )?$", re.IGNORECASE)
_NOT_BEGUN: Final = re.compile(
    r"\b(?:clock|term|period|timetable|countdown)\s+(?:has|have|had|is|will)\s+(?:yet to|not (?:yet )?|only )\s*"
    r"(?:start|begin|run)\w*|\b(?:from|of|after) (?:the )?(?:entry into force|taking effect|D-day)\b"
    r"|\bonce (?:it|the \w+) (?:takes effect|enters into force)\b",
    re.IGNORECASE,
)
_AT_MOST: Final = ("EQUAL_OR_LESS", "LESS_THAN")
_SURE: Final = (None, *_AT_MOST)
"""Modifiers of a duration that still ends on a day."""
_PAST: Final = re.compile(
    r"\b(?:had to|was to|were to|was due|were due|should have|supposed to|should)\b", re.IGNORECASE
)
_STARTS: Final = re.compile(
    r"\b(?:begin\w*|began|start\w*|from|effect|force|as of|act)\b(?:\W+\w+){0,3}\W+$", re.IGNORECASE
)
_ENDS: Final = re.compile(r"[.;!?](?=\s)")
BACK: Final = 200
"""Characters before an act in which it is told how long ago it was due, and after it to what day its term runs."""
NEAR: Final = 40
"""Characters beside a time in which the words stand that say how it bounds."""
LASTING: Final = 731
"""A state that is to last for more days has no deadline."""
MONTH: Final = 31
LONGEST: Final = 366
"""A time of more days is no deadline."""


def find_due(
    document: Document,
    act: Span,
    clause: tuple[int, int, int],
    times: Ordered[TimeExpression],
    event: EventMention | None,
) -> Span | None:
    """Return the words that say by when an act is due: the first that bound it in its clause, after its verb before
    those in front of it, else what governs its event there.

    `clause` is where the clause begins, where the words of what is to be done do, and where it ends.
    """
    start, verb, end = clause
    inside = [one for one in times.beginning_in(start, end) if one.type is not TimexType.SET]
    inside = [one for one in inside if act.start <= one.span.start < act.end] or inside
    was = _PAST.search(document.text, start, end)
    bounding = [(one, found) for one in inside if (found := bounds_what_is_due(document, one)) is not None]
    bounding = [(one, strict) for one, strict in bounding if strict or was or not _is_past(document, one)]
    if any(one.type is TimexType.DURATION and _FOR.search(_before(document, one.span)) for one, _ in bounding):
        bounding = [(one, strict) for one, strict in bounding if strict or not _is_start(document, one)]
    if bounding:
        moved = [one for one, _ in bounding if _MOVED_TO.search(_before(document, one.span))]
        if moved:
            return moved[-1].span
        ranked = sorted(
            bounding, key=lambda one: (not one[1], one[0].span.start < verb, one[0].type, one[0].span.start)
        )
        return ranked[0][0].span
    open_ones = [one for one in inside if not _is_past(document, one)]
    open_ones = [one for one in open_ones if one.type is not TimexType.DURATION]
    if event and event.when and any(one.span == event.when for one in open_ones):
        return event.when
    return next((one.span for one in reversed(open_ones) if _ON.search(_before(document, one.span))), None)


def _is_past(document: Document, time: TimeExpression) -> bool:
    interval, published = time.interval, document.published.earliest
    return bool(published and interval and interval.latest and interval.latest < published)


def _is_start(document: Document, time: TimeExpression) -> bool:
    """Return whether a time is the day from which something lasts."""
    return time.type is not TimexType.DURATION and bool(_STARTS.search(_before(document, time.span)))


def bounds_what_is_due(document: Document, time: TimeExpression) -> bool | None:
    """Return whether a time can only be when something beside it is due; None where nothing says that it is that."""
    before, after = _before(document, time.span), document.text[time.span.end : time.span.end + NEAR]
    found = BOUND.search(before)
    if _SET_FOR.search(before) and time.type is not TimexType.DURATION:
        return True
    if not found and _MOVED_TO.search(before):
        return False
    if time.type is TimexType.DURATION and not found:
        is_timetable = bool(_TIMETABLE.match(after)) or (time.mod in _AT_MOST and not _FOR.search(before))
        return is_timetable if is_timetable or _FOR.search(before) or _is_more(document, time) else None
    return bool(found["strict"]) if found else None


def with_deadlines(
    document: Document,
    commitments: Sequence[CommitmentMention],
    times: Ordered[TimeExpression],
    events: Sequence[EventMention],
) -> tuple[CommitmentMention, ...]:
    """Return commitments with their deadlines, for a report whose day, times and events are settled."""
    by_span = {time.span: time for time in times.items}
    out: list[CommitmentMention] = []
    anchor: tuple[Span, Interval] | None = None
    pending = _pending(document)
    for one in commitments:
        due = by_span.get(one.due) if one.due else None
        deadline, term, reckoned = UNKNOWN, None, None
        if counted := _D_DAY.search(one.act.quote):
            out.append(_from_d_day(document, one, counted))
            continue
        if due is None and (ago := _overdue(document, one, times)):
            out.append(ago)
            continue
        if due is None and (same := _same_day(document, one, out)):
            out.append(same)
            continue
        if due and due.type is not TimexType.DURATION:
            deadline = _on(document, due)
        elif due:
            anchor = _anchor(document, one, due, times, events) or anchor or pending
            is_more = _is_more(document, due)
            start = UNKNOWN if is_more else anchor[1] if anchor else _of_agreement(document, one, events, due)
            reckoned = anchor[0] if anchor and not is_more else None
            deadline, term = _reckoned(document, due, start), due.value
            if deadline.latest is None:
                deadline = _told_end(document, one, due, times)
        out.append(replace(one, deadline=deadline, term=term, reckoned_from=reckoned))
    return tuple(out)


def _of_agreement(
    document: Document, one: CommitmentMention, events: Sequence[EventMention], due: TimeExpression
) -> Interval:
    past = bool(_PAST.search(document.text, one.act.start, one.act.end))
    return _agreed(document, events, due.span.start, past=past)


def _on(document: Document, due: TimeExpression) -> Interval:
    told = due.interval
    if told is None or told.basis is Basis.UNKNOWN or told.latest is None:
        return UNKNOWN
    before = _before(document, due.span)
    interval = replace(told, cues=tuple(dict.fromkeys((due.span, *told.cues))))
    if _BEFORE.search(before) and interval.earliest and interval.earliest > date.min:
        day = interval.earliest - timedelta(days=1)
        return replace(interval, earliest=day, latest=day)
    if document.published.day is None and not _is_near_a_day(interval):
        return interval  # it is so wide as nobody knows from which day it is told
    if due.mod == "END" or _END_OF.search(before):
        return replace(interval, earliest=interval.latest)
    if interval.earliest is None or interval.latest is None or (interval.latest - interval.earliest).days > LONGEST:
        return replace(interval, earliest=interval.latest)
    return interval


def _anchor(
    document: Document,
    one: CommitmentMention,
    due: TimeExpression,
    times: Ordered[TimeExpression],
    events: Sequence[EventMention],
) -> tuple[Span, Interval] | None:
    """Return the words from which a duration is reckoned, where they are there, and the time of what they name."""
    text = document.text
    if told := _RECKONED.match(text, due.span.end):
        words = _WORDS.match(text, told.end())
        if words is None:
            return None
        event = next((event for event in events if told.end() <= event.trigger.start < words.end()), None)
        span = event.trigger if event else document.span(words.start(), words.end())
        if event and event.when and event.time.day:
            return span, event.time
        for time in times.beginning_in(told.end(), told.end() + NEAR):
            if time.interval and time.interval.day and _DATED.fullmatch(text, told.end(), time.span.start):
                return document.span(told.end(), time.span.end), time.interval
        return span, _signed(document, events, due.span.start) if _SIGNING.match(span.quote) else UNKNOWN
    if _FOR.search(_before(document, due.span)):
        for time in times.beginning_in(due.span.end, one.act.end + 2 * NEAR):
            if time.interval and time.interval.day and _STARTS.search(_before(document, time.span)):
                return time.span, time.interval
    return None


def _same_day(
    document: Document, one: CommitmentMention, before: Sequence[CommitmentMention]
) -> CommitmentMention | None:
    """Return a commitment with the deadline told last before it, where it is due "by the new date" or "then", or goes
    on with what a time in front of both bounds: "within six months it must cut half and move the rest"."""
    last = next((other for other in reversed(before) if other.deadline.latest or other.term), None)
    if last is None or last.due is None:
        return None
    words = _THEN.search(document.text, one.act.start, one.act.end + NEAR // 2)
    leads = last is before[-1] and last.due.start - last.act.start < _LEADING
    goes_on = leads and _AND.fullmatch(document.text, last.act.end, one.act.start)
    if not words and not goes_on:
        return None
    due = document.span(*words.span()) if words else last.due
    cues = tuple(dict.fromkeys((due, *last.deadline.cues)))
    deadline = replace(last.deadline, basis=Basis.INFERRED, cues=cues) if last.deadline.latest else UNKNOWN
    return replace(one, due=due, deadline=deadline, term=last.term, reckoned_from=last.reckoned_from)


def _from_d_day(document: Document, one: CommitmentMention, found: re.Match[str]) -> CommitmentMention:
    """Return a commitment that is due so many days after a D-day."""
    start = one.act.start + found.start()
    due = document.span(start, one.act.start + found.end())
    days = found["days"] or found["nth"]
    first = document.span(start, start + 1) if found["days"] else document.span(due.end - len("D-day"), due.end)
    return replace(one, due=due, term=f"P{days}D", reckoned_from=first)


def _overdue(document: Document, one: CommitmentMention, times: Ordered[TimeExpression]) -> CommitmentMention | None:
    """Return a commitment that is told to have been due so long ago: "two weeks after the date by which"; the day, or
    the one before it, as a term can end with a day or before it."""
    for time in times.beginning_in(one.act.start - BACK, one.act.start):
        told = _AFTER_IT.match(document.text, time.span.end, one.act.start)
        if (
            told is None
            or time.type is not TimexType.DURATION
            or _ENDS.search(document.text, told.end(), one.act.start)
        ):
            continue
        before = [other for other in times.beginning_in(one.act.start - BACK, time.span.start) if other.interval]
        on = next((other.interval for other in reversed(before) if other.interval and other.interval.day), None)
        day = (on or document.published).day
        again = later(day, time.value or "") if day else None
        if day and again:
            due = day - (again - day)
            words = document.span(time.span.start, told.end())
            first = due - timedelta(days=1)
            deadline = Interval(earliest=first, latest=due, basis=Basis.INFERRED, cues=(words,))
            return replace(one, due=words, deadline=deadline)
    return None


def _told_end(
    document: Document, one: CommitmentMention, due: TimeExpression, times: Ordered[TimeExpression]
) -> Interval:
    """Return the day that is told right after a term as that to which it runs, or on which it was over."""
    for time in times.beginning_in(due.span.end, one.act.end + BACK):
        interval = time.interval
        if (
            interval is None
            or interval.day is None
            or len(_ENDS.findall(document.text, due.span.end, time.span.start)) > 1
        ):
            continue
        runs_to = _RUNS_TO.search(document.text, due.span.end, time.span.start)
        if runs_to or _PASSED.match(document.text, time.span.end):
            return replace(interval, cues=tuple(dict.fromkeys((due.span, time.span, *interval.cues))))
    return UNKNOWN


def _pending(document: Document) -> tuple[Span, Interval] | None:
    """Return the words that say that the time set has not begun to run, where a report has them."""
    found = _NOT_BEGUN.search(document.text)
    return (document.span(*found.span()), UNKNOWN) if found else None


def _is_more(document: Document, due: TimeExpression) -> bool:
    """Return whether a duration comes on top of one before it."""
    return bool(_MORE.search(_before(document, due.span)[-12:]) or _MORE.search(due.span.quote))


def _signed(document: Document, events: Sequence[EventMention], before: int) -> Interval:
    """Return the time of the signing told last before a place, or by when that is to be; else of the agreement, where
    only the month is known any day of it."""
    signings = [event for event in events if event.trigger.start < before and _SIGN.match(event.trigger.quote)]
    if signings and signings[-1].status in AHEAD:
        time = signings[-1].time
        return replace(time, earliest=None) if time.latest else UNKNOWN
    made = [one for one in events if one.type is EventType.AGREE and one.status is Status.HAPPENED]
    near = [one.time for one in made if one.trigger.start < before and one.when and _is_near_a_day(one.time)]
    agreed = _agreed(document, events, before, past=not made or bool(near))
    return agreed if agreed.latest or not near else near[-1]


def _agreed(document: Document, events: Sequence[EventMention], before: int, *, past: bool = False) -> Interval:
    """Return the day of the agreement told last before a place, of a signing rather than any other; else of the report,
    but not for what was to be done in the `past`."""
    told = [one for one in events if one.trigger.start < before and one.type is EventType.AGREE and one.time.day]
    done = [one for one in told if one.status is Status.HAPPENED]
    signed = [one for one in done if _SIGN.match(one.trigger.quote)] or done
    if signed:
        return signed[-1].time
    return document.published if document.published.day and not past else UNKNOWN


def _is_near_a_day(time: Interval) -> bool:
    """Return whether a time is known to a month or better."""
    return bool(time.earliest and time.latest and (time.latest - time.earliest).days < MONTH)


def _reckoned(document: Document, due: TimeExpression, start: Interval) -> Interval:
    """Return the day on which a duration ends; of how long something is to last, the last day or the one after."""
    ends = [later(day, due.value or "") if day else None for day in (start.earliest, start.latest)]
    if ends[1] is None or due.mod not in _SURE:
        return UNKNOWN
    cues = tuple(dict.fromkeys((due.span, *(one for one in start.cues[:1]))))
    first: date | None = ends[0]
    if _FOR.search(_before(document, due.span)) and first:
        first -= timedelta(days=1)
    lasts = (ends[1] - (start.latest or ends[1])).days
    if (first and (ends[1] - first).days > LONGEST) or (_FOR.search(_before(document, due.span)) and lasts > LASTING):
        return UNKNOWN
    return Interval(earliest=first, latest=ends[1], basis=Basis.INFERRED, cues=cues)


def _before(document: Document, span: Span) -> str:
    return document.text[max(0, span.start - NEAR) : span.start]
