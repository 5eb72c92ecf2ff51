"""Parquet: what an analyst reads back has its types, its rows, and exact quotations."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from rapporteur.errors import RapporteurError
from rapporteur.publish.exports import EVERY_TABLE
from rapporteur.publish.exports import parquet as export
from rapporteur.publish.exports.columns import COLUMNS
from rapporteur.publish.words import visible
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage
from tests.publish.exports.handing import HOSTILE, handed_on, lines_of, spans_in, texts_of
from tests.record.undertaking import may

KINDS = {
    "documents": "document",
    "times": "time",
    "actors": "actor",
    "statements": "statement",
    "events": "event",
    "agreements": "agreement",
    "commitments": "commitment",
    "positions": "position",
    "disagreements": "disagreement",
    "judgements": "judgement",
}


def rows_of(folder: Path, table: str) -> list[dict[str, Any]]:
    return list(parquet.read_table(folder / f"{table}.parquet").to_pylist())


@pytest.fixture(scope="module")
def folder(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return handed_on(made, "parquet", tmp_path_factory.mktemp("tables"))[0]


@pytest.fixture(scope="module")
def example(karvel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return handed_on(karvel, "parquet", tmp_path_factory.mktemp("tables"))[0]


def test_every_table_is_a_file(folder: Path) -> None:
    """Named after the table, with the columns that are promised."""
    assert {file.stem for file in folder.iterdir()} == set(EVERY_TABLE) == set(COLUMNS)
    for table, columns in COLUMNS.items():
        assert parquet.read_schema(folder / f"{table}.parquet").names == [name for name, _ in columns]


def test_the_tables_have_what_the_json_lines_have(
    made: Path, karvel: Path, folder: Path, example: Path, tmp_path: Path
) -> None:
    """The same things under the same identifiers, as many."""
    for record, tables in ((made, folder), (karvel, example)):
        lines = lines_of(record, "jsonl", tmp_path)
        for table, kind in KINDS.items():
            held = Counter(line["id"] for line in lines if line["kind"] == kind)
            assert Counter(row["id"] for row in rows_of(tables, table)) == held
            assert held


def test_every_quotation_is_exact(made: Path, karvel: Path, folder: Path, example: Path) -> None:
    """Each span of each table is what stands in its document's text, counted in code points."""
    for record, tables in ((made, folder), (karvel, example)):
        texts = texts_of(record)
        for table in EVERY_TABLE:
            spans = list(spans_in(rows_of(tables, table)))
            assert spans or table in ("documents", "actors", "judgements")
            assert all(texts[document][start:end] == quote for document, start, end, quote in spans)


def test_the_columns_have_types(folder: Path) -> None:
    """Dates are dates, lists are lists, a span is a structure, numbers are numbers."""
    schema = parquet.read_schema(folder / "events.parquet")
    assert schema.field("earliest").type == pa.date32()
    assert schema.field("reports").type == pa.int32()
    assert pa.types.is_list(schema.field("actors").type)
    assert pa.types.is_list(schema.field("quantities").type)
    assert [field.name for field in schema.field("trigger").type] == ["document", "start", "end", "quote"]


def test_an_event(folder: Path) -> None:
    """Its days, who, where, how many, and the words that show it best; mentions lead to it."""
    (event,) = (row for row in rows_of(folder, "events") if row["type"] == "ASSAULT" and row["quantities"])
    assert (event["earliest"], event["latest"], event["edtf"]) == (may(5), may(7), "[2030-05-05..2030-05-07]")
    assert (event["status"], event["basis"], event["reports"]) == ("happened", "inferred", 1)
    assert [(place["latitude"], place["precision"]) for place in event["places"]] == [(31.5, "city"), (1.0, "country")]
    assert [(one["what"], one["low"], one["high"]) for one in event["quantities"]] == [("killed", 12.0, 12.0)]
    assert event["trigger"]["quote"] == "fired"
    assert (event["who"], event["whom"]) == (visible(f"{HOSTILE} troops"), None)
    assert event["speaker"] == "Orlo (anonymous), via State <b>Radio</b>"
    mentions = rows_of(folder, "event_mentions")
    assert [one["sentence"] for one in mentions if one["event"] == event["id"]] == [event["sentence"]]
    (actor,) = next(one["actors"] for one in mentions if one["event"] == event["id"])
    assert (actor["actor"], actor["span"]["quote"]) == (None, f"{HOSTILE} troops")


def test_a_table_says_what_it_was_made_from(made: Path, tmp_path: Path) -> None:
    """The file keeps the first line of the JSON Lines: the program, its weights, and the days it was seen from."""
    vantage = Vantage(as_of=may(20), known_by=may(19))
    written = handed_on(made, "parquet", tmp_path, vantage, table="times")[0]
    header = json.loads(parquet.read_schema(written).metadata[b"rapporteur"])
    assert (header["table"], header["as_of"], header["known_by"]) == ("times", "2030-05-20", "2030-05-19")
    assert header["software"].startswith("rapporteur ")


def test_rows_are_written_some_at_a_time(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long table is several row groups, and reads back whole and in order."""
    whole = parquet.read_table(handed_on(made, "parquet", tmp_path, table="events")[0]).to_pylist()
    monkeypatch.setattr(export, "ROWS_AT_ONCE", 2)
    (tmp_path / "groups").mkdir()
    written = handed_on(made, "parquet", tmp_path / "groups", table="events")[0]
    assert parquet.ParquetFile(written).num_row_groups == -(-len(whole) // 2)
    assert parquet.read_table(written).to_pylist() == whole


def test_names_stand_beside_identifiers(folder: Path) -> None:
    """One for one, as the table of actors has them."""
    named = {row["id"]: row["name"] for row in rows_of(folder, "actors")}
    (commitment,) = rows_of(folder, "commitments")
    assert commitment["obligor_names"] == [named[actor] for actor in commitment["obligors"]] == ["Norland"]
    assert (commitment["latest"], commitment["status"]) == (date(2030, 5, 20), "kept")
    for event in rows_of(folder, "events"):
        assert event["actor_names"] == [named[actor] for actor in event["actors"]]


def test_a_file_in_the_way_is_told(made: Path, tmp_path: Path) -> None:
    """A folder cannot be made where a file stands."""
    (tmp_path / "here").write_text("", encoding="utf-8")
    with Store.open(made) as store, pytest.raises(RapporteurError, match="here: cannot be made a folder"):
        export.write_folder(store, EVERYTHING, tmp_path / "here")
