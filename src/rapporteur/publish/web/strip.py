"""Strip: how many events begin when, as bars over all days, with what is empty cut out, to choose a period by."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapporteur.publish.web.period import Period
from rapporteur.publish.words import MONTHS
from rapporteur.record.overview import Month

STEPS: Final = (1, 3, 6, 12, 60, 120, 600, 1200)
"""Months that a bar may stand for."""
NARROWEST: Final = 6
WIDEST: Final = 34
HEIGHT: Final = 44
NAMES: Final = 16
NAMES_APART: Final = 40
NAME: Final = 28
EMPTY: Final = 3
"""Empty bars in a row that are drawn; of more, a gap is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The events that begin in some days, drawn; `name` what the days are called, `tick` where it is written below."""

    period: Period
    name: str
    events: int
    x: float
    width: float
    height: float
    is_shown: bool
    tick: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Where days of which there is nothing to draw are cut out."""

    x: float
    width: float
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Bars over all days, in pixels, and what is cut out."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]


def strip_of(months: Sequence[Month], shown: Period, *, width: int) -> Strip:
    """Return the bars of months, or of several together where each has no room; those in the shown period say so."""
    for step in STEPS:
        slots = list(_slots(months, step))
        if len(slots) * NARROWEST <= width:
            break
    broad = min(WIDEST, width / max(1, len(slots)))
    most = max((events for _, events in filter(None, slots)), default=1)
    bars, gaps, named = list[Bar](), list[Gap](), -float(NAMES_APART)
    for number, slot in enumerate(slots):
        x = number * broad
        if slot is None:
            is_shown = shown.first <= bars[-1].period.last and _first_after(slots, number) <= shown.last
            gaps.append(Gap(x=round(x, 1), width=round(broad, 1), is_shown=is_shown))
            continue
        period, events = slot
        before = bars[-1].period.first.year if bars else None
        is_named = period.first.year != before and x - named >= NAMES_APART and x + NAME <= width
        named = x if is_named else named
        bars.append(
            Bar(
                period=period,
                name=_name(period, step),
                events=events,
                x=round(x, 1),
                width=round(broad, 1),
                height=round(max(2.0, HEIGHT * events / most), 1) if events else 0,
                is_shown=period.first <= shown.last and period.last >= shown.first,
                tick=str(period.first.year) if is_named else "",
            )
        )
    return Strip(width=width, height=HEIGHT + NAMES, bars=tuple(bars), gaps=tuple(gaps))


def _slots(months: Sequence[Month], step: int) -> Iterator[tuple[Period, int] | None]:
    """Give the days of each bar and how many events begin in them, None where more are empty than are drawn."""
    events: Counter[int] = Counter()
    for month in months:
        events[(month.first.year * 12 + month.first.month - 1) // step] += month.events
    last = None
    for number in sorted(events):
        if last is not None and number - last - 1 > EMPTY:
            yield None
        elif last is not None:
            yield from ((_days(empty, step), 0) for empty in range(last + 1, number))
        yield _days(number, step), events[number]
        last = number


def _first_after(slots: Sequence[tuple[Period, int] | None], number: int) -> date:
    slot = slots[number + 1]
    return slot[0].first if slot else date.max


def _days(number: int, step: int) -> Period:
    begin, end = max(12, number * step), min(number * step + step - 1, date.max.year * 12 + 11)
    year, month = end // 12, end % 12 + 1
    return Period(first=date(begin // 12, begin % 12 + 1, 1), last=date(year, month, monthrange(year, month)[1]))


def _name(period: Period, step: int) -> str:
    first, last = period.first, period.last
    if step >= 12:
        return str(first.year) if step == 12 else f"{first.year} to {last.year}"
    names = dict.fromkeys(f"{MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    return " to ".join(names)
