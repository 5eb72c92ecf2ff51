"""Reports as lines: documents, their sentences, time expressions and datings, and back."""

from rapporteur.ids import sha256_of
from rapporteur.lines.form import (
    Line,
    interval_from,
    interval_line,
    span_from,
    span_line,
    span_lines,
    spans_from,
)
from rapporteur.model import (
    Dating,
    Document,
    Reason,
    Sentence,
    TimeExpression,
    TimexType,
)


def document_line(document: Document, *, text: bool = True) -> Line:
    """Return a report as the record writes it, with or without its text."""
    line: Line = {
        "kind": "document",
        "id": document.id,
        "path": document.path,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "agencies": list(document.agencies),
        "language": document.language,
        "published": interval_line(document.published),
        "dateline": document.dateline and span_line(document.dateline),
        "furniture": span_lines(document.furniture),
        "raw_sha256": document.raw_sha256,
        "text_sha256": sha256_of(document.text.encode("utf-8")),
        "syndicated_from": document.syndicated_from,
    }
    return line | {"text": document.text} if text else line


def document_from(line: Line) -> Document:
    """Return the report a line with its text holds; InexactSpan where one of its own spans is not in the text."""
    document = Document(
        id=line["id"],
        text=line["text"],
        path=line["path"],
        url=line["url"],
        title=line["title"],
        publisher=line["publisher"],
        agencies=tuple(line["agencies"]),
        language=line["language"],
        published=interval_from(line["published"]),
        dateline=line["dateline"] and span_from(line["dateline"]),
        furniture=spans_from(line["furniture"]),
        raw_sha256=line["raw_sha256"],
        syndicated_from=line["syndicated_from"],
    )
    for span in (*document.furniture, *((document.dateline,) if document.dateline else ())):
        document.check(span)
    return document


def sentence_line(sentence: Sentence) -> Line:
    """Return a sentence as the store keeps it."""
    return {"kind": "sentence", "id": sentence.id, "span": span_line(sentence.span), "made_by": sentence.made_by}


def sentence_from(line: Line) -> Sentence:
    """Return the sentence a line holds."""
    return Sentence(id=line["id"], span=span_from(line["span"]), made_by=line["made_by"])


def time_line(time: TimeExpression) -> Line:
    """Return a time expression as the record writes it."""
    return {
        "kind": "time",
        "id": time.id,
        "span": span_line(time.span),
        "type": time.type.value,
        "value": time.value,
        "mod": time.mod,
        "interval": time.interval and interval_line(time.interval),
        "made_by": time.made_by,
    }


def time_from(line: Line) -> TimeExpression:
    """Return the time expression a line holds."""
    return TimeExpression(
        id=line["id"],
        span=span_from(line["span"]),
        type=TimexType(line["type"]),
        value=line["value"],
        mod=line["mod"],
        interval=line["interval"] and interval_from(line["interval"]),
        made_by=line["made_by"],
    )


def dating_line(dating: Dating) -> Line:
    """Return a dating as the store keeps it."""
    return {
        "kind": "dating",
        "document": dating.document,
        "interval": interval_line(dating.interval),
        "reasons": [{"words": reason.words, "spans": span_lines(reason.spans)} for reason in dating.reasons],
        "made_by": dating.made_by,
    }


def dating_from(line: Line) -> Dating:
    """Return the dating a line holds."""
    return Dating(
        document=line["document"],
        interval=interval_from(line["interval"]),
        reasons=tuple(Reason(words=reason["words"], spans=spans_from(reason["spans"])) for reason in line["reasons"]),
        made_by=line["made_by"],
    )
