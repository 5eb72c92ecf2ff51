"""Linked: what the reports of a record have in common, kept up when some came or went."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, delete, select, update

from rapporteur.link.clusters import Groups
from rapporteur.model import Reading
from rapporteur.record.asking import asked
from rapporteur.record.judged import Judged, judged
from rapporteur.record.linked_events import link_events, tell_again
from rapporteur.record.linked_names import link_names
from rapporteur.record.outdated import mark_documents
from rapporteur.record.tables import annotations, documents, inputs, tellings
from rapporteur.workers import batched

AT_ONCE = 500
"""Documents linked at once, so that memory does not grow with those that are new."""


def link_documents(connection: Connection, reading_of: Callable[[str], Reading], changed: Collection[str] = ()) -> None:
    """Link the documents that are current and not linked as they are read, and no others.

    `reading_of` gives the reading of a document that holds; `changed` has the identifiers of which a judgement was made
    or undone.
    """
    is_current = documents.c.id.in_(select(inputs.c.document).where(inputs.c.document.is_not(None)))
    is_linked = documents.c.linked.is_not(None)
    events = judged(connection, "event", changed)
    _tell_again(connection, reading_of, events)
    gone = list(connection.scalars(select(documents.c.id).where(is_linked, ~is_current)))
    mark_documents(connection, gone)
    _mark(connection, gone, None)
    link_names(connection, gone, (), judged(connection, "actor", changed))
    link_events(connection, gone, (), judged=events, crowded=(crowded := set[int]()))
    fresh = connection.scalars(select(documents.c.id).where(~is_linked, is_current).order_by(documents.c.id)).all()
    for batch in batched(fresh, AT_ONCE):
        _mark(connection, batch, documents.c.step)
        link_names(connection, (), batch, judged(connection, "actor"))
        link_events(connection, (), batch, judged=judged(connection, "event"), crowded=crowded)
        mark_documents(connection, batch)


def _mark(connection: Connection, wanted: Iterable[str], linked: Any) -> None:
    for some in asked(wanted):
        connection.execute(update(documents).where(documents.c.id.in_(some)).values(linked=linked))


def _tell_again(connection: Connection, reading_of: Callable[[str], Reading], events: Judged) -> None:
    """Have reports told anew of which a person's judgements keep mentions apart, or no longer do."""
    groups = Groups((one.one, one.other) for one in events.different)
    for one in events.same:
        groups.join(one.one, one.other)
    judged_mentions = {name for one in (*events.same, *events.different) for name in (one.one, one.other)}
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for some in asked(judged_mentions | events.changed):
        wanted = select(annotations.c.id, annotations.c.document).where(annotations.c.id.in_(some)).distinct()
        for name, document in connection.execute(wanted):
            reports[document].append(name)
    for document, names in sorted(reports.items()):
        pairs = list(combinations(sorted(names), 2))
        apart = [pair for pair in pairs if groups.root(pair[0]) != groups.root(pair[1]) and not groups.may_join(*pair)]
        if apart or len(events.changed.intersection(names)) > 1:
            unlink_documents(connection, [document])
            tell_again(connection, reading_of(document), apart)


def unlink_documents(connection: Connection, wanted: Iterable[str]) -> None:
    """Take documents out of what is linked, as they are to be read, told or dated anew."""
    held = list(wanted)
    linked = [
        identifier
        for some in asked(held)
        for identifier in connection.scalars(
            select(documents.c.id).where(documents.c.id.in_(some), documents.c.linked.is_not(None))
        )
    ]
    mark_documents(connection, linked)
    _mark(connection, linked, None)
    link_names(connection, linked, (), judged(connection, "actor"))
    link_events(connection, linked, (), judged=judged(connection, "event"), crowded=set())


def drop_tellings(connection: Connection, wanted: Iterable[str], step: int | None = None) -> None:
    """Forget what some documents tell, in one step of their reading or in all."""
    for some in asked(wanted):
        of = tellings.c.document.in_(some)
        connection.execute(delete(tellings).where(of if step is None else of & (tellings.c.step == step)))
