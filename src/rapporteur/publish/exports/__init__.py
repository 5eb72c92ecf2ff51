# ruff: noqa: PLC0415  a form imports its library when it is written, so that --help answers at once
"""Exports: the forms in which a record is handed on, each a function of a record and of where it is seen from.

jsonl.py, spreadsheet.py (above)   everything as JSON Lines; tables as CSV
parquet.py, columns.py, rows.py    tables as Parquet
plover.py, folding.py              events as PLOVER records
timelinejs.py                      events as a TimelineJS 3 timeline
ftm.py                             documents, actors, events as FollowTheMoney entities
geojson.py                         events on the map
web_annotation.py                  what was found where in the texts, as W3C Web Annotations
prov.py                            what comes from where, as PROV-O
brief.py, markdown.py              a brief for a reader, in Markdown
edtf.py, json_object.py            dates and JSON for several of them

To add a form, write a module with a function that gives its lines, and put it into FORMS for the command line.
docs/exports.md says what each holds and what it loses.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from rapporteur.publish.output import write_out

if TYPE_CHECKING:
    from rapporteur.record.store import Store
    from rapporteur.record.views import Vantage

TABLES = ("documents", "events", "statements", "times")
MORE_TABLES = (
    *("actors", "mentions", "event_mentions", "agreements", "commitments", "positions", "disagreements", "judgements"),
)
EVERY_TABLE = TABLES + MORE_TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked of an export: where it goes, which table, with or without the reports' text, and who is told in a
    line what the form leaves out."""

    out: str
    table: str | None = None
    text: bool = True
    tell: Callable[[str], None]


Lines = Callable[["Store", "Vantage", Order], Iterator[str]]
Write = Callable[["Store", "Vantage", Order], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of export: what it is for, the tables it comes in, whether it holds the reports' text, and whether all its
    tables together are a folder."""

    what: str
    write: Write
    tables: tuple[str, ...] = ()
    has_text: bool = False
    is_folder: bool = False


def _as_lines(lines: Lines) -> Write:
    def write(store: "Store", vantage: "Vantage", order: Order) -> None:
        write_out(lines(store, vantage, order), order.out)

    return write


def _jsonl(store: "Store", vantage: "Vantage", order: Order) -> Iterator[str]:
    from rapporteur.publish.jsonl import record_lines

    return record_lines(store, vantage, text=order.text)


def _csv(store: "Store", vantage: "Vantage", order: Order) -> Iterator[str]:
    from rapporteur.publish.spreadsheet import TABLES

    return TABLES[order.table or "events"](store, vantage)


def _parquet(store: "Store", vantage: "Vantage", order: Order) -> None:
    from rapporteur.publish.exports.parquet import write_folder, write_table

    if order.table:
        write_table(store, vantage, order.table, order.out, text=order.text)
    else:
        write_folder(store, vantage, Path(order.out), text=order.text)


def _plover(store: "Store", vantage: "Vantage", order: Order) -> Iterator[str]:
    from rapporteur.publish.exports.plover import plover_lines

    return plover_lines(store, vantage, text=order.text, tell=order.tell)


def _timelinejs(store: "Store", vantage: "Vantage", order: Order) -> Iterator[str]:
    from rapporteur.publish.exports.timelinejs import timeline_lines

    return timeline_lines(store, vantage, tell=order.tell)


def _ftm(store: "Store", vantage: "Vantage", order: Order) -> Iterator[str]:
    from rapporteur.publish.exports.ftm import entity_lines

    return entity_lines(store, vantage, text=order.text)


def _geojson(store: "Store", vantage: "Vantage", order: Order) -> Iterator[str]:
    from rapporteur.publish.exports.geojson import map_lines

    return map_lines(store, vantage, tell=order.tell)


def _web_annotation(store: "Store", vantage: "Vantage", _: Order) -> Iterator[str]:
    from rapporteur.publish.exports.web_annotation import page_lines

    return page_lines(store, vantage)


def _prov(store: "Store", vantage: "Vantage", _: Order) -> Iterator[str]:
    from rapporteur.publish.exports.prov import turtle_lines

    return turtle_lines(store, vantage)


def _brief(store: "Store", vantage: "Vantage", _: Order) -> Iterator[str]:
    from rapporteur.publish.exports.brief import brief_lines

    return brief_lines(store, vantage)


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "jsonl": Form(what="Everything, as JSON Lines.", write=_as_lines(_jsonl), has_text=True),
        "csv": Form(what="One table, for a spreadsheet.", write=_as_lines(_csv), tables=TABLES),
        "parquet": Form(
            what="Tables with types, for pandas or DuckDB: a folder, or one --table.",
            write=_parquet,
            tables=EVERY_TABLE,
            has_text=True,
            is_folder=True,
        ),
        "plover": Form(what="Events as PLOVER codes them, as JSON Lines.", write=_as_lines(_plover), has_text=True),
        "timelinejs": Form(what="Events, for TimelineJS 3.", write=_as_lines(_timelinejs)),
        "ftm": Form(what="FollowTheMoney entities, as JSON Lines.", write=_as_lines(_ftm), has_text=True),
        "geojson": Form(what="Events on the map.", write=_as_lines(_geojson)),
        "web-annotation": Form(
            what="What was found where in the texts, as W3C Web Annotations.", write=_as_lines(_web_annotation)
        ),
        "prov": Form(what="What comes from where, as PROV-O in Turtle.", write=_as_lines(_prov)),
        "brief": Form(what="A brief for a reader, in Markdown.", write=_as_lines(_brief)),
    }
)
"""The forms by name, in the order in which the command line lists them."""


def forms_help() -> str:
    """Return what each form is, and the tables of those that have some, a line each, as the command line shows it."""
    width = max(map(len, FORMS)) + 2
    forms = [f"  {name:{width}}{form.what}" for name, form in FORMS.items()]
    tables = [f"  {'csv, parquet':{width}}{', '.join(TABLES)}", f"  {'parquet':{width}}{', '.join(MORE_TABLES)}"]
    return "\n".join(("\b", "Forms:", *forms, "", "\b", "Tables:", *tables))


def with_text() -> list[str]:
    """Return the forms that hold the text of reports."""
    return [name for name, form in FORMS.items() if form.has_text]
