"""PolNeAR (Newell, Margolin and Ruths, LREC 2018): attributions in news, as brat standoff; none lies in another."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from training.examples import Example, Stretch

ROLES: Final = {"Source": "source", "Cue": "cue", "Content": "content"}
_SPAN: Final = re.compile(r"(?m)^(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t")
_RELATION: Final = re.compile(r"(?m)^E\d+\t(.*)$")


def read(folder: Path) -> Iterator[Example]:
    """Yield the documents of a part (`polnear/train`), in order of name."""
    for path in sorted((folder / "text").glob("*.txt")):
        standoff = folder / "attributions" / f"{path.stem}.ann"
        yield _document(path.read_text(encoding="utf-8"), standoff.read_text(encoding="utf-8"))


def _document(text: str, standoff: str) -> Example:
    spans: dict[str, tuple[str, list[Stretch]]] = {}
    relations: list[list[str]] = []
    for name, role, offsets in _SPAN.findall(standoff):
        spans[name] = role, [(int(a), int(b)) for a, b in (x.split() for x in offsets.split(";"))]
    for row in _RELATION.findall(standoff):
        relations.append([part.partition(":")[2] for part in row.split()])
    example = Example(
        text, marked={"source": [], "cue": [], "content": []}, pairs={"cue-source": [], "cue-content": []}
    )
    kept: set[tuple[str, Stretch]] = set()
    for names in relations:
        parts: dict[str, list[Stretch]] = {"Source": [], "Cue": [], "Content": []}
        for name in names:
            role, stretches = spans.get(name, ("", []))
            if role in parts:
                parts[role] += stretches
        kept |= {(role, stretch) for role, stretches in parts.items() for stretch in stretches}
        if parts["Cue"]:
            example.pairs["cue-source"].append((parts["Cue"][0], tuple(parts["Source"])))
            example.pairs["cue-content"].append((parts["Cue"][0], tuple(parts["Content"])))
    for role, (start, end) in sorted(kept, key=lambda x: (x[1][0], -x[1][1])):
        example.mark(ROLES[role], start, end, role.upper())
    return example
