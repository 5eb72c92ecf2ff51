"""Linking: the weights by which mentions of events are held to be of one event, fitted on stories of our own.

    python -m training.linking            fit, and write src/rapporteur/link/weights.py
    python -m training.linking --check    what is found in stories that were left out of the fit

A story (training/linked/) is told by several reports. The triggers of one event have one key (`[signed|pact]`),
the names of one actor likewise (`{Varn|varn}`). The program reads the reports as it reads any; what it finds where
a mark stands has the mark's key. Beside them stands the part of ECB+ for training: real news, of many matters, that
mostly does not say its day. Logistic regression with a ridge (Newton's method) on pairs of mentions of a report, then
on pairs of tellings of different reports.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice
from pathlib import Path
from typing import Final

import numpy as np

from eval.corpora import shared_folder
from rapporteur.annotate.reading import annotate
from rapporteur.ids import make_id, sha256_of
from rapporteur.link import weights
from rapporteur.link.events import group, link_all, pairs_of, tellings_of
from rapporteur.link.likeness import Features, InReport, compare
from rapporteur.link.tellings import Teller, Telling
from rapporteur.model import Document, EventMention, Reading
from training.corpora.ecb_events import read_given, read_marked

STORIES: Final = Path(__file__).resolve().parent / "linked"
WEIGHTS: Final = Path(weights.__file__)
ECB: Final = shared_folder() / "data" / "ecb" / "train"
REPORT: Final = re.compile(r"^== (\d{4}-\d\d-\d\d) \| (.+)\n", re.MULTILINE)
MARK: Final = re.compile(r"(?P<event>\[)?\{?(?P<words>[^\[\]{}|]+)\|(?P<key>[a-z0-9-]+)[\]}]")
OWN_IN_REPORT, OWN_ACROSS = 3.0, 3.0
"""How much a pair of our own stories counts beside one of ECB+: these have days, plans, and events that look alike."""
FEW: Final = 3
"""Of the pairs of two stories, which are surely two events, one in so many is taken."""
RIDGE: Final = 3.0
ROUNDS: Final = 50
PARTS: Final = 5
Pair = tuple[Features, bool]


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a story as it is read, and the keys of those event mentions that stand where a mark does."""

    reading: Reading
    keys: Mapping[str, str]


def read_story(path: Path) -> list[Told]:
    """Return the reports of a story in order."""
    parts = REPORT.split(path.read_text(encoding="utf-8"))
    return [
        _told(f"{path.name}:{at}", date.fromisoformat(parts[at]), parts[at + 1], parts[at + 2].strip())
        for at in range(1, len(parts), 3)
    ]


def _told(path: str, day: date, outlet: str, marked: str) -> Told:
    text, at, marks = "", 0, []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        if mark["event"]:
            marks.append((len(text), len(text) + len(mark["words"]), mark["key"]))
        text, at = text + mark["words"], mark.end()
    text += marked[at:]
    document = Document(
        id=make_id("doc", path, text),
        text=text,
        path=path,
        title=text.split("\n", 1)[0],
        publisher=outlet,
        raw_sha256=sha256_of(text.encode()),
    )
    reading = annotate(document, published=day)
    return Told(reading, dict(_keyed(reading.events, marks)))


def _keyed(found: Iterable[EventMention], marks: Iterable[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    """Give each mention with the key of the mark it shares most with; a mark is of one mention."""
    free = list(marks)
    for event in found:
        start, end = event.trigger.start, event.trigger.end
        able = [(min(mark[1], end) - max(mark[0], start), mark) for mark in free]
        shared, mark = max(able, default=(0, (0, 0, "")))
        if shared > 0:
            free.remove(mark)
            yield event.id, mark[2]


def pairs_in_reports(story: Sequence[Told]) -> Iterator[Pair]:
    """Give the features of pairs of mentions of one report, and whether they are of one event."""
    for told in story:
        teller, report = Teller(told.reading), InReport(told.reading)
        known = sorted((e for e in told.reading.events if e.id in told.keys), key=lambda event: event.trigger.start)
        for one, other in combinations(known, 2):
            features = report.compare(one, other, (teller.telling(one), teller.telling(other)))
            yield features, told.keys[one.id] == told.keys[other.id]


def pairs_across(story: Sequence[Told]) -> Iterator[Pair]:
    """Give the features of pairs of tellings of different reports, and whether they are of one event."""
    known = [list(_known(told)) for told in story]
    for one, other in combinations(known, 2):
        for telling, key in one:
            for against, other_key in other:
                yield compare(telling, against), key == other_key


def pairs_by_keys(told: Sequence[Told]) -> Iterator[Pair]:
    """Give the features of the pairs of tellings that linking compares, and whether they are of one event."""
    key = {telling: known for one in told for telling, known in _known(one)}
    for one, other in pairs_of(list(key)):
        if one.document != other.document:
            yield compare(one, other), key[one] == key[other]


def _known(told: Told) -> Iterator[tuple[Telling, str]]:
    """Give the tellings of a report with the key that most of their mentions have."""
    for telling in tellings_of(told.reading):
        keys = Counter(told.keys[name] for name in telling.mentions if name in told.keys)
        if keys:
            yield telling, max(keys, key=lambda key: (keys[key], key))


def fit(*groups: tuple[float, Iterable[Pair]]) -> dict[str, float]:
    """Return the weight of each feature, and the bias, from pairs that count so much each."""
    held = [(many, features, same) for many, pairs in groups for features, same in pairs]
    names = sorted({name for _, features, _ in held for name in features})
    given = np.array([[1.0, *(features.get(name, 0.0) for name in names)] for _, features, _ in held])
    same, many = np.array([one for *_, one in held], dtype=float), np.array([one for one, *_ in held])
    ridge = RIDGE * np.diag([0.0, *np.ones(len(names))])
    weights = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (many * (chance - same)) + ridge @ weights
        bend = (given * (many * chance * (1 - chance))[:, None]).T @ given + ridge
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(one), 3) for name, one in zip(("bias", *names), weights, strict=True)}


def fit_all(stories: Iterable[Sequence[Told]], news: Sequence[Told]) -> None:
    """Fit the weights and put them where linking takes them from."""
    held = list(stories)
    own, other = (pair for story in held for pair in pairs_in_reports(story)), pairs_in_reports(news)
    _put(weights.IN_REPORT, fit((OWN_IN_REPORT, own), (1.0, other)))
    own = (pair for story in held for pair in pairs_across(story))
    of_two = islice((pair for pair in pairs_by_keys([t for story in held for t in story]) if not pair[1]), 0, None, FEW)
    _put(weights.ACROSS_REPORTS, fit((OWN_ACROSS, own), (1.0, of_two), (1.0, pairs_by_keys(news))))


def _put(where: dict[str, float], weights: Mapping[str, float]) -> None:
    where.clear()
    where.update(weights)


def write(path: Path) -> None:
    """Write the weights that linking has now."""
    lines = ['"""Weights: how much each likeness speaks for one event, as logits. Written by training/linking.py."""\n']
    for name in ("IN_REPORT", "ACROSS_REPORTS"):
        fitted = getattr(weights, name)
        entries = "\n".join(f'    "{feature}": {weight},' for feature, weight in fitted.items())
        lines.append(f"{name} = {{\n{entries}\n}}\n")
    path.write_text("\n".join(lines), encoding="utf-8")


def count_pairs(story: Sequence[Told]) -> np.ndarray:
    """Return of the pairs of mentions that have a key: those put together rightly, put together, and of one key."""
    tellings = [telling for told in story for telling in tellings_of(told.reading)]
    groups, _ = group(link_all(tellings))
    event = {name: groups.get(one.id, one.id) for one in tellings for name in one.mentions}
    keys = {name: key for told in story for name, key in told.keys.items()}
    counts = np.zeros(3)
    for one, other in combinations(sorted(keys), 2):
        same, together = keys[one] == keys[other], event[one] == event[other]
        counts += (same and together, together, same)
    return counts


def check(stories: Sequence[Sequence[Told]], news: Sequence[Told]) -> np.ndarray:
    """Return the counts of `count_pairs` over all stories, each linked by weights fitted without it."""
    counts = np.zeros(3)
    for part in range(PARTS):
        fit_all((story for at, story in enumerate(stories) if at % PARTS != part), news)
        counts += sum(count_pairs(story) for story in stories[part::PARTS])
    return counts


def read_stories() -> list[list[Told]]:
    """Return the stories, read in processes."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(read_story, sorted(STORIES.glob("*.txt"))))


def read_news() -> list[Told]:
    """Return the documents of ECB+ for training with their gold triggers, none where it is absent."""
    marked = list(read_marked(ECB)) if ECB.is_dir() else []
    with ProcessPoolExecutor() as pool:
        read = list(pool.map(read_given, marked))
    return [
        Told(reading, {name: chain for name, (_, chain) in zip(names, one.triggers, strict=True) if name})
        for one, (reading, names) in zip(marked, read, strict=True)
    ]


def main() -> None:
    """Fit and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    stories, news = read_stories(), read_news()
    if given.check:
        right, together, same = check(stories, news)
        precision, recall = right / together, right / same
        print(f"pairs of one event: P {precision:.3f} R {recall:.3f} F1 {2 * right / (together + same):.3f}")
        return
    if not news:
        sys.exit(f"{ECB}: not there; set RAPPORTEUR_SHARED to the folder of the corpora")
    fit_all(stories, news)
    write(WEIGHTS)
    print(f"wrote {WEIGHTS.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
