"""Atoms that measure: durations (three months, half an hour, several years) and how often something recurs (daily, every year)."""

from typing import Final

from rapporteur.time.atoms_deictic import unit_of
from rapporteur.time.lexicon import UNITS
from rapporteur.time.meanings import Ignored, Length, Recurring, Shifted, Sometime
from rapporteur.time.numbers import cardinal, formatted
from rapporteur.time.patterns import NUMBER, Atom, Found, Part
from rapporteur.time.periods import Unit

VALUES: Final = {
    Unit.SECOND: "PT{}S", Unit.MINUTE: "PT{}M", Unit.HOUR: "PT{}H", Unit.DAY: "P{}D", Unit.WEEKEND: "P{}WE",
    Unit.WEEK: "P{}W", Unit.MONTH: "P{}M", Unit.QUARTER: "P{}Q", Unit.YEAR: "P{}Y", Unit.DECADE: "P{}DE",
    Unit.CENTURY: "P{}CE", Unit.MILLENNIUM: "P{}ML",
}  # fmt: skip
RECURRENCES: Final = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "hourly": "PT1H", "nightly": "P1D", "fortnightly": "P2W", "biweekly": "P2W", "biannually": "P6M",
}  # fmt: skip
VAGUE: Final = "(a|the)? (last|past|next|first|coming)? (VAGUE|a few|a number of|dozens of|scores of|a handful of|handful of|a dozen|half a dozen|untold) (more|additional|of)?"
DETERMINER: Final = (
    "((the|this|these|those|another|a|an|any|his|her|its|their|our)? "
    "(past|last|next|first|coming|following|previous|preceding|additional|further|extra|same|remaining|final|full|entire|whole|initial|ensuing|subsequent|intervening|opening|closing|other)?)"
)
AMONG: Final = "(more|additional|further|full|straight|consecutive|whole|long|successive|extra|calendar|business|working|short|solid|crucial)"


HALVES: Final = {Unit.YEAR: "P{}Y6M", Unit.HOUR: "PT{}H30M", Unit.MINUTE: "PT{}M30S"}


def value_of(number: float, unit: Unit) -> str:
    """Return the TIMEX3 value of so many units.

    >>> value_of(14, Unit.MONTH), value_of(2.5, Unit.YEAR), value_of(1.5, Unit.MONTH)
    ('P14M', 'P2Y6M', 'P1.5M')
    """
    if number % 1 == 0.5 and number > 1 and unit in HALVES:
        return HALVES[unit].format(int(number))
    return VALUES[unit].format(formatted(number))


def length(found: Found) -> Part | None:
    number, unit = cardinal(found.words("n")), unit_of(found.word("unit"))
    if number is None or (unit is Unit.QUARTER and found.tokens.words[found.after - 2] == "-"):
        return None  # three-quarters is a fraction
    if number >= 1000 and found.word("unit") in UNITS and found.tokens.words[found.after - 2] != "-":
        return None  # the 1988 second quarter
    if found.has("half"):
        number += 0.5
    return Part(Length(value=value_of(number, unit), count=number, unit=unit))


def age(found: Found) -> Part | None:
    """How old somebody is says nothing of when or how long: it only keeps `a 15-year-old` from being 15 years."""
    return Part(Ignored())


def one(found: Found) -> Part | None:
    unit = unit_of(found.word("unit"))
    if unit in (Unit.SECOND, Unit.QUARTER) and found.word("n") != "one":
        return None
    number = 1.5 if found.has("half") else 1
    return Part(Length(value=value_of(number, unit), count=number, unit=unit))


def halved(found: Found) -> Part:
    """Half an hour, half a century, a half-year."""
    unit = unit_of(found.word("unit"))
    smaller = {
        Unit.HOUR: (30, Unit.MINUTE), Unit.YEAR: (6, Unit.MONTH), Unit.DECADE: (5, Unit.YEAR),
        Unit.CENTURY: (50, Unit.YEAR), Unit.MINUTE: (30, Unit.SECOND), Unit.DAY: (12, Unit.HOUR),
    }.get(unit)  # fmt: skip
    number, unit = smaller or (0.5, unit)
    return Part(Length(value=value_of(number, unit), count=number, unit=unit))


def vague_length(found: Found) -> Part:
    unit = unit_of(found.word("unit"))
    return Part(Length(value=VALUES[unit].format("X"), unit=unit))


UNMEASURED: Final = frozenset({"quarters", "seconds", "minutes", "hours", "nights"})
LASTING: Final = frozenset((word,) for word in "for in within over after by of took takes take spent lasted lasting".split())


def couple(found: Found) -> Part:
    """A couple of years is two."""
    unit = unit_of(found.word("unit"))
    return Part(Length(value=value_of(2, unit), count=2, unit=unit))


def vague_reference(found: Found) -> Part:
    """Recent years, the coming weeks: no length, but a time gone by or to come."""
    return Part(Sometime(value="PAST_REF" if found.word("reference") == "recent" else "FUTURE_REF"))


def bare(found: Found) -> Part | None:
    """Years, the coming weeks; but quarters are where people live, and hours are what they work."""
    alone = found.after - found.first == 1
    if alone and (found.word("unit") in UNMEASURED or found.text_before(1) not in LASTING):
        return None
    return vague_length(found)


def rate(found: Found) -> Part | None:
    """Twice a year, five dollars a day, per month: what is counted stands before it."""
    unit = unit_of(found.word("unit"))
    return Part(Length(value=value_of(1, unit), recurs=True), part="x")


def every(found: Found) -> Part | None:
    unit = unit_of(found.word("unit"))
    number = cardinal(found.words("n")) or (2 if found.has("other") else 1)
    return Part(Length(value=value_of(number, unit), recurs=True))


def recurrence(found: Found) -> Part | None:
    after = found.tokens.starts[found.after] if found.after < len(found.tokens.starts) else None
    if found.word("word") == "daily" and after is not None and found.tokens.text[after].isupper():
        return None  # the daily Mirror
    return Part(Length(value=RECURRENCES[found.word("word")], recurs=True))


def the_full_year(found: Found) -> Part:
    return Part(Shifted(unit=Unit.YEAR, count=0))


def parts_of_days(found: Found) -> Part:
    return Part(Recurring(value="XXXX-XX-XX" + {"m": "TMO", "a": "TAF", "e": "TEV", "n": "TNI"}[found.word("daypart")[0]]))


ATOMS: Final = (
    Atom(f"{DETERMINER} n:{NUMBER} ('-'|'–'|to|or) {NUMBER} {AMONG}? '-'? unit:(UNITS|UNIT)", length),
    Atom(f"{DETERMINER} n:{NUMBER} half:(and a half) {AMONG}? unit:(UNITS|UNIT)", length),
    Atom(f"{DETERMINER} n:{NUMBER} '-'? (of)? {AMONG}? '-'? unit:(UNITS|UNIT)", length),
    Atom(f"{DETERMINER} n:{NUMBER} '-'? unit:(UNITS|UNIT) '-' long", length),
    Atom(f"{DETERMINER} n:{NUMBER} '-'? unit:(UNITS|UNIT) '-'? (old|olds|of age)", age),
    Atom(f"n:(a|an|one|another|a full|a whole|an entire|an additional|an extra|a single|a further) {AMONG}? '-'? unit:UNIT", one),
    Atom("n:(a|an|one) unit:UNIT half:(and a half)", one),
    Atom("the full (fiscal)? unit:year", the_full_year),
    Atom("the (full|whole|entire) unit:UNIT", vague_or_one := lambda found: Part(Length(value=value_of(1, unit_of(found.word("unit"))), count=1, unit=unit_of(found.word("unit"))))),
    Atom("(a|the|last|past|next|first|previous|another)? half '-'? (a|an|of a|of an)? '-'? unit:(hour|century|year|decade|day|minute|month)", halved),
    Atom("(a|the)? (last|past|next|first|coming)? couple of? unit:UNITS", couple),
    Atom("(the)? reference:(recent|coming) unit:UNITS", vague_reference),
    Atom(f"{VAGUE} {AMONG}? '-'? unit:(UNITS|UNIT)", vague_length),
    Atom("(the|these|those|in|for|recent|coming)? unit:UNITS '-' (long|old)", vague_length),
    Atom("(the|these)? (following|past|previous|intervening|ensuing|succeeding|early|final|later|latter|last|next|many|few|some|several|other)? unit:UNITS", bare),
    Atom("unit:UNIT '-' long", vague_or_one),
    Atom("(a|an) unit:UNIT '-' long", vague_or_one),
    Atom("(a|an)? unit:UNIT '-'? old", age),
    Atom("(times|time|once|twice|thrice|dollars|euros|pounds|percent|'%'|INT|DECIMAL|SCALE|barrels|tons|tonnes|people|men|'$') x:((a|an|per|each|every) unit:(UNIT))", rate),
    Atom(f"EVERY n:{NUMBER}? other:(other)? unit:(UNITS|UNIT)", every),
    Atom("word:RECURRENT", recurrence),
    Atom("daypart:PARTS", parts_of_days),
)
