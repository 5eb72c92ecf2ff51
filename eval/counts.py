"""Counts: hits among what was found and what is gold, and the F1 they make."""

from collections.abc import Iterable
from dataclasses import dataclass

from eval.figures import Figure, precision_recall


@dataclass(slots=True)
class Count:
    """How many were found, how many are gold, how many are both."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    def add(self, found: Iterable[object], gold: Iterable[object]) -> None:
        """Count the members of two sets.

        >>> count = Count()
        >>> count.add([1, 2], [2, 3, 4])
        >>> count.precision, count.recall, count.f1
        (0.5, 0.3333333333333333, 0.4)
        """
        left, right = set(found), set(gold)
        self.hit, self.found, self.gold = self.hit + len(left & right), self.found + len(left), self.gold + len(right)

    @property
    def precision(self) -> float:
        """The share of what was found that is gold."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.hit / (self.found + self.gold) if self.hit else 0.0

    def figure(self, name: str) -> Figure:
        """Return the F1 as a figure."""
        return Figure(name=name, value=self.f1, of=f"{precision_recall(self.precision, self.recall)}  of {self.gold}")
