"""Overview: the events of a record ready to be listed, each as all its reports tell it together.

The tables are kept up as reports come and are judged: what changes marks its events as outdated, and these are worked
out anew when all is linked. Seen from a day, or with what was known by one, the events of a page are worked out for
it; the tables only say which can be on it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    func,
    insert,
    select,
    tuple_,
)

from rapporteur.errors import NotInRecord
from rapporteur.lines import dump, event_mention_from, event_mention_line, load, span_from, span_line, with_actors
from rapporteur.model import EventMention, MentionForm, MentionType, Participant, Span
from rapporteur.names import calling
from rapporteur.record.asking import asked
from rapporteur.record.consensus import roots_of
from rapporteur.record.disagreements.events import may_differ
from rapporteur.record.event_views import EventEntry, all_events
from rapporteur.record.linked_names import across
from rapporteur.record.overview_asked import ALL, Asked, chosen_events
from rapporteur.record.reviews import reviews_of
from rapporteur.record.tables import (
    CURRENT,
    annotations,
    documents,
    mentions,
    outdated,
    overview,
    parts,
)
from rapporteur.record.views import EVERYTHING, Vantage
from rapporteur.workers import batched

if TYPE_CHECKING:
    from rapporteur.record.store import Store

AT_ONCE = 200
"""Events that are written or shown at once."""
WORKED_OUT = 64
"""Events that are worked out for a day at once."""
MANY = 20_000
"""Identifiers that are looked up for other questions, at most: each is a value of these."""


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
class Month:
    """How many events begin in a month; `first` is its first day."""

    first: date
    events: int


def list_glances(
    store: "Store",
    vantage: Vantage = EVERYTHING,
    wanted: Asked = ALL,
    *,
    after: str | None = None,
    backwards: bool = False,
) -> Iterator[Glance]:
    """Give the events of some day that is known (of none, where these are asked for) in the order of their days, from
    the one of an identifier on, or from the last on `backwards`; NotInRecord where it is of none."""
    chosen = chosen_events(wanted, vantage)
    key: tuple[ColumnElement[Any], ...] = (overview.c.id,)
    if not wanted.undated:
        chosen, key = chosen.where(overview.c.day.is_not(None)), (overview.c.day, overview.c.id)
    if after:
        at = store.connection.execute(select(*key).where(overview.c.id == after)).one_or_none()
        if at is None:
            raise NotInRecord(f"{after}: no event of the record; begin with the first")
        chosen = chosen.where(tuple_(*key) < tuple_(*at) if backwards else tuple_(*key) > tuple_(*at))
    ordered = chosen.order_by(*(one.desc() if backwards else one for one in key))
    yield from _glances(store, ordered, vantage, wanted)


def most_told(store: "Store", vantage: Vantage = EVERYTHING, wanted: Asked = ALL, *, limit: int) -> list[Glance]:
    """Return the events of a known day that most independent sources tell of, so many, in the order of their days."""
    chosen = chosen_events(wanted, vantage).where(overview.c.day.is_not(None))
    best = chosen.order_by(overview.c.independent.desc(), overview.c.reports.desc(), overview.c.day, overview.c.id)
    if vantage == EVERYTHING:
        best = best.limit(limit)
    found = islice(_glances(store, best, vantage, wanted), limit)
    return sorted(found, key=lambda one: (_day(one.mention) or date.max, one.id))


def best_told(store: "Store", vantage: Vantage = EVERYTHING, *, limit: int) -> list[Glance]:
    """Return the events, of a known day or of none, that most independent sources tell of, so many, by their days,
    those of no known day last."""
    best = chosen_events(ALL, vantage).order_by(
        overview.c.independent.desc(),
        overview.c.reports.desc(),
        overview.c.day.is_(None),
        overview.c.day,
        overview.c.id,
    )
    found = islice(_glances(store, best, vantage, ALL), limit)
    return sorted(found, key=lambda one: (_day(one.mention) or date.max, one.id))


def to_review(store: "Store", wanted: Asked = ALL, *, limit: int) -> list[Glance]:
    """Return the events that nobody has looked at, those first of which the program is least sure."""
    chosen = (
        chosen_events(wanted, EVERYTHING).where(~overview.c.reviewed).order_by(overview.c.confidence, overview.c.id)
    )
    return list(_glances(store, chosen.limit(limit), EVERYTHING, wanted))


def count_events(store: "Store", vantage: Vantage = EVERYTHING, wanted: Asked = ALL) -> int:
    """Return how many events are asked for; seen from a day, about how many: they may have moved since."""
    chosen = chosen_events(wanted, vantage, moved=timedelta()).subquery()
    return store.connection.scalar(select(func.count()).select_from(chosen)) or 0


def glances_among(
    store: "Store",
    vantage: Vantage,
    among: ColumnElement[bool],
    *,
    after: int = 0,
    most: int | None = None,
) -> Iterator[Glance]:
    """Give the events of which the overview fulfils a condition, by their days, those of no known day last.

    `after` leaves out so many of the first, `most` gives no more than so many; seen from a day, those that may be.
    """
    chosen = chosen_events(ALL, vantage).where(among).order_by(overview.c.day.is_(None), overview.c.day, overview.c.id)
    yield from _glances(store, chosen.offset(after).limit(most), vantage, ALL)


def count_among(store: "Store", vantage: Vantage, among: ColumnElement[bool]) -> int:
    """Return of how many events the overview fulfils a condition; seen from a day, how many may be."""
    chosen = chosen_events(ALL, vantage).where(among).subquery()
    return store.connection.scalar(select(func.count()).select_from(chosen)) or 0


def count_by_month(store: "Store", vantage: Vantage = EVERYTHING, wanted: Asked = ALL) -> list[Month]:
    """Return how many events begin in each month that has some; seen from a day, how many may."""
    by_day = chosen_events(wanted, vantage).with_only_columns(overview.c.day, func.count()).group_by(overview.c.day)
    months: Counter[date] = Counter()
    for day, many in store.connection.execute(by_day.where(overview.c.day.is_not(None))):
        months[day.replace(day=1)] += many
    return [Month(first=first, events=many) for first, many in sorted(months.items())]


def days_that_tell(store: "Store") -> list[date]:
    """Return the days by which the first report of some event was surely out, in order."""
    known = select(overview.c.known).where(overview.c.known.is_not(None)).distinct()
    return list(store.connection.scalars(known.order_by(overview.c.known)))


def days_of_change(store: "Store") -> list[date]:
    """Return the days from which the world has some event, in order."""
    since = select(overview.c.since).where(overview.c.since.is_not(None)).distinct()
    return list(store.connection.scalars(since.order_by(overview.c.since)))


def looked_up(store: "Store", vantage: Vantage, wanted: Asked) -> Asked:
    """Return what is asked for with the events that its names and words choose looked up, once for many questions,
    where these are not too many."""
    named = Asked(actor=wanted.actor, source=wanted.source, place=wanted.place, words=wanted.words)
    if named == ALL:
        return wanted
    chosen = chosen_events(named, vantage).with_only_columns(overview.c.id).limit(MANY + 1)
    among = tuple(store.connection.scalars(chosen))
    if len(among) > MANY:
        return wanted
    return replace(wanted, actor=None, source=None, place=None, words=None, among=among)


def names_like(store: "Store", roles: Collection[str], part: str, *, limit: int) -> list[str]:
    """Return names that have a part, of those that have these roles in events, the most frequent first."""
    held = (
        select(parts.c.name)
        .where(parts.c.role.in_(roles), parts.c.folded.contains(part.casefold(), autoescape=True))
        .group_by(parts.c.name)
        .order_by(func.count().desc(), parts.c.name)
    )
    return list(store.connection.scalars(held.limit(limit)))


def names_in(store: "Store", entries: Iterable[EventEntry]) -> dict[str, str]:
    """Return what the actors across reports are called in the reports that tell of some events."""
    names = _names(store.connection, entries)
    one_of = across(store.connection, (dump({"actors": list(names)}),))
    return _called((one_of.get(actor, actor), name) for actor, name in names.items())


def _called(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what each actor is called, of names that are no adjectives."""
    out: dict[str, str] = {}
    for actor, name in named:
        out[actor] = min(out.get(actor, name), name, key=calling)
    return out


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
        entries = list(all_events(store, only=batch, within_reports=True))
        independent = _independent(connection, entries)
        names = _names(connection, entries)
        found = reviews_of(connection, (one.mention.id for entry in entries for one in entry.mentions))
        since = _since(connection, batch)
        rows, having = [], []
        for entry in entries:
            looked_at = all(one.mention.id in found for one in entry.mentions)
            glance = replace(glance_of(entry, names, looked_at=looked_at), independent=independent[entry.event.id])
            rows.append(_row(glance, entry, since.get(glance.id)) | {"differing": may_differ(entry.told)})
            having += [
                {"event": glance.id, "role": role, "name": name, "folded": name.casefold(), "actor": actor or ""}
                for role, name, actor in sorted(_parts(entry, names), key=str)
            ]
        for table, given in ((overview, rows), (parts, having)):
            if given:
                connection.execute(insert(table), given)


def _independent(connection: Connection, entries: Iterable[EventEntry]) -> dict[str, int]:
    """Return from how many sources some events are known, told with the actors of reports, as they are across these."""
    roots = {
        entry.event.id: [dump({"kind": root.kind, "key": root.key.split(" ", 1)}) for root in roots_of(entry.told)]
        for entry in entries
    }
    one_of = across(connection, (root for held in roots.values() for root in held))
    return {event: len({with_actors(root, one_of) for root in held}) for event, held in roots.items()}


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
    """Return who has to do with an event, as role, name and actor within a report.

    Those from whom it is known have a role by their kind: root_actor, root_words, root_anonymous, root_outlet.
    """
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
    for root in roots_of(entry.told):
        actor = root.key if root.kind == "actor" else None
        out.add((f"root_{root.kind}", names.get(root.key, root.name), actor))
    return out


def _names(connection: Connection, entries: Iterable[EventEntry]) -> dict[str, str]:
    """Return what the actors of reports are called in those that tell of some events."""
    reports = {one.report.id for entry in entries for one in entry.mentions}
    found: set[tuple[str, str]] = set()
    for some in asked(reports):
        named = select(mentions.c.actor, mentions.c.quote).where(
            mentions.c.document.in_(some),
            mentions.c.actor.is_not(None),
            mentions.c.form == MentionForm.NAME.value,
            mentions.c.type != MentionType.NATIONALITY.value,
        )
        found |= {(row.actor, row.quote) for row in connection.execute(named.distinct())}
    return _called(found)


def _since(connection: Connection, some: Sequence[str]) -> dict[str, date | None]:
    """Return the day from which the world has each of some events: when the first mention has it, None where one always
    had."""
    of_reading = and_(annotations.c.document == documents.c.id, annotations.c.step == documents.c.step)
    held = (
        select(annotations.c.event, annotations.c.since)
        .join(documents, of_reading)
        .where(CURRENT, annotations.c.event.in_(some), annotations.c.kind == "event")
    )
    out: dict[str, date | None] = {}
    for event, since in connection.execute(held):
        before = out.get(event, date.max)
        out[event] = None if before is None or since is None else min(before, since)
    return out


def _glances(store: "Store", chosen: Select[*tuple[Any, ...]], vantage: Vantage, wanted: Asked) -> Iterator[Glance]:
    """Give the events of a query, as they are seen from a day."""
    # Their rows are fetched once it is known which are wanted: the indexes have all that the order takes.
    found = store.connection.scalars(chosen.with_only_columns(overview.c.id)).yield_per(AT_ONCE)
    for batch in batched(found, AT_ONCE if vantage == EVERYTHING else WORKED_OUT):
        rows = {row.id: row for row in store.connection.execute(select(overview).where(overview.c.id.in_(batch)))}
        if vantage == EVERYTHING:
            one_of = across(store.connection, (row.body for row in rows.values()))
            yield from (_glance(rows[identifier], one_of) for identifier in batch)
            continue
        held = {entry.event.id: entry for entry in all_events(store, vantage, batch)}
        called = names_in(store, held.values())
        for identifier in batch:
            entry = held.get(identifier)
            if entry and wanted.has(entry.event):
                yield glance_of(entry, called, looked_at=rows[identifier].reviewed)


def _glance(row: Any, one_of: Mapping[str, str]) -> Glance:
    line, read = load(with_actors(row.body, one_of)), load(row.body)
    mention = event_mention_from(line["mention"])
    return Glance(
        id=row.id,
        mention=replace(mention, actors=_first(mention.actors), recipients=_first(mention.recipients)),
        words=span_from(line["words"]),
        outlet=line["outlet"],
        names=_called((one_of.get(actor, actor), name) for actor, name in read["names"].items()),
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
