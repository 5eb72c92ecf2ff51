"""The record as JSON Lines: the public form, in its order, the same bytes for the same reports."""

import json
from datetime import date
from pathlib import Path

import pytest

from rapporteur.publish.jsonl import event_entry_lines, reading_lines, record_lines, shown_line
from rapporteur.record.event_views import list_events, list_timeline
from rapporteur.record.find import Found
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage
from tests.record.making import day, make_one_event, make_reading, make_record, with_event, with_statement

FRIDAY = day(date(2030, 11, 22))
READINGS = [
    make_reading(
        [f"Report {number} of Friday, \x1b[31m\u202e\u2028é.", "Two days."],
        times=[("Friday", FRIDAY), ("Two days", None)],
        published=day(date(2030, 11, 20 + number)),
        path=f"{'zyx'[number]}.txt",
    )
    for number in range(3)
]


def exported(record: Path, vantage: Vantage | None = None, *, text: bool = True) -> list[str]:
    with Store.open(record) as store:
        return list(record_lines(store, vantage or Vantage(), text=text))


def test_the_order_of_an_export(tmp_path: Path) -> None:
    """First the header, then documents by path, then times by identifier, and no other kind."""
    lines = [json.loads(line) for line in exported(make_record(tmp_path / "r", *READINGS))]
    assert [line["kind"] for line in lines] == ["header", *["document"] * 3, *["time"] * 6]
    assert [line["path"] for line in lines[1:4]] == ["x.txt", "y.txt", "z.txt"]
    identifiers = [line["id"] for line in lines[4:]]
    assert identifiers == sorted(identifiers)


def test_every_span_of_an_export_is_exact(tmp_path: Path) -> None:
    """The quotation of each span is what stands in its document's text, read as any reader of JSON would."""
    lines = [json.loads(line) for line in "\n".join(exported(make_record(tmp_path / "r", *READINGS))).splitlines()]
    texts = {line["id"]: line["text"] for line in lines if line["kind"] == "document"}
    spans = [line["span"] for line in lines if line["kind"] == "time"]
    assert spans
    assert all(texts[span["document"]][span["start"] : span["end"]] == span["quote"] for span in spans)


def test_the_order_of_arrival_does_not_show(tmp_path: Path) -> None:
    """Reports written in another order, or without a record, give the same bytes."""
    one = exported(make_record(tmp_path / "one", *READINGS))
    assert one == exported(make_record(tmp_path / "two", *reversed(READINGS)))
    assert one == list(reading_lines(READINGS))


def test_the_text_is_left_out_on_demand(tmp_path: Path) -> None:
    """Without text the documents have none, and the rest is the same."""
    record = make_record(tmp_path / "r", *READINGS)
    with_text, without = exported(record), exported(record, text=False)
    assert all("text" not in json.loads(line) for line in without[1:4])
    assert with_text[4:] == without[4:]
    assert [{key: value for key, value in json.loads(line).items() if key != "text"} for line in with_text] == [
        json.loads(line) for line in without
    ]


@pytest.mark.parametrize(
    ("vantage", "documents", "times"),
    [
        (Vantage(as_of=date(2030, 11, 21)), 3, 3),
        (Vantage(known_by=date(2030, 11, 21)), 2, 4),
        (Vantage(as_of=date(2030, 11, 21), known_by=date(2030, 11, 20)), 1, 1),
    ],
)
def test_an_export_from_a_day(tmp_path: Path, vantage: Vantage, documents: int, times: int) -> None:
    """`as_of` drops what begins later and keeps the reports; `known_by` drops reports; the header says both."""
    lines = [json.loads(line) for line in exported(make_record(tmp_path / "r", *READINGS), vantage)]
    assert [line["kind"] for line in lines[1:]] == ["document"] * documents + ["time"] * times
    assert lines[0]["as_of"] == (vantage.as_of and str(vantage.as_of))
    assert lines[0]["known_by"] == (vantage.known_by and str(vantage.known_by))


def test_events_as_lines(tmp_path: Path) -> None:
    """An event is its line of the record, each mention with its sentence, the statements around it, and the report."""
    reading = make_reading(["Norland said envoys met on Friday."], published=FRIDAY, path="talks.txt")
    said = with_statement(reading, source="Norland", cue="said", content="envoys met on Friday", actor="actor-1")
    made = with_event(said, "met", FRIDAY, actor=("envoys", "actor-2"))
    with Store.open(make_record(tmp_path / "r", made)) as store:
        (line,) = (json.loads(line) for line in event_entry_lines(list_timeline(store)))
    assert (line["kind"], line["type"], line["status"], line["actors"]) == ("event", "CONSULT", "happened", ["actor-2"])
    (mention,) = line["mentions"]
    assert (mention["id"], mention["trigger"]["quote"]) == (made.events[0].id, "met")
    assert [statement["id"] for statement in mention["within"]] == [said.statements[0].id]
    assert mention["within"][0]["content"][0]["quote"] == "envoys met on Friday"
    assert mention["words"]["quote"] == "Norland said envoys met on Friday."
    assert mention["report"]["path"] == "talks.txt"


def test_an_event_line_has_all_mentions(tmp_path: Path) -> None:
    """What several reports tell of an event is one line, with how many there are, and what made it one is another."""
    made = [
        with_event(
            make_reading([f"Envoys met {where}."], published=FRIDAY, path=f"{where}.txt", publisher=where), "met"
        )
        for where in ("Eskel", "Brell")
    ]
    record = make_one_event(tmp_path / "r", *made)
    lines = [json.loads(line) for line in exported(record)]
    (line,) = (line for line in lines if line["kind"] == "event")
    ids = {reading.events[0].id: reading.document.id for reading in made}
    assert line["id"] == min(ids)
    assert [mention["trigger"]["document"] for mention in line["mentions"]] == [ids[m["id"]] for m in line["mentions"]]
    assert {mention["id"] for mention in line["mentions"]} == set(ids)
    assert line["sources"] == {"reports": 2, "independent": 2}
    judgements = [line for line in lines if line["kind"] == "judgement"]
    assert [(one["left"], one["right"], one["verdict"]) for one in judgements if one["made_by"] == "person:Ana"] == [
        (*sorted(ids), "same")
    ]
    assert lines[-len(judgements) :] == sorted(judgements, key=lambda one: str(one["id"]))
    with Store.open(record) as store:
        (told,) = (json.loads(line) for line in event_entry_lines(list_events(store)))
    assert [(one["report"]["path"], one["words"]["quote"]) for one in told["mentions"]] == [
        ("Brell.txt", "Envoys met Brell."),
        ("Eskel.txt", "Envoys met Eskel."),
    ]


def test_one_report_as_a_line() -> None:
    """What is shown of a report, or of a time expression in it, is one line of JSON."""
    reading = READINGS[0]
    shown = json.loads(shown_line(reading, Found(reading.document.id)))
    assert (shown["document"]["id"], shown["dating"]["reasons"][0]["words"]) == (reading.document.id, "it is so")
    one = json.loads(shown_line(reading, Found(reading.document.id, time=reading.times[0].id)))
    assert one["sentence"]["span"]["quote"] == reading.sentences[0].span.quote
