"""Disagreement views: what does not fit together in a record, as of a day."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import func, select

from rapporteur.model import Position, Span
from rapporteur.record.asking import asked
from rapporteur.record.disagreements.counts import counts_in
from rapporteur.record.disagreements.denials import denials_in
from rapporteur.record.disagreements.events import disagreements_of, seconded
from rapporteur.record.disagreements.parties import deeds_of, parties_of
from rapporteur.record.disagreements.quarrels import quarrels_in
from rapporteur.record.disagreements.sides import Disagreement, together
from rapporteur.record.disagreements.tallies import Tallies, disagreement_of
from rapporteur.record.event_views import EventEntry, all_events, by_day
from rapporteur.record.hearing import Gleaned, gleaned, reports_heard
from rapporteur.record.ledger.reckoning import Commitment
from rapporteur.record.ledger.views import list_commitments, list_positions
from rapporteur.record.report import Report
from rapporteur.record.store import Store
from rapporteur.record.tables import annotations, overview
from rapporteur.record.views import EVERYTHING, Vantage

MEASURED: Final = ("numbers", "dates")
"""Disagreements of an event that are none where those who tell it have no name of its own in common."""


def list_disagreements(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[tuple[EventEntry | None, Disagreement]]:
    """Give what does not fit together: of events in the order of their days, each with its entry, then as reports tell
    it, of positions, and of promises and deeds."""
    told = [
        (entry, of_event)
        for some in asked(_may_differ(store))
        for entry in all_events(store, vantage, some)
        if (of_event := disagreements_of(entry.event.id, entry.told))
    ]
    told.sort(key=lambda one: (*by_day(one[0].event), one[0].event.id))
    entries = {entry.event.id: entry for entry, _ in told}
    found = [one for _, of_event in told for one in of_event]
    for one in with_others(store, vantage, found, list_positions(store, vantage), list_commitments(store, vantage)):
        yield entries.get(one.event or ""), one


def _may_differ(store: Store) -> Sequence[str]:
    """Return the events that several mentions tell, but those of which it is known that none differ."""
    agreed = select(overview.c.id).where(~overview.c.differing)
    of_event = annotations.c.event
    told = select(of_event).where(of_event.is_not(None), of_event.not_in(agreed)).group_by(of_event)
    return store.connection.scalars(told.having(func.count() > 1)).all()


def with_others(
    store: Store,
    vantage: Vantage,
    of_events: Iterable[Disagreement],
    positions: Iterable[Position],
    commitments: Iterable[Commitment],
) -> list[Disagreement]:
    """Return the disagreements of events, then all others."""
    of_events, told, tallies = list(of_events), list[Disagreement](), Tallies()
    telling: dict[str, Gleaned] = {}
    for one in gleaned(store, vantage):
        tallies.hear(one.outlet, one.numbers)
        if one.may_deny or one.may_count or one.may_quarrel:
            telling[one.outlet.document] = one
    for report in reports_heard(store, vantage, telling):
        told += _told_in(report, telling[report.outlet.document])
    pairs = tallies.apart()
    named = {one.document for pair in pairs for one in pair}
    reports = {report.outlet.document: report for report in reports_heard(store, vantage, named)}
    told += filter(None, (disagreement_of(pair, reports) for pair in pairs))
    sentences = _sentences_of(store, vantage, of_events)
    kept = (tallies.narrowed(one, sentences) if one.type in MEASURED else one for one in of_events)
    held = together((*filter(None, kept), *told, *parties_of(positions), *deeds_of(commitments)))
    denied = {one.event for one in held if one.event and one.type == "denial"}
    entries = {entry.event.id: entry for entry in all_events(store, vantage, sorted(denied))} if denied else {}
    return [seconded(one, entries[one.event].told) if one.event in entries else one for one in held]


def _told_in(report: Report, gleaned: Gleaned) -> Iterator[Disagreement]:
    if gleaned.may_deny:
        yield from denials_in(report)
    if gleaned.may_count:
        yield from counts_in(report)
    if gleaned.may_quarrel:
        yield from quarrels_in(report)


def _sentences_of(store: Store, vantage: Vantage, found: Iterable[Disagreement]) -> dict[Span, Span]:
    """Return of each span of what is measured its sentence."""
    spans: dict[str, set[Span]] = {}
    for span in (span for one in found if one.type in MEASURED for side in one.sides for span in side.spans):
        spans.setdefault(span.document, set()).add(span)
    return {
        span: report.sentences[report.number_of(span.start)] if report.sentences else span
        for report in reports_heard(store, vantage, spans)
        for span in spans[report.outlet.document]
    }
