"""TimeML: time expressions; here WikiWars (Mazur and Dale, EMNLP 2010)."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Final

from training.examples import Example

_TAG: Final = re.compile(r"<(/?)([A-Za-z0-9]+)([^>]*)>")


def read(folder: Path) -> Iterator[Example]:
    """Yield the documents of a folder."""
    for path in sorted(folder.glob("*.tml")):
        written = path.read_text(encoding="utf-8")
        yield _document(written[written.index("<TEXT>") + 6 : written.index("</TEXT>")])


def _document(written: str) -> Example:
    example = Example("", marked={"time": []})
    text, last = "", 0
    opened: list[tuple[str, int]] = []
    for tag in _TAG.finditer(written):
        text += unescape(written[last : tag.start()])
        last = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if tag[1]:
            type_, start = opened.pop()
            example.mark("time", start, len(text), type_)
        else:
            found = re.search(r'type="([A-Z]+)"', tag[3])
            opened.append((found[1] if found else "DATE", len(text)))
    example.text = text + unescape(written[last:])
    return example
