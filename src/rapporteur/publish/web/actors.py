"""Actors: whom the reports name, and of one, its names, offices, deeds, words and promises."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from rapporteur.errors import BadAddress
from rapporteur.model import CommitmentMention, MentionType, Position, Role, Span, Statement
from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.web.disagreements import Quoted, quoted_of
from rapporteur.publish.web.paging import Paging
from rapporteur.record.actor_views import (
    Sought,
    Told,
    actor_entry,
    count_actors,
    count_with,
    events_with,
    judgements_seen,
    list_actors,
    members_of,
    merges_seen,
    names_of,
    positions_of,
    roles_seen,
    statements_by,
    undertakings_of,
    written_by,
)
from rapporteur.record.overview import Glance
from rapporteur.record.sentences import sentences_around
from rapporteur.record.store import Store
from rapporteur.record.views import reports_by_id

ON_A_PAGE: Final = 100
EVENTS: Final = 30
STATEMENTS: Final = 30
UNDERTAKINGS: Final = 30
MERGES: Final = 30
"""Of each so many on a page."""
TYPES: Final = (
    *(MentionType.PERSON, MentionType.ORGANISATION, MentionType.GROUP, MentionType.GOVERNMENT, MentionType.PLACE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An event and the part that an actor has in it."""

    glance: Glance
    acts: bool
    is_acted_upon: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office over time, with the words that tell of it."""

    role: Role
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a report tells of an actor, with the sentences it is told in."""

    told: Told
    quoted: tuple[Quoted, ...]


def make_actors(store: Store, asked: Asked) -> Context:
    """Return what the page of actors shows; `name` (part of one) and `type` of the query choose."""
    type_ = asked.query.get("type") or None
    if type_ not in (None, *TYPES):
        raise BadAddress(f"type={type_}: write one of {', '.join(TYPES)}")
    sought = Sought(part=asked.query.get("name") or None, type=MentionType(type_) if type_ else None)
    paging = Paging.at(asked.number("page"), count=count_actors(store, asked.vantage, sought), size=ON_A_PAGE)
    return {
        "title": "Actors",
        "actors": list_actors(store, asked.vantage, sought, after=paging.first - 1, most=paging.size),
        "sought": sought,
        "types": TYPES,
        "paging": paging,
    }


def make_actor(store: Store, asked: Asked) -> Context:
    """Return what the page of an actor shows; it is named by its identifier, across reports or within one."""
    vantage = asked.vantage
    actor = actor_entry(store, asked.name, vantage)
    members = members_of(store, actor.id)
    paging = Paging.at(asked.number("page"), count=count_with(store, members, vantage), size=EVENTS)
    glances = events_with(store, members, vantage, after=paging.first - 1, most=paging.size)
    deeds = [deed for glance in glances if (deed := _deed(glance, actor.id))]
    part = asked.number("said")
    first = (part - 1) * STATEMENTS
    said = list(islice(statements_by(store, members, vantage), first, first + STATEMENTS + 1))
    undertakings = list(islice(undertakings_of(store, members, vantage), UNDERTAKINGS + 1))
    positions = list(islice(positions_of(store, members, vantage), UNDERTAKINGS))
    roles = roles_seen(store, members, vantage)
    merges = merges_seen(store, actor.id, most=MERGES + 1)
    judgements = judgements_seen(store, members, vantage)
    others = {role.of for role in roles} | {
        part.actor for deed in deeds for part in (*deed.glance.mention.actors, *deed.glance.mention.recipients)
    }
    return {
        "title": actor.called,
        "actor": actor,
        "members": members,
        "offices": list(_offices(store, roles)),
        "deeds": deeds,
        "paging": paging,
        "said": list(_in_words(store, said[:STATEMENTS])),
        "part": part,
        "has_more_said": len(said) > STATEMENTS,
        "undertakings": list(_in_words(store, undertakings[:UNDERTAKINGS])),
        "has_more_undertakings": len(undertakings) > UNDERTAKINGS,
        "positions": list(_in_words(store, positions)),
        "merges": merges[:MERGES],
        "has_more_merges": len(merges) > MERGES,
        "judgements": judgements,
        "written": written_by(store, {end for one in judgements for end in (one.one, one.other)}),
        "names": names_of(store, {actor.id, *others}, vantage),
    }


def _deed(glance: Glance, actor: str) -> Deed | None:
    """Return an event as a deed of an actor, None where, from the day it is seen, the actor has no part in it."""
    acts = any(part.actor == actor for part in glance.mention.actors)
    is_acted_upon = any(part.actor == actor for part in glance.mention.recipients)
    return Deed(glance=glance, acts=acts, is_acted_upon=is_acted_upon) if acts or is_acted_upon else None


def _offices(store: Store, roles: Iterable[Role]) -> Iterator[Office]:
    held = list(roles)
    spans = [span for role in held for span in role.spans]
    around, reports = sentences_around(store, spans), reports_by_id(store, {span.document for span in spans})
    for role in held:
        yield Office(role=role, quoted=quoted_of(role.spans, around, reports))


def _in_words(store: Store, told: Iterable[Told]) -> Iterator[Words]:
    held = list(told)
    around = sentences_around(store, (span for one in held for span in _spans(one.value)))
    for one in held:
        yield Words(told=one, quoted=quoted_of(_spans(one.value), around, {one.report.id: one.report}))


def _spans(value: Statement | CommitmentMention | Position) -> tuple[Span, ...]:
    match value:
        case Statement():
            return value.content or value.cue
        case CommitmentMention():
            return (value.act,)
        case Position():
            return (value.span,)
