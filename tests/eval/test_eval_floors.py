"""A figure below its floor fails, by name and with what to do; floors rise by command and sink only by hand."""

import json
from pathlib import Path

import pytest

from eval.__main__ import SUITES
from eval.corpora import Corpus
from eval.figures import Figure, Result
from eval.floors import (
    FLOORS,
    Floors,
    changed_corpora,
    failures,
    floor_of,
    raise_floors,
    read_floors,
    write_floors,
)

MEASURED = 0.8349


@pytest.fixture
def result(tmp_path: Path) -> Result:
    """A measurement of one figure on a corpus of one text."""
    (tmp_path / "a.txt").write_text("text")
    corpus = Corpus(name="story", part="dev", texts=(tmp_path / "a.txt",), scorers=tmp_path)
    return Result(corpus=corpus, figures=(Figure(name="value F1", value=MEASURED),), of="a test")


def pinned(result: Result, floor: float, *, name: str = "value F1", sha256: str | None = None) -> Floors:
    """Return floors that hold one figure."""
    return {"story": {"sha256": result.corpus.sha256 if sha256 is None else sha256, "floors": {name: floor}}}


def test_a_figure_below_its_floor_fails(result: Result) -> None:
    """The line names the corpus, the figure, the floor, what was measured, and what to do."""
    (line,) = failures([result], pinned(result, 0.84))
    for words in ("story", "value F1", "0.84", "0.8349", "lower the floor in eval/floors.json"):
        assert words in line


@pytest.mark.parametrize("floor", [0.5, MEASURED])
def test_a_figure_on_or_above_its_floor_passes(result: Result, floor: float) -> None:
    """The floor itself is good enough."""
    assert not list(failures([result], pinned(result, floor)))


def test_a_pinned_figure_that_is_not_measured_fails(result: Result) -> None:
    """Nobody loses a floor by renaming the figure."""
    (line,) = failures([result], pinned(result, 0.5, name="strict F1"))
    assert "strict F1" in line
    assert "not measured" in line


def test_a_corpus_without_floors_passes(result: Result) -> None:
    """What is not pinned cannot fail, and has no floor to print."""
    assert not list(failures([result], {}))
    assert floor_of({}, result, "value F1") is None


def test_floors_rise_to_hundredths_rounded_down(result: Result) -> None:
    """Each change is said; the floors that were given are left as they are."""
    before = pinned(result, 0.8)
    raised, changes = raise_floors([result], before)
    assert raised["story"]["floors"] == {"value F1": 0.83}
    assert changes == ["story: value F1 0.8 -> 0.83"]
    assert before == pinned(result, 0.8)


@pytest.mark.parametrize("floor", [0.83, 0.84, 1.0])
def test_floors_are_never_lowered(result: Result, floor: float) -> None:
    """Lowering one is done by hand, where a reviewer sees it."""
    raised, changes = raise_floors([result], pinned(result, floor))
    assert raised == pinned(result, floor)
    assert not changes


def test_a_corpus_that_changed_is_named_and_held_to_its_floors(result: Result) -> None:
    """A new hash is no way past a floor; it is taken over when the floors are raised."""
    floors = pinned(result, 0.84, sha256="0" * 64)
    (line,) = changed_corpora([result], floors)
    assert line.startswith("story: ")
    assert len(list(failures([result], floors))) == 1
    raised, (change,) = raise_floors([result], floors)
    assert raised["story"]["sha256"] == result.corpus.sha256
    assert "000000000000 ->" in change
    assert not list(changed_corpora([result], raised))


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    """The file in the repository is as the program writes it, so that a change of one floor is one line."""
    write_floors(read_floors(), tmp_path / "floors.json")
    assert (tmp_path / "floors.json").read_text() == FLOORS.read_text()


def test_every_corpus_has_a_floor() -> None:
    """And every span of every story must be exact."""
    floors = json.loads(FLOORS.read_text())
    assert set(floors) == {name for suite in SUITES.values() for name in suite.CORPORA}
    for story in ("seeds", "karvel", "havana", "vienna"):
        assert floors[story]["floors"]["spans"] == 1.0
