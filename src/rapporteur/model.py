"""The data types: frozen values that hold facts and do no work.

Offsets count Unicode code points, half-open. A `Span` is made by `Document.span`, which cuts the quotation out of the
text, so that `document.text[span.start:span.end] == span.quote` holds from the start; `Document.check` holds it against
the text again.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType

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


class MentionForm(StrEnum):
    """How something is mentioned."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class MentionType(StrEnum):
    """What is mentioned."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"
    GROUP = "GROUP"
    GOVERNMENT = "GOVERNMENT"
    PLACE = "PLACE"
    FACILITY = "FACILITY"
    NATIONALITY = "NATIONALITY"
    WEAPON = "WEAPON"
    EVENT = "EVENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that mention something.

    `antecedent` is the mention before it of the same thing, `actor` the identifier of who or what it comes to by name;
    both None where that is not sure. `type` is None for a pronoun whose antecedent is open.
    """

    id: str
    span: Span
    form: MentionForm
    type: MentionType | None
    antecedent: str | None = None
    actor: str | None = None
    confidence: float
    made_by: str


class Stance(StrEnum):
    """What a source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    DECLINES = "declines"
    ASKS = "asks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Whose words they are: the words that say so, the actor these come to where that is sure, and, of a source whose
    name is kept back, its description."""

    spans: tuple[Span, ...] = ()
    actor: str | None = None
    anonymous: bool = False
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A medium or person between the outlet and the source."""

    name: str
    actor: str | None = None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who says what (an attribution): source, cue, content; `via` is the chain that carries it, outermost first.

    `direct` where the content is quoted; `time` is that of the saying.
    """

    id: str
    document: str
    source: Source
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    direct: bool
    stance: Stance
    via: tuple[Carrier, ...]
    time: Interval
    confidence: float
    made_by: str


class EventType(StrEnum):
    """The sixteen types of PLOVER."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


_ASKED = ("assist", "change", "yield", "meet")
MODES: Mapping[EventType, tuple[str, ...]] = MappingProxyType(
    {
        EventType.CONSULT: ("visit", "third-party", "multilateral", "phone"),
        EventType.AID: ("economic", "military", "humanitarian", "asylum"),
        EventType.RETREAT: ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
        EventType.REQUEST: _ASKED,
        EventType.ACCUSE: ("disapprove", "investigate", "allege"),
        EventType.REJECT: _ASKED,
        EventType.THREATEN: ("restrict", "ban", "arrest", "relations", "expel", "negotiate", "violence"),
        EventType.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
        EventType.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
        EventType.MOBILIZE: ("troops", "weapons", "police", "militia"),
        EventType.COERCE: (
            "seize", "restrict", "ban", "censor", "martial-law", "arrest", "deport", "withhold", "misinformation",
            "cyber",
        ),
        EventType.ASSAULT: (
            "beat", "torture", "execute", "sexual", "assassinate", "abduct", "primitive", "firearms", "explosives",
            "suicide-attack", "heavy-weapons", "crowd-control", "unconventional", "cleansing",
        ),
    }
)  # fmt: skip
"""The modes of each type that has some."""


class Status(StrEnum):
    """Whether an event came about, as the words that mention it have it.

    Planned is announced, scheduled or undertaken; possible is proposed, demanded or conditional; called off was planned
    or ongoing and was cancelled, suspended or postponed; did not happen is denied or negated.
    """

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CALLED_OFF = "called_off"
    DID_NOT_HAPPEN = "did_not_happen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what has a part in an event: the words, and the actor these come to where that is sure."""

    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where a place is: degrees north and east, how precisely (city or country), and its country (ISO 3166 alpha-3)."""

    latitude: float
    longitude: float
    precision: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event is: the words, the actor a place comes to, and where on the map it is, where that is known."""

    span: Span
    actor: str | None = None
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many or how much: `low` and `high` both included, None where the words leave that end open.

    `what` is killed, injured, released, troops, money (in whole units of its currency) or other.
    """

    what: str
    low: float | None
    high: float | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """Words of a report that mention an event: what happened, is planned, may happen, or did not.

    `when` is the time expression that governs the trigger. `within` has the statements it stands in, innermost first:
    where there are any, the event is what they say.
    """

    id: str
    trigger: Span
    type: EventType
    mode: str | None
    status: Status
    when: Span | None = None
    time: Interval = UNKNOWN
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    within: tuple[str, ...] = ()
    confidence: float
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened or is meant to, as all the mentions of it that are seen tell together, these in order of report
    and text.

    `reports` is how many mention it, `independent` from how many sources at the root of what they say they have it.
    """

    id: str
    type: EventType
    mode: str | None
    status: Status
    time: Interval
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[EventMention, ...]
    reports: int
    independent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step in the dating of a report: what follows, in words, and the words of the report it rests on."""

    words: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When a report was published, and why we think so."""

    document: str
    interval: Interval
    reasons: tuple[Reason, ...]
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one report says: the document with its date settled, and its annotations in text order."""

    document: Document
    dating: Dating
    sentences: tuple[Sentence, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
