"""Sources: who carries how much, and what hangs on one anonymous source."""

import re
from pathlib import Path

import pytest

from tests.publish.web.asking import reader, words_of
from tests.publish.web.telling import NORLAND_ID, RUMOUR, make_story


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_story(tmp_path_factory.mktemp("sources") / "r")


def rows(page: str, heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading, row by row."""
    table = page.partition(f">{heading}</h2>")[2].partition("</table>")[0]
    cells = (
        [words_of(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)] for row in table.split("<tr")
    )
    return [row for row in cells if row]


def test_the_page_tells_who_carries_what(record: Path) -> None:
    """Outlets with reports, statements and events; roots of every kind; the anonymous one; whom an outlet credits."""
    page = reader(record).get("/sources").text
    assert ["Harbour Post", "1", "1", "1", "1"] in rows(page, "Outlets")
    roots = rows(page, "Who says it")
    assert ["“A senior official”", "anonymous", "1", "1"] in roots
    assert ["Norland", "somebody named", "1", "1"] in roots
    assert "an outlet in its own words" in {kind for _, kind, *_ in roots}
    assert f'href="/actor/{NORLAND_ID}"' in page
    assert "1 event known from one source alone, whose name is kept back." in words_of(page)
    ((when, source, _, words),) = rows(page, "On one anonymous source")
    assert when.startswith("7 May 2030")
    assert source == "“A senior official” Harbour Post"
    assert words.startswith(RUMOUR)
    assert rows(page, "Agencies and copies") == [["Harbour Post", "Quillon", "0", "1"]]


def test_sources_are_seen_from_a_day(record: Path) -> None:
    """An outlet of which nothing was out yet is not there."""
    words = words_of(reader(record).get("/sources?known_by=2030-05-08").text)
    assert "Harbour Post" not in words
    assert "Nothing is known from one anonymous source alone." in words
