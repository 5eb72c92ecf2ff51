"""Settled: statuses that the words around a trigger leave an event, where English says so regularly.

What "has begun" or was "last week's" is not ahead; what is "upcoming" is, unless it came to nothing; and what would be
otherwise "if they had fired" was not. What else is ahead forthcoming.py tells.
"""

import re
from typing import Final

from rapporteur.annotate.forthcoming import is_forthcoming
from rapporteur.model import Span, Status

REACH: Final = 60
"""Characters before a trigger in which such words stand."""
DONE: Final = (Status.HAPPENED, Status.ONGOING, Status.CALLED_OFF, Status.DID_NOT_HAPPEN)
OVER: Final = (Status.HAPPENED, Status.CALLED_OFF, Status.DID_NOT_HAPPEN)
AHEAD: Final = (Status.PLANNED, Status.POSSIBLE)
CONTRARY: Final = (Status.DID_NOT_HAPPEN,)
_PERFECT: Final = re.compile(
    r"\b(?:has|have)\s+(?:(?:now|already|since|just|also|again|thus|finally)\s+)?(?:been\s+)?$", re.IGNORECASE
)
_PARTICIPLE: Final = re.compile(
    r"(?:\w+ed|begun|made|met|held|sent|taken|given|withdrawn|broken|struck|shot|fought|won|lost|left|fled|built|cut)\b",
    re.IGNORECASE,
)
_UNSURE: Final = re.compile(
    r"n['’]t\b|\b(?:if|unless|whether|may|might|could|would|should|must|will|until|once|when|not|never|no|nobody|none|den\w+"
    r"|after|before)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:recent|yesterday['’]s|last (?:night|week|month|year|spring|summer|autumn|fall|winter|\w+day)['’]s)"
    r"\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_COMING: Final = re.compile(
    r"\b(?:future|upcoming|forthcoming|prospective|eventual|tomorrow['’]s|next (?:week|month|year|\w+day)['’]s)"
    r"\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_OFF: Final = re.compile(
    r"n['’]t\b|\b(?:not|never|no|put off|call\w* off"
    r"|(?:cancel|scrap|postpon|collaps|abandon|suspend|reject)\w*)\b",
    re.IGNORECASE,
)
_IF: Final = re.compile(r"\bif (?:[\w’'-]+ ){1,4}had (?:\w+ )?$", re.IGNORECASE)


def left_by_words(sentence: Span, trigger: Span) -> tuple[Status, ...]:
    """Return the statuses that an event can have by the words of its sentence; all where they do not say.

    >>> def asked(before: str, trigger: str, after: str = "") -> str:
    ...     words = before + trigger + after
    ...     span = Span("d", len(before), len(before + trigger), trigger)
    ...     return " ".join(left_by_words(Span("d", 0, len(words), words), span))
    >>> asked("They discussed his recent ", "visit"), asked("It prepared the upcoming ", "talks")
    ('happened called_off did_not_happen', 'planned possible')
    >>> asked("If they had ", "fired", ", all would be lost.")
    'did_not_happen'
    >>> asked("The upcoming ", "talks", " were cancelled") == asked("They held ", "talks")
    True
    """
    before = sentence.quote[: trigger.start - sentence.start]
    near = before[-REACH:]
    if _IF.search(near):
        return CONTRARY
    if _PAST.search(near):
        return OVER
    if _COMING.search(near) and not _OFF.search(sentence.quote):
        return AHEAD
    if _PERFECT.search(near) and _PARTICIPLE.match(trigger.quote) and not _UNSURE.search(sentence.quote):
        return DONE
    return AHEAD if is_forthcoming(sentence, trigger) else tuple(Status)
