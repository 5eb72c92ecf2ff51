"""W3C Web Annotations: what was found where in the texts, for programs that show it there.

One annotation of each time expression, event trigger and part of a statement (source, cue, content, carrier), all on
one AnnotationPage. A target is the document's text as the record has it: its selectors count Unicode code points, as
the model asks, and give the words with what stands before and after them.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from rapporteur.ids import make_id
from rapporteur.lines import Line
from rapporteur.model import Document, EventMention, Reading, Span, Statement, TimeExpression
from rapporteur.publish.exports.iris import iri, maker_iri
from rapporteur.publish.exports.json_object import object_lines
from rapporteur.publish.words import prose_words, speaker_words
from rapporteur.record.event_views import events_in
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage, list_reports, read_as_seen

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Characters of a prefix and of a suffix."""


def page_lines(store: Store, vantage: Vantage) -> Iterator[str]:
    """Give the lines of an AnnotationPage, its items in the order of paths and of the text."""
    head: Line = {
        "@context": CONTEXT,
        "id": iri("annotations:page-1"),
        "type": "AnnotationPage",
        "partOf": {"id": iri("annotations"), "type": "AnnotationCollection", "label": "What the reports say"},
        "startIndex": 0,
    }
    return object_lines(head, "items", _annotations(store, vantage))


def _annotations(store: Store, vantage: Vantage) -> Iterator[Line]:
    for report in list_reports(store, Vantage(known_by=vantage.known_by)):
        reading = read_as_seen(store, report.id, vantage)
        yield from sorted(_of_report(reading, events_in(store, report.id)), key=_place)


def _place(annotation: Line) -> tuple[int, int, str]:
    position = annotation["target"]["selector"][0]
    return position["start"], position["end"], annotation["id"]


def _of_report(reading: Reading, events: dict[str, str]) -> Iterator[Line]:
    document = reading.document
    for time in reading.times:
        yield _found(time.id, "time", time.made_by, _time_bodies(time)) | _target(document, time.span)
    for event in reading.events:
        found = _found(event.id, "trigger", event.made_by, _event_bodies(event, events[event.id]))
        yield found | _target(document, event.trigger)
    for one in reading.statements:
        for part, spans in _parts(one):
            for number, span in enumerate(spans):
                found = _found(one.id, f"{part} {number}", one.made_by, _statement_bodies(one, part))
                yield found | _target(document, span)


def _time_bodies(time: TimeExpression) -> Iterator[Line]:
    yield _words(" ".join(filter(None, (time.type.value, time.value, time.mod))), "classifying")
    if time.interval:
        yield _words(prose_words(time.interval), "describing")


def _event_bodies(event: EventMention, of: str) -> Iterator[Line]:
    yield _words(" ".join(filter(None, (event.type.value, event.mode))), "classifying")
    yield _words(event.status.value, "tagging")
    yield _link(of)


def _parts(statement: Statement) -> Iterator[tuple[str, tuple[Span, ...]]]:
    yield "source", statement.source.spans
    yield "cue", statement.cue
    yield "content", statement.content
    yield "carrier", tuple(span for carrier in statement.via for span in carrier.spans)


def _statement_bodies(statement: Statement, part: str) -> Iterator[Line]:
    yield _words(f"statement {part}", "classifying")
    if part == "content":
        yield _words(f"{speaker_words(statement)} {statement.stance.value}", "describing")
    yield _link(statement.id)


def _words(value: str, purpose: str) -> Line:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _link(identifier: str) -> Line:
    return {"type": "SpecificResource", "purpose": "linking", "source": iri(identifier)}


def _found(identifier: str, part: str, made_by: str, bodies: Iterable[Line]) -> Line:
    """Return an annotation without its target."""
    return {
        "id": iri(make_id("annotation", identifier, part)),
        "type": "Annotation",
        "motivation": "classifying",
        **_maker(made_by),
        "body": list(bodies),
    }


def _maker(made_by: str) -> Line:
    kind, _, name = made_by.rpartition(":")
    if kind == "person":
        return {"creator": {"id": maker_iri(made_by), "type": "Person", "name": name}}
    return {"generator": {"id": maker_iri(made_by), "type": "Software", "name": made_by}}


def _target(document: Document, span: Span) -> Line:
    source = {"id": iri(document.id), "type": "Text", "format": "text/plain"}
    known = {"language": document.language, "via": document.url}
    text = document.text
    quote = {
        "exact": document.check(span).quote,
        "prefix": text[max(span.start - AROUND, 0) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    target = {
        "type": "SpecificResource",
        "source": source | {name: value for name, value in known.items() if value},
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {"type": "TextQuoteSelector"} | {name: words for name, words in quote.items() if words},
        ],
    }
    return {"target": target}
