"""The one file: it holds what it leads to, quotes exactly, obeys nobody, and is the same for the same record."""

import html
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from rapporteur.publish.web.report import Order, report_lines
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage
from tests.cli.test_cli import rapporteur
from tests.publish.web.asking import words_of
from tests.publish.web.telling import FREED, HARBOUR, QUARREL, RUMOUR, make_story
from tests.publish.web.test_every_page import HOSTILE, Markup, hostile_reading
from tests.record.making import make_reading
from tests.record.undertaking import FRONT, deadline, may, report, with_commitment, with_position

SILENT = "Nobody quotes this sentence."
EARLY = Vantage(known_by=date(2030, 5, 6))


def file_of(record: Path, vantage: Vantage = EVERYTHING, **order: int | bool) -> str:
    with Store.open(record) as store:
        return "\n".join(report_lines(store, vantage, Order(**order)))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a story with a report that nothing is told of, and one with a sentence that nothing quotes."""
    dull = make_reading(["It rained."], path="dull.txt", title="A dull day")
    long = report("long.txt", may(10), "Norland wants peace.", SILENT)
    return make_story(tmp_path_factory.mktemp("file") / "r", dull, long)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    readings = (
        hostile_reading("a.txt", "javascript:alert(1)"),
        hostile_reading("b.txt", 'https://example.org/"onx="1'),
    )
    return make_story(tmp_path_factory.mktemp("hostile") / "r", *readings)


@pytest.fixture(
    scope="module", params=["story", "story without text", "hostile", "hostile without text", "cut", "early"]
)
def text(request: pytest.FixtureRequest, record: Path, hostile: Path) -> str:
    """Return a file of each kind."""
    made = hostile if "hostile" in request.param else record
    limit = 1 if request.param == "cut" else 1000
    vantage = EARLY if request.param == "early" else EVERYTHING
    return file_of(made, vantage, text="without" not in request.param, limit=limit)


def test_the_file_is_well_formed(text: str) -> None:
    """Every element is closed, headings skip no level, no identifier stands twice."""
    markup = Markup(text)
    assert (markup.wrong, markup.open) == ([], [])
    assert text.startswith("<!doctype html>\n<html lang")
    found = [attributes["id"] for _, attributes in markup.elements if "id" in attributes]
    assert len(found) == len(set(found))
    levels = [int(tag[1]) for tag, _ in markup.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_link_has_its_place_in_the_file(text: str) -> None:
    """What is linked is there; only addresses of the web lead elsewhere."""
    markup = Markup(text)
    there = {attributes.get("id") for _, attributes in markup.elements}
    links = [attributes["href"] for _, attributes in markup.elements if "href" in attributes]
    within = [link[1:] for link in links if link.startswith("#")]
    assert len(within) > 20
    assert set(within) <= there
    assert all(re.match("https?://", link) for link in links if not link.startswith("#"))


def test_the_file_can_do_nothing(text: str) -> None:
    """A policy, before anything else, lets a browser use the styles alone; there is nothing to be run or fetched."""
    markup = Markup(text)
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(styles[0].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert len(styles) == 1
    assert html.unescape(text).index(policy) < text.index("<style>") < text.index("<body>")
    tags = {tag for tag, _ in markup.elements}
    assert tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "audio", "video"} == set()
    names = {name for _, attributes in markup.elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action", "ping")]
    assert not re.search(r"url\(|@import", styles[0])


def test_what_reports_say_is_shown_and_not_obeyed(hostile: Path) -> None:
    words = words_of(file_of(hostile))
    assert " ".join(HOSTILE.replace("\u202e", r"\u202e").split()) in words
    assert "5332114" not in words
    assert "\u202e" not in words


def test_every_quotation_is_exact(record: Path) -> None:
    """At the place that a quotation leads to, its very words begin, marked, in the whole text as in the passages."""
    for whole in (True, False):
        text = file_of(record, text=whole)
        places = set(re.findall(r'href="#(doc-\w+)\.s(\d+)-(\d+)"', text))
        assert len(places) > 5
        with Store.open(record) as store:
            for document, start, end in places:
                quote = store.document(document).text[int(start) : int(end)]
                after = text.partition(f'id="{document}.s{start}-{end}"></span>')[2]
                assert html.unescape(re.sub("<[^>]*>", "", after)).startswith(quote)
                assert re.match(r"(?:<span[^>]*></span>)*<mark>", after)


def test_the_file_has_every_section_with_what_the_pages_have(record: Path) -> None:
    """The story, events, the ledger with each commitment, disagreements, sources, and the reports in full."""
    words = words_of(file_of(record))
    for told in (
        *("8 reports", "happened COERCE", "1 report, 1 independent source", RUMOUR, FREED),
        *("told as done on 2030-05-18", "on condition “the mines are cleared”", HARBOUR, "2 years Norland", QUARREL),
        *("“A senior official”", "Known from nobody else", "Left out: 2 reports that nothing here quotes."),
    ):
        assert told in words, told
    assert "A dull day" not in words


def test_the_same_record_gives_the_same_bytes(record: Path, tmp_path: Path) -> None:
    """Twice, and wherever the record lies."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(record.read_bytes())
    assert file_of(record) == file_of(record) == file_of(elsewhere)


def test_without_text_only_what_is_quoted_is_there(tmp_path: Path) -> None:
    """The rest of the report is in the file only where its text is asked for."""
    reading = report("more.txt", may(11), HARBOUR, SILENT, QUARREL)
    reading = with_commitment(reading, "reopen the harbour of Ostrel by May 30", deadline(may(30)), when="May 30")
    reading = with_position(reading, "wants two years", "P2Y", issue="RETREAT withdraw: time")
    reading = with_position(reading, "wants six months", "P6M", who=FRONT, issue="RETREAT withdraw: time")
    made = make_story(tmp_path / "r", reading)
    assert SILENT in words_of(file_of(made))
    without = words_of(file_of(made, text=False))
    assert SILENT not in without
    assert f"{HARBOUR} […] {QUARREL}" in without


def test_a_long_record_is_cut_and_says_so(record: Path) -> None:
    """Those that most sources tell of stay; every list says how long it really is."""
    words = words_of(file_of(record, limit=1))
    assert "Left out: all but the 1 event that most independent sources tell of, of 4." in words
    assert "1 to 1 of 2 commitments" in words
    assert "Left out" not in words_of(file_of(record)).replace("Left out: 2 reports that nothing here quotes.", "")


def test_the_file_is_seen_from_a_day(record: Path) -> None:
    """What was not known yet is not there, and how much is left out is said."""
    words = words_of(file_of(record, EARLY))
    assert "by what was known on 6 May 2030" in words
    assert "left out 6 reports: 5 published after 2030-05-06, 1 on a day not known well enough to say" in words
    assert FREED not in words
    assert RUMOUR not in words
    assert HARBOUR in words


def test_a_record_of_nothing_makes_a_file_too(tmp_path: Path) -> None:
    with Store.open(tmp_path / "r", write=True) as store:
        store.set_linked()
    words = words_of(file_of(tmp_path / "r"))
    for told in ("0 reports", "No events to show.", "No commitments to show.", "No disagreements to show."):
        assert told in words


def test_the_command_writes_the_file(record: Path, tmp_path: Path) -> None:
    """To a file or to standard output, the same; one that cannot be is told in a line."""
    out = tmp_path / "story.html"
    done = rapporteur("report", record, "--out", out, "--no-text", "--limit", "2", "--as-of", "2030-05-10")
    assert (done.returncode, done.stderr) == (0, "")
    asked = file_of(record, Vantage(as_of=date(2030, 5, 10)), text=False, limit=2)
    assert out.read_text(encoding="utf-8") == f"{asked}\n"
    assert rapporteur("report", record, "--limit", "0").returncode == 2
    gone = rapporteur("report", tmp_path / "none", "--out", out)
    assert gone.returncode == 1
    assert gone.stderr.count("\n") == 1
