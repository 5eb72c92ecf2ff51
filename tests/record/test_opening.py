"""Opening a record: what is none is said to be none, in one line, and is left as it was."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, make_url, text
from sqlalchemy.schema import CreateTable

from rapporteur.errors import LockedRecord, NewerRecord, NotARecord
from rapporteur.record import migrations
from rapporteur.record.store import Store
from rapporteur.record.tables import metadata
from tests.record.making import make_reading, make_record, outcome_of

READING = make_reading(["Talks resumed."])


def text_file(path: Path) -> None:
    path.write_text("Talks resumed.\n" * 100)


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        connection.execute("INSERT INTO meta VALUES ('format', 'something else')")


def stranger_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE meta (name TEXT)")


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("make", [text_file, other_database, stranger_database, folder])
def test_what_is_not_a_record_is_refused_and_left_alone(tmp_path: Path, make, write: bool) -> None:  # type: ignore[no-untyped-def]
    """A text, another program's database and a folder are no records, for reading or writing."""
    path = tmp_path / "thing"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotARecord, match="thing: "):
        Store.open(path, write=write)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [child.name for child in tmp_path.iterdir()] == ["thing"]


def test_no_record_says_how_to_make_one(tmp_path: Path) -> None:
    """Reading what is not there names the command that makes it, and makes nothing."""
    with pytest.raises(NotARecord, match="rapporteur build"):
        Store.open(tmp_path / "none")
    with pytest.raises(NotARecord, match="make the folder first"):
        Store.open(tmp_path / "no folder" / "none", write=True)
    assert not list(tmp_path.iterdir())


def test_an_empty_file_becomes_a_record_only_by_a_build(tmp_path: Path) -> None:
    """A file of no bytes, as mktemp makes it, may be written to, but is not a record yet."""
    (tmp_path / "r").touch()
    with pytest.raises(NotARecord, match="empty"):
        Store.open(tmp_path / "r")
    with Store.open(tmp_path / "r", write=True) as store:
        store.write([outcome_of(READING)])
    with Store.open(tmp_path / "r") as store:
        assert list(store.readings()) == [READING]


def test_a_path_may_hold_any_character(tmp_path: Path) -> None:
    """Characters that mean something in a URL do not in a path."""
    path = tmp_path / "a?b#c%20d é.db"
    make_record(path, READING)
    with Store.open(path) as store:
        assert list(store.readings()) == [READING]


def test_a_record_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """A record from a later program is not touched; the message says to upgrade."""
    record = make_record(tmp_path / "r", READING)
    with sqlite3.connect(record) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    connection.close()
    with pytest.raises(NewerRecord, match=r"99.*upgrade"):
        Store.open(record)


def test_an_older_record_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each migration runs once, in order, and what was in the record stays."""
    record = make_record(tmp_path / "r", READING)

    def add_column(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE documents ADD COLUMN extra INTEGER"))

    before = migrations.newest()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_column))
    for _ in range(2):
        with Store.open(record) as store:
            columns = [column["name"] for column in inspect(store.connection).get_columns("documents")]
            assert columns.count("extra") == 1
            assert list(store.readings()) == [READING]
    assert migrations.newest() == before + 1


def test_a_failed_migration_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that stops half-way leaves the record as it was."""
    record = make_record(tmp_path / "r", READING)

    def fail(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE documents ADD COLUMN extra INTEGER"))
        raise NotARecord("half-way")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, fail))
        with pytest.raises(NotARecord, match="half-way"):
            Store.open(record)
    with Store.open(record) as store:
        assert "extra" not in [column["name"] for column in inspect(store.connection).get_columns("documents")]


def test_a_second_writer_is_turned_away(tmp_path: Path) -> None:
    """While one process writes, another is told so within two seconds; readers see the last commit."""
    record = tmp_path / "r"
    with Store.open(record, write=True) as store:
        store.write([outcome_of(READING)])
        other = f"from rapporteur.record.store import Store; Store.open({str(record)!r}, write=True)"
        done = subprocess.run([sys.executable, "-c", other], capture_output=True, text=True, timeout=30, check=False)
        assert "LockedRecord" in done.stderr
        with pytest.raises(LockedRecord, match="another process"):
            Store.open(record, write=True)
        with Store.open(record) as reader:
            assert list(reader.readings()) == [READING]
    Store.open(record, write=True).connection.close()


def test_reading_does_not_stop_writing(tmp_path: Path) -> None:
    """A build goes on while somebody reads, and the reader goes on seeing what he saw."""
    record = make_record(tmp_path / "r", READING)
    with Store.open(record, write=True) as store, Store.open(record) as reader:
        assert list(reader.readings()) == [READING]
        store.write([outcome_of(make_reading(["Another."], path="other.txt"))])
        assert list(reader.readings()) == [READING]


def test_a_closed_record_is_one_file(tmp_path: Path) -> None:
    """Nothing lies beside a record that nobody writes to: it can be sent as it is."""
    make_record(tmp_path / "r", READING)
    assert [child.name for child in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize("url", ["nonsense://x", "sqlite:///r.db", "postgresql+nodriver://x/y"])
def test_a_url_that_reaches_no_database_is_refused(url: str) -> None:
    """A URL without a driver, or of a file, is told in one line."""
    with pytest.raises(NotARecord, match="path"):
        Store.open(url)


def test_the_tables_suit_postgresql() -> None:
    """Every table can be made in PostgreSQL, where text is sorted by its code points too."""
    dialect = make_url("postgresql://").get_dialect()()
    made = {table.name: str(CreateTable(table).compile(dialect=dialect)) for table in metadata.sorted_tables}
    columns = [line for table in made.values() for line in table.splitlines() if " TEXT" in line or "VARCHAR" in line]
    assert len(columns) > len(made)
    assert all('TEXT COLLATE "C"' in column for column in columns)
    assert "number SERIAL" in made["annotations"]
