"""Actor views: whom reports name, how often, by which names and in which offices, some at a time."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from rapporteur.errors import NotInRecord
from rapporteur.lines import (
    Line,
    Naming,
    commitment_mention_from,
    load,
    naming_of,
    office_from,
    position_from,
    statement_from,
    with_actors,
)
from rapporteur.link.clusters import Link
from rapporteur.link.offices import roles_of
from rapporteur.model import CommitmentMention, MentionForm, MentionType, Position, Role, Statement
from rapporteur.names import calling, name_words
from rapporteur.record.asking import asked
from rapporteur.record.judged import Judgement, judgements_of
from rapporteur.record.linked_names import across
from rapporteur.record.overview import Glance, count_among, glances_among
from rapporteur.record.tables import actors, annotations, documents, mentions, names, overview, parts, readings
from rapporteur.record.views import (
    EVERYTHING,
    ReportEntry,
    Vantage,
    annotated,
    heard,
    merges_of,
    report_entry,
)
from rapporteur.workers import batched

if TYPE_CHECKING:
    from rapporteur.record.store import Store

REPORTS_AT_ONCE: Final = 100
Names = dict[tuple[str, MentionType], int]
"""Names as they are written, with their types, and how often each stands."""
_ONE: Final = func.coalesce(actors.c.actor, mentions.c.actor)
"""Who a mention is of, across reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A name as it is written, and how often."""

    name: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """Who is named: by which names, the most frequent first, how often it is mentioned, and in how many reports.

    `called` is the longest of its names, the first by alphabet of these.
    """

    id: str
    called: str
    naming: Naming
    names: tuple[Written, ...]
    mentions: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why two names are held to be of one: those that each goes by, and the likeness."""

    link: Link
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a report tells of an actor: what it says, undertakes or is promised, or wants."""

    value: Statement | CommitmentMention | Position
    report: ReportEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which actors are asked for: with this in a name, of a type; all where None."""

    part: str | None = None
    type: MentionType | None = None


ALL: Final = Sought()


def list_actors(
    store: "Store", vantage: Vantage = EVERYTHING, sought: Sought = ALL, *, after: int = 0, most: int | None = None
) -> list[ActorEntry]:
    """Return the actors that are named, those of most reports first.

    `after` leaves out so many of the first, `most` gives no more than so many. Names of several types may be of one.
    """
    chosen = _chosen(vantage, sought)
    often = chosen.order_by(func.sum(names.c.reports).desc(), chosen.selected_columns.one).offset(after).limit(most)
    found = actors_by_id(store, list(store.connection.scalars(often)), vantage)
    return sorted(found.values(), key=lambda one: (-one.reports, -one.mentions, one.called))


def count_actors(store: "Store", vantage: Vantage = EVERYTHING, sought: Sought = ALL) -> int:
    """Return how many actors `list_actors` gives."""
    return store.connection.scalar(select(func.count()).select_from(_chosen(vantage, sought).subquery())) or 0


def _chosen(vantage: Vantage, sought: Sought) -> Select[*tuple[Any, ...]]:
    one = func.coalesce(actors.c.actor, names.c.actor).label("one")
    wanted = select(one).select_from(names).outerjoin(actors, actors.c.id == names.c.actor).group_by(one)
    if vantage.known_by:
        named = heard(select(mentions.c.actor), vantage).join(mentions, mentions.c.document == documents.c.id)
        wanted = wanted.where(names.c.actor.in_(named.where(mentions.c.form == MentionForm.NAME.value)))
    if sought.type:
        wanted = wanted.where(names.c.type == sought.type.value)
    for word in name_words(sought.part or ""):
        wanted = wanted.where(names.c.words.contains(word, autoescape=True))
    return wanted


def actors_by_id(store: "Store", identifiers: Collection[str], vantage: Vantage = EVERYTHING) -> dict[str, ActorEntry]:
    """Return actors across reports by identifier, as the reports that are heard name them."""
    out: dict[str, ActorEntry] = {}
    for some in asked(set(identifiers)):
        of_them = _mentioned(vantage).where(_is_of(some)).group_by(_ONE)
        in_reports = func.count(mentions.c.document.distinct())
        counted = of_them.with_only_columns(
            _ONE.label("one"), func.count().label("mentions"), in_reports.label("reports")
        )
        naming = _names(store.connection, some, vantage)
        for row in store.connection.execute(counted):
            if written := naming.get(row.one):
                out[row.one] = _entry(row, written)
    return out


def _entry(row: Any, written: Names) -> ActorEntry:
    times = Counter[str]()
    for (name, _), often in written.items():
        times[name] += often
    in_order = sorted(times.items(), key=lambda one: (-one[1], one[0]))
    return ActorEntry(
        id=row.one,
        called=_called(written),
        naming=naming_of(written),
        names=tuple(Written(name=name, times=often) for name, often in in_order),
        mentions=row.mentions,
        reports=row.reports,
    )


def names_of(store: "Store", identifiers: Iterable[str | None], vantage: Vantage = EVERYTHING) -> dict[str, str]:
    """Return what actors across reports are called, as `actor_names` does of all."""
    wanted = {one for one in identifiers if one and one.startswith("actor-")}
    found = (_names(store.connection, some, vantage) for some in asked(wanted))
    return {one: _called(written) for some in found for one, written in some.items()}


def _called(written: Names) -> str:
    return min(calling(name, of_people=type_ is MentionType.NATIONALITY) for name, type_ in written)[-1]


def _names(connection: Connection, some: Collection[str], vantage: Vantage) -> dict[str, Names]:
    """Return the names of each of some actors, in the order of their first places."""
    first = func.min(documents.c.path), func.min(mentions.c.start)
    wanted = (
        _mentioned(vantage)
        .where(_is_of(some), mentions.c.form == MentionForm.NAME.value, mentions.c.type.is_not(None))
        .with_only_columns(_ONE.label("one"), mentions.c.quote, mentions.c.type, func.count().label("times"))
        .group_by(_ONE, mentions.c.quote, mentions.c.type)
        .order_by(*first, mentions.c.quote, mentions.c.type)
    )
    out: defaultdict[str, Names] = defaultdict(dict)
    for row in connection.execute(wanted):
        out[row.one][row.quote, MentionType(row.type)] = row.times
    return out


def _mentioned(vantage: Vantage) -> Select[*tuple[Any, ...]]:
    """Return the query of the mentions of actors in the reports that are heard, each with who it is of."""
    with_documents = heard(select(_ONE), vantage).join(mentions, mentions.c.document == documents.c.id)
    return with_documents.outerjoin(actors, actors.c.id == mentions.c.actor)


def _is_of(some: Collection[str]) -> ColumnElement[bool]:
    """Return whether a mention is of one of some actors across reports."""
    as_one = select(actors.c.id).where(actors.c.actor.in_(some))
    return or_(mentions.c.actor.in_(some), mentions.c.actor.in_(as_one))


def actor_entry(store: "Store", identifier: str, vantage: Vantage = EVERYTHING) -> ActorEntry:
    """Return the actor across reports that one of a report is, or one by its identifier; NotInRecord."""
    one = across(store.connection, [f'"{identifier}"']).get(identifier, identifier)
    found = actors_by_id(store, [one], vantage).get(one)
    if found is None:
        why = "leave out --known-by to see it" if vantage.known_by else "no report that is current names it"
        raise NotInRecord(f"{identifier}: not in what you look at; {why}")
    return found


def members_of(store: "Store", identifier: str) -> list[str]:
    """Return the actors of reports that one across reports is, by identifier."""
    held = store.connection.scalars(select(actors.c.id).where(actors.c.actor == identifier)).all()
    return sorted({identifier, *held})


def roles_seen(store: "Store", members: Collection[str], vantage: Vantage = EVERYTHING) -> tuple[Role, ...]:
    """Return the offices of an actor, whose `members` are those of reports that it is, as they are told by `as_of`."""
    at_name = and_(
        mentions.c.document == annotations.c.document,
        mentions.c.form == MentionForm.NAME.value,
        mentions.c.start == annotations.c.start,
        mentions.c.end == annotations.c.end,
    )
    wanted = (
        annotated("office", vantage)
        .with_only_columns(annotations.c.body)
        .join(mentions, at_name)
        .where(mentions.c.actor.in_(members))
        .order_by(documents.c.path, documents.c.id, annotations.c.start, annotations.c.id)
    )
    bodies = store.connection.scalars(wanted).all()
    one_of = across(store.connection, bodies)
    return roles_of(office_from(load(with_actors(body, one_of))) for body in bodies)


def merges_seen(store: "Store", identifier: str, *, most: int) -> list[Merge]:
    """Return why the names of an actor are held to be of one, so many reasons, the strongest first."""
    found = sorted(merges_of(store, identifier), key=lambda one: (-one.score, one.one, one.other))[:most]
    written = written_by(store, {end for one in found for end in (one.one, one.other)})
    return [Merge(link=one, one=written.get(one.one, ()), other=written.get(one.other, ())) for one in found]


def written_by(store: "Store", members: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names by which actors of reports go, the most frequent first."""
    out: defaultdict[str, list[str]] = defaultdict(list)
    for some in asked(members):
        wanted = (
            heard(select(mentions.c.actor, mentions.c.quote), EVERYTHING)
            .join(mentions, mentions.c.document == documents.c.id)
            .where(mentions.c.actor.in_(some), mentions.c.form == MentionForm.NAME.value)
            .group_by(mentions.c.actor, mentions.c.quote)
            .order_by(func.count().desc(), mentions.c.quote)
        )
        for actor, quote in store.connection.execute(wanted):
            out[actor].append(quote)
    return {actor: tuple(quotes) for actor, quotes in out.items()}


def judgements_seen(store: "Store", members: Collection[str], vantage: Vantage = EVERYTHING) -> list[Judgement]:
    """Return what persons judged of an actor by the days it is seen from, undone or not, in that order."""
    day = min(vantage.as_of or date.max, vantage.known_by or date.max)
    held = judgements_of(store.connection, standing=False)
    return [one for one in held if one.made_at <= day and (one.one in members or one.other in members)]


def events_with(
    store: "Store", members: Collection[str], vantage: Vantage = EVERYTHING, *, after: int = 0, most: int | None = None
) -> Iterator[Glance]:
    """Give the events in which an actor acts or is acted upon, by their days, those of no known day last."""
    yield from glances_among(store, vantage, _takes_part(members), after=after, most=most)


def count_with(store: "Store", members: Collection[str], vantage: Vantage = EVERYTHING) -> int:
    """Return how many events `events_with` gives; seen from a day, how many it may."""
    return count_among(store, vantage, _takes_part(members))


def _takes_part(members: Collection[str]) -> ColumnElement[bool]:
    having = select(parts.c.event).where(parts.c.actor.in_(members), parts.c.role.in_(("actor", "recipient")))
    return overview.c.id.in_(having)


def statements_by(store: "Store", members: Collection[str], vantage: Vantage = EVERYTHING) -> Iterator[Told]:
    """Give the statements whose source an actor is, in the order of the reports' days."""
    yield from _told(store, "statement", members, vantage)


def undertakings_of(store: "Store", members: Collection[str], vantage: Vantage = EVERYTHING) -> Iterator[Told]:
    """Give what reports tell that an actor undertakes, or is promised, in the order of their days."""
    yield from _told(store, "commitment", members, vantage)


def positions_of(store: "Store", members: Collection[str], vantage: Vantage = EVERYTHING) -> Iterator[Told]:
    """Give what reports tell that an actor wants, in the order of their days."""
    yield from _told(store, "position", members, vantage)


_READERS: Final[Mapping[str, Callable[[Line], Statement | CommitmentMention | Position]]] = {
    "statement": statement_from,
    "commitment": commitment_mention_from,
    "position": position_from,
}


def _told(store: "Store", kind: str, members: Collection[str], vantage: Vantage) -> Iterator[Told]:
    held = set(members)
    mentioning = select(mentions.c.document).where(mentions.c.actor.in_(members))
    day = func.coalesce(readings.c.earliest, readings.c.latest)
    in_order = heard(select(documents.c.id), vantage).where(documents.c.id.in_(mentioning))
    in_order = in_order.order_by(day.is_(None), day, documents.c.path, documents.c.id)
    for batch in batched(store.connection.scalars(in_order).all(), REPORTS_AT_ONCE):
        wanted = annotated(kind, vantage).add_columns(documents.c.id).where(documents.c.id.in_(batch))
        of_report: defaultdict[str, list[Any]] = defaultdict(list)
        for row in store.connection.execute(wanted.order_by(annotations.c.start, annotations.c.id)):
            of_report[row.id].append(row)
        rows = [row for one in batch for row in of_report[one] if any(member in row.body for member in held)]
        one_of = across(store.connection, (row.body for row in rows))
        for row in rows:
            value = _READERS[kind](load(row.body))
            if _who(value) & held:
                yield Told(value=_READERS[kind](load(with_actors(row.body, one_of))), report=report_entry(row.report))


def _who(value: Statement | CommitmentMention | Position) -> set[str | None]:
    """Return of whom something is told: who says it, undertakes it or is promised it, or wants it."""
    match value:
        case Statement():
            return {value.source.actor}
        case CommitmentMention():
            return {part.actor for part in (*value.obligors, *value.beneficiaries)}
        case Position():
            return {value.holder.actor}
