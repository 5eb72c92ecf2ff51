"""Names as they are read: made whole, found where they stand unmarked, and of one type."""

import pytest

from rapporteur.annotate.actors import actor_id, government_of
from rapporteur.annotate.mentions import find_mentions
from rapporteur.model import Mention, MentionType
from tests.annotate.encoded import encode_names

FRONT = actor_id(MentionType.GROUP, "Ardent Front")


def mentions_in(written: str) -> list[Mention]:
    """Return the mentions of a text in which the encoder marks names `[words|NAM.TYPE]`."""
    return list(find_mentions(*encode_names(written)))


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("The [United|NAM.ORGANISATION] [States|NAM.PLACE] left.", ["United States"]),
        ("[Norland and|NAM.GOVERNMENT] the [League of|NAM.ORGANISATION] ports met.", ["Norland", "League"]),
        ("[Norland|NAM.PLACE] [Sudmark|NAM.PLACE] left.", ["Norland", "Sudmark"]),
    ],
)
def test_a_name_reaches_as_far_as_it_goes(written: str, names: list[str]) -> None:
    """A country that the encoder cuts in two is one name, and no name ends with a small word."""
    assert [one.span.quote for one in mentions_in(written)] == names


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("Later Ardent Front fighters came.", ["Ardent Front"]),
        ("The Front left.", ["Front"]),
        ("«Front» left.", ["Front"]),
        ("The front of the house fell.", []),
        ("The Front Page wrote of it.", []),
        ("New Ardent Front Radio said so.", []),
    ],
)
def test_what_is_once_a_name_is_one_wherever_it_stands(after: str, found: list[str]) -> None:
    """So is the word by which alone the body goes; not where it is part of another name."""
    first, *others = mentions_in(f"The [Ardent Front|NAM.GROUP] came. {after}")
    assert [one.span.quote for one in others] == found
    assert {one.actor for one in (first, *others)} == {FRONT}


def test_a_short_name_is_left_open_where_two_bodies_may_be_meant() -> None:
    """Nobody is taken for one of two."""
    written = "The [Ardent Front|NAM.GROUP] and the [Silent Front|NAM.GROUP] met. The [Front|NAM.GROUP] left."
    one, other, short = mentions_in(written)
    assert short.actor not in (one.actor, other.actor)


@pytest.mark.parametrize(
    ("written", "actor"),
    [
        ("Kenyan soldiers left.", government_of("KEN")),
        ("[Kenyan|NAM.PERSON] soldiers left.", government_of("KEN")),
        ("Norlandian soldiers left [Norland|NAM.ORGANISATION].", actor_id(MentionType.ORGANISATION, "Norland")),
    ],
)
def test_an_adjective_of_a_people_is_one_whatever_the_encoder_takes_it_for(written: str, actor: str) -> None:
    """Of a country of the world, or of a name of the report."""
    adjective = mentions_in(written)[0]
    assert (adjective.type, adjective.actor) == (MentionType.NATIONALITY, actor)


def test_those_who_go_by_their_number_are_one() -> None:
    """By all of it or a part; where two numbers are told of, nobody goes by one."""
    powers = mentions_in("Norland met six world powers. The powers agreed, and the six will pay. It took six months.")
    assert [one.span.quote for one in powers] == ["six world powers", "The powers", "the six"]
    assert len({one.actor for one in powers}) == 1
    assert powers[0].actor == actor_id(MentionType.ORGANISATION, "the six powers")
    assert mentions_in("Six powers met four powers.") == []


@pytest.mark.parametrize(
    ("written", "type_"),
    [
        ("[Norland|NAM.PERSON] agreed. The government of [Norland|NAM.PERSON] met.", MentionType.GOVERNMENT),
        ("[Norland|NAM.PERSON]'s troops left. [Norland|NAM.PERSON] agreed.", MentionType.GOVERNMENT),
        ("President [Orlo|NAM.PERSON] left. Troops in [Orlo|NAM.PERSON] stayed.", MentionType.PERSON),
        ("[Ana Orlo|NAM.PERSON] met [Orlo|NAM.ORGANISATION] again.", MentionType.PERSON),
        ("[France|NAM.PERSON] objected.", MentionType.PLACE),
    ],
)
def test_the_words_around_a_name_say_what_it_is(written: str, type_: MentionType) -> None:
    """What has a government is no person, a last name no organisation, and a country of the world never a person."""
    assert {one.type for one in mentions_in(written)} == {type_}
