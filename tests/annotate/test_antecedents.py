"""Antecedents: what pronouns and descriptions go back to."""

import re

import pytest

from rapporteur.annotate.mentions import find_mentions
from rapporteur.model import Mention, MentionForm
from tests.annotate.encoded import encode_chains


def mentions_in(written: str) -> dict[str, Mention]:
    """Return the mentions of a text by their words, each that is of one actor with another before it.

    `[words|NAM.PERSON]` is a name, `NOM` a description and `PRO` a pronoun; `=1` joins it, as the
    encoder scores pairs, to all mentions before it that have the same number.
    """
    return {one.span.quote: one for one in find_mentions(*encode_chains(written))}


def who(written: str, words: str) -> str | None:
    """Return the name that some words come to."""
    found = mentions_in(written)
    names = {one.actor: one.span.quote for one in found.values() if one.form is MentionForm.NAME and one.actor}
    return names.get(found[words].actor or "")


def test_the_encoder_is_as_sure_of_somebody_as_of_all_mentions_of_him() -> None:
    """Two mentions of one person, each with half the chance, leave no doubt of who it is; of two, they do."""
    said = "[Ana Orlo|NAM.PERSON=1] spoke of [Orlo|NAM.PERSON=1] and of rain. Later [she|PRO.PERSON=1] left."
    assert who(said, "she") == "Orlo"
    assert who("[Ana Orlo|NAM.PERSON=1] met [Mia Ruvo|NAM.PERSON=1]. Later [she|PRO.PERSON=1] left.", "she") is None


@pytest.mark.parametrize(
    ("written", "words", "name"),
    [
        ("[Envoy|NOM.PERSON] [Ana Orlo|NAM.PERSON] came. [She|PRO.PERSON] left.", "Envoy", "Ana Orlo"),
        ("[Ana Orlo|NAM.PERSON], [the envoy|NOM.PERSON], came.", "the envoy", "Ana Orlo"),
        ("[A man|NOM.PERSON] who gave his name as Commander [Jan Orlo|NAM.PERSON] spoke.", "A man", "Jan Orlo"),
        ("[A man|NOM.PERSON] spoke of Commander [Jan Orlo|NAM.PERSON].", "A man", None),
        ("[The union|NOM.PERSON], [Ana Orlo|NAM.PERSON] said, met.", "The union", None),
    ],
)
def test_who_is_described_beside_a_name_is_the_one_named(written: str, words: str, name: str | None) -> None:
    """A title in front of the name, or a description after it; a body is no person."""
    assert who(written, words) == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("It rained in Ost. [Ana Orlo|NAM.PERSON] spoke. [She|PRO.PERSON] left.", "Ana Orlo"),
        ("[Ana Orlo|NAM.PERSON] met [Mia Ruvo|NAM.PERSON]. [She|PRO.PERSON] left.", None),
        ("[Ana Orlo|NAM.PERSON] spoke. It rained. The port was shut. [She|PRO.PERSON] left.", None),
        ("[Ana Orlo|NAM.PERSON] spoke. [It|PRO.PERSON] failed.", None),
    ],
)
def test_she_is_the_one_person_of_the_sentence_before(written: str, name: str | None) -> None:
    """Where the encoder leaves it open, and one alone is named there."""
    pronoun = re.findall(r"\[(\w+)\|PRO", written)[-1]
    assert who(written, pronoun) == name


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("The [Ardent Front|NAM.GROUP=1] came. [The government|NOM.GOVERNMENT=1] left.", "The government"),
        ("The [Dockers Union|NAM.ORGANISATION=1] came. [The company|NOM.ORGANISATION=1] left.", "The company"),
        ("[The two sides|NOM.GROUP=1] met. [The rebels|NOM.GROUP=1] left.", "The rebels"),
        ("[Ana Orlo|NAM.PERSON=1] spoke. Then [they|PRO.PERSON=1] left.", "they"),
        ("The [Ardent Front|NAM.GROUP=1] came. [One|PRO.PERSON=1] left.", "One"),
    ],
)
def test_what_cannot_be_the_same_is_not(written: str, words: str) -> None:
    """However the encoder scores it: a government is no group, a company no union, and several are not one."""
    assert mentions_in(written)[words].antecedent is None


def test_the_union_is_the_one_that_is_named() -> None:
    """By the word that its name has for its head; an army need not be the one that is named."""
    written = "The [Dockers Union|NAM.ORGANISATION] came. [The union|NOM.ORGANISATION] met [the army|NOM.ORGANISATION]."
    assert who(written, "The union") == "Dockers Union"
    assert who(f"The [People Army|NAM.GROUP] came. {written}", "the army") is None


def test_a_title_alone_describes_whom_it_goes_back_to() -> None:
    """It is a name only where that is not known, and a part of a title is nothing."""
    known = "[Ana Orlo|NAM.PERSON=1] left. The [Special Envoy|NAM.PERSON=1] spoke to [Prime|NAM.PERSON] Minister Ruvo."
    assert who(known, "Special Envoy") == "Ana Orlo"
    assert "Prime" not in mentions_in(known)
    assert mentions_in("The [Special Envoy|NAM.PERSON] spoke.")["Special Envoy"].form is MentionForm.NOMINAL
    assert mentions_in("[Special Envoy|NAM.PERSON] spoke.")["Special Envoy"].form is MentionForm.NAME


def test_a_title_is_of_the_one_who_was_called_by_it() -> None:
    """Not where two were."""
    called = "[Ana Orlo|NAM.PERSON] met President [Piet Ruvo|NAM.PERSON]. The [President|NAM.PERSON] spoke."
    assert who(called, "President") == "Piet Ruvo"
    assert who(called.replace("[Ana", "President [Ana"), "President") is None


def test_he_is_whom_his_paragraph_has_named() -> None:
    """Where the encoder looks above it, and one person alone is told of in it before."""
    above = "[Ana Orlo|NAM.PERSON=1] left.\n\n"
    assert who(f"{above}[Jan Ruvo|NAM.PERSON] stayed. [He|PRO.PERSON=1] slept.", "He") == "Jan Ruvo"
    assert who(f"{above}[Jan Ruvo|NAM.PERSON] saw [Mia Ruvo|NAM.PERSON]. [He|PRO.PERSON=1] slept.", "He") == "Ana Orlo"
    assert who(f"{above}[He|PRO.PERSON=1] slept.", "He") == "Ana Orlo"


def test_a_medium_that_is_described_by_its_name_is_that_name() -> None:
    """ "The Quillon agency" is Quillon, and what is only of a place is not the place."""
    assert who("[The [Quillon|NAM.ORGANISATION] agency|NOM.ORGANISATION] said so.", "The Quillon agency") == "Quillon"
    assert who("[[State|NAM.ORGANISATION] television|NOM.ORGANISATION] said so.", "State television") is None
    assert who("[The [Ostrel|NAM.PLACE] newspaper|NOM.ORGANISATION] said so.", "The Ostrel newspaper") is None


def test_i_in_an_interview_is_who_answers() -> None:
    """But not in what a line without a label quotes: that may be anybody's."""
    asked = "Who left?\n\nWho stayed?\n\nWho slept?\n\n[Ana Orlo|NAM.PERSON]: They left.\n\n"
    assert who(f"{asked}[I|PRO.PERSON] stayed.", "I") == "Ana Orlo"
    assert who(f"{asked}“[I|PRO.PERSON] stayed,” a man said.", "I") is None
