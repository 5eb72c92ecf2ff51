"""Copies in a record: the samples of its documents, the pairs that are copies, and of which each current one is.

Pairs are found as documents arrive, whichever comes first, and stay; of which one a copy is depends on which are
current, and on their days, and is settled when the reports are linked.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, update

from rapporteur.lines import load
from rapporteur.link.copies import FEW, Copy, are_copies, find_origins
from rapporteur.record.asking import asked
from rapporteur.record.outdated import mark_documents
from rapporteur.record.tables import copies, documents, inputs, readings, samples

AT_ONCE = 500
"""Documents asked for in one query."""


def write_copies(connection: Connection, sampled: Mapping[str, frozenset[int]]) -> None:
    """Keep the samples of new documents, and the pairs that each of these makes with all documents kept so far."""
    runs = [{"run": run, "document": one} for one, sample in sampled.items() for run in sorted(sample)]
    if not runs:
        return
    connection.execute(insert(samples), runs)
    mine, theirs = samples.alias("mine"), samples.alias("theirs")
    shared = (
        select(theirs.c.document, func.count())
        .select_from(mine.join(theirs, and_(theirs.c.run == mine.c.run, theirs.c.document != mine.c.document)))
        .group_by(theirs.c.document)
        .having(func.count() >= FEW)
    )
    pairs: set[tuple[str, str]] = set()
    for one, sample in sampled.items():
        near = [(other, count) for other, count in connection.execute(shared.where(mine.c.document == one))]
        sizes = _sizes(connection, [other for other, _ in near])
        pairs |= {
            (min(one, other), max(one, other)) for other, count in near if are_copies(count, len(sample), sizes[other])
        }
    if pairs:
        connection.execute(insert(copies), [{"one": one, "other": other} for one, other in sorted(pairs)])


def drop_copies(connection: Connection, gone: Sequence[str]) -> None:
    """Forget documents that are read anew."""
    connection.execute(delete(samples).where(samples.c.document.in_(gone)))
    connection.execute(delete(copies).where(or_(copies.c.one.in_(gone), copies.c.other.in_(gone))))


def write_origins(connection: Connection) -> None:
    """Note of each current document that is a copy which it is of, where that may have changed since all were linked:
    of what is new or gone, and of all that has its words from one of these, or had."""
    is_current = documents.c.id.in_(select(inputs.c.document).where(inputs.c.document.is_not(None)))
    changed = select(documents.c.id).where(documents.c.linked.is_(None) == is_current)
    paired = select(copies.c.one).union(select(copies.c.other))
    alone = select(documents.c.id).where(documents.c.syndicated_from.is_not(None), documents.c.id.not_in(paired))
    near, pairs = _reach(connection, {*connection.scalars(changed), *connection.scalars(alone)})
    held, before = _copies(connection, near), dict[str, str | None]()
    for some in asked(near):
        of = select(documents.c.id, documents.c.syndicated_from).where(documents.c.id.in_(some))
        before |= {row.id: row.syndicated_from for row in connection.execute(of)}
    origins = find_origins(pairs, held)
    mark_documents(connection, near)
    moved = [(one, origins.get(one)) for one, origin in before.items() if origins.get(one) != origin]
    if moved:
        written = update(documents).where(documents.c.id == bindparam("at")).values(syndicated_from=bindparam("origin"))
        connection.execute(written, [{"at": one, "origin": origin} for one, origin in moved])


def _reach(connection: Connection, start: set[str]) -> tuple[set[str], list[tuple[str, str]]]:
    """Return the documents that pairs of copies lead to from some, these included, and the pairs."""
    reached, waiting, pairs = set[str](), start, set[tuple[str, str]]()
    while waiting:
        reached |= waiting
        found: set[tuple[str, str]] = set()
        for some in asked(waiting):
            of = select(copies.c.one, copies.c.other)
            for end in (copies.c.one, copies.c.other):
                found |= {(row.one, row.other) for row in connection.execute(of.where(end.in_(some)))}
        pairs |= found
        waiting = {one for pair in found for one in pair} - reached
    return reached, sorted(pairs)


def _copies(connection: Connection, wanted: Iterable[str]) -> dict[str, Copy]:
    """Return current documents as they are compared with what they may be copies of."""
    out: dict[str, Copy] = {}
    of_document = and_(readings.c.document == documents.c.id, readings.c.step == documents.c.step)
    for some in asked(wanted):
        read = select(readings.c.document, readings.c.earliest, readings.c.latest, readings.c.body)
        read = read.join(documents, of_document).where(readings.c.document.in_(some))
        rows = connection.execute(read.where(readings.c.document.in_(select(inputs.c.document)))).all()
        sizes = _sizes(connection, [row.document for row in rows])
        for row in rows:
            line = load(row.body)
            out[row.document] = Copy(
                document=row.document,
                published=(row.earliest, row.latest),
                publisher=line["publisher"],
                agencies=tuple(line["agencies"]),
                size=sizes.get(row.document, 0),
                path=line["path"] or "",
            )
    return out


def _sizes(connection: Connection, wanted: Sequence[str]) -> dict[str, int]:
    """Return how large the samples of some documents are."""
    counted = select(samples.c.document, func.count()).group_by(samples.c.document)
    out: dict[str, int] = {}
    for at in range(0, len(wanted), AT_ONCE):
        asked = counted.where(samples.c.document.in_(wanted[at : at + AT_ONCE]))
        out |= {row[0]: row[1] for row in connection.execute(asked)}
    return out
