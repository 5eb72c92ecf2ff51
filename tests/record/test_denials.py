"""Denials: whose claim a report tells to be denied, and by whom."""

import pytest

from rapporteur.model import EventType, Reading, Status
from rapporteur.record.disagreements.denials import denials_in
from rapporteur.record.disagreements.sides import Disagreement
from tests.record.disagreeing import Sides, denied, found_in, said, sides_of, told
from tests.record.making import with_event


def denials(reading: Reading) -> list[Disagreement]:
    """Return the denials of a report."""
    return found_in(denials_in, reading)


@pytest.mark.parametrize(
    ("content", "claimed"),
    [
        ("the charge of Norland that it had mined the bay", ("Norland",)),
        ("a report by Harbour Times that it had mined the bay", ("Harbour Times",)),
        ("Norland's claim that it had mined the bay", ("Norland",)),
        ("press accounts that it had mined the bay", ("press accounts",)),
        ("the account of the second clash", None),
    ],
)
def test_whose_claim_it_is_told_with_the_denial(content: str, claimed: tuple[str, ...] | None) -> None:
    """By a name after it or before it, or as nobody's; what the claim is of is not who claims it."""
    reading = told(f"The Front rejected {content}.")
    found = denials(denied(reading, "The Front", "rejected", content))
    expected: list[Sides] = [{"claimed": claimed, "denied": ("The Front",)}] if claimed else []
    assert [sides_of(one) for one in found] == expected


CLAIM = "the vote was to be put off"


@pytest.mark.parametrize(
    ("denial", "content"),
    [
        ("Sudmark denied any such request.", "any such request"),
        ("Sudmark denied it a day later.", "it"),
        ("Sudmark denied any part in it.", "any part in it"),
        ("Sudmark denied the allegation.", "the allegation"),
        ("Sudmark denied that the vote was to be put off.", "that the vote was to be put off"),
        ("Sudmark denied that it had ever spoken of a day.", "that it had ever spoken of a day"),
    ],
)
def test_a_denial_answers_what_is_claimed_before_it(denial: str, content: str) -> None:
    """By a word that only points back, by what it says, or as it stands right beside it and goes further."""
    reading = said(told(f"Two officials said {CLAIM}.", denial), "Two officials", "said", CLAIM)
    (found,) = denials(denied(reading, "Sudmark", "denied", content))
    assert sides_of(found) == {"claimed": ("Two officials",), "denied": ("Sudmark",)}


def test_what_is_far_from_a_claim_is_not_its_denial() -> None:
    """Nor what says another thing, nor is it one that is made by who denies."""
    rain = ("It rained at noon.", "It rained at four.", "It rained at six.")
    far = said(told(f"Two officials said {CLAIM}.", *rain, "Sudmark denied it."), "Two officials", "said", CLAIM)
    assert not denials(denied(far, "Sudmark", "denied", "it"))
    other = "that it would close the mines of Keth"
    apart = said(told(f"Two officials said {CLAIM}.", f"Sudmark denied {other}."), "Two officials", "said", CLAIM)
    assert not denials(denied(apart, "Sudmark", "denied", other))
    own = said(told(f"Sudmark said {CLAIM}.", "Later Sudmark denied it."), "Sudmark", "said", CLAIM)
    assert not denials(denied(own, "Sudmark", "denied", "it"))


def test_an_offer_that_is_turned_down_is_no_claim_that_is_denied() -> None:
    """To reject it is to deny it where it is a claim, and else to refuse it."""
    reading = said(told("Norland offered a map of the camps.", "We rejected it."), "Norland", "offered", "a map")
    assert not denials(denied(reading, "We", "rejected", "it"))


def test_what_is_said_flatly_not_to_be_so() -> None:
    """In somebody's own words, after another's claim that it was."""
    words = "“There have been no meetings and none are planned,”"
    met = "that the envoys had met at Keth"
    reading = said(told(f"The Harbour Times said {met}.", f"{words} the envoy said."), "The Harbour Times", "said", met)
    reading = with_event(reading, "met", type_=EventType.CONSULT, status=Status.HAPPENED)
    (found,) = denials(said(reading, "the envoy", "said.", words, direct=True))
    assert sides_of(found) == {"claimed": ("The Harbour Times",), "denied": ("the envoy",)}
    assert found.about == "There have been no meetings and none are planned"
    assert found.event == reading.events[0].id


@pytest.mark.parametrize(
    ("content", "is_one"),
    [("the accusation was baseless", True), ("the report was a lie", True), ("the report was long", False)],
)
def test_a_claim_that_is_called_baseless_is_denied(content: str, *, is_one: bool) -> None:
    """By who says so of the one before it."""
    reading = said(told(f"Two officials said {CLAIM}.", f"Sudmark added {content}."), "Two officials", "said", CLAIM)
    found = denials(said(reading, "Sudmark", "added", content))
    assert [sides_of(one) for one in found] == [{"claimed": ("Two officials",), "denied": ("Sudmark",)}] * is_one


def test_a_denial_said_again_is_one_denial() -> None:
    """By the same house, in other words, right after it."""
    content = "a report by Harbour Times that it had sold the mines"
    words = "“No such sale was made,”"
    reading = denied(told(f"The office denied {content}.", f"{words} a clerk said."), "The office", "denied", content)
    (found,) = denials(said(reading, "a clerk", "said.", words, direct=True))
    assert sides_of(found) == {"claimed": ("Harbour Times",), "denied": ("The office", "a clerk")}
