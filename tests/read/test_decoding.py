"""Bytes are read in whatever encoding they are, or refused in one line that says what they seem to be."""

from collections.abc import Callable

import pytest
from ftfy.badness import is_bad
from hypothesis import assume, given
from hypothesis import strategies as st

from rapporteur.errors import RefusedInput
from rapporteur.model import Document
from rapporteur.read.decoding import clean
from rapporteur.read.files import Input
from rapporteur.read.report import read_report
from rapporteur.settings import Settings

Read = Callable[..., Document]

ENGLISH = "The mediator said “we aren’t there yet” – Bogotá and Córdoba agreed… it cost £5."
RUSSIAN = (
    "Президент заявил в понедельник, что переговоры о прекращении огня возобновятся на следующей неделе. "
    "Представители обеих сторон подтвердили эту информацию."
)
POLISH = (
    "Prezydent powiedział w poniedziałek, że rozmowy pokojowe zostaną wznowione w przyszłym tygodniu. "
    "Żołnierze zostaną wycofani, a więźniowie będą zwolnieni."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_english(read: Read, encoding: str) -> None:
    """A report reads the same whatever encoding it was saved in, with a mark or without."""
    assert read(ENGLISH.encode(encoding)).text == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (POLISH, "cp1250"), ("Señor, mañana habrá paz en Bogotá.", "latin-1")],
)
def test_encodings_of_other_languages(read: Read, text: str, encoding: str) -> None:
    """Where nothing declares the encoding, it is told by the language."""
    assert read(text.encode(encoding)).text == text


def test_mojibake_is_set_right(read: Read) -> None:
    """A text that went through a wrong encoding is repaired, line by line, and the rest of it left alone."""
    assert (
        read("It wasnâ€™t signed in BogotÃ¡.\n“Bogotá” stays.").text == "It wasn’t signed in Bogotá.\n“Bogotá” stays."
    )


@pytest.mark.parametrize(
    "text", ["“curly” ‘quotes’", "«guillemets»", "a – b — c", "ﬁne ½ ①", "Å\u0308 e\u0301", "a\u00a0b\u200bc"]
)
def test_nothing_else_is_changed(read: Read, text: str) -> None:
    """Quotes, dashes, ligatures and combining marks stay as they were written."""
    assert read(text).text == text


def test_line_ends(read: Read) -> None:
    """Line ends of Windows and of old Macs become those of Unix."""
    assert read(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


def test_damaged_utf8_shows_its_damage(read: Read) -> None:
    """One broken byte in a UTF-8 text becomes U+FFFD; the rest is not read in another encoding."""
    assert read(("é" * 20).encode() + b" \x97 end").text == "é" * 20 + " \ufffd end"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "report.txt: is empty; fetch the report again"),
        (b" \n\t\n", "report.txt: is empty; fetch the report again"),
        ("\u00a0\n\u2003".encode(), "report.txt: holds nothing but white space; fetch the report again"),
        (
            b"%PDF-1.7 ...",
            "report.txt: is a PDF, not text; save its text, for example with `pdftotext`, and read that",
        ),
        (b"\x89PNG\r\n", "report.txt: is a PNG image, not text; give the report as text or HTML"),
        (b"PK\x03\x04..word/document.xml", "report.txt: is a Word document, not text; save it as plain text"),
        (b"PK\x03\x04..notes.txt", "report.txt: is a ZIP archive, not text; unpack it first"),
        (b"\x1f\x8b\x08", "report.txt: is a gzip archive, not text; unpack it first"),
        (
            b"SQLite format 3\x00",
            "report.txt: is an SQLite database, not text; give the reports themselves",
        ),
        (
            b"ab\x00\x00\x00cd\x00",
            "report.txt: is a binary file, not text (it holds zero bytes); give the report as text or HTML",
        ),
        (b"\xff\xfea", "report.txt: is not the UTF-16 that its first bytes say (byte 2); save it as UTF-8"),
        (bytes(range(128, 256)) * 40, "report.txt: is in no encoding that can be told; save it as UTF-8"),
    ],
)
def test_refusals(read: Read, content: bytes, message: str) -> None:
    """What is no text is refused, and the line says what it is and what to do."""
    with pytest.raises(RefusedInput) as refused:
        read(content)
    assert str(refused.value) == message


def test_too_large() -> None:
    """A report above the limit is refused, with both figures."""
    with pytest.raises(RefusedInput) as refused:
        read_report(Input("a.txt", "a.txt", None, b"x" * 2000), settings=Settings(largest_report=1000))
    assert str(refused.value) == (
        "a.txt: is too large for one report (2,000 bytes; the limit is 1,000); split it into reports"
    )


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_any_unicode_reads_back(text: str) -> None:
    """A text written as UTF-8 reads back to itself but for its line ends, unless it looks like mojibake."""
    content = text.encode()
    assume(
        text.strip() and not text.startswith("\ufeff") and not any(map(is_bad, text.splitlines())) and not is_bad(text)
    )
    assume(
        content[:2] not in (b"MZ", b"BZ", b"PK", b"ID")
        and not text.startswith(("%PDF", "GIF8", "RIFF", "Rar!", "WARC", "PAR1", "{\\rtf"))
    )
    assume("<html" not in text.lower() and "<!doctype" not in text.lower())
    document = read_report(Input("a.txt", "a.txt", None, content), settings=Settings())
    assert document.text == text.replace("\r\n", "\n").replace("\r", "\n")
    for span in (*document.furniture, *([document.dateline] if document.dateline else [])):
        assert document.check(span).quote == document.text[span.start : span.end]


@given(st.text())
def test_cleaned_text_can_be_stored(text: str) -> None:
    """Whatever comes in, no lone surrogate is left, so that it can be written as UTF-8."""
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode() == cleaned
    assert "\r" not in cleaned
