"""GeoJSON: features as RFC 7946 has them, at the right place, with how sure the place is."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from rapporteur.publish.exports.geojson import map_lines
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage
from tests.publish.exports.handing import HOSTILE, KESH, NORLAND_AT, handed_on, texts_of
from tests.record.undertaking import may, promised

FEATURES = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "properties", "geometry"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["number", "string"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "type": "array",
                                "prefixItems": [
                                    {"type": "number", "minimum": -180, "maximum": 180},
                                    {"type": "number", "minimum": -90, "maximum": 90},
                                ],
                                "minItems": 2,
                                "maxItems": 2,
                            },
                        },
                    },
                },
                "not": {"anyOf": [{"required": [name]} for name in ("coordinates", "geometries", "features")]},
            },
        },
    },
    "not": {"anyOf": [{"required": [name]} for name in ("coordinates", "geometries", "geometry", "properties")]},
}
"""RFC 7946, sections 3.1.2, 3.2, 3.3 and 7.1, for points; longitude comes first (3.1.1)."""


def map_of(record: Path, folder: Path, vantage: Vantage = EVERYTHING) -> Any:
    return json.loads(handed_on(record, "geojson", folder, vantage)[0].read_text(encoding="utf-8"))


def test_it_is_geojson(made: Path, tmp_path: Path) -> None:
    """A collection of points, each with an identifier of its own."""
    found = map_of(made, tmp_path)
    Draft202012Validator(FEATURES).validate(found)
    identifiers = [feature["id"] for feature in found["features"]]
    assert len(set(identifiers)) == len(identifiers) == 3


def test_a_place_is_where_it_is(made: Path, tmp_path: Path) -> None:
    """Longitude before latitude, with how precise it is, and one point for each place of an event."""
    features = map_of(made, tmp_path)["features"]
    places = [(feature["properties"]["place"], feature["properties"]["precision"]) for feature in features]
    assert places == [("Kesh", "city"), ("Kesh", "city"), ("Norland", "country")]
    for feature, where in zip(features, (KESH, KESH, NORLAND_AT), strict=True):
        assert feature["geometry"]["coordinates"] == [where.longitude, where.latitude]
    met, *fired = (feature["properties"]["event"] for feature in features)
    assert len(set(fired)) == 1
    assert met not in fired


def test_what_a_map_says_of_an_event(made: Path, tmp_path: Path) -> None:
    """Plain values: days, status, who, how many, from whom, in which words, and where these stand."""
    *_, feature = map_of(made, tmp_path)["features"]
    facts = feature["properties"]
    assert not any(isinstance(value, list | dict) for value in facts.values())
    assert (facts["type"], facts["status"], facts["edtf"]) == ("ASSAULT", "happened", "[2030-05-05..2030-05-07]")
    assert (facts["earliest"], facts["latest"], facts["basis"]) == ("2030-05-05", "2030-05-07", "inferred")
    assert (facts["quantities"], facts["trigger"], facts["reports"]) == ("12 killed", "fired", 1)
    assert facts["title"] == HOSTILE
    texts = texts_of(made)
    for quote, where in ((facts["sentence"], facts["sentence_span"]), (facts["place"], facts["place_span"])):
        document, _, offsets = where.rpartition(":")
        start, end = map(int, offsets.split("-"))
        assert texts[document][start:end] == quote


def test_a_page_may_hold_it_in_a_script(made: Path, tmp_path: Path) -> None:
    """No tag of a report can end the script around it."""
    assert "<" not in handed_on(made, "geojson", tmp_path)[0].read_text(encoding="utf-8")


def test_what_had_not_happened_is_left_out(made: Path, tmp_path: Path) -> None:
    """As seen from before, the map has no such point."""
    assert len(map_of(made, tmp_path, Vantage(as_of=may(4)))["features"]) == 1


def test_a_record_without_places_is_an_empty_map() -> None:
    """And how many events have none is said."""
    said: list[str] = []
    with Store.of([promised()]) as store:
        lines = list(map_lines(store, EVERYTHING, tell=said.append))
    assert json.loads("\n".join(lines)) == {"type": "FeatureCollection", "features": []}
    assert said == ["left out 2 events without a place that is on the map"]
