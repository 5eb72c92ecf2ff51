"""A build killed at any moment, or stopped by a full disk, leaves a whole record, and the next build finishes it."""

import errno
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur import pipeline
from rapporteur.errors import FullDisk, NoReports, RecordError, RefusedInput
from rapporteur.pipeline import build
from rapporteur.read.files import Input
from rapporteur.record.store import Store
from rapporteur.settings import Settings
from tests.record.making import export_of, make_reading, make_record, outcome_of, write_reports

COUNT = 120
# Says when a batch is settled, so that the killer can choose his moment; small batches make many of them.
BUILD = """
import sys
from pathlib import Path
from rapporteur.pipeline import build
from rapporteur.settings import Settings
if __name__ == "__main__":
    settings = Settings(batch=4, workers=int(sys.argv[3]))
    print("ready", flush=True)
    build([Path(sys.argv[1])], sys.argv[2], settings=settings, progress=lambda size: print(size, flush=True))
"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("reports"), COUNT)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> str:
    record = tmp_path_factory.mktemp("clean") / "r"
    build([reports], record, settings=Settings(workers=1))
    return export_of(record)


def kill_a_build(command: list[str], *, after_lines: int, seconds: float) -> None:
    """Start a build in a process of its own and kill it so long after it settled so many reports."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout
    for _ in range(after_lines):
        process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    process.wait()
    process.stdout.close()


def assert_whole(record: Path) -> int:
    """Check that a record is sound and every document has all its annotations; return how many there are."""
    with sqlite3.connect(record) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        dangling = "SELECT count(*) FROM inputs WHERE document NOT IN (SELECT id FROM documents)"
        assert connection.execute(dangling).fetchone() == (0,)
    connection.close()
    with Store.open(record) as store:
        held = list(store.readings())
    assert all(reading.sentences for reading in held)
    return len(held)


@pytest.mark.parametrize("seed", range(8))
def test_killed_at_any_moment(tmp_path: Path, reports: Path, clean: str, seed: int) -> None:
    """After SIGKILL the record is sound and its documents whole; building again gives what a clean build gives."""
    moment = random.Random(seed)
    script, record = tmp_path / "build.py", tmp_path / "r"
    script.write_text(BUILD)
    for _ in range(2):
        command = [sys.executable, str(script), str(reports), str(record), moment.choice("12")]
        kill_a_build(command, after_lines=moment.randrange(COUNT), seconds=moment.random() * 0.05)
        if record.exists() and record.stat().st_size:
            assert assert_whole(record) <= COUNT
    tally = build([reports], record, settings=Settings(workers=1))
    assert tally.added + tally.unchanged == COUNT
    assert assert_whole(record) == COUNT
    assert export_of(record) == clean


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are counted by /proc")
def test_no_worker_outlives_a_killed_build(tmp_path: Path, reports: Path) -> None:
    """The processes of a build go when it is killed."""
    script = tmp_path / "build.py"
    script.write_text(BUILD)
    command = [sys.executable, str(script), str(reports), str(tmp_path / "r"), "2"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdout
    for _ in range(COUNT // 2):
        process.stdout.readline()
    assert len(processes_of(process.pid)) > 2
    process.kill()
    process.wait()
    process.stdout.close()
    deadline = time.monotonic() + 20
    while processes_of(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not processes_of(process.pid)


def processes_of(session: int) -> list[int]:
    """Return the processes of a session that are alive."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its_session) == session and state != "Z":
            found.append(int(stat.parent.name))
    return found


def test_stopped_by_the_user(tmp_path: Path, reports: Path, clean: str) -> None:
    """Ctrl-C ends a build with what was settled kept, and the next one finishes it."""
    settled = []

    def stop(size: int) -> None:
        settled.append(size)
        if len(settled) == 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([reports], tmp_path / "r", settings=Settings(batch=4, workers=1), progress=stop)
    whole = assert_whole(tmp_path / "r")
    assert 30 <= whole < COUNT
    assert build([reports], tmp_path / "r", settings=Settings(workers=1)).unchanged == whole
    assert export_of(tmp_path / "r") == clean


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte, where one may be mounted."""
    place, mount = tmp_path / "disk", shutil.which("mount")
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if mount is None or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(small_disk: Path, reports: Path, clean: str) -> None:
    """On a disk that is truly full the build says so, the record is whole, and with more room it can be finished."""
    record = small_disk / "r"
    with pytest.raises(FullDisk, match="make room"):
        build([reports], record, settings=Settings(batch=4, workers=1))
    assert 0 < assert_whole(record) < COUNT
    subprocess.run(["mount", "-o", "remount,size=32m", str(small_disk)], check=True)
    assert build([reports], record, settings=Settings(workers=1)).unchanged > 0
    assert export_of(record) == clean


def test_a_disk_that_cannot_be_written(small_disk: Path) -> None:
    """A record on a disk for reading only can be read, and a build says that it cannot be written."""
    reading = make_reading(["Talks resumed."])
    record = make_record(small_disk / "r", reading)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with Store.open(record) as store:
        assert list(store.readings()) == [reading]
    with pytest.raises(RecordError, match="cannot be used"):
        Store.open(record, write=True)


def test_a_database_that_may_not_grow(tmp_path: Path) -> None:
    """Where SQLite finds no room the user is told FullDisk, and the batch before is kept."""
    first = make_reading(["Talks resumed."])
    record = make_record(tmp_path / "r", first)
    long = make_reading([f"Sentence {number}." for number in range(20_000)], path="long.txt")
    with pytest.raises(FullDisk), Store.open(record, write=True) as store:  # noqa: PT012
        file = store.connection.connection.driver_connection
        assert isinstance(file, sqlite3.Connection)
        file.execute(f"PRAGMA max_page_count = {file.execute('PRAGMA page_count').fetchone()[0] + 5}")
        store.write([outcome_of(long)])
    assert assert_whole(record) == 1


def test_a_report_that_breaks_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reports: Path) -> None:
    """An unexpected error in one report refuses that report in one line; the next build reads it again."""

    def fail(_: Input, **__: Settings) -> None:
        raise OSError(errno.EIO, "two\nlines")

    refused: list[RefusedInput] = []
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read_report", fail)
        (tmp_path / "one.txt").write_bytes(next(reports.iterdir()).read_bytes())
        with pytest.raises(NoReports):
            build([tmp_path / "one.txt"], tmp_path / "r", refuse=refused.append)
    assert len(refused) == 1
    assert "\n" not in str(refused[0])
    assert "OSError" in str(refused[0])
    assert build([tmp_path / "one.txt"], tmp_path / "r").added == 1


def test_a_report_whose_process_dies(tmp_path: Path, reports: Path) -> None:
    """A worker that dies costs the report it was reading, is told in one line, and all others are read."""
    script = tmp_path / "build.py"
    script.write_text(DEADLY)
    done = subprocess.run(
        [sys.executable, str(script), str(reports), str(tmp_path / "r")],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"{COUNT - 1} 1"
    assert "report-0077.txt: the process reading it died" in done.stdout
    assert "Traceback" not in done.stderr


DEADLY = """
import os, sys
from pathlib import Path
from rapporteur import pipeline
from rapporteur.settings import Settings

read = pipeline.read_report

def deadly(given, *, settings):
    if "0077" in given.name:
        os._exit(9)
    return read(given, settings=settings)

pipeline.read_report = deadly  # in the workers too: they run this file as well
if __name__ == "__main__":
    tally = pipeline.build([Path(sys.argv[1])], sys.argv[2], settings=Settings(workers=2), refuse=print)
    print(tally.added, tally.refused)
"""
