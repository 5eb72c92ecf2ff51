"""The report: a record read-only in one file, which opens without a network or a server, out of a mail too.

It has the templates of the reader's pages, as sections; what leads to another page leads to its section, where the file
has it. There is no script in it and nothing it could fetch, and its policy lets a browser run and fetch nothing.
"""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from rapporteur import __version__
from rapporteur.model import Document, Span
from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.web.disagreements import make_disagreements
from rapporteur.publish.web.event import event_shown
from rapporteur.publish.web.file_links import FileLinks, Quoted
from rapporteur.publish.web.ledger import commitment_shown, ledger_shown
from rapporteur.publish.web.segments import Mark, Run, breaks_of, paragraphs_of, segments_of
from rapporteur.publish.web.sources import make_sources
from rapporteur.publish.web.story import Part, make_story
from rapporteur.publish.web.templating import STATIC, render
from rapporteur.publish.words import left_out_words
from rapporteur.record.event_views import all_events
from rapporteur.record.ledger.reckoning import relations_of
from rapporteur.record.ledger.views import list_ledger
from rapporteur.record.overview import best_told, count_events
from rapporteur.record.sentences import sentences_around
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage, actor_names, count_reports, left_out, reports_by_id

LIMIT: Final = 500
"""Events that a file has where nothing else is asked, and lines of each of its other lists."""
SECTIONS: Final = ("story", "ledger", "disagreements", "sources", "reports")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked of a file: how many events at most, and whether it has the reports' whole texts or only the
    passages that are quoted."""

    limit: int = LIMIT
    text: bool = True


def report_lines(store: Store, vantage: Vantage, order: Order) -> Iterator[str]:
    """Give the file, section by section: the same record gives the same bytes."""
    return _File(store, vantage, order).sections()


class _File:
    """The sections of a file, in their order: reports come last, once it is known what of them is quoted."""

    def __init__(self, store: Store, vantage: Vantage, order: Order) -> None:
        self._store, self._vantage, self._order = store, vantage, order
        self._asked = Asked(vantage=vantage)
        self._glances = best_told(store, vantage, limit=order.limit)
        self._ledger = list_ledger(store, vantage)
        self._names = actor_names(store, vantage)
        self._quoted = Quoted()
        self._there = {
            **{section: frozenset([""]) for section in SECTIONS},
            "event": frozenset(one.id for one in self._glances),
            "commitment": frozenset(one.id for one in self._ledger[: order.limit]),
        }

    def sections(self) -> Iterator[str]:
        store, asked, most = self._store, self._asked, self._order.limit
        yield self._head()
        yield self._drawn("report_story.html", "story", self._story())
        yield from self._events()
        yield from self._commitments()
        yield self._drawn("disagreements.html", "disagreements", make_disagreements(store, asked, most=most))
        yield self._drawn("sources.html", "sources", make_sources(store, asked, most=most))
        yield from self._reports()
        yield "</main>\n</body>\n</html>"

    def _drawn(self, template: str, section: str, context: Context) -> str:
        link = FileLinks(section, self._there, self._quoted)
        around = {"shell": "section.html", "link": link, "asked": self._asked, "token": None}
        return render(template, **around, **context)

    def _head(self) -> str:
        styles = (STATIC / "style.css").read_text(encoding="utf-8")
        days = self._vantage
        return self._drawn(
            "report_head.html",
            "head",
            {
                "title": "The record of a story",
                "styles": styles,
                "policy": policy_of(styles),
                "count": count_reports(self._store, days),
                "left_out": left_out_words(left_out(self._store, days), days.known_by),
                "software": f"Rapporteur {__version__}",
                "sections": SECTIONS,
            },
        )

    def _story(self) -> Context:
        """Return the story drawn where most of it is, with every event of the file in its list."""
        whole = count_events(self._store, self._vantage)
        is_cut = len(self._glances) == self._order.limit < whole
        part = Part(glances=tuple(self._glances), before=None, after=None)
        return make_story(self._store, self._asked) | {"part": part, "cut_from": whole if is_cut else None}

    def _events(self) -> Iterator[str]:
        related = relations_of(self._ledger)
        for glance in self._glances:
            for entry in all_events(self._store, self._vantage, [glance.id]):
                shown = event_shown(self._store, entry, self._vantage, related=related, names=self._names)
                yield self._drawn("event.html", glance.id, shown)

    def _commitments(self) -> Iterator[str]:
        shown = ledger_shown(self._store, self._ledger, self._asked, most=self._order.limit)
        yield self._drawn("ledger.html", "ledger", shown)
        for entry in shown["entries"]:
            yield self._drawn(
                "commitment.html", entry.commitment.id, commitment_shown(self._store, entry, self._vantage)
            )

    def _reports(self) -> Iterator[str]:
        """Give the reports that other sections lead to."""
        held = reports_by_id(self._store, self._quoted.reports())
        reports = sorted(held.values(), key=lambda one: (one.path, one.id))
        others = count_reports(self._store, self._vantage) - len(reports)
        shown = {"title": "Reports", "reports": reports, "others": max(others, 0), "whole": self._order.text}
        yield self._drawn("report_reports.html", "reports", shown)
        for report in reports:
            reading = self._store.reading(report.id)
            document = reading.document
            spans = [document.span(*ends) for ends in self._quoted.of(report.id)]
            stretches = [(0, len(document.text))] if self._order.text else self._passages(document, spans)
            yield self._drawn(
                "report_document.html",
                report.id,
                {
                    "title": document.title or "(no title)",
                    "reading": reading,
                    "document": document,
                    "origin": held.get(document.syndicated_from or ""),
                    "passages": [_paragraphs(document, spans, *stretch) for stretch in stretches],
                    "whole": self._order.text,
                },
            )

    def _passages(self, document: Document, spans: list[Span]) -> list[tuple[int, int]]:
        """Return the stretches of a report that are shown without its text: the sentences of what is quoted."""
        out: list[tuple[int, int]] = []
        for words in sorted(set(sentences_around(self._store, spans).values())):
            if out and not document.text[out[-1][1] : words.start].strip():
                out[-1] = out[-1][0], max(words.end, out[-1][1])
            else:
                out.append((words.start, words.end))
        return out


def _paragraphs(document: Document, spans: list[Span], start: int, end: int) -> list[list[Run]]:
    marks = [Mark(start=span.start, end=span.end, look="quoted") for span in spans]
    cuts = {at for ends in breaks_of(document.text, start, end) for at in ends}
    return paragraphs_of(segments_of(document.text, marks, start=start, end=end, cuts=cuts), None)


def policy_of(styles: str) -> str:
    """Return what a browser lets the file do: use these styles, and nothing else."""
    digest = b64encode(sha256(styles.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
