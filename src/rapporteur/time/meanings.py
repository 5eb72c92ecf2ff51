"""What a time expression means before it is known what day the report is from.

A meaning says what the words say and no more: `Monday` is a weekday, not yet a day.
"""

from dataclasses import dataclass
from enum import StrEnum

from rapporteur.time.periods import Period, Unit


class Direction(StrEnum):
    """Where the words themselves point: `last May`, `next Friday`, `this summer`, `that year`."""

    LAST = "last"
    NEXT = "next"
    COMING = "coming"
    THIS = "this"
    THAT = "that"
    FOLLOWING = "following"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A period the words name outright: `June 11, 2008`, `the 1980s`. `era` BC years are astronomical already."""

    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearless:
    """A part of some year: `April 8`, `October`, `the third quarter`, `spring`, `Christmas`.

    `part` counts months, quarters, … from 0; `day` goes with a month; `holiday` names a rule of `holidays`, or is one.
    `year` where the words give it, outright for a holiday, or as one of last, next, … (`May of last year`).
    """

    unit: Unit
    part: int = 0
    day: int | None = None
    holiday: str | tuple[int, ...] | None = None
    direction: Direction | None = None
    year: "Shifted | int | None" = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, Monday 0: `Friday`, `last Thursday`, `Tuesday of next week`."""

    weekday: int
    direction: Direction | None = None
    week: "Shifted | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOf:
    """The week (or its end) that holds a day: `the week of March 6`, `Easter weekend`."""

    day: "Yearless | Fixed"
    unit: Unit = Unit.WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay:
    """A day of the month spoken of before, or of one that the words point to: `the 21st`, `the 5th of last month`."""

    day: int
    month: "Shifted | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """Some units from the report's day, or (`from_context`) from the date the text spoke of last.

    `nearest` leaves it to the tense and the text which one is meant: `the weekend`, `the end of the year`.
    `base` is what it counts from if not from those: `a year ago last Friday`, `the day after Christmas`.
    """

    unit: Unit
    count: int
    from_context: bool = False
    nearest: bool = False
    base: "Weekday | Shifted | Yearless | Fixed | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideEvent:
    """A day counted from that of an event: `the day after the vote`. The words do not say when that was."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sometime:
    """A vague reference: PAST_REF, PRESENT_REF, FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A duration, or how often something recurs: its TIMEX3 value, and the count and unit where they are exact."""

    value: str
    count: float | None = None
    unit: Unit | None = None
    recurs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """A set named by the calendar: `every Monday`."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """No time after all: it only takes the words from an expression that would read them wrongly."""


SAME_DAY = Shifted(unit=Unit.DAY, count=0, from_context=True)
"""What a time of day alone means: the day the text speaks of."""

Meaning = (
    Fixed | Yearless | Weekday | WeekOf | MonthDay | Shifted | BesideEvent | Sometime | Length | Recurring | Ignored
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression as found: half-open offsets, tokens it covers, what it means, its modifier and time of day.

    `clock` is the TIMEX3 ending of a time: `T15:30`, `TMO`. `first` and `last` are token numbers, `last` included.
    """

    start: int
    end: int
    first: int
    last: int
    meaning: Meaning
    mod: str | None = None
    clock: str | None = None
