"""The keyboard alone: from the story to an event, into its report, and to a judgement that is kept and undone."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rapporteur.record.reviews import all_reviews
from rapporteur.record.store import Store
from tests.publish.web.storied import story_record

if TYPE_CHECKING:
    from playwright.sync_api import Page

Opener = Callable[..., "Page"]
FOCUS = "(document.activeElement.dataset.event ?? document.activeElement.textContent).trim()"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return story_record(tmp_path / "r")


def settled(page: "Page") -> None:
    """Wait until what was asked of the server is drawn."""
    page.wait_for_load_state("networkidle")
    page.locator(".timeline.waits").wait_for(state="detached")


def found(record: Path) -> list[tuple[str, bool]]:
    """Return what a record keeps of mentions: why, and whether it stands."""
    with Store.open(record) as store:
        return [(one.reason, one.undone_at is None) for one in all_reviews(store.connection, standing=False)]


def test_from_the_story_to_a_judgement(record: Path, open_page: Opener) -> None:
    """Each step has a key and shows where it is: its event, its words in the report, what is found of it."""
    page = open_page(record)
    settled(page)
    page.locator(".timeline a.item[tabindex='0']").focus()
    for key in ("Home", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url(re.compile("/event/"))
    page.locator("main a.place").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/document/.*#lit$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.lit, .body') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#n-"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.notes') !== null")
    page.goto("/review")
    page.keyboard.press("w")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("both were there")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("y")
    page.wait_for_url(re.compile("done=review-"))
    assert found(record) == [("both were there", True)]
    page.keyboard.press("u")
    page.get_by_text(re.compile(r"^undone \d")).wait_for()
    assert found(record) == [("both were there", False)]
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("u")
    page.wait_for_load_state("networkidle")
    assert found(record) == [("both were there", False)]


def test_without_scripts_a_judgement_is_kept(record: Path, open_page: Opener) -> None:
    """The forms are sent by the browser itself, with the reason that stands in each."""
    page = open_page(record, "/review", scripts=False)
    page.get_by_role("button", name="Right").click()
    page.wait_for_url(re.compile("done=review-"))
    assert found(record) == [("as the words say", True)]
    page.get_by_role("button", name="Undo: mention: right").click()
    page.get_by_text(re.compile(r"^undone \d")).wait_for()
    assert found(record) == [("as the words say", False)]


def test_the_focus_stays_with_the_event_or_beside_it(record: Path, open_page: Opener) -> None:
    """Closer is closer to the event that has it; where days are drawn without that event, another has it."""
    page = open_page(record)
    settled(page)
    page.locator(".timeline a.item").first.focus()
    page.keyboard.press("Home")
    event = page.evaluate(FOCUS)
    for _ in range(2):
        days = int(page.locator(".timeline").get_attribute("data-days") or 0)
        page.keyboard.press("+")
        page.locator(f".timeline:not([data-days='{days}'])").wait_for()
        settled(page)
        assert page.evaluate(FOCUS) == event
    start = page.locator(".timeline").get_attribute("data-from")
    page.keyboard.press("Shift+ArrowRight")
    page.locator(f".timeline:not([data-from='{start}'])").wait_for()
    settled(page)
    assert page.locator(".timeline a.item").count() == 0
    assert page.evaluate("document.activeElement.dataset.renew") == "earlier"
    page.locator('[data-renew="before-known_by"]').focus()
    for _ in range(20):
        if not page.evaluate("document.activeElement.dataset.renew === 'before-known_by'"):
            break
        page.keyboard.press("Enter")
        settled(page)
    assert page.locator('[data-renew="before-known_by"]').count() == 0
    assert page.evaluate("document.activeElement.dataset.renew") == "after-known_by"
