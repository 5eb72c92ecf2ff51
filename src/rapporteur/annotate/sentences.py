"""Sentences: a document cut where sentences and lines end; lines of a hard-wrapped paragraph are read as one."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from rapporteur.ids import make_id
from rapporteur.model import Document, Sentence
from rapporteur.read.layout import Line, lines_of

MADE_BY: Final = "sentences@1"
END: Final = re.compile(r"[.!?…]+[\"”’»')\]*]*(?=\s+[\"“‘«'(\[<]*[^\W_a-z])")
ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Gov|Sen|Rep|Rev|Hon|Pres|St|Jr|Sr|Inc|Ltd|Corp|Co|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|etc|cf|ca|approx|p|pp|fig|vol)|\b[A-Z]|(?:\b[A-Za-z]\.)+[A-Za-z])\.$"
)


def find_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order, without the white space around them."""
    return tuple(
        Sentence(id=make_id("sentence", document.id, start, end), span=document.span(start, end), made_by=MADE_BY)
        for start, end in cut(document.text)
    )


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Give the offsets of the sentences of a text.

    >>> [(s, e) for s, e in cut("Mr. West left. He said so.")]
    [(0, 14), (15, 26)]
    """
    for start, end in _paragraphs(lines_of(text)):
        at = start
        for match in END.finditer(text, start, end):
            if ABBREVIATION.search(text, max(at, match.start() - 20), match.start() + 1):
                continue
            yield at, match.end()
            at = match.end()
            while text[at].isspace():
                at += 1
        if at < end:
            yield at, end


def _paragraphs(lines: list[Line]) -> Iterator[tuple[int, int]]:
    if not lines:
        return
    start = lines[0].start
    for line, after in pairwise(lines):
        if not (line.wrapped and after.wrapped and line.block == after.block):
            yield start, line.end
            start = after.start
    yield start, lines[-1].end
