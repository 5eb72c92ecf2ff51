"""The brief: Markdown that shows what reports say as text, each line with the words it rests on."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from rapporteur.model import Basis, Interval
from rapporteur.publish.exports.brief import brief_lines
from rapporteur.publish.exports.markdown import Notes, plain
from rapporteur.publish.words import visible
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage
from tests.publish.exports.handing import HOSTILE, handed_on, texts_of
from tests.record.making import with_event
from tests.record.undertaking import may, report

NOTE = re.compile(r"^\[\^(\d+)\]: “(.*)” .* \((.*), characters (\d+)–(\d+)\)", re.MULTILINE)
REFERENCE = re.compile(r"\[\^(\d+)\](?!:)")


def brief_of(record: Path, folder: Path, vantage: Vantage = EVERYTHING) -> str:
    return handed_on(record, "brief", folder, vantage)[0].read_text(encoding="utf-8")


def shown(markdown: str) -> str:
    """Return what Markdown shows: its text, as CommonMark reads it."""
    return "".join(token.content for block in MarkdownIt().parse(markdown) for token in block.children or ())


@pytest.mark.parametrize(
    "text",
    [
        *(HOSTILE, "a*b*c", "_a_ __b__", "[x](y) ![x](y) [x]: y [^1]", "<b>x</b> &amp; &#60;", "`x` ``y``", "a | b"),
        *("http://x.org www.x.org a@x.org ftp://x", "$a$ ~b~ ^c^", "{{ x }} {% y %}", "back\\slash \\*", "# x", "1. x"),
    ],
)
def test_words_are_shown_as_they_are(text: str) -> None:
    """In the midst of a line nothing of them is markup: what CommonMark shows is the text, and no link or HTML."""
    line = f"- “{plain(text)}”"
    assert shown(line) == f"“{visible(text)}”"
    rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(line)
    assert re.findall(r"<(\w+)", rendered) == ["ul", "li"]


def test_every_line_has_its_footnote(made: Path, karvel: Path, tmp_path: Path) -> None:
    """Every reference has one footnote and every footnote a reference; an item of events, quarrels, duties has one."""
    for record in (made, karvel):
        brief = brief_of(record, tmp_path)
        numbers = [int(found[1]) for found in NOTE.finditer(brief)]
        assert numbers == list(range(1, len(numbers) + 1))
        body = "\n".join(line for line in brief.splitlines() if not NOTE.match(line))
        assert {int(number) for number in REFERENCE.findall(body)} == set(numbers)
        items = [line for line in brief.partition("## The reports")[0].splitlines() if line.startswith("- ")]
        assert items
        assert all(REFERENCE.search(item) for item in items)


def test_every_footnote_quotes_exactly(made: Path, karvel: Path, tmp_path: Path) -> None:
    """What it shows is what stands at its characters in a report, line ends as blanks."""
    for record in (made, karvel):
        texts = texts_of(record).values()
        notes = NOTE.findall(brief_of(record, tmp_path))
        assert len(notes) > 10
        for _, quote, _, start, end in notes:
            words = shown(f"x {quote}").removeprefix("x ")
            assert words in {visible(text[int(start) : int(end)]) for text in texts}


def test_a_hostile_report_is_text(made: Path, tmp_path: Path) -> None:
    """Neither its title, its outlet nor its words become markup, and no line is begun by them."""
    brief = brief_of(made, tmp_path)
    assert "<" not in brief
    rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(brief)
    assert set(re.findall(r"<(\w+)", rendered)) <= {"h1", "h2", "h3", "p", "ul", "li", "strong", "em"}
    assert visible(HOSTILE) in unescape(re.sub("<[^>]+>", "", rendered))


def test_it_is_in_the_order_of_days_by_month(made: Path, tmp_path: Path) -> None:
    """A heading for each month, and what has no day at the end."""
    headings = re.findall(r"^### (.*)$", brief_of(made, tmp_path), re.MULTILINE)
    assert headings == ["May 2030", "June 2030", "On no known day"]


def test_what_is_known_by_its_year_stands_under_the_year() -> None:
    """Before the months of that year, and in one place."""
    reading = report("a.txt", may(9), "They met, fought and parted.")
    for trigger, first, last in (
        ("met", date(2030, 1, 1), date(2030, 12, 31)),
        ("fought", date(2030, 1, 1), date(2030, 1, 1)),
        ("parted", date(2030, 1, 20), date(2030, 1, 20)),
    ):
        time = Interval(earliest=first, latest=last, basis=Basis.RESOLVED)
        reading = with_event(reading, trigger, time)
    with Store.of([reading]) as store:
        lines = list(brief_lines(store, EVERYTHING))
    told = [line for line in lines if line.startswith(("###", "- **2030", "- **1 ", "- **20 "))]
    assert [line.partition("**, ")[0] for line in told] == [
        *("### 2030", "- **2030", "### January 2030", "- **1 January 2030", "- **20 January 2030"),
    ]


def test_a_line(made: Path, tmp_path: Path) -> None:
    """When and how that is known, what, whether it came about, in which word, who, and from whom."""
    items = [line for line in brief_of(made, tmp_path).splitlines() if line.startswith("- ")]
    assert any(
        line.startswith(
            "- **18 May 2030**: retreat, *happened*, “freed”. Norland; 140 released. From Quillon (in its own"
        )
        for line in items
    )
    (bombing,) = (line for line in items if "“bomb”" in line)
    assert bombing.startswith("- **on or after 3 May 2030**, worked out: assault, *possible*, “bomb”. Norland. From")
    (denied,) = (line for line in items if "“fine”" in line)
    assert "*said not to have happened*" in denied


def test_where_they_disagree_and_what_is_due(made: Path, tmp_path: Path) -> None:
    """Each side with what it holds in words; each undertaking with its day, how it stands, and why."""
    brief = brief_of(made, tmp_path)
    assert "- **retreat (withdraw): how long**, parties: *60 days* – the Ardent Front[^" in brief
    assert "- **due 20 May 2030**, *kept*: Norland: “Norland will free 140 prisoners held at Kesh by May 20”" in brief


def test_it_says_from_where_it_is_seen(made: Path, tmp_path: Path) -> None:
    """The days it is seen from, and how many reports."""
    brief = brief_of(made, tmp_path, Vantage(as_of=may(10), known_by=may(4)))
    assert "From 4 reports, published from 3 May 2030 to 4 May 2030." in brief
    assert "Seen from 10 May 2030: what begins later is left out." in brief
    assert "Known by 4 May 2030: only reports surely published by then are heard." in brief


def test_the_same_footnote_is_one() -> None:
    """Until it is written; after that it is another."""
    notes = Notes()
    assert [notes.note("a"), notes.note("b"), notes.note("a")] == ["[^1]", "[^2]", "[^1]"]
    assert list(notes.written()) == ["[^1]: a", "[^2]: b", ""]
    assert list(notes.written()) == []
    assert notes.note("a") == "[^3]"
