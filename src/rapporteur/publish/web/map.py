"""Map: where places are, drawn over the outlines of countries, without a network or a script.

A place that is a country is drawn as its outline, not as a spot in it.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import Final, Protocol

from rapporteur.publish.web.outlines import Box, Point, Ring, Shape, area, box_of, clipped, encloses, shapes, thinned
from rapporteur.publish.words import visible

WIDTH, HEIGHT = 520, 320
AROUND: Final = 0.18
"""The part of what is shown that is left free on each side."""
SMALLEST: Final = 7.0
"""Degrees from south to north that are shown at least."""
NORTHMOST: Final = 84.0
LETTER: Final = 7.2
LINE: Final = 15
ROOMY: Final = 2200
"""Square pixels that a country has at least to be named."""
LONGEST: Final = 28
RADIUS: Final = 7
SMALL: Final = 16
"""Pixels across, of a country that is too small to be seen."""
APART: Final = 2
"""Pixels from one point of an outline to the next, at least."""
IN_PLACE: Final = ((0, 5, "middle"), (0, 22, "middle"), (0, -12, "middle"))
BESIDE: Final = ((12, 5, "start"), (-12, 5, "end"), (0, -13, "middle"), (0, 23, "middle"))
"""How far to the right and down from a place its name may stand, the best first."""


class Spot(Protocol):
    """A place: its name, degrees north and east where these are known, and whether it is a city or a country."""

    @property
    def name(self) -> str: ...
    @property
    def latitude(self) -> float | None: ...
    @property
    def longitude(self) -> float | None: ...
    @property
    def precision(self) -> str | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """Words on the map, and where they begin (`start`), are centred (`middle`) or end (`end`)."""

    words: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A place on the map; its name is beside it where there is room. `is_ring` where it is a country, too small to be
    seen."""

    name: str
    x: float
    y: float
    is_country: bool
    is_ring: bool
    label: Name | None
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A country on the map, as a path; `is_meant` where it is itself a place that is shown."""

    name: str
    path: str
    is_meant: bool
    label: Name | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Outlines and places, in pixels."""

    width: int
    height: int
    outlines: tuple[Outline, ...]
    pins: tuple[Pin, ...]


def map_of(spots: Iterable[Spot]) -> Map | None:
    """Return the map of places, None where it is known of none where it is."""
    found = list(_once(spots))
    if not found:
        return None
    meant = [shape for one, point in found if one.precision == "country" for shape in _around(point)]
    view = _View([point for _, point in found], [shape.ring for shape in meant])
    large = [shape for shape in meant if view.size(shape.box) > SMALL]
    drawn = [(one, view.at(point), one.precision == "country", point) for one, point in found]
    taken = [_square(at) for _, at, is_country, point in drawn if not (is_country and _in_any(point, large))]
    pins = [
        _pin(one, at, taken, is_country=is_country, is_ring=is_country and not _in_any(point, large))
        for one, at, is_country, point in drawn
    ]
    outlines = tuple(_outlines(view, {shape.country for shape in meant}, taken))
    return Map(width=WIDTH, height=HEIGHT, outlines=outlines, pins=tuple(pins))


def _square(at: Point) -> Box:
    return Box(left=at[0] - RADIUS, right=at[0] + RADIUS, low=at[1] - RADIUS, high=at[1] + RADIUS)


def _in_any(point: Point, some: Iterable[Shape]) -> bool:
    return any(encloses(shape.ring, point) for shape in some)


def _once(spots: Iterable[Spot]) -> Iterator[tuple[Spot, Point]]:
    """Give the places of which it is known where they are, one of those that are at the same."""
    had: set[Point] = set()
    for one in spots:
        if one.latitude is None or one.longitude is None:
            continue
        point = (one.longitude, one.latitude)
        if point not in had:
            had.add(point)
            yield one, point


def _around(point: Point) -> list[Shape]:
    """Return the part of a country that a point is in."""
    x, y = point
    near = (one for one in shapes() if one.box.left <= x <= one.box.right and one.box.low <= y <= one.box.high)
    return [one for one in near if encloses(one.ring, point)][:1]


class _View:
    """What part of the world is shown, and where on the map its places are: as if it were flat around its middle."""

    def __init__(self, points: Sequence[Point], rings: Iterable[Ring]) -> None:
        whole = box_of([*points, *(point for ring in rings for point in ring)])
        low, high = max(whole.low, -NORTHMOST), min(whole.high, NORTHMOST)
        middle = (whole.left + whole.right) / 2, (low + high) / 2
        self._flat = cos(radians(middle[1]))
        free = 1 - 2 * AROUND
        tall = max((high - low) / free, SMALLEST, (whole.right - whole.left) / free * self._flat * HEIGHT / WIDTH)
        self._scale = HEIGHT / tall
        self._middle = middle
        across, up = WIDTH / 2 / self._scale / self._flat, tall / 2
        self.box = Box(
            left=middle[0] - across * 1.05,
            right=middle[0] + across * 1.05,
            low=middle[1] - up * 1.05,
            high=middle[1] + up * 1.05,
        )

    def size(self, box: Box) -> float:
        """Return how large a rectangle is drawn, the longer of its sides."""
        return max((box.right - box.left) * self._flat, box.high - box.low) * self._scale

    def at(self, point: Point) -> Point:
        """Return where on the map a point is."""
        x = (point[0] - self._middle[0]) * self._flat * self._scale + WIDTH / 2
        y = (self._middle[1] - point[1]) * self._scale + HEIGHT / 2
        return round(x, 1), round(y, 1)


def _pin(one: Spot, at: Point, taken: list[Box], *, is_country: bool, is_ring: bool) -> Pin:
    words = visible(one.name)
    words = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    (x, y), ways = at, (IN_PLACE if is_country and not is_ring else BESIDE)
    tried = (Name(words=words, x=x + right, y=y + down, anchor=anchor) for right, down, anchor in ways)
    where = f"{_degrees(one.latitude, 'north', 'south')}, {_degrees(one.longitude, 'east', 'west')}"
    label = _placed(tried, taken)
    return Pin(name=one.name, x=x, y=y, is_country=is_country, is_ring=is_ring, label=label, where=where)


def _degrees(value: float | None, plus: str, minus: str) -> str:
    return f"{abs(value or 0):.1f}° {plus if (value or 0) >= 0 else minus}"


def _placed(tried: Iterable[Name], taken: list[Box]) -> Name | None:
    """Return the first of some ways to write a name for which there is room, and take that."""
    for name in tried:
        long = len(name.words) * LETTER
        left = name.x - {"start": 0.0, "middle": long / 2, "end": long}[name.anchor]
        box = Box(left=left - 3, right=left + long + 3, low=name.y - LINE + 2, high=name.y + 4)
        is_inside = box.left >= 0 and box.right <= WIDTH and box.low >= 0 and box.high <= HEIGHT
        if is_inside and not any(box.meets(other) for other in taken):
            taken.append(box)
            return name
    return None


def _outlines(view: _View, meant: Set[str], taken: list[Box]) -> Iterator[Outline]:
    of: dict[str, list[Ring]] = {}
    for shape in shapes():
        if shape.box.meets(view.box):
            ring = thinned([view.at(point) for point in clipped(shape.ring, view.box)], APART)
            if len(ring) > 2 and (area(ring) >= 3 or shape.country in meant):
                of.setdefault(shape.country, []).append(ring)
    for name, rings in of.items():
        label = None if name in meant else _label(name, max(rings, key=area), taken)
        yield Outline(name=name, path="".join(map(_path, rings)), is_meant=name in meant, label=label)


def _path(ring: Ring) -> str:
    """Return a ring as a path, in whole pixels, each as how far it is from the one before.

    >>> _path([(1.2, 2), (4, 6.8), (4, 0)])
    'M1 2l3 5 0 -7z'
    """
    points = [(round(x), round(y)) for x, y in ring]
    steps = (f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"


def _label(name: str, ring: Ring, taken: list[Box]) -> Name | None:
    """Return the name of a country where most of it is shown, if there is room."""
    if area(ring) < ROOMY:
        return None
    box = box_of(ring)
    x = min(max((box.left + box.right) / 2, 0), WIDTH)
    y = min(max((box.low + box.high) / 2, 0), HEIGHT)
    ways = ((right, down) for down in (0, -18, 18, -36, 36) for right in (0, -30, 30))
    tried = (Name(words=name, x=round(x + right), y=round(y + down + 4), anchor="middle") for right, down in ways)
    return _placed((one for one in tried if encloses([*ring, ring[0]], (one.x, one.y - 4))), taken)
