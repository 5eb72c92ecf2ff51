# ruff: noqa: PLC0415  a command imports what it needs when it runs, so that --help and completion answer at once
"""What the commands share: kinds of options, a record opened as it is seen, and how a line is printed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from rapporteur.record.store import Store
    from rapporteur.record.views import Vantage

DAYS_OF = {"d": 1, "w": 7, "m": 31}


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


class Length(click.ParamType[int]):
    """A number of days, written as 30d, 4w or 6m (months of 31 days)."""

    name = "length"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        number, unit = str(value)[:-1], str(value)[-1:]
        if not (number.isdecimal() and unit in DAYS_OF):
            self.fail(f"{value!r} is no length of time; write it as 30d, 4w or 6m", param, ctx)
        return int(number) * DAYS_OF[unit]


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
