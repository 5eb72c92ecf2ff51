"""Event times: when an event was or is to be. The words that govern it go first; else what the report tells of it by
another event or elsewhere; else its status with the day of the report, or of who says it, bounds it. Nothing is filled
in: an end that nobody gives stays open.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from rapporteur.annotate.bounds import AHEAD, bounded
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.reckoned import NEWS, Reckoning
from rapporteur.annotate.retold import retold
from rapporteur.annotate.spells import spell
from rapporteur.annotate.story import SPEECH, Story
from rapporteur.model import (
    UNKNOWN,
    Basis,
    Document,
    EventMention,
    EventType,
    Interval,
    Sentence,
    Span,
    Statement,
    Status,
    TimeExpression,
)

CAME_ABOUT: Final = (Status.HAPPENED, Status.ONGOING)
_ENTRY: Final = re.compile(r"\s*(?::|–|—|-)\s")
"""What stands after the day that an entry of a chronology begins with."""
_HERE: Final = re.compile(
    r"\b[Ww]e\s+(?:(?:also|hereby|therefore|again|now|\w+ly)\s+){0,2}(?:\w+(?<!ed)\s[^.;!?]{0,150}\band\s+)?$"
)
_PAST: Final = re.compile(r"(?:ed|said|made|gave|told|sent|sought|took)\b", re.IGNORECASE)


def timed(
    document: Document,
    events: Sequence[EventMention],
    times: Ordered[TimeExpression],
    statements: Sequence[Statement],
    sentences: Ordered[Sentence],
) -> tuple[EventMention, ...]:
    """Return the event mentions with their intervals, for a document whose day and statements are settled."""
    known = _own(document, events, times, statements)
    known |= {trigger: day for trigger, day in _of_entries(document, events, times) if trigger not in known}
    reckoning = Reckoning(document, events, times, sentences)
    for _ in range(2):
        for trigger, day in reckoning.days(known):
            known[trigger] = day
        for trigger, day in retold(document, events, known):
            known[trigger] = day
    said = {statement.id: statement.time for statement in statements}
    told = [(event, known[event.trigger]) for event in events if event.trigger in known]
    story = Story(document, told, statements, times, sentences)
    return tuple(
        replace(event, time=known.get(event.trigger) or story.when(event) or _by_status(document, event, said))
        for event in events
    )


def _own(
    document: Document,
    events: Sequence[EventMention],
    times: Ordered[TimeExpression],
    statements: Sequence[Statement],
) -> dict[Span, Interval]:
    """Return by trigger when the events are of which their own words say so."""
    said = {cue: statement.time for statement in statements for cue in statement.cue if statement.time.day}
    by_span = {time.span: time for time in times.items}
    agreed = document.published
    known: dict[Span, Interval] = {}
    for event in events:
        governing = by_span.get(event.when) if event.when else None
        if here := _of_report(document, event):
            interval: Interval | None = here
        elif governing is None:
            interval = _of_saying(event, said)
        else:
            interval = bounded(document, event, governing, times, agreed)
            interval = interval and spell(document, event, governing, interval, times)
            if interval and _is_of_agreeing(document, event, events, interval):
                interval = replace(interval, latest=None, basis=Basis.INFERRED)
        if interval and not _is_of_another(event, interval, document.published):
            known[event.trigger] = interval
            if event.type is EventType.AGREE and event.status is Status.HAPPENED and interval.day:
                agreed = interval
    return known


def _is_of_another(event: EventMention, interval: Interval, published: Interval) -> bool:
    """Return whether a time can only be that of another event: what came about is not of one that ends after the report
    with nothing of it known to be before, nor what goes on of one that only ends, and did so before."""
    if interval.latest is None or published.latest is None or event.status not in CAME_ABOUT:
        return False
    if interval.latest > published.latest:
        return interval.earliest is None or interval.earliest > published.latest
    over = published.earliest is not None and interval.latest < published.earliest
    return event.status is Status.ONGOING and interval.earliest is None and over


def _is_of_agreeing(
    document: Document, event: EventMention, events: Sequence[EventMention], interval: Interval
) -> bool:
    """Return whether a day is not that of a plan but of making it: "on Monday they agreed to leave"."""
    published, when = document.published.earliest, event.when
    if event.status not in AHEAD or not when or not published or not interval.latest or interval.latest > published:
        return False
    made = (other for other in events if other.when == when and other.status is Status.HAPPENED)
    return when.start < event.trigger.start and any(other.trigger.end <= event.trigger.start for other in made)


def _of_entries(
    document: Document, events: Sequence[EventMention], times: Ordered[TimeExpression]
) -> Iterator[tuple[Span, Interval]]:
    """Give by trigger the days of what stands in the entries of a chronology, each a line that begins with its day."""
    text = document.text
    days = {time.span.start: time for time in times.items if time.interval and _ENTRY.match(text, time.span.end)}
    for event in events:
        start = text.rfind("\n", 0, event.trigger.start) + 1
        entry = next((days[at] for at in (start, start + 2) if at in days), None)
        if entry and entry.interval and not event.when and event.status is Status.HAPPENED:
            yield event.trigger, replace(entry.interval, cues=tuple(dict.fromkeys((entry.span, *entry.interval.cues))))


def _of_saying(event: EventMention, said: Mapping[Span, Interval]) -> Interval | None:
    """Return the day of the statement whose cue tells an event: a demand was made when it was said."""
    if event.type not in SPEECH or event.status is not Status.HAPPENED:
        return None
    trigger = event.trigger
    return next((day for cue, day in said.items() if cue.start < trigger.end and trigger.start < cue.end), None)


def _of_report(document: Document, event: EventMention) -> Interval | None:
    """Return the day of the report for what is done by writing it: "we demand", "we denounce"."""
    trigger, published = event.trigger, document.published
    if event.type not in SPEECH or event.status is not Status.HAPPENED or event.within or not published.day:
        return None
    if _PAST.search(trigger.quote) or not _HERE.search(document.text[max(0, trigger.start - 200) : trigger.start]):
        return None
    return Interval(earliest=published.day, latest=published.day, basis=Basis.INFERRED, cues=published.cues)


def _by_status(document: Document, event: EventMention, said: Mapping[str, Interval]) -> Interval:
    """Return what the report's day says, or that on which somebody says it: what happened was no later, what is ahead
    no earlier."""
    day = document.published
    if event.within and (told := said.get(event.within[0])) and _is_of_report(told, day):
        day = told
    if event.status is Status.HAPPENED and day.latest:
        return Interval(earliest=None, latest=day.latest, basis=Basis.INFERRED, cues=day.cues)
    if event.status in AHEAD and day.earliest:
        return Interval(earliest=day.earliest, latest=None, basis=Basis.INFERRED, cues=day.cues)
    return UNKNOWN


def _is_of_report(told: Interval, published: Interval) -> bool:
    day: date | None = told.day
    return day is not None and published.day is not None and timedelta() <= published.day - day <= NEWS
