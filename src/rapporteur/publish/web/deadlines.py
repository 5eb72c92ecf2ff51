"""Deadlines: commitments as bars on a line of days, from the promise to the days on which the last moment can fall.

Places are percentages of the line's width, so that the drawing fits any width and its words keep their size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rapporteur.model import Interval
from rapporteur.publish.words import MONTHS
from rapporteur.record.ledger.evidence import Effect
from rapporteur.record.ledger.reckoning import Commitment

TICKS: Final = 7
"""Days that are named at most."""
MARGIN: Final = 0.03
"""What share of the line is kept free at either end."""
DAYS_APART: Final = (1, 2, 7, 14)
MONTHS_APART: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)
A_YEAR: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a bar, in percent of the line; `is_sure` where every reading of the words has it."""

    start: float
    length: float
    is_sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notch:
    """A day on a bar, in percent of the line, and what is told of it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A commitment on the line: the days from promise to deadline, where its standing is drawn, the days on which
    something became of it, and those by which it was due before it was given more time."""

    commitment: Commitment
    stretches: tuple[Stretch, ...]
    due: float
    notches: tuple[Notch, ...]
    former: tuple[Notch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A day that is named on the line."""

    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars on one line of days, the days named on it, and where the day is from which they are seen."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    as_of: Tick | None


def chart_of(promised: Sequence[tuple[Commitment, Interval]]) -> Chart | None:
    """Return the chart of commitments, each with the days on which it was first told, in their order; those without a
    deadline are left out. None where there are no others."""
    held = [(one, told) for one, told in promised if one.deadline.latest]
    if not held:
        return None
    days = sorted(day for one, told in held for day in _days(one, told))
    line = _Line(days[0], days[-1])
    as_of = held[0][0].as_of
    return Chart(
        bars=tuple(_bar(line, one, told) for one, told in held),
        ticks=tuple(line.ticks()),
        as_of=Tick(at=line.at(as_of), words=_written(as_of)) if as_of else None,
    )


def _days(one: Commitment, told: Interval) -> Iterator[date]:
    ends = (told.earliest, told.latest, one.deadline.earliest, one.deadline.latest, one.as_of)
    yield from filter(None, (*ends, *(found.day for found in one.evidence), *_former(one)))


def _bar(line: "_Line", one: Commitment, told: Interval) -> Bar:
    due = one.deadline.latest or date.max
    first = told.earliest or told.latest
    sure_from, sure_to = told.latest or due, one.deadline.earliest or told.latest or due
    ends = [(first, min(sure_from, due), False), (min(sure_from, sure_to), sure_to, True), (sure_to, due, False)]
    return Bar(
        commitment=one,
        stretches=tuple(
            line.stretch(start, end, is_sure) for start, end, is_sure in ends if start is None or start < end
        ),
        due=line.at(due),
        notches=tuple(_notch(line, found.day, found.effect.value) for found in one.evidence if found.day),
        former=tuple(_notch(line, day, "due at first") for day in _former(one)),
    )


def _former(one: Commitment) -> list[date]:
    if not any(found.effect is Effect.EXTENDS for found in one.evidence):
        return []
    told = {mention.deadline.latest for mention in one.mentions} - {one.deadline.latest}
    return sorted(filter(None, told))


def _notch(line: "_Line", day: date, words: str) -> Notch:
    return Notch(at=line.at(day), words=f"{words}, {_written(day)}")


class _Line:
    """Days from one to another, a little wider than these."""

    def __init__(self, first: date, last: date) -> None:
        margin = max(int((last - first).days * MARGIN), 1)
        self._first = first - timedelta(min(margin, (first - date.min).days))
        self._last = last + timedelta(min(margin, (date.max - last).days))

    def at(self, day: date) -> float:
        """Return where a day is, in percent."""
        return round(100 * (day - self._first).days / (self._last - self._first).days, 2)

    def stretch(self, start: date | None, end: date, is_sure: bool) -> Stretch:
        """Return the part of the line from one day, or its beginning, to another."""
        from_ = self.at(start) if start else 0.0
        return Stretch(start=from_, length=round(self.at(end) - from_, 2), is_sure=is_sure)

    def ticks(self) -> list[Tick]:
        """Return the days that are named: as many as there is room for, at even distances."""
        days = next(iter(_fitting(self._first, self._last)))
        return [Tick(at=self.at(day), words=words) for day, words in days]


def _fitting(first: date, last: date) -> Iterator[list[tuple[date, str]]]:
    whole = (last - first).days
    for apart in DAYS_APART:
        if whole <= apart * TICKS:
            days = [first + timedelta(number) for number in range(0, whole + 1, apart)]
            yield [(day, _written(day)) for day in days]
    for apart in MONTHS_APART:
        months = _months(first, last, apart)
        if len(months) <= TICKS:
            yield [
                (day, str(day.year) if apart >= A_YEAR else f"{MONTHS[day.month - 1][:3]} {day.year}") for day in months
            ]


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _months(first: date, last: date, apart: int) -> list[date]:
    """Return the first days of the months in some days whose number from year 0 on is a multiple."""
    start = first.year * A_YEAR + first.month - (1 if first.day == 1 else 0)
    numbers = range(-(-start // apart) * apart, last.year * A_YEAR + last.month, apart)
    return [date(number // A_YEAR, number % A_YEAR + 1, 1) for number in numbers if number // A_YEAR <= date.max.year]
