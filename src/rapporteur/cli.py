# ruff: noqa: PLC0415  a command imports what it needs when it runs, so that --help and completion answer at once
"""The command line: options in, one library call, print."""

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from rapporteur import __version__
from rapporteur.errors import NoReports, RapporteurError
from rapporteur.options import (
    Day,
    Length,
    Place,
    complain,
    json_option,
    opened,
    out_option,
    print_lines,
    record_option,
    seen_from,
)

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
    """Show one report, time expression, statement, event or actor.

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
        if found.actor:
            show_actor(store, found.actor, vantage, as_json=as_json)
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

        print_sources(make_console(), entry, actor_names(store, vantage))


@commands.command()
@seen_from
@json_option
def disagreements(place: Place, *, as_json: bool) -> None:
    """List what does not fit together: numbers, days, denials, who did it, what parties want, promises and deeds."""
    from rapporteur.record.ledger_views import list_disagreements

    with opened(place) as (store, vantage):
        found = list_disagreements(store, vantage)
        if as_json:
            from rapporteur.lines import dump
            from rapporteur.publish.jsonl import disagreement_line

            print_lines(dump(disagreement_line(one)) for _, one in found)
            return
        from rapporteur.publish.tables import make_console, print_disagreements
        from rapporteur.record.views import actor_names

        if not print_disagreements(make_console(), found, actor_names(store, vantage)):
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

    maker = person(given["because"], given["by"])
    with Store.open(record, write=True) as store:
        pair = find_judged(store, one, other)
        day = given["day"] or date.today()
        made = judgement_of(pair, Verdict(verdict), reason=given["because"], made_by=maker, made_at=day)
        made = store.judge(made)
    click.echo(f"{made.id}: {made.one} and {made.other} are {made.verdict}")


@commands.command()
@click.argument("name", metavar="MENTION")
@click.option("--right", "verdict", flag_value="right", help="What is read in these words stands there.")
@click.option("--wrong", "verdict", flag_value="wrong", help="There is no such event in these words.")
@click.option("--type", "kind", type=click.Choice(TYPES, case_sensitive=False), help="It is of this type.")
@click.option("--mode", help="It is of this mode of its type.")
@click.option("--status", type=click.Choice(STATUSES), help="It has this status.")
@click.option("--from", "first", type=Day(), help="It was not before this day.")
@click.option("--to", "last", type=Day(), help="It was not after this day.")
@click.option("--undated", is_flag=True, help="Nothing says when it was.")
@click.option("--actor", "actors", multiple=True, metavar="WORDS", help="Who acts, in words of the report.")
@click.option("--recipient", "recipients", multiple=True, metavar="WORDS", help="Who is acted upon, likewise.")
@click.option("--because", required=True, metavar="WORDS", help="Why; it is kept with the review.")
@click.option("--by", envvar="RAPPORTEUR_PERSON", required=True, metavar="NAME", help="Who found it so.")
@click.option("--on", "day", type=Day(), help="The day of the review; today if not given.")
@record_option
def review(name: str, record: str, **given: Any) -> None:
    """Say that an event mention is right or wrong, or correct it.

    `show EVENT --json` lists the mentions of an event. What was read is kept as it was read; the review is laid over
    it wherever events are shown, and can be undone.
    """
    from rapporteur.publish.words import review_words
    from rapporteur.record.find import find_event, find_participant
    from rapporteur.record.reviews import Matter, review_of
    from rapporteur.record.store import Store

    maker = person(given["because"], given["by"])
    with Store.open(record, write=True) as store:
        mention = find_event(store, name)
        found: list[tuple[Matter, Any]] = [(Matter.MENTION, given["verdict"])] if given["verdict"] else []
        if given["mode"] and not given["kind"]:
            raise click.UsageError("--mode is one of a type: give --type too")
        if given["kind"]:
            found.append((Matter.TYPE, [given["kind"].upper(), given["mode"]]))
        if given["status"]:
            found.append((Matter.STATUS, given["status"]))
        if given["undated"] and (given["first"] or given["last"]):
            raise click.UsageError("--undated goes with neither --from nor --to")
        if given["first"] or given["last"] or given["undated"]:
            ends = [end and end.isoformat() for end in (given["first"], given["last"])]
            found.append((Matter.TIME, ends))
        for matter, words in ((Matter.ACTORS, given["actors"]), (Matter.RECIPIENTS, given["recipients"])):
            if words:
                found.append((matter, [find_participant(store, mention, one) for one in words]))
        if not found:
            raise click.UsageError("say what was found: --right, --wrong, or what is so instead")
        day, reason = given["day"] or date.today(), given["because"]
        try:
            made = [review_of(mention, *one, reason=reason, made_by=maker, made_at=day) for one in found]
        except ValueError as fault:
            raise click.UsageError(str(fault)) from fault
        for one in made:
            kept = store.review(one)
            click.echo(f"{kept.id}: {kept.mention}, {review_words(kept)}")


@commands.command()
@click.argument("judgement", metavar="JUDGEMENT")
@click.option("--on", "day", type=Day(), help="The day it was undone; today if not given.")
@record_option
def undo(judgement: str, day: date | None, record: str) -> None:
    """Take back a judgement or a review; that it was made, and undone, is kept."""
    from rapporteur.record.store import Store

    with Store.open(record, write=True) as store:
        if judgement.startswith("review-"):
            found = store.undo_review(judgement, day or date.today())
            click.echo(f"{found.id} undone: {found.mention} is as it was read")
            return
        undone = store.undo(judgement, day or date.today())
    click.echo(f"{undone.id} undone: {undone.one} and {undone.other} are as the program finds them")


@commands.command()
@record_option
@json_option
def judgements(record: str, *, as_json: bool) -> None:
    """List what persons judged and found, and what of it was undone."""
    from rapporteur.lines import dump
    from rapporteur.publish.jsonl import judgement_line, review_line
    from rapporteur.record.judged import judgements_of
    from rapporteur.record.reviews import all_reviews
    from rapporteur.record.store import Store

    with Store.open(record) as store:
        held = judgements_of(store.connection, standing=False)
        found = all_reviews(store.connection, standing=False)
        if as_json:
            print_lines(map(dump, (*map(judgement_line, held), *map(review_line, found))))
            return
        from rapporteur.publish.tables import make_console, print_judgements

        if not print_judgements(make_console(), (*held, *found)):
            complain("no judgements to show")


@commands.command()
@seen_from
@click.option("--agreement", metavar="ID", help="Only what this agreement holds: its identifier, or its event's.")
@click.option(
    "--due-within",
    "within",
    type=Length(),
    metavar="30d",
    help="Only what falls due so soon after the day you look from.",
)
@click.option("--format", "form", type=click.Choice(["table", "ics"]), default="table", help="ics is a calendar.")
@json_option
@out_option
def ledger(place: Place, *, form: str, as_json: bool, out: str, **sought: Any) -> None:
    """List what was undertaken: who, what, by when, and what became of it as of a day."""
    from rapporteur.record.ledger_views import Sought, list_ledger

    if as_json and form == "ics":
        raise click.UsageError("--json and --format ics: give one of them")
    if out != "-" and form == "table" and not as_json:
        raise click.UsageError("--out goes with --json or --format ics")
    with opened(place) as (store, vantage):
        found = list_ledger(store, vantage, Sought(**sought))
        if as_json:
            from rapporteur.lines import dump
            from rapporteur.publish.jsonl import commitment_line
            from rapporteur.publish.output import write_out

            write_out((dump(commitment_line(one)) for one in found), out)
            return
        from rapporteur.record.views import actor_names

        if form == "ics":
            from rapporteur.publish.calendar import calendar_of
            from rapporteur.publish.output import write_out
            from rapporteur.record.event_views import all_events

            whole = not any(sought.values())
            plans = ((entry.event, entry.lead.words) for entry in all_events(store, vantage)) if whole else ()
            as_of = found[0].as_of if found else vantage.as_of
            # Its lines end with a carriage return too, which they keep.
            write_out(calendar_of(found, plans, actor_names(store, vantage), as_of).removesuffix("\n").split("\n"), out)
            return
        from rapporteur.publish.ledger_tables import print_ledger
        from rapporteur.publish.tables import make_console

        if not print_ledger(make_console(), found, actor_names(store, vantage)):
            complain("nothing undertaken to show")


@commands.command()
@seen_from
@click.option("--issue", metavar="WORDS", help="Only on this matter: part of its name.")
@json_option
def positions(place: Place, *, issue: str | None, as_json: bool) -> None:
    """List what parties want: on which matter, how long or how many."""
    from rapporteur.record.ledger_views import list_positions

    with opened(place) as (store, vantage):
        found = [one for one in list_positions(store, vantage) if (issue or "").casefold() in one.issue.casefold()]
        if as_json:
            from rapporteur.lines import dump, position_line

            print_lines(dump(position_line(one)) for one in found)
            return
        from rapporteur.publish.ledger_tables import print_positions
        from rapporteur.publish.tables import make_console
        from rapporteur.record.views import actor_names

        if not print_positions(make_console(), found, actor_names(store, vantage)):
            complain("no positions to show")


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


def person(because: str, by: str) -> str:
    """Return who judges as the record names a maker; a usage error where it is not said who, or why."""
    if not because.strip() or not by.strip():
        raise click.UsageError("say why (--because) and whose judgement it is (--by)")
    return f"person:{by}"


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


def show_actor(store: "Store", name: str, vantage: "Vantage", *, as_json: bool) -> None:
    """Print one actor: its names, and its offices with the words that tell of them."""
    from rapporteur.record.views import actor_names, actor_seen

    line = actor_seen(store, name, vantage)
    if as_json:
        from rapporteur.lines import dump

        print_lines([dump(line)])
        return
    from rapporteur.publish.tables import make_console, print_actor

    print_actor(make_console(), line, actor_names(store, vantage))


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
