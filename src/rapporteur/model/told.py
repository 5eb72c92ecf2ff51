"""What is told: statements, events, commitments and positions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from rapporteur.model.text import UNKNOWN, Interval, Span
from rapporteur.model.who import Participant


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
class CommitmentMention:
    """Words of a report that tell what somebody undertakes, offers or is bound to do, or not to do (`negative`).

    `act` is the undertaking in its words, `whole` those around it where they alone do not say what is meant: of a
    stage, or of "to reopen it". `event` is the event mention that it is the doing of, None where that is none of
    PLOVER's, `type` that of the event, `agreement` the event mention of the agreement that it is told to be of.
    `proposed` where it is offered or only wanted so far, `extends` where it gives more time for something. `due` are
    the words that say by when or for how long, `deadline` the days that this can mean; where that is reckoned from
    something (`term`, a duration as TIMEX3 writes it), `reckoned_from` has the words for what. `within` has the
    statements it stands in, innermost first.
    """

    id: str
    act: Span
    whole: Span | None = None
    event: str | None = None
    type: EventType | None = None
    agreement: str | None = None
    negative: bool = False
    proposed: bool = False
    extends: bool = False
    obligors: tuple[Participant, ...] = ()
    beneficiaries: tuple[Participant, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    due: Span | None = None
    deadline: Interval = UNKNOWN
    term: str | None = None
    reckoned_from: Span | None = None
    conditions: tuple[Span, ...] = ()
    within: tuple[str, ...] = ()
    confidence: float | None = None
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What a party wants on a matter, as a report tells it: how long or how many (`value`).

    `issue` names the matter so that others' positions on it have the same: what is to be done, and whether it is its
    time or a number. A `value` is a duration as TIMEX3 writes it or a number; `statement` is what it is told in.
    """

    id: str
    issue: str
    holder: Participant
    value: str
    polarity: str
    span: Span
    statement: str | None
    time: Interval
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened or is meant to, as all the mentions of it that are seen tell together, these in order of report
    and text.

    `reports` is how many mention it, `independent` from how many sources at the root of what they say they have it.
    `relations` has what it is to other events, as pairs of a relation (fulfils, postpones) and the event.
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
    relations: tuple[tuple[str, str], ...] = ()
