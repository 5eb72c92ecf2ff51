"""The text of a report: spans, intervals, documents, sentences and time expressions."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter

from rapporteur.errors import InexactSpan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text: `text[start:end] == quote`."""

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise InexactSpan(
                f"{self.document}[{self.start}:{self.end}] cannot be {self.quote!r}: "
                "a span is not empty and as long as its quotation; make it with Document.span"
            )


class Basis(StrEnum):
    """How the ends of an interval are known."""

    STATED = "stated"
    RESOLVED = "resolved"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days between which something lies, both ends included; an open end is None."""

    earliest: date | None
    latest: date | None
    basis: Basis
    cues: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"an interval cannot end on {self.latest}, before it starts on {self.earliest}")

    @property
    def day(self) -> date | None:
        """The one day it is, if it is one."""
        return self.earliest if self.earliest == self.latest else None


UNKNOWN = Interval(earliest=None, latest=None, basis=Basis.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as read; its text never changes afterwards.

    `published` is what the page or its metadata states, until the report is dated (`Dating`).
    `furniture` is what belongs to the page and not to the report (captions, pleas, footnotes, tags), in text order.
    `dateline` is the place and day the report opens with; `raw_sha256` names the bytes it was read from;
    `syndicated_from` the report it is a copy of, once there are others to compare it with.
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    language: str | None = None
    published: Interval = UNKNOWN
    dateline: Span | None = None
    furniture: tuple[Span, ...] = ()
    raw_sha256: str
    syndicated_from: str | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets, with its quotation.

        >>> Document(id="doc-1", text="Talks resumed.", raw_sha256="").span(0, 5).quote
        'Talks'
        """
        return Span(self.id, start, end, self.text[start:end])

    def is_furniture(self, at: int) -> bool:
        """Return whether a place in the text belongs to the page and not to the report.

        >>> text = "Talks resumed.\\nTags: talks"
        >>> tags = Span("doc-1", 15, 26, "Tags: talks")
        >>> document = Document(id="doc-1", text=text, raw_sha256="", furniture=(tags,))
        >>> document.is_furniture(0), document.is_furniture(21)
        (False, True)
        """
        before = bisect_right(self.furniture, at, key=attrgetter("start"))
        return before > 0 and at < self.furniture[before - 1].end

    def check(self, span: Span) -> Span:
        """Return the span if it is exactly what stands in this document; InexactSpan otherwise."""
        if span.document != self.id or self.text[span.start : span.end] != span.quote:
            raise InexactSpan(
                f"{span.document}[{span.start}:{span.end}] is not {span.quote!r} in {self.id}: "
                "make spans with Document.span"
            )
        return span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a document."""

    id: str
    span: Span
    made_by: str


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression (TIMEX3). `value` and `mod` as ISO-TimeML has them; `interval` only for DATE and TIME.

    `value` is None where the expression refers to a time that cannot be worked out.
    """

    id: str
    span: Span
    type: TimexType
    value: str | None
    mod: str | None
    interval: Interval | None
    made_by: str
