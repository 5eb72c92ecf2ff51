"""The words of time in English: which class a word belongs to, and its number.

A class is written in capitals (`MONTH`); a word may be in several (`second`: ORDINAL and UNIT). Names of months and
days count only with a capital, since `may`, `march` and `sat` are words of their own.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from rapporteur.time.periods import Unit

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
WEEKDAY_ABBREVIATIONS: Final = {
    name: number
    for number, names in enumerate(("mon", "tue tues", "wed", "thu thur thurs", "fri", "sat", "sun"))
    for name in names.split()
}
SHORT_MONTHS: Final = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
UNITS: Final = {
    "second": Unit.SECOND, "sec": Unit.SECOND, "minute": Unit.MINUTE, "min": Unit.MINUTE, "hour": Unit.HOUR,
    "hr": Unit.HOUR, "day": Unit.DAY, "night": Unit.DAY, "weekend": Unit.WEEKEND, "week": Unit.WEEK,
    "fortnight": Unit.WEEK, "month": Unit.MONTH, "quarter": Unit.QUARTER, "year": Unit.YEAR, "decade": Unit.DECADE,
    "century": Unit.CENTURY, "millennium": Unit.MILLENNIUM,
}  # fmt: skip
PLURAL_UNITS: Final = {
    "centuries": Unit.CENTURY,
    "millennia": Unit.MILLENNIUM,
    **{word + "s": unit for word, unit in UNITS.items() if word not in ("century", "millennium")},
}
TWICE: Final = frozenset({"fortnight", "fortnights"})
"""The words for two of their unit."""
SEASONS: Final = {
    "spring": 0, "springtime": 0, "summer": 1, "summertime": 1, "autumn": 2, "fall": 2, "winter": 3, "wintertime": 3,
}  # fmt: skip
PARTS_OF_DAY: Final = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midday": "T12:00",
    "noontime": "T12:00", "midnight": "T24:00", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "dusk": "TEV",
    "sunset": "TEV", "nightfall": "TNI", "lunchtime": "TMI", "overnight": "TNI", "daytime": "TDT", "midmorning": "TMO",
    "midafternoon": "TAF",
}  # fmt: skip
RECURRENCES: Final = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "biannually": "P6M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
    if number
}
TENS: Final = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}
DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

# Only days that are the same wherever they are kept: an independence day is not.
# A fixed day (month, day), a weekday of a month (month, weekday, which; -1 the last), or days from Easter Sunday.
HOLIDAYS: Final[dict[str, tuple[int, ...]]] = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "xmas": (12, 25),
    "boxing day": (12, 26), "new year's day": (1, 1), "new year's": (1, 1), "new year's eve": (12, 31),
    "new year": (1, 1), "epiphany": (1, 6), "valentine's day": (2, 14), "saint valentine's day": (2, 14),
    "st. valentine's day": (2, 14), "halloween": (10, 31), "st. patrick's day": (3, 17),
    "saint patrick's day": (3, 17), "april fools' day": (4, 1), "april fool's day": (4, 1), "may day": (5, 1),
    "bastille day": (7, 14), "all saints' day": (11, 1), "all souls' day": (11, 2), "armistice day": (11, 11),
    "veterans day": (11, 11), "veterans' day": (11, 11), "remembrance day": (11, 11),
    "international women's day": (3, 8), "women's day": (3, 8), "thanksgiving": (11, 3, 4),
    "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1), "mother's day": (5, 6, 2),
    "father's day": (6, 6, 3), "martin luther king day": (1, 0, 3), "columbus day": (10, 0, 2),
    "presidents' day": (2, 0, 3), "president's day": (2, 0, 3), "easter": (0,), "easter sunday": (0,),
    "easter monday": (1,), "good friday": (-2,), "holy thursday": (-3,), "palm sunday": (-7,),
    "ash wednesday": (-46,), "ascension day": (39,), "whit sunday": (49,), "pentecost": (49,), "whit monday": (50,),
    "corpus christi": (60,),
}  # fmt: skip

_CLASS_WORDS: Final[dict[str, Iterable[str]]] = {
    "WEEKDAY": WEEKDAYS,
    "WEEKDAYS": [day + "s" for day in WEEKDAYS],
    "WD": WEEKDAY_ABBREVIATIONS,
    "MONTH": [name for name in MONTHS if name not in SHORT_MONTHS],
    "MON": SHORT_MONTHS,
    "UNIT": UNITS,
    "UNITS": PLURAL_UNITS,
    "CALENDAR_UNIT": "day week weekend fortnight month quarter year decade century millennium".split(),
    "SEASON": SEASONS,
    "PART": PARTS_OF_DAY,
    "PARTS": "mornings afternoons evenings nights".split(),
    "CARDINAL": NUMBERS,
    "TENS": TENS,
    "SCALE": SCALES,
    "ORD": ORDINALS,
    "VAGUE": "several few many some numerous countless dozens scores hundreds thousands untold".split(),
    "DECADE_WORD": DECADES,
    "EVERY": "every each".split(),
    "RECURRENT": RECURRENCES,
    "NOW": "now currently nowadays presently".split(),
}


def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in _CLASS_WORDS.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


CLASSES: Final = MappingProxyType(_classes())
CAPITAL_ONLY: Final = frozenset({"WEEKDAY", "WEEKDAYS", "MONTH", "MON", "WD"})
