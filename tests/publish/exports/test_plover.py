"""PLOVER: each event is coded as the manual would have it, and no other is."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rapporteur.model import MODES, EventType, Interval, Quantity, Reading, Span, Status
from rapporteur.publish.exports.folding import FOLDED, QUADS, SCORES, THREATS, coded
from rapporteur.publish.exports.plover import _number, plover_lines
from rapporteur.record.event_views import all_events
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING
from tests.publish.exports.handing import handed_on, lines_of, spans_in, texts_of
from tests.record.making import day, with_event
from tests.record.undertaking import NORLAND, may, report

DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
TEXTS = {"type": "array", "items": {"type": "string"}}
ACTORS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["code", "sector", "actor_text"],
        "properties": {
            "code": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"},
            "sector": {"type": ["string", "null"], "pattern": "^[A-Z]{3}$"},
            "actor_text": {"type": "string", "minLength": 1},
        },
    },
}
RECORD = {
    "type": "object",
    "required": ["id", "date", "source", "event"],
    "properties": {
        "id": {"type": "string"},
        "date": DAY,
        "enddate": DAY | {"type": ["string", "null"]},
        "source": ACTORS | {"minItems": 1},
        "recipient": ACTORS,
        "event": TEXTS | {"minItems": 1},
        "mode": TEXTS,
        "context": TEXTS,
        "event_text": TEXTS | {"minItems": 1},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "dead": {"type": ["integer", "string", "null"]},
        "text": {"type": ["string", "null"]},
        "text_info": {"type": "object", "required": ["start", "end"]},
        "cite_info": {"type": "object", "required": ["citation", "publication", "codebook"]},
    },
}
"""The fields of the manual's chapter 5 that an export has; those it requires are required."""
NOW, PLANNED, POSSIBLE = Status.HAPPENED, Status.PLANNED, Status.POSSIBLE


def coded_from(*made: Reading) -> tuple[list[Any], list[str]]:
    """Return the records of some reports, and what was said to be left out."""
    said: list[str] = []
    with Store.of(made) as store:
        return [json.loads(line) for line in plover_lines(store, EVERYTHING, tell=said.append)], said


def told(sentence: str, trigger: str, type_: EventType, status: Status = NOW, **parts: Any) -> Reading:
    """Return a report of May 8 of one event in which Norland acts."""
    reading = report("one.txt", may(8), sentence)
    actor = reading.mentions[0].actor if reading.mentions else None
    given: dict[str, Any] = {"actor": (NORLAND, actor), "time": day(may(9))} | parts
    return with_event(reading, trigger, type_=type_, status=status, **given)


def test_every_record_is_as_the_manual_asks(made: Path, karvel: Path, tmp_path: Path) -> None:
    """It has the required fields, and what it has is of the right kind."""
    for record in (made, karvel):
        found = lines_of(record, "plover", tmp_path)
        assert found
        for line in found:
            Draft202012Validator(RECORD).validate(line)
            (category,) = line["event"]
            assert set(line["mode"]) <= set(MODES.get(EventType(category), ()))
            assert set(line["context"]) <= {"future", "hypothetical"}


def test_every_quotation_is_exact(made: Path, karvel: Path, tmp_path: Path) -> None:
    """Triggers, sentences and the words for actors stand in the text where it is said."""
    for record in (made, karvel):
        texts = texts_of(record)
        for line in lines_of(record, "plover", tmp_path):
            spans = list(spans_in(line["spans"]))
            assert {quote for *_, quote in spans} == set(line["event_text"])
            info = line["text_info"] | {"quote": line["text"]}
            actors = [one | {"quote": one["actor_text"]} for one in (*line["source"], *line["recipient"])]
            for document, start, end, quote in (*spans, *spans_in([info, *actors])):
                assert texts[document][start:end] == quote


@pytest.mark.parametrize(
    ("type_", "mode", "status", "expected"),
    [
        (EventType.CONSULT, "visit", NOW, ("CONSULT", "visit", None)),
        (EventType.ASSAULT, "explosives", Status.ONGOING, ("ASSAULT", "explosives", None)),
        (EventType.CONSULT, "visit", PLANNED, ("AGREE", None, None)),
        (EventType.AID, "economic", PLANNED, ("AGREE", None, None)),
        (EventType.RETREAT, "withdraw", PLANNED, ("CONCEDE", None, None)),
        (EventType.CONCEDE, None, PLANNED, ("CONCEDE", None, None)),
        (EventType.ASSAULT, "explosives", PLANNED, ("THREATEN", "violence", None)),
        (EventType.SANCTION, "expel", PLANNED, ("THREATEN", "expel", None)),
        (EventType.COERCE, "arrest", PLANNED, ("THREATEN", "arrest", None)),
        (EventType.MOBILIZE, "troops", PLANNED, ("THREATEN", None, None)),
        (EventType.REQUEST, "meet", PLANNED, ("REQUEST", "meet", "future")),
        (EventType.THREATEN, "ban", PLANNED, ("THREATEN", "ban", "future")),
        (EventType.RETREAT, "release", POSSIBLE, ("RETREAT", "release", "hypothetical")),
        (EventType.CONSULT, None, Status.CALLED_OFF, None),
        (EventType.ASSAULT, None, Status.DID_NOT_HAPPEN, None),
    ],
)
def test_how_plans_are_folded(
    type_: EventType, mode: str | None, status: Status, expected: tuple[str, str | None, str | None] | None
) -> None:
    """What came about is itself, a plan the word given for it, what may be in its context, what was not is none."""
    with Store.of([told("Norland met.", "met", type_, status)]) as store:
        (entry,) = all_events(store)
    found = coded(replace(entry.event, mode=mode))
    assert (found and (found.type.value, found.mode, found.context)) == expected


def test_the_tables_cover_every_category() -> None:
    """Each has a quad and a score; a threat's mode is one of THREATEN's; what is folded stays on its side."""
    assert set(QUADS) == set(SCORES) == set(EventType)
    assert set(THREATS.values()) <= set(MODES[EventType.THREATEN])
    assert all(mode in MODES[type_] for type_, mode in THREATS)
    for planned, word in FOLDED.items():
        assert (QUADS[planned] <= 2) == (QUADS[word] == 1)
        assert SCORES[planned] * SCORES[word] > 0


def test_a_plan_has_the_day_of_the_word() -> None:
    """Its date is that of the report that tells it; what was planned, and for when, is kept beside."""
    (line,), _ = coded_from(told("Norland will meet.", "meet", EventType.CONSULT, PLANNED, time=day(date(2031, 1, 2))))
    assert (line["event"], line["date"], line["status"]) == (["AGREE"], "2030-05-08", "planned")
    assert line["folded_from"] == {"event": ["CONSULT"], "mode": [], "date_edtf": "2031-01-02"}


def test_days_between_which_it_lies() -> None:
    """The first and the last; where only the last is known, that one; the exact form beside."""
    between = Interval(earliest=may(1), latest=may(3), basis=day(may(1)).basis)
    by = Interval(earliest=None, latest=may(3), basis=between.basis)
    (line,), _ = coded_from(told("Norland met.", "met", EventType.CONSULT, time=between))
    assert (line["date"], line["enddate"], line["date_edtf"]) == (
        "2030-05-01",
        "2030-05-03",
        "[2030-05-01..2030-05-03]",
    )
    (line,), _ = coded_from(told("Norland met.", "met", EventType.CONSULT, time=by))
    assert (line["date"], line["enddate"], line["date_edtf"]) == ("2030-05-03", None, "[..2030-05-03]")


def test_all_who_meet_are_its_source() -> None:
    """Where nobody is known to be the guest, a meeting has no recipient."""
    parts: dict[str, Any] = {"recipient": ("the envoy", None)}
    (line,), _ = coded_from(told("Norland met the envoy.", "met", EventType.CONSULT, **parts))
    assert ([one["actor_text"] for one in line["source"]], line["recipient"]) == ([NORLAND, "the envoy"], [])
    (line,), _ = coded_from(told("Norland will meet the envoy.", "meet", EventType.CONSULT, PLANNED, **parts))
    assert (line["event"], [one["actor_text"] for one in line["recipient"]]) == (["AGREE"], ["the envoy"])
    (line,), _ = coded_from(told("Norland accused the envoy.", "accused", EventType.ACCUSE, **parts))
    assert [one["actor_text"] for one in line["recipient"]] == ["the envoy"]
    (actor,) = line["source"]
    assert (actor["sector"], actor["identifier_text"]) == ("GOV", NORLAND)


@pytest.mark.parametrize(
    ("reading", "why"),
    [
        (told("It was not shelled by Norland.", "shelled", EventType.ASSAULT, Status.DID_NOT_HAPPEN), "1 denied or"),
        (told("They met in Norland.", "met", EventType.CONSULT, actor=("They", None)), "1 without a source actor"),
        (told("Norland aids ports.", "aids", EventType.AID), "1 without the recipient"),
    ],
)
def test_what_is_not_coded_is_counted(reading: Reading, why: str) -> None:
    """With the reason, in one line."""
    lines, said = coded_from(reading)
    assert lines == []
    assert len(said) == 1
    assert said[0].startswith("left out 1 event that PLOVER does not code: " + why)


def test_what_the_small_record_leaves_out(made: Path, tmp_path: Path) -> None:
    """All reasons in one line."""
    _, said = handed_on(made, "plover", tmp_path)
    assert said == [
        "left out 6 events that PLOVER does not code: 2 denied or called off, 1 without a day, 2 without a source "
        "actor, 1 without the recipient that the category needs"
    ]


@pytest.mark.parametrize(
    ("told_numbers", "expected"),
    [
        ([], None),
        ([(9, 9)], 9),
        ([(9, 9), (9, 9)], 9),
        ([(9, 9), (14, 14)], "9..14"),
        ([(10, None)], "10.."),
        ([(None, 5)], "..5"),
        ([(9, 9), (20, None)], "9.."),
    ],
)
def test_how_many(told_numbers: list[tuple[float | None, float | None]], expected: int | str | None) -> None:
    """One number where all tell the same, else the range of what is told; nothing is averaged."""
    words = Span("doc", 0, 1, "9")
    held = [Quantity(what="killed", low=low, high=high, span=words) for low, high in told_numbers]
    assert _number(held, "killed") == expected
    assert _number(held, "injured") is None
