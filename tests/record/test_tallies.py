"""Tallies: numbers of one thing in several reports, that cannot all be so."""

from dataclasses import replace
from datetime import date

import pytest

from rapporteur.model import Reading
from rapporteur.record.disagreements.views import list_disagreements
from rapporteur.record.store import Store
from tests.record.disagreeing import Sides, sides_of
from tests.record.making import day, make_reading


def report(outlet: str, *sentences: str, times: dict[str, date] | None = None) -> Reading:
    """Return a report of an outlet."""
    told = [(words, day(on)) for words, on in (times or {}).items()]
    return make_reading(sentences, path=f"{outlet}.txt", publisher=outlet, times=told)


def apart(*readings: Reading) -> list[tuple[str, Sides]]:
    """Return what some reports disagree on."""
    with Store.of(readings) as store:
        return [(one.about, sides_of(one)) for _, one in list_disagreements(store)]


NINETEEN = "The ministry put nineteen firms of Keth on its black list."
LISTED = "Within weeks 24 Keth companies stood on the black list of the ministry."


def test_numbers_of_one_thing() -> None:
    """In two reports, whatever these call it, are shown with who has which."""
    assert apart(report("Herald", NINETEEN), report("Post", LISTED)) == [
        ("firms", {"19": ("Herald",), "24": ("Post",)}),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Within weeks nineteen Keth companies stood on the black list of the ministry.",
        "Within weeks 24 companies stood in line for bread.",
        "Within weeks 24 Keth lorries stood on the black list of the ministry.",
        "Within weeks another 24 Keth companies stood on the black list of the ministry.",
        "Since then 24 Keth companies came to stand on the black list of the ministry.",
        "Within weeks 24 kg of Keth powder were on the black list of the ministry.",
    ],
)
def test_numbers_that_are_not_of_one_thing(other: str) -> None:
    """As many, of other words, of another thing, of more of it, of all the time, or a weight."""
    assert apart(report("Herald", NINETEEN), report("Post", other)) == []


def test_who_tells_the_others_number_too_does_not_contradict_it() -> None:
    """The one is a part of the other, then."""
    both = report("Post", LISTED, "Before there had been nineteen firms.")
    assert apart(report("Herald", NINETEEN), both) == []


def test_nobody_contradicts_himself() -> None:
    """Two reports of one outlet are its word twice."""
    later = replace(report("Herald", LISTED), document=replace(report("Herald", LISTED).document, path="later.txt"))
    assert apart(report("Herald", NINETEEN), later) == []


def test_days_that_are_far_from_each_other() -> None:
    """Are days of two things, told in the same words."""
    may, june = (
        "On 4 May, nineteen firms of Keth were put on the black list.",
        "On 4 June, 24 Keth firms were put on the black list.",
    )
    herald = report("Herald", may, times={"4 May": date(2030, 5, 4)})
    assert apart(herald, report("Post", june, times={"4 June": date(2030, 6, 4)})) == []
    assert apart(herald, report("Post", june, times={"4 June": date(2030, 5, 5)})) != []


def test_words_that_many_reports_have_tell_nothing() -> None:
    """Where every report is of Keth and its black list, these are not of one listing."""
    names = "Arnd Brin Cole Dorn Eder Fahl Gorm Hald Ivar".split()
    others = [report(name, f"Sixty {name}s of Keth were on the ministry's black list.") for name in names]
    assert apart(report("Herald", NINETEEN), report("Post", LISTED), *others) == []
