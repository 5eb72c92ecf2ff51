"""Stances: what a source does with the content, told by the cue and the first words of the content."""

import re
from typing import Final

from rapporteur.model import Stance

_NOT: Final = (
    r"(?:\b(?:not|cannot|never|neither|nor|no one|nobody|unable to|yet to|without|fail\w* to|stop\w* short of"
    r"|(?:declin|refus)\w* to)\b|n['’]t\b)(?: \w+){0,2} "
)
_ANSWER: Final = (
    r"(?:comment|respond|repl(?:y|ied)|react|say|said|saying|elaborat|answer|disclos|reveal|nam(?:e|ing)|confirm|acknowledg"
    r"|admit|verif|explain|discuss|speak|give|speculat)"
)
_DECLINES: Final = re.compile(
    rf"{_NOT}{_ANSWER}|\b(?:declin|refus)\w*(?: to)? {_ANSWER}|\b(?:declin\w+|refus\w+)\W*$|\bno comment\b|\bgave no\b",
    re.IGNORECASE,
)
_NOT_A_DENIAL: Final = re.compile(
    r"den\w+ (?:\w+ ){0,3}(?:entry|access|visas?|permission|bail|asylum|passage)\b"
    r"|(?:reject|dismiss)\w* (?:[\w’'-]+ ){0,4}(?:offers?|proposals?|plans?|demands?|calls?|deals?|drafts?|terms|bids?"
    r"|requests?|ideas?|truces?|ceasefires?|talks|accords?|agreements?|treat(?:y|ies)|pacts?|bills?|motions?|budgets?|amendments?|ultimatums?|conditions?)\b",
    re.IGNORECASE,
)
_DENIES: Final = (
    r"\bden(?:y|ies|ied|ying|ials?)\b|\brejec\w+|\brefut\w+|\bdisput(?:e|es|ed|ing)\b|\bdismiss(?:es|ed|ing)?\b|\brebut\w*"
    r"|\bdisavow\w*|\bdisclaim\w*|\bcontradict\w*|\bnot guilty\b|\b(?:rules?|ruled|ruling) out\b"
)
_CONFIRMS: Final = (
    r"\bconfirm(?:s|ed|ing)?\b|\backnowledg\w+|\badmit\w*|\bconced\w+|\bverif(?:y|ies|ied|ying)\b|\bcertif(?:y|ies|ied|ying)\b"
    r"|\bpleaded guilty\b"
)
_ASKS: Final = (
    r"(?<!when )(?<!if )(?<!as )(?<!being )\bask(?:s|ed|ing)?\b|\bdemand\w*|\burg(?:e|es|ed|ing)\b|\brequest\w*"
    r"|\bcall(?:s|ed|ing)? (?:on|upon|for)\b|\bappeal(?:s|ed|ing)?\b|\bbeg(?:s|ged|ging)?\b|\bwonder\w*|\bimplor\w+"
    r"|\bi?enquir\w+|\binquir\w+|\bplead(?:s|ed|ing)? (?:for|with)\b|\bexhort\w*|\border(?:s|ed|ing)?\b|\binvit\w+"
)
_SURE: Final = (
    (Stance.DENIES, re.compile(_DENIES, re.IGNORECASE), re.compile(rf"{_NOT}(?:{_DENIES})", re.IGNORECASE)),
    (Stance.CONFIRMS, re.compile(_CONFIRMS, re.IGNORECASE), None),
    (Stance.ASKS, re.compile(_ASKS, re.IGNORECASE), None),
)
_CALLS: Final = re.compile(
    r"\b(?:call(?!\w* (?:for|on|upon|off)\b)|describ|dismiss|label|brand|denounc)\w*", re.IGNORECASE
)
_UNTRUE: Final = re.compile(
    r"\b(?:invent(?:ion|ed)|a lie|(?<!which )(?<!that )lies|fabricat\w+"
    r"|fake|false(?:hoods?)?|untrue|fairy[- ]tales?|fiction|nonsense|baseless"
    r"|unfounded|groundless|slander|rumou?rs?|a hoax)\b",
    re.IGNORECASE,
)
"""What a report is called by who denies it."""
_BEGINNING: Final = 60


def stance_of(cue: str, content: str = "") -> Stance:
    """Return the stance a cue expresses; the content tells a denial from a refusal of something.

    >>> [stance_of(cue).value for cue in ("said", "has denied", "declined to comment", "did not deny", "called on")]
    ['asserts', 'denies', 'declines', 'asserts', 'asks']
    >>> stance_of("rejected", "the offer of a truce").value, stance_of("could not independently verify").value
    ('asserts', 'declines')
    >>> stance_of("called", "the report “an invention”").value, stance_of("called", "the report a warning").value
    ('denies', 'asserts')
    >>> stance_of("called for", "an end to rumours").value != "denies"
    True
    """
    whole = f"{cue} {content[:_BEGINNING]}"
    if _CALLS.search(cue) and _UNTRUE.search(content[:_BEGINNING]):
        return Stance.DENIES
    if _DECLINES.search(cue):
        return Stance.DECLINES
    for stance, pattern, negated in _SURE:
        if not pattern.search(cue) or (negated and negated.search(cue)):
            continue
        if stance is Stance.DENIES and _NOT_A_DENIAL.search(whole):
            continue
        return stance
    return Stance.ASSERTS
