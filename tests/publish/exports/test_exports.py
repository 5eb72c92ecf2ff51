"""All forms of export: what holds for each of them, and how the command line asks for them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rapporteur.publish import exports
from rapporteur.publish.exports import EVERY_TABLE, FORMS, forms_help, with_text
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage
from tests.cli.test_cli import rapporteur
from tests.publish.exports.handing import handed_on, readings, texts_of, write_record
from tests.record.undertaking import may

LINES = [name for name, form in FORMS.items() if not form.is_folder]
ALL_AT_ONCE = """
import sys
from rapporteur.publish.exports import FORMS, Order
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING
with Store.open(sys.argv[1]) as store:
    for name, form in FORMS.items():
        form.write(store, EVERYTHING, Order(out=f"{sys.argv[2]}/{name}", tell=print))
"""


def bytes_in(out: Path) -> bytes:
    """Return what a file holds, or all files of a folder under their names."""
    if out.is_file():
        return out.read_bytes()
    return b"".join(file.name.encode() + bytes_in(file) for file in sorted(out.iterdir()))


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small record, its reports written the other way round."""
    return write_record(tmp_path_factory.mktemp("turned") / "r", readings()[::-1])


@pytest.mark.parametrize("form", FORMS)
def test_the_same_record_gives_the_same_bytes(made: Path, turned: Path, tmp_path: Path, form: str) -> None:
    """Twice, and whichever report was written first."""
    written = []
    for folder, record in (("one", made), ("two", made), ("turned", turned)):
        (tmp_path / folder).mkdir()
        written.append(bytes_in(handed_on(record, form, tmp_path / folder)[0]))
    assert written[0] == written[1] == written[2] != b""


def test_no_bytes_hang_on_the_hashes_of_a_run(made: Path, tmp_path: Path) -> None:
    """A process of its own, with other hashes of its strings, writes the same."""
    (tmp_path / "other").mkdir()
    (tmp_path / "own").mkdir()
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", ALL_AT_ONCE, str(made), str(tmp_path / "other")]
    subprocess.run(command, check=True, env=environment, timeout=120)
    for form in FORMS:
        assert bytes_in(tmp_path / "other" / form) == bytes_in(handed_on(made, form, tmp_path / "own")[0])


@pytest.mark.parametrize("form", LINES)
def test_known_by_leaves_out_what_was_published_later(made: Path, tmp_path: Path, form: str) -> None:
    """What only later reports say is in no export that is seen from before, and in the whole one it is."""
    later = ("demand a seat", "bomb Kesh") if form in ("jsonl", "brief", "ftm") else ("plans.txt", "doc-")
    shown = handed_on(made, form, tmp_path, Vantage(known_by=may(2)))[0].read_text(encoding="utf-8")
    assert not any(words in shown for words in later)
    whole = handed_on(made, form, tmp_path)[0].read_text(encoding="utf-8")
    assert any(words in whole for words in later) or form == "timelinejs"
    assert len(whole) > len(shown)


@pytest.mark.parametrize("form", [form for form in LINES if form not in ("csv", "ftm", "prov", "brief", "geojson")])
def test_as_of_leaves_out_what_happened_later(made: Path, tmp_path: Path, form: str) -> None:
    """A release of May 18 is not told as seen from May 10, but its promise is."""
    freed = "Norland freed 140 prisoners" if form not in ("plover", "web-annotation") else "freed"
    shown = handed_on(made, form, tmp_path, Vantage(as_of=may(10)), text=False)[0].read_text(encoding="utf-8")
    assert freed not in shown
    assert freed in handed_on(made, form, tmp_path, text=False)[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("form", LINES)
def test_nothing_steers_a_terminal(made: Path, tmp_path: Path, form: str) -> None:
    """Characters of a report that turn text round or change its colour are escaped or named."""
    written = handed_on(made, form, tmp_path)[0].read_text(encoding="utf-8")
    assert not {"\x1b", "\u202e"} & set(written)
    assert "troops" in written


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_record_is_handed_on(tmp_path: Path, form: str) -> None:
    """A record without reports gives an export without any."""
    with Store.open(tmp_path / "r", write=True):
        pass
    out, said = handed_on(tmp_path / "r", form, tmp_path)
    assert out.exists()
    assert said == []


def test_the_command_line_knows_every_form() -> None:
    """Its help names each with what it is, and the tables there are."""
    shown = rapporteur("export", "--help").stdout
    for name, form in FORMS.items():
        assert f"  {name}" in shown
        assert form.what in shown
    assert all(table in forms_help() for table in EVERY_TABLE)
    assert {table for form in FORMS.values() for table in form.tables} == set(EVERY_TABLE)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "geojson", "--table", "events"), "--table events: geojson is not in tables"),
        (("--format", "csv", "--table", "actors"), "--table actors: csv has the tables documents, events,"),
        (("--format", "brief", "--no-text"), "--no-text: it goes with jsonl, parquet, plover, ftm, not with brief"),
        (("--format", "parquet"), "parquet is a folder of files: name it with --out"),
        (("--format", "docx"), "'docx' is not one of"),
    ],
)
def test_an_option_that_does_not_apply_is_refused(made: Path, options: tuple[str, ...], told: str) -> None:
    """In one line, and nothing is written."""
    done = rapporteur("export", "--record", made, *options)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_what_is_left_out_is_said_in_one_line(made: Path, tmp_path: Path) -> None:
    """On standard error, with a count."""
    done = rapporteur("export", "--record", made, "--format", "geojson", "--out", tmp_path / "map.json")
    assert done.returncode == 0
    assert done.stderr.splitlines() == ["rapporteur: left out 11 events without a place that is on the map"]


@pytest.mark.parametrize(("form", "library"), [("parquet", "pyarrow"), ("prov", "rdflib")])
def test_a_missing_library_is_named(made: Path, monkeypatch: pytest.MonkeyPatch, form: str, library: str) -> None:
    """One line says what to install."""
    for name in [name for name in sys.modules if name.startswith("rapporteur.publish.exports.")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("columns", "parquet", "prov"):
        monkeypatch.delattr(exports, name, raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    done = rapporteur("export", "--record", made, "--format", form, "--out", made.parent / "never")
    assert done.returncode == 1
    assert "pip install 'rapporteur[exports]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (made.parent / "never").exists()


@pytest.mark.parametrize("form", with_text())
def test_the_text_can_be_left_out(made: Path, tmp_path: Path, form: str) -> None:
    """A text that nothing quotes whole is in the export with the text alone."""
    words = max(texts_of(made).values(), key=len)
    table = "documents" if form == "parquet" else None
    words = words if form != "plover" else "Norland may bomb Kesh."
    found = [_holds(handed_on(made, form, tmp_path, text=text, table=table)[0], words) for text in (True, False)]
    assert found == [True, False]


def _holds(out: Path, words: str) -> bool:
    if out.read_bytes()[:4] == b"PAR1":
        from pyarrow import parquet  # noqa: PLC0415  needed here alone

        read = parquet.read_table(out)
        return "text" in read.column_names and words in read["text"].to_pylist()
    return words in out.read_text(encoding="utf-8")


def test_the_small_record_has_one_of_everything(made: Path, tmp_path: Path) -> None:
    """What the other tests rely on: statuses, statements, positions, commitments, a judgement, a hostile report."""
    written = handed_on(made, "jsonl", tmp_path)[0].read_text(encoding="utf-8")
    kinds = ("document", "time", "actor", "statement", "event", "agreement", "commitment", "position", "disagreement")
    assert all(f'"kind": "{kind}"' in written for kind in (*kinds, "judgement"))
    assert "<script>" in written
