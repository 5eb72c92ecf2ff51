"""Views: the record seen from a day, and with what had been published by a day.

`as_of` is a day of the world: what begins later is left out. `known_by` is a day of knowledge: only reports surely published
by then are heard; how many were left out can be asked (`left_out`) and should be said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, true

from rapporteur.errors import NotInRecord
from rapporteur.lines import Line, interval_from, load, sentence_from, time_from
from rapporteur.model import Interval, Reading, Span, TimeExpression
from rapporteur.record.store import CURRENT, Store
from rapporteur.record.tables import annotations, documents, readings

FETCH = 500


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
class TimelineEntry:
    """What one sentence dates: the interval, the expressions of the sentence that give it, and its exact words.

    Where an expression stands in no sentence, the words are its own.
    """

    interval: Interval
    times: tuple[TimeExpression, ...]
    words: Span
    report: ReportEntry


def list_reports(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[ReportEntry]:
    """Give the reports by path: those that may be out by `as_of`, and surely are by `known_by`."""
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
    time, sentence = annotations.alias("time"), annotations.alias("sentence")
    within = and_(sentence.c.kind == "sentence", sentence.c.id == time.c.sentence, sentence.c.step == time.c.step)
    wanted = (
        _current(select(time.c.body, sentence.c.body, readings.c.body))
        .join(time, and_(time.c.document == documents.c.id, time.c.step == documents.c.step, time.c.kind == "time"))
        .outerjoin(sentence, within)
        .where(
            or_(time.c.earliest.is_not(None), time.c.latest.is_not(None)),
            time.c.furniture.is_(False),
            _begun(time.c.earliest, time.c.latest, vantage.as_of),
            _known(vantage),
        )
        .order_by(
            time.c.earliest.asc().nulls_first(),
            time.c.latest.asc().nulls_last(),
            documents.c.path,
            documents.c.id,
            func.coalesce(sentence.c.start, time.c.start),
            time.c.start,
            time.c.id,
        )
    )
    rows = map(_dated, store.connection.execute(wanted.execution_options(yield_per=FETCH)))
    for _, entries in groupby(rows, key=_one_entry):
        first, *more = entries
        times = (*first.times, *(time for entry in more for time in entry.times))
        yield TimelineEntry(interval=first.interval, times=times, words=first.words, report=first.report)


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
    """Return one document's reading, with the time expressions that begin by `as_of` or have no interval.

    NotInRecord where there is none, or where it was not surely published by `known_by`.
    """
    reading = store.reading(identifier)
    latest = reading.document.published.latest
    if vantage.known_by and (latest is None or latest > vantage.known_by):
        raise NotInRecord(f"{identifier}: not surely published by {vantage.known_by}; leave out --known-by to see it")
    times = tuple(time for time in reading.times if has_begun(time.interval, vantage.as_of))
    return Reading(document=reading.document, dating=reading.dating, sentences=reading.sentences, times=times)


def has_begun(interval: Interval | None, as_of: date | None) -> bool:
    """Tell whether nothing says that an interval begins after a day; what has no interval, or no day, has begun."""
    start = interval and (interval.earliest or interval.latest)
    return as_of is None or not start or start <= as_of


def _begun(earliest: ColumnElement[date | None], latest: ColumnElement[date | None], as_of: date | None) -> ColumnElement[bool]:
    return func.coalesce(earliest, latest) <= as_of if as_of else true()


def _known(vantage: Vantage) -> ColumnElement[bool]:
    return readings.c.latest <= vantage.known_by if vantage.known_by else true()


def _current(wanted: Select[*tuple[str, ...]]) -> Select[*tuple[str, ...]]:
    """Return a query over the current documents with the readings that hold."""
    return (
        wanted.select_from(documents)
        .join(readings, and_(readings.c.document == documents.c.id, readings.c.step == documents.c.step))
        .where(CURRENT)
    )


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


def _dated(row: Row[tuple[str, str | None, str]]) -> TimelineEntry:
    time_body, sentence_body, report_body = row
    time = time_from(load(time_body))
    if time.interval is None:
        raise AssertionError(f"{time.id} is stored with days and has no interval")
    words = sentence_from(load(sentence_body)).span if sentence_body else time.span
    return TimelineEntry(interval=time.interval, times=(time,), words=words, report=_report(report_body))


def _one_entry(entry: TimelineEntry) -> tuple[date | None, date | None, Span]:
    return entry.interval.earliest, entry.interval.latest, entry.words
