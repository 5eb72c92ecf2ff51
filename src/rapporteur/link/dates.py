"""Dates: a report that does not state its day, dated by the other reports of the record.

Only reports that state their day are heard, so that the outcome does not hang on the order in which reports came.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from rapporteur.annotate import redated
from rapporteur.link.date_clues import RECORD_CLUES, Undated, Witness
from rapporteur.link.passages import YEARS, names_of, passages_of, shingles_of
from rapporteur.model import Basis, Reading
from rapporteur.time.clues import weigh
from rapporteur.time.dating import text_clues
from rapporteur.time.grammar import find_expressions, tokenise
from rapporteur.time.page import open_page

RARE: Final = 20
"""A name in more reports than this, or in more than three of five, does not tell one matter from another."""


def date_by_others(undated: Iterable[Reading], readings: Iterable[Reading]) -> Iterator[tuple[str, Reading | None]]:
    """Give, for each undated report, its id and its reading as others date it; None where they add nothing.

    Goes once over `readings`, all the reports of the record as each reads by itself, and keeps of them only what shares
    names or wording with an undated one.
    """
    waiting = [_undated(reading) for reading in undated]
    if not waiting:
        return
    wanted = frozenset[str]().union(*(one.names for one in waiting))
    wording = frozenset[str]().union(*(one.shingles for one in waiting))
    spread: Counter[str] = Counter()
    witnesses: list[Witness] = []
    total = 0
    for reading in readings:
        found = names_of(reading.document) & wanted
        spread.update(found)
        total += 1
        witnesses += _witnesses(reading, found, wording)
    rare = frozenset(name for name in wanted if 2 <= spread[name] <= min(RARE, max(2, 0.6 * total)))
    for one in waiting:
        yield one.reading.document.id, _dated(replace(one, names=one.names & rare), witnesses)


def _undated(reading: Reading) -> Undated:
    document = reading.document
    tokens = tokenise(document.text)
    return Undated(
        reading=reading,
        page=open_page(document, tokens, find_expressions(tokens)),
        passages=tuple(passages_of(reading)),
        names=names_of(document),
        shingles=shingles_of(document.text),
    )


def _witnesses(reading: Reading, names: frozenset[str], wording: frozenset[str]) -> Iterator[Witness]:
    """Give what a report tells that may date others, if it states its day and has to do with them."""
    document = reading.document
    day = document.published.day
    if day is None or document.published.basis is not Basis.STATED or not YEARS[0] < day.year < YEARS[1]:
        return
    shared = shingles_of(document.text) & wording
    if names or shared:
        yield Witness(
            name=document.publisher or document.path or document.id,
            day=day,
            cues=document.published.cues,
            names=names,
            passages=tuple(passages_of(reading)),
            shingles=shared,
        )


def _dated(one: Undated, witnesses: Sequence[Witness]) -> Reading | None:
    record_clues = [clue for find in RECORD_CLUES for clue in find(one, witnesses)]
    if not record_clues:
        return None
    dating = weigh(one.reading.document.id, [*record_clues, *text_clues(one.page)])
    return redated(one.reading, dating) if dating.interval != one.reading.dating.interval else None
