"""Tokens: a text cut into words, numbers and signs, each with the letter that stands for its kinds.

The letters make one string, so that a pattern over kinds of words is a regular expression (see `alphabet`).
"""

import re
from dataclasses import dataclass
from typing import Final

# White space is in no alternative but `gap`: the search steps over it, which is quicker than a match thrown away.
TOKEN: Final = re.compile(
    r"""
    (?P<era>\b(?:B\.C\.E\.|B\.C\.?|BCE|BC|A\.D\.|AD|C\.E\.|CE)(?!\w))
  | (?P<meridiem>[AaPp](?:(?<=\d.)|(?<=\d\s.))(?:\.\s?[Mm]\.?|[Mm]\b))
  | (?P<word>[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)?)
  | (?P<iso>(?<![\w/-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d))
  | (?P<numeric>(?<![\w./-])\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w/-]|\.\d))
  | (?P<slashed>(?<![\w./-])\d{1,2}/\d{1,2}(?![\w/]|[.-]\d))
  | (?P<clock>(?<![\w:.,-])\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
  | (?P<decade>['‘]\d0s\b|\b\d{3}0'?s\b|\b\d0'?s\b)
  | (?P<short_year>['‘]\d\d(?!\w))
  | (?P<nth>\b\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)
  | (?P<possessive>'s\b|'(?=\s))
  | (?P<gap>\n\s*\n)
  | (?P<other>\S)
    """,
    re.VERBOSE | re.DOTALL,
)
FORMS: Final = ("iso", "numeric", "slashed", "clock", "decade", "short_year", "nth", "possessive", "meridiem", "era")
"""The kinds of tokens that are known by their form alone; in patterns they are written in capitals."""
NUMBER_SAMPLES: Final = (
    "7", "24", "30", "31", "45", "00", "0", "123", "0735", "0799", "1990", "1430", "2330", "9999", "1,000", "7.5",
    "7.30", "99.99",
)  # fmt: skip
"""Numbers of every set of kinds that a number can have."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: a letter for each, and its half-open offsets and text in lower case, apostrophes straight."""

    text: str
    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]

    def is_capital(self, at: int) -> bool:
        """Return whether a token begins with a capital; False past the last one."""
        return 0 <= at < len(self.starts) and self.text[self.starts[at]].isupper()


def number_kinds(word: str) -> frozenset[str]:
    """Return the kinds of a number: what it may count or name.

    >>> sorted(number_kinds("24")), sorted(number_kinds("1430"))
    (['DAY', 'HOUR', 'INT', 'TWO'], ['HHMM', 'INT', 'YEAR'])
    """
    if len(word) > 4 or not word.isascii() or not word.isdigit():
        return _long_number_kinds(word)
    kinds, number = {"INT"}, int(word)
    if len(word) <= 2:
        kinds |= {"DAY"} if 1 <= number <= 31 else set()
        kinds |= {"HOUR"} if number <= 24 else set()
        kinds |= {"TWO"} if len(word) == 2 else set()
    if len(word) == 4:
        kinds |= {"YEAR"} if 1000 <= number < 2200 else {"FAR_YEAR"} if number >= 2200 else set()
        kinds |= {"HHMM"} if number <= 2400 and number % 100 < 60 else set()
    return frozenset(kinds)


def _long_number_kinds(word: str) -> frozenset[str]:
    dotted = re.fullmatch(r"([0-9]{1,2})\.([0-9][0-9])", word)
    if dotted and int(dotted[1]) < 25 and int(dotted[2]) < 60:
        return frozenset({"DOTTED", "DECIMAL"})
    return frozenset({"DECIMAL" if "." in word else "INT"})
