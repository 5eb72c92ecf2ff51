"""Hearing: the reports that are heard, each with its sentences, and what is told in them as it is asked for."""

import json
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Any

from sqlalchemy import select

from rapporteur.annotate.ordered import Ordered
from rapporteur.lines import event_mention_from, load, statement_from, time_from, with_actors
from rapporteur.model import EventMention, Mention, Span, Statement, TimeExpression
from rapporteur.record.consensus import Outlet
from rapporteur.record.event_views import Outlets
from rapporteur.record.ledger.evidence import Passage
from rapporteur.record.linked_names import actors_of
from rapporteur.record.rows import mention_from_row
from rapporteur.record.store import Store
from rapporteur.record.tables import annotations, documents, mentions, readings
from rapporteur.record.views import EVERYTHING, FETCH, Vantage, annotated, heard, report_entry


@dataclass(frozen=True, slots=True)
class Placed:
    """An event mention by the place of its trigger, with the event across reports that it is of."""

    span: Span
    event: str
    mention: EventMention


class Report:
    """One report that is heard. What is told in it is fetched once, when it is first asked for."""

    def __init__(self, store: Store, vantage: Vantage, row: Any, outlet: Outlet, one_of: Mapping[str, str]) -> None:
        self._store, self._vantage, self._one_of = store, vantage, one_of
        self.outlet, self.text = outlet, str(row.text)
        self.sentences = tuple(
            Span(row.id, start, end, self.text[start:end]) for _, start, end, _ in json.loads(row.sentences)
        )

    def number_of(self, place: int) -> int:
        """Return the number of the sentence that has a place, or goes before it."""
        return max(0, bisect_right(self.sentences, place, key=attrgetter("start")) - 1)

    def between(self, one: Span, other: Span) -> int:
        """Return how many sentences one stretch stands before another."""
        return self.number_of(other.start) - self.number_of(one.start)

    def span(self, start: int, end: int) -> Span:
        """Return the stretch text[start:end]."""
        return Span(self.outlet.document, start, end, self.text[start:end])

    def passage(self, words: Span) -> Passage:
        """Return a sentence with the events and times that it tells."""
        return Passage(
            words=words,
            outlet=self.outlet,
            mentions=tuple((one.event, one.mention) for one in self.events.beginning_in(words.start, words.end)),
            times=tuple(self.times.beginning_in(words.start, words.end)),
        )

    @cached_property
    def events(self) -> Ordered[Placed]:
        """The event mentions of the report, those too that begin after the day it is seen from."""
        return Ordered(
            Placed(span=mention.trigger, event=row.event, mention=mention)
            for row, body in self._annotations("event")
            for mention in [event_mention_from(load(body))]
        )

    @cached_property
    def times(self) -> Ordered[TimeExpression]:
        """The time expressions of the report."""
        return Ordered(time_from(load(body)) for _, body in self._annotations("time"))

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements that are made by the day the report is seen from, in the order of their contents."""
        found = (statement_from(load(body)) for _, body in self._annotations("statement", self._vantage))
        return sorted(found, key=lambda one: (one.content[0].start, one.content[0].end, one.id))

    def saying(self, span: Span) -> Statement | None:
        """Return the innermost statement whose content has a place: that of the least words."""
        around = [one for one in self.statements if any(words.start <= span.start < words.end for words in one.content)]
        return min(around, key=lambda one: sum(len(words.quote) for words in one.content), default=None)

    @cached_property
    def mentions(self) -> Ordered[Mention]:
        """Who and what the report mentions."""
        wanted = select(mentions).where(mentions.c.document == self.outlet.document)
        found = map(mention_from_row, self._store.connection.execute(wanted.order_by(mentions.c.number)))
        return Ordered(replace(one, actor=self._one_of.get(one.actor or "", one.actor)) for one in found)

    def _annotations(self, kind: str, vantage: Vantage = EVERYTHING) -> Iterator[tuple[Any, str]]:
        wanted = (
            annotated(kind, vantage)
            .add_columns(annotations.c.event)
            .where(annotations.c.document == self.outlet.document)
            .order_by(annotations.c.start, annotations.c.end, annotations.c.id)
        )
        for row in self._store.connection.execute(wanted):
            yield row, with_actors(row.body, self._one_of)


def reports_heard(store: Store, vantage: Vantage, only: Collection[str] | None = None) -> Iterator[Report]:
    """Give the reports by path, all or only some documents."""
    outlets, one_of = Outlets(store), actors_of(store.connection)
    wanted = heard(
        select(documents.c.id, documents.c.text, documents.c.syndicated_from, readings.c.body, readings.c.sentences),
        vantage,
    ).order_by(documents.c.path, documents.c.id)
    if only is not None:
        wanted = wanted.where(documents.c.id.in_(only))
    for row in store.connection.execute(wanted.execution_options(yield_per=FETCH)):
        outlet = outlets.of(report_entry(row.body), row.syndicated_from)
        yield Report(store, vantage, row, outlet, one_of)
