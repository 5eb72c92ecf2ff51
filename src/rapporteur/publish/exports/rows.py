"""Rows: each table of the record, a row at a time, under the names that columns.py gives the columns."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from rapporteur.lines import interval_from, span_line, span_lines
from rapporteur.model import Interval, Participant, Place, Quantity, Statement
from rapporteur.publish.exports.actors import names_of
from rapporteur.publish.exports.edtf import edtf
from rapporteur.publish.exports.event_words import party_words
from rapporteur.publish.jsonl import judgement_lines
from rapporteur.publish.words import broken_words, speaker_words
from rapporteur.record.disagreements.views import list_disagreements
from rapporteur.record.event_views import EventEntry, MentionEntry, all_events
from rapporteur.record.ledger.reckoning import Commitment, relations_of
from rapporteur.record.ledger.views import agreement_in, list_commitments, list_positions
from rapporteur.record.store import Store
from rapporteur.record.views import (
    Vantage,
    actor_lines,
    document_lines,
    list_statements,
    list_times,
)

Row = dict[str, Any]
Names = Mapping[str, str]
NO_DAYS: Final[Row] = {"earliest": None, "latest": None, "edtf": None, "basis": None, "cues": None}


def document_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the reports by path."""
    for line in document_lines(store, vantage):
        yield line | _days(interval_from(line["published"]))


def time_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the time expressions by path and place in the text."""
    for entry in list_times(store, vantage):
        one = entry.time
        yield {
            **{"id": one.id, "document": one.span.document, "span": span_line(one.span), "type": one.type.value},
            **{"value": one.value, "mod": one.mod, **_days(one.interval), "sentence": span_line(entry.words)},
            "made_by": one.made_by,
        }


def actor_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the actors by identifier."""
    names = names_of(store, vantage)
    for line in actor_lines(store, vantage):
        roles = [
            role | {"of_name": names.get(role["of"])} | _days(interval_from(role["interval"])) for role in line["roles"]
        ]
        documents = {mention["span"]["document"] for mention in line["mentions"]}
        yield line | {"roles": roles, "mentions": len(line["mentions"]), "documents": len(documents)}


def mention_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the mentions of the actors by actor, path and place in the text."""
    for line in actor_lines(store, vantage):
        for mention in line["mentions"]:
            yield mention | {"actor": line["id"], "name": line["name"]}


def statement_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the statements by path and place in the text."""
    names = names_of(store, vantage)
    for entry in list_statements(store, vantage):
        one = entry.statement
        yield {
            **{"id": one.id, "document": one.document, "speaker": speaker_words(one)},
            **{"says": broken_words(one.content), "actor": one.source.actor},
            **{"actor_name": names.get(one.source.actor or ""), "anonymous": one.source.anonymous},
            **{"description": one.source.description, "stance": one.stance.value, "direct": one.direct},
            **{"source": span_lines(one.source.spans), "cue": span_lines(one.cue)},
            **{"content": span_lines(one.content), **_days(one.time)},
            "via": [{"name": by.name, "actor": by.actor, "spans": span_lines(by.spans)} for by in one.via],
            **{"confidence": one.confidence, "made_by": one.made_by},
        }


def event_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the events by identifier, each with the mention that shows it best."""
    names = names_of(store, vantage)
    related = relations_of(list_commitments(store, vantage))
    for entry in all_events(store, vantage):
        one, lead = entry.event, entry.lead
        yield {
            **{"id": one.id, "type": one.type.value, "mode": one.mode, "status": one.status.value, **_days(one.time)},
            "who": party_words(one.actors, lead.mention.actors, names) or None,
            "whom": party_words(one.recipients, lead.mention.recipients, names) or None,
            **_named("actors", "actor_names", one.actors, names),
            **_named("recipients", "recipient_names", one.recipients, names),
            **{"places": _places(one.places), "quantities": _quantities(one.quantities)},
            **{"reports": one.reports, "independent": one.independent},
            "relations": [{"type": name, "event": other} for name, other in related.get(one.id, ())],
            **{"mention": lead.mention.id, "trigger": span_line(lead.mention.trigger)},
            **{"sentence": span_line(lead.words), "speaker": _speaker(lead.within)},
        }


def event_mention_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give what each report tells of each event, by event, path and place in the text."""
    names = names_of(store, vantage)
    for entry in all_events(store, vantage):
        for one in entry.mentions:
            yield _event_mention(entry, one, names)


def _event_mention(entry: EventEntry, one: MentionEntry, names: Names) -> Row:
    mention = one.mention
    return {
        **{"id": mention.id, "event": entry.event.id, "document": one.report.id, "type": mention.type.value},
        **{"mode": mention.mode, "status": mention.status.value, **_days(mention.time)},
        **{"trigger": span_line(mention.trigger), "when": mention.when and span_line(mention.when)},
        **{"actors": _participants(mention.actors, names), "recipients": _participants(mention.recipients, names)},
        **{"places": _places(mention.places), "quantities": _quantities(mention.quantities)},
        **{"within": list(mention.within), "speaker": _speaker(one.within), "sentence": span_line(one.words)},
        **{"confidence": mention.confidence, "made_by": mention.made_by},
    }


def agreement_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the agreements by the identifier of the event in which each was made."""
    names = names_of(store, vantage)
    for one in filter(None, map(agreement_in, all_events(store, vantage))):
        yield {
            **{"id": one.id, "name": one.name, "event": one.event, "status": one.state.value},
            **_named("parties", "party_names", one.parties, names),
            **_days(one.signed),
            "spans": span_lines(one.spans),
        }


def commitment_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the commitments by identifier, as they stand on the day they are seen from."""
    names = names_of(store, vantage)
    return (_commitment(one, names) for one in list_commitments(store, vantage))


def _commitment(one: Commitment, names: Names) -> Row:
    return {
        **{"id": one.id, "agreement": one.agreement, "act": span_line(one.act)},
        **_named("obligors", "obligor_names", one.obligors, names),
        **_named("beneficiaries", "beneficiary_names", one.beneficiaries, names),
        **{"type": one.type and one.type.value, "negative": one.negative, "quantities": _quantities(one.quantities)},
        **{**_days(one.deadline), "term": one.term},
        "reckoned_from": one.reckoned_from and span_line(one.reckoned_from),
        **{"conditions": span_lines(one.conditions), "status": one.standing.value, "status_as_of": one.as_of},
        "reason": one.reason,
        "evidence": [
            {"event": found.event, "effect": found.effect.value, "reason": found.reason, "span": span_line(found.span)}
            for found in one.evidence
        ],
        "mentions": span_lines(mention.act for mention in one.mentions),
    }


def position_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the positions by identifier."""
    names = names_of(store, vantage)
    for one in list_positions(store, vantage):
        holder = one.holder
        yield {
            **{"id": one.id, "issue": one.issue, "holder": holder.actor, "holder_name": names.get(holder.actor or "")},
            **{"held_in": span_line(holder.span), "polarity": one.polarity, "value": one.value},
            **{"span": span_line(one.span), "statement": one.statement, **_days(one.time), "made_by": one.made_by},
        }


def disagreement_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give the disagreements: of events in the order of their days, then of positions, then of promises and deeds."""
    names = names_of(store, vantage)
    for _, one in list_disagreements(store, vantage):
        sides = [
            {
                **{"held_by": list(side.held_by), "held_by_names": [names.get(by, by) for by in side.held_by]},
                **{"value": side.value, "spans": span_lines(side.spans)},
                **{"statements": list(side.statements), "documents": list(side.documents)},
            }
            for side in one.sides
        ]
        yield {"id": one.id, "event": one.event, "type": one.type, "about": one.about, "sides": sides}


def judgement_rows(store: Store, vantage: Vantage) -> Iterator[Row]:
    """Give what the program and persons held to be the same or different, and what persons found of an event mention,
    by identifier; what they put in place of something is the text of its JSON."""
    mentions = chain.from_iterable(entry.mentions for entry in all_events(store, vantage))
    for line in judgement_lines(store, vantage, (one.mention.id for one in mentions)):
        made_at, value = line["made_at"], line.get("value")
        yield {
            **{name: line.get(name) for name in ("id", "left", "right", "verdict", "matter", "reason", "score")},
            "value": None if value is None else json.dumps(value, ensure_ascii=False),
            **{"made_by": line["made_by"], "made_at": made_at and date.fromisoformat(made_at)},
        }


ROWS: Final[Mapping[str, Callable[[Store, Vantage], Iterator[Row]]]] = MappingProxyType(
    {
        "documents": document_rows,
        "times": time_rows,
        "actors": actor_rows,
        "mentions": mention_rows,
        "statements": statement_rows,
        "events": event_rows,
        "event_mentions": event_mention_rows,
        "agreements": agreement_rows,
        "commitments": commitment_rows,
        "positions": position_rows,
        "disagreements": disagreement_rows,
        "judgements": judgement_rows,
    }
)


def _days(interval: Interval | None) -> Row:
    if interval is None:
        return NO_DAYS
    ends: Row = {"earliest": interval.earliest, "latest": interval.latest, "edtf": edtf(interval)}
    return ends | {"basis": interval.basis.value, "cues": span_lines(interval.cues)}


def _named(column: str, names_column: str, actors: Iterable[str], names: Names) -> Row:
    """Return actors and what they are called, one for one."""
    held = list(actors)
    return {column: held, names_column: [names.get(actor) for actor in held]}


def _participants(participants: Iterable[Participant], names: Names) -> list[Row]:
    return [
        {"actor": one.actor, "name": names.get(one.actor or ""), "span": span_line(one.span)} for one in participants
    ]


def _places(places: Iterable[Place]) -> list[Row]:
    return [
        {
            **{"actor": place.actor, "span": span_line(place.span)},
            **{"latitude": where and where.latitude, "longitude": where and where.longitude},
            **{"precision": where and where.precision, "country": where and where.country},
        }
        for place in places
        for where in (place.location,)
    ]


def _quantities(quantities: Iterable[Quantity]) -> list[Row]:
    return [{"what": one.what, "low": one.low, "high": one.high, "span": span_line(one.span)} for one in quantities]


def _speaker(within: Iterable[Statement]) -> str | None:
    """Return who says it, of the statements around it the innermost; None where the report itself does."""
    return next(map(speaker_words, within), None)
