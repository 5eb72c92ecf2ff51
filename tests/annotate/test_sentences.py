"""Sentences end where a reader hears the end, and at the end of lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.annotate.sentences import cut


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. West met Gen. Ruiz in St. Ives. He left.", ["Mr. West met Gen. Ruiz in St. Ives.", "He left."]),
        ("The U.S. envoy came. He said so.", ["The U.S. envoy came.", "He said so."]),
        ("“It is over,” she said. “Go home.” They went.", ["“It is over,” she said.", "“Go home.”", "They went."]),
        (
            "Talks resume\nThe talks resumed at 6.15 a.m. on Monday.",
            ["Talks resume", "The talks resumed at 6.15 a.m. on Monday."],
        ),
        ("Will they sign? Nobody knows! J. R. Smith does.", ["Will they sign?", "Nobody knows!", "J. R. Smith does."]),
        ("It cost 3.5 million.Then it fell.", ["It cost 3.5 million.Then it fell."]),
    ],
)
def test_gold(text: str, sentences: list[str]) -> None:
    """Abbreviations, initials, quotations and headlines."""
    assert [text[start:end] for start, end in cut(text)] == sentences


def test_a_hard_wrapped_paragraph_is_read_as_one() -> None:
    """A sentence that runs over the line ends of a wrapped paragraph is one sentence."""
    text = (
        "The delegates of the two governments met in the old customs house\n"
        "for the third time in a month and agreed to meet once more before\n"
        "the summer, their spokesmen said. Nothing was signed."
    )
    assert [text[start:end] for start, end in cut(text)] == [text.rsplit(". ", 1)[0] + ".", "Nothing was signed."]


@given(st.text())
def test_sentences_cover_all_that_is_not_white_space(text: str) -> None:
    """Sentences lie in order, do not overlap, have no white space at their edges, and leave only white space out."""
    at = 0
    for start, end in cut(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()
