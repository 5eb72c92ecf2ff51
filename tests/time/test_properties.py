"""What holds for any text: expressions lie in it in order, values are TIMEX3, and no text takes long."""

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.time.grammar import ATOMS, PATTERNS, find_expressions, tokenise
from rapporteur.time.periods import Period, Unit, containing
from rapporteur.time.resolve import resolve
from rapporteur.time.timex import find_times

CLOCK = r"T(([01]\d|2[0-4])(:[0-5]\d){1,2}|MO|AF|EV|NI|MI|DT)"
TIMEX3 = re.compile(
    rf"""
    (PAST|PRESENT|FUTURE)_REF
  | P(\d+(\.\d+)?|X)(Y|M|W|D|WE|Q|DE|CE|ML)|P\d+Y6M                                   # lengths of the calendar
  | PT(\d+(\.\d+)?|X)[HMS]|PT\d+(H30M|M30S)                                           # lengths of the clock
  | BC\d{{4}} | (BC)?\d{{1,4}}                                                            # millennium to year
  | (XXXX|BC\d{{4}}|\d{{4}})-((0[1-9]|1[0-2])|Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d(-WE)?)       # parts of a year
  | (XXXX|BC\d{{4}}|\d{{4}})-\d\d-\d\d({CLOCK})? | XXXX-WXX-[1-7]({CLOCK})?       # days and times of days
  | XXXX-XX-XX({CLOCK})? | XXXX-\d\d(-\d\d)?({CLOCK})?
    """,
    re.VERBOSE,
)
WORDS = sorted({word for atom in ATOMS for word in re.findall(r"[a-z]+", atom.pattern)})
FORMS = (
    "July Monday May march Christmas 1996 2031 24 31 7.30 14:20 1/2 2nd '89 1990s years weeks hours three twenty "
    "spring p.m. BC 0735 , . - – 's ( ) 1,000 2019-07-20 31.12.1999 February will said"
)
LEXICON = st.sampled_from([*WORDS, *FORMS.split(), "9" * 5000, "\n\n"])
SENTENCES = st.lists(LEXICON, max_size=30).map(" ".join)
DAYS = st.none() | st.dates()


@given(st.text() | SENTENCES, DAYS)
def test_expressions_lie_in_the_text_in_order_and_apart(text: str, reference: date | None) -> None:
    """Spans are not empty, do not overlap, and have no white space at their edges, whatever the text."""
    end = 0
    for found in find_times(text, reference=reference):
        words = text[found.start : found.end]
        assert end <= found.start < found.end <= len(text)
        assert words == words.strip()
        end = found.end


@given(SENTENCES, DAYS)
def test_values_are_timex3(text: str, reference: date | None) -> None:
    """A value is written as TIMEX3 has it, and of the type that it is given."""
    for found in find_times(text, reference=reference):
        value = found.value or "PAST_REF"
        assert TIMEX3.fullmatch(value), f"{text[found.start : found.end]!r} has the value {value}"
        assert (found.type == "DURATION") <= value.startswith(("P", "PT"))


@given(SENTENCES, DAYS)
def test_a_period_ends_no_earlier_than_it_begins(text: str, reference: date | None) -> None:
    """The first day of what an expression names is not after its last."""
    tokens = tokenise(text)
    for one in resolve(find_expressions(tokens), tokens, reference=reference):
        if one.period and one.period.first and one.period.last:
            assert one.period.first <= one.period.last


@given(st.text() | SENTENCES, DAYS)
def test_the_same_text_gives_the_same(text: str, reference: date | None) -> None:
    """Nothing is kept between two texts."""
    assert find_times(text, reference=reference) == find_times(text, reference=reference)


@given(SENTENCES)
def test_a_pattern_matches_nothing_without_its_rarest_word(text: str) -> None:
    """Trying each pattern only where its essential letters occur loses no match."""
    letters = tokenise(text).letters
    for pattern, _ in PATTERNS:
        for match in pattern.regex.finditer(letters):
            assert not pattern.essential.isdisjoint(match.group())


@given(st.dates(), st.sampled_from([unit for unit in Unit if unit not in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)]))
def test_the_period_that_holds_a_day_holds_it(day: date, unit: Unit) -> None:
    """A day lies within the week, month, … that holds it; before a weekend lie the days of its week."""
    period = containing(day, unit)
    if period.first and period.last and unit is not Unit.WEEKEND:
        assert period.first <= day <= period.last


@given(
    st.dates(),
    st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.SEASON, Unit.YEAR]),
    st.integers(-40, 40),
)
def test_shifting_goes_back_again(day: date, unit: Unit, count: int) -> None:
    """So many units on and as many back is the same period."""
    period: Period = containing(day, unit)
    assert period.shift(count).shift(-count) == period


@pytest.mark.parametrize(
    "text",
    [
        "9" * 50_000,
        "may " * 12_500,
        "1, 2, 3, 4, " * 4_000,
        "the " * 12_500,
        "a week of " * 5_000,
        "\n " * 25_000,
        "1,111" * 10_000,
    ],
    ids=lambda text: text[:12].strip() or "blank",
)
def test_a_long_line_takes_no_long_time(text: str) -> None:
    """Fifty thousand characters of anything are read in about the time that their number takes."""
    began = time.process_time()
    find_times(text, reference=date(2019, 7, 20))
    assert time.process_time() - began < 3
