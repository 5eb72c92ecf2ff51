"""FollowTheMoney: entities that its schema and its library accept, with no link that leads nowhere."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tests.publish.exports.handing import HOSTILE, handed_on, lines_of, texts_of

SCHEMATA = json.loads((Path(__file__).parent / "ftm_schema.json").read_text(encoding="utf-8"))
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
CODE = re.compile(r"[a-z]{2}")


def entities_of(record: Path, folder: Path) -> dict[str, Any]:
    found = lines_of(record, "ftm", folder)
    by_id = {entity["id"]: entity for entity in found}
    assert len(by_id) == len(found)
    return by_id


def of_schema(entities: dict[str, Any], schema: str) -> list[Any]:
    return [entity["properties"] for entity in entities.values() if entity["schema"] == schema]


def test_every_entity_is_of_its_schema(made: Path, karvel: Path, tmp_path: Path) -> None:
    """It has what the schema requires and nothing it does not know; what leads to an entity leads to one of a kind."""
    for record in (made, karvel):
        entities = entities_of(record, tmp_path)
        for entity in entities.values():
            schema = SCHEMATA[entity["schema"]]
            assert set(schema["required"]) <= set(entity["properties"])
            for name, values in entity["properties"].items():
                kind, _, leads_to = schema["properties"][name].partition(" ")
                assert values
                assert all(isinstance(value, str) and value for value in values)
                assert len(set(values)) == len(values)
                if kind == "date":
                    assert all(map(DATE.fullmatch, values))
                if kind == "country":
                    assert all(map(CODE.fullmatch, values))
                if leads_to:
                    assert all(leads_to in SCHEMATA[entities[value]["schema"]]["is_a"] for value in values)


def test_the_library_takes_every_entity(made: Path, karvel: Path, tmp_path: Path) -> None:
    """It validates each, and its own cleaning takes nothing away but control characters and blanks around a text."""
    model = pytest.importorskip("followthemoney", reason="pip install --group consumers").model
    for record in (made, karvel):
        for entity in entities_of(record, tmp_path).values():
            model.get(entity["schema"]).validate(entity)
            cleaned = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
            for name, values in entity["properties"].items():
                assert sorted(map(_without_controls, cleaned[name])) == sorted(map(_without_controls, values))


def _without_controls(text: str) -> str:
    return "".join(character for character in text if unicodedata.category(character) != "Cc").strip()


def test_the_schema_kept_here_is_that_of_the_library() -> None:
    """What the other tests check against is what the library has today."""
    model = pytest.importorskip("followthemoney", reason="pip install --group consumers").model
    for name, kept in SCHEMATA.items():
        if name != "about":
            schema = model.get(name)
            assert sorted(schema.required) == kept["required"]
            for prop, kind in kept["properties"].items():
                found = schema.get(prop)
                assert (f"{found.type.name} {found.range.name}" if found.range else found.type.name) == kind


def test_an_event(made: Path, tmp_path: Path) -> None:
    """Its name begins with its status; its days, those involved, its places and reports are told."""
    entities = entities_of(made, tmp_path)
    (fired,) = (
        event for event in of_schema(entities, "Event") if "ASSAULT" in event["keywords"] and "location" in event
    )
    assert fired["name"][0].startswith("happened: assault, ")
    assert (fired["startDate"], fired["endDate"]) == (["2030-05-05"], ["2030-05-07"])
    assert (fired["location"], fired["country"]) == (["Kesh", "Norland"], ["ke"])
    assert "12 killed" in fired["description"][0]
    (denied,) = (event for event in of_schema(entities, "Event") if "did_not_happen" in event["keywords"])
    assert denied["name"][0].startswith("did not happen: sanction")
    (met,) = (
        event for event in of_schema(entities, "Event") if len(event["proof"]) > 1 and "CONSULT" in event["keywords"]
    )
    assert met["date"] == ["2030-05-04"]
    assert [entities[actor]["schema"] for actor in met["involved"]] == ["Person"]
    assert len(met["proof"]) == 2


def test_a_report_leads_to_what_it_tells(made: Path, tmp_path: Path) -> None:
    """By a Documentation with the exact words and whose they are, and by a Mention with the names as written."""
    entities, texts = entities_of(made, tmp_path), texts_of(made)
    for told in of_schema(entities, "Documentation"):
        start, end = map(int, re.findall(r"characters (\d+) to (\d+)", told["description"][0])[0])
        assert texts[told["document"][0]][start:end] == told["summary"][0]
    speakers = {told["description"][0].partition(";")[0] for told in of_schema(entities, "Documentation")}
    assert {"in the report's own words", "said by An aide (anonymous)"} <= speakers
    for mention in of_schema(entities, "Mention"):
        assert all(name in texts[mention["document"][0]] for name in mention["name"])
        assert mention["detectedSchema"] == [entities[mention["resolved"][0]]["schema"]]


def test_a_report(made: Path, tmp_path: Path) -> None:
    """Its outlet, whom it credits, its day; a day that is not known is not made up."""
    articles = of_schema(entities_of(made, tmp_path), "Article")
    (hostile,) = (one for one in articles if one.get("publisher") == [HOSTILE])
    assert (hostile["title"], hostile["author"], hostile["sourceUrl"]) == (
        [HOSTILE],
        ["Quillon"],
        ["https://x.example/a?b=1"],
    )
    assert "publishedAt" not in hostile
    assert hostile["notes"] == ["published between 2030-05-05 and 2030-05-07"]
    assert {one["publishedAt"][0] for one in articles if one is not hostile} >= {"2030-05-04", "2030-05-18"}
    assert {one["bodyText"][0] for one in articles} == set(texts_of(made).values())
    without = handed_on(made, "ftm", tmp_path, text=False)[0].read_text(encoding="utf-8")
    assert '"bodyText"' not in without
