"""Page: a report with its tokens and time expressions, and where on the page each of them stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from rapporteur.model import Document, Span
from rapporteur.read.layout import Line, lines_of
from rapporteur.time.meanings import Expression
from rapporteur.time.stating import (
    ends_or_parts,
    gives_own_day,
    invites,
    says_published,
    says_published_on_foot,
    says_updated,
    tells_another_day,
)
from rapporteur.time.tokens import Tokens

HEAD_LINES: Final = 12
LOOKED_BACK: Final = 120
"""How far before a date, in characters, its line may say whose it is."""
OPENING_MARKS: Final = "“«„"
CLOSING_MARKS: Final = "”»"
ENDS_OF_SENTENCE: Final = frozenset({".", "!", "?"})
COMMON: Final = frozenset(
    "after before with from that this which were have been into their they will would could about between over under "
    "other some more most than when where while also only said says told".split()
)


class Place(IntEnum):
    """Where a page gives its own date; the smaller goes before the larger."""

    LABELLED_LINE = 0
    HEAD_LINE = 1
    DATELINE = 2
    FURNITURE = 3
    UPDATE_LINE = 4

    @property
    def words(self) -> str:
        """What the place is called."""
        return {
            Place.LABELLED_LINE: "the line above the report that says when it was published",
            Place.HEAD_LINE: "a line above the report",
            Place.DATELINE: "the dateline",
            Place.FURNITURE: "a line of the page that says when it was published",
            Place.UPDATE_LINE: "the line that says when it was updated",
        }[self]


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its tokens and time expressions, and the lines above its first paragraph."""

    document: Document
    tokens: Tokens
    found: Sequence[Expression]
    head: tuple[Line, ...]

    def span(self, expression: Expression) -> Span:
        """Return the span of an expression."""
        return self.document.span(expression.start, expression.end)

    def in_furniture(self, expression: Expression) -> bool:
        """Return whether an expression belongs to the page and not to the report."""
        return self.document.is_furniture(expression.start)

    def headlines(self) -> tuple[frozenset[str], ...]:
        """Return the words, in small letters, of each line above the first paragraph."""
        return tuple(
            frozenset(
                word
                for start, word in zip(self.tokens.starts, self.tokens.words, strict=True)
                if line.start <= start < line.end
            )
            for line in self.head
        )

    def head_line(self, expression: Expression) -> Line | None:
        """Return the line above the first paragraph in which an expression stands, if it stands in one."""
        return next((line for line in self.head if line.start <= expression.start < line.end), None)

    def place(self, expression: Expression) -> Place | None:
        """Return where an expression stands, if that is where a page gives its own date."""
        line = self.head_line(expression)
        in_head = self._place_in_head(line, expression) if line else None
        if in_head is not None:
            return in_head
        dateline = self.document.dateline
        if dateline and dateline.start <= expression.start < dateline.end and not self.is_of_another(expression):
            return Place.DATELINE
        for span in self.document.furniture:
            in_it = span.start <= expression.start < span.end
            if in_it and says_published_on_foot(self.document.text[span.start : expression.start]):
                return Place.FURNITURE
        return None

    def is_of_another(self, expression: Expression) -> bool:
        """Return whether the words before a date in its line say that it is that of a visit or a download."""
        text, start = self.document.text, max(0, expression.start - LOOKED_BACK)
        return tells_another_day(text[max(start, text.rfind("\n", start, expression.start) + 1) : expression.start])

    def _place_in_head(self, line: Line, expression: Expression) -> Place | None:
        before = self.document.text[line.start : expression.start]
        after = self.document.text[expression.end : line.end]
        label = f"{self._line_above(line)}: {before}" if not before.strip() else before
        if any(invites(other.words) for other in self.head):
            return None
        labelled = ":" in label or ends_or_parts(after)
        if labelled and says_published(label):
            return Place.LABELLED_LINE
        if labelled and says_updated(label):
            return Place.UPDATE_LINE
        is_title = line.words == self.document.title
        is_furniture = self.in_furniture(expression)
        own = gives_own_day(before, after, is_title=is_title, is_furniture=is_furniture)
        return Place.HEAD_LINE if own else None

    def _line_above(self, line: Line) -> str:
        at = self.head.index(line)
        return self.head[at - 1].words if at else ""

    def opens_with(self, expression: Expression) -> bool:
        """Return whether an expression stands in the sentence that follows the dateline."""
        dateline = self.document.dateline
        if dateline is None or expression.start < dateline.end:
            return False
        between = [place for place in range(expression.first) if self.tokens.starts[place] >= dateline.end]
        return bool(between) and sentence_start(self.tokens, expression.first) <= between[0] + 3


def open_page(document: Document, tokens: Tokens, found: Sequence[Expression]) -> Page:
    """Return a document as a page."""
    head: list[Line] = []
    for line in lines_of(document.text)[:HEAD_LINES]:
        if line.is_body:
            break
        head.append(line)
    return Page(document, tokens, found, tuple(head))


def in_quotation(text: str, at: int) -> bool:
    """Return whether a place in a text stands between quotation marks of its line.

    >>> in_quotation('"We met on Friday," he said.', 11)
    True
    """
    before = text[text.rfind("\n", 0, at) + 1 : at]
    opened = sum(before.count(mark) for mark in OPENING_MARKS) - sum(before.count(mark) for mark in CLOSING_MARKS)
    return opened > 0 or before.count('"') % 2 == 1


def sentence_start(tokens: Tokens, at: int, *, within: int | None = None) -> int:
    """Return the number of the first token of the sentence around a token, looking back no further than so many."""
    least = max(0, at - within) if within is not None else 0
    while at > least and not _parts(tokens, at):
        at -= 1
    return at


def _parts(tokens: Tokens, at: int) -> bool:
    """Return whether a sentence or a line ends before a token."""
    before = tokens.words[at - 1]
    if before in ENDS_OF_SENTENCE or before[0] == "\n":
        return True
    return "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


def content_words(tokens: Tokens, first: int, most: int) -> frozenset[str]:
    """Return the words of a stretch of so many tokens, up to its sentence's end, that say what it is about."""
    words = set()
    for at in range(first, min(first + most, len(tokens.words))):
        word = tokens.words[at]
        if word in ENDS_OF_SENTENCE or word[0] == "\n" or (at > first and _parts(tokens, at)):
            break
        if len(word) > 3 and word.isalpha() and word not in COMMON:
            words.add(word)
    return frozenset(words)
