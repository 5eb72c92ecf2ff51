"""Tokens: a text as a string with one letter a token, so that a grammar over kinds of words is a regular expression.

Each word belongs to a set of kinds: itself (`of`), and the classes of the lexicon (`MONTH`). Words of one set share a letter, and
a kind in a pattern stands for all the letters whose set holds it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapporteur.time.lexicon import CAPITAL_ONLY, CLASSES

TOKEN: Final = re.compile(
    r"""
    (?P<era>\b(?:B\.C\.E\.|B\.C\.?|BCE|BC|A\.D\.|AD|C\.E\.|CE)(?!\w))
  | (?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)
  | (?P<space>[ \t]+)
  | (?P<iso>(?<![\w/-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?!\d))
  | (?P<numeric>(?<![\w./-])\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\w/-]|\.\d))
  | (?P<slashed>(?<![\w./-])\d{1,2}/\d{1,2}(?![\w/]|[.-]\d))
  | (?P<clock>(?<![\w:.,-])\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
  | (?P<decade>['’‘]\d0s\b|\b\d{3}0['’]?s\b|\b\d0['’]?s\b)
  | (?P<short_year>['’‘]\d\d(?!\w))
  | (?P<nth>\b\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)
  | (?P<possessive>['’]s\b|['’](?=\s))
  | (?P<gap>\n\s*\n)
  | (?P<blank>\s+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
MERIDIEM: Final = re.compile(r"\s?([AaPp])(?:\.\s?[Mm]\.?|[Mm]\b)")
UNKNOWN_LETTER: Final = "x"
GAP_LETTER: Final = "\n"


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: a letter for each, and its half-open offsets and text in lower case."""

    text: str
    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]


def number_kinds(word: str) -> frozenset[str]:
    """Return the kinds of a number: what it may count or name.

    >>> sorted(number_kinds("24"))
    ['DAY', 'HOUR', 'INT', 'TWO']
    """
    if not word.isascii() or not word.isdigit():
        dotted = re.fullmatch(r"(\d{1,2})\.(\d\d)", word)
        clock = dotted and int(dotted[1]) < 25 and int(dotted[2]) < 60
        return frozenset({"DOTTED", "DECIMAL"} if clock else {"DECIMAL" if "." in word else "INT"})
    kinds, number = {"INT"}, int(word)
    if len(word) <= 2:
        kinds |= {"DAY"} if 1 <= number <= 31 else set()
        kinds |= {"HOUR"} if number <= 24 else set()
        kinds |= {"TWO"} if len(word) == 2 else set()
    if len(word) == 4 and 1000 <= number < 2200:
        kinds.add("YEAR")
    return frozenset(kinds)


NUMBER_SAMPLES: Final = ("7", "24", "30", "31", "45", "00", "0", "123", "1990", "9999", "1,000", "7.5", "7.30", "99.99")
FORMS: Final = ("ISO", "NUMERIC", "SLASHED", "CLOCK", "DECADE", "SHORT_YEAR", "NTH", "POSSESSIVE", "MERIDIEM", "ERA")


class Alphabet:
    """The letters: one for each set of kinds that a token can have, given the words that patterns name.

    `pattern` compiles a pattern: capitals are kinds, small words stand for themselves, other signs in quotes; `name:` before a
    kind or a group captures it; `( ) | ? * +` as in regular expressions, blanks ignored.
    """

    ITEM: Final = re.compile(r"(?:(\w+):)?(?:([A-Z_]+)|'(o'clock|[^']+)'|([^\W\d_A-Z]+)|(\())|([)|?*+])|(\s+)")

    def __init__(self, patterns: Iterable[str]) -> None:
        literals = {item[3] or item[4] for pattern in patterns for item in self.ITEM.finditer(pattern)} - {None}
        self._letters: dict[frozenset[str], str] = {}
        words = {word for word in literals if word and word[0].isalpha()} | set(CLASSES)
        self._small = {word: self._letter(word, literals, CLASSES.get(word, frozenset()) - CAPITAL_ONLY) for word in words}
        self._capital = {word: self._letter(word, literals, CLASSES.get(word, frozenset())) for word in words}
        self._signs = {sign: self._letter(sign, literals, frozenset()) for sign in literals if sign and not sign[0].isalpha()}
        self._forms = {form: self._add(frozenset({form})) for form in FORMS}
        self._numbers = {number_kinds(sample): self._add(number_kinds(sample)) for sample in NUMBER_SAMPLES}

    def _letter(self, word: str, literals: set[str | None], classes: frozenset[str]) -> str:
        return self._add(classes | ({word} if word in literals else set()))

    def _add(self, kinds: frozenset[str]) -> str:
        if not kinds:
            return UNKNOWN_LETTER
        return self._letters.setdefault(kinds, chr(0xE000 + len(self._letters)))

    def pattern(self, pattern: str) -> re.Pattern[str]:
        """Compile a pattern over letters."""
        out = []
        for match in self.ITEM.finditer(pattern):
            name, kind, sign, word, opening, operator, _ = match.groups()
            if operator:
                out.append(operator)
            elif opening:
                out.append(f"(?P<{name}>" if name else "(?:")
            elif kind or sign or word:
                letters = "".join(sorted(letter for kinds, letter in self._letters.items() if (kind or sign or word) in kinds))
                if not letters:
                    raise ValueError(f"no word is of the kind {kind or sign or word!r} in the pattern {pattern!r}")
                out.append(f"(?P<{name}>[{letters}])" if name else f"[{letters}]")
        return re.compile("".join(out))

    def tokenise(self, text: str) -> Tokens:
        """Return the tokens of a text."""
        letters, starts, ends, words = [], [], [], []
        position = 0
        for match in TOKEN.finditer(text):
            form = match.lastgroup
            if form in ("space", "blank") or match.start() < position:
                continue
            start, end, word = match.start(), match.end(), match.group()
            lowered = word.lower().replace("’", "'")
            if form == "word":
                table = self._small if word[0].islower() else self._capital
                letter = table.get(lowered, UNKNOWN_LETTER)
            elif form == "other":
                letter = self._signs.get(word, UNKNOWN_LETTER)
            elif form == "gap":
                letter = GAP_LETTER
            elif form == "number":
                letter = self._numbers[number_kinds(word)]
            else:
                letter = self._forms[FORM_OF[str(form)]]
            letters.append(letter)
            starts.append(start)
            ends.append(end)
            words.append(lowered)
            if form in ("number", "clock"):
                meridiem = MERIDIEM.match(text, end)
                if meridiem:
                    letters.append(self._forms["MERIDIEM"])
                    starts.append(meridiem.start(1))
                    ends.append(meridiem.end())
                    words.append(meridiem[1].lower() + "m")
                    position = meridiem.end()
        return Tokens(text, "".join(letters), tuple(starts), tuple(ends), tuple(words))


FORM_OF: Final = {form.lower(): form for form in FORMS} | {"mark": "NUMERIC"}
