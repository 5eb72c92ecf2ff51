"""Story: when something was that a report tells in its course, without a day of its own.

What somebody says or decides after the news is told is not older than the news; what is told between two days of one
paragraph, each later than the one before, was between them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.reckoned import NEWS
from rapporteur.model import (
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
REACH: Final = 1200
"""Characters over which the news is gone on with."""
LOOKED_BACK: Final = 100
"""Characters before an event in which it is told that it was over by then."""
_PAST: Final = re.compile(
    r"(?:\w+ed|made|met|gave|sent|took|said|told|sought|held|put|set|called|broke|struck|threw|withdrew|swore|began|went"
    r"|came|found|bade|forbade|chose|spoke|let|fought|shot|hit|left|fled|won|lost)\b",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(
    r"(?:rejects|accuses|demands|urges|condemns|welcomes|denies|warns|vows|threatens|refuses|calls|insists|denounces|backs"
    r"|agrees|promises|pledges|blames|praises|thanks|rules out|dismisses|criticises|criticizes)\b",
    re.IGNORECASE,
)
_OF_NOUN: Final = re.compile(
    r"\b(?:the|its|their|his|her|our|of|with|new|no|these|those|all|to|\w+['’]s?)\s+$", re.IGNORECASE
)
"""What stands before such a word where it is a noun."""
_NOT_THEN: Final = re.compile(
    r"\b(?:had|has|have|having|to|never|not|once|earlier|previously|already|ultimately|eventually|initially|originally"
    r"|repeatedly|long|often|always)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_PERFECT: Final = re.compile(r"\b(?:had|has|have|having)\b", re.IGNORECASE)
_RECKONED: Final = re.compile(r"\bfor\s+$", re.IGNORECASE)
_AFTER: Final = re.compile(r"\s+(?:after|before|earlier|later)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where the report tells of a time, and whether as the next thing that happened."""

    start: int
    interval: Interval
    happened: bool


class Story:
    """What a report tells with its days, in the order of the text."""

    def __init__(
        self,
        document: Document,
        told: Sequence[tuple[EventMention, Interval]],
        said: Sequence[Statement],
        times: Ordered[TimeExpression],
        sentences: Ordered[Sentence],
    ) -> None:
        self._document, self._times, self._sentences = document, times, sentences
        happened = [
            _Told(event.trigger.start, day, happened=not self._is_perfect(event.trigger))
            for event, day in told
            if event.status is Status.HAPPENED and not event.within
        ]
        reported = [_Told(one.cue[0].start, one.time, happened=False) for one in said if one.time.day and one.cue]
        closed = (one for one in (*happened, *reported) if one.interval.earliest and one.interval.latest)
        self._told = sorted(closed, key=lambda one: one.start)
        self._starts = [one.start for one in self._told]

    def when(self, event: EventMention) -> Interval | None:
        """Return when something was that has no day of its own; None where the story does not say."""
        trigger = event.trigger
        if event.status is not Status.HAPPENED or event.within or event.when:
            return None
        before = self._document.text[max(0, trigger.start - 30) : trigger.start]
        is_present = _PRESENT.match(trigger.quote) and not _OF_NOUN.search(before)
        if not (is_present or _PAST.match(trigger.quote)) or _NOT_THEN.search(before):
            return None
        return self._since_news(event) or self._between(trigger)

    def _since_news(self, event: EventMention) -> Interval | None:
        published, start = self._document.published, event.trigger.start
        if event.type not in SPEECH or not published.latest or self._is_reckoned(event.trigger):
            return None
        paragraph = self._document.text.rfind("\n", 0, start) + 1
        for told in reversed(self._told[bisect_left(self._starts, start - REACH) : bisect_left(self._starts, start)]):
            first, last = told.interval.earliest, told.interval.latest
            if first and first == last and timedelta() <= published.latest - first <= NEWS:
                cues = tuple(dict.fromkeys((*told.interval.cues, *published.cues[:1])))
                return Interval(earliest=first, latest=published.latest, basis=Basis.INFERRED, cues=cues)
            if told.start >= paragraph and last and published.latest - last > NEWS:
                return None  # it looks back
        return None

    def _between(self, trigger: Span) -> Interval | None:
        start, text = trigger.start, self._document.text
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", start)
        at, end = bisect_left(self._starts, start), bisect_left(self._starts, last if last >= 0 else len(text))
        told = [one.interval for one in self._told[bisect_left(self._starts, first) : at] if one.happened]
        then = [one.interval for one in self._told[at:end] if one.happened]
        if not told or not then or self._is_perfect(trigger):
            return None
        before, after = told[-1], then[0]
        if not before.latest or not after.earliest or before.latest > after.earliest:
            return None
        cues = tuple(dict.fromkeys((*before.cues, *after.cues)))
        return Interval(earliest=before.earliest, latest=after.latest, basis=Basis.INFERRED, cues=cues)

    def _is_reckoned(self, trigger: Span) -> bool:
        """Return whether a sentence tells how long before or after something else it was, or for how long."""
        sentence = self._sentences.around(trigger.start)
        return sentence is not None and any(
            _RECKONED.search(self._document.text[max(0, time.span.start - 8) : time.span.start])
            or _AFTER.match(self._document.text, time.span.end)
            for time in self._times.beginning_in(sentence.span.start, sentence.span.end)
            if time.type is TimexType.DURATION
        )

    def _is_perfect(self, trigger: Span) -> bool:
        """Return whether the words in front of a trigger look back from what is told."""
        sentence = self._sentences.around(trigger.start)
        start = max(sentence.span.start if sentence else 0, trigger.start - LOOKED_BACK)
        return bool(_PERFECT.search(self._document.text, start, trigger.start))
