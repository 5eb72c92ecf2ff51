"""Tense: whether the clause around a time expression looks back or ahead.

There is no parser here. The verb nearest before the expression governs it; where none stands before it in the sentence, the first
one after does (`On Friday they will meet`).
"""

from enum import Enum
from typing import Final

from rapporteur.time.meanings import Expression, Weekday
from rapporteur.time.tokens import Tokens


class Tense(Enum):
    """Where a clause looks."""

    PAST = "past"
    FUTURE = "future"


AHEAD: Final = frozenset(
    "will shall 'll won't would may might could should must can cannot scheduled expected due slated planned plans plan "
    "planning intends intend upcoming expects expect hopes hope wants tentatively deadline "
    "supposed ought begins begin starts opens meets meet returns travels visits resumes".split()
)
BACK: Final = frozenset(
    "was were had did said told met began left held came went made took gave saw got found became brought broke built caught "
    "chose drew drove fell felt flew fought grew heard hit kept knew laid led lost meant paid put ran rose sank sat sent shot "
    "shook shut spoke spent stood struck swept thought threw understood withdrew won wrote beat bore bought sold cut fled forgot "
    "wore rang dealt sought set taught tore wound has have been".split()
)
PLANNING: Final = frozenset(
    "agreed decided planned promised vowed pledged wanted hoped asked urged called ordered offered invited threatened refused "
    "intended undertook ready agree agrees vows pledges wants asks urges offers aims aimed hopes is are set about".split()
)
HAD_BEEN: Final = frozenset("scheduled expected due slated planned set supposed".split())
NEVER_VERB: Final = frozenset("united limited indeed need speed red bed hundred seed feed wed sacred unprecedented armed".split())
NOT_INFINITIVE: Final = frozenset("the a an his her its their our my this that these those be".split())
STOPS: Final = frozenset(".?!;")
ATTRIBUTIVE: Final = (("a",), ("an",), ("the",), ("its",), ("their",), ("his",), ("her",), ("our",), ("my",))
WINDOW: Final = 40


def tense_of(tokens: Tokens, found: Expression) -> Tense | None:
    """Return where the clause around an expression looks; None if no verb says."""
    if tokens.words[max(0, found.first - 3) : found.first] in (("as", "soon", "as"), ("as", "early", "as")):
        return Tense.FUTURE
    if isinstance(found.meaning, Weekday) and _until(tokens, found):
        return Tense.FUTURE  # put off until Tuesday; but: until Tuesday they had not met, fighting went on until March
    before = range(found.first - 1, max(-1, found.first - WINDOW), -1)
    after = range(found.last + 1, min(len(tokens.words), found.last + WINDOW))
    if tokens.words[max(0, found.first - 1) : found.first] in ATTRIBUTIVE:
        return None  # a June agreement, the Tuesday deadline
    if tokens.words[found.last + 1 : found.last + 2] in (("'s",), ("’s",)):
        return _first_tense(tokens, after)  # Wednesday's ruling: what comes before says nothing of it
    verb, infinitive = _first_verb(tokens, before)
    return verb or _first_tense(tokens, after) or (Tense.FUTURE if infinitive else None)


def _until(tokens: Tokens, found: Expression) -> bool:
    return found.first > 1 and tokens.words[found.first - 1] == "until" and not _ends_sentence(tokens, found.first - 2)


def _first_tense(tokens: Tokens, places: range) -> Tense | None:
    return _first_verb(tokens, places)[0]


def _first_verb(tokens: Tokens, places: range) -> tuple[Tense | None, bool]:
    """Return the tense of the first verb, and whether an infinitive stood before it.

    An infinitive looks where the verb it hangs on looks, and ahead if that one plans.
    """
    infinitive = False
    for at in places:
        if _ends_sentence(tokens, at):
            break
        word = tokens.words[at]
        if word in HAD_BEEN and "had" in tokens.words[max(0, at - 3) : at]:
            return Tense.PAST, infinitive
        if word in AHEAD or (infinitive and word in PLANNING):
            return Tense.FUTURE, infinitive
        if word in BACK or (len(word) > 4 and word.endswith("ed") and word not in NEVER_VERB):
            return Tense.PAST, infinitive
        infinitive = infinitive or _is_infinitive(tokens, at)
    return None, infinitive


def _is_infinitive(tokens: Tokens, at: int) -> bool:
    words = tokens.words
    if words[at] != "to" or at + 1 >= len(words) or (at and words[at - 1] == "according"):
        return False
    verb = words[at + 1]
    return tokens.text[tokens.starts[at + 1]].islower() and verb not in NOT_INFINITIVE and not verb.endswith("s")


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    if word[0] == "\n":
        return True
    if word[0] not in STOPS:
        return False
    return at + 1 >= len(tokens.words) or not tokens.text[tokens.starts[at + 1]].islower()
