"""Patterns with names for their parts, and what a match of one offers to the function that says what it means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rapporteur.time.meanings import Meaning
from rapporteur.time.tokens import Tokens

NUMBER: Final = "(INT SLASHED|INT|DECIMAL|DOTTED|TENS ('-'? CARDINAL)?|((a|INT|CARDINAL|DECIMAL|DOTTED) '-'? )? SCALE (and? (CARDINAL|TENS ('-'? CARDINAL)?))?|CARDINAL)"
ORDINAL: Final = "(NTH|TENS '-'? ORD|ORD)"
DAY: Final = "(DAY|NTH)"
SPOKEN_DAY: Final = "(DAY|NTH|TENS '-'? ORD|ORD)"
MONTH: Final = "(MONTH|MON '.'?)"
YEAR_WORDS: Final = "(CARDINAL TENS ('-'? CARDINAL)?|two thousand (and? CARDINAL)?)"


@dataclass(frozen=True, slots=True)
class Found:
    """A match of an atom's pattern in a text's tokens."""

    tokens: Tokens
    match: re.Match[str]

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words, in lower case, that a part of the pattern met; none if it met none or there is no such part."""
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

    def text_before(self, count: int) -> tuple[str, ...]:
        """Return the words before the match, nearest last."""
        return self.tokens.words[max(0, self.first - count) : self.first]


@dataclass(frozen=True, slots=True)
class Part:
    """What a match, or a named part of it, means. `part` None is the whole match."""

    meaning: Meaning
    mod: str | None = None
    clock: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Atom:
    """A pattern and the function that says what a match means; None where it means no time."""

    pattern: str
    read: Callable[[Found], Part | tuple[Part, ...] | None]
