"""Events where a corpus asks for one thing alone: the status of words it gives, or the type of an event.

The stories measure events whole (`eval.records`). The factuality sets say how sure a reader is, from -3 to 3, that
something happened or will; they do not part what was from what will be. Our six statuses stand against them so:

| factuality | statuses that are right |
|---|---|
| 1.5 and more | happened, ongoing, planned |
| between | possible, planned |
| -1.5 and less | did_not_happen, called_off |

PLOVER's gold records are the examples of the CAMEO manual with the words that tell the event; types of an older draft
stand for today's as in `RENAMED`.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eval.corpora import Corpus, find_corpus
from eval.figures import Figure, Result
from rapporteur.annotate.events import find_events, likeliest_status
from rapporteur.encoder.encoder import load
from rapporteur.model import UNKNOWN, Dating, Document, Reading, Status

CORPORA = {
    "uw": ("data/factuality/uw", "dev", "dev.jsonl"),
    "meantime-factuality": ("data/factuality/meantime", "dev", "dev.jsonl"),
    "plover-gsr": ("data/plover/dev", "dev", "PLOVER_GSR_CAMEO.txt"),
}
SURE: Final = 1.5
ACCEPTED: Final = {
    "sure": frozenset((Status.HAPPENED, Status.ONGOING, Status.PLANNED)),
    "open": frozenset((Status.POSSIBLE, Status.PLANNED)),
    "sure not": frozenset((Status.DID_NOT_HAPPEN, Status.CALLED_OFF)),
}
RENAMED: Final = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_MARKUP: Final = re.compile(r"\(([A-Z/]+): ([^()]*)\)")


def find_corpora(shared: Path) -> Iterator[tuple[str, Corpus | None]]:
    """Give each corpus by name; None for one that is absent."""
    for name, (folder, part, pattern) in CORPORA.items():
        corpus = find_corpus(shared, folder, part=part, pattern=pattern)
        yield name, corpus and Corpus(name=name, part=part, texts=corpus.texts, scorers=corpus.scorers)


def measure(corpus: Corpus) -> Result:
    """Return the figures of one corpus."""
    return _types(corpus) if corpus.name == "plover-gsr" else _statuses(corpus)


def _statuses(corpus: Corpus) -> Result:
    """Ask for the status of each target, whether or not we take it for an event."""
    encoder = load()
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for line in corpus.texts[0].read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        words = one["text"].split(" ")
        starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words) + 1)]
        encoding = encoder.encode(one["text"])
        for target in one["targets"]:
            first, end = target["span1"]
            at = encoding.pieces.overlapping(starts[first], starts[end] - 1)
            if at.start == at.stop:
                continue
            status = likeliest_status(encoding, at.start, at.stop)
            gold = _class_of(target["label"])
            of[gold] += 1
            right[gold] += status in ACCEPTED[gold]
            confused[gold, status.value] += 1
    share = sum(right.values()) / sum(of.values())
    by_class = [right[gold] / of[gold] for gold in of]
    return Result(
        corpus=corpus,
        figures=(
            Figure(name="status", value=share, of=f"of {sum(of.values())}; all {_commonest(of)}"),
            Figure(name="status, mean of classes", value=sum(by_class) / len(by_class), of=f"of {len(of)} classes"),
        ),
        of="statuses of given words",
        notes=tuple(_told(confused, of)),
    )


def _class_of(label: float) -> str:
    """Return the class of a factuality.

    >>> [_class_of(label) for label in (2.6, -0.4, -3.0)]
    ['sure', 'open', 'sure not']
    """
    if label >= SURE:
        return "sure"
    return "sure not" if label <= -SURE else "open"


def _commonest(of: Counter[str]) -> str:
    (name, count), *_ = of.most_common(1)
    return f"{name}: {count / sum(of.values()):.3f}"


def _types(corpus: Corpus) -> Result:
    """Look at the event whose trigger stands among the words that tell it; of several, at the first."""
    found = right = total = 0
    confused: Counter[tuple[str, str]] = Counter()
    golds: Counter[str] = Counter()
    for record in json.loads(corpus.texts[0].read_text(encoding="utf-8")):
        if "textInfo" not in record:
            continue
        total += 1
        gold = RENAMED.get(record["event"], record["event"])
        golds[gold] += 1
        info = record["textInfo"]
        text, told = _unmarked(info if isinstance(info, str) else info["markup"])
        types = [type_ for start, end, type_ in _events(text) if any(s < end and start < e for s, e in told)]
        if types:
            found += 1
            right += types[0] == gold
            confused[gold, types[0]] += 1
    return Result(
        corpus=corpus,
        figures=(
            Figure(name="events found", value=found / total, of=f"of {total}"),
            Figure(name="event type", value=right / found if found else 0.0, of=f"of {found}"),
        ),
        of="events of single sentences",
        notes=tuple(_told(confused, golds)),
    )


def _unmarked(markup: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text without its markup, and the offsets of the words that tell the event.

    >>> _unmarked("(SRC: Norland) has (EVT: shelled) it.")
    ('Norland has shelled it.', [(12, 19)])
    """
    text, last = "", 0
    told = []
    for found in _MARKUP.finditer(markup):
        text += markup[last : found.start()]
        if found[1] == "EVT":
            told.append((len(text), len(text) + len(found[2])))
        text += found[2]
        last = found.end()
    return text + markup[last:], told


def _events(text: str) -> list[tuple[int, int, str]]:
    document = Document(id="document", text=text, raw_sha256="")
    dating = Dating(document=document.id, interval=UNKNOWN, reasons=(), made_by="eval")
    events = find_events(Reading(document=document, dating=dating), load().encode(text))
    return [(event.trigger.start, event.trigger.end, event.type.value) for event in events]


def _told(confused: Counter[tuple[str, str]], golds: Counter[str]) -> Iterator[str]:
    """Give a line for each gold class: what was found there, most frequent first."""
    for gold in sorted(golds):
        pairs = sorted(((count, found) for (of, found), count in confused.items() if of == gold), reverse=True)
        yield f"{gold}: " + ", ".join(f"{found} {count}" for count, found in pairs)
