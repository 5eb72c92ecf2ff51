"""Mentions: who or what a name comes to, and the chains of names within a report."""

import pytest

from rapporteur.annotate.actors import actor_id, government_of
from rapporteur.annotate.mentions import find_mentions
from rapporteur.model import Mention, MentionType
from tests.annotate.encoded import encode_names

PERSON, PLACE, ORGANISATION = MentionType.PERSON, MentionType.PLACE, MentionType.ORGANISATION


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


def test_a_name_ends_with_its_paragraph() -> None:
    """A byline's last name and the place of the dateline below it are two."""
    written = "By [Jan Orlo\n\nVESSEL|NAM.PERSON], May 3 - Talks began."
    assert [mention.span.quote for mention in mentions_in(written)] == ["Jan Orlo", "VESSEL"]


def test_a_name_has_no_bracket_at_its_end_and_an_acronym_its_last_dot() -> None:
    """Whatever the encoder marks."""
    written = "The [Free Harbour Front (|NAM.GROUP]FHF) met [U.N|NAM.PERSON]. envoys."
    assert [mention.span.quote for mention in mentions_in(written)] == ["Free Harbour Front", "U.N."]


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        ("The agency «[Quillon|NAM.PERSON]» wrote so.", ORGANISATION),
        ("[Quillon|NAM.PERSON], quoting two aides, wrote so.", ORGANISATION),
        ("[Radio Ostrel|NAM.PERSON] said so.", ORGANISATION),
        ("[Halden Construction|NAM.ORGANISATION] left, and [Halden|NAM.PERSON] would not say why.", ORGANISATION),
        ("[Quillon|NAM.PERSON] would not say why.", MentionType.PERSON),
        ("President [Quillon|NAM.PERSON], citing his health, would not say why.", MentionType.PERSON),
        (
            "[Jan Quillon|NAM.PERSON] left. [Quillon|NAM.PERSON], citing his health, would not say why.",
            MentionType.PERSON,
        ),
    ],
)
def test_media_and_companies_are_organisations(written: str, type_: MentionType) -> None:
    """Told by the words around them, and by a company's whole name."""
    assert mentions_in(written)[-1].type is type_


def test_a_company_goes_by_its_first_word() -> None:
    """Where its other words only say what it does."""
    company = actors("[Halden Construction|NAM.ORGANISATION] left, [Halden|NAM.ORGANISATION] said.")
    assert company == [actor_id(ORGANISATION, "Halden Construction")] * 2
    of_state = actors("[Ostrel University|NAM.ORGANISATION] left, [Ostrel|NAM.ORGANISATION] said.")
    assert of_state[0] != of_state[1]
