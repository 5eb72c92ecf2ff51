"""W3C Web Annotations: the model's musts, and selectors that find the words again, by place and by quotation."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from rapporteur.publish.exports.web_annotation import AROUND
from rapporteur.record.reviews import Matter, review_of
from rapporteur.record.store import Store
from tests.publish.exports.handing import handed_on, made_record, texts_of
from tests.record.undertaking import may

IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
AGENT = {
    "type": "object",
    "required": ["id", "type", "name"],
    "properties": {"id": IRI, "type": {"enum": ["Person", "Organization", "Software"]}, "name": {"type": "string"}},
}
PURPOSES = ["classifying", "describing", "linking", "tagging", "identifying"]
BODY = {
    "oneOf": [
        {
            "type": "object",
            "required": ["type", "value"],
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string"},
                "purpose": {"enum": PURPOSES},
                "format": {"const": "text/plain"},
            },
            "additionalProperties": False,
        },
        {
            "type": "object",
            "required": ["type", "source"],
            "properties": {"type": {"const": "SpecificResource"}, "source": IRI, "purpose": {"enum": PURPOSES}},
            "additionalProperties": False,
        },
    ]
}
SELECTORS = {
    "type": "array",
    "prefixItems": [
        {
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
        {
            "type": "object",
            "required": ["type", "exact"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                **{name: {"type": "string", "minLength": 1} for name in ("exact", "prefix", "suffix")},
            },
            "additionalProperties": False,
        },
    ],
    "minItems": 2,
    "maxItems": 2,
}
ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target"],
    "properties": {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": PURPOSES},
        "generator": AGENT,
        "creator": AGENT,
        "body": {"type": "array", "items": BODY, "minItems": 1},
        "target": {
            "type": "object",
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {
                    "type": "object",
                    "required": ["id", "type", "format"],
                    "properties": {"id": IRI, "type": {"const": "Text"}, "format": {"const": "text/plain"}, "via": IRI},
                },
                "selector": SELECTORS,
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
PAGE = {
    "type": "object",
    "required": ["@context", "id", "type", "partOf", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "partOf": {"type": "object", "required": ["id", "type"]},
        "startIndex": {"type": "integer", "minimum": 0},
        "items": {"type": "array", "items": ANNOTATION},
    },
}
"""What the Recommendation of 23 February 2017 asks of a page (5.2), an annotation (3.1), bodies, targets (3.2, 4) and
the two selectors (4.2.4, 4.2.5)."""


def items_of(record: Path, folder: Path) -> list[Any]:
    page = json.loads(handed_on(record, "web-annotation", folder)[0].read_text(encoding="utf-8"))
    Draft202012Validator(PAGE).validate(page)
    return list(page["items"])


def kinds_of(annotation: Any) -> list[str]:
    return [body["value"] for body in annotation["body"] if body["type"] == "TextualBody"]


def test_it_is_as_the_recommendation_asks(made: Path, karvel: Path, tmp_path: Path) -> None:
    """Every annotation has an identifier of its own, a body that says what it is, and a target."""
    for record in (made, karvel):
        items = items_of(record, tmp_path)
        assert len({item["id"] for item in items}) == len(items) > 20


def test_both_selectors_find_the_words(made: Path, karvel: Path, tmp_path: Path) -> None:
    """Positions count code points, also behind a character outside the basic plane; quotations have what is around."""
    for record in (made, karvel):
        texts = texts_of(record)
        for item in items_of(record, tmp_path):
            text = texts[item["target"]["source"]["id"].removeprefix("urn:rapporteur:")]
            position, quote = item["target"]["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[max(start - AROUND, 0) : start] == quote.get("prefix", "")
            assert text[end : end + AROUND] == quote.get("suffix", "")
            assert quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "") in text


def test_positions_are_no_code_units(made: Path, tmp_path: Path) -> None:
    """Behind a flag, UTF-16 would count one more."""
    (text,) = (text for text in texts_of(made).values() if text.startswith("\U0001f3f4"))
    positions = [item["target"]["selector"][0] for item in items_of(made, tmp_path) if _exact(item) == "met"]
    assert text.index("met") in {position["start"] for position in positions}
    assert text.encode("utf-16-le").index("met".encode("utf-16-le")) // 2 == text.index("met") + 1


def _exact(item: Any) -> str:
    return str(item["target"]["selector"][1]["exact"])


def test_what_is_annotated(made: Path, tmp_path: Path) -> None:
    """Times, triggers with type, status and event, and every part of a statement with the statement."""
    items = items_of(made, tmp_path)
    parts = {kind for item in items for kind in kinds_of(item) if kind.startswith("statement ")}
    assert parts == {"statement source", "statement cue", "statement content", "statement carrier"}
    (time,) = (item for item in items if kinds_of(item)[0].startswith("DATE"))
    assert kinds_of(time) == ["DATE 2030-05-06", "6 May 2030"]
    met = [item for item in items if _exact(item) == "met"]
    assert [kinds_of(item) for item in met] == [["CONSULT", "happened"]] * 2
    assert len({body["source"] for item in met for body in item["body"] if body["type"] == "SpecificResource"}) == 1
    (said,) = (item for item in items if kinds_of(item)[0] == "statement content" and "Orlo resigned" in _exact(item))
    assert kinds_of(said)[1] == "An aide (anonymous) denies"


def test_they_stand_in_the_order_of_the_text(karvel: Path, tmp_path: Path) -> None:
    """Report by report, and within one from its beginning to its end."""
    places = [
        (item["target"]["source"]["id"], item["target"]["selector"][0]["start"]) for item in items_of(karvel, tmp_path)
    ]
    reports = list(dict.fromkeys(report for report, _ in places))
    assert places == sorted(places, key=lambda place: (reports.index(place[0]), place[1]))


def test_what_a_person_corrected_is_a_persons(tmp_path: Path) -> None:
    """A review shows: its value, and whose it is."""
    record = made_record(tmp_path)
    (before,) = (item for item in items_of(record, tmp_path) if _exact(item) == "fired")
    assert before["generator"]["type"] == "Software"
    with Store.open(record, write=True) as store:
        (mention,) = (
            event.id for reading in store.readings() for event in reading.events if event.trigger.quote == "fired"
        )
        store.review(
            review_of(mention, Matter.STATUS, "possible", reason="it may be", made_by="person:Ana", made_at=may(20))
        )
    (after,) = (item for item in items_of(record, tmp_path) if _exact(item) == "fired")
    assert kinds_of(after) == ["ASSAULT", "possible"]
    assert after["creator"] == {"id": "urn:rapporteur:maker:person:Ana", "type": "Person", "name": "Ana"}
