"""Disagreements: what does not fit together, side by side, each side with who holds it and in which words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rapporteur.errors import BadAddress
from rapporteur.model import Span
from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.web.paging import Paging
from rapporteur.record.actor_views import names_of
from rapporteur.record.disagreements.sides import Disagreement, Side
from rapporteur.record.disagreements.views import list_disagreements
from rapporteur.record.event_views import EventEntry
from rapporteur.record.sentences import sentences_around
from rapporteur.record.store import Store
from rapporteur.record.views import ReportEntry, reports_by_id

ON_A_PAGE: Final = 20
TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "parties": "what parties want, or whom they hold to have done it",
        "denial": "what one claims and another denies",
        "numbers": "numbers",
        "dates": "days",
        "reports": "what reports say",
        "promise_and_deed": "what was promised and what was done",
    }
)
"""The types of disagreements in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words that a side rests on: the sentence, or what of it is shown, the spans in it that count, and the report."""

    words: Span
    marks: tuple[Span, ...]
    report: ReportEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A side with its words."""

    side: Side
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A disagreement, the event that it is about if it is about one, and its sides with their words."""

    disagreement: Disagreement
    event: EventEntry | None
    sides: tuple[Held, ...]


def make_disagreements(store: Store, asked: Asked, *, most: int = ON_A_PAGE) -> Context:
    """Return what the page of disagreements shows: `most` of them, of the `type` that the query asks for."""
    type_ = asked.query.get("type") or None
    if type_ not in (None, *TYPES):
        raise BadAddress(f"type={type_}: write one of {', '.join(TYPES)}")
    whole = list(list_disagreements(store, asked.vantage))
    chosen = [(entry, one) for entry, one in whole if type_ in (None, one.type)]
    paging = Paging.at(asked.number("page"), count=len(chosen), size=most)
    shown = chosen[paging.first - 1 : paging.last]
    spans = [span for _, one in shown for side in one.sides for span in side.spans]
    around, reports = sentences_around(store, spans), reports_by_id(store, {span.document for span in spans})
    entries = [
        Entry(
            disagreement=one,
            event=entry,
            sides=tuple(Held(side=side, quoted=quoted_of(side.spans, around, reports)) for side in one.sides),
        )
        for entry, one in shown
    ]
    held = {name for _, one in shown for side in one.sides for name in (side.value, *side.held_by)}
    return {
        "title": "Disagreements",
        "entries": entries,
        "paging": paging,
        "type": type_,
        "types": TYPES,
        "counts": Counter(one.type for _, one in whole),
        "names": names_of(store, held, asked.vantage),
    }


def quoted_of(
    spans: Iterable[Span], around: Mapping[Span, Span], reports: Mapping[str, ReportEntry]
) -> tuple[Quoted, ...]:
    """Return words as they are quoted, each sentence once, with all spans in it."""
    of: dict[Span, list[Span]] = {}
    for span in spans:
        of.setdefault(around.get(span, span), []).append(span)
    return tuple(
        Quoted(words=words, marks=tuple(sorted(marks)), report=reports.get(words.document))
        for words, marks in of.items()
    )
