"""The alphabet of a grammar: one letter for each set of kinds that a token can have.

Each word belongs to a set of kinds: itself (`of`), and the classes of the lexicon (`MONTH`). Words of one set share a
letter, and a kind in a pattern stands for all the letters whose set holds it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rapporteur.time.lexicon import CAPITAL_ONLY, CLASSES
from rapporteur.time.tokens import FORMS, NUMBER_SAMPLES, TOKEN, Tokens, number_kinds

UNKNOWN: Final = "x"
GAP: Final = "\n"
ITEM: Final = re.compile(
    r"(?:(?P<name>\w+):)?(?:(?P<kind>[A-Z_]+)|'(?P<sign>[^']+)'|(?P<word>[^\W\d_A-Z]+(?:'[a-z]+)?)|(?P<opening>\())"
    r"|(?P<operator>[)|?])|\s+"
)
COMMON: Final = frozenset("the of a an in to and or on by at from for this that , . - – '".split()) | {
    "INT",
    "POSSESSIVE",
}
"""What is in every sentence: no token to look for first."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern, and letters one of which is in everything it matches."""

    regex: re.Pattern[str]
    essential: frozenset[str]


class Alphabet:
    """The letters, given the patterns that name words.

    A pattern is written in kinds (capitals), words (small) and signs in quotes; `name:` before one of them or a group
    captures it; `( ) | ?` are as in regular expressions, and blanks are ignored.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        literals = {
            word for pattern in patterns for item in ITEM.finditer(pattern) if (word := item["sign"] or item["word"])
        }
        self._letters: dict[frozenset[str], str] = {}
        self._tokens = {word: self._letter({word} & literals) for word in literals if not word[0].isalpha()}
        for word in {word for word in literals if word[0].isalpha()} | set(CLASSES):
            classes = CLASSES.get(word, frozenset())
            small, capital = (self._letter({word} & literals | kinds) for kinds in (classes - CAPITAL_ONLY, classes))
            self._tokens |= {word.upper(): capital, word.capitalize(): capital, word: small}
        self._forms = {form: self._letter({form.upper()}) for form in FORMS} | {"gap": GAP}
        self._numbers = {kinds: self._letter(kinds) for kinds in map(number_kinds, NUMBER_SAMPLES)}

    def _letter(self, kinds: Iterable[str]) -> str:
        kinds = frozenset(kinds)
        return self._letters.setdefault(kinds, chr(0xE000 + len(self._letters))) if kinds else UNKNOWN

    def pattern(self, pattern: str) -> Pattern:
        """Compile a pattern; ValueError where it names a kind that no word is of."""
        items = list(_items(pattern))
        sets = ["" if item["opening"] or item["operator"] else self._of_kind(item, pattern) for item in items]
        regex = "".join(map(_as_regex, items, sets))
        return Pattern(re.compile(regex), self._essential(items, sets))

    def _of_kind(self, item: re.Match[str], pattern: str) -> str:
        kind = item["kind"] or item["sign"] or item["word"]
        letters = "".join(sorted(letter for kinds, letter in self._letters.items() if kind in kinds))
        if not letters:
            raise ValueError(f"no word is of the kind {kind!r} in the pattern {pattern!r}: add it to the lexicon")
        return letters

    def _essential(self, items: list[re.Match[str]], sets: list[str]) -> frozenset[str]:
        """Return the rarest set of letters that a match cannot do without.

        Of a sequence that is the rarest of its items', of alternatives all of theirs together; `?` leaves nothing.
        `levels` holds, for each group that is open, the finished alternatives and after them the one being read.
        """
        everything = frozenset(self._letters.values())
        common = frozenset(letter for kinds, letter in self._letters.items() if kinds & COMMON)

        def rarer(one: frozenset[str], two: frozenset[str]) -> frozenset[str]:
            return min(one, two, key=lambda letters: (len(letters & common), len(letters)))

        levels, before = [[everything]], everything
        for item, letters in zip(items, sets, strict=True):
            if item["opening"]:
                levels.append([everything])
            elif item["operator"] == "|":
                levels[-1].append(everything)
            elif item["operator"] == "?":
                levels[-1][-1] = before
            else:
                found = frozenset(letters) if letters else frozenset().union(*levels.pop())
                before = levels[-1][-1]
                levels[-1][-1] = rarer(before, found)
        return frozenset().union(*levels[-1])

    def tokenise(self, text: str) -> Tokens:
        """Return the tokens of a text."""
        letters: list[str] = []
        spans: list[tuple[int, int]] = []
        words: list[str] = []
        tokens, forms = self._tokens, self._forms
        for match in TOKEN.finditer(text.replace("’", "'")):
            form, word = match.lastgroup, match.group()
            if form in ("word", "other"):
                letters.append(tokens.get(word, UNKNOWN))
            elif form == "number":
                letters.append(self._numbers[number_kinds(word)])
            else:
                letters.append(forms[form or ""])
            spans.append(match.span())
            words.append(word)
        starts, ends = zip(*spans, strict=True) if spans else ((), ())
        return Tokens(text, "".join(letters), starts, ends, tuple(map(str.lower, words)))


def _items(pattern: str) -> Iterator[re.Match[str]]:
    return (item for item in ITEM.finditer(pattern) if item.group().strip())


def _as_regex(item: re.Match[str], letters: str) -> str:
    if item["operator"]:
        return item["operator"]
    named = f"(?P<{item['name']}>" if item["name"] else "(?:"
    if item["opening"]:
        return named
    return f"{named}[{letters}])" if item["name"] else f"[{letters}]"
