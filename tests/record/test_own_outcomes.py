"""Own outcomes: what the sentence of a commitment tells of how it went, and the one right after it; and what is told
by when it was due."""

from collections.abc import Sequence
from datetime import date

import pytest

from rapporteur.model import Reading
from rapporteur.record.ledger.evidence import Effect
from rapporteur.record.ledger.reckoning import Commitment, Standing
from rapporteur.record.ledger.views import list_commitments
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage
from tests.record.making import day, make_reading
from tests.record.undertaking import deadline, may, promised, report, with_commitment

LATER = may(30)


def ledger(readings: Sequence[Reading], as_of: date = LATER) -> list[Commitment]:
    """Return the commitments of some reports as they stand on a day."""
    with Store.of(readings) as store:
        return list_commitments(store, Vantage(as_of=as_of))


def standing(act: str, sentence: str, *, when: str | None = None) -> Standing:
    """Return how something undertaken stands that one sentence tells, with how it went."""
    reading = report("report.txt", may(28), sentence)
    (one,) = ledger([with_commitment(reading, act, deadline(may(20)), who=None, when=when)])
    return one.standing


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The troops had to leave Kesh by May 20, but the last went only in June.", Standing.KEPT_LATE),
        ("The troops should have left Kesh by May 20; the last went seven weeks after that.", Standing.KEPT_LATE),
        ("The troops were to leave Kesh by May 20 and have not left.", Standing.BROKEN),
        ("The troops were to leave Kesh by May 20, but half of their tanks are there.", Standing.PARTLY_KEPT),
        ("The troops are to leave Kesh by May 20, and they have not left the coast.", Standing.OVERDUE),
        ("The troops were to leave Kesh by May 20, and nobody knows whether they did not.", Standing.OVERDUE),
    ],
)
def test_what_was_to_be_done_and_how_it_went(sentence: str, expected: Standing) -> None:
    """In one sentence: late, not done, in part; of what is still to be done, and of what is only asked, nothing."""
    act = next(words for words in ("leave Kesh", "left Kesh") if words in sentence)
    assert standing(act, sentence, when="May 20") is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Front kept its promise to leave Kesh.", Standing.KEPT),
        ("The Front honoured its pledge to leave Kesh.", Standing.KEPT),
        ("The Front broke its word to leave Kesh.", Standing.BROKEN),
        ("The Front has carried out three of the five steps which it promised for May 20.", Standing.PARTLY_KEPT),
        ("The council met at Kesh ten days before the date by which it was to be named.", Standing.KEPT),
    ],
)
def test_how_a_promise_was_held(sentence: str, expected: Standing) -> None:
    """As words around it say: kept, broken, in part, or before its day."""
    act = "five steps which it promised" if "steps" in sentence else "leave Kesh" if "leave" in sentence else "be named"
    assert standing(act, sentence) is expected


@pytest.mark.parametrize(
    ("turn", "expected"),
    [
        ("Within weeks it built a wall at Kesh.", Standing.BROKEN),
        ("But Norland built a wall at Kesh.", Standing.BROKEN),
        ("It built a wall at Kesh.", Standing.AGREED),
        ("Within weeks the Ardent Front built a wall.", Standing.AGREED),
        ("But it may build a wall.", Standing.AGREED),
        ("But it has not built a wall.", Standing.AGREED),
    ],
)
def test_what_goes_against_a_promise_told_right_before_it(turn: str, expected: Standing) -> None:
    """Where it says that it does, and that they did it who promised."""
    reading = report("report.txt", may(28), "Norland vowed to build nothing.", turn)
    (one,) = ledger([with_commitment(reading, "build nothing", negative=True)])
    assert one.standing is expected


def reckoned(sentence: str, *, days: dict[str, date], path: str = "later.txt") -> Reading:
    """Return a report with the days and durations that it tells."""
    times = [(words, day(on)) for words, on in days.items()]
    return make_reading([sentence], times=[("two days", None), *times], published=day(may(28)), path=path)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoys reached Kesh on May 22, two days later than promised.", Standing.KEPT_LATE),
        ("The envoys reached Kesh on May 22, two days after the deadline.", Standing.KEPT_LATE),
        ("The envoys reached Kesh on May 18, two days ahead of time.", Standing.KEPT),
        ("The envoys reached Kesh on May 25, two days later than promised.", Standing.OVERDUE),
        ("The lorries reached Ostrel on May 22, two days later than promised.", Standing.OVERDUE),
        ("Kesh was still without envoys on May 22, two days after the deadline.", Standing.OVERDUE),
    ],
)
def test_it_is_known_by_when_it_was_due(sentence: str, expected: Standing) -> None:
    """So long after the day or before it, with a name in common; not where it was due on another day, is of something
    else, or was not done."""
    made = report("made.txt", may(4), "Norland is to send its envoys up to Kesh by May 20.")
    made = with_commitment(made, "send its envoys up to Kesh by May 20", deadline(may(20)), when="May 20")
    on = next(words for words in ("May 18", "May 22", "May 25") if words in sentence)
    told = reckoned(sentence, days={on: may(int(on.removeprefix("May ")))})
    assert ledger([made, told])[0].standing is expected


def test_a_day_that_passed_right_after_what_was_due_on_it() -> None:
    """Is missed, though the sentence names nothing but the day; more time given right after that extends it."""
    text = ("They are to sign until May 20.", "May 20 passed.", "They gave themselves another week.")
    passed, more = (make_reading(text[:length], published=day(may(28))) for length in (2, 3))
    (one,) = ledger([with_commitment(passed, "They are to sign until May 20", deadline(may(20)), who=None)])
    assert (one.standing, one.reason) == (Standing.BROKEN, "told as missed: “passed”")
    (found,) = ledger([with_commitment(more, "They are to sign until May 20", deadline(may(20)), who=None)])
    assert (found.standing, found.reason) == (Standing.EXTENDED, "more time: “gave themselves another”")


def test_something_replaces_how_long_it_was_to_take() -> None:
    """By the words for the time alone."""
    act = "The front must lay down its guns within 60 days"
    made = with_commitment(
        report("a.txt", may(4), f"{act}."), act, deadline(may(20)), who=None, when="60 days", term="P60D"
    )
    other = make_reading(["This calendar replaces the 60 days of spring."], published=day(may(10)), path="b.txt")
    assert ledger([made, other])[0].standing is Standing.SUPERSEDED
    another = make_reading(["This calendar replaces the 90 days of spring."], published=day(may(10)), path="b.txt")
    assert ledger([made, another])[0].standing is Standing.OVERDUE


def test_less_than_was_promised() -> None:
    """Is done in part, where the words say what was promised."""
    made = report("made.txt", may(4), "Norland is to send 300 trucks of grain over the bridge.")
    made = with_commitment(made, "send 300 trucks of grain over the bridge", deadline(may(20)))
    told = make_reading(["Only 180 trucks came, far below the 300 it promised."], published=day(may(28)), path="b.txt")
    (one,) = ledger([made, told])
    assert one.standing is Standing.PARTLY_KEPT
    assert [found.effect for found in one.evidence] == [Effect.PART]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The prisoners held at Kesh were freed before the date.", Standing.KEPT),
        ("The prisoners held at Kesh were freed.", Standing.OVERDUE),
    ],
)
def test_a_report_of_no_known_day(sentence: str, expected: Standing) -> None:
    """Is heard where it speaks of what was promised: what it tells was after that, then."""
    (one,) = ledger([promised(), make_reading([sentence], path="undated.txt")])
    assert one.standing is expected


def test_quotas_missed_by_their_months() -> None:
    """Each stage by the month in which it was due."""
    text = "The Front is to hand over 300 guns by March 31 and 400 guns by April 30."
    reading = report("a.txt", may(1), text)
    for act, due in (("300 guns by March 31", date(2030, 3, 31)), ("400 guns by April 30", date(2030, 4, 30))):
        reading = with_commitment(reading, act, deadline(due), who=None, whole=text.removesuffix("."))
    told = make_reading(["The quotas for March were missed."], published=day(may(28)), path="b.txt")
    assert {one.act.quote: one.standing for one in ledger([reading, told])} == {
        "300 guns by March 31": Standing.BROKEN,
        "400 guns by April 30": Standing.OVERDUE,
    }
