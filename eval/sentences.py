"""Sentences: where they begin, on the test parts of two treebanks, the text put together as the treebank spaces it."""

from collections.abc import Iterator
from pathlib import Path

from eval.corpora import Corpus, find_corpus
from eval.counts import Count
from eval.figures import Result
from rapporteur.annotate.sentences import cut, find_sentences
from rapporteur.encoder.encoder import load
from rapporteur.model import Document
from training.corpora import conllu

CORPORA = {"ewt": "data/ud/ewt/test", "gum": "data/ud/gum/test"}


def find_corpora(shared: Path) -> Iterator[tuple[str, Corpus | None]]:
    """Give each corpus by name; None for one that is absent."""
    for name, folder in CORPORA.items():
        corpus = find_corpus(shared, folder, part="test", pattern="*.conllu")
        yield name, corpus and Corpus(name=name, part="test", texts=corpus.texts, scorers=corpus.scorers)


def measure(corpus: Corpus) -> Result:
    """Return the figures of one corpus: what the program finds, and what its rules find without the encoder."""
    whole, rules = Count(), Count()
    encoder = load()
    for example in conllu.read(corpus.folder):
        gold = [marked.start for marked in example.marked["sentence"]]
        document = Document(id="document", text=example.text, raw_sha256="")
        found = find_sentences(document, encoder.encode(example.text))
        whole.add([sentence.span.start for sentence in found], gold)
        rules.add([start for start, _ in cut(example.text)], gold)
    return Result(
        corpus=corpus,
        figures=(whole.figure("sentence starts F1"), rules.figure("starts by rules alone F1")),
        of="sentences of running text",
    )
