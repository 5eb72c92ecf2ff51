"""Report: one report with its sentences, and what is told in it as it is asked for."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from rapporteur.model import EventMention, Mention, Span, Statement, TimeExpression
from rapporteur.record.consensus import Outlet
from rapporteur.record.ledger.evidence import Passage
from rapporteur.record.ledger.keys import Keys

Item_co = TypeVar("Item_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Placed:
    """An event mention by the place of its trigger, with the event across reports that it is of."""

    span: Span
    event: str
    mention: EventMention


class InOrder(Protocol[Item_co]):
    """Annotations in text order."""

    def beginning_in(self, start: int, end: int) -> Sequence[Item_co]:
        """Return those that begin in text[start:end]."""


class Contents(Protocol):
    """What is told in a report."""

    def events(self) -> InOrder[Placed]:
        """Return the event mentions, those too that begin after the day the report is seen from."""

    def times(self) -> InOrder[TimeExpression]:
        """Return the time expressions."""

    def statements(self) -> Iterable[Statement]:
        """Return the statements that are made by the day the report is seen from."""

    def mentions(self) -> InOrder[Mention]:
        """Return who and what is mentioned."""


class Report:
    """One report that is heard. What is told in it is fetched once, when it is first asked for."""

    def __init__(self, outlet: Outlet, text: str, ends: Sequence[tuple[int, int]], contents: Contents) -> None:
        """`ends` has of each sentence where it begins and ends."""
        self.outlet, self.text, self._ends, self._contents = outlet, text, ends, contents

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in text order."""
        return tuple(self.span(start, end) for start, end in self._ends)

    def number_of(self, place: int) -> int:
        """Return the number of the sentence that has a place, or goes before it."""
        return max(0, bisect_right(self.sentences, place, key=attrgetter("start")) - 1)

    def between(self, one: Span, other: Span) -> int:
        """Return how many sentences one stretch stands before another."""
        return self.number_of(other.start) - self.number_of(one.start)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch text[start:end]."""
        return Span(self.outlet.document, start, end, self.text[start:end])

    def passage(self, sentence: Keys) -> Passage:
        """Return a sentence with the events and times that it tells."""
        start, end = sentence.start, sentence.end
        return Passage(
            words=self.span(start, end),
            parts=sentence.parts,
            outlet=self.outlet,
            mentions=tuple((one.event, one.mention) for one in self.events.beginning_in(start, end)),
            times=tuple(self.times.beginning_in(start, end)),
        )

    @cached_property
    def events(self) -> InOrder[Placed]:
        """The event mentions of the report, those too that begin after the day it is seen from."""
        return self._contents.events()

    @cached_property
    def times(self) -> InOrder[TimeExpression]:
        """The time expressions of the report."""
        return self._contents.times()

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements that are made by the day the report is seen from, in the order of their contents."""
        found = self._contents.statements()
        return sorted(found, key=lambda one: (one.content[0].start, one.content[0].end, one.id))

    @cached_property
    def mentions(self) -> InOrder[Mention]:
        """Who and what the report mentions."""
        return self._contents.mentions()

    def saying(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content has a place: that of the least words."""
        around = [one for one in self.statements if any(words.start <= span.start < words.end for words in one.content)]
        return min(around, key=lambda one: sum(len(words.quote) for words in one.content), default=None)
