"""Numbers: what each counts, as others would count it too, and what is no number of a thing."""

import pytest

from rapporteur.annotate.numbers import find_numbers, thing_counted
from rapporteur.model import Document


def counted(text: str) -> list[tuple[str, float | None, float | None]]:
    """Return what is counted in a text, and how many."""
    found = find_numbers(Document(id="doc", text=text, raw_sha256=""), 0, len(text))
    return [(one.what, one.low, one.high) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nineteen firms closed.", [("compani", 19, 19)]),
        ("Twenty-four Norland companies closed.", [("compani", 24, 24)]),
        ("More than 11 tonnes of grain.", [("tonn", 11, None)]),
        ("It weighed 300kg.", [("kg", 300, 300)]),
        ("They owe $2.8bn.", [("money", 2.8e9, 2.8e9)]),
        ("They owe 40 million euros.", [("money", 4e7, 4e7)]),
        ("A rise of 14 per cent.", [("cent", 14, 14)]),
        ("Eleven people drowned, 17 bodies were found.", [("peopl", 11, 11), ("killed", 17, 17)]),
        ("Nine were hurt and 40 are being treated.", [("injured", 9, 9), ("injured", 40, 40)]),
        ("The army speaks of 43.", [("", 43, 43)]),
        ("They offered a dozen sites.", [("site", 12, 12)]),
    ],
)
def test_what_a_number_counts(text: str, expected: list[tuple[str, float | None, float | None]]) -> None:
    """Its unit, the dead or the hurt, or the noun after it, whoever writes it."""
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The 34th regiment.",
        "It fell in 2031.",
        "On 5 June it rained, and on June 6.",
        "A six-hour drive.",
        "Three of the lorries came.",
        "They sent the first 20 lorries, then another 30, then 40 more.",
        "D+90",
    ],
)
def test_what_is_no_number_of_a_thing(text: str) -> None:
    """Ordinals, years and days, words with a dash, and what is only a part of something or more of it."""
    assert counted(text) == []


def test_the_words_for_what_is_counted() -> None:
    """As they are written, to be shown."""
    document = Document(id="doc", text="They let 310 cubic metres a second through.", raw_sha256="")
    assert thing_counted(document, document.span(9, 12)) == "cubic metres"
