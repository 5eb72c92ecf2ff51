"""Find: what a user means by an identifier, the beginning of one, or a report's path or file name."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, and_, func, select

from rapporteur.errors import NotInRecord
from rapporteur.record.store import Store
from rapporteur.record.tables import CURRENT, actors, annotations, documents, mentions

BEYOND = "\U0010ffff"
ENOUGH = 5
SHOWN = ("time", "statement", "event")
"""The kinds of annotations that are found by their identifiers."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document, or a time expression, statement or event in it; or an actor, and a document that mentions it."""

    document: str
    time: str | None = None
    statement: str | None = None
    event: str | None = None
    actor: str | None = None

    @property
    def id(self) -> str:
        """The identifier of what was found."""
        return self.time or self.statement or self.event or self.actor or self.document


def find(store: Store, name: str) -> Found:
    """Return what a name means; NotInRecord where it means nothing, or several things.

    A report is found by its path, the end of it from a folder on, or its identifier; identifiers may be cut short.
    """
    found = _by_path(store, name) or _by_identifier(store, name)
    if not found:
        raise NotInRecord(f"{name}: nothing of that name is in this record; `rapporteur documents` lists what is")
    if len(found) > 1:
        names = ", ".join(one.id for one in found[:ENOUGH])
        raise NotInRecord(f"{name}: means several things ({names}{', …' * (len(found) > ENOUGH)}); give more of it")
    return found[0]


def find_event(store: Store, name: str) -> str:
    """Return the identifier of the event, or event mention, that a name means; NotInRecord."""
    found = find(store, name)
    if found.event is None:
        raise NotInRecord(f"{name}: not an event; `rapporteur events` lists them")
    return found.event


def find_judged(store: Store, one: str, other: str) -> tuple[str, str]:
    """Return the identifiers of two event mentions or two actors of reports that names mean; NotInRecord."""
    pair = [_actor(store, name) if name.startswith("actor-") else find_event(store, name) for name in (one, other)]
    if pair[0].split("-")[0] != pair[1].split("-")[0] or pair[0] == pair[1]:
        raise NotInRecord(f"{one} and {other}: name two events, or two actors, to judge")
    return pair[0], pair[1]


def find_participant(store: Store, mention: str, words: str) -> tuple[int, int, str, str | None]:
    """Return where words stand in the report of an event mention, nearest to it, and the actor they come to there;
    NotInRecord."""
    of_reading = and_(documents.c.id == annotations.c.document, documents.c.step == annotations.c.step)
    wanted = select(documents.c.id, documents.c.text, annotations.c.start).join(annotations, of_reading)
    row = store.connection.execute(wanted.where(CURRENT, annotations.c.id == mention)).first()
    places = [found.start() for found in re.finditer(re.escape(words), row.text)] if row and words else []
    if row is None or not places:
        raise NotInRecord(f"{words}: not in the report of {mention}; give the words as they stand there")
    start = min(places, key=lambda place: (abs(place - row.start), place))
    end = start + len(words)
    there = select(mentions.c.actor).where(
        mentions.c.document == row.id, mentions.c.start < end, mentions.c.end > start, mentions.c.actor.is_not(None)
    )
    return start, end, words, store.connection.scalar(there.order_by(mentions.c.start, mentions.c.end).limit(1))


def _actor(store: Store, name: str) -> str:
    begins = select(mentions.c.actor).where(_begins(mentions.c.actor, name)).distinct().limit(ENOUGH)
    found = store.connection.scalars(begins).all()
    if name in found:
        return name
    if len(found) != 1:
        raise NotInRecord(f"{name}: {'no actor' if not found else 'several actors'} of that identifier; give it whole")
    return str(found[0])


def _by_identifier(store: Store, name: str) -> list[Found]:
    """Return the documents, even those no longer current, annotations and actors whose identifier begins so."""
    held = store.connection.scalars(select(documents.c.id).where(_begins(documents.c.id, name)).limit(ENOUGH + 1))
    found = [Found(identifier) for identifier in held]
    annotated = (
        select(annotations.c.document, annotations.c.kind, annotations.c.id)
        .join(documents, and_(documents.c.id == annotations.c.document, documents.c.step == annotations.c.step))
        .where(CURRENT, annotations.c.kind.in_(SHOWN), _begins(annotations.c.id, name))
        .limit(ENOUGH + 1)
    )
    found += [Found(document, **{kind: one}) for document, kind, one in store.connection.execute(annotated)]
    found += _actors(store, name)
    whole = [one for one in found if name == one.id]
    return whole or found


def _actors(store: Store, name: str) -> list[Found]:
    """Return the actors of the current reports whose identifier, of a report or across them, begins so."""
    one = func.coalesce(actors.c.actor, mentions.c.actor)
    named = (
        select(one, func.min(mentions.c.document))
        .join(documents, documents.c.id == mentions.c.document)
        .outerjoin(actors, actors.c.id == mentions.c.actor)
        .where(CURRENT, _begins(mentions.c.actor, name))
        .group_by(one)
        .limit(ENOUGH + 1)
    )
    return [Found(document, actor=actor) for actor, document in store.connection.execute(named)]


def _by_path(store: Store, name: str) -> list[Found]:
    ends = select(documents.c.id, documents.c.path).where(CURRENT, documents.c.path.endswith(name, autoescape=True))
    named = [(Found(identifier), path) for identifier, path in store.connection.execute(ends)]
    exact = [found for found, path in named if path == name]
    return exact or [found for found, path in named if path.replace("\\", "/").endswith(f"/{name}")]


def _begins(column: Column[Any], name: str) -> ColumnElement[bool]:
    return and_(column >= name, column < name + BEYOND)
