"""Lines: each type as one object of the record's JSON Lines, and back (record-format.md).

`sentence` and `dating` are kinds of the store only; an export leaves them out. Beyond the public table a `document`
line carries `dateline` and `raw_sha256`, a `time` line `made_by`, so that nothing is lost on the way back.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from rapporteur import __version__
from rapporteur.countries import country_meant
from rapporteur.ids import sha256_of
from rapporteur.model import (
    Basis,
    Carrier,
    Dating,
    Document,
    Event,
    EventMention,
    EventType,
    Interval,
    Location,
    Mention,
    MentionForm,
    MentionType,
    Participant,
    Place,
    Quantity,
    Reason,
    Sentence,
    Source,
    Span,
    Stance,
    Statement,
    Status,
    TimeExpression,
    TimexType,
)
from rapporteur.names import person_words
from rapporteur.weights import MODEL

Line = dict[str, Any]
ACTOR = re.compile(r"(?<=\")actor-[0-9a-f]{16}(?=\")")

FORMAT = "rapporteur-record"
VERSION = 1
SOFTWARE = f"rapporteur {__version__}"
READER = f"{SOFTWARE}, {MODEL}"
"""What reads a report; one that another program or other weights read is read again."""

# Characters that end a line for some readers (str.splitlines, JavaScript), steer a terminal, or reorder what is shown.
# Inside a JSON string their escape means the same, so every line is one line and safe to print.
UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def dump(line: Line) -> str:
    r"""Return a line as JSON text without its newline, in readable Unicode.

    >>> dump({"quote": "Żar\u2028"})
    '{"quote": "Żar\\u2028"}'
    """
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(line, ensure_ascii=False))


def load(text: str) -> Line:
    """Return the line that some JSON text of ours holds."""
    line: Line = json.loads(text)
    return line


def header_line(*, as_of: date | None = None, known_by: date | None = None, model: str | None = MODEL) -> Line:
    """Return the first line of an export; `model` is None where other weights read some of its reports."""
    return {
        "kind": "header",
        "format": FORMAT,
        "version": VERSION,
        "software": SOFTWARE,
        "model": model,
        "as_of": _day(as_of),
        "known_by": _day(known_by),
    }


def span_line(span: Span) -> Line:
    """Return a span as the record writes it."""
    return {"document": span.document, "start": span.start, "end": span.end, "quote": span.quote}


def span_from(line: Line) -> Span:
    """Return the span a line holds; InexactSpan where quotation and offsets disagree."""
    return Span(line["document"], line["start"], line["end"], line["quote"])


def interval_line(interval: Interval) -> Line:
    """Return an interval as the record writes it."""
    return {
        "earliest": _day(interval.earliest),
        "latest": _day(interval.latest),
        "basis": interval.basis.value,
        "cues": _span_lines(interval.cues),
    }


def interval_from(line: Line) -> Interval:
    """Return the interval a line holds."""
    return Interval(
        earliest=_day_from(line["earliest"]),
        latest=_day_from(line["latest"]),
        basis=Basis(line["basis"]),
        cues=_spans_from(line["cues"]),
    )


def document_line(document: Document, *, text: bool = True) -> Line:
    """Return a report as the record writes it, with or without its text."""
    line: Line = {
        "kind": "document",
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "agencies": list(document.agencies),
        "language": document.language,
        "published": interval_line(document.published),
        "dateline": document.dateline and span_line(document.dateline),
        "furniture": _span_lines(document.furniture),
        "raw_sha256": document.raw_sha256,
        "text_sha256": sha256_of(document.text.encode("utf-8")),
        "syndicated_from": document.syndicated_from,
    }
    return line | {"text": document.text} if text else line


def document_from(line: Line) -> Document:
    """Return the report a line with its text holds; InexactSpan where one of its own spans is not in the text."""
    document = Document(
        id=line["id"],
        text=line["text"],
        path=line["path"],
        url=line["url"],
        title=line["title"],
        publisher=line["publisher"],
        agencies=tuple(line["agencies"]),
        language=line["language"],
        published=interval_from(line["published"]),
        dateline=line["dateline"] and span_from(line["dateline"]),
        furniture=_spans_from(line["furniture"]),
        raw_sha256=line["raw_sha256"],
        syndicated_from=line["syndicated_from"],
    )
    for span in (*document.furniture, *((document.dateline,) if document.dateline else ())):
        document.check(span)
    return document


def sentence_line(sentence: Sentence) -> Line:
    """Return a sentence as the store keeps it."""
    return {"kind": "sentence", "id": sentence.id, "span": span_line(sentence.span), "made_by": sentence.made_by}


def sentence_from(line: Line) -> Sentence:
    """Return the sentence a line holds."""
    return Sentence(id=line["id"], span=span_from(line["span"]), made_by=line["made_by"])


def time_line(time: TimeExpression) -> Line:
    """Return a time expression as the record writes it."""
    return {
        "kind": "time",
        "id": time.id,
        "span": span_line(time.span),
        "type": time.type.value,
        "value": time.value,
        "mod": time.mod,
        "interval": time.interval and interval_line(time.interval),
        "made_by": time.made_by,
    }


def time_from(line: Line) -> TimeExpression:
    """Return the time expression a line holds."""
    return TimeExpression(
        id=line["id"],
        span=span_from(line["span"]),
        type=TimexType(line["type"]),
        value=line["value"],
        mod=line["mod"],
        interval=line["interval"] and interval_from(line["interval"]),
        made_by=line["made_by"],
    )


def with_actors(text: str, actors: Mapping[str, str]) -> str:
    """Return the JSON text of a line with the actors of a report as they are across reports."""
    return ACTOR.sub(lambda found: actors.get(found.group(), found.group()), text) if actors else text


def actor_line(identifier: str, mentions: Sequence[Mention]) -> Line:
    """Return an actor as the record writes it, from its mentions in order of report and text.

    `name` is the fullest of its names without titles, of those the most frequent, then the first; an adjective
    ("Norlandish") where there is nothing else.
    """
    named = [mention for mention in mentions if mention.form is MentionForm.NAME and mention.type]
    nouns = [mention for mention in named if mention.type is not MentionType.NATIONALITY]
    written = Counter(mention.span.quote for mention in nouns or named)
    names = sorted(written, key=lambda name: (-len(person_words(name)), -written[name], name))
    types = Counter(mention.type.value for mention in nouns if mention.type)
    of_people = MentionType.GOVERNMENT.value if named else None
    countries = (country_meant(mention.span.quote, mention.type) for mention in named if mention.type)
    return {
        "kind": "actor",
        "id": identifier,
        "type": types.most_common(1)[0][0] if types else of_people,
        "name": names[0] if names else None,
        "names": sorted(names),
        "country": next((country for country in countries if country), None),
        "roles": [],
        "mentions": [{"span": span_line(mention.span), "form": mention.form.value} for mention in mentions],
    }


def statement_line(statement: Statement) -> Line:
    """Return a statement as the record writes it."""
    source = statement.source
    return {
        "kind": "statement",
        "id": statement.id,
        "document": statement.document,
        "source": {
            "spans": _span_lines(source.spans),
            "actor": source.actor,
            "anonymous": source.anonymous,
            "description": source.description,
        },
        "cue": _span_lines(statement.cue),
        "content": _span_lines(statement.content),
        "direct": statement.direct,
        "via": [
            {"name": carrier.name, "actor": carrier.actor, "spans": _span_lines(carrier.spans)}
            for carrier in statement.via
        ],
        "time": interval_line(statement.time),
        "stance": statement.stance.value,
        "confidence": statement.confidence,
        "made_by": statement.made_by,
    }


def statement_from(line: Line) -> Statement:
    """Return the statement a line holds."""
    source = line["source"]
    return Statement(
        id=line["id"],
        document=line["document"],
        source=Source(
            spans=_spans_from(source["spans"]),
            actor=source["actor"],
            anonymous=source["anonymous"],
            description=source["description"],
        ),
        cue=_spans_from(line["cue"]),
        content=_spans_from(line["content"]),
        direct=line["direct"],
        via=tuple(
            Carrier(name=carrier["name"], actor=carrier["actor"], spans=_spans_from(carrier["spans"]))
            for carrier in line["via"]
        ),
        time=interval_from(line["time"]),
        stance=Stance(line["stance"]),
        confidence=line["confidence"],
        made_by=line["made_by"],
    )


def event_line(event: Event) -> Line:
    """Return an event as the record writes it."""
    return {
        "kind": "event",
        "id": event.id,
        "type": event.type.value,
        "mode": event.mode,
        "status": event.status.value,
        "time": interval_line(event.time),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "places": [{"name": place.span.quote, "actor": place.actor} | _where(place.location) for place in event.places],
        "quantities": [_quantity_line(quantity) for quantity in event.quantities],
        "mentions": [event_mention_line(mention) for mention in event.mentions],
        "sources": {"reports": event.reports, "independent": event.independent},
        "relations": [],
    }


def event_mention_line(mention: EventMention) -> Line:
    """Return an event mention as an event of the record holds it."""
    return {
        "id": mention.id,
        "trigger": span_line(mention.trigger),
        "type": mention.type.value,
        "mode": mention.mode,
        "status": mention.status.value,
        "when": mention.when and span_line(mention.when),
        "time": interval_line(mention.time),
        "actors": _participant_lines(mention.actors),
        "recipients": _participant_lines(mention.recipients),
        "places": [
            {"span": span_line(place.span), "actor": place.actor} | _where(place.location) for place in mention.places
        ],
        "quantities": [_quantity_line(quantity) for quantity in mention.quantities],
        "within": list(mention.within),
        "confidence": mention.confidence,
        "made_by": mention.made_by,
    }


def event_mention_from(line: Line) -> EventMention:
    """Return the event mention a line holds."""
    return EventMention(
        id=line["id"],
        trigger=span_from(line["trigger"]),
        type=EventType(line["type"]),
        mode=line["mode"],
        status=Status(line["status"]),
        when=line["when"] and span_from(line["when"]),
        time=interval_from(line["time"]),
        actors=_participants_from(line["actors"]),
        recipients=_participants_from(line["recipients"]),
        places=tuple(map(_place_from, line["places"])),
        quantities=tuple(
            Quantity(what=one["what"], low=one["low"], high=one["high"], span=span_from(one["span"]))
            for one in line["quantities"]
        ),
        within=tuple(line["within"]),
        confidence=line["confidence"],
        made_by=line["made_by"],
    )


def _participant_lines(participants: Iterable[Participant]) -> list[Line]:
    return [{"span": span_line(one.span), "actor": one.actor} for one in participants]


def _participants_from(lines: Iterable[Line]) -> tuple[Participant, ...]:
    return tuple(Participant(span=span_from(one["span"]), actor=one["actor"]) for one in lines)


def _where(where: Location | None) -> Line:
    """Return where on the map a place is, in names that an event and its mentions share."""
    return {
        "latitude": where and where.latitude,
        "longitude": where and where.longitude,
        "precision": where and where.precision,
        "country": where and where.country,
    }


def _place_from(line: Line) -> Place:
    where = {name: line[name] for name in ("latitude", "longitude", "precision", "country")}
    location = None if line["precision"] is None else Location(**where)
    return Place(span=span_from(line["span"]), actor=line["actor"], location=location)


def _quantity_line(quantity: Quantity) -> Line:
    return {"what": quantity.what, "low": quantity.low, "high": quantity.high, "span": span_line(quantity.span)}


def dating_line(dating: Dating) -> Line:
    """Return a dating as the store keeps it."""
    return {
        "kind": "dating",
        "document": dating.document,
        "interval": interval_line(dating.interval),
        "reasons": [{"words": reason.words, "spans": _span_lines(reason.spans)} for reason in dating.reasons],
        "made_by": dating.made_by,
    }


def dating_from(line: Line) -> Dating:
    """Return the dating a line holds."""
    return Dating(
        document=line["document"],
        interval=interval_from(line["interval"]),
        reasons=tuple(Reason(words=reason["words"], spans=_spans_from(reason["spans"])) for reason in line["reasons"]),
        made_by=line["made_by"],
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _span_lines(spans: Iterable[Span]) -> list[Line]:
    return [span_line(span) for span in spans]


def _spans_from(lines: Iterable[Line]) -> tuple[Span, ...]:
    return tuple(map(span_from, lines))
