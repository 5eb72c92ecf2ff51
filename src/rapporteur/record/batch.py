"""Batch: what a build has settled, written into the record in one transaction.

A document arrives with all its annotations or not at all. What was read stays: an input that changed points to a new document,
and the old one, no longer pointed to, is no longer current.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, Table, and_, delete, insert, select, tuple_, update

from rapporteur.errors import RefusedInput
from rapporteur.lines import SOFTWARE
from rapporteur.record.rows import ReadingRows, Row
from rapporteur.record.tables import LINKED, OWN, annotations, documents, files, inputs, raw, readings

AGAIN = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One input read: its rows, or why it was refused. `line` is 0 for a file that is one report.

    `size` in bytes; `raw` holds the
    bytes of a report that was read, under zlib. `again` asks that it be read anew by the next build, though it has not changed.
    """

    path: str
    line: int
    sha256: str
    size: int
    raw: bytes = b""
    rows: ReadingRows | None = None
    refusal: RefusedInput | None = None
    again: bool = False


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
    held = _held_inputs(connection, outcomes)
    tally = Tally()
    fresh: dict[str, ReadingRows] = {}
    for outcome in outcomes:
        key = (outcome.path, outcome.line)
        verdict = _verdict(outcome, held.get(key))
        tally += verdict
        held[key] = _Held(_mark(outcome), SOFTWARE, outcome.rows and outcome.rows.document["id"])
        if outcome.rows and not verdict.unchanged:
            fresh[outcome.rows.document["id"]] = outcome.rows
    _write_raw(connection, outcomes)
    _write_readings(connection, tuple(fresh.values()))
    _write_inputs(connection, outcomes)
    _remove_gone(connection, [item for item in batch if isinstance(item, Gone)])
    _write_files(connection, [item for item in batch if isinstance(item, FileRead)])
    return tally


def write_linked(connection: Connection, document: str, linked: ReadingRows | None) -> None:
    """Lay a linked reading over a document's own, or take it off again."""
    for table in (readings, annotations):
        connection.execute(delete(table).where(table.c.document == document, table.c.step == LINKED))
    step = LINKED if linked else OWN
    connection.execute(update(documents).where(documents.c.id == document).values(step=step))
    if linked:
        _insert(connection, readings, (linked.reading,))
        _insert(connection, annotations, linked.annotations)


def _write_readings(connection: Connection, fresh: Sequence[ReadingRows]) -> None:
    """Write the own readings of documents; what an earlier program read in them, or linked, goes."""
    ids = [one.document["id"] for one in fresh]
    there = list(connection.scalars(select(documents.c.id).where(documents.c.id.in_(ids))))
    if there:
        for table in (readings, annotations):
            connection.execute(delete(table).where(table.c.document.in_(there)))
        connection.execute(delete(documents).where(documents.c.id.in_(there)))
    _insert(connection, documents, (one.document for one in fresh))
    _insert(connection, readings, (one.reading for one in fresh))
    _insert(connection, annotations, (row for one in fresh for row in one.annotations))


def _verdict(outcome: Outcome, before: _Held | None) -> Tally:
    if outcome.rows is None:
        return Tally(refused=1)
    if before is None or before.document is None:
        return Tally(added=1)
    same = before == _Held(_mark(outcome), SOFTWARE, outcome.rows.document["id"])
    return Tally(unchanged=1) if same else Tally(replaced=1)


def _mark(outcome: Outcome) -> str:
    return AGAIN if outcome.again else outcome.sha256


def _held_inputs(connection: Connection, outcomes: Sequence[Outcome]) -> dict[tuple[str, int], _Held]:
    keys = [(outcome.path, outcome.line) for outcome in outcomes]
    wanted = select(inputs).where(tuple_(inputs.c.path, inputs.c.line).in_(keys))
    return {(row.path, row.line): _Held(row.sha256, row.software, row.document) for row in connection.execute(wanted)}


def _write_raw(connection: Connection, outcomes: Iterable[Outcome]) -> None:
    content = {outcome.sha256: outcome.raw for outcome in outcomes if outcome.rows}
    there = set(connection.scalars(select(raw.c.sha256).where(raw.c.sha256.in_(list(content)))))
    _insert(
        connection, raw, ({"sha256": sha, "content": packed} for sha, packed in content.items() if sha not in there)
    )


def _write_inputs(connection: Connection, outcomes: Sequence[Outcome]) -> None:
    rows = {(outcome.path, outcome.line): _input_row(outcome) for outcome in outcomes}
    connection.execute(delete(inputs).where(tuple_(inputs.c.path, inputs.c.line).in_(list(rows))))
    _insert(connection, inputs, rows.values())


def _input_row(outcome: Outcome) -> Row:
    refusal = outcome.refusal
    return {
        "path": outcome.path,
        "line": outcome.line,
        "sha256": _mark(outcome),
        "software": SOFTWARE,
        "document": outcome.rows and outcome.rows.document["id"],
        "refused": refusal and json.dumps([refusal.name, refusal.reason, refusal.remedy]),
    }


def _remove_gone(connection: Connection, gone: Iterable[Gone]) -> None:
    for one in gone:
        where = and_(inputs.c.path == one.path, inputs.c.line >= one.first)
        if one.lines:
            where = and_(where, inputs.c.line.in_(one.lines))
        connection.execute(delete(inputs).where(where))


def _write_files(connection: Connection, read: Sequence[FileRead]) -> None:
    """Mark the files as read, but for those of which an input is to be read again."""
    paths = [file.path for file in read]
    again = set(connection.scalars(select(inputs.c.path).where(inputs.c.path.in_(paths), inputs.c.sha256 == AGAIN)))
    connection.execute(delete(files).where(files.c.path.in_(paths)))
    rows = {
        file.path: {"path": file.path, "size": file.size, "mtime_ns": file.mtime_ns, "software": SOFTWARE}
        for file in read
        if file.path not in again
    }
    _insert(connection, files, rows.values())


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    given = list(rows)
    if given:
        connection.execute(insert(table), given)
