"""Turns: who speaks where in an interview, told by labels ("Ana Ruvo: …") and by questions with answers below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapporteur.model import Document
from rapporteur.read.layout import Line, lines_of

FIRST_PERSON: Final = frozenset("i me my mine myself".split())
QUESTIONS: Final = 3
"""Lines that ask, at least, by which a report is an interview."""
LONGEST_QUESTION: Final = 60
"""Words of such a line, at most."""
_LABEL: Final = re.compile(
    r"(?:\*\*|__|\*)?(?P<who>(?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|al|el|van|von|bin)){0,4})\s?:(?:\*\*|__|\*)?\s"
)
_ASKS: Final = re.compile(r"\?[\"”*_]*$")
_EMPHASISED: Final = ("**", "__")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaks, in offsets; `who` is where his name stands, None for who asks or is not named."""

    start: int
    end: int
    who: tuple[int, int] | None


def find_turns(document: Document) -> tuple[Turn, ...]:
    """Return the turns of an interview in order; none for any other report.

    Answers without a label are of the one whom the labels of answers name.
    """
    text = document.text
    lines = [line for line in lines_of(text) if not document.is_furniture(line.start)]
    asks = [_is_question(text, line) for line in lines]
    if sum(asks) < QUESTIONS:
        return ()
    turns = tuple(_turns(text, lines, asks))
    named = {text[slice(*turn.who)] for turn in turns if turn.who}
    first = next((turn.who for turn in turns if turn.who), None)
    only = first if len(named) == 1 else None
    answers = {turn.start for turn, asked in zip(turns, asks, strict=True) if not asked}
    begun = asks.index(True)
    return tuple(
        Turn(turn.start, turn.end, turn.who or (only if turn.start in answers and at > begun else None))
        for at, turn in enumerate(turns)
    )


def _is_question(text: str, line: Line) -> bool:
    """Return whether a line asks: it ends so, or is all in bold below the head."""
    raw = text[line.start : line.end]
    bold = raw.startswith(_EMPHASISED) and raw.endswith(_EMPHASISED)
    return line.size <= LONGEST_QUESTION and (bold or _ASKS.search(raw) is not None)


def _turns(text: str, lines: Sequence[Line], asks: Sequence[bool]) -> Iterator[Turn]:
    for line, asked in zip(lines, asks, strict=True):
        label = None if asked else _LABEL.match(text, line.start, line.end)
        yield Turn(line.start, line.end, label.span("who") if label else None)
