"""HTML: a page -> its article's text and what the page states about it, by trafilatura and htmldate.

A date is taken only from where a page states it: its address, its metadata, a `time` element; never from the running
text.
"""

import logging
import re
from copy import deepcopy
from typing import Any

from rapporteur.errors import RefusedInput
from rapporteur.read.metadata import Metadata, day_of, one_line

EARLIEST, LATEST = "1900-01-01", "2100-12-31"
"""Days between which a page's date is believed; fixed, so that the same page gives the same date in any year."""

for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())  # else Python prints their warnings

LEAST_WORDS = 40
"""In fewer words an article must have a sentence."""

_MODIFIED = re.compile(r"modif|updat|revis|expir", re.IGNORECASE)
_HOST = re.compile(r"^(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}$", re.IGNORECASE)
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

    tree = trafilatura.load_html(page)
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
    """Whether something is told: one whole sentence, or enough words; a menu has neither."""
    return len(text.split()) >= LEAST_WORDS or re.search(r"(?:\S+\s+){5,}\S+[.!?…]", text[:2000]) is not None


def _publisher(sitename: str | None) -> str | None:
    """The name that a page gives its site; a bare host name is the URL's, and no name."""
    return None if sitename is None or _HOST.match(sitename) else sitename


def _language(tree: Any) -> str | None:
    stated = tree.get("lang") or tree.get("xml:lang") or ""
    match = _LANGUAGE.match(stated.strip())
    return match[0].lower() if match else None


def _published(tree: Any, url: str | None) -> Any:
    """The day of first publication, from metadata or address; else from `time` elements that all give one day."""
    from htmldate import find_date  # noqa: PLC0415

    stated = find_date(
        _stating(tree), extensive_search=False, original_date=True, url=url, min_date=EARLIEST, max_date=LATEST
    )
    if stated:
        return day_of(stated)
    days = {day_of(value[:10]) for value in tree.xpath("//time/@datetime") if value.strip()}
    return days.pop() if len(days) == 1 else None


def _stating(tree: Any) -> Any:
    """A page of nothing but what states a date of publication: htmldate would also look into the article's words."""
    page, head, body = (tree.makeelement(tag) for tag in ("html", "head", "body"))
    body.text = "."
    page.extend([head, body])
    for element in tree.xpath("//meta | //script[@type='application/ld+json'] | //*[@itemprop='datePublished']"):
        if not any(_MODIFIED.search(element.get(key) or "") for key in ("property", "name", "itemprop", "http-equiv")):
            head.append(deepcopy(element))
    return page
