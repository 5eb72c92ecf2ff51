"""Links: where things are. Templates know no addresses, so that the pages can stand under a server or in one file."""

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, urlencode

from rapporteur.model import Span
from rapporteur.publish.web.asked import Asked

LIT = "lit"
"""The anchor of the words that a page was asked to light."""


class Links(Protocol):
    """Where things are. What has no place, such as a page that one file leaves out, is None: it is written unlinked."""

    def to(self, page: str, name: str = "", /, *, anchor: str = "", **query: object) -> str | None:
        """Return where a page is: that of a name, at an anchor, with a query whose empty values are left out."""

    def span(self, span: Span) -> str | None:
        """Return where a span is in the text of its report, lit."""

    def here(self, anchor: str) -> str:
        """Return an anchor of this page as an `id`, unlike those of all other pages."""

    def same(self, **query: object) -> str | None:
        """Return where this page is with some of its query changed."""

    def action(self, name: str) -> str | None:
        """Return where a form is sent; None where nothing can be written."""

    def static(self, file: str) -> str | None:
        """Return where a file of `static` is; None where it stands in the page itself."""


class ServerLinks:
    """Where things are under a server, from a page: the vantage goes along."""

    def __init__(self, paths: Mapping[str, str], actions: Mapping[str, str], *, page: str, asked: Asked) -> None:
        self._paths, self._actions, self._page, self._asked = paths, actions, page, asked

    def to(self, page: str, name: str = "", /, *, anchor: str = "", **query: object) -> str | None:
        return self._address(self._paths.get(page), name, query, anchor)

    def span(self, span: Span) -> str | None:
        lit = {"span": f"{span.start}-{span.end}"}
        return self._address(self._paths.get("document"), span.document, lit, LIT)

    def here(self, anchor: str) -> str:
        return anchor

    def same(self, **query: object) -> str | None:
        return self._address(self._paths.get(self._page), self._asked.name, {**self._asked.query, **query})

    def action(self, name: str) -> str | None:
        return self._address(self._actions.get(name), self._asked.name, {})

    def static(self, file: str) -> str | None:
        return f"/static/{quote(file)}"

    def _address(self, path: str | None, name: str, query: Mapping[str, object], anchor: str = "") -> str | None:
        if path is None:
            return None
        vantage = {"as_of": self._asked.vantage.as_of, "known_by": self._asked.vantage.known_by}
        told = [(key, str(value)) for key, value in {**vantage, **query}.items() if value not in (None, "")]
        address = path.replace("{name}", quote(name, safe=""))
        return address + (f"?{urlencode(told)}" if told else "") + (f"#{quote(anchor)}" if anchor else "")
