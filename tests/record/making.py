"""Making: small reports and readings for the tests, without the reader and the annotators."""

import sqlite3
import zlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from rapporteur.annotate.actors import actor_id
from rapporteur.ids import make_id, sha256_of
from rapporteur.lines import Line, dump, load
from rapporteur.model import (
    UNKNOWN,
    Basis,
    Carrier,
    Dating,
    Document,
    EventMention,
    EventType,
    Interval,
    Mention,
    MentionForm,
    MentionType,
    Participant,
    Place,
    Quantity,
    Reading,
    Reason,
    Sentence,
    Source,
    Span,
    Stance,
    Statement,
    Status,
    TimeExpression,
    TimexType,
)
from rapporteur.publish.jsonl import record_lines
from rapporteur.record.batch import Outcome
from rapporteur.record.judged import Verdict, judgement_of
from rapporteur.record.rows import rows_of
from rapporteur.record.store import Store

EVENTS, LINKS, OVERVIEW, GLEANINGS, FORMS = 3, 5, 7, 8, 9
ADDED = {
    2: "DROP TABLE mentions",
    EVENTS: (
        "ALTER TABLE annotations DROP COLUMN since; ALTER TABLE annotations DROP COLUMN type;"
        "ALTER TABLE annotations DROP COLUMN status"
    ),
    4: "DROP TABLE samples; DROP TABLE copies; ALTER TABLE documents DROP COLUMN syndicated_from",
    LINKS: (
        "DROP TABLE names; DROP TABLE name_keys; DROP TABLE name_links; DROP TABLE actors; DROP TABLE tellings;"
        "DROP TABLE telling_keys; DROP TABLE merges; DROP TABLE judgements; DROP INDEX ix_annotations_event;"
        "ALTER TABLE annotations DROP COLUMN event; ALTER TABLE documents DROP COLUMN linked"
    ),
    OVERVIEW: "DROP TABLE reviews; DROP TABLE overview; DROP TABLE parts; DROP TABLE outdated",
    GLEANINGS: (
        "DROP TABLE gleanings; DROP INDEX overview_to_review; ALTER TABLE overview DROP COLUMN differing;"
        "DROP INDEX ix_readings_latest; DROP INDEX annotations_of_document;"
        "CREATE INDEX annotations_of_document ON annotations (document, step)"
    ),
}
"""What takes out of a record what each version added to the tables."""
PARTS = ("actors", "recipients", "places")


def day(of: date, *, basis: Basis = Basis.STATED, cues: tuple[Span, ...] = ()) -> Interval:
    """Return the interval of one day."""
    return Interval(earliest=of, latest=of, basis=basis, cues=cues)


def make_reading(  # noqa: PLR0913  each says one thing about the report, and most tests one or two
    sentences: Sequence[str],
    *,
    times: Sequence[tuple[str, Interval | None]] = (),
    published: Interval = UNKNOWN,
    path: str = "report.txt",
    title: str | None = "A title",
    publisher: str | None = "Quillon",
    furniture: Sequence[str] = (),
) -> Reading:
    """Return a reading of a report that consists of some sentences; times are (words of the text, interval)."""
    text = " ".join(sentences)
    blank = Document(id=make_id("doc", path, text), text=text, raw_sha256=sha256_of(text.encode()))
    document = Document(
        id=blank.id,
        text=text,
        path=path,
        title=title,
        publisher=publisher,
        published=published,
        furniture=tuple(_find(blank, words) for words in furniture),
        raw_sha256=blank.raw_sha256,
    )
    return Reading(
        document=document,
        dating=Dating(document=document.id, interval=published, reasons=(Reason(words="it is so"),), made_by="test@1"),
        sentences=tuple(
            Sentence(id=make_id("sentence", document.id, number), span=_find(document, sentence), made_by="test@1")
            for number, sentence in enumerate(sentences)
        ),
        times=tuple(
            TimeExpression(
                id=make_id("time", document.id, words),
                span=_find(document, words),
                type=TimexType.DATE if interval else TimexType.DURATION,
                value=str(interval.earliest) if interval else "P2D",
                mod=None,
                interval=interval,
                made_by="test@1",
            )
            for words, interval in times
        ),
    )


def with_name(
    reading: Reading, words: str, type_: MentionType = MentionType.PERSON, *, of: str | None = None
) -> Reading:
    """Return a reading with one mention more, a name; `of` is the fuller name that the report has for who it is."""
    mention = Mention(
        id=make_id("mention", reading.document.id, words),
        span=_find(reading.document, words),
        form=MentionForm.NAME,
        type=type_,
        actor=actor_id(type_, of or words),
        confidence=0.5,
        made_by="test@1",
    )
    return replace(reading, mentions=(*reading.mentions, mention))


def with_statement(  # noqa: PLR0913  as above
    reading: Reading, *, source: str, cue: str, content: str, actor: str | None = None, time: Interval = UNKNOWN
) -> Reading:
    """Return a reading with one statement more, via the Herald, its source a named person if there is an actor."""
    document = reading.document
    said = _find(document, source)
    statement = Statement(
        id=make_id("statement", document.id, content),
        document=document.id,
        source=Source(spans=(said,), actor=actor, anonymous=actor is None, description=None if actor else source),
        cue=(_find(document, cue),),
        content=(_find(document, content),),
        direct=False,
        stance=Stance.ASSERTS,
        via=(Carrier(name="Herald", spans=(said,)),),
        time=time,
        confidence=0.5,
        made_by="test@1",
    )
    mention = Mention(
        id=make_id("mention", document.id, source),
        span=said,
        form=MentionForm.NAME,
        type=MentionType.PERSON,
        actor=actor,
        confidence=0.5,
        made_by="test@1",
    )
    return replace(reading, statements=(*reading.statements, statement), mentions=(*reading.mentions, mention))


def with_event(  # noqa: PLR0913  as above
    reading: Reading,
    trigger: str,
    time: Interval = UNKNOWN,
    *,
    type_: EventType = EventType.CONSULT,
    status: Status = Status.HAPPENED,
    actor: tuple[str, str | None] | None = None,
    recipient: tuple[str, str | None] | None = None,
    when: str | None = None,
    places: Sequence[str] = (),
    counts: Sequence[tuple[str, str, float]] = (),
) -> Reading:
    """Return a reading with one event more, in every statement whose content holds it.

    `actor` and `recipient` are (words, actor), `counts` (words, what, number).
    """
    document = reading.document
    span = _find(document, trigger)
    around = [one.id for one in reading.statements if one.content[0].start <= span.start < one.content[0].end]
    event = EventMention(
        id=make_id("event", document.id, trigger),
        trigger=span,
        type=type_,
        mode=None,
        status=status,
        when=_find(document, when) if when else None,
        time=time,
        actors=(Participant(span=_find(document, actor[0]), actor=actor[1]),) if actor else (),
        recipients=(Participant(span=_find(document, recipient[0]), actor=recipient[1]),) if recipient else (),
        places=tuple(Place(span=_find(document, place)) for place in places),
        quantities=tuple(
            Quantity(what=what, low=number, high=number, span=_find(document, words)) for words, what, number in counts
        ),
        within=tuple(around),
        confidence=0.5,
        made_by="test@1",
    )
    return replace(reading, events=(*reading.events, event))


def outcome_of(reading: Reading, *, line: int = 0, sha256: str | None = None) -> Outcome:
    """Return what a build would have of a reading."""
    document = reading.document
    raw = document.text.encode()
    return Outcome(
        path=document.path or "",
        line=line,
        sha256=sha256 or document.raw_sha256,
        size=len(raw),
        raw=zlib.compress(raw),
        rows=rows_of(reading),
    )


def make_record(path: Path, *readings: Reading) -> Path:
    """Write a record of some readings."""
    with Store.open(path, write=True) as store:
        store.write([outcome_of(reading) for reading in readings])
    return path


def take_back(record: Path, version: int) -> None:
    """Make a record one of an earlier version, as the program of that time left it."""
    with closing(sqlite3.connect(record)) as connection, connection:
        for later in range(FORMS, version, -1):
            for script in ADDED.get(later, "").split(";"):
                connection.execute(script)
            if later == FORMS:
                told = connection.execute("SELECT id, step, body FROM tellings").fetchall()
                old = [(dump({k: v for k, v in load(body).items() if k != "forms"}), *key) for *key, body in told]
                connection.executemany("UPDATE tellings SET body = ? WHERE id = ? AND step = ?", old)
            if later == LINKS:
                bodies = connection.execute("SELECT number, body FROM annotations WHERE kind = 'event'").fetchall()
                old = [(dump(_event_of_one_mention(load(body))), number) for number, body in bodies]
                connection.executemany("UPDATE annotations SET body = ? WHERE number = ?", old)
            if later == EVENTS:
                connection.execute("DELETE FROM annotations WHERE kind = 'event'")
        connection.execute("UPDATE meta SET value = ? WHERE key = 'version'", (str(version),))


def _event_of_one_mention(mention: Line) -> Line:
    """Return the line of an event mention as version 4 had it: an event of its own."""
    kept = {"trigger", "status", "when", "time", "type", "mode", "within", "confidence", "made_by", "quantities"}
    told = {name: mention[name] for name in kept}
    told |= {part: [{key: one[key] for key in ("span", "actor")} for one in mention[part]] for part in PARTS}
    where = [{"name": one["span"]["quote"]} | one for one in mention["places"]]
    return {
        "kind": "event",
        **{name: mention[name] for name in ("id", "type", "mode", "status", "time", "quantities")},
        **{part: [one["actor"] for one in mention[part] if one["actor"]] for part in PARTS[:2]},
        "places": [{key: value for key, value in one.items() if key != "span"} for one in where],
        "mentions": [told],
        "sources": {"reports": 1, "independent": 1},
        "relations": [],
    }


def make_one_event(path: Path, *readings: Reading) -> Path:
    """Write a record of readings whose first events a person judged to be one, and link it."""
    with Store.open(path, write=True) as store:
        write_one_event(store, *readings)
    return path


def write_one_event(store: Store, *readings: Reading) -> None:
    """Write readings whose first events a person judged to be one, and link them."""
    store.write([outcome_of(reading) for reading in readings])
    store.set_linked()
    first, *others = (reading.events[0].id for reading in readings)
    made_at = date(2030, 12, 1)
    for other in others:
        pair = (first, other)
        store.judge(judgement_of(pair, Verdict.SAME, reason="it is so", made_by="person:Ana", made_at=made_at))


def _find(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def write_reports(folder: Path, count: int) -> Path:
    """Write reports that differ, as text files with a dateline and dates, into a folder; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        told = f"Envoys met on November {number % 28 + 1}, 2030, meeting {number}. They will meet again on Friday."
        dated = f"ESKEL, November 21 (Quillon) - {told}"
        paragraphs = [f"Report {number}", dated, "The talks had begun in October 2030."]
        (folder / f"report-{number:04}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    return folder


def export_of(record: Path | str) -> str:
    """Return the whole export of a record."""
    with Store.open(record) as store:
        return "\n".join(record_lines(store))
