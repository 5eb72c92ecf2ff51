"""The map: places over the outlines of countries, without a network."""

import re
from dataclasses import dataclass
from hashlib import sha256

import pytest

from rapporteur.publish.web.file_links import FileLinks, Quoted
from rapporteur.publish.web.map import HEIGHT, WIDTH, map_of
from rapporteur.publish.web.outlines import FILE, shapes
from rapporteur.publish.web.templating import render

VENDORED = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"


@dataclass(frozen=True)
class Spot:
    name: str
    latitude: float | None
    longitude: float | None
    precision: str | None = "city"


VIENNA, GENEVA = Spot("Vienna", 48.2, 16.4), Spot("Geneva", 46.2, 6.15)
AUSTRIA = Spot("Austria", 47.3, 13.3, "country")
SUVA = Spot("Suva", -18.1, 178.4)
QATAR, RUSSIA = Spot("Qatar", 25.3, 51.2, "country"), Spot("Russia", 54.5, 51.8, "country")


def test_the_outlines_are_those_of_the_package() -> None:
    """They are an exact copy; README.md beside them says how to renew it."""
    assert sha256(FILE.read_bytes()).hexdigest() == VENDORED


def test_places_are_where_they_are() -> None:
    """Vienna lies to the north-east of Geneva, and both in sight."""
    drawn = map_of([VIENNA, GENEVA])
    assert drawn
    vienna, geneva = drawn.pins
    assert vienna.x > geneva.x
    assert vienna.y < geneva.y
    assert all(0 < pin.x < WIDTH and 0 < pin.y < HEIGHT for pin in drawn.pins)
    assert {"Austria", "Switzerland"} <= {one.name for one in drawn.outlines}
    assert "Australia" not in {one.name for one in drawn.outlines}


def test_a_country_is_its_outline_and_no_spot() -> None:
    drawn = map_of([AUSTRIA, VIENNA])
    assert drawn
    assert [one.name for one in drawn.outlines if one.is_meant] == ["Austria"]
    assert [(pin.name, pin.is_country, pin.is_ring) for pin in drawn.pins] == [
        ("Austria", True, False),
        ("Vienna", False, False),
    ]


def test_a_country_too_small_to_be_seen_is_ringed() -> None:
    drawn = map_of([QATAR, RUSSIA])
    assert drawn
    assert [pin.is_ring for pin in drawn.pins] == [True, False]


def test_land_on_both_sides_of_the_date_line_is_one() -> None:
    """No outline jumps across the map, and what is west of Fiji's capital is shown as what is east of it."""
    widest = max(shape.box.right - shape.box.left for shape in shapes() if shape.country != "Antarctica")
    assert widest < 200
    drawn = map_of([SUVA])
    assert drawn
    (fiji,) = [one for one in drawn.outlines if one.name == "Fiji"]
    starts = [int(x) for x in re.findall(r"M(-?\d+)", fiji.path)]
    assert min(starts) < drawn.pins[0].x < max(starts)


def test_names_do_not_cover_each_other() -> None:
    """One that finds no room is left out; the description has it."""
    near = [Spot(f"Town {number} on the river", 48 + number / 500, 16.0) for number in range(8)]
    drawn = map_of(near)
    assert drawn
    labels = [pin.label for pin in drawn.pins if pin.label]
    assert 0 < len(labels) < 8
    assert len({(label.x, label.y) for label in labels}) == len(labels)


@pytest.mark.parametrize("spots", [[], [Spot("the strait", None, None, None)]])
def test_where_nothing_is_known_there_is_no_map(spots: list[Spot]) -> None:
    assert map_of(spots) is None


def test_a_place_is_drawn_once() -> None:
    drawn = map_of([VIENNA, Spot("the Austrian capital", 48.2, 16.4)])
    assert drawn
    assert len(drawn.pins) == 1


def test_it_is_described_and_stands_in_one_file() -> None:
    """No script, no link, no address; a name is never markup."""
    hostile = Spot("<script>alert(1)</script> & Co", 48.2, 16.4)
    link = FileLinks("event-1", {}, Quoted())
    text = render("map.html", spots=[hostile, AUSTRIA], link=link)
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co, 48.2° north, 16.4° east; Austria, the country" in text
    assert "http" not in text
    titled = re.search(r'aria-labelledby="(\S+) (\S+)"', text)
    assert titled
    assert f'<title id="{titled[1]}">' in text
    assert f'<desc id="{titled[2]}">' in text
