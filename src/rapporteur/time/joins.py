"""Joins: two time expressions side by side that are one (`Friday` `, July 19`), and the words before one that belong to it."""

from dataclasses import replace
from typing import Final

from rapporteur.time.lexicon import CLASSES
from rapporteur.time.meanings import (
    SAME_DAY,
    Expression,
    Fixed,
    Length,
    Meaning,
    Recurring,
    Shifted,
    Sometime,
    Weekday,
    WeekOf,
    Yearless,
)
from rapporteur.time.periods import PARTS_OF_YEAR, Unit, of_day, of_part
from rapporteur.time.tokens import Tokens

NOTHING: Final = ((), (",",))
OF: Final = ((), (",",), ("of",), ("in",), ("'s",))
CLOCK_THEN_DAY: Final = ((), (",",), ("on",), ("of",), ("of", "the"), (",", "on"), ("last",), ("on", "the"), ("local", "time", "on"))
DAY_THEN_CLOCK: Final = ((), (",",), ("at",), (",", "at"), ("'s",), ("around",), ("-",), ("|",), ("at", "about"))
ENDS: Final = {
    "end": "END", "close": "END", "beginning": "START", "start": "START", "middle": "MID", "half": "MID", "midst": "MID",
    "outset": "START", "rest": None, "remainder": None, "course": None, "days": "END", "eve": None, "part": None, "dawn": "START", "hours": None,
}  # fmt: skip
EDGES: Final = {"early": "START", "late": "END", "mid": "MID", "earlier": None, "later": None, "sometime": None}
MORE: Final = {
    ("more", "than"): "MORE_THAN", ("over",): "MORE_THAN", ("well", "over"): "MORE_THAN", ("just", "over"): "MORE_THAN",
    ("less", "than"): "LESS_THAN", ("fewer", "than"): "LESS_THAN", ("under",): "LESS_THAN", ("just", "under"): "LESS_THAN",
    ("nearly",): "LESS_THAN", ("almost",): "LESS_THAN", ("barely",): "LESS_THAN",
    ("at", "least"): "EQUAL_OR_MORE", ("no", "less", "than"): "EQUAL_OR_MORE", ("not", "less", "than"): "EQUAL_OR_MORE",
    ("up", "to"): "EQUAL_OR_LESS", ("at", "most"): "EQUAL_OR_LESS", ("no", "more", "than"): "EQUAL_OR_LESS",
    ("not", "more", "than"): "EQUAL_OR_LESS", ("as", "long", "as"): "EQUAL_OR_LESS",
    ("about",): "APPROX", ("around",): "APPROX", ("approximately",): "APPROX", ("roughly",): "APPROX", ("some",): "APPROX",
    ("circa",): "APPROX", ("shortly", "before"): "BEFORE", ("shortly", "after"): "AFTER",
}  # fmt: skip


def is_day(meaning: Meaning) -> bool:
    """Return whether the words name a day."""
    match meaning:
        case Fixed(period=period):
            return period.unit is Unit.DAY
        case Yearless(unit=unit, day=day, holiday=holiday):
            return day is not None or holiday is not None or unit is Unit.DAY
        case Weekday():
            return True
        case Shifted(unit=unit):
            return unit is Unit.DAY and meaning is not SAME_DAY
        case _:
            return False


def with_year(meaning: Yearless, year: int) -> Meaning | None:
    """Return a part of a year in that year; None where the calendar has no such day."""
    if meaning.holiday:
        return replace(meaning, year=year)
    if meaning.day is None:
        return Fixed(period=of_part(year, meaning.part, meaning.unit))
    try:
        return Fixed(period=of_day(year, meaning.part + 1, meaning.day))
    except ValueError:
        return None


def _meaning_of(first: Expression, second: Expression, between: tuple[str, ...]) -> Meaning | None:
    match first.meaning, second.meaning:
        case Yearless(direction=None) as part, Fixed(period=period) if period.unit is Unit.YEAR and between in OF:
            return with_year(part, period.year)
        case Yearless(direction=None) as part, Shifted(unit=Unit.YEAR) as year if between in OF:
            return replace(part, year=year)
        case (Shifted(unit=Unit.YEAR) as year, Yearless(direction=None) as part) if between in ((), ("'s",)):
            return replace(part, year=year)
        case Fixed(period=period), Yearless(direction=None, day=None) as part if (
            period.unit is Unit.YEAR and between in ((), ("'s",)) and part.unit in PARTS_OF_YEAR and part.unit is not Unit.MONTH
        ):
            return with_year(part, period.year)
        case Weekday(weekday=weekday), (Yearless() | Fixed()) as day if is_day(day) and between in ((), (",",), (",", "the"), ("the",), (".", ",")):
            return replace(day, weekday=weekday) if isinstance(day, Yearless) else day
        case Weekday(direction=None) as weekday, Shifted(unit=Unit.WEEK) as week if between in (("of",), ()):
            return replace(weekday, week=week)
        case Shifted(unit=Unit.WEEK, count=0, from_context=True), (Yearless() | Fixed()) as day if is_day(day) and between == ("of",):
            return WeekOf(day=day)
        case Shifted(unit=Unit.WEEK) as week, Weekday(direction=None) as weekday if between == ("'s",):
            return replace(weekday, week=week)
        case Shifted(unit=Unit.DAY), (Fixed() | Yearless()) as day if is_day(day) and between == (",",) and first.meaning is not SAME_DAY:
            return day
        case _:
            return None


def join(tokens: Tokens, first: Expression, second: Expression) -> Expression | None:
    """Return the one expression that two side by side make, or None."""
    if second.first - first.last > 5:
        return None
    between = tokens.words[first.last + 1 : second.first]
    joined = replace(first, end=second.end, last=second.last, mod=first.mod or second.mod)
    if first.clock and first.meaning is SAME_DAY and is_day(second.meaning) and not second.clock and (between in CLOCK_THEN_DAY or between[:1] == ("(",) and between[-1:] == (")",)):
        return replace(joined, meaning=second.meaning)
    if second.clock and second.meaning is SAME_DAY and is_day(first.meaning) and not first.clock and between in DAY_THEN_CLOCK:
        return replace(joined, clock=second.clock)
    meaning = _meaning_of(first, second, between)
    if meaning is None:
        return None
    return replace(joined, meaning=meaning, clock=first.clock or second.clock)


def share_year(tokens: Tokens, first: Expression, second: Expression) -> Expression:
    """Return the first of two dates with the year that stands only after the second: `August and September 1914`."""
    part, other = first.meaning, second.meaning
    between = tokens.words[first.last + 1 : second.first]
    if not isinstance(part, Yearless) or part.direction or part.year or not isinstance(other, Fixed) or not _coordinates(between):
        return first
    if part.holiday or other.period.unit not in (Unit.DAY, part.unit) or other.period.first is None:
        return first
    meaning = with_year(part, other.period.year)
    if isinstance(meaning, Fixed) and meaning.period.first and meaning.period.first > other.period.first:
        meaning = with_year(part, other.period.year - 1)
    return replace(first, meaning=meaning) if meaning else first


COORDINATORS: Final = frozenset("and or to until through , - – — /".split())


def _coordinates(between: tuple[str, ...]) -> bool:
    """Return whether words join two dates into one phrase: `and`, `to early`, `, and the`."""
    rest = [word for word in between if word not in EDGES and word != "the"]
    return len(between) < 4 and bool(rest) and COORDINATORS.issuperset(rest)


def widen(tokens: Tokens, found: Expression) -> Expression:
    """Return the expression with the words before it that belong to it: `late on` Thursday, `the end of` 2014, `about` a year."""
    if isinstance(found.meaning, (Sometime, Recurring)):
        return found
    if not isinstance(found.meaning, Length):
        found = _with_edge(tokens, _with_end(tokens, found))
    return _with_measure(tokens, found)


def _from(tokens: Tokens, found: Expression, first: int, mod: str | None) -> Expression:
    return replace(found, first=first, start=tokens.starts[first], mod=found.mod or mod)


def _with_end(tokens: Tokens, found: Expression) -> Expression:
    words, at = tokens.words, found.first - 1
    if at > 0 and words[at] == "the":
        at -= 1
    if at < 1 or words[at] not in ("of", "in") or words[at - 1] not in ENDS:
        return found
    name = words[at - 1]
    if words[at] == "in" or (name in ("days", "part", "half", "hours") and (at < 2 or words[at - 2] not in FIRST_OR_LAST)):
        return found
    first = at - 1
    mod = ENDS[name]
    while first > 0 and words[first - 1] in FIRST_OR_LAST:
        first -= 1
        mod = FIRST_OR_LAST[words[first]] or mod
    if first > 0 and words[first - 1] == "the":
        first -= 1
    return _from(tokens, found, first, mod)


FIRST_OR_LAST: Final = {
    "first": "START", "last": "END", "second": "END", "latter": "END", "final": "END", "early": "START", "opening": "START",
    "closing": "END", "small": None, "wee": None, "very": None, "middle": "MID", "later": "END", "late": "END",
}  # fmt: skip


def _with_edge(tokens: Tokens, found: Expression) -> Expression:
    words, at = tokens.words, found.first - 1
    if at > 0 and words[at] in ("on", "in", "-", "the") and words[at - 1] in EDGES:
        at -= 1
    elif at > 1 and words[at] == "the" and words[at - 1] in ("in", "on") and words[at - 2] in EDGES:
        at -= 2
    if at < 0 or words[at] not in EDGES:
        return found
    name = words[at]
    if at > 0 and words[at - 1] == "the" and name != "later":
        at -= 1
    return _from(tokens, found, at, EDGES[name])


def _with_measure(tokens: Tokens, found: Expression) -> Expression:
    head = tokens.words[found.first]
    counts = isinstance(found.meaning, Length) or (isinstance(found.meaning, Shifted) and not found.meaning.nearest)
    for size in (3, 2, 1):
        words = tokens.words[max(0, found.first - size) : found.first]
        if words not in MORE:
            continue
        mod = MORE[words]
        if counts and head not in ("a", "an", "half", "one") and not _is_number(head):
            return found
        if not counts and (mod not in ("APPROX", "BEFORE", "AFTER") or words == ("some",) or words == ("about",)):
            return found
        return _from(tokens, found, found.first - size, mod)
    return found


def _is_number(word: str) -> bool:
    return word[0].isdigit() or "NUMBER_WORD" in CLASSES.get(word, frozenset())


