"""Tallies: how many of one thing several reports tell, where these numbers cannot all be so.

Numbers are of one thing where they count the same, their sentences share enough words that few reports have, a name
among these, and no day that the one names is far from those of the other. Two reports do not disagree where one tells
the other's number too.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, Final

from rapporteur.annotate.numbers import CASUALTIES, find_numbers, thing_counted
from rapporteur.link.tellings import content_of
from rapporteur.model import Document, Quantity, Span
from rapporteur.record.consensus import Outlet, root_in
from rapporteur.record.disagreements.counts import are_apart, in_figures
from rapporteur.record.disagreements.sides import Disagreement, Held, disagreement
from rapporteur.record.report import Report

_NOT_THINGS: Final = frozenset(
    "cent money kg km tonn mile hectar barrel liter litr meter metr day week month year hour time".split()
)
"""What is measured, not counted."""
_HURTS: Final = re.compile(
    r"\w*(?:attacks|strikes|raids|shells|rockets|missiles|bombs|bombings|blasts|explosions|clashes|shots|mines)"
)
"""What hurts people, and is not itself killed."""
_EMPTY: Final = content_of(
    "killed died dead deaths wounded injured hurt people persons soldiers men women troops said according had was two"
)
_FIGURE: Final = re.compile(r"\d")
_NAME: Final = re.compile(r"(?:(?<=[\w,;:»”\"'’] )|^)[^\W\d_a-z][\w’'-]+")
_IN_ALL: Final = re.compile(r"\b(?:since|so far|in all|in total|altogether|over the years)\b", re.IGNORECASE)
"""Words of a sentence whose numbers are of more than one event."""
SHARED: Final = 3
"""Words that two sentences must share, what is counted and its number left out."""
MANY: Final = 8
"""A word that more reports have beside a number does not tell what that is of."""
MOST_SIDES: Final = 4
"""What is told in more ways is told of several things."""
NEAR: Final = 3
"""Days between two sentences that may tell of one day."""
MONTH: Final = 31
"""A time of more days tells no day."""


Numbers = list[list[Any]]
"""The numbers of a report as the record keeps them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A number as it is compared: its report and from whom that is, its sentence, which begins and ends somewhere, and
    what words and names that has."""

    document: str
    quantity: Quantity
    thing: str
    root: str
    start: int
    end: int
    words: frozenset[str]
    names: frozenset[str]


class Tallies:
    """The numbers of the reports that are heard, and in how many of these each word stands beside one."""

    def __init__(self) -> None:
        self._held: list[Tally] = []
        self._reports: defaultdict[str, set[str]] = defaultdict(set)

    def hear(self, outlet: Outlet, numbers: Numbers) -> None:
        """Take the numbers of a report that count things."""
        for one in _tallies_of(outlet, numbers):
            self._held.append(one)
            for word in one.words:
                self._reports[word].add(one.document)

    def apart(self) -> list[tuple[Tally, Tally]]:
        """Return the numbers of two reports that are of one thing and cannot both be so, as far as their words tell."""
        known = {(one.document, one.quantity.what, in_figures(one.quantity)) for one in self._held}
        blocks: defaultdict[tuple[str, str], list[Tally]] = defaultdict(list)
        for one in self._held:
            for name in filter(self._is_telling, one.names):
                blocks[one.quantity.what, name].append(one)
        pairs = {
            (one, other)
            for block in blocks.values()
            for one, other in combinations(block, 2)
            if one.root != other.root
            and are_apart(one.quantity, other.quantity)
            and sum(map(self._is_telling, one.words & other.words)) >= SHARED
            and not {_known(one, other), _known(other, one)} & known
        }
        return sorted(pairs, key=lambda pair: [(one.document, one.quantity.span.start) for one in pair])

    def narrowed(self, one: Disagreement, sentences: Mapping[Span, Span]) -> Disagreement | None:
        """Return a disagreement of numbers or days with the sides whose words share a name that few reports have with
        those of another side; None where no two are left, or too many. `sentences` has of each span its sentence."""
        named = [
            [(span.document, _names_in(sentences[span])) for span in side.spans if span in sentences]
            for side in one.sides
        ]
        kept = [
            side
            for at, (side, mine) in enumerate(zip(one.sides, named, strict=True))
            if any(
                self._share(held, other)
                for place, theirs in enumerate(named)
                if place != at
                for held in mine
                for other in theirs
            )
        ]
        return replace(one, sides=tuple(kept)) if 1 < len(kept) <= MOST_SIDES else None

    def _share(self, one: tuple[str, frozenset[str]], other: tuple[str, frozenset[str]]) -> bool:
        return one[0] != other[0] and any(map(self._is_telling, one[1] & other[1]))

    def _is_telling(self, word: str) -> bool:
        """Return whether a word stands in so few reports that it tells what they are about."""
        return len(self._reports[word]) <= MANY


def numbers_line(report: Report) -> Numbers:
    """Return the numbers of a report that count things as the record keeps them: by sentence, with its place, words
    and names."""
    return [[*place, sorted(words), sorted(names), held] for *place, words, names, held in _numbers_in(report)]


def _numbers_in(report: Report) -> Iterator[tuple[int, int, frozenset[str], frozenset[str], list[list[Any]]]]:
    document = Document(id=report.outlet.document, text=report.text, raw_sha256="")
    for sentence in report.sentences:
        numbers = [] if _IN_ALL.search(sentence.quote) else [*find_numbers(document, sentence.start, sentence.end)]
        if not numbers:
            continue
        words = frozenset(word for word in content_of(sentence.quote) - _EMPTY if not _FIGURE.search(word))
        names = _names_in(sentence) & words
        named = [(one, thing_counted(document, one.span)) for one in numbers]
        held = [
            [one.what, one.low, one.high, one.span.start, one.span.quote, one.what if one.what in CASUALTIES else thing]
            for one, thing in named
            if one.what and one.what not in _NOT_THINGS and not _HURTS.fullmatch(thing)
        ]
        if held:
            yield sentence.start, sentence.end, words, names, held


def _tallies_of(outlet: Outlet, numbers: Numbers) -> Iterator[Tally]:
    for start, end, words, names, held in numbers:
        for what, low, high, at, quote, thing in held:
            span = Span(outlet.document, at, at + len(quote), quote)
            yield Tally(
                document=outlet.document,
                quantity=Quantity(what=what, low=low, high=high, span=span),
                thing=thing,
                root=outlet.root,
                start=start,
                end=end,
                words=frozenset(words) - {what},
                names=frozenset(names) - {what},
            )


def _names_in(sentence: Span) -> frozenset[str]:
    return content_of(" ".join(_NAME.findall(sentence.quote))) - _EMPTY


def _known(one: Tally, other: Tally) -> tuple[str, str, str]:
    return one.document, other.quantity.what, in_figures(other.quantity)


def disagreement_of(pair: tuple[Tally, Tally], reports: Mapping[str, Report]) -> Disagreement | None:
    """Return the disagreement of two numbers, None where their sentences name days that are far from each other.

    `reports` has their reports by document.
    """
    if any(_is_of_time(each, reports[each.document]) for each in pair):
        return None
    one, other = ([*_days(each, reports[each.document])] for each in pair)
    gaps = [max((b[0] - a[1]).days, (a[0] - b[1]).days) for a in one for b in other]
    if gaps and min(gaps) > NEAR:
        return None
    return disagreement("numbers", pair[0].thing, [_held(each, reports[each.document]) for each in pair])


def _is_of_time(one: Tally, report: Report) -> bool:
    span = one.quantity.span
    times = report.times.beginning_in(one.start, span.end)
    return any(span.start < time.span.end for time in times)


def _days(one: Tally, report: Report) -> Iterator[tuple[date, date]]:
    """Give the days that a sentence names, or months."""
    for time in report.times.beginning_in(one.start, one.end):
        first, last = (time.interval.earliest, time.interval.latest) if time.interval else (None, None)
        if first and last and (last - first).days <= MONTH:
            yield first, last


def _held(one: Tally, report: Report) -> Held:
    span = one.quantity.span
    said = report.saying(span)
    return Held(
        by=root_in(report.outlet, [said] if said else []).name,
        value=in_figures(one.quantity),
        span=span,
        statement=said.id if said else None,
    )
