"""Atoms that name a time of day: on the clock (6.15 a.m., 0735 GMT) or a part of the day (noon, the small hours)."""

from typing import Final

from rapporteur.time.lexicon import NUMBERS, PARTS_OF_DAY
from rapporteur.time.meanings import SAME_DAY
from rapporteur.time.patterns import Atom, Found, Part

ZONE: Final = (
    "(gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|et|cet|eet|msk|bst|ist|"
    "(local|eastern|pacific|central|mountain|moscow)? (standard|daylight)? time)"
)
HOURS: Final = {word: number for word, number in NUMBERS.items() if number <= 12}
MINUTES: Final = {"half": 30, "quarter": 15}
EARLIEST: Final = {"TAF": 1, "TEV": 4, "TNI": 6}
"""From which hour on a time in a part of the day is of its second half: two at night is not."""


def clock_value(word: str, meridiem: str = "") -> str | None:
    """Return the TIMEX3 ending for a time on the clock; None where there is no such time.

    >>> clock_value("7:40", "p.m."), clock_value("6.21"), clock_value("12", "am"), clock_value("0735")
    ('T19:40', 'T06:21', 'T00:00', 'T07:35')
    """
    if word.isdigit() and len(word) == 4:
        word = f"{word[:2]}:{word[2:]}"
    hour, *rest = (int(part) for part in word.replace(".", ":").split(":"))
    if meridiem[:1] == "p" and hour < 12:
        hour += 12
    elif meridiem[:1] == "a" and hour == 12:
        hour = 0
    if hour > 24 or any(part > 59 for part in rest):
        return None
    return "T" + ":".join(f"{part:02}" for part in (hour, *(rest or [0])))


def clock(found: Found) -> Part | None:
    """Read 3:30 p.m., 14:20, 0735 GMT, eight o'clock in the evening."""
    value = clock_value(str(HOURS.get(found.word("at"), found.word("at"))), found.word("meridiem"))
    if value is None:
        return None
    return Part(SAME_DAY, clock=_of_word(value, found.word("daypart")), part="x" if found.has("x") else None)


def in_part(clock: str, part: str) -> str:
    """Return a time of the clock in a part of the day, which says which half of the day it is in.

    >>> in_part("T03:00", "TAF"), in_part("T09:00", "TNI"), in_part("T02:00", "TNI"), in_part("T10:30", "TMO")
    ('T15:00', 'T21:00', 'T02:00', 'T10:30')
    """
    hour = int(clock[1:3])
    return f"T{hour + 12}{clock[3:]}" if EARLIEST.get(part, 12) <= hour < 12 else clock


def _of_word(clock: str, daypart: str) -> str:
    return in_part(clock, PARTS_OF_DAY[daypart]) if daypart else clock


def past_the_hour(found: Found) -> Part | None:
    """Read half past seven, a quarter to ten in the evening."""
    hour = HOURS.get(found.word("at")) or int(found.word("at"))
    minutes = MINUTES[found.word("minutes")]
    if found.word("side") == "to":
        hour, minutes = hour - 1, 60 - minutes
    value = clock_value(f"{hour % 24}:{minutes}")
    return Part(SAME_DAY, clock=_of_word(value, found.word("daypart"))) if value else None


def part_of_day(found: Found) -> Part | None:
    """Read morning, the night, noon; but High Noon and the Evening Courier are names."""
    at = found.match.start("daypart")
    if found.tokens.is_capital(at) and (found.tokens.is_capital(at - 1) or found.tokens.is_capital(at + 1)):
        return None
    return Part(SAME_DAY, clock=PARTS_OF_DAY[found.word("daypart")])


IN_THE: Final = "in the daypart:(morning|afternoon|evening)"
ATOMS: Final = (
    Atom(f"at:(CLOCK|DOTTED|HOUR) meridiem:MERIDIEM {ZONE}?", clock),
    Atom(f"at:CLOCK (hours|hrs|hr|h)? {ZONE}?", clock),
    Atom(f"at:(DOTTED|HHMM) (hours|hrs|hr|h|{ZONE}) {ZONE}?", clock),
    Atom("at x:(at:DOTTED) ('.'|','|')'|on|and|yesterday|today)", clock),
    Atom(f"at:(HOUR|CARDINAL) o'clock ({IN_THE})?", clock),
    Atom("at:(HOUR|CARDINAL) o'clock at daypart:night", clock),
    Atom("at:(CLOCK|HOUR|CARDINAL) at daypart:night", clock),
    Atom(f"at:(CLOCK|DOTTED|HOUR|CARDINAL) {IN_THE}", clock),
    Atom(f"minutes:half past at:(HOUR|CARDINAL) ({IN_THE})?", past_the_hour),
    Atom(f"a? minutes:quarter side:(past|to) at:(HOUR|CARDINAL) ({IN_THE})?", past_the_hour),
    Atom("the? (early|late|mid|small)? '-'? daypart:PART hours?", part_of_day),
)
