"""Sentences: the words around spans, so that what is quoted can be shown where it stands."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from sqlalchemy import select

from rapporteur.model import Span
from rapporteur.record.asking import asked
from rapporteur.record.store import Store
from rapporteur.record.tables import documents, readings
from rapporteur.record.views import current

MOST: Final = 400
"""Characters that are shown before a span, and behind it, where its sentence goes on for longer."""


def sentences_around(store: Store, spans: Iterable[Span]) -> dict[Span, Span]:
    """Return of each span the sentence it stands in, of several the stretch from the first to the last; its own words
    where it stands in none.

    A sentence that is very long is cut between words.
    """
    of = {document: list(same) for document, same in groupby(sorted(set(spans)), key=attrgetter("document"))}
    out: dict[Span, Span] = {}
    for some in asked(of):
        wanted = current(select(documents.c.id, documents.c.text, readings.c.sentences)).where(documents.c.id.in_(some))
        for identifier, text, told in store.connection.execute(wanted):
            ends = sorted((start, end) for _, start, end, _ in json.loads(told))
            out |= {span: _around(span, text, ends) for span in of[identifier]}
    return out


def _around(span: Span, text: str, ends: Sequence[tuple[int, int]]) -> Span:
    first, last = (bisect_right(ends, (at, len(text))) - 1 for at in (span.start, span.end - 1))
    start = ends[first][0] if first >= 0 and span.start < ends[first][1] else span.start
    end = ends[last][1] if last >= 0 and span.end <= ends[last][1] else span.end
    if span.start - start > MOST:
        start = text.find(" ", span.start - MOST, span.start) + 1 or span.start - MOST
    if end - span.end > MOST:
        end = max(text.rfind(" ", span.end, span.end + MOST), span.end)
    return Span(span.document, start, end, text[start:end])
