"""Who is mentioned: mentions, the offices they hold, and those who take part in something."""

from dataclasses import dataclass
from enum import StrEnum

from rapporteur.model.text import Interval, Span


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a report says somebody holds, or held: the title, and the actor it is of where that is sure.

    `holder` is the name that the words stand beside, `span` holds both. No `title` where only whom somebody is of is
    told. `time` are the days on which it is said to be held; `past` where these are over.
    """

    id: str
    holder: Span
    actor: str
    title: str | None
    of: str | None
    past: bool
    span: Span
    time: Interval
    made_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office of an actor as all the reports that are seen tell it together."""

    title: str | None
    of: str | None
    interval: Interval
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what has a part in an event: the words, and the actor these come to where that is sure."""

    span: Span
    actor: str | None = None
