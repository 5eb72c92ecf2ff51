"""Sentences and the time expressions in them, from tests/gold/times.txt: the rules are the comments there."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from rapporteur.time.timex import find_times

GOLD = Path(__file__).parent.parent / "gold" / "times.txt"
BRACKET = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


class Case(NamedTuple):
    """One line: where it stands, the day it is from, the text, and the value and offsets of what is in it."""

    line: int
    reference: date | None
    text: str
    expected: tuple[tuple[str | None, int, int], ...]


def read_gold() -> Iterator[Case]:
    for line, raw in enumerate(GOLD.read_text("utf-8").splitlines(), 1):
        if raw.strip() and not raw.startswith("#"):
            day, _, marked = raw.partition(" | ")
            reference = None if day == "-" else date.fromisoformat(day)
            yield Case(line, reference, *unmark(marked))


def unmark(marked: str) -> tuple[str, tuple[tuple[str | None, int, int], ...]]:
    """Return the text without its marks, and what they say."""
    expected, text, end = [], "", 0
    for bracket in BRACKET.finditer(marked):
        text += marked[end : bracket.start()]
        expected.append((None if bracket[1] == "-" else bracket[1], len(text), len(text) + len(bracket[2])))
        text, end = text + bracket[2], bracket.end()
    return text + marked[end:], tuple(expected)


@pytest.mark.parametrize("case", tuple(read_gold()), ids=lambda case: f"line{case.line}")
def test_a_line_yields_what_its_brackets_say(case: Case) -> None:
    """Each bracket is met by one expression of that value which overlaps its words, and there is no other."""
    found = find_times(case.text, reference=case.reference)
    came = ", ".join(f"[{time.value}|{case.text[time.start : time.end]}]" for time in found) or "nothing"
    right = len(found) == len(case.expected) and all(
        time.value == value and time.start < end and time.end > start
        for time, (value, start, end) in zip(found, case.expected, strict=True)
    )
    assert right, f"tests/gold/times.txt:{case.line}: {case.text!r} gave {came}"
