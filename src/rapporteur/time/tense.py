"""Tense: whether the clause around a time expression looks back or ahead.

There is no parser here. The verb nearest before the expression governs it; where none stands before it in the sentence,
the first one after does (`On Friday they will meet`).
"""

from enum import Enum
from typing import Final

from rapporteur.time.meanings import Expression, Weekday
from rapporteur.time.tokens import Tokens


class Tense(Enum):
    """Where a clause looks."""

    PAST = "past"
    FUTURE = "future"


MODALS: Final = frozenset("will shall 'll won't would may might could should must can cannot".split())
AHEAD: Final = MODALS | frozenset(
    "scheduled expected due slated planned plans plan planning intends intend upcoming expects expect hopes "
    "hope wants tentatively deadline supposed ought begins begin starts opens meets meet returns travels "
    "visits resumes ends expires lapses pencilled penciled".split()
)
BACK: Final = frozenset(
    "was were has have had been did said told met began left held came went made took gave saw got found "
    "became brought broke built caught chose drew drove fell felt flew fought grew heard hit kept knew laid "
    "led lost meant paid put ran rose sank sat sent shot shook shut spoke spent stood struck swept thought "
    "threw understood withdrew won wrote beat bore bought sold cut fled forgot wore rang dealt sought set "
    "taught tore wound".split()
)
PLANNING: Final = frozenset(
    "agreed decided planned promised vowed pledged wanted hoped asked urged called ordered offered invited "
    "threatened refused intended undertook ready agree agrees vows pledges wants asks urges offers aims "
    "aimed hopes is are set about".split()
)
BACKSHIFTED: Final = frozenset("would could might was were".split())
"""Words that look ahead from some day before the report's, so that what they speak of may be over."""
PERFECT_PAST: Final = frozenset("should could might must may".split())
"""Modals that speak of the past before `have`: they should have left by March."""
DEFERRING: Final = frozenset(
    "extended postponed prolonged delayed deferred adjourned moved pushed rescheduled renewed".split()
)
TO: Final = frozenset("to until till through".split())
HAPPENED: Final = frozenset(
    "attack attacks raid raids massacre bombing bombings coup blast blasts killing killings shooting invasion "
    "crash".split()
)
HAD_BEEN: Final = frozenset("scheduled expected due slated planned set supposed".split())
TO_BE: Final = frozenset("is are was were".split())
HAVE: Final = frozenset("have has had been".split())
NEVER_VERB: Final = frozenset(
    "united limited indeed speed hundred sacred unprecedented armed exceed succeed proceed unspecified unnamed "
    "unidentified undisclosed unarmed".split()
)
NOT_INFINITIVE: Final = frozenset("the a an his her its their our my this that these those be".split())
STOPS: Final = frozenset(".?!;")
ARTICLES: Final = frozenset("a an the its their his her our my".split())
FROM_NOW_ON: Final = frozenset({("as", "soon", "as"), ("as", "early", "as"), ("effective",), ("effective", "from")})
"""Words right before a date that is to come: as soon as Friday, effective May 12."""
WINDOW: Final = 40  # tokens


def tense_of(tokens: Tokens, found: Expression) -> Tense | None:
    """Return where the clause around an expression looks; None if no verb says."""
    words = tokens.words
    if any(words[max(0, found.first - size) : found.first] in FROM_NOW_ON for size in (1, 2, 3)):
        return Tense.FUTURE
    if isinstance(found.meaning, Weekday) and _until(tokens, found):
        return Tense.FUTURE  # put off until Tuesday; but: until Tuesday they had not met, fighting went on until March
    after = range(found.last + 1, min(len(words), found.last + WINDOW))
    if found.first and words[found.first - 1] in ARTICLES:
        return Tense.PAST if has_happened(tokens, found) else None  # a June agreement, the Tuesday deadline
    if words[found.last + 1 : found.last + 2] == ("'s",):
        return _first_verb(tokens, after)[0]  # Wednesday's ruling: what comes before says nothing of it
    tense, at, infinitive = _first_verb(tokens, _before(found))
    if at >= 0 and words[at] in DEFERRING and words[found.first - 1] in TO:
        return Tense.FUTURE
    return tense or _first_verb(tokens, after)[0] or (Tense.FUTURE if infinitive else None)


def has_happened(tokens: Tokens, found: Expression) -> bool:
    """Return whether a date goes with a noun for what has happened: the October 7 attack."""
    return found.last + 1 < len(tokens.words) and tokens.words[found.last + 1] in HAPPENED


def is_backshifted(tokens: Tokens, found: Expression) -> bool:
    """Return whether the verb looks ahead from the past: they said they would meet, talks planned for then were off."""
    words = tokens.words
    at = _first_verb(tokens, _before(found))[1]
    if at < 0:
        return False
    was = BACKSHIFTED.intersection(words[max(0, at - 3) : at])
    over = words[at] in HAD_BEEN and words[found.last + 1 : found.last + 2] in (("was",), ("were",))
    return words[at] in BACKSHIFTED or bool(was) or over


def _before(found: Expression) -> range:
    return range(found.first - 1, max(-1, found.first - WINDOW), -1)


def _until(tokens: Tokens, found: Expression) -> bool:
    return found.first > 1 and tokens.words[found.first - 1] == "until" and not _ends_sentence(tokens, found.first - 2)


def _first_verb(tokens: Tokens, places: range) -> tuple[Tense | None, int, bool]:
    """Return the tense of the first verb, where it is (-1 if there is none), and whether an infinitive stood before it.

    An infinitive looks where the verb it hangs on looks, and ahead if that one plans.
    """
    infinitive = False
    for at in places:
        if _ends_sentence(tokens, at):
            break
        tense = _tense_of_verb(tokens, at, infinitive=infinitive)
        if tense:
            return tense, at, infinitive
        infinitive = infinitive or _is_infinitive(tokens, at)
    return None, -1, infinitive


def _tense_of_verb(tokens: Tokens, at: int, *, infinitive: bool) -> Tense | None:
    """Return where a word looks if it is a verb that tells: a participle after `be` or `have` leaves it to those."""
    word, before = tokens.words[at], tokens.words[max(0, at - 3) : at]
    if word in HAD_BEEN and "had" in before:
        return Tense.PAST
    if word in AHEAD or (infinitive and word in PLANNING) or (word in TO_BE and _is_to(tokens, at + 1)):
        return Tense.FUTURE
    if before[-1:] == ("be",) or (word in HAVE and MODALS.intersection(before)):
        return (
            Tense.PAST if word in HAVE and PERFECT_PAST.intersection(before) else None
        )  # will be held, would have gone
    if before[-1:] == ("have",):
        return None
    ended = len(word) > 4 and word.endswith("ed") and word not in NEVER_VERB
    return Tense.PAST if word in BACK or ended else None


def _is_to(tokens: Tokens, at: int) -> bool:
    return tokens.words[at : at + 1] == ("to",) and at + 1 < len(tokens.words) and not tokens.is_capital(at + 1)


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
