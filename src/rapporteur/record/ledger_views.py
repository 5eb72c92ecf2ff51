"""Ledger views: the commitments of a record as they stand on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from sqlalchemy import func, select

from rapporteur.lines import commitment_mention_from, load, position_from, with_actors
from rapporteur.model import Position, Span
from rapporteur.record.agreements import Agreement, agreement_of
from rapporteur.record.asking import asked
from rapporteur.record.counts import counts_in
from rapporteur.record.denials import denials_in
from rapporteur.record.disagreements import disagreements_of, seconded
from rapporteur.record.event_views import EventEntry, Outlets, all_events, list_events
from rapporteur.record.find import find_event
from rapporteur.record.hearing import reports_heard
from rapporteur.record.ledger import Commitment, Ledger, Promised
from rapporteur.record.linked_names import actors_of
from rapporteur.record.party_disagreements import deeds_of, parties_of
from rapporteur.record.quarrels import quarrels_in
from rapporteur.record.sides import Disagreement, together
from rapporteur.record.store import Store
from rapporteur.record.tables import annotations, documents, readings
from rapporteur.record.tallies import Tallies, disagreement_of
from rapporteur.record.views import EVERYTHING, FETCH, Vantage, annotated, current, report_entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which commitments are asked for: of this agreement, due within so many days; all where None."""

    agreement: str | None = None
    within: int | None = None


EVERY: Final = Sought()
MEASURED: Final = ("numbers", "dates")
"""Disagreements of an event that are none where those who tell it have no name of its own in common."""


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
    for report in reports_heard(store, vantage):
        for before, words in pairwise((None, *report.sentences)):
            if words:
                ledger.listen(words, before, report.passage)
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


def list_disagreements(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[tuple[EventEntry | None, Disagreement]]:
    """Give what does not fit together: of events in the order of their days, each with its entry, then as reports tell
    it, of positions, and of promises and deeds."""
    entries: dict[str, EventEntry] = {}
    found: list[Disagreement] = []
    for entry in list_events(store, vantage):
        if of_event := disagreements_of(entry.event.id, entry.told):
            entries[entry.event.id] = entry
            found += of_event
    for one in with_others(store, vantage, found, list_positions(store, vantage), list_commitments(store, vantage)):
        yield entries.get(one.event or ""), one


def with_others(
    store: Store,
    vantage: Vantage,
    of_events: Iterable[Disagreement],
    positions: Iterable[Position],
    commitments: Iterable[Commitment],
) -> list[Disagreement]:
    """Return the disagreements of events, then all others."""
    of_events, told, tallies = list(of_events), list[Disagreement](), Tallies()
    sentences: dict[Span, Span] = {}
    spans = _spans_by_document(of_events)
    for report in reports_heard(store, vantage):
        told += (*denials_in(report), *counts_in(report), *quarrels_in(report))
        tallies.hear(report)
        for span in spans.get(report.outlet.document, ()):
            sentences[span] = report.sentences[report.number_of(span.start)] if report.sentences else span
    pairs = tallies.apart()
    named = {one.sentence.document for pair in pairs for one in pair}
    reports = {report.outlet.document: report for report in reports_heard(store, vantage, named)}
    told += filter(None, (disagreement_of(pair, reports) for pair in pairs))
    kept = (tallies.narrowed(one, sentences) if one.type in MEASURED else one for one in of_events)
    held = together((*filter(None, kept), *told, *parties_of(positions), *deeds_of(commitments)))
    denied = {one.event for one in held if one.event and one.type == "denial"}
    entries = {entry.event.id: entry for entry in all_events(store, vantage, sorted(denied))} if denied else {}
    return [seconded(one, entries[one.event].told) if one.event in entries else one for one in held]


def _spans_by_document(found: Iterable[Disagreement]) -> dict[str, set[Span]]:
    out: dict[str, set[Span]] = {}
    for span in (span for one in found for side in one.sides for span in side.spans):
        out.setdefault(span.document, set()).add(span)
    return out


def agreement_in(entry: EventEntry) -> Agreement | None:
    """Return the agreement that an event is the making of, None where it is that of none."""
    until = max((one.outlet.published.latest or date.max for one in entry.told), default=date.max)
    return agreement_of(entry.event, {one.mention.id: one.words for one in entry.mentions}, until=until)


def last_day(store: Store, vantage: Vantage = EVERYTHING) -> date | None:
    """Return the last day that a report which is heard is surely from."""
    days = current(select(func.max(readings.c.latest)))
    latest = store.connection.scalar(days.where(readings.c.latest <= vantage.known_by) if vantage.known_by else days)
    return latest if latest is None or isinstance(latest, date) else date.fromisoformat(latest)
