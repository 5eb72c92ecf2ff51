"""Engine: opening a record in a file (SQLite) or under a URL. The only place that knows one database from another.

A writer holds the database's own write lock from opening to closing and gives it up only for the instant of a commit,
so that a second build is turned away at once. A file is in write-ahead mode, so that readers neither wait nor are
waited for; closed, it is one file.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from rapporteur.errors import FullDisk, LockedRecord, NotARecord, RecordError

WAIT_SECONDS = 0.5
CACHE_KIB = 32_768
PAGES_BESIDE = 8_000
ADVISORY_LOCK = 0x5241_5050  # "RAPP"; any number that no other program is likely to take
PRIMARY_CODE = 0xFF


def open_engine(record: str | Path, *, write: bool) -> Engine:
    """Return the engine of a record: a path, or a URL such as `postgresql+psycopg://host/name`.

    Raises NotARecord where a file cannot be one. Errors of the database come out of it as a RecordError.
    """
    name = name_of(record)
    engine = _server(str(record), name) if _is_url(record) else _file(Path(record), write=write)

    @event.listens_for(engine, "handle_error")
    def _tell(context: ExceptionContext) -> RecordError | None:
        return _told(context.original_exception, name)

    return engine


def name_of(record: str | Path) -> str:
    """Return what a record is called in messages: its path, or its URL without the password."""
    try:
        return make_url(str(record)).render_as_string() if _is_url(record) else str(record)
    except ArgumentError:
        return str(record)


def lock(connection: Connection, name: str) -> None:
    """Take a server's write lock for as long as the connection lasts (a file's is taken by BEGIN); LockedRecord."""
    if connection.dialect.name != "sqlite" and not connection.scalar(
        text("SELECT pg_try_advisory_lock(:number)"), {"number": ADVISORY_LOCK}
    ):
        raise LockedRecord(_locked(name))


def share(connection: Connection) -> None:
    """Let a file be read while this connection writes it; outside of a transaction.

    The file stays so: changes go to a file beside it, folded in and removed when the last who has it open closes.
    """
    file = connection.connection.driver_connection
    if isinstance(file, sqlite3.Connection):
        file.execute("PRAGMA journal_mode = WAL")
        # A commit need not wait until the disk has all of it: a power cut may undo the last ones, not break the file.
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(f"PRAGMA wal_autocheckpoint = {PAGES_BESIDE}")


def _is_url(record: str | Path) -> bool:
    return "://" in str(record)


def _server(url: str, name: str) -> Engine:
    try:
        if make_url(url).get_backend_name() == "sqlite":
            raise NotARecord(f"{name}: give a record in a file by its path, without sqlite://")
        return create_engine(url, poolclass=NullPool)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as fault:
        raise NotARecord(f"{name}: no database is reached so ({fault}); give a path or a URL of SQLAlchemy") from fault


def _file(path: Path, *, write: bool) -> Engine:
    _check_file(path, write=write)
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if write else 'rw'}"
    if not write and not os.access(path.absolute().parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        uri += "&immutable=1"  # where no file can be made beside it, nobody can be writing it

    def connect() -> sqlite3.Connection:
        # Without an isolation level the driver begins nothing by itself: _begin does, tables included.
        return sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: Any) -> None:
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _check_file(path: Path, *, write: bool) -> None:
    if path.is_dir():
        raise NotARecord(f"{path}: a folder, not a record; name a file, such as {path / 'record.rapporteur'}")
    if not path.exists() and not write:
        raise NotARecord(f"{path}: no such record; make it with `rapporteur build PATH... --record {path}`")
    if not path.absolute().parent.is_dir():
        raise NotARecord(f"{path}: its folder does not exist; make the folder first")


def _told(fault: BaseException | None, name: str) -> RecordError | None:
    """Return what a user is told of a database's error, None where it is a fault of this program."""
    code = getattr(fault, "sqlite_errorcode", 0) & PRIMARY_CODE
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedRecord(_locked(name))
    if code == sqlite3.SQLITE_FULL or getattr(fault, "sqlstate", None) == "53100":
        return FullDisk(f"{name}: the disk is full; make room and run the same command again, what was read is kept")
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return NotARecord(f"{name}: not a record, or a damaged one ({fault}); name another file with --record")
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return RecordError(
            f"{name}: the file cannot be used ({fault}); check its rights and its disk, what was read is kept"
        )
    if isinstance(fault, Exception) and type(fault).__name__ == "OperationalError" and not code:
        reason = str(fault).splitlines()[0]
        return RecordError(f"{name}: the database cannot be used ({reason}); check that it runs and may be written")
    return None


def _locked(name: str) -> str:
    return f"{name}: another process is writing to this record; wait until it has finished"
