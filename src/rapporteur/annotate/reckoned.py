"""Reckoned: the day of an event that a report tells by another: "two days after the raid", "it followed an attack".

What is so many days from a known day has one; what a dated event came after was no later than that.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from rapporteur.annotate.bounds import AHEAD
from rapporteur.annotate.ordered import Ordered
from rapporteur.model import (
    Basis,
    Document,
    EventMention,
    EventType,
    Interval,
    Sentence,
    Span,
    Status,
    TimeExpression,
    TimexType,
)
from rapporteur.time.lengths import later
from rapporteur.time.periods import Period, Unit

Days = Mapping[Span, Interval]
"""The days that are known so far, by trigger."""
NEWS: Final = timedelta(days=7)
"""So long before the report is what it tells as news, at most."""
FAR: Final = 90
"""Characters from "after" to what it was after, at most."""
_LENGTH: Final = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_UNITS: Final = {"D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH, "Y": Unit.YEAR}
_BESIDE: Final = re.compile(r"\s+(?P<way>after|before)\s+", re.IGNORECASE)
_FROM: Final = re.compile(r"\s+(?:after|of|from|following)\s+", re.IGNORECASE)
_AT_MOST: Final = re.compile(
    r"\b(?:within|inside|no(?:t)? (?:later|more) than|at most|up to)\s+(?:the\s+)?$", re.IGNORECASE
)
_NOT_SO: Final = re.compile(r"\b(?:within|inside|than|at most|up to|first|every|for|not)\s+(?:the\s+)?$", re.IGNORECASE)
_OTHER_MATTER: Final = re.compile(r"[.,;:!?]|\b(?:but|while|whereas)\b", re.IGNORECASE)
_LEADS: Final = re.compile(r"\W*(?:(?:about|some|just|and|but)\s+)*", re.IGNORECASE)
_SIGNING: Final = re.compile(
    r"(?:(?:the|that|this|its|their)\s+)?(?:sign\w*|accord|agreement|deal|pact|treaty)\b", re.IGNORECASE
)
_AFTER: Final = re.compile(
    r"\b(?:after|following|in (?:response|retaliation|revenge|reaction) (?:to|for)|in the wake of)\s+", re.IGNORECASE
)
_COMMA: Final = re.compile(r",?\s+(?:(?:about|some|just|and)\s+)?")
_THIS: Final = re.compile(
    r"\W*(?:this|it|that|the (?:move|decision|step|announcement)) (?:came|comes|followed|follows)\b", re.IGNORECASE
)
_FORWARD: Final = re.compile(r"\b(?:looks?|looking|looked)\s+$|\bday\s+$", re.IGNORECASE)


class Reckoning:
    """The times, sentences and events of one report, of which some have their days."""

    def __init__(
        self,
        document: Document,
        events: Sequence[EventMention],
        times: Ordered[TimeExpression],
        sentences: Ordered[Sentence],
    ) -> None:
        self._document, self._events, self._times, self._sentences = document, events, times, sentences
        self._by_sentence: dict[Span, list[EventMention]] = {}
        for event in events:
            if sentence := sentences.around(event.trigger.start):
                self._by_sentence.setdefault(sentence.span, []).append(event)

    def days(self, known: Days) -> Iterator[tuple[Span, Interval]]:
        """Give the triggers of events whose days follow from those that are known, with them."""
        for time in self._times.items:
            if time.type is TimexType.DURATION:
                yield from self._so_long_after(time, known)
        for sentence, inside in self._by_sentence.items():
            yield from self._came_after(sentence, inside, known)

    def _so_long_after(self, length: TimeExpression, known: Days) -> Iterator[tuple[Span, Interval]]:
        text, span = self._document.text, length.span
        sentence = self._sentences.around(span.start)
        inside = self._by_sentence.get(sentence.span, []) if sentence else []
        if not sentence or not inside or length.mod not in (None, "EQUAL_OR_LESS"):
            return
        before = text[max(sentence.span.start, span.start - FAR) : span.start]
        if _AT_MOST.search(before):
            yield from self._due(length, inside, known)
            return
        beside = _BESIDE.match(text, span.end)
        if not beside or _NOT_SO.search(before):
            return
        other = self._told_after(inside, beside.end())
        if other is None:
            return
        if _LEADS.fullmatch(text, sentence.span.start, span.start):
            comma = text.find(", ", other.trigger.end, sentence.span.end)
            one = next((event for event in inside if comma >= 0 and event.trigger.start > comma), None)
        else:
            ahead = [event for event in inside if event.trigger.end <= span.start]
            dated = [
                event
                for event in ahead
                if event.trigger in known and not _stands_in(event.when, beside.end(), sentence.span)
            ]
            one = next(reversed(dated or ahead), None)
        own = _stands_in(other.when, beside.end(), sentence.span) and not self._is_apart(other)
        back = -1 if beside["way"].lower() == "after" else 1
        told = known.get(one.trigger) if one and not (own and one.when == other.when) else None
        told = told or self._day_before(span)
        reckoned = known.get(other.trigger)
        if told and not own and (interval := _moved(told, length, back)):
            yield other.trigger, interval
        elif one and reckoned and told is None and (interval := _moved(reckoned, length, -back)):
            yield one.trigger, interval

    def _due(
        self, length: TimeExpression, inside: Sequence[EventMention], known: Days
    ) -> Iterator[tuple[Span, Interval]]:
        """Give what is to be done at most so long after another event: by the last day that leaves."""
        found = _FROM.match(self._document.text, length.span.end)
        if found is None:
            return
        other = self._told_after(inside, found.end())
        if other is None and _SIGNING.match(self._document.text, found.end()):
            signed = [event for event in self._events if event.type is EventType.AGREE and event.trigger in known]
            other = next((event for event in reversed(signed) if event.trigger.end <= length.span.start), None)
        ahead = [event for event in inside if event.trigger.end <= length.span.start and event.status in AHEAD]
        reckoned = known.get(other.trigger) if other else None
        if not ahead or reckoned is None or reckoned.latest is None or self._is_one_of_several(length):
            return
        latest = later(reckoned.latest, length.value or "")
        start = self._agreed(length.span.start, known).day
        if latest is None:
            return
        cues = tuple(dict.fromkeys((length.span, *reckoned.cues)))
        earliest = start if start and start <= latest else None
        yield ahead[-1].trigger, Interval(earliest=earliest, latest=latest, basis=Basis.INFERRED, cues=cues)

    def _is_one_of_several(self, length: TimeExpression) -> bool:
        """Return whether a sentence sets several terms, one for each part of something."""
        sentence = self._sentences.around(length.span.start)
        inside = self._times.beginning_in(sentence.span.start, sentence.span.end) if sentence else []
        text = self._document.text
        terms = [one for one in inside if _AT_MOST.search(text[max(0, one.span.start - FAR) : one.span.start])]
        return len([one for one in terms if one.type is TimexType.DURATION]) > 1

    def _agreed(self, before: int, known: Days) -> Interval:
        """Return the day of the agreement told last, from which a term runs; else that of the report."""
        published = self._document.published
        for event in reversed(self._events):
            day = known[event.trigger].day if event.trigger in known else None
            is_agreed = event.type is EventType.AGREE and event.status is Status.HAPPENED
            if is_agreed and day and event.trigger.end <= before:
                is_news = published.latest is None or published.latest - day <= NEWS
                return known[event.trigger] if is_news else published
        return published

    def _day_before(self, length: Span) -> Interval | None:
        """Return the time that stands right before a length of time: "in May, a week after the raid"."""
        time = self._times.last_before(length.start)
        beside = time and _COMMA.fullmatch(self._document.text, time.span.end, length.start)
        return time.interval if time and beside else None

    def _is_apart(self, event: EventMention) -> bool:
        """Return whether a comma stands between an event and its time, which then may be that of something else."""
        return event.when is not None and "," in self._document.text[event.trigger.end : event.when.start]

    def _told_after(self, inside: Sequence[EventMention], start: int) -> EventMention | None:
        """Return the first event after a place, with no other matter or time between."""
        other = next((event for event in inside if event.trigger.start >= start), None)
        if other is None or other.trigger.start - start > FAR:
            return None
        between = self._document.text[start : other.trigger.start]
        return None if _OTHER_MATTER.search(between) else other

    def _came_after(
        self, sentence: Span, inside: Sequence[EventMention], known: Days
    ) -> Iterator[tuple[Span, Interval]]:
        """Give what is told as over when something else was: it was no later than that."""
        text = self._document.text
        for found in _AFTER.finditer(text, sentence.start, sentence.end):
            if _FORWARD.search(text[max(sentence.start, found.start() - 12) : found.start()]):
                continue
            other = self._told_after(inside, found.end())
            if other is None or other.trigger in known or other.status is not Status.HAPPENED:
                continue
            if any(time.interval for time in self._times.beginning_in(found.end(), other.trigger.start)):
                continue
            one = self._main(sentence, inside, found.start(), other)
            day = known.get(one.trigger) if one else None
            if day and day.latest:
                yield other.trigger, Interval(earliest=None, latest=day.latest, basis=Basis.INFERRED, cues=day.cues)

    def _main(
        self, sentence: Span, inside: Sequence[EventMention], at: int, other: EventMention
    ) -> EventMention | None:
        """Return the event of a sentence that came after another; of the sentence before where it only says that."""
        text = self._document.text
        apart = max(text.rfind(mark, sentence.start, at) for mark in ";:")
        before = [event for event in inside if apart < event.trigger.end <= at]
        if before:
            return next((event for event in reversed(before) if event.status is Status.HAPPENED), None)
        if _THIS.match(self._document.text, sentence.start):
            told = [event for event in self._events if event.trigger.end <= sentence.start]
            return told[-1] if told and told[-1].status is Status.HAPPENED else None
        if self._document.text[sentence.start : at].strip():
            return None
        comma = self._document.text.find(", ", other.trigger.end, sentence.end)
        main = next((event for event in inside if comma >= 0 and event.trigger.start > comma), None)
        return main if main and main.status is Status.HAPPENED else None


def _stands_in(when: Span | None, start: int, sentence: Span) -> bool:
    return when is not None and start <= when.start < sentence.end


def _moved(interval: Interval, length: TimeExpression, way: int) -> Interval | None:
    """Return an interval moved by a length of time: to a day, or to the week, month or year that it names."""
    found = _LENGTH.fullmatch(length.value or "")
    if found is None or interval.earliest is None or interval.latest is None:
        return None
    unit = _UNITS[found["unit"]]
    try:
        count = way * int(found["count"])
        ends = [
            Period(Unit.DAY, day.toordinal()).within(unit).shift(count) for day in (interval.earliest, interval.latest)
        ]
    except (ValueError, OverflowError):
        return None
    if ends[0].first is None or ends[1].last is None:
        return None
    cues = tuple(dict.fromkeys((length.span, *interval.cues)))
    return Interval(earliest=ends[0].first, latest=ends[1].last, basis=Basis.INFERRED, cues=cues)
