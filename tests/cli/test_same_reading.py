"""`annotate` and a record read alike: what a folder says does not hang on how it is read."""

import subprocess
import sys
from pathlib import Path

KARVEL = Path(__file__).parent.parent.parent / "examples" / "karvel"


def run(*arguments: str | Path) -> None:
    """Run the program; fail with what it said if it fails."""
    command = [sys.executable, "-m", "rapporteur", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_folder_annotated_is_the_folder_built_and_exported(tmp_path: Path) -> None:
    """The same documents, dated by each other, and the same times, with and without a record."""
    run("annotate", KARVEL, "--out", tmp_path / "annotated.jsonl")
    run("build", KARVEL, "--record", tmp_path / "karvel.record")
    run("export", "--record", tmp_path / "karvel.record", "--format", "jsonl", "--out", tmp_path / "exported.jsonl")
    annotated = (tmp_path / "annotated.jsonl").read_text(encoding="utf-8").splitlines()
    exported = (tmp_path / "exported.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(exported) > len(list(KARVEL.glob("*.txt")))
    assert annotated == exported
