"""Sentences: a document cut where sentences and lines end; lines of a hard-wrapped paragraph are read as one.

Rules make the cuts, and the encoder settles where they go wrong: after an abbreviation, before a small letter.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

import numpy as np

from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import SENTENCE
from rapporteur.ids import make_id
from rapporteur.model import Document, Sentence
from rapporteur.read.layout import Line, lines_of

MADE_BY: Final = "sentences@2"
REFUSED: Final = 0.1
"""Below this probability a place where the rules cut is none."""
ADDED: Final = 0.6
"""From this probability a sentence begins after a full stop where the rules do not cut."""
STOP: Final = re.compile(r"[.!?…]+[\"”’»')\]*]*\s*$")
END: Final = re.compile(r"[.!?…]+[\"”’»')\]*]*(?=\s+[\"“‘«'(\[<]*[^\W_a-z])")
ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Gov|Sen|Rep|Rev|Hon|Pres|St|Jr|Sr|Inc|Ltd|Corp|Co|No|vs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|etc|cf|ca|approx|p|pp|fig|vol)|\b[A-Z]|(?:\b[A-Za-z]\.)+[A-Za-z])\.$"
)


def find_sentences(document: Document, encoding: Encoding) -> tuple[Sentence, ...]:
    """Return the sentences of a document in order, without the white space around them."""
    return tuple(
        Sentence(id=make_id("sentence", document.id, start, end), span=document.span(start, end), made_by=MADE_BY)
        for start, end in _settled(document.text, encoding)
    )


def _settled(text: str, encoding: Encoding) -> Iterator[tuple[int, int]]:
    """Give the offsets of the sentences: the rules' cuts but for those the encoder refuses, and its own sure ones.

    Its own are taken after a full stop only: it also begins anew after a dateline and before "he said".
    """
    words = np.flatnonzero(np.diff(encoding.pieces.words, prepend=-1))
    starts, sure = encoding.pieces.starts[words], encoding.says_yes(SENTENCE)[words]
    begins = dict(zip(starts.tolist(), sure.tolist(), strict=True))
    paragraphs = list(_paragraphs(lines_of(text)))
    blocks = {start for start, _ in paragraphs}
    kept = [at for at, _ in _cut(text, paragraphs) if at in blocks or begins.get(at, 1.0) >= REFUSED]
    added = [at for at, p in begins.items() if p >= ADDED and _is_after_stop(text, at)]
    bounds = sorted({*kept, *added})
    for start, after in pairwise([*bounds, len(text)]):
        end = start + len(text[start:after].rstrip())
        if end > start:
            yield start, end


def _is_after_stop(text: str, at: int) -> bool:
    before = text[max(0, at - 20) : at].rstrip()
    return bool(STOP.search(before)) and not ABBREVIATION.search(before)


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Give the offsets of the sentences of a text.

    >>> [(s, e) for s, e in cut("Mr. West left. He said so.")]
    [(0, 14), (15, 26)]
    """
    yield from _cut(text, _paragraphs(lines_of(text)))


def _cut(text: str, paragraphs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in paragraphs:
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
