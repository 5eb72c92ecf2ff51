# ruff: noqa: PLC0415  a command imports what it needs when it runs, so that --help and completion answer at once
"""Judging: what persons hold to be the same or different, and find right or wrong."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from rapporteur.cli.group import STATUSES, TYPES, VERDICTS, commands
from rapporteur.cli.options import (
    Day,
    complain,
    json_option,
    print_lines,
    record_option,
)

if TYPE_CHECKING:
    pass


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


def person(because: str, by: str) -> str:
    """Return who judges as the record names a maker; a usage error where it is not said who, or why."""
    if not because.strip() or not by.strip():
        raise click.UsageError("say why (--because) and whose judgement it is (--by)")
    return f"person:{by}"
