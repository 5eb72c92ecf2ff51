"""Views: the record seen from a day, and with what had been published by a day.

`as_of` is a day of the world: what begins later is left out. `known_by` is a day of knowledge: only reports surely
published by then are heard; how many were left out can be asked (`left_out`) and should be said.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, true

from rapporteur.errors import NotInRecord
from rapporteur.lines import Line, actor_line, interval_from, load, office_from, statement_from, time_from, with_actors
from rapporteur.link.clusters import Link
from rapporteur.link.offices import roles_of
from rapporteur.model import (
    Interval,
    Mention,
    MentionForm,
    MentionType,
    Office,
    Reading,
    Sentence,
    Span,
    Statement,
    TimeExpression,
)
from rapporteur.names import calling
from rapporteur.record.asking import asked
from rapporteur.record.consensus import credited
from rapporteur.record.linked_names import across, actors_of
from rapporteur.record.reviews import reviewed, reviews_of
from rapporteur.record.rows import mention_from_row, said_when, seen_since
from rapporteur.record.tables import CURRENT, actors, annotations, documents, mentions, merges, readings

if TYPE_CHECKING:
    from rapporteur.record.store import Store

FETCH = 500
_REPORT = readings.c.body.label("report")

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

    @property
    def outlet(self) -> str:
        """Who brings it: the publisher, or else where it was read."""
        return self.publisher or self.path

    @property
    def root(self) -> str:
        """Whom it has its words from, if it credits an agency; else who brings it."""
        return credited(self.publisher, self.path, self.line["agencies"])


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


def list_reports(
    store: "Store", vantage: Vantage = EVERYTHING, *, after: int = 0, most: int | None = None
) -> Iterator[ReportEntry]:
    """Give the reports by path: those that are or may be out by `as_of`, and surely are by `known_by`.

    `after` leaves out so many of the first, `most` gives no more than so many.
    """
    wanted = (
        _out(select(readings.c.body, documents.c.syndicated_from), vantage)
        .order_by(documents.c.path, documents.c.id)
        .offset(after)
        .limit(most)
    )
    for body, origin in store.connection.execute(wanted.execution_options(yield_per=FETCH)):
        yield _report_with_origin(body, origin)


def count_reports(store: "Store", vantage: Vantage = EVERYTHING) -> int:
    """Return how many reports `list_reports` gives."""
    return store.connection.scalar(_out(select(func.count()), vantage)) or 0


def reports_by_id(store: "Store", identifiers: Collection[str]) -> dict[str, ReportEntry]:
    """Return current reports by identifier, whenever they were published."""
    out: dict[str, ReportEntry] = {}
    for some in asked(identifiers):
        wanted = current(select(readings.c.body, documents.c.syndicated_from)).where(documents.c.id.in_(some))
        for body, origin in store.connection.execute(wanted):
            report = _report_with_origin(body, origin)
            out[report.id] = report
    return out


def copies_of(store: "Store", identifier: str, vantage: Vantage = EVERYTHING) -> list[ReportEntry]:
    """Return the reports, of those that are heard, that are copies of one, by path."""
    wanted = heard(select(readings.c.body, documents.c.syndicated_from), vantage)
    ordered = wanted.where(documents.c.syndicated_from == identifier).order_by(documents.c.path, documents.c.id)
    return [_report_with_origin(body, origin) for body, origin in store.connection.execute(ordered)]


def _report_with_origin(body: str, origin: str | None) -> ReportEntry:
    report = report_entry(body)
    return replace(report, line=report.line | {"syndicated_from": origin})


def _out(wanted: Select[*tuple[Any, ...]], vantage: Vantage) -> Select[*tuple[Any, ...]]:
    """Return a query over the documents that are or may be out by `as_of`, and surely are by `known_by`."""
    return heard(wanted, vantage).where(_begun(readings.c.earliest, readings.c.latest, vantage.as_of))


def named(store: "Store", name: str | None) -> Callable[..., bool]:
    """Return what tells whether an actor is of a name, or of part of one; where no actor is known, whether the words
    that stand for one are."""
    if not name:
        return lambda *_: True
    part = name.casefold()
    having = (
        current(select(mentions.c.actor, mentions.c.quote))
        .join(mentions, mentions.c.document == documents.c.id)
        .where(mentions.c.actor.is_not(None), mentions.c.form == MentionForm.NAME.value)
        .distinct()
    )
    one_of = actors_of(store.connection)
    found = store.connection.execute(having)
    held = {one_of.get(actor, actor) for actor, quote in found if part in quote.casefold()}

    def is_of(actor: str | None, *spans: Span) -> bool:
        return actor in held if actor else any(part in span.quote.casefold() for span in spans)

    return is_of


def statements_by_id(
    store: "Store", identifiers: Collection[str], vantage: Vantage, *, within_reports: bool = False
) -> dict[str, Statement]:
    """Return statements by identifier, as they are seen; their actors across reports, or only `within_reports`."""
    out: dict[str, Statement] = {}
    for some in asked(identifiers):
        wanted = annotated("statement", vantage).where(annotations.c.id.in_(some))
        bodies = store.connection.scalars(wanted.with_only_columns(annotations.c.body)).all()
        one_of = {} if within_reports else across(store.connection, bodies)
        for body in bodies:
            statement = statement_from(load(with_actors(body, one_of)))
            out[statement.id] = statement
    return out


def list_times(store: "Store", vantage: Vantage = EVERYTHING) -> Iterator[TimeEntry]:
    """Give every time expression, by path and place in the text."""
    yield from _fetch_times(store, _times(vantage).order_by(*IN_TEXT_ORDER))


def list_statements(
    store: "Store", vantage: Vantage = EVERYTHING, *, source: str | None = None
) -> Iterator[StatementEntry]:
    """Give the statements, by path and place in the text; page furniture has none.

    `source` is part of a name of who says it, or of the words that stand for it.
    """
    is_of, one_of = named(store, source), actors_of(store.connection)
    wanted = (
        annotated("statement", vantage)
        .with_only_columns(annotations.c.body, readings.c.body)
        .order_by(documents.c.path, documents.c.id, annotations.c.start, annotations.c.end, annotations.c.id)
    )
    for body, report in store.connection.execute(wanted.execution_options(yield_per=FETCH)):
        statement = statement_from(load(with_actors(body, one_of)))
        if is_of(statement.source.actor, *statement.source.spans):
            yield StatementEntry(statement=statement, report=report_entry(report))


def actor_lines(store: "Store", vantage: Vantage = EVERYTHING, *, actor: str | None = None) -> Iterator[Line]:
    """Give the lines of the actors by identifier, or of one: what goes by names that are of one, with every mention of
    it, and its roles as they are told by `as_of`."""
    identifier = func.coalesce(actors.c.actor, mentions.c.actor).label("one")
    as_one = select(actors.c.id).where(actors.c.actor == actor)
    of_one = or_(mentions.c.actor == actor, mentions.c.actor.in_(as_one)) if actor else mentions.c.actor.is_not(None)
    place = (identifier, documents.c.path, documents.c.id, mentions.c.start, mentions.c.end, mentions.c.id)
    at_name = and_(
        mentions.c.document == annotations.c.document,
        mentions.c.form == MentionForm.NAME.value,
        mentions.c.start == annotations.c.start,
        mentions.c.end == annotations.c.end,
    )
    mentioned = current(select(mentions, identifier)).join(mentions, mentions.c.document == documents.c.id)
    offices = annotated("office", vantage).with_only_columns(annotations.c.body, identifier).join(mentions, at_name)
    rows, told = (
        store.connection.execute(
            wanted.outerjoin(actors, actors.c.id == mentions.c.actor)
            .where(of_one, _known(vantage))
            .order_by(*place)
            .execution_options(yield_per=FETCH)
        )
        for wanted in (mentioned, offices)
    )
    one_of = actors_of(store.connection)
    found = ((str(row.one), mention_from_row(row)) for row in rows)
    held = ((str(row.one), office_from(load(with_actors(row.body, one_of)))) for row in told)
    for one, same in groupby(merge(found, held, key=itemgetter(0)), key=itemgetter(0)):
        items = [item for _, item in same]
        named = [item for item in items if isinstance(item, Mention)]
        yield actor_line(one, named, roles_of(item for item in items if isinstance(item, Office)))


def actor_seen(store: "Store", identifier: str, vantage: Vantage = EVERYTHING) -> Line:
    """Return the line of one actor; NotInRecord where no report that is heard mentions it."""
    line = next(actor_lines(store, vantage, actor=identifier), None)
    if line is None:
        raise NotInRecord(f"{identifier}: not surely mentioned by {vantage.known_by}; leave out --known-by to see it")
    return line


def document_lines(store: "Store", vantage: Vantage = EVERYTHING, *, text: bool = True) -> Iterator[Line]:
    """Give the lines of the reports by path, with or without text; `as_of` leaves none out, they are the evidence."""
    whole = documents.c.text if text else literal("")
    wanted = current(select(readings.c.body, documents.c.syndicated_from, whole)).where(_known(vantage))
    ordered = wanted.order_by(documents.c.path, documents.c.id).execution_options(yield_per=FETCH)
    for body, origin, words in store.connection.execute(ordered):
        yield load(body) | {"syndicated_from": origin} | ({"text": words} if text else {})


def annotation_lines(store: "Store", kind: str, vantage: Vantage = EVERYTHING) -> Iterator[str]:
    """Give the lines of one kind (`time`, `statement`) by identifier, as they stand in the record."""
    one_of = actors_of(store.connection)
    wanted = annotated(kind, vantage).with_only_columns(annotations.c.body).order_by(annotations.c.id)
    for body in store.connection.scalars(wanted.execution_options(yield_per=FETCH)):
        yield with_actors(body, one_of)


def actor_names(store: "Store", vantage: Vantage = EVERYTHING) -> dict[str, str]:
    """Return what each actor is called in the reports that are heard."""
    one_of = actors_of(store.connection)
    named = (
        current(select(mentions.c.actor, mentions.c.quote, mentions.c.type))
        .join(mentions, mentions.c.document == documents.c.id)
        .where(mentions.c.actor.is_not(None), mentions.c.form == MentionForm.NAME.value, _known(vantage))
        .distinct()
    )
    least: dict[str, tuple[bool, int, bool, str]] = {}
    for actor, quote, type_ in store.connection.execute(named):
        one = one_of.get(actor, actor)
        found = calling(quote, of_people=type_ == MentionType.NATIONALITY.value)
        least[one] = min(least.get(one, found), found)
    return {one: found[-1] for one, found in least.items()}


def actors_seen(store: "Store", vantage: Vantage = EVERYTHING) -> set[str]:
    """Return the actors, as they are within reports, that the reports which are heard mention."""
    wanted = current(select(mentions.c.actor)).join(mentions, mentions.c.document == documents.c.id)
    return set(store.connection.scalars(wanted.where(mentions.c.actor.is_not(None), _known(vantage)).distinct()))


def merges_of(store: "Store", group: str | None = None) -> Iterator[Link]:
    """Give the likenesses by which actors and events, or one of them, were made of several."""
    wanted = select(merges).order_by(merges.c.kind, merges.c.one, merges.c.other)
    for row in store.connection.execute(wanted if group is None else wanted.where(merges.c.group == group)):
        yield Link(one=row.one, other=row.other, score=row.score, reason=row.reason)


def left_out(store: "Store", vantage: Vantage) -> LeftOut:
    """Return how many current reports `known_by` leaves out."""
    day = vantage.known_by
    if day is None:
        return LeftOut(later=0, unsure=0)
    count = current(select(func.count()))
    later = store.connection.scalar(count.where(readings.c.earliest > day)) or 0
    known = store.connection.scalar(count.where(_known(vantage))) or 0
    return LeftOut(later=later, unsure=(store.connection.scalar(count) or 0) - later - known)


def read_as_seen(store: "Store", identifier: str, vantage: Vantage = EVERYTHING) -> Reading:
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
    found = reviews_of(store.connection, (one.id for one in reading.events))
    published, said = reading.document.published, said_when(reading)
    read = (one for one in reading.events if (seen_since(one, published=published, said=said) or date.min) <= as_of)
    one_of = across(store.connection, (review.value for some in found.values() for review in some))
    events = tuple(filter(None, (reviewed(one, found.get(one.id, ()), one_of) for one in read)))
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


def has_begun(interval: Interval | None, as_of: date | None) -> bool:
    """Tell whether nothing says that an interval begins after a day; what has no interval, or no day, has begun."""
    start = interval and (interval.earliest or interval.latest)
    return as_of is None or not start or start <= as_of


def _begun(earliest: ColumnElement[Any], latest: ColumnElement[Any], as_of: date | None) -> ColumnElement[bool]:
    start = func.coalesce(earliest, latest)
    return or_(start.is_(None), start <= as_of) if as_of else true()


def _known(vantage: Vantage) -> ColumnElement[bool]:
    return readings.c.latest <= vantage.known_by if vantage.known_by else true()


def current(wanted: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Return a query over the current documents with the readings that hold."""
    return (
        wanted.select_from(documents)
        .join(readings, and_(readings.c.document == documents.c.id, readings.c.step == documents.c.step))
        .where(CURRENT)
    )


def heard(wanted: Select[*tuple[Any, ...]], vantage: Vantage) -> Select[*tuple[Any, ...]]:
    """Return a query over the documents that were surely published by `known_by`."""
    return current(wanted).where(_known(vantage))


def _times(vantage: Vantage) -> Select[*tuple[Any, ...]]:
    return annotated("time", vantage)


def annotated(kind: str, vantage: Vantage) -> Select[*tuple[Any, ...]]:
    """Return the query of the annotations of a kind, each with its sentence if it stands in one, and its report."""
    of_document = and_(annotations.c.document == documents.c.id, annotations.c.step == documents.c.step)
    return (
        current(
            select(annotations.c.body, annotations.c.words_start, annotations.c.words, readings.c.body.label("report"))
        )
        .join(annotations, of_document)
        .where(
            annotations.c.kind == kind,
            or_(annotations.c.since.is_(None), annotations.c.since <= vantage.as_of) if vantage.as_of else true(),
            _known(vantage),
        )
    )


def _fetch_times(store: "Store", wanted: Select[*tuple[Any, ...]]) -> Iterator[TimeEntry]:
    for body, start, words, report in store.connection.execute(wanted.execution_options(yield_per=FETCH)):
        time = time_from(load(body))
        span = Span(time.span.document, start, start + len(words), words)
        yield TimeEntry(time=time, words=span, report=report_entry(report))


@lru_cache(maxsize=FETCH)
def report_entry(body: str) -> ReportEntry:
    line = load(body)
    return ReportEntry(
        id=line["id"],
        path=line["path"] or line["url"] or "",
        title=line["title"],
        publisher=line["publisher"],
        published=interval_from(line["published"]),
        line=line,
    )
