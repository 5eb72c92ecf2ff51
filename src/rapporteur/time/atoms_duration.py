"""Atoms that measure: durations (three months, half an hour) and how often something recurs (daily, every year)."""

from typing import Final

from rapporteur.time.lexicon import MONTHS, RECURRENCES, SCALES, TWICE, UNITS, WEEKDAYS
from rapporteur.time.meanings import Ignored, Length, Recurring, Shifted
from rapporteur.time.numbers import cardinal, formatted
from rapporteur.time.patterns import NUMBER, Atom, Found, Part
from rapporteur.time.periods import Unit

LENGTH_VALUES: Final = {
    Unit.SECOND: "PT{}S", Unit.MINUTE: "PT{}M", Unit.HOUR: "PT{}H", Unit.DAY: "P{}D", Unit.WEEKEND: "P{}WE",
    Unit.WEEK: "P{}W", Unit.MONTH: "P{}M", Unit.QUARTER: "P{}Q", Unit.YEAR: "P{}Y", Unit.DECADE: "P{}DE",
    Unit.CENTURY: "P{}CE", Unit.MILLENNIUM: "P{}ML",
}  # fmt: skip
AND_A_HALF: Final = {Unit.YEAR: "P{}Y6M", Unit.HOUR: "PT{}H30M", Unit.MINUTE: "PT{}M30S"}
HALF_OF: Final = {
    Unit.HOUR: (30, Unit.MINUTE), Unit.YEAR: (6, Unit.MONTH), Unit.DECADE: (5, Unit.YEAR),
    Unit.CENTURY: (50, Unit.YEAR), Unit.MINUTE: (30, Unit.SECOND), Unit.DAY: (12, Unit.HOUR),
}  # fmt: skip
UNMEASURED: Final = frozenset({"quarters", "seconds", "minutes", "hours", "nights"})
LASTING: Final = frozenset("for in within over after by of took takes take spent lasted lasting".split())
BESIDE: Final = frozenset("ago earlier later before after from previously prior -".split())
PARTS_OF_DAYS: Final = {"mornings": "TMO", "afternoons": "TAF", "evenings": "TEV", "nights": "TNI"}


NO_TIME: Final = Part(Ignored())
"""What is no time and keeps its words from being one: an age, `2 min read` above a page."""
THE_FULL_YEAR: Final = Part(Shifted(unit=Unit.YEAR, count=0))
"""The full year, in a report of what was earned in it."""
YEAR_TO: Final = Part(Length(value="P1Y", count=1, unit=Unit.YEAR), part="x")
"""The year ended June 30: twelve months to a date, and no year of the calendar."""


def value_of(number: float, unit: Unit) -> str:
    """Return the TIMEX3 value of so many units; a decade is ten years.

    >>> value_of(14, Unit.MONTH), value_of(2.5, Unit.YEAR), value_of(2, Unit.DECADE)
    ('P14M', 'P2Y6M', 'P20Y')
    """
    if unit is Unit.DECADE:
        unit, number = Unit.YEAR, number * 10
    if number % 1 == 0.5 and number > 1 and unit in AND_A_HALF:
        return AND_A_HALF[unit].format(int(number))
    return LENGTH_VALUES[unit].format(formatted(number))


def _of(number: float, unit: Unit) -> Part:
    return Part(Length(value=value_of(number, unit), count=number, unit=unit))


def length(found: Found) -> Part | None:
    """Read three months, two-and-a-half years, an 18-month, 5 1/2 hours; but three-quarters is a fraction."""
    number, unit, dashed = found.number, found.unit, found.tokens.words[found.after - 2] == "-"
    if number is None or (unit is Unit.QUARTER and dashed):
        return None
    if number >= 1000 and found.word("unit") in UNITS and not dashed:
        return None  # the 2012 second quarter
    return _of(number + 0.5 if found.has("half") else number, unit)


def price(found: Found) -> Part | None:
    """Read five dollars a day, 24 hours a day, 10,000 units a year: no time; but what follows may be `a year ago`."""
    dated = found.previous in MONTHS or found.unit is Unit.SECOND  # on May 8 a second ship sailed
    return None if dated or found.following in BESIDE else Part(Ignored())


def one(found: Found) -> Part | None:
    """Read a month, another year, an hour and a half; but a second and a quarter may be other things."""
    unit, n = found.unit, found.word("n")
    if unit in (Unit.SECOND, Unit.QUARTER) and n != "one":
        return None
    before = found.words_before(2)
    counted = len(before) == 2 and before[0].isdigit() and before[1].endswith("s")
    if n in ("a", "an") and counted and found.following not in BESIDE:
        return Part(Ignored())  # 2 dinars a month
    return _of((1.5 if found.has("half") else 1) * (2 if found.word("unit") in TWICE else 1), unit)


def single(found: Found) -> Part:
    """Read the whole day, a month-long."""
    return _of(1, found.unit)


def halved(found: Found) -> Part:
    """Read half an hour, half a century, a half-year."""
    return _of(*HALF_OF.get(found.unit, (0.5, found.unit)))


def quarter_century(found: Found) -> Part:
    """Read a quarter of a century."""
    return _of(25 if found.unit is Unit.CENTURY else 15, Unit.YEAR if found.unit is Unit.CENTURY else Unit.MINUTE)


def vague_length(found: Found) -> Part | None:
    """Read several years, the next few days: how many is not said; but `in as many weeks` counts other things."""
    if found.previous == "as":
        return None
    return Part(Length(value=LENGTH_VALUES[found.unit].format("X"), unit=found.unit))


def couple(found: Found) -> Part:
    """Read a couple of years, which is two."""
    return _of(2, found.unit)


def bare(found: Found) -> Part | None:
    """Read for years, the following weeks; but quarters are where people live, and the early hours are of some day."""
    alone = found.after - found.first == 1
    if found.words_before(2) == ("matter", "of"):
        return None
    if alone and (found.word("unit") in UNMEASURED or found.previous not in LASTING):
        return None
    return None if found.unit is Unit.HOUR and found.following == "of" else vague_length(found)


def rate(found: Found) -> Part:
    """Read twice a year: what is counted stands before it."""
    return Part(Length(value=value_of(1, found.unit), recurs=True), part="x")


def every(found: Found) -> Part:
    """Read every three months, every other day, each year."""
    number = cardinal(found.words("n")) or (2 if found.has("other") else 1)
    return Part(Length(value=value_of(number, found.unit), recurs=True))


def recurrence(found: Found) -> Part | None:
    """Read daily, annually; but the daily Mirror is a paper, 8 percent annually and 9,000 tons annually are rates."""
    if found.tokens.is_capital(found.after) or found.tokens.is_capital(found.first):
        return None
    before = found.words_before(2)
    if found.word("word") in ("annually", "yearly") and any(word[0].isdigit() or word in SCALES for word in before):
        return None
    return Part(Length(value=RECURRENCES[found.word("word")], recurs=True))


def parts_of_days(found: Found) -> tuple[Part, ...]:
    """Read Tuesday nights, Friday and Saturday nights, most mornings."""
    days = {name: f"XXXX-WXX-{WEEKDAYS[found.word(name)] + 1}" for name in ("other", "weekday") if found.has(name)}
    ending = PARTS_OF_DAYS[found.word("daypart")]
    parts = {"other": "other", "weekday": "x"}
    if not days:
        return (Part(Recurring(value="XXXX-XX-XX" + ending), part="x"),)
    return tuple(Part(Recurring(value=day + ending), part=parts[name]) for name, day in days.items())


VAGUE: Final = (
    "(a|the)? (last|past|next|first|coming)? (VAGUE|a few|a number of|dozens of|scores of|a handful of|handful of"
    "|a dozen|half a dozen|untold) (more|additional|of)?"
)
DETERMINER: Final = (
    "((the|this|these|those|another|a|an|any|his|her|its|their|our)? "
    "(past|last|next|first|coming|following|previous|preceding|additional|further|extra|same|remaining|final|full|entire|whole"
    "|initial|ensuing|subsequent|intervening|opening|closing|other)?)"
)
AMONG: Final = (
    "(more|additional|further|full|straight|consecutive|whole|long|successive|extra|calendar|business|working|trading|short"
    "|solid|crucial)"
)
WHICH: Final = (
    "(coming|recent|following|past|previous|intervening|ensuing|succeeding|early|final|later|latter|last|next|many|few|some|several"
    "|other)"
)
FREQUENT: Final = "(times|time|once|twice|thrice)"
PRICED: Final = (
    "(dollars|dollar|euros|euro|pounds|pound|rubles|roubles|cents|percent|'%'|INT|DECIMAL|DOTTED|SCALE|CARDINAL|barrels|tons"
    "|tonnes|people|men|hours|days)"
)
ATOMS: Final = (
    Atom(f"{DETERMINER} n:{NUMBER} '-'? half:(and '-'? a '-'? half) {AMONG}? '-'? unit:(UNITS|UNIT)", length),
    Atom(f"{DETERMINER} n:{NUMBER} '-'? (of)? {AMONG}? '-'? unit:(UNITS|UNIT)", length),
    Atom(f"n:{NUMBER} '(' INT ')' {AMONG}? unit:(UNITS|UNIT)", length),
    Atom(f"{DETERMINER} n:{NUMBER} ('-'|'–'|to|or) {NUMBER} {AMONG}? '-'? unit:(UNITS|UNIT)", length),
    Atom(f"{DETERMINER} n:{NUMBER} '-'? unit:(UNITS|UNIT) '-' long", length),
    Atom(f"{DETERMINER} n:{NUMBER} '-'? unit:(UNITS|UNIT) '-'? (old|olds|of age)", NO_TIME),
    Atom("INT '-'? (min|mins|minute|minutes) read", NO_TIME),
    Atom(
        "n:(a|an|one|another|a full|a whole|an entire|an additional|an extra|a single|a further) "
        f"{AMONG}? '-'? unit:UNIT",
        one,
    ),
    Atom("n:(a|an|one) unit:UNIT half:(and a half)", one),
    Atom("the full (fiscal)? unit:year", THE_FULL_YEAR),
    Atom("x:(the fiscal? year) (ended|ending)", YEAR_TO),
    Atom("the (full|whole|entire) unit:UNIT", single),
    Atom(
        "(a|the|last|past|next|first|previous|another)? half '-'? (a|an|of a|of an)? '-'? "
        "unit:(hour|century|year|decade|day|minute|month)",
        halved,
    ),
    Atom("(a|the|last|past|next)? quarter '-'? (of a|of an)? '-'? unit:(century|hour)", quarter_century),
    Atom("(a|the)? (last|past|next|first|coming)? couple of? unit:UNITS", couple),
    Atom(f"{VAGUE} {AMONG}? '-'? unit:(UNITS|UNIT)", vague_length),
    Atom("(the|these|those|in|for|recent|coming)? unit:UNITS '-' (long|old)", vague_length),
    Atom(f"(the|these)? {WHICH}? unit:UNITS", bare),
    Atom("(a|an)? unit:UNIT '-' long", single),
    Atom("(a|an)? unit:UNIT '-'? old", NO_TIME),
    Atom(f"{FREQUENT} x:((a|an|per|each|every) unit:UNIT)", rate),
    Atom(f"{PRICED} (a|an|per|each) unit:UNIT", price),
    Atom(f"EVERY n:{NUMBER}? other:(other)? unit:(UNITS|UNIT)", every),
    Atom("word:RECURRENT", recurrence),
    Atom("(other:WEEKDAY (and|or))? x:(weekday:WEEKDAY daypart:PARTS)", parts_of_days),
    Atom("(most|some|all|on|in|many) x:(the? daypart:PARTS)", parts_of_days),
)
