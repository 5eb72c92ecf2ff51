"""Survey: which reports among some files the record does not hold as they are.

A file whose size and time are those of the last build is not opened; of any other, the inputs are compared by hash. A
file that cannot be opened leaves the record as it is. What is refused again is told again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapporteur.errors import NoReports, RefusedInput
from rapporteur.ids import sha256_of
from rapporteur.read.files import File, Input, list_files, open_file
from rapporteur.record.batch import FileRead, Gone, Outcome, Settled, Tally
from rapporteur.record.store import HeldInput, Store
from rapporteur.settings import Settings
from rapporteur.workers import batched

# What the record knows is asked for many at once.
FILES_AT_ONCE = 256
LINES_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Task:
    """An input to be read, and the hash of its bytes."""

    input: Input
    sha256: str


Job = Task | Gone | FileRead


class Survey:
    """Finds what there is to do, in the order of the files, and keeps count of what there is not."""

    def __init__(
        self,
        store: Store,
        *,
        settings: Settings,
        progress: Callable[[int], None],
        refuse: Callable[[RefusedInput], None],
    ) -> None:
        self.store, self.settings, self.progress, self.refuse = store, settings, progress, refuse
        self.tally = Tally()

    def jobs(self, paths: Sequence[Path]) -> Iterator[Job]:
        """Give the inputs to read, and after those of a file what the record is to note of it."""
        for found in batched(list_files(paths), FILES_AT_ONCE):
            files = [file for file in found if isinstance(file, File)]
            unchanged = self.store.unchanged([_read(file) for file in files])
            known = self.store.known([file.path for file in files if file.path not in unchanged])
            for file in found:
                if isinstance(file, RefusedInput):
                    self._refuse(file)
                elif file.path in unchanged:
                    self._pass(file, unchanged[file.path])
                else:
                    yield from self._compare(file, known=file.path in known)

    def settle(self, batch: Sequence[Settled]) -> None:
        """Tell of a batch that is in the record now."""
        for outcome in batch:
            if isinstance(outcome, Outcome):
                self.progress(outcome.size)
                if outcome.refusal:
                    self.refuse(outcome.refusal)

    def _pass(self, file: File, tally: Tally) -> None:
        self.tally += tally
        self.progress(file.size)
        if tally.refused:
            for refusal in self.store.refusals(file.path):
                self.refuse(refusal)

    def _compare(self, file: File, *, known: bool) -> Iterator[Job]:
        """Give the inputs of a file that are new or changed, and what it no longer holds."""
        after, whole = 0, True
        for given in batched(open_file(file, self.settings), LINES_AT_ONCE):
            readable = [one for one in given if isinstance(one, Input)]
            for one in given:
                if isinstance(one, RefusedInput):
                    whole = False
                    self._refuse(one)
            if not readable:
                continue
            before, after = after, (readable[-1].line or 0) + 1
            held = self.store.held(file.path, before, after - 1) if known else {}
            yield from self._compare_lines(file.path, readable, held)
        if known and (after or whole) and self.store.holds_from(file.path, after):
            yield Gone(path=file.path, first=after)
        if whole:
            yield _read(file)

    def _compare_lines(self, path: str, inputs: Sequence[Input], held: dict[int, HeldInput]) -> Iterator[Job]:
        for one in inputs:
            before = held.pop(one.line or 0, None)
            task = Task(one, sha256_of(one.content))
            if before is None or before.sha256 != task.sha256:
                yield task
                continue
            self.progress(len(one.content))
            if before.refusal:
                self._refuse(before.refusal)
            else:
                self.tally += Tally(unchanged=1)
        if held:
            yield Gone(path=path, lines=tuple(held))

    def _refuse(self, refusal: RefusedInput) -> None:
        self.tally += Tally(refused=1)
        self.refuse(refusal)


def look_for_reports(paths: Sequence[Path], refuse: Callable[[RefusedInput], None]) -> None:
    """Return if there is any file to read; else tell what was refused and raise NoReports."""
    refusals = []
    try:
        for found in list_files(paths):
            if isinstance(found, File):
                return
            refusals.append(found)
    except NoReports:
        for refusal in refusals:
            refuse(refusal)
        raise


def _read(file: File) -> FileRead:
    return FileRead(path=file.path, size=file.size, mtime_ns=file.mtime_ns)
