"""Outdated: which events the overview no longer has as they are. What changes them says so; overview.py mends it."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, insert, select

from rapporteur.record.asking import asked
from rapporteur.record.tables import annotations, outdated, parts


def mark_outdated(connection: Connection, some: Iterable[str]) -> None:
    """Note that events are no longer as the overview has them."""
    for batch in asked(set(some)):
        connection.execute(delete(outdated).where(outdated.c.event.in_(batch)))
        connection.execute(insert(outdated), [{"event": one} for one in batch])


def mark_documents(connection: Connection, some: Iterable[str]) -> None:
    """Note that the events which some documents mention are no longer as the overview has them."""
    for batch in asked(some):
        told = select(annotations.c.event).where(annotations.c.document.in_(batch), annotations.c.kind == "event")
        mark_outdated(connection, connection.scalars(told.distinct()).all())


def mark_sources(connection: Connection, moved: Collection[str], among: Collection[str]) -> None:
    """Note that some actors of reports are others across reports than they were, `among` all whom that may be one with.

    An event with two of these as its sources may have more that are independent, or fewer.
    """
    events: set[str] = set()
    for batch in asked(moved):
        having = select(parts.c.event).where(parts.c.role == "source", parts.c.actor.in_(batch))
        events |= set(connection.scalars(having))
    sources: dict[str, set[str]] = {}
    for batch in asked(events):
        held = select(parts.c.event, parts.c.actor).where(parts.c.role == "source", parts.c.event.in_(batch))
        for event, actor in connection.execute(held):
            sources.setdefault(event, set()).add(actor)
    mark_outdated(connection, (event for event, held in sources.items() if len(held.intersection(among)) > 1))
