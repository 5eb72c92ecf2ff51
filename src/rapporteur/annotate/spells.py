"""Spells: what goes on for some time, from the day that it began, to the day that it ended where one is told."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from rapporteur.annotate.bounds import NEAR
from rapporteur.annotate.ordered import Ordered
from rapporteur.model import Basis, Document, EventMention, Interval, Span, Status, TimeExpression, TimexType
from rapporteur.time.lengths import later

_SPELL: Final = re.compile(
    r"\b(?:talks|negotiations|rounds?|dialogue|conference|summit|consultations|contacts|session|visit|tour|war|fighting"
    r"|battle|siege|offensive|operation|campaign|truce|cease-?fire|armistice|pause|lull|blockade|embargo|occupation"
    r"|conflict|unrest|protests?|strike|sit-in|exercises?|manoeuvres|maneuvers|uprising|insurgency|curfew)\b",
    re.IGNORECASE,
)
_BEGAN: Final = re.compile(
    r"\b(?:began|begun|begins?|beginning|opened|opens?|opening|started|starts?|starting|launched|erupted|broke out"
    r"|(?:came|went|comes?|goes?|entered) into (?:force|effect)|took effect|takes? effect|kicked off)\b[^;:.]{0,30}$",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(
    r"[^;:.]{0,40}\b(?:end(?:ed|s|ing)?|closed|closes|concluded|concludes|collapsed|broke (?:up|off|down)|lapsed|lapses"
    r"|expired|expires|ran out|until|till|to)\s+(?:(?:on|in|at|by)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_DAYS_OF: Final = re.compile(r"\s*(?:of\s+)?(?:[\w’'-]+\s+){0,3}$")
_NTH: Final = re.compile(
    r"\bon (?:the|its|their) (?:(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"|(?P<figure>\d+)(?:st|nd|rd|th))(?: and (?:last|final))? day of (?:the |their |these )?(?:[\w’'-]+ ){0,3}$",
    re.IGNORECASE,
)
_WENT_ON: Final = (Status.HAPPENED, Status.ONGOING)
_NUMBERS: Final = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_LENGTH: Final = re.compile(r"P(\d+)D")
LONGEST: Final = 60
"""Days over which talks or fighting are counted, at most."""


def spell(
    document: Document,
    event: EventMention,
    governing: TimeExpression,
    interval: Interval,
    times: Ordered[TimeExpression],
) -> Interval:
    """Return the days on which something went on, where its time is that on which it began or its so-manieth day."""
    if not interval.earliest or event.status not in _WENT_ON or not _SPELL.search(event.trigger.quote):
        return interval
    text, trigger = document.text, event.trigger
    if interval.day and (nth := _NTH.search(text[max(0, trigger.start - 60) : trigger.start])):
        count = _NUMBERS.index(nth["word"].lower()) + 1 if nth["word"] else int(nth["figure"])
        if not 0 < count <= LONGEST:
            return interval
        first = interval.day - timedelta(days=min(count, interval.day.toordinal()) - 1)
        return replace(interval, earliest=first, basis=Basis.INFERRED)
    time = governing.span
    if time.start < trigger.end or not _BEGAN.search(text[trigger.end : time.start]):
        return interval
    ended = _ended(document, time, times)
    if ended and ended.interval and ended.interval.latest and ended.interval.latest >= interval.earliest:
        cues = tuple(dict.fromkeys((*interval.cues, ended.span, *ended.interval.cues)))
        return replace(interval, latest=ended.interval.latest, basis=_weaker(interval, ended.interval), cues=cues)
    lasted = _lasted(document, trigger, times)
    if lasted and interval.day:
        latest = later(interval.day, f"P{lasted[1] - 1}D")
        return replace(
            interval, latest=latest, basis=Basis.INFERRED, cues=tuple(dict.fromkeys((*interval.cues, lasted[0])))
        )
    return replace(interval, latest=_so_far(document, event, interval.earliest))


def _weaker(one: Interval, other: Interval) -> Basis:
    order = (Basis.STATED, Basis.RESOLVED, Basis.INFERRED, Basis.UNKNOWN)
    return max(one.basis, other.basis, key=order.index)


def _so_far(document: Document, event: EventMention, first: date) -> date | None:
    published = document.published.latest
    return published if event.status is Status.HAPPENED and published and published >= first else None


def _ended(document: Document, begun: Span, times: Ordered[TimeExpression]) -> TimeExpression | None:
    for time in times.beginning_in(begun.end, begun.end + 2 * NEAR):
        if time.type is not TimexType.DURATION and _ENDED.fullmatch(document.text, begun.end, time.span.start):
            return time
    return None


def _lasted(document: Document, trigger: Span, times: Ordered[TimeExpression]) -> tuple[Span, int] | None:
    """Return for how many days something went on, where the words before it say so: "six days of talks"."""
    for time in times.beginning_in(trigger.start - NEAR, trigger.end):
        days = _LENGTH.fullmatch(time.value or "")
        is_of = _DAYS_OF.fullmatch(document.text, min(time.span.end, trigger.start), trigger.start)
        if is_of and days and 1 <= int(days[1]) <= LONGEST and not time.mod:
            return time.span, int(days[1])
    return None
