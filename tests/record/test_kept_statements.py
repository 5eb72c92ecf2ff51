"""Statements and actors in a record: kept whole, seen from a day, exported, shown."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from rapporteur.errors import InexactSpan
from rapporteur.lines import statement_from, statement_line
from rapporteur.model import Reading, Span
from rapporteur.publish.jsonl import reading_lines, record_lines, shown_line, statement_entry_lines
from rapporteur.publish.spreadsheet import STATEMENT_COLUMNS, statement_rows
from rapporteur.publish.tables import make_console, print_statement, print_statements
from rapporteur.record.find import find
from rapporteur.record.rows import rows_of
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage, list_statements, read_as_seen
from tests.record.making import day, make_reading, make_record, take_back, with_statement

EARLY, LATE = day(date(2030, 11, 4)), day(date(2030, 11, 22))


def make(path: str, *, name: str = "Ruvo Tamsin", actor: str | None = "actor-1") -> Reading:
    """Return a reading with one statement, made on EARLY and published on LATE."""
    reading = make_reading([f"{name} said that =they met."], published=LATE, path=path)
    return with_statement(reading, source=name, cue="said", content="=they met", actor=actor, time=EARLY)


def test_a_statement_survives_its_line() -> None:
    """What a line was made of is what comes back from it."""
    (statement,) = make("a.txt").statements
    assert statement_from(statement_line(statement)) == statement


def test_a_reading_comes_back_whole(tmp_path: Path) -> None:
    """Statements and mentions are read from a record as they were written."""
    reading = make("a.txt")
    with Store.open(make_record(tmp_path / "r", reading)) as store:
        assert list(store.readings()) == [reading]


def test_a_span_that_is_not_in_the_report_is_refused() -> None:
    """The store checks sources, cues, contents and mentions like every other span."""
    reading = make("a.txt")
    object.__setattr__(reading.statements[0], "cue", (Span(reading.document.id, 0, 4, "sand"),))
    with pytest.raises(InexactSpan):
        rows_of(reading)


def test_an_export_is_what_annotating_gives(tmp_path: Path) -> None:
    """Actors are gathered over reports, by the name they go by; a record and a folder give the same lines."""
    readings = [make("a.txt"), make("b.txt", name="R. Tamsin"), make("c.txt", name="An aide", actor=None)]
    with Store.open(make_record(tmp_path / "r", *readings)) as store:
        lines = list(record_lines(store))
    assert lines == list(reading_lines(readings))
    kinds = [json.loads(line)["kind"] for line in lines]
    assert kinds == ["header", "document", "document", "document", "actor", "statement", "statement", "statement"]
    (actor,) = (json.loads(line) for line in lines if json.loads(line)["kind"] == "actor")
    assert (actor["name"], actor["names"]) == ("R. Tamsin", ["R. Tamsin", "Ruvo Tamsin"])
    assert [mention["span"]["quote"] for mention in actor["mentions"]] == ["Ruvo Tamsin", "R. Tamsin"]


def test_what_is_said_later_or_not_yet_known_is_left_out(tmp_path: Path) -> None:
    """`as_of` goes by when it was said, `known_by` by when the report was out."""
    with Store.open(make_record(tmp_path / "r", make("a.txt"))) as store:
        for vantage, count in (
            (Vantage(as_of=date(2030, 11, 3)), 0),
            (Vantage(as_of=date(2030, 11, 4)), 1),
            (Vantage(known_by=date(2030, 11, 21)), 0),
            (Vantage(known_by=date(2030, 11, 22)), 1),
        ):
            assert len(list(list_statements(store, vantage))) == count
        (document,) = (reading.document.id for reading in store.readings())
        assert not read_as_seen(store, document, Vantage(as_of=date(2030, 11, 3))).statements


def test_a_statement_is_found_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the beginning of its identifier, as a page and as a line; a table has all of them."""
    reading = make("a.txt", name="An aide", actor=None)
    statement = reading.statements[0]
    with Store.open(make_record(tmp_path / "r", reading)) as store:
        found = find(store, statement.id[:14])
        assert (found.statement, found.document) == (statement.id, reading.document.id)
        assert json.loads(shown_line(reading, found))["statement"]["id"] == statement.id
        print_statement(make_console(), reading, statement.id)
        page = capsys.readouterr().out
        assert print_statements(make_console(), list_statements(store)) == 1
        table = capsys.readouterr().out
        (line,) = statement_entry_lines(list_statements(store))
        rows = list(csv.DictReader(io.StringIO("\n".join(statement_rows(store)).removeprefix("\ufeff"), newline="")))
    for shown in (page, table):
        assert "An aide" in shown
        assert "Herald" in shown
        assert "2030-11-04" in shown
    assert json.loads(line)["report"]["path"] == "a.txt"
    assert tuple(rows[0]) == STATEMENT_COLUMNS
    assert (rows[0]["source"], rows[0]["anonymous"], rows[0]["via"]) == ("An aide", "anonymous", "Herald")
    assert rows[0]["content"] == "'=they met"


def test_a_record_of_the_version_before_is_read_and_said_to_be_stale(tmp_path: Path) -> None:
    """It has no mentions yet; what an earlier program read is told, and no weights are claimed for it."""
    path = make_record(tmp_path / "r", make("a.txt"))
    take_back(path, 1)
    with closing(sqlite3.connect(path)) as old, old:
        old.execute("UPDATE inputs SET software = 'rapporteur 0.0'")
    with Store.open(path) as store:
        (reading,) = store.readings()
        assert reading.mentions == ()
        assert store.stale == 1
        assert json.loads(next(record_lines(store)))["model"] is None
