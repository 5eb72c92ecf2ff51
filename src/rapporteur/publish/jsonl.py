"""The record as JSON Lines: its public form (record-format.md), the same bytes for the same reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rapporteur.ids import make_id
from rapporteur.lines import (
    Line,
    actor_line,
    dating_line,
    document_line,
    dump,
    event_line,
    event_mention_from,
    event_mention_line,
    header_line,
    load,
    sentence_line,
    span_line,
    statement_from,
    statement_line,
    time_line,
    with_actors,
)
from rapporteur.link.clusters import CERTAIN, Link
from rapporteur.link.readings import link_readings
from rapporteur.model import Document, EventMention, Mention, Reading, Statement
from rapporteur.record.consensus import Outlet, Told, credited, event_of, roots_of
from rapporteur.record.disagreements import Disagreement, disagreements_of
from rapporteur.record.event_views import EventEntry, MentionEntry, all_events
from rapporteur.record.find import Found
from rapporteur.record.judged import Judgement, judgements_of
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
    seen = actors_seen(store, vantage)
    for entry in all_events(store, vantage):
        yield dump(event_line(entry.event))
        seen |= {one.mention.id for one in entry.mentions}
        disagreements += disagreements_of(entry.event.id, entry.told)
    for one in sorted(disagreements, key=lambda one: one.id):
        yield dump(disagreement_line(one))
    day = min(vantage.as_of or date.max, vantage.known_by or date.max)
    judged = [judgement_line(one) for one in judgements_of(store.connection) if one.made_at <= day]
    merged = [merge_line(one) for one in merges_of(store) if {one.one, one.other} <= seen and one.score < CERTAIN]
    for line in sorted((*judged, *merged), key=_identifier):
        yield dump(line)


def reading_lines(readings: Sequence[Reading]) -> Iterator[str]:
    """Give the lines of some readings as a record of them would have them."""
    linked = link_readings(readings)
    yield dump(header_line())
    in_order = sorted(readings, key=lambda reading: (reading.document.path or "", reading.document.id))
    for reading in in_order:
        yield dump(document_line(reading.document))
    for time in sorted((time for reading in readings for time in reading.times), key=lambda time: time.id):
        yield dump(time_line(time))
    mentioned: dict[str, list[Mention]] = defaultdict(list)
    for reading in in_order:
        for mention in _by_place(reading.mentions):
            if mention.actor:
                mentioned[linked.actors.get(mention.actor, mention.actor)].append(mention)
    for identifier in sorted(mentioned):
        yield dump(actor_line(identifier, mentioned[identifier]))
    statements = {
        one.id: statement_from(load(with_actors(dump(statement_line(one)), linked.actors)))
        for reading in readings
        for one in reading.statements
    }
    for identifier in sorted(statements):
        yield dump(statement_line(statements[identifier]))
    disagreements: list[Disagreement] = []
    for identifier, told in _told(in_order, statements, linked.events, linked.actors):
        yield dump(event_line(event_of(identifier, told)))
        disagreements += disagreements_of(identifier, told)
    for disagreement in sorted(disagreements, key=lambda one: one.id):
        yield dump(disagreement_line(disagreement))
    for line in sorted((merge_line(one) for _, one in linked.merges), key=_identifier):
        yield dump(line)


def _told(
    readings: Sequence[Reading],
    statements: Mapping[str, Statement],
    events: Mapping[str, str],
    actors: Mapping[str, str],
) -> Iterator[tuple[str, list[Told]]]:
    """Give the events by identifier with what tells of them, in order of report and text."""
    roots = {reading.document.id: _credited(reading.document) for reading in readings}
    out: dict[str, list[Told]] = defaultdict(list)
    for reading in readings:
        document = reading.document
        root = roots.get(document.syndicated_from or "", roots[document.id])
        name = document.publisher or document.path or document.url or "?"
        outlet = Outlet(document=document.id, published=document.published, name=name, root=root)
        sentences = {one.span.start: one.span for one in reading.sentences}
        for mention in sorted(reading.events, key=lambda one: _place_in(one, sentences)):
            held = event_mention_from(load(with_actors(dump(event_mention_line(mention)), actors)))
            within = tuple(statements[one] for one in held.within if one in statements)
            out[events[mention.id]].append(Told(mention=held, outlet=outlet, within=within))
    yield from sorted(out.items())


def _credited(document: Document) -> str:
    return credited(document.publisher, document.path or document.url, document.agencies)


def _place_in(mention: EventMention, sentences: Mapping[int, object]) -> tuple[int, int, str]:
    first = max((start for start in sentences if start <= mention.trigger.start), default=mention.trigger.start)
    return first, mention.trigger.start, mention.id


def _identifier(line: Line) -> str:
    return str(line["id"])


def _by_place(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end, mention.id))


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
