"""The same record in PostgreSQL, where there is one to test with.

Set RAPPORTEUR_TEST_POSTGRESQL to the URL of an empty database, such as postgresql+psycopg://localhost/scratch; all its
tables are dropped at the end.
"""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rapporteur.errors import LockedRecord, NotInRecord, RecordError
from rapporteur.record.batch import FileRead, Gone
from rapporteur.record.event_views import list_events
from rapporteur.record.find import find
from rapporteur.record.judged import judgements_of
from rapporteur.record.store import Store
from rapporteur.record.tables import metadata
from rapporteur.record.views import LeftOut, Vantage, left_out, list_times
from tests.record.making import (
    day,
    export_of,
    make_one_event,
    make_reading,
    make_record,
    outcome_of,
    with_event,
    write_one_event,
)

FRIDAY = day(date(2030, 11, 22))
MADE = [
    make_reading([f"Żar {number} of Friday, _%."], times=[("Friday", FRIDAY)], published=FRIDAY, path=path)
    for number, path in enumerate(("b.txt", "B.txt", "é.txt", "a b.txt", "a-b.txt"))
]


@pytest.fixture
def url() -> Iterator[str]:
    given = os.environ.get("RAPPORTEUR_TEST_POSTGRESQL")
    if not given:
        pytest.skip("RAPPORTEUR_TEST_POSTGRESQL names no database")
    yield given
    with Store.open(given, write=True) as store:
        metadata.drop_all(store.connection)
        store.connection.commit()


def test_the_export_is_that_of_a_file(url: str, tmp_path: Path) -> None:
    """The bytes of an export do not tell where the record is kept; paths are sorted by their characters."""
    with Store.open(url, write=True) as store:
        store.write([outcome_of(reading) for reading in MADE])
    assert export_of(url) == export_of(make_record(tmp_path / "r", *reversed(MADE)))


def test_what_is_linked_and_judged_is_that_of_a_file(url: str, tmp_path: Path) -> None:
    """Events of several reports, what made them one, and a judgement undone, are the same in both."""
    told = [
        with_event(make_reading([f"Envoys met in {town}."], published=FRIDAY, path=f"{town}.txt"), "met", FRIDAY)
        for town in ("Eskel", "Brell", "Karvel")
    ]
    with Store.open(url, write=True) as store:
        write_one_event(store, *told)
    assert export_of(url) == export_of(make_one_event(tmp_path / "r", told[0], *reversed(told[1:])))
    with Store.open(url, write=True) as store:
        assert len(list(list_events(store))) == 1
        for judgement in judgements_of(store.connection):
            store.undo(judgement.id, date(2030, 12, 2))
        store.write([Gone(path="Brell.txt")])
        store.set_linked()
    with Store.open(tmp_path / "two", write=True) as store:
        store.write([outcome_of(told[0]), outcome_of(told[2])])
        store.set_linked()
    assert export_of(url) == export_of(tmp_path / "two")


def test_a_record_in_a_database_works_like_one_in_a_file(url: str) -> None:
    """Writing, replacing, linking, locking, finding and the views are the same."""
    state = FileRead(path="b.txt", size=1, mtime_ns=10**18)
    with Store.open(url, write=True) as store:
        assert store.write([*(outcome_of(reading) for reading in MADE), state]).added == len(MADE)
        assert store.unchanged([state])
        with pytest.raises(LockedRecord):
            Store.open(url, write=True)
        changed = make_reading(["Nothing on any day."], path="b.txt")
        assert store.write([outcome_of(changed), Gone(path="é.txt")]).replaced == 1
        store.link(changed.document.id, changed)
        store.set_linked()
    with Store.open(url) as store:
        assert store.linked
        assert find(store, "a b.txt").document == MADE[3].document.id
        with pytest.raises(NotInRecord):
            find(store, "%")
        assert len(list(list_times(store, Vantage(as_of=date(2030, 11, 22))))) == 3
        assert left_out(store, Vantage(known_by=date(2030, 11, 22))) == LeftOut(later=0, unsure=1)


def test_a_server_that_does_not_answer_is_told() -> None:
    """No server at an address is a RecordError of one line, without the password."""
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError, match="cannot be used") as told:
        Store.open("postgresql+psycopg://ana:secret@127.0.0.1:1/none?connect_timeout=2")
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)
