"""Resolve: from meanings to values, given the day the text is from and the dates spoken of before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rapporteur.time.context import Context, is_narrative
from rapporteur.time.meanings import (
    SAME_DAY,
    BesideEvent,
    Direction,
    Expression,
    Fixed,
    Length,
    Meaning,
    MonthDay,
    Recurring,
    Shifted,
    Sometime,
    Weekday,
    WeekOf,
    Yearless,
)
from rapporteur.time.periods import DAYS_IN, PARTS_OF_YEAR, YEARS_IN, Period, Unit, of_day, of_part
from rapporteur.time.tense import Tense, is_backshifted, tense_of
from rapporteur.time.tokens import Tokens
from rapporteur.time.yearly import in_year, of_some_year

COARSE: Final = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY)
FROM_CONTEXT: Final = frozenset({Direction.FOLLOWING, Direction.PREVIOUS, Direction.THAT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A time expression with its TIMEX3 type, value and modifier, and the period it names if it names one."""

    start: int
    end: int
    type: str
    value: str | None
    mod: str | None
    period: Period | None
    expression: Expression


def resolve(found: Sequence[Expression], tokens: Tokens, *, reference: date | None) -> list[Resolved]:
    """Return the expressions with their values, in order."""
    day = Period(Unit.DAY, reference.toordinal()) if reference else None
    context = Context(reference=day, narrative=is_narrative(found, reference), tokens=tokens)
    return [_resolved(expression, context) for expression in found]


def _resolved(found: Expression, context: Context) -> Resolved:
    meaning = found.meaning
    match meaning:
        case Length():
            return _timex(found, "SET" if meaning.recurs else "DURATION", meaning.value, None)
        case Recurring():
            return _timex(found, "SET", meaning.value, None)
    kind = "TIME" if found.clock else "DATE"
    if isinstance(meaning, Sometime):
        return _timex(found, kind, meaning.value, None)
    period = _period(found, context)
    if period is None or not _can_be_written(period, found.clock):
        return _timex(found, kind, _underspecified(meaning, found.clock), None)
    context.note(found, period)
    return _timex(found, kind, period.value + (found.clock or ""), period)


def _can_be_written(period: Period, clock: str | None) -> bool:
    """Return whether the calendar has the period, and, for a time of day, whether it is a day."""
    if clock and period.unit is not Unit.DAY:
        return False
    if period.unit in YEARS_IN or period.unit in PARTS_OF_YEAR:
        return abs(period.year) < 10_000
    return period.first is not None


def _timex(found: Expression, kind: str, value: str | None, period: Period | None) -> Resolved:
    return Resolved(
        start=found.start, end=found.end, type=kind, value=value, mod=found.mod, period=period, expression=found
    )


def _underspecified(meaning: Meaning, clock: str | None) -> str | None:
    """Return a value with X for what is not known, as TIMEX3 has it, where the words say at least something."""
    match meaning:
        case Yearless(unit=Unit.MONTH, part=part, day=day):
            value = f"XXXX-{part + 1:02}" + (f"-{day:02}" if day else "")
        case Yearless(unit=Unit.SEASON, part=part):
            value = "XXXX-" + of_part(1, part, Unit.SEASON).value[5:]
        case Yearless(unit=Unit.QUARTER, part=part):
            value = f"XXXX-Q{part + 1}"
        case Weekday(weekday=weekday):
            value = f"XXXX-WXX-{weekday + 1}"
        case _ if clock:
            value = "XXXX-XX-XX"
        case _:
            return None
    return value + (clock or "")


def _period(found: Expression, context: Context) -> Period | None:
    try:
        return _named(found, context)
    except (ValueError, OverflowError):
        return None  # outside the calendar


def _named(found: Expression, context: Context) -> Period | None:
    match found.meaning:
        case Fixed(period=period):
            return period
        case Yearless(year=int() as number) as meaning:
            return in_year(meaning, number)
        case Yearless(year=Shifted() as shifted) as meaning:
            year = _shifted(shifted, found, context)
            return in_year(meaning, year.year) if year else None
        case Yearless() as meaning:
            return of_some_year(meaning, found, context)
        case Weekday() as meaning:
            return _weekday(meaning, found, context)
        case WeekOf(day=meaning, unit=unit):
            day = _period(replace(found, meaning=meaning), context)
            return day.within(unit) if day else None
        case MonthDay() as meaning:
            return _day_of_month(meaning, found, context)
        case Shifted() as meaning:
            return _shifted(meaning, found, context)
        case BesideEvent(count=count):
            return _beside_event(count, found, context)
        case _:
            return None


def _beside_event(count: int, found: Expression, context: Context) -> Period | None:
    """Return the day right before it (`May 3, the day before the vote`), else the one beside the day just spoken of."""
    day = context.spoken
    if day is None or not _is_day(day) or not context.is_near(found):
        return None
    return day if context.stands_beside(found) else day.shift(count)


def _weekday(meaning: Weekday, found: Expression, context: Context) -> Period | None:
    if meaning.week:
        week = _shifted(meaning.week, found, context)
        return Period(Unit.DAY, week.index * 7 + 1 + meaning.weekday) if week else None
    beside = meaning.direction in FROM_CONTEXT or context.narrative
    anchor = context.anchor(found) if beside else context.reference
    if anchor is None or anchor.first is None:
        return None
    day = anchor.first.toordinal()
    monday = day - (day - 1) % 7
    ahead = (meaning.weekday - (day - 1) % 7) % 7
    match meaning.direction:
        case Direction.LAST:  # two days ago or more: of the day before one says yesterday, or its bare name
            return Period(Unit.DAY, day - 2 - (5 - ahead) % 7)
        case Direction.NEXT:
            return Period(Unit.DAY, monday + 7 + meaning.weekday)
        case Direction.THIS | Direction.THAT:
            return Period(Unit.DAY, monday + meaning.weekday)
        case Direction.FOLLOWING | Direction.COMING:
            return Period(Unit.DAY, day + (ahead or 7))
        case Direction.PREVIOUS:
            return Period(Unit.DAY, day - (7 - ahead))
    begun = context.range_from(found)
    if begun and _is_day(begun):
        return begun.shift((meaning.weekday - (begun.index - 1)) % 7)
    to_come = tense_of(context.tokens, found) is Tense.FUTURE
    if to_come and not (ahead == 6 and is_backshifted(context.tokens, found)):
        return Period(Unit.DAY, day + ahead)
    return Period(Unit.DAY, day + ahead - (7 if ahead else 0))


def _day_of_month(meaning: MonthDay, found: Expression, context: Context) -> Period | None:
    anchor = _shifted(meaning.month, found, context) if meaning.month else context.anchor()
    if anchor is None or anchor.unit in YEARS_IN:
        return None
    month = anchor.within(Unit.MONTH)
    return of_day(month.year, month.part + 1, meaning.day)


def _shifted(meaning: Shifted, found: Expression, context: Context) -> Period | None:
    if meaning is SAME_DAY:
        spoken = context.narrative or (_is_day(context.spoken) and context.is_near(found))
        same = context.anchor(found) if spoken else context.reference
        if same is None or not _is_day(same):
            return None
        return same.shift(-1) if _is_night_before(found, context) else same
    if meaning.base:
        return _from_base(replace(found, meaning=meaning.base), meaning, context)
    if meaning.nearest:
        return _nearest_unit(meaning, found, context)
    anchor = context.anchor(found) if meaning.from_context else context.reference
    if anchor is None or (anchor.unit not in YEARS_IN and anchor.first is None):
        return None
    unit = meaning.unit
    if context.quarter and context.compares(meaning, found):
        return context.quarter.shift(PARTS_OF_YEAR[context.quarter.unit] * meaning.count)
    coarser = unit in COARSE and anchor.unit in COARSE and COARSE.index(anchor.unit) > COARSE.index(unit)
    if coarser and meaning.count == 0:
        return anchor
    if coarser and (anchor.first is None or unit in (Unit.DAY, Unit.WEEK)):
        return None
    return anchor.within(unit).shift(meaning.count)


def _is_night_before(found: Expression, context: Context) -> bool:
    """Return whether a night is the one that led up to the day: hit overnight, but not `will stay overnight`."""
    return context.tokens.words[found.last] == "overnight" and tense_of(context.tokens, found) is not Tense.FUTURE


def _is_day(period: Period | None) -> bool:
    return period is not None and period.unit is Unit.DAY


def _from_base(base: Expression, meaning: Shifted, context: Context) -> Period | None:
    """Return so many units from a day or a month that is named: a year ago last Friday, the day after Christmas."""
    period = _period(base, context)
    if period is None or period.first is None:
        return None
    if meaning.unit in DAYS_IN:
        return period.shift(DAYS_IN[meaning.unit] * meaning.count) if _is_day(period) else None
    month = period.within(Unit.MONTH).shift(meaning.count * (12 if meaning.unit is Unit.YEAR else 1))
    if period.unit is Unit.MONTH:
        return month
    middle = 3 if period.unit is Unit.WEEK else 0  # a week is of the year that its Thursday is in
    return of_day(month.year, month.part + 1, period.first.day).shift(middle).within(period.unit)


def _nearest_unit(meaning: Shifted, found: Expression, context: Context) -> Period | None:
    """The weekend, the quarter, the end of the year: the words leave open which; the tense and the text say."""
    if context.quarter and context.quarter.unit is meaning.unit:
        return context.quarter
    anchor = context.anchor() if context.narrative else context.reference
    if anchor is None or anchor.first is None:
        return None
    period = anchor.within(meaning.unit)
    if meaning.unit is not Unit.WEEKEND:
        return period.shift(meaning.count)
    begun = period.first is not None and period.first <= anchor.first
    return period if begun or tense_of(context.tokens, found) is Tense.FUTURE else period.shift(-1)
