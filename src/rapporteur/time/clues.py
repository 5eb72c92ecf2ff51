"""Clues: what tells of the day a report is from, and what they leave open together.

A clue bounds the day, or says of each day whether it fits, or both. Clues are taken strongest first; one that would
leave no day at all is set aside, and the reasons say so. Wrong is worse than wide: where clues leave several days, the
answer is the interval around them; where they leave years, it has an open end or none.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from rapporteur.model import UNKNOWN, Basis, Dating, Interval, Reason, Span

MADE_BY: Final = "dating@1"
APART: Final = 200
"""Days that lie further apart than this are of different years."""
YOUNG: Final = 730
"""A report that gives its own day and month is at most so many days younger than the last date it names outright."""
BETWEEN: Final = timedelta(days=270)
"""A report stands between two others on the same names if neither is further away than this."""
LONGEST: Final = 200 * 366
"""No more days than this are tried one by one."""
ASIDE: Final = "set aside, since it does not fit with the rest: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One thing that tells of a report's day: why, in words, and which days it leaves.

    `yearly` marks one that fits days of every year (`April 8`); `exact` tells for which days a clue speaks, rather than
    only not against. `kin` are the days of other reports on the same names: they choose between years, no more.
    """

    words: str
    spans: tuple[Span, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    allows: Callable[[date], bool] | None = None
    exact: Callable[[date], bool] | None = None
    yearly: bool = False
    kin: tuple[date, ...] = ()

    @property
    def reason(self) -> Reason:
        """The clue as a step in the reasoning."""
        return Reason(words=self.words, spans=self.spans)

    @property
    def aside(self) -> Reason:
        """The clue as one that was heard and not followed."""
        return Reason(words=ASIDE + self.words, spans=self.spans)


def weigh(document: str, clues: Sequence[Clue]) -> Dating:
    """Return when a report was published as far as its clues tell; clues come strongest first."""
    own = [clue for clue in clues if not clue.kin]
    kin = next((clue for clue in clues if clue.kin), None)
    low, high, reasons = _bounds(own)
    days: list[date] = []
    if low and high:
        days, told = _fitting(low, high, own)
        reasons += told
    elif any(clue.yearly for clue in own):
        days, told = _of_young_report(low, own) if low else ([], [])
        if not days and kin:
            days, told = _among_kin(low, high, kin, own)
        reasons += told
    if days:
        return _dated(document, days[0], days[-1], reasons)
    if low and not high:
        low = _first_fit(low, own)
    if low or high:
        return _dated(document, low, high, reasons)
    end = Reason(words="nothing says of which year the report is: its date is not known")
    reasons = [*reasons, *(clue.reason for clue in own if not clue.earliest and not clue.latest), end]
    return Dating(document=document, interval=UNKNOWN, reasons=tuple(dict.fromkeys(reasons)), made_by=MADE_BY)


def _bounds(clues: Iterable[Clue]) -> tuple[date | None, date | None, list[Reason]]:
    """Return the first and the last day that the clues with bounds leave, and what was concluded from which."""
    low: date | None = None
    high: date | None = None
    reasons = []
    for clue in clues:
        lower = max((day for day in (low, clue.earliest) if day), default=None)
        upper = min((day for day in (high, clue.latest) if day), default=None)
        if lower and upper and lower > upper:
            reasons.append(clue.aside)
            continue
        if (lower, upper) != (low, high):
            reasons.append(clue.reason)
        low, high = lower, upper
    return low, high, reasons


def _fitting(first: date, last: date, clues: Iterable[Clue]) -> tuple[list[date], list[Reason]]:
    """Return the days between two that the clues leave, and what was concluded from which."""
    count = (last - first).days + 1
    days = [first + timedelta(days=number) for number in range(count)] if 0 < count <= LONGEST else []
    reasons = []
    for clue in clues:
        if clue.allows is None or not days:
            continue
        left = [day for day in days if clue.allows(day)]
        if not left:
            reasons.append(clue.aside)
        elif len(left) < len(days) or clue.yearly:
            reasons.append(clue.reason)
            days = left
    return days, reasons


def _is_of_one_year(days: Sequence[date]) -> bool:
    return bool(days) and all((after - day).days <= APART for day, after in pairwise(days))


def _of_young_report(low: date, clues: Sequence[Clue]) -> tuple[list[date], list[Reason]]:
    """Return the days that fit in the two years after the last date named, if of one year and a weekday says so."""
    days, reasons = _fitting(low, _later(low, YOUNG), clues)
    confirmed = any(clue.exact and clue.exact(day) for day in days for clue in clues)
    if not confirmed or not _is_of_one_year(days) or _has_aside(reasons):
        return [], []
    younger = f"if it is at most two years younger than {low}, the last date it names outright"
    words = f"{younger}, only {days[0].year} fits its weekdays"
    return days, [*reasons, Reason(words=words)]


def _among_kin(
    low: date | None, high: date | None, kin: Clue, clues: Sequence[Clue]
) -> tuple[list[date], list[Reason]]:
    """Return the days of the one year in which the report stands between two on the same names, if there is one."""
    days, reasons = _fitting(low or min(kin.kin), high or max(kin.kin), clues)
    between = [day for day in days if _is_between(day, kin.kin)]
    if not _is_of_one_year(between) or _has_aside(reasons):
        return [], []
    words = f"{kin.words}; only in {between[0].year} would it stand between two of them not far apart"
    return between, [*reasons, Reason(words=words, spans=kin.spans)]


def _is_between(day: date, others: Iterable[date]) -> bool:
    before = [day - other for other in others if other < day]
    after = [other - day for other in others if other > day]
    return bool(before and after) and min(before) <= BETWEEN and min(after) <= BETWEEN


def _has_aside(reasons: Iterable[Reason]) -> bool:
    return any(reason.words.startswith(ASIDE) for reason in reasons)


def _first_fit(low: date, clues: Sequence[Clue]) -> date:
    """Return the first day from one on that is of the day and month the report gives, if it gives any."""
    days, _ = _fitting(low, _later(low, 4 * 366), [clue for clue in clues if clue.yearly])
    return days[0] if days else low


def _later(day: date, days: int) -> date:
    return date.max if (date.max - day).days < days else day + timedelta(days=days)


def _dated(document: str, low: date | None, high: date | None, reasons: Iterable[Reason]) -> Dating:
    told = tuple(dict.fromkeys(reasons))
    spans = (span for reason in told if not reason.words.startswith(ASIDE) for span in reason.spans)
    interval = Interval(earliest=low, latest=high, basis=Basis.INFERRED, cues=tuple(dict.fromkeys(spans)))
    end = Reason(words=f"so the report is from {in_words(interval)}")
    return Dating(document=document, interval=interval, reasons=(*told, end), made_by=MADE_BY)


def in_words(interval: Interval) -> str:
    """Return an interval in words.

    >>> in_words(Interval(earliest=date(2019, 12, 4), latest=None, basis=Basis.INFERRED))
    '2019-12-04 or later'
    """
    if interval.earliest and interval.latest:
        return f"{interval.earliest}" if interval.day else f"between {interval.earliest} and {interval.latest}"
    if interval.earliest:
        return f"{interval.earliest} or later"
    return f"{interval.latest} or earlier" if interval.latest else "a day not known"
