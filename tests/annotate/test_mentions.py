"""Mentions: who or what a name comes to, and the chains of names within a report."""

import pytest

from rapporteur.annotate.mentions import actor_id, find_mentions, government_of
from rapporteur.model import Mention, MentionType
from tests.annotate.encoded import encode_names

PERSON, PLACE = MentionType.PERSON, MentionType.PLACE


def mentions_in(written: str) -> list[Mention]:
    """Return the mentions of a text in which names are marked `[words|NAM.TYPE]`."""
    return list(find_mentions(*encode_names(written)))


def actors(written: str) -> list[str | None]:
    """Return the actors of the names of a text, in its order."""
    return [mention.actor for mention in mentions_in(written)]


def test_a_title_does_not_change_who_it_is() -> None:
    """A person is known by the fullest of the names, whichever has a title in front."""
    whole = actor_id(PERSON, "Zoë Orlo")
    assert actors("[Zoë Orlo|NAM.PERSON] came. [Former President Orlo|NAM.PERSON] spoke.") == [whole, whole]
    assert actors("[President Zoe Orlo|NAM.PERSON] came. [Mr Orlo|NAM.PERSON] spoke.") == [whole, whole]


def test_a_country_is_one_by_all_its_names() -> None:
    """In capitals, by its adjective, and by its capital where that acts."""
    kenya = government_of("KEN")
    written = "[KENYA|NAM.PLACE] waits. [Kenya|NAM.GOVERNMENT] said so, [Kenyan|NAM.NATIONALITY] envoys too."
    assert actors(written + " [Nairobi|NAM.GOVERNMENT] hopes.") == [kenya] * 4


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        ("[Norland|NAM.PLACE] waits for the [Norlandian|NAM.NATIONALITY] fleet.", actor_id(PLACE, "Norland")),
        ("[Ostra|NAM.PLACE] waits for the [Ostran|NAM.NATIONALITY] fleet.", actor_id(PLACE, "Ostra")),
        ("[Ostra|NAM.PLACE] and [Ostria|NAM.PLACE] wait for the [Ostrian|NAM.NATIONALITY] fleet.", None),
        ("[Paris|NAM.PLACE] waits for the [Parisian|NAM.NATIONALITY] fleet.", actor_id(PLACE, "Paris")),
        ("[Norland|NAM.PLACE] waits for the [Kurdish|NAM.NATIONALITY] fleet.", None),
    ],
)
def test_an_adjective_comes_to_the_one_name_it_is_made_from(written: str, actor: str | None) -> None:
    """And to none where it may be made from two; townspeople are not their country."""
    assert actors(written)[-1] == actor


def test_words_that_mention_nobody_are_left_out() -> None:
    """An article or a preposition alone is no mention."""
    assert [
        mention.span.quote for mention in mentions_in("[The|NAM.GROUP] [Front|NAM.GROUP] of [of|NAM.GROUP] it.")
    ] == ["Front"]
