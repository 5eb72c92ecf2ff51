"""Atoms that point from the report's day or from the date the text spoke of last: yesterday, last year, two weeks ago, now."""

from typing import Final

from rapporteur.time.atoms_calendar import DIRECTION, direction_of
from rapporteur.time.lexicon import PARTS_OF_DAY, PLURAL_UNITS, UNITS
from rapporteur.time.meanings import Direction, Length, Meaning, Shifted, Sometime
from rapporteur.time.numbers import cardinal
from rapporteur.time.patterns import NUMBER, Atom, Found, Part
from rapporteur.time.periods import Unit

DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
SHIFTS: Final = {
    Direction.LAST: -1, Direction.PREVIOUS: -1, Direction.THIS: 0, Direction.THAT: 0, Direction.NEXT: 1,
    Direction.COMING: 1, Direction.FOLLOWING: 1,
}  # fmt: skip
FROM_CONTEXT: Final = frozenset({Direction.THAT, Direction.FOLLOWING, Direction.PREVIOUS})
VAGUE: Final = "(several|few|some|many|a few|a number of|dozens of|scores of|countless|a handful of|just a few|only a few)"


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


def later_part(found: Found) -> Part | None:
    """Ten years on: the part of the match before the comma."""
    part = later(found)
    return Part(part.meaning, part="x") if part else None


def week_of(found: Found) -> Part:
    """The week of, before a day: the join with the day says which."""
    return Part(Shifted(unit=Unit.WEEK, count=0, from_context=True), part="x")


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


def soon(found: Found) -> Part | None:
    """Soon, as a time to come; but not soon after, as soon as, they soon left."""
    following = found.tokens.words[found.after : found.after + 1]
    if following in (("after",), ("before",), ("as",), ("afterward",), ("afterwards",), ("thereafter",)) or found.text_before(1) == ("as",):
        return None
    return to_come(found)


def to_come(found: Found) -> Part | None:
    """One day, soon: a time to come where the words beside it look ahead."""
    nearby = found.tokens.words[max(0, found.first - 4) : found.after + 2]
    return future(found) if LOOKING_AHEAD & set(nearby) else None


LOOKING_AHEAD: Final = frozenset("will 'll may might could would can should must to is are".split())


def compared(found: Found) -> Part:
    """The year-earlier quarter, the year-ago period: as long as what the text spoke of, a year before."""
    return Part(Shifted(unit=Unit.YEAR, count=-1, from_context=not found.has("ago")))


def this_quarter(found: Found) -> Part:
    """The quarter, the latest quarter: the one spoken of, or the last that is over."""
    return Part(Shifted(unit=Unit.QUARTER, count=-1, nearest=True))


def framed(found: Found) -> Part:
    """The end of the year, later in the day: the one the text is in."""
    unit = unit_of(found.word("unit"))
    return Part(Shifted(unit=unit, count=0, nearest=unit is not Unit.DAY, from_context=unit is Unit.DAY), part="x")


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
    Atom("the (latest)? (quarter|period)".replace("|period)", ")"), this_quarter),
    Atom("the latest (quarter|period)", this_quarter),
    Atom("(the|a)? (comparable|corresponding)? year '-' (ago:ago|earlier) (first|second|third|fourth)? (quarter|period|half|results)?".replace("ago:ago", "ago:(ago)"), compared),
    Atom("(end|beginning|start|middle|close|half|rest|remainder|part|course|outset) of x:(the unit:CALENDAR_UNIT)", framed),
    Atom("(early|late|earlier|later) in x:(the unit:CALENDAR_UNIT)", framed),
    Atom("x:(unit:year POSSESSIVE? '-'? end)", framed),
    Atom("x:(the week) of (MONTH|MON|DAY|NTH|WEEKDAY)", week_of),
    Atom("x:(the unit:CALENDAR_UNIT side:(before|after)) (','|'.'|';'|')'|and|but|when)", beside),
    Atom(f"{COUNT} unit:(UNIT|UNITS) (or so)? ago", ago),
    Atom(f"{COUNT} unit:(UNIT|UNITS) from now", from_now),
    Atom(f"{COUNT} unit:(UNIT|UNITS) (earlier|previously|beforehand|prior)", earlier),
    Atom(f"{COUNT} unit:(UNIT|UNITS) (later|afterwards|afterward|thereafter|hence)", later),
    Atom(f"x:({COUNT} unit:(UNIT|UNITS) on) (','|'.')", later_part),
    Atom(f"{VAGUE}? (UNITS|UNIT) ago", past),
    Atom(f"{VAGUE}? UNITS (earlier|before|previously)", past),
    Atom(f"{VAGUE}? UNITS (later|afterwards)", future),
    Atom("(a|some|a long|long|not long|a short|a short) (time|while)? ago", past),
    Atom("the weekend", the_weekend),
    Atom("(right|just|until|by|up to)? NOW", present),
    Atom("at present:((the|this) moment|present)", tagged),
    Atom("(these|nowadays) days", present),
    Atom("to (date|this day)", present),
    Atom("present:current", tagged),
    Atom("(more|most|very|as|just|until|only)? (recently|lately)", past),
    Atom("(in)? past:(the (recent|distant|not too distant)? past)", tagged),
    Atom("(very|pretty)? (soon|shortly)", soon),
    Atom("(one|some) day", to_come),
    Atom("(in)? future:(the (near|immediate|foreseeable|distant)? future)", tagged),
)
