# ruff: noqa: PLC0415  a command imports what it needs when it runs, so that --help and completion answer at once
"""The ledger: what was undertaken, and what parties want."""

from typing import TYPE_CHECKING, Any

import click

from rapporteur.cli.group import commands
from rapporteur.cli.options import (
    Length,
    Place,
    complain,
    json_option,
    opened,
    out_option,
    print_lines,
    seen_from,
)

if TYPE_CHECKING:
    pass


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
    from rapporteur.record.ledger.views import Sought, list_ledger

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
    from rapporteur.record.ledger.views import list_positions

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
