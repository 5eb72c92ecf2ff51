"""Ledger views: the commitments of a record as they stand on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select

from rapporteur.lines import commitment_mention_from, load, position_from, with_actors
from rapporteur.model import Position
from rapporteur.record.asking import asked
from rapporteur.record.event_views import EventEntry, Outlets, all_events
from rapporteur.record.find import find_event
from rapporteur.record.hearing import sentences_heard
from rapporteur.record.ledger.agreements import Agreement, agreement_of
from rapporteur.record.ledger.reckoning import Commitment, Ledger, Promised
from rapporteur.record.linked_names import actors_of
from rapporteur.record.store import Store
from rapporteur.record.tables import annotations, documents, readings
from rapporteur.record.views import EVERYTHING, FETCH, Vantage, annotated, current, report_entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which commitments are asked for: of this agreement, due within so many days; all where None."""

    agreement: str | None = None
    within: int | None = None


EVERY: Final = Sought()


def list_ledger(store: Store, vantage: Vantage = EVERYTHING, sought: Sought = EVERY) -> list[Commitment]:
    """Return the commitments by the day they are due, those of no day last, then by identifier."""
    agreement = sought.agreement and _event_of(store, vantage, sought.agreement)
    events = dict(_events_of(store, [agreement])) if agreement else {}
    sought = replace(sought, agreement=events.get(agreement or "", agreement))
    found = [one for one in list_commitments(store, vantage) if _is_sought(one, sought)]
    return sorted(found, key=lambda one: (one.deadline.latest or date.max, one.id))


def _event_of(store: Store, vantage: Vantage, name: str) -> str:
    """Return the event of an agreement, named by its identifier, its event's, or the beginning of one; NotInRecord."""
    if name.startswith("agreement-"):
        found = (agreement_in(entry) for entry in all_events(store, vantage))
        name = next((one.event for one in found if one and one.id.startswith(name)), name)
    return find_event(store, name)


def _is_sought(one: Commitment, sought: Sought) -> bool:
    if sought.agreement and one.agreement != sought.agreement:
        return False
    if sought.within is None:
        return True
    if one.as_of is None or one.deadline.latest is None:
        return False
    return 0 <= (one.deadline.latest - one.as_of).days <= sought.within


def list_commitments(store: Store, vantage: Vantage = EVERYTHING) -> list[Commitment]:
    """Return the commitments by identifier, as they stand on `as_of`, or else on the last day a report is from."""
    outlets, one_of = Outlets(store), actors_of(store.connection)
    wanted = annotated("commitment", vantage).add_columns(documents.c.syndicated_from)
    promised = [
        Promised(
            mention=commitment_mention_from(load(with_actors(row.body, one_of))),
            outlet=outlets.of(report_entry(row.report), row.syndicated_from),
        )
        for row in store.connection.execute(wanted.execution_options(yield_per=FETCH))
    ]
    if not promised:
        return []
    names = {name for one in promised for name in (one.mention.event, one.mention.agreement) if name}
    events = dict(_events_of(store, names))
    ledger = Ledger(promised, events)
    for report, sentences in sentences_heard(store, vantage):
        ledger.listen(report, sentences)
    return ledger.commitments(vantage.as_of or last_day(store, vantage))


def _events_of(store: Store, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give of event mentions the event across reports."""
    for some in asked(names):
        wanted = select(annotations.c.id, annotations.c.event).where(annotations.c.id.in_(some))
        yield from ((row.id, row.event) for row in store.connection.execute(wanted))


def list_positions(store: Store, vantage: Vantage = EVERYTHING) -> list[Position]:
    """Return the positions by identifier."""
    one_of = actors_of(store.connection)
    wanted = annotated("position", vantage).with_only_columns(annotations.c.body).order_by(annotations.c.id)
    return [position_from(load(with_actors(body, one_of))) for body in store.connection.scalars(wanted)]


def agreement_in(entry: EventEntry) -> Agreement | None:
    """Return the agreement that an event is the making of, None where it is that of none."""
    until = max((one.outlet.published.latest or date.max for one in entry.told), default=date.max)
    return agreement_of(entry.event, {one.mention.id: one.words for one in entry.mentions}, until=until)


def last_day(store: Store, vantage: Vantage = EVERYTHING) -> date | None:
    """Return the last day that a report which is heard is surely from."""
    days = current(select(readings.c.latest)).where(readings.c.latest.is_not(None)).order_by(readings.c.latest.desc())
    if vantage.known_by:
        days = days.where(readings.c.latest <= vantage.known_by)
    last: date | None = store.connection.scalar(days.limit(1))
    return last
