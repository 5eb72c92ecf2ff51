"""The calendar: what is due is a task, what is planned an event, for any program that reads iCalendar."""

import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from rapporteur.errors import MissingExtra
from rapporteur.model import Event, EventType, Interval, Reading, Span, Status
from rapporteur.publish.calendar import calendar_of
from rapporteur.record.event_views import all_events
from rapporteur.record.ledger.views import list_ledger
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage, actor_names
from tests.record.making import day, with_event
from tests.record.undertaking import DUE, MADE, deadline, may, promised, report, told, with_commitment

HOSTILE = 'Norland; will, free\\n all: \x1b[31m\u202e\u2028 "men"\x00 at Kesh\r\nEND:VCALENDAR'
PROMISED = promised()
LATER = may(21)


def calendar_from(readings: Sequence[Reading], as_of: date | None = LATER) -> str:
    """Return the calendar of some reports as seen from a day."""
    with Store.of(readings) as store:
        vantage = Vantage(as_of=as_of)
        plans = ((entry.event, entry.lead.words) for entry in all_events(store, vantage))
        return calendar_of(list_ledger(store, vantage), plans, actor_names(store), as_of)


def parts_of(calendar: str, name: str) -> list[dict[str, str]]:
    """Return the entries of a kind as a calendar program reads them."""
    read = Calendar.from_ical(calendar)
    return [{key: str(value) for key, value in part.items()} for part in read.walk(name)]


def planned(status: Status, first: date = DUE, last: date | None = None) -> Reading:
    """Return a report of talks."""
    reading = report("talks.txt", MADE, "The talks in Ostrel are on May 20.")
    return with_event(reading, "talks", deadline(first, last), status=status, when="May 20")


def test_a_task() -> None:
    """A commitment is due on its last day, with who is to do what, how it stands and why."""
    (task,) = Calendar.from_ical(calendar_from([PROMISED])).walk("VTODO")
    assert task.decoded("due") == DUE
    assert task.decoded("dtstamp") == datetime(2030, 5, 21, tzinfo=UTC)
    assert str(task["summary"]) == "Norland: Norland will free 140 prisoners held at Kesh by May 20"
    assert str(task["description"]).startswith("overdue: due by 2030-05-20")
    assert str(task["status"]) == "NEEDS-ACTION"
    assert str(task["uid"]).endswith("@rapporteur")


@pytest.mark.parametrize(
    ("readings", "status"),
    [
        ([PROMISED], "NEEDS-ACTION"),
        ([PROMISED, told("a.txt", may(18), "Norland freed 140 prisoners held at Kesh.", "freed")], "COMPLETED"),
        ([PROMISED, told("a.txt", may(18), "Norland freed half of the prisoners held at Kesh.", "freed")],
         "IN-PROCESS"),
        ([PROMISED, told("a.txt", may(18), "A pardon replaced freeing the prisoners held at Kesh.")], "CANCELLED"),
    ],
)  # fmt: skip
def test_a_task_is_done_or_not(readings: list[Reading], status: str) -> None:
    """Kept is completed, partly kept in process, superseded cancelled; all else needs action."""
    (task,) = parts_of(calendar_from(readings), "VTODO")
    assert task["STATUS"] == status


def test_what_has_no_day_has_no_entry() -> None:
    """Neither a commitment without a deadline nor a plan that may be on any day of a year."""
    act = "Norland will pay for the nets"
    nets = with_commitment(report("nets.txt", MADE, f"{act}."), act)
    calendar = calendar_from([nets, planned(Status.PLANNED, date(2030, 1, 1), date(2030, 12, 31))])
    assert parts_of(calendar, "VTODO") == parts_of(calendar, "VEVENT") == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.PLANNED, ["CONFIRMED"]),
        (Status.POSSIBLE, ["TENTATIVE"]),
        (Status.CALLED_OFF, ["CANCELLED"]),
        (Status.HAPPENED, []),
        (Status.DID_NOT_HAPPEN, []),
    ],
)
def test_a_plan(status: Status, expected: list[str]) -> None:
    """What is planned is confirmed, what may be tentative, what was called off cancelled; what was is no plan."""
    found = parts_of(calendar_from([planned(status)]), "VEVENT")
    assert [one["STATUS"] for one in found] == expected


def test_a_plan_lasts_to_the_end_of_its_last_day() -> None:
    """Its end is the day after, as the format has it; its words are its sentence's."""
    calendar = calendar_from([planned(Status.PLANNED, may(20), may(22))])
    (event,) = Calendar.from_ical(calendar).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (may(20), may(23))
    assert str(event["description"]) == "The talks in Ostrel are on May 20."
    assert str(event["summary"]) == "CONSULT: talks"


def test_the_same_record_gives_the_same_bytes() -> None:
    """Whatever the clock says, and whichever report was read first."""
    readings = [PROMISED, planned(Status.PLANNED)]
    assert calendar_from(readings) == calendar_from(readings[::-1])
    assert calendar_from([PROMISED], None).count("DTSTAMP:19700101T000000Z") > 0


def test_lines_are_as_the_format_has_them() -> None:
    """They end with carriage return and newline, and none is longer than 75 octets."""
    act = "Norland will free " + "élégant " * 30 + "prisoners"
    long = with_commitment(report("long.txt", MADE, f"{act}."), act, deadline(DUE))
    calendar = calendar_from([long])
    assert not re.search(r"(?<!\r)\n", calendar)
    lines = calendar.encode("utf-8").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    (task,) = parts_of(calendar, "VTODO")
    assert task["SUMMARY"] == f"Norland: {act}"


def test_hostile_words_end_nothing_and_begin_nothing() -> None:
    """Commas, semicolons, newlines and control characters in a report are text in one entry, and steer nothing."""
    reading = report("bad.txt", MADE, f"{HOSTILE}.")
    calendar = calendar_from([with_commitment(reading, HOSTILE, deadline(DUE))])
    (task,) = parts_of(calendar, "VTODO")
    assert "Norland; will, free\\n all: \\x1b[31m" in task["SUMMARY"]
    assert calendar.split("\r\n").count("END:VCALENDAR") == 1
    assert re.fullmatch(r"[^\x00-\x08\x0b-\x0c\x0e-\x1f\x7f\u2028\u202e]*", calendar)
    assert len(Calendar.from_ical(calendar).subcomponents) == 1


def test_a_hostile_plan() -> None:
    """As above, in an event."""
    span = Span("doc", 0, len(HOSTILE), HOSTILE)
    made = planned(Status.PLANNED).events[0]
    event = Event(
        id="event-1", type=EventType.CONSULT, mode=None, status=Status.PLANNED, time=day(may(20)), actors=("a",),
        recipients=(), places=(), quantities=(), mentions=(made,), reports=1, independent=1,
    )  # fmt: skip
    calendar = calendar_of([], [(event, span)], {"a": HOSTILE}, may(4))
    (one,) = parts_of(calendar, "VEVENT")
    assert one["DESCRIPTION"].endswith("at Kesh END:VCALENDAR")
    assert calendar.split("\r\n").count("END:VCALENDAR") == 1


def test_an_empty_calendar_is_one() -> None:
    """With its version and who made it."""
    read = Calendar.from_ical(calendar_of([], [], {}, None))
    assert str(read["version"]) == "2.0"
    assert "Rapporteur" in str(read["prodid"])
    assert read.subcomponents == []


def test_without_the_library_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is an extra; without it the error names it."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtra, match=r"pip install 'rapporteur\[exports\]'"):
        calendar_of([], [], {}, None)


def test_an_open_end_is_no_task() -> None:
    """A deadline of which only the first day is known has no last day to be due on."""
    act = "Norland will pay for the nets"
    interval = Interval(earliest=may(20), latest=None, basis=deadline(DUE).basis)
    nets = with_commitment(report("nets.txt", MADE, f"{act}."), act, interval)
    assert parts_of(calendar_from([nets]), "VTODO") == []
