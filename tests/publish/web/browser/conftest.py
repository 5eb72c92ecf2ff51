"""What tests in a browser need: one browser for all, and pages in which nothing may go wrong unseen."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.publish.web.browser.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
"""No sandbox, since a container has none; and nothing is asked of the network."""
PATIENCE = 20_000
"""Milliseconds that a page is waited for, on a machine that does much else."""


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium, as it is installed on this machine."""
    driver = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install --group dev")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with driver.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(QUIETLY))
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: "Browser") -> "Iterator[Callable[..., Page]]":
    """What opens a page of a record's reader: `open_page(record, "/reports", width=360, scripts=False, dark=True)`.

    The test fails in the end if one of its pages had a fault in a script, was refused something by its policy, or asked
    for what is not there.
    """
    faults: list[str] = []
    with ExitStack() as stack:
        addresses: dict[Path, str] = {}

        def opener(
            record: Path, address: str = "/", *, width: int = 1280, scripts: bool = True, dark: bool = False
        ) -> "Page":
            if record not in addresses:
                addresses[record] = stack.enter_context(served(record))
            context = browser.new_context(
                base_url=addresses[record],
                viewport={"width": width, "height": 900},
                color_scheme="dark" if dark else "light",
                java_script_enabled=scripts,
                locale="en-GB",
            )
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.on("console", heard)
            page.on("pageerror", lambda fault: faults.append(f"fault: {fault}"))
            page.goto(address)
            return page

        def heard(message: "ConsoleMessage") -> None:
            if message.type in ("error", "warning"):
                faults.append(f"{message.type}: {message.text}")

        yield opener
    assert not faults, faults
