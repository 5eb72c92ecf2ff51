"""Quantities: the numbers that words name, and none that they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.annotate.quantities import bounds, read_quantity
from rapporteur.model import Document

NAMED = [
    ("12", 12, 12), ("1,200", 1200, 1200), ("1.200", 1200, 1200), ("0.125", 0.125, 0.125), ("2.5", 2.5, 2.5),
    ("$2.8 billion", 2.8e9, 2.8e9), ("3.125 million", 3_125_000, 3_125_000), ("1.2 trillion", 1.2e12, 1.2e12),
    ("4.1 million", 4_100_000, 4_100_000),
    ("$2.8bn", 2.8e9, 2.8e9), ("40k", 40_000, 40_000), ("12 people", 12, 12), ("ten", 10, 10), ("twenty-five", 25, 25),
    ("two hundred and six", 206, 206), ("two thousand five hundred", 2500, 2500), ("a hundred", 100, 100),
    ("one million two hundred thousand", 1_200_000, 1_200_000), ("half a million", 500_000, 500_000),
    ("two dozen", 24, 24), ("a dozen", 12, 12), ("half a dozen", 6, 6), ("a couple", 2, 2), ("both", 2, 2),
    ("no", 0, 0),
    ("between 30 and 40", 30, 40), ("between twenty-five and thirty", 25, 30), ("from 3 to 5", 3, 5), ("12-15", 12, 15),
    ("two to three million", 2_000_000, 3_000_000), ("12 or 13", 12, 13), ("50 to 60 people", 50, 60),
    ("two hundred and fifty to three hundred", 250, 300), ("dozens", 24, None), ("several", 3, None),
    ("a few", 2, None), ("tens of thousands", 20_000, None), ("hundreds of thousands", 200_000, None),
]  # fmt: skip
NONE = [
    "12, 15", "25 soldiers, 3 civilians", "one in 5", "one of the two", "12 or 13 of the 20", "soldiers", "1.2.3", "²",
    "three soldiers and five civilians", "1,20", "a woman", "the", "5 bn bn bn", "", "9" * 30,
    f"5 to {'9' * 400}",
    "31st", "nine-tenths", "fifty-odd", "a million and a half", "12-year-old",
]  # fmt: skip


@pytest.mark.parametrize(("words", "low", "high"), NAMED)
def test_what_words_name(words: str, low: float, high: float | None) -> None:
    """Figures, words, scales, dozens and ranges; what is left vague has no highest."""
    assert bounds(words) == (low, high)


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_number_is_none(words: str) -> None:
    """Two numbers that make no range are not summed up, and no number is made of other words."""
    assert bounds(words) == (None, None)


@pytest.mark.parametrize(
    ("before", "words", "low", "high"),
    [
        ("at least ", "12", 12, None), ("more than ", "12", 12, None), ("no more than ", "5", None, 5),
        ("not less than ", "5", 5, None), ("up to ", "40", None, 40), ("as many as ", "40", None, 40),
        ("Over the weekend ", "12", 12, 12), ("He took over as ", "12", 12, 12), ("under shelling ", "12", 12, 12),
        ("", "at least 12", 12, None), ("", "no fewer than 12", 12, None), ("", "no more than 5", None, 5),
        ("", "some 4,000", 4000, 4000), ("", "nearly 90", None, 90),
        ("", "10 or fewer", None, 10), ("over ", "$5 million", 5_000_000, None),
        ("", "12 or more", 12, None),
    ],
)  # fmt: skip
def test_words_beside_a_number_bound_it(before: str, words: str, low: float | None, high: float | None) -> None:
    """They bound it where they touch it, inside the span or right before it."""
    document = Document(id="doc", text=f"{before}{words} died", raw_sha256="")
    quantity = read_quantity("killed", document.span(len(before), len(before) + len(words)), document)
    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)


@given(
    st.lists(
        st.sampled_from("a half two ten twenty hundred thousand bn 5 1.5 3,000 and to - or dozens , of men".split())
    )
)
def test_any_words_are_read(words: list[str]) -> None:
    """Whatever the words, the lowest is not above the highest, and nothing breaks."""
    low, high = bounds(" ".join(words))
    assert low is None or high is None or 0 <= low <= high
