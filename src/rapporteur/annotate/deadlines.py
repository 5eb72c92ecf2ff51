"""Deadlines: by when something undertaken is due, as the words that say so have it.

A deadline is the days on which the last moment can fall, not the time until then. A duration is reckoned from what the
words name, else from the agreement told last; where that has no day, there is no deadline.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import Final

from rapporteur.annotate.ahead import day_ahead
from rapporteur.annotate.anchors import FOR, NEAR, RECKONED, STARTS, Anchors, is_near_a_day
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.terms import Term, term_in
from rapporteur.model import (
    UNKNOWN,
    Basis,
    CommitmentMention,
    Document,
    EventMention,
    Interval,
    Span,
    TimeExpression,
    TimexType,
)
from rapporteur.time.lengths import later

_NOT_LATER: Final = r"(?:no|not) (?:later|more) than"
BOUND: Final = re.compile(
    rf"\b(?:(?P<strict>by|within|inside|until|till|before|{_NOT_LATER}(?: by| till)?|ahead of|due(?: on| in)?"
    r"|in the (?:course|space) of)|in|over(?: the course of)?|throughout|on|from|starting(?: on)?|beginning(?: on)?)"
    r"\s+(?:(?:the|a|its|their|next|first|coming|following|end|close|start|middle|month|of)\s+)*$",
    re.IGNORECASE,
)
"""What stands before a time by which something is due; `strict` where it can be nothing else."""
_BEFORE: Final = re.compile(r"\b(?:before|ahead of|prior to)\s+(?:the\s+)?$", re.IGNORECASE)
_OTHER: Final = re.compile(r"-(?:SP|SU|FA|WI)$")
_NAMES: Final = re.compile(
    r"\s+(?:recess|break|session|holidays?|vacation|offensive|season|term|summit|elections?|harvest|campaign)\b"
)
"""What stands after a season that only names something else: "the summer recess"."""
_HAS, _TO = re.compile(r"\b(?:has|have|had)\s+$", re.IGNORECASE), re.compile(r"\s+to\s+[a-z]")
"""What stands around the time that somebody has to do something."""
_DONE: Final = re.compile(
    r"(?<!\bbe )(?<!\bbeen )(?<!\bbeing )\b(?:\w+ed|made|held|taken) (?:before|by|until|since)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""A participle that a time bounds, without the verb that would make it what is to be done."""
COMING: Final = re.compile(r"next\b", re.IGNORECASE)
"""How a time begins that needs no preposition."""
_SET_FOR: Final = re.compile(
    r"\b(?:promised|pledged|due|set|fixed|scheduled|planned|announced) for\s+(?:the\s+)?$", re.IGNORECASE
)
"""What stands before the day for which something was promised."""
_ON: Final = re.compile(r"\b(?:on|for|to)\s+(?:the\s+)?$", re.IGNORECASE)
_MORE: Final = re.compile(r"\b(?:another|further|additional|extra|more(?! than))\b", re.IGNORECASE)
_TIMETABLE: Final = re.compile(r"\s+(?:timetable|timeline|deadline|schedule|time ?frame|term|period)\b", re.IGNORECASE)
_MOVED_TO: Final = re.compile(
    r"\b(?:from|of)\s[^;.]{3,24}\sto\s+$"
    r"|\b(?:extended|postponed|prolonged|put off|moved|pushed back|deferred)\s+(?:to|until|till)\s+$",
    re.IGNORECASE,
)
"""What stands before the day to which a deadline is moved."""
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
_JOINED: Final = re.compile(r"\s+and\s+")
_PASSIVE: Final = re.compile(r"\bbe \w+$")
"""What ends an act that goes on in the next: "must be found"."""
_AND: Final = re.compile(r",?\s+and\s+(?:to\s+)?")
_LEADING: Final = 12
"""Characters of an act before a time that stands in front of it."""
_THEN: Final = re.compile(
    r"\b(?:(?:by|until|till|before) (?:then|(?:the new|that|this|the same|the agreed) (?:date|day|deadline|time))"
    r"|by the end of (?:the|that|this) (?:term|period|time)|on (?:the|that) same (?:day|date))\b",
    re.IGNORECASE,
)
"""Words for a deadline that is told before."""
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
_ENDS: Final = re.compile(r"[.;!?](?=\s)")
BACK: Final = 200
"""Characters before an act in which it is told how long ago it was due, and after it to what day its term runs."""
LASTING: Final = 731
"""A state that is to last for more days has no deadline."""
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
    inside = [one for one in inside if not _is_reckoned_from(document, one, times)]
    was = _PAST.search(document.text, start, end)
    bounding = [(one, found) for one in inside if (found := bounds_what_is_due(document, one)) is not None]
    bounding = [(one, strict) for one, strict in bounding if was or not _is_over(document, one, strict=strict)]
    if any(one.type is TimexType.DURATION and FOR.search(_before(document, one.span)) for one, _ in bounding):
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
    return next((one.span for one in reversed(open_ones) if _names_day(document, one)), None)


def _names_day(document: Document, time: TimeExpression) -> bool:
    """Return whether a time stands after an "on", or where it needs none: "next spring"."""
    return bool(_ON.search(_before(document, time.span)) or COMING.match(time.span.quote))


def _is_reckoned_from(document: Document, time: TimeExpression, times: Ordered[TimeExpression]) -> bool:
    """Return whether a time is only the day from which a duration before it is reckoned: "a month from Tuesday"."""
    before = times.last_before(time.span.start)
    return bool(
        time.type is not TimexType.DURATION
        and before
        and before.type is TimexType.DURATION
        and RECKONED.fullmatch(document.text, before.span.end, time.span.start)
    )


def _is_over(document: Document, time: TimeExpression, *, strict: bool) -> bool:
    """Return whether a time was before the report, and nothing can be due then that is told as ahead: one that bounds
    nothing strictly, or that bounds what a participle tells ("acts committed before May")."""
    return _is_past(document, time) and (not strict or bool(_DONE.search(_before(document, time.span))))


def _is_past(document: Document, time: TimeExpression) -> bool:
    interval, published = time.interval, document.published.earliest
    return bool(published and interval and interval.latest and interval.latest < published)


def _is_start(document: Document, time: TimeExpression) -> bool:
    """Return whether a time is the day from which something lasts."""
    return time.type is not TimexType.DURATION and bool(STARTS.search(_before(document, time.span)))


def bounds_what_is_due(document: Document, time: TimeExpression) -> bool | None:
    """Return whether a time can only be when something beside it is due; None where nothing says that it is that."""
    before, after = _before(document, time.span), document.text[time.span.end : time.span.end + NEAR]
    found = BOUND.search(before)
    if _SET_FOR.search(before) and time.type is not TimexType.DURATION:
        return True
    if not found and _MOVED_TO.search(before):
        return False
    if _OTHER.search(time.value or "") and _NAMES.match(after):
        return None
    if time.type is TimexType.DURATION and _HAS.search(before) and _TO.match(after):
        return True
    if time.type is TimexType.DURATION and not found and RECKONED.match(after):
        return False
    if time.type is TimexType.DURATION and not found:
        is_timetable = bool(_TIMETABLE.match(after)) or (time.mod in _AT_MOST and not FOR.search(before))
        return is_timetable if is_timetable or FOR.search(before) or _is_more(document, time) else None
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
    anchors = Anchors(document=document, times=times, events=events, undertaken=commitments)
    anchor: tuple[Span, Interval] | None = None
    pending = _pending(document)
    for one in commitments:
        due = by_span.get(one.due) if one.due else None
        deadline, length, reckoned = UNKNOWN, None, None
        if term := term_in(document, one.act):
            named = anchors.of(one, term.words) or (term.first, UNKNOWN)
            out.append(_counted(one, term, out, named))
            continue
        if due is None and (ago := _overdue(document, one, times)):
            out.append(ago)
            continue
        if due is None and (same := _same_day(document, one, out)):
            out.append(same)
            continue
        if due and due.type is not TimexType.DURATION:
            deadline = _on(document, one, due)
        elif due:
            anchor = anchors.of(one, due.span) or anchor or pending
            is_more = _is_more(document, due)
            was = _PAST.search(document.text, one.act.start, one.act.end) is not None
            since = anchor[1] if anchor else anchors.agreed(due.span.start, past=was)
            start = UNKNOWN if is_more else since
            reckoned = anchor[0] if anchor and not is_more else None
            deadline, length = _reckoned(document, due, start), due.value
            if deadline.latest is None:
                deadline = _told_end(document, one, due, times)
        out.append(replace(one, deadline=deadline, term=length, reckoned_from=reckoned))
    return tuple(_shared(document, one, after) for one, after in zip_longest(out, out[1:]) if one)


def _shared(document: Document, one: CommitmentMention, after: CommitmentMention | None) -> CommitmentMention:
    """Return a commitment with the deadline of the one that a bare "and" joins to it, where that stands after what both
    are in the passive: "they must be found and sent home by May"."""
    if after is None or one.due or one.conditions or not (after.due and after.deadline.latest):
        return one
    last = after.act.start + _LEADING < after.due.start < after.act.end
    joined = _JOINED.fullmatch(document.text, one.act.end, after.act.start) is not None
    if not (last and joined) or not _PASSIVE.search(document.text, one.act.start, one.act.end):
        return one
    return replace(one, due=after.due, deadline=after.deadline, term=after.term, reckoned_from=after.reckoned_from)


def _on(document: Document, one: CommitmentMention, due: TimeExpression) -> Interval:
    told = day_ahead(document, one, due, due.interval) if due.interval else None
    if told is None or told.basis is Basis.UNKNOWN or told.latest is None:
        return UNKNOWN
    before = _before(document, due.span)
    interval = replace(told, cues=tuple(dict.fromkeys((due.span, *told.cues))))
    ends = due.mod == "END" or _END_OF.search(before)
    if (
        _BEFORE.search(before)
        and not ends
        and due.type is TimexType.DATE
        and interval.earliest
        and interval.earliest > date.min
    ):
        day = interval.earliest - timedelta(days=1)
        return replace(interval, earliest=day, latest=day)
    if document.published.day is None and not is_near_a_day(interval):
        return interval  # it is so wide as nobody knows from which day it is told
    if ends:
        return replace(interval, earliest=interval.latest)
    if interval.earliest is None or interval.latest is None or (interval.latest - interval.earliest).days > LONGEST:
        return replace(interval, earliest=interval.latest)
    return interval


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


def _counted(
    one: CommitmentMention, term: Term, before: Sequence[CommitmentMention], start: tuple[Span | None, Interval]
) -> CommitmentMention:
    """Return a commitment that is due when a term is over that runs from a day, or goes on from the one before."""
    first, since = start
    if term.on and first is None:
        last = next((other.deadline for other in reversed(before) if other.deadline.latest), UNKNOWN)
        return replace(one, due=term.words, deadline=_past(last, term))
    return replace(one, due=term.words, deadline=_past(since, term), term=term.length, reckoned_from=first)


def _past(start: Interval, term: Term) -> Interval:
    """Return the day on which a term is over that runs from another."""
    ends = [later(day, term.length) if day else None for day in (start.earliest, start.latest)]
    if ends[1] is None:
        return UNKNOWN
    cues = tuple(dict.fromkeys((term.words, *start.cues[:1])))
    return Interval(earliest=ends[0], latest=ends[1], basis=Basis.INFERRED, cues=cues)


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
        if day and again and again - day < day - date.min:
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


def _reckoned(document: Document, due: TimeExpression, start: Interval) -> Interval:
    """Return the day on which a duration ends; of how long something is to last, the last day or the one after."""
    ends = [later(day, due.value or "") if day else None for day in (start.earliest, start.latest)]
    if ends[1] is None or due.mod not in _SURE:
        return UNKNOWN
    cues = tuple(dict.fromkeys((due.span, *(one for one in start.cues[:1]))))
    first: date | None = ends[0]
    if FOR.search(_before(document, due.span)) and first:
        first -= timedelta(days=1)
    lasts = (ends[1] - (start.latest or ends[1])).days
    if (first and (ends[1] - first).days > LONGEST) or (FOR.search(_before(document, due.span)) and lasts > LASTING):
        return UNKNOWN
    return Interval(earliest=first, latest=ends[1], basis=Basis.INFERRED, cues=cues)


def _before(document: Document, span: Span) -> str:
    return document.text[max(0, span.start - NEAR) : span.start]
