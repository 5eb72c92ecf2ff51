"""HTML: the article's text and what the page states; never what it does not."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from rapporteur.errors import RefusedInput
from rapporteur.model import UNKNOWN, Basis, Document

Read = Callable[..., Document]

ARTICLE = """
<p>The two sides agreed on Monday to exchange 40 prisoners by 1 April, officials said after the third round.</p>
<p>They will meet again in May, the foreign minister said. “It is a small step,” she told reporters — and left.</p>
<p>Earlier rounds, held in the same town, ended without result; the crossing stayed closed and aid did not pass.</p>
"""


def page(head: str = "", body: str = ARTICLE, attributes: str = "") -> str:
    """A page around an article."""
    return f"<!doctype html><html {attributes}><head>{head}</head><body><article>{body}</article></body></html>"


def test_metadata(read: Read) -> None:
    """Title, publisher, address, language and day of first publication are read from the page's metadata."""
    head = """<meta charset="utf-8"><title>Swap agreed | The Tarsk Monitor</title>
    <meta property="og:title" content="Swap agreed"><meta property="og:site_name" content="The Tarsk Monitor">
    <link rel="canonical" href="https://monitor.example/world/swap">
    <meta property="article:published_time" content="2019-03-12T18:44:00+01:00">
    <meta property="article:modified_time" content="2019-03-14T10:00:00Z">"""
    document = read(page(head, attributes='lang="en-GB"'), "a.html")
    assert document.title == "Swap agreed"
    assert document.publisher == "The Tarsk Monitor"
    assert document.url == "https://monitor.example/world/swap"
    assert document.language == "en"
    assert (document.published.day, document.published.basis) == (date(2019, 3, 12), Basis.STATED)


def test_json_ld(read: Read) -> None:
    """JSON-LD counts as metadata; a date to come is believed, so that the same page reads the same in any year."""
    stated = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Swap agreed",
        "datePublished": "2031-03-12T01:00:00Z",
        "dateModified": "2031-03-15",
        "publisher": {"@type": "Organization", "name": "Tarsk Wire"},
    }
    document = read(page(f'<script type="application/ld+json">{json.dumps(stated)}</script>'), "a.html")
    assert (document.title, document.publisher) == ("Swap agreed", "Tarsk Wire")
    assert document.published.day == date(2031, 3, 12)


@pytest.mark.parametrize(
    ("head", "added", "day"),
    [
        ("", "", None),
        ("", "<p>It had begun on 9 January 2015.</p>", None),
        ("", "<p>© 2011 The Tarsk Monitor</p>", None),
        ('<meta property="article:modified_time" content="2019-03-14T10:00:00Z">', "", None),
        ("", '<time datetime="2019-03-12T10:00">today</time>', None),
        ("", '<aside>Bridge reopened <time datetime="2016-01-01">1 January</time></aside>', None),
        ('<meta name="date" content="03/04/2015">', "", None),
        ('<meta name="date" content="13/04/2015">', "", date(2015, 4, 13)),
        ('<meta property="article:published_time" content="2019-02-30">', "", None),
        (
            '<meta name="date" content="2021-07-01"><meta property="article:published_time" content="2019-03-12">',
            "",
            date(2019, 3, 12),
        ),
        ('<link rel="canonical" href="https://monitor.example/events/2019-03-12/walk">', "", None),
        ('<link rel="canonical" href="https://monitor.example/2019/03/12/swap">', "", date(2019, 3, 12)),
        ('<link rel="canonical" href="https://monitor.example/2019/03/swap">', "", None),
    ],
)
def test_a_date_is_stated_or_unknown(read: Read, head: str, added: str, day: date | None) -> None:
    """A date in the running text, a copyright year, a change or one of two dates is no date of publication."""
    published = read(page(head, ARTICLE + added), "a.html").published
    assert published.day == day
    assert day or published == UNKNOWN


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ('<p>By Jane Roe, <time datetime="2019-03-12T10:00">12 March</time></p>', date(2019, 3, 12)),
        ('<p>Published on <time datetime="2019-03-12">12 March</time></p>', date(2019, 3, 12)),
        ('<p>Updated <time datetime="2019-03-12">12 March</time></p>', None),
        ('<p>Ana Ruiz (born <time datetime="1951-05-03">3 May</time>) leads them.</p>', None),
        ('<time datetime="2019-03-12">a</time><time datetime="2016-01-01">b</time>', None),
    ],
)
def test_a_time_element_dates_a_page_from_above_its_first_paragraph(read: Read, above: str, day: date | None) -> None:
    """One among labels and names does; one in a sentence, of an update, or beside another day does not."""
    assert read(page("", above + ARTICLE), "a.html").published.day == day


def test_linked_data_of_others_date_nothing(read: Read) -> None:
    """An event's start, and the date of an article that a list of the page names, are not the page's."""
    listed = {"@type": "NewsArticle", "headline": "Other", "datePublished": "2016-06-14"}
    for stated in (
        {"@type": "Event", "name": "Walk", "startDate": "2031-06-14"},
        {"@type": "WebPage", "mainEntity": {"@type": "ItemList", "itemListElement": [listed]}},
    ):
        head = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
        assert read(page(head), "a.html").published == UNKNOWN


def test_a_control_character_costs_no_article(read: Read) -> None:
    """A page with an escape character written as an entity is read, without that character."""
    text = read(page("", ARTICLE.replace("40", "&#27;[31m40&#x1B;")), "a.html").text
    assert "prisoners by 1 April" in text
    assert "\x1b" not in text


def test_a_long_menu_is_no_article(read: Read) -> None:
    """However many words a page has, without a sentence it holds no article."""
    items = "".join(f"<li><a href='/{number}'>Item {number}</a></li>" for number in range(60))
    with pytest.raises(RefusedInput, match="without an article"):
        read(f"<html><body><ul>{items}</ul></body></html>", "a.html")


def test_text(read: Read) -> None:
    """Paragraphs stand on lines of their own, quotes as written; menus, scripts, comments left out, tables kept."""
    body = f"""<nav><a href="/">Home</a></nav><script>alert("x")</script><article>{ARTICLE}<table>
    <tr><td>Day</td><td>Prisoners</td></tr><tr><td>1 April</td><td>40</td></tr></table></article>
    <section class="comments"><p>Great article!</p></section>"""
    text = read(f"<html><body>{body}</body></html>", "a.html").text
    assert text.startswith("The two sides agreed")
    assert "“It is a small step,” she told reporters — and left.\nEarlier rounds" in text
    assert "Prisoners" in text
    assert "alert" not in text
    assert "Great article" not in text


def test_declared_encoding(read: Read) -> None:
    """A page in the encoding that it declares is read in it."""
    russian = "Президент заявил, что переговоры продолжатся в понедельник в столице, сообщает агентство."
    content = page('<meta charset="windows-1251">', f"<p>{russian}</p>" * 3).encode("cp1251")
    assert russian in read(content, "a.html").text


def test_the_source_of_a_page_is_a_page(read: Read) -> None:
    """HTML is read as HTML whatever its file is called."""
    assert "<p>" not in read(page(), "a.txt").text


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body><nav><a href='/a'>Home</a> <a href='/b'>News</a></nav></body></html>",
        b"<html></html>",
        b"<p",
        b"<html>" + b"<div>" * 20_000 + b"x" + b"</div>" * 20_000,
        b"<html><body><script>" + b"while(1){}" * 9000 + b"</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(read: Read, content: bytes) -> None:
    """Where no article is found, whatever else is there, the page is refused."""
    with pytest.raises(RefusedInput) as refused:
        read(content, "a.html")
    assert str(refused.value) == "a.html: is a page without an article; save the article's own page, or its text"


def test_two_runs_give_the_same(read: Read) -> None:
    """Reading a page again, after another, gives the same document."""
    first = read(page(), "a.html")
    read(page(body=ARTICLE * 3), "b.html")
    assert read(page(), "a.html") == first


def test_a_feed_and_plain_json_are_refused(read: Read) -> None:
    """A feed and a JSON file are no reports, and the line says what to do."""
    with pytest.raises(RefusedInput, match=r"^a\.xml: is a news feed, not a report; save the pages it links to$"):
        read('<?xml version="1.0"?><rss version="2.0"></rss>', "a.xml")
    with pytest.raises(RefusedInput, match=r"^a\.json: is JSON; write one report a line and call the file \.jsonl$"):
        read('{"text": "x"}', "a.json")
