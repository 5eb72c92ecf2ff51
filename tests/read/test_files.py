"""Files are found in an order that does not change; what cannot be read is a line in the stream, not the end of it."""

import os
import time
from pathlib import Path

import pytest

from rapporteur.errors import NoReports, RefusedInput
from rapporteur.read.files import File, Input, list_files, open_file
from rapporteur.read.report import read_report
from rapporteur.settings import Settings


def paths(found: list[File | RefusedInput], root: Path) -> list[str]:
    """The paths of files, and the lines of refusals, below a root."""
    return [(item.path if isinstance(item, File) else str(item)).replace(f"{root.as_posix()}/", "") for item in found]


def test_folders_in_order_of_names(tmp_path: Path) -> None:
    """Folders are walked in order of names; hidden files and other suffixes are passed over."""
    for name in ("b.txt", "a/z.html", "a/b/c.md", "c.JSONL", ".hidden.txt", ".git/x.txt", "picture.png", "notes.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert paths(list(list_files([tmp_path])), tmp_path) == ["a/b/c.md", "a/z.html", "b.txt", "c.JSONL"]


def test_a_named_file_is_taken_and_none_twice(tmp_path: Path) -> None:
    """A file named itself is read whatever its suffix; one that is given twice is read once."""
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "report").write_text("x")
    given = [tmp_path / "report", tmp_path, tmp_path / "a.txt"]
    assert paths(list(list_files(given)), tmp_path) == ["report", "a.txt"]


def test_missing_and_empty_are_lines_in_the_stream(tmp_path: Path) -> None:
    """A path that does not exist and a folder without reports are told, and the rest is read."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("x")
    given = [tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "a.txt"]
    assert paths(list(list_files(given)), tmp_path) == [
        "gone.txt: does not exist; check the path",
        "empty: holds no reports; give a folder with files in .txt, .md, .html or .jsonl",
        "a.txt",
    ]


def test_what_may_hold_a_report_and_is_not_read_is_named(tmp_path: Path) -> None:
    """A folder's PDFs are not lost unnoticed; its pictures are no reports."""
    for name in ("a.txt", "b.pdf", "c.jpg"):
        (tmp_path / name).write_text("Talks resumed.", encoding="utf-8")
    file, refused = list_files([tmp_path])
    assert isinstance(file, File)
    assert str(refused) == (
        f"{tmp_path.as_posix()}/b.pdf: is a PDF, and is not read; save what it says as .txt, .md, .html or .jsonl"
    )


def test_nothing_at_all_is_an_error(tmp_path: Path) -> None:
    """Where not one report is found, that is an error, after the refusals."""
    found = list_files([tmp_path])
    assert isinstance(next(found), RefusedInput)
    with pytest.raises(NoReports, match=r"^nothing to read: .*; give files or folders with reports in \.txt"):
        next(found)


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    """What is neither file nor folder is refused, not waited for."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("x")
    found = list(list_files([tmp_path / "pipe.txt", tmp_path]))
    assert paths(found, tmp_path) == ["pipe.txt: is not a file; give a file or a folder", "a.txt"]


def test_a_name_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """A path that no record could hold is refused, and shown with its bytes."""
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("x")
    (tmp_path / "a.txt").write_text("x")
    refused = [str(item) for item in list_files([tmp_path]) if isinstance(item, RefusedInput)]
    assert refused == [f"{tmp_path.as_posix()}/\\udcff.txt: has a name that is not UTF-8; rename it"]


def test_a_link_up_is_not_followed(tmp_path: Path) -> None:
    """A link to a folder is passed over, so that one that leads up ends nothing."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up.txt").symlink_to(tmp_path)
    (tmp_path / "a" / "b.txt").write_text("x")
    assert paths(list(list_files([tmp_path])), tmp_path) == ["a/b.txt"]


@pytest.mark.parametrize("name", ["large.txt", "large.jsonl"])
def test_a_hundred_megabytes_are_refused_fast(tmp_path: Path, name: str) -> None:
    """A file far above the limit is refused without being read into memory."""
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    (file,) = list_files([path])
    assert isinstance(file, File)
    began = time.perf_counter()
    (refused,) = open_file(file, Settings())
    assert time.perf_counter() - began < 2
    where = path.as_posix() + (":1" if name.endswith("l") else "")
    assert str(refused) == (
        f"{where}: is too large for one report (100,000,000 bytes; the limit is 20,000,000); split it into reports"
    )


def test_a_file_that_went_away(tmp_path: Path) -> None:
    """A file that is gone between listing and reading is refused."""
    (refused,) = open_file(File((tmp_path / "a.txt").as_posix(), 1, 0), Settings())
    assert str(refused) == f"{(tmp_path / 'a.txt').as_posix()}: does not exist; check the path"


def test_an_empty_jsonl_is_refused(tmp_path: Path) -> None:
    """A file of reports without any is told."""
    (tmp_path / "a.jsonl").write_text("\n\n")
    (refused,) = open_file(File((tmp_path / "a.jsonl").as_posix(), 2, 0), Settings())
    assert str(refused) == f"{(tmp_path / 'a.jsonl').as_posix()}: is empty; fetch the reports again"


def test_moving_a_folder_keeps_the_ids(tmp_path: Path) -> None:
    """A document's id is made from its file's name and its text, not from where the file lies."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Talks resumed on Monday.")
    documents = [
        read_report(given, settings=Settings())
        for file in list_files([tmp_path])
        if isinstance(file, File)
        for given in open_file(file, Settings())
        if isinstance(given, Input)
    ]
    assert len({document.path for document in documents}) == 2
    assert len({document.id for document in documents}) == 1
