"""Views: the record as of a day of the world, and as known by a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rapporteur.errors import NotInRecord
from rapporteur.model import UNKNOWN, Basis, EventType, Interval, Status
from rapporteur.record.event_views import Wanted, event_entry, list_events, list_timeline
from rapporteur.record.store import Store
from rapporteur.record.views import (
    LeftOut,
    Vantage,
    left_out,
    list_reports,
    list_times,
    read_as_seen,
    time_with_sentence,
)
from tests.record.making import day, make_one_event, make_reading, make_record, with_event

EARLY, LATE = day(date(2030, 11, 19)), day(date(2030, 11, 25))
WEEK = Interval(earliest=date(2030, 11, 19), latest=date(2030, 11, 25), basis=Basis.RESOLVED)
BEFORE = Interval(earliest=None, latest=date(2030, 11, 20), basis=Basis.INFERRED)

CLASH = make_reading(
    [
        "Rockets fell on Tuesday.",
        "Talks are set for Monday next.",
        "READ MORE: the Sunday strike.",
        "Two days.",
    ],
    times=[("Tuesday", EARLY), ("Monday next", LATE), ("the Sunday", EARLY), ("Two days", None)],
    furniture=["READ MORE: the Sunday strike."],
    published=EARLY,
    path="b.txt",
)
TALKS = make_reading(
    ["It was a week of talks, that week.", "Earlier, none.", "Some day perhaps."],
    times=[("a week", WEEK), ("that week", WEEK), ("Earlier", BEFORE), ("Some day", UNKNOWN)],
    published=WEEK,
    path="a.txt",
)
UNDATED = make_reading(["No day here."], path="c.txt")
CLASH = with_event(CLASH, "fell", EARLY, type_=EventType.ASSAULT, actor=("Rockets", None))
CLASH = with_event(CLASH, "Talks", LATE, status=Status.PLANNED)
TALKS = with_event(TALKS, "talks", WEEK)
TALKS = with_event(TALKS, "none", BEFORE, status=Status.DID_NOT_HAPPEN)
TALKS = with_event(TALKS, "perhaps", UNKNOWN, status=Status.POSSIBLE)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(make_record(tmp_path / "r", CLASH, TALKS, UNDATED)) as opened:
        yield opened


def timeline(store: Store, vantage: Vantage = Vantage()) -> list[str]:  # noqa: B008
    return [entry.lead.mention.trigger.quote for entry in list_timeline(store, vantage)]


def test_the_timeline_is_in_the_order_of_days(store: Store) -> None:
    """By earliest day, or latest where that one is open; then by the latest; an event of no known day stays out."""
    assert timeline(store) == ["fell", "talks", "none", "Talks"]


def test_events_are_chosen(store: Store) -> None:
    """By type, status, part of an actor's name or of the words that stand for it, and period."""

    def chosen(**asked: Any) -> list[str]:
        return [entry.lead.mention.trigger.quote for entry in list_events(store, wanted=Wanted(**asked))]

    assert chosen() == ["fell", "talks", "none", "Talks", "perhaps"]
    assert chosen(types=(EventType.ASSAULT,)) == ["fell"]
    assert chosen(statuses=(Status.PLANNED, Status.DID_NOT_HAPPEN)) == ["none", "Talks"]
    assert chosen(actor="rock") == ["fell"]
    assert chosen(actor='"') == chosen(actor="%") == []
    assert chosen(first=date(2030, 11, 25)) == ["talks", "Talks"]
    assert chosen(last=date(2030, 11, 19), first=date(2030, 11, 19)) == ["fell", "talks", "none"]


def test_an_event_is_listed_once_with_all_that_is_seen_of_it(tmp_path: Path) -> None:
    """Its mentions come by path; a mention that is not seen counts for nothing, and each leads to the event."""
    later = make_reading(["They talked that week.", "It went on."], published=LATE, path="0.txt")
    later = with_event(later, "talked", WEEK)
    ids = sorted((TALKS.events[0].id, later.events[0].id))
    with Store.open(make_one_event(tmp_path / "two", TALKS, later)) as store:
        talks = {entry.event.id: entry for entry in list_events(store)}[ids[0]]
        assert [one.mention.trigger.quote for one in talks.mentions] == ["talked", "talks"]
        assert [one.report.path for one in talks.mentions] == ["0.txt", "a.txt"]
        assert talks.event.mentions == tuple(one.mention for one in talks.mentions)
        assert ids[1] not in [entry.event.id for entry in list_events(store)]
        assert talks == event_entry(store, ids[0]) == event_entry(store, ids[1])
        assert "talked" not in timeline(store, Vantage(as_of=date(2030, 11, 18)))
        assert not list(list_events(store, Vantage(known_by=date(2030, 11, 24))))
        with pytest.raises(NotInRecord, match="known-by"):
            event_entry(store, ids[0], Vantage(known_by=date(2030, 11, 24)))
    early = with_event(make_reading(["They talked."], published=EARLY, path="0.txt"), "talked", WEEK)
    with Store.open(make_one_event(tmp_path / "one", TALKS, early)) as store:
        (seen,) = list_events(store, Vantage(known_by=date(2030, 11, 24)))
        assert [one.mention for one in seen.mentions] == [early.events[0]]
        assert (seen.event.reports, event_entry(store, early.events[0].id).event.reports) == (1, 2)


def test_as_of_leaves_out_what_begins_later(store: Store) -> None:
    """The state of the world on a day has what begins on it or before; what ended before it surely began."""
    assert timeline(store, Vantage(as_of=date(2030, 11, 20))) == timeline(store)
    assert timeline(store, Vantage(as_of=date(2030, 11, 18))) == []


def test_known_by_hears_only_reports_surely_out(store: Store) -> None:
    """A report whose latest day is after the day, or not known, is left out and counted."""
    vantage = Vantage(known_by=date(2030, 11, 24))
    assert [report.path for report in list_reports(store, vantage)] == ["b.txt"]
    assert timeline(store, vantage) == ["fell", "Talks"]
    assert left_out(store, vantage) == LeftOut(later=0, unsure=2)
    assert left_out(store, Vantage(known_by=date(2030, 11, 18))) == LeftOut(later=2, unsure=1)
    assert left_out(store, Vantage()) == LeftOut(later=0, unsure=0)


def test_reports_are_listed_by_path(store: Store) -> None:
    """Reports come by path with what is known of them; `as_of` leaves out those that surely came later."""
    assert [report.path for report in list_reports(store)] == ["a.txt", "b.txt", "c.txt"]
    assert [report.path for report in list_reports(store, Vantage(as_of=date(2030, 11, 18)))] == ["c.txt"]
    assert next(list_reports(store)).published == WEEK


def test_every_time_expression_is_listed_with_its_words(store: Store) -> None:
    """Durations, unknown days and furniture are in the list of time expressions, by path and place."""
    listed = [(entry.time.span.quote, entry.words.quote) for entry in list_times(store)]
    assert listed[:2] == [("a week", TALKS.sentences[0].span.quote), ("that week", TALKS.sentences[0].span.quote)]
    assert len(listed) == 8
    for entry in list_times(store):
        reading = TALKS if entry.report.path == "a.txt" else CLASH
        assert reading.document.check(entry.words)


def test_an_event_outside_of_sentences_stands_for_itself(tmp_path: Path) -> None:
    """Where no sentence holds it, its own words are shown."""
    bare = replace(CLASH, sentences=())
    with Store.open(make_record(tmp_path / "bare", bare)) as store:
        assert [entry.lead.words.quote for entry in list_timeline(store)] == ["fell", "Talks"]


def test_one_report_as_seen(store: Store) -> None:
    """A report is shown with what begins by the day, plans with their report, and not if it was not surely out."""
    seen = read_as_seen(store, CLASH.document.id, Vantage(as_of=date(2030, 11, 20)))
    assert [time.span.quote for time in seen.times] == ["Tuesday", "the Sunday", "Two days"]
    assert [event.trigger.quote for event in seen.events] == ["fell", "Talks"]
    with pytest.raises(NotInRecord, match="known-by"):
        read_as_seen(store, UNDATED.document.id, Vantage(known_by=date(2030, 11, 20)))
    time, sentence = time_with_sentence(CLASH, CLASH.times[0].id)
    assert (time, sentence) == (CLASH.times[0], CLASH.sentences[0])
    with pytest.raises(NotInRecord, match="as-of"):
        time_with_sentence(seen, CLASH.times[1].id)
