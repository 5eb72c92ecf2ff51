"""One report: its bytes -> a `Document` with its text, its source, its dateline and its furniture."""

from pathlib import PurePosixPath

from rapporteur.errors import RefusedInput
from rapporteur.ids import make_id, sha256_of
from rapporteur.model import UNKNOWN, Basis, Document, Interval, Span
from rapporteur.read.dateline import find_dateline
from rapporteur.read.decoding import clean, decode
from rapporteur.read.files import HTML_SUFFIXES, TEXT_SUFFIXES, Input
from rapporteur.read.furniture import cued_lines, find_furniture
from rapporteur.read.head import read_head
from rapporteur.read.html import looks_like_html, read_html
from rapporteur.read.jsonlines import read_json_line
from rapporteur.read.layout import lines_of
from rapporteur.read.markdown import read_front_matter
from rapporteur.read.metadata import Metadata
from rapporteur.read.source import find_source, same_name
from rapporteur.settings import Settings


def read_report(input: Input, *, settings: Settings) -> Document:
    """Return the document in some bytes; RefusedInput, which says why, where there is none.

    Its id is made from its own id, its URL or its file's name, and its text: moving a folder does not change it.
    """
    if len(input.content) > settings.largest_report:
        reason = f"is too large for one report ({len(input.content):,} bytes; the limit is {settings.largest_report:,})"
        raise RefusedInput(input.name, reason, "split it into reports")
    text, stated = _text_of(input)
    named = stated.id or stated.url or PurePosixPath(input.path).name
    return _document(make_id("doc", named, text), text, stated=stated, input=input)


def _text_of(input: Input) -> tuple[str, Metadata]:
    if input.line is not None:
        return read_json_line(input.content, name=input.name)
    suffix = PurePosixPath(input.path).suffix.lower()
    text = decode(
        input.content, name=input.name, html=suffix in HTML_SUFFIXES or b"<html" in input.content[:2000].lower()
    )
    if suffix in HTML_SUFFIXES or looks_like_html(text):
        text, stated = read_html(text, name=input.name)
        return clean(text), stated
    if suffix not in TEXT_SUFFIXES:
        _refuse_other_text(text, name=input.name)
    return text, read_front_matter(text, headings=suffix in (".md", ".markdown"))


def _refuse_other_text(text: str, *, name: str) -> None:
    start = text[:400].lstrip().lower()
    if start.startswith(("<rss", "<feed")) or (start.startswith("<?xml") and ("<rss" in start or "<feed" in start)):
        raise RefusedInput(name, "is a news feed, not a report", "save the pages it links to")
    if name.lower().endswith(".json"):
        raise RefusedInput(name, "is JSON", "write one report a line and call the file .jsonl")


def _document(id: str, text: str, *, stated: Metadata, input: Input) -> Document:
    lines = lines_of(text)
    if stated.front_matter:
        lines = [line for line in lines if line.start >= stated.front_matter[1]]
    cued = cued_lines(lines)
    dateline = find_dateline(text, lines)
    head = read_head(text, lines, marked=cued, dateline=dateline)
    source = find_source(text, lines, head=head, dateline=dateline, cued=cued)
    publisher = stated.publisher or source.publisher
    credited = source.agencies
    if stated.publisher and source.publisher and dateline and source.publisher in dateline.agencies:
        credited = (source.publisher, *credited)  # what is stated is the outlet; the text's only name is the wire's
    spans = [(line.start, line.end) for line in find_furniture(text, lines, cued, head)]
    spans = [stated.front_matter, *spans] if stated.front_matter else spans
    return Document(
        id=id,
        text=text,
        path=input.path,
        url=stated.url,
        title=stated.title or source.title,
        publisher=publisher,
        agencies=tuple(name for name in credited if not same_name(name, publisher)),
        language=stated.language,
        published=_published(id, text, stated),
        dateline=_span(id, text, (dateline.start, dateline.end)) if dateline else None,
        furniture=tuple(_span(id, text, at) for at in spans),
        raw_sha256=sha256_of(input.content),
    )


def _span(document: str, text: str, at: tuple[int, int]) -> Span:
    return Span(document, at[0], at[1], text[at[0] : at[1]])


def _published(document: str, text: str, stated: Metadata) -> Interval:
    if stated.published is None:
        return UNKNOWN
    cues = (_span(document, text, stated.published_at),) if stated.published_at else ()
    return Interval(earliest=stated.published, latest=stated.published, basis=Basis.STATED, cues=cues)
