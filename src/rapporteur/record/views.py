"""Views: the record seen from a day, and with what had been published by a day.

`as_of` is a day of the world: what begins later is left out. `known_by` is a day of knowledge: only reports surely
published by then are heard; how many were left out can be asked (`left_out`) and should be said.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, true

from rapporteur.errors import NotInRecord
from rapporteur.lines import Line, actor_line, event_from, interval_from, load, statement_from, time_from
from rapporteur.model import (
    Basis,
    EventMention,
    EventType,
    Interval,
    MentionForm,
    Reading,
    Sentence,
    Span,
    Statement,
    Status,
    TimeExpression,
)
from rapporteur.record.rows import mention_from_row, seen_since
from rapporteur.record.store import CURRENT, Store
from rapporteur.record.tables import annotations, documents, mentions, readings
from rapporteur.workers import batched

FETCH = 500

IN_TEXT_ORDER = (documents.c.path, documents.c.id, annotations.c.words_start, annotations.c.start, annotations.c.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vantage:
    """From which day the world is seen, and by which day a report must have been out; None for all."""

    as_of: date | None = None
    known_by: date | None = None


EVERYTHING = Vantage()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many reports `known_by` leaves out: published later, or on a day not known well enough to say."""

    later: int
    unsure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """One report of the record, without its text. `line` is its line of the record."""

    id: str
    path: str
    title: str | None
    publisher: str | None
    published: Interval
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeEntry:
    """One time expression and the words of its sentence; its own where it stands in none."""

    time: TimeExpression
    words: Span
    report: ReportEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementEntry:
    """One statement and its report."""

    statement: Statement
    report: ReportEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """One event mention, the statements it stands in, innermost first, the words of its sentence, and its report."""

    event: EventMention
    within: tuple[Statement, ...]
    words: Span
    report: ReportEntry


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


def list_reports(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[ReportEntry]:
    """Give the reports by path: those that are or may be out by `as_of`, and surely are by `known_by`."""
    wanted = (
        _current(select(readings.c.body, documents.c.syndicated_from))
        .where(_begun(readings.c.earliest, readings.c.latest, vantage.as_of), _known(vantage))
        .order_by(documents.c.path, documents.c.id)
    )
    for body, origin in store.connection.execute(wanted.execution_options(yield_per=FETCH)):
        report = _report(body)
        yield replace(report, line=report.line | {"syndicated_from": origin})


def list_events(store: Store, vantage: Vantage = EVERYTHING, wanted: Wanted = ALL_EVENTS) -> Iterator[EventEntry]:
    """Give the event mentions in the order of their days: by earliest day, or latest where that one is open; those of
    no known day last; then by path, and place in the text."""
    began = func.coalesce(annotations.c.earliest, annotations.c.latest)
    chosen = (
        _annotated("event", vantage)
        .where(*_conditions(wanted))
        .order_by(began.asc().nulls_last(), annotations.c.latest.asc().nulls_last(), *IN_TEXT_ORDER)
    )
    takes_part = _takes_part(store, wanted.actor)
    for batch in batched(store.connection.execute(chosen.execution_options(yield_per=FETCH)), FETCH):
        read = ((event_from(load(body)), start, words, report) for body, start, words, report in batch)
        events = [one for one in read if takes_part(one[0])]
        said = _statements(store, {name for event, *_ in events for name in event.within}, vantage)
        for event, start, words, report in events:
            yield EventEntry(
                event=event,
                within=tuple(said[name] for name in event.within if name in said),
                words=Span(event.trigger.document, start, start + len(words), words),
                report=_report(report),
            )


def list_timeline(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[EventEntry]:
    """Give the events of which some day is known, in the order of their days."""
    for entry in list_events(store, vantage):
        if entry.event.time.basis is not Basis.UNKNOWN:
            yield entry


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.types:
        yield annotations.c.type.in_([type_.value for type_ in wanted.types])
    if wanted.statuses:
        yield annotations.c.status.in_([status.value for status in wanted.statuses])
    some_day = or_(annotations.c.earliest.is_not(None), annotations.c.latest.is_not(None))
    if wanted.first:
        yield and_(some_day, or_(annotations.c.latest.is_(None), annotations.c.latest >= wanted.first))
    if wanted.last:
        yield and_(some_day, or_(annotations.c.earliest.is_(None), annotations.c.earliest <= wanted.last))


def _takes_part(store: Store, name: str | None) -> Callable[[EventMention], bool]:
    """Return what tells whether somebody of a name, or part of one, acts in an event or is acted upon."""
    is_of = _named(store, name)
    return lambda event: not name or any(is_of(one.actor, one.span) for one in (*event.actors, *event.recipients))


def _named(store: Store, name: str | None) -> Callable[..., bool]:
    """Return what tells whether an actor is of a name, or of part of one; where no actor is known, whether the words
    that stand for one are."""
    if not name:
        return lambda *_: True
    part = name.casefold()
    named = (
        _current(select(mentions.c.actor, mentions.c.quote))
        .join(mentions, mentions.c.document == documents.c.id)
        .where(mentions.c.actor.is_not(None), mentions.c.form == MentionForm.NAME.value)
        .distinct()
    )
    actors = {actor for actor, quote in store.connection.execute(named) if part in quote.casefold()}

    def is_of(actor: str | None, *spans: Span) -> bool:
        return actor in actors if actor else any(part in span.quote.casefold() for span in spans)

    return is_of


def _statements(store: Store, identifiers: Collection[str], vantage: Vantage) -> dict[str, Statement]:
    """Return statements by identifier, as they are seen."""
    if not identifiers:
        return {}
    wanted = _annotated("statement", vantage).where(annotations.c.id.in_(sorted(identifiers)))
    bodies = store.connection.scalars(wanted.with_only_columns(annotations.c.body))
    held = (statement_from(load(body)) for body in bodies)
    return {statement.id: statement for statement in held}


def list_times(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[TimeEntry]:
    """Give every time expression, by path and place in the text."""
    yield from _fetch_times(store, _times(vantage).order_by(*IN_TEXT_ORDER))


def list_statements(
    store: Store, vantage: Vantage = EVERYTHING, *, source: str | None = None
) -> Iterator[StatementEntry]:
    """Give the statements, by path and place in the text; page furniture has none.

    `source` is part of a name of who says it, or of the words that stand for it.
    """
    is_of = _named(store, source)
    wanted = (
        _annotated("statement", vantage)
        .with_only_columns(annotations.c.body, readings.c.body)
        .order_by(documents.c.path, documents.c.id, annotations.c.start, annotations.c.end, annotations.c.id)
    )
    for body, report in store.connection.execute(wanted.execution_options(yield_per=FETCH)):
        statement = statement_from(load(body))
        if is_of(statement.source.actor, *statement.source.spans):
            yield StatementEntry(statement=statement, report=_report(report))


def actor_lines(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[Line]:
    """Give the lines of the actors by identifier: what goes by one name, with every mention of it."""
    wanted = (
        _current(select(mentions))
        .join(mentions, mentions.c.document == documents.c.id)
        .where(mentions.c.actor.is_not(None), _known(vantage))
        .order_by(mentions.c.actor, documents.c.path, documents.c.id, mentions.c.start, mentions.c.end, mentions.c.id)
    )
    rows = store.connection.execute(wanted.execution_options(yield_per=FETCH))
    for identifier, same in groupby(rows, key=lambda row: row.actor):
        yield actor_line(identifier, [mention_from_row(row) for row in same])


def document_lines(store: Store, vantage: Vantage = EVERYTHING, *, text: bool = True) -> Iterator[Line]:
    """Give the lines of the reports by path, with or without text; `as_of` leaves none out, they are the evidence."""
    whole = documents.c.text if text else literal("")
    wanted = _current(select(readings.c.body, documents.c.syndicated_from, whole)).where(_known(vantage))
    ordered = wanted.order_by(documents.c.path, documents.c.id).execution_options(yield_per=FETCH)
    for body, origin, words in store.connection.execute(ordered):
        yield load(body) | {"syndicated_from": origin} | ({"text": words} if text else {})


def annotation_lines(store: Store, kind: str, vantage: Vantage = EVERYTHING) -> Iterator[str]:
    """Give the lines of one kind (`time`, `statement`, `event`) by identifier, as they stand in the record."""
    wanted = _annotated(kind, vantage).with_only_columns(annotations.c.body).order_by(annotations.c.id)
    yield from store.connection.scalars(wanted.execution_options(yield_per=FETCH))


def left_out(store: Store, vantage: Vantage) -> LeftOut:
    """Return how many current reports `known_by` leaves out."""
    day = vantage.known_by
    if day is None:
        return LeftOut(later=0, unsure=0)
    count = _current(select(func.count()))
    later = store.connection.scalar(count.where(readings.c.earliest > day)) or 0
    known = store.connection.scalar(count.where(_known(vantage))) or 0
    return LeftOut(later=later, unsure=(store.connection.scalar(count) or 0) - later - known)


def read_as_seen(store: Store, identifier: str, vantage: Vantage = EVERYTHING) -> Reading:
    """Return one document's reading, with what is found in it that begins by `as_of` or on no known day.

    NotInRecord where there is none, or where it was not surely published by `known_by`.
    """
    reading = store.reading(identifier)
    latest = reading.document.published.latest
    if vantage.known_by and (latest is None or latest > vantage.known_by):
        raise NotInRecord(f"{identifier}: not surely published by {vantage.known_by}; leave out --known-by to see it")
    times = tuple(time for time in reading.times if has_begun(time.interval, vantage.as_of))
    statements = tuple(one for one in reading.statements if has_begun(one.time, vantage.as_of))
    as_of = vantage.as_of or date.max
    events = tuple(one for one in reading.events if (seen_since(reading, one) or date.min) <= as_of)
    return replace(reading, times=times, statements=statements, events=events)


def time_with_sentence(reading: Reading, identifier: str) -> tuple[TimeExpression, Sentence | None]:
    """Return a time expression of a reading, and its sentence if it stands in one; NotInRecord."""
    for time in reading.times:
        if time.id == identifier:
            around = (one for one in reading.sentences if one.span.start <= time.span.start < one.span.end)
            return time, next(around, None)
    raise NotInRecord(f"{identifier}: begins after the day you look from; leave out --as-of to see it")


def statement_in(reading: Reading, identifier: str) -> Statement:
    """Return a statement of a reading; NotInRecord."""
    for statement in reading.statements:
        if statement.id == identifier:
            return statement
    raise NotInRecord(f"{identifier}: was made after the day you look from; leave out --as-of to see it")


def event_in(reading: Reading, identifier: str) -> tuple[EventMention, Sentence | None]:
    """Return an event mention of a reading, and its sentence if it stands in one; NotInRecord."""
    for event in reading.events:
        if event.id == identifier:
            around = (one for one in reading.sentences if one.span.start <= event.trigger.start < one.span.end)
            return event, next(around, None)
    raise NotInRecord(f"{identifier}: begins after the day you look from; leave out --as-of to see it")


def has_begun(interval: Interval | None, as_of: date | None) -> bool:
    """Tell whether nothing says that an interval begins after a day; what has no interval, or no day, has begun."""
    start = interval and (interval.earliest or interval.latest)
    return as_of is None or not start or start <= as_of


def _begun(earliest: ColumnElement[Any], latest: ColumnElement[Any], as_of: date | None) -> ColumnElement[bool]:
    start = func.coalesce(earliest, latest)
    return or_(start.is_(None), start <= as_of) if as_of else true()


def _known(vantage: Vantage) -> ColumnElement[bool]:
    return readings.c.latest <= vantage.known_by if vantage.known_by else true()


def _current(wanted: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Return a query over the current documents with the readings that hold."""
    return (
        wanted.select_from(documents)
        .join(readings, and_(readings.c.document == documents.c.id, readings.c.step == documents.c.step))
        .where(CURRENT)
    )


def _times(vantage: Vantage) -> Select[*tuple[Any, ...]]:
    return _annotated("time", vantage)


def _annotated(kind: str, vantage: Vantage) -> Select[*tuple[Any, ...]]:
    """Return the query of the annotations of a kind, each with its sentence if it stands in one, and its report."""
    of_document = and_(annotations.c.document == documents.c.id, annotations.c.step == documents.c.step)
    return (
        _current(select(annotations.c.body, annotations.c.words_start, annotations.c.words, readings.c.body))
        .join(annotations, of_document)
        .where(
            annotations.c.kind == kind,
            or_(annotations.c.since.is_(None), annotations.c.since <= vantage.as_of) if vantage.as_of else true(),
            _known(vantage),
        )
    )


def _fetch_times(store: Store, wanted: Select[*tuple[Any, ...]]) -> Iterator[TimeEntry]:
    for body, start, words, report in store.connection.execute(wanted.execution_options(yield_per=FETCH)):
        time = time_from(load(body))
        span = Span(time.span.document, start, start + len(words), words)
        yield TimeEntry(time=time, words=span, report=_report(report))


@lru_cache(maxsize=FETCH)
def _report(body: str) -> ReportEntry:
    line = load(body)
    return ReportEntry(
        id=line["id"],
        path=line["path"] or line["url"] or "",
        title=line["title"],
        publisher=line["publisher"],
        published=interval_from(line["published"]),
        line=line,
    )
