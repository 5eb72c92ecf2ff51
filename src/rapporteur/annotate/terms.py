"""Terms: times set for something in words that count from another day: D+30, the tenth day after signature, a week on.

They are no time expressions, or are read as such from another day than the one that they count from here.
"""

import re
from dataclasses import dataclass
from typing import Final

from rapporteur.model import Document, Span
from rapporteur.time.lexicon import NUMBERS, ORDINALS, TENS
from rapporteur.time.numbers import cardinal, ordinal

_UNITS: Final = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}
_UNIT: Final = rf"(?P<unit>{'|'.join(_UNITS)})"
_TENS: Final = "|".join(TENS)
_NUMBER: Final = rf"(?:\d{{1,3}}|an?|(?:(?:{_TENS})-)?(?:{'|'.join(NUMBERS)}|{_TENS}))"
_ORDINAL: Final = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{_TENS})-)?(?:{'|'.join(ORDINALS)})|\w+ieth)"
D_DAY: Final = re.compile(
    r"\bD ?\+ ?(?P<days>\d+)\b|\b[Dd]ay (?P<nth>\d+) (?:since|after|from|of) (?:the )?D[- ][Dd]ay\b"
)
"""A day counted from a D-day."""
_NTH: Final = re.compile(
    rf"\b(?:by|on|before|until|(?:no|not) later than) the (?P<nth>{_ORDINAL}) {_UNIT}(?= (?:after|following|from) )",
    re.IGNORECASE,
)
ON: Final = re.compile(
    rf"\b(?P<number>{_NUMBER}) {_UNIT}s? (?:after (?:that|this|which)(?=[,.;:)]|$| (?:and|but|the|all|both|it|they)\b)"
    r"|later\b|thereafter\b|afterwards\b)",
    re.IGNORECASE,
)
"""A time that goes on from the day told before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A time of a `length` (as TIMEX3 writes it), the words that set it, and those of what it runs from.

    `first` is None where it runs from what is named after the words, or, where it goes `on`, from the day told before.
    """

    words: Span
    length: str
    first: Span | None = None
    on: bool = False


def term_in(document: Document, act: Span) -> Term | None:
    """Return the first term that is counted in the words of an act, if there is one."""
    if found := D_DAY.search(document.text, act.start, act.end):
        words = document.span(*found.span())
        at_d = found.start() if found["days"] else found.end() - len("D-day")
        first = document.span(at_d, at_d + 1 if found["days"] else found.end())
        return Term(words=words, length=f"P{found['days'] or found['nth']}D", first=first)
    if found := _NTH.search(document.text, act.start, act.end):
        number = ordinal(found["nth"].lower().split("-"))
        words = document.span(found.start("nth"), found.end())
        length = _UNITS[found["unit"].lower()].format(number)
        return Term(words=words, length=length) if number else None
    if found := ON.search(document.text, act.start, act.end):
        count = cardinal(found["number"].lower().split("-"))
        length = _UNITS[found["unit"].lower()].format(count)
        return Term(words=document.span(*found.span()), length=length, on=True) if count else None
    return None
