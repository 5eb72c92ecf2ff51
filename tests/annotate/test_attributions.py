"""Attributions: what the pair heads join, and what holds whatever they say."""

from dataclasses import replace

import pytest

from rapporteur.annotate.attributions import Attribution, find_attributions
from tests.annotate.encoded import encode_marked


def words_of(attribution: Attribution) -> tuple[list[str], list[str], list[str]]:
    """Return the words of source, cue and content."""
    return (
        [span.quote for span in attribution.source],
        [span.quote for span in attribution.cue],
        [span.quote for span in attribution.content],
    )


def found_in(written: str) -> list[tuple[list[str], list[str], list[str]]]:
    """Return the words of the attributions in a marked text."""
    return [words_of(one) for one in find_attributions(*encode_marked(written))]


def test_each_cue_has_its_own() -> None:
    """Sources and contents go to the cue the pair heads give them."""
    assert found_in("[Ruvo|S1] [said|C1] [so|Q1], and [Tamsin|S2] [denied|C2] [it|Q2].") == [
        (["Ruvo"], ["said"], ["so"]),
        (["Tamsin"], ["denied"], ["it"]),
    ]


def test_a_cue_that_breaks_its_content_has_both_parts() -> None:
    """The speaker may stand in the middle of what is said."""
    assert found_in("[“We go,”|Q1] [she|S1] [said|C1], [“and stay away.”|Q1]") == [
        (["she"], ["said"], ["“We go,”", "“and stay away.”"])
    ]


def test_a_cue_without_content_is_no_attribution() -> None:
    """Who speaks without a word of what is said is not a statement."""
    assert found_in("[She|S1] [spoke|C1] for an hour.") == []


def test_a_quotation_goes_on_without_a_cue() -> None:
    """A content without a cue belongs to the quotation right before it; elsewhere it is dropped."""
    assert found_in("[“We go,”|Q1] [she|S1] [said|C1]. [“For good.”|Q2]")[0][2] == ["“We go,”", "“For good.”"]
    assert found_in("[“We go,”|Q1] [she|S1] [said|C1]. The hall was silent. [“For good.”|Q2]")[0][2] == ["“We go,”"]


@pytest.mark.parametrize("written", ["“[We go,|Q1]” [she|S1] [said|C1].", "[“We go,|Q1]” [she|S1] [said|C1]."])
def test_quotation_marks_balance(written: str) -> None:
    """A mark that stands right beside a content and belongs to it is taken in, if the other one is in."""
    assert found_in(written)[0][2][0].count("“") == found_in(written)[0][2][0].count("”")


def test_who_is_cited_has_the_content_of_the_report_that_cites() -> None:
    """ "The paper reported, citing two aides": both cues carry one content."""
    assert found_in("[They leave|Q1], [the paper|S1] [reported|C1], [citing|C2] [two aides|S2].") == [
        (["the paper"], ["reported"], ["They leave"]),
        (["two aides"], ["citing"], ["They leave"]),
    ]


def test_what_is_furniture_takes_no_part() -> None:
    """A caption between a cue and its content neither speaks nor is said."""
    document, encoding = encode_marked("[She|S1] [said|C1]:\n[PHOTO|Q1]\n[“We go.”|Q1]")
    start = document.text.index("PHOTO")
    document = replace(document, furniture=(document.span(start, start + 5),))
    assert [words_of(one)[2] for one in find_attributions(document, encoding)] == [["“We go.”"]]


def test_a_window_may_end_anywhere() -> None:
    """A cue and a content on two sides of a window's end are joined like any others."""
    written = "[The envoy|S1] [told|C1] the council:\n\n[“The talks go on.”|Q1] Nobody spoke."
    document, encoding = encode_marked(written)
    whole = [words_of(one) for one in find_attributions(document, encoding)]
    assert whole[0][2] == ["“The talks go on.”"]
    for at in range(1, len(encoding.pieces)):
        assert [words_of(one) for one in find_attributions(*encode_marked(written, cut_at=at))] == whole


def test_nothing_is_found_in_nothing() -> None:
    """An empty text has no attributions."""
    assert found_in("") == []
