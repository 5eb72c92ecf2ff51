"""Passages with inline markup: the form our own training texts are written in.

``[text|CODE CODE]`` marks a stretch; stretches nest; a backslash makes ``[ ] | \\`` plain; ``%%`` parts two passages.
Run ``python -m training.markup FILE...`` to check files: it prints every fault with its line, and counts of each code.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapporteur.encoder.heads import QUANTITY
from rapporteur.model import MODES, EventType, Status

_EVENTS = (f"{of}:({'|'.join(Status)})(:({'|'.join(MODES.get(of, ('no modes',)))}))?" for of in EventType)
CODE = re.compile(
    r"[SCQV]\d+(:[a-z]+)*"  # a statement's source, cue, content (quoted words), via
    r"|(NAM|NOM|PRO)\.[A-Z]+(=\d+)?"  # a mention by form and type, with the entity it names
    r"|FURNITURE"
    rf"|E\d+:({'|'.join(_EVENTS)})"  # an event's trigger: type, status, mode
    r"|[ARPX]\d+|T\d+(:deadline)?|K\d+(:not)?"  # its roles, and what is undertaken
    rf"|Q\d+:({'|'.join(QUANTITY.types)})"
)
_PIECE = re.compile(r"\\[\[\]|\\]|\[|\|(?=[A-Z][^\[\]|]*\])|\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch: half-open offsets in code points into the passage's text, and one code."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as written: its text without the markup, the marks outermost first, and the line it begins on."""

    text: str
    marks: tuple[Mark, ...]
    line: int


def parse(written: str, *, line: int = 1) -> Passage:
    """Return the passage and its marks.

    >>> parse("[The envoy|S1] [said|C1] [the [rebels|NOM.GROUP] left|Q1].").marks[2]
    Mark(start=15, end=30, code='Q1')
    """
    text: list[str] = []
    length, last = 0, 0
    opened: list[int] = []
    marks: list[Mark] = []
    pieces = iter(_PIECE.finditer(written))

    def at(piece: re.Match[str]) -> int:
        return line + written.count("\n", 0, piece.start())

    for piece in pieces:
        text.append(written[last : piece.start()])
        length += len(text[-1])
        last = piece.end()
        token = piece.group()
        if token.startswith("\\"):
            text.append(token[1])
            length += 1
        elif token == "[":
            opened.append(length)
        elif token == "|":
            close = written.index("]", last)
            if not opened:
                raise ValueError(
                    f"line {at(piece)}: codes without an opening bracket: {written[piece.start() : close + 1]!r}"
                )
            start = opened.pop()
            for code in written[last:close].split():
                if not CODE.fullmatch(code):
                    raise ValueError(f"line {at(piece)}: unknown code {code!r}")
                marks.append(Mark(start, length, code))
            if start == length:
                raise ValueError(f"line {at(piece)}: an empty stretch {written[last:close]!r}")
            last = close + 1
            next(pieces)
        else:
            raise ValueError(
                f"line {at(piece)}: a closing bracket without codes near {written[max(0, last - 30) : last]!r}"
            )
    text.append(written[last:])
    if opened:
        raise ValueError(f"line {line}: a bracket is not closed: {written[:60]!r}")
    return Passage("".join(text), tuple(sorted(marks, key=lambda m: (m.start, -m.end, m.code))), line)


def passages(path: Path) -> Iterator[Passage | ValueError]:
    """Yield each passage of a file, or what is wrong with it."""
    begun = 1
    for block in re.split(r"(?m)^[^\S\n]*%%[^\S\n]*$", path.read_text(encoding="utf-8")):
        before = len(block) - len(block.lstrip("\n"))
        if block.strip():
            try:
                yield parse(block.strip("\n"), line=begun + before)
            except ValueError as error:
                yield error
        begun += block.count("\n")


def main(paths: list[str]) -> int:
    """Print what is wrong with the files and what they hold; return the number of faults."""
    faults = 0
    for path in paths:
        codes: Counter[str] = Counter()
        count = 0
        for passage in passages(Path(path)):
            if isinstance(passage, ValueError):
                print(f"{path}: {passage}")
                faults += 1
                continue
            count += 1
            codes.update(re.sub(r"\d+|=.*", "", mark.code) for mark in passage.marks)
        print(f"{path}: {count} passages;", ", ".join(f"{code} {n}" for code, n in codes.most_common()))
    return faults


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
