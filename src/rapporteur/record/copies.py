"""Copies in a record: the samples of its documents, the pairs that are copies, and of which each current one is.

Pairs are found as documents arrive, whichever comes first, and stay; of which one a copy is depends on which are
current, and on their days, and is settled when the reports are linked.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from rapporteur.lines import load
from rapporteur.link.copies import FEW, Copy, are_copies, find_origins
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
    """Note of each current document that is a copy which it is of."""
    pairs = [(row.one, row.other) for row in connection.execute(select(copies))]
    wanted = (
        select(readings.c.document, readings.c.earliest, readings.c.latest, readings.c.body)
        .join(documents, and_(readings.c.document == documents.c.id, readings.c.step == documents.c.step))
        .where(readings.c.document.in_(select(copies.c.one).union(select(copies.c.other))))
        .where(readings.c.document.in_(select(inputs.c.document)))
    )
    rows = connection.execute(wanted).all()
    sizes = _sizes(connection, [row.document for row in rows])
    held = {}
    for row in rows:
        line = load(row.body)
        held[row.document] = Copy(
            document=row.document,
            published=(row.earliest, row.latest),
            publisher=line["publisher"],
            agencies=tuple(line["agencies"]),
            size=sizes[row.document],
            path=line["path"] or "",
        )
    connection.execute(update(documents).where(documents.c.syndicated_from.is_not(None)).values(syndicated_from=None))
    for one, origin in find_origins(pairs, held).items():
        connection.execute(update(documents).where(documents.c.id == one).values(syndicated_from=origin))


def _sizes(connection: Connection, wanted: Sequence[str]) -> dict[str, int]:
    """Return how large the samples of some documents are."""
    counted = select(samples.c.document, func.count()).group_by(samples.c.document)
    out: dict[str, int] = {}
    for at in range(0, len(wanted), AT_ONCE):
        asked = counted.where(samples.c.document.in_(wanted[at : at + AT_ONCE]))
        out |= {row[0]: row[1] for row in connection.execute(asked)}
    return out
