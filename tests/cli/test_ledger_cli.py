"""The ledger and the positions on the command line, as a user meets them."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from rapporteur.model import Reading
from tests.cli.test_cli import rapporteur
from tests.record.making import make_record, with_event
from tests.record.undertaking import (
    FRONT,
    MADE,
    deadline,
    may,
    promised,
    report,
    told,
    with_commitment,
    with_position,
)

FAR = "2030-06-01"


def _long() -> Reading:
    """Return a report of an undertaking in many words, on a condition, of which one has no blanks."""
    act = f"Norland will pay for {'n' * 120} and for the nets that the storm took from every boat of the harbour"
    condition = f"if {'the guns on both sides of the ridge fall silent ' * 3}tonight"
    reading = report("long.txt", MADE, f"{act} {condition}.")
    return with_commitment(reading, act, deadline(may(25), may(31)), conditions=[condition])


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    act = "Norland is to open the mountain road within 30 days of D-day"
    road = report("road.txt", MADE, f"{act}.")
    road = with_commitment(road, act, when="30 days", term="P30D", reckoned_from="D-day", negative=True)
    wants = report("wants.txt", may(5), "Norland wants 90 days; the Ardent Front wants 140 of its men.")
    wants = with_position(wants, "wants 90 days", "P90D", issue="RETREAT: time")
    wants = with_position(wants, "wants 140", "140", who=FRONT, issue="RETREAT release: number")
    talks = with_event(
        report("talks.txt", may(6), "They will talk on May 30."), "talk", deadline(may(30)), when="May 30"
    )
    missed = told("missed.txt", may(22), "Norland missed the deadline of May 20 to free its prisoners.")
    return make_record(tmp_path_factory.mktemp("made") / "r", promised(), _long(), road, wants, talks, missed)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rain = report("rain.txt", MADE, "It rained in Kesh.")
    return make_record(tmp_path_factory.mktemp("bare") / "r", rain)


def lines(*command: str | Path) -> list[dict[str, object]]:
    """Return the lines that a command prints with --json."""
    done = rapporteur(*command, "--json")
    assert done.returncode == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_tables_fit_a_terminal(record: Path) -> None:
    """No line of the ledger or of the positions is longer than 80 columns, whatever words they quote."""
    for command in ("ledger", "positions"):
        shown = rapporteur(command, "--record", record)
        assert shown.returncode == 0
        assert shown.stdout
        assert max(map(len, shown.stdout.splitlines())) <= 80


def test_the_ledger(record: Path) -> None:
    """By when, how it stands, who is to do what, on which condition, why, and what shows it."""
    words = " ".join(rapporteur("ledger", "--as-of", FAR, "--record", record).stdout.split())
    for expected in ("2030-05-20 broken", "2030-05-25", "overdue", "P30D from", "not to: ", "if: if"):
        assert expected in words
    assert "breaks: “Norland missed" in words


def test_the_ledger_as_lines(record: Path) -> None:
    """The lines are those of an export, in the order of the days due, those of no day last."""
    found = lines("ledger", "--as-of", FAR, "--record", record)
    assert [(one["deadline"] or {})["latest"] for one in found] == ["2030-05-20", "2030-05-31", None]  # type: ignore[index]
    exported = rapporteur("export", "--format", "jsonl", "--as-of", FAR, "--record", record).stdout.splitlines()
    commitments = [json.loads(line) for line in exported if '"kind": "commitment"' in line]
    assert sorted(found, key=lambda one: str(one["id"])) == commitments


def test_only_what_falls_due(record: Path) -> None:
    """Within so many days, weeks or months of the day it is seen from."""
    for length, expected in (("9d", 0), ("10d", 1), ("3w", 2), ("1m", 2), ("0d", 0)):
        found = lines("ledger", "--as-of", "2030-05-10", "--due-within", length, "--record", record)
        assert len(found) == expected


@pytest.mark.parametrize("length", ["30", "d", "30y", "-3d", "soon", "", "3.5d"])
def test_a_bad_length_is_told_in_one_line(record: Path, length: str) -> None:
    """With what is wrong with it and how to write it; status 2."""
    done = rapporteur("ledger", "--due-within", length, "--record", record)
    assert (done.returncode, done.stdout) == (2, "")
    (told_so,) = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert f"{length!r} is no length of time; write it as 30d, 4w or 6m" in told_so


def test_one_agreement(record: Path) -> None:
    """Only what it holds, by the identifier of its event or the beginning of that; an unknown one is one line."""
    (agreement,) = {one["agreement"] for one in lines("ledger", "--record", record)} - {None}
    for name in (str(agreement), str(agreement)[:16]):
        found = lines("ledger", "--agreement", name, "--record", record)
        assert [one["agreement"] for one in found] == [agreement]
    done = rapporteur("ledger", "--agreement", "none of that name", "--record", record)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)


def test_the_calendar(record: Path, tmp_path: Path) -> None:
    """A file that a calendar program reads: what has a day is a task; the file has the bytes of standard output."""
    command = ("ledger", "--format", "ics", "--as-of", FAR, "--record", record)
    assert rapporteur(*command, "--out", tmp_path / "out.ics").returncode == 0
    written = (tmp_path / "out.ics").read_bytes()
    assert written.decode("utf-8") == rapporteur(*command).stdout
    assert written.count(b"\n") == written.count(b"\r\n")
    read = Calendar.from_ical(written.decode("utf-8"))
    assert len(read.walk("VTODO")) == 2
    assert written.count(b"DTSTAMP:20300601T000000Z") == len(read.subcomponents)


def test_positions(record: Path) -> None:
    """Who wants what on which matter; a matter is chosen by part of its name, whatever its capitals."""
    shown = " ".join(rapporteur("positions", "--record", record).stdout.split())
    assert "Norland for P90D" in shown
    assert "“wants 90 days”" in shown
    for issue, expected in (("", {"P90D", "140"}), ("TIME", {"P90D"}), ("release", {"140"}), ("fish", set())):
        found = lines("positions", "--issue", issue, "--record", record)
        assert {one["value"] for one in found} == expected


def test_nothing_to_show_is_said(bare: Path) -> None:
    """On standard error, in one line; an empty calendar is a calendar."""
    for command, words in (("ledger", "nothing undertaken to show"), ("positions", "no positions to show")):
        done = rapporteur(command, "--record", bare)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", f"rapporteur: {words}\n")
    calendar = rapporteur("ledger", "--format", "ics", "--record", bare).stdout
    assert Calendar.from_ical(calendar).subcomponents == []


def test_known_by_is_heard(record: Path) -> None:
    """What a later report tells is not heard, and how many are left out is said."""
    done = rapporteur("ledger", "--as-of", FAR, "--known-by", "2030-05-10", "--json", "--record", record)
    statuses = [json.loads(line)["status"] for line in done.stdout.splitlines()]
    assert statuses == ["overdue", "overdue", "agreed"]
    assert "left out 1 report" in done.stderr
