"""Tense: whether the clause around a time expression looks back or ahead.

There is no parser here. The verb nearest before the expression governs it; where none stands before it in the sentence, the first
one after does (`On Friday they will meet`).
"""

from enum import Enum
from typing import Final

from rapporteur.time.meanings import Expression
from rapporteur.time.tokens import Tokens


class Tense(Enum):
    """Where a clause looks."""

    PAST = "past"
    FUTURE = "future"


AHEAD: Final = frozenset(
    "will shall 'll won't would may might could should must can cannot scheduled expected due slated planned plans plan "
    "planning intends intend upcoming expects expect hopes hope wants tentatively deadline "
    "until ahead supposed ought".split()
)
BACK: Final = frozenset(
    "was were had did said told met began left held came went made took gave saw got found became brought broke built caught "
    "chose drew drove fell felt flew fought grew heard hit kept knew laid led lost meant paid put ran rose sank sat sent shot "
    "shook shut spoke spent stood struck swept thought threw understood withdrew won wrote beat bore bought sold cut fled forgot "
    "wore rang dealt sought set taught tore wound has have been".split()
)
NEVER_VERB: Final = frozenset("united limited indeed need speed red bed hundred seed feed wed sacred unprecedented armed".split())
NOT_INFINITIVE: Final = frozenset("the a an his her its their our my this that these those be".split())
STOPS: Final = frozenset(".?!;")
WINDOW: Final = 40


def tense_of(tokens: Tokens, found: Expression) -> Tense | None:
    """Return where the clause around an expression looks; None if no verb says."""
    words = tokens.words
    for at in range(found.first - 1, max(-1, found.first - WINDOW), -1):
        if _ends_sentence(tokens, at):
            break
        tense = _tense_at(words, at)
        if tense:
            return tense
    for at in range(found.last + 1, min(len(words), found.last + WINDOW)):
        if _ends_sentence(tokens, at):
            break
        tense = _tense_at(words, at)
        if tense:
            return tense
    return None


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    if word[0] == "\n":
        return True
    if word[0] not in STOPS:
        return False
    return at + 1 >= len(tokens.words) or not tokens.text[tokens.starts[at + 1]].islower()


def _tense_at(words: tuple[str, ...], at: int) -> Tense | None:
    word = words[at]
    if word in AHEAD:
        return Tense.FUTURE
    if word in BACK:
        return Tense.PAST
    if word == "to" and at + 1 < len(words) and words[at + 1].isalpha() and words[at + 1] not in NOT_INFINITIVE and not words[at + 1].endswith("s") and (at == 0 or words[at - 1] != "according"):
        return Tense.FUTURE
    if len(word) > 4 and word.endswith("ed") and word not in NEVER_VERB:
        return Tense.PAST
    return None
