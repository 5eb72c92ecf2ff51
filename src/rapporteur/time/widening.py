"""Widening: the words before a time expression that belong to it (`late on` Thursday, `the end of` 2014)."""

from dataclasses import replace
from typing import Final

from rapporteur.time.lexicon import NUMBERS, SCALES, TENS
from rapporteur.time.meanings import Expression, Length, Recurring, Shifted, Sometime
from rapporteur.time.tokens import Tokens

EDGES: Final = {"early": "START", "late": "END", "mid": "MID", "earlier": None, "later": None, "sometime": None}
ENDS: Final = {
    "end": "END", "close": "END", "beginning": "START", "start": "START", "middle": "MID", "half": "MID",
    "midst": "MID", "outset": "START", "rest": None, "remainder": None, "course": None, "days": "END",
    "eve": None, "part": None, "week": None, "dawn": "START", "hours": None,
}  # fmt: skip
ONE_OF_TWO: Final = frozenset("days part half hours week".split())
"""Ends that need to be told which: the last days, the small hours."""
FIRST_OR_LAST: Final = {
    "first": "START", "last": "END", "second": "END", "latter": "END", "final": "END", "early": "START",
    "opening": "START", "closing": "END", "small": None, "wee": None, "very": None, "middle": "MID", "later": "END",
    "late": "END",
}  # fmt: skip
MEASURES: Final = {
    ("more", "than"): "MORE_THAN", ("over",): "MORE_THAN", ("well", "over"): "MORE_THAN",
    ("just", "over"): "MORE_THAN", ("less", "than"): "LESS_THAN", ("fewer", "than"): "LESS_THAN",
    ("under",): "LESS_THAN", ("just", "under"): "LESS_THAN", ("nearly",): "LESS_THAN", ("almost",): "LESS_THAN",
    ("barely",): "LESS_THAN", ("at", "least"): "EQUAL_OR_MORE", ("no", "less", "than"): "EQUAL_OR_MORE",
    ("not", "less", "than"): "EQUAL_OR_MORE", ("up", "to"): "EQUAL_OR_LESS", ("at", "most"): "EQUAL_OR_LESS",
    ("no", "more", "than"): "EQUAL_OR_LESS", ("not", "more", "than"): "EQUAL_OR_LESS",
    ("as", "long", "as"): "EQUAL_OR_LESS", ("about",): "APPROX", ("around",): "APPROX", ("approximately",): "APPROX",
    ("roughly",): "APPROX", ("some",): "APPROX", ("circa",): "APPROX", ("shortly", "before"): "BEFORE",
    ("shortly", "after"): "AFTER", ("just", "before"): "BEFORE", ("just", "after"): "AFTER",
}  # fmt: skip


def widen(tokens: Tokens, found: Expression) -> Expression:
    """Return the expression with the words before it that belong to it, and the modifier they make."""
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
    if at < 1 or words[at] != "of" or words[at - 1] not in ENDS:
        return found
    name = words[at - 1]
    if name == "week" and words[at - 2] == "second":
        return found
    if name in ONE_OF_TWO and (at < 2 or words[at - 2] not in FIRST_OR_LAST) and (name != "half" or found.clock):
        return found
    first = at - 1
    mod = ENDS[name]
    while first > 0 and words[first - 1] in FIRST_OR_LAST:
        first -= 1
        mod = FIRST_OR_LAST[words[first]] or mod
    if first > 0 and words[first - 1] == "the":
        first -= 1
    return _from(tokens, found, first, mod)


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
    for size in range(min(3, found.first), 0, -1):
        words = tokens.words[found.first - size : found.first]
        if words not in MEASURES:
            continue
        mod = MEASURES[words]
        if counts and head not in ("a", "an", "half") and not _is_number(head):
            return found
        if not counts and (mod not in ("APPROX", "BEFORE", "AFTER") or words in (("some",), ("about",))):
            return found
        return _from(tokens, found, found.first - size, mod)
    return found


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in NUMBERS or word in TENS or word in SCALES
