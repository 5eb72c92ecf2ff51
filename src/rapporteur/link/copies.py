"""Copies: reports that have their words from one another, as they were or lightly edited, and which of them came first.

A report is known by a sample of its runs of words: each run is hashed, and those whose hash a number divides are kept,
so that two reports sample the same runs (Broder 1997, "On the resemblance and containment of documents"). Two are
copies where enough of the shorter one's sample is the other's too. What stands in quotation marks is not compared: two
reports of one speech quote it alike.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Final

from rapporteur.model import Document
from rapporteur.names import fold

RUN: Final = 6
"""Words of a run."""
ONE_IN: Final = 4
"""One run in so many is kept."""
ENOUGH: Final = 0.25
"""Share of the shorter report's runs that the other must have."""
FEW: Final = 3
"""Runs that two reports must share at least, whatever share that is."""
_BYTES: Final = 7
_WORD: Final = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_QUOTED: Final = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*\"|^\"[^\"\n]*$|«[^»\n]*(?:»|$)|(?<!\w)‘[^‘\n]*’(?!\w)|„[^“”\n]*(?:[“”]|$)",
    re.MULTILINE,
)


def sample_of(document: Document) -> frozenset[int]:
    """Return the hashes, below 2**56, of the sampled runs of words of a report, furniture and quotations left out."""
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), document.text)
    words = [fold(word[0]) for word in _WORD.finditer(text) if not document.is_furniture(word.start())]
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    hashes = (int.from_bytes(blake2b(run.encode(), digest_size=_BYTES).digest()) for run in runs)
    return frozenset(number for number in hashes if number % ONE_IN == 0)


def find_pairs(samples: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Give the pairs of documents that are copies, by their samples."""
    having: defaultdict[int, list[str]] = defaultdict(list)
    shared: Counter[tuple[str, str]] = Counter()
    for document in sorted(samples):
        for run in samples[document]:
            shared.update((other, document) for other in having[run])
            having[run].append(document)
    for (one, other), count in sorted(shared.items()):
        if are_copies(count, len(samples[one]), len(samples[other])):
            yield one, other


def are_copies(shared: int, one: int, other: int) -> bool:
    """Return whether two reports are copies, by the sizes of their samples and how much these share.

    >>> are_copies(30, 70, 60), are_copies(2, 2, 60), are_copies(9, 70, 60)
    (True, False, False)
    """
    return shared >= max(FEW, ENOUGH * min(one, other))


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What tells which of some copies the others were taken from; `size` is that of its sample."""

    document: str
    published: tuple[date | None, date | None]
    publisher: str | None
    agencies: tuple[str, ...]
    size: int
    path: str


def copy_of(document: Document, size: int) -> Copy:
    """Return what a document says for itself."""
    return Copy(
        document=document.id,
        published=(document.published.earliest, document.published.latest),
        publisher=document.publisher,
        agencies=document.agencies,
        size=size,
        path=document.path or "",
    )


def find_origins(pairs: Iterable[tuple[str, str]], copies: Mapping[str, Copy]) -> dict[str, str]:
    """Return, of each report that was taken from another, that other: the first known to be out of those it shares
    its words with.

    Of one day, or where no day is known, the one whose publisher the others credit goes first, then the longest, then
    the first by path. Reports of `pairs` that `copies` lacks are passed over.
    """
    near: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        if one in copies and other in copies:
            near[one].add(other)
            near[other].add(one)
    credited = {
        one
        for one, others in near.items()
        if any(fold(copies[one].publisher or "?") in map(fold, copies[other].agencies) for other in others)
    }
    order = {one: _order(copies[one], credited=one in credited) for one in near}
    first = {one: min(others, key=order.__getitem__) for one, others in near.items()}
    return {one: origin for one, origin in sorted(first.items()) if order[origin] < order[one]}


def _order(copy: Copy, *, credited: bool) -> tuple[date, date, bool, int, str, str]:
    earliest, latest = copy.published
    return (latest or date.max, earliest or date.min, not credited, -copy.size, copy.path, copy.document)
