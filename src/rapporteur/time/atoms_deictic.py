"""Atoms that point from the report's day or from the date the text spoke of last: yesterday, two weeks later, now."""

from dataclasses import replace
from typing import Final

from rapporteur.time.atoms_duration import value_of
from rapporteur.time.lexicon import MONTHS, NUMBERS, PARTS_OF_DAY
from rapporteur.time.meanings import BesideEvent, Direction, Length, Shifted, Sometime
from rapporteur.time.patterns import DAY, DIRECTION, NUMBER, Atom, Found, Part
from rapporteur.time.periods import Unit

DAYS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
SHIFTS: Final = {
    Direction.LAST: -1, Direction.PREVIOUS: -1, Direction.THIS: 0, Direction.THAT: 0, Direction.NEXT: 1,
    Direction.COMING: 1, Direction.FOLLOWING: 1,
}  # fmt: skip
FROM_CONTEXT: Final = frozenset({Direction.THAT, Direction.FOLLOWING, Direction.PREVIOUS})
CLOCK_UNITS: Final = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)
NOT_SOON: Final = frozenset("after before as afterward afterwards thereafter".split())
NOT_OF_TEXT: Final = frozenset(
    "of after before since that when to following preceding leading beginning ended ending ago - one two".split()
)
"""Words that say which week or year it is, so that the text need not."""
BEFORE_DATES: Final = frozenset("in on last this during at".split())
"""Words that begin a date after `most recently`."""
LOOKING_AHEAD: Final = frozenset("will 'll may might could would can should must to is are".split())
PAST: Final = Part(Sometime(value="PAST_REF"))
PAST_BEFORE: Final = replace(PAST, part="x")
PRESENT: Final = Part(Sometime(value="PRESENT_REF"))
FUTURE: Final = Part(Sometime(value="FUTURE_REF"))
THIS_QUARTER: Final = Part(Shifted(unit=Unit.QUARTER, count=-1, nearest=True))
"""The quarter, the latest quarter: the one spoken of, or the last that is over."""
YEAR_AGO: Final = Part(Shifted(unit=Unit.YEAR, count=-1))
"""The same period last year, last year's quarter: compared with the quarter spoken of, a year before that."""
WEEK_OF: Final = Part(Shifted(unit=Unit.WEEK, count=0, from_context=True), part="x")
"""The week of, before a day: the join with the day says which."""
VAGUE: Final = (
    "(several|few|some|many|a few|a number of|dozens of|scores of|countless|a handful of|just a few|only a few)"
)


OF_THE_PRESENT: Final = frozenset((word,) for word in "world youth society generation standards terms".split())


def day(found: Found) -> Part | None:
    """Read today, yesterday, tonight; but Russia Today is a name, and today's youth are of these years."""
    word = found.word("day")
    if word == "today" and found.following == "'s" and found.tokens.words[found.after + 1 :][:1] in OF_THE_PRESENT:
        return None
    if found.tokens.is_capital(found.first) and found.tokens.is_capital(found.first - 1):
        return None
    return Part(Shifted(unit=Unit.DAY, count=DAYS[word]), clock="TNI" if word == "tonight" else None)


def beyond(found: Found) -> Part:
    """Read the day before yesterday, the day after tomorrow."""
    return Part(Shifted(unit=Unit.DAY, count=-2 if found.has("back") else 2))


def directed_part(found: Found) -> Part | None:
    """Read this morning, last night, that evening."""
    direction = found.direction
    if direction is None:
        return None
    context = direction in FROM_CONTEXT or direction is Direction.NEXT
    shifted = Shifted(unit=Unit.DAY, count=SHIFTS[direction], from_context=context)
    return Part(shifted, clock=PARTS_OF_DAY[found.word("daypart")])


def directed_unit(found: Found) -> Part | None:
    """Read last year, this week, the following month, the same day; the last year is a length."""
    direction, unit, words = found.direction, found.unit, found.words("direction")
    if direction is None or (unit is Unit.DAY and words in (("last",), ("this", "last"))):
        return None
    if (
        words == ("the", "past")
        and unit is Unit.YEAR
        and found.words_before(2)[-1:] == ("of",)
        and found.words_before(2)[0] in MONTHS
    ):
        return Part(Shifted(unit=unit, count=-1))  # June of the past year, as translations have it
    if words[0] == "the" and words[-1] in ("last", "past", "coming"):
        if found.following == "of":
            return None
        if unit not in (Unit.DAY, Unit.QUARTER, Unit.WEEKEND):
            return Part(Length(value=value_of(1, unit), count=1, unit=unit))
    if words == ("past",):
        return Part(Length(value=value_of(1, unit), count=1, unit=unit))
    context = direction in FROM_CONTEXT or (direction is Direction.NEXT and unit is Unit.DAY)
    return Part(Shifted(unit=unit, count=SHIFTS[direction], from_context=context))


def current_unit(found: Found) -> Part:
    """Read the current year, the latest quarter."""
    return Part(Shifted(unit=found.unit, count=0 if found.word("which") == "current" else -1))


def beside(found: Found) -> Part:
    """Read the day before, the year after: counted from the date the text spoke of."""
    count = -1 if found.word("side") == "before" else 1
    return Part(Shifted(unit=found.unit, count=count, from_context=True), part="x")


def beside_event(found: Found) -> Part | None:
    """Read the day before the vote, the day after he left; but `later in the day before leaving` is of that day."""
    return None if found.previous == "in" else Part(BesideEvent(count=-1 if found.word("side") == "before" else 1))


def _counted(found: Found, sign: int, *, from_context: bool) -> Part | None:
    number, unit = found.number, found.unit
    if number is None or (from_context and unit in CLOCK_UNITS):
        return None
    if unit in CLOCK_UNITS:
        return Part(Sometime(value="PAST_REF" if sign < 0 else "FUTURE_REF"))
    if unit is Unit.DECADE:
        unit, number = Unit.YEAR, number * 10
    if number != int(number) and unit is Unit.YEAR:
        unit, number = Unit.MONTH, number * 12
    part = "x" if found.has("x") else None
    return Part(Shifted(unit=unit, count=sign * round(number), from_context=from_context), part=part)


def ago(found: Found) -> Part | None:
    """Read two years ago: counted from the report's day."""
    return _counted(found, -1, from_context=False)


def from_now(found: Found) -> Part | None:
    """Read three weeks from now."""
    return _counted(found, 1, from_context=False)


def earlier(found: Found) -> Part | None:
    """Read a week earlier: counted from the date the text spoke of."""
    return _counted(found, -1, from_context=True)


def later(found: Found) -> Part | None:
    """Read nine days later; ten years on, before a comma; but four days later than planned is a delay."""
    if found.following == "than":
        return None
    return _counted(found, 1, from_context=True)


def soon(found: Found) -> Part | None:
    """Read soon, as a time to come; but not soon after, as soon as, they soon left."""
    return None if found.following in NOT_SOON or found.previous == "as" else to_come(found)


def to_come(found: Found) -> Part | None:
    """Read one day: a time to come where the words beside it look ahead."""
    nearby = found.tokens.words[max(0, found.first - 4) : found.after + 2]
    return FUTURE if LOOKING_AHEAD & set(nearby) else None


def compared(found: Found) -> Part:
    """Read the year-earlier quarter, a year before the one spoken of; the year-ago one, a year before the report."""
    return Part(Shifted(unit=Unit.YEAR, count=-1, from_context=not found.has("ago")))


def month_a_year_back(found: Found) -> Part:
    """Read the same month last year: a year before the month spoken of."""
    return Part(Shifted(unit=found.unit, count=-12, from_context=True))


def framed(found: Found) -> Part:
    """Read the year in `the end of the year`, the day in `later in the day`: the one the text is in."""
    unit = found.unit
    return Part(Shifted(unit=unit, count=0, nearest=unit is not Unit.DAY, from_context=unit is Unit.DAY), part="x")


def of_the_text(found: Found) -> Part | None:
    """Read the year in `a record for the year`: the one the text is in; but not the week after the vote."""
    unit, at = found.unit, found.match.start("unit")
    named = found.tokens.is_capital(at) or found.following in NOT_OF_TEXT or found.following.isdigit()
    if unit not in (Unit.YEAR, Unit.MONTH, Unit.WEEK) or named:
        return None
    return Part(Shifted(unit=unit, count=0, from_context=True), part="x")


def tagged(found: Found) -> Part | None:
    """Read a part of the pattern that is a vague time; its name says which. But the past two harvests are counted."""
    if found.has("past") and (found.following.isdigit() or found.following in NUMBERS):
        return None
    for name, value in (("past", "PAST_REF"), ("present", "PRESENT_REF"), ("future", "FUTURE_REF")):
        if found.has(name):
            return Part(Sometime(value=value), part=name)
    return None


def recently(found: Found) -> Part | None:
    """Read recently, until lately; but as recently as May is May, and most recently in May too."""
    dated = found.following == "as" or (found.has("most") and found.following in BEFORE_DATES)
    return None if dated else PAST


def the_weekend(found: Found) -> Part:
    """Read the weekend, a past or a coming one as the tense says."""
    return Part(Shifted(unit=found.unit, count=0, nearest=True))


ALIKE: Final = "(same|corresponding|comparable|equivalent)"
COUNT: Final = f"n:(a|an|one|{NUMBER})"
COUNTED: Final = f"{COUNT} unit:(UNIT|UNITS)"
A_DAY: Final = f"(({DIRECTION})? (WEEKDAY|MONTH|MON)|{DAY} of? (MONTH|MON)|christmas|easter)"
EDGE_OF: Final = "(end|beginning|start|middle|close|half|rest|remainder|part|course|outset) of"
ATOMS: Final = (
    Atom("day:(today|yesterday|tomorrow|tonight)", day),
    Atom("the day (back:(before) yesterday|after tomorrow)", beyond),
    Atom(f"direction:{DIRECTION} (early|late|mid)? '-'? daypart:PART", directed_part),
    Atom(f"direction:{DIRECTION} unit:CALENDAR_UNIT", directed_unit),
    Atom("direction:(this past|this coming|this same|that same|that very|this very) unit:CALENDAR_UNIT", directed_unit),
    Atom("the which:(current|latest) (fiscal)? unit:CALENDAR_UNIT", current_unit),
    Atom("the latest? quarter", THIS_QUARTER),
    Atom("the latest period", THIS_QUARTER),
    Atom(
        "(the|a)? (comparable|corresponding)? year '-' (ago:(ago)|earlier) "
        "(first|second|third|fourth)? (quarter|period|half|results)?",
        compared,
    ),
    Atom(f"(the|its|their)? {ALIKE}? (quarter|period|half) (of|in)? (last year|a year ago)", YEAR_AGO),
    Atom(f"(the|its|their)? {ALIKE}? (quarter|period|half) a year (earlier|before)", compared),
    Atom("last year POSSESSIVE (quarter|period|half)", YEAR_AGO),
    Atom("the same unit:month (of|in)? (last year|a year (ago|earlier|before))", month_a_year_back),
    Atom(f"{EDGE_OF} x:(the? unit:CALENDAR_UNIT)", framed),
    Atom("(early|late|earlier|later) in x:(the unit:CALENDAR_UNIT)", framed),
    Atom("(for|of|in|during|throughout|through|over) x:(the fiscal? unit:CALENDAR_UNIT)", of_the_text),
    Atom("x:(unit:year POSSESSIVE? '-'? end)", framed),
    Atom("x:(the week) of (MONTH|MON|DAY|NTH|WEEKDAY)", WEEK_OF),
    Atom("x:(the unit:CALENDAR_UNIT side:(before|after)) (','|'.'|';'|')'|and|but|when)", beside),
    Atom(f"x:(the unit:day side:(before|after)) {A_DAY}", beside),
    Atom("the day side:(before|after)", beside_event),
    Atom(f"{COUNTED} (or so)? ago", ago),
    Atom(f"{COUNTED} from now", from_now),
    Atom(f"{COUNTED} (earlier|previously|beforehand|prior)", earlier),
    Atom(f"{COUNTED} (later|afterwards|afterward|thereafter|hence)", later),
    Atom(f"x:({COUNTED} (on|after)) (','|'.'|';'|')')", later),
    Atom(f"x:({COUNTED} after that) (','|'.'|';'|')')", later),
    Atom(f"{VAGUE}? (UNITS|UNIT) ago", PAST),
    Atom(f"{VAGUE}? UNITS (earlier|previously)", PAST),
    Atom(f"x:({VAGUE}? UNITS before) (','|'.'|';'|')')", PAST_BEFORE),
    Atom(f"{VAGUE}? UNITS (later|afterwards)", FUTURE),
    Atom("(a|some|a long|long|not long|a short|a short) (time|while)? ago", PAST),
    Atom("the unit:weekend", the_weekend),
    Atom("(right|just|until|by|up to)? NOW", PRESENT),
    Atom("at present:((the|this) moment|present)", tagged),
    Atom("(these|nowadays) days", PRESENT),
    Atom("to (date|this day)", PRESENT),
    Atom("present:current", tagged),
    Atom("(more|most:(most)|very|as|just|until|only)? (recently|lately)", recently),
    Atom("(in)? past:(the (recent|distant|not too distant)? past)", tagged),
    Atom("(very|pretty)? (soon|shortly)", soon),
    Atom("(one|some) day", to_come),
    Atom("in? future:(the (near|immediate|foreseeable|distant)? future)", tagged),
)
