"""Our own passages: what their marks become, and that they are whole."""

from pathlib import Path

import pytest

from rapporteur.encoder.heads import ROLE
from rapporteur.encoder.wordpieces import cut
from tests.annotate.encoded import tokenizer
from training.corpora.texts import HERE, read_events
from training.examples import Example, LabelSets, Marked, encode, joined
from training.markup import main


def events_of(folder: Path, written: str) -> Example:
    (folder / "events-z.txt").write_text(written, encoding="utf-8")
    (example,) = read_events(folder)
    return example


def words(example: Example, marks: list[Marked]) -> list[tuple[str, str]]:
    return [(example.text[mark.start : mark.end], "/".join(sorted(mark.types))) for mark in marks]


def test_events_are_read(tmp_path: Path) -> None:
    """Trigger, status, mode and what is undertaken; the roles are joined to the trigger, the empty ones too."""
    example = events_of(
        tmp_path, "[Norland|A1] [agreed|E1:AGREE:happened] to [free|E2:RETREAT:planned:release K2] [ten|Q2:released]."
    )
    assert words(example, example.marked["trigger"]) == [("agreed", "AGREE"), ("free", "RETREAT")]
    assert words(example, example.marked["status"]) == [("agreed", "happened"), ("free", "planned")]
    assert words(example, example.marked["mode"]) == [("free", "release")]
    assert words(example, example.marked["undertaken"]) == [("free", "DO")]
    assert words(example, example.marked["quantity"]) == [("ten", "released")]
    assert example.pairs["actor"] == [((8, 14), ((0, 7),)), ((18, 22), ())]
    assert set(ROLE.relations) == set(example.pairs)


def test_a_file_without_undertakings_is_not_asked_for_them(tmp_path: Path) -> None:
    """The first passages were written before modes and undertakings were marked."""
    example = events_of(tmp_path, "[Troops|A1] [left|E1:RETREAT:happened].")
    assert {"mode", "undertaken"}.isdisjoint(example.marked)


def test_status_is_asked_on_triggers_alone(tmp_path: Path) -> None:
    """Elsewhere all labels are allowed."""
    example = events_of(tmp_path, "[Troops|A1] [left|E1:RETREAT:happened].")
    sets = LabelSets()
    labels = encode(example, cut(example.text, tokenizer()), sets).labels["status"]
    assert [number > 0 for number in labels] == [False, True, False]


def test_joined_examples_keep_their_words() -> None:
    """What is marked, limited or paired moves with its text."""
    one, other = (
        Example(text, within={"status": [(0, 4)]}, pairs={"actor": [((0, 4), ((5, 6),))]})
        for text in ("left X", "came Y")
    )
    one.mark("trigger", 0, 4, "RETREAT")
    other.mark("trigger", 0, 4, "CONSULT")
    whole = joined([one, other], "\n\n")
    assert words(whole, whole.marked["trigger"]) == [("left", "RETREAT"), ("came", "CONSULT")]
    assert whole.within["status"] == [(0, 4), (8, 12)]
    assert whole.pairs["actor"] == [((0, 4), ((5, 6),)), ((8, 12), ((13, 14),))]


def test_our_passages_are_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """Every file is read without a fault."""
    files = sorted(HERE.rglob("*-?.txt"))
    assert len(files) > 10
    assert main([str(file) for file in files]) == 0
    assert capsys.readouterr().out.count(" passages;") == len(files)
