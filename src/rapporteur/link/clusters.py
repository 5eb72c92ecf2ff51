"""Clusters: what belongs together, by links with scores, and never what was said to be different.

The strongest links are made first; a link that would bring together two that are to be kept apart is not made. So the
outcome hangs on the links alone, not on the order in which they come.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

CERTAIN: Final = 100.0
"""The score of what a person said is the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A reason to hold two to be the same: identifiers, the lesser first, how strong it is, and in words why."""

    one: str
    other: str
    score: float
    reason: str


def link(one: str, other: str, score: float, reason: str) -> Link:
    """Return the link of two, the lesser first.

    >>> link("b", "a", 1.0, "same name").one
    'a'
    """
    return Link(one=min(one, other), other=max(one, other), score=score, reason=reason)


class Groups:
    """What was joined so far, and what must stay apart."""

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._root: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def root(self, one: str) -> str:
        """Return what stands for the group of one."""
        while (above := self._root.get(one, one)) != one:
            one = above
        return one

    def members(self, one: str) -> set[str]:
        """Return the group of one, itself included."""
        return self._members.get(self.root(one), {one})

    def may_join(self, one: str, other: str) -> bool:
        """Return whether no two of two groups are to be kept apart."""
        mine, theirs = self.members(one), self.members(other)
        return not any(self._apart[member] & theirs for member in mine if member in self._apart)

    def join(self, one: str, other: str) -> bool:
        """Make one group of two, if that may be; return whether it is one now."""
        mine, theirs = self.root(one), self.root(other)
        if mine == theirs:
            return True
        if not self.may_join(mine, theirs):
            return False
        together = self.members(mine) | self.members(theirs)
        first, second = min(mine, theirs), max(mine, theirs)
        self._root[second] = first
        self._members.pop(second, None)
        self._members[first] = together
        return True


def cluster(links: Iterable[Link], apart: Iterable[tuple[str, str]] = ()) -> tuple[dict[str, str], list[Link]]:
    """Return of each that has a link the least identifier of its group, and the links that made the groups.

    One link makes a group (single linkage).
    """
    groups, made = Groups(apart), []
    seen: set[str] = set()
    for one in sorted(links, key=_strongest_first):
        seen |= {one.one, one.other}
        if groups.root(one.one) != groups.root(one.other) and groups.join(one.one, one.other):
            made.append(one)
    return {member: groups.root(member) for member in sorted(seen)}, made


def agglomerate(
    links: Iterable[Link], *, least: float, unlinked: float, apart: Iterable[tuple[str, str]] = ()
) -> tuple[dict[str, str], list[Link]]:
    """Return of each that has a link the least identifier of its group, and the links that made the groups.

    Two groups become one while the mean score of their pairs is at least `least` (average linkage); a pair without a
    link counts as `unlinked`. What is certain is joined besides, whatever the mean, and no two groups become one that
    it forbids: what is apart from one is apart from all that are certainly the same.
    """
    scores: dict[tuple[str, str], Link] = {}
    for found in sorted(links, key=_strongest_first):
        scores.setdefault((found.one, found.other), found)
    groups, likely, made = Groups(apart), Groups(), []
    for held in scores.values():
        if held.score >= CERTAIN and groups.root(held.one) != groups.root(held.other):
            made += [held] if groups.join(held.one, held.other) else []
    sums: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
    for (one, other), held in scores.items():
        if held.score < CERTAIN:
            sums[one][other] = sums[other][one] = (held.score, 1)
    sizes = dict.fromkeys(sums, 1)
    waiting = [(-held.score, *pair) for pair, held in scores.items() if least <= held.score < CERTAIN]
    heapq.heapify(waiting)
    while waiting:
        score, one, other = heapq.heappop(waiting)
        if one not in sizes or other not in sizes or -score != _mean(sums, sizes, one, other, unlinked):
            continue  # one of them has grown since
        mine, theirs = likely.members(one), likely.members(other)
        apart_so_far = groups.root(one) != groups.root(other)
        if not groups.join(one, other):
            continue
        if apart_so_far:
            between = [scores.get((min(a, b), max(a, b))) for a in mine for b in theirs]
            made.append(min((held for held in between if held), key=_strongest_first))
        likely.join(one, other)
        _merge(sums, sizes, one, other)
        for third in sums[one]:
            if (mean := _mean(sums, sizes, one, third, unlinked)) >= least:
                heapq.heappush(waiting, (-mean, min(one, third), max(one, third)))
    return {member: groups.root(member) for pair in scores for member in pair}, made


def _merge(sums: dict[str, dict[str, tuple[float, int]]], sizes: dict[str, int], one: str, other: str) -> None:
    """Give the first of two groups, the lesser, the links of the second."""
    sizes[one] += sizes.pop(other)
    gone = sums.pop(other)
    for third, (total, count) in gone.items():
        sums[third].pop(other)
        if third != one:
            before = sums[one].get(third, (0.0, 0))
            sums[one][third] = sums[third][one] = (before[0] + total, before[1] + count)


def _mean(
    sums: Mapping[str, Mapping[str, tuple[float, int]]],
    sizes: Mapping[str, int],
    one: str,
    other: str,
    unlinked: float,
) -> float:
    total, count = sums[one].get(other, (0.0, 0))
    pairs = sizes[one] * sizes[other]
    return (total + unlinked * (pairs - count)) / pairs


def _strongest_first(one: Link) -> tuple[float, str, str, str]:
    return -one.score, one.one, one.other, one.reason
