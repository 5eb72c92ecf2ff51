"""Parquet: the tables of the record with typed columns, for pandas, Polars, DuckDB or R.

Rows are written some at a time, so that memory stays flat; the same record gives the same bytes with the same version
of pyarrow, whose name the format keeps in each file.
"""

import errno
from pathlib import Path
from typing import BinaryIO, Final

from rapporteur.errors import MissingExtra, RapporteurError
from rapporteur.lines import dump, header_line
from rapporteur.publish.exports.columns import COLUMNS, schema_of
from rapporteur.publish.exports.rows import ROWS
from rapporteur.publish.output import opened_out
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage
from rapporteur.weights import MODEL
from rapporteur.workers import batched

try:
    import pyarrow as pa
    from pyarrow import parquet
except ModuleNotFoundError as fault:
    raise MissingExtra("Parquet", "exports") from fault

ROWS_AT_ONCE: Final = 1000
"""Rows of a row group."""


def write_folder(store: Store, vantage: Vantage, folder: Path, *, text: bool = True) -> None:
    """Write every table into a folder, each as `TABLE.parquet`; RapporteurError where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        why = "there is a file of that name" if fault.errno == errno.EEXIST else fault.strerror
        raise RapporteurError(f"{folder}: cannot be made a folder ({why}); name another with --out") from fault
    for table in COLUMNS:
        write_table(store, vantage, table, str(folder / f"{table}.parquet"), text=text)


def write_table(store: Store, vantage: Vantage, table: str, out: str, *, text: bool = True) -> None:
    """Write one table to a file, or to standard output (`-`)."""
    with opened_out(out) as file:
        _write(store, vantage, table, file, text=text)


def _write(store: Store, vantage: Vantage, table: str, file: BinaryIO, *, text: bool) -> None:
    header = header_line(as_of=vantage.as_of, known_by=vantage.known_by, model=None if store.stale else MODEL)
    schema = schema_of(table, text=text).with_metadata({"rapporteur": dump(header | {"table": table})})
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in batched(ROWS[table](store, vantage), ROWS_AT_ONCE):
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
