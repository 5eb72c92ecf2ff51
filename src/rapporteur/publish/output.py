"""Output: where an export goes, standard output or a file that is there only when it is whole."""

import errno
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from rapporteur.errors import FullDisk, RapporteurError

STANDARD_OUTPUT = "-"
NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


def write_out(lines: Iterable[str], out: str) -> None:
    """Write lines, each with a newline, in UTF-8; `-` is standard output.

    Raises FullDisk, and RapporteurError where the file cannot be written.
    """
    with opened_out(out) as file:
        for line in lines:
            file.write(f"{line}\n".encode())


@contextmanager
def opened_out(out: str) -> Iterator[BinaryIO]:
    """Give a file to write bytes into, which is there only when it is whole; `-` is standard output.

    Raises FullDisk, and RapporteurError where the file cannot be written.
    """
    name = "standard output" if out == STANDARD_OUTPUT else out
    try:
        with _opened(out) as file:
            yield file
            file.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        if fault.errno in NO_ROOM:
            raise FullDisk(f"{name}: the disk is full; make room, or write elsewhere with --out") from fault
        raise RapporteurError(f"{name}: cannot be written ({fault.strerror}); write elsewhere with --out") from fault


@contextmanager
def _opened(out: str) -> Iterator[BinaryIO]:
    path = Path(out)
    if out == STANDARD_OUTPUT:
        yield sys.stdout.buffer
    elif path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
    else:
        part = path.with_name(f"{path.name}.part")
        try:
            with part.open("wb") as file:
                yield file
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
