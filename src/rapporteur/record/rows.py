"""Rows: a reading as the rows of the record's tables, every span of it checked against the text once more."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
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
    time_from,
    time_line,
)
from rapporteur.model import Document, Reading, Sentence, Span
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
            "sentences": json.dumps([(one.id, one.span.start, one.span.end, one.made_by) for one in reading.sentences]),
        },
        annotations=tuple(_annotation_rows(reading, step=step)),
    )


def reading_from(body: str, text: str, *, dating: str, sentences: str, times: Iterable[str]) -> Reading:
    """Return the reading that the columns of its rows hold."""
    document = document_from(load(body) | {"text": text})
    return Reading(
        document=document,
        dating=dating_from(load(dating)),
        sentences=tuple(
            Sentence(id=identifier, span=document.span(start, end), made_by=made_by)
            for identifier, start, end, made_by in json.loads(sentences)
        ),
        times=tuple(time_from(load(time)) for time in times),
    )


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
    yield from (sentence.span for sentence in reading.sentences)
    yield from (time.span for time in reading.times)


def quoted_spans(reading: Reading) -> Iterator[Span]:
    """Give the spans of a reading that may be another report's: cues and reasons."""
    yield from reading.document.published.cues
    yield from reading.dating.interval.cues
    for reason in reading.dating.reasons:
        yield from reason.spans
    for time in reading.times:
        if time.interval:
            yield from time.interval.cues


def _annotation_rows(reading: Reading, *, step: int) -> Iterator[Row]:
    furniture = reading.document.furniture
    sentences = sorted((sentence.span for sentence in reading.sentences), key=lambda span: span.start)
    starts = [span.start for span in sentences]
    for time in reading.times:
        span = time.span
        before = bisect_right(starts, span.start) - 1
        words = sentences[before] if before >= 0 and span.end <= sentences[before].end else span
        yield {
            "document": span.document,
            "step": step,
            "kind": "time",
            "id": time.id,
            "start": span.start,
            "end": span.end,
            "made_by": time.made_by,
            "furniture": any(span.start < other.end and other.start < span.end for other in furniture),
            "words_start": words.start,
            "words": words.quote,
            "earliest": time.interval.earliest if time.interval else None,
            "latest": time.interval.latest if time.interval else None,
            "body": dump(time_line(time)),
        }
