"""Corpora are found outside the repository, named by their content, and absent without harm."""

from pathlib import Path

import pytest

from eval.corpora import REPOSITORY, find_corpus, hash_of, load_module, shared_folder


def test_the_environment_says_where_the_corpora_are() -> None:
    """RAPPORTEUR_SHARED wins; without it, or with an empty one, they are beside the repository."""
    assert shared_folder({"RAPPORTEUR_SHARED": "/data"}) == Path("/data")
    assert shared_folder({}) == shared_folder({"RAPPORTEUR_SHARED": ""}) == REPOSITORY.parent / "shared"


def test_a_corpus_is_its_texts_and_its_gold(tmp_path: Path) -> None:
    """It takes the folder's name; the texts come in the order of their names."""
    for name in ("story/b.txt", "story/a.txt", "story/gold.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    corpus = find_corpus(tmp_path, "story", part="dev", pattern="*.txt", gold="story/gold.yaml")
    assert corpus is not None
    assert corpus.name == "story"
    assert [text.name for text in corpus.texts] == ["a.txt", "b.txt"]
    assert corpus.gold == tmp_path / "story/gold.yaml"


@pytest.mark.parametrize("present", [[], ["a.txt"], ["gold.yaml"]])
def test_a_corpus_without_texts_or_gold_is_absent(tmp_path: Path, present: list[str]) -> None:
    """Half a corpus cannot be measured."""
    for name in present:
        (tmp_path / name).write_text("")
    assert find_corpus(tmp_path, ".", part="dev", pattern="*.txt", gold="gold.yaml") is None


def test_the_hash_is_of_names_and_contents(tmp_path: Path) -> None:
    """It changes with either and with nothing else."""
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("one")
    second.write_text("two")
    before = hash_of([first, second])
    assert hash_of([second, first]) == before
    second.write_text("three")
    assert hash_of([first, second]) != before
    second.write_text("two")
    assert hash_of([first, second.rename(tmp_path / "c")]) != before


def test_a_scorer_is_loaded_by_path(tmp_path: Path) -> None:
    """Its folder does not become importable."""
    (tmp_path / "weigh.py").write_text("def weigh(words):\n    return len(words)\n")
    assert load_module(tmp_path / "weigh.py").weigh("four") == 4
    with pytest.raises(ImportError):
        __import__("weigh")
