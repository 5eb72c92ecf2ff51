"""Floors: no figure may fall below the one pinned for it in floors.json, whose every change shows in the diff.

A floor stands beside the hash of the corpus it was measured on. `raise_floors` only ever raises; lowering one is done
by hand in the file, where a reviewer sees it.
"""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypedDict

from eval.figures import Result

FLOORS = Path(__file__).with_name("floors.json")
STEP = 100
"""Floors are raised to hundredths, rounded down: a change of a single expression is no regression."""


class CorpusFloors(TypedDict):
    """The floors of one corpus: figure to the least it may be."""

    sha256: str
    floors: dict[str, float]


Floors = dict[str, CorpusFloors]


def read_floors(path: Path = FLOORS) -> Floors:
    """Return the floors pinned in a file."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors as they are kept: in order, one a line."""
    path.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


def floor_of(floors: Floors, result: Result, name: str) -> float | None:
    """Return the floor pinned for a figure, if one is."""
    pinned = floors.get(result.corpus.name)
    return None if pinned is None else pinned["floors"].get(name)


def failures(results: Sequence[Result], floors: Floors) -> Iterator[str]:
    """Give a line for every figure below its floor, and for every floor whose figure was not measured."""
    for result in results:
        pinned = floors.get(result.corpus.name)
        for name, floor in (pinned["floors"] if pinned else {}).items():
            measured = result[name]
            if measured is None:
                yield (
                    f"{result.corpus.name}: {name} has the floor {floor} and was not measured: "
                    "measure it again, or take its floor out of eval/floors.json"
                )
            elif measured < floor:
                yield (
                    f"{result.corpus.name}: {name} is {measured:.4f}, below its floor of {floor}: "
                    "mend what made it fall, or lower the floor in eval/floors.json and say why in the commit"
                )


def changed_corpora(results: Iterable[Result], floors: Floors) -> Iterator[str]:
    """Give a line for every corpus that is not the one its floors were measured on; they are held to all the same."""
    for result in results:
        pinned = floors.get(result.corpus.name)
        if pinned is not None and pinned["sha256"] != result.corpus.sha256:
            yield (
                f"{result.corpus.name}: the corpus is {result.corpus.sha256[:12]}, its floors were measured on "
                f"{pinned['sha256'][:12] or 'none'}: they hold all the same; pin them anew with python -m eval --update"
            )


def raise_floors(results: Iterable[Result], floors: Floors) -> tuple[Floors, list[str]]:
    """Return the floors raised to what was measured, never lowered, and a line for each that changed.

    Only pinned figures are raised: to pin one, write it into floors.json.
    """
    raised: Floors = {
        name: {"sha256": pinned["sha256"], "floors": dict(pinned["floors"])} for name, pinned in floors.items()
    }
    changes = []
    for result in results:
        pinned = raised.get(result.corpus.name)
        if pinned is None:
            continue
        if pinned["sha256"] != result.corpus.sha256:
            changes.append(
                f"{result.corpus.name}: corpus {pinned['sha256'][:12] or 'none'} -> {result.corpus.sha256[:12]}"
            )
            pinned["sha256"] = result.corpus.sha256
        for name, floor in pinned["floors"].items():
            measured = result[name]
            step = rounded_down(measured) if measured is not None else floor
            if step > floor:
                changes.append(f"{result.corpus.name}: {name} {floor} -> {step}")
                pinned["floors"][name] = step
    return raised, changes


def rounded_down(value: float) -> float:
    """Return a figure in hundredths, rounded down.

    >>> rounded_down(0.9299), rounded_down(0.29), rounded_down(1.0)
    (0.92, 0.29, 1.0)
    """
    return math.floor(round(value * STEP, 6)) / STEP
