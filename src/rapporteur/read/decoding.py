"""Decoding: bytes -> text, in whatever encoding they are, or a refusal that says what they seem to be.

A byte order mark decides; then UTF-8, then what the page declares, then Windows-1252 where the text reads as western
Europe's, then the best guess of charset-normalizer. Line ends become `\\n`, and text that went through a wrong
encoding is set right (`donâ€™t` -> `don’t`). Nothing else is changed: quotation marks, dashes and accents stay as they
were written.
"""

import codecs
import re

import ftfy
from ftfy.badness import is_bad

from rapporteur.errors import RefusedInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF", "save its text, for example with `pdftotext`, and read that"),
    (b"\x89PNG", "a PNG image", "give the report as text or HTML"),
    (b"\xff\xd8\xff", "a JPEG image", "give the report as text or HTML"),
    (b"GIF8", "a GIF image", "give the report as text or HTML"),
    (b"RIFF", "an image or a recording (RIFF)", "give the report as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or Outlook file", "save it as plain text"),
    (b"{\\rtf", "a rich text file (RTF)", "save it as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database", "give the reports themselves"),
    (b"WARC/", "a web archive (WARC)", "extract its pages as HTML files"),
    (b"PAR1", "a Parquet file", "convert it to JSON Lines"),
    (b"\x7fELF", "a program", "give the report as text or HTML"),
    (b"MZ\x90\x00", "a program", "give the report as text or HTML"),
    (b"ID3", "a recording (MP3)", "give the report as text or HTML"),
)
_ZIPPED = (
    (b"word/", "a Word document", "save it as plain text"),
    (b"xl/", "an Excel workbook", "save it as text or JSON Lines"),
    (b"ppt/", "a PowerPoint file", "save it as plain text"),
    (b"opendocument", "an OpenDocument file", "save it as plain text"),
    (b"epub", "an e-book (EPUB)", "save it as plain text"),
    (b"", "a ZIP archive", "unpack it first"),
)

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_WESTERN = frozenset(
    "€‚„…‰‹‘’“”•–—™›ŒœŠšŽž¡§©«¬®°±²·»¿£¥\u00a0\u00adªÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ"
)
"""What is not ASCII in texts of western Europe in Windows-1252."""

_PLAIN = frozenset(map(chr, range(128))) | frozenset("‘’“”–—…•«»€£°©\u00a0éèêëáíóúñüöäçôûïÁÉÍÓÚÜÖÇÈÊ")
"""Characters that no mojibake consists of alone: a text of these is taken as it is, without a closer look."""

_LONGEST_WESTERN_RUN = re.compile(r"[À-ÿŒœŠšŽž]{3,}")
_INVERTED_IN_WORD = re.compile(r"\w[¿¡]\w")
_GUESSED = (
    "cp1251", "koi8_r", "cp866", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1252",
    "iso8859_2", "iso8859_5", "iso8859_7", "shift_jis", "cp932", "euc_jp", "gb18030", "big5", "cp949", "tis_620",
)  # fmt: skip
_SAMPLE = 200_000
"""Bytes from which an encoding is guessed."""

_FEW_BROKEN = 8
"""One broken sequence in so many whole ones is damage to a UTF-8 text; more, and it is not UTF-8."""

_ENCODING_REMEDY = "save it as UTF-8"
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(content: bytes, *, name: str, html: bool = False) -> str:
    """Return the text in some bytes, with `\\n` for line ends; RefusedInput where they hold none that can be read."""
    if not content.strip():
        raise RefusedInput(name, "is empty", "fetch the report again")
    refuse_binary(content, name=name)
    text = clean(_decoded(content, name=name, html=html))
    if not text.strip():
        raise RefusedInput(name, "holds nothing but white space", "fetch the report again")
    return text


def clean(text: str) -> str:
    """Return a text with `\\n` for line ends and mojibake set right, and no half characters (lone surrogates).

    >>> clean("It wasnâ€™t “signed”.\\r\\n")
    'It wasn’t “signed”.\\n'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    others = set(text)
    if others <= _PLAIN:
        return text
    if any("\ud800" <= character <= "\udfff" for character in others):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not is_bad(text):
        return text
    return "\n".join(ftfy.fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))


def refuse_binary(content: bytes, *, name: str) -> None:
    """Raise RefusedInput where bytes are no text but a file of another kind, saying of which."""
    for signature, kind, remedy in _SIGNATURES:
        if content.startswith(signature):
            raise RefusedInput(name, f"is {kind}, not text", remedy)
    if content.startswith(b"PK\x03\x04"):
        kind, remedy = next((kind, remedy) for within, kind, remedy in _ZIPPED if within in content[:4096])
        raise RefusedInput(name, f"is {kind}, not text", remedy)


def _decoded(content: bytes, *, name: str, html: bool) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                reason = (
                    f"is not the {encoding.upper().removesuffix('-SIG')} that its first bytes say (byte {error.start})"
                )
                raise RefusedInput(name, reason, _ENCODING_REMEDY) from None
    if b"\x00" in content:
        return _sixteen_bits(content, name=name)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = _declared(content) if html else None
    text = text or _damaged_utf8(content) or _western(content) or _guessed(content)
    if text is None or len(_CONTROLS.findall(text)) > len(text) // 100:
        raise RefusedInput(name, "is in no encoding that can be told", _ENCODING_REMEDY)
    return text


def _sixteen_bits(content: bytes, *, name: str) -> str:
    """UTF-16 without a mark has its zero bytes all on one side; any other zero bytes are a binary file's."""
    zeros = content[0::2].count(0), content[1::2].count(0)
    half = len(content) // 2
    for side, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if zeros[side] > half * 0.6 and zeros[1 - side] == 0:
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                break
    raise RefusedInput(name, "is a binary file, not text (it holds zero bytes)", "give the report as text or HTML")


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_DECLARED_WITHIN])
    if not match:
        return None
    encoding = (match[1] or match[2]).decode("ascii").lower()
    if encoding in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        encoding = "cp1252"  # as browsers read it
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _damaged_utf8(content: bytes) -> str | None:
    """UTF-8 with a broken character here and there: those become U+FFFD, and are seen."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - sum(1 for character in text if character.isascii()) - broken
    return text if whole >= broken * _FEW_BROKEN else None


def _western(content: bytes) -> str | None:
    """Windows-1252, where all but ASCII is letters and signs of western Europe, as they stand in its words."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    others = {character for character in text if not character.isascii()}
    if others <= _WESTERN and not _LONGEST_WESTERN_RUN.search(text) and not _INVERTED_IN_WORD.search(text):
        return text
    return None


def _guessed(content: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to import, seldom needed)

    best = from_bytes(content[:_SAMPLE], cp_isolation=list(_GUESSED), preemptive_behaviour=False).best()
    if best is None:
        return None
    try:
        return content.decode(best.encoding)
    except UnicodeDecodeError:
        return content.decode(best.encoding, "replace") if len(content) > _SAMPLE else None
