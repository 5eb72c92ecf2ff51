"""Atoms that name days: dates, days of a month, weekdays, holidays."""

from typing import Final

from rapporteur.time.lexicon import HOLIDAYS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS
from rapporteur.time.meanings import Direction, Fixed, Ignored, MonthDay, Recurring, Weekday, WeekOf, Yearless
from rapporteur.time.numbers import full_year, ordinal
from rapporteur.time.patterns import DASH, DAY, DIRECTION, MONTH, ORDINAL, SPOKEN_DAY, Atom, Found, Part
from rapporteur.time.periods import Unit, of_day

AFTER_DAYS: Final = frozenset(
    "in at and when after but as with by to on he she it they the was were since until till from or during "
    "for this last next that between through before early late mid every each about coming past following "
    "previous end beginning".split()
)
"""Words that may follow a second day; any other word makes a count of it: `on March 5 and 20 soldiers died`."""
AFTER_DAY_OF_MONTH: Final = AFTER_DAYS | {"of"}
NAMED_AFTER_DAYS: Final = frozenset(
    "agreement accord accords rising uprising offensive massacre truce island islands".split()
)
NEWSPAPERS: Final = frozenset("times telegraph mirror express herald mail independent tribune star sun".split())


def day_or_none(year: int, month: int, day: int) -> Part | None:
    """Return a fixed day, or None where the calendar has none such."""
    try:
        return Part(Fixed(period=of_day(year, month, day)))
    except ValueError:
        return None


def iso(found: Found) -> Part | None:
    """Read 2019-07-20 and 2019-07-20T14:20."""
    word = found.tokens.words[found.first]
    day = day_or_none(int(word[:4]), int(word[5:7]), int(word[8:10]))
    return Part(day.meaning, clock=word[10:].upper() or None) if day else None


def numeric(found: Found) -> Part | None:
    """Read 22.11.2031, 27-10-1989, 10/27/89: with slashes the month comes first unless it cannot."""
    word = found.tokens.words[found.first]
    mark = next(c for c in word if not c.isdigit())
    first, second, year = word.split(mark)
    month_first = (mark == "/" and int(first) <= 12) or int(second) > 12
    day, month = (int(second), int(first)) if month_first else (int(first), int(second))
    return day_or_none(full_year(year), month, day)


def slashed(found: Found) -> Part | None:
    """Read 9/11, which is a name of a day; other such pairs are fractions, scores or grades."""
    return day_or_none(2001, 9, 11) if found.tokens.words[found.first] == "9/11" else None


def month_day(found: Found) -> Part | None:
    """Read April 8, the 9 of February, the thirtieth of May; but `in March 20 soldiers died` has no day."""
    day = ordinal(found.words("day"))
    if day is None or (found.previous == "in" and not found.has("before")):
        return None
    return Part(Yearless(unit=Unit.MONTH, part=MONTHS[found.word("month")] - 1, day=day, direction=found.direction))


def days_of_month(found: Found) -> tuple[Part, ...] | None:
    """Read June 14 or 15; 5 and 6 May; March 3, 4 and 5: days of one month."""
    days = {name: ordinal(found.words(name)) for name in ("one", "two", "three") if found.has(name)}
    if None in days.values() or (found.has("tail") and found.following.isalpha() and found.following not in AFTER_DAYS):
        return None
    month = MONTHS[found.word("month")] - 1
    parts = {"one": "first", "two": "second", "three": "third"}
    return tuple(Part(Yearless(unit=Unit.MONTH, part=month, day=day), part=parts[name]) for name, day in days.items())


def day_of_month(found: Found) -> Part | None:
    """Read `by the 21st`; but the 34th Front and the 25th anniversary are no days."""
    day = ordinal(found.words("day"))
    if not day or day > 31 or (found.following.isalpha() and found.following not in AFTER_DAY_OF_MONTH):
        return None
    if found.following == "of" and found.tokens.is_capital(found.after + 1):
        return None  # a month of another calendar
    return Part(MonthDay(day=day), part="x")


def weekday(found: Found) -> Part:
    """Read Friday, last Thursday; but a Sunday paper and Black Friday are names."""
    named = found.previous in ("black", "bloody") and found.tokens.is_capital(found.first - 1)
    if named or (found.following in NEWSPAPERS and found.tokens.is_capital(found.after)):
        return Part(Ignored())
    return Part(Weekday(weekday=WEEKDAYS[found.word("weekday")], direction=found.direction))


def weekday_beside(found: Found) -> Part:
    """Read the Sunday before, the Monday after."""
    side = Direction.PREVIOUS if found.word("side") == "before" else Direction.FOLLOWING
    return Part(Weekday(weekday=WEEKDAYS[found.word("weekday")], direction=side), part="x")


def weekday_of_month(found: Found) -> Part | None:
    """Read the third Thursday of May, the last Sunday in October."""
    which = -1 if found.word("which") in ("last", "final") else ordinal(found.words("which"))
    if which is None or which > 4:
        return None
    rule = (MONTHS[found.word("month")], WEEKDAYS[found.word("weekday")], which)
    return Part(Yearless(unit=Unit.DAY, holiday=rule))


def short_weekday(found: Found) -> Part:
    """Read Fri., which counts only before a date."""
    return Part(Weekday(weekday=WEEKDAY_ABBREVIATIONS[found.word("weekday")]), part="x")


def weekdays(found: Found) -> Part:
    """Read Mondays, every Monday."""
    day = found.word("weekday")
    number = WEEKDAYS[day if day in WEEKDAYS else day[:-1]] + 1
    return Part(Recurring(value=f"XXXX-WXX-{number}"))


def holiday(found: Found) -> Part | None:
    """Read Christmas Eve, last Easter, with capitals; but the Good Friday Agreement is a name."""
    words = found.words("holiday")
    name = "".join(word if word in ("'s", "'", ".") else " " + word for word in words).strip()
    if found.following in NAMED_AFTER_DAYS and found.tokens.is_capital(found.after):
        return Part(Ignored())
    if name not in HOLIDAYS or not found.tokens.is_capital(found.match.start("holiday")):
        return None
    return Part(Yearless(unit=Unit.DAY, holiday=name, direction=found.direction))


def holiday_week(found: Found) -> Part | None:
    """Read Easter week, the Christmas weekend."""
    part = holiday(found)
    if part is None or not isinstance(part.meaning, Yearless):
        return None
    return Part(WeekOf(day=part.meaning, unit=found.unit))


def _holiday_patterns() -> str:
    phrases = sorted(HOLIDAYS, key=lambda name: (-len(name), name))
    return "|".join(
        name.replace("'s", " POSSESSIVE").replace("s' ", "s POSSESSIVE ").replace("st.", "st '.'") for name in phrases
    )


FIRST: Final = f"first:(month:{MONTH} one:{DAY})"
THE_FIRST: Final = f"first:(the? one:{DAY})"
THE_SECOND: Final = f"second:(the? two:{DAY} of? month:{MONTH})"
THE_THIRD: Final = f"third:(the? three:{DAY} of? month:{MONTH})"
ATOMS: Final = (
    Atom("ISO", iso),
    Atom("NUMERIC", numeric),
    Atom("SLASHED", slashed),
    Atom(f"direction:{DIRECTION}? month:{MONTH} day:{SPOKEN_DAY}", month_day),
    Atom(f"before:(the)? day:{SPOKEN_DAY} of? month:{MONTH}", month_day),
    Atom(f"{FIRST} {DASH} second:(two:{DAY})", days_of_month),
    Atom(f"{FIRST} tail:(to|or|and|through|until|till) second:(two:{DAY})", days_of_month),
    Atom(f"{FIRST} ',' second:(two:{DAY}) tail:(','? (or|and)) third:(three:{DAY})", days_of_month),
    Atom(f"{THE_FIRST} ({DASH}|to|or|and|until|till|through) {THE_SECOND}", days_of_month),
    Atom(f"{THE_FIRST} ',' second:(two:{DAY}) ','? (or|and) {THE_THIRD}", days_of_month),
    Atom("(on|by|until|till|from|to|and|since|before|after) x:(the day:NTH)", day_of_month),
    Atom(f"direction:{DIRECTION}? the? holiday:({_holiday_patterns()})", holiday),
    Atom(f"direction:{DIRECTION}? the? holiday:({_holiday_patterns()}) unit:(week|weekend)", holiday_week),
    Atom(f"direction:{DIRECTION}? weekday:WEEKDAY", weekday),
    Atom("x:(the weekday:WEEKDAY side:(before|after)) (','|'.'|';')", weekday_beside),
    Atom(f"the which:({ORDINAL}|last|final) weekday:WEEKDAY (of|in) month:{MONTH}", weekday_of_month),
    Atom(f"x:(weekday:WD '.'?) ','? ({MONTH}|{DAY} of? {MONTH})", short_weekday),
    Atom("EVERY (other)? weekday:WEEKDAY", weekdays),
    Atom("weekday:WEEKDAYS", weekdays),
)  # fmt: skip
