"""Atoms that name a part of the calendar: dates, months, years, decades, quarters, seasons, holidays, weekdays, times of day."""

from typing import Final

from rapporteur.time.lexicon import (
    DECADES,
    HOLIDAYS,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    WEEKDAY_ABBREVIATIONS,
    WEEKDAYS,
)
from rapporteur.time.meanings import SAME_DAY, Direction, Fixed, MonthDay, Recurring, Weekday, Yearless
from rapporteur.time.numbers import ordinal, year_in_words
from rapporteur.time.patterns import DAY, MONTH, ORDINAL, SPOKEN_DAY, YEAR_WORDS, Atom, Found, Part
from rapporteur.time.periods import Period, Unit, of_day, of_year

DIRECTION: Final = (
    "((the|this)? (last|past)|(the|this)? (next|coming)|this|that|the? (following|ensuing|subsequent)|the? (previous|preceding|prior)|the? same)"
)
WORDS_TO_DIRECTION: Final = {
    "last": Direction.LAST, "past": Direction.LAST, "next": Direction.NEXT, "coming": Direction.COMING,
    "following": Direction.FOLLOWING, "ensuing": Direction.FOLLOWING, "subsequent": Direction.FOLLOWING,
    "previous": Direction.PREVIOUS, "preceding": Direction.PREVIOUS, "prior": Direction.PREVIOUS,
    "same": Direction.THAT, "that": Direction.THAT, "this": Direction.THIS,
}  # fmt: skip
YEAR_AFTER: Final = frozenset(
    "in since during until till by from of to for fiscal year early late mid before after between through and or circa "
    "around about until about - – ( the his her its their our my".split()
)
COUNT_BEFORE: Final = frozenset("about around some over than least nearly almost most under approximately roughly to $ € £ #".split())
SEASONAL: Final = frozenset("offensive offensives campaign fighting counteroffensive session talks summit meeting meetings".split())
AFTER_DAY: Final = frozenset("in at and when after but as with by to on he she it they the was were of".split()) - {"of"}
AMBIGUOUS_MONTHS: Final = frozenset({"may", "march"})
MONTH_BEFORE: Final = frozenset(
    "in of since by until till from to during for this last next that and or between through before after early late mid "
    "every each , - – on around about coming past following previous end beginning the".split()
)


def direction_of(words: tuple[str, ...]) -> Direction | None:
    """Return where words such as `the following` point."""
    if words[:1] == ("the",) and words[-1] == "next":
        return Direction.FOLLOWING
    for word in reversed(words):
        if word in WORDS_TO_DIRECTION:
            return WORDS_TO_DIRECTION[word]
    return None


def day_or_none(year: int, month: int, day: int) -> Part | None:
    """Return a fixed day, or None where the calendar has none such."""
    try:
        return Part(Fixed(period=of_day(year, month, day)))
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """Return the year two or four digits stand for; two stand for one up to 2040.

    >>> full_year("89"), full_year("14"), full_year("1914")
    (1989, 2014, 1914)
    """
    year = int(digits.lstrip("'’‘"))
    return year if len(digits.lstrip("'’‘")) > 2 else year + (2000 if year <= 40 else 1900)


def iso(found: Found) -> Part | None:
    word = found.tokens.words[found.first]
    day = day_or_none(int(word[:4]), int(word[5:7]), int(word[8:10]))
    return Part(day.meaning, clock=word[10:].upper() or None) if day else None


def numeric(found: Found) -> Part | None:
    """22.11.2031, 27-10-1989, 10/27/89. With slashes the month comes first unless it cannot."""
    word = found.tokens.words[found.first]
    mark = next(c for c in word if not c.isdigit())
    first, second, year = (part for part in word.split(mark))
    month_first = (mark == "/" and int(first) <= 12) or int(second) > 12
    day, month = (int(second), int(first)) if month_first else (int(first), int(second))
    return day_or_none(full_year(year), month, day)


def slashed(found: Found) -> Part | None:
    """9/11 is a name of a day; other such pairs are fractions, scores or grades."""
    return day_or_none(2001, 9, 11) if found.tokens.words[found.first] == "9/11" else None


def month_day(found: Found) -> Part | None:
    month, day = MONTHS[found.word("month")], ordinal(found.words("day"))
    if day is None or (found.text_before(1) == ("in",) and not found.has("before")):
        return None  # "in March 20 soldiers died" has no day
    return Part(Yearless(unit=Unit.MONTH, part=month - 1, day=day, direction=direction_of(found.words("direction"))))


def two_days(found: Found) -> tuple[Part, ...] | None:
    """July 24 or 25; 5 and 6 May: two days of one month."""
    month = MONTHS[found.word("month")] - 1
    days = [ordinal(found.words(name)) for name in ("one", "two")]
    following = found.tokens.words[found.after : found.after + 1]
    if None in days or (found.has("tail") and following and following[0].isalpha() and following[0] not in AFTER_DAY | MONTH_BEFORE):
        return None
    return tuple(Part(Yearless(unit=Unit.MONTH, part=month, day=day), part=name) for day, name in zip(days, ("first", "second"), strict=True))


def month(found: Found) -> Part | None:
    word = found.word("month")
    before = found.text_before(1)
    direction = direction_of(found.words("direction"))
    if word in AMBIGUOUS_MONTHS and not direction and not (before and before[0] in MONTH_BEFORE - {"the", "and", ",", "that", "to"}):
        following = found.tokens.words[found.after : found.after + 1]
        if not (following and (following[0].isdigit() or following[0] in ("of", ","))) or word == "may":
            return None if not (following and following[0].isdigit()) else Part(Yearless(unit=Unit.MONTH, part=MONTHS[word] - 1))
    if len(word) < 4 and word != "may" and not direction and found.words("month")[-1] != ".":
        following = found.tokens.words[found.after : found.after + 1]
        if not (following and following[0][0].isdigit()):
            return None  # Jan, Mar and Dec are names of people too
    return Part(Yearless(unit=Unit.MONTH, part=MONTHS[word] - 1, direction=direction))


def day_of_month(found: Found) -> Part | None:
    day = ordinal(found.words("day"))
    following = found.tokens.words[found.after : found.after + 1]
    if not day or day > 31 or (following and following[0][0].isalpha() and following[0] not in AFTER_DAY):
        return None  # the 34th Front, the 25th anniversary
    return Part(MonthDay(day=day), part="x")


def year(found: Found) -> Part | None:
    number = int(found.word("year"))
    if found.has("named"):
        return Part(Fixed(period=of_year(number)))
    before = found.text_before(2)
    previous = before[-1] if before else ""
    following = found.tokens.words[found.after : found.after + 1]
    if previous in ("$", "€", "£", "#", "no", "than", "least") or (following and following[0] in ("%", "percent", "people", "troops", "soldiers", "miles", "feet", "km", "metres", "meters")):
        return None
    if previous in COUNT_BEFORE and previous not in ("to", "around", "about") and following and following[0].isalpha():
        return None
    if not 1600 <= number < 2100 and previous not in YEAR_AFTER - {"the", "his", "her", "its", "their", "our", "my", "of", "for", "to", "and", "or"}:
        context = found.tokens.letters[max(0, found.first - 2) : found.first]
        if not (previous == "of" and len(context) > 1 and before[0] in MONTHS | SEASONS) and previous not in MONTHS:
            return None
    return Part(Fixed(period=of_year(number)))


def year_range(found: Found) -> tuple[Part, ...] | None:
    """1939-45, 2010/11."""
    first, second = int(found.word("one")), int(found.word("two"))
    last = first // 100 * 100 + second
    if not first < last or found.text_before(1) in (("$",), ("£",), ("€",)):
        return None
    return Part(Fixed(period=of_year(first)), part="one"), Part(Fixed(period=of_year(last)), part="two")


def year_of_era(found: Found) -> tuple[Part, ...]:
    """480 BC; 264 to 241 BC; AD 70."""
    before_christ = found.word("era").startswith("b")
    years = [(name, int(found.word(name))) for name in ("one", "two") if found.has(name)]
    parts = [Part(Fixed(period=of_year(1 - year if before_christ else year)), part=name) for name, year in years]
    return (*parts[:-1], Part(parts[-1].meaning, part="last"))


def part_of_era(found: Found) -> Part | None:
    """The 5th century BC, the 470s BC."""
    part = decade(found) if found.has("decade") else century(found)
    if part is None or not isinstance(part.meaning, Fixed) or not found.word("era").startswith("b"):
        return part
    return Part(Fixed(period=Period(part.meaning.period.unit, -1 - part.meaning.period.index)))


def spoken_year(found: Found) -> Part | None:
    number = year_in_words(found.words("x"))
    return Part(Fixed(period=of_year(number)), part="x") if number else None


def decade(found: Found) -> Part | None:
    digits = "".join(c for c in found.word("decade") if c.isdigit())
    if len(digits) == 2 and found.tokens.words[found.first] != "the" and found.word("decade")[0].isdigit():
        return None  # a man in his 30s
    return Part(Fixed(period=of_year(int(digits) if len(digits) == 4 else 1900 + int(digits), Unit.DECADE)))


def spoken_decade(found: Found) -> Part:
    return Part(Fixed(period=of_year(1900 + DECADES[found.word("decade")], Unit.DECADE)))


def century(found: Found) -> Part | None:
    number = ordinal(found.words("which"))
    unit = Unit.MILLENNIUM if found.word("unit").startswith("mill") else Unit.CENTURY
    return Part(Fixed(period=Period(unit, number - 1))) if number else None


def quarter(found: Found) -> Part | None:
    number = ordinal(found.words("which"))
    if not number or number > 4:
        return None
    return Part(Yearless(unit=Unit.QUARTER, part=number - 1, direction=direction_of(found.words("direction"))))


def half(found: Found) -> Part:
    return Part(Yearless(unit=Unit.HALF, part=0 if found.word("which") == "first" else 1))


def season(found: Found) -> Part | None:
    word = found.word("season")
    direction = direction_of(found.words("direction"))
    before = found.text_before(1)
    following = found.tokens.words[found.after : found.after + 2]
    if not direction and following[:1] and following[0] in SEASONAL:
        return Part(Yearless(unit=Unit.SEASON, part=SEASONS[word]))
    if not direction:
        dated = following and (following[0].isdigit() or (following[0] == "of" and len(following) > 1 and (following[1].isdigit() or following[1] in ("last", "this", "next", "that", "the"))))
        if word == "fall" and not dated and not (found.has("the") and before[-1:] in (("in",), ("by",), ("of",), ("since",), ("until",)) and following[:1] != ("of",)):
            return None
        if not dated and not found.has("the") and not (before and before[0] in MONTH_BEFORE | {"a"}):
            return None
    return Part(Yearless(unit=Unit.SEASON, part=SEASONS[word], direction=direction))


def holiday(found: Found) -> Part | None:
    words = found.words("holiday")
    name = "".join(word if word in ("'s", "’s", "'", "’", ".") else " " + word for word in words).strip().replace("’", "'")
    if name not in HOLIDAYS or not found.tokens.text[found.tokens.starts[found.match.start("holiday")]].isupper():
        return None
    unit = Unit.DAY
    return Part(Yearless(unit=unit, holiday=name, direction=direction_of(found.words("direction"))))


def weekday(found: Found) -> Part:
    return Part(Weekday(weekday=WEEKDAYS[found.word("weekday")], direction=direction_of(found.words("direction"))))


def weekday_beside(found: Found) -> Part:
    """The Sunday before, the Monday after."""
    side = Direction.PREVIOUS if found.word("side") == "before" else Direction.FOLLOWING
    return Part(Weekday(weekday=WEEKDAYS[found.word("weekday")], direction=side), part="x")


def short_weekday(found: Found) -> Part:
    return Part(Weekday(weekday=WEEKDAY_ABBREVIATIONS[found.word("weekday")]), part="x")


def weekdays(found: Found) -> Part:
    day = found.word("weekday")
    number = WEEKDAYS[day if day in WEEKDAYS else day[:-1]] + 1
    return Part(Recurring(value=f"XXXX-WXX-{number}"))


def every_month(found: Found) -> Part:
    return Part(Recurring(value=f"XXXX-{MONTHS[found.word('month')]:02}"))


def clock_value(word: str, meridiem: str) -> str | None:
    """Return the TIMEX3 ending for a time on the clock.

    >>> clock_value("7:40", "pm"), clock_value("6.21", ""), clock_value("12", "am"), clock_value("9", "am")
    ('T19:40', 'T06:21', 'T00:00', 'T09:00')
    """
    hour, *rest = (int(part) for part in word.replace(".", ":").split(":"))
    if meridiem == "pm" and hour < 12:
        hour += 12
    elif meridiem == "am" and hour == 12:
        hour = 0
    if hour > 24 or any(part > 59 for part in rest):
        return None
    return "T" + ":".join(f"{part:02}" for part in (hour, *(rest or [0])))


def clock(found: Found) -> Part | None:
    words = found.words("at")
    hour = words[0] if words[0][0].isdigit() else str(ordinal(words) or HOURS.get(words[0], ""))
    value = clock_value(hour, found.word("meridiem")) if hour else None
    if value and found.has("day_part") and int(value[1:3]) < 12 and found.word("day_part") in ("afternoon", "evening", "night"):
        value = f"T{int(value[1:3]) + 12}{value[3:]}"
    return Part(SAME_DAY, clock=value) if value else None


HOURS: Final = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}


def part_of_day(found: Found) -> Part | None:
    return Part(SAME_DAY, clock=PARTS_OF_DAY[found.word("daypart")])


def _holiday_patterns() -> str:
    phrases = sorted(HOLIDAYS, key=lambda name: (-len(name), name))
    return "|".join(
        name.replace("'s", " POSSESSIVE").replace("s' ", "s POSSESSIVE ").replace("st.", "st '.'") for name in phrases
    )


ZONE: Final = "(gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|et|cet|bst|(local|eastern|pacific|central|mountain)? (standard|daylight)? time)"
OCLOCK: Final = "o'clock"
ATOMS: Final = (
    Atom("ISO", iso),
    Atom("NUMERIC", numeric),
    Atom("SLASHED", slashed),
    Atom(f"direction:{DIRECTION}? month:{MONTH} day:{SPOKEN_DAY}", month_day),
    Atom(f"before:(the)? day:{DAY} of? month:{MONTH}", month_day),
    Atom(f"first:(month:{MONTH} one:{DAY}) ('-'|'–'|'—') second:(two:{DAY})", two_days),
    Atom(f"first:(month:{MONTH} one:{DAY}) tail:(to|or|and|through|until) second:(two:{DAY})", two_days),
    Atom(f"first:(the? one:{DAY}) ('-'|'–'|'—'|to|or|and|until) second:(the? two:{DAY} of? month:{MONTH})", two_days),
    Atom(f"direction:{DIRECTION}? month:{MONTH}", month),
    Atom(f"EVERY month:{MONTH}", every_month),
    Atom("(on|by|until|from|to|and|since|before|after) x:(the day:NTH)", day_of_month),
    Atom("named:(the? (calendar|fiscal|tax|school|election)? (year|years)|fiscal)? year:YEAR", year),
    Atom("one:YEAR ('-'|'–'|'/') two:TWO", year_range),
    Atom("(one:INT ('-'|'–'|to|or))? last:((c '.'?)? two:INT era:ERA)", year_of_era),
    Atom("last:(era:ERA two:INT)", year_of_era),
    Atom(f"the? (which:{ORDINAL} '-'? unit:(century|millennium)|decade:DECADE) era:ERA", part_of_era),
    Atom(f"(year|in|since|of|early|late|January|MONTH|MON) x:{YEAR_WORDS}".replace("January|", ""), spoken_year),
    Atom("the? decade:DECADE", decade),
    Atom("the decade:DECADE_WORD", spoken_decade),
    Atom(f"the? which:{ORDINAL} '-'? unit:(century|millennium)", century),
    Atom(f"(the|its|their)? (fiscal '-'?)? which:{ORDINAL} '-'? (fiscal '-'?)? quarter", quarter),
    Atom("q which:DAY", quarter),
    Atom("the? which:(first|second|latter|last) '-'? half", half),
    Atom(f"direction:{DIRECTION}? season:SEASON", season),
    Atom("the:the season:SEASON", season),
    Atom(f"direction:{DIRECTION}? the? holiday:({_holiday_patterns()})", holiday),
    Atom(f"direction:{DIRECTION}? weekday:WEEKDAY", weekday),
    Atom("x:(the weekday:WEEKDAY side:(before|after)) (','|'.'|';')", weekday_beside),
    Atom(f"x:(weekday:WD '.'?) ','? ({MONTH}|{DAY} of? {MONTH})", short_weekday),
    Atom("EVERY (other)? weekday:WEEKDAY", weekdays),
    Atom("weekday:WEEKDAYS", weekdays),
    Atom(f"at:(CLOCK|DOTTED|HOUR) meridiem:MERIDIEM {ZONE}?", clock),
    Atom(f"at:CLOCK (hours|hrs|hr|h)? {ZONE}?", clock),
    Atom(f"at:DOTTED (hours|hrs|hr|h|{ZONE})", clock),
    Atom(f"at:(HOUR|CARDINAL) '{OCLOCK}' (in the day_part:(morning|afternoon|evening)|at day_part:night)?".replace("day_part:night", "night"), clock),
    Atom("at:(HOUR|CARDINAL) in the day_part:(morning|afternoon|evening)", clock),
    Atom("the? (early|late|mid|small)? '-'? daypart:PART hours?", part_of_day),
)
