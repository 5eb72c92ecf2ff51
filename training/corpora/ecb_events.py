"""ECB+ (Cybulska and Vossen, LREC 2014): event mentions and the chains they are of, across documents.

Each document is read as the program reads any, with the gold triggers in place of those it would find.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from rapporteur.annotate.event_times import timed
from rapporteur.annotate.events import events_at
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.reading import annotate
from rapporteur.encoder.encoder import load
from rapporteur.ids import make_id, sha256_of
from rapporteur.model import Document, Reading, Span
from training.corpora.spacing import space

VALIDATED: Final = "coreference_sentences.csv"
ACTION: Final = ("ACTION_", "NEG_ACTION_")


@dataclass(frozen=True, slots=True)
class Marked:
    """A document and the gold mentions of events in its validated sentences, each with the chain it is of."""

    document: Document
    topic: str
    triggers: tuple[tuple[Span, str], ...]


def read_marked(folder: Path) -> Iterator[Marked]:
    """Give the documents of a part that have validated sentences."""
    validated: dict[str, set[str]] = defaultdict(set)
    with (folder / VALIDATED).open(encoding="utf-8-sig", newline="") as rows:
        for topic, file, sentence in csv.reader(rows):
            validated[f"{topic}_{file}"].add(sentence)
    for path in sorted(folder.glob("*/*.xml")):
        if path.stem in validated:
            yield _marked(path, validated[path.stem])


def read_given(one: Marked) -> tuple[Reading, list[str | None]]:
    """Return the reading of a document with the gold triggers as its events, and of each the mention that it is."""
    reading = annotate(one.document)
    encoding = load().encode(one.document.text)
    events = events_at(reading, encoding, sorted({span for span, _ in one.triggers}))
    sentences = Ordered(reading.sentences)
    events = timed(reading.document, events, Ordered(reading.times), reading.statements, sentences)
    held = {event.id: event for event in events}

    def of(span: Span) -> str | None:
        over = (e for e in held.values() if e.trigger.start < span.end and span.start < e.trigger.end)
        return next((event.id for event in over), None)

    return replace(reading, events=tuple(held.values())), [of(span) for span, _ in one.triggers]


def _marked(path: Path, validated: set[str]) -> Marked:
    root = ElementTree.parse(path).getroot()
    text, at = _text(root)
    document = Document(id=make_id("doc", path.stem), text=text, path=path.name, raw_sha256=sha256_of(text.encode()))
    chains: dict[str, str] = {}
    for relation in root.iter("INTRA_DOC_COREF"):
        for source in relation.iter("source"):
            chains[source.get("m_id") or ""] = f"{path.stem} {relation.get('r_id')}"
    for relation in root.iter("CROSS_DOC_COREF"):
        for source in relation.iter("source"):
            chains[source.get("m_id") or ""] = relation.get("note") or ""
    triggers = []
    for mention in (one for one in root.iter() if one.tag.startswith(ACTION)):
        tokens = [at[anchor.get("t_id") or ""] for anchor in mention.iter("token_anchor")]
        if tokens and tokens[0][2] in validated:
            span = document.span(tokens[0][0], tokens[-1][1])
            triggers.append((span, chains.get(mention.get("m_id") or "", f"{path.stem} {mention.get('m_id')}")))
    return Marked(document, path.stem.split("_")[0], tuple(triggers))


def _text(root: ElementTree.Element) -> tuple[str, Mapping[str, tuple[int, int, str]]]:
    """Return the text of a document, and of each token the offsets and the sentence."""
    text, last, sentence = "", "``", None
    at: dict[str, tuple[int, int, str]] = {}
    for token in root.iter("token"):
        word, now = token.text or "", token.get("sentence") or ""
        if now != sentence:
            text += "\n" if text else ""
        else:
            text += space(last, word)
        start = len(text)
        text += '"' if word in ("``", "''") else word
        at[token.get("t_id") or ""] = start, len(text), now
        last, sentence = word, now
    return text, at
