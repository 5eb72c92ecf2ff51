"""Spells: talks and fighting last from the day they began, to the day they ended where one is told."""

import pytest

from rapporteur.model import EventType, Status
from tests.annotate.timed_events import times_of


@pytest.mark.parametrize(
    ("text", "words", "status", "days"),
    [
        ("The talks that opened on 4 November go on.", "4 November", Status.ONGOING, "2030-11-04.."),
        ("The talks, opened on 4 November, were hard.", "4 November", Status.HAPPENED, "2030-11-04..2030-11-22"),
        (
            "The talks began on 4 November and ended on 9 November.",
            "4 November",
            Status.HAPPENED,
            "2030-11-04..2030-11-09",
        ),
        ("Six days of talks that opened on 4 November.", "4 November", Status.HAPPENED, "2030-11-04..2030-11-09"),
        (
            "They agreed on Monday, on the third day of talks.",
            "Monday",
            Status.HAPPENED,
            "2030-11-16..2030-11-18",
        ),
        ("On the 0th day of talks, 4 November, they left.", "4 November", Status.HAPPENED, "2030-11-04..2030-11-04"),
        ("On the 75th day of talks, 4 November, they left.", "4 November", Status.HAPPENED, "2030-11-04..2030-11-04"),
        ("The talks were held on 4 November.", "4 November", Status.HAPPENED, "2030-11-04..2030-11-04"),
        ("The talks are to begin on 4 December.", "4 December", Status.PLANNED, "2030-12-04..2030-12-04"),
    ],
)
def test_what_goes_on(text: str, words: str, status: Status, days: str) -> None:
    """A time that says when something began is its first day; one that says when it was held is all of it."""
    assert times_of(text, ("talks", EventType.CONSULT, status, words)) == [days]
