"""Timeline: events laid out in lanes, each over the days on which it may have been.

What is drawn is worked out here, in pixels, so that it stands in a page without a script, and in one file; a script
only asks for other days.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rapporteur.model import EventType
from rapporteur.publish.web.axis import Scale, Tick, ticks_of
from rapporteur.publish.web.period import Period
from rapporteur.record.overview import Glance

WIDTH: Final = 1184
ROW: Final = 24
HEAD: Final = 26
"""Above the rows of a lane, where its name stands."""
AXIS: Final = 26
ARROW: Final = 24
"""How far an arrow goes that shows an open end."""
LETTER: Final = 7.0
"""The width of a letter, about: words are kept apart by it."""
LONGEST: Final = 36
"""Letters that are drawn of an event's words, at most."""
GAP: Final = 8
LARGEST: Final = 8
ROWS: Final = 44
"""Rows of all lanes together, about; no lane has more than others while these have no room."""
FEWEST_ROWS, MOST_ROWS = 3, 14
AGAINST: Final = frozenset(
    (
        *(EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN),
        *(EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT),
    )
)
"""The types that PLOVER counts as conflict, of words or deeds; the others are cooperation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is to be drawn of an event: in which lane, and in which words."""

    glance: Glance
    lane: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An event as it is drawn: its sign at `x`, `y` with a radius and, where there is room, its words (the beginning of
    `told`) at `words_x`, to the right of that or (`is_before`) to its left.

    `band` is from where to where its days go, None where they are narrower than the sign or open; `begins` and `ends`
    tell whether they do so there. `by` where only the latest day is known, `since` where only the earliest is.
    """

    glance: Glance
    told: str
    x: float
    y: float = 0
    radius: int
    band: tuple[float, float] | None = None
    begins: bool = True
    ends: bool = True
    by: bool = False
    since: bool = False
    words: str = ""
    words_x: float = 0
    is_before: bool = False

    @property
    def is_against(self) -> bool:
        """Whether it is of conflict, not of cooperation."""
        return self.glance.mention.type in AGAINST


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane: its key and name, where it begins, how high it is, its events, and how many have no room in it."""

    key: str
    name: str
    y: float
    height: float
    items: tuple[Item, ...]
    hidden: int

    @property
    def events(self) -> int:
        """How many events it has, with those that have no room."""
        return len(self.items) + self.hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Lanes over a period, in pixels."""

    scale: Scale
    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]

    @property
    def drawn(self) -> int:
        """How many events are drawn."""
        return sum(len(lane.items) for lane in self.lanes)


class _Row:
    """What is taken of a row."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float]] = []

    def take(self, start: float, end: float) -> bool:
        """Take a stretch if it is free."""
        if any(start < other_end + GAP and other_start < end + GAP for other_start, other_end in self._taken):
            return False
        self._taken.append((start, end))
        return True


def lay_out(told: Sequence[Told], lanes: Mapping[str, str], period: Period, *, width: int = WIDTH) -> Timeline:
    """Return events of known days in lanes, by key and name in this order, those without events left out.

    In each, those that most independent sources tell of come first: theirs are the upper rows, and room for words.
    """
    of: dict[str, list[Told]] = {key: [] for key in lanes}
    for one in told:
        of[one.lane].append(one)
    used = {key: sorted(some, key=_weight) for key, some in of.items() if some}
    scale, y, out = Scale(period=period, width=width), float(AXIS), []
    rows = _rows([_needed(_place(some, scale, 0, MOST_ROWS), 0) for some in used.values()])
    for key, some in used.items():
        items = list(_place(some, scale, y + HEAD, rows))
        height = HEAD + ROW * _needed(items, y + HEAD) + GAP
        in_order = tuple(sorted(items, key=lambda one: (one.x, one.y)))
        out.append(Lane(key=key, name=lanes[key], y=y, height=height, items=in_order, hidden=len(some) - len(items)))
        y += height
    return Timeline(scale=scale, height=y, ticks=tuple(ticks_of(scale)), lanes=tuple(out))


def _needed(items: Iterable[Item], top: float) -> int:
    """Return how many rows some items take."""
    return max((int((one.y - top) // ROW) + 1 for one in items), default=0)


def _rows(needed: Sequence[int]) -> int:
    """Return how many rows a lane may have at most, where so many are needed in each.

    >>> _rows([1, 2, 14, 14, 2]), _rows([1, 2, 14]), _rows([14] * 14)
    (14, 14, 3)
    """
    fitting = (most for most in range(MOST_ROWS, FEWEST_ROWS, -1) if sum(min(most, one) for one in needed) <= ROWS)
    return next(fitting, FEWEST_ROWS)


def _weight(one: Told) -> tuple[int, int, str]:
    return -one.glance.independent, -one.glance.reports, one.glance.id


def _place(told: Iterable[Told], scale: Scale, top: float, rows: int) -> Iterator[Item]:
    """Give each event where it finds room, with its words or else without."""
    free = [_Row() for _ in range(rows)]
    for one in told:
        for start, end, item in _ways(one, scale):
            row = next((number for number, row in enumerate(free) if row.take(start, end)), None)
            if row is not None:
                yield replace(item, y=top + ROW * (row + 0.5))
                break


def _ways(one: Told, scale: Scale) -> Iterator[tuple[float, float, Item]]:
    """Give the ways in which an event can be drawn, the best first: from where to where it goes, and the item."""
    bare = _bare(one, scale)
    start, end = bare.band or (
        bare.x - bare.radius - (ARROW if bare.by else 0),
        bare.x + bare.radius + (ARROW if bare.since else 0),
    )
    words = one.words if len(one.words) <= LONGEST else f"{one.words[: LONGEST - 1].rstrip()}…"
    length, inside = len(words) * LETTER, bare.x + bare.radius + 4
    if bare.band and inside + length < end:
        yield start, end, replace(bare, words=words, words_x=inside)
    elif end + 4 + length <= scale.width:
        yield start, end + 4 + length, replace(bare, words=words, words_x=end + 4)
    elif start - 4 - length >= 0:
        yield start - 4 - length, end, replace(bare, words=words, words_x=start - 4, is_before=True)
    yield start, end, bare


def _bare(one: Told, scale: Scale) -> Item:
    """Return an event as it is drawn without words, in no row yet."""
    time, radius = one.glance.mention.time, min(LARGEST, 3 + one.glance.independent)
    first, last = _ends(time.earliest, time.latest)
    start, end = max(0.0, scale.x(first)), min(float(scale.width), scale.x(last, plus=1))
    has_band = time.earliest is not None and time.latest is not None and end - start > 2 * radius + 6
    middle = min(max((start + end) / 2, radius + 2), scale.width - radius - 2)
    return Item(
        glance=one.glance,
        told=one.words,
        x=start + radius + 3 if has_band else round(middle, 1),
        radius=radius,
        band=(start, end) if has_band else None,
        begins=first >= scale.period.first,
        ends=last <= scale.period.last,
        by=time.earliest is None,
        since=time.latest is None,
    )


def _ends(earliest: date | None, latest: date | None) -> tuple[date, date]:
    known = earliest or latest
    if known is None:
        raise ValueError("an event of no known day has no place on a timeline")
    return known, latest or known
