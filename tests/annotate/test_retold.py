"""Retold: the day of an event told again is the one it has elsewhere in the report, where the two are surely one."""

import pytest

from rapporteur.model import EventType, Status
from tests.annotate.timed_events import Named, times_of

FIRST: Named = ("bombed", EventType.ASSAULT, Status.HAPPENED, "Monday")
OPEN = "..2030-11-22"


@pytest.mark.parametrize(
    ("sentence", "trigger", "day"),
    [
        ("The bombing killed two people.", "bombing", "2030-11-18..2030-11-18"),
        ("That deadly bombing was condemned.", "bombing", "2030-11-18..2030-11-18"),
        ("A bombing was condemned.", "bombing", OPEN),
        ("The second bombing was condemned.", "bombing", OPEN),
        ("Another of the bombings was condemned.", "bombings", "2030-11-18..2030-11-18"),
        ("The shelling was condemned.", "shelling", OPEN),
    ],
)
def test_an_event_told_again(sentence: str, trigger: str, day: str) -> None:
    """The same word, called known, takes the day; a new or another event does not."""
    text = f"Rebels bombed the bridge on Monday. {sentence}"
    assert times_of(text, FIRST, (trigger, EventType.ASSAULT, Status.HAPPENED, None))[1] == day


def test_where_two_days_are_told_neither_is_taken() -> None:
    """Which bombing is meant is open where the report dates two."""
    text = "Rebels bombed the bridge on Monday. They bombed the mill on Tuesday. The bombing was condemned."
    second: Named = ("bombed", EventType.ASSAULT, Status.HAPPENED, "Tuesday")
    assert times_of(text, FIRST, second, ("bombing", EventType.ASSAULT, Status.HAPPENED, None))[2] == OPEN


def test_what_is_planned_is_not_what_happened() -> None:
    """A plan does not take the day of a deed of the same name, nor one type that of another."""
    text = "The sides met on Monday. The meeting is to be held soon."
    met: Named = ("met", EventType.CONSULT, Status.HAPPENED, "Monday")
    assert times_of(text, met, ("meeting", EventType.CONSULT, Status.PLANNED, None))[1] == "2030-11-22.."
    assert times_of(text, met, ("meeting", EventType.CONSULT, Status.HAPPENED, None))[1] == "2030-11-18..2030-11-18"
    assert times_of(text, met, ("meeting", EventType.PROTEST, Status.HAPPENED, None))[1] == OPEN
