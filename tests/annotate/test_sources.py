"""Sources: named, described or anonymous."""

import pytest

from rapporteur.annotate.actors import actor_id
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.sources import find_source
from rapporteur.model import MentionType, Source
from tests.annotate.marked import read_marked

PERSON, GROUP = MentionType.PERSON, MentionType.GROUP


def source_of(written: str) -> Source:
    """Return the source that the words marked S1 are."""
    document, mentions, attributions = read_marked(written)
    return find_source(
        document, attributions[0].source, Ordered(mentions), {mention.id: mention for mention in mentions}
    )


@pytest.mark.parametrize(
    "written",
    [
        "[[a senior [Marsh Front|NAM.GROUP] official|NOM.PERSON]|S1] [said|C1] [so|Q1]",
        "[sources in the ministry|S1] [said|C1] [so|Q1]",
        "[[two diplomats|NOM.PERSON] accredited to the court|S1] [said|C1] [so|Q1]",
        "[[two people|NOM.PERSON] familiar with the talks|S1] [said|C1] [so|Q1]",
        "[[the officer|NOM.PERSON], who would not have his name printed|S1] [said|C1] [so|Q1]",
        "[[one of the mediators|NOM.PERSON]|S1] [said|C1] [so|Q1]",
        "[[the officials|NOM.PERSON]|S1] [said|C1] [so|Q1]".replace(
            "|S1]", "|S1], who spoke on condition of anonymity,"
        ),
        "[[An aide|NOM.PERSON] to [Oren Kask|NAM.PERSON]|S1] [said|C1] [so|Q1]",
    ],
)
def test_a_source_whose_name_is_kept_back_is_anonymous_and_keeps_its_description(written: str) -> None:
    """The description is the source's own words; no actor is put in its place."""
    source = source_of(written)
    assert source.anonymous
    assert source.actor is None
    assert source.description == source.spans[0].quote


@pytest.mark.parametrize(
    "written",
    [
        "[[Oren Kask|NAM.PERSON], [a senior official|NOM.PERSON]|S1] [said|C1] [so|Q1]",
        "[[a spokesman|NOM.PERSON] for the ministry|S1] [said|C1] [so|Q1]",
        "[[officials|NOM.PERSON] in the capital|S1] [said|C1] [so|Q1]",
        "[[the ministry|NOM.GOVERNMENT]|S1] [said|C1] [so|Q1]",
        "[the text of the accord|S1] [says|C1] [so|Q1]",
        "[former envoy [Oren Kask|NAM.PERSON] and western sources|S1] [said|C1] [so|Q1]",
    ],
)
def test_a_named_person_a_spokesman_and_a_body_are_not_anonymous(written: str) -> None:
    """Whoever is named, or speaks for someone, or is no person, does not keep a name back."""
    assert not source_of(written).anonymous


@pytest.mark.parametrize(
    ("written", "type_", "name"),
    [
        ("[[Marsh Front|NAM.GROUP] spokesman [Oren Kask|NAM.PERSON]|S1] [said|C1] [so|Q1]", PERSON, "Oren Kask"),
        ("[[Oren Kask|NAM.PERSON], an aide to [Ida Rell|NAM.PERSON]|S1] [said|C1] [so|Q1]", PERSON, "Oren Kask"),
        ("[The [Marsh Front|NAM.GROUP]|S1] [said|C1] [so|Q1]", GROUP, "Marsh Front"),
        ("[Oren Kask|NAM.PERSON=1] came. [[He|PRO.PERSON=1]|S1] [said|C1] [so|Q1]", PERSON, "Oren Kask"),
    ],
)  # fmt: skip
def test_a_source_comes_to_the_actor_it_names(written: str, type_: MentionType, name: str) -> None:
    """A person named in it is the source, not one who stands in a by-phrase; a pronoun is followed to its name."""
    assert source_of(written).actor == actor_id(type_, name)


def test_an_official_taken_up_again_is_as_anonymous_as_before() -> None:
    """ "The official" is whoever kept the name back before."""
    source = source_of("[A western official|NOM.PERSON=1] came. [[The official|NOM.PERSON=1]|S1] [said|C1] [so|Q1]")
    assert source.anonymous


def test_no_words_are_no_source() -> None:
    """What is reportedly so has no source, and none is invented."""
    document, mentions, _ = read_marked("[Oren Kask|NAM.PERSON] was there")
    assert find_source(document, (), Ordered(mentions), {}) == Source()
