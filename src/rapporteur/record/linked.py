"""Linked: what the reports of a record have in common, kept up when some came or went."""

from collections.abc import Callable, Collection, Iterable

from sqlalchemy import Connection, delete, select, update

from rapporteur.model import Reading
from rapporteur.record.asking import asked
from rapporteur.record.judged import Judged, judged
from rapporteur.record.linked_events import link_events, tell_again
from rapporteur.record.linked_names import link_names
from rapporteur.record.tables import annotations, documents, inputs, tellings


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
    fresh = list(connection.scalars(select(documents.c.id).where(~is_linked, is_current)))
    link_names(connection, gone, fresh, judged(connection, "actor", changed))
    for some in asked(gone):
        connection.execute(update(documents).where(documents.c.id.in_(some)).values(linked=None))
    for some in asked(fresh):
        connection.execute(update(documents).where(documents.c.id.in_(some)).values(linked=documents.c.step))
    link_events(connection, gone, fresh, events)


def _tell_again(connection: Connection, reading_of: Callable[[str], Reading], events: Judged) -> None:
    """Have reports told anew of which a person judged two mentions to be different events, or no longer does."""
    apart: dict[str, list[tuple[str, str]]] = {}
    of = {name for one in events.different for name in (one.one, one.other)} | events.changed
    reports: dict[str, str] = {}
    for some in asked(of):
        wanted = select(annotations.c.id, annotations.c.document).where(annotations.c.id.in_(some))
        reports |= {row.id: row.document for row in connection.execute(wanted)}
    for one in events.different:
        if one.one in reports and reports[one.one] == reports.get(one.other):
            apart.setdefault(reports[one.one], []).append((one.one, one.other))
    changed = [reports[name] for name in sorted(events.changed) if name in reports]
    again = {report for report in changed if changed.count(report) > 1} | apart.keys()
    for report in sorted(again):
        unlink_documents(connection, [report])
        tell_again(connection, reading_of(report), apart.get(report, ()))


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
    link_names(connection, linked, (), judged(connection, "actor"))
    for some in asked(linked):
        connection.execute(update(documents).where(documents.c.id.in_(some)).values(linked=None))
    link_events(connection, linked, (), judged(connection, "event"))


def drop_tellings(connection: Connection, wanted: Iterable[str], step: int | None = None) -> None:
    """Forget what some documents tell, in one step of their reading or in all."""
    for some in asked(wanted):
        of = tellings.c.document.in_(some)
        connection.execute(delete(tellings).where(of if step is None else of & (tellings.c.step == step)))
