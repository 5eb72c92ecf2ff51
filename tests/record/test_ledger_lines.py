"""The ledger as lines: the same from the same reports, as the record's format has it, every span exact."""

import json
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from rapporteur.lines import Line, commitment_mention_from, commitment_mention_line, position_from, position_line
from rapporteur.model import Reading
from rapporteur.publish.jsonl import record_lines
from rapporteur.record.ledger.evidence import Effect
from rapporteur.record.ledger.reckoning import Standing
from rapporteur.record.ledger.views import list_positions
from rapporteur.record.store import Store
from tests.record.making import make_record
from tests.record.test_ledger import PROMISED, begun, freed, missed, opening, seen
from tests.record.undertaking import FRONT, may, promised, report, with_commitment, with_position

ALL = (PROMISED, freed(), missed(), opening(), begun("d.txt", 10), promised("again.txt", may(6)))


def lines_of(readings: Sequence[Reading], path: Path) -> list[str]:
    """Return the export of a record of some readings."""
    with Store.open(make_record(path, *readings)) as store:
        return list(record_lines(store))


def test_the_order_of_reports_does_not_matter(tmp_path: Path) -> None:
    """Two builds of the same reports in other orders give the same lines."""
    first = lines_of(ALL, tmp_path / "first")
    for number, order in enumerate([ALL[::-1], *list(permutations(ALL))[100:700:200]]):
        assert lines_of(order, tmp_path / str(number)) == first


def test_one_commitment_told_twice_is_one_line() -> None:
    """Its identifier is the least of its mentions', which it keeps all."""
    again = promised("again.txt", may(6))
    (one,) = seen([PROMISED, again], may(7))
    names = sorted(reading.commitments[0].id for reading in (PROMISED, again))
    assert one.id == names[0]
    assert sorted(mention.id for mention in one.mentions) == names


DAYS = {"earliest", "latest", "basis", "cues"}


def kinds_of(lines: Sequence[str], kind: str) -> list[Line]:
    """Return the lines of a kind."""
    return [line for line in map(json.loads, lines) if line["kind"] == kind]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    act = "Norland wants 90 days"
    wants = with_position(report("wants.txt", may(5), f"{act}."), "wants 90 days", "P90D", issue="RETREAT: time")
    condition = "the Ardent Front will pay if the guns fall silent"
    pays = report("pays.txt", may(5), f"By then {condition}.")
    pays = with_commitment(pays, "the Ardent Front will pay", who=FRONT, conditions=["if the guns fall silent"])
    return lines_of([*ALL, wants, pays], tmp_path_factory.mktemp("exported") / "r")


def test_an_agreement_line(exported: list[str]) -> None:
    """Its event, name, parties and the day it was signed."""
    events = {event["id"] for event in kinds_of(exported, "event")}
    lines = kinds_of(exported, "agreement")
    assert lines
    for line in lines:
        assert set(line) >= {"kind", "id", "name", "event", "parties", "signed", "status"}
        assert (line["name"], line["status"]) == ("Kesh Accord", "agreed")
        assert (line["signed"]["earliest"], line["signed"]["latest"]) == ("2030-05-04", "2030-05-04")
        assert line["event"] in events


def test_a_commitment_line(exported: list[str]) -> None:
    """Has each field of the format, with values of its vocabulary, and names only what is exported."""
    lines = kinds_of(exported, "commitment")
    assert [line["id"] for line in lines] == sorted(line["id"] for line in lines)
    actors = {line["id"] for line in kinds_of(exported, "actor")}
    events = {line["id"] for line in kinds_of(exported, "event")}
    for line in lines:
        assert set(line) >= {
            *("kind", "id", "agreement", "obligors", "beneficiaries", "act", "type", "quantity", "deadline"),
            *("conditions", "negative", "status", "status_as_of", "evidence", "mentions"),
        }
        assert line["status"] in set(Standing)
        assert {*line["obligors"], *line["beneficiaries"]} <= actors
        assert {line["agreement"], *(found["event"] for found in line["evidence"])} - {None} <= events
        assert set(line["deadline"]) == {*DAYS, "term", "reckoned_from"}
        assert {found["effect"] for found in line["evidence"]} <= set(Effect)
        assert all(found["reason"] for found in line["evidence"])
    release = next(line for line in lines if line["type"] == "RETREAT")
    assert [(one["low"], one["high"], one["unit"]) for one in release["quantity"]] == [(140, 140, "released")]
    assert release["status_as_of"] == "2030-05-22"
    road = next(line for line in lines if line["deadline"]["term"])
    assert road["deadline"]["reckoned_from"]["span"]["quote"] == "D-day"
    assert [span["quote"] for line in lines for span in line["conditions"]] == ["if the guns fall silent"]


def test_a_position_line(exported: list[str]) -> None:
    """Who wants what, on which matter, since when, in which words."""
    (line,) = kinds_of(exported, "position")
    assert set(line) >= {"kind", "id", "issue", "holder", "value", "polarity", "spans", "statement", "time"}
    assert (line["issue"], line["value"], line["polarity"]) == ("RETREAT: time", "P90D", "for")
    assert line["holder"] in {actor["id"] for actor in kinds_of(exported, "actor")}
    assert line["time"]["earliest"] == "2030-05-05"


def test_every_span_is_exact(exported: list[str]) -> None:
    """Whatever any line quotes stands in its document where it says."""
    texts = {line["id"]: line["text"] for line in kinds_of(exported, "document")}
    checked = 0
    for kind in ("agreement", "commitment", "position"):
        for line in kinds_of(exported, kind):
            for span in _spans(line):
                assert texts[span["document"]][span["start"] : span["end"]] == span["quote"]
                checked += 1
    assert checked > 15


def _spans(value: Any) -> Iterator[Line]:
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)


@pytest.mark.parametrize("reading", [PROMISED, opening()], ids=["promised", "opening"])
def test_a_commitment_survives_its_line(reading: Reading) -> None:
    """What the store keeps is what comes back."""
    (one,) = reading.commitments
    assert commitment_mention_from(json.loads(json.dumps(commitment_mention_line(one)))) == one


def test_positions_are_listed(tmp_path: Path) -> None:
    """As they were written, by identifier."""
    reading = report("wants.txt", may(5), "Norland wants 90 days; the Ardent Front wants 30 days.")
    reading = with_position(reading, "wants 90 days", "P90D", issue="RETREAT: time")
    reading = with_position(reading, "wants 30 days", "P30D", who=FRONT, issue="RETREAT: time")
    with Store.open(make_record(tmp_path / "r", reading)) as store:
        found = list_positions(store)
    assert found == sorted(reading.positions, key=lambda one: one.id)
    assert all(position_from(json.loads(json.dumps(position_line(one)))) == one for one in found)
