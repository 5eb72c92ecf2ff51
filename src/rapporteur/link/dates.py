"""Dates: a report that does not state its day, dated by the other reports of the record.

Only reports that state their day are heard, so that the outcome does not hang on the order in which reports came. Every
report is looked at once, and quickly; closely only those that share a rare name or some wording with an undated one.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from rapporteur.annotate.reading import redated
from rapporteur.link.date_clues import Beginning, Undated, Witness, find_beginnings, heard_clues
from rapporteur.link.passages import YEARS, Passage, names_of, passages_of, shingles_of
from rapporteur.model import Basis, Document, Reading
from rapporteur.time.clues import weigh
from rapporteur.time.dating import text_clues
from rapporteur.time.grammar import find_expressions, tokenise
from rapporteur.time.page import open_page

RARE: Final = 20
"""A name in more reports than this, or in more than three of five, does not tell one matter from another."""
AT_HAND: Final = 1000
"""The passages of so many witnesses are kept at hand."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a look at every report of a record gives: who has a name, or a run of words, and when things began."""

    spread: Counter[str] = field(default_factory=Counter)
    by_name: defaultdict[str, list[Document]] = field(default_factory=lambda: defaultdict(list))
    by_shingle: defaultdict[str, list[Document]] = field(default_factory=lambda: defaultdict(list))
    beginnings: list[Beginning] = field(default_factory=list)

    def rare(self, total: int) -> frozenset[str]:
        """Return the names that several reports share, and not too many."""
        most = min(RARE, max(2, 0.6 * total))
        return frozenset(name for name, count in self.spread.items() if 2 <= count <= most)


def date_by_others(
    undated: Iterable[Reading], documents: Iterable[Document], reading_of: Callable[[str], Reading]
) -> Iterator[tuple[str, Reading | None]]:
    """Give, for each undated report, its id and its reading as others date it; None where they add nothing.

    `documents` are all the reports of the record, with the dates they give by themselves; `reading_of` returns the
    reading of one by its id.
    """
    waiting = list(undated)
    if not waiting:
        return
    wanted = frozenset[str]().union(*(names_of(reading.document) for reading in waiting))
    wording = frozenset[str]().union(*(shingles_of(reading.document.text) for reading in waiting))
    survey, total = Survey(), 0
    for document in documents:
        _look_at(document, survey, wanted=wanted, wording=wording)
        total += 1
    rare = survey.rare(total)

    @lru_cache(maxsize=AT_HAND)
    def passages(document: str) -> tuple[Passage, ...]:
        return tuple(passages_of(reading_of(document)))

    for reading in waiting:
        yield reading.document.id, _dated(reading, survey, rare, passages)


def _look_at(document: Document, survey: Survey, *, wanted: frozenset[str], wording: frozenset[str]) -> None:
    found = names_of(document) & wanted
    survey.spread.update(found)
    day = document.published.day
    if day is None or document.published.basis is not Basis.STATED or not YEARS[0] < day.year < YEARS[1]:
        return
    for name in found:
        if len(survey.by_name[name]) <= RARE:  # one more than is rare, and it is not
            survey.by_name[name].append(document)
    for shingle in shingles_of(document.text) & wording:
        if len(survey.by_shingle[shingle]) < RARE:
            survey.by_shingle[shingle].append(document)
    survey.beginnings.extend(find_beginnings(document))


def _dated(
    reading: Reading, survey: Survey, rare: frozenset[str], passages: Callable[[str], tuple[Passage, ...]]
) -> Reading | None:
    document = reading.document
    names, shingles = names_of(document) & rare, shingles_of(document.text)
    witnesses = [
        Witness(document=other, names=shared, shared_wording=copied, passages=passages(other.id))
        for other, shared, copied in _near(survey, names, shingles)
    ]
    if not witnesses and not survey.beginnings:
        return None
    tokens = tokenise(document.text)
    one = Undated(
        reading=reading,
        page=open_page(document, tokens, find_expressions(tokens)),
        passages=tuple(passages_of(reading)),
        names=names,
        wording=len(shingles),
        beginnings=tuple(survey.beginnings),
    )
    clues = heard_clues(one, witnesses)
    if not clues:
        return None
    dating = weigh(document.id, [*clues, *text_clues(one.page)])
    return redated(reading, dating) if dating.interval != reading.dating.interval else None


def _near(
    survey: Survey, names: frozenset[str], shingles: frozenset[str]
) -> Iterator[tuple[Document, frozenset[str], int]]:
    """Give, by id, the reports that share rare names or wording: which names, and how many runs of words."""
    shared: defaultdict[str, set[str]] = defaultdict(set)
    copied: Counter[str] = Counter()
    near: dict[str, Document] = {}
    for name in names:
        for other in survey.by_name.get(name, ()):
            near[other.id] = other
            shared[other.id].add(name)
    for shingle in shingles:
        for other in survey.by_shingle.get(shingle, ()):
            near[other.id] = other
            copied[other.id] += 1
    for identifier in sorted(near):
        yield near[identifier], frozenset(shared[identifier]), copied[identifier]
