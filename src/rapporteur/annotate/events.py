"""Events: the words that mention one, its type, mode and status, and who and what has a part in it.

The encoder marks triggers and says which words of the window belong to each in which role; what these words are is told
by the mentions, time expressions and statements of the report.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from rapporteur.annotate.actors import ACTORS
from rapporteur.annotate.governing import Governing
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.parties import Parties
from rapporteur.annotate.places import CAPITAL, gazetteer
from rapporteur.annotate.quantities import read_quantity, what_is_counted
from rapporteur.annotate.roles import BELONGS, Roles
from rapporteur.annotate.said import Said
from rapporteur.annotate.settled import left_by_words
from rapporteur.annotate.taking_part import PLACES, Part, TakingPart
from rapporteur.countries import country_named
from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import MODE, QUANTITY, STATUS, TRIGGER, TokenHead
from rapporteur.encoder.sequences import Floats, Found
from rapporteur.ids import make_id
from rapporteur.model import (
    MODES,
    EventMention,
    EventType,
    MentionForm,
    Participant,
    Place,
    Quantity,
    Reading,
    Span,
    Status,
)

MADE_BY: Final = "events@1"
LEAST_AMOUNT: Final = -8.0
"""The logit that any number of the trigger's sentence must have that such an event can have."""
COUNTED: Final = {
    "killed": frozenset((EventType.ASSAULT,)),
    "injured": frozenset((EventType.ASSAULT, EventType.PROTEST)),
    "released": frozenset((EventType.RETREAT, EventType.CONCEDE)),
    "troops": frozenset((EventType.RETREAT, EventType.MOBILIZE)),
}
"""What a number may count that stands in the sentence of an event of some type, and does not plainly belong to it."""
AGENTS: Final = ACTORS | {None}
"""Types of mentions that may have a part in an event, pronouns whose antecedent is open among them."""


def find_events(reading: Reading, encoding: Encoding) -> tuple[EventMention, ...]:
    """Return the event mentions of a report in text order, not yet timed; those in page furniture are left out.

    `reading` is what was found in the report so far: times, mentions and statements.
    """
    reader = _Reader(reading, encoding)
    triggers = (one for one in encoding.spans(TRIGGER) if not reading.document.is_furniture(encoding.offsets(one)[0]))
    return reader.resolved([reader.event(found) for found in triggers])


def events_at(reading: Reading, encoding: Encoding, triggers: Iterable[Span]) -> tuple[EventMention, ...]:
    """Return the event mentions of triggers that are given, in their order; each is of its likeliest type."""
    reader = _Reader(reading, encoding)
    return reader.resolved([reader.event(found) for trigger in triggers if (found := _given(encoding, trigger))])


def _given(encoding: Encoding, trigger: Span) -> Found | None:
    pieces = encoding.pieces.overlapping(trigger.start, trigger.end)
    if pieces.start == pieces.stop:
        return None
    chances = chances_of_trigger(encoding, TRIGGER, pieces.start, pieces.stop)[1:]
    likeliest = int(chances.argmax())
    return Found(pieces.start, pieces.stop, TRIGGER.types[likeliest], float(chances[likeliest]))


@dataclass(frozen=True, slots=True)
class _Number:
    """Words that count something, and what."""

    span: Span
    type: str


class _Reader:
    """What the events of one report are made from."""

    def __init__(self, reading: Reading, encoding: Encoding) -> None:
        self.document, self.encoding = reading.document, encoding
        self.mentions = Ordered(one for one in reading.mentions if one.type in AGENTS)
        dateline = reading.document.dateline
        told = (one for one in reading.times if not dateline or not dateline.start <= one.span.start < dateline.end)
        self.sentences = Ordered(reading.sentences)
        self.said = Said(reading.statements)
        self.governing = Governing(reading.document, Ordered(told), self.sentences, self.said)
        numbers = encoding.spans(QUANTITY)
        self.numbers = Ordered(_Number(reading.document.span(*encoding.offsets(one)), one.type) for one in numbers)
        self.names = {one.span for one in reading.mentions if one.form is MentionForm.NAME and one.type in PLACES}
        names = {span.quote for span in self.names}
        self.countries = frozenset(country for country in map(country_named, names) if country)
        self.parties = Parties(reading)
        self.taking_part = TakingPart(reading, self.parties, self.mentions)
        self.parts: dict[Span, tuple[Part, Part]] = {}

    def event(self, found: Found) -> EventMention:
        """Return the event mention of one trigger."""
        trigger = self.document.span(*self.encoding.offsets(found))
        type_, roles, within = EventType(found.type), Roles(self.encoding, found.first), self.said.around(trigger)
        when = self.governing.of(trigger, roles)
        self.parts[trigger] = self.taking_part.actors(trigger, roles), self.taking_part.recipients(trigger, roles)
        return EventMention(
            id=make_id("event", self.document.id, trigger.start, trigger.end),
            trigger=trigger,
            type=type_,
            mode=self._mode(found, type_),
            status=self._status(found, trigger),
            when=when.span if when else None,
            places=tuple(self._places(trigger, roles)),
            quantities=tuple(self._quantities(trigger, type_, roles)),
            within=within,
            confidence=round(found.confidence, 3),
            made_by=MADE_BY,
        )

    def resolved(self, events: Sequence[EventMention]) -> tuple[EventMention, ...]:
        """Return events with those who take part: who "both sides" are is known of all events together."""
        self.parties.note([self._with_participants(event) for event in events])
        return tuple(self._with_participants(event) for event in events)

    def _with_participants(self, event: EventMention) -> EventMention:
        actors, recipients = (self._participants(part, event.within) for part in self.parts[event.trigger])
        if not actors and not recipients and self.taking_part.is_of_both(event):
            actors = self.parties.sides.parts_before(event.trigger.start)
        return replace(event, actors=actors, recipients=recipients)

    def _participants(self, part: Part, within: Sequence[str]) -> tuple[Participant, ...]:
        """Return who has a part, in text order: those that the mentions stand for, and words that are of no mention."""
        out = [one for words in part.words for one in self.parties.unmarked(words)]
        out += [one for mention in part.mentions for one in self.parties.participants(mention, within)]
        return tuple(sorted(dict.fromkeys(out), key=lambda one: (one.span.start, one.span.end)))

    def _status(self, found: Found, trigger: Span) -> Status:
        sentence = self.sentences.around(trigger.start)
        left = left_by_words(sentence.span, trigger) if sentence else tuple(Status)
        return likeliest_status(self.encoding, found.first, found.end, among=left)

    def _mode(self, found: Found, type_: EventType) -> str | None:
        modes = MODES.get(type_, ())
        chances = chances_of_trigger(self.encoding, MODE, found.first, found.end)
        scores = dict(zip((None, *MODE.types), chances, strict=True))
        able = {mode: score for mode, score in scores.items() if mode is None or mode in modes}
        return max(able, key=lambda mode: able[mode])

    def _places(self, trigger: Span, roles: Roles) -> Iterator[Place]:
        part = self.taking_part.places(trigger, roles)
        for span, actor in [*((m.span, m.actor) for m in part.mentions), *((words, None) for words in part.words)]:
            named = span in self.names or span.quote[:1].isupper() or CAPITAL.search(span.quote)
            where = gazetteer().locate(span.quote, near=self.countries) if named else None
            yield Place(span=span, actor=actor, location=where)

    def _quantities(self, trigger: Span, type_: EventType, roles: Roles) -> Iterator[Quantity]:
        sentence = self.sentences.around(trigger.start)
        for one in self.numbers.beginning_in(*roles.reach):
            what, score = what_is_counted(one.type, one.span, self.document), roles.score("amount", one.span)
            beside = sentence is not None and sentence.span.start <= one.span.start < sentence.span.end
            least = LEAST_AMOUNT if beside and type_ in COUNTED.get(what, ()) else BELONGS
            quantity = read_quantity(what, one.span, self.document) if score is not None and score > least else None
            if quantity:
                yield quantity


def likeliest_status(encoding: Encoding, first: int, end: int, *, among: Sequence[Status] = tuple(Status)) -> Status:
    """Return which of some statuses the encoder gives the event told by the wordpieces `first:end`."""
    chances = dict(zip(Status, chances_of_trigger(encoding, STATUS, first, end)[1:], strict=True))
    return max(among, key=lambda status: chances[status])


def chances_of_trigger(encoding: Encoding, head: TokenHead, first: int, end: int) -> Floats:
    """Return the probability of none and of each type of a head that is asked on a trigger as a whole."""
    logits = encoding.tokens[head.name][first:end]
    inside = np.maximum(logits[:, 1::2], logits[:, 2::2])
    sums = np.concatenate([logits[:, :1], inside], axis=1).mean(axis=0)
    weights = np.exp(sums - sums.max())
    return np.asarray(weights / weights.sum(), dtype=np.float32)
