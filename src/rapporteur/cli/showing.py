# ruff: noqa: PLC0415  a command imports what it needs when it runs, so that --help and completion answer at once
"""Showing: what a record holds, as tables or lines."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from rapporteur.cli.group import STATUSES, TYPES, commands
from rapporteur.cli.options import (
    Day,
    Place,
    complain,
    json_option,
    opened,
    print_lines,
    seen_from,
)

if TYPE_CHECKING:
    from rapporteur.record.event_views import EventEntry
    from rapporteur.record.store import Store
    from rapporteur.record.views import Vantage


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
        show_events(store, vantage, list_timeline(store, vantage), as_json=as_json)


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
        show_events(store, vantage, list_events(store, vantage, wanted), as_json=as_json)


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
    from rapporteur.record.disagreements.views import list_disagreements

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


def show_events(store: "Store", vantage: "Vantage", entries: "Iterable[EventEntry]", *, as_json: bool) -> None:
    """Print events, as a table or as lines."""
    if as_json:
        from rapporteur.publish.jsonl import event_entry_lines

        print_lines(event_entry_lines(entries))
        return
    from rapporteur.publish.tables import make_console, print_events
    from rapporteur.record.actor_views import names_of

    if not print_events(make_console(), entries, partial(names_of, store, vantage=vantage)):
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
