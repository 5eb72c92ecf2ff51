"""Passages written with markup say what their marks say, and a fault is named with its line."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.markup import Mark, Passage, main, parse, passages

CODES = st.sampled_from(
    "S1 C2 Q3:quote V1 NAM.PERSON NOM.GROUP=7 PRO.PERSON=12 FURNITURE E1:AGREE:planned E2:PROTEST:happened:strike A1 "
    "T4:deadline K1:not Q1:killed".split()
)
Part = tuple[str, str, tuple[Mark, ...]]
"""A passage as written, its text, and its marks."""


def plain(text: str) -> Part:
    return re.sub(r"[\[\]|\\]", r"\\\g<0>", text), text, ()


def joined(parts: list[Part]) -> Part:
    written, text, marks = "", "", list[Mark]()
    for part in parts:
        marks += [Mark(len(text) + mark.start, len(text) + mark.end, mark.code) for mark in part[2]]
        written, text = written + part[0], text + part[1]
    return written, text, tuple(marks)


def marked(part: Part, codes: list[str]) -> Part:
    written, text, marks = part
    return f"[{written}|{' '.join(codes)}]", text, (*marks, *(Mark(0, len(text), code) for code in codes))


PLAIN = (st.text(st.sampled_from("aZ1 \n[]|\\é你"), min_size=1) | st.text(min_size=1)).map(plain)
PARTS = st.recursive(
    PLAIN,
    lambda parts: st.builds(marked, st.lists(parts, min_size=1, max_size=3).map(joined), st.lists(CODES, min_size=1)),
)


@given(st.lists(PARTS, max_size=4).map(joined))
def test_what_is_written_is_read(part: Part) -> None:
    """Stretches nest to any depth, a bracket, a bar or a backslash of the text is written with a backslash before it,
    and the outermost marks come first."""
    written, text, marks = part
    expected = tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.code)))
    assert parse(written, line=3) == Passage(text, expected, 3)


FAULTS = [
    ("[rebels|NOM.GROUP] [left|S1 Y1]", "unknown code 'Y1'"),
    ("[left|E1:RETREAT:gone]", "unknown code 'E1:RETREAT:gone'"),
    ("[left|E1:RETREAT:happened:strike]", "unknown code 'E1:RETREAT:happened:strike'"),
    ("[rebels left", "a bracket is not closed: '[rebels left'"),
    ("rebels|S1] left", "codes without an opening bracket: '|S1]'"),
    ("[rebels] left", "a closing bracket without codes near '[rebels]'"),
    ("left [|S1]", "an empty stretch 'S1'"),
]


@pytest.mark.parametrize(("written", "fault"), FAULTS)
def test_a_fault_is_named(written: str, fault: str) -> None:
    """The message gives the line and what is wrong there."""
    with pytest.raises(ValueError, match=f"^line 7: {re.escape(fault)}$"):
        parse(written, line=7)


def test_a_file_is_read_to_its_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line of two per cent signs parts passages, empty ones are none, and one fault does not hide the next."""
    file = tmp_path / "passages.txt"
    file.write_text("[He|S1] [said|C1]\nso.\n%%\n[bad\n%%\n\n%%\n [she|S1=2]\n %% \n[They|S2] left.\n", "utf-8")
    good = [(passage.line, passage.text) for passage in passages(file) if isinstance(passage, Passage)]
    assert good == [(1, "He said\nso."), (10, "They left.")]
    assert main([str(file)]) == 2
    assert capsys.readouterr().out.splitlines() == [
        f"{file}: line 4: a bracket is not closed: '[bad'",
        f"{file}: line 8: unknown code 'S1=2'",
        f"{file}: 2 passages; S 2, C 1",
    ]


@pytest.mark.parametrize("written", ["one\n%%\n\n[bad|Y1]\n", "one\n%%\nsound\n[bad|Y1]\n"])
def test_the_line_of_a_fault_is_where_it_stands(tmp_path: Path, written: str) -> None:
    """A fault on the fourth line of a file is named with line 4."""
    file = tmp_path / "passages.txt"
    file.write_text(written, encoding="utf-8")
    _, fault = passages(file)
    assert str(fault).startswith("line 4: ")
