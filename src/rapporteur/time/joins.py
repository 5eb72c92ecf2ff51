"""Joins: two time expressions side by side that are one (`Friday` `, July 19`), and two dates that share a year."""

import re
from dataclasses import replace
from typing import Final

from rapporteur.time.atoms_clock import EARLIEST, in_part
from rapporteur.time.meanings import (
    SAME_DAY,
    BesideEvent,
    Expression,
    Fixed,
    Length,
    Meaning,
    MonthDay,
    Shifted,
    Weekday,
    WeekOf,
    Yearless,
)
from rapporteur.time.periods import DAYS_IN, PARTS_OF_YEAR, Unit, of_day, of_part
from rapporteur.time.tokens import Tokens
from rapporteur.time.widening import EDGES

OF: Final = ((), (",",), ("of",), ("in",), ("'s",))
BESIDE: Final = ((), ("'s",))
CLOCK_THEN_DAY: Final = (
    (), (",",), ("on",), ("of",), ("of", "the"), (",", "on"), ("last",), ("on", "the"), ("local", "time"),
    ("local", "time", "on"), ("of", "the", "same"),
)  # fmt: skip
DAY_THEN_CLOCK: Final = (
    (), (",",), ("at",), (",", "at"), ("'s",), ("around",), ("-",), ("|",), ("at", "about"), ("at", "around"), ("by",),
)  # fmt: skip
WEEKDAY_THEN_DATE: Final = ((), (",",), (",", "the"), ("the",), (".", ","), ("on",))
SHORTER: Final = {
    Unit.YEAR: (Unit.MONTH, Unit.DAY), Unit.MONTH: (Unit.WEEK, Unit.DAY), Unit.WEEK: (Unit.DAY,),
    Unit.DAY: (Unit.HOUR,), Unit.HOUR: (Unit.MINUTE,), Unit.MINUTE: (Unit.SECOND,),
}  # fmt: skip
"""Which units add to a longer one: six years and eight months."""
WHOLE: Final = re.compile(r"P(?P<clock>T?)(?P<count>\d+[A-Z])")
COORDINATORS: Final = frozenset("and or to until through , - – — /".split())


def is_day(meaning: Meaning) -> bool:
    """Return whether the words name a day."""
    match meaning:
        case Fixed(period=period):
            return period.unit is Unit.DAY
        case Yearless(unit=unit, day=day, holiday=holiday):
            return day is not None or holiday is not None or unit is Unit.DAY
        case Weekday() | MonthDay():
            return True
        case Shifted(unit=unit):
            return unit is Unit.DAY and meaning is not SAME_DAY
        case _:
            return False


def with_year(meaning: Yearless, year: int) -> Meaning | None:
    """Return a part of a year in that year; None where the calendar has no such day."""
    if meaning.holiday:
        return replace(meaning, year=year)
    if meaning.day is None:
        return Fixed(period=of_part(year, meaning.part, meaning.unit))
    try:
        return Fixed(period=of_day(year, meaning.part + 1, meaning.day))
    except ValueError:
        return None


def join(tokens: Tokens, first: Expression, second: Expression) -> Expression | None:
    """Return the one expression that two side by side make, or None."""
    if second.first - first.last > 5:
        return None
    between = tokens.words[first.last + 1 : second.first]
    if first.clock or second.clock:
        timed = _with_clock(tokens, first, second) or _beside_event(tokens, first, second)
        if timed:
            return timed
    if _is_half_of(first.meaning, second.meaning, between):
        edge = "START" if isinstance(first.meaning, Yearless) and first.meaning.part == 0 else "END"
        return _both(replace(first, mod=edge), second, second.meaning, None)
    meaning = (
        _added(first.meaning, second.meaning, between)
        or _counted_from(first.meaning, second.meaning, tokens.words[first.last], between)
        or _dated(first.meaning, second.meaning, between)
        or _of_week_or_month(first.meaning, second.meaning, between)
    )
    return _both(first, second, meaning, first.clock or second.clock) if meaning else None


def _is_half_of(first: Meaning, second: Meaning, between: tuple[str, ...]) -> bool:
    """Return whether two make the first or second half of a month, a decade or a century."""
    if not isinstance(first, Yearless) or first.unit is not Unit.HALF or between not in (("of",), ("of", "the")):
        return False
    match second:
        case Yearless(unit=Unit.MONTH, day=None) | Shifted(unit=Unit.MONTH):
            return True
        case Fixed(period=period):
            return period.unit in (Unit.MONTH, Unit.DECADE, Unit.CENTURY)
        case _:
            return False


def _both(first: Expression, second: Expression, meaning: Meaning, clock: str | None) -> Expression:
    mod = first.mod or second.mod
    return replace(first, end=second.end, last=second.last, mod=mod, meaning=meaning, clock=clock)


def _with_clock(tokens: Tokens, first: Expression, second: Expression) -> Expression | None:
    """Return what a day and a time of it make, in either order; or a time and the same in another zone."""
    between = tokens.words[first.last + 1 : second.first]
    if first.clock and _is_clock(second) and between == ("(",):  # 11:20 a.m. (0820 GMT)
        closed = tokens.words[second.last + 1 : second.last + 2] == (")",)
        return replace(first, end=tokens.ends[second.last + 1], last=second.last + 1) if closed else None
    if _is_clock(second) and is_day(first.meaning) and not first.clock:
        its_own = not between and tokens.words[second.first] == "the"  # on Friday the overnight raids went on
        return _both(first, second, first.meaning, second.clock) if between in DAY_THEN_CLOCK and not its_own else None
    if first.clock and isinstance(first.meaning, Weekday) and not second.clock and between in (("of",), (",",)):
        dated = isinstance(second.meaning, (Fixed, Yearless)) and is_day(second.meaning)  # Friday night, July 19
        return _both(first, second, second.meaning, first.clock) if dated else None
    if not first.clock or not _is_clock(first) or not is_day(second.meaning):
        return None
    night = first.clock == "TNI" and between == ("from",)  # the night from Thursday to Friday
    if not second.clock:
        return _both(first, second, second.meaning, first.clock) if night or between in CLOCK_THEN_DAY else None
    if first.clock[1].isdigit() and second.clock in EARLIEST and between in CLOCK_THEN_DAY:  # 9 o'clock tonight
        return _both(first, second, second.meaning, in_part(first.clock, second.clock))
    return None


def _beside_event(tokens: Tokens, first: Expression, second: Expression) -> Expression | None:
    """Return the time of a day that is counted from an event: 9 p.m. three days before the vote."""
    length, side = second.meaning, tokens.words[second.last + 1 : second.last + 2]
    if not _is_clock(first) or second.first != first.last + 1 or side not in (("before",), ("after",)):
        return None
    if not isinstance(length, Length) or not length.count or length.unit not in DAYS_IN:
        return None
    days = round(length.count * DAYS_IN[length.unit])
    return _both(first, second, BesideEvent(count=days if side == ("after",) else -days), first.clock)


def _is_clock(found: Expression) -> bool:
    return found.meaning is SAME_DAY and found.clock is not None


def _added(first: Meaning, second: Meaning, between: tuple[str, ...]) -> Meaning | None:
    """Return the length that a length and a shorter one make: six years and eight months, 2 hours 14 minutes."""
    if not isinstance(first, Length) or not isinstance(second, Length) or between not in ((), ("and",)):
        return None
    if first.recurs or second.recurs or first.unit not in SHORTER or second.unit not in SHORTER[first.unit]:
        return None
    longer, shorter = WHOLE.fullmatch(first.value), WHOLE.fullmatch(second.value)
    if not longer or not shorter:
        return None
    return Length(value=first.value + ("" if longer["clock"] else shorter["clock"]) + shorter["count"])


def _counted_from(first: Meaning, second: Meaning, ending: str, between: tuple[str, ...]) -> Meaning | None:
    """Return what is counted from a date that is named: a year ago last Friday, the day before Christmas."""
    if between or ending not in ("ago", "before", "after") or not isinstance(first, Shifted) or second is SAME_DAY:
        return None
    if not isinstance(second, (Weekday, Shifted, Yearless, Fixed)) or (ending != "ago" and not is_day(second)):
        return None
    return replace(first, base=second)


def _dated(first: Meaning, second: Meaning, between: tuple[str, ...]) -> Meaning | None:
    """Return what a part of a year and the year make, or a weekday and its date."""
    match first, second:
        case Yearless(direction=None) as part, Fixed(period=period) if period.unit is Unit.YEAR and between in OF:
            return with_year(part, period.year)
        case Yearless(direction=None) as part, Shifted(unit=Unit.YEAR) as year if between in OF:
            return replace(part, year=year)
        case Shifted(unit=Unit.YEAR) as year, Yearless(direction=None) as part if between in BESIDE:
            return replace(part, year=year)
        case Fixed(period=period), Yearless(direction=None, day=None) as part if between in BESIDE:
            longer = part.unit in PARTS_OF_YEAR and part.unit is not Unit.MONTH
            return with_year(part, period.year) if longer and period.unit is Unit.YEAR else None
        case Weekday(weekday=weekday), (Yearless() | Fixed()) as day if is_day(day) and between in WEEKDAY_THEN_DATE:
            return replace(day, weekday=weekday) if isinstance(day, Yearless) else day
        case Shifted(unit=Unit.DAY), (Fixed() | Yearless()) as day if is_day(day) and between == (",",):
            return day if first is not SAME_DAY else None
        case _:
            return None


def _of_week_or_month(first: Meaning, second: Meaning, between: tuple[str, ...]) -> Meaning | None:
    """Return what a day and its week or month make: Friday of next week, the week of April 8, the 5th of last month."""
    match first, second:
        case Weekday(direction=None) as weekday, Shifted(unit=Unit.WEEK) as week if between in (("of",), ()):
            return replace(weekday, week=week)
        case Shifted(unit=Unit.WEEK) as week, Weekday(direction=None) as weekday if between == ("'s",):
            return replace(weekday, week=week)
        case Shifted(unit=Unit.WEEK, count=0, from_context=True), day if is_day(day) and between == ("of",):
            return WeekOf(day=day) if isinstance(day, (Fixed, Yearless)) else None
        case MonthDay(month=None) as day, Shifted(unit=Unit.MONTH) as month if between == ("of",):
            return replace(day, month=month)
        case _:
            return None


def share_year(tokens: Tokens, first: Expression, second: Expression) -> Expression:
    """Return the first of two dates with the year that stands only after the second: `August and September 1914`."""
    part, other = first.meaning, second.meaning
    if not isinstance(part, Yearless) or part.direction or part.year or part.holiday:
        return first
    if not isinstance(other, Fixed) or not _coordinates(tokens.words[first.last + 1 : second.first]):
        return first
    if other.period.unit not in (Unit.DAY, part.unit) or other.period.first is None:
        return first
    meaning = with_year(part, other.period.year)
    if isinstance(meaning, Fixed) and meaning.period.first and meaning.period.first > other.period.first:
        meaning = with_year(part, other.period.year - 1)
    return replace(first, meaning=meaning) if meaning else first


def _coordinates(between: tuple[str, ...]) -> bool:
    """Return whether words join two dates into one phrase: `and`, `to early`, `, and the`."""
    rest = [word for word in between if word not in EDGES and word != "the"]
    return len(between) < 4 and bool(rest) and COORDINATORS.issuperset(rest)
