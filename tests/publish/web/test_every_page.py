"""What holds of every page: hostile words are shown and never obeyed, and the same template stands in one file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from rapporteur.model import MentionType, Reading, Span
from rapporteur.publish.web.asked import Asked
from rapporteur.publish.web.pages import PAGES, Page
from rapporteur.publish.web.templating import STATIC, render
from rapporteur.record.store import Store
from tests.publish.web.asking import reader, words_of
from tests.record.making import day, make_one_event, make_reading, with_event, with_name, with_statement
from tests.record.undertaking import FRONT, with_commitment, with_position

HOSTILE = (
    '</title></p><script>alert(1)</script><img src=x onerror=alert(1)>" onmouseover="alert(1)" '
    "'{{ 1234*4321 }} \u202egnp"
)
FRIDAY = day(date(2030, 11, 22))
ADDRESSES = {
    "story": "/",
    "ledger": "/ledger",
    "commitment": "/commitment/{commitment}",
    "disagreements": "/disagreements",
    "actors": "/actors",
    "actor": "/actor/{actor}",
    "sources": "/sources",
    "reports": "/reports",
    "document": "/document/{document}?span=3-9",
    "event": "/event/{event}",
    "review": "/review",
}
"""An address of each page, with `{document}`, `{event}`, `{commitment}` and `{actor}` for identifiers."""
WRITING = {"review"}
"""Pages that are nothing without their forms; no file has them."""
VOID = {"meta", "link", "input", "br", "hr", "img", "col", "wbr"}


def hostile_reading(path: str, url: str) -> Reading:
    words = f"On Friday Norland said {HOSTILE} killed 9 in Eskel, he said, and {FRONT} wants more."
    reading = make_reading(
        [words], times=[("Friday", FRIDAY)], published=FRIDAY, path=path, title=HOSTILE, publisher=HOSTILE
    )
    reading = replace(reading, document=replace(reading.document, url=url, agencies=(HOSTILE,), language='e"n'))
    said = with_statement(
        reading, source="Norland", cue="said", content=f"{HOSTILE} killed 9 in Eskel", actor="actor-1"
    )
    named = with_name(with_name(said, HOSTILE), "Norland", MentionType.GOVERNMENT)
    wants = with_position(named, "killed", HOSTILE, issue=HOSTILE)
    wants = with_position(wants, "wants more", "P2Y", who=FRONT, issue=HOSTILE)
    promised = with_commitment(
        wants, f"{HOSTILE} killed", day(date(2030, 12, 1)), conditions=[HOSTILE], when="Friday", term="P9D"
    )
    return with_event(
        promised,
        "killed",
        FRIDAY,
        when="Friday",
        actor=(HOSTILE, None),
        recipient=("Norland", named.mentions[-1].actor),
        places=["Eskel"],
        counts=[("9", "killed", 9)],
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    readings = (
        hostile_reading(f"a/{HOSTILE.replace('/', '')}.txt", "javascript:alert(1)//https://example.org"),
        hostile_reading("b/b.txt", 'https://example.org/"onmouseover="alert(1)'),
    )
    return make_one_event(tmp_path_factory.mktemp("hostile") / "r", *readings)


def addresses(record: Path) -> dict[str, list[str]]:
    """Return addresses of each page: of every report, event and actor of the record, where it is of one."""
    with Store.open(record) as store:
        held = list(store.readings(own=False))
    named = {
        "document": [one.document.id for one in held],
        "event": [event.id for one in held for event in one.events],
        "commitment": [commitment.id for one in held for commitment in one.commitments],
        "actor": [mention.actor for one in held for mention in one.mentions if mention.actor],
    }
    out = {}
    for page, address in ADDRESSES.items():
        kind = next((kind for kind in named if f"{{{kind}}}" in address), None)
        out[page] = [address.replace(f"{{{kind}}}", one) for one in named[kind]] if kind else [address]
    return out


class Markup(HTMLParser):
    """The elements of a page with their attributes, and the text in them; what is open at the end should be nothing."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.scripts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.scripts.append(data)


def shown(record: Path) -> Iterator[tuple[str, str]]:
    """Give every page of a record, with its address."""
    client = reader(record)
    for some in addresses(record).values():
        for address in some:
            answer = client.get(address)
            assert answer.status_code == 200, f"{address}: {words_of(answer.text)}"
            yield address, answer.text


def test_every_page_is_asked() -> None:
    """A page that is added gets an address here, so that all that follows is tried of it."""
    assert set(ADDRESSES) == {page.name for page in PAGES}, "add the new page's address to ADDRESSES"


def test_what_reports_say_is_shown_and_not_obeyed(record: Path) -> None:
    """Words of a report make no element, no attribute, no script, on any page, and are read as they are."""
    for address, page in shown(record):
        markup = Markup(page)
        names = {name for _, attributes in markup.elements for name in attributes}
        assert not [name for name in names if name.startswith("on") or name in ("style", "srcdoc")], address
        assert {tag for tag, _ in markup.elements} & {"img", "iframe", "object", "style", "base"} == set(), address
        assert "".join(markup.scripts).strip() == "", address
        scripts = [attributes["src"] for tag, attributes in markup.elements if tag == "script"]
        assert all(src.startswith("/static/") for src in scripts), address
        assert "alert(1)" in words_of(page), address
        assert "5332114" not in words_of(page), f"{address}: a template in the words of a report was filled in"
        assert "\u202e" not in page, f"{address}: text turns round"


def test_every_page_is_well_formed(record: Path) -> None:
    """Each element is closed where it should be, and no identifier stands twice on a page."""
    for address, page in shown(record):
        markup = Markup(page)
        assert (markup.wrong, markup.open) == ([], []), address
        found = [attributes["id"] for _, attributes in markup.elements if "id" in attributes]
        assert len(found) == len(set(found)), address


def test_links_lead_within_the_reader_or_to_the_web(record: Path) -> None:
    """An address that a report gives is followed only if it is one of the web, and that is not told from where."""
    outside = []
    for address, page in shown(record):
        for tag, attributes in Markup(page).elements:
            for name in ("href", "src", "action"):
                link = attributes.get(name, "/")
                if not re.match(r"/(?!/)|#", link):
                    outside.append(link)
                    assert re.match(r"https?://", link), f"{address}: {link}"
                    assert (tag, attributes["rel"]) == ("a", "noopener noreferrer"), address
    assert outside, "no page links to the web: this test shows nothing"


def test_every_link_of_every_page_is_answered(record: Path) -> None:
    """No page leads to one that is not there."""
    client = reader(record)
    links = {link for _, page in shown(record) for link in re.findall(r'href="(/[^"#]*)', page)}
    assert len(links) > 5
    assert {
        link: status for link in links if (status := client.get(link.replace("&amp;", "&")).status_code) != 200
    } == {}


def test_every_link_within_a_page_has_its_place(record: Path) -> None:
    """`#somewhere` is somewhere."""
    for address, page in shown(record):
        there = {attributes.get("id") for _, attributes in Markup(page).elements}
        wanted = {
            attributes["href"][1:] for _, attributes in Markup(page).elements if attributes.get("href", "")[:1] == "#"
        }
        assert wanted <= there, address


def test_every_page_has_its_landmarks_and_its_headings_in_order(record: Path) -> None:
    """One first heading, none skipped, a way past the navigation, a language, a name for every field."""
    for address, page in shown(record):
        markup = Markup(page)
        tags = [tag for tag, _ in markup.elements]
        levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), address
        assert {"header", "nav", "main"} <= set(tags), address
        assert ("html", {"lang": "en"}) in markup.elements, address
        assert '<a class="skip" href="#main">' in page, address


class InOneFile:
    """Links as a file without a server has them: no addresses, no forms, identifiers that are the page's own."""

    def to(self, page: str, name: str = "", /, **_: object) -> str | None:
        return f"#{page}-{name}" if page == "document" else None

    def span(self, span: Span) -> str | None:
        return f"#{span.document}-{span.start}"

    def here(self, anchor: str) -> str:
        return f"section-1-{anchor}"

    def same(self, **_: object) -> None:
        return None

    def action(self, _: str) -> None:
        return None

    def static(self, _: str) -> None:
        return None


@pytest.mark.parametrize("page", [one for one in PAGES if one.name not in WRITING], ids=lambda page: page.name)
def test_the_same_template_stands_in_one_file(record: Path, page: Page) -> None:
    """Under other links a template writes no address of the server, no script, no form, and only identifiers of its
    own."""
    address = addresses(record)[page.name][0].partition("?")[0]
    with Store.open(record) as store:
        asked = Asked(name=address.rpartition("/")[2] if "{name}" in page.path else "")
        around = {"asked": asked, "page": page, "token": None, "nav": (), "record": "r", "left_out": None}
        around |= {"stale": 0}
        context = page.make(store, asked)
        text = render(f"{page.name}.html", shell="section.html", link=InOneFile(), **around, **context)
    markup = Markup(text)
    assert (markup.wrong, markup.open) == ([], [])
    assert not re.findall(r'(?:href|src|action)="(?!#|https://example)[^"]*"', text)
    assert "<script" not in text
    assert 'method="post"' not in text
    assert all(one["id"].startswith("section-1-") for _, one in markup.elements if "id" in one)


def test_no_file_of_ours_reaches_for_another_host() -> None:
    """Neither styles nor scripts fetch anything from elsewhere."""
    texts = {
        file.name: file.read_text(encoding="utf-8") for file in STATIC.glob("*.*") if file.suffix in (".css", ".js")
    }
    assert {"style.css", "document.js"} <= set(texts)
    assert not [name for name, text in texts.items() if re.search(r"(?:https?:)?//[\w.-]+\.\w|@import|\beval\(", text)]
