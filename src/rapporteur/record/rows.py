"""Rows: a reading as the rows of the record's tables, every span of it checked against the text once more."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapporteur.errors import InexactSpan
from rapporteur.lines import (
    dating_from,
    dating_line,
    document_from,
    document_line,
    dump,
    load,
    sentence_from,
    sentence_line,
    time_from,
    time_line,
)
from rapporteur.model import Document, Interval, Reading, Sentence, Span, TimeExpression
from rapporteur.record.tables import OWN

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRows:
    """A reading as rows: one of `documents`, one of `readings`, and those of `annotations`."""

    document: Row
    reading: Row
    annotations: tuple[Row, ...]


def rows_of(reading: Reading, *, step: int = OWN, others: Mapping[str, Document] | None = None) -> ReadingRows:
    """Return a reading as rows; InexactSpan where a span is not what stands in its document.

    `others` holds the further documents that a dating may quote, by id; without them a reading quotes only its own.
    """
    check(reading, others=others or {})
    document = reading.document
    published = document.published
    return ReadingRows(
        document={
            "id": document.id,
            "path": document.path or document.url or "",
            "step": step,
            "text": document.text,
        },
        reading={
            "document": document.id,
            "step": step,
            "earliest": published.earliest,
            "latest": published.latest,
            "body": dump(document_line(document, text=False)),
            "dating": dump(dating_line(reading.dating)),
        },
        annotations=tuple(row | {"step": step} for row in _annotation_rows(reading)),
    )


def reading_from(document: Document, *, dating: str, annotations: Sequence[tuple[str, str]]) -> Reading:
    """Return the reading that stored lines hold: the dating's, and (kind, line) of each annotation."""
    sentences = [sentence_from(load(body)) for kind, body in annotations if kind == "sentence"]
    times = [time_from(load(body)) for kind, body in annotations if kind == "time"]
    return Reading(
        document=document,
        dating=dating_from(load(dating)),
        sentences=tuple(sorted(sentences, key=_place)),
        times=tuple(sorted(times, key=_place)),
    )


def stored_document(body: str, text: str) -> Document:
    """Return the document that a stored line and its text hold."""
    return document_from(load(body) | {"text": text})


def check(reading: Reading, *, others: Mapping[str, Document]) -> None:
    """Raise InexactSpan unless every span of a reading is exactly what stands in the document it names."""
    document = reading.document
    for span in _own_spans(reading):
        document.check(span)
    for span in quoted_spans(reading):
        held = document if span.document == document.id else others.get(span.document)
        if held is None:
            raise InexactSpan(f"{document.id} quotes {span.document}, which is not at hand to check {span.quote!r}")
        held.check(span)


def _own_spans(reading: Reading) -> Iterator[Span]:
    yield from reading.document.furniture
    if reading.document.dateline:
        yield reading.document.dateline
    for annotation in (*reading.sentences, *reading.times):
        yield annotation.span


def quoted_spans(reading: Reading) -> Iterator[Span]:
    """Give the spans of a reading that may be another report's: cues and reasons."""
    yield from reading.document.published.cues
    yield from reading.dating.interval.cues
    for reason in reading.dating.reasons:
        yield from reason.spans
    for time in reading.times:
        if time.interval:
            yield from time.interval.cues


def _annotation_rows(reading: Reading) -> Iterator[Row]:
    furniture = reading.document.furniture
    sentences = sorted(reading.sentences, key=_place)
    starts = [sentence.span.start for sentence in sentences]
    for sentence in sentences:
        yield _row("sentence", sentence, furniture) | {"body": dump(sentence_line(sentence))}
    for time in reading.times:
        before = bisect_right(starts, time.span.start) - 1
        within = sentences[before] if before >= 0 and time.span.end <= sentences[before].span.end else None
        row = _row("time", time, furniture) | _days(time.interval)
        yield row | {"sentence": within and within.id, "body": dump(time_line(time))}


def _row(kind: str, annotation: Sentence | TimeExpression, furniture: Sequence[Span]) -> Row:
    span = annotation.span
    return {
        "kind": kind,
        "id": annotation.id,
        "document": span.document,
        "start": span.start,
        "end": span.end,
        "made_by": annotation.made_by,
        "sentence": None,
        "furniture": any(span.start < other.end and other.start < span.end for other in furniture),
        "earliest": None,
        "latest": None,
    }


def _days(interval: Interval | None) -> Row:
    return {"earliest": interval.earliest, "latest": interval.latest} if interval else {}


def _place(annotation: Sentence | TimeExpression) -> tuple[int, int]:
    return annotation.span.start, annotation.span.end
