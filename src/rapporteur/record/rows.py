"""Rows: a reading as the rows of the record's tables, every span of it checked against the text once more."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from rapporteur.errors import InexactSpan
from rapporteur.lines import (
    Line,
    commitment_mention_from,
    commitment_mention_line,
    dating_from,
    dating_line,
    document_from,
    document_line,
    dump,
    event_mention_from,
    event_mention_line,
    load,
    office_from,
    office_line,
    position_from,
    position_line,
    statement_from,
    statement_line,
    time_from,
    time_line,
)
from rapporteur.link.copies import sample_of
from rapporteur.model import (
    CommitmentMention,
    Document,
    EventMention,
    Interval,
    Mention,
    MentionForm,
    MentionType,
    Office,
    Position,
    Reading,
    Sentence,
    Span,
    Statement,
    TimeExpression,
)
from rapporteur.record.consensus import SINCE_THEN
from rapporteur.record.gleaning import glean
from rapporteur.record.linked_events import telling_rows
from rapporteur.record.tables import OWN

Row = dict[str, Any]
Annotation = TimeExpression | Office | Statement | EventMention | CommitmentMention | Position


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRows:
    """A reading as rows: one of `documents`, one of `readings` and of `gleanings`, those of the tables named so; and a
    sample.

    `sample` are the runs of words by which copies are found.
    """

    document: Row
    sample: frozenset[int]
    reading: Row
    gleaning: Row
    mentions: tuple[Row, ...]
    annotations: tuple[Row, ...]
    tellings: tuple[Row, ...]


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
        sample=sample_of(document) if step == OWN else frozenset(),
        reading={
            "document": document.id,
            "step": step,
            "earliest": published.earliest,
            "latest": published.latest,
            "body": dump(document_line(document, text=False)),
            "dating": dump(dating_line(reading.dating)),
            "sentences": json.dumps([(one.id, one.span.start, one.span.end, one.made_by) for one in reading.sentences]),
        },
        gleaning=glean(reading) | {"step": step},
        mentions=tuple(_mention_row(mention) for mention in reading.mentions),
        annotations=tuple(_annotation_rows(reading, step=step)),
        tellings=tuple(telling_rows(reading, step)),
    )


def reading_from(held: Any, mentions: Iterable[Mention], annotated: Mapping[str, Iterable[str]]) -> Reading:
    """Return the reading that its rows hold: that of `readings` with the text, mentions, and annotations by kind."""
    document = document_from(load(held.body) | {"text": held.text, "syndicated_from": held.syndicated_from})
    return Reading(
        document=document,
        dating=dating_from(load(held.dating)),
        sentences=tuple(
            Sentence(id=identifier, span=document.span(start, end), made_by=made_by)
            for identifier, start, end, made_by in json.loads(held.sentences)
        ),
        times=tuple(time_from(load(time)) for time in annotated.get("time", ())),
        mentions=tuple(mentions),
        offices=tuple(office_from(load(office)) for office in annotated.get("office", ())),
        statements=tuple(statement_from(load(statement)) for statement in annotated.get("statement", ())),
        events=tuple(event_mention_from(load(event)) for event in annotated.get("event", ())),
        commitments=tuple(commitment_mention_from(load(one)) for one in annotated.get("commitment", ())),
        positions=tuple(position_from(load(one)) for one in annotated.get("position", ())),
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
    yield from (mention.span for mention in reading.mentions)
    for office in reading.offices:
        yield from (office.holder, office.span)
    for statement in reading.statements:
        yield from statement_spans(statement)
    for event in reading.events:
        yield from event_spans(event)
    for commitment in reading.commitments:
        yield from commitment_spans(commitment)
    for position in reading.positions:
        yield from (position.holder.span, position.span)


def quoted_spans(reading: Reading) -> Iterator[Span]:
    """Give the spans of a reading that may be another report's: cues and reasons."""
    yield from reading.document.published.cues
    yield from reading.dating.interval.cues
    for reason in reading.dating.reasons:
        yield from reason.spans
    for time in reading.times:
        if time.interval:
            yield from time.interval.cues
    for office in reading.offices:
        yield from office.time.cues
    for statement in reading.statements:
        yield from statement.time.cues
    for event in reading.events:
        yield from event.time.cues
    for commitment in reading.commitments:
        yield from commitment.deadline.cues
    for position in reading.positions:
        yield from position.time.cues


def statement_spans(statement: Statement) -> Iterator[Span]:
    """Give the spans of a statement that are of its own report."""
    yield from statement.source.spans
    yield from statement.cue
    yield from statement.content
    for carrier in statement.via:
        yield from carrier.spans


def event_spans(event: EventMention) -> Iterator[Span]:
    """Give the spans of an event mention that are of its own report."""
    yield event.trigger
    if event.when:
        yield event.when
    for participant in (*event.actors, *event.recipients):
        yield participant.span
    for place in event.places:
        yield place.span
    for quantity in event.quantities:
        yield quantity.span


def commitment_spans(commitment: CommitmentMention) -> Iterator[Span]:
    """Give the spans of a commitment's words that are of its own report."""
    yield commitment.act
    yield from commitment.conditions
    yield from (one for one in (commitment.whole, commitment.due, commitment.reckoned_from) if one)
    yield from (one.span for one in (*commitment.obligors, *commitment.beneficiaries))
    yield from (one.span for one in commitment.quantities)


def _mention_row(mention: Mention) -> Row:
    span = mention.span
    return {
        "document": span.document,
        "id": mention.id,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "form": mention.form.value,
        "type": mention.type and mention.type.value,
        "antecedent": mention.antecedent,
        "actor": mention.actor,
        "confidence": mention.confidence,
        "made_by": mention.made_by,
    }


def mention_from_row(row: Any) -> Mention:
    """Return the mention that a row holds."""
    return Mention(
        id=row.id,
        span=Span(row.document, row.start, row.end, row.quote),
        form=MentionForm(row.form),
        type=MentionType(row.type) if row.type else None,
        antecedent=row.antecedent,
        actor=row.actor,
        confidence=row.confidence,
        made_by=row.made_by,
    )


def _annotation_rows(reading: Reading, *, step: int) -> Iterator[Row]:
    sentences = sorted((sentence.span for sentence in reading.sentences), key=lambda span: span.start)
    starts = [span.start for span in sentences]
    furniture, said = reading.document.furniture, said_when(reading)
    for kind, one, span, interval, line in _annotations(reading):
        before = bisect_right(starts, span.start) - 1
        words = sentences[before] if before >= 0 and span.end <= sentences[before].end else span
        page = bisect_left(furniture, span.end, key=attrgetter("start")) - 1
        yield {
            "document": span.document,
            "step": step,
            "kind": kind,
            "id": one.id,
            "start": span.start,
            "end": span.end,
            "made_by": one.made_by,
            "furniture": page >= 0 and furniture[page].end > span.start,
            "words_start": words.start,
            "words": words.quote,
            "earliest": interval.earliest if interval else None,
            "latest": interval.latest if interval else None,
            "since": _since(one, interval, published=reading.document.published, said=said),
            "type": one.type.value if isinstance(one, EventMention) else None,
            "status": one.status.value if isinstance(one, EventMention) else None,
            "event": one.id if isinstance(one, EventMention) else None,
            "body": dump(line),
        }


def _since(
    one: Annotation, interval: Interval | None, *, published: Interval, said: Mapping[str, Interval]
) -> date | None:
    """Return the day from which the world has an annotation; a commitment it has since the report that tells it."""
    if isinstance(one, EventMention):
        return seen_since(one, published=published, said=said)
    return _first_day(published if isinstance(one, CommitmentMention) else interval)


def said_when(reading: Reading) -> dict[str, Interval]:
    """Return when each statement of a reading was made."""
    return {one.id: one.time for one in reading.statements}


def seen_since(event: EventMention, *, published: Interval, said: Mapping[str, Interval]) -> date | None:
    """Return the day from which the world has an event: when it was; when it was reported, where that is not known or
    it is not something that was; and never before the statements it stands in were made (`said`)."""
    known = event.time.earliest or event.time.latest
    own = event.time if event.status in SINCE_THEN and known else published
    made = (said[one] for one in event.within if one in said)
    return max((day for day in map(_first_day, (own, *made)) if day), default=None)


def _first_day(interval: Interval | None) -> date | None:
    return (interval.earliest or interval.latest) if interval else None


def _annotations(reading: Reading) -> Iterator[tuple[str, Annotation, Span, Interval | None, Line]]:
    for time in reading.times:
        yield "time", time, time.span, time.interval, time_line(time)
    for office in reading.offices:
        yield "office", office, office.holder, office.time, office_line(office)
    for statement in reading.statements:
        yield "statement", statement, statement.content[0], statement.time, statement_line(statement)
    for event in reading.events:
        yield "event", event, event.trigger, event.time, event_mention_line(event)
    for commitment in reading.commitments:
        yield "commitment", commitment, commitment.act, commitment.deadline, commitment_mention_line(commitment)
    for position in reading.positions:
        yield "position", position, position.span, position.time, position_line(position)
