"""Making: small reports and readings for the tests, without the reader and the annotators."""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rapporteur.ids import make_id, sha256_of
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
from rapporteur.record.rows import rows_of
from rapporteur.record.store import Store


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
) -> Reading:
    """Return a reading with one event more, in every statement whose content holds it; `actor` is (words, actor)."""
    document = reading.document
    span = _find(document, trigger)
    around = [one.id for one in reading.statements if one.content[0].start <= span.start < one.content[0].end]
    event = EventMention(
        id=make_id("event", document.id, trigger),
        trigger=span,
        type=type_,
        mode=None,
        status=status,
        time=time,
        actors=(Participant(span=_find(document, actor[0]), actor=actor[1]),) if actor else (),
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
