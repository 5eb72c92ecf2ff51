"""Numbers as English writes them."""

from collections.abc import Sequence
from typing import Final

from rapporteur.time.lexicon import NUMBERS, ORDINALS, SCALES, TENS

LONGEST: Final = 15
"""A number of more digits than this counts no time."""


def cardinal(words: Sequence[str]) -> float | None:
    """Return the number some words or digits make; None if they make none, or one that is too long to count time.

    >>> cardinal(["twenty", "-", "five"]), cardinal(["two", "hundred", "and", "six"]), cardinal(["1,200"])
    (25, 206, 1200)
    """
    total: float = 0
    found = False
    if any(len(word) > LONGEST for word in words):
        return None
    for word in words:
        if word in SCALES:
            total = (total or 1) * SCALES[word]
        elif word in NUMBERS or word in TENS:
            total += NUMBERS.get(word) or TENS[word]
        elif word in ("a", "an"):
            total += 1
        elif "/" in word:
            above, below = word.split("/")
            total += int(above) / int(below) if int(below) else 0
        elif word[0].isdigit():
            total += float(word.replace(",", ""))
        else:
            continue
        found = True
    if not found:
        return None
    return int(total) if total == int(total) else total


def ordinal(words: Sequence[str]) -> int | None:
    """Return the number an ordinal makes, in digits or in words.

    >>> ordinal(["21st"]), ordinal(["twenty", "-", "first"]), ordinal(["third"])
    (21, 21, 3)
    """
    total = 0
    for word in words:
        if word[0].isdigit():
            return int("".join(c for c in word if c.isdigit()))
        total += TENS.get(word, 0) + ORDINALS.get(word, 0)
    return total or None


def year_in_words(words: Sequence[str]) -> int | None:
    """Return a year spoken in pairs or thousands.

    >>> year_in_words(["nineteen", "ninety", "-", "six"]), year_in_words(["two", "thousand", "and", "four"])
    (1996, 2004)
    """
    words = [word for word in words if word.isalpha()]
    if "thousand" in words:
        return int(cardinal(words) or 0) or None
    if len(words) < 2:
        return None
    century, rest = cardinal(words[:1]), cardinal(words[1:])
    return int(century * 100 + rest) if century and rest and 10 <= century <= 21 and rest < 100 else None


def full_year(digits: str) -> int:
    """Return the year two or four digits stand for; two stand for one up to 2040.

    >>> full_year("89"), full_year("'14"), full_year("1914")
    (1989, 2014, 1914)
    """
    digits = digits.lstrip("'‘")
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year <= 40 else 1900)


def formatted(number: float) -> str:
    """Return a number as TIMEX3 writes it.

    >>> formatted(3.0), formatted(2.5)
    ('3', '2.5')
    """
    return f"{number:g}" if number < 1e6 else f"{number:.0f}"
