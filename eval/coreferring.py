"""Event coreference on ECB+ (Cybulska and Vossen, LREC 2014): which gold mentions are of one event, across documents.

All documents of a part are linked together, as a record would, without being told their topics; only the triggers are
given. Scored over the mentions of the validated sentences, singletons included, by MUC, B-cubed, CEAF-e and their mean
(CoNLL). Beside ours, in the same run: mentions with the same head lemma are one event, all over (`same lemma`) and
within documents of one gold topic (`same lemma, topics given`), which ours is not told.
"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from eval.coreference import CoreferenceScores, scores
from eval.corpora import Corpus, find_corpus
from eval.figures import Figure, Result, precision_recall
from rapporteur.link.events import group, link_all, tellings_of
from rapporteur.link.tellings import stem
from training.corpora.ecb_events import Marked, read_given, read_marked

CORPORA = {"ecb-events": ("data/ecb/dev", "dev", "*/*.xml")}
Key = tuple[str, int]
"""A document and the number of a gold mention in it."""


def find_corpora(shared: Path) -> Iterator[tuple[str, Corpus | None]]:
    """Give each corpus by name; None for one that is absent."""
    for name, (folder, part, pattern) in CORPORA.items():
        corpus = find_corpus(shared, folder, part=part, pattern=pattern)
        yield name, corpus and Corpus(name=name, part=part, texts=corpus.texts, scorers=corpus.scorers)


def measure(corpus: Corpus) -> Result:
    """Return the figures of one part."""
    marked = list(read_marked(corpus.texts[0].parent.parent))
    gold = {(one.document.id, at): chain for one in marked for at, (_, chain) in enumerate(one.triggers)}
    lemmas = {(one.document.id, at): _lemma(span.quote) for one in marked for at, (span, _) in enumerate(one.triggers)}
    topics = {one.document.id: one.topic for one in marked}
    figures = [
        *_figures("", scores(gold, link_given(marked))),
        *_figures("same lemma, topics given: ", scores(gold, {k: (topics[k[0]], v) for k, v in lemmas.items()})),
        *_figures("same lemma: ", scores(gold, lemmas)),
    ]
    return Result(corpus=corpus, figures=tuple(figures), of=f"event coreference of {len(gold):,} gold mentions")


def link_given(marked: list[Marked]) -> dict[Key, str]:
    """Return of each gold mention the event that linking puts it to."""
    with ProcessPoolExecutor() as pool:
        read = list(pool.map(read_given, marked))
    tellings = [telling for reading, _ in read for telling in tellings_of(reading)]
    groups, _ = group(link_all(tellings))
    event = {name: groups.get(telling.id, telling.id) for telling in tellings for name in telling.mentions}
    return {
        (reading.document.id, at): event.get(mention or "", f"{reading.document.id} {at}")
        for reading, mentions in read
        for at, mention in enumerate(mentions)
    }


def _lemma(trigger: str) -> str:
    """Return the stem of a trigger's last word, its head more often than not."""
    return stem(trigger.rsplit(maxsplit=1)[-1])


def _figures(name: str, found: CoreferenceScores) -> Iterator[Figure]:
    yield Figure(name=f"{name}CoNLL", value=found.conll, of="F1, mean of the three")
    for metric, one in (("MUC", found.muc), ("B-cubed", found.b_cubed), ("CEAF-e", found.ceaf_e)):
        yield Figure(name=f"{name}{metric}", value=one.f1, of=precision_recall(one.precision, one.recall))
