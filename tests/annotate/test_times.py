"""Times as the record has them: values, and intervals with their basis and cues."""

from dataclasses import replace
from datetime import date

from rapporteur.annotate.reading import annotate
from rapporteur.annotate.times import find_times
from rapporteur.model import Basis, Interval, TimeExpression
from rapporteur.read.files import Input
from rapporteur.read.report import read_report
from rapporteur.settings import Settings
from rapporteur.time.grammar import find_expressions, tokenise


def times(text: str, *, earliest: date | None, latest: date | None) -> dict[str, TimeExpression]:
    """Return the time expressions of a text, by their words, if it was published between two days."""
    given = Input(name="report.txt", path="report.txt", line=None, content=text.encode())
    document = annotate(read_report(given, settings=Settings())).document
    published = Interval(earliest=earliest, latest=latest, basis=Basis.INFERRED if earliest != latest else Basis.STATED)
    tokens = tokenise(text)
    found = find_times(replace(document, published=published), tokens, find_expressions(tokens))
    return {time.span.quote: time for time in found}


def interval_of(time: TimeExpression) -> tuple[date | None, date | None, Basis]:
    """Return an expression's interval without its cues."""
    assert time.interval is not None
    return time.interval.earliest, time.interval.latest, time.interval.basis


DAY = date(2019, 7, 20)


def test_what_is_named_outright_is_stated() -> None:
    """A full date needs nothing but itself."""
    time = times("They signed on June 11, 2008.", earliest=None, latest=None)["June 11, 2008"]
    assert time.value == "2008-06-11"
    assert interval_of(time) == (date(2008, 6, 11), date(2008, 6, 11), Basis.STATED)
    assert time.interval is not None
    assert time.interval.cues == (time.span,)


def test_what_is_relative_is_resolved_against_a_stated_day() -> None:
    """A bare weekday is resolved where the report's day is known."""
    time = times("The blast on Friday killed eight.", earliest=DAY, latest=DAY)["Friday"]
    assert interval_of(time) == (date(2019, 7, 19), date(2019, 7, 19), Basis.RESOLVED)


def test_what_is_relative_to_an_uncertain_day_keeps_its_value_if_it_comes_out_the_same() -> None:
    """From Wednesday to Friday, `Wednesday` is the same day and `next week` the same week."""
    found = times(
        "He came on Wednesday. They will meet next week.", earliest=date(2019, 12, 4), latest=date(2019, 12, 6)
    )
    assert found["Wednesday"].value == "2019-12-04"
    assert interval_of(found["Wednesday"]) == (date(2019, 12, 4), date(2019, 12, 4), Basis.INFERRED)
    assert found["next week"].value == "2019-W50"


def test_what_differs_has_no_value_but_an_interval_around_both() -> None:
    """Yesterday of a report from one of two days is one of two days."""
    time = times("They met yesterday.", earliest=date(2019, 12, 4), latest=date(2019, 12, 5))["yesterday"]
    assert time.value is None
    assert interval_of(time) == (date(2019, 12, 3), date(2019, 12, 4), Basis.INFERRED)


def test_nothing_is_filled_in_where_the_day_is_not_known() -> None:
    """Without the report's day a weekday is only a weekday."""
    time = times("They met on Friday.", earliest=None, latest=None)["Friday"]
    assert time.value == "XXXX-WXX-5"
    assert interval_of(time) == (None, None, Basis.UNKNOWN)


def test_the_end_of_a_year_is_its_last_third() -> None:
    """A modifier narrows the interval, not the value."""
    time = times("Most troops left by the end of 2014.", earliest=DAY, latest=DAY)["the end of 2014"]
    assert (time.value, time.mod) == ("2014", "END")
    assert interval_of(time) == (date(2014, 9, 1), date(2014, 12, 31), Basis.STATED)


def test_recently_has_an_open_beginning() -> None:
    """A vague reference is before, at or after the report."""
    time = times("They recently seized power.", earliest=DAY, latest=DAY)["recently"]
    assert interval_of(time) == (None, DAY, Basis.RESOLVED)


def test_a_duration_has_no_interval() -> None:
    """How long is not when."""
    assert times("It took two years.", earliest=DAY, latest=DAY)["two years"].interval is None


def test_the_times_of_page_furniture_are_not_the_reports() -> None:
    """A copyright line tells nothing of what happened."""
    found = times(
        "They met on Friday in the old harbour hall.\n© 2019 The Morning Post. All rights reserved.",
        earliest=DAY,
        latest=DAY,
    )
    assert set(found) == {"Friday"}
