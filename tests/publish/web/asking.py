"""Asking: the web reader of a record, as a browser on this machine asks it."""

import html
import re
from collections.abc import Sequence
from pathlib import Path

from starlette.testclient import TestClient

from rapporteur.publish.web.app import make_app
from rapporteur.publish.web.pages import ACTIONS, PAGES, Action, Page

HOST = "127.0.0.1:8765"


def reader(record: Path, *, pages: Sequence[Page] = PAGES, actions: Sequence[Action] = ACTIONS) -> TestClient:
    """Return what asks the reader of a record."""
    app = make_app(record, hosts=[HOST], pages=pages, actions=actions)
    return TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)


def words_of(page: str) -> str:
    """Return the words of a page without its markup, on one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())
