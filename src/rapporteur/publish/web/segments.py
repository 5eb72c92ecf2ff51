"""Segments: a text cut wherever something that is marked in it begins or ends, so that what overlaps is told apart.

Offsets count code points here, once, so that a browser, which counts otherwise, has none to count.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

PART: Final = 40_000
"""Characters of a text that are shown at once, or a few less: parts end with a line where they can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text, from `start` to `end`: how it is drawn (`look`, empty for what only has a part in something),
    the key of the note it is of, whether it is that note's head, in words what it is (`label`), and of an event its
    `status`."""

    start: int
    end: int
    look: str = ""
    note: str = ""
    is_head: bool = False
    label: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Text that nothing begins or ends in: the marks that cover it, those that are drawn and the shortest first, and
    those that begin with it."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]

    @property
    def is_break(self) -> bool:
        """Whether it is the newlines between two paragraphs."""
        return not self.text.strip("\n")

    @property
    def looks(self) -> list[str]:
        """How it is drawn."""
        return sorted({mark.look for mark in self.marks if mark.look})

    @property
    def notes(self) -> list[str]:
        """The keys of the notes it is of."""
        return list(dict.fromkeys(mark.note for mark in self.marks if mark.note))

    @property
    def opens(self) -> Mark | None:
        """The head that begins here, if one does, an event's before others and a name's after them.

        It is the way from the text to its note.
        """
        heads = [mark for mark in self.begins if mark.is_head]
        return min(heads, key=lambda mark: (not mark.status, mark.look == "person"), default=None)

    @property
    def anchors(self) -> list[str]:
        """The stretches that begin here, as they are named in addresses."""
        return list(dict.fromkeys(f"s{mark.start}-{mark.end}" for mark in self.begins))


@dataclass(slots=True, kw_only=True)
class Run:
    """Segments of a paragraph that follow each other, all lit or none; `is_first` is the beginning of what is lit."""

    is_lit: bool
    is_first: bool
    segments: list[Segment] = field(default_factory=list)


def segments_of(text: str, marks: Iterable[Mark], *, start: int, end: int, cuts: Iterable[int] = ()) -> list[Segment]:
    """Return the segments of a text from one offset to another; they are cut at `cuts` too.

    >>> marks = [Mark(start=0, end=12, look="content"), Mark(start=6, end=19, look="event")]
    >>> [(one.text, one.looks) for one in segments_of("Talks resumed today", marks, start=0, end=19)]
    [('Talks ', ['content']), ('resume', ['content', 'event']), ('d today', ['event'])]
    """
    begin: defaultdict[int, list[Mark]] = defaultdict(list)
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    ends = {start, end, *(cut for cut in cuts if start < cut < end)}
    for mark in inside:
        begin[max(mark.start, start)].append(mark)
        ends |= {max(mark.start, start), min(mark.end, end)}
    out, here = [], list[Mark]()
    for first, last in pairwise(sorted(ends)):
        here = sorted([*(mark for mark in here if mark.end > first), *begin[first]], key=_order)
        begins = tuple(mark for mark in here if mark.start == first)
        out.append(Segment(start=first, end=last, text=text[first:last], marks=tuple(here), begins=begins))
    return out


def _order(mark: Mark) -> tuple[bool, int, int, str]:
    return not mark.look, mark.end - mark.start, mark.start, mark.look


def paragraphs_of(segments: Iterable[Segment], lit: tuple[int, int] | None) -> list[list[Run]]:
    """Return segments by paragraph, each with the newlines behind it; they were cut at these, and at the ends of
    `lit`."""
    out: list[list[Run]] = [[]]
    was_lit = was_break = False
    for segment in segments:
        if was_break and not segment.is_break:
            out.append([])
        was_break = segment.is_break
        is_lit = lit is not None and lit[0] <= segment.start and segment.end <= lit[1]
        if not out[-1] or out[-1][-1].is_lit != is_lit:
            out[-1].append(Run(is_lit=is_lit, is_first=is_lit and not was_lit))
            was_lit = was_lit or is_lit
        out[-1][-1].segments.append(segment)
    return out


def breaks_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the runs of newlines between paragraphs.

    >>> breaks_of("One.\\n\\nTwo.\\nThree.", 0, 17)
    [(4, 6), (10, 11)]
    """
    return [match.span() for match in re.compile("\n+").finditer(text, start, end)]


def parts_of(text: str, size: int = PART) -> list[tuple[int, int]]:
    """Return the parts of a text, in order: they end with a line, or else a word, where one ends in their second half.

    >>> parts_of("One two three four", 10)
    [(0, 8), (8, 18)]
    >>> parts_of("")
    [(0, 0)]
    """
    out, start = [], 0
    while len(text) - start > size:
        second_half = start + size // 2, start + size
        found = (text.rfind(sign, *second_half) for sign in ("\n", " "))
        last = next((at for at in found if at != -1), -1)
        end = last + 1 if last != -1 else start + size
        out.append((start, end))
        start = end
    return [*out, (start, len(text))]
