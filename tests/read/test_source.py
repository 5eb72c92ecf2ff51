"""Publisher, agencies, dateline, headline and furniture are told by how pages are laid out; what none says is None."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from rapporteur.model import Document

Read = Callable[..., Document]

GOLD = Path(__file__).parent.parent / "gold"
PARAGRAPH = (
    "The two sides agreed on Monday to go on talking, and named Friday as the day of the next round of their talks."
)


def furniture_lines() -> Iterator[tuple[str, bool]]:
    """The lines of tests/gold/furniture.txt, with whether they are furniture."""
    for line in (GOLD / "furniture.txt").read_text(encoding="utf-8").splitlines():
        if line[:2] in ("+ ", "- "):
            yield line[2:], line[0] == "+"


@pytest.mark.parametrize(("line", "furniture"), list(furniture_lines()))
def test_furniture_by_its_words(read: Read, line: str, furniture: bool) -> None:
    """A line of a page is furniture or the report's: see tests/gold/furniture.txt."""
    document = read(f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}\n")
    assert [span.quote for span in document.furniture] == ([line] if furniture else [])


def pages() -> Iterator[tuple[dict[str, str], str]]:
    """The pages of tests/gold/sources.txt, with what is read of each."""
    text = (GOLD / "sources.txt").read_text(encoding="utf-8")
    for part in text.split("\n==="):
        lines = part.split("\n")[1:]
        stated = dict(line.split(": ", 1) for line in lines[:4])
        yield stated, "\n".join(lines[4:])


@pytest.mark.parametrize(("stated", "page"), list(pages()))
def test_sources(read: Read, stated: dict[str, str], page: str) -> None:
    """Publisher, agencies, dateline and headline of a page: see tests/gold/sources.txt."""
    document = read(page)
    assert {
        "publisher": document.publisher or "-",
        "agencies": ", ".join(document.agencies) or "-",
        "dateline": document.dateline.quote if document.dateline else "-",
        "title": document.title or "-",
    } == stated


def test_a_list_below_its_label(read: Read) -> None:
    """The items of a list of links are furniture with their label, up to the next paragraph."""
    text = f"{PARAGRAPH}\n\nMore on this story\nThe night on the quay\nWhy the strait matters\n\n{PARAGRAPH}"
    assert [span.quote for span in read(text).furniture] == [
        "More on this story",
        "The night on the quay",
        "Why the strait matters",
    ]


def test_masthead_slogan_and_breadcrumb(read: Read) -> None:
    """What stands around the outlet's name is furniture; the date below it and the headline are not."""
    text = f"COAST LAMP\nRead along the coast\nPosted Tuesday, 6.15 a.m.\n\nTwo sides agree to talk\n\n{PARAGRAPH}"
    assert [span.quote for span in read(text).furniture] == ["COAST LAMP", "Read along the coast"]
    dated = f"COAST LAMP / World / 12 May 2020\n\nTwo sides agree to talk\n\n{PARAGRAPH}"
    assert read(dated).furniture == ()


def test_footnotes(read: Read) -> None:
    """An asterisk opens a footnote where the text refers to one; a list with asterisks is a list."""
    noted = f"{PARAGRAPH}\n\nThe guerrilla* stayed away.\n\n* Listed as a terrorist organisation"
    assert [span.quote for span in read(noted).furniture] == ["* Listed as a terrorist organisation"]
    listed = f"{PARAGRAPH}\n\n" + "\n".join(f"* item {n} of what they agreed" for n in range(5))
    assert read(listed).furniture == ()


def test_a_plea_goes_on(read: Read) -> None:
    """Below a plea at the foot, a paragraph in which the paper speaks of itself is furniture too."""
    about = "ABX is not driven by anyone. We want to serve you news as they are. We do not judge, we let people decide."
    document = read("\n".join([PARAGRAPH] * 4 + ["Support Our Journalism", about]))
    assert [span.quote for span in document.furniture] == ["Support Our Journalism", about]
    assert document.publisher == "ABX"


def test_we_in_a_report_is_no_plea(read: Read) -> None:
    """A last paragraph in the first person is the report's where no plea stands above it."""
    text = (
        f"{PARAGRAPH}\n\n{PARAGRAPH}\n\nWe forget nothing. Our elders signed, and we trusted them; we shall not again."
    )
    assert read(text).furniture == ()


def test_hard_line_ends(read: Read) -> None:
    """A paragraph with hard line ends is one: none of its lines is a headline, a masthead or furniture."""
    text = (
        "Two sides agree to talk\n\nTARSK - Representatives of both sides agreed\n"
        "yesterday to exchange 40 detainees by\n1 April, mediators said after three\n"
        "days of talks in this border town.\n"
    )
    document = read(text)
    assert document.title == "Two sides agree to talk"
    assert document.dateline is not None
    assert document.dateline.quote == "TARSK"
    assert document.furniture == ()


def test_front_matter(read: Read) -> None:
    """Front matter is furniture that gives title, publisher and day, the day with the words it rests on."""
    text = (
        f'---\ntitle: "Swap agreed"\ndate: 2019-03-12\nsource: Tarsk Monitor\n---\n# Another heading\n\n{PARAGRAPH}\n'
    )
    document = read(text, "a.md")
    assert document.text == text
    assert (document.title, document.publisher) == ("Swap agreed", "Tarsk Monitor")
    assert document.published.day == date(2019, 3, 12)
    assert [cue.quote for cue in document.published.cues] == ["2019-03-12"]
    assert document.furniture[0].quote == text[: text.index("\n# Another")]


def test_the_first_heading_of_markdown_is_the_title(read: Read) -> None:
    """Without front matter the first heading of a markdown file is its title."""
    assert read(f"# Swap agreed\n\n{PARAGRAPH}", "a.md").title == "Swap agreed"


@pytest.mark.parametrize(
    "text",
    [
        "word " * 10_000,
        "A" * 50_000,
        "A B " * 12_500,
        "*" * 50_000,
        "(" * 50_000,
        "///",
        "a" + " " * 50_000 + "b",
        "AA/AA " * 9_000,
        "---\n" * 20_000,
        "Talks resumed, he said.\n" * 20_000,
        "Related\n" * 20_000,
        "and so it goes on and on for a long while here\n" * 20_000,
        "Reporting by Ana " + "and many others in several towns " * 10,
        "Translated from Norlandian by " + "a" * 5_000 + "!",
        "Support our journalism and us and our we\n" * 20_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_no_text_takes_long(read: Read, text: str) -> None:
    """Long lines and many lines take time in proportion: none of the patterns goes back and forth."""
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 10
