"""Periods: a unit of the calendar and its index, so that the next one is the index plus one.

Years are astronomical (1 BC is year 0). Days count as `date.toordinal`, weeks are ISO weeks and begin on Monday. A
half, a quarter and a season belong to a year; winter belongs to the year it begins in.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Unit(StrEnum):
    """A unit of the calendar, or of the clock (for durations only: second to hour)."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


SEASONS: Final = ("SP", "SU", "FA", "WI")
PARTS_OF_YEAR: Final = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.SEASON: 4, Unit.HALF: 2}
DAYS_IN: Final = {Unit.DAY: 1, Unit.WEEK: 7}
YEARS_IN: Final = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}


@dataclass(frozen=True, slots=True)
class Period:
    """One day, week, month, … of the calendar."""

    unit: Unit
    index: int

    def shift(self, count: int) -> "Period":
        """Return the period so many units later (earlier, if negative)."""
        return Period(self.unit, self.index + count)

    @property
    def year(self) -> int:
        """The year it lies in; of a decade or longer, the first; of a week, the ISO year."""
        if self.unit in YEARS_IN:
            return self.index * YEARS_IN[self.unit]
        if self.unit in PARTS_OF_YEAR:
            return self.index // PARTS_OF_YEAR[self.unit]
        if self.unit is Unit.DAY:
            return date.fromordinal(self.index).year
        return date.fromordinal(self.index * 7 + 1).isocalendar().year

    @property
    def part(self) -> int:
        """Which part of its year a month, quarter, season or half is, from 0."""
        return self.index % PARTS_OF_YEAR[self.unit]

    @property
    def first(self) -> date | None:
        """Its first day; None outside the years 1 to 9999."""
        return _first_day(self)

    @property
    def last(self) -> date | None:
        """Its last day; None outside the years 1 to 9999."""
        if self.unit is Unit.DAY:
            return self.first
        after = _first_day(self.shift(1) if self.unit is not Unit.WEEKEND else Period(Unit.WEEK, self.index + 1))
        return after - timedelta(days=1) if after else None

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return _value(self)

    def within(self, unit: Unit) -> "Period":
        """Return the longer period of that unit which holds this one's first day."""
        if self.unit is unit:
            return self
        if unit in YEARS_IN:
            return of_year(self.year, unit)
        first = self.first
        if first is None:
            raise OverflowError(f"{self} lies outside the calendar")
        return containing(first, unit)


def of_year(year: int, unit: Unit = Unit.YEAR) -> Period:
    """Return a year, or the decade, century or millennium that holds it."""
    return Period(unit, year // YEARS_IN[unit])


def of_part(year: int, part: int, unit: Unit) -> Period:
    """Return a month, quarter, season or half of a year; parts count from 0."""
    return Period(unit, year * PARTS_OF_YEAR[unit] + part)


def of_day(year: int, month: int, day: int) -> Period:
    """Return a day; ValueError where the calendar has none such."""
    return Period(Unit.DAY, date(year, month, day).toordinal())


def containing(day: date, unit: Unit) -> Period:
    """Return the period of a unit that holds a day.

    >>> containing(date(2019, 7, 25), Unit.WEEK).value
    '2019-W30'
    """
    if unit in YEARS_IN:
        return of_year(day.year, unit)
    if unit is Unit.MONTH:
        return of_part(day.year, day.month - 1, unit)
    if unit is Unit.QUARTER:
        return of_part(day.year, (day.month - 1) // 3, unit)
    if unit is Unit.HALF:
        return of_part(day.year, (day.month - 1) // 6, unit)
    if unit is Unit.SEASON:
        return Period(unit, day.year * 4 + (day.month // 3 - 1 if day.month >= 3 else -1))
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return Period(unit, (day.toordinal() - 1) // 7)
    return Period(Unit.DAY, day.toordinal())


def _first_day(period: Period) -> date | None:
    try:
        if period.unit in YEARS_IN:
            return date(period.year, 1, 1)
        if period.unit is Unit.SEASON:
            return date(period.year, period.part * 3 + 3, 1)
        if period.unit in PARTS_OF_YEAR:
            return date(period.year, period.part * (12 // PARTS_OF_YEAR[period.unit]) + 1, 1)
        if period.unit is Unit.DAY:
            return date.fromordinal(period.index)
        return date.fromordinal(period.index * 7 + (6 if period.unit is Unit.WEEKEND else 1))
    except (ValueError, OverflowError):
        return None


def _year_value(year: int) -> str:
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def _value(period: Period) -> str:
    unit = period.unit
    year = _year_value(period.year if period.year > 0 else period.year + YEARS_IN.get(unit, 1) - 1)
    if unit is Unit.DAY:
        return date.fromordinal(period.index).isoformat()
    if unit in (Unit.WEEK, Unit.WEEKEND):
        iso = date.fromordinal(period.index * 7 + 1).isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if unit is Unit.WEEKEND else "")
    if unit is Unit.MONTH:
        return f"{year}-{period.part + 1:02}"
    if unit is Unit.QUARTER:
        return f"{year}-Q{period.part + 1}"
    if unit is Unit.HALF:
        return f"{year}-H{period.part + 1}"
    if unit is Unit.SEASON:
        return f"{year}-{SEASONS[period.part]}"
    kept = {Unit.YEAR: 4, Unit.DECADE: 3, Unit.CENTURY: 2, Unit.MILLENNIUM: 1}[unit]
    return year[: kept + 2 * year.startswith("BC")]
