"""Attributions against PolNeAR: tokens, exact spans, and whole attributions, micro over documents.

`tagged` is what the heads mark, as a tagger is measured; the other figures are of attributions as the program gives
them, from which is dropped what has no cue or no content.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eval.corpora import Corpus, find_corpus
from eval.counts import Count
from eval.figures import Figure, Result
from rapporteur.annotate.attributions import Attribution, find_attributions
from rapporteur.encoder.encoder import Encoder, load
from rapporteur.encoder.heads import CONTENT, CUE, SOURCE
from rapporteur.model import Document
from training.corpora import polnear
from training.examples import Example, Stretch

CORPORA = ("polnear",)
ROLES = {"source": SOURCE, "cue": CUE, "content": CONTENT}
TOKEN = re.compile(r"\w+|[^\w\s]")


def find_corpora(shared: Path) -> Iterator[tuple[str, Corpus | None]]:
    """Give the corpus; None where it is absent."""
    corpus = find_corpus(shared, "data/polnear/dev/text", part="dev", pattern="*.txt")
    yield "polnear", corpus and Corpus(name="polnear", part="dev", texts=corpus.texts, scorers=corpus.scorers)


def measure_examples(encoder: Encoder, examples: Iterable[Example]) -> list[Figure]:
    """Return the figures over some documents."""
    tagged, tokens, exact = ({role: Count() for role in ROLES} for _ in range(3))
    whole = Count()
    for example in examples:
        document = Document(id="document", text=example.text, raw_sha256="")
        encoding = encoder.encode(example.text)
        found = find_attributions(document, encoding)
        for role, head in ROLES.items():
            marked = [encoding.offsets(one) for one in encoding.spans(head)]
            gold = [(marked.start, marked.end) for marked in example.marked[role]]
            spans = sorted({(span.start, span.end) for one in found for span in getattr(one, role)})
            exact[role].add(spans, gold)
            tokens[role].add(_tokens(example.text, spans), _tokens(example.text, gold))
            tagged[role].add(_tokens(example.text, marked), _tokens(example.text, gold))
        whole.hit += _hits(example, found)
        whole.found += len(found)
        whole.gold += len(example.pairs["cue-content"])
    return [
        *(tagged[role].figure(f"{role} tokens tagged F1") for role in ROLES),
        *(tokens[role].figure(f"{role} tokens F1") for role in ROLES),
        *(exact[role].figure(f"{role} exact F1") for role in ROLES),
        whole.figure("attributions F1"),
    ]


def _tokens(text: str, spans: Iterable[Stretch]) -> set[int]:
    return {start + match.start() for start, end in spans for match in TOKEN.finditer(text[start:end])}


def _hits(example: Example, found: Sequence[Attribution]) -> int:
    """Count the attributions whose source and content overlap those of one of gold; without a source both have none."""
    sources = dict(example.pairs["cue-source"])
    left = [(sources.get(cue, ()), contents) for cue, contents in example.pairs["cue-content"]]
    hits = 0
    for one in found:
        own_source = [(span.start, span.end) for span in one.source]
        own_content = [(span.start, span.end) for span in one.content]
        for gold in left:
            source, content = gold
            if _overlap(own_content, content) and (_overlap(own_source, source) or not (own_source or source)):
                left.remove(gold)
                hits += 1
                break
    return hits


def _overlap(left: Iterable[Stretch], right: Iterable[Stretch]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)


def measure(corpus: Corpus) -> Result:
    """Return the figures of one corpus."""
    examples = list(polnear.read(corpus.folder.parent))
    return Result(
        corpus=corpus, figures=tuple(measure_examples(load(), examples)), of="attributions, micro over documents"
    )
