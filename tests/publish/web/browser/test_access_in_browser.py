"""Access: what axe-core finds on every page, light and dark, wide and narrow."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rapporteur.publish.web.pages import PAGES
from rapporteur.record.store import Store
from tests.publish.web.storied import FERRIES, MARCH, RELEASE, SHOTS, SIGNED, SIGNED_AGAIN, SOME_DAY, TALKS
from tests.publish.web.telling import make_story
from tests.publish.web.test_every_page import ADDRESSES

if TYPE_CHECKING:
    from playwright.sync_api import Page

axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="no axe-core: pip install --group dev"
)
Opener = Callable[..., "Page"]
GRAVE = ("serious", "critical")
RULES = {"label-content-name-mismatch": {"enabled": True}, "target-size": {"enabled": True}}
"""Rules that axe leaves out unless they are asked for."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record that has something of all that is drawn: every status, every layer of a text, every list."""
    more = (SIGNED, SIGNED_AGAIN, FERRIES, RELEASE, TALKS, SHOTS, MARCH, SOME_DAY)
    return make_story(tmp_path_factory.mktemp("access") / "r", *more)


def address_of(record: Path, page: str) -> str:
    """Return the address of a page, of something that has much to show."""
    with Store.open(record) as store:
        held = list(store.readings(own=False))
    named = {
        "document": max(held, key=lambda one: len(one.statements)).document.id,
        "event": SIGNED.events[0].id,
        "commitment": next(one.id for reading in held for one in reading.commitments),
        "actor": next(one.actor for reading in held for one in reading.mentions if one.actor),
    }
    return ADDRESSES[page].format(**named)


def faults_in(page: "Page") -> list[str]:
    """Return what is seriously wrong with a page, with the elements that have it."""
    answer = axe_playwright.Axe().run(page, options={"resultTypes": ["violations"], "rules": RULES})
    return [
        f"{fault['id']} ({fault['impact']}): {node['html'][:160]}"
        for fault in answer.response["violations"]
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_nothing_is_seriously_wrong(record: Path, open_page: Opener, name: str) -> None:
    """axe finds no serious or critical fault on a page, light or dark, wide or narrow."""
    page = open_page(record, address_of(record, name))
    found = {}
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_load_state("networkidle")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[width, scheme] = faults_in(page)
    assert not any(found.values()), found


def test_a_fault_is_found(record: Path, open_page: Opener) -> None:
    """A field without a name and words that are hardly lighter than the paper are found: axe looks."""
    page = open_page(record, "/reports")
    page.evaluate("document.querySelector('.vantage label').replaceWith(document.querySelector('.vantage input'))")
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    found = " ".join(faults_in(page))
    assert re.search(r"\blabel \(critical\)", found)
    assert "color-contrast (serious)" in found
