"""The data types: frozen values that hold facts and do no work.

Offsets count Unicode code points, half-open. A `Span` is made by `Document.span`, which cuts the quotation out of the
text, so that `document.text[span.start:span.end] == span.quote` holds from the start; `Document.check` holds it against
the text again.
"""

from rapporteur.model.reading import Dating, Reading, Reason
from rapporteur.model.text import UNKNOWN, Basis, Document, Interval, Sentence, Span, TimeExpression, TimexType
from rapporteur.model.told import (
    MODES,
    Carrier,
    CommitmentMention,
    Event,
    EventMention,
    EventType,
    Location,
    Place,
    Position,
    Quantity,
    Source,
    Stance,
    Statement,
    Status,
)
from rapporteur.model.who import Mention, MentionForm, MentionType, Office, Participant, Role

__all__ = [
    "MODES",
    "UNKNOWN",
    "Basis",
    "Carrier",
    "CommitmentMention",
    "Dating",
    "Document",
    "Event",
    "EventMention",
    "EventType",
    "Interval",
    "Location",
    "Mention",
    "MentionForm",
    "MentionType",
    "Office",
    "Participant",
    "Place",
    "Position",
    "Quantity",
    "Reading",
    "Reason",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "TimeExpression",
    "TimexType",
]
