"""Take the pictures of the reader that the documentation shows, of the invented story of examples/karvel.

python -m docs.screenshots         needs Chromium (Debian's package `chromium`, or the path in RAPPORTEUR_CHROMIUM)
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from shutil import which
from threading import Thread

import uvicorn
from playwright.sync_api import Page, sync_playwright

from docs.generate import ROOT
from rapporteur.pipeline import build
from rapporteur.publish.web.app import make_app
from rapporteur.publish.web.serve import HOST, listen

FOLDER = ROOT / "docs" / "images"
SIZE = {"width": 1180, "height": 860}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
EVENT = "exploded"
"""A word of the event that is shown."""
PAGES = {"story": "/", "ledger": "/ledger", "disagreements": "/disagreements", "review": "/review"}


@contextmanager
def reader(record: Path) -> Iterator[str]:
    """Serve a record on a free port while the pictures are taken; give the address."""
    with listen(None) as held:
        place = f"{HOST}:{held.getsockname()[1]}"
        app = make_app(record, hosts=[place], person="Ana")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [held]})
        thread.start()
        try:
            yield f"http://{place}"
        finally:
            server.should_exit = True
            thread.join()


def take(page: Page, address: str) -> None:
    """Take all pictures: of the pages by address, of the event that most tell of, and of its words in a report."""
    FOLDER.mkdir(exist_ok=True)
    for name, path in PAGES.items():
        page.goto(address + path)
        _take(page, name)
    page.goto(f"{address}/")
    page.get_by_role("link", name=EVENT).first.click()
    _take(page, "event")
    page.locator("main a[href*='span=']").first.click()
    _take(page, "document")


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")
    print(f"docs/images/{name}.png")


def main() -> None:
    """Build the record, serve it, and take the pictures."""
    chromium = os.environ.get("RAPPORTEUR_CHROMIUM") or which("chromium") or which("chromium-browser")
    if chromium is None:
        sys.exit("no Chromium found: install it (Debian: apt-get install chromium) or name it in RAPPORTEUR_CHROMIUM")
    with tempfile.TemporaryDirectory() as folder:
        record = Path("karvel.record")
        with chdir(folder):
            build([ROOT / "examples" / "karvel"], record)
            with reader(record) as address, sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
                take(browser.new_page(viewport=SIZE), address)  # type: ignore[arg-type]
                browser.close()


if __name__ == "__main__":
    main()
