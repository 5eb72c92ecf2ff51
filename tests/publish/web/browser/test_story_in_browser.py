"""The story in a browser: filters, gestures, keys, and how it became known; with and without scripts."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.publish.web.storied import story_record

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]
TIMELINE = ".timeline svg"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return story_record(tmp_path_factory.mktemp("story") / "r")


def query_of(page: "Page") -> dict[str, str]:
    """Return the query of the address that a page shows."""
    return {name: values[-1] for name, values in parse_qs(urlsplit(page.url).query).items()}


def settled(page: "Page") -> None:
    """Wait until what was asked of the server is drawn."""
    page.wait_for_load_state("networkidle")
    page.locator(".timeline.waits").wait_for(state="detached")


@pytest.mark.parametrize("width", [360, 800, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_every_screen(record: Path, open_page: Opener, width: int, dark: bool) -> None:
    """Nothing is wider than the window, and the timeline is drawn for the room there is."""
    page = open_page(record, width=width, dark=dark)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    drawn, room = page.evaluate(
        "[document.querySelector('.timeline svg').viewBox.baseVal.width, document.querySelector('.story').clientWidth]"
    )
    assert abs(drawn - room) <= 8
    assert page.locator(f"{TIMELINE} .item").count() == 6


def test_without_scripts_all_of_it_is_there(record: Path, open_page: Opener) -> None:
    """The timeline, the list, the filters and the days before and after are links and forms."""
    page = open_page(record, scripts=False)
    assert page.locator(f"{TIMELINE} .item").count() == page.locator(".story-list li").count() == 6
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("planned").check()
    page.get_by_role("button", name="Show").click()
    assert query_of(page)["status"] == "planned"
    assert page.locator(".story-list li").count() == 1
    page.get_by_role("link", name="all events").click()
    page.locator('[data-renew="before-known_by"]').click()
    assert query_of(page)["known_by"] == "2030-12-09"
    page.get_by_role("link", name="1 event of no known day").click()
    assert "visit" in page.locator(".story-list li").inner_text()


def test_a_filter_stands_in_the_address(record: Path, open_page: Opener) -> None:
    """What is chosen does, several of a kind too; what is left empty does not."""
    page = open_page(record)
    page.get_by_text("Filter", exact=True).click()
    page.get_by_role("checkbox", name="planned").check()
    page.get_by_role("checkbox", name="possible").check()
    page.get_by_label("Who or whom").fill("divers")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile("actor=divers"))
    assert parse_qs(urlsplit(page.url).query, keep_blank_values=True) == {
        "actor": ["divers"],
        "status": ["planned", "possible"],
    }
    settled(page)
    assert page.locator(f"{TIMELINE} .item").count() == page.locator(".story-list li").count() == 1


def test_closer_and_back(record: Path, open_page: Opener) -> None:
    """The links above the timeline change the days that are drawn, without loading the page anew, and Back returns."""
    page = open_page(record)
    settled(page)
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Draw fewer days").click()
    page.wait_for_url(re.compile("from="))
    settled(page)
    days = int(page.locator(".timeline").get_attribute("data-days") or 0)
    assert days == 30
    page.go_back()
    page.locator(".timeline[data-days='61']").wait_for()
    assert page.evaluate("window.same")


def test_the_wheel_zooms_where_it_points(record: Path, open_page: Opener) -> None:
    """With Ctrl the wheel goes closer around the pointer, and the server draws those days; without, it scrolls."""
    page = open_page(record)
    settled(page)
    box = page.locator(TIMELINE).bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 60)
    page.mouse.wheel(0, 50)
    assert "from" not in query_of(page)
    page.mouse.move(box["x"] + 5, box["y"] + 60)
    page.keyboard.down("Control")
    for _ in range(3):
        page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    page.wait_for_url(re.compile("from="))
    settled(page)
    query = query_of(page)
    assert query["from"] in ("2030-11-01", "2030-11-02")
    assert query["to"] < "2030-12-10"
    assert page.locator(".timeline").get_attribute("data-from") == query["from"]


def test_dragging_moves_the_days_and_opens_nothing(record: Path, open_page: Opener) -> None:
    """Drawn to the left, later days come into sight; a drag that begins on an event does not open it."""
    page = open_page(record)
    settled(page)
    box = page.locator(f"{TIMELINE} .item .hit").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 12, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] - 80, box["y"] + 14, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile("from="))
    settled(page)
    assert urlsplit(page.url).path == "/"
    assert "2030-11-01" < query_of(page)["from"] < "2030-11-15"


def test_a_stretch_of_the_strip_is_chosen_by_dragging(record: Path, open_page: Opener) -> None:
    """From one bar to another: these days are drawn."""
    page = open_page(record)
    settled(page)
    first, last = (
        page.locator(f'.strip .bar[data-from="{day}"]').bounding_box() for day in ("2001-01-01", "2030-11-01")
    )
    assert first
    assert last
    page.mouse.move(first["x"] + 3, first["y"] + 20)
    page.mouse.down()
    page.mouse.move(last["x"] + 3, last["y"] + 20, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile("from="))
    settled(page)
    assert (query_of(page)["from"], query_of(page)["to"]) == ("2001-01-01", "2030-11-30")
    assert page.locator(f"{TIMELINE} .item").count() == 2


def test_the_slider_tells_what_was_known_when(record: Path, open_page: Opener) -> None:
    """Moved with the keyboard, it shows what was known by each day, keeps the focus, and says what is left out."""
    page = open_page(record)
    settled(page)
    slider = page.get_by_role("slider", name="How it became known")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_url(re.compile("known_by=2030-11-10"))
    settled(page)
    assert page.locator(f"{TIMELINE} .item").count() == 1
    assert slider.get_attribute("aria-valuetext") == "by 10 November 2030"
    assert "left out 8 reports" in page.locator(".top .notice").inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("known_by=2030-11-20"))
    settled(page)
    assert page.locator(f"{TIMELINE} .item").count() == 2
    assert page.locator(f"{TIMELINE} .item.fresh").count() == 1
    assert page.evaluate("document.activeElement.type") == "range"
    page.keyboard.press("End")
    page.wait_for_url(lambda address: "known_by" not in address)
    settled(page)
    assert page.locator(f"{TIMELINE} .item").count() == 6


def test_it_is_played(record: Path, open_page: Opener) -> None:
    """From the first report on, day by day, until all is known."""
    page = open_page(record)
    settled(page)
    page.get_by_role("button", name="Play: How it became known").click()
    page.wait_for_url(re.compile("known_by=2030-11-10"))
    page.wait_for_url(re.compile("known_by=2030-11-20"))
    page.wait_for_url(lambda address: "known_by" not in address, timeout=60_000)
    assert page.get_by_role("button", name="Play: How it became known").is_visible()


def test_keys_go_from_event_to_event_and_into_one(record: Path, open_page: Opener) -> None:
    """One stop with the tab key; arrows go on, a card tells what it is, Enter opens it."""
    page = open_page(record)
    settled(page)
    stops = page.locator(f"{TIMELINE} a.item[tabindex='0']")
    assert stops.count() == 1
    stops.focus()
    page.keyboard.press("ArrowRight")
    words = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert "independent source" in words
    card = page.locator(".beside-sign")
    assert card.is_visible()
    assert card.locator("p").first.inner_text() == words.split("\n")[0]
    page.keyboard.press("+")
    page.wait_for_url(re.compile("from="))
    settled(page)
    page.locator(f"{TIMELINE} a.item").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/event/"))


def test_an_event_is_opened_from_the_timeline_and_from_the_list(record: Path, open_page: Opener) -> None:
    """Both lead to its page, from the same day."""
    page = open_page(record, "/?known_by=2030-11-12")
    settled(page)
    page.locator(f"{TIMELINE} a.item text").first.click()
    page.wait_for_url(re.compile("/event/"))
    assert "signed" in page.locator("h1").inner_text()
    page.go_back()
    settled(page)
    page.locator(".story-list a.trigger").first.click()
    page.wait_for_url(re.compile("/event/.*known_by=2030-11-12"))
