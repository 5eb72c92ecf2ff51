"""Quantities: how many or how much some words say, as the lowest and highest number they allow.

What is no number by this grammar is no quantity: nothing is summed up or guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapporteur.model import Document, Quantity, Span
from rapporteur.time.lexicon import NUMBERS, TENS

_CASUALTIES: Final = re.compile(
    r"(?P<killed>\b(?:kill(?:s|ed|ing)?|dead|died?|dying|deaths?|perish\w*|bodies|lives|slain|fatalities)\b)"
    r"|(?P<injured>\b(?:wound\w*|injur\w*|hurt|maimed)\b)", re.IGNORECASE
)  # fmt: skip
_CLAUSE: Final = re.compile(r"[.;:\n]|,| and ")
_REACH: Final = 40
"""Characters beside a number in which the words stand that say what it counts."""
Bounds = tuple[float | None, float | None]

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[-–—+]")
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3})+)")
_DIGITS: Final = re.compile(r"\d+(?:\.\d+)?")
_UNITS: Final = {word: number for word, number in NUMBERS.items() if 0 < number < 20}
_SCALES: Final = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9, "bln": 1e9,
    "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_DOZENS: Final = {"dozen": 12, "couple": 2, "pair": 2}
_NAMED: Final = {"both": 2, "no": 0, "none": 0, "nobody": 0}
_VAGUE: Final = {
    "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000,
    "billions": 2_000_000_000, "several": 3, "few": 2,
}  # fmt: skip
"""The least that a number left vague can mean."""
_AT_LEAST: Final = (
    "at least|(?<!no )(?<!not )more than|(?:no|not) (?:fewer|less) than|over|above|upwards? of|in excess of"
    r"|a minimum of|exceed\w*"
)
_AT_MOST: Final = (
    "at most|up to|as (?:many|much) as|(?:no|not) more than|(?<!no )(?<!not )(?:fewer|less) than|under|below"
    "|a maximum of|nearly|almost|close to"
)
_ABOUT: Final = (
    "about|around|some|approximately|roughly|an estimated|estimated|exactly|only|just|another|the|all|all the"
)
_LEAST: Final = re.compile(rf"\b(?:{_AT_LEAST})\s+[$€£¥]?$", re.IGNORECASE)
_MOST: Final = re.compile(rf"\b(?:{_AT_MOST})\s+[$€£¥]?$", re.IGNORECASE)
_HEDGES: Final = re.compile(rf"(?:(?:{_AT_LEAST}|{_AT_MOST}|{_ABOUT})\s+)*", re.IGNORECASE)
_SPLIT: Final = re.compile(r"[\d.,]\d")
_SCALE_AFTER: Final = re.compile(r"\s?(?:hundred|thousand|million|billion|trillion|bn|mn)\b", re.IGNORECASE)
_OR_MORE: Final = re.compile(r"\+|\s+or (?:more|above|over)\b", re.IGNORECASE)
_OR_LESS: Final = re.compile(r"\s+or (?:fewer|less|under)\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"^(?:between|from)\s+", re.IGNORECASE)
_NO_COUNT: Final = frozenset(("st", "nd", "rd", "th", "tenths", "percent", "odd", "year"))
"""What follows a number that counts nothing by itself: an ordinal, a share, an age."""
_TO: Final = frozenset(("to", "and", "or", "-", "–", "—"))
_BEFORE: Final = 24
"""Characters before a number in which the words stand that bound it."""
MOST: Final = 1e15


def read_quantity(what: str, span: Span, document: Document) -> Quantity | None:
    """Return the quantity that a span and the words right before it name; None where it names no number.

    >>> text = "At least 12 were killed and between 30 and 40 hurt."
    >>> document = Document(id="doc", text=text, raw_sha256="")
    >>> quantity = read_quantity("killed", document.span(9, 11), document)
    >>> quantity.low, quantity.high
    (12, None)
    """
    text = document.text
    if _SPLIT.fullmatch(text[span.end - 1 : span.end + 1]) or text[: span.start][-1:].isdigit():
        return None  # the span cuts a number
    if scale := _SCALE_AFTER.match(text, span.end):
        span = document.span(span.start, scale.end())
    hedges = _HEDGES.match(span.quote)
    words = span.quote[hedges.end() :] if hedges else span.quote
    before = document.text[max(0, span.start - _BEFORE) : span.end - len(words)]
    low, high = bounds(words)
    if low is None:
        return None
    if low == high:
        after = document.text[span.end : span.end + _BEFORE]
        if _LEAST.search(before) or _OR_MORE.search(words) or _OR_MORE.match(after):
            high = None
        elif _MOST.search(before) or _OR_LESS.search(words) or _OR_LESS.match(after):
            low = None
    return Quantity(what=what, low=low, high=high, span=span)


def what_is_counted(said: str, span: Span, document: Document) -> str:
    """Return what a number counts: as the words of its clause say, where they name the dead or the hurt; else as said.

    >>> document = Document(id="doc", text="Two were killed and 31 hurt.", raw_sha256="")
    >>> [what_is_counted("other", document.span(*at), document) for at in ((0, 3), (20, 22))]
    ['killed', 'injured']
    """
    after = _CLAUSE.split(document.text[span.end : span.end + _REACH])[0]
    before = _CLAUSE.split(document.text[max(0, span.start - _REACH) : span.start])[-1]
    told = _CASUALTIES.search(after) or next(reversed(list(_CASUALTIES.finditer(before))), None)
    return (told.lastgroup or said) if told else said


def bounds(words: str) -> Bounds:
    """Return the lowest and the highest number that some words name by themselves.

    >>> bounds("between 30 and 40"), bounds("two hundred and six"), bounds("tens of thousands"), bounds("one in 5")
    ((30, 40), (206, 206), (20000, None), (None, None))
    """
    pairs = bool(_BETWEEN.match(words))
    tokens = [token.lower() for token in _TOKEN.findall(_BETWEEN.sub("", words))]
    first = _number(tokens, and_joins=not pairs)
    if first is None:
        return _vague(tokens)
    rest = tokens[first.used :]
    if rest and rest[0] in _TO and (pairs or rest[0] != "and"):
        second = _number(rest[1:])
        if second and not _is_numeric(rest[1 + second.used :]):
            scale = second.scale if first.scale == 1 and first.value * second.scale <= second.value else 1
            low, high = first.value * scale, second.value
            return (_whole(low), _whole(high)) if low <= high <= MOST else (None, None)
    if _is_numeric(rest) or first.value > MOST or _NO_COUNT & set(rest[:2]):
        return None, None
    return _whole(first.value), _whole(first.value)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at the beginning of some tokens: its value, what its last word counts in, and how many tokens it has."""

    value: float
    scale: float
    used: int


def _number(tokens: Sequence[str], *, and_joins: bool = True) -> _Number | None:
    """Return the number that some tokens begin with."""
    if tokens and tokens[0] in _NAMED:
        return _Number(_NAMED[tokens[0]], 1, 1)
    at, half = (1, 0.5) if tokens[:1] == ["half"] else (0, 1.0)
    article = at < len(tokens) and tokens[at] in ("a", "an")
    at += article
    total, scale = 0.0, 1.0
    while at < len(tokens):
        group = _group(tokens, at, and_joins=and_joins, alone=bool(article and not total) or half < 1)
        if group is None:
            break
        value, after = group
        own = _SCALES.get(tokens[after] if after < len(tokens) else "", 1.0)
        dozen = _DOZENS.get(tokens[after] if after < len(tokens) else "", 1)
        if total and (own >= scale or scale == 1):
            break
        total += value * own * dozen
        scale, at = own, after + (own > 1 or dozen > 1)
        if own == 1:
            break
    return _Number(total * half, scale, at) if total else None


def _group(tokens: Sequence[str], at: int, *, and_joins: bool, alone: bool) -> tuple[float, int] | None:
    """Return the number under a thousand, or in figures, that stands at a place, and the place after it.

    `alone` lets a scale or dozen stand for one of its kind: a million, half a dozen.
    """
    word = tokens[at]
    if word[0].isdigit():
        figures = re.sub(r"[.,]", "", word) if _GROUPED.fullmatch(word) and not _counts_in_scale(tokens, at) else word
        return (float(figures), at + 1) if _DIGITS.fullmatch(figures) else None
    value, after = _under_hundred(tokens, at)
    if after < len(tokens) and tokens[after] == "hundred" and (value or alone):
        value, after = max(value, 1) * 100, after + 1
        joined = after + (and_joins and after < len(tokens) and tokens[after] == "and")
        rest, end = _under_hundred(tokens, joined)
        if rest:
            value, after = value + rest, end
    if value:
        return value, after
    return (1, at) if alone and (word in _SCALES or word in _DOZENS) else None


def _counts_in_scale(tokens: Sequence[str], at: int) -> bool:
    """Return whether figures with a point stand before a scale, and the point parts a fraction: 3.125 million."""
    return "." in tokens[at] and at + 1 < len(tokens) and tokens[at + 1] in _SCALES


def _under_hundred(tokens: Sequence[str], at: int) -> tuple[float, int]:
    """Return the number in words under a hundred at a place, 0 where none is, and the place after it."""
    if at >= len(tokens):
        return 0, at
    if tokens[at] in _UNITS:
        return _UNITS[tokens[at]], at + 1
    if tokens[at] not in TENS:
        return 0, at
    after = at + 1
    dashed = after + (after < len(tokens) and tokens[after] == "-")
    if dashed < len(tokens) and _UNITS.get(tokens[dashed], 10) < 10:
        return TENS[tokens[at]] + _UNITS[tokens[dashed]], dashed + 1
    return TENS[tokens[at]], after


def _vague(tokens: Sequence[str]) -> Bounds:
    """Return the least that words without a number mean: dozens, tens of thousands, a few."""
    kept = [token for token in tokens if token not in ("a", "of", "many", "the")]
    least = 1.0
    for place, token in enumerate(kept):
        if token not in _VAGUE:
            return (_whole(least), None) if place and not _is_numeric(kept[place:]) else (None, None)
        least *= _VAGUE[token] if not place else _VAGUE[token] / 2  # tens of thousands: twenty times a thousand
    return (_whole(least), None) if kept else (None, None)


def _is_numeric(tokens: Sequence[str]) -> bool:
    """Return whether some tokens hold another number."""
    words = (_UNITS, TENS, _SCALES, _VAGUE, _DOZENS)
    return any(token[0].isdigit() or token == "half" or any(token in known for known in words) for token in tokens)


def _whole(number: float) -> float:
    rounded = round(number, 6)
    return int(rounded) if rounded == int(rounded) else rounded
