"""Linked commitments: what reports tell of one undertaking is one, and what only looks like it is not."""

from datetime import date
from itertools import combinations, permutations

import pytest

from rapporteur.link.commitments import WEIGHTS, Undertaken, compare, due_alike, link_commitments, undertaken
from rapporteur.model import UNKNOWN, EventType, Reading, Status
from tests.record.making import with_event
from tests.record.undertaking import DUE, FRONT, NORLAND, deadline, may, promised, report, with_commitment

FIRST = promised("first.txt")


def told_again(  # noqa: PLR0913  each says in what the report differs, and most tests one
    path: str = "again.txt",
    act: str = "140 prisoners held at Kesh are to be free by May 20",
    *,
    due: date | None = DUE,
    who: str = NORLAND,
    number: float = 140,
    negative: bool = False,
    extends: bool = False,
) -> Reading:
    """Return a report that tells of the first commitment, or of something like it."""
    reading = report(path, may(6), f"The text that {who} signed is public: {act}.")
    return with_commitment(
        reading,
        act,
        deadline(due) if due else UNKNOWN,
        who=who,
        negative=negative,
        extends=extends,
        counts=[(f"{number:g}", "released", number)] if f"{number:g}" in act else (),
        when="May 20" if "May 20" in act else None,
    )


def mentions_of(*readings: Reading) -> list[Undertaken]:
    """Return what reports tell to be undertaken."""
    return [undertaken(one, {}) for reading in readings for one in reading.commitments]


def groups_of(*readings: Reading) -> list[list[str]]:
    """Return the commitments of some reports, each as the reports that tell it."""
    one_of, _ = link_commitments(mentions_of(*readings))
    paths = {one.id: str(reading.document.path) for reading in readings for one in reading.commitments}
    found: dict[str, list[str]] = {}
    for mention, group in one_of.items():
        found.setdefault(group, []).append(paths[mention])
    return sorted(map(sorted, found.values()))


TOGETHER = [["again.txt", "first.txt"]]
APART = [["again.txt"], ["first.txt"]]


def test_what_is_told_in_other_words_is_one() -> None:
    """By what is to be done, who is to, by when and how much."""
    assert groups_of(FIRST, told_again()) == TOGETHER


def test_a_day_too_many_is_the_same_deadline() -> None:
    """Days are counted from another clock elsewhere; and a day that is not told speaks against nothing."""
    assert groups_of(FIRST, told_again(due=may(21))) == TOGETHER
    assert groups_of(FIRST, told_again(due=None)) == TOGETHER


@pytest.mark.parametrize(
    "other",
    [
        told_again(due=date(2030, 7, 20)),
        told_again(who=FRONT),
        told_again(number=600, act="600 prisoners held at Kesh are to be free by May 20"),
        told_again(negative=True),
        told_again(act="140 wagons of wheat are to reach Ostrel", due=None),
    ],
    ids=["other day due", "other party", "other number", "one forbids it", "other thing"],
)
def test_what_only_looks_like_it_is_another(other: Reading) -> None:
    """Due on other days, by another party, of another number, not to be done, or something else."""
    assert groups_of(FIRST, other) == APART


def test_more_time_for_it_is_the_same_commitment() -> None:
    """A new day does not part what gives more time from what it gives it for."""
    act = "free the 140 prisoners held at Kesh by July 20, extended from May 20"
    assert groups_of(FIRST, told_again(act=act, due=date(2030, 7, 20), extends=True)) == TOGETHER


def test_stages_are_not_one() -> None:
    """What one sentence tells of one event as several things is several, whatever they share."""
    text = "Norland will free 70 of the prisoners by May 20 and 70 of the prisoners by May 21."
    reading = report("stages.txt", may(4), text)
    reading = with_event(reading, "free", type_=EventType.RETREAT, status=Status.PLANNED)
    for act, on in (("70 of the prisoners by May 20", 20), ("70 of the prisoners by May 21", 21)):
        reading = with_commitment(reading, act, deadline(may(on)), trigger="free", counts=[("70", "released", 70)])
    assert groups_of(reading) == [["stages.txt"], ["stages.txt"]]


def test_a_report_hardly_tells_one_commitment_twice() -> None:
    """It speaks against two mentions being one that they stand in one report."""
    (one,), (other,) = mentions_of(FIRST), mentions_of(told_again())
    apart = compare(one, other)
    reading = report("both.txt", may(6), "Norland will free 140 prisoners.", "Norland is to free the prisoners.")
    for act in ("Norland will free 140 prisoners", "Norland is to free the prisoners"):
        reading = with_commitment(reading, act, deadline(may(20)))
    beside = compare(*mentions_of(reading))
    assert apart
    assert beside
    assert "told twice in a report" not in apart.reason
    assert "told twice in a report -1.0" in beside.reason


def test_a_link_says_what_speaks_for_it_and_against() -> None:
    """Each likeness with its weight; which of the two comes first does not matter."""
    (one,), (other,) = mentions_of(FIRST), mentions_of(told_again(who=FRONT))
    found = compare(one, other)
    assert found
    assert found == compare(other, one)
    for words in ("same day due +1.5", "same number +1.5", "other party -2.5"):
        assert words in found.reason


def test_nothing_shared_is_no_link() -> None:
    """Nor is nothing at all a commitment."""
    reading = report("fish.txt", may(6), "Sudmark shall pay for nets.")
    fish = with_commitment(reading, "Sudmark shall pay for nets", who=None)
    (one,), (other,) = mentions_of(FIRST), mentions_of(fish)
    assert compare(one, other) is None
    assert link_commitments([]) == ({}, [])


def test_the_order_of_reports_does_not_matter() -> None:
    """Each commitment has the least identifier of its mentions, whichever was read first."""
    readings = (
        FIRST,
        told_again(),
        told_again("late.txt", due=date(2030, 7, 20)),
        told_again("not.txt", negative=True),
    )
    first, links = link_commitments(mentions_of(*readings))
    assert len(set(first.values())) == 3
    for order in permutations(readings):
        assert link_commitments(mentions_of(*order)) == (first, links)
    for name, group in first.items():
        assert group <= name
        assert first[group] == group


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ((20, 20), (20, 20), True),
        ((1, 31), (20, 20), True),
        ((20, 20), (21, 21), True),
        ((20, 20), (24, 24), None),
        ((10, 10), (20, 20), False),
        (None, (20, 20), None),
    ],
)
def test_days_due_are_compared(one: tuple[int, int] | None, other: tuple[int, int], alike: bool | None) -> None:
    """They can be one where they meet or lie a day apart, and are two a week apart; between these one cannot tell."""
    first, second = (deadline(may(days[0]), may(days[1])) if days else UNKNOWN for days in (one, other))
    assert due_alike(first, second) is due_alike(second, first) is alike


def test_commitments_of_one_event_are_alike() -> None:
    """What reports are known to tell of one event is told of one thing to be done."""
    again = report("again.txt", may(6), "Norland held them, and they go free.")
    again = with_event(again, "go free", type_=EventType.RETREAT, status=Status.PLANNED)
    again = with_commitment(again, "they go free", deadline(may(20)), trigger="go free")
    event = FIRST.commitments[0].event
    known = {str(again.commitments[0].event): str(event)}
    one, other = undertaken(FIRST.commitments[0], known), undertaken(again.commitments[0], known)
    found = compare(one, other)
    assert found
    assert f"same event {WEIGHTS['same event']:+.1f}" in found.reason


def test_what_is_one_is_so_by_a_link() -> None:
    """Never by none; and what no link joins is a commitment of its own."""
    readings = (FIRST, told_again(), told_again("late.txt", due=date(2030, 7, 20)))
    one_of, links = link_commitments(mentions_of(*readings))
    linked = {frozenset((one.one, one.other)) for one in links}
    for one, other in combinations(one_of, 2):
        assert (one_of[one] == one_of[other]) is (frozenset((one, other)) in linked)
