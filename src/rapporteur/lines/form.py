"""Form: what every line of the record is made of: JSON text, spans, intervals, and the first line."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rapporteur import __version__
from rapporteur.model import (
    Basis,
    Interval,
    Span,
)
from rapporteur.weights import MODEL

Line = dict[str, Any]
ACTOR = re.compile(r"(?<=\")actor-[0-9a-f]{16}(?=\")")

FORMAT = "rapporteur-record"
VERSION = 1
SOFTWARE = f"rapporteur {__version__}"
READING = 2
"""Raised whenever reports come to be read otherwise."""
READER = f"{SOFTWARE}, reading {READING}, {MODEL}"
"""What reads a report; one that another program or other weights read is read again."""

# Characters that end a line for some readers (str.splitlines, JavaScript), steer a terminal, or reorder what is shown.
# Inside a JSON string their escape means the same, so every line is one line and safe to print.
UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def dump(line: Line) -> str:
    r"""Return a line as JSON text without its newline, in readable Unicode.

    >>> dump({"quote": "Żar\u2028"})
    '{"quote": "Żar\\u2028"}'
    """
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(line, ensure_ascii=False))


def load(text: str) -> Line:
    """Return the line that some JSON text of ours holds."""
    line: Line = json.loads(text)
    return line


def header_line(*, as_of: date | None = None, known_by: date | None = None, model: str | None = MODEL) -> Line:
    """Return the first line of an export; `model` is None where other weights read some of its reports."""
    return {
        "kind": "header",
        "format": FORMAT,
        "version": VERSION,
        "software": SOFTWARE,
        "model": model,
        "as_of": _day(as_of),
        "known_by": _day(known_by),
    }


def span_line(span: Span) -> Line:
    """Return a span as the record writes it."""
    return {"document": span.document, "start": span.start, "end": span.end, "quote": span.quote}


def span_from(line: Line) -> Span:
    """Return the span a line holds; InexactSpan where quotation and offsets disagree."""
    return Span(line["document"], line["start"], line["end"], line["quote"])


def span_lines(spans: Iterable[Span]) -> list[Line]:
    """Return spans as the record writes them."""
    return [span_line(span) for span in spans]


def spans_from(lines: Iterable[Line]) -> tuple[Span, ...]:
    """Return the spans that lines hold."""
    return tuple(map(span_from, lines))


def interval_line(interval: Interval) -> Line:
    """Return an interval as the record writes it."""
    return {
        "earliest": _day(interval.earliest),
        "latest": _day(interval.latest),
        "basis": interval.basis.value,
        "cues": span_lines(interval.cues),
    }


def interval_from(line: Line) -> Interval:
    """Return the interval a line holds."""
    return Interval(
        earliest=_day_from(line["earliest"]),
        latest=_day_from(line["latest"]),
        basis=Basis(line["basis"]),
        cues=spans_from(line["cues"]),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def with_actors(text: str, actors: Mapping[str, str]) -> str:
    """Return the JSON text of a line with the actors of a report as they are across reports."""
    return ACTOR.sub(lambda found: actors.get(found.group(), found.group()), text) if actors else text
