"""JSON Lines: one report a line; a broken line is refused by its number, and the rest is read."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from rapporteur.errors import RefusedInput
from rapporteur.model import Basis, Document
from rapporteur.read.files import Input, list_files, open_file
from rapporteur.read.report import read_report
from rapporteur.settings import Settings

Read = Callable[..., Document]


def test_fields(read: Read) -> None:
    """All fields but the text are optional; what is stated is taken over as it is."""
    line = {
        "text": "LUANDA (AP) - Talks resumed on Monday.",
        "id": 17,
        "title": " Talks\nresume ",
        "publisher": "The Tarsk Monitor",
        "published": "2019-01-25T23:59:00-05:00",
        "url": "https://monitor.example/1",
        "language": "en",
        "unheard_of": 1,
    }
    document = read(json.dumps(line), "a.jsonl", line=3)
    assert document.title == "Talks resume"
    assert document.publisher == "The Tarsk Monitor"
    assert document.url == "https://monitor.example/1"
    assert document.language == "en"
    assert (document.published.day, document.published.basis) == (date(2019, 1, 25), Basis.STATED)
    assert document.path == "a.jsonl"


def test_stated_publisher_leaves_the_wire_its_credit(read: Read) -> None:
    """Where the line names the outlet, the agency in the dateline is credited as an agency."""
    text = "LUANDA, May 6 (AP) - Two sides agreed on Monday to go on talking, and named Friday for the next round."
    document = read(json.dumps({"text": text, "publisher": "The Tarsk Monitor"}), "a.jsonl", line=1)
    assert (document.publisher, document.agencies) == ("The Tarsk Monitor", ("AP",))


def test_half_characters_do_not_survive(read: Read) -> None:
    """A lone surrogate, as in a cut emoji, becomes U+FFFD; a pair becomes its character."""
    assert read(b'{"text": "a \\ud800 b \\ud83d\\ude00"}', "a.jsonl", line=1).text == "a \ufffd b \U0001f600"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text":', "is not JSON (Expecting value, column 9); correct the line; the rest is read"),
        (b"[]", 'is not an object; write lines like {"text": "…"}'),
        (b'{"body": "x"}', 'has no `text`; write lines like {"text": "…"}'),
        (b'{"text": 5}', "has a wrong `text` (Input should be a valid string); correct the line; the rest is read"),
        (b'{"text": " "}', "has an empty `text`; correct the line; the rest is read"),
        (
            b'{"text": "x", "published": "25.1.2019"}',
            "has a wrong `published` ('25.1.2019' is not a date like 2019-01-25); correct the line; the rest is read",
        ),
        (
            b'{"text": "x", "published": "2019-02-30"}',
            "has a wrong `published` ('2019-02-30' is not a date like 2019-01-25); correct the line; the rest is read",
        ),
        (b'\xff{"text": "x"}', "is not UTF-8 (byte 0); correct the line; the rest is read"),
        (b"[" * 100_000, "is nested too deeply; correct the line; the rest is read"),
        (
            b'{"text": "x", "n": ' + b"9" * 9000 + b"}",
            "holds a number of thousands of digits; correct the line; the rest is read",
        ),
    ],
)
def test_refusals(read: Read, line: bytes, reason: str) -> None:
    """A broken line is refused by file and number, with what is wrong and what to do."""
    with pytest.raises(RefusedInput) as refused:
        read(line, "a.jsonl", line=7)
    assert str(refused.value) == f"a.jsonl:7: {reason}"


def test_the_rest_goes_on(tmp_path: Path) -> None:
    """Lines are counted as an editor counts them; empty ones are passed over and broken ones do not end the file."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "One."}\r\n\n{"text": }\n{"text": "Four."}')
    settings = Settings()
    (file,) = list_files([path])
    assert not isinstance(file, RefusedInput)
    read, refused = [], []
    for given in open_file(file, settings):
        assert isinstance(given, Input)
        try:
            read.append((given.line, read_report(given, settings=settings).text))
        except RefusedInput as error:
            refused.append(error.name)
    assert read == [(1, "One."), (4, "Four.")]
    assert refused == [f"{path.as_posix()}:3"]


def test_a_line_above_the_limit_is_passed_over(tmp_path: Path) -> None:
    """A line too large for a report is refused without being kept in memory, and the next is read."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "Two."}\n')
    (file,) = list_files([path])
    assert not isinstance(file, RefusedInput)
    first, second = open_file(file, Settings(largest_report=1000))
    assert str(first) == (
        f"{path.as_posix()}:1: is too large for one report (5,013 bytes; the limit is 1,000); split it into reports"
    )
    assert isinstance(second, Input)
    assert (second.line, second.content) == (2, b'{"text": "Two."}')
