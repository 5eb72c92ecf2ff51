"""The command of the measurements prints every figure with its corpus and floor, and fails when asked to check."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

import eval.__main__ as command
import eval.floors as pins
from eval.corpora import Corpus
from eval.figures import Figure, Result
from eval.floors import read_floors, write_floors


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One suite of one corpus that measures 0.75, with floors in a file of their own."""
    (tmp_path / "a.tml").write_text("")
    corpus = Corpus(name="aquaint", part="dev", texts=(tmp_path / "a.tml",), scorers=tmp_path)
    result = Result(corpus=corpus, figures=(Figure(name="value F1", value=0.75, of="of 4"),), of="a test")
    suite = SimpleNamespace(find_corpora=lambda _: [("aquaint", corpus)], measure=lambda _: result)
    monkeypatch.setattr(command, "SUITES", {"times": suite})
    pinned = tmp_path / "floors.json"
    write_floors({"aquaint": {"sha256": corpus.sha256, "floors": {"value F1": 0.7}}}, pinned)
    monkeypatch.setattr(pins, "read_floors", lambda: read_floors(pinned))
    monkeypatch.setattr(pins, "write_floors", lambda raised: write_floors(raised, pinned))
    return pinned


def test_a_figure_is_printed_with_corpus_hash_and_floor(floors: Path) -> None:
    """A reader sees what was measured, on what, and how far it is from failing."""
    result = CliRunner().invoke(command.main, ["times", "--check"])
    assert result.exit_code == 0
    corpus, figure = result.output.splitlines()
    assert corpus.startswith("aquaint (dev, 1 documents, sha256 ")
    assert figure.split() == ["value", "F1", "0.750", "of", "4", "floor", "0.7"]
    assert floors.is_file()


def test_check_fails_below_a_floor(floors: Path) -> None:
    """And marks the figure; without --check it is only marked."""
    floors.write_text(floors.read_text().replace("0.7", "0.8"))
    result = CliRunner().invoke(command.main, ["times", "--check"])
    assert result.exit_code == 1
    assert "BELOW" in result.output
    assert "aquaint: value F1 is 0.7500, below its floor of 0.8" in result.output
    assert CliRunner().invoke(command.main, ["times"]).exit_code == 0


def test_update_raises_the_floors_in_the_file(floors: Path) -> None:
    """And says which; a second time there is nothing to raise."""
    result = CliRunner().invoke(command.main, ["times", "--update"])
    assert "aquaint: value F1 0.7 -> 0.75" in result.output
    assert read_floors(floors)["aquaint"]["floors"] == {"value F1": 0.75}
    assert "no floor to raise" in CliRunner().invoke(command.main, ["times", "--update"]).output


def test_absent_corpora_are_named_and_do_no_harm(tmp_path: Path) -> None:
    """One line each, with what to do."""
    result = CliRunner().invoke(command.main, ["--check"], env={"RAPPORTEUR_SHARED": str(tmp_path)})
    assert result.exit_code == 0
    assert [line.partition(":")[0] for line in result.output.splitlines()] == list(read_floors())
    assert all("set RAPPORTEUR_SHARED" in line for line in result.output.splitlines())
