"""The record as JSON Lines: its public form (record-format.md), the same bytes for the same reports."""

from collections.abc import Iterable, Iterator, Sequence

from rapporteur.lines import (
    dating_line,
    document_line,
    dump,
    header_line,
    interval_line,
    sentence_line,
    span_line,
    time_line,
)
from rapporteur.model import Reading
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, TimelineEntry, Vantage, document_lines, time_lines, time_with_sentence


def record_lines(store: Store, vantage: Vantage = EVERYTHING, *, text: bool = True) -> Iterator[str]:
    """Give the lines of a record: the header, the reports by path, the time expressions by identifier."""
    yield dump(header_line(as_of=vantage.as_of, known_by=vantage.known_by))
    for line in document_lines(store, vantage, text=text):
        yield dump(line)
    yield from time_lines(store, vantage)


def reading_lines(readings: Sequence[Reading]) -> Iterator[str]:
    """Give the lines of some readings as a record of them would have them."""
    yield dump(header_line())
    for reading in sorted(readings, key=lambda reading: (reading.document.path or "", reading.document.id)):
        yield dump(document_line(reading.document))
    for time in sorted((time for reading in readings for time in reading.times), key=lambda time: time.id):
        yield dump(time_line(time))


def timeline_lines(entries: Iterable[TimelineEntry]) -> Iterator[str]:
    """Give the entries of a timeline as lines of their own kind, which no export has."""
    for entry in entries:
        report = {name: entry.report.line[name] for name in ("id", "path", "url", "title", "publisher", "published")}
        yield dump(
            {
                "kind": "timeline",
                "interval": interval_line(entry.interval),
                "words": span_line(entry.words),
                "times": [time_line(time) for time in entry.times],
                "report": report,
            }
        )


def shown_line(reading: Reading, time: str | None = None) -> str:
    """Return one report with its dating and time expressions, or one of these with its sentence, as a line."""
    document = document_line(reading.document, text=False)
    if time is None:
        times = [time_line(one) for one in reading.times]
        return dump({"document": document, "dating": dating_line(reading.dating), "times": times})
    shown, sentence = time_with_sentence(reading, time)
    return dump({"time": time_line(shown), "sentence": sentence and sentence_line(sentence), "document": document})
