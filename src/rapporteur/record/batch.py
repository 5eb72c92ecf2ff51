"""Batch: what a build has settled, written into the record in one transaction.

A document arrives with all its annotations or not at all. What was read stays: an input that changed points to a new
document, and the old one, no longer pointed to, is no longer current.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, insert, not_, select, tuple_, update

from rapporteur.errors import RefusedInput
from rapporteur.lines import READER
from rapporteur.record.copies import drop_copies, write_copies
from rapporteur.record.linked import drop_tellings, unlink_documents
from rapporteur.record.rows import ReadingRows, Row
from rapporteur.record.tables import (
    LINKED,
    OWN,
    annotations,
    documents,
    files,
    gleanings,
    inputs,
    mentions,
    raw,
    readings,
    tellings,
)

AGAIN = ""

# The input that a document is kept as still points to it.
KEEPER = inputs.alias("keeper")
KEPT_AS = exists().where(
    KEEPER.c.document == documents.c.id, KEEPER.c.path == documents.c.path, KEEPER.c.line == documents.c.line
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One input read: its rows, or why it was refused. `line` is 0 for a file that is one report.

    `size` in bytes; `raw` holds the bytes of a report that was read, under zlib. `again` asks that it be read anew by
    the next build, though it has not changed.
    """

    path: str
    line: int
    sha256: str
    size: int
    raw: bytes = b""
    rows: ReadingRows | None = None
    refusal: RefusedInput | None = None
    again: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """Where it stands."""
        return self.path, self.line

    @property
    def document(self) -> str | None:
        """The identifier of the document it is."""
        return self.rows.document["id"] if self.rows else None

    @property
    def mark(self) -> str:
        """The hash to compare it with next time."""
        return AGAIN if self.again else self.sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Inputs that a file held and no longer holds: from line `first` on, and only the `lines` named if any are."""

    path: str
    first: int = 0
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """A file all of whose inputs have been settled."""

    path: str
    size: int
    mtime_ns: int


Settled = Outcome | Gone | FileRead


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many reports were new, as before, changed, refused."""

    added: int = 0
    unchanged: int = 0
    replaced: int = 0
    refused: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            added=self.added + other.added,
            unchanged=self.unchanged + other.unchanged,
            replaced=self.replaced + other.replaced,
            refused=self.refused + other.refused,
        )


class _Held(NamedTuple):
    """What an input pointed to before."""

    sha256: str
    software: str
    document: str | None


def write_batch(connection: Connection, batch: Sequence[Settled]) -> Tally:
    """Write a batch within the transaction that is open; return what became of its reports."""
    outcomes = [item for item in batch if isinstance(item, Outcome)]
    gone = [item for item in batch if isinstance(item, Gone)]
    held = _held_inputs(connection, outcomes)
    dropped = {before.document for before in held.values()} | _documents_of(connection, gone)
    tally, fresh = Tally(), []
    for outcome in outcomes:
        verdict = _verdict(outcome, held.get(outcome.key))
        tally += verdict
        held[outcome.key] = _Held(outcome.mark, READER, outcome.document)
        if not verdict.unchanged:
            fresh.append(outcome)
    _write_raw(connection, outcomes)
    _write_inputs(connection, outcomes)
    _remove_gone(connection, gone)
    _write_readings(connection, _kept(connection, fresh))
    _write_files(connection, [item for item in batch if isinstance(item, FileRead)])
    _read_keepers_again(connection, [document for document in dropped if document])
    return tally


def write_linked(connection: Connection, document: str, linked: ReadingRows | None) -> None:
    """Lay a linked reading over a document's own, or take it off again."""
    step = LINKED if linked else OWN
    if _is_held(connection, document, step, linked):
        return
    unlink_documents(connection, [document])
    drop_tellings(connection, [document], LINKED)
    for table in (readings, gleanings, annotations):
        connection.execute(delete(table).where(table.c.document == document, table.c.step == LINKED))
    connection.execute(update(documents).where(documents.c.id == document).values(step=step))
    if linked:
        _insert(connection, readings, (linked.reading,))
        _insert(connection, gleanings, (linked.gleaning,))
        _insert(connection, annotations, linked.annotations)
        _insert(connection, tellings, linked.tellings)


def _is_held(connection: Connection, document: str, step: int, linked: ReadingRows | None) -> bool:
    """Return whether a reading is in the record as it is."""
    wanted = select(readings.c.body, readings.c.dating).join(
        documents, and_(documents.c.id == readings.c.document, documents.c.step == readings.c.step)
    )
    held = connection.execute(wanted.where(readings.c.document == document, readings.c.step == step)).first()
    return held is not None and (
        linked is None or (held.body, held.dating) == (linked.reading["body"], linked.reading["dating"])
    )


def _kept(connection: Connection, outcomes: Sequence[Outcome]) -> dict[str, Outcome]:
    """Return by document the input that it is to be kept as, where that is one of these: the first by path and line."""
    first: dict[str, Outcome] = {}
    for outcome in sorted(outcomes, key=lambda outcome: outcome.key, reverse=True):
        if outcome.document:
            first[outcome.document] = outcome
    wanted = select(documents.c.id, documents.c.path, documents.c.line).where(documents.c.id.in_(list(first)), KEPT_AS)
    for document, path, line in connection.execute(wanted):
        if (path, line) < first[document].key:
            del first[document]
    return first


def _write_readings(connection: Connection, kept: Mapping[str, Outcome]) -> None:
    """Write the own readings of documents; what an earlier program read in them, or linked, goes."""
    there = list(connection.scalars(select(documents.c.id).where(documents.c.id.in_(list(kept)))))
    if there:
        unlink_documents(connection, there)
        drop_tellings(connection, there)
        for table in (readings, gleanings, mentions, annotations):
            connection.execute(delete(table).where(table.c.document.in_(there)))
        drop_copies(connection, there)
        connection.execute(delete(documents).where(documents.c.id.in_(there)))
    fresh = [(outcome, outcome.rows) for outcome in kept.values() if outcome.rows]
    _insert(connection, documents, (rows.document | {"path": one.path, "line": one.line} for one, rows in fresh))
    _insert(connection, readings, (rows.reading for _, rows in fresh))
    _insert(connection, gleanings, (rows.gleaning for _, rows in fresh))
    _insert(connection, mentions, (row for _, rows in fresh for row in rows.mentions))
    _insert(connection, annotations, (row for _, rows in fresh for row in rows.annotations))
    _insert(connection, tellings, (row for _, rows in fresh for row in rows.tellings))
    write_copies(connection, {rows.document["id"]: rows.sample for _, rows in fresh})


def _read_keepers_again(connection: Connection, dropped: Sequence[str]) -> None:
    """Have a document read again by the next build if the input that it is kept as has changed or gone."""
    wanted = select(inputs.c.path).join(documents, documents.c.id == inputs.c.document)
    paths = list(connection.scalars(wanted.where(documents.c.id.in_(dropped), not_(KEPT_AS)).distinct()))
    if paths:
        connection.execute(delete(files).where(files.c.path.in_(paths)))
        connection.execute(
            update(inputs).where(inputs.c.path.in_(paths), inputs.c.document.in_(dropped)).values(sha256=AGAIN)
        )


def _verdict(outcome: Outcome, before: _Held | None) -> Tally:
    if outcome.rows is None:
        return Tally(refused=1)
    if before is None or before.document is None:
        return Tally(added=1)
    same = before == _Held(outcome.mark, READER, outcome.document)
    return Tally(unchanged=1) if same else Tally(replaced=1)


def _held_inputs(connection: Connection, outcomes: Sequence[Outcome]) -> dict[tuple[str, int], _Held]:
    keys = [outcome.key for outcome in outcomes]
    wanted = select(inputs).where(tuple_(inputs.c.path, inputs.c.line).in_(keys))
    return {(row.path, row.line): _Held(row.sha256, row.software, row.document) for row in connection.execute(wanted)}


def _documents_of(connection: Connection, gone: Iterable[Gone]) -> set[str | None]:
    return {document for one in gone for document in connection.scalars(select(inputs.c.document).where(_is_gone(one)))}


def _write_raw(connection: Connection, outcomes: Iterable[Outcome]) -> None:
    content = {outcome.sha256: outcome.raw for outcome in outcomes if outcome.rows}
    there = set(connection.scalars(select(raw.c.sha256).where(raw.c.sha256.in_(list(content)))))
    _insert(
        connection, raw, ({"sha256": sha, "content": packed} for sha, packed in content.items() if sha not in there)
    )


def _write_inputs(connection: Connection, outcomes: Sequence[Outcome]) -> None:
    rows = {outcome.key: _input_row(outcome) for outcome in outcomes}
    connection.execute(delete(inputs).where(tuple_(inputs.c.path, inputs.c.line).in_(list(rows))))
    _insert(connection, inputs, rows.values())


def _input_row(outcome: Outcome) -> Row:
    refusal = outcome.refusal
    return {
        "path": outcome.path,
        "line": outcome.line,
        "sha256": outcome.mark,
        "software": READER,
        "document": outcome.document,
        "refused": refusal and json.dumps([refusal.name, refusal.reason, refusal.remedy]),
    }


def _remove_gone(connection: Connection, gone: Iterable[Gone]) -> None:
    for one in gone:
        connection.execute(delete(inputs).where(_is_gone(one)))


def _is_gone(one: Gone) -> ColumnElement[bool]:
    of_file = and_(inputs.c.path == one.path, inputs.c.line >= one.first)
    return and_(of_file, inputs.c.line.in_(one.lines)) if one.lines else of_file


def _write_files(connection: Connection, read: Sequence[FileRead]) -> None:
    """Mark the files as read, but for those of which an input is to be read again."""
    paths = [file.path for file in read]
    again = set(connection.scalars(select(inputs.c.path).where(inputs.c.path.in_(paths), inputs.c.sha256 == AGAIN)))
    connection.execute(delete(files).where(files.c.path.in_(paths)))
    rows = {
        file.path: {"path": file.path, "size": file.size, "mtime_ns": file.mtime_ns, "software": READER}
        for file in read
        if file.path not in again
    }
    _insert(connection, files, rows.values())


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    given = list(rows)
    if given:
        connection.execute(insert(table), given)
