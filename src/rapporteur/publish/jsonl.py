"""The record as JSON Lines: its public form (record-format.md), the same bytes for the same reports."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rapporteur.lines import (
    Line,
    actor_line,
    dating_line,
    document_line,
    dump,
    event_line,
    header_line,
    sentence_line,
    span_line,
    statement_line,
    time_line,
)
from rapporteur.model import Mention, Reading
from rapporteur.record.find import Found
from rapporteur.record.store import Store
from rapporteur.record.views import (
    EVERYTHING,
    EventEntry,
    ReportEntry,
    StatementEntry,
    Vantage,
    actor_lines,
    annotation_lines,
    document_lines,
    event_in,
    statement_in,
    time_with_sentence,
)
from rapporteur.weights import MODEL


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
    yield from annotation_lines(store, "event", vantage)


def reading_lines(readings: Sequence[Reading]) -> Iterator[str]:
    """Give the lines of some readings as a record of them would have them."""
    yield dump(header_line())
    in_order = sorted(readings, key=lambda reading: (reading.document.path or "", reading.document.id))
    for reading in in_order:
        yield dump(document_line(reading.document))
    for time in sorted((time for reading in readings for time in reading.times), key=lambda time: time.id):
        yield dump(time_line(time))
    named = [mention for reading in in_order for mention in _by_place(reading.mentions) if mention.actor]
    for identifier, same in groupby(sorted(named, key=_actor), key=_actor):
        yield dump(actor_line(identifier, list(same)))
    for statement in sorted((one for reading in readings for one in reading.statements), key=lambda one: one.id):
        yield dump(statement_line(statement))
    for event in sorted((one for reading in readings for one in reading.events), key=lambda one: one.id):
        yield dump(event_line(event))


def _actor(mention: Mention) -> str:
    return mention.actor or ""


def _by_place(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end, mention.id))


def statement_entry_lines(entries: Iterable[StatementEntry]) -> Iterator[str]:
    """Give statements as their lines, each with its report."""
    for entry in entries:
        yield dump(statement_line(entry.statement) | {"report": _report_line(entry.report)})


def event_entry_lines(entries: Iterable[EventEntry]) -> Iterator[str]:
    """Give events as their lines, each with the words of its sentence, the statements it stands in, and its report."""
    for entry in entries:
        within = [statement_line(statement) for statement in entry.within]
        yield dump(
            event_line(entry.event)
            | {"words": span_line(entry.words), "within": within, "report": _report_line(entry.report)}
        )


def _report_line(report: ReportEntry) -> Line:
    return {name: report.line[name] for name in ("id", "path", "url", "title", "publisher", "published")}


def shown_line(reading: Reading, found: Found) -> str:
    """Return one report with all that is found in it, or one of these with its report, as a line."""
    document = document_line(reading.document, text=False)
    if found.statement:
        return dump({"statement": statement_line(statement_in(reading, found.statement)), "document": document})
    if found.time:
        shown, sentence = time_with_sentence(reading, found.time)
        return dump({"time": time_line(shown), "sentence": sentence and sentence_line(sentence), "document": document})
    if found.event:
        event, sentence = event_in(reading, found.event)
        return dump(
            {"event": event_line(event), "sentence": sentence and sentence_line(sentence), "document": document}
        )
    return dump(
        {
            "document": document,
            "dating": dating_line(reading.dating),
            "times": [time_line(one) for one in reading.times],
            "statements": [statement_line(one) for one in reading.statements],
            "events": [event_line(one) for one in reading.events],
        }
    )
