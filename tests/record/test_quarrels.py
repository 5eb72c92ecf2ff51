"""Quarrels: where a report tells outright that parties do not agree."""

from dataclasses import replace

import pytest

from rapporteur.model import EventType, Status
from rapporteur.record.disagreements.quarrels import quarrels_in
from tests.record.disagreeing import PARTIES, found_in, said, sides_of, told
from tests.record.making import with_event


def held_by(*sentences: str) -> list[set[str]]:
    """Return between whom a report tells quarrels."""
    return [{by for held in sides_of(one).values() for by in held} for one in found_in(quarrels_in, told(*sentences))]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Norland and Sudmark clash over the bridge.",),
        ("Norland and the Sudmark could not agree on the bridge.",),
        ("The speech put Norland at odds with Sudmark.",),
        ("Norland turned down Sudmark's offer of grain.",),
        ("Norland rejected a Sudmark proposal.",),
        ("The council debates a plan by Norland that gives it a port.", "Sudmark has threatened to veto it."),
        ("Norland wants a bridge.", "Sudmark opposes the idea."),
    ],
)
def test_what_is_told_as_a_quarrel(sentences: tuple[str, ...]) -> None:
    """That two clash, are at odds, or that one turns down what the other wants."""
    assert held_by(*sentences) == [set(PARTIES)]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Norland and Sudmark met over the bridge.",),
        ("Norland is at odds with itself.",),
        ("Norland turned down the road.",),
        ("Norland wants a bridge.", "It rained.", "Sudmark opposes the idea."),
        ("Norland wants a bridge.", "Norland rejected it later."),
        ("Sudmark opposes it.",),
    ],
)
def test_no_quarrel(sentences: tuple[str, ...]) -> None:
    """Without two, or without anything that the one wants and the other does not."""
    assert held_by(*sentences) == []


def test_who_reads_it_differently() -> None:
    """Than the one who spoke before."""
    reading = told("The text gives no such right, the minister said.", "Norland read the paper differently.")
    reading = said(reading, "the minister", "said", "The text gives no such right")
    assert found_in(quarrels_in, reading) == [], "who the one is must be known"
    words = "The text gives no such right"
    reading = told(f"{words}, Sudmark said.", "Norland read the paper differently.")
    reading = said(reading, "Sudmark", "said", words)
    last = reading.statements[-1]
    named = next(one.actor for one in reading.mentions if one.span.quote == "Sudmark")
    reading = replace(reading, statements=(replace(last, source=replace(last.source, actor=named)),))
    (found,) = found_in(quarrels_in, reading)
    assert sides_of(found) == {"one way": ("Sudmark",), "another": ("Norland",)}
    assert found.about == words


def test_what_is_called_unlawful() -> None:
    """By whom, and who did it."""
    reading = told("Norland closed the strait on Monday.", "The envoy called the step illegal.")
    party = reading.mentions[0]
    reading = with_event(
        reading, "closed", type_=EventType.COERCE, status=Status.HAPPENED, actor=("Norland", party.actor)
    )
    (found,) = found_in(quarrels_in, said(reading, "The envoy", "called", "the step illegal"))
    assert sides_of(found) == {"did it": ("Norland",), "unlawful": ("The envoy",)}
    planned = with_event(
        told("Norland may close the strait on Monday.", "The envoy called the step illegal."),
        "close",
        type_=EventType.COERCE,
        status=Status.POSSIBLE,
        actor=("Norland", party.actor),
    )
    assert not found_in(quarrels_in, said(planned, "The envoy", "called", "the step illegal"))
