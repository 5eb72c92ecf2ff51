"""An event: what all that is told of it comes to, who says so, in which words, and where they disagree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapporteur.link.clusters import CERTAIN, Link
from rapporteur.model import Participant, Place, Span, Status
from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.words import broken_words
from rapporteur.record.actor_views import names_of
from rapporteur.record.consensus import Told, roots_of
from rapporteur.record.disagreements.events import disagreements_of
from rapporteur.record.event_views import EventEntry, MentionEntry, event_entry
from rapporteur.record.judged import Judgement, judgements_of
from rapporteur.record.ledger.reckoning import relations_of
from rapporteur.record.ledger.views import list_commitments
from rapporteur.record.reviews import Review, reviews_of
from rapporteur.record.store import Store
from rapporteur.record.views import ReportEntry, Vantage, count_reports, merges_of

FEW: Final = 20
"""Reports of which the ledger is worked out in the time a page may take."""
Related = Mapping[str, Sequence[tuple[str, str]]]
"""Of events what they are to others: pairs of a relation and the other."""
THE_OTHER_WAY: Final = {"fulfils": "fulfilled by", "postpones": "postponed by"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who or what has a part in an event: the actor, if it is known, and the different words for it."""

    actor: str | None
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of an event: its words, and where on the map it is (degrees north and east), where that is known."""

    name: str
    actor: str | None
    span: Span
    latitude: float | None
    longitude: float | None
    precision: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one report tells of an event's status, on the day it was published: its statuses, each with a mention."""

    report: ReportEntry
    statuses: tuple[tuple[Status, MentionEntry], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """How mentions came to a report: the way from the outlet through who carries it to the source, by names or
    actors."""

    way: tuple[str, ...]
    report: ReportEntry
    mentions: tuple[MentionEntry, ...]


def make_event(store: Store, asked: Asked) -> Context:
    """Return what the page of an event shows; the event is named by its identifier or that of one of its mentions."""
    entry = event_entry(store, asked.name, asked.vantage)
    is_asked = asked.query.get("relations") == "yes" or count_reports(store) <= FEW
    related = relations_of(list_commitments(store, asked.vantage)) if is_asked else None
    names = names_of(store, actors_in(entry), asked.vantage)
    return event_shown(store, entry, asked.vantage, related=related, names=names)


def actors_in(entry: EventEntry) -> set[str | None]:
    """Return the actors that take part in an event, or say so, or carry it."""
    parts: set[str | None] = set()
    for one in (one.mention for one in entry.mentions):
        parts |= {part.actor for part in (*one.actors, *one.recipients)} | {place.actor for place in one.places}
    said = [statement for one in entry.mentions for statement in one.within]
    return parts | {one.source.actor for one in said} | {carrier.actor for one in said for carrier in one.via}


def event_shown(
    store: Store, entry: EventEntry, vantage: Vantage, *, related: Related | None, names: Mapping[str, str]
) -> Context:
    """Return what is shown of an event; `related` has what events are to others by the ledger, where that was worked
    out, `names` what actors are called."""
    event = entry.event
    disagreements = disagreements_of(event.id, entry.told)
    by_id = {one.mention.id: one for one in entry.mentions}
    return {
        "title": f"{event.type.value}: {' '.join(entry.lead.mention.trigger.quote.split())}",
        "entry": entry,
        "event": event,
        "lead": entry.lead,
        "who": parties_of(part for one in event.mentions for part in one.actors),
        "whom": parties_of(part for one in event.mentions for part in one.recipients),
        "spots": [_spot(place) for place in event.places],
        "history": history_of(entry.mentions),
        "roots": [(root, _chains(told, by_id)) for root, told in roots_of(entry.told).items()],
        "disagreements": disagreements,
        "quoted_in": {
            span: _around(span, entry.mentions) for one in disagreements for side in one.sides for span in side.spans
        },
        "merges": _merges(store, event.id, by_id),
        "by_id": by_id,
        "judgements": _judgements(store, by_id, vantage),
        "reviews": _reviews(store, by_id, vantage),
        "relations": None if related is None else _relations(store, event.id, vantage, related),
        "names": names,
    }


def parties_of(parts: Iterable[Participant]) -> list[Party]:
    """Return who has a part, each once, in the order of the first words: by actor, or else by the words."""
    of: dict[str, list[Participant]] = {}
    for part in parts:
        of.setdefault(part.actor or f" {part.span.quote.casefold()}", []).append(part)
    return [
        Party(actor=same[0].actor, words=tuple({part.span.quote: part.span for part in reversed(same)}.values())[::-1])
        for same in of.values()
    ]


def _spot(place: Place) -> Spot:
    where = place.location
    return Spot(
        name=place.span.quote,
        actor=place.actor,
        span=place.span,
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
        precision=where.precision if where else None,
    )


def _around(span: Span, mentions: Iterable[MentionEntry]) -> MentionEntry | None:
    """Return the mention in whose sentence a span stands."""

    def holds(words: Span) -> bool:
        return words.document == span.document and words.start <= span.start and span.end <= words.end

    return next((one for one in mentions if holds(one.words)), None)


def history_of(mentions: Iterable[MentionEntry]) -> list[Telling]:
    """Return what each report tells of an event's status, in the order in which the reports were surely out."""
    of: dict[str, list[MentionEntry]] = {}
    for one in mentions:
        of.setdefault(one.report.id, []).append(one)
    told = [
        Telling(
            report=same[0].report,
            statuses=tuple({one.mention.status: (one.mention.status, one) for one in reversed(same)}.values())[::-1],
        )
        for same in of.values()
    ]
    return sorted(told, key=lambda one: (_out_by(one.report), one.report.path))


def _out_by(report: ReportEntry) -> date:
    return report.published.latest or report.published.earliest or date.max


def _chains(told: Iterable[Told], by_id: Mapping[str, MentionEntry]) -> list[Chain]:
    """Return the ways that mentions came, each once for a report."""
    of: dict[tuple[str, tuple[str, ...]], list[MentionEntry]] = {}
    for one in told:
        of.setdefault((one.outlet.document, tuple(_way(one))), []).append(by_id[one.mention.id])
    return [Chain(way=way, report=same[0].report, mentions=tuple(same)) for (_, way), same in of.items()]


def _way(one: Told) -> Iterator[str]:
    yield one.outlet.name
    if one.outlet.root != one.outlet.name:
        yield one.outlet.root
    for statement in one.within[:1]:
        yield from (carrier.name for carrier in statement.via)
        yield statement.source.actor or broken_words(statement.source.spans) or "somebody not named"


def _merges(store: Store, event: str, by_id: Mapping[str, MentionEntry]) -> list[Link]:
    """Return the likenesses of the mentions that are seen, the closest first; what a person judged is told apart."""
    found = [one for one in merges_of(store, event) if {one.one, one.other} <= set(by_id) and one.score < CERTAIN]
    return sorted(found, key=lambda one: (-one.score, one.one, one.other))


def _judgements(store: Store, by_id: Mapping[str, MentionEntry], vantage: Vantage) -> list[Judgement]:
    """Return what persons judged of an event's mentions by the days it is seen from, undone or not."""
    held = judgements_of(store.connection, standing=False)
    return [one for one in held if one.made_at <= _day(vantage) and (one.one in by_id or one.other in by_id)]


def _reviews(store: Store, by_id: Mapping[str, MentionEntry], vantage: Vantage) -> dict[str, list[Review]]:
    """Return what persons found of mentions, by these, by the days the event is seen from."""
    found = reviews_of(store.connection, by_id)
    return {mention: [one for one in some if one.made_at <= _day(vantage)] for mention, some in found.items()}


def _day(vantage: Vantage) -> date:
    return min(vantage.as_of or date.max, vantage.known_by or date.max)


def _relations(store: Store, event: str, vantage: Vantage, related: Related) -> list[tuple[str, EventEntry]]:
    """Return what an event is to others by the ledger, and they to it."""
    found = list(related.get(event, []))
    found += [
        (THE_OTHER_WAY[relation], other) for other, told in related.items() for relation, to in told if to == event
    ]
    return [(words, event_entry(store, other, vantage)) for words, other in sorted(set(found))]
