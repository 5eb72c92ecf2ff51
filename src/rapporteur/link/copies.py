"""Copies: reports that have their words from one another, as they were or lightly edited, and which of them came first.

A report is known by a sample of its shingles, runs of words: each is hashed, and those whose hash a number divides are
kept, so that two reports sample the same (Broder 1997, "On the resemblance and containment of documents"). Two are
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

from rapporteur.link.passages import shingles_of
from rapporteur.model import Document
from rapporteur.names import fold

ONE_IN: Final = 4
"""One shingle in so many is kept."""
ENOUGH: Final = 0.25
"""Share of the shorter report's sample that the other must have."""
FEW: Final = 3
"""Shingles of their samples that two reports must share at least, whatever share that is."""
_BYTES: Final = 7
_QUOTED: Final = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*\"|^\"[^\"\n]*$|«[^»\n]*(?:»|$)|(?<!\w)‘[^‘\n]*’(?!\w)|„[^“”\n]*(?:[“”]|$)",
    re.MULTILINE,
)


def sample_of(document: Document) -> frozenset[int]:
    """Return the hashes, below 2**56, of the sampled shingles of a report, furniture and quotations left out."""
    text, at = "", 0
    for furniture in document.furniture:
        text, at = text + document.text[at : furniture.start], furniture.end
    shingles = shingles_of(_QUOTED.sub(" ", text + document.text[at:]))
    hashes = (int.from_bytes(blake2b(shingle.encode(), digest_size=_BYTES).digest()) for shingle in shingles)
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
