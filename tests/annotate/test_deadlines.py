"""Deadlines: by when something undertaken is due, and never a day that nothing gives."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rapporteur.annotate.commitments import find_commitments
from rapporteur.annotate.deadlines import with_deadlines
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.reading import redated
from rapporteur.model import UNKNOWN, Basis, CommitmentMention, Dating, Reading
from tests.annotate.undertaken import PUBLISHED, commitments_in, day, read_undertaken

NORLAND = "[Norland|A1] is to [pay|E1:AID:planned K1] the fine"
SIGNED = "Norland and the Ardent Front [signed|E2:AGREE:happened] an accord [on May 4|T2]."
MAY_4 = date(2030, 5, 4)


def due(written: str, *, published: date | None = PUBLISHED) -> tuple[date | None, date | None]:
    """Return the days on which the last thing undertaken in a passage can fall due."""
    deadline = commitments_in(written, published=published)[-1].deadline
    return deadline.earliest, deadline.latest


def on(month: int, number: int, *, year: int = 2030) -> tuple[date, date]:
    """Return the deadline of one day."""
    return date(year, month, number), date(year, month, number)


NONE = (None, None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("by May 20", on(5, 20)),
        ("not later than till May 20", on(5, 20)),
        ("on May 20", on(5, 20)),
        ("no later than May 20", on(5, 20)),
        ("before May 20", on(5, 19)),
        ("until May 20", on(5, 20)),
        ("by Friday", on(5, 10)),
        ("by the end of May", on(5, 31)),
        ("by the end of the year", on(12, 31)),
        ("before the end of the year", on(12, 31)),
        ("before noon on Friday", on(5, 10)),
        ("before the summer recess", NONE),
        ("by 31 December 9999", on(12, 31, year=9999)),
        ("next month", (date(2030, 6, 1), date(2030, 6, 30))),
        ("a month from May 20", on(6, 20)),
        ("in the course of two weeks", on(5, 20)),
        ("for men seized before April 20", NONE),
        ("for claims made before April 20", NONE),
        ("by August", (date(2030, 8, 1), date(2030, 8, 31))),
        ("in 2031", (date(2031, 1, 1), date(2031, 12, 31))),
        ("in the course of things", NONE),
        ("after the rain", NONE),
    ],
)
def test_a_day(words: str, expected: tuple[date | None, date | None]) -> None:
    """A deadline is the days on which the last moment can fall: of a month any, of its end the last, of none none."""
    assert due(f"{NORLAND} {words}.") == expected


def test_of_several_days_the_one_that_bounds_what_is_to_be_done() -> None:
    """Not the day on which it was told, nor the one that stands in front of the verb."""
    assert due(f"On May 4 it was said that {NORLAND} by May 20.") == on(5, 20)
    assert due(f"From May 13, {NORLAND} within the law by May 20.") == on(5, 20)


@pytest.mark.parametrize("words", ["from May 20 to June 3", "extended until June 3"])
def test_a_day_that_was_moved(words: str) -> None:
    """Of the day it was and the day it is moved to, the second."""
    written = f"The sides agreed to [put off|E1:COOPERATE:planned K1] the handover {words}."
    assert due(written) == on(6, 3)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("within 45 days of signature", 45),
        ("within 45 days after the signing", 45),
        ("within 45 days of the accord", 45),
        ("within 45 days", 45),
        ("in 45 days", 45),
        ("in less than 45 days", 45),
        ("in at least 45 days", None),
    ],
)
def test_a_term_runs_from_the_signing(words: str, days: int | None) -> None:
    """Whatever day the report is from; of what takes at least so long no end is known."""
    expected = (MAY_4 + timedelta(days=days), MAY_4 + timedelta(days=days)) if days else NONE
    for published in (PUBLISHED, date(2030, 6, 30)):
        assert due(f"{SIGNED} {NORLAND} {words}.", published=published) == expected


def test_what_a_term_is_reckoned_from_is_kept() -> None:
    """With the duration as TIMEX3 writes it, and the words that both rest on."""
    one = commitments_in(f"{SIGNED} {NORLAND} within 45 days of signature.")[-1]
    assert one.term == "P45D"
    assert one.reckoned_from
    assert one.reckoned_from.quote == "signature"
    assert one.deadline.basis is Basis.INFERRED
    assert [cue.quote for cue in one.deadline.cues] == ["45 days", "May 4"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("within 45 days of [leaving|E3:RETREAT:planned] Ostrel [on May 20|T3]", on(7, 4)),
        ("within 10 days of the vote of May 20", on(5, 30)),
        ("within 10 days of May 20", on(5, 30)),
        ("within 10 days of the vote", NONE),
        ("within 10 days of the vote, and Sudmark will [vote|E3:SUPPORT:planned] [on May 20|T3]", on(5, 30)),
        ("within 10 days of the accord's entry into force", NONE),
        ("within 10 days of the accord's entry into force, which is set for May 20", on(5, 30)),
        ("by the tenth day after signature", on(5, 14)),
        ("no later than the 30th day after the vote of May 20", on(6, 19)),
        ("for a period of six months", (date(2030, 11, 3), date(2030, 11, 4))),
    ],
)
def test_a_term_runs_from_what_its_words_name(words: str, expected: tuple[date | None, date | None]) -> None:
    """Where that has a day; where it has none there is no deadline, signed or not."""
    assert due(f"{SIGNED} {NORLAND} {words}.") == expected


def test_a_signing_of_which_only_the_month_is_known() -> None:
    """Gives a month of days on which the term can end."""
    signed = "Norland and the Ardent Front [signed|E2:AGREE:happened] an accord [last month|T2]."
    expected = date(2030, 4, 1) + timedelta(days=45), date(2030, 4, 30) + timedelta(days=45)
    assert due(f"{signed} {NORLAND} within 45 days of signature.") == expected


def test_a_signing_that_is_ahead() -> None:
    """Says only by when the term ends at the latest."""
    signed = "Norland and the Ardent Front will [sign|E2:AGREE:planned] an accord [on May 8|T2]."
    assert due(f"{signed} {NORLAND} within 45 days of signature.") == (None, date(2030, 6, 22))


def test_stages_have_a_day_each() -> None:
    """Numbers within so many days, and the others within more."""
    written = (
        "The [accord|E1:AGREE:happened], signed [on May 4|T1], obliges [Norland|A2] to "
        "[withdraw|E2:RETREAT:planned K2] 700 men within 45 days and the other 1,100 within 90 days."
    )
    found = commitments_in(written)
    assert [(one.act.quote, one.deadline.latest) for one in found] == [
        ("700 men within 45 days", MAY_4 + timedelta(days=45)),
        ("the other 1,100 within 90 days", MAY_4 + timedelta(days=90)),
    ]


@pytest.mark.parametrize("words", ["another 60 days", "a further 60 days", "an additional 60 days", "60 more days"])
def test_more_time_by_itself_has_no_end(words: str) -> None:
    """It is reckoned from the deadline before it, which another report may tell."""
    (one,) = commitments_in(f"{SIGNED} The sides promised to extend the truce by {words}.")
    assert (one.term, one.deadline) == ("P60D", UNKNOWN)


def test_what_lasts_ends_on_its_last_day_or_the_next() -> None:
    """From the day that it begins; for how many years something is to be so is no deadline."""
    lasting = "Norland promised to keep the road open for {}."
    assert due(lasting.format("30 days from May 10")) == (date(2030, 6, 8), date(2030, 6, 9))
    assert due(lasting.format("30 days beginning May 10")) == (date(2030, 6, 8), date(2030, 6, 9))
    assert due(lasting.format("nine years")) == NONE


@pytest.mark.parametrize(
    ("written", "term", "reckoned_from"),
    [
        (f"{SIGNED} {NORLAND} by D+30.", "P30D", "D"),
        (f"{SIGNED} {NORLAND} by D + 30, with D-day yet to be set.", "P30D", "D"),
        (f"{SIGNED} {NORLAND} within 30 days of D-day.", "P30D", "D-day"),
        (f"{SIGNED} {NORLAND} within 30 days of entry into force.", "P30D", "entry into force"),
        (f"{SIGNED} {NORLAND} within 30 days. The clock has yet to start.", "P30D", "clock has yet to start"),
    ],
)
def test_a_clock_that_has_not_begun_gives_no_day(written: str, term: str, reckoned_from: str) -> None:
    """Not that of the signing either: what it waits for is kept, and the day is left open."""
    one = commitments_in(written)[-1]
    assert one.deadline == UNKNOWN
    assert one.reckoned_from
    assert (one.term, one.reckoned_from.quote.removeprefix("The ")) == (term, reckoned_from)


@pytest.mark.parametrize("duty", ["was to", "had to", "was supposed to", "should have"])
def test_what_was_to_be_done_is_not_reckoned_from_the_report(duty: str) -> None:
    """Its term ran from a day that the report need not tell; where it tells it, it runs from there."""
    late = f"Norland {duty} [leave|E1:RETREAT:did_not_happen K1] Ostrel within 30 days."
    assert due(late) == NONE
    assert due(f"{SIGNED} {late}") == on(6, 3)


def test_what_was_due_keeps_its_day() -> None:
    """A day before the report's is a deadline where the duty is told as past."""
    assert due("Norland was to [leave|E1:RETREAT:did_not_happen K1] Ostrel by May 2.") == on(5, 2)


def test_without_a_day_nothing_is_reckoned() -> None:
    """Neither from the report, whose day is unknown, nor from any other."""
    assert due(f"{NORLAND} within 45 days.", published=None) == NONE
    assert due(f"{NORLAND} by Friday.", published=None) == NONE
    assert due(f"{NORLAND} by May 20, 2031.", published=None) == on(5, 20, year=2031)


def _found(written: str) -> tuple[Reading, tuple[CommitmentMention, ...]]:
    reading, encoding = read_undertaken(written)
    found = find_commitments(reading, encoding)
    return reading, with_deadlines(reading.document, found, Ordered(reading.times), reading.events)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("by Friday", on(5, 10), on(6, 7)),
        ("by May 20", on(5, 20), on(5, 20)),
        ("by the end of next month", on(6, 30), on(7, 31)),
        ("within 45 days", on(6, 20), on(7, 18)),
        ("within 45 days of signature", NONE, NONE),
        ("by D+30", NONE, NONE),
    ],
)
def test_a_report_that_is_dated_again(
    words: str, before: tuple[date | None, date | None], after: tuple[date | None, date | None]
) -> None:
    """Has the deadlines seen from its new day; everything else stays."""
    reading, found = _found(f"{NORLAND} {words}.")
    assert (found[-1].deadline.earliest, found[-1].deadline.latest) == before
    dating = Dating(document="doc", interval=day(date(2030, 6, 3)), reasons=(), made_by="test")
    (again,) = redated(replace(reading, commitments=found), dating).commitments
    assert (again.deadline.earliest, again.deadline.latest) == after
    assert replace(again, deadline=found[-1].deadline) == found[-1]


def test_how_long_ago_it_was_due() -> None:
    """So long before the day that is told, or the day before that: a term ends with a day or before it."""
    ago = "two weeks after the date by which [Norland|A1] had undertaken to [reopen|E1:CONCEDE:planned K1] it"
    assert due(f"The port was still closed [on May 6|T2], {ago}.") == (date(2030, 4, 21), date(2030, 4, 22))
    assert due(f"The port was still closed, {ago}.") == (date(2030, 4, 21), date(2030, 4, 22))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (". May 4 passed.", on(5, 4)),
        ("; May 4 came and nobody paid.", on(5, 4)),
        (", which carries the time to May 20.", on(5, 20)),
        (". It rained. May 4 passed.", NONE),
        (". On May 4 it rained.", NONE),
    ],
)
def test_a_term_whose_end_is_told_after_it(after: str, expected: tuple[date | None, date | None]) -> None:
    """As the day to which it runs, or the day that passed."""
    assert due(f"[Norland|A1] undertook to [pay|E1:AID:planned K1] within another 20 days{after}") == expected


@pytest.mark.parametrize("words", ["promised for April 20", "set for April 20", "due for April 20"])
def test_a_day_for_which_it_was_promised(words: str) -> None:
    """Is its day, though it is past by now."""
    assert due(f"The [payment|E1:AID:planned K1], {words}, has not come.") == on(4, 20)


def test_days_counted_from_a_d_day() -> None:
    """Run from what the words name, whose day is told elsewhere."""
    (one,) = commitments_in("It was [day 90|E1:AID:planned K1] since the D-day and the gates should be shut.")
    assert (one.term, one.reckoned_from and one.reckoned_from.quote, one.deadline) == ("P90D", "D-day", UNKNOWN)


def test_the_end_of_a_year_that_is_not_known() -> None:
    """Of a report that is from either of two years, any day that it can be."""
    (one,) = commitments_in(f"{NORLAND} by the end of the year.", published=None)
    assert one.deadline == UNKNOWN


def test_a_term_that_goes_on_from_the_one_before() -> None:
    """So long after "that" is so long after what was due last."""
    written = (
        f"{SIGNED} {NORLAND} within 14 days and must [leave|E3:RETREAT:planned K3] no later than 60 days after that."
    )
    assert due(written) == on(7, 17)
    assert due(f"{NORLAND} and must [leave|E3:RETREAT:planned K3] no later than 60 days after that.") == NONE


def test_what_binds_from_now_on_is_due_on_the_day_to_come() -> None:
    """Where a day is read that was long before the report; not where the words look back, or its year is told."""
    must = "Norland must [pay|E1:AID:planned K1] the fine"
    assert due(f"Signed in Ostrel, it rained, and {must} by the first of January.") == on(1, 1, year=2031)
    assert due("It rained. Norland has promised to [pay|E1:AID:planned K1] the fine by Christmas.") == on(12, 25)
    assert due("Norland had to [pay|E1:AID:planned K1] the fine by January 1, 2030.") == on(1, 1)
    assert due(f"{must} by January 1, 2030.") == on(1, 1)


def test_an_and_shares_the_deadline_after_both() -> None:
    """In the passive; not with what is due at a time of its own, nor of two things each done to something else."""
    freed = "The crew must be [found|E1:RETREAT:planned K1]{} and [sent home|E2:RETREAT:planned K2] by May 20."
    first, second = commitments_in(freed.format(""))
    assert first.deadline == second.deadline
    assert first.deadline.latest == date(2030, 5, 20)
    first, _ = commitments_in(freed.format(" at once"))
    assert first.deadline == UNKNOWN
    first, second = commitments_in(
        "Norland agreed to [host|E1:CONSULT:planned K1] the talks and [lift|E2:CONCEDE:planned K2] the ban by May 20."
    )
    assert (first.deadline, second.deadline.latest) == (UNKNOWN, date(2030, 5, 20))
