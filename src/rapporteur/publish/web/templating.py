"""Templating: the templates of the reader, and what they say of days, words and numbers.

Everything is escaped, and what steers, hides or turns round is named, as on the terminal: the words of a report are
shown, never obeyed.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rapporteur.model import EventType, Span, Status
from rapporteur.publish.web.map import map_of
from rapporteur.publish.words import (
    broken_words,
    count_words,
    day_words,
    duration_words,
    harmless,
    interval_words,
    matter_words,
    prose_words,
    quantity_words,
    review_words,
    value_words,
    visible,
)

HERE: Final = Path(__file__).parent
STATIC: Final = HERE / "static"
STATUS_WORDS: Final = {status: status.value.replace("_", " ") for status in Status}
TYPE_WORDS: Final = {
    EventType.AGREE: "agrees", EventType.CONSULT: "meets or confers", EventType.SUPPORT: "supports",
    EventType.CONCEDE: "concedes", EventType.COOPERATE: "cooperates", EventType.AID: "gives aid",
    EventType.RETREAT: "withdraws, releases or lays down arms", EventType.REQUEST: "asks or demands",
    EventType.ACCUSE: "accuses", EventType.REJECT: "rejects", EventType.THREATEN: "threatens",
    EventType.PROTEST: "protests", EventType.SANCTION: "sanctions or breaks off", EventType.MOBILIZE: "mobilises",
    EventType.COERCE: "coerces or seizes", EventType.ASSAULT: "attacks",
}  # fmt: skip
"""PLOVER's types in ordinary words."""


@cache
def environment() -> Environment:
    """Return the templates."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "broken": broken_words,
        "counted": count_words,
        "day": day_words,
        "days": prose_words,
        "duration": duration_words,
        "iso_days": interval_words,
        "line": visible,
        "look": "in-{}".format,
        "marked": marked,
        "matter": matter_words,
        "on_map": map_of,
        "outside": outside,
        "quantity": quantity_words,
        "review": review_words,
        "value": value_words,
    }
    made.globals |= {"STATUS_WORDS": STATUS_WORDS, "TYPE_WORDS": TYPE_WORDS}
    return made


def render(template: str, **context: Any) -> str:
    """Return a template filled in."""
    return environment().get_template(template).render(context)


def marked(words: Span, marks: Iterable[Span]) -> list[tuple[str, bool]]:
    """Return words cut into what is marked and what is not; marks that stand elsewhere are left out.

    >>> marked(Span("doc", 0, 14, "Talks resumed."), [Span("doc", 6, 13, "resumed")])
    [('Talks ', False), ('resumed', True), ('.', False)]
    """
    pieces, at = [], words.start
    for mark in sorted(marks):
        if mark.document == words.document and at <= mark.start and mark.end <= words.end:
            pieces += [(words.quote[at - words.start : mark.start - words.start], False), (mark.quote, True)]
            at = mark.end
    pieces.append((words.quote[at - words.start :], False))
    return [piece for piece in pieces if piece[0]]


def outside(url: str | None) -> str | None:
    """Return an address of the web if it is one that a person may follow, else None.

    >>> outside("https://example.org/a"), outside("javascript:alert(1)"), outside(" https://example.org")
    ('https://example.org/a', None, None)
    """
    try:
        parts = urlsplit(url or "")
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    clean = url == visible(url or "") and not (url or "").startswith(" ")
    return url if is_web and clean else None


def _shown(value: object) -> object:
    """Return a value as it is written: plain text with what steers or hides named; markup of ours as it is."""
    return harmless(value) if type(value) is str else value
