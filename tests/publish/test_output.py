"""Where an export goes: a file is there only when it is whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur.errors import FullDisk, RapporteurError
from rapporteur.publish.output import write_out


def test_lines_are_utf8_with_newlines(tmp_path: Path) -> None:
    """Each line ends with one newline, whatever the system."""
    write_out(["é", "b"], str(tmp_path / "out"))
    assert (tmp_path / "out").read_bytes() == "é\nb\n".encode()


def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    """Where the lines fail half-way, the file is as before and nothing lies beside it."""
    (tmp_path / "out").write_text("before")

    def lines() -> Iterator[str]:
        yield "half"
        raise RapporteurError("stop")

    with pytest.raises(RapporteurError, match="stop"):
        write_out(lines(), str(tmp_path / "out"))
    assert [(child.name, child.read_text()) for child in tmp_path.iterdir()] == [("out", "before")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told() -> None:
    """No room on the disk is FullDisk, in one line."""
    with pytest.raises(FullDisk, match="/dev/full: the disk is full"):
        write_out(["x"], "/dev/full")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder, or a file in no folder, is told in one line with what to do."""
    for place in (tmp_path / "none" / "out", tmp_path):
        with pytest.raises(RapporteurError, match="--out"):
            write_out(["x"], str(place))
