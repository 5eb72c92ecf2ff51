"""Records of the stories against their gold: dates, publishers, furniture, times, and all else the scorer counts."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.corpora import Corpus, find_corpus, load_module
from eval.figures import Figure, Result

CORPORA = {
    "seeds": ("seeds", "gold/seeds.yaml"),
    "karvel": ("stories/karvel", "stories/karvel/gold.yaml"),
    "havana": ("stories/havana", "stories/havana/gold.yaml"),
    "vienna": ("stories/vienna", "stories/vienna/gold.yaml"),
}

Scores = Mapping[str, Mapping[str, Any]]


def find_corpora(shared: Path) -> Iterator[tuple[str, Corpus | None]]:
    """Give each corpus by name; None for one that is absent."""
    for name, (folder, gold) in CORPORA.items():
        yield name, find_corpus(shared, folder, part="dev", pattern="*.txt", gold=gold)


def measure(corpus: Corpus) -> Result:
    """Return the figures of the record built from the reports of a corpus."""
    scores, _, inexact = score(corpus)
    notes = (f"{inexact} spans are not exact",) if inexact else ()
    return Result(
        corpus=corpus, figures=tuple(read_figures(scores)), of="the record built from its reports", notes=notes
    )


def find_misses(corpus: Corpus) -> list[str]:
    """Return the scorer's line for everything that is missing, wrong, or not in the gold."""
    _, missed, _ = score(corpus, misses=True)
    return missed


def score(corpus: Corpus, *, misses: bool = False) -> tuple[Scores, list[str], int]:
    """Build the record of a corpus and return what the scorer says: scores, misses, number of spans that are not exact."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "record.jsonl"
        write_record(corpus.texts, lines)
        scores, missed, inexact = load_module(corpus.scorers / "score.py").main(lines, corpus.gold, misses)
    return scores, missed, inexact


def read_figures(scores: Scores) -> Iterator[Figure]:
    """Give the scorer's figures one by one: precision, recall and F1 of what is found, the share of what is right.

    What is in neither gold nor record is left out.

    >>> scores = {"spans": {"share": 1.0, "of": 7}, "times": {"P": None, "R": None, "F1": None}}
    >>> [f"{figure.name} {figure}" for figure in read_figures(scores)]
    ['spans 1.000']
    """
    for name, score in scores.items():
        if score.get("share") is not None:
            yield Figure(name=name, value=score["share"], of=f"of {score['of']}")
        elif score.get("F1") is not None:
            for kind in ("P", "R", "F1"):
                yield Figure(name=f"{name} {kind}", value=score[kind], of=f"of {score['gold']}" if kind == "R" else "")


def write_record(texts: tuple[Path, ...], target: Path) -> None:
    """Write the record of some reports as JSON Lines, the way `rapporteur export` does."""
    raise NotImplementedError
