"""File links: where things are when all pages stand in one file: at anchors of it, or nowhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapporteur.model import Span

TOP = "top"


class FileLinks:
    """Where things are from one section of the file.

    Sections have anchors of their own, as `section.anchor`; of reports, whatever is linked to is there, and is noted.
    """

    def __init__(self, section: str, there: Mapping[str, Iterable[str]], quoted: "Quoted") -> None:
        """`there` has of each page the names of what the file has, of those that are of nothing an empty one."""
        self._section, self._there, self._quoted = section, there, quoted

    def to(self, page: str, name: str = "", /, *, anchor: str = "", **_: object) -> str | None:
        if page == "document":
            self._quoted.add(name)
        elif name not in self._there.get(page, ()):
            return None
        return f"#{name or page}.{anchor or TOP}"

    def span(self, span: Span) -> str | None:
        self._quoted.add(span.document, span)
        return f"#{span.document}.s{span.start}-{span.end}"

    def here(self, anchor: str) -> str:
        return f"{self._section}.{anchor}"

    def same(self, **_: object) -> None:
        return None

    def action(self, _: str) -> None:
        return None

    def static(self, _: str) -> None:
        return None


class Quoted:
    """The reports that the sections of a file lead to, each with the stretches that they quote."""

    def __init__(self) -> None:
        self._spans: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)

    def add(self, document: str, span: Span | None = None) -> None:
        """Note that a report is led to, and where."""
        self._spans[document] |= {(span.start, span.end)} if span else set()

    def reports(self) -> list[str]:
        """Return the reports by identifier."""
        return sorted(self._spans)

    def of(self, document: str) -> list[tuple[int, int]]:
        """Return the stretches of a report that are quoted, in text order."""
        return sorted(self._spans[document])
