"""Anchors: the days from which durations are reckoned: of what is named after them, else of the agreement told last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from rapporteur.annotate.bounds import AHEAD
from rapporteur.annotate.ordered import Ordered
from rapporteur.model import (
    UNKNOWN,
    CommitmentMention,
    Document,
    EventMention,
    EventType,
    Interval,
    Span,
    Status,
    TimeExpression,
)

RECKONED: Final = re.compile(
    r"\s+(?:of|after|from|following|since)\s+(?:(?:the|that|this|its|their|an?)\s+)*", re.IGNORECASE
)
"""What stands between a duration and what it is reckoned from."""
FOR: Final = re.compile(
    r"\bfor\s+(?:(?:the|an?|next|first|another|further|initial|renewable|period of|term of)\s+)*$"
    r"|\bduring(?: all)?(?: the)?\s+$",
    re.IGNORECASE,
)
"""What stands before how long something is to last."""
STARTS: Final = re.compile(
    r"\b(?:begin\w*|began|start\w*|from|effect|force|as of|act)\b(?:\W+\w+){0,3}\W+$", re.IGNORECASE
)
"""What stands before the day from which something lasts."""
_SIGNING: Final = re.compile(
    r"(?:sign\w*|adopt\w*|initial\w+|conclu\w+|accord|agreement|deal|pact|treaty)\b", re.IGNORECASE
)
_SIGN: Final = re.compile(r"sign", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\s,;.]+(?: (?:into )?[^\s,;.]+)?")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_DATED: Final = re.compile(r"(?:(?:[^\W\d_]+\s+){0,3}(?:of|on|from)\s+)?(?:the\s+)?")
"""What stands between "of" and the day from which something is reckoned: the name of what was on that day."""
_SET: Final = re.compile(r"[^,;.]{3,50}, which (?:is|are|was|were)(?: \w+){0,2} (?:for|on)\s+(?:the\s+)?")
"""What stands before it where a relative clause tells the day."""
_WHOSE: Final = re.compile(r"\w+['’]s?\s")
"""A name that only says of what something is: "the accord's entry into force"."""
_STEM: Final = 5
"""Letters that words of one stem begin with, at least, unless the shorter is all of it."""
NEAR: Final = 40
"""Characters beside a time in which the words stand that say how it bounds."""
MONTH: Final = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What a report tells the days of: its times, its events, and what is undertaken in it."""

    document: Document
    times: Ordered[TimeExpression]
    events: Sequence[EventMention]
    undertaken: Sequence[CommitmentMention]

    def of(self, one: CommitmentMention, words: Span) -> tuple[Span, Interval] | None:
        """Return the words from which the duration that some words of a commitment set is reckoned, where they are
        there, and the time of what they name."""
        text = self.document.text
        if told := RECKONED.match(text, words.end):
            return self._named(told.end(), words.start)
        if FOR.search(text, max(0, words.start - NEAR), words.start):
            for time in self.times.beginning_in(words.end, one.act.end + 2 * NEAR):
                before = max(0, time.span.start - NEAR)
                if time.interval and time.interval.day and STARTS.search(text, before, time.span.start):
                    return time.span, time.interval
        return None

    def agreed(self, before: int, *, past: bool = False) -> Interval:
        """Return the day of the agreement told last before a place, of a signing rather than any other; else of the
        report, but not for what was to be done in the `past`."""
        agreeing = (one for one in self.events if one.trigger.start < before and one.type is EventType.AGREE)
        done = [one for one in agreeing if one.time.day and one.status is Status.HAPPENED]
        signed = [one for one in done if _SIGN.match(one.trigger.quote)] or done
        if signed:
            return signed[-1].time
        return self.document.published if self.document.published.day and not past else UNKNOWN

    def _named(self, at: int, before: int) -> tuple[Span, Interval] | None:
        """Return the words that begin at a place as the name of something, and its time."""
        words = _WORDS.match(self.document.text, at)
        if words is None:
            return None
        event = next((event for event in self.events if at <= event.trigger.start < words.end()), None)
        span = event.trigger if event else self.document.span(*words.span())
        if event and event.when and event.time.day:
            return span, event.time
        for time in self.times.beginning_in(at, at + 2 * NEAR):
            known = time.interval is not None and time.interval.day is not None
            if known and any(way.fullmatch(self.document.text, at, time.span.start) for way in (_DATED, _SET)):
                return self.document.span(at, time.span.end), time.interval or UNKNOWN
        is_signing = _SIGNING.match(span.quote) and not _WHOSE.match(self.document.text, at)
        return span, self._signed(before) if is_signing else self._told_of(span)

    def _signed(self, before: int) -> Interval:
        """Return the time of the signing told last before a place, or by when that is to be; else of the agreement,
        where only the month is known any day of it."""
        signings = [one for one in self.events if one.trigger.start < before and _SIGN.match(one.trigger.quote)]
        if signings and signings[-1].status in AHEAD:
            time = signings[-1].time
            return replace(time, earliest=None) if time.latest else UNKNOWN
        made = [one for one in self.events if one.type is EventType.AGREE and one.status is Status.HAPPENED]
        near = [one.time for one in made if one.trigger.start < before and one.when and is_near_a_day(one.time)]
        found = self.agreed(before, past=not made or bool(near))
        return found if found.latest or not near else near[-1]

    def _told_of(self, name: Span) -> Interval:
        """Return the day of what a noun names, where the report tells it elsewhere in a word of the same stem:
        "adopting the text today", "the lists shall be published on Friday"; unknown where it tells several days."""
        noun = name.quote.split()[0]
        others = (one for one in self.events if one.trigger.start != name.start and one.when and one.time.day)
        told = [one.time for one in others if _share_stem(one.trigger.quote, noun)]
        if not told:
            due = {one.due for one in self.undertaken if one.due and _share_stem(one.act.quote, noun)}
            told = [one.interval for one in self.times.items if one.span in due and one.interval and one.interval.day]
        return told[0] if len({one.day for one in told}) == 1 else UNKNOWN


def is_near_a_day(time: Interval) -> bool:
    """Return whether a time is known to a month or better."""
    return bool(time.earliest and time.latest and (time.latest - time.earliest).days < MONTH)


def _share_stem(words: str, noun: str) -> bool:
    """Return whether one of some words has the stem of a noun.

    >>> _share_stem("shall be published", "publication"), _share_stem("voted", "vote"), _share_stem("publicly", "pub")
    (True, True, False)
    """
    known = noun.lower().removesuffix("e")
    for found in _WORD.finditer(words.lower()):
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(found.group(), known, strict=False))
        shared = sum(1 for _ in alike)
        if shared >= _STEM or (shared == len(known) >= _STEM - 2 and len(known) < len(noun)):
            return True
    return False
