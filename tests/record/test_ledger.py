"""The ledger: how what was undertaken stands on a day, by what reports tell of it, and why."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from rapporteur.model import EventType, Interval, Reading, Status
from rapporteur.record.ledger.evidence import Effect
from rapporteur.record.ledger.reckoning import Commitment, Standing
from rapporteur.record.ledger.views import Sought, list_commitments, list_ledger
from rapporteur.record.reviews import Matter, review_of
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage
from tests.record.making import day, make_reading, with_event
from tests.record.undertaking import (
    DUE,
    FRONT,
    MADE,
    deadline,
    may,
    promised,
    report,
    told,
    with_commitment,
)

LONG_AFTER = date(2040, 1, 1)
PROMISED = promised()
IN_TIME = may(18)
RELEASED = [("140", "released", 140)]


def seen(readings: Sequence[Reading], as_of: date | None = None, *, known_by: date | None = None) -> list[Commitment]:
    """Return the commitments of some reports as they stand on a day."""
    with Store.of(readings) as store:
        return list_commitments(store, Vantage(as_of=as_of, known_by=known_by))


def standing(readings: Sequence[Reading], as_of: date, *, known_by: date | None = None) -> Standing:
    """Return how the one commitment of some reports stands on a day."""
    (one,) = seen(readings, as_of, known_by=known_by)
    return one.standing


def freed(path: str = "freed.txt", on: date = IN_TIME, *, count: int = 140) -> Reading:
    """Return a report, of the same day, that Norland freed prisoners."""
    words = f"May {on.day}"
    counts = [(f"{count}", "released", count)]
    sentence = f"Norland freed {count} prisoners held at Kesh on {words}."
    return told(path, on, sentence, "freed", on, when=words, counts=counts)


def missed(sentence: str = "Norland missed the deadline of May 20 to free its prisoners.") -> Reading:
    """Return a report that the day passed without the prisoners being free."""
    return told("missed.txt", may(22), sentence)


# What nobody spoke of again


def test_what_is_not_due_is_agreed() -> None:
    """Before its day, with its day and agreement, and the reason in words."""
    (one,) = seen([PROMISED], may(19))
    assert (one.standing, one.as_of, one.reason) == (Standing.AGREED, may(19), "not due before 2030-05-20")
    assert one.deadline.latest == DUE
    assert one.agreement == PROMISED.events[0].id
    assert not one.evidence


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (may(19), Standing.AGREED),
        (may(20), Standing.DUE),
        (may(21), Standing.OVERDUE),
        (LONG_AFTER, Standing.OVERDUE),
    ],
)
def test_silence_is_overdue_and_never_broken(as_of: date, expected: Standing) -> None:
    """However long nothing is heard; on its last day it is due."""
    assert standing([PROMISED], as_of) is expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [(may(9), Standing.AGREED), (may(10), Standing.DUE), (may(31), Standing.DUE), (LONG_AFTER, Standing.OVERDUE)],
)
def test_a_deadline_of_several_days(as_of: date, expected: Standing) -> None:
    """It is due on any of them, and overdue after the last."""
    act = "Norland will pay for the nets by then"
    made = with_commitment(report("nets.txt", MADE, f"{act}."), act, deadline(may(10), may(31)))
    assert standing([made], as_of) is expected


def test_without_a_day_it_is_never_overdue() -> None:
    """Nor due: nobody said by when."""
    act = "Norland will pay for the nets"
    made = with_commitment(report("nets.txt", MADE, f"{act}."), act)
    assert standing([made], LONG_AFTER) is Standing.AGREED


def test_a_promise_not_to_is_never_overdue() -> None:
    """That it was not done is what was promised, whatever its day."""
    act = "Norland will not shell the harbour of Kesh until May 20"
    made = with_commitment(report("shell.txt", MADE, f"{act}."), act, deadline(DUE), negative=True)
    for as_of in (may(5), DUE, may(21), LONG_AFTER):
        assert standing([made], as_of) is Standing.AGREED


def test_what_is_only_offered() -> None:
    """It is proposed, and not known to be open any more where nobody spoke of it for 90 days; agreed if told so."""
    act = "free 140 prisoners held at Kesh"
    offer = with_commitment(report("offer.txt", MADE, f"Norland offered to {act}."), act, proposed=True)
    assert standing([offer], MADE + timedelta(days=90)) is Standing.PROPOSED
    assert standing([offer], MADE + timedelta(days=91)) is Standing.UNKNOWN
    again = with_commitment(report("again.txt", may(30), f"Norland still offers to {act}."), act, proposed=True)
    assert standing([offer, again], MADE + timedelta(days=91)) is Standing.PROPOSED
    agreed = with_commitment(report("agreed.txt", may(9), f"Norland agreed to {act}."), act)
    assert standing([offer, agreed], may(8)) is Standing.PROPOSED
    assert standing([offer, agreed], LONG_AFTER) is Standing.AGREED


# What became of it


def test_kept() -> None:
    """Told as done by its day: kept from then on, with the words that show it, and the reason."""
    readings = [PROMISED, freed()]
    assert standing(readings, may(17)) is Standing.AGREED
    (one,) = seen(readings, LONG_AFTER)
    assert (one.standing, one.reason) == (Standing.KEPT, "told as done on 2030-05-18, 2 days before it was due")
    (found,) = one.evidence
    assert (found.effect, found.day) == (Effect.KEEPS, may(18))
    assert found.span.quote == "Norland freed 140 prisoners held at Kesh on May 18."


def test_what_a_person_finds_of_an_event_is_heard() -> None:
    """An event that was none keeps nothing, until that is undone; one that did not happen breaks what was promised."""
    told = freed()
    wrong, not_so = (
        review_of(told.events[0].id, matter, value, reason="I was there", made_by="person:Ana", made_at=may(30))
        for matter, value in ((Matter.MENTION, "wrong"), (Matter.STATUS, Status.DID_NOT_HAPPEN.value))
    )
    with Store.of([PROMISED, told]) as store:

        def standing_now() -> Standing:
            (one,) = list_commitments(store, Vantage(as_of=LONG_AFTER))
            return one.standing

        assert standing_now() is Standing.KEPT
        store.review(wrong)
        assert standing_now() is Standing.OVERDUE
        store.undo_review(wrong.id, may(30))
        assert standing_now() is Standing.KEPT
        store.review(not_so)
        assert standing_now() is not Standing.KEPT


def test_kept_late() -> None:
    """Told as done after its day: overdue until then."""
    readings = [PROMISED, freed(on=may(25))]
    assert standing(readings, may(24)) is Standing.OVERDUE
    (one,) = seen(readings, may(25))
    assert (one.standing, one.reason) == (Standing.KEPT_LATE, "told as done on 2030-05-25, 5 days after it was due")


def test_kept_on_a_day_that_is_not_told() -> None:
    """It is kept; whether in time is not known."""
    kept = told("freed.txt", may(26), "Norland freed 140 prisoners held at Kesh.", "freed", counts=RELEASED)
    (one,) = seen([PROMISED, kept], may(26))
    assert (one.standing, one.reason) == (Standing.KEPT, "told as done")


def test_partly_kept_by_numbers_of_the_event() -> None:
    """60 of 140 freed, 700 of 1,800 gone; what is all but all is all."""
    (one,) = seen([PROMISED, freed(count=60)], LONG_AFTER)
    assert (one.standing, one.reason) == (Standing.PARTLY_KEPT, "60 of 140")
    act = "Norland is to withdraw 1,800 troops from the valley by May 20"
    made = with_event(report("troops.txt", MADE, f"{act}."), "withdraw", type_=EventType.RETREAT, status=Status.PLANNED)
    counts = [("1,800", "troops", 1800)]
    made = with_commitment(made, act, deadline(DUE), trigger="withdraw", counts=counts, when="May 20")
    gone = told("gone.txt", may(19), "Norland has withdrawn 700 troops from the valley.", "withdrawn",
                counts=[("700", "troops", 700)])  # fmt: skip
    (one,) = seen([made, gone], LONG_AFTER)
    assert (one.standing, one.reason) == (Standing.PARTLY_KEPT, "700 of 1,800")
    assert standing([PROMISED, freed(count=139)], LONG_AFTER) is Standing.KEPT


@pytest.mark.parametrize("trigger", [None, "removed"])
def test_partly_kept_by_words(trigger: str | None) -> None:
    """ "29 of its 35" is a part, whether or not the encoder found an event in it."""
    act = "the Ardent Front will remove its 35 guns from the ridge by May 20"
    made = report("guns.txt", MADE, f"In return {act}.")
    made = with_commitment(made, act, deadline(DUE), who=FRONT, when="May 20")
    part = told("part.txt", may(19), "The Ardent Front has removed 29 of its 35 guns from the ridge.", trigger)
    (one,) = seen([made, part], LONG_AFTER)
    assert (one.standing, one.reason) == (Standing.PARTLY_KEPT, "told as done in part: “29 of its 35”")


def test_partly_kept_without_a_number() -> None:
    """Part of them is not all of them."""
    part = told("part.txt", may(18), "Norland freed part of the prisoners held at Kesh.", "freed")
    assert standing([PROMISED, part], LONG_AFTER) is Standing.PARTLY_KEPT


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland missed the deadline of May 20 to free its prisoners.",
        "Norland missed the May 20 deadline, the mediators said.",
        "May 20 came and went, and Norland was silent.",
        "The 20th of May passed without a word from Norland.",
    ],
)
def test_broken_by_a_missed_day(sentence: str) -> None:
    """Where a report tells that the day it was due passed without it."""
    readings = [PROMISED, missed(sentence)]
    assert standing(readings, may(21)) is Standing.OVERDUE
    assert standing(readings, may(22)) is Standing.BROKEN


def test_broken_as_told_not_done_after_its_day() -> None:
    """Before its day, that it is not done yet breaks nothing."""
    sentence = "Norland has not freed the prisoners held at Kesh."
    for published, expected in ((may(12), Standing.OVERDUE), (may(22), Standing.BROKEN)):
        undone = told("undone.txt", published, sentence, "freed", status=Status.DID_NOT_HAPPEN)
        assert standing([PROMISED, undone], may(30)) is expected


def test_broken_as_called_off() -> None:
    """What is told to be called off is broken whenever it was due."""
    sentence = "Norland called off the swap in which prisoners were to be freed at Kesh."
    off = told("off.txt", may(10), sentence, "freed", status=Status.CALLED_OFF)
    assert standing([PROMISED, off], may(12)) is Standing.BROKEN


@pytest.mark.parametrize(("status", "expected"), [(Status.HAPPENED, "broken"), (Status.POSSIBLE, "agreed")])
def test_a_promise_not_to_is_broken_by_the_deed(status: Status, expected: str) -> None:
    """By what happened, not by what may."""
    act = "Norland will not shell the harbour of Kesh"
    made = report("shell.txt", MADE, f"{act}.")
    made = with_commitment(made, act, negative=True, type_=EventType.ASSAULT)
    sentence = "Norland shelled the harbour of Kesh on May 11."
    deed = told("deed.txt", may(11), sentence, "shelled", may(11), when="May 11", type_=EventType.ASSAULT,
                status=status)  # fmt: skip
    assert standing([made, deed], may(10)) is Standing.AGREED
    assert standing([made, deed], may(11)).value == expected


@pytest.mark.parametrize(
    ("words", "due", "given"),
    [
        ("to July 20", date(2030, 7, 20), {"when": "July 20"}),
        ("by another 30 days", date(2030, 6, 19), {"when": "another 30 days", "term": "P30D"}),
    ],
)
def test_extended(words: str, due: date, given: dict[str, Any]) -> None:
    """More time moves the day from when it is told; so many days more run from the day before."""
    act = f"extend the time for Norland to free 140 prisoners held at Kesh {words}"
    more = report("more.txt", may(18), f"They agreed to {act}.")
    moved = Interval(earliest=None, latest=None, basis=PROMISED.commitments[0].deadline.basis)
    moved = deadline(due) if "term" not in given else moved
    more = with_commitment(more, act, moved, extends=True, counts=RELEASED, **given)
    (before,) = seen([PROMISED, more], may(17))
    assert (before.standing, before.deadline.latest) == (Standing.AGREED, DUE)
    (after,) = seen([PROMISED, more], may(25))
    assert (after.standing, after.deadline.latest, after.reason) == (Standing.EXTENDED, due, f"more time: until {due}")
    assert after.act == PROMISED.commitments[0].act


def test_put_off_without_a_day() -> None:
    """It is extended, and its day stays the one that is known."""
    off = told("off.txt", may(18), "Norland postponed freeing the prisoners held at Kesh.")
    (one,) = seen([PROMISED, off], may(19))
    assert (one.standing, one.deadline.latest) == (Standing.EXTENDED, DUE)


def test_superseded() -> None:
    """Something else is told to take its place."""
    other = told("other.txt", may(18), "A pardon replaced freeing the prisoners held at Kesh.")
    assert standing([PROMISED, other], may(17)) is Standing.AGREED
    assert standing([PROMISED, other], may(19)) is Standing.SUPERSEDED


def test_disputed() -> None:
    """Told as done by one and as not done by another: neither is dropped, and both are in the reason."""
    readings = [PROMISED, freed(), missed("The Ardent Front said Norland missed the deadline of May 20 to free them.")]
    assert standing(readings, may(19)) is Standing.KEPT
    (one,) = seen(readings, may(22))
    assert one.standing is Standing.DISPUTED
    assert {found.effect for found in one.evidence} == {Effect.KEEPS, Effect.BREAKS}
    assert "2 days before it was due; but told as missed" in one.reason


@pytest.mark.parametrize(
    "nothing",
    [
        told("a.txt", may(2), "Norland freed 140 prisoners held at Kesh on May 1.", "freed", may(1), when="May 1"),
        told("b.txt", may(19), "Norland will free the prisoners held at Kesh.", "free", status=Status.PLANNED),
        told("c.txt", may(19), "Norland must free the prisoners held at Kesh."),
        told("d.txt", may(19), "Norland painted the prison of Kesh.", "painted", type_=EventType.AID),
        told("e.txt", may(19), "Norland promised again to free the prisoners held at Kesh.", "promised",
             type_=EventType.AGREE),
        told("f.txt", may(19), "Sudmark freed ten fishermen.", "freed"),
        told("g.txt", may(19), "Norland shelled the prison of Kesh where prisoners are held.", "shelled",
             type_=EventType.ASSAULT),
        told("h.txt", date(2032, 5, 19), "Norland freed prisoners held at Kesh on May 19, 2032.", "freed",
             date(2032, 5, 19), when="May 19, 2032"),
    ],
    ids=["told before", "still ahead", "a duty", "another deed", "words alone", "other things", "harm", "years later"],
)  # fmt: skip
def test_what_tells_nothing_of_it(nothing: Reading) -> None:
    """What was told before it, is ahead, is only said, or is something else is no evidence."""
    (one,) = seen([PROMISED, nothing], may(21))
    assert (one.standing, one.evidence) == (Standing.OVERDUE, ())


# Days that another report tells


def opening(path: str = "road.txt", anchor: str = "D-day") -> Reading:
    """Return a report of what is due 30 days after something."""
    act = f"Norland is to open the mountain road within 30 days of {anchor}"
    return with_commitment(report(path, MADE, f"{act}."), act, when="30 days", term="P30D", reckoned_from=anchor)


def begun(path: str, on: int, sentence: str = "D-day was May {}, the mediators said.") -> Reading:
    """Return a report, of two days later, of the day on which something began."""
    words = f"May {on}"
    return make_reading([sentence.format(on)], times=[(words, day(may(on)))], published=day(may(on + 2)), path=path)


def test_the_day_from_which_a_term_runs_is_told_elsewhere() -> None:
    """There is no deadline before that day, nor until a report tells it; from then on it rests on its words."""
    readings = [opening(), begun("d.txt", 10)]
    for before in (seen(readings, may(9)), seen(readings, may(11), known_by=may(11))):
        assert [(one.standing, one.deadline.latest, one.term) for one in before] == [(Standing.AGREED, None, "P30D")]
    (after,) = seen(readings, may(10))
    assert after.deadline.latest == after.deadline.earliest == may(10) + timedelta(days=30)
    assert [cue.quote for cue in after.deadline.cues] == ["30 days", "D-day", "D-day was May 10, the mediators said."]
    assert standing(readings, LONG_AFTER) is Standing.OVERDUE


def test_several_days_from_which_a_term_may_run_give_none() -> None:
    """Two reports that tell the same day are one; that tell different ones leave it open."""
    same, other = begun("e.txt", 10), begun("f.txt", 11)
    assert seen([opening(), begun("d.txt", 10), same], LONG_AFTER)[0].deadline.latest == date(2030, 6, 9)
    (one,) = seen([opening(), begun("d.txt", 10), other], LONG_AFTER)
    assert (one.deadline.latest, one.standing) == (None, Standing.AGREED)
    heard = seen([opening(), begun("d.txt", 10), other], LONG_AFTER, known_by=may(12))
    assert heard[0].deadline.latest == date(2030, 6, 9)


@pytest.mark.parametrize(
    ("anchor", "sentence", "runs"),
    [
        ("entry into force", "The accord entered into force on May {}.", True),
        ("taking effect", "The accord took effect on May {}.", True),
        ("D-day", "The accord took effect on May {}.", False),
        ("entry into force", "D-day was May {}, the mediators said.", False),
    ],
)
def test_a_term_runs_from_the_beginning_that_it_names(anchor: str, sentence: str, runs: bool) -> None:
    """A D-day is not the day on which an accord takes effect."""
    (one,) = seen([opening(anchor=anchor), begun("d.txt", 10, sentence)], LONG_AFTER)
    assert one.deadline.latest == (date(2030, 6, 9) if runs else None)


# From where it is seen


def test_what_was_undertaken_later_is_not_there_yet() -> None:
    """Nor what only a later report tells."""
    assert seen([PROMISED], may(3)) == []
    assert seen([PROMISED], LONG_AFTER, known_by=may(3)) == []
    assert len(seen([PROMISED], MADE, known_by=MADE)) == 1


def test_known_by_hears_only_what_was_out() -> None:
    """What was done in time but told later was overdue as one then knew."""
    late = told("freed.txt", may(30), "Norland freed 140 prisoners held at Kesh on May 18.", "freed", may(18),
                when="May 18", counts=RELEASED)  # fmt: skip
    assert standing([PROMISED, late], LONG_AFTER, known_by=may(29)) is Standing.OVERDUE
    assert standing([PROMISED, late], LONG_AFTER, known_by=may(30)) is Standing.KEPT


def test_without_a_day_it_is_seen_from_the_last_report() -> None:
    """And says so."""
    other = told("late.txt", may(23), "It rained in Kesh.")
    (one,) = seen([PROMISED, other])
    assert (one.as_of, one.standing) == (may(23), Standing.OVERDUE)


def test_the_ledger_is_asked_for_what_falls_due() -> None:
    """Within so many days of the day it is seen from, by agreement, and in the order of the days due."""
    act = "Sudmark will pay for the nets by July 1"
    nets = with_commitment(report("nets.txt", MADE, f"{act}."), act, deadline(date(2030, 7, 1)), who=None)
    with Store.of([nets, PROMISED]) as store:
        for within, expected in ((0, []), (15, [DUE]), (60, [DUE, date(2030, 7, 1)]), (None, [DUE, date(2030, 7, 1)])):
            found = list_ledger(store, Vantage(as_of=may(5)), Sought(within=within))
            assert [one.deadline.latest for one in found] == expected
        assert list_ledger(store, Vantage(as_of=may(21)), Sought(within=15)) == []
        of = list_ledger(store, Vantage(as_of=may(5)), Sought(agreement=PROMISED.events[0].id))
        assert [one.deadline.latest for one in of] == [DUE]
