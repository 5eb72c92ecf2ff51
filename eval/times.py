"""Time expressions against TimeML gold, the date of the report given: found, extent, type and value, and how fast."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from eval.corpora import Corpus, find_corpus, load_module
from eval.figures import Figure, Result, precision_recall
from rapporteur.time.timex import find_times

CORPORA = ("timebank", "aquaint", "wikiwars")
PROCESSES = 2
WARM_UP = 8
"""Documents that each process reads before the clock starts."""


class Timex(NamedTuple):
    """A time expression as the scorer takes it; `value` is "" where there is none."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeDocument:
    """One text with its gold; `created` is None where the file gives no whole day."""

    id: str
    created: date | None
    text: str
    gold: tuple[Timex, ...]


Tagger = Callable[[TimeDocument], tuple[Timex, ...]]


def tag(document: TimeDocument) -> tuple[Timex, ...]:
    """Return what Rapporteur finds in a text whose date is given."""
    found = find_times(document.text, reference=document.created)
    return tuple(Timex(x.start, x.end, str(x.type), x.value or "") for x in found)


def find_corpora(shared: Path) -> Iterator[tuple[str, Corpus | None]]:
    """Give each corpus by name; None for one that is absent."""
    for name in CORPORA:
        yield name, find_corpus(shared, f"data/timeml/dev/{name}", part="dev", pattern="*.tml")


def load_documents(corpus: Corpus) -> tuple[TimeDocument, ...]:
    """Read the documents of a TimeML corpus with the loader that belongs to the scorer."""
    loader = load_module(corpus.scorers / "tml.py")
    return tuple(
        TimeDocument(
            id=document.id,
            created=whole_day(document.dct),
            text=document.text,
            gold=tuple(Timex(x.start, x.end, x.type, x.value) for x in document.gold),
        )
        for document in loader.load(str(corpus.folder))
    )


def whole_day(value: str) -> date | None:
    """Return the day a TIMEX3 value names, if it names one.

    >>> whole_day("1998-01-08"), whole_day("1998-01"), whole_day("")
    (datetime.date(1998, 1, 8), None, None)
    """
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What was found in some documents; the seconds from the first to the last, and those the processors worked."""

    found: tuple[tuple[Timex, ...], ...]
    seconds: float
    processor_seconds: float


def tag_all(documents: Sequence[TimeDocument], tagger: Tagger = tag, *, warm_up: int = WARM_UP) -> Tagged:
    """Tag documents in two processes, after each has read some to warm up."""
    work = partial(timed, tagger=tagger)
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(work, documents[: warm_up * PROCESSES], chunksize=max(1, warm_up)))
        began = time.perf_counter()
        done = list(pool.map(work, documents, chunksize=max(1, min(16, len(documents) // (4 * PROCESSES)))))
        seconds = time.perf_counter() - began
    return Tagged(
        found=tuple(found for found, _ in done), seconds=seconds, processor_seconds=sum(used for _, used in done)
    )


def timed(document: TimeDocument, *, tagger: Tagger) -> tuple[tuple[Timex, ...], float]:
    """Return what is found in a document, and the seconds of processor time it took in this process."""
    began = time.process_time()
    found = tagger(document)
    return found, time.process_time() - began


def score(corpus: Corpus, documents: Sequence[TimeDocument], found: Sequence[Sequence[Timex]]) -> dict[str, float]:
    """Return the scorer's figures for what was found in the documents of a corpus."""
    scorer = load_module(corpus.scorers / "te3score.py")
    items = ((document.text, document.gold, times) for document, times in zip(documents, found, strict=True))
    figures: dict[str, float] = scorer.score(items)
    return figures


def well_formed(value: str) -> str:
    """Return a gold value as TIMEX3 writes it: some annotators left out a zero, or wrote X for what a value leaves out.

    >>> well_formed("2000-W8"), well_formed("198X"), well_formed("1949-XX"), well_formed("1998-XX-XX")
    ('2000-W08', '198', '1949', '1998')
    """
    value = re.sub(r"-W(\d)$", r"-W0\1", value)
    return re.sub(r"^(?:(\d{3})X|(\d{4})(?:-XX){1,2})$", lambda match: match[1] or match[2], value)


def with_well_formed_gold(documents: Sequence[TimeDocument]) -> list[TimeDocument]:
    """Return documents with the malformed values of their gold mended."""
    return [
        replace(document, gold=tuple(timex._replace(value=well_formed(timex.value)) for timex in document.gold))
        for document in documents
    ]


def measure(corpus: Corpus) -> Result:
    """Return the figures of one corpus."""
    documents = load_documents(corpus)
    tagged = tag_all(documents)
    scores = score(corpus, documents, tagged.found)
    mended = score(corpus, with_well_formed_gold(documents), tagged.found)
    idle_machine = tagged.processor_seconds / PROCESSES
    figures = (
        *(
            Figure(
                name=f"{kind} F1",
                value=scores[f"{kind}_F1"],
                of=precision_recall(scores[f"{kind}_P"], scores[f"{kind}_R"]),
            )
            for kind in ("strict", "relaxed")
        ),
        Figure(name="type accuracy", value=scores["type_acc"]),
        Figure(name="value accuracy", value=scores["value_acc"]),
        Figure(name="value F1", value=scores["value_F1"]),
        Figure(name="value F1, gold well formed", value=mended["value_F1"]),
        Figure(name="documents a second", value=len(documents) / tagged.seconds, digits=0, of="as run"),
        Figure(name="documents a second, idle", value=len(documents) / idle_machine, digits=0, of="by CPU time"),
    )
    return Result(corpus=corpus, figures=figures, of=f"{scores['gold']} time expressions, date of the report given")
