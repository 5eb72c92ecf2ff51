"""Disagreement views: what does not fit together in a record, as of a day."""

from collections.abc import Iterable, Iterator
from typing import Final

from rapporteur.model import Position, Span
from rapporteur.record.disagreements.counts import counts_in
from rapporteur.record.disagreements.denials import denials_in
from rapporteur.record.disagreements.events import disagreements_of, seconded
from rapporteur.record.disagreements.parties import deeds_of, parties_of
from rapporteur.record.disagreements.quarrels import quarrels_in
from rapporteur.record.disagreements.sides import Disagreement, together
from rapporteur.record.disagreements.tallies import Tallies, disagreement_of
from rapporteur.record.event_views import EventEntry, all_events, list_events
from rapporteur.record.hearing import reports_heard
from rapporteur.record.ledger.reckoning import Commitment
from rapporteur.record.ledger.views import list_commitments, list_positions
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage

MEASURED: Final = ("numbers", "dates")
"""Disagreements of an event that are none where those who tell it have no name of its own in common."""


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
