"""Story: what is told without a day in the course of a report, after its news or between two days."""

from rapporteur.model import EventType, Status
from tests.annotate.timed_events import Named, times_of

SIGNED: Named = ("signed", EventType.AGREE, Status.HAPPENED, "Thursday")
OPEN = "..2030-11-22"


def accused(trigger: str = "accused") -> Named:
    """Return an accusation without a time."""
    return trigger, EventType.ACCUSE, Status.HAPPENED, None


def test_what_is_said_after_the_news_is_not_older() -> None:
    """An accusation told after Thursday's news was made between Thursday and the report."""
    text = "They signed the pact on Thursday.\nHe accused the army of theft."
    assert times_of(text, SIGNED, accused())[1] == "2030-11-21..2030-11-22"
    assert times_of(text.replace("accused", "accuses"), SIGNED, accused("accuses"))[1] == "2030-11-21..2030-11-22"


def test_what_looks_back_from_the_news_stays_open() -> None:
    """Nothing follows for what had been said before, nor for deeds, nor where the paragraph tells of years ago."""
    text = "They signed the pact on Thursday.\nHe had accused the army of theft."
    assert times_of(text, SIGNED, accused())[1] == OPEN
    deed: Named = ("burned", EventType.ASSAULT, Status.HAPPENED, None)
    assert times_of("They signed the pact on Thursday.\nRebels burned a mill.", SIGNED, deed)[1] == OPEN
    founded: Named = ("raided", EventType.ASSAULT, Status.HAPPENED, "2019")
    past = "They signed the pact on Thursday.\nRebels raided the mill in 2019. He accused the army of theft."
    assert times_of(past, SIGNED, founded, accused())[2] == OPEN


def test_what_is_told_between_two_days_was_between_them() -> None:
    """A deed between two dated ones of a paragraph, told in the order of their days, lies between them."""
    first: Named = ("raided", EventType.ASSAULT, Status.HAPPENED, "3 May")
    deed: Named = ("burned", EventType.ASSAULT, Status.HAPPENED, None)
    last: Named = ("left", EventType.RETREAT, Status.HAPPENED, "9 May")
    text = "Rebels raided the mill on 3 May. They burned a barn. They left on 9 May."
    assert times_of(text, first, deed, last)[1] == "2030-05-03..2030-05-09"
    assert times_of(text.replace(". They burned", ".\nThey burned"), first, deed, last)[1] == OPEN
    assert times_of(text.replace("9 May", "1 May"), first, deed, (*last[:3], "1 May"))[1] == OPEN
