"""The command line, as a user meets it: its output, its exit status."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest

from rapporteur.cli import STATUSES, TYPES, main
from rapporteur.model import EventType, Status
from rapporteur.record.store import Store
from tests.record.making import day, make_reading, make_record, with_event, write_reports

COUNT = 40


def rapporteur(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in this process, and return what a process of its own would."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    given = [str(argument) for argument in arguments]
    with patch.dict(os.environ, {"COLUMNS": "80", **environment}), redirect_stdout(out), redirect_stderr(err):
        with pytest.raises(SystemExit) as ended:
            main(given)
        out.flush()
        err.flush()
    texts = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err) if isinstance(stream.buffer, io.BytesIO)]
    assert "Traceback" not in texts[1]
    return subprocess.CompletedProcess(given, int(ended.value.code or 0), texts[0], texts[1])


def in_a_shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which RAPPORTEUR stands for the command."""
    line = line.replace("RAPPORTEUR", f"{sys.executable} -m rapporteur")
    return subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("given") / "reports", COUNT)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> Path:
    path = tmp_path_factory.mktemp("built") / "r"
    done = in_a_shell(f"RAPPORTEUR build {reports} --record {path}")
    assert (done.returncode, done.stdout) == (0, f"{COUNT} reports added, 0 unchanged, 0 refused\n")
    assert done.stderr == ""
    return path


def export(record: Path) -> str:
    return rapporteur("export", "--format", "jsonl", "--record", record).stdout


def test_a_second_build_does_nothing(record: Path, reports: Path) -> None:
    """What is in the record is not read again, nor opened, and the record stays byte for byte."""
    before, started = record.read_bytes(), time.monotonic()
    done = rapporteur("build", reports, "--record", record)
    assert done.stdout == f"0 reports added, {COUNT} unchanged, 0 refused\n"
    assert time.monotonic() - started < 10
    assert record.read_bytes() == before


def test_one_more_report_costs_one(tmp_path: Path, reports: Path) -> None:
    """A build after a report was added, and one changed, reads these two; the export is that of a clean build."""
    folder = shutil.copytree(reports, tmp_path / "reports")
    rapporteur("build", folder, "--record", tmp_path / "r")
    (folder / "report-0005.txt").write_text("Changed\n\nThe talks ended on November 9, 2030.")
    (folder / "new.txt").write_text("New\n\nThe talks began on November 8, 2030.")
    done = rapporteur("build", folder, "--record", tmp_path / "r")
    assert done.stdout == f"1 report added, 1 replaced, {COUNT - 1} unchanged, 0 refused\n"
    rapporteur("build", folder, "--record", tmp_path / "clean")
    assert export(tmp_path / "r") == export(tmp_path / "clean")


def test_a_touched_report_is_unchanged(tmp_path: Path) -> None:
    """A file whose time changed but not its bytes is not read again."""
    folder = write_reports(tmp_path / "reports", 1)
    rapporteur("build", folder, "--record", tmp_path / "r")
    os.utime(folder / "report-0000.txt", ns=(1, 1))
    assert rapporteur("build", folder, "--record", tmp_path / "r").stdout.startswith("0 reports added, 1 unchanged")


def test_the_same_reports_give_the_same_bytes(tmp_path: Path, reports: Path) -> None:
    """Neither the number of workers nor the order in which files are named shows in the export."""
    files = sorted(reports.iterdir())
    rapporteur("build", *files, "--record", tmp_path / "one", "--workers", "1")
    rapporteur("build", *reversed(files), "--record", tmp_path / "two", "--workers", "2")
    assert export(tmp_path / "one") == export(tmp_path / "two")
    assert len(export(tmp_path / "one").splitlines()) > COUNT


def test_annotate_writes_the_form_of_an_export(tmp_path: Path, reports: Path) -> None:
    """Without a record one gets what an export would be, each report read by itself, to a file or printed."""
    done = rapporteur("annotate", reports, "--out", tmp_path / "out.jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == rapporteur("annotate", reports).stdout
    kinds = {json.loads(line)["kind"] for line in (tmp_path / "out.jsonl").read_text().splitlines()}
    assert kinds - {"disagreement", "agreement", "commitment", "position"} == {
        "header",
        "document",
        "time",
        "actor",
        "event",
        "judgement",
    }


def test_annotate_believes_the_day_it_is_told(reports: Path) -> None:
    """A day of publication given by the user is the report's."""
    out = rapporteur("annotate", reports / "report-0001.txt", "--published", "2030-11-23").stdout
    published = json.loads(out.splitlines()[1])["published"]
    assert (published["earliest"], published["latest"], published["basis"]) == ("2030-11-23", "2030-11-23", "stated")


def test_broken_lines_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """In JSON Lines each broken line is refused in one line with its number; the next build tells it again."""
    lines = [json.dumps({"text": f"Talks went on on November {n}, 2030."}) for n in (1, 2, 3)]
    lines[1:1] = ['{"text": ', '{"title": "no text"}', "[]", '{"text": "\\ud800"}']
    (tmp_path / "all.jsonl").write_text("\n".join(lines))
    for added, unchanged in ((3, 0), (0, 3)):
        done = rapporteur("build", tmp_path / "all.jsonl", "--record", tmp_path / "r")
        assert done.returncode == 0
        told = done.stderr.splitlines()
        refused = len(told)
        assert refused in (3, 4)  # half a character may be refused, or read as a sign that it was there
        assert all(re.match(r"rapporteur: refused .*all\.jsonl:[2-5]: ", line) for line in told)
        assert done.stdout == f"{added + 4 - refused if added else 0} reports added, " + (
            f"{unchanged + 4 - refused if unchanged else 0} unchanged, {refused} refused\n"
        )


def test_lines_appended_cost_themselves(tmp_path: Path) -> None:
    """Of a grown JSON Lines file only the new lines are read; lines taken out are no longer in the export."""
    lines = [json.dumps({"id": n, "text": f"Talks went on on November {n}, 2030."}) for n in range(1, 101)]
    whole, path = tmp_path / "r", tmp_path / "all.jsonl"
    path.write_text("\n".join(lines[:99]))
    assert rapporteur("build", path, "--record", whole).stdout.startswith("99 reports added")
    path.write_text("\n".join(lines))
    assert rapporteur("build", path, "--record", whole).stdout == "1 report added, 99 unchanged, 0 refused\n"
    path.write_text("\n".join(lines[:10]))
    assert rapporteur("build", path, "--record", whole).stdout == "0 reports added, 10 unchanged, 0 refused\n"
    assert rapporteur("documents", "--json", "--record", whole).stdout.count('"kind": "document"') == 10


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    """Where not one report can be read the status is 1 and one line says so."""
    (tmp_path / "empty.txt").touch()
    for given in (tmp_path / "empty.txt", tmp_path / "none"):
        for command in (("build", given, "--record", tmp_path / "r"), ("annotate", given)):
            done = rapporteur(*command)
            assert (done.returncode, done.stdout) == (1, "")
            assert all(line.startswith("rapporteur: ") for line in done.stderr.splitlines())
            assert str(given) in done.stderr.splitlines()[0]
    done = rapporteur("build", tmp_path / "none", "--record", tmp_path / "not made")
    assert "does not exist" in done.stderr
    assert not (tmp_path / "not made").exists()


def test_the_tables(record: Path) -> None:
    """Documents and timeline are tables for a person and JSON Lines on demand, within 80 columns."""
    for command in ("documents", "timeline", "events"):
        shown = rapporteur(command, "--record", record)
        assert shown.returncode == 0
        assert max(map(len, shown.stdout.splitlines())) <= 80
        lines = rapporteur(command, "--json", "--record", record).stdout.splitlines()
        told = [json.loads(line) for line in lines]
        assert all(isinstance(line, dict) for line in told)
        assert sum(len(line.get("mentions", "1")) for line in told) >= COUNT
    assert "2030-11-06" in rapporteur("timeline", "--record", record).stdout


def test_show(record: Path) -> None:
    """A report is shown by file name, path, identifier or its beginning; a time expression by its identifier."""
    line = json.loads(rapporteur("show", "report-0003.txt", "--json", "--record", record).stdout)
    document, first = line["document"]["id"], line["times"][0]
    for name in ("report-0003.txt", document, document[:12]):
        shown = rapporteur("show", name, "--record", record).stdout
        assert "Report 3" in shown
        assert "time expression" in shown
    shown = rapporteur("show", first["id"], "--record", record).stdout
    assert first["span"]["quote"] in shown
    assert document in shown


def test_show_an_event(record: Path) -> None:
    """An event is shown with every mention of it, by its identifier or that of a mention."""
    listed = rapporteur("events", "--json", "--record", record).stdout.splitlines()
    event = max(listed, key=len)
    mentions = json.loads(event)["mentions"]
    assert len({mention["report"]["path"] for mention in mentions}) > 1
    for name in (json.loads(event)["id"], mentions[-1]["id"]):
        assert rapporteur("show", name, "--json", "--record", record).stdout == f"{event}\n"
        shown = rapporteur("show", name, "--record", record).stdout
        assert all(mention["id"] in shown for mention in mentions)
        assert all(mention["report"]["id"] in shown for mention in mentions)


def test_judging(tmp_path: Path) -> None:
    """What a person judged wins over what the program finds, is listed, is exported, and can be taken back."""
    write_reports(tmp_path / "reports", 2)
    record = tmp_path / "r"
    rapporteur("build", tmp_path / "reports", "--record", record)
    before = export(record)
    document = next(json.loads(line) for line in before.splitlines() if '"kind": "document"' in line)["id"]
    shown = json.loads(rapporteur("show", document, "--json", "--record", record).stdout)
    one, other = shown["events"][0]["id"], shown["events"][-1]["id"]
    assert one != other
    given = ("--because", "it is so", "--by", "Ana", "--on", "2030-12-01", "--record", record)
    for verdict, expected in (("same", 1), ("different", 2)):
        judged = rapporteur("judge", one, other, verdict, *given)
        assert judged.returncode == 0
        events = {rapporteur("show", name, "--json", "--record", record).stdout for name in (one, other)}
        assert len(events) == expected
        identifier = judged.stdout.partition(":")[0]
        listed = [
            json.loads(line) for line in rapporteur("judgements", "--json", "--record", record).stdout.splitlines()
        ]
        assert [line["verdict"] for line in listed if line["undone_at"] is None] == [verdict]
        assert identifier in export(record)
        assert rapporteur("undo", identifier, "--record", record).returncode == 0
        assert export(record) == before
    assert rapporteur("undo", identifier, "--record", record).returncode == 1
    shown = rapporteur("judgements", "--record", record).stdout
    assert shown.count("it is so") == 2
    assert max(map(len, shown.splitlines())) <= 80


def test_whose_word_an_event_is(record: Path) -> None:
    """Sources are a tree for a person and a line on demand; what is no event is refused in one line."""
    event = json.loads(rapporteur("events", "--json", "--record", record).stdout.splitlines()[0])
    line = json.loads(rapporteur("sources", event["id"], "--json", "--record", record).stdout)
    assert (line["event"], line["reports"]) == (event["id"], event["sources"]["reports"])
    assert len(line["roots"]) == line["independent"] == event["sources"]["independent"]
    shown = rapporteur("sources", event["id"], "--record", record)
    assert line["roots"][0]["name"] in shown.stdout
    refused = rapporteur("sources", "report-0003.txt", "--record", record)
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)


def test_disagreements_are_told(tmp_path: Path) -> None:
    """Where two who tell of one event differ, each side is told with its words; where none do, that is said."""
    for name, killed in (("one", "nine"), ("two", "twenty")):
        told = f"ESKEL, November 21, 2030 ({name.title()}) - The blast in Karvel on Tuesday killed {killed} people."
        (tmp_path / f"{name}.txt").write_text(f"Blast in Karvel\n\n{told}")
    record = tmp_path / "r"
    rapporteur("build", tmp_path / "one.txt", "--record", record)
    none = rapporteur("disagreements", "--record", record)
    assert (none.stdout, none.stderr) == ("", "rapporteur: no disagreements to show\n")
    rapporteur("build", tmp_path / "one.txt", tmp_path / "two.txt", "--record", record)
    events = [json.loads(line) for line in rapporteur("events", "--json", "--record", record).stdout.splitlines()]
    mentions = [mention for event in events for mention in event["mentions"]]
    one, other = (
        next(mention["id"] for mention in mentions if any(number["low"] == dead for number in mention["quantities"]))
        for dead in (9, 20)
    )
    rapporteur("judge", one, other, "same", "--because", "it is so", "--by", "Ana", "--record", record)
    lines = [json.loads(line) for line in rapporteur("disagreements", "--json", "--record", record).stdout.splitlines()]
    sides = next(line["sides"] for line in lines if line["type"] == "numbers")
    assert {span["quote"] for side in sides for span in side["spans"]} >= {"nine", "twenty"}
    shown = rapporteur("disagreements", "--record", record).stdout
    assert "nine" in shown
    assert "twenty" in shown


def test_what_is_not_there(record: Path, tmp_path: Path) -> None:
    """An unknown name, a missing record and a file that is none are one line and status 1."""
    (tmp_path / "text").write_text("no record\n" * 200)
    for command in (
        ("show", "doc-ffffffffffff", "--record", record),
        ("show", "doc-", "--record", record),
        ("documents", "--record", tmp_path / "none"),
        ("timeline", "--record", tmp_path / "text"),
        ("build", tmp_path / "text", "--record", tmp_path),
    ):
        done = rapporteur(*command)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
        assert done.stderr.startswith("rapporteur: ")


def test_wrong_usage_is_status_2(record: Path) -> None:
    """A missing record, an impossible day, an unknown command: usage, and status 2."""
    for command in (("documents",), ("timeline", "--record", record, "--as-of", "2030-02-30"), ("guess",)):
        assert rapporteur(*command).returncode == 2


def test_the_record_may_be_named_once(record: Path) -> None:
    """RAPPORTEUR_RECORD names the record for all commands."""
    assert rapporteur("documents", RAPPORTEUR_RECORD=str(record)).returncode == 0


def test_known_by_says_what_it_leaves_out(record: Path) -> None:
    """Reports not surely published by the day are counted on standard error."""
    done = rapporteur("documents", "--known-by", "2030-01-01", "--record", record)
    assert f"left out {COUNT} reports" in done.stderr


def test_a_record_being_written_is_told(record: Path, reports: Path) -> None:
    """A second build of the same record is turned away in one line, within seconds."""
    with Store.open(record, write=True):
        started = time.monotonic()
        done = rapporteur("build", reports, "--record", record)
        assert time.monotonic() - started < 10
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1].endswith(
            "another process is writing to this record; wait until it has finished"
        )
        assert rapporteur("documents", "--record", record).returncode == 0


def test_export_to_a_file(record: Path, tmp_path: Path) -> None:
    """The file has the bytes of standard output, in each format."""
    for form in (("jsonl",), ("csv",), ("csv", "--table", "documents"), ("jsonl", "--no-text")):
        command = ("export", "--format", *form, "--record", record)
        assert rapporteur(*command, "--out", tmp_path / "out").returncode == 0
        assert (tmp_path / "out").read_text(encoding="utf-8") == rapporteur(*command).stdout.replace("\r\n", "\n")


@pytest.mark.skipif(os.name == "nt", reason="pipes end differently")
def test_a_reader_who_has_enough(record: Path) -> None:
    """Standard output closed early (`| head`) ends the command without a word."""
    for command in ("timeline", "timeline --json", "documents", "export --format jsonl"):
        done = in_a_shell(f"RAPPORTEUR {command} --record {record} | head -1")
        assert done.stderr == ""
        assert len(done.stdout.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_on_standard_output(record: Path) -> None:
    """Where the redirected output has no room the user is told, in one line, with status 1."""
    for command in ("timeline", "timeline --json", "export --format csv"):
        done = in_a_shell(f"RAPPORTEUR {command} --record {record} > /dev/full")
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
        assert "standard output: " in done.stderr


def test_help_is_quick() -> None:
    """Help imports neither the database nor the readers."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "rapporteur", "--help"], capture_output=True, text=True, check=True
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "rapporteur.cli" in imported
    assert imported.isdisjoint({"sqlalchemy", "trafilatura", "rich", "pydantic", "rapporteur.read"})


def test_the_choices_are_those_of_the_record() -> None:
    """Types and statuses are written out in the command line, which must not wait for the types to be loaded."""
    assert tuple(EventType) == TYPES
    assert tuple(Status) == STATUSES


def test_every_command_has_help() -> None:
    """Each command says what it does and every option has a help text."""
    commands = re.findall(r"^  (\w+)  ", rapporteur("--help").stdout.split("Commands:")[1], flags=re.MULTILINE)
    assert commands == [
        *("annotate", "build", "disagreements", "documents", "events", "export", "judge", "judgements"),
        *("ledger", "positions", "report", "review", "serve", "show", "sources", "statements", "timeline", "undo"),
    ]
    for command in commands:
        shown = rapporteur(command, "--help").stdout
        assert len(shown.splitlines()) > 5


def test_a_review_of_a_mention(tmp_path: Path) -> None:
    """What is found of it shows at once, is listed with whose it is, and can be undone."""
    reading = make_reading(["Bruno Vasquin seized two ferries of Zoe Orlo."], published=day(date(2030, 11, 5)))
    reading = with_event(reading, "seized", day(date(2030, 11, 4)), type_=EventType.COERCE)
    record, mention = make_record(tmp_path / "r", reading), reading.events[0].id
    by = ("--because", "the log says so", "--by", "Ana", "--on", "2030-11-21", "--record", record)
    done = rapporteur("review", mention, "--status", "planned", "--recipient", "Zoe Orlo", *by)
    assert done.returncode == 0
    assert f"{mention}, status: planned" in done.stdout
    (shown,) = map(json.loads, rapporteur("events", "--json", "--record", record).stdout.splitlines())
    assert shown["status"] == "planned"
    assert [part["span"]["quote"] for part in shown["mentions"][0]["recipients"]] == ["Zoe Orlo"]
    listed = [json.loads(line) for line in rapporteur("judgements", "--json", "--record", record).stdout.splitlines()]
    assert {(one["matter"], one["made_by"]) for one in listed} == {
        ("status", "person:Ana"),
        ("recipients", "person:Ana"),
    }
    assert "status: planned" in rapporteur("judgements", "--record", record).stdout
    status = next(one["id"] for one in listed if one["matter"] == "status")
    assert rapporteur("undo", status, "--record", record).returncode == 0
    (shown,) = map(json.loads, rapporteur("events", "--json", "--record", record).stdout.splitlines())
    assert shown["status"] == "happened"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((), "say what was found"),
        (("--mode", "strike"), "--mode is one of a type"),
        (("--type", "AID", "--mode", "strike"), "AID has no mode 'strike'"),
        (("--undated", "--from", "2030-11-01"), "--undated goes with neither"),
        (("--from", "2030-11-03", "--to", "2030-11-01"), "2030-11-01 is before 2030-11-03"),
        (("--actor", "the Duke"), "the Duke: not in the report"),
        (("--wrong", "--by", " "), "say why"),
    ],
)
def test_a_review_that_cannot_be_is_refused(tmp_path: Path, given: tuple[str, ...], told: str) -> None:
    reading = make_reading(["Bruno Vasquin seized two ferries."], published=day(date(2030, 11, 5)))
    reading = with_event(reading, "seized", day(date(2030, 11, 4)), type_=EventType.COERCE)
    record = make_record(tmp_path / "r", reading)
    made = ("--because", "so", "--by", "Ana", *given)
    done = rapporteur("review", reading.events[0].id, *made, "--record", record)
    assert done.returncode != 0
    assert told in done.stderr
    assert "Traceback" not in done.stderr
