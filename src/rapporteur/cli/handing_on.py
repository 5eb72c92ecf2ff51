# ruff: noqa: PLC0415  a command imports what it needs when it runs, so that --help and completion answer at once
"""Handing on: a record as files, and as pages."""

import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from rapporteur.cli.group import commands
from rapporteur.cli.options import (
    Place,
    as_of_option,
    complain,
    known_by_option,
    opened,
    out_option,
    seen_from,
)
from rapporteur.publish.exports import EVERY_TABLE, FORMS, Order, forms_help, with_text

if TYPE_CHECKING:
    pass


@commands.command(epilog=forms_help())
@click.option("--format", "name", type=click.Choice(list(FORMS)), required=True, help="Which form: see below.")
@click.option(
    "--table",
    type=click.Choice(EVERY_TABLE),
    metavar="TABLE",
    help="Which table: of csv, events if not given; of parquet, all.",
)
@click.option("--no-text", is_flag=True, help=f"Leave the text of reports out of {', '.join(with_text())}.")
@out_option
@seen_from
def export(place: Place, *, name: str, table: str | None, out: str, no_text: bool) -> None:
    """Write a record to a file: the same reports give the same bytes."""
    form = FORMS[name]
    if table and table not in form.tables:
        has = f"has the tables {', '.join(form.tables)}" if form.tables else "is not in tables"
        raise click.UsageError(f"--table {table}: {name} {has}")
    if no_text and not form.has_text:
        raise click.UsageError(f"--no-text: it goes with {', '.join(with_text())}, not with {name}")
    if form.is_folder and out == "-" and (not table or sys.stdout.isatty()):
        raise click.UsageError(f"{name} is a folder of files: name it with --out; one --table can go into a pipe")
    with opened(place) as (store, vantage):
        form.write(store, vantage, Order(out=out, table=table, text=not no_text, tell=complain))


@commands.command()
@click.argument("record", envvar="RAPPORTEUR_RECORD")
@click.option("--port", type=click.IntRange(1, 65535), help="Port; 8765 or the next free one if not given.")
@click.option("--open/--no-open", "open_browser", default=True, help="Open the reader in the browser.")
@click.option("--by", envvar="RAPPORTEUR_PERSON", metavar="NAME", help="Who reviews; your login if not given.")
def serve(record: str, port: int | None, by: str | None, *, open_browser: bool) -> None:
    """Read a record in the browser, and review it: for this machine alone, until Ctrl-C."""
    from getpass import getuser

    from rapporteur.publish.web.serve import serve as serve_reader

    serve_reader(record, person=by or getuser(), port=port, tell=click.echo, open_browser=open_browser)


@commands.command()
@click.argument("record", envvar="RAPPORTEUR_RECORD")
@as_of_option
@known_by_option
@click.option("--no-text", is_flag=True, help="Only the passages that are quoted, not the reports' whole texts.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=500,
    show_default=True,
    metavar="EVENTS",
    help="How many events at most: those that most sources tell of. Other lists are as long.",
)
@out_option
def report(record: str, as_of: date | None, known_by: date | None, *, out: str, **asked: Any) -> None:
    """Write a record as one web page that opens offline, out of a mail too: the same record gives the same bytes."""
    from rapporteur.publish.output import write_out
    from rapporteur.publish.web.report import Order, report_lines

    with opened(Place(record, as_of, known_by)) as (store, vantage):
        write_out(report_lines(store, vantage, Order(limit=asked["limit"], text=not asked["no_text"])), out)
