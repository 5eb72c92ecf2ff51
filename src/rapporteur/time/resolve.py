"""Resolve: from what time expressions mean to their values, given the day the text is from and the dates spoken of before."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rapporteur.time.holidays import day_of_holiday
from rapporteur.time.meanings import (
    SAME_DAY,
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
from rapporteur.time.periods import PARTS_OF_YEAR, YEARS_IN, Period, Unit, containing, of_day, of_part, of_year
from rapporteur.time.tense import Tense, tense_of
from rapporteur.time.tokens import Tokens


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
    anchored: bool = False


@dataclass(slots=True)
class Context:
    """What is known while a text is read: the day it is from, and the period spoken of last and where."""

    reference: Period | None
    narrative: bool
    tokens: Tokens
    spoken: Period | None = None
    spoken_at: int = 0
    quarter: Period | None = None
    quarter_at: int = 0

    def anchor(self) -> Period | None:
        """The period that `the following day` follows."""
        return self.spoken or self.reference


def resolve(found: Sequence[Expression], tokens: Tokens, *, reference: date | None) -> list[Resolved]:
    """Return the expressions with their values, in order."""
    day = Period(Unit.DAY, reference.toordinal()) if reference else None
    context = Context(reference=day, narrative=is_narrative(found, reference), tokens=tokens)
    return [_resolved(expression, context) for expression in found]


def is_narrative(found: Iterable[Expression], reference: date | None) -> bool:
    """Return whether a text tells of other years than its own: then a date without a year belongs to the year told of."""
    if reference is None:
        return True
    years = [e.meaning.period.year for e in found if isinstance(e.meaning, Fixed)]
    far = sum(abs(year - reference.year) > 1 for year in years)
    yearless = sum(isinstance(e.meaning, Yearless) for e in found)
    near = sum(
        isinstance(e.meaning, Weekday) or (isinstance(e.meaning, Shifted) and not e.meaning.from_context) for e in found
    )
    return far >= 5 and far + yearless > 8 * near


def _resolved(found: Expression, context: Context) -> Resolved:
    meaning = found.meaning
    if isinstance(meaning, Length):
        kind = "SET" if meaning.recurs else "DURATION"
        return _timex(found, kind, meaning.value, None)
    if isinstance(meaning, Recurring):
        return _timex(found, "SET", meaning.value, None)
    kind = "TIME" if found.clock else "DATE"
    if isinstance(meaning, Sometime):
        return _timex(found, kind, meaning.value, None)
    period = _period(found, context)
    if period is None or period.first is None and period.unit not in YEARS_IN | PARTS_OF_YEAR:
        return _timex(found, kind, _underspecified(meaning, found.clock), None)
    if meaning is not SAME_DAY and not _compares(meaning, found, context):
        if period.unit is Unit.QUARTER:
            context.quarter, context.quarter_at = period, found.last
        if _moves_on(found, period, context):
            context.spoken, context.spoken_at = period, found.last
    if found.clock == "T24:00":
        return _timex(found, kind, f"{period.value}T24:00", period)
    return _timex(found, kind, period.value + (found.clock or ""), period)


def _moves_on(found: Expression, period: Period, context: Context) -> bool:
    """Return whether what follows is told from here on.

    A story is not moved on by what is said of today, nor back by a year in passing (`the constitution of 1791`).
    """
    if YEARS_IN.get(period.unit, 1) > 1:
        return False
    if not context.narrative or context.spoken is None:
        return True
    if isinstance(found.meaning, Shifted) and not found.meaning.from_context:
        return False
    if period.unit is not Unit.YEAR or period.year >= context.spoken.year or context.spoken.unit is Unit.YEAR:
        return True
    if context.reference and abs(context.spoken.year - context.reference.year) <= 1:
        return True  # the date above the text is not the story's
    words = context.tokens.words
    return found.first < 2 or words[found.first - 2] in (".", "\n\n", ")", '"')


def _compares(meaning: Meaning, found: Expression, context: Context) -> bool:
    """Return whether a year is counted back from a quarter just spoken of: a comparison, after which the text goes on with the quarter."""
    if not isinstance(meaning, Shifted) or meaning.unit is not Unit.YEAR or meaning.count != -1 or context.quarter is None:
        return False
    ending = context.tokens.words[found.last]
    return ending in ("ago", "earlier", "period", "quarter", "results") and found.first - context.quarter_at < COMPARED_WITHIN


COMPARED_WITHIN: Final = 120  # tokens
SPOKEN_WITHIN: Final = 40  # tokens


def _timex(found: Expression, kind: str, value: str | None, period: Period | None) -> Resolved:
    return Resolved(start=found.start, end=found.end, type=kind, value=value, mod=found.mod, period=period, expression=found)


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
        match found.meaning:
            case Fixed(period=period):
                return period
            case Yearless() as meaning:
                return _of_some_year(meaning, found, context)
            case Weekday() as meaning:
                return _weekday(meaning, found, context)
            case WeekOf(day=meaning):
                day = _period(replace(found, meaning=meaning), context)
                return day.within(Unit.WEEK) if day else None
            case MonthDay() as meaning:
                return _day_of_month(meaning, found, context)
            case Shifted() as meaning:
                return _shifted(meaning, found, context)
            case _:
                return None
    except (ValueError, OverflowError):
        return None


def _in_year(meaning: Yearless, year: int) -> Period | None:
    """Return the part of a year in that year; None where the calendar has no such day."""
    if meaning.holiday:
        return containing(day_of_holiday(meaning.holiday, year), Unit.DAY)
    if meaning.day is None:
        return of_part(year, meaning.part, meaning.unit)
    try:
        return of_day(year, meaning.part + 1, meaning.day)
    except ValueError:
        return None


def _of_some_year(meaning: Yearless, found: Expression, context: Context) -> Period | None:
    if isinstance(meaning.year, int):
        return _in_year(meaning, meaning.year)
    if meaning.year is not None:
        year = _shifted(meaning.year, found, context)
        return _in_year(meaning, year.year) if year else None
    if meaning.direction in (Direction.FOLLOWING, Direction.PREVIOUS, Direction.THAT):
        return _beside(lambda year: _in_year(meaning, year), context.anchor(), meaning.direction)
    if context.narrative and meaning.direction is None:
        return _as_told(meaning, context.spoken) if context.spoken else None
    if context.reference is None:
        return None
    if meaning.direction is not None:
        return _beside(lambda year: _in_year(meaning, year), context.reference, meaning.direction)
    return _nearest(lambda year: _in_year(meaning, year), context.reference, tense_of(context.tokens, found), against=AGAINST_DAY if meaning.day else AGAINST_PERIOD)


def _as_told(meaning: Yearless, spoken: Period) -> Period | None:
    """Return the part of the year nearest to the date before it, as a story is told in order; of a year spoken of, that year."""
    day = spoken.first
    if spoken.unit in YEARS_IN or day is None:
        return _in_year(meaning, spoken.year)
    candidates = [period for year in (spoken.year - 1, spoken.year, spoken.year + 1) if (period := _in_year(meaning, year))]
    return min(candidates, key=lambda period: abs((period.first or day) - day), default=None)


def _nearest(in_year: Callable[[int], Period | None], reference: Period, tense: Tense | None, *, against: tuple[float, float]) -> Period | None:
    """Return the occurrence nearest to the reference, where one against the tense counts as several times as far away.

    Tense alone would put `payable Dec. 15` in a report of October ten months back.
    """
    day = reference.first
    candidates = [period for year in range(reference.year - 1, reference.year + 2) if (period := in_year(year))]
    distances = []
    for period in candidates:
        if day is None or period.first is None or period.last is None:
            continue
        distance = (period.first - day).days if period.first > day else min((period.last - day).days, 0)
        contrary = distance < 0 if tense is Tense.FUTURE else distance > 0
        weight = against[0 if tense else 1] if contrary else 1
        distances.append((abs(distance) * weight, -distance, period))
    return min(distances, key=lambda item: item[:2])[2] if distances else None


AGAINST_DAY: Final = (3, 1.5)
"""How many times as far away an occurrence counts that goes against the tense, and one ahead where no verb tells."""
AGAINST_PERIOD: Final = (4, 4)
"""The same for a month, a season, a quarter without a day."""


def _beside(in_year: Callable[[int], Period | None], anchor: Period | None, direction: Direction) -> Period | None:
    """Return the last, this, next, … such part of a year, seen from an anchor."""
    if anchor is None or anchor.first is None or anchor.last is None:
        return None
    candidates = [p for year in range(anchor.year - 2, anchor.year + 3) if (p := in_year(year)) and p.first and p.last]
    if direction in (Direction.LAST, Direction.PREVIOUS):
        before = [p for p in candidates if p.last and p.last < anchor.first]
        return before[-1] if before else None
    if direction in (Direction.NEXT, Direction.FOLLOWING, Direction.COMING):
        after = [p for p in candidates if p.first and p.first > anchor.last]
        return after[0] if after else None
    return in_year(anchor.year)


def _weekday(meaning: Weekday, found: Expression, context: Context) -> Period | None:
    if meaning.week:
        week = _shifted(meaning.week, found, context)
        return Period(Unit.DAY, week.index * 7 + 1 + meaning.weekday) if week else None
    beside = meaning.direction in (Direction.FOLLOWING, Direction.PREVIOUS, Direction.THAT) or context.narrative
    anchor = context.anchor() if beside else context.reference
    if anchor is None or anchor.first is None:
        return None
    day = anchor.first.toordinal()
    monday = day - (day - 1) % 7
    ahead = (meaning.weekday - (day - 1) % 7) % 7
    match meaning.direction:
        case Direction.LAST:
            return Period(Unit.DAY, monday - 7 + meaning.weekday)
        case Direction.NEXT:
            return Period(Unit.DAY, monday + 7 + meaning.weekday)
        case Direction.THIS:
            return Period(Unit.DAY, monday + meaning.weekday)
        case Direction.FOLLOWING | Direction.COMING:
            return Period(Unit.DAY, day + (ahead or 7))
        case Direction.PREVIOUS:
            return Period(Unit.DAY, day - (7 - ahead))
        case Direction.THAT:
            return Period(Unit.DAY, monday + meaning.weekday)
    if tense_of(context.tokens, found) is Tense.FUTURE:
        return Period(Unit.DAY, day + ahead)
    return Period(Unit.DAY, day + ahead - (7 if ahead else 0))


def _day_of_month(meaning: MonthDay, found: Expression, context: Context) -> Period | None:
    anchor = _shifted(meaning.month, found, context) if meaning.month else context.anchor()
    if anchor is None or anchor.unit in YEARS_IN:
        return None
    month = anchor.within(Unit.MONTH)
    return of_day(month.year, month.part + 1, meaning.day)


def _nearest_unit(meaning: Shifted, found: Expression, context: Context) -> Period | None:
    """The weekend, the quarter, the end of the year: the words leave open which; the tense and the text say."""
    if meaning.unit is Unit.QUARTER and context.quarter:
        return context.quarter
    anchor = context.anchor() if context.narrative else context.reference
    if anchor is None or anchor.first is None:
        return None
    period = anchor.within(meaning.unit)
    if meaning.unit is not Unit.WEEKEND:
        return period.shift(meaning.count)
    begun = period.first is not None and period.first <= anchor.first
    return period if begun or tense_of(context.tokens, found) is Tense.FUTURE else period.shift(-1)


COARSE: Final = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY)


def _shifted(meaning: Shifted, found: Expression, context: Context) -> Period | None:
    if meaning is SAME_DAY:
        spoken = context.spoken is not None and context.spoken.unit is Unit.DAY and found.first - context.spoken_at < SPOKEN_WITHIN
        same = context.spoken if context.narrative or spoken else context.reference
        return same if same and same.unit is Unit.DAY else None
    anchor = context.anchor() if meaning.from_context else context.reference
    if anchor is None or (anchor.unit not in YEARS_IN and anchor.first is None):
        return None
    unit = meaning.unit
    if meaning.nearest:
        return _nearest_unit(meaning, found, context)
    if unit is Unit.YEAR and _compares(meaning, found, context) and context.quarter:
        return context.quarter.shift(4 * meaning.count)
    if unit in COARSE and anchor.unit in COARSE and COARSE.index(anchor.unit) > COARSE.index(unit):
        if meaning.count == 0 or anchor.first is None or unit in (Unit.DAY, Unit.WEEK):
            return anchor if meaning.count == 0 else None
    return anchor.within(unit).shift(meaning.count)
