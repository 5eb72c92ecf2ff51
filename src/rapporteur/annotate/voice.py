"""Voice: the party in whose name a report speaks, who "we" are where nobody is quoted."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from rapporteur.model import Document, Mention

_HEAD: Final = 8
"""Lines at the top among which a letterhead is looked for, at most."""
_FOOT: Final = 3
"""Lines at the end among which a signature is."""
_LONGEST: Final = 90
"""Characters of such a line."""
_SENTENCE: Final = re.compile(r"[.!?…]$")
_PUBLISHES: Final = re.compile(
    r"\b(?:bulletin|communiqu[eé]|organ|statement|declaration|circular|release|newsletter|letter|message|council|command"
    r"|board|committee|executive|secretariat|delegation|office|bureau|presidium|staff)\b",
    re.IGNORECASE,
)
"""Words of a letterhead or signature that is more than a name."""
_BEFORE: Final = r"(?:^(?:the )?|\b(?:of|for|by) (?:the )?)"
_AFTER: Final = r"(?:-\w+)?(?=$|\s*[,;:(|]|\s+No\b|\s+of\s)"
_FAR: Final = 2000
"""Characters before a mention in which its paragraph is looked at, at most."""


def voice_of(document: Document, powers: Iterable[Mention]) -> str | None:
    """Return the actor that a letterhead or a signature names: the last one in it, whom all before it are of.

    None where there is none, or where several sign.
    """
    named = [one for one in powers if one.actor]
    day = document.dateline.quote if document.dateline else None
    signed = [actor for line in _lines(document.text) if line != day and (actor := _named_in(line, named))]
    return signed[0] if len(set(signed)) == 1 else None


def is_quoted(document: Document, mention: Mention) -> bool:
    """Return whether a mention stands between quotation marks that open in its paragraph."""
    far = max(0, mention.span.start - _FAR)
    before = document.text[far : mention.span.start].rpartition("\n")[2]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”") or before.rfind("«") > before.rfind("»")


def _lines(text: str) -> Iterator[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    yield from takewhile(_is_heading, lines[:_HEAD])
    yield from filter(_is_heading, lines[-_FOOT:])


def _is_heading(line: str) -> bool:
    return len(line) < _LONGEST and not _SENTENCE.search(line)


def _named_in(line: str, powers: Iterable[Mention]) -> str | None:
    """Return whom a line is signed by: it begins with a name, or says what is published, and by whom last."""
    published = _PUBLISHES.search(line) is not None
    found = {
        place.end(): one.actor
        for one in powers
        if one.span.quote.lower() in line.lower()
        for place in re.finditer(rf"{_BEFORE}{re.escape(one.span.quote)}{_AFTER}", line, re.IGNORECASE)
        if published or place.start() == 0
    }
    return found[max(found)] if found else None
