"""Layout: a text as lines with offsets, each with what can be seen of it without knowing what it says.

A body line reads as a paragraph of a report: it is long, or a whole sentence, or part of a paragraph with hard line
ends.
"""

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

BODY_WORDS = 26
SENTENCE_WORDS = 13
LONGEST_JUDGED = 600
"""So much of a line is looked at to judge what it is."""

WRAPPED_AT = 30
"""Lines of a paragraph with hard line ends are at least this long, but for the last."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]*]*$")
_MARKS = re.compile(r"^(?:#{1,6}\s+|>\s+|\*\*|__)*")
_MARKS_AFTER = re.compile(r"(?:\s*#+|\*\*|__)*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it.

    `words` is its start without the marks of markdown; `size` counts its words; `block` numbers the stretches between
    empty lines; `whole` tells that it ends as a sentence does.
    """

    start: int
    end: int
    words: str
    size: int
    block: int
    whole: bool
    wrapped: bool = False

    @property
    def is_body(self) -> bool:
        """Whether it reads as a paragraph of the report, or a part of one."""
        return self.wrapped or self.size >= BODY_WORDS or (self.whole and self.size >= SENTENCE_WORDS)


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not empty, in order.

    >>> [(line.start, line.words, line.block) for line in lines_of("# Talks\\n\\n resume ")]
    [(0, 'Talks', 0), (10, 'resume', 1)]
    """
    found: list[Line] = []
    start, block, gap = 0, -1, True
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            block += gap
            found.append(_line(bare, start + raw.index(bare[0]), block))
        gap = not bare
        start += len(raw) + 1
    return _with_wrapped(found)


def _line(bare: str, start: int, block: int) -> Line:
    words = bare[:LONGEST_JUDGED]
    if words[0] in "#>*_":
        words = _MARKS.sub("", words, count=1) or words
    if words[-1] in "#*_":
        words = _MARKS_AFTER.sub("", words, count=1) or words
    return Line(start, start + len(bare), words, len(bare.split()), block, _SENTENCE_END.search(bare[-8:]) is not None)


def _with_wrapped(lines: list[Line]) -> list[Line]:
    """Mark the lines of paragraphs with hard line ends: two or more of a block's lines go on in small letters."""
    if not any(line.words[0].islower() for line in lines):
        return lines
    marked: list[Line] = []
    for _, together in groupby(lines, key=lambda line: line.block):
        block = list(together)
        marked += _wrapped(block) if sum(line.words[0].islower() for line in block[1:]) >= 2 else block
    return marked


def _wrapped(block: list[Line]) -> list[Line]:
    """Mark a block's lines from the first long one that the next goes on from to the last that goes on."""
    goes_on = [
        line.words[0].islower() and before.end - before.start >= WRAPPED_AT and not before.whole
        for before, line in pairwise(block)
    ]
    if sum(goes_on) < 2:
        return block
    first = goes_on.index(True)
    last = len(goes_on) - goes_on[::-1].index(True)
    return [replace(line, wrapped=True) if first <= at <= last else line for at, line in enumerate(block)]


def is_one_of(name: str, words: frozenset[str]) -> bool:
    """Whether all words of a name are among some, whatever their case."""
    return all(word in words for word in re.findall(r"\w+", name.casefold()))
