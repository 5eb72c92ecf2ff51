"""Forthcoming: events that the words around a trigger put ahead, so that they can only be planned or possible.

English says so regularly: an auxiliary of the future or of what may be ("the talks could begin", "will meet"), or a
word of wanting, planning or promising before it ("plans for a withdrawal", "agreed to hold talks"). What stands before
a trigger tells nothing where the sentence has a word by which a plan comes to nothing, or is past.
"""

import re
from typing import Final

from rapporteur.model import Span

REACH: Final = 110
"""Characters on either side of a trigger in which such words stand."""
_WANTING: Final = (
    "(?:plans?|planned|planning|deadline|timetable|intends?|intended|intention|prepar(?:es?|ed|ing)|preparations?|ready"
    "|due|scheduled|set|expected|supposed|wants?|wanted|hopes?|hoped|vow(?:s|ed)?|promise[sd]?|pledge[sd]?|agree[sd]?"
    "|threaten(?:s|ed)|offer(?:s|ed)|undertook)"
)
_BEGINNING: Final = "(?:hold|have|begin|start|resume|open|launch|conduct|carry out|reach|sign|make|stage|host)"
_BEFORE_NOUN: Final = (
    r"(?:(?:the|an?|its|their|his|her|our|any|new|further|more|full|complete|partial|final|first|second|third|fourth"
    r"|next|direct|formal|another|rounds? of|troop|prisoner|peace|\w+['’]s|[\w-]+(?:al|an|ic|ed))\s+){0,4}"
)
_BEFORE: Final = re.compile(
    rf"\b(?:{_WANTING}\s+to\s+(?:\w+ly\s+)?(?:{_BEGINNING}\s+{_BEFORE_NOUN})?"
    rf"|{_WANTING}\s+(?:for|of)\s+{_BEFORE_NOUN}"
    rf"|(?:will|shall|would|could|might|may)\s+(?:(?:also|soon|then|\w+ly)\s+)?(?:{_BEGINNING}\s+{_BEFORE_NOUN}|be\s+)?)$"
)
_AFTER: Final = re.compile(
    r"(?:\s+(?:of|by|from|in|at|with|between|and)\s+(?:[^\s.,;]+\s+){1,8}?|\s+)"
    r"(?:will|shall|could|might|may|(?:is|are)\s+(?:(?:due|set)\s+)?to)\s+(?:(?:be|also|soon|[a-z]+ly)\s+)*"
    r"(?:begin|start|resume|take place|happen|go ahead|go on|proceed|follow|occur|come|held|signed|completed|concluded"
    r"|launched|convened|reached|implemented|carried out)\b"
)
_UNDONE: Final = re.compile(
    r"n['’]t\b|\b(?:not|never|no|nor|neither|none|nobody|without|cannot|(?:refus|reneg|renounc|revers|fail|miss|drop|scrap"
    r"|shelv|abandon|cancel|postpon|delay|suspend|collaps|halt|stopp|block|prevent|declin|reject|thwart|foil|avert|ditch"
    r"|den[yi])\w*|renew|pass(?:ed|es|ing)?|call(?:s|ed|ing)? off|put off|turned down|voted down|thr[eo]wn?|gave up"
    r"|given? up|axed|lapsed?|expired?|instead|backed|walked|tore|torn|fell|unless|before|but|until|only|though|however"
    r"|long|had|was|were|if)\b",
    re.IGNORECASE,
)


def is_forthcoming(sentence: Span, trigger: Span) -> bool:
    """Return whether the words around a trigger of a sentence put its event ahead.

    >>> def told(before, trigger, after):
    ...     return is_forthcoming(Span("d", 0, len(before + trigger + after), before + trigger + after),
    ...                           Span("d", len(before), len(before + trigger), trigger))
    >>> told("Norland announced plans for its troop ", "pullout", "."), told("The ", "talks", " may resume on Monday.")
    (True, True)
    >>> told("Norland scrapped plans for its troop ", "pullout", "."), told("The ", "talks", " may have failed.")
    (False, False)
    """
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    before, after = sentence.quote[:start], sentence.quote[end:]
    if not trigger.quote.endswith("ed") and _AFTER.match(after[:REACH]):
        return True
    return bool(_BEFORE.search(before[-REACH:])) and not _UNDONE.search(f"{before} {after}")
