"""Counts: how many of a thing some report, and how many others do, where a report sets the two side by side.

The second count says that it is another's: "the army speaks of 43", "put the number at five", "14 according to the one
and 19 according to the other", "gave a higher toll". What it counts is told with it, or is what the last one counts.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from rapporteur.annotate.actors import ACTORS
from rapporteur.annotate.numbers import CASUALTIES, find_numbers, thing_counted
from rapporteur.link.tellings import stem
from rapporteur.model import Document, Mention, Quantity, Span, Statement
from rapporteur.record.consensus import root_in
from rapporteur.record.disagreements.sides import Disagreement, Held, disagreement
from rapporteur.record.report import Report

_HEDGE: Final = (
    r"(?:(?:about|around|some|nearly|nearer|closer to|almost|only|just|more than|over|at least|up to|as many as"
    r"|fewer than|less than|as few as|roughly|an estimated)\s+)*"
)
_OTHERWISE: Final = re.compile(
    rf"(?:\b(?:sp(?:eaks?|oke|oken)|wr(?:ites?|ote|itten)|talk(?:s|ed)) of"
    rf"|\b(?:puts?|putting|valu(?:e|es|ed)|estimat(?:es?|ed)|reckon(?:s|ed)?)\b(?P<what>[^.;:]{{0,60}}?) at) {_HEDGE}$",
    re.IGNORECASE,
)
"""What stands before a count that is another's than the one before."""
_TOLL: Final = re.compile(
    r"\b(?:higher|lower|different|another|larger|smaller) (?:\w+ )?"
    r"(?:toll|figures?|number|count|estimate|total|tally)\b"
    r"|\b(?:figures?|count|toll|number)\b[^.;]{0,60}\b(?:was|is|were|are) (?:\w+ )?(?:wrong|false|too (?:high|low))\b"
    r"|\b(?:reject|disput|contradict)\w*\b",
    re.IGNORECASE,
)
"""Words of a sentence whose counts are others than those before it."""
_NAME: Final = re.compile(r"\b[^\W\d_a-z]")
_ACCORDING_TO: Final = re.compile(r"\baccording to\b", re.IGNORECASE)
_ACCORDING: Final = re.compile(r"\s*(?:\w+\s+){0,2}?according to\s+", re.IGNORECASE)
BEFORE: Final = 60
"""Characters before a count in which the words stand that say it is another's."""
SENTENCES: Final = 2
"""Sentences before a count in which the one stands that it differs from."""
TOLD: Final = 3
"""As many, where words between the two say that one is not so."""
MONEY_SENTENCES: Final = 6
"""As many, where both are what somebody puts the same sum at."""


def may_count(report: Report) -> bool:
    """Return whether a report has two counts that it may set side by side, whoever makes them."""
    return _MAY_DIFFER.search(report.text) is not None and _Counts(report).may_differ()


def counts_in(report: Report) -> list[Disagreement]:
    """Return where a report sets side by side what several count of one thing."""
    return list(_Counts(report).all()) if _MAY_DIFFER.search(report.text) else []


_MAY_DIFFER: Final = re.compile(
    rf"{_OTHERWISE.pattern.removesuffix('$')}|{_TOLL.pattern}|according to"
    r"|\b(?:killed|dead|died|wounded|injured|hurt)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Count:
    """A number of a report, what it counts in words, and the number of its sentence."""

    quantity: Quantity
    thing: str
    sentence: int

    @property
    def unit(self) -> str:
        return self.quantity.what

    @property
    def words(self) -> Span:
        return self.quantity.span


class _Counts:
    def __init__(self, report: Report) -> None:
        self.report, self.text = report, report.text
        document = Document(id=report.outlet.document, text=report.text, raw_sha256="")
        self.counts = [
            _Count(one, one.what if one.what in CASUALTIES else thing_counted(document, one.span), number)
            for number, sentence in enumerate(report.sentences)
            for one in find_numbers(document, sentence.start, sentence.end)
            if not any(
                one.span.start < time.span.end for time in report.times.beginning_in(sentence.start, one.span.end)
            )
        ]

    def all(self) -> Iterator[Disagreement]:
        for at, one in enumerate(self.counts):
            other = self._other(one, list(self._before(at)))
            if other is None or not are_apart(other.quantity, one.quantity):
                continue
            mine, theirs = self._held(one), self._held(other)
            if mine.by != theirs.by:
                event = next((event for event in map(self._event, (other, one)) if event), None)
                yield disagreement("numbers", other.thing or one.thing or "how many", [theirs, mine], event=event)

    def may_differ(self) -> bool:
        return any(
            are_apart(other.quantity, one.quantity)
            for at, one in enumerate(self.counts)
            for other, _ in self._able(one, list(self._before(at)))
        )

    def _before(self, at: int) -> Iterator[_Count]:
        """Give the counts before one, the last first, as far as any that it may differ from."""
        for place in range(at - 1, -1, -1):
            if self.counts[at].sentence - self.counts[place].sentence > MONEY_SENTENCES:
                return
            yield self.counts[place]

    def _other(self, one: _Count, before: Sequence[_Count]) -> _Count | None:
        """Return the count that another's is told to differ from."""
        able = self._able(one, before)
        return next((other for other, is_told in able if is_told or self._said_alone(one, other)), None)

    def _able(self, one: _Count, before: Sequence[_Count]) -> Iterator[tuple[_Count, bool]]:
        """Give the counts that another's may be told to differ from, and whether the words say so, or only who says it
        does."""
        near = [count for count in before if one.sentence - count.sentence <= SENTENCES]
        if found := self._otherwise(one):
            if one.unit == "money":
                sums = [count for count in before if count.unit == "money"]
                yield from ((count, True) for count in sums if self._is_put(count, one))
                return
            told = {stem(word) for word in re.findall(r"[^\W\d_]+", found["what"] or "")}
            named = [count for count in near if count.unit in told]
            able = [
                count for count in near if (count.unit == one.unit if one.unit else count.unit not in ("", "money"))
            ]
            yield from ((count, True) for count in (named or able))
            return
        if _ACCORDING.match(self.text, one.words.end):
            last = next((count for count in near if count.sentence == one.sentence), None)
            is_same = last and one.unit in ("", last.unit)
            if last and is_same and _ACCORDING_TO.search(self.text, last.words.end, one.words.start):
                yield last, True
            return
        if one.unit in CASUALTIES:
            beside = (count for count in near if count.unit == one.unit and one.sentence - count.sentence <= 1)
            yield from ((count, False) for count in islice(beside, 1))
        same = [count for count in before if one.sentence - TOLD <= count.sentence < one.sentence]
        last = next((count for count in same if one.unit and count.unit == one.unit), None)
        if last and _TOLL.search(self.text, last.words.end, one.words.start):
            yield last, True

    def _said_alone(self, one: _Count, other: _Count) -> bool:
        """Return whether another source has told how many dead or hurt right before one that says nothing but how many:
        not where, when or of whom."""
        said = self.report.saying(one.words)
        is_bare = said and not any(_NAME.search(span.quote, 1) for span in said.content)
        timed = said and any(self.report.times.beginning_in(span.start, span.end) for span in said.content)
        return bool(is_bare and not timed and self._said(other))

    def _is_put(self, one: _Count, other: _Count) -> bool:
        """Return whether a sum may be what somebody else puts the same at."""
        gap = other.sentence - one.sentence
        return gap <= 1 or (gap <= MONEY_SENTENCES and self._otherwise(one) is not None)

    def _otherwise(self, one: _Count) -> re.Match[str] | None:
        first = max(self.report.sentences[one.sentence].start, one.words.start - BEFORE)
        return _OTHERWISE.search(self.text, first, one.words.start)

    def _event(self, one: _Count) -> str | None:
        """Return the event that a number is told of."""
        sentence = self.report.sentences[one.sentence]
        for each in self.report.events.beginning_in(sentence.start, sentence.end):
            spans = (quantity.span for quantity in each.mention.quantities)
            if any(span.start < one.words.end and one.words.start < span.end for span in spans):
                return each.event
        return None

    def _said(self, one: _Count) -> Statement | None:
        """Return the statement that a number stands in, or that all its sentence is from: "according to"."""
        sentence = self.report.sentences[one.sentence]
        cited = (
            said
            for said in self.report.statements
            for cue in said.cue
            if sentence.start <= cue.start < sentence.end and _ACCORDING_TO.fullmatch(cue.quote.strip())
        )
        told = _ACCORDING_TO.findall(sentence.quote)
        return self.report.saying(one.words) or (next(cited, None) if len(told) == 1 else None)

    def _held(self, one: _Count) -> Held:
        """Return who counts so: the source of the statement that has it, else who is named last before it."""
        value = in_figures(one.quantity)
        if said := self._said(one):
            return Held(by=root_in(self.report.outlet, [said]).name, value=value, span=one.words, statement=said.id)
        if told := _ACCORDING.match(self.text, one.words.end):
            near = self.report.mentions.beginning_in(told.end(), told.end() + len("the "))
        else:
            near = self._subject(one)
        by = next((who.actor or who.span.quote for who in near if who.type in ACTORS), self.report.outlet.root)
        return Held(by=by, value=value, span=one.words)

    def _subject(self, one: _Count) -> Sequence[Mention]:
        sentence = self.report.sentences[one.sentence]
        if not self._otherwise(one):
            return []
        first = max(self.text.rfind(";", sentence.start, one.words.start), sentence.start)
        return self.report.mentions.beginning_in(first, one.words.start)


def are_apart(one: Quantity, other: Quantity) -> bool:
    """Return whether two numbers cannot both be so."""
    high, most = (math.inf if end.high is None else end.high for end in (one, other))
    return (one.low or 0) > most or (other.low or 0) > high


def in_figures(one: Quantity) -> str:
    """Return the bounds of a number, an end that is open left out."""
    low, high = ("" if end is None else repr(end) for end in (one.low, one.high))
    return low if low == high else f"{low}–{high}"
