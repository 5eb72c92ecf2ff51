"""Tables as CSV, for a spreadsheet: UTF-8 with its mark, so that Excel reads it right.

Words of a report that a spreadsheet would take for a formula get an apostrophe in front; the exact words are in the
JSON Lines.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from rapporteur.model import Interval, Participant, Place
from rapporteur.publish.words import broken_words, harmless, quantity_words
from rapporteur.record.event_views import list_events
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage, list_reports, list_statements, list_times

# What Excel, LibreOffice and Google Sheets take for the start of a formula, full-width forms included.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"

DOCUMENT_COLUMNS = (
    *("earliest", "latest", "basis", "publisher", "agencies", "title", "language", "path", "copy of", "id"),
)
TIME_COLUMNS = (
    *("earliest", "latest", "basis", "expression", "type", "value", "mod", "sentence"),
    *("publisher", "title", "path", "document", "start", "end", "id"),
)
STATEMENT_COLUMNS = (
    *("earliest", "latest", "basis", "source", "anonymous", "actor", "via", "cue", "stance", "content", "form"),
    *("publisher", "title", "path", "document", "start", "end", "id"),
)
EVENT_COLUMNS = (
    *("earliest", "latest", "basis", "type", "mode", "status", "actors", "recipients", "places", "quantities"),
    *("reports", "independent sources", "said by", "trigger", "sentence"),
    *("publisher", "title", "path", "document", "start", "end", "id"),
)


def document_rows(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[str]:
    """Give the reports as lines of CSV, by path."""

    def rows() -> Iterator[tuple[str | int | None, ...]]:
        for report in list_reports(store, vantage):
            agencies = "; ".join(report.line["agencies"])
            known = (report.publisher, agencies, report.title, report.line["language"], report.path)
            yield (*_days(report.published), *known, report.line["syndicated_from"], report.id)

    return _csv(DOCUMENT_COLUMNS, rows())


def time_rows(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[str]:
    """Give the time expressions as lines of CSV, by path and place in the text."""

    def rows() -> Iterator[tuple[str | int | None, ...]]:
        for entry in list_times(store, vantage):
            time, report = entry.time, entry.report
            what = (time.span.quote, time.type.value, time.value, time.mod, entry.words.quote)
            where = (report.publisher, report.title, report.path, report.id, time.span.start, time.span.end, time.id)
            yield (*_days(time.interval), *what, *where)

    return _csv(TIME_COLUMNS, rows())


def statement_rows(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[str]:
    """Give the statements as lines of CSV, by path and place in the text; ` … ` joins the parts of what is broken."""

    def rows() -> Iterator[tuple[str | int | None, ...]]:
        for entry in list_statements(store, vantage):
            one, report = entry.statement, entry.report
            source = (broken_words(one.source.spans), "anonymous" if one.source.anonymous else "", one.source.actor)
            via = "; ".join(carrier.name for carrier in one.via)
            form = "direct" if one.direct else "indirect"
            what = (broken_words(one.cue), one.stance.value, broken_words(one.content), form)
            first = one.content[0]
            where = (report.publisher, report.title, report.path, report.id, first.start, one.content[-1].end, one.id)
            yield (*_days(one.time), *source, via, *what, *where)

    return _csv(STATEMENT_COLUMNS, rows())


def event_rows(store: Store, vantage: Vantage = EVERYTHING) -> Iterator[str]:
    """Give the events as lines of CSV, in the order of their days, with the words that show each best; `; ` joins the
    parts of a list."""

    def named(participants: Iterable[Participant | Place]) -> str:
        return "; ".join(dict.fromkeys(one.span.quote for one in participants))

    def rows() -> Iterator[tuple[str | int | None, ...]]:
        for entry in list_events(store, vantage):
            one, lead = entry.event, entry.lead
            shown, report = lead.mention, lead.report
            parts = (named(shown.actors), named(shown.recipients), named(shown.places))
            numbers = "; ".join(quantity_words(quantity) for quantity in one.quantities)
            source = next((broken_words(said.source.spans) for said in lead.within), "")
            what = (one.type.value, one.mode, one.status.value, *parts, numbers, one.reports, one.independent, source)
            words = (shown.trigger.quote, lead.words.quote)
            where = (report.publisher, report.title, report.path, report.id, shown.trigger.start, shown.trigger.end)
            yield (*_days(one.time), *what, *words, *where, one.id)

    return _csv(EVENT_COLUMNS, rows())


TABLES = {"events": event_rows, "times": time_rows, "statements": statement_rows, "documents": document_rows}


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> Iterator[str]:
    yield MARK + _line(columns)
    for row in rows:
        yield _line([_cell(value) for value in row])


def _line(row: Sequence[str | int]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(row)
    return buffer.getvalue()


def _cell(value: str | int | None) -> str | int:
    """Return a value as a cell that no spreadsheet runs.

    >>> _cell("=HYPERLINK(1)")
    "'=HYPERLINK(1)"
    """
    if not isinstance(value, str):
        return "" if value is None else value
    shown = harmless(value)
    return f"'{shown}" if shown.lstrip(" ").startswith(FORMULA) else shown


def _days(interval: Interval | None) -> tuple[str, str, str]:
    if interval is None:
        return "", "", ""
    return str(interval.earliest or ""), str(interval.latest or ""), interval.basis.value
