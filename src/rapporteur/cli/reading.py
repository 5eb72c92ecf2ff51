# ruff: noqa: PLC0415  a command imports what it needs when it runs, so that --help and completion answer at once
"""Reading: reports in, a record or lines out."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rapporteur.cli.group import commands
from rapporteur.cli.options import (
    Day,
    complain,
    out_option,
    record_option,
)
from rapporteur.errors import NoReports

if TYPE_CHECKING:
    pass


@commands.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@record_option
@click.option("--workers", type=click.IntRange(min=1), help="Processes to read with; one a core if not given.")
def build(paths: tuple[Path, ...], record: str, workers: int | None) -> None:
    """Read reports (files or folders) into a record.

    What the record holds already is not read again. A build that was stopped goes on where it stopped.
    """
    from rapporteur import pipeline
    from rapporteur.publish.progress import shown_progress
    from rapporteur.publish.words import count_words, visible
    from rapporteur.settings import Settings

    with shown_progress(lambda: pipeline.total_size(paths)) as (advance, tell):
        report = pipeline.build(
            paths,
            record,
            settings=Settings(workers=workers),
            progress=advance,
            refuse=lambda refusal: tell(visible(f"rapporteur: refused {refusal}")),
        )
    replaced = f"{report.replaced:,} replaced, " if report.replaced else ""
    added = count_words(report.added, "report")
    click.echo(f"{added} added, {replaced}{report.unchanged:,} unchanged, {report.refused:,} refused")


@commands.command()
@click.argument("source", metavar="INPUT", type=click.Path(path_type=Path))
@click.option("--published", type=Day(), help="The day it was published, if you know better than the page.")
@out_option
def annotate(source: Path, published: date | None, out: str) -> None:
    """Read a file or folder without a record and write what it says as JSON Lines."""
    from rapporteur import pipeline
    from rapporteur.publish.jsonl import reading_lines
    from rapporteur.publish.output import write_out

    readings = pipeline.read_and_annotate(
        source, published=published, refuse=lambda refusal: complain(f"refused {refusal}")
    )
    if not readings:
        raise NoReports(f"{source}: no report here can be read; name a report, or a folder of reports")
    write_out(reading_lines(readings), out)
