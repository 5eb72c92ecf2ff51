"""HTML: a page -> its article's text and what the page states about it, by trafilatura and htmldate.

A date is taken only from where a page states it: its address, its metadata, a `time` element; never from the running
text.
"""

import json
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

from rapporteur.errors import RefusedInput
from rapporteur.read.metadata import Metadata, day_of, one_line

EARLIEST, LATEST = "1900-01-01", "2100-12-31"
"""Days between which a page's date is believed; fixed, so that the same page gives the same date in any year."""

for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # else Python prints their warnings


_PUBLICATION = re.compile(r"publi[cs]|issued|pubdate", re.IGNORECASE)
_EVENT_ADDRESS = re.compile(r"/(?:events?|calendar|agenda|archive)/", re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")
_BESIDE_DATE = frozenset("published posted on by at in from of the and for min read".split())
_MODIFIED = re.compile(r"modif|updat|revis|expir", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}$", re.IGNORECASE)
_CONTROL_ENTITY = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]))(?:;|(?![\da-fA-F]))"
)
"""A control character in disguise: for one of them the library would drop the whole article."""
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether a text is the source of a page, whatever its file is called."""
    return (
        re.match(
            r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html)\b",
            text[:4000],
            re.IGNORECASE | re.DOTALL,
        )
        is not None
    )


def read_html(page: str, *, name: str) -> tuple[str, Metadata]:
    """Return the article on a page, a paragraph a line, and its metadata; RefusedInput where there is none."""
    import trafilatura  # noqa: PLC0415 (takes half a second to import)
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    tree = trafilatura.load_html(_CONTROL_ENTITY.sub(" ", page))
    text = None
    if tree is not None:
        text = trafilatura.extract(
            deepcopy(tree), include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
        )
    if tree is None or not text or not _is_article(text):
        raise RefusedInput(name, "is a page without an article", "save the article's own page, or its text")
    stated = extract_metadata(deepcopy(tree), date_config={"extensive_search": False, "max_date": LATEST})
    return text, Metadata(
        title=one_line(stated.title),
        publisher=_publisher(one_line(stated.sitename)),
        url=one_line(stated.url),
        language=_language(tree),
        published=_published(tree, stated.url),
    )


def _is_article(text: str) -> bool:
    """Whether something is told: one whole sentence on one line; a menu has none, however long."""
    return re.search(r"(?:\S+[^\S\n]+){5,}\S+[.!?…]", text) is not None


def _publisher(sitename: str | None) -> str | None:
    """The name that a page gives its site; a bare host name is the URL's, and no name."""
    return None if sitename is None or _HOST.match(sitename) else sitename


def _language(tree: Any) -> str | None:
    stated = tree.get("lang") or tree.get("xml:lang") or ""
    match = _LANGUAGE.match(stated.strip())
    return match[0].lower() if match else None


def _published(tree: Any, url: str | None) -> date | None:
    """The day of first publication, from metadata or address; else from the `time` elements above the first paragraph.

    What is called the day of publication goes before what is only called a date.
    """
    from htmldate import find_date  # noqa: PLC0415

    stating = list(_stating(tree))
    named = [element for element in stating if any(_PUBLICATION.search(name) for name in _names(element))]
    for elements, address in ((named, None), (stating, None if url and _EVENT_ADDRESS.search(url) else url)):
        page = _page_of(tree, elements)
        stated = find_date(
            page, extensive_search=False, original_date=True, url=address, min_date=EARLIEST, max_date=LATEST
        )
        if stated:
            return day_of(stated)
    days = {day_of(time.get("datetime", "")[:10]) for time in tree.xpath("//time[@datetime]") if _heads_article(time)}
    return days.pop() if len(days) == 1 else None


def _page_of(tree: Any, elements: list[Any]) -> Any:
    """A page of nothing but what states a date of publication: htmldate would also look into the article's words."""
    page, head, body = (tree.makeelement(tag) for tag in ("html", "head", "body"))
    body.text = "."
    page.extend([head, body])
    head.extend(elements)
    return page


def _stating(tree: Any) -> Iterator[Any]:
    """The elements that state a day of this page, but for such as cannot be read in one way only."""
    for element in tree.xpath("//meta | //*[@itemprop='datePublished']"):
        if not any(_MODIFIED.search(name) for name in _names(element)) and _is_clear(element.get("content") or ""):
            yield deepcopy(element)
    for script in tree.xpath("//script[@type='application/ld+json']"):
        for day in _linked_data_days(script.text or ""):
            yield tree.makeelement("meta", {"property": "article:published_time", "content": day})


def _names(element: Any) -> list[str]:
    return [element.get(key) or "" for key in ("property", "name", "itemprop", "http-equiv")]


def _is_clear(stated: str) -> bool:
    """Whether a date has one reading: not `03/04/2015`, not a day that no calendar has.

    >>> _is_clear("03/04/2015"), _is_clear("13/04/2015"), _is_clear("2015-02-30")
    (False, True, False)
    """
    stated = stated.strip()
    numeric = _NUMERIC.match(stated)
    if numeric:
        return max(int(numeric[1]), int(numeric[2])) > 12 or numeric[1] == numeric[2]
    return day_of(stated[:10]) is not None or not re.match(r"\d{4}-\d\d-\d\d", stated)


def _linked_data_days(script: str) -> Iterator[str]:
    """The days of publication in linked data of the page itself, not of others it lists."""
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        return
    nodes = data if isinstance(data, list) else [data]
    for node in nodes:
        graph = node.get("@graph") if isinstance(node, dict) else None
        for one in (node, *(graph if isinstance(graph, list) else ())):
            day = one.get("datePublished") if isinstance(one, dict) else None
            if isinstance(day, str) and _is_clear(day):
                yield day


def _heads_article(time: Any) -> bool:
    """Whether a `time` element stands above the first paragraph, with nothing but a label or names around it."""
    above = time.xpath("preceding::p[string-length(normalize-space(.)) > 120]")
    around = " ".join(time.getparent().text_content().replace(time.text_content(), " ").split())
    if above or time.xpath("ancestor::aside | ancestor::nav | ancestor::footer") or _MODIFIED.search(around):
        return False
    return all(not word[0].islower() or word.strip(":,.|") in _BESIDE_DATE for word in around.split())
