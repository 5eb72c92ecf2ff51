"""Events in a record: kept whole, seen from a day, exported, and never in words that the report does not have."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rapporteur.errors import InexactSpan
from rapporteur.lines import event_mention_from, event_mention_line
from rapporteur.model import EventMention, Location, Participant, Place, Quantity, Reading, Span, Status
from rapporteur.publish.jsonl import reading_lines, record_lines
from rapporteur.publish.spreadsheet import EVENT_COLUMNS, event_rows
from rapporteur.record.event_views import list_events
from rapporteur.record.find import find
from rapporteur.record.rows import rows_of
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage, document_lines, list_statements
from tests.record.making import (
    day,
    make_one_event,
    make_reading,
    make_record,
    outcome_of,
    take_back,
    with_event,
    with_statement,
)

EARLY, LATE = day(date(2030, 11, 4)), day(date(2030, 11, 22))
SENTENCE = "Ruvo said that Norland freed =ten men in Nairobi."


def make(path: str = "a.txt", *, status: Status = Status.HAPPENED) -> Reading:
    """Return a reading with one event that has every part, on EARLY, published on LATE."""
    reading = make_reading([SENTENCE], published=LATE, path=path)
    said = with_statement(
        reading, source="Ruvo", cue="said", content="Norland freed =ten men in Nairobi", actor="actor-1"
    )
    made = with_event(said, "freed", EARLY, status=status, actor=("Norland", "actor-2"))
    town = Location(latitude=-1.3, longitude=36.8, precision="city", country="KEN")
    whole = replace(
        made.events[0],
        mode="release",
        recipients=(Participant(span=span_of(made, "=ten men")),),
        places=(Place(span=span_of(made, "Nairobi"), location=town), Place(span=span_of(made, "Norland"), actor="a")),
        quantities=(Quantity(what="released", low=10, high=None, span=span_of(made, "ten")),),
    )
    return replace(made, events=(whole,))


def span_of(reading: Reading, words: str) -> Span:
    start = reading.document.text.index(words)
    return reading.document.span(start, start + len(words))


def test_an_event_mention_survives_its_line() -> None:
    """What a line was made of is what comes back from it."""
    (mention,) = make().events
    assert event_mention_from(event_mention_line(mention)) == mention


def test_a_reading_comes_back_whole(tmp_path: Path) -> None:
    """Events are read from a record as they were written, and the export is what annotating gives."""
    reading = make()
    with Store.open(make_record(tmp_path / "r", reading)) as store:
        assert list(store.readings()) == [reading]
        assert list(record_lines(store)) == list(reading_lines([reading]))


@pytest.mark.parametrize("part", ["trigger", "actors", "places", "quantities"])
def test_words_that_are_not_in_the_report_are_refused(part: str) -> None:
    """The store checks the trigger and every part of an event like every other span."""
    reading = make()
    false = Span(reading.document.id, 0, 4, "Nobo")
    parts: dict[str, Any] = {
        "trigger": false,
        "actors": (Participant(span=false),),
        "places": (Place(span=false),),
        "quantities": (Quantity(what="killed", low=1, high=1, span=false),),
    }
    event: EventMention = replace(reading.events[0], **{part: parts[part]})
    with pytest.raises(InexactSpan):
        rows_of(replace(reading, events=(event,)))


def test_a_plan_is_there_from_its_report_on(tmp_path: Path) -> None:
    """`as_of` goes by the day of what happened, and of what is ahead by the day it was reported."""
    happened, planned = make("a.txt"), make("b.txt", status=Status.PLANNED)
    with Store.open(make_record(tmp_path / "r", happened, planned)) as store:
        for as_of, paths in ((3, []), (4, ["a.txt"]), (21, ["a.txt"]), (22, ["a.txt", "b.txt"])):
            vantage = Vantage(as_of=date(2030, 11, as_of))
            assert sorted(str(entry.lead.report.path) for entry in list_events(store, vantage)) == paths
        assert not list(list_events(store, Vantage(known_by=date(2030, 11, 21))))


def test_a_claim_is_there_from_when_it_was_made(tmp_path: Path) -> None:
    """An event in somebody's mouth is never seen without who says so."""
    reading = make_reading([SENTENCE], published=LATE)
    said = with_statement(
        reading,
        source="Ruvo",
        cue="said",
        content="Norland freed =ten men in Nairobi",
        actor="a",
        time=day(date(2030, 11, 9)),
    )
    with Store.open(make_record(tmp_path / "r", with_event(said, "freed", EARLY))) as store:
        assert not list(list_events(store, Vantage(as_of=date(2030, 11, 8))))
        (entry,) = list_events(store, Vantage(as_of=date(2030, 11, 9)))
    assert [statement.id for statement in entry.lead.within] == [said.statements[0].id]


def test_an_event_is_found_by_its_identifier(tmp_path: Path) -> None:
    """Or by the beginning of it."""
    reading = make()
    with Store.open(make_record(tmp_path / "r", reading)) as store:
        assert find(store, reading.events[0].id[:16]).event == reading.events[0].id


def test_statements_are_chosen_by_their_source(tmp_path: Path) -> None:
    """By part of a name, whatever its capitals."""
    with Store.open(make_record(tmp_path / "r", make())) as store:
        assert len(list(list_statements(store, source="ruv"))) == 1
        assert not list(list_statements(store, source="Norland"))


def test_events_as_a_table(tmp_path: Path) -> None:
    """Each column has its value, and words that a spreadsheet would run have an apostrophe in front."""
    reading = make()
    with Store.open(make_record(tmp_path / "r", reading)) as store:
        header, row = csv.reader(io.StringIO("\n".join(event_rows(store))))
    assert [header[0].lstrip("\ufeff"), *header[1:]] == list(EVENT_COLUMNS)
    values = dict(zip(EVENT_COLUMNS, row, strict=True))
    assert (values["earliest"], values["type"], values["mode"], values["status"]) == (
        *("2030-11-04", "CONSULT", "release", "happened"),
    )
    assert (values["actors"], values["recipients"], values["places"]) == ("Norland", "'=ten men", "Nairobi; Norland")
    assert (values["quantities"], values["said by"], values["trigger"]) == ("at least 10 released", "Ruvo", "freed")
    assert (values["sentence"], values["id"]) == (SENTENCE, reading.events[0].id)
    assert (values["reports"], values["independent sources"]) == ("1", "1")


def test_an_event_of_several_reports_is_one_row(tmp_path: Path) -> None:
    """It has the words that show it best, and how many reports and sources there are."""
    reading = make("a.txt")
    bare = with_event(make_reading(["The ten were freed."], published=LATE, path="b.txt"), "freed", EARLY)
    with Store.open(make_one_event(tmp_path / "r", reading, bare)) as store:
        (row,) = csv.DictReader(io.StringIO("\n".join(event_rows(store)).removeprefix("\ufeff")))
    assert (row["reports"], row["independent sources"]) == ("2", "2")
    assert (row["path"], row["actors"], row["sentence"]) == ("a.txt", "Norland", SENTENCE)


def test_a_record_of_the_version_before_gets_its_columns(tmp_path: Path) -> None:
    """What it holds stays; the columns of events are added, and what began when is told from the intervals."""
    path = make_record(tmp_path / "r", make_reading(["On Friday."], times=[("Friday", EARLY)], published=LATE))
    take_back(path, 2)
    with Store.open(path) as store:
        lines = list(record_lines(store, Vantage(as_of=date(2030, 11, 3))))
        assert not any('"kind": "time"' in line for line in lines)
        lines = list(record_lines(store, Vantage(as_of=date(2030, 11, 4))))
        assert sum('"kind": "time"' in line for line in lines) == 1


def test_a_record_from_before_copies_is_read_again(tmp_path: Path) -> None:
    """Its tables are added, and the next build takes no input for unchanged."""
    path = make_record(tmp_path / "r", make_reading([SENTENCE], published=LATE))
    take_back(path, 3)
    with Store.open(path, write=True) as store:
        assert [held.sha256 for held in store.held("report.txt", 0, 0).values()] == [""]
        assert [line["syndicated_from"] for line in document_lines(store)] == [None]


def test_a_record_from_before_links_is_read_as_it_is(tmp_path: Path) -> None:
    """Each mention is an event of its own until the next build, which reads every report again."""
    reading, other = make("a.txt"), make("b.txt")
    path = make_record(tmp_path / "r", reading, other)
    take_back(path, 4)
    with Store.open(path) as store:
        assert list(store.readings()) == sorted([reading, other], key=lambda one: one.document.id)
        ids = [one.events[0].id for one in (reading, other)]
        assert [entry.event.id for entry in list_events(store)] == sorted(ids)
        assert find(store, ids[0]).event == ids[0]
    with Store.open(path, write=True) as store:
        assert [held.sha256 for held in store.held("a.txt", 0, 0).values()] == [""]
        store.write([outcome_of(reading)])
        store.set_linked()
        assert list(record_lines(store))


def test_a_migrated_record_does_not_stop_the_next_from_being_made(tmp_path: Path) -> None:
    """In one process, a record of an earlier version may be opened before a new one is made."""
    path = make_record(tmp_path / "old", make("a.txt"))
    take_back(path, 4)
    Store.open(path).connection.close()
    make_record(tmp_path / "new", make("a.txt"))
