"""Our own passages (`training/sentences`, in the markup of `training.markup`)."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rapporteur.encoder.heads import OUTSIDE, ROLE
from rapporteur.model import MODES, EventType
from training.examples import Example, Stretch, after_nested, joined
from training.markup import Passage, passages

HERE = Path(__file__).parent.parent / "sentences"
PAGE: Final = 1000
"""Characters up to which short passages are put together, as the paragraphs of a page are."""
_ROLES: Final = dict(zip("ARPTQ", ROLE.relations, strict=True))


def read_statements(folder: Path = HERE) -> Iterator[Example]:
    """Yield passages with their attributions.

    A flat head cannot say that one attribution stands in the content of another, so it is not asked inside contents.
    """
    for passage in _passages(folder, "statements-*.txt"):
        yield _statements(passage)


def read_mentions(folder: Path = HERE) -> Iterator[Example]:
    """Yield passages with names, descriptions and pronouns, and which of them are one."""
    for passage in _passages(folder, "mentions-*.txt"):
        yield _mentions(passage)


def read_pages(folder: Path = HERE) -> Iterator[Example]:
    """Yield pages with their furniture."""
    for passage in _passages(folder, "pages-*.txt"):
        example = Example(passage.text, marked={"furniture": []})
        for mark in passage.marks:
            example.mark("furniture", mark.start, mark.end, "yes")
        yield example


def read_events(folder: Path = HERE) -> Iterator[Example]:
    """Yield passages with their events; short ones several together, since a report has many paragraphs.

    The first passages were written without modes and undertakings: a file that has none is not asked for them.
    """
    dice = random.Random("events")
    written = []
    for path in sorted(folder.glob("events-*.txt")):
        own = list(_passages(folder, path.name))
        whole = any(mark.code[0] == "K" for passage in own for mark in passage.marks)
        written += [_events(passage, whole=whole) for passage in own]
    dice.shuffle(written)
    page: list[Example] = []
    room = 0
    for example in written:
        if page and len(example.text) > room:
            yield joined(page, dice.choice(("\n", "\n\n")))
            page = []
        if not page:
            room = dice.randrange(PAGE)
        page.append(example)
        room -= len(example.text)
    if page:
        yield joined(page, "\n\n")


def _passages(folder: Path, pattern: str) -> Iterator[Passage]:
    for path in sorted(folder.glob(pattern)):
        for passage in passages(path):
            if isinstance(passage, ValueError):
                raise passage
            yield passage


def _statements(passage: Passage) -> Example:
    roles: dict[str, dict[str, list[Stretch]]] = {role: defaultdict(list) for role in "SCQV"}
    for mark in passage.marks:
        code = re.fullmatch(r"([SCQV])(\d+).*", mark.code)
        if code:
            roles[code[1]][code[2]].append((mark.start, mark.end))
    example = Example(
        passage.text, marked={"source": [], "cue": [], "content": []}, pairs={"cue-source": [], "cue-content": []}
    )
    contents = sorted({stretch for stretches in roles["Q"].values() for stretch in stretches})
    outer = [c for c in contents if not any(_inside(c, other) for other in contents)]
    for head, role in (("source", "S"), ("cue", "C")):
        found = {stretch for stretches in roles[role].values() for stretch in stretches}
        for start, end in sorted(found, key=lambda s: (s[0], -s[1])):
            nested = any(_inside((start, end), content) for content in outer)
            longer = any(_inside((start, end), other) for other in found)
            example.mark(head, start, end, "?" if nested or longer else head.upper())
    for start, end in outer:
        example.mark("content", start, end, "CONTENT")
    for number, cues in roles["C"].items():
        example.pairs["cue-source"].append((cues[0], tuple(roles["S"][number])))
        example.pairs["cue-content"].append((cues[0], tuple(roles["Q"][number])))
    return example


def _inside(stretch: Stretch, other: Stretch) -> bool:
    return other != stretch and other[0] <= stretch[0] and stretch[1] <= other[1]


def _mentions(passage: Passage) -> Example:
    example = Example(passage.text, marked={"name": [], "phrase": []}, pairs={"coreference": []})
    taken: list[Stretch] = []
    seen: dict[str, list[Stretch]] = defaultdict(list)
    for mark in sorted(passage.marks, key=lambda m: (m.end, -m.start)):
        form, _, rest = mark.code.partition(".")
        type_, _, entity = rest.partition("=")
        start = mark.start
        if form == "NAM":
            example.mark("name", mark.start, mark.end, type_)
        else:
            start = after_nested(passage.text, mark.start, mark.end, taken) if form == "NOM" else start
            if start >= mark.end or any(s < mark.end and e > start for s, e in taken):
                continue
            example.mark("phrase", start, mark.end, "PRONOUN" if form == "PRO" else type_)
            taken.append((start, mark.end))
        if type_ != "NATIONALITY":
            key = entity or f"alone {mark.start} {mark.end}"
            example.pairs["coreference"].append(((mark.start, mark.end), tuple(seen[key])))
            seen[key].append((mark.start, mark.end))
    return example


def _events(passage: Passage, *, whole: bool) -> Example:
    example = Example(passage.text, {"trigger": [], "status": [], "quantity": []})
    triggers: dict[str, Stretch] = {}
    roles: dict[str, dict[str, list[Stretch]]] = {relation: defaultdict(list) for relation in ROLE.relations}
    undertaken: dict[Stretch, str] = {}
    for mark in passage.marks:
        (role, number), *rest = (mark.code[0], re.findall(r"\d+", mark.code)[0]), *mark.code.split(":")[1:]
        stretch = mark.start, mark.end
        if role == "E":
            triggers.setdefault(number, stretch)
            example.mark("trigger", *stretch, rest[0])
            example.mark("status", *stretch, rest[1])
            if whole and EventType(rest[0]) in MODES:
                example.mark("mode", *stretch, rest[2] if len(rest) > 2 else OUTSIDE)
        elif role == "K":
            undertaken[stretch] = "REFRAIN" if rest else "DO"
        elif role in _ROLES:
            roles[_ROLES[role]][number].append(stretch)
            if role == "Q":
                example.mark("quantity", *stretch, rest[0])
    asked = sorted({(marked.start, marked.end) for marked in example.marked["trigger"]})
    example.within = {"status": asked}
    if whole:
        example.within |= {"mode": [(m.start, m.end) for m in example.marked.setdefault("mode", [])]}
        example.within |= {"undertaken": asked}
        example.marked["undertaken"] = []
        for stretch, kind in undertaken.items():
            example.mark("undertaken", *stretch, kind)
    for relation, of in roles.items():
        example.pairs[relation] = [(trigger, tuple(of[number])) for number, trigger in triggers.items()]
    return example
