"""Positions: what a party wants on a matter, where it says how long or how many."""

from dataclasses import replace
from datetime import date

import pytest

from rapporteur.annotate.positions import find_positions, with_times
from rapporteur.lines import dump, load, position_from, position_line
from rapporteur.model import Position
from tests.annotate.undertaken import PUBLISHED, day, read_undertaken

LEAVE = "[withdrawal|E1:RETREAT:possible]"


def positions_in(written: str, *, said: str | None = None) -> tuple[Position, ...]:
    """Return the positions of a marked passage."""
    return find_positions(read_undertaken(written, said=said)[0])


def held(written: str) -> list[tuple[str, str, str]]:
    """Return who wants what: holder, polarity and value."""
    return [((one.holder.actor or "").removeprefix("actor-"), one.polarity, one.value) for one in positions_in(written)]


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("wants", "for"),
        ("insists on", "for"),
        ("demanded", "for"),
        ("offered", "for"),
        ("proposed", "for"),
        ("holds out for", "for"),
        ("is ready for", "for"),
        ("rejects", "against"),
        ("opposed", "against"),
        ("refused", "against"),
    ],
)
def test_words_that_take_a_position(words: str, polarity: str) -> None:
    """What is wanted, insisted on or offered, and what is turned down."""
    assert held(f"Norland {words} a {LEAVE} in two years.") == [("Norland", polarity, "P2Y")]


@pytest.mark.parametrize(
    "written",
    [
        f"Norland wants a {LEAVE}.",
        f"Norland wants a {LEAVE} on May 20.",
        f"Norland fears a {LEAVE} in two years.",
        f"Norland does not want a {LEAVE} in two years.",
        f"Norland no longer insists on a {LEAVE} in two years.",
        f"Nobody wants a {LEAVE} in two years.",
        "Norland wants two years.",
        "Norland wants [talks|E1:REQUEST:possible] for two years.",
    ],
)
def test_no_position(written: str) -> None:
    """There is none without a value, a party that is named, or a matter, nor where it is told as not taken."""
    assert held(written) == []


def test_a_position_has_its_words() -> None:
    """From the word that takes it to the value; the matter is what is to be done and what kind of value it has."""
    (one,) = positions_in("It rained. Norland offers to [free|E1:RETREAT:possible:release] 1,400 prisoners.")
    assert one.span.quote == "offers to free 1,400"
    assert one.holder.span.quote == "Norland"
    assert (one.issue, one.value) == ("RETREAT release: number", "1400")


@pytest.mark.parametrize(
    "second",
    [
        ", and the Ardent Front insists on six months",
        "; the Ardent Front offered only six months",
        ", the Ardent Front six months",
        " and the Ardent Front only six months",
        ", while the Ardent Front six months",
    ],
)
def test_two_parties_on_one_matter(second: str) -> None:
    """The second need not name the matter again, and may leave the words out."""
    written = f"Norland wants a {LEAVE} in two years{second}."
    assert held(written) == [("Norland", "for", "P2Y"), ("Ardent Front", "for", "P6M")]
    assert len({one.issue for one in positions_in(written)}) == 1


def test_a_second_value_of_another_kind_is_no_position_on_the_matter() -> None:
    """So many years are not so many men."""
    assert held(f"Norland wants a {LEAVE} in two years, the Ardent Front 140.") == [("Norland", "for", "P2Y")]


def test_a_matter_is_not_remembered_far() -> None:
    """What is wanted much later is about something else."""
    far = "It rained on the harbour all that week. " * 12
    assert len(held(f"Norland wants a {LEAVE} in two years. Sudmark wants one year.")) == 2
    assert len(held(f"Norland wants a {LEAVE} in two years. {far}Sudmark wants one year.")) == 1


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "Norland asked for four months and the Ardent Front wanted a year.",
            [("how long", "P4M"), ("how long", "P1Y")],
        ),
        ("Norland wants to keep 4,000; Sudmark insists on 10,000.", [("how many", "4000"), ("how many", "10000")]),
        (
            "Norland offered 5 per cent over two years. Sudmark asks for 9.",
            [("per cent: number", "5"), ("per cent: number", "9")],
        ),
        (
            "Norland offered a dozen sites; Sudmark had proposed eighty.",
            [("sites: number", "12"), ("sites: number", "80")],
        ),
        (
            "Norland is asking for 2,900 crowns. Sudmark cannot pay more than 2,100.",
            [("crowns: number", "2900"), ("crowns: number", "2100")],
        ),
        (
            "Norland was thinking of eight months; Sudmark would accept no limit.",
            [("how long", "P8M"), ("how long", "none")],
        ),
        (
            "Norland said the limit of 90 days will not be moved. Sudmark asks 60 days more.",
            [("how long", "P90D"), ("how long", "P60D")],
        ),
    ],
)
def test_two_that_stand_side_by_side_are_on_one_matter(written: str, expected: list[tuple[str, str]]) -> None:
    """Though neither names it: how long or how many, or what one of them counts."""
    assert [(one.issue, one.value) for one in positions_in(written)] == expected


def test_who_is_not_known_is_heard_only_beside_another() -> None:
    """As the words that stand for him."""
    (one, other) = positions_in("Norland offered a dozen sites; «Delta» proposed eighty.")
    assert (one.holder.actor, other.holder.actor, other.holder.span.quote) == ("actor-Norland", None, "Delta")
    assert held("«Delta» proposed eighty sites.") == []


@pytest.mark.parametrize(
    "written",
    [
        "Norland wants twelve hours. Sudmark demands an inquiry within six months.",
        "Norland asked for 4. Sudmark wanted 4,000.",
    ],
)
def test_values_of_another_order_are_not_on_one_matter(written: str) -> None:
    """Hours are not asked for where others ask for months, nor thousands where others ask for a few."""
    assert held(written) == []


def test_a_number_far_from_the_words_is_no_value() -> None:
    """Nor the number of a house in a street."""
    far = "at the corner of the long and winding street where it had always stood"
    assert held(f"Norland offered a [tour|E1:CONSULT:possible] of the palace {far}, 36 Quay Road.") == []


def test_the_holder_is_the_party_before_the_words() -> None:
    """Not the one that stands after them."""
    written = "Norland demanded that the Ardent Front [leave|E1:RETREAT:possible] Ostrel within 30 days."
    assert held(written) == [("Norland", "for", "P30D")]


def test_a_position_is_from_when_it_was_told() -> None:
    """That of the statement it stands in, else that of the report."""
    written = f"Norland wants a {LEAVE} in two years, said Sudmark."
    reading, _ = read_undertaken(written, said="Norland wants a withdrawal in two years")
    (one,) = with_times(reading.document, find_positions(reading), reading.statements)
    assert one.statement == "statement-1"
    spoken = day(date(2030, 5, 2))
    said = [replace(statement, time=spoken) for statement in reading.statements]
    assert [each.time for each in with_times(reading.document, [one], said)] == [spoken]
    (alone,) = positions_in(written)
    assert (alone.statement, alone.time.day) == (None, PUBLISHED)


def test_a_position_survives_its_line() -> None:
    """What a line was made of is what comes back from it."""
    for one in positions_in(f"Norland rejects a {LEAVE} in two years."):
        assert position_from(load(dump(position_line(one)))) == one
