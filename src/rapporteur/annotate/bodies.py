"""Bodies: heads of descriptions, who acts for whom by them, and which of them can be of one."""

import re
from functools import lru_cache
from typing import Final

from rapporteur.names import BODIES, head_of_body

ENVOYS: Final = (
    r"ambassadors?|envoys?|emissar(?:y|ies)|representatives?|spokes(?:man|men|woman|women|person|people)|delegates?"
    r"|negotiators?|ministers?"
)
ACT_FOR: Final = re.compile(
    rf"\b(?:{ENVOYS}|party|country|nation|state|union|government|administration|regime|leadership|authorities|movement"
    r"|group|side|camp|delegations?|teams?|missions?|officials?|diplomats?|mediators?|interlocutors?|leaders?|chiefs?"
    r"|commanders?|members?|figures?|troops?|forces?|soldiers?|servicemen|personnel|contingents?|units?|battalions?"
    r"|brigades?|warplanes?|jets?|aircraft|drones?|artillery|gunners?|fighters?|militants?|insurgents?|rebels?"
    r"|guerrill?as?|gunmen|combatants?|militia(?:men|s)?|marines|sailors|airmen|gunboats?|warships?|ships?|vessels?"
    r"|police(?:men)?|agents?|monitors?|inspectors?|observers?|peacekeepers?|lawmakers?|counterparts?|allies)$",
    re.IGNORECASE,
)
"""Heads of descriptions of those who act for another."""
ENVOY: Final = re.compile(rf"\b(?:{ENVOYS}|delegations?|teams?)$", re.IGNORECASE)
RELATED: Final = re.compile(rf"\b(?:{ENVOYS}|heads?|secretar(?:y|ies))$", re.IGNORECASE)
"""Heads of descriptions that "for" and "to" complete: an envoy to Norland, and no prisoner."""
BELONGS: Final = re.compile(r"\b(?:party|country|nation|union|side|camp|government|state)$", re.IGNORECASE)
"""Heads of descriptions of what somebody belongs to: "his party" is not he."""
OF_STATE: Final = re.compile(r"governments?|administration|regime|authorities|cabinet", re.IGNORECASE)
"""What a state has."""
OF_GROUP: Final = re.compile(
    r"rebels?|guerrill?as?|insurgents?|militants?|insurgency|movement|group|fighters|gunmen", re.IGNORECASE
)
"""What a group that fights is, or has."""
BODY: Final = re.compile(
    rf"\b(?:{OF_STATE.pattern}|{OF_GROUP.pattern}|side|camp|party|country|leadership|troops?|forces|soldiers|fighters)$",
    re.IGNORECASE,
)
"""Heads of descriptions of many, for whom the report may have said that they act."""
ARMED: Final = re.compile(r"\b(?:rebels?|guerrill?as?|insurgents?|militants?|fighters|gunmen)$", re.IGNORECASE)
FIGHTS: Final = re.compile(
    r"\b(?:Liberation|Front|Militia|Resistance|Rebels?|Guerrillas?|Mujahid[ei]+n|People['’]s Army|Army (?:of|for))\b"
)
"""Words of the names of groups that fight."""
SOLDIERS: Final = re.compile(r"\b(?:soldiers|troops|marines|sailors|servicemen)$", re.IGNORECASE)
TROOPS: Final = re.compile(rf"{SOLDIERS.pattern}|\b(?:gunmen|fighters)$", re.IGNORECASE)
FOREIGN: Final = re.compile(r"\b(?:rebel|UN|U\.N\.|peace|allied|coalition|foreign|captured|dead)\b", re.IGNORECASE)
"""Words of descriptions of soldiers who are not the state's."""
SIDES: Final = re.compile(
    r"(?:(?:the )?(?:both|each|either|neither|opposing|rival|warring)|(?:the|these|our|their) two)"
    r"(?: of (?:the|them|these))?(?: (?:opposing|rival|warring|negotiating|main|new))? "
    r"(?:sides?|part(?:y|ies)|delegations?|teams?|camps?|governments?|countr(?:y|ies)|states?|capitals|forces|arm(?:y|ies)|foes|rivals"
    r"|enemies|adversaries|neighbou?rs|partners|leaders|men|women|negotiators)"
    r"|(?:the |their )?(?:sides|parties)|(?:the|their) (?:(?:new|rival|warring) )?(?:delegations|negotiators|partners)"
    r"|both|neither",
    re.IGNORECASE,
)
"""Descriptions of the two that something is between."""
_ANY: Final = frozenset("group movement organisation organization body party".split())
"""Descriptions that fit bodies of many names."""


@lru_cache(maxsize=1 << 12)
def may_be_body(description: str, other: str) -> bool:
    """Return whether a description may be of what other words are of, as far as both say what it is.

    >>> may_be_body("the union", "the company"), may_be_body("the rebels", "the government")
    (False, False)
    >>> may_be_body("the group", "the Northern Front"), may_be_body("the rebels", "both sides")
    (True, False)
    """
    if SIDES.fullmatch(other):
        return SIDES.fullmatch(description) is not None
    one, another = last_word(description), last_word(other)
    if OF_STATE.fullmatch(one) or OF_STATE.fullmatch(another):
        fits = not any(OF_GROUP.fullmatch(word) or word in BODIES - {"government"} for word in (one, another))
        return fits and head_of_body(other) in (None, "government")
    return len(({head_of_body(other) or another, one} & BODIES) - _ANY) <= 1


def last_word(words: str) -> str:
    """Return the last word of some, in small letters: the head of most descriptions.

    >>> last_word("the Rebels")
    'rebels'
    """
    return words.rsplit(maxsplit=1)[-1].lower() if words.strip() else ""
