"""Linking at scale: records of so many reports as are asked for, and what one report more costs.

    python -m benchmarks.linking 1000 10000 --out build/linking.csv

The reports retell the invented story in `examples/karvel`, which is read once: in each retelling all words are other
words of the same length, so that every span stays exact, and all days are others. What is timed is what a build does
with reports that are read: their rows, the writing, and the linking. Reading itself costs the same for every report
(benchmarks/reading.py).
"""

import csv
import random
import resource
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import click

from rapporteur.annotate.mentions import actor_id
from rapporteur.ids import make_id, sha256_of
from rapporteur.model import MentionForm, Reading, Span
from rapporteur.pipeline import read_and_annotate
from rapporteur.record.batch import Outcome
from rapporteur.record.rows import rows_of
from rapporteur.record.store import Store

STORY = Path(__file__).resolve().parent.parent / "examples" / "karvel"
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
DAYS = 3650
BATCH = 64
COLUMNS = ("reports", "build seconds", "one more seconds", "memory MiB", "record MiB", "events")


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


IDS = frozenset(("doc", "sentence", "time", "mention", "statement", "event", "actor"))


def outcome_of(reading: Reading) -> Outcome:
    """Return what a build would have settled of a report."""
    sha256 = sha256_of(reading.document.text.encode())
    rows = rows_of(reading)
    return Outcome(path=reading.document.id, line=0, sha256=sha256, size=1, raw=zlib.compress(b"-"), rows=rows)


@cache
def story() -> list[Reading]:
    """Return the readings of the story."""
    return [reading for path in sorted(STORY.glob("*.txt")) for reading in read_and_annotate(path)]


def outcomes_of(number: int) -> list[Outcome]:
    """Return what a build would have settled of one retelling."""
    return [outcome_of(reading) for reading in retell(story(), number)]


def measure(reports: int) -> dict[str, float]:
    """Build a record of so many reports, then add one more; return the columns."""
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor() as pool:
        record = Path(folder) / "r"
        stories = reports // len(story()) + 2
        began = time.perf_counter()
        outcomes = (one for many in pool.map(outcomes_of, range(stories), chunksize=2) for one in many)
        with Store.open(record, write=True) as store:
            while batch := list(islice(outcomes, min(BATCH, reports))):
                reports -= len(batch)
                store.write(batch)
                if reports == 0:
                    break
            written = time.perf_counter()
            store.set_linked()
        built = time.perf_counter() - began
        print(f"  written after {written - began:.1f} s, linked after {built:.1f} s", flush=True)
        one_more = next(outcomes)
        began = time.perf_counter()
        with Store.open(record, write=True) as store:
            store.write([one_more])
            store.set_linked()
            added = time.perf_counter() - began
            count = store.connection.exec_driver_sql("SELECT COUNT(DISTINCT event) FROM annotations").scalar_one()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return dict(zip(COLUMNS[1:], (built, added, peak, record.stat().st_size / 2**20, count), strict=True))


@click.command(help=__doc__)
@click.argument("reports", nargs=-1, type=int)
@click.option("--out", type=click.Path(path_type=Path))
def main(reports: tuple[int, ...], out: Path | None) -> None:
    """Measure and print, and write what was measured where that is asked."""
    rows = []
    for count in reports or (1000,):
        measured = measure(count)
        rows.append((count, *(round(measured[name], 2) for name in COLUMNS[1:])))
        print(", ".join(f"{name} {value:,}" for name, value in zip(COLUMNS, rows[-1], strict=True)), flush=True)
    if out:
        with out.open("w", newline="") as file:
            csv.writer(file).writerows((COLUMNS, *rows))


if __name__ == "__main__":
    main()
