"""Whole contents: a content reaches as far as its clause, and no further."""

import pytest

from rapporteur.annotate.attributions import find_attributions
from tests.annotate.encoded import encode_marked


def contents_in(written: str) -> list[tuple[str, list[str]]]:
    """Return the first cue and the contents of the attributions in a marked text."""
    found = find_attributions(*encode_marked(written))
    return [(one.cue[0].quote, [span.quote for span in one.content]) for one in found]


@pytest.mark.parametrize(
    ("written", "content"),
    [
        (
            "The [ferry was|Q1] hit twice off the point, [the ministry|S1] [said|C1].",
            "The ferry was hit twice off the point",
        ),
        (
            "Two boats were hit off the point, [the ministry|S1] [said|C1] on Friday.",
            "Two boats were hit off the point",
        ),
        ("Two boats were hit off the point, [said|C1] [the ministry|S1].", "Two boats were hit off the point"),
    ],
)
def test_a_sentence_that_ends_with_who_says_it_is_said_as_a_whole(written: str, content: str) -> None:
    """Whether the encoder marks a part of it or none."""
    assert contents_in(written) == [("said", [content])]


@pytest.mark.parametrize(
    "written",
    [
        "On Friday morning, [the minister|S1] [said|C1] a great deal.",
        "As talks went on in Vessel, [the minister|S1] [said|C1] a few words to those who stood there since dawn.",
        "The boats that were hit off the point, [the minister|S1] [denied|C1].",
    ],
)
def test_what_stands_before_who_speaks_is_not_always_said(written: str) -> None:
    """Where little stands before it, much after it, or the cue is no verb of saying."""
    assert contents_in(written) == []


def test_parts_of_one_sentence_are_one_content() -> None:
    """Unless who says it stands between them."""
    assert contents_in("[Ruvo|S1] [said|C1] [the boats|Q1] off the [point were hit|Q1].") == [
        ("said", ["the boats off the point were hit"])
    ]
    assert contents_in("[The boats|Q1], [Ruvo|S1] [said|C1], [were hit|Q1].") == [("said", ["The boats", "were hit"])]


def test_a_clause_is_not_cut_before_its_end() -> None:
    """A content does not end with a word that no clause ends with."""
    assert contents_in("[Ruvo|S1] [said|C1] [that the boats were|Q1] hit off the point, and left.")[0][1] == [
        "that the boats were hit off the point"
    ]


def test_a_part_of_another_sentence_is_of_nobody() -> None:
    """It was taken from what the report tells itself; a whole sentence that goes on is kept, so is a quotation."""
    written = "The council plans [to close the port|Q1] in May. [Ruvo|S1] [said|C1] [that the boats were hit|Q1]."
    assert contents_in(written) == [("said", ["that the boats were hit"])]
    goes_on = "[Ruvo|S1] [said|C1] [that the boats were hit|Q1]. [Two of them sank|Q1]."
    assert contents_in(goes_on) == [("said", ["that the boats were hit", "Two of them sank"])]


def test_what_a_relative_clause_denies_is_what_stands_before_it() -> None:
    """And who denies it is no part of what was said before."""
    written = "[Norland|S1] [accused|C1] [Ostrel of hiding boats, which Ostrel|Q1] denies."
    assert contents_in(written.replace("which Ostrel|Q1] denies", "|Q1]which [Ostrel|S2] [denies|C2]")) == [
        ("accused", ["Ostrel of hiding boats,"]),
        ("denies", ["Norland accused Ostrel of hiding boats"]),
    ]


def test_an_auxiliary_is_no_cue() -> None:
    """It says nothing by itself."""
    assert contents_in("[Ruvo|S1] [has|C1] ruled [the valley|Q1] since May.") == []


def test_who_declines_to_comment_makes_a_statement() -> None:
    """What is declined is its content."""
    assert contents_in("[Halden|S1] [declined to comment|C1].") == [("declined", ["to comment"])]
