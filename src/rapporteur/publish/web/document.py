"""A report: its text with all that is marked in it, what that is, and why it is dated as it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rapporteur.errors import BadAddress
from rapporteur.model import EventMention, Mention, Reading, Span, Statement
from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.web.segments import Mark, breaks_of, paragraphs_of, parts_of, segments_of
from rapporteur.record.actor_views import names_of
from rapporteur.record.store import Store
from rapporteur.record.views import copies_of, read_as_seen, reports_by_id

LAYERS = {
    "events": "Events",
    "statements": "Statements",
    "times": "Times",
    "people": "People and parties",
    "furniture": "Page furniture",
}
"""What is marked, and what each kind is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that is marked: its key on the page, its layer, what it is, the words it is found by, and
    all its marks."""

    key: str
    layer: str
    value: Any
    span: Span
    marks: tuple[Mark, ...]


def make_document(store: Store, asked: Asked) -> Context:
    """Return what the page of a report shows, one part of the text where that is long.

    `span` (120-135) of the query is lit, and chooses the part where `part` does not.
    """
    reading = read_as_seen(store, asked.name, asked.vantage)
    document = reading.document
    lit = asked.span()
    if lit and lit[1] > len(document.text):
        raise BadAddress(f"span={lit[0]}-{lit[1]}: the report has {len(document.text):,} characters")
    parts = parts_of(document.text)
    part = _part(parts, asked, lit)
    start, end = parts[part - 1]
    notes = [note for note in notes_of(reading) if any(mark.start < end and mark.end > start for mark in note.marks)]
    cuts = {at for ends in (*breaks_of(document.text, start, end), lit or ()) for at in ends}
    marks = [*(mark for note in notes for mark in note.marks), *_furniture(document.furniture)]
    segments = segments_of(document.text, marks, start=start, end=end, cuts=cuts)
    reasons = [span.document for reason in reading.dating.reasons for span in reason.spans]
    return {
        "title": document.title or "(no title)",
        "reading": reading,
        "document": document,
        "paragraphs": paragraphs_of(segments, lit),
        "lit": lit and document.span(*lit),
        "layers": LAYERS,
        "notes": {layer: [note for note in notes if note.layer == layer] for layer in LAYERS},
        "counts": _counts(reading),
        "part": part,
        "parts": parts,
        "start": start,
        "end": end,
        "names": names_of(store, _actors_in(notes), asked.vantage),
        "copies": copies_of(store, document.id, asked.vantage),
        "reports": reports_by_id(store, {*reasons, *filter(None, [document.syndicated_from])} - {document.id}),
    }


def _part(parts: list[tuple[int, int]], asked: Asked, lit: tuple[int, int] | None) -> int:
    """Return the number of the part that is shown, from 1; BadAddress."""
    if lit and "part" not in asked.query:
        return next(number for number, (_, end) in enumerate(parts, 1) if lit[0] < end)
    part = asked.number("part")
    if part > len(parts):
        raise BadAddress(f"part={part}: the report has {len(parts)}")
    return part


def _counts(reading: Reading) -> dict[str, int]:
    """Return how many there are of each layer in the whole report."""
    return {
        "events": len(reading.events),
        "statements": len(reading.statements),
        "times": len(reading.times),
        "people": len({mention.actor for mention in reading.mentions if mention.actor}),
        "furniture": len(reading.document.furniture),
    }


def notes_of(reading: Reading) -> Iterator[Note]:
    """Give what is marked in a report, each layer in text order."""
    for number, event in enumerate(reading.events, 1):
        yield _note(f"e{number}", "events", event, event.trigger, _event_parts(event), status=event.status.value)
    for number, statement in enumerate(reading.statements, 1):
        head = (*statement.cue, *statement.content)[0]
        yield _note(f"q{number}", "statements", statement, head, _statement_parts(statement))
    for number, time in enumerate(reading.times, 1):
        label = f"time: {time.type.value} {time.value or 'that cannot be worked out'}"
        yield _note(f"t{number}", "times", time, time.span, [(time.span, "time", label)])
    yield from _people(reading.mentions)


def _note(  # noqa: PLR0913  what a note is of
    key: str, layer: str, value: Any, head: Span, parts: Iterable[tuple[Span, str, str]], *, status: str = ""
) -> Note:
    marks = (
        Mark(
            start=span.start,
            end=span.end,
            look=look,
            note=key,
            is_head=bool(look) and span == head,
            label=label,
            status=status if look else "",
        )
        for span, look, label in parts
    )
    return Note(key=key, layer=layer, value=value, span=head, marks=tuple(marks))


def _event_parts(event: EventMention) -> Iterator[tuple[Span, str, str]]:
    yield event.trigger, "event", f"event: {event.type.value}, {event.status.value.replace('_', ' ')}"
    parts = (event.actors, event.recipients, event.places, event.quantities)
    for span in (part.span for some in parts for part in some):
        yield span, "", ""
    if event.when:
        yield event.when, "", ""


def _statement_parts(statement: Statement) -> Iterator[tuple[Span, str, str]]:
    for span in statement.cue:
        yield span, "cue", "statement: the words that say it is said"
    for span in statement.content:
        yield span, "content", "statement: what is said"
    for span in (*statement.source.spans, *(span for carrier in statement.via for span in carrier.spans)):
        yield span, "source", "statement: who says it, or through whom"


def _people(mentions: Iterable[Mention]) -> Iterator[Note]:
    """Give the actors, each with all its mentions, in the order of the first."""
    of: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.actor:
            of.setdefault(mention.actor, []).append(mention)
    for number, same in enumerate(of.values(), 1):
        parts = ((one.span, "person", (one.type or "somebody").lower()) for one in same)
        yield _note(f"p{number}", "people", same, same[0].span, parts)


def _actors_in(notes: Iterable[Note]) -> Iterator[str | None]:
    """Give the actors that notes name."""
    for note in notes:
        if isinstance(note.value, Statement):
            yield note.value.source.actor
            yield from (carrier.actor for carrier in note.value.via)
        elif note.layer == "people":
            yield note.value[0].actor


def _furniture(spans: Iterable[Span]) -> list[Mark]:
    return [Mark(start=span.start, end=span.end, look="furniture", label="page furniture") for span in spans]
