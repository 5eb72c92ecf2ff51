"""Records of the stories against their gold: dates, publishers, furniture, times, and all else the scorer counts."""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from eval.corpora import Corpus, find_corpus, load_module
from eval.disagreements import measure_disagreements
from eval.figures import Figure, Result, precision_recall
from rapporteur.pipeline import build
from rapporteur.publish.jsonl import record_lines
from rapporteur.record.store import Store

CORPORA = {
    "seeds": ("seeds", "gold/seeds.yaml"),
    "karvel": ("stories/karvel", "stories/karvel/gold.yaml"),
    "havana": ("stories/havana", "stories/havana/gold.yaml"),
    "vienna": ("stories/vienna", "stories/vienna/gold.yaml"),
}

WORST = 20
_ONE_OR_SEVERAL = r"(?:\w+|\[[^\]]*\])"
CONFUSED = re.compile(
    rf"event .* is (?P<type>[A-Z]+) (?P<status>\w+), gold (?P<types>{_ONE_OR_SEVERAL}) (?P<statuses>{_ONE_OR_SEVERAL})$"
)
Scores = Mapping[str, Mapping[str, Any]]


def find_corpora(shared: Path) -> Iterator[tuple[str, Corpus | None]]:
    """Give each corpus by name; None for one that is absent."""
    for name, (folder, gold) in CORPORA.items():
        yield name, find_corpus(shared, folder, part="dev", pattern="*.txt", gold=gold)


def measure(corpus: Corpus) -> Result:
    """Return the figures of the record built from the reports of a corpus."""
    with record_of(corpus) as lines:
        scores, _, inexact = load_module(corpus.scorers / "score.py").main(lines, corpus.gold, False)
        disagreements = measure_disagreements(corpus, map(json.loads, lines.read_text(encoding="utf-8").splitlines()))
    notes = (f"{inexact} spans are not exact",) if inexact else ()
    figures = (*read_figures(scores), *filter(None, [disagreements]))
    return Result(corpus=corpus, figures=figures, of="the record built from its reports", notes=notes)


def find_misses(corpus: Corpus) -> list[str]:
    """Return the scorer's line for everything that is missing, wrong, or not in the gold."""
    with record_of(corpus) as lines:
        missed: list[str] = load_module(corpus.scorers / "score.py").main(lines, corpus.gold, True)[1]
    return missed


def confusions(missed: Iterable[str]) -> list[tuple[str, int]]:
    """Return what events are taken for, of the scorer's lines: the worst confusions of type and status.

    >>> confusions(["a.txt: event 'met' is AGREE planned, gold CONSULT planned"] * 2)
    [('CONSULT taken for AGREE', 2)]
    """
    counts: Counter[str] = Counter()
    for line in missed:
        told = CONFUSED.search(line)
        if told:
            for found, gold in ((told["type"], told["types"]), (told["status"], told["statuses"])):
                accepted = re.findall(r"\w+", gold)
                if found not in accepted:
                    counts[f"{' or '.join(accepted)} taken for {found}"] += 1
    return counts.most_common(WORST)


@contextmanager
def record_of(corpus: Corpus) -> Iterator[Path]:
    """Build the record of a corpus; give the file of its lines, which goes afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "record.jsonl"
        write_record(corpus.texts, lines)
        yield lines


def read_figures(scores: Scores) -> Iterator[Figure]:
    """Give the scorer's figures one by one: F1 of what is found, with precision and recall; the share of what is right.

    What is in neither gold nor record is left out.

    >>> scores = {"spans": {"share": 1.0, "of": 7}, "times": {"P": 0.5, "R": 1.0, "F1": 0.667, "gold": 3}}
    >>> [(figure.name, str(figure), figure.of) for figure in read_figures(scores)]
    [('spans', '1.000', 'of 7'), ('times F1', '0.667', 'P 0.500  R 1.000  of 3')]
    >>> list(read_figures({"events": {"P": None, "R": None, "F1": None, "gold": 0}}))
    []
    """
    for name, score in scores.items():
        if score.get("share") is not None:
            yield Figure(name=name, value=score["share"], of=f"of {score['of']}")
        elif score.get("F1") is not None:
            yield Figure(
                name=f"{name} F1",
                value=score["F1"],
                of=f"{precision_recall(score['P'], score['R'])}  of {score['gold']}",
            )


def write_record(texts: Sequence[Path], target: Path) -> None:
    """Write the record of some reports as JSON Lines: what `rapporteur build` and `rapporteur export` give."""
    record = target.with_suffix(".record")
    build(texts, record)
    with Store.open(record) as store:
        target.write_text("".join(line + "\n" for line in record_lines(store)), encoding="utf-8")
