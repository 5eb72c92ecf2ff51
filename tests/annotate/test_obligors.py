"""Obligors: who is bound by what a clause tells, and who is not."""

import pytest

from tests.annotate.undertaken import commitments_in

SIGNED = "[Norland|A9] and the [Ardent Front|A9] [signed an accord|E9:AGREE:happened]."


def bound(written: str) -> list[list[str]]:
    """Return who is bound by each commitment of a passage."""
    found = commitments_in(written)
    return [[(part.actor or "?").removeprefix("actor-") for part in one.obligors] for one in found]


@pytest.mark.parametrize(
    ("written", "obligors"),
    [
        ("Norland will [hand over|E1:RETREAT:planned K1] 700 rifles to Sudmark by May 20.", ["Norland"]),
        ("Norland must [free|E1:RETREAT:planned K1] ten men of the Ardent Front by May 20.", ["Norland"]),
        ("The talks with Norland [are|E1:CONSULT:planned K1] to open by May 20.", []),
        ("The port in Ostrel must [open|E1:CONCEDE:planned K1] by May 20.", []),
        ("Envoys of Norland must [leave|E1:RETREAT:planned K1] by May 20.", ["Norland"]),
        ("Norland will receive [2 million|Q1:money] crowns [paid|E1:AID:planned K1] by May 20.", []),
        ("[Norland|A1] will be [paid|E1:AID:planned K1] by May 20.", []),
        ("Norland promised [Sudmark|A1] that the road would [open|E1:CONCEDE:planned K1].", ["Norland"]),
        ("The men will be [freed|E1:RETREAT:planned K1] by [Norland|A1] by May 20.", ["Norland"]),
        ("The guns of [Norland|A1] will be [withdrawn|E1:RETREAT:planned:withdraw K1] by May 20.", ["Norland"]),
        ("Rifles will be [handed over|E1:RETREAT:planned K1] to the [Ardent Front|A1] by May 20.", []),
        ("They will [vote|E1:SUPPORT:planned K1] by May 20 if the [Ardent Front|A2] [leaves|E2:RETREAT:possible].", []),
    ],
)
def test_who_does_it_is_bound(written: str, obligors: list[str]) -> None:
    """Not to whom it is done or given, where, with whom, or on what condition; in the passive, after a "by", or whose
    troops and weapons are withdrawn."""
    assert bound(written) == [obligors]


def test_who_promises_a_thing_is_bound_and_not_whom_it_is_agreed_with() -> None:
    """Even where the encoder takes another for the one who acts."""
    written = (
        "[Norland|A1] and [Sudmark|A1] [agreed|E1:AGREE:happened] on a prisoner [exchange|E2:RETREAT:planned K2] with "
        "the [Ardent Front|A2] by May 20."
    )
    assert bound(written) == [["Norland", "Sudmark"]]


def test_what_goes_on_in_the_sentence_binds_the_same() -> None:
    """A clause without a subject of its own, and each stage."""
    written = (
        "Norland will [pay|E1:AID:planned K1] [2 million|Q1:money] crowns by May 20 and will "
        "[impose|E2:SANCTION:planned K2:not] no new duties."
    )
    assert bound(written) == [["Norland"], ["Norland"]]
    stages = "Norland must [withdraw|E1:RETREAT:planned K1] 700 men within 45 days and the other 1,100 within 90 days."
    assert bound(stages) == [["Norland"], ["Norland"]]


def test_a_passive_that_takes_up_what_was_told_binds_who_was_bound() -> None:
    """Where the encoder has that party do it; not what begins something new, or tells a text."""
    first = "[Norland|A1 A2] will [free|E1:RETREAT:planned K1] ten men by May 20."
    they = "They are to be [handed over|E2:RETREAT:planned K2] in Ostrel by May 22."
    assert bound(f"{first} {they}") == [["Norland"], ["Norland"]]
    assert bound(f"{first} {they.replace('They are', 'A vote is')}") == [["Norland"], []]
    assert bound(f"{first} {they.replace('They are', 'The clause is')}") == [["Norland"], []]


def test_the_heading_of_a_list_binds_in_its_items() -> None:
    """Until a paragraph begins that is none of them."""
    written = (
        "Under the accord, what Norland undertakes:\n1. The roads are to be [opened|E1:CONCEDE:planned K1] by May 20.\n"
        "2. A law is to be [passed|E2:CONCEDE:planned K2] by May 22.\n\nThe bridge is to be "
        "[built|E3:AID:planned K3] by May 24."
    )
    assert bound(written) == [["Norland"], ["Norland"], []]


@pytest.mark.parametrize(
    ("written", "obligors"),
    [
        ("A final treaty is due by May 20.", ["Norland", "Ardent Front"]),
        ("Under it a [truce|E1:RETREAT:planned K1] is to hold until May 20.", ["Norland", "Ardent Front"]),
        ("Talks are to [resume|E1:CONSULT:planned K1] by May 20.", ["Norland", "Ardent Front"]),
        ("Under the accord a bridge is to be [built|E1:AID:planned K1] by May 20.", []),
        ("Sudmark [offered|E1:AGREE:happened] to [host|E2:CONSULT:possible K2] talks by May 20.", []),
    ],
)
def test_what_takes_two_binds_the_two_that_agreed(written: str, obligors: list[str]) -> None:
    """In the words that say that they did; not what stands under the accord alone, nor what others offer to host."""
    found = commitments_in(f"{SIGNED} {written}")
    parts = found[-1].obligors
    assert [part.actor for part in parts if part.actor != "actor-Sudmark"] == [f"actor-{name}" for name in obligors]
    assert all(part.span.quote in SIGNED for part in parts if part.actor != "actor-Sudmark")


def test_nobody_is_bound_where_the_report_tells_of_no_two() -> None:
    """A treaty is due, and it is not said whose."""
    assert bound("A final treaty is due by May 20.") == [[]]


@pytest.mark.parametrize(
    "words",
    ["Both are", "Each party is", "The two armies are", "Neither government is", "Both of the sides are"],
)
def test_both_sides_are_the_two_that_agreed(words: str) -> None:
    """Whatever the encoder makes of the words; nobody where the report tells of no two."""
    written = f"{words} to [leave|E1:RETREAT:planned K1] Ostrel by May 20."
    assert bound(f"{SIGNED} {written}") == [["Norland", "Ardent Front"]]
    assert bound(written) == [[]]
    assert bound(f"{SIGNED} The convoys of both sides are to [leave|E1:RETREAT:planned K1] Ostrel by May 20.") == [[]]


def test_it_is_who_was_bound_last() -> None:
    """In the sentence before; not further back."""
    first, it = "Norland is to [pay|E1:AID:planned K1] by May 20.", "It will [leave|E2:RETREAT:planned K2] by May 22."
    assert bound(f"{first} {it}") == [["Norland"], ["Norland"]]
    assert bound(f"{first} It rained. {it}") == [["Norland"], []]


def test_who_says_what_others_are_to_do_is_not_bound() -> None:
    """Even where the encoder takes the source for the one who acts; who says what he will do himself is."""
    written = "[Sudmark|A1] says Norland must [leave|E1:RETREAT:planned K1] Ostrel by May 20."
    found = commitments_in(written, said="Norland must leave Ostrel by May 20")
    assert [part.actor for part in found[0].obligors] == ["actor-Norland"]
    written = "[Sudmark|A1] says it must [leave|E1:RETREAT:planned K1] Ostrel by May 20."
    found = commitments_in(written, said="it must leave Ostrel by May 20")
    assert [part.actor for part in found[0].obligors] == ["actor-Sudmark"]


def test_a_verb_that_goes_on_with_what_a_relative_clause_told() -> None:
    """Binds whom that goes back to."""
    assert bound("It thanked Norland, which came and will [leave|E1:RETREAT:planned K1] by May 20.") == [["Norland"]]
