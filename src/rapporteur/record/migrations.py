"""Migrations: the version of a record, and the way from each version to the next.

To change the tables, change tables.py and append the function that brings an older record there. A new record is made
from tables.py as it stands; the number of functions is what makes the version.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, Connection, Table, and_, delete, func, insert, inspect, null, select, text, update
from sqlalchemy.exc import DatabaseError

from rapporteur.errors import NewerRecord, NotARecord
from rapporteur.lines import FORMAT, Line, dump, load
from rapporteur.link.tellings import form_of, telling_from, telling_line
from rapporteur.model import Reading
from rapporteur.record.batch import AGAIN
from rapporteur.record.gleaning import glean
from rapporteur.record.rows import mention_from_row, reading_from
from rapporteur.record.tables import (
    actors,
    annotations,
    copies,
    documents,
    files,
    gleanings,
    inputs,
    judgements,
    mentions,
    merges,
    meta,
    metadata,
    name_keys,
    name_links,
    names,
    outdated,
    overview,
    parts,
    readings,
    reviews,
    samples,
    telling_keys,
    tellings,
)

Migration = Callable[[Connection], None]


def add_mentions(connection: Connection) -> None:
    """Version 2 keeps mentions, and statements among the annotations; the next build reads the reports for them."""
    mentions.create(connection, checkfirst=True)


def add_events(connection: Connection) -> None:
    """Version 3 keeps events among the annotations; the next build reads the reports for them."""
    _add_columns(connection, annotations, annotations.c.since, annotations.c.type, annotations.c.status)
    began = func.coalesce(annotations.c.earliest, annotations.c.latest)
    connection.execute(update(annotations).values(since=began))


def add_copies(connection: Connection) -> None:
    """Version 4 notes which reports are copies; the next build reads the reports for it."""
    for table in (samples, copies):
        table.create(connection, checkfirst=True)
    _add_columns(connection, documents, documents.c.syndicated_from)
    _read_again(connection)


def add_links(connection: Connection) -> None:
    """Version 5 links actors and events across reports; the next build reads the reports for it, and for events."""
    for table in (names, name_keys, name_links, actors, tellings, telling_keys, merges, judgements):
        table.create(connection, checkfirst=True)
    _add_columns(connection, documents, documents.c.linked)
    _add_columns(connection, annotations, annotations.c.event)
    for index in annotations.indexes:
        index.create(connection, checkfirst=True)
    events = select(annotations.c.number, annotations.c.id, annotations.c.body).where(annotations.c.kind == "event")
    for number, identifier, body in connection.execute(events).all():
        row = {"event": identifier, "body": dump(_as_mention(load(body)))}
        connection.execute(update(annotations).where(annotations.c.number == number).values(row))
    _read_again(connection)


def _as_mention(event: Line) -> Line:
    """Return the mention that the line of an event of one mention held, with what only the event had of it."""
    (mention,) = event["mentions"]
    where = ("latitude", "longitude", "precision", "country")
    places = [
        place | {name: whole[name] for name in where}
        for place, whole in zip(mention["places"], event["places"], strict=True)
    ]
    line: Line = {"id": event["id"]} | mention | {"places": places}
    return line


def _read_again(connection: Connection) -> None:
    connection.execute(delete(files))
    connection.execute(update(inputs).values(sha256=AGAIN))


def _add_columns(connection: Connection, table: Table, *columns: Column[Any]) -> None:
    had = {column["name"] for column in inspect(connection).get_columns(table.name)}
    for column in columns:
        if column.name not in had:
            kind = column.type.compile(connection.dialect)
            connection.execute(text(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}"))


def add_ledger(connection: Connection) -> None:
    """6: offices, commitments and positions, which reports read before do not have: all are read again."""
    _read_again(connection)


def add_overview(connection: Connection) -> None:
    """7: reviews by persons, and the overview of the events, which is written when the reports are next linked."""
    for table in (reviews, overview, parts, outdated):
        table.create(connection, checkfirst=True)
    told = select(annotations.c.event).where(annotations.c.kind == "event").distinct()
    connection.execute(insert(outdated).from_select(["event"], told))
    connection.execute(update(meta).where(meta.c.key == "linked").values(value="no"))


def add_gleanings(connection: Connection) -> None:
    """8: what each report tells by itself that is compared across reports, gleaned from what was read in it; and which
    events may be told otherwise by others, which is written when the reports are next linked."""
    gleanings.create(connection, checkfirst=True)
    connection.execute(text("DROP INDEX IF EXISTS annotations_of_document"))
    _add_columns(connection, overview, overview.c.differing)
    for index in (*annotations.indexes, *readings.indexes, *overview.indexes):
        index.create(connection, checkfirst=True)
    held = select(readings.c.document, readings.c.step).order_by(readings.c.document, readings.c.step)
    for document, step in connection.execute(held).all():
        row = glean(_reading(connection, document, step)) | {"step": step}
        connection.execute(insert(gleanings), row)
    to_write = select(overview.c.id).where(overview.c.id.not_in(select(outdated.c.event)))
    connection.execute(insert(outdated).from_select(["event"], to_write))
    connection.execute(update(meta).where(meta.c.key == "linked").values(value="no"))


def add_forms(connection: Connection) -> None:
    """9: whether the words by which a report tells of an event are of one or of many."""
    of_event = select(annotations.c.body).where(annotations.c.kind == "event")
    for document, step in connection.execute(select(tellings.c.document, tellings.c.step).distinct()).all():
        own = annotations.c.document == document, annotations.c.step == step
        form = {
            one["id"]: form_of(one["trigger"]["quote"]) for one in map(load, connection.scalars(of_event.where(*own)))
        }
        told = tellings.c.document == document, tellings.c.step == step
        for name, body in connection.execute(select(tellings.c.id, tellings.c.body).where(*told)).all():
            line = load(body)
            telling = telling_from(line | {"forms": {form[one] for one in line["mentions"]}})
            body_now = dump(telling_line(telling))
            connection.execute(update(tellings).where(tellings.c.id == name, *told).values(body=body_now))


def _reading(connection: Connection, document: str, step: int) -> Reading:
    copied = null().label("syndicated_from")
    held = select(documents.c.text, copied, readings.c.body, readings.c.dating, readings.c.sentences).join(
        readings, readings.c.document == documents.c.id
    )
    told: defaultdict[str, list[str]] = defaultdict(list)
    of_reading = and_(annotations.c.document == document, annotations.c.step == step)
    for kind, body in connection.execute(select(annotations.c.kind, annotations.c.body).where(of_reading)):
        told[kind].append(body)
    named = select(mentions).where(mentions.c.document == document).order_by(mentions.c.number)
    row = connection.execute(held.where(documents.c.id == document, readings.c.step == step)).one()
    return reading_from(row, map(mention_from_row, connection.execute(named)), told)


MIGRATIONS: tuple[Migration, ...] = (
    add_mentions,
    add_events,
    add_copies,
    add_links,
    add_ledger,
    add_overview,
    add_gleanings,
    add_forms,
)


def newest() -> int:
    """Return the version of the records this program writes."""
    return 1 + len(MIGRATIONS)


def bring_up_to_date(connection: Connection, name: str, *, create: bool) -> None:
    """Make an empty database a record, or an older record one of today.

    Raises NotARecord where the database holds something else, or is empty and `create` is false; NewerRecord.
    """
    version = version_of(connection, name)
    if version is None:
        if not create:
            raise NotARecord(
                f"{name}: an empty file, not a record; make one with `rapporteur build PATH... --record {name}`"
            )
        metadata.create_all(connection)
        stamp = {"format": FORMAT, "version": str(newest())}
        connection.execute(insert(meta), [{"key": key, "value": value} for key, value in stamp.items()])
    elif version > newest():
        raise NewerRecord(
            f"{name}: written by a later Rapporteur (record version {version}, this one knows up to {newest()}); "
            "upgrade with `pip install --upgrade rapporteur`"
        )
    elif version < newest():
        for migration in MIGRATIONS[version - 1 :]:
            migration(connection)
        connection.execute(update(meta).where(meta.c.key == "version").values(value=str(newest())))


def version_of(connection: Connection, name: str) -> int | None:
    """Return the version of a record, None of an empty database; NotARecord of any other."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    try:
        rows = connection.execute(select(meta.c.key, meta.c.value)) if "meta" in tables else ()
        held = {row.key: row.value for row in rows}
        if held.get("format") == FORMAT:
            return int(held["version"])
    except (DatabaseError, KeyError, ValueError):
        pass  # a table of that name, but not ours
    raise NotARecord(f"{name}: a database, but not a record; name another file with --record")
