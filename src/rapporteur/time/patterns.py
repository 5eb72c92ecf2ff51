"""Pieces that patterns share, and what a match of one offers to the function that says what it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rapporteur.time.lexicon import PLURAL_UNITS, TWICE, UNITS
from rapporteur.time.meanings import Direction, Meaning
from rapporteur.time.numbers import cardinal
from rapporteur.time.periods import Unit
from rapporteur.time.tokens import Tokens

TENS_AND_ONES: Final = "TENS ('-'? CARDINAL)?"
SCALED: Final = f"((a|INT|CARDINAL|DECIMAL|DOTTED) '-'? )? SCALE (and? (CARDINAL|{TENS_AND_ONES}))?"
NUMBER: Final = f"(INT SLASHED|INT|DECIMAL|DOTTED|{TENS_AND_ONES}|{SCALED}|CARDINAL)"
ORDINAL: Final = "(NTH|TENS '-'? ORD|ORD)"
DAY: Final = "(DAY|NTH)"
SPOKEN_DAY: Final = "(DAY|NTH|TENS '-'? ORD|ORD)"
MONTH: Final = "(MONTH|MON '.'?)"
DASH: Final = "('-'|'–'|'—')"
YEAR_WORDS: Final = "(CARDINAL TENS ('-'? CARDINAL)?|two thousand (and? CARDINAL)?)"
DIRECTION: Final = (
    "((the|this)? (last|past)|(the|this)? (next|coming)|this|that|the? (following|ensuing|subsequent)"
    "|the? (previous|preceding|prior)|the? same)"
)
DIRECTIONS: Final = {
    "last": Direction.LAST, "past": Direction.LAST, "next": Direction.NEXT, "coming": Direction.COMING,
    "following": Direction.FOLLOWING, "ensuing": Direction.FOLLOWING, "subsequent": Direction.FOLLOWING,
    "previous": Direction.PREVIOUS, "preceding": Direction.PREVIOUS, "prior": Direction.PREVIOUS,
    "same": Direction.THAT, "that": Direction.THAT, "this": Direction.THIS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A match of an atom's pattern in a text's tokens."""

    tokens: Tokens
    match: re.Match[str]

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words, in lower case, that a part of the pattern met; none if there is no such part."""
        start, end = self.match.span(name) if self.has(name) else (0, 0)
        return self.tokens.words[start:end]

    def word(self, name: str) -> str:
        """Return the first of them, or the empty string."""
        words = self.words(name)
        return words[0] if words else ""

    def has(self, name: str) -> bool:
        """Return whether a part of the pattern met anything."""
        return name in self.match.re.groupindex and self.match.start(name) >= 0

    @property
    def first(self) -> int:
        """The number of the first token matched."""
        return self.match.start()

    @property
    def after(self) -> int:
        """The number of the token after the last one matched."""
        return self.match.end()

    @property
    def following(self) -> str:
        """The word after the match, or the empty string."""
        return self.tokens.words[self.after] if self.after < len(self.tokens.words) else ""

    def words_before(self, count: int) -> tuple[str, ...]:
        """Return so many words before the match, nearest last."""
        return self.tokens.words[max(0, self.first - count) : self.first]

    @property
    def previous(self) -> str:
        """The word before the match, or the empty string."""
        return self.tokens.words[self.first - 1] if self.first else ""

    @property
    def direction(self) -> Direction | None:
        """Where the part called `direction` points; None where it met nothing."""
        return direction_of(self.words("direction"))

    @property
    def unit(self) -> Unit:
        """The unit that the part called `unit` names."""
        return unit_of(self.word("unit"))

    @property
    def number(self) -> float | None:
        """The number that the part called `n` makes, in units: a fortnight is two weeks."""
        number = cardinal(self.words("n"))
        return number * 2 if number and self.word("unit") in TWICE else number


@dataclass(frozen=True, slots=True)
class Part:
    """What a match, or a named part of it, means. `part` None is the whole match."""

    meaning: Meaning
    mod: str | None = None
    clock: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Atom:
    """A pattern and what a match means, or the function that says what; None where it means no time."""

    pattern: str
    means: Part | Callable[[Found], Part | tuple[Part, ...] | None]


def direction_of(words: tuple[str, ...]) -> Direction | None:
    """Return where words such as `the following` point.

    >>> direction_of(("this", "past")), direction_of(("the", "next")), direction_of(())
    (<Direction.LAST: 'last'>, <Direction.FOLLOWING: 'following'>, None)
    """
    if words[:1] == ("the",) and words[-1] == "next":
        return Direction.FOLLOWING
    return next((DIRECTIONS[word] for word in reversed(words) if word in DIRECTIONS), None)


def unit_of(word: str) -> Unit:
    """Return the unit a singular or plural word names."""
    return UNITS.get(word) or PLURAL_UNITS[word]
