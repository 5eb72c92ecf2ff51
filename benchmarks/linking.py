"""Linking at scale: records of so many reports as are asked for, and what one report more costs.

    python -m benchmarks.linking 10000 --plot build/linking.svg

The reports retell the invented story in `examples/karvel`, which is read once: in each retelling all words are other
words of the same length, so that every span stays exact, and all days are others. What is timed is what one process of
a build does once reports are read: writing them and linking them, in seconds of the processor. Reading, which includes
making the rows, costs the same for every report (benchmarks/reading.py) and is done by other processes; the retelling
is not counted either. Memory is the most that the process ever had, since it began.

A record grows by steps, and what was measured is appended to a file after each; stopped, it goes on from there. What a
step that was stopped had written is not counted.
"""

import csv
import random
import resource
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache, partial
from itertools import count, islice
from math import log
from pathlib import Path
from typing import Any

import click
from sqlalchemy import func, select

from rapporteur.annotate.actors import actor_id
from rapporteur.ids import make_id, sha256_of
from rapporteur.model import MentionForm, Reading, Span
from rapporteur.pipeline import read_and_annotate
from rapporteur.record.batch import Outcome
from rapporteur.record.rows import rows_of
from rapporteur.record.store import Store
from rapporteur.record.tables import annotations, documents
from rapporteur.workers import batched

STORY = Path(__file__).resolve().parent.parent / "examples" / "karvel"
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
DAYS = 3650
BATCH = 64
STEP = 1000
"""Reports that the record grows by between two measurements."""
COLUMNS = ("reports", "build seconds", "one more seconds", "memory MiB", "record MiB", "events")
Row = tuple[float, ...]


def retell(readings: list[Reading], number: int) -> Iterator[Reading]:
    """Give the reports of a story told in other words, of other days."""
    letters = _letters(number)
    shift = timedelta(days=random.Random(number).randrange(DAYS))
    actors = {
        mention.actor: actor_id(mention.type, mention.span.quote.translate(letters))
        for reading in readings
        for mention in reading.mentions
        if mention.actor and mention.type and mention.form is MentionForm.NAME
    }
    documents = {one.document.id: make_id("doc", one.document.id, number) for one in readings}
    for reading in readings:
        yield _retold(reading, letters, shift, documents | {str(k): v for k, v in actors.items()}, number)


def _letters(number: int) -> dict[int, int]:
    dice = random.Random(number)
    out: dict[int, int] = {}
    for kind in (VOWELS, CONSONANTS):
        others = "".join(dice.sample(kind, len(kind)))
        out |= str.maketrans(kind + kind.upper(), others + others.upper())
    return out


def _retold(value: Any, letters: Mapping[int, int], shift: timedelta, names: Mapping[str, str], number: int) -> Any:
    again = partial(_retold, letters=letters, shift=shift, names=names, number=number)
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, Span):
        return Span(names[value.document], value.start, value.end, value.quote.translate(letters))
    if isinstance(value, date):
        return value + shift
    if isinstance(value, tuple):
        return tuple(map(again, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: again(getattr(value, one.name)) for one in fields(value)})
    if isinstance(value, str):
        if value in names:
            return names[value]
        kind = value.split("-")[0]
        return make_id(kind, value, number) if kind in IDS and "-" in value else value.translate(letters)
    return value


IDS = frozenset("doc sentence time mention office statement event commitment position actor".split())


def outcome_of(reading: Reading) -> Outcome:
    """Return what a build would have settled of a report."""
    sha256 = sha256_of(reading.document.text.encode())
    rows = rows_of(reading)
    return Outcome(path=reading.document.id, line=0, sha256=sha256, size=1, raw=zlib.compress(b"-"), rows=rows)


@cache
def story() -> list[Reading]:
    """Return the readings of the story."""
    return [reading for path in sorted(STORY.glob("*.txt")) for reading in read_and_annotate(path)]


def outcomes_from(first: int) -> Iterator[Outcome]:
    """Give what a build would have settled of the reports of all retellings, from the one of that number."""
    retelling, at = divmod(first, len(story()))
    for number in count(retelling):
        yield from (outcome_of(reading) for reading in islice(retell(story(), number), at, None))
        at = 0


def grow(record: Path, rows: Sequence[Row], reports: int) -> Iterator[Row]:
    """Let a record grow to so many reports from what it holds, and give the columns after each step.

    In a step reports are written, then linked; then the record is opened anew for one report more.
    """
    so_far, spent, _, peak, *_ = rows[-1] if rows else (0.0,) * len(COLUMNS)
    while so_far < reports:
        with Store.open(record, write=True) as store:
            outcomes = outcomes_from(held := _count(store, documents.c.id))
            step = islice(outcomes, max(0, int(so_far) + STEP - 1 - held))
            spent += sum(_timed(store.write, batch) for batch in batched(step, BATCH)) + _timed(store.set_linked)
        added = _timed(_add, record, next(outcomes))
        spent += added
        with Store.open(record) as store:
            so_far, events = _count(store, documents.c.id), _count(store, annotations.c.event.distinct())
        peak = max(peak, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        size = record.stat().st_size / 2**20
        yield so_far, *(round(value, 2) for value in (spent, added, peak, size)), events


def _add(record: Path, outcome: Outcome) -> None:
    with Store.open(record, write=True) as store:
        store.write([outcome])
        store.set_linked()


def _count(store: Store, what: Any) -> int:
    return store.connection.scalar(select(func.count(what))) or 0


def _timed(function: Callable[..., object], *given: object) -> float:
    """Return the seconds of processor time that a call takes."""
    began = time.process_time()
    function(*given)
    return time.process_time() - began


def rows_in(file: Path) -> list[Row]:
    """Return the measurements that stand in a file, by size."""
    if not file.exists():
        return []
    with file.open(newline="") as lines:
        return sorted(tuple(map(float, row)) for row in islice(csv.reader(lines), 1, None))


def append(row: Row, file: Path) -> None:
    """Write a measurement at the end of a file."""
    is_new = not file.exists()
    with file.open("a", newline="") as lines:
        csv.writer(lines).writerows([COLUMNS, row] if is_new else [row])


def draw(rows: Sequence[Row], file: Path) -> None:
    """Draw measurements, with a line that grows as n log n through the first."""
    import matplotlib as mpl  # noqa: PLC0415  only needed here, and installed by nobody else
    from matplotlib.figure import Figure  # noqa: PLC0415

    with mpl.rc_context({"svg.hashsalt": "rapporteur", "svg.fonttype": "none"}):
        figure = Figure(figsize=(12, 4), layout="constrained")
        reports = [row[0] for row in rows]
        for at, panel in enumerate(figure.subplots(1, 3), start=1):
            values = [row[at] for row in rows]
            panel.semilogx(reports, values, "-", label="measured")
            if at == 1:
                unit = values[0] / (reports[0] * log(reports[0]))
                panel.loglog(reports, [unit * many * log(many) for many in reports], "--", label="n log n")
                panel.legend()
            else:
                panel.set_ylim(bottom=0)
            panel.set(title=COLUMNS[at], xlabel="reports")
            panel.grid(visible=True, which="both", alpha=0.3)
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})


@click.command(help=__doc__)
@click.argument("reports", type=int, default=1000)
@click.option("--record", type=click.Path(path_type=Path), default=Path("build/linking.record"), show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("build/linking.csv"), show_default=True)
@click.option("--plot", type=click.Path(path_type=Path))
def main(reports: int, record: Path, out: Path, plot: Path | None) -> None:
    """Measure and print what was not measured yet, and draw all that was where that is asked."""
    for file in (record, out):
        file.parent.mkdir(parents=True, exist_ok=True)
    for row in grow(record, rows_in(out), reports):
        append(row, out)
        print(", ".join(f"{name} {value:,g}" for name, value in zip(COLUMNS, row, strict=True)), flush=True)
    if plot:
        draw(rows_in(out), plot)


if __name__ == "__main__":
    main()
