"""Ordered: annotations by their place in the text, to be asked for those that begin in a stretch of it."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from rapporteur.model import Span


class Placed(Protocol):
    """What has a place in the text."""

    @property
    def span(self) -> Span:
        """Its words."""


Item = TypeVar("Item", bound=Placed)


class Ordered(Generic[Item]):
    """Annotations in text order."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = sorted(items, key=lambda item: (item.span.start, -item.span.end))
        self._starts = [item.span.start for item in self.items]

    def beginning_in(self, start: int, end: int) -> list[Item]:
        """Return those that begin in text[start:end]."""
        return self.items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, at: int) -> Item | None:
        """Return the last that begins before a place."""
        before = bisect_left(self._starts, at) - 1
        return self.items[before] if before >= 0 else None

    def inside(self, spans: Iterable[Span]) -> list[Item]:
        """Return those that lie wholly in one of some spans."""
        return [item for span in spans for item in self.beginning_in(span.start, span.end) if item.span.end <= span.end]

    def around(self, at: int) -> Item | None:
        """Return the last to begin at or before a place, if it reaches over it."""
        before = bisect_left(self._starts, at + 1) - 1
        return self.items[before] if before >= 0 and at < self.items[before].span.end else None
