"""Files: paths as given -> reports' bytes, one at a time, in an order that does not change.

What cannot be read is not raised but yielded, as RefusedInput, so that one bad file does not end a run.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from rapporteur.errors import NoReports, RefusedInput
from rapporteur.settings import Settings

TEXT_SUFFIXES = frozenset((".txt", ".text", ".md", ".markdown"))
HTML_SUFFIXES = frozenset((".html", ".htm", ".xhtml"))
LINES_SUFFIXES = frozenset((".jsonl", ".ndjson"))
SUFFIXES = TEXT_SUFFIXES | HTML_SUFFIXES | LINES_SUFFIXES
OTHER_REPORTS = {
    ".pdf": "a PDF", ".doc": "a Word document", ".docx": "a Word document", ".odt": "an OpenDocument text",
    ".rtf": "rich text", ".epub": "an e-book", ".eml": "an e-mail", ".mhtml": "a saved page", ".mht": "a saved page",
    ".json": "JSON", ".xml": "XML", ".csv": "a table", ".tsv": "a table", ".warc": "a web archive",
    ".zip": "an archive", ".gz": "compressed",
}  # fmt: skip
"""What may hold reports and is not read: in a folder it is named, so that nothing is lost unnoticed."""
_SUFFIXES_IN_WORDS = ".txt, .md, .html or .jsonl"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its path as given, with `/` between folders, its size in bytes and when it was last changed."""

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of one report; `name` is what refusals call it: the path, or path and number of the line."""

    name: str
    path: str
    line: int | None
    content: bytes


def list_files(paths: Sequence[Path]) -> Iterator[File | RefusedInput]:
    """Yield the files of reports under some paths, folders in order of names and with all that is in them.

    Hidden files and, inside folders, files with other suffixes are passed over, but a kind that may hold reports is
    refused by name; a file named itself is taken whatever its suffix. NoReports, at the end, where not one was found.
    """
    found: set[str] = set()
    for path in paths:
        anything = False
        for file in _files_at(path, named=True):
            anything = True
            if isinstance(file, RefusedInput):
                yield file
            elif file.path not in found:
                found.add(file.path)
                yield file
        if not anything:
            yield RefusedInput(path.as_posix(), "holds no reports", f"give a folder with files in {_SUFFIXES_IN_WORDS}")
    if not found:
        given = ", ".join(path.as_posix() for path in paths) or "no path given"
        raise NoReports(f"nothing to read: {given}; give files or folders with reports in {_SUFFIXES_IN_WORDS}")


def _files_at(path: Path, *, named: bool) -> Iterator[File | RefusedInput]:
    try:
        path.as_posix().encode("utf-8")
    except UnicodeEncodeError:
        shown = path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
        yield RefusedInput(shown, "has a name that is not UTF-8", "rename it")
        return
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            yield from _files_in(path)
        elif stat.S_ISREG(status.st_mode):
            yield File(path.as_posix(), status.st_size, status.st_mtime_ns)
        elif named:
            yield RefusedInput(path.as_posix(), "is not a file", "give a file or a folder")
    except OSError as error:
        yield _unreadable(path.as_posix(), error)


def _files_in(folder: Path) -> Iterator[File | RefusedInput]:
    with os.scandir(folder) as entries:
        listed = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    for name, is_folder in listed:
        if name.startswith("."):
            continue
        path = folder / name
        # a link to a folder is not followed: it may lead back up
        if is_folder or (path.suffix.lower() in SUFFIXES and not path.is_dir()):
            yield from _files_at(path, named=False)
        elif path.suffix.lower() in OTHER_REPORTS and not path.is_dir():
            reason = f"is {OTHER_REPORTS[path.suffix.lower()]}, and is not read"
            yield RefusedInput(path.as_posix(), reason, f"save what it says as {_SUFFIXES_IN_WORDS}")


def _unreadable(name: str, error: OSError) -> RefusedInput:
    if isinstance(error, FileNotFoundError):
        return RefusedInput(name, "does not exist", "check the path")
    if isinstance(error, PermissionError):
        return RefusedInput(name, "may not be read", "change its permissions")
    return RefusedInput(name, f"cannot be read ({error.strerror or type(error).__name__})", "check the file")


def open_file(file: File, settings: Settings) -> Iterator[Input | RefusedInput]:
    """Yield the reports in a file: one, or of JSON Lines one a line, without holding more than one in memory."""
    try:
        with Path(file.path).open("rb") as stream:
            if Path(file.path).suffix.lower() in LINES_SUFFIXES:
                yield from _lines(file.path, stream, settings.largest_report)
            else:
                yield _whole(file.path, stream, settings.largest_report)
    except OSError as error:
        yield _unreadable(file.path, error)


def _whole(path: str, stream: BufferedReader, largest: int) -> Input | RefusedInput:
    size = os.fstat(stream.fileno()).st_size
    if size > largest:
        return _too_large(path, size, largest)
    content = stream.read(largest + 1)  # it may have grown since
    return Input(path, path, None, content) if len(content) <= largest else _too_large(path, len(content), largest)


def _too_large(name: str, size: int, largest: int) -> RefusedInput:
    reason = f"is too large for one report ({size:,} bytes; the limit is {largest:,})"
    return RefusedInput(name, reason, "split it into reports")


def _lines(path: str, stream: BufferedReader, largest: int) -> Iterator[Input | RefusedInput]:
    number, anything = 0, False
    while content := stream.readline(largest + 2):
        number += 1
        name = f"{path}:{number}"
        line = content.rstrip(b"\r\n")
        if number == 1:
            if line.startswith((b"\xff\xfe", b"\xfe\xff")):
                yield RefusedInput(path, "is in UTF-16; JSON Lines are UTF-8", "save it as UTF-8")
                return
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) > largest:
            yield _too_large(name, len(line) + _pass_over(stream, ended=content.endswith(b"\n")), largest)
            anything = True
        elif line.strip():
            yield Input(name, path, number, line)
            anything = True
    if not anything:
        yield RefusedInput(path, "is empty", "fetch the reports again")


def _pass_over(stream: BufferedReader, *, ended: bool) -> int:
    """Go on to the next line without keeping this one; the number of bytes passed over."""
    passed = 0
    while not ended:
        piece = stream.readline(_CHUNK)
        ended = not piece or piece.endswith(b"\n")
        passed += len(piece)
    return passed
