"""Reckoned: so long before or after another event, and what was over when something else came about."""

import pytest

from rapporteur.model import EventType, Status
from tests.annotate.timed_events import times_of

ASSAULT, AGREE, RETREAT, REJECT = EventType.ASSAULT, EventType.AGREE, EventType.RETREAT, EventType.REJECT
HAPPENED, PLANNED = Status.HAPPENED, Status.PLANNED


@pytest.mark.parametrize(
    ("text", "first", "second", "days"),
    [
        (
            "Gunmen attacked the depot on Tuesday, two days after marines stormed the pier.",
            ("attacked", "Tuesday"),
            ("stormed", None),
            ["2030-11-19..2030-11-19", "2030-11-17..2030-11-17"],
        ),
        (
            "Gunmen attacked the depot a week before marines stormed the pier on 20 November.",
            ("attacked", None),
            ("stormed", "20 November"),
            ["2030-11-11..2030-11-17", "2030-11-20..2030-11-20"],
        ),
        (
            "Gunmen attacked the depot in 2027, a year after marines stormed the pier.",
            ("attacked", "2027"),
            ("stormed", "2027"),
            ["2027-01-01..2027-12-31", "2026-01-01..2026-12-31"],
        ),
        (
            "On 5 November, a day before the feast, gunmen attacked the depot and stormed the pier.",
            ("attacked", "5 November"),
            ("stormed", None),
            ["2030-11-05..2030-11-05", "..2030-11-22"],
        ),
    ],
)
def test_so_long_after_another_event(
    text: str, first: tuple[str, str | None], second: tuple[str, str | None], days: list[str]
) -> None:
    """Of two events so far apart, one known day gives the other's, as fine as the length of time is."""
    events = [(trigger, ASSAULT, HAPPENED, words) for trigger, words in (first, second)]
    assert times_of(text, *events) == days


def test_what_something_came_after_was_no_later() -> None:
    """A deed that follows another on a known day bounds it; where no day is known, the report does."""
    text = "The army closed the road on 3 November after an ambush. The mayor resigned after a raid."
    ambush, raid = ("ambush", ASSAULT, HAPPENED, None), ("raid", ASSAULT, HAPPENED, None)
    closed, resigned = ("closed", RETREAT, HAPPENED, "3 November"), ("resigned", REJECT, HAPPENED, None)
    assert times_of(text, closed, ambush, resigned, raid)[1::2] == ["..2030-11-03", "..2030-11-22"]


def test_what_a_move_came_after_stands_in_the_sentence_before() -> None:
    """ "This came after" goes back to what was told last."""
    text = "The army closed the road on 3 November. This came after an ambush near the dam."
    told = times_of(text, ("closed", RETREAT, HAPPENED, "3 November"), ("ambush", ASSAULT, HAPPENED, None))
    assert told[1] == "..2030-11-03"


def test_a_term_runs_from_what_is_named() -> None:
    """What is due so long after an agreement is due by the day that makes, and not if several terms are set."""
    signed, leave = ("sign", AGREE, PLANNED, "2 December"), ("leave", RETREAT, PLANNED, None)
    due = "They are to sign by 2 December. Troops must leave no later than 60 days after that signature."
    assert times_of(due, signed, leave)[1] == "2030-11-22..2031-01-31"
    parts = due.replace("no later than", "within 20 days and no later than")
    assert times_of(parts, signed, leave)[1] == "2030-11-22.."
