"""Paging: a list that is shown some at a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Which page of a list is shown, of how many there are, with so many on each.

    >>> paging = Paging(page=2, count=250, size=100)
    >>> paging.pages, paging.first, paging.last
    (3, 101, 200)
    """

    page: int
    count: int
    size: int

    @classmethod
    def at(cls, page: int, *, count: int, size: int) -> "Paging":
        """Return a page of a list, the last where there are fewer.

        >>> Paging.at(9, count=250, size=100).page
        3
        """
        return cls(page=min(page, cls(page=1, count=count, size=size).pages), count=count, size=size)

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.count // self.size))

    @property
    def first(self) -> int:
        """The number of the first that is shown, from 1."""
        return (self.page - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The number of the last that is shown."""
        return min(self.page * self.size, self.count)
