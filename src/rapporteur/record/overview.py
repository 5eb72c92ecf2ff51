"""Overview: the events of a record ready to be listed, each as all its reports tell it together.

The tables are kept up as reports come and are judged: what changes marks its events as outdated, and these are worked
out anew when all is linked. Seen from a day, or with what was known by one, the events of a page are worked out for
it; the tables only say which can be on it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
)

from rapporteur.lines import dump, event_mention_from, event_mention_line, load, span_from, span_line, with_actors
from rapporteur.model import EventMention, EventType, MentionForm, Participant, Span, Status
from rapporteur.record.asking import asked
from rapporteur.record.event_views import EventEntry, Wanted, all_events, is_wanted
from rapporteur.record.linked_names import across
from rapporteur.record.reviews import reviews_of
from rapporteur.record.tables import actors, annotations, documents, mentions, outdated, overview, parts
from rapporteur.record.views import EVERYTHING, Vantage
from rapporteur.workers import batched

if TYPE_CHECKING:
    from rapporteur.record.store import Store

AT_ONCE = 200
"""Events that are written, or worked out for a day, at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """An event as a list shows it.

    `mention` is the one that shows it best, with the type, status and time of the event, and with all who take part,
    all places and numbers that any mention has. `words` is its sentence, `names` what the actors are called there.
    """

    id: str
    mention: EventMention
    words: Span
    outlet: str
    names: Mapping[str, str]
    reports: int
    independent: int
    confidence: float
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which events are asked for; all where empty.

    `actor`, `source` and `place` are parts of names: of who acts or is acted upon, of who says it or brings it, of
    where it is. `words` are words that its sentence has, all of them. Those of no known day are in no period.
    """

    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    actor: str | None = None
    source: str | None = None
    place: str | None = None
    words: str | None = None
    first: date | None = None
    last: date | None = None

    @property
    def in_days(self) -> Wanted:
        """What of it is asked of an event alone."""
        return Wanted(types=self.types, statuses=self.statuses, first=self.first, last=self.last)


ALL = Asked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """How many events begin in a month; `first` is its first day."""

    first: date
    events: int


def list_glances(
    store: "Store", vantage: Vantage = EVERYTHING, wanted: Asked = ALL, *, after: tuple[date, str] | None = None
) -> Iterator[Glance]:
    """Give the events of some day that is known, in the order of their days, from one on: `after` is its day and
    identifier."""
    chosen = _chosen(wanted, vantage).where(overview.c.day.is_not(None)).order_by(overview.c.day, overview.c.id)
    if after:
        chosen = chosen.where(tuple_(overview.c.day, overview.c.id) > after)
    yield from _glances(store, chosen, vantage, wanted)


def most_told(store: "Store", vantage: Vantage = EVERYTHING, wanted: Asked = ALL, *, limit: int) -> list[Glance]:
    """Return the events of a known day that most independent sources tell of, so many, in the order of their days."""
    chosen = _chosen(wanted, vantage).where(overview.c.day.is_not(None))
    best = chosen.order_by(overview.c.independent.desc(), overview.c.reports.desc(), overview.c.day, overview.c.id)
    found: list[Glance] = []
    for one in _glances(store, best, vantage, wanted):
        found.append(one)
        if len(found) == limit:
            break
    return sorted(found, key=lambda one: (_day(one.mention) or date.max, one.id))


def to_review(store: "Store", wanted: Asked = ALL, *, limit: int) -> list[Glance]:
    """Return the events that nobody has looked at, those first of which the program is least sure."""
    chosen = _chosen(wanted, EVERYTHING).where(~overview.c.reviewed).order_by(overview.c.confidence, overview.c.id)
    return list(_glances(store, chosen.limit(limit), EVERYTHING, wanted))


def count_events(store: "Store", vantage: Vantage = EVERYTHING, wanted: Asked = ALL) -> int:
    """Return how many events are asked for; seen from a day, how many may be."""
    return store.connection.scalar(select(func.count()).select_from(_chosen(wanted, vantage).subquery())) or 0


def count_by_month(store: "Store", vantage: Vantage = EVERYTHING, wanted: Asked = ALL) -> list[Month]:
    """Return how many events begin in each month that has some; seen from a day, how many may."""
    days = _chosen(wanted, vantage).with_only_columns(overview.c.day).where(overview.c.day.is_not(None)).subquery()
    year, month = func.extract("year", days.c.day), func.extract("month", days.c.day)
    rows = store.connection.execute(select(year, month, func.count()).group_by(year, month))
    return sorted((Month(first=date(int(a), int(b), 1), events=many) for a, b, many in rows), key=lambda one: one.first)


def names_like(store: "Store", roles: Collection[str], part: str, *, limit: int) -> list[str]:
    """Return names that have a part, of those that have these roles in events, the most frequent first."""
    held = (
        select(parts.c.name)
        .where(parts.c.role.in_(roles), parts.c.folded.contains(part.casefold(), autoescape=True))
        .group_by(parts.c.name)
        .order_by(func.count().desc(), parts.c.name)
    )
    return list(store.connection.scalars(held.limit(limit)))


def glance_of(entry: EventEntry, names: Mapping[str, str], *, looked_at: bool) -> Glance:
    """Return an event as a list shows it."""
    event, lead = entry.event, entry.lead
    told = [one.mention for one in entry.mentions]
    whole = replace(
        lead.mention,
        type=event.type,
        mode=event.mode,
        status=event.status,
        time=event.time,
        actors=_first(part for one in told for part in one.actors),
        recipients=_first(part for one in told for part in one.recipients),
        places=event.places,
        quantities=event.quantities,
    )
    taking_part = {part.actor for part in (*whole.actors, *whole.recipients)} | {one.actor for one in whole.places}
    return Glance(
        id=event.id,
        mention=whole,
        words=lead.words,
        outlet=lead.report.outlet,
        names={actor: names[actor] for actor in sorted(filter(None, taking_part)) if actor in names},
        reports=event.reports,
        independent=event.independent,
        confidence=min(one.confidence for one in told),
        reviewed=looked_at,
    )


def write_overview(store: "Store") -> None:
    """Work out anew the events that are outdated."""
    connection = store.connection
    wanted = select(outdated.c.event).order_by(outdated.c.event).limit(AT_ONCE)
    while batch := connection.scalars(wanted).all():
        for table, key in ((overview, overview.c.id), (parts, parts.c.event), (outdated, outdated.c.event)):
            connection.execute(delete(table).where(key.in_(batch)))
        independent = {entry.event.id: entry.event.independent for entry in all_events(store, only=batch)}
        entries = list(all_events(store, only=batch, within_reports=True))
        names = _names(connection, entries)
        found = reviews_of(connection, (one.mention.id for entry in entries for one in entry.mentions))
        since = _since(connection, batch)
        rows, having = [], []
        for entry in entries:
            looked_at = all(one.mention.id in found for one in entry.mentions)
            glance = replace(glance_of(entry, names, looked_at=looked_at), independent=independent[entry.event.id])
            rows.append(_row(glance, entry, since.get(glance.id)))
            having += [
                {"event": glance.id, "role": role, "name": name, "folded": name.casefold(), "actor": actor or ""}
                for role, name, actor in sorted(_parts(entry, names), key=str)
            ]
        for table, given in ((overview, rows), (parts, having)):
            if given:
                connection.execute(insert(table), given)


def _row(glance: Glance, entry: EventEntry, since: date | None) -> dict[str, object]:
    time = glance.mention.time
    out = [one.report.published.latest for one in entry.mentions]
    words = " ".join((glance.words.quote, *(glance.names[name] for name in sorted(glance.names))))
    return {
        "id": glance.id,
        "type": glance.mention.type.value,
        "status": glance.mention.status.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "day": _day(glance.mention),
        "since": since,
        "known": min((day for day in out if day), default=None),
        "reports": glance.reports,
        "independent": glance.independent,
        "confidence": glance.confidence,
        "reviewed": glance.reviewed,
        "words": words.casefold(),
        "body": dump(
            {
                "mention": event_mention_line(glance.mention),
                "words": span_line(glance.words),
                "outlet": glance.outlet,
                "names": glance.names,
            }
        ),
    }


def _parts(entry: EventEntry, names: Mapping[str, str]) -> set[tuple[str, str, str | None]]:
    """Return who has to do with an event, as role, name and actor within a report."""
    out: set[tuple[str, str, str | None]] = set()
    for one in entry.mentions:
        for role, held in (("actor", one.mention.actors), ("recipient", one.mention.recipients)):
            out |= {(role, names.get(part.actor or "", part.span.quote), part.actor) for part in held}
        out |= {("place", names.get(place.actor or "", place.span.quote), place.actor) for place in one.mention.places}
        out.add(("outlet", one.report.outlet, None))
        for statement in one.within:
            source = statement.source
            words = " … ".join(span.quote for span in source.spans)
            if words:
                out.add(("source", names.get(source.actor or "", words), source.actor))
            out |= {("source", carrier.name, carrier.actor) for carrier in statement.via}
    return out


def _names(connection: Connection, entries: Iterable[EventEntry]) -> dict[str, str]:
    """Return what the actors of reports are called in those that tell of some events: the longest name, the first by
    alphabet of these."""
    reports = {one.report.id for entry in entries for one in entry.mentions}
    out: dict[str, str] = {}
    for some in asked(reports):
        named = select(mentions.c.actor, mentions.c.quote).where(
            mentions.c.document.in_(some),
            mentions.c.actor.is_not(None),
            mentions.c.form == MentionForm.NAME.value,
        )
        for actor, quote in connection.execute(named.distinct()):
            out[actor] = min(out.get(actor, quote), quote, key=lambda name: (-len(name), name))
    return out


def _since(connection: Connection, some: Sequence[str]) -> dict[str, date | None]:
    """Return the day from which the world has each of some events: when the first mention has it, None where one always
    had."""
    of_reading = and_(annotations.c.document == documents.c.id, annotations.c.step == documents.c.step)
    held = (
        select(annotations.c.event, annotations.c.since)
        .join(documents, of_reading)
        .where(annotations.c.event.in_(some), annotations.c.kind == "event")
    )
    out: dict[str, date | None] = {}
    for event, since in connection.execute(held):
        before = out.get(event, date.max)
        out[event] = None if before is None or since is None else min(before, since)
    return out


def _chosen(wanted: Asked, vantage: Vantage) -> Select[*tuple[Any, ...]]:
    """Return the query of the events that are asked for, or may be where they are seen from a day."""
    held: list[ColumnElement[bool]] = []
    if vantage == EVERYTHING:
        if wanted.statuses:
            held.append(overview.c.status.in_([one.value for one in wanted.statuses]))
        if wanted.types:
            held.append(overview.c.type.in_([one.value for one in wanted.types]))
        if wanted.first:
            held.append(
                or_(overview.c.latest >= wanted.first, overview.c.latest.is_(None) & overview.c.day.is_not(None))
            )
        if wanted.last:
            held.append(
                or_(overview.c.earliest <= wanted.last, overview.c.earliest.is_(None) & overview.c.day.is_not(None))
            )
    if vantage.as_of:
        held.append(or_(overview.c.since.is_(None), overview.c.since <= vantage.as_of))
    if vantage.known_by:
        held.append(overview.c.known <= vantage.known_by)
    for roles, name in ((("actor", "recipient"), wanted.actor), (("source", "outlet"), wanted.source)):
        if name:
            held.append(overview.c.id.in_(_having(roles, name)))
    if wanted.place:
        held.append(overview.c.id.in_(_having(("place",), wanted.place)))
    held += [overview.c.words.contains(word, autoescape=True) for word in (wanted.words or "").casefold().split()]
    return select(overview).where(*held)


def _having(roles: Sequence[str], name: str) -> Select[tuple[str]]:
    """Return the query of the events in which one has these roles who goes by a name somewhere."""
    named = parts.c.folded.contains(name.casefold(), autoescape=True)
    here = select(parts.c.event).where(parts.c.role.in_(roles))
    known = select(parts.c.actor).where(named, parts.c.role.in_(roles), parts.c.actor != "")
    others = actors.alias("others")
    same = select(others.c.id).join(actors, actors.c.actor == others.c.actor).where(actors.c.id.in_(known))
    return here.where(or_(named, parts.c.actor.in_(same)))


def _glances(store: "Store", chosen: Select[*tuple[Any, ...]], vantage: Vantage, wanted: Asked) -> Iterator[Glance]:
    """Give the events of a query, as they are seen from a day."""
    for batch in batched(store.connection.execute(chosen).yield_per(AT_ONCE), AT_ONCE):
        if vantage == EVERYTHING:
            one_of = across(store.connection, (row.body for row in batch))
            yield from (_glance(row, one_of) for row in batch)
            continue
        held = {entry.event.id: entry for entry in all_events(store, vantage, [row.id for row in batch])}
        names = _names(store.connection, held.values())
        one_of = across(store.connection, (dump({"actors": list(names)}),))
        called = {one_of.get(actor, actor): name for actor, name in names.items()}
        for row in batch:
            entry = held.get(row.id)
            if entry and is_wanted(entry.event, wanted.in_days):
                yield glance_of(entry, called, looked_at=row.reviewed)


def _glance(row: Any, one_of: Mapping[str, str]) -> Glance:
    line = load(with_actors(row.body, one_of))
    mention = event_mention_from(line["mention"])
    return Glance(
        id=row.id,
        mention=replace(mention, actors=_first(mention.actors), recipients=_first(mention.recipients)),
        words=span_from(line["words"]),
        outlet=line["outlet"],
        names=line["names"],
        reports=row.reports,
        independent=row.independent,
        confidence=row.confidence,
        reviewed=row.reviewed,
    )


def _first(parts: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return the first of each who takes part; of those nobody is known for, each by its words."""
    first: dict[str, Participant] = {}
    for part in parts:
        first.setdefault(part.actor or part.span.quote.casefold(), part)
    return tuple(first.values())


def _day(mention: EventMention) -> date | None:
    return mention.time.earliest or mention.time.latest
