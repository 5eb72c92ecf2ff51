"""What the tests of reading share: a report from bytes, under a name."""

from collections.abc import Callable

import pytest

from rapporteur.model import Document
from rapporteur.read.files import Input
from rapporteur.read.report import read_report
from rapporteur.settings import Settings

Read = Callable[..., Document]


@pytest.fixture
def read() -> Read:
    """Read bytes or a text (as UTF-8) as if they were a file of that name, or a line of it."""

    def read(content: bytes | str, name: str = "report.txt", *, line: int | None = None) -> Document:
        raw = content.encode() if isinstance(content, str) else content
        shown = name if line is None else f"{name}:{line}"
        return read_report(Input(shown, name, line, raw), settings=Settings())

    return read
