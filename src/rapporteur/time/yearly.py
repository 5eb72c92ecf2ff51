"""Yearly: which year a date without one belongs to (`April 8`, `October`, `the third quarter`, `Christmas`)."""

from datetime import date, timedelta
from typing import Final

from rapporteur.time.context import Context
from rapporteur.time.holidays import day_of_holiday
from rapporteur.time.meanings import Direction, Expression, Yearless
from rapporteur.time.periods import YEARS_IN, Period, Unit, containing, of_day, of_part
from rapporteur.time.tense import Tense, has_happened, tense_of

AGAINST_DAY: Final = (3.0, 1.5)
"""How many times as far away an occurrence counts that goes against the tense, and one ahead where no verb tells."""
AGAINST_PERIOD: Final = (6.0, 4.0)
"""The same for a month, a season, a quarter without a day."""
BACKWARD: Final = 1.2
"""How many times as far away an occurrence counts that lies before the date a story has come to."""
RECENT: Final = timedelta(days=30)
"""What began no further back than this is the report's own matter, whatever year was spoken of before."""
STEP: Final = timedelta(days=100)
"""How far a text goes on at most from one date to the next in what lies behind its news."""


def in_year(meaning: Yearless, year: int) -> Period | None:
    """Return the part of a year in that year; None where the calendar has no such day."""
    try:
        if meaning.holiday:
            return containing(day_of_holiday(meaning.holiday, year), Unit.DAY)
        if meaning.day is None:
            return of_part(year, meaning.part, meaning.unit)
        return of_day(year, meaning.part + 1, meaning.day)
    except ValueError:
        return None


def of_some_year(meaning: Yearless, found: Expression, context: Context) -> Period | None:
    """Return the part of the year that is meant: in a story of the year told of, else the nearest that tense allows."""
    if meaning.direction in (Direction.FOLLOWING, Direction.PREVIOUS, Direction.THAT):
        return _beside(meaning, context.anchor(found), meaning.direction)
    if context.narrative and meaning.direction is None:
        return _as_told(meaning, context.spoken) if context.spoken else None
    if context.reference is None:
        return None
    if meaning.direction is not None:
        return _beside(meaning, context.reference, meaning.direction)
    begun = context.range_from(found)
    if begun and begun.unit is (Unit.DAY if meaning.day else meaning.unit):
        return _from(meaning, begun)
    if meaning.day and has_happened(context.tokens, found):
        return _beside(meaning, context.reference.shift(1), Direction.LAST)
    tense = tense_of(context.tokens, found)
    nearest = _nearest(meaning, context.reference, tense)
    return _in_background(meaning, found, context, nearest, tense) or nearest


def _from(meaning: Yearless, begun: Period) -> Period | None:
    """Return the first occurrence that does not lie before a period."""
    candidates = (in_year(meaning, year) for year in (begun.year, begun.year + 1))
    return next((p for p in candidates if p and p.last and begun.first and p.last >= begun.first), None)


def _in_background(
    meaning: Yearless, found: Expression, context: Context, nearest: Period | None, tense: Tense | None
) -> Period | None:
    """Return the occurrence that goes on from a past year just spoken of; None where the text need not be there still.

    In March 2012 they took him; on April 4 he was freed.
    """
    spoken, reference = context.spoken, context.reference
    if spoken is None or reference is None or tense is Tense.FUTURE or not context.is_near(found):
        return None
    if spoken.unit in YEARS_IN or spoken.first is None or reference.first is None or spoken.year >= reference.year:
        return None
    if meaning.unit not in (Unit.MONTH, Unit.DAY):
        return None
    if nearest and nearest.first and timedelta(0) <= reference.first - nearest.first <= RECENT:
        return None
    for year in (spoken.year, spoken.year + 1):
        period = in_year(meaning, year)
        if period and period.first and period.last and spoken.first <= period.last < reference.first:
            return period if period.first - spoken.first <= STEP else None
    return None


def _as_told(meaning: Yearless, spoken: Period) -> Period | None:
    """Return the part of the year nearest to the date before it; of two about as near the later, as a story goes on."""
    day = spoken.first
    if spoken.unit in YEARS_IN or day is None:
        return in_year(meaning, spoken.year)
    candidates = [p for year in range(spoken.year - 1, spoken.year + 2) if (p := in_year(meaning, year))]

    def away(period: Period) -> float:
        days = ((period.first or day) - day).days
        return days if days >= 0 else -days * BACKWARD

    return min(candidates, key=away, default=None)


def _nearest(meaning: Yearless, reference: Period, tense: Tense | None) -> Period | None:
    """Return the occurrence nearest to the reference, where one against the tense counts as several times as far away.

    Tense alone would put `due Dec. 3` in a report of October ten months back.
    """
    day = reference.first
    if day is None:
        return None
    against = AGAINST_DAY if meaning.day else AGAINST_PERIOD
    candidates = [p for year in range(reference.year - 1, reference.year + 2) if (p := in_year(meaning, year))]
    return min(candidates, key=lambda period: _distance(period, day, tense, against), default=None)


def _distance(period: Period, day: date, tense: Tense | None, against: tuple[float, float]) -> tuple[float, int]:
    """Return how far away a period counts, and of two as far, that the later comes first."""
    first, last = period.first or date.max, period.last or date.min
    days = (first - day).days if first > day else min((last - day).days, 0)
    contrary = days < 0 if tense is Tense.FUTURE else days > 0
    return abs(days) * (against[0 if tense else 1] if contrary else 1), -days


def _beside(meaning: Yearless, anchor: Period | None, direction: Direction) -> Period | None:
    """Return the last, this, next, … such part of a year, seen from an anchor."""
    if anchor is None or anchor.first is None or anchor.last is None:
        return None
    candidates = [p for year in range(anchor.year - 2, anchor.year + 3) if (p := in_year(meaning, year)) and p.first]
    if direction in (Direction.LAST, Direction.PREVIOUS):
        return next((p for p in reversed(candidates) if p.last and p.last < anchor.first), None)
    if direction in (Direction.NEXT, Direction.FOLLOWING, Direction.COMING):
        return next((p for p in candidates if p.first and p.first > anchor.last), None)
    return in_year(meaning, anchor.year)
