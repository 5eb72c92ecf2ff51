"""Kinds: which of our types a corpus's organisation or place is, told by its own words.

A set of types that the network may choose from lets it always choose the same one, so the sets are kept as small as the
words allow: what calls itself a ministry may be a government, what calls itself a front a group, and a bank neither.
"""

import re
from typing import Final

_STATE: Final = re.compile(
    r"\b(?:ministr(?:y|ies)|departments?|governments?|army|armies|nav(?:y|ies)|air force|armed forces|forces|troops"
    r"|military|police|parliaments?|senate|congress|house of representatives|treasury|cabinet|authorit(?:y|ies)"
    r"|administration|regime"
    r"|state|junta|council|republic|kingdom|union|federation)\b",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(
    r"\b(?:fronts?|militias?|movements?|brigades?|guerrillas?|rebels?|insurgents?|militants?|liberation|resistance|gangs?"
    r"|tribes?|groups?|factions?|side|sides|parties|protesters|opposition)\b",
    re.IGNORECASE,
)
_FACILITY: Final = re.compile(
    r"\b(?:airports?|hospitals?|hotels?|bridges?|museums?|palaces?|stadiums?|streets?|roads?|avenues?|highways?|bases?"
    r"|stations?|church(?:es)?|cathedrals?|mosques?|temples?|towers?|halls?|prisons?|schools?|librar(?:y|ies)|buildings?"
    r"|houses?|offices?|headquarters|plants?|camps?|rooms?|restaurants?|shops?|stores?|theat(?:er|re)s?|ports?|tunnels?"
    r"|dams?|gates?|courts?|centers?|centres?|apartments?|garages?|kitchens?)\b",
    re.IGNORECASE,
)


def organisation(words: str) -> tuple[str, ...]:
    """Return the types that an organisation of these words may have.

    >>> organisation("the Ministry of Works"), organisation("the rebels"), organisation("Harbour Bank")
    (('GOVERNMENT', 'ORGANISATION'), ('GROUP', 'ORGANISATION'), ('ORGANISATION',))
    """
    if _STATE.search(words):
        return ("GOVERNMENT", "ORGANISATION")
    return ("GROUP", "ORGANISATION") if _GROUP.search(words) else ("ORGANISATION",)


def place(words: str) -> tuple[str, ...]:
    """Return the type that a place of these words has.

    >>> place("the city"), place("Harbour Bridge")
    (('PLACE',), ('FACILITY',))
    """
    return ("FACILITY",) if _FACILITY.search(words) else ("PLACE",)
