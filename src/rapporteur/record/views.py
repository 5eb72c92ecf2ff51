"""Views: the record seen from a day, and with what had been published by a day.

`as_of` is a day of the world: what begins later is left out. `known_by` is a day of knowledge: only reports surely
published by then are heard; how many were left out can be asked (`left_out`) and should be said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, true

from rapporteur.errors import NotInRecord
from rapporteur.lines import Line, actor_line, interval_from, load, statement_from, time_from
from rapporteur.model import UNKNOWN, Interval, Reading, Sentence, Span, Statement, TimeExpression
from rapporteur.record.rows import mention_from_row
from rapporteur.record.store import CURRENT, Store
from rapporteur.record.tables import annotations, documents, mentions, readings

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
class TimelineEntry:
    """What one sentence dates: the interval, the expressions of the sentence that give it, and its exact words."""

    interval: Interval
    times: tuple[TimeExpression, ...]
    words: Span
    report: ReportEntry


def list_reports(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[ReportEntry]:
    """Give the reports by path: those that are or may be out by `as_of`, and surely are by `known_by`."""
    wanted = (
        _current(select(readings.c.body))
        .where(_begun(readings.c.earliest, readings.c.latest, vantage.as_of), _known(vantage))
        .order_by(documents.c.path, documents.c.id)
    )
    for body in store.connection.scalars(wanted.execution_options(yield_per=FETCH)):
        yield _report(body)


def list_timeline(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[TimelineEntry]:
    """Give the dated sentences in the order of their days; page furniture is left out.

    Sorted by earliest day (an open one first), latest day (an open one last), path, and place in the text.
    """
    wanted = (
        _times(vantage)
        .where(
            or_(annotations.c.earliest.is_not(None), annotations.c.latest.is_not(None)),
            annotations.c.furniture.is_(False),
        )
        .order_by(annotations.c.earliest.asc().nulls_first(), annotations.c.latest.asc().nulls_last(), *IN_TEXT_ORDER)
    )
    for (_, _, words), same in groupby(_fetch_times(store, wanted), key=_one_entry):
        entries = list(same)
        interval = entries[0].time.interval or UNKNOWN
        times = tuple(entry.time for entry in entries)
        yield TimelineEntry(interval=interval, times=times, words=words, report=entries[0].report)


def list_times(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[TimeEntry]:
    """Give every time expression, by path and place in the text."""
    yield from _fetch_times(store, _times(vantage).order_by(*IN_TEXT_ORDER))


def list_statements(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[StatementEntry]:
    """Give the statements, by path and place in the text; page furniture has none."""
    wanted = (
        _annotated("statement", vantage)
        .with_only_columns(annotations.c.body, readings.c.body)
        .order_by(documents.c.path, documents.c.id, annotations.c.start, annotations.c.end, annotations.c.id)
    )
    for body, report in store.connection.execute(wanted.execution_options(yield_per=FETCH)):
        yield StatementEntry(statement=statement_from(load(body)), report=_report(report))


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
    wanted = _current(select(readings.c.body, documents.c.text if text else literal(""))).where(_known(vantage))
    ordered = wanted.order_by(documents.c.path, documents.c.id).execution_options(yield_per=FETCH)
    for body, whole in store.connection.execute(ordered):
        yield load(body) | ({"text": whole} if text else {})


def annotation_lines(store: Store, kind: str, vantage: Vantage = EVERYTHING) -> Iterator[str]:
    """Give the lines of one kind (`time`, `statement`) by identifier, as they stand in the record."""
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
    """Return one document's reading, with the time expressions and statements that begin by `as_of` or on no known day.

    NotInRecord where there is none, or where it was not surely published by `known_by`.
    """
    reading = store.reading(identifier)
    latest = reading.document.published.latest
    if vantage.known_by and (latest is None or latest > vantage.known_by):
        raise NotInRecord(f"{identifier}: not surely published by {vantage.known_by}; leave out --known-by to see it")
    times = tuple(time for time in reading.times if has_begun(time.interval, vantage.as_of))
    statements = tuple(one for one in reading.statements if has_begun(one.time, vantage.as_of))
    return replace(reading, times=times, statements=statements)


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
            _begun(annotations.c.earliest, annotations.c.latest, vantage.as_of),
            _known(vantage),
        )
    )


def _fetch_times(store: Store, wanted: Select[*tuple[Any, ...]]) -> Iterator[TimeEntry]:
    for body, start, words, report in store.connection.execute(wanted.execution_options(yield_per=FETCH)):
        time = time_from(load(body))
        span = Span(time.span.document, start, start + len(words), words)
        yield TimeEntry(time=time, words=span, report=_report(report))


def _one_entry(entry: TimeEntry) -> tuple[date | None, date | None, Span]:
    interval = entry.time.interval or UNKNOWN
    return interval.earliest, interval.latest, entry.words


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
