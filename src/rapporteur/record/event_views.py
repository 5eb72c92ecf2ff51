"""Event views: the events of a record, each with the mentions that are seen from a day, and whose word they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, select

from rapporteur.errors import NotInRecord
from rapporteur.lines import event_mention_from, load, with_actors
from rapporteur.model import Basis, Event, EventMention, EventType, Span, Statement, Status
from rapporteur.record.asking import asked
from rapporteur.record.consensus import Outlet, Told, event_of, lead_of
from rapporteur.record.linked_names import across
from rapporteur.record.reviews import reviewed, reviews_of
from rapporteur.record.tables import annotations, documents, readings
from rapporteur.record.views import (
    EVERYTHING,
    FETCH,
    IN_TEXT_ORDER,
    ReportEntry,
    Vantage,
    annotated,
    current,
    named,
    report_entry,
    statements_by_id,
)
from rapporteur.workers import batched

if TYPE_CHECKING:
    from rapporteur.record.store import Store

PAGE = 100
"""Events that are held at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionEntry:
    """One event mention, the statements it stands in, innermost first, the words of its sentence, and its report."""

    mention: EventMention
    within: tuple[Statement, ...]
    words: Span
    report: ReportEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """One event, its mentions by report and text, and whose word it is."""

    event: Event
    mentions: tuple[MentionEntry, ...]
    told: tuple[Told, ...]

    @property
    def lead(self) -> MentionEntry:
        """The mention that shows it best."""
        best = lead_of(self.event)
        return next(one for one in self.mentions if one.mention is best)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which events are asked for: of these types, these statuses, with this actor, in these days; all where empty.

    `actor` is part of a name of who acts or is acted upon. An event of which no day is known is in no period.
    """

    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    actor: str | None = None
    first: date | None = None
    last: date | None = None


ALL_EVENTS = Wanted()


def list_events(store: "Store", vantage: Vantage = EVERYTHING, wanted: Wanted = ALL_EVENTS) -> Iterator[EventEntry]:
    """Give the events in the order of their days: by earliest day, or latest where that one is open; those of no known
    day last; then by identifier."""
    takes_part = _takes_part(store, wanted.actor)
    order = [
        (*by_day(entry.event), entry.event.id)
        for entry in all_events(store, vantage)
        if is_wanted(entry.event, wanted) and takes_part(entry.event)
    ]
    for page in batched(sorted(order), PAGE):
        held = {entry.event.id: entry for entry in all_events(store, vantage, [one[-1] for one in page])}
        for *_, identifier in page:
            yield held[identifier]


def list_timeline(store: "Store", vantage: Vantage = EVERYTHING) -> Iterator[EventEntry]:
    """Give the events of which some day is known, in the order of their days."""
    for entry in list_events(store, vantage):
        if entry.event.time.basis is not Basis.UNKNOWN:
            yield entry


def event_entry(store: "Store", identifier: str, vantage: Vantage = EVERYTHING) -> EventEntry:
    """Return the event that a mention is of, or one by its identifier, with all its mentions; NotInRecord.

    An event has the identifier of one of its mentions, so that one which became part of another is found there.
    """
    of = current(select(annotations.c.event)).join(
        annotations, and_(annotations.c.document == documents.c.id, annotations.c.step == documents.c.step)
    )
    event = store.connection.scalar(of.where(annotations.c.id == identifier, annotations.c.kind == "event").limit(1))
    for entry in all_events(store, vantage, [event] if event else []):
        return entry
    why = "no report that is current has it"
    if event:
        seen = vantage != EVERYTHING
        why = "leave out --as-of or --known-by to see it" if seen else "a person found it wrong; undo that to see it"
    raise NotInRecord(f"{identifier}: not in what you look at; {why}")


def all_events(
    store: "Store", vantage: Vantage = EVERYTHING, only: Sequence[str] | None = None, *, within_reports: bool = False
) -> Iterator[EventEntry]:
    """Give the events by identifier, all or only some, each with the mentions that are seen, as persons corrected them.

    Actors are those across reports, or only `within_reports`.
    """
    chosen = annotated("event", vantage).add_columns(documents.c.syndicated_from, annotations.c.event, annotations.c.id)
    if only is not None:
        chosen = chosen.where(annotations.c.event.in_(only))
    outlets = Outlets(store)
    in_order = chosen.order_by(annotations.c.event, *IN_TEXT_ORDER).execution_options(yield_per=FETCH)
    rows = store.connection.execute(in_order)
    grouped = ((identifier, list(same)) for identifier, same in groupby(rows, key=lambda row: str(row.event)))
    for batch in batched(grouped, PAGE):
        read = dict(_read(store.connection, batch, within_reports=within_reports))
        outlets.learn(row.syndicated_from for told in read.values() for row, _ in told)
        within = {name for same in read.values() for _, mention in same for name in mention.within}
        said = statements_by_id(store, within, vantage, within_reports=within_reports)
        for identifier, told in read.items():
            if told:
                yield _entry(identifier, told, said, outlets)


def events_in(store: "Store", document: str) -> dict[str, str]:
    """Return of each event mention of a report the event across reports that it is of."""
    of_document = and_(annotations.c.document == documents.c.id, annotations.c.step == documents.c.step)
    told = current(select(annotations.c.id, annotations.c.event)).join(annotations, of_document)
    rows = store.connection.execute(told.where(documents.c.id == document, annotations.c.kind == "event"))
    return {row.id: row.event for row in rows}


def _read(
    connection: Connection, batch: Sequence[tuple[str, Sequence[Any]]], *, within_reports: bool
) -> Iterator[tuple[str, list[tuple[Any, EventMention]]]]:
    """Give of each event its mentions, each with its row; without those that a person found wrong."""
    rows = [row for _, same in batch for row in same]
    found = reviews_of(connection, (row.id for row in rows))
    bodies = [row.body for row in rows] + [one.value for some in found.values() for one in some]
    one_of = {} if within_reports else across(connection, bodies)
    for identifier, same in batch:
        told = ((row, event_mention_from(load(with_actors(row.body, one_of)))) for row in same)
        held = ((row, reviewed(mention, found.get(mention.id, ()), one_of)) for row, mention in told)
        yield identifier, [(row, mention) for row, mention in held if mention]


def _entry(
    identifier: str, same: Iterable[tuple[Any, EventMention]], said: Mapping[str, Statement], outlets: "Outlets"
) -> EventEntry:
    mentions, told = [], []
    for row, mention in same:
        report = report_entry(row.report)
        within = tuple(said[name] for name in mention.within if name in said)
        words = Span(mention.trigger.document, row.words_start, row.words_start + len(row.words), row.words)
        mentions.append(MentionEntry(mention=mention, within=within, words=words, report=report))
        outlet = outlets.of(report, row.syndicated_from)
        told.append(Told(mention=mention, outlet=outlet, within=within, words=row.words))
    return EventEntry(event=event_of(identifier, told), mentions=tuple(mentions), told=tuple(told))


class Outlets:
    """Who brings each report; the reports that others are copies of are asked for once."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._roots: dict[str, str] = {}

    def of(self, report: ReportEntry, origin: str | None) -> Outlet:
        """Return who brings a report, which may be a copy of another."""
        root = self._root(origin) if origin else report.root
        return Outlet(document=report.id, published=report.published, name=report.outlet, root=root)

    def learn(self, origins: Iterable[str | None]) -> None:
        """Ask at once whom some documents have their words from."""
        for some in asked({one for one in origins if one} - self._roots.keys()):
            wanted = current(select(documents.c.id, readings.c.body)).where(documents.c.id.in_(some))
            for document, body in self._store.connection.execute(wanted):
                self._roots[document] = report_entry(body).root

    def _root(self, document: str) -> str:
        self.learn([document])
        return self._roots.setdefault(document, document)


def by_day(event: Event) -> tuple[bool, date, date]:
    """Return where an event stands in the order of days: by its earliest, or else its latest, those of none last."""
    start, end = event.time.earliest or event.time.latest, event.time.latest
    return start is None, start or date.max, end or date.max


def is_wanted(event: Event, wanted: Wanted) -> bool:
    """Tell whether an event is of the types, statuses and days that are asked for."""
    first, last = event.time.earliest, event.time.latest
    if (wanted.types and event.type not in wanted.types) or (wanted.statuses and event.status not in wanted.statuses):
        return False
    if (wanted.first or wanted.last) and not (first or last):
        return False
    begun = not wanted.last or first is None or first <= wanted.last
    return begun and (not wanted.first or last is None or last >= wanted.first)


def _takes_part(store: "Store", name: str | None) -> Callable[[Event], bool]:
    """Return what tells whether somebody of a name, or part of one, acts in an event or is acted upon."""
    is_of = named(store, name)

    def takes_part(event: Event) -> bool:
        parts = (one for mention in event.mentions for one in (*mention.actors, *mention.recipients))
        return not name or any(is_of(one.actor, one.span) for one in parts)

    return takes_part
