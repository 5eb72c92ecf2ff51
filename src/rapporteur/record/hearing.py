"""Hearing: the reports that are heard, each with its sentences, and what is told in them as it is asked for.

Reports are fetched some at a time, and so is what is told in them: the annotations of a kind when one of these reports
is first asked for them, each read when a stretch that has it is.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, and_, select

from rapporteur.annotate.ordered import Ordered
from rapporteur.lines import event_mention_from, load, statement_from, time_from, with_actors
from rapporteur.model import Mention, Statement, TimeExpression
from rapporteur.record.consensus import Outlet
from rapporteur.record.disagreements.tallies import Numbers
from rapporteur.record.event_views import Outlets
from rapporteur.record.ledger.keys import Keys, keys_from
from rapporteur.record.linked_names import actors_of
from rapporteur.record.report import Placed, Report
from rapporteur.record.reviews import Review, all_reviews, reviewed
from rapporteur.record.rows import mention_from_row
from rapporteur.record.store import Store
from rapporteur.record.tables import annotations, documents, gleanings, mentions, readings, reviews
from rapporteur.record.views import EVERYTHING, FETCH, Vantage, annotated, heard, report_entry
from rapporteur.workers import batched

AT_ONCE = 100
"""Reports that are held at once."""
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gleaned:
    """What a report that is heard tells by itself (gleaning.py), and who brings it."""

    outlet: Outlet
    may_deny: bool
    may_count: bool
    may_quarrel: bool
    numbers: Numbers


def gleaned(store: Store, vantage: Vantage) -> Iterator[Gleaned]:
    """Give what the reports tell by themselves, by path; where a person corrected an event, they may tell otherwise."""
    outlets, corrected = Outlets(store), _corrected(store)
    columns = gleanings.c.denials, gleanings.c.counts, gleanings.c.quarrels, gleanings.c.numbers
    wanted = _gleaned(select(documents.c.syndicated_from, readings.c.body, *columns), vantage)
    in_order = wanted.order_by(documents.c.path, documents.c.id).execution_options(yield_per=FETCH)
    for row in store.connection.execute(in_order):
        outlet = outlets.of(report_entry(row.body), row.syndicated_from)
        yield Gleaned(
            outlet=outlet,
            may_deny=row.denials,
            may_count=row.counts,
            may_quarrel=row.quarrels or outlet.document in corrected,
            numbers=json.loads(row.numbers),
        )


def _corrected(store: Store) -> set[str]:
    """Return the documents of which a person found an event right or wrong."""
    found = select(reviews.c.mention).where(reviews.c.undone_at.is_(None))
    return set(store.connection.scalars(select(annotations.c.document).where(annotations.c.id.in_(found)).distinct()))


def sentences_heard(store: Store, vantage: Vantage) -> Iterator[tuple[Report, list[Keys]]]:
    """Give the reports by path, each with the keys of its sentences."""
    for report, row in _reports(store, vantage, None):
        yield report, list(map(keys_from, json.loads(row.keys)))


def reports_heard(store: Store, vantage: Vantage, only: Collection[str] | None = None) -> Iterator[Report]:
    """Give the reports by path, all or only some documents."""
    return (report for report, _ in _reports(store, vantage, only))


def _reports(store: Store, vantage: Vantage, only: Collection[str] | None) -> Iterator[tuple[Report, Any]]:
    outlets, one_of = Outlets(store), actors_of(store.connection)
    found: defaultdict[str, list[Review]] = defaultdict(list)
    for one in all_reviews(store.connection):
        found[one.mention].append(one)
    in_order = heard(select(documents.c.id), vantage).order_by(documents.c.path, documents.c.id)
    chosen = [one for one in store.connection.scalars(in_order) if only is None or one in only]
    columns = documents.c.id, documents.c.text, documents.c.syndicated_from, readings.c.body, readings.c.sentences
    wanted = _gleaned(select(*columns, gleanings.c.sentences.label("keys")), vantage)
    for batch in batched(chosen, AT_ONCE):
        rows = {row.id: row for row in store.connection.execute(wanted.where(documents.c.id.in_(batch)))}
        shelf = _Shelf(store, vantage, batch, one_of, found)
        for row in map(rows.__getitem__, batch):
            outlet = outlets.of(report_entry(row.body), row.syndicated_from)
            ends = [(start, end) for _, start, end, _ in json.loads(row.sentences)]
            yield Report(outlet, row.text, ends, _Kept(shelf, row.id)), row


def _gleaned(wanted: Select[*tuple[Any, ...]], vantage: Vantage) -> Select[*tuple[Any, ...]]:
    of_reading = and_(gleanings.c.document == documents.c.id, gleanings.c.step == documents.c.step)
    return heard(wanted, vantage).join(gleanings, of_reading)


class _Shelf:
    """What some reports tell, of each kind in text order, fetched when it is first asked for; `found` has what persons
    found of event mentions."""

    def __init__(
        self,
        store: Store,
        vantage: Vantage,
        some: Sequence[str],
        one_of: Mapping[str, str],
        found: Mapping[str, Sequence[Review]],
    ) -> None:
        self._store, self._vantage, self._some = store, vantage, some
        self.one_of, self.found = one_of, found

    @cached_property
    def events(self) -> Mapping[str, Sequence[Any]]:
        return self._annotations("event", EVERYTHING)

    @cached_property
    def times(self) -> Mapping[str, Sequence[Any]]:
        return self._annotations("time", EVERYTHING)

    @cached_property
    def statements(self) -> Mapping[str, Sequence[Any]]:
        return self._annotations("statement", self._vantage)

    @cached_property
    def mentions(self) -> Mapping[str, Sequence[Any]]:
        wanted = select(mentions).where(mentions.c.document.in_(self._some)).order_by(mentions.c.number)
        return _by_document(self._store.connection.execute(wanted))

    def _annotations(self, kind: str, vantage: Vantage) -> Mapping[str, Sequence[Any]]:
        columns = [annotations.c[name] for name in ("document", "id", "start", "end", "event", "body")]
        wanted = annotated(kind, vantage).with_only_columns(*columns).where(documents.c.id.in_(self._some))
        in_order = wanted.order_by(annotations.c.start, annotations.c.end.desc(), annotations.c.id)
        return _by_document(self._store.connection.execute(in_order))


def _by_document(rows: Iterator[Any]) -> Mapping[str, Sequence[Any]]:
    out: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        out[row.document].append(row)
    return out


class _Kept:
    """What a report tells, as the record keeps it."""

    def __init__(self, shelf: _Shelf, document: str) -> None:
        self._shelf, self._document = shelf, document

    def events(self) -> "_Unread[Placed]":
        return _Unread(self._shelf.events.get(self._document, ()), self._event)

    def times(self) -> "_Unread[TimeExpression]":
        return _Unread(self._shelf.times.get(self._document, ()), self._time)

    def statements(self) -> Iterator[Statement]:
        rows = self._shelf.statements.get(self._document, ())
        return (statement_from(load(with_actors(row.body, self._shelf.one_of))) for row in rows)

    def mentions(self) -> Ordered[Mention]:
        found, one_of = map(mention_from_row, self._shelf.mentions.get(self._document, ())), self._shelf.one_of
        return Ordered(replace(one, actor=one_of.get(one.actor or "", one.actor)) for one in found)

    def _event(self, row: Any) -> Placed | None:
        read = event_mention_from(load(with_actors(row.body, self._shelf.one_of)))
        mention = reviewed(read, self._shelf.found.get(row.id, ()), self._shelf.one_of)
        return Placed(span=mention.trigger, event=row.event, mention=mention) if mention else None

    def _time(self, row: Any) -> TimeExpression:
        return time_from(load(row.body))


class _Unread(Generic[Item]):
    """Annotations in text order, each read from its row when it is first asked for; what is read as None is none."""

    def __init__(self, rows: Sequence[Any], read: Callable[[Any], Item | None]) -> None:
        self._rows, self._read = rows, read
        self._starts = [row.start for row in rows]
        self._held: dict[int, Item | None] = {}

    def beginning_in(self, start: int, end: int) -> list[Item]:
        """Return those that begin in text[start:end]."""
        places = range(bisect_left(self._starts, start), bisect_left(self._starts, end))
        return [one for one in map(self._at, places) if one is not None]

    def _at(self, place: int) -> Item | None:
        if place not in self._held:
            self._held[place] = self._read(self._rows[place])
        return self._held[place]
