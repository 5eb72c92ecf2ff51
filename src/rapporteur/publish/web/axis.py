"""Axis: where days are on a line, and which of them it names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapporteur.publish.web.period import Period
from rapporteur.publish.words import MONTHS

APART: Final = 74
"""Pixels from one named day to the next, at least."""
LETTER: Final = 7
"""Pixels that a letter of a name takes, at most."""
DAYS: Final = (1, 2, 7)
STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000)
"""Months from one named day to the next, where they are not days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A period drawn over so many pixels."""

    period: Period
    width: int

    def x(self, day: date, *, plus: int = 0) -> float:
        """Return where a day begins, or the one so many days after it."""
        return round(((day - self.period.first).days + plus) * self.width / self.period.days, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day that is named, unless its name finds no room before the end."""

    x: float
    name: str


def ticks_of(scale: Scale) -> Iterator[Tick]:
    """Give the days that are named: days, Mondays, or the first of months or years.

    >>> month = Period(first=date(2030, 1, 20), last=date(2030, 4, 10))
    >>> [tick.name for tick in ticks_of(Scale(period=month, width=300))]
    ['Feb 2030', 'Mar', 'Apr']
    """
    is_first = True
    for day in _named(scale):
        x, is_year = scale.x(day), day.month == 1 and day.day == 1
        name = _name(scale, day, with_year=is_first or is_year)
        yield Tick(x=x, name=name if x + len(name) * LETTER <= scale.width else "")
        is_first = False


def _room(scale: Scale) -> float:
    """Return how many days two names stand apart, at least."""
    return APART * scale.period.days / scale.width


def _named(scale: Scale) -> Iterator[date]:
    first, last, room = scale.period.first.toordinal(), scale.period.last.toordinal(), _room(scale)
    for step in DAYS:
        if step >= room:
            # The first day of the calendar is a Monday.
            yield from (date.fromordinal(day) for day in range(first, last + 1) if (day - 1) % step == 0)
            return
    step = next((step for step in STEPS if step * 30 >= room), STEPS[-1])
    begin, end = (day.year * 12 + day.month - 1 for day in (scale.period.first, scale.period.last))
    for month in range(begin - begin % step, end + 1, step):
        if month >= 12 and (day := date(month // 12, month % 12 + 1, 1)) >= scale.period.first:
            yield day


def _name(scale: Scale, day: date, *, with_year: bool) -> str:
    room = _room(scale)
    month = MONTHS[day.month - 1][:3]
    if room <= DAYS[-1]:
        return f"{day.day} {month}{f' {day.year}' if with_year else ''}"
    if room > 180:
        return str(day.year)
    return f"{month} {day.year}" if with_year else month
