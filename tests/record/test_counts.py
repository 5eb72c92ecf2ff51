"""Counts: numbers of one thing that a report sets side by side."""

import pytest

from rapporteur.model import Reading
from rapporteur.record.disagreements.counts import counts_in
from tests.record.disagreeing import Sides, found_in, said, sides_of, told


def counts(*sentences: str) -> list[tuple[str, Sides]]:
    """Return what is counted otherwise in a report, and by whom."""
    return [(one.about, sides_of(one)) for one in found_in(counts_in, told(*sentences))]


@pytest.mark.parametrize(
    ("sentences", "about", "expected"),
    [
        (
            ("Monitors counted 11 breaches; Norland speaks of 43.",),
            "breaches",
            {"11": ("Quillon",), "43": ("Norland",)},
        ),
        (("Three people were hurt.", "Norland spoke of seven."), "injured", {"3": ("Quillon",), "7": ("Norland",)}),
        (
            ("Some 9,000 passengers were stranded.", "Norland put the number of stranded passengers at 6,500."),
            "passengers",
            {"9000": ("Quillon",), "6500": ("Norland",)},
        ),
        (
            ("Nine people died according to Norland and twelve according to Sudmark.",),
            "killed",
            {"9": ("Norland",), "12": ("Sudmark",)},
        ),
        (
            ("More than 11 tonnes were sent.", "Norland wrote of 8.5 tonnes."),
            "tonnes",
            {"11–": ("Quillon",), "8.5": ("Norland",)},
        ),
        (
            (
                "Norland valued it at about $7 billion.",
                "It rained.",
                "It snowed.",
                "Sudmark put its worth at $20 billion.",
            ),
            "money",
            {"7000000000": ("Norland",), "20000000000": ("Sudmark",)},
        ),
    ],
)
def test_a_count_that_is_anothers(sentences: tuple[str, ...], about: str, expected: Sides) -> None:
    """It says so, and counts what the one before it does."""
    assert counts(*sentences) == [(about, expected)]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Monitors counted 11 breaches.", "Norland sent 43 trucks."),
        ("Monitors counted 11 breaches; Norland speaks of eleven.",),
        ("They will pay $4.2 billion.", "It rained.", "It snowed.", "Norland valued it at $7 billion."),
        ("In 2031 there were talks; Norland speaks of 43.",),
        ("Three of the lorries came; Norland speaks of 43.",),
        ("Fourteen people were killed.", "The toll is higher now, of 17 bodies."),
    ],
)
def test_no_other_count(sentences: tuple[str, ...]) -> None:
    """Of another thing, of as many, of a sum that nobody is told to value otherwise, of a year, or of a part; and
    nobody disagrees with himself."""
    assert counts(*sentences) == []


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("five had been killed", True), ("five had been killed at Ostrel", False), ("five children lived", False)],
)
def test_how_many_died_said_with_nothing_more(words: str, *, is_one: bool) -> None:
    """Right after another's number, it is of the same; not where it names a place, nor of those who live."""
    sentences = ("Two men died when a lorry turned over, according to the hospital.", f"The union said {words}.")
    reading = said(told(*sentences), "the hospital", "according to", "a lorry turned over")
    found = found_in(counts_in, said(reading, "The union", "said", words))
    assert [sides_of(one) for one in found] == [{"2": ("the hospital",), "5": ("The union",)}] * is_one


def test_a_count_is_of_who_says_it() -> None:
    """The source of the statement that has it."""

    def spoken() -> Reading:
        reading = told("Fourteen people were killed, the coastguard said.", "A doctor gave a higher toll: 17 bodies.")
        reading = said(reading, "the coastguard", "said", "Fourteen people were killed")
        return said(reading, "A doctor", "gave", "17 bodies")

    (found,) = found_in(counts_in, spoken())
    assert sides_of(found) == {"14": ("the coastguard",), "17": ("A doctor",)}
    assert all(side.statements for side in found.sides)
