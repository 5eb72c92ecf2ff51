"""The path of the data, on one screen: files -> reports -> readings -> the record.

    build([Path("reports")], "talks.rapporteur")

A build can be stopped or killed at any moment: the record is whole, and the next build goes on where it stopped. Many
reports are read in processes of their own; a script that calls `build` needs the usual `if __name__ == "__main__":`.
"""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from rapporteur.annotate.reading import annotate
from rapporteur.errors import NoReports, RefusedInput
from rapporteur.link.copies import copy_of, find_origins, find_pairs, sample_of
from rapporteur.link.dates import date_by_others
from rapporteur.model import Reading
from rapporteur.read.files import File, Input, list_files, open_file
from rapporteur.read.report import read_report
from rapporteur.record.batch import Outcome, Settled, Tally
from rapporteur.record.rows import rows_of
from rapporteur.record.store import Store
from rapporteur.record.survey import Job, Survey, Task, look_for_reports
from rapporteur.settings import Settings
from rapporteur.workers import batched, in_order

BuildReport = Tally
DEFAULT = Settings()


def build(
    paths: Sequence[Path],
    record: str | Path,
    *,
    settings: Settings = DEFAULT,
    progress: Callable[[int], None] = lambda _: None,
    refuse: Callable[[RefusedInput], None] = lambda _: None,
) -> BuildReport:
    """Read reports into a record and return how many were added, unchanged, replaced and refused.

    `progress` is told how many bytes were settled since it was last told, `refuse` each report that cannot be read.
    Raises NoReports where nothing could be read at all, and RecordError.
    """
    look_for_reports(paths, refuse)
    with Store.open(record, write=True) as store:
        survey = Survey(store, settings=settings, progress=progress, refuse=refuse)
        work = partial(_read_one, settings=settings)
        tally = Tally()
        for batch in batched(in_order(work, survey.jobs(paths), workers=settings.workers, died=_lost), settings.batch):
            tally += store.write(batch)
            survey.settle(batch)
        if not store.linked:
            _link(store)
    tally += survey.tally
    if not (tally.added or tally.unchanged or tally.replaced):
        raise NoReports(f"{', '.join(map(str, paths))}: no report here can be read; name files or folders of reports")
    return tally


def total_size(paths: Sequence[Path]) -> int:
    """Return the bytes of all files a build would look at."""
    return sum(file.size for file in list_files(paths) if isinstance(file, File))


def _link(store: Store) -> None:
    """Date reports that leave their day open by the others, from what each says by itself: order does not matter."""
    undated = store.readings(undated=True)
    for document, reading in date_by_others(undated, store.documents(), store.own_reading):
        store.link(document, reading)
    store.set_linked()


def read_and_annotate(
    path: Path,
    *,
    published: date | None = None,
    settings: Settings = DEFAULT,
    refuse: Callable[[RefusedInput], None] = lambda _: None,
) -> list[Reading]:
    """Return the readings of the reports in a file or folder as a record would have them, without a record.

    `published` is the day they are all from; `refuse` is told each report that cannot be read. All are held in memory.
    """
    own: dict[str, Reading] = {}
    for file in list_files([path]):
        for given in (file,) if isinstance(file, RefusedInput) else open_file(file, settings):
            read = given if isinstance(given, RefusedInput) else _annotated(given, published, settings)
            if isinstance(read, RefusedInput):
                refuse(read)
            else:
                own.setdefault(read.document.id, read)
    undated = [reading for reading in own.values() if not reading.document.published.day]
    others = (reading.document for reading in own.values())
    linked = {document: reading for document, reading in date_by_others(undated, others, own.__getitem__) if reading}
    readings = [linked.get(document, reading) for document, reading in own.items()]
    samples = {reading.document.id: sample_of(reading.document) for reading in readings}
    copies = {one.document.id: copy_of(one.document, len(samples[one.document.id])) for one in readings}
    origins = find_origins(find_pairs(samples), copies)
    return [_copied(reading, origins.get(reading.document.id)) for reading in readings]


def _copied(reading: Reading, origin: str | None) -> Reading:
    return replace(reading, document=replace(reading.document, syndicated_from=origin))


def _annotated(given: Input, published: date | None, settings: Settings) -> Reading | RefusedInput:
    try:
        return annotate(read_report(given, settings=settings), published=published)
    except RefusedInput as refusal:
        return refusal
    except Exception as fault:  # noqa: BLE001  one report must not stop the others, whatever ails it
        return _failure(given, fault)


def _read_one(job: Job, *, settings: Settings) -> Settled:
    """Do one job, in a worker: an input becomes rows with every span checked; anything else goes by."""
    if not isinstance(job, Task):
        return job
    given = job.input
    outcome = Outcome(path=given.path, line=given.line or 0, sha256=job.sha256, size=len(given.content))
    try:
        reading = annotate(read_report(given, settings=settings))
        return replace(outcome, rows=rows_of(reading), raw=zlib.compress(given.content))
    except RefusedInput as refusal:
        return replace(outcome, refusal=refusal)
    except Exception as fault:  # noqa: BLE001  one report must not stop the others, whatever ails it
        return replace(outcome, refusal=_failure(given, fault), again=True)


def _lost(job: Job) -> Settled:
    """Return what is told of an input whose process died."""
    if not isinstance(job, Task):
        return job
    given = job.input
    refusal = RefusedInput(given.name, "the process reading it died", "look whether memory ran out, and build again")
    return Outcome(
        path=given.path, line=given.line or 0, sha256=job.sha256, size=len(given.content), refusal=refusal, again=True
    )


def _failure(given: Input, fault: Exception) -> RefusedInput:
    reason = f"reading it failed ({type(fault).__name__}: {fault})".replace("\n", " ")
    return RefusedInput(given.name, reason, "report this fault, with the file")
