"""Check: what eight bits cost, head by head, on texts that training does not see (our own, of some heads, it does).

    python -m training.check build/training/weights.pt --data ../shared/data

Each head is scored by wordpieces, in 32 bits and in eight. Fails where a head loses more than half a point of F1.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from eval.counts import Count
from rapporteur.encoder.encoder import MODEL, VOCABULARY, Encoder, Encoding
from rapporteur.encoder.heads import COREFERENCE, PAIR_HEADS, TOKEN_HEADS
from training.corpora import conllu, polnear, texts, timeml, wikigold
from training.examples import Encoded, Example, LabelSets, encode
from training.export import WEIGHTS, export
from training.plan import held_out

ALLOWED: Final = 0.005
OWN: Final = 150
"""Pages of our own event passages."""


def unseen(data: Path) -> Iterator[Example]:
    """Yield examples of every head."""
    yield from polnear.read(data / "polnear/dev")
    yield from conllu.read(data / "ud/gum/dev", entities=True)
    yield from held_out(wikigold.read(data / "ner/wikigold/wikigold.conll.txt"))
    yield from timeml.read(data / "timeml/dev/timebank")
    yield from texts.read_pages()
    yield from islice(texts.read_events(), OWN)


def score(encoder: Encoder, examples: Iterable[Example]) -> dict[str, Count]:
    """Return what each head finds, is asked for, and gets right, in wordpieces or pairs."""
    counts: dict[str, Count] = defaultdict(Count)
    sets = LabelSets()
    for example in examples:
        encoding = encoder.encode(example.text)
        encoded = encode(example, encoding.pieces, sets)
        _tokens(encoding, encoded, sets, counts)
        _pairs(encoding, encoded, counts)
    return counts


def _tokens(encoding: Encoding, encoded: Encoded, sets: LabelSets, counts: dict[str, Count]) -> None:
    for head in TOKEN_HEADS:
        if head.name not in encoded.labels:
            continue
        numbers = encoded.labels[head.name]
        asked = numbers > 0
        allowed = sets.table(head.name)[numbers]
        found = encoding.tokens[head.name].argmax(axis=1)
        right = allowed[np.arange(len(found)), found]
        count = counts[head.name]
        count.hit += int((asked & right & (found > 0)).sum())
        count.found += int((asked & (found > 0)).sum())
        count.gold += int((asked & ~allowed[:, 0]).sum())


def _pairs(encoding: Encoding, encoded: Encoded, counts: dict[str, Count]) -> None:
    for head, relation in ((pair, name) for pair in PAIR_HEADS for name in pair.relations):
        for row, columns, candidates in encoded.pairs.get(relation, ()):
            first, scores = encoding.scores(head, row, relation)
            belongs = set((columns[(columns >= first) & (columns < first + len(scores))] - first).tolist())
            if head is COREFERENCE and candidates is not None:
                able = candidates[(candidates >= first) & (candidates < first + len(scores))] - first
                best = int(able[scores[able].argmax()]) if len(able) else -1
                chosen = {best} if best >= 0 and scores[best] > 0 else set()
                belongs = chosen & belongs or set(list(belongs)[:1])
            else:
                chosen = set(np.flatnonzero(scores > 0).tolist())
            counts[relation].add(((row, one) for one in chosen), ((row, one) for one in belongs))


def main() -> int:
    """Read the command line, compare, and return 1 where a head loses too much."""
    parser = argparse.ArgumentParser(description="Print what eight bits cost each head.")
    parser.add_argument("weights", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="the folder of public corpora")
    given = parser.parse_args()
    examples = list(unseen(given.data))
    vocabulary = (WEIGHTS / VOCABULARY).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        whole = export(given.weights, Path(folder) / "whole.onnx", quantise=False)
        before = score(Encoder(whole.read_bytes(), vocabulary), examples)
    after = score(Encoder((WEIGHTS / MODEL).read_bytes(), vocabulary), examples)
    failed = False
    print(f"{'head':14}{'32 bits':>9}{'8 bits':>9}{'lost':>9}")
    for name in [*(head.name for head in TOKEN_HEADS), *(name for head in PAIR_HEADS for name in head.relations)]:
        lost = before[name].f1 - after[name].f1
        failed = failed or lost > ALLOWED
        print(f"{name:14}{before[name].f1:9.4f}{after[name].f1:9.4f}{lost:9.4f}{'  TOO MUCH' * (lost > ALLOWED)}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
