"""Atoms that point from the report's day or from the date the text spoke of last: yesterday, last year, two weeks ago, now."""

from typing import Final

from rapporteur.time.atoms_calendar import DIRECTION, direction_of
from rapporteur.time.lexicon import PARTS_OF_DAY, PLURAL_UNITS, UNITS
from rapporteur.time.meanings import Direction, Length, Meaning, Shifted, Sometime
from rapporteur.time.numbers import cardinal
from rapporteur.time.patterns import NUMBER, Atom, Found, Part
from rapporteur.time.periods import Unit

DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
SHIFTS: Final = {Direction.LAST: -1, Direction.PREVIOUS: -1, Direction.THIS: 0, Direction.THAT: 0, Direction.NEXT: 1, Direction.FOLLOWING: 1}
FROM_CONTEXT: Final = frozenset({Direction.THAT, Direction.FOLLOWING, Direction.PREVIOUS})
VAGUE: Final = "(several|few|some|many|a few|a couple of|a couple|a number of|dozens of|scores of|countless|a handful of|just a few|only a few)"


def unit_of(word: str) -> Unit:
    """Return the unit a singular or plural word names."""
    return UNITS.get(word) or PLURAL_UNITS[word]


def day(found: Found) -> Part:
    return Part(Shifted(unit=Unit.DAY, count=DAYS[found.word("day")]), clock="TNI" if found.word("day") == "tonight" else None)


def beyond(found: Found) -> Part:
    """The day before yesterday, the day after tomorrow."""
    return Part(Shifted(unit=Unit.DAY, count=-2 if found.has("back") else 2))


def directed_part(found: Found) -> Part | None:
    """This morning, last night, that evening, the next day's dawn."""
    direction = direction_of(found.words("direction"))
    if direction is None:
        return None
    count = SHIFTS[direction]
    if direction is Direction.NEXT and found.word("direction") != "next":
        direction = Direction.FOLLOWING
    context = direction in FROM_CONTEXT or direction is Direction.NEXT
    return Part(Shifted(unit=Unit.DAY, count=count, from_context=context), clock=PARTS_OF_DAY[found.word("daypart")])


def directed_unit(found: Found) -> Part | None:
    """Last year, this week, the following month, the same day."""
    direction, unit = direction_of(found.words("direction")), unit_of(found.word("unit"))
    words = found.words("direction")
    if direction is None:
        return None
    if words[0] == "the" and words[-1] in ("last", "past", "next", "coming"):
        following = found.tokens.words[found.after : found.after + 1]
        if words[-1] == "next":
            return Part(Shifted(unit=unit, count=1, from_context=True))
        if following == ("of",) or unit in (Unit.DAY, Unit.QUARTER, Unit.WEEKEND):
            return None if following == ("of",) else Part(Shifted(unit=unit, count=SHIFTS[direction]))
        return Part(Length(value=f"P1{LETTERS[unit]}", count=1, unit=unit))
    if unit is Unit.DAY and direction in (Direction.LAST,):
        return None
    if words == ("past",):
        return Part(Length(value=f"P1{LETTERS[unit]}", count=1, unit=unit))
    context = direction in FROM_CONTEXT or (direction is Direction.NEXT and unit is Unit.DAY)
    return Part(Shifted(unit=unit, count=SHIFTS[direction], from_context=context))


LETTERS: Final = {
    Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.QUARTER: "Q", Unit.YEAR: "Y", Unit.DECADE: "DE",
    Unit.CENTURY: "CE", Unit.WEEKEND: "WE", Unit.MILLENNIUM: "ML",
}  # fmt: skip


def current_unit(found: Found) -> Part:
    count = {"current": 0, "latest": -1}[found.word("which")] if found.word("unit") == "quarter" or found.word("which") == "current" else -1
    return Part(Shifted(unit=unit_of(found.word("unit")), count=count))


def beside(found: Found) -> Part:
    """The day before, the year after: counted from the date the text spoke of."""
    count = -1 if found.word("side") in ("before", "earlier") else 1
    return Part(Shifted(unit=unit_of(found.word("unit")), count=count, from_context=True), part="x")


def counted(found: Found, sign: int, *, from_context: bool) -> Part | None:
    """Two years ago, three days later: so many units back or forth."""
    number, unit = cardinal(found.words("n")), unit_of(found.word("unit"))
    if number is None:
        return None
    if unit in (Unit.SECOND, Unit.MINUTE, Unit.HOUR):
        return None if from_context else Part(Sometime(value="PAST_REF" if sign < 0 else "FUTURE_REF"))
    if number != int(number):
        unit, number = (Unit.MONTH, number * 12) if unit is Unit.YEAR else (unit, number)
    return Part(Shifted(unit=unit, count=sign * round(number), from_context=from_context))


def ago(found: Found) -> Part | None:
    return counted(found, -1, from_context=False)


def from_now(found: Found) -> Part | None:
    return counted(found, 1, from_context=False)


def earlier(found: Found) -> Part | None:
    return counted(found, -1, from_context=True)


def later(found: Found) -> Part | None:
    return counted(found, 1, from_context=True)


def past(found: Found) -> Part:
    return Part(Sometime(value="PAST_REF"))


def present(found: Found) -> Part:
    return Part(Sometime(value="PRESENT_REF"))


def future(found: Found) -> Part:
    return Part(Sometime(value="FUTURE_REF"))


def tagged(found: Found) -> Part | None:
    """A part of the pattern that is a vague time: its name says which."""
    for name, value in (("past", "PAST_REF"), ("present", "PRESENT_REF"), ("future", "FUTURE_REF")):
        if found.has(name):
            return Part(Sometime(value=value), part=name)
    return None


def the_weekend(found: Found) -> Part:
    return Part(Shifted(unit=Unit.WEEKEND, count=0, nearest=True))


COUNT: Final = f"n:(a|an|one|{NUMBER})"
ATOMS: Final = (
    Atom("day:(today|yesterday|tomorrow|tonight)", day),
    Atom("the day (back:before yesterday|after tomorrow)".replace("back:before", "back:(before)"), beyond),
    Atom(f"direction:{DIRECTION} (early|late|mid)? '-'? daypart:PART", directed_part),
    Atom(f"direction:{DIRECTION} unit:CALENDAR_UNIT", directed_unit),
    Atom("direction:(this past|this coming|this same|that same|that very|this very) unit:CALENDAR_UNIT", directed_unit),
    Atom("the which:(current|latest) (fiscal)? unit:CALENDAR_UNIT", current_unit),
    Atom("x:(the unit:CALENDAR_UNIT side:(before|after)) (','|'.'|';'|')'|and|but|when)", beside),
    Atom(f"{COUNT} unit:(UNIT|UNITS) ago", ago),
    Atom(f"{COUNT} unit:(UNIT|UNITS) from now", from_now),
    Atom(f"{COUNT} unit:(UNIT|UNITS) (earlier|previously|beforehand|prior)", earlier),
    Atom(f"{COUNT} unit:(UNIT|UNITS) (later|afterwards|afterward|thereafter|hence|on)", later),
    Atom(f"{VAGUE}? (UNITS|UNIT) ago", past),
    Atom(f"{VAGUE} UNITS (earlier|before|previously)", past),
    Atom("(a|some|a long|long|not long|a short|a short) (time|while)? ago", past),
    Atom("the weekend", the_weekend),
    Atom("(right|just|until|by|up to)? NOW", present),
    Atom("the (present|moment|current) time?", present),
    Atom("(at)? present:(this (time|moment|point|juncture))", tagged),
    Atom("(these|nowadays) days", present),
    Atom("to (date|this day)", present),
    Atom("present:current", tagged),
    Atom("(more|most|very|as|just|until|only)? (recently|lately)", past),
    Atom("(in)? past:(the (recent|distant|not too distant)? past)", tagged),
    Atom("past:(previously|formerly|recent)", tagged),
    Atom("(very|pretty|as)? (soon|shortly)", future),
    Atom("(in)? future:(the (near|immediate|foreseeable|distant)? future)", tagged),
    Atom("future:future", tagged),
)
