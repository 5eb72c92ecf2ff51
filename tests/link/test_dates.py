"""A report that does not state its day, dated by others: each clue by an example, then what must not happen."""

from datetime import date
from itertools import permutations

import pytest

from rapporteur.annotate.reading import annotate
from rapporteur.link.dates import date_by_others
from rapporteur.model import Interval, Reading
from rapporteur.read.files import Input
from rapporteur.read.report import read_report
from rapporteur.settings import Settings


def read(name: str, text: str) -> Reading:
    """Return the reading of a report."""
    given = Input(name=name, path=name, line=None, content=text.encode())
    return annotate(read_report(given, settings=Settings()))


def dated(undated: str, *others: str) -> Interval:
    """Return when a report was published, as it and others tell."""
    report = read("undated.txt", undated)
    readings = [report, *(read(f"{number}.txt", text) for number, text in enumerate(others))]
    return (date_one(report, readings) or report).document.published


def date_one(report: Reading, readings: list[Reading]) -> Reading | None:
    """Return a report's reading as others date it."""
    by_id = {reading.document.id: reading for reading in readings}
    [(_, reading)] = date_by_others([report], (reading.document for reading in readings), by_id.__getitem__)
    return reading


TOLD = "The worst week ended with the bombing of the ferry Ostrava on {}, in which fourteen people were killed."
LEDGER = "Published: 14 March 2031\n"
FERRY = (
    "A bomb exploded on Saturday on the car deck of the ferry Ostrava, and fourteen people were killed.\n"
    "Two men were arrested on Monday."
)


def test_a_copy_is_from_about_the_same_day() -> None:
    """The day and month of a dateline get the year of a dated report with the same wording."""
    body = (
        "Nine people were killed when marines and gunmen fought for six hours at the landing below the lighthouse, the "
        "ministry said, and the wounded were taken to the island's only hospital by fishing boats."
    )
    interval = dated(f"CORVE, March 13 (Reuters) - {body}", f"{LEDGER}{body} More was not known.")
    assert interval.day == date(2031, 3, 13)


def test_a_weekday_is_the_day_that_another_report_gives() -> None:
    """What happened on Saturday, another report puts on a day that is one."""
    interval = dated(FERRY, f"Published: 13 February 2033\n{TOLD.format('5 June 2032')}")
    assert (interval.earliest, interval.latest) == (date(2032, 6, 7), date(2032, 6, 8))


def test_a_day_that_is_no_such_weekday_is_not_followed() -> None:
    """A report that puts it on another weekday dates nothing."""
    other = "Published: 13 February 2033\nThe crew of the ferry Ostrava struck for a day on 4 June 2032."
    assert dated(FERRY, other).earliest is None


def test_reports_that_disagree_are_no_help() -> None:
    """Two reports with two different Saturdays leave the day open."""
    others = [f"Published: 13 February 2033\n{TOLD.format(day)}" for day in ("5 June 2032", "12 June 2032")]
    assert dated(FERRY, *others).earliest is None


def test_a_war_of_so_many_years_began_in_a_year_that_another_report_gives() -> None:
    """Eighteen years since 2001, and a day of the year, are a day of 2019."""
    text = (
        "Dornish war: envoy arrives in Lombra for talks\n"
        "The envoy arrived in Lombra on Wednesday, and intends to resume talks almost four months after the prime "
        "minister broke off the talks with the rebels.\n"
        "The prime minister broke off the talks with the rebels on August 9. "
        "The Dornish war has been going on for 18 years."
    )
    other = (
        "Published: 14 March 2016\nAn older report. The Coalition invaded the Dornish islands in 2001 and never left."
    )
    interval = dated(text, other)
    assert (interval.earliest, interval.latest) == (date(2019, 12, 4), date(2019, 12, 6))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_reports_does_not_matter(order: tuple[int, ...]) -> None:
    """Whatever report comes first, the date is the same."""
    report = read("undated.txt", FERRY)
    readings = [
        report,
        read("a.txt", f"Published: 13 February 2033\n{TOLD.format('5 June 2032')}"),
        read("b.txt", f"{LEDGER}Fish is dear this spring."),
    ]
    reading = date_one(report, [readings[place] for place in order])
    assert reading is not None
    assert reading.document.published.earliest == date(2032, 6, 7)


def test_reports_on_other_matters_date_nothing() -> None:
    """A report that shares no rare name is no witness."""
    assert dated(FERRY, f"{LEDGER}On Saturday the price of fish rose on the quay, the guild said.").earliest is None


RAID = "Gunmen of the Tarn Front stormed the harbour of Corvel on October 7, 2023, and killed forty people, it said."


@pytest.mark.parametrize(
    "text",
    [
        "Families wait\nThe families of those taken in the October 7 attack on Corvel harbour by the Tarn Front "
        "marched through the capital again on Saturday, and called on the gunmen to free them.",
        "The ministry said on Saturday that the Tarn Front, which killed forty people at the harbour of Corvel on "
        "October 7, would be disarmed. It was the fifth anniversary of the raid.",
    ],
)
def test_what_is_remembered_by_its_date_is_no_news(text: str) -> None:
    """A report that calls an event by its date, or speaks of an anniversary, may be from any year after it."""
    assert dated(text, f"Published: 10 October 2023\n{RAID}", "Fish is dear.", "Fish is cheap.").earliest is None


def test_the_same_parties_on_the_same_weekday_are_not_the_same_matter() -> None:
    """Names alone, however many two passages share, do not make a Thursday that Thursday."""
    text = "In the town of Lombra the islands and the Tarn Front and Corvel exchanged prisoners on Thursday."
    other = (
        "Published: 21 November 2031\nIn Lombra marines fought the Tarn Front near Corvel on Thursday for six hours."
    )
    assert dated(text, other, "Fish is dear.", "Fish is cheap.").earliest is None


BODY = (
    "Nine people were killed when marines and gunmen fought for six hours at the landing below the lighthouse, the "
    "ministry said, and the wounded were taken to the island's only hospital by fishing boats."
)


def test_a_copy_printed_years_later_does_not_overrule_the_dateline() -> None:
    """A report knows its own day and month: a copy from another season gives no year."""
    assert dated(f"CORVE, March 13 (Reuters) - {BODY}", f"Published: 14 June 2033\n{BODY}").earliest is None


def test_copies_printed_years_apart_are_no_help() -> None:
    """None of them tells which is the older."""
    others = [f"Published: 14 June {year}\n{BODY}" for year in (2031, 2033)]
    assert dated(BODY, *others).earliest is None


def test_weekdays_before_the_news_do_not_move_the_report() -> None:
    """Only weekdays told one soon after the other follow the news; others may lie before it."""
    body = (
        "The ferry Ostrava was bombed on Saturday and fourteen people were killed.\n"
        "The crew had warned of a bomb on Thursday, and again on Friday."
    )
    interval = dated(body, f"Published: 13 February 2033\n{TOLD.format('5 June 2032')}")
    assert interval.earliest == date(2032, 6, 5)


def test_no_other_report_dates_one_before_what_it_tells_as_past() -> None:
    """A report that tells of May 2034 as past is not from 2032, whatever another puts on that Saturday."""
    text = f"{FERRY}\nThe inquest into an earlier fire ended on 9 May 2034."
    assert dated(text, f"Published: 13 February 2033\n{TOLD.format('5 June 2032')}").earliest == date(2034, 5, 9)


def test_now_is_no_day_that_something_was_on() -> None:
    """What another report puts in the present gives no day for it."""
    other = "Published: 5 June 2032\nThe bombing of the ferry Ostrava is now being looked into, the ministry said."
    assert dated(FERRY, other).earliest is None


def test_words_that_many_reports_have_do_not_tell_one_matter_from_another() -> None:
    """That a journal published findings on a Wednesday dates nothing where it does so in every report."""
    text = "Their findings were published in the journal Tidewater on Wednesday."
    others = [
        f"Published: {day} May 2032\nThe findings of a team were published on {weekday} in the journal Tidewater."
        for day, weekday in ((6, "Wednesday"), (13, "Monday"), (20, "Tuesday"))
    ]
    fish = [f"Fish is {price}." for price in ("dear", "cheap", "scarce")]
    assert dated(text, *others, *fish).earliest is None
