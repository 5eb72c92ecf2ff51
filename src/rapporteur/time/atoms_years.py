"""Atoms that name years, what is longer (decades, centuries) and what is a part of one (months, quarters, seasons)."""

from typing import Final

from rapporteur.time.lexicon import DECADES, MONTHS, SEASONS
from rapporteur.time.meanings import Fixed, Recurring, Yearless
from rapporteur.time.numbers import full_year, ordinal, year_in_words
from rapporteur.time.patterns import DASH, DAY, DIRECTION, MONTH, ORDINAL, YEAR_WORDS, Atom, Found, Part
from rapporteur.time.periods import Period, Unit, of_year

YEAR_AFTER: Final = frozenset(
    "in since during until till by from fiscal year early late mid before after between through circa around "
    "about - – (".split()
)
"""Words after which a number from 1000 to 1600 is a year."""
COUNTING: Final = frozenset("some over than least nearly almost most under approximately roughly".split())
COUNTED: Final = frozenset(
    "% percent people troops men women children police miles feet km kilometres kilometers metres meters acres "
    "hectares tons tonnes barrels civilians".split()
)
LICENCES: Final = YEAR_AFTER - {"about", "around"} | frozenset("the its their his her this that of to and".split())
"""Words after which a year may stand before a plural: `in 2014 rebels seized`; but `with 1900 fighters`."""
NUMBERED: Final = frozenset(
    "resolution resolutions flight article law decree room highway route channel bill order act chapter "
    "section paragraph page directive regulation boeing $ € £ # © no than least copyright psalm form model "
    "vision agenda unit bus train".split()
)
"""What carries a number that is no year."""
AMBIGUOUS_MONTHS: Final = frozenset({"may", "march"})
GIVEN_NAMES: Final = frozenset({"april", "may", "june"})
MONTH_AFTER: Final = frozenset(
    "in of since by until till from during for this last next or between through before after early late mid "
    "every each - – on around about coming past following previous end beginning".split()
)
ARTICLES: Final = frozenset("a an the its their our".split())
NOT_HELD_IN_MONTH: Final = frozenset(
    "of on in at to for by from with through across and or but who which that was is has had will would began went "
    "government cabinet administration campaign family years".split()
)
"""What follows the name of a march or of a May after an article, not what is held in the month."""
SEASON_AFTER: Final = MONTH_AFTER | {"a", "the", "and", ",", "that", "to"}
WHERE_WATER_IS: Final = frozenset("at near beside below above".split())
FALL_AFTER: Final = frozenset("in by of since until".split())
SEASONAL: Final = frozenset(
    "offensive offensives campaign fighting counteroffensive session talks summit meeting meetings".split()
)
"""What a season goes with outright: `spring offensive`."""
WHICH_YEAR: Final = frozenset("last this next that the".split())


def month(found: Found) -> Part | None:
    """Read October, last May; but `may` and `march` only where they must be months, and Jan only with a number."""
    word, following = found.word("month"), found.following
    dated = following[:1].isdigit()
    if not found.direction and not dated:
        march = word == "march" and (following == "," or _of_year(found))  # not the March of the Pensioners
        ends = found.previous in ("to", "and") and found.words_before(2)[0] in MONTHS
        sure = found.previous in MONTH_AFTER or march or ends or _held_in_month(found)
        if word in AMBIGUOUS_MONTHS and not sure:
            return None
        if word in GIVEN_NAMES and found.previous not in MONTH_AFTER and found.tokens.is_capital(found.after):
            return None  # April Marsh
        if len(word) < 4 and word != "may" and found.words("month")[-1] != ".":
            return None  # Jan, Mar and Dec are names of people too
    return Part(Yearless(unit=Unit.MONTH, part=MONTHS[word] - 1, direction=found.direction))


def _held_in_month(found: Found) -> bool:
    """Return whether the name stands between an article and a noun: the March elections, a May summit."""
    noun = found.following.isalpha() and not found.tokens.is_capital(found.after)
    named = found.following in NOT_HELD_IN_MONTH or found.following.endswith("ed")
    return found.previous in ARTICLES and noun and not named


def _of_year(found: Found) -> bool:
    """Return whether `of` and a year follow: of 2014, of last year."""
    after = found.tokens.words[found.after : found.after + 2]
    return after[:1] == ("of",) and len(after) > 1 and (after[1].isdigit() or after[1] in WHICH_YEAR - {"the"})


def every_month(found: Found) -> Part:
    """Read every May."""
    return Part(Recurring(value=f"XXXX-{MONTHS[found.word('month')]:02}"))


def year(found: Found) -> Part | None:
    """Read 1996, fiscal 1989, the year 2014; but a count, a price and the number of a resolution are no years."""
    number = int(found.word("year"))
    if found.has("named") or (1600 <= number < 2100 and found.previous in ("year", "fiscal")):
        return Part(Fixed(period=of_year(number)))
    return None if _counts(found) or not _may_be_year(found, number) else Part(Fixed(period=of_year(number)))


def far_year(found: Found) -> Part | None:
    """Read December 31, 9999; the year 2500: so far from our time only where nothing else can stand."""
    counts = found.following.isalpha() and not found.has("named")
    return None if counts else Part(Fixed(period=of_year(int(found.word("year")))), part="year")


def _counts(found: Found) -> bool:
    """Return whether the number beside these words counts something or is the number of something."""
    previous, following = found.previous, found.following
    if found.words_before(2) == ("no", "."):
        return True
    if previous in NUMBERED or following in COUNTED or (previous in COUNTING and following.isalpha()):
        return True
    if _ends_telephone_number(found) or (previous == "'s" and found.tokens.is_capital(found.after)):
        return True  # or names the model of somebody's car
    plural = following.endswith("s") and len(following) > 3 and following.isalpha() and not following.endswith("ss")
    return plural and not found.tokens.is_capital(found.after) and previous.isalpha() and not _licensed(found)


def _ends_telephone_number(found: Found) -> bool:
    """Return whether the digits stand after others that are no day and no year: 555-2019, 20 7946 2019."""
    before = found.words_before(2)
    digits = before[0] if before[-1:] in (("-",), ("–",), (".",)) else before[-1] if before else ""
    return digits.isdigit() and (len(digits) == 3 or (len(digits) > 3 and not 1000 <= int(digits[:5]) < 2200))


def _licensed(found: Found) -> bool:
    return found.previous in LICENCES or found.previous in MONTHS or found.previous in SEASONS


def _may_be_year(found: Found, number: int) -> bool:
    """Return whether a number is near our time, or stands where a year would."""
    before = found.words_before(2)
    if 1600 <= number < 2100 or found.previous in YEAR_AFTER or found.previous in MONTHS:
        return True
    return found.previous == "of" and before[0] in MONTHS | SEASONS


def year_range(found: Found) -> tuple[Part, ...] | None:
    """Read 1939-45, 2010/11."""
    first, second = int(found.word("one")), int(found.word("two"))
    last = first // 100 * 100 + second
    if not first < last or found.previous in ("$", "£", "€"):
        return None
    return Part(Fixed(period=of_year(first)), part="one"), Part(Fixed(period=of_year(last)), part="two")


def short_year(found: Found) -> Part:
    """Read '89 after a month or a season."""
    return Part(Fixed(period=of_year(full_year(found.word("year")))), part="year")


def year_of_era(found: Found) -> tuple[Part, ...] | None:
    """Read 480 BC; 264 to 241 BC; AD 70."""
    words = {name: found.word(name) for name in ("one", "two") if found.has(name)}
    if any(len(word) > 4 or not word.isdigit() for word in words.values()):
        return None
    before_christ = found.word("era").startswith("b")
    years = {name: 1 - int(word) if before_christ else int(word) for name, word in words.items()}
    parts = {"one": "one", "two": "last"}
    return tuple(Part(Fixed(period=of_year(year)), part=parts[name]) for name, year in years.items())


def part_of_era(found: Found) -> Part | None:
    """Read the 5th century BC, the 470s BC."""
    part = decade(found) if found.has("decade") else century(found)
    if part is None or not isinstance(part.meaning, Fixed) or not found.word("era").startswith("b"):
        return part
    return Part(Fixed(period=Period(part.meaning.period.unit, -1 - part.meaning.period.index)))


def spoken_year(found: Found) -> Part | None:
    """Read nineteen ninety-six, two thousand and four."""
    number = year_in_words(found.words("x"))
    return Part(Fixed(period=of_year(number)), part="x") if number else None


def paired_year(found: Found) -> Part | None:
    """Read nineteen sixty-two anywhere: no count is said so."""
    return spoken_year(found) if found.word("x") in ("eighteen", "nineteen") else None


def decade(found: Found) -> Part | None:
    """Read the 1980s, the '80s; but a man is in his 30s."""
    digits = "".join(c for c in found.word("decade") if c.isdigit())
    if len(digits) == 2 and found.tokens.words[found.first] != "the" and found.word("decade")[0].isdigit():
        return None
    return Part(Fixed(period=of_year(int(digits) if len(digits) == 4 else 1900 + int(digits), Unit.DECADE)))


def spoken_decade(found: Found) -> Part:
    """Read the eighties."""
    return Part(Fixed(period=of_year(1900 + DECADES[found.word("decade")], Unit.DECADE)))


def century(found: Found) -> Part | None:
    """Read the 20th century, the third millennium."""
    number = ordinal(found.words("which"))
    unit = Unit.MILLENNIUM if found.word("unit").startswith("mill") else Unit.CENTURY
    return Part(Fixed(period=Period(unit, number - 1))) if number else None


def quarter(found: Found) -> Part | None:
    """Read the third quarter, Q3."""
    number = ordinal(found.words("which"))
    if not number or number > 4:
        return None
    return Part(Yearless(unit=Unit.QUARTER, part=number - 1, direction=found.direction))


def half(found: Found) -> Part:
    """Read the first half."""
    return Part(Yearless(unit=Unit.HALF, part=0 if found.word("which") == "first" else 1))


def half_in_digits(found: Found) -> Part | None:
    """Read H1, H2."""
    return Part(Yearless(unit=Unit.HALF, part=int(found.word("which")) - 1)) if found.word("which") in "12" else None


def season(found: Found) -> Part | None:
    """Read last spring, the summer; but a fall is a fall unless it has its year or stands after `in the`."""
    word, direction, following = found.word("season"), found.direction, found.following
    if not direction and following not in SEASONAL:
        after = found.tokens.words[found.after : found.after + 2]
        dated = following.isdigit() or (after[:1] == ("of",) and (after[-1].isdigit() or after[-1] in WHICH_YEAR))
        in_the = found.has("the") and found.previous in FALL_AFTER and following != "of"
        if word == "fall" and not dated and not in_the:
            return None
        if word == "spring" and WHERE_WATER_IS.intersection(found.words_before(2)):
            return None
        if not dated and not found.has("the") and found.previous not in SEASON_AFTER:
            return None
    return Part(Yearless(unit=Unit.SEASON, part=SEASONS[word], direction=direction))


ATOMS: Final = (
    Atom(f"direction:{DIRECTION}? month:{MONTH}", month),
    Atom(f"EVERY month:{MONTH}", every_month),
    Atom("named:(the? (calendar|fiscal|tax|school|election)? (year|years)|fiscal|fy)? year:YEAR", year),
    Atom(f"({MONTH} {DAY} ',' | {DAY} {MONTH} ','? | named:(the year)) year:FAR_YEAR", far_year),
    Atom(f"one:YEAR ({DASH}|'/') two:TWO", year_range),
    Atom(f"({MONTH}|SEASON|of|in|since|class) year:SHORT_YEAR", short_year),
    Atom("(one:INT ('-'|'–'|to|or))? last:((c '.'?)? two:INT era:ERA)", year_of_era),
    Atom("last:(era:ERA two:INT)", year_of_era),
    Atom(f"the? (which:{ORDINAL} '-'? unit:(century|millennium)|decade:DECADE) era:ERA", part_of_era),
    Atom(f"(year|in|since|of|early|late|MONTH|MON) x:{YEAR_WORDS}", spoken_year),
    Atom("x:(CARDINAL TENS ('-'? CARDINAL)?)", paired_year),
    Atom("the? decade:DECADE", decade),
    Atom("the decade:DECADE_WORD", spoken_decade),
    Atom(f"the? which:{ORDINAL} '-'? unit:(century|millennium)", century),
    Atom(f"(the|its|their)? (fiscal '-'?)? which:{ORDINAL} '-'? (fiscal '-'?)? quarter", quarter),
    Atom("q which:DAY", quarter),
    Atom("h which:(DAY)", half_in_digits),
    Atom("the? which:(first|second|latter|last) '-'? half", half),
    Atom(f"direction:{DIRECTION}? season:SEASON", season),
    Atom("the:the season:SEASON", season),
)
