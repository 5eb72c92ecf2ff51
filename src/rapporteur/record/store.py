"""Store: a record opened, for reading or for writing.

    with Store.open("talks.rapporteur") as store:
        for reading in store.readings():
            print(reading.document.title)

A store opened for writing holds the record's write lock, and is one open transaction at any time: `commit` ends it and
begins the next. Whatever happens to the process, the record is what the last commit made of it.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    and_,
    delete,
    false,
    func,
    insert,
    literal,
    not_,
    null,
    select,
    true,
    tuple_,
)

from rapporteur.errors import NotInRecord, RefusedInput
from rapporteur.lines import READER, document_from, load, with_actors
from rapporteur.model import Document, Mention, Reading
from rapporteur.record.batch import AGAIN, FileRead, Gone, Outcome, Settled, Tally, write_batch, write_linked
from rapporteur.record.copies import write_origins
from rapporteur.record.engine import lock, name_of, open_engine, share
from rapporteur.record.judged import Judgement, undo_judgement, write_judgement
from rapporteur.record.linked import link_documents
from rapporteur.record.linked_names import actors_of
from rapporteur.record.migrations import bring_up_to_date
from rapporteur.record.outdated import mark_outdated
from rapporteur.record.overview import write_overview
from rapporteur.record.reviews import Review, undo_review, write_review
from rapporteur.record.rows import mention_from_row, quoted_spans, reading_from, rows_of
from rapporteur.record.tables import (
    CURRENT,
    LINKED,
    OWN,
    annotations,
    documents,
    files,
    inputs,
    mentions,
    meta,
    readings,
)

PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldInput:
    """What the record holds of one input: the hash it had, and why it was refused if it was.

    The hash is empty where the input is to be read again whatever it holds.
    """

    sha256: str
    refusal: RefusedInput | None


class Store:
    """A record, opened; use it in a `with`."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        self._engine, self.connection = engine, connection

    @classmethod
    def open(cls, record: str | Path, *, write: bool = False) -> Self:
        """Open a record by path or URL; `write` makes it where there is none.

        Raises NotARecord, NewerRecord, and LockedRecord where another process is writing.
        """
        engine, name = open_engine(record, write=write), name_of(record)
        connection = engine.connect()
        try:
            connection.begin()
            bring_up_to_date(connection, name, create=write)
            connection.commit()
            if write:
                share(connection)
            connection.begin()
            if write:
                lock(connection, name)
        except BaseException:
            connection.close()
            raise
        return cls(engine, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the record; what was not committed is as if it had never been."""
        self.connection.rollback()
        self.connection.close()
        self._engine.dispose()

    def commit(self) -> None:
        """Make what was written so far part of the record."""
        self.connection.commit()
        self.connection.begin()

    # What a build asks and writes

    @classmethod
    @contextmanager
    def of(cls, readings: Iterable[Reading]) -> Iterator[Self]:
        """Hold readings in a record of their own, linked, which goes when it is closed."""
        held = sorted(readings, key=lambda reading: reading.document.id)
        others = {reading.document.id: reading.document for reading in held}
        with TemporaryDirectory() as folder, cls.open(Path(folder) / "record", write=True) as store:
            store.write([_outcome_of(reading, at, others) for at, reading in enumerate(held)])
            store.set_linked()
            yield store

    def write(self, batch: Sequence[Settled]) -> Tally:
        """Write a batch and commit it: all of it is in the record, or nothing."""
        tally = write_batch(self.connection, batch)
        if any(isinstance(item, Outcome | Gone) for item in batch):
            self._set_linked("no")
        self.commit()
        return tally

    def unchanged(self, states: Sequence[FileRead]) -> dict[str, Tally]:
        """Return, by path, what the record holds of the files that are as this program last read them."""
        key = tuple_(files.c.path, files.c.size, files.c.mtime_ns)
        wanted = (
            select(files.c.path, func.count(inputs.c.document), func.count(inputs.c.refused))
            .outerjoin(inputs, inputs.c.path == files.c.path)
            .where(key.in_([(state.path, state.size, state.mtime_ns) for state in states]), files.c.software == READER)
            .group_by(files.c.path)
        )
        return {path: Tally(unchanged=read, refused=refused) for path, read, refused in self.connection.execute(wanted)}

    def known(self, paths: Sequence[str]) -> set[str]:
        """Return those paths of which the record holds any input."""
        return set(self.connection.scalars(select(inputs.c.path).where(inputs.c.path.in_(paths)).distinct()))

    def refusals(self, path: str) -> Iterator[RefusedInput]:
        """Give what was refused in a file, as it was told then."""
        wanted = (
            select(inputs.c.refused).where(inputs.c.path == path, inputs.c.refused.is_not(None)).order_by(inputs.c.line)
        )
        for refused in self.connection.scalars(wanted).all():
            yield RefusedInput(*json.loads(refused))

    def held(self, path: str, first: int, last: int) -> dict[int, HeldInput]:
        """Return what the record holds of a file from line to line, by line."""
        wanted = select(inputs).where(inputs.c.path == path, inputs.c.line.between(first, last))
        return {
            row.line: HeldInput(
                sha256=row.sha256 if row.software == READER else AGAIN,
                refusal=RefusedInput(*json.loads(row.refused)) if row.refused else None,
            )
            for row in self.connection.execute(wanted)
        }

    def holds_from(self, path: str, line: int) -> bool:
        """Tell whether the record holds inputs of a file from a line on."""
        later = select(inputs.c.path).where(inputs.c.path == path, inputs.c.line >= line).limit(1)
        return self.connection.scalar(later) is not None

    @property
    def stale(self) -> int:
        """How many current reports another program or other weights read: the next build of them reads them anew."""
        wanted = select(func.count()).select_from(inputs)
        return self.connection.scalar(wanted.where(inputs.c.document.is_not(None), inputs.c.software != READER)) or 0

    # What the linker asks and writes

    @property
    def linked(self) -> bool:
        """Whether nothing was written since the reports were last linked."""
        return self.connection.scalar(select(meta.c.value).where(meta.c.key == "linked")) == "yes"

    def link(self, document: str, reading: Reading | None) -> None:
        """Lay a reading made with the help of other reports over a document's own; None takes it off. Commit after it.

        InexactSpan where a span is not exact, in whichever report it stands.
        """
        rows = None
        if reading:
            quoted = {span.document for span in quoted_spans(reading)} - {document}
            rows = rows_of(reading, step=LINKED, others={other: self.document(other) for other in sorted(quoted)})
        write_linked(self.connection, document, rows)

    def set_linked(self) -> None:
        """Note which reports are copies, what is the same in several, and that all are linked; commit."""
        write_origins(self.connection)
        self._link()
        self._set_linked("yes")
        self.commit()

    def _set_linked(self, value: str) -> None:
        self.connection.execute(delete(meta).where(meta.c.key == "linked"))
        self.connection.execute(insert(meta).values(key="linked", value=value))

    # What persons judge

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep a judgement, link what it is of anew, commit, and return it; Contradiction."""
        kept = write_judgement(self.connection, judgement)
        self._link_judged(kept)
        return kept

    def undo(self, identifier: str, on: date) -> Judgement:
        """Take back a judgement and link what it was of anew; commit, and return it. NotInRecord."""
        judgement = undo_judgement(self.connection, identifier, on)
        self._link_judged(judgement)
        return judgement

    def _link_judged(self, judgement: Judgement) -> None:
        self._link({judgement.one, judgement.other})
        self.commit()

    def _link(self, changed: Collection[str] = ()) -> None:
        link_documents(self.connection, self._as_read, changed)
        write_overview(self)

    def review(self, review: Review) -> Review:
        """Keep what a person found of an event mention, commit, and return it; Contradiction."""
        return self._seen_anew(write_review(self.connection, review))

    def undo_review(self, identifier: str, on: date) -> Review:
        """Take back what a person found of an event mention; commit, and return it. NotInRecord."""
        return self._seen_anew(undo_review(self.connection, identifier, on))

    def _seen_anew(self, review: Review) -> Review:
        of = select(annotations.c.event).where(annotations.c.id == review.mention)
        mark_outdated(self.connection, self.connection.scalars(of.distinct()).all())
        write_overview(self)
        self.commit()
        return review

    def _as_read(self, identifier: str) -> Reading:
        """Return a document's reading that holds, its actors those of the report alone."""
        (reading,) = self._readings((identifier,), own=False, linked=False)
        return reading

    # What everyone reads

    def document(self, identifier: str) -> Document:
        """Return a document by its identifier; NotInRecord."""
        return self.reading(identifier).document

    def reading(self, identifier: str) -> Reading:
        """Return what the record holds of a document, its date as other reports tell it if they do; NotInRecord."""
        for reading in self._readings((identifier,), own=False):
            return reading
        raise NotInRecord(f"{identifier}: not in this record; `rapporteur documents` lists what is")

    def readings(self, *, undated: bool = False, own: bool = True) -> Iterator[Reading]:
        """Give the current documents with their readings, by identifier; one may write meanwhile.

        `own` gives what each says by itself, otherwise what linking made of it; `undated` only those not known to the
        day.
        """
        at_step = literal(OWN) if own else documents.c.step
        is_day = and_(readings.c.earliest == readings.c.latest, readings.c.earliest.is_not(None))
        wanted = (
            select(documents.c.id)
            .join(readings, and_(readings.c.document == documents.c.id, readings.c.step == at_step))
            .where(CURRENT, not_(func.coalesce(is_day, false())) if undated else true())
            .order_by(documents.c.id)
            .limit(PAGE)
        )
        after = ""
        while page := self.connection.scalars(wanted.where(documents.c.id > after)).all():
            yield from self._readings(page, own=own)
            after = page[-1]

    def own_reading(self, identifier: str) -> Reading:
        """Return what a document says by itself; NotInRecord."""
        for reading in self._readings((identifier,), own=True):
            return reading
        raise NotInRecord(f"{identifier}: not in this record; `rapporteur documents` lists what is")

    def documents(self) -> Iterator[Document]:
        """Give the current documents by identifier, with the dates they give by themselves."""
        wanted = (
            select(documents.c.id, documents.c.text, readings.c.body)
            .join(readings, and_(readings.c.document == documents.c.id, readings.c.step == OWN))
            .where(CURRENT)
            .order_by(documents.c.id)
            .limit(PAGE)
        )
        after = ""
        while page := self.connection.execute(wanted.where(documents.c.id > after)).all():
            for _, text, body in page:
                yield document_from(load(body) | {"text": text})
            after = page[-1].id

    def _readings(self, identifiers: Sequence[str], *, own: bool, linked: bool = True) -> Iterator[Reading]:
        chosen = documents.c.id.in_(identifiers)
        at_step: ColumnElement[int] = literal(OWN) if own else documents.c.step
        copied = null().label("syndicated_from") if own else documents.c.syndicated_from
        held = (
            select(documents.c.id, documents.c.text, copied, readings.c.body, readings.c.dating, readings.c.sentences)
            .join(readings, and_(readings.c.document == documents.c.id, readings.c.step == at_step))
            .where(chosen)
            .order_by(documents.c.id)
        )
        of_document = and_(annotations.c.document == documents.c.id, annotations.c.step == at_step)
        said = (
            select(documents.c.id, annotations.c.kind, annotations.c.body)
            .join(annotations, of_document)
            .where(chosen)
            .order_by(annotations.c.start, annotations.c.end, annotations.c.id)
        )
        named = select(mentions).where(mentions.c.document.in_(identifiers)).order_by(mentions.c.number)
        one_of = {} if own or not linked else actors_of(self.connection)
        bodies: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for identifier, kind, body in self.connection.execute(said):
            bodies[identifier][kind].append(with_actors(body, one_of))
        mentioned: dict[str, list[Mention]] = {}
        for row in self.connection.execute(named):
            mention = mention_from_row(row)
            actor = one_of.get(mention.actor or "", mention.actor)
            mentioned.setdefault(row.document, []).append(replace(mention, actor=actor))
        for row in self.connection.execute(held).all():
            yield reading_from(row, mentioned.get(row.id, ()), bodies[row.id])


def _outcome_of(reading: Reading, at: int, others: Mapping[str, Document]) -> Outcome:
    document = reading.document
    rows = rows_of(reading, others=others)
    return Outcome(path=document.path or document.url or "", line=at, sha256=document.raw_sha256, size=0, rows=rows)
