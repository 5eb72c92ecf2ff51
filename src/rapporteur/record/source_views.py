"""Source views: who carries how much of what is known, and what hangs on one anonymous source.

Seen from no day, the counts of events come from the overview; seen from one, every event is looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, desc, func, or_, select, tuple_

from rapporteur.record.asking import AT_ONCE, asked
from rapporteur.record.consensus import Root, roots_of
from rapporteur.record.event_views import EventEntry, Outlets, all_events
from rapporteur.record.overview import Glance, count_among, glance_of, glances_among, names_in
from rapporteur.record.tables import actors, annotations, overview, parts
from rapporteur.record.views import EVERYTHING, Vantage, annotated, list_reports
from rapporteur.workers import batched

if TYPE_CHECKING:
    from rapporteur.record.store import Store

ROOT: Final = "root_"
"""What the roles of those from whom an event is known begin with; the kind of root follows."""
ANONYMOUS: Final = "anonymous"
KINDS: Final = ("actor", "words", ANONYMOUS, "outlet")
OF_ACTOR: Final = f"{ROOT}actor"
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Whom an outlet has reports from: so many that are copies of theirs, so many that only credit them."""

    root: str
    copies: int
    credits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletShare:
    """What an outlet carries: reports, the statements in them, the events they tell of, and how many of these no other
    outlet brings."""

    name: str
    reports: int
    statements: int
    events: int
    alone: int
    taken: tuple[Taken, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RootShare:
    """What is known in the end from one source: so many events, of which so many from nobody else.

    `kind` is that of `Root`; `actor` is known where it is one, `name` holds the words that stand for any other.
    """

    kind: str
    actor: str | None
    name: str
    events: int
    alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """An event that is known from one anonymous source alone, and the words for that."""

    glance: Glance
    source: str


def outlets_seen(store: "Store", vantage: Vantage = EVERYTHING) -> list[OutletShare]:
    """Return the outlets, those with most events first; written with other capitals, a name is of the same."""
    events = _events_by_outlet(store, vantage)
    said = _statements_by_report(store, vantage)
    outlets = Outlets(store)
    names: dict[str, str] = {}
    reports, statements = Counter[str](), Counter[str]()
    copies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    credits: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report in list_reports(store, vantage):
        origin = report.line["syndicated_from"]
        outlet = outlets.of(report, origin)
        key = outlet.name.casefold()
        names[key] = min(names.get(key, outlet.name), outlet.name)
        reports[key] += 1
        statements[key] += said.get(report.id, 0)
        if outlet.root != outlet.name:
            (copies if origin else credits)[key][outlet.root] += 1
    shares = (
        OutletShare(
            name=names[key],
            reports=count,
            statements=statements[key],
            events=events.get(key, (0, 0))[0],
            alone=events.get(key, (0, 0))[1],
            taken=tuple(
                Taken(root=root, copies=copies[key][root], credits=credits[key][root])
                for root in sorted({*copies[key], *credits[key]})
            ),
        )
        for key, count in reports.items()
    )
    return sorted(shares, key=lambda one: (-one.events, -one.reports, one.name))


def _events_by_outlet(store: "Store", vantage: Vantage) -> Mapping[str, tuple[int, int]]:
    """Return of each outlet, without capitals, how many events it brings, and how many of these no other does."""
    if vantage != EVERYTHING:
        return _tally({one.outlet.name.casefold() for one in entry.told} for entry in all_events(store, vantage))
    is_brought = parts.c.role == "outlet"
    many = select(parts.c.folded, func.count(parts.c.event.distinct())).where(is_brought).group_by(parts.c.folded)
    outlet = func.min(parts.c.folded)
    single = select(outlet.label("folded")).where(is_brought).group_by(parts.c.event)
    single_of = single.having(outlet == func.max(parts.c.folded)).subquery()
    alone = select(single_of.c.folded, func.count()).group_by(single_of.c.folded)
    alone_of = {row[0]: row[1] for row in store.connection.execute(alone)}
    return {row[0]: (row[1], alone_of.get(row[0], 0)) for row in store.connection.execute(many)}


def _statements_by_report(store: "Store", vantage: Vantage) -> dict[str, int]:
    counted = annotated("statement", vantage).with_only_columns(annotations.c.document, func.count())
    return {row[0]: row[1] for row in store.connection.execute(counted.group_by(annotations.c.document))}


def roots_seen(
    store: "Store", vantage: Vantage = EVERYTHING, *, after: int = 0, most: int | None = None
) -> tuple[list[RootShare], int]:
    """Return from whom events are known in the end, those from whom most are first, and how many there are in all.

    `after` leaves out so many of the first, `most` gives no more than so many.
    """
    if vantage != EVERYTHING:
        whole = _roots_at(store, vantage)
        return whole[after : after + most if most is not None else None], len(whole)
    grouped = _roots()
    count = store.connection.scalar(select(func.count()).select_from(grouped.subquery())) or 0
    in_order = grouped.order_by(desc("events"), "key", parts.c.role).offset(after).limit(most)
    rows = store.connection.execute(in_order).all()
    named = {key: (name, alone) for some in batched(rows, AT_ONCE) for key, name, alone in _alone(store, some)}
    shares = [
        RootShare(
            kind=row.role.removeprefix(ROOT),
            actor=row.key if row.role == OF_ACTOR else None,
            name=named[row.role, row.key][0],
            events=row.events,
            alone=named[row.role, row.key][1],
        )
        for row in rows
    ]
    return shares, count


def _key() -> ColumnElement[str]:
    """Return who a root is: the actor across reports, or else its words without capitals."""
    return case((parts.c.actor != "", func.coalesce(actors.c.actor, parts.c.actor)), else_=parts.c.folded)


def _roots() -> Select[*tuple[Any, ...]]:
    """Return the query of the roots of all events, each with how many are known from it."""
    key = _key()
    return (
        select(parts.c.role, key.label("key"), func.count(parts.c.event.distinct()).label("events"))
        .select_from(parts)
        .outerjoin(actors, actors.c.id == parts.c.actor)
        .where(parts.c.role.in_([f"{ROOT}{kind}" for kind in KINDS]))
        .group_by(parts.c.role, key)
    )


def _alone(store: "Store", some: Iterable[Any]) -> Iterator[tuple[tuple[str, str], str, int]]:
    """Give of some roots, by role and key, the name and how many events are known from nobody else."""
    held = [(row.role, row.key) for row in some]
    of_actors = [key for role, key in held if role == OF_ACTOR]
    as_one = select(actors.c.id).where(actors.c.actor.in_(of_actors))
    is_actor = or_(parts.c.actor.in_(of_actors), parts.c.actor.in_(as_one)) & (parts.c.role == OF_ACTOR)
    is_word = tuple_(parts.c.role, parts.c.folded).in_([one for one in held if one[0] != OF_ACTOR])
    key = _key()
    alone = func.count(case((overview.c.independent == 1, parts.c.event)).distinct())
    counted = (
        select(parts.c.role, key.label("key"), func.min(parts.c.name).label("name"), alone.label("alone"))
        .select_from(parts)
        .join(overview, overview.c.id == parts.c.event)
        .outerjoin(actors, actors.c.id == parts.c.actor)
        .where(or_(is_actor, is_word))
        .group_by(parts.c.role, key)
    )
    for row in store.connection.execute(counted):
        yield (row.role, row.key), row.name, row.alone


def _roots_at(store: "Store", vantage: Vantage) -> list[RootShare]:
    names: dict[tuple[str, str], str] = {}
    many, alone = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for entry in all_events(store, vantage):
        roots = list(roots_of(entry.told))
        held = {_kind_and_key(root): root.name for root in roots}
        names.update((key, min(names.get(key, name), name)) for key, name in held.items())
        many.update(held.keys())
        if len(roots) == 1:
            alone.update(held.keys())
    return [
        RootShare(
            kind=kind,
            actor=key if kind == "actor" else None,
            name=names[kind, key],
            events=events,
            alone=alone[kind, key],
        )
        for (kind, key), events in sorted(many.items(), key=lambda one: (-one[1], one[0][1], one[0][0]))
    ]


def _kind_and_key(root: Root) -> tuple[str, str]:
    return root.kind, root.key if root.kind == "actor" else root.name.casefold()


def _tally(groups: Iterable[set[Key]]) -> dict[Key, tuple[int, int]]:
    """Return of each member in how many groups it is, and in how many alone."""
    many, alone = Counter[Key](), Counter[Key]()
    for group in groups:
        many.update(group)
        if len(group) == 1:
            alone.update(group)
    return {key: (many[key], alone[key]) for key in many}


def hanging_seen(
    store: "Store", vantage: Vantage = EVERYTHING, *, after: int = 0, most: int | None = None
) -> tuple[list[Hanging], int]:
    """Return the events that are known from one anonymous source alone, in the order of their days, those of no known
    day last, and how many there are in all."""
    held_so = parts.c.role == f"{ROOT}{ANONYMOUS}"
    maybe = overview.c.id.in_(select(parts.c.event).where(held_so))
    if vantage != EVERYTHING:
        whole = _hanging_at(store, vantage, [one.id for one in glances_among(store, EVERYTHING, maybe)])
        return whole[after : after + most if most is not None else None], len(whole)
    among = and_(maybe, overview.c.independent == 1)
    glances = list(glances_among(store, vantage, among, after=after, most=most))
    words: dict[str, str] = {}
    for some in asked(one.id for one in glances):
        named = select(parts.c.event, parts.c.name).where(held_so, parts.c.event.in_(some))
        words |= {row.event: row.name for row in store.connection.execute(named)}
    return [Hanging(glance=one, source=words[one.id]) for one in glances], count_among(store, vantage, among)


def _hanging_at(store: "Store", vantage: Vantage, events: Iterable[str]) -> list[Hanging]:
    found: list[tuple[EventEntry, str]] = []
    for some in asked(events):
        for entry in all_events(store, vantage, some):
            roots = list(roots_of(entry.told))
            if [root.kind for root in roots] == [ANONYMOUS]:
                found.append((entry, roots[0].name))
    names = names_in(store, [entry for entry, _ in found])
    hanging = [Hanging(glance=glance_of(entry, names, looked_at=False), source=words) for entry, words in found]
    return sorted(hanging, key=_by_day)


def _by_day(one: Hanging) -> tuple[bool, str, str]:
    time = one.glance.mention.time
    day = time.earliest or time.latest
    return day is None, str(day), one.glance.id
