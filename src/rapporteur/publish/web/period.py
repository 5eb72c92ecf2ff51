"""Period: the days that the story is shown for, and those beside it."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rapporteur.record.overview import Month

MOST: Final = 5 / 6
"""The part of all events that begin in the period that is shown where none is asked for."""
SHORTEST: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from a first to a last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def moved(self, share: float) -> "Period":
        """Return a period as long, so many lengths of it later, or earlier where it is negative.

        >>> Period(first=date(2030, 3, 1), last=date(2030, 3, 10)).moved(-0.5)
        Period(first=datetime.date(2030, 2, 24), last=datetime.date(2030, 3, 5))
        """
        by = round(self.days * share) or (1 if share > 0 else -1)
        by = max(min(by, (date.max - self.last).days), (date.min - self.first).days)
        return Period(first=self.first + timedelta(by), last=self.last + timedelta(by))

    def scaled(self, factor: float) -> "Period":
        """Return a period of the same middle and so many times the length, a week at least.

        >>> Period(first=date(2030, 3, 1), last=date(2030, 3, 20)).scaled(0.5)
        Period(first=datetime.date(2030, 3, 6), last=datetime.date(2030, 3, 15))
        """
        days = max(SHORTEST, round(self.days * factor))
        before = (days - self.days) // 2
        first = max(0, self.first.toordinal() - date.min.toordinal() - before) + date.min.toordinal()
        return Period(first=date.fromordinal(first), last=date.fromordinal(min(date.max.toordinal(), first + days - 1)))


def whole(months: Sequence[Month]) -> Period:
    """Return the period from the first to the last of some months."""
    last = months[-1].first
    return Period(first=months[0].first, last=last.replace(day=monthrange(last.year, last.month)[1]))


def busiest(months: Sequence[Month]) -> Period:
    """Return the shortest period of months in which most events begin, the first of those as short.

    >>> some = [(2014, 1), (2030, 6), (2031, 5), (2031, 1)]
    >>> months = [Month(first=date(year, 1, 1), events=events) for year, events in some[:3]]
    >>> busiest(months)
    Period(first=datetime.date(2030, 1, 1), last=datetime.date(2031, 1, 31))
    """
    wanted = MOST * sum(month.events for month in months)
    best, start, inside = whole(months), 0, 0
    for end, month in enumerate(months):
        inside += month.events
        while inside - months[start].events >= wanted:
            inside -= months[start].events
            start += 1
        found = whole(months[start : end + 1])
        if inside >= wanted and found.days < best.days:
            best = found
    return best
