"""The timeline: where events are drawn, and which find no room."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from rapporteur.model import UNKNOWN, Basis, EventMention, EventType, Interval, Span, Status
from rapporteur.publish.web.axis import Scale, ticks_of
from rapporteur.publish.web.lanes import By, lanes_of
from rapporteur.publish.web.period import Period, busiest, whole
from rapporteur.publish.web.strip import strip_of
from rapporteur.publish.web.timeline import MOST_ROWS, ROWS, Item, Told, lay_out
from rapporteur.record.overview import Glance, Month, list_glances
from rapporteur.record.store import Store
from tests.publish.web.storied import story_record

DECEMBER = Period(first=date(2030, 12, 1), last=date(2030, 12, 31))
WIDTH = 310
"""Ten pixels a day."""


def glance(number: int, earliest: int | None, latest: int | None, *, independent: int = 1) -> Glance:
    """Return an event between two days of December 2030."""
    ends = (date(2030, 12, one) if one else None for one in (earliest, latest))
    first, last = ends
    time = Interval(earliest=first, latest=last, basis=Basis.STATED) if first or last else UNKNOWN
    words = Span("doc-1", 0, 5, "talks")
    mention = EventMention(
        id=f"event-{number:03}",
        trigger=words,
        type=EventType.CONSULT,
        mode=None,
        status=Status.HAPPENED,
        time=time,
        confidence=0.5,
        made_by="test@1",
    )
    return Glance(
        id=mention.id,
        mention=mention,
        words=words,
        outlet="Quillon",
        names={},
        reports=independent,
        independent=independent,
        confidence=0.5,
        reviewed=False,
    )


def drawn(*glances: Glance, words: str = "", period: Period = DECEMBER) -> list[Item]:
    """Return the items of one lane."""
    told = [Told(glance=one, lane="a", words=words) for one in glances]
    (lane,) = lay_out(told, {"a": "A"}, period, width=WIDTH).lanes
    return list(lane.items)


def test_a_day_is_a_sign_in_its_middle() -> None:
    (item,) = drawn(glance(1, 10, 10))
    assert (item.x, item.band, item.by, item.since) == (95, None, False, False)


def test_days_are_a_band_and_the_sign_where_it_begins() -> None:
    (item,) = drawn(glance(1, 10, 20))
    assert item.band == (90, 200)
    assert item.x == 90 + item.radius + 3
    assert (item.begins, item.ends) == (True, True)


def test_a_band_that_goes_on_beyond_the_days_that_are_drawn() -> None:
    some = Period(first=date(2030, 12, 12), last=date(2030, 12, 18))
    (item,) = drawn(glance(1, 10, 20), period=some)
    assert item.band == (0, WIDTH)
    assert (item.begins, item.ends) == (False, False)


@pytest.mark.parametrize(("earliest", "latest", "by", "since"), [(None, 10, True, False), (10, None, False, True)])
def test_an_open_end_is_drawn_at_the_day_that_is_known(
    earliest: int | None, latest: int | None, by: bool, since: bool
) -> None:
    (item,) = drawn(glance(1, earliest, latest))
    assert (item.x, item.band, item.by, item.since) == (95, None, by, since)


def test_more_sources_are_a_larger_sign() -> None:
    radii = [drawn(glance(1, 10, 10, independent=many))[0].radius for many in (1, 2, 5, 40)]
    assert radii == [4, 5, 8, 8]


def test_an_event_of_no_known_day_is_nowhere() -> None:
    with pytest.raises(ValueError, match="no known day"):
        drawn(glance(1, None, None))


def test_nothing_is_drawn_over_another() -> None:
    """Signs, bands and words of a row are apart."""
    items = drawn(*(glance(number, 1 + number % 28, 3 + number % 28) for number in range(60)), words="met in Kesh")
    rows: dict[float, list[tuple[float, float]]] = {}
    for item in items:
        start, end = item.band or (item.x - item.radius, item.x + item.radius)
        reach = item.words_x + (-1 if item.is_before else 1) * len(item.words) * 7 if item.words else item.x
        rows.setdefault(item.y, []).append((min(start, reach), max(end, reach)))
    for taken in rows.values():
        ordered = sorted(taken)
        assert all(one[1] < other[0] for one, other in pairwise(ordered))
    assert len(rows) <= MOST_ROWS


def test_those_that_most_tell_of_find_room_first() -> None:
    """Of many on one day, the others are counted."""
    glances = [glance(number, 10, 10, independent=number % 7 + 1) for number in range(40)]
    (lane,) = lay_out([Told(glance=one, lane="a", words="") for one in glances], {"a": "A"}, DECEMBER, width=30).lanes
    shown = [item.glance.independent for item in lane.items]
    assert (len(shown) + lane.hidden, lane.events) == (40, 40)
    assert lane.hidden > 0
    assert min(shown) >= sorted((one.independent for one in glances), reverse=True)[len(shown)] - 1


def test_lanes_share_the_rows_there_are() -> None:
    """A lane without events is not drawn, and no lane has so many rows that all are too high."""
    told = [Told(glance=glance(number, 10, 10), lane=f"{number % 9}", words="") for number in range(300)]
    lanes = lay_out(told, {f"{number}": f"Lane {number}" for number in range(12)}, DECEMBER, width=30).lanes
    assert len(lanes) == 9
    assert sum(len({item.y for item in lane.items}) for lane in lanes) <= ROWS
    ends = [(lane.y, lane.y + lane.height) for lane in lanes]
    assert all(one[1] == other[0] for one, other in pairwise(ends))


@pytest.mark.parametrize(
    ("first", "last", "width", "names"),
    [
        (date(2030, 12, 30), date(2031, 1, 2), 400, ["30 Dec 2030", "31 Dec", "1 Jan 2031", "2 Jan"]),
        (date(2030, 12, 30), date(2031, 1, 19), 300, ["30 Dec 2030", "6 Jan", "13 Jan"]),
        (date(2030, 11, 15), date(2031, 3, 1), 600, ["Dec 2030", "Jan 2031", "Feb", ""]),
        (date(2001, 5, 1), date(2031, 3, 1), 600, ["2005", "2010", "2015", "2020", "2025", ""]),
        (date(1, 1, 1), date(9999, 12, 31), 400, ["2000", "4000", "6000", "8000"]),
    ],
)  # fmt: skip
def test_what_the_axis_names(first: date, last: date, width: int, names: list[str]) -> None:
    """Days, Mondays, months or years, as there is room, none that would be cut off; the year where it begins."""
    assert [tick.name for tick in ticks_of(Scale(period=Period(first=first, last=last), width=width))] == names


def test_periods_stay_within_the_calendar() -> None:
    """However far one moves or widens."""
    all_days = Period(first=date.min, last=date.max)
    assert all_days.moved(0.5) == all_days.moved(-0.5) == all_days
    assert all_days.scaled(2) == all_days
    late = Period(first=date(9999, 12, 1), last=date.max)
    assert late.scaled(4).last == late.moved(2).last == date.max
    assert DECEMBER.scaled(0.01).days == 7


def months(*counts: tuple[int, int, int]) -> list[Month]:
    return [Month(first=date(year, month, 1), events=events) for year, month, events in counts]


def test_bars_for_months_and_gaps_for_years_without_events() -> None:
    some = months((2001, 5, 1), (2030, 11, 4), (2030, 12, 8), (2031, 2, 2))
    strip = strip_of(some, busiest(some), width=600)
    assert [(bar.name, bar.events, bar.is_shown) for bar in strip.bars] == [
        ("May 2001", 1, False),
        ("November 2030", 4, True),
        ("December 2030", 8, True),
        ("January 2031", 0, True),
        ("February 2031", 2, True),
    ]
    assert len(strip.gaps) == 1
    assert [bar.tick for bar in strip.bars if bar.tick] == ["2001", "2030", "2031"]
    assert max(bar.height for bar in strip.bars) == 44


def test_many_months_are_drawn_together() -> None:
    """As many in one bar as it takes for all bars to have room."""
    some = months(*((year, month, 1) for year in range(1990, 2030) for month in range(1, 13)))
    strip = strip_of(some, whole(some), width=600)
    assert {bar.events for bar in strip.bars} == {6}
    assert strip.bars[-1].x + strip.bars[-1].width <= 600.1
    assert strip.bars[0].name == "January 1990 to June 1990"


def test_an_event_is_in_the_lane_of_the_first_who_has_one(tmp_path: Path) -> None:
    """Its words leave out whom the lane names."""
    with Store.open(story_record(tmp_path / "r")) as store:
        glances = list(list_glances(store))
    told, lanes = lanes_of(glances, By.ACTOR, glances)
    words = {lanes[one.lane]: set[str]() for one in told}
    for one in told:
        words[lanes[one.lane]].add(one.words)
    assert words["Norland"] == {"granted", "signed → Ardent Front", "release", "talks"}
    assert words["Ardent Front"] == {"shots"}
    assert words["others"] == {"Divers: seize"}
    assert words["nobody named"] == {"marches"}
