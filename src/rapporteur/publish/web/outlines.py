"""Outlines: the shapes of countries, as Natural Earth has them, read from TopoJSON.

They say who holds what in fact, roughly, so that a place is found; nothing is said about borders.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "static" / "vendor" / "world-atlas" / "countries-50m.json"
TURN: Final = 360.0
SOUTH_POLE: Final = -90.0
Point = tuple[float, float]
"""Degrees east and north, or pixels to the right and down."""
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle."""

    left: float
    right: float
    low: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles have something in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.low < other.high and other.low < self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A ring, the rectangle around it, and the country that it is some of the outline of."""

    country: str
    ring: Ring
    box: Box


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the outlines of all countries, islands and holes alike; what lies across the date line goes on beyond 180
    degrees, and is there once more on the other side."""
    topology = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [list(_arc(arc, **topology["transform"])) for arc in topology["arcs"]]
    found = (
        (one["properties"]["name"], _unrolled(_ring(numbers, arcs)))
        for one in topology["objects"]["countries"]["geometries"]
        for numbers in _rings(one)
    )
    shifted = (
        (name, [(x + shift, y) for x, y in ring] if shift else ring)
        for name, ring in found
        for shift in (0.0, *((-TURN, TURN) if max(abs(x) for x, _ in ring) > 150 else ()))
    )
    return tuple(Shape(country=name, ring=ring, box=box_of(ring)) for name, ring in shifted)


def _arc(arc: Iterable[Sequence[int]], *, scale: Point, translate: Point) -> Iterator[Point]:
    """Give the points of an arc, each of which is written as how far it is from the one before."""
    for x, y in accumulate(arc, lambda point, step: (point[0] + step[0], point[1] + step[1])):
        yield x * scale[0] + translate[0], y * scale[1] + translate[1]


def _rings(shape: Any) -> Iterator[list[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    yield from (ring for polygon in polygons for ring in polygon)


def _ring(numbers: Iterable[int], arcs: Sequence[list[Point]]) -> Ring:
    """Return the points of a ring; a number below 0 is of an arc that is walked backwards."""
    points: list[Point] = []
    for number in numbers:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return points


def _unrolled(ring: Ring) -> Ring:
    """Return a ring that does not jump from one end of the world to the other; one around the pole goes through it."""
    turns, points = 0.0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turns += TURN if x - before < -TURN / 2 else -TURN if x - before > TURN / 2 else 0.0
        points.append((x + turns, y))
    return [*points, (points[-1][0], SOUTH_POLE), (points[0][0], SOUTH_POLE)] if turns else points


def box_of(points: Iterable[Point]) -> Box:
    """Return the rectangle around points."""
    across, up = zip(*points, strict=True)
    return Box(left=min(across), right=max(across), low=min(up), high=max(up))


def encloses(ring: Ring, point: Point) -> bool:
    """Tell whether a point lies inside a ring.

    >>> square = [(0.0, 0.0), (0.0, 2.0), (2.0, 2.0), (2.0, 0.0), (0.0, 0.0)]
    >>> encloses(square, (1.0, 1.0)), encloses(square, (3.0, 1.0))
    (True, False)
    """
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def clipped(ring: Ring, box: Box) -> Ring:
    """Return what of a ring lies in a rectangle, closed along its sides (Sutherland and Hodgman).

    >>> clipped([(0, 0), (0, 2), (2, 2), (2, 0)], Box(left=1, right=3, low=-1, high=3))
    [(1.0, 0.0), (1.0, 2.0), (2, 2), (2, 0)]
    """
    for axis, limit, way in ((0, box.left, 1), (0, box.right, -1), (1, box.low, 1), (1, box.high, -1)):
        ring = list(_side(ring, axis, limit, way))
    return ring


def _side(ring: Ring, axis: int, limit: float, way: int) -> Iterator[Point]:
    for at, point in enumerate(ring):
        before = ring[at - 1]
        was_in, is_in = ((one[axis] - limit) * way >= 0 for one in (before, point))
        if was_in != is_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if is_in:
            yield point


def thinned(ring: Ring, apart: float) -> list[Point]:
    """Return a ring without the points that are nearer than so much to the one before that is kept."""
    kept = list(ring[:1])
    for point in ring[1:]:
        if max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= apart:
            kept.append(point)
    return kept


def area(ring: Ring) -> float:
    """Return the area of a ring."""
    pairs = ((ring[at - 1], point) for at, point in enumerate(ring))
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
