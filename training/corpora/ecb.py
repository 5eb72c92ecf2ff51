"""ECB+ (Cybulska and Vossen, LREC 2014) and MEANTIME (Minard et al., LREC 2016): tokens, and mentions by token.

ECB+ is annotated in its validated sentences, MEANTIME in the first sentences of each document.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from training.corpora.kinds import organisation, place
from training.corpora.spacing import space
from training.examples import Example, Stretch

TIMES: Final = {
    "TIME_DATE": "DATE",
    "TIME_OF_THE_DAY": "TIME",
    "TIME_DURATION": "DURATION",
    "TIME_REPETITION": "SET",
}
ENTITIES: Final[dict[str, Callable[[str], tuple[str, ...]]]] = {
    "PER": lambda _: ("PERSON",),
    "ORG": organisation,
    "LOC": place,
}
MEANTIME_SENTENCES: Final = 6
_ARTICLE: Final = re.compile(r"(?:the\s+)?", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d_a-zß-ÿ][^\s,]*(?:\s+(?:(?:of|and|for|the|de|al)\s+)*[^\W_a-zß-ÿ][^\s,]*)*")
"""Words with capitals: of MEANTIME's names some are whole noun phrases."""


def read_ecb(folder: Path) -> Iterator[Example]:
    """Yield the validated sentences of each document of a part, their time expressions marked."""
    sentences: dict[str, set[str]] = defaultdict(set)
    with (folder / "coreference_sentences.csv").open(encoding="utf-8-sig", newline="") as rows:
        for topic, file, sentence in csv.reader(rows):
            sentences[f"{topic}_{file}"].add(sentence)
    for path in sorted(folder.glob("*/*.xml")):
        if path.stem in sentences:
            yield _ecb(ElementTree.parse(path).getroot(), sentences[path.stem])


def read_meantime(folder: Path) -> Iterator[Example]:
    """Yield the documents, with names and time expressions of their first sentences."""
    for path in sorted(folder.glob("corpus_*/*.xml")):
        yield _meantime(ElementTree.parse(path).getroot())


def _text(root: ElementTree.Element, kept: set[str]) -> tuple[str, dict[str, Stretch]]:
    """Return the text of the kept sentences, and the offsets of each token by its id."""
    text, at = "", {}
    last, sentence = "``", None
    for token in root.iter("token"):
        if token.get("sentence") not in kept:
            continue
        word = token.text or ""
        if token.get("sentence") != sentence:
            text += "\n" if text else ""
            sentence = token.get("sentence")
        else:
            text += space(last, word)
        start = len(text)
        text += '"' if word in ("``", "''") else word
        at[token.get("t_id") or ""] = start, len(text)
        last = word
    return text, at


def _stretch(mention: ElementTree.Element, at: dict[str, Stretch]) -> Stretch | None:
    tokens = [at[t] for t in (anchor.get("t_id") or "" for anchor in mention.iter("token_anchor")) if t in at]
    return (tokens[0][0], tokens[-1][1]) if tokens else None


def _ecb(root: ElementTree.Element, kept: set[str]) -> Example:
    text, at = _text(root, kept)
    example = Example(text, marked={"time": []})
    for mention in root.iter():
        stretch = _stretch(mention, at) if mention.tag in TIMES else None
        if stretch:
            example.mark("time", *stretch, TIMES[mention.tag])
    return example


def _meantime(root: ElementTree.Element) -> Example:
    text, at = _text(root, {str(n) for n in range(MEANTIME_SENTENCES)})
    example = Example(text, marked={"time": [], "name": []})
    kinds = {e.get("m_id"): e.get("ent_type") or "" for e in root.iter("ENTITY")}
    of = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        for source in link.iter("source"):
            of[source.get("m_id")] = kinds.get(target.get("m_id"), "") if target is not None else ""
    for mention in root.iter("ENTITY_MENTION"):
        stretch = _stretch(mention, at)
        if stretch:
            if mention.get("syntactic_type") == "NAM":
                stretch = _ARTICLE.match(text, *stretch).end(), stretch[1]  # type: ignore[union-attr]
                kind = ENTITIES.get(of.get(mention.get("m_id"), ""))
                whole = _NAME.fullmatch(text, *stretch)
                example.mark("name", *stretch, *(kind(text[slice(*stretch)]) if kind and whole else ("?",)))
            elif any(c.isupper() for c in text[stretch[0] : stretch[1]]):
                example.mark("name", *stretch, "?")
    for mention in root.iter("TIMEX3"):
        stretch = _stretch(mention, at)
        if stretch and mention.get("type") in ("DATE", "TIME", "DURATION", "SET"):
            example.mark("time", *stretch, mention.get("type") or "")
    return example
