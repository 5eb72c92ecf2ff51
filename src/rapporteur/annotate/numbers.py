"""Numbers: how many or how much the words of a stretch of text say, and of what.

What a number counts is a word that others would use for the same: `money`, `killed`, `injured`, or the stem of its unit
or of the noun after it; empty where it stands alone.
"""

import re
from collections.abc import Iterator
from typing import Final

import snowballstemmer

from rapporteur.annotate.quantities import read_quantity, what_is_counted
from rapporteur.model import Document, Quantity, Span
from rapporteur.names import fold
from rapporteur.time.lexicon import MONTHS, NUMBERS, TENS

_WORD: Final = "|".join([*TENS, *sorted((word for word in NUMBERS if word != "one"), key=len, reverse=True)])
_SCALE: Final = r"(?:hundred|thousand|millions?|billions?|trillions?|bn|mn)\b"
NUMBER_WORDS: Final = rf"(?:\d+(?:[.,]\d+)*|half a dozen|a dozen|(?:{_WORD})\b(?:[ -](?:{_WORD}|one)\b)*)"
"""What a number is written with, but for its scale."""
NUMBER: Final = re.compile(
    rf"(?<![\w.,+/$€£-])(?:[$€£¥]\s?)?{NUMBER_WORDS}(?:\s?{_SCALE})*(?!-?[^\W\d_]*\d|(?:st|nd|rd|th)\b|-[^\W\d_])",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"\s?(?:US |U\.S\. )?(?:dollars?|euros?|pounds?|roubles?|rubles?|yuan|yen|rials?|pesos?)\b", re.I
)
_UNIT: Final = re.compile(
    r"\s?(?:%|per ?cent\b|(?:kg|kilo(?:gram)?s?|tonnes?|tons?|km|kilomet(?:er|re)s?|miles?|hectares?|barrels?"
    r"|lit(?:er|re)s?|(?:cubic |square )?met(?:er|re)s?|mw|gw|megawatts?)\b)",
    re.IGNORECASE,
)
_SAME: Final = {
    "kilo": "kg", "kilogram": "kg", "kilomet": "km", "ton": "tonn", "firm": "compani", "busi": "compani",
    "person": "peopl", "soldier": "troop", "captiv": "prison", "detaine": "prison", "home": "hous", "arm": "weapon",
    "breach": "violat", "%": "cent", "percent": "cent",
}  # fmt: skip
"""Stems of units and nouns by those that count the same."""
_NOUN: Final = re.compile(r" ((?:[^\W\d_][\w’'-]*[ ]?){1,4})")
_STOPS: Final = frozenset(
    "a an the and or but nor in on at by to from for of with without who that which whose were was are is be been had "
    "have has will would may might can could said says as than more less so after before since until when while during "
    "per did does do not into over under out up off down".split()
)
_PLURALS: Final = frozenset("people men women children troops police dead personnel".split())
_PART: Final = re.compile(r"\s+of\s+(?:the|its|their|his|her|our|those|these|them|whom|which)\b", re.IGNORECASE)
_ONE_MORE: Final = re.compile(
    r"\b(?:first|last|another|other|further|remaining|additional|extra|next|final|including|among|of (?:them|whom))\s+"
    r"(?:some\s+|about\s+)?$",
    re.IGNORECASE,
)
_MORE: Final = re.compile(r"\s+(?:more|others?|further|additional)\b", re.IGNORECASE)
_MONTHS: Final = rf"(?:{'|'.join(MONTHS)})"
_YEAR: Final = re.compile(r"(?:19|20)(?!00)\d\d")
_MONTH_AFTER: Final = re.compile(rf"\s+(?:of\s+)?{_MONTHS}\b", re.IGNORECASE)
_MONTH_BEFORE: Final = re.compile(rf"\b{_MONTHS}\.?\s+(?:the\s+)?$", re.IGNORECASE)
CASUALTIES: Final = ("killed", "injured")
"""What is counted of people alone, whatever noun names them."""
_TREATED: Final = re.compile(r"[^.;,]{0,30}\b(?:treated|hospitali[sz]ed)\b", re.IGNORECASE)
_BEFORE: Final = 24
_STEMMER: Final = snowballstemmer.stemmer("english")


def find_numbers(document: Document, start: int, end: int) -> Iterator[Quantity]:
    """Give the numbers of a stretch of text, but for ordinals and what is told to be a part of something or more of it.

    >>> document = Document(id="doc", text="19 firms lost 8.5 tonnes; 3 of the 4 others $2 billion.", raw_sha256="")
    >>> [(one.what, one.low) for one in find_numbers(document, 0, len(document.text))]
    [('compani', 19), ('tonn', 8.5), ('money', 2000000000)]
    """
    text = document.text
    for found in NUMBER.finditer(text, start, end):
        is_part = _PART.match(text, found.end()) or _MORE.match(text, found.end())
        before = max(start, found.start() - _BEFORE), found.start()
        if is_part or _ONE_MORE.search(text, *before) or _is_of_date(text, found, before):
            continue
        span = document.span(*found.span())
        quantity = read_quantity(_counted(document, span), span, document)
        if quantity:
            yield quantity


def _is_of_date(text: str, found: re.Match[str], before: tuple[int, int]) -> bool:
    """Return whether a number is a year, or stands beside a month."""
    is_year = bool(_YEAR.fullmatch(found.group()))
    return is_year or bool(_MONTH_AFTER.match(text, found.end()) or _MONTH_BEFORE.search(text, *before))


def thing_counted(document: Document, span: Span) -> str:
    """Return what a number counts in its words: money, a unit, or the last noun in its plural of the words after it.

    >>> document = Document(id="doc", text="30 replacement pilots, 8 per cent and 40.", raw_sha256="")
    >>> [thing_counted(document, document.span(*at)) for at in ((0, 2), (23, 24), (38, 40))]
    ['pilots', 'per cent', '']
    """
    text, at = document.text, span.end
    if span.quote[0] in "$€£¥" or _MONEY.match(text, at):
        return "money"
    if unit := _UNIT.match(text, at):
        return fold(unit[0].strip())
    named = ""
    found = _NOUN.match(text, at)
    for word in found[1].split() if found else ():
        plain = fold(word)
        if plain in _STOPS:
            break
        if plain in _PLURALS or (plain.endswith("s") and not plain.endswith(("ss", "us", "'s", "’s"))):
            named = plain
    return named


def _counted(document: Document, span: Span) -> str:
    """Return what a number counts as it is compared."""
    thing = thing_counted(document, span)
    if thing == "money":
        return thing
    if _TREATED.match(document.text, span.end):
        return "injured"
    if not _UNIT.match(document.text, span.end) and (casualties := what_is_counted("", span, document)):
        return casualties
    named = str(_STEMMER.stemWord(thing.split()[-1])) if thing else ""
    return _SAME.get(named, named)
