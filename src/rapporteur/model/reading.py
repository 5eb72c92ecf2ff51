"""All that one report says, and the day it is from."""

from dataclasses import dataclass

from rapporteur.model.text import Document, Interval, Sentence, Span, TimeExpression
from rapporteur.model.told import CommitmentMention, EventMention, Position, Statement
from rapporteur.model.who import Mention, Office


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
    offices: tuple[Office, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[EventMention, ...] = ()
    commitments: tuple[CommitmentMention, ...] = ()
    positions: tuple[Position, ...] = ()
