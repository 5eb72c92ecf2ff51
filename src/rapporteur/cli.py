# ruff: noqa: PLC0415  a command imports what it needs when it runs, so that --help and completion answer at once
"""The command line: options in, one library call, print."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from rapporteur import __version__
from rapporteur.errors import NoReports, RapporteurError

if TYPE_CHECKING:
    from rapporteur.record.event_views import EventEntry
    from rapporteur.record.store import Store
    from rapporteur.record.views import Vantage

FAILED, INTERRUPTED = 1, 130
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
VERDICTS = ("same", "different", "unsure")
STATUSES = ("happened", "ongoing", "planned", "possible", "called_off", "did_not_happen")


class Day(click.ParamType[date]):
    """A day as 2030-11-23."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2030-11-23", param, ctx)


class Place(NamedTuple):
    """Which record, seen from which day, with what known by which day."""

    record: str
    as_of: date | None
    known_by: date | None


record_option = click.option(
    "--record", required=True, envvar="RAPPORTEUR_RECORD", metavar="FILE", help="The record: a file, or a database URL."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, not a table.")
as_of_option = click.option("--as-of", type=Day(), help="See the world from this day: leave out what begins later.")
known_by_option = click.option("--known-by", type=Day(), help="Hear only reports surely published by this day.")
out_option = click.option("--out", default="-", metavar="FILE", help="Where to write; - is standard output.")


def seen_from(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say where a record is and from which day it is seen; the command gets them as `place`."""

    @wraps(command)
    def placed(*, record: str, as_of: date | None, known_by: date | None, **rest: Any) -> None:
        command(Place(record, as_of, known_by), **rest)

    return record_option(as_of_option(known_by_option(placed)))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rapporteur")
def commands() -> None:
    """Read news reports and keep the record: dated, cited, exact."""


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


@commands.command()
@seen_from
@json_option
def documents(place: Place, *, as_json: bool) -> None:
    """List the reports of a record."""
    from rapporteur.lines import dump
    from rapporteur.record.views import list_reports

    with opened(place) as (store, vantage):
        reports = list_reports(store, vantage)
        if as_json:
            print_lines(dump(report.line) for report in reports)
            return
        from rapporteur.publish.tables import make_console, print_reports

        if not print_reports(make_console(), reports):
            complain("no reports to show")


@commands.command()
@seen_from
@json_option
def timeline(place: Place, *, as_json: bool) -> None:
    """List the events of a record of which some day is known, in the order of their days."""
    from rapporteur.record.event_views import list_timeline

    with opened(place) as (store, vantage):
        show_events(list_timeline(store, vantage), as_json=as_json)


@commands.command()
@seen_from
@click.option("--type", "types", multiple=True, type=click.Choice(TYPES, case_sensitive=False), help="Of this type.")
@click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Of this status.")
@click.option("--actor", metavar="NAME", help="Where one of this name, or part of a name, acts or is acted upon.")
@click.option("--from", "first", type=Day(), help="Not over before this day.")
@click.option("--to", "last", type=Day(), help="Begun by this day.")
@json_option
def events(place: Place, *, types: tuple[str, ...], statuses: tuple[str, ...], as_json: bool, **rest: Any) -> None:
    """List the events of a record in the order of their days: all, or those asked for."""
    from rapporteur.model import EventType, Status
    from rapporteur.record.event_views import Wanted, list_events

    wanted = Wanted(types=tuple(map(EventType, types)), statuses=tuple(map(Status, statuses)), **rest)
    with opened(place) as (store, vantage):
        show_events(list_events(store, vantage, wanted), as_json=as_json)


@commands.command()
@seen_from
@click.option("--source", metavar="NAME", help="What one of this name, or part of a name, says.")
@json_option
def statements(place: Place, *, source: str | None, as_json: bool) -> None:
    """List who says what, and through whom, report by report."""
    from rapporteur.publish.jsonl import statement_entry_lines
    from rapporteur.record.views import list_statements

    with opened(place) as (store, vantage):
        entries = list_statements(store, vantage, source=source)
        if as_json:
            print_lines(statement_entry_lines(entries))
            return
        from rapporteur.publish.tables import make_console, print_statements

        if not print_statements(make_console(), entries):
            complain("no statements to show")


@commands.command()
@click.argument("name", metavar="ID")
@seen_from
@json_option
def show(place: Place, *, name: str, as_json: bool) -> None:
    """Show one report, time expression, statement or event.

    It is named by its identifier, of which the beginning will do, or by a report's file name.
    """
    from rapporteur.publish.jsonl import shown_line
    from rapporteur.record.find import find
    from rapporteur.record.views import read_as_seen

    with opened(place) as (store, vantage):
        found = find(store, name)
        if found.event:
            show_event(store, found.event, vantage, as_json=as_json)
            return
        reading = read_as_seen(store, found.document, vantage)
        if as_json:
            print_lines([shown_line(reading, found)])
            return
        from rapporteur.publish.tables import make_console, print_reading, print_statement, print_time

        if found.time:
            print_time(make_console(), reading, found.time)
        elif found.statement:
            print_statement(make_console(), reading, found.statement)
        else:
            print_reading(make_console(), reading)


@commands.command()
@click.argument("name", metavar="EVENT")
@seen_from
@json_option
def sources(place: Place, *, name: str, as_json: bool) -> None:
    """Show from whom an event is known: who says it in the end, and through whom it came to each report."""
    from rapporteur.publish.jsonl import sources_line
    from rapporteur.record.event_views import event_entry
    from rapporteur.record.find import find_event
    from rapporteur.record.views import actor_names

    with opened(place) as (store, vantage):
        entry = event_entry(store, find_event(store, name), vantage)
        if as_json:
            print_lines([sources_line(entry)])
            return
        from rapporteur.publish.tables import make_console, print_sources

        print_sources(make_console(), entry, actor_names(store))


@commands.command()
@seen_from
@json_option
def disagreements(place: Place, *, as_json: bool) -> None:
    """List what does not fit together: numbers, days, denials, and at whose door a deed is laid."""
    from rapporteur.record.disagreements import disagreements_of
    from rapporteur.record.event_views import list_events

    with opened(place) as (store, vantage):
        found = (
            (entry, one)
            for entry in list_events(store, vantage)
            for one in disagreements_of(entry.event.id, entry.told)
        )
        if as_json:
            from rapporteur.lines import dump
            from rapporteur.publish.jsonl import disagreement_line

            print_lines(dump(disagreement_line(one)) for _, one in found)
            return
        from rapporteur.publish.tables import make_console, print_disagreements
        from rapporteur.record.views import actor_names

        if not print_disagreements(make_console(), found, actor_names(store)):
            complain("no disagreements to show")


@commands.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.option("--because", required=True, metavar="WORDS", help="Why; it is kept with the judgement.")
@click.option("--by", envvar="RAPPORTEUR_PERSON", required=True, metavar="NAME", help="Whose judgement it is.")
@click.option("--on", "day", type=Day(), help="The day of the judgement; today if not given.")
@record_option
def judge(one: str, other: str, verdict: str, record: str, **given: Any) -> None:
    """Judge two events, or two actors, to be the same, different, or unsure.

    What a person judged is kept apart from what the program found, outlives every build, and wins.
    """
    from rapporteur.record.find import find_judged
    from rapporteur.record.judged import Verdict, judgement_of
    from rapporteur.record.store import Store

    if not given["because"].strip() or not given["by"].strip():
        raise click.UsageError("say why (--because) and whose judgement it is (--by)")
    with Store.open(record, write=True) as store:
        pair = find_judged(store, one, other)
        day = given["day"] or date.today()
        maker = f"person:{given['by']}"
        made = judgement_of(pair, Verdict(verdict), reason=given["because"], made_by=maker, made_at=day)
        made = store.judge(made)
    click.echo(f"{made.id}: {made.one} and {made.other} are {made.verdict}")


@commands.command()
@click.argument("judgement", metavar="JUDGEMENT")
@click.option("--on", "day", type=Day(), help="The day it was undone; today if not given.")
@record_option
def undo(judgement: str, day: date | None, record: str) -> None:
    """Take back a judgement; that it was made, and undone, is kept."""
    from rapporteur.record.store import Store

    with Store.open(record, write=True) as store:
        undone = store.undo(judgement, day or date.today())
    click.echo(f"{undone.id} undone: {undone.one} and {undone.other} are as the program finds them")


@commands.command()
@record_option
@json_option
def judgements(record: str, *, as_json: bool) -> None:
    """List what persons judged, and what of it was undone."""
    from rapporteur.lines import dump
    from rapporteur.publish.jsonl import judgement_line
    from rapporteur.record.judged import judgements_of
    from rapporteur.record.store import Store

    with Store.open(record) as store:
        held = judgements_of(store.connection, standing=False)
        if as_json:
            print_lines(dump(judgement_line(one)) for one in held)
            return
        from rapporteur.publish.tables import make_console, print_judgements

        if not print_judgements(make_console(), held):
            complain("no judgements to show")


@commands.command()
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv"]), required=True, help="JSON Lines hold everything."
)
@click.option(
    "--table",
    type=click.Choice(["events", "statements", "times", "documents"]),
    default="events",
    help="Which table, for csv.",
)
@click.option("--no-text", is_flag=True, help="Leave the reports' text out of JSON Lines.")
@out_option
@seen_from
def export(place: Place, *, form: str, table: str, out: str, no_text: bool) -> None:
    """Write a record to a file: the same reports give the same bytes."""
    from rapporteur.publish.jsonl import record_lines
    from rapporteur.publish.output import write_out
    from rapporteur.publish.spreadsheet import TABLES

    with opened(place) as (store, vantage):
        if form == "jsonl":
            write_out(record_lines(store, vantage, text=not no_text), out)
        else:
            write_out(TABLES[table](store, vantage), out)


def show_events(entries: "Iterable[EventEntry]", *, as_json: bool) -> None:
    """Print events, as a table or as lines."""
    if as_json:
        from rapporteur.publish.jsonl import event_entry_lines

        print_lines(event_entry_lines(entries))
        return
    from rapporteur.publish.tables import make_console, print_events

    if not print_events(make_console(), entries):
        complain("no events to show")


def show_event(store: "Store", name: str, vantage: "Vantage", *, as_json: bool) -> None:
    """Print one event with all its mentions."""
    from rapporteur.publish.jsonl import event_entry_lines
    from rapporteur.record.event_views import event_entry
    from rapporteur.record.views import merges_of

    entry = event_entry(store, name, vantage)
    if as_json:
        print_lines(event_entry_lines([entry]))
        return
    from rapporteur.publish.tables import make_console, print_event

    print_event(make_console(), entry, merges_of(store, entry.event.id))


@contextmanager
def opened(place: Place) -> "Iterator[tuple[Store, Vantage]]":
    """Open a record for reading, and at the end say what `known_by` left out."""
    from rapporteur.publish.words import left_out_words
    from rapporteur.record.store import Store
    from rapporteur.record.views import Vantage, left_out

    vantage = Vantage(as_of=place.as_of, known_by=place.known_by)
    with Store.open(place.record) as store:
        if stale := store.stale:
            complain(f"{stale:,} of the reports were read by an earlier program; build again to read them anew")
        yield store, vantage
        if words := left_out_words(left_out(store, vantage), place.known_by):
            complain(words)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of JSON as they are, in UTF-8 whatever the terminal's encoding."""
    from rapporteur.publish.output import STANDARD_OUTPUT, write_out

    write_out(lines, STANDARD_OUTPUT)


def complain(words: object) -> None:
    """Print one line on standard error."""
    from rapporteur.publish.words import visible

    click.echo(f"rapporteur: {visible(str(words))}", err=True)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 an error told in one line, 2 wrong usage, 130 stopped by Ctrl-C."""
    try:
        status = commands.main(arguments, prog_name="rapporteur", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as usage:
        usage.show()
        sys.exit(usage.exit_code)
    except click.Abort:
        complain("stopped; what was read so far is kept, run the same command to go on")
        sys.exit(INTERRUPTED)
    except OSError as fault:
        # Where whoever read has had enough (`| head`), nothing needs saying.
        if not isinstance(fault, BrokenPipeError):
            complain(f"{fault.filename or 'standard output'}: {fault.strerror}; nothing more was written")
        # Python must not try to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except RapporteurError as error:
        complain(error)
        sys.exit(FAILED)
    except Exception as fault:  # nobody is shown a traceback who did not ask for one
        if os.environ.get("RAPPORTEUR_TRACEBACK"):
            raise
        what = f"{type(fault).__name__}: {fault}"
        complain(f"a fault of the program ({what}); RAPPORTEUR_TRACEBACK=1 shows where, please report it")
        sys.exit(FAILED)
    sys.exit(status if isinstance(status, int) else 0)
