"""The record as JSON Lines: its public form (record-format.md), the same bytes for the same reports."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rapporteur.ids import make_id
from rapporteur.lines import (
    Line,
    dating_line,
    document_line,
    dump,
    event_line,
    event_mention_line,
    header_line,
    interval_line,
    position_line,
    sentence_line,
    span_line,
    statement_line,
    time_line,
)
from rapporteur.link.clusters import CERTAIN, Link
from rapporteur.model import Reading
from rapporteur.record.consensus import Told, roots_of
from rapporteur.record.disagreements.events import disagreements_of
from rapporteur.record.disagreements.sides import Disagreement
from rapporteur.record.disagreements.views import with_others
from rapporteur.record.event_views import EventEntry, MentionEntry, all_events
from rapporteur.record.find import Found
from rapporteur.record.judged import Judgement, judgements_of
from rapporteur.record.ledger.agreements import Agreement
from rapporteur.record.ledger.reckoning import Commitment, relations_of
from rapporteur.record.ledger.views import agreement_in, list_commitments, list_positions
from rapporteur.record.reviews import Review, all_reviews
from rapporteur.record.store import Store
from rapporteur.record.views import (
    EVERYTHING,
    ReportEntry,
    StatementEntry,
    Vantage,
    actor_lines,
    actors_seen,
    annotation_lines,
    document_lines,
    merges_of,
    statement_in,
    time_with_sentence,
)
from rapporteur.weights import MODEL

LINKED_BY = "linking@1"


def record_lines(store: Store, vantage: Vantage = EVERYTHING, *, text: bool = True) -> Iterator[str]:
    """Give the lines of a record: the header, the reports by path, then each further kind by identifier."""
    model = None if store.stale else MODEL
    yield dump(header_line(as_of=vantage.as_of, known_by=vantage.known_by, model=model))
    for line in document_lines(store, vantage, text=text):
        yield dump(line)
    yield from annotation_lines(store, "time", vantage)
    for line in actor_lines(store, vantage):
        yield dump(line)
    yield from annotation_lines(store, "statement", vantage)
    disagreements: list[Disagreement] = []
    agreements: list[Agreement] = []
    seen: set[str] = set()
    commitments = list_commitments(store, vantage)
    related = relations_of(commitments)
    for entry in all_events(store, vantage):
        yield dump(event_line(replace(entry.event, relations=tuple(related.get(entry.event.id, ())))))
        seen |= {one.mention.id for one in entry.mentions}
        disagreements += disagreements_of(entry.event.id, entry.told)
        agreements += filter(None, [agreement_in(entry)])
    for agreement in sorted(agreements, key=lambda one: one.id):
        yield dump(agreement_line(agreement))
    for commitment in commitments:
        yield dump(commitment_line(commitment))
    positions = list_positions(store, vantage)
    for position in positions:
        yield dump(position_line(position))
    for one in sorted(with_others(store, vantage, disagreements, positions, commitments), key=lambda one: one.id):
        yield dump(disagreement_line(one))
    for line in judgement_lines(store, vantage, seen):
        yield dump(line)


def judgement_lines(store: Store, vantage: Vantage, mentions: Iterable[str]) -> list[Line]:
    """Return the lines of what persons and the program judged, by identifier; `mentions` are the event mentions that
    are seen."""
    seen = actors_seen(store, vantage).union(mentions)
    day = min(vantage.as_of or date.max, vantage.known_by or date.max)
    judged = [judgement_line(one) for one in judgements_of(store.connection) if one.made_at <= day]
    judged += [review_line(one) for one in all_reviews(store.connection) if one.made_at <= day]
    merged = [merge_line(one) for one in merges_of(store) if {one.one, one.other} <= seen and one.score < CERTAIN]
    return sorted((*judged, *merged), key=_identifier)


def reading_lines(readings: Sequence[Reading]) -> Iterator[str]:
    """Give the lines of some readings as a record of them has them: they are written to one for as long as it takes."""
    with Store.of(readings) as store:
        yield from record_lines(store)


def _identifier(line: Line) -> str:
    return str(line["id"])


def statement_entry_lines(entries: Iterable[StatementEntry]) -> Iterator[str]:
    """Give statements as their lines, each with its report."""
    for entry in entries:
        yield dump(statement_line(entry.statement) | {"report": _report_line(entry.report)})


def event_entry_lines(entries: Iterable[EventEntry]) -> Iterator[str]:
    """Give events as their lines, each mention with the words of its sentence, the statements it stands in, and its
    report."""
    for entry in entries:
        yield dump(event_line(entry.event) | {"mentions": [_mention_line(one) for one in entry.mentions]})


def sources_line(entry: EventEntry) -> str:
    """Return from whom an event is known, as a line: each root with the reports, chains and words that have it."""
    roots = [
        {"kind": root.kind, "name": root.name, "told": [_told_line(one) for one in told]}
        for root, told in roots_of(entry.told).items()
    ]
    event = entry.event
    return dump({"event": event.id, "reports": event.reports, "independent": event.independent, "roots": roots})


def _told_line(one: Told) -> Line:
    said = one.within[0] if one.within else None
    return {
        "document": one.outlet.document,
        "outlet": one.outlet.name,
        "from": one.outlet.root,
        "via": [carrier.name for carrier in said.via] if said else [],
        "statement": said and said.id,
        "trigger": span_line(one.mention.trigger),
    }


def _mention_line(entry: MentionEntry) -> Line:
    within = [statement_line(statement) for statement in entry.within]
    told = {"words": span_line(entry.words), "within": within, "report": _report_line(entry.report)}
    return event_mention_line(entry.mention) | told


def _report_line(report: ReportEntry) -> Line:
    return {name: report.line[name] for name in ("id", "path", "url", "title", "publisher", "published")}


def agreement_line(one: Agreement) -> Line:
    """Return an agreement as the record writes it."""
    return {
        "kind": "agreement",
        "id": one.id,
        "name": one.name,
        "event": one.event,
        "parties": list(one.parties),
        "signed": interval_line(one.signed),
        "status": one.state.value,
        "spans": [span_line(span) for span in one.spans],
    }


def commitment_line(one: Commitment) -> Line:
    """Return a commitment as the record writes it."""
    reckoned = one.reckoned_from and {"event": None, "span": span_line(one.reckoned_from)}
    return {
        "kind": "commitment",
        "id": one.id,
        "agreement": one.agreement,
        "obligors": list(one.obligors),
        "beneficiaries": list(one.beneficiaries),
        "act": span_line(one.act),
        "type": one.type and one.type.value,
        "quantity": [
            {"low": quantity.low, "high": quantity.high, "unit": quantity.what, "span": span_line(quantity.span)}
            for quantity in one.quantities
        ],
        "deadline": interval_line(one.deadline) | {"term": one.term, "reckoned_from": reckoned},
        "conditions": [span_line(span) for span in one.conditions],
        "negative": one.negative,
        "status": one.standing.value,
        "status_as_of": one.as_of and one.as_of.isoformat(),
        "reason": one.reason,
        "evidence": [
            {"event": found.event, "effect": found.effect.value, "reason": found.reason, "span": span_line(found.span)}
            for found in one.evidence
        ],
        "mentions": [span_line(mention.act) for mention in one.mentions],
    }


def disagreement_line(one: Disagreement) -> Line:
    """Return a disagreement as the record writes it."""
    return {
        "kind": "disagreement",
        "id": one.id,
        "about": one.about,
        "event": one.event,
        "type": one.type,
        "sides": [
            {
                "held_by": side.held_by,
                "value": side.value,
                "spans": [span_line(span) for span in side.spans],
                "statements": list(side.statements),
                "documents": list(side.documents),
            }
            for side in one.sides
        ],
        "settled_by": None,
    }


def merge_line(one: Link) -> Line:
    """Return what the program found to be the same as the record writes it."""
    return {
        "kind": "judgement",
        "id": make_id("judgement", one.one, one.other, LINKED_BY),
        "left": one.one,
        "right": one.other,
        "verdict": "same",
        "reason": one.reason,
        "score": round(one.score, 3),
        "made_by": LINKED_BY,
        "made_at": None,
    }


def judgement_line(one: Judgement) -> Line:
    """Return what a person judged as the record writes it."""
    return {
        "kind": "judgement",
        "id": one.id,
        "left": one.one,
        "right": one.other,
        "verdict": one.verdict.value,
        "reason": one.reason,
        "score": None,
        "made_by": one.made_by,
        "made_at": one.made_at.isoformat(),
        "undone_at": one.undone_at and one.undone_at.isoformat(),
    }


def review_line(one: Review) -> Line:
    """Return what a person found of an event mention as the record writes it."""
    return {
        "kind": "judgement",
        "id": one.id,
        "left": one.mention,
        "right": None,
        "verdict": one.verdict,
        "matter": one.matter.value,
        "value": json.loads(one.value),
        "reason": one.reason,
        "score": None,
        "made_by": one.made_by,
        "made_at": one.made_at.isoformat(),
        "undone_at": one.undone_at and one.undone_at.isoformat(),
    }


def shown_line(reading: Reading, found: Found) -> str:
    """Return one report with all that is found in it, or one of these with its report, as a line."""
    document = document_line(reading.document, text=False)
    if found.statement:
        return dump({"statement": statement_line(statement_in(reading, found.statement)), "document": document})
    if found.time:
        shown, sentence = time_with_sentence(reading, found.time)
        return dump({"time": time_line(shown), "sentence": sentence and sentence_line(sentence), "document": document})
    return dump(
        {
            "document": document,
            "dating": dating_line(reading.dating),
            "times": [time_line(one) for one in reading.times],
            "statements": [statement_line(one) for one in reading.statements],
            "events": [event_mention_line(one) for one in reading.events],
        }
    )
