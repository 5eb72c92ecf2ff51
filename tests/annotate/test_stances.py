"""Stances, against the lines of tests/gold/stances.txt."""

from pathlib import Path

import pytest

from rapporteur.annotate.stances import stance_of

GOLD = (Path(__file__).parent.parent / "gold" / "stances.txt").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("line", GOLD)
def test_gold(line: str) -> None:
    """A stance is told by the cue and the first words of the content; what is negated is not asserted."""
    cue, content, stance = (part.strip() for part in line.split("|"))
    assert stance_of(cue, content).value == stance
