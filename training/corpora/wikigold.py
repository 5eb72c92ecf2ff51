"""Wikigold (Balasuriya et al. 2009): names in Wikipedia, one token and one IOB1 tag a line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from training.corpora.kinds import organisation, place
from training.corpora.spacing import space
from training.examples import Example

TYPES: Final[dict[str, Callable[[str], tuple[str, ...]]]] = {
    "PER": lambda _: ("PERSON",),
    "ORG": organisation,
    "LOC": place,
    "MISC": lambda _: ("?",),
}


def read(path: Path) -> Iterator[Example]:
    """Yield the documents of the file."""
    for document in path.read_text(encoding="utf-8").split("-DOCSTART- O"):
        if document.strip():
            yield _document(document)


def _document(written: str) -> Example:
    example = Example("", marked={"name": []})
    text, kind, start = "", "O", 0
    last = "``"
    for row in [*written.strip().split("\n"), "\tO"]:
        token, _, tag = row.rpartition(" ") if "\t" not in row else ("", "", "O")
        if kind not in ("O", tag[2:]) or (tag.startswith("B-") and kind != "O"):
            example.mark("name", start, len(text), *TYPES[kind](text[start:]))
            kind = "O"
        if not token:
            continue
        if text:
            text += space(last, token)
        if tag != "O" and kind == "O":
            kind, start = tag[2:], len(text)
        text += '"' if token in ("``", "''") else token
        last = token
    example.text = text
    return example
