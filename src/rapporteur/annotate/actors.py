"""Actors: which mentions are of one, and the identifier that one goes by."""

from typing import Final

from rapporteur.countries import country_meant
from rapporteur.ids import make_id
from rapporteur.model import MentionType
from rapporteur.names import COUNTED, name_words, person_words

ACTORS: Final = frozenset(
    (
        MentionType.PERSON,
        MentionType.ORGANISATION,
        MentionType.GROUP,
        MentionType.GOVERNMENT,
        MentionType.PLACE,
    )
)


def actor_id(type_: MentionType, name: str) -> str:
    """Return the identifier of an actor: what goes by one name is one, a country and its government too, whichever of
    its names they go by.

    >>> actor_id(MentionType.PLACE, "Ostrel") == actor_id(MentionType.GOVERNMENT, "Ostrel's")
    True
    >>> actor_id(MentionType.PLACE, "Kenya") == actor_id(MentionType.GOVERNMENT, "Nairobi") == government_of("KEN")
    True
    """
    country = country_meant(name, type_)
    words = person_words(name) if type_ is MentionType.PERSON else name_words(name)
    if counted := COUNTED.fullmatch(name):
        words = name_words(f"{counted['number']} {counted['head']}")
    kind = MentionType.GOVERNMENT if type_ is MentionType.PLACE else type_
    return government_of(country) if country else make_id("actor", kind.value, " ".join(words))


def government_of(country: str) -> str:
    """Return the identifier of a country and its government, by its code."""
    return make_id("actor", MentionType.GOVERNMENT.value, country)
