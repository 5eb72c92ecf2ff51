"""Events: the words that mention one, its type, mode and status, and who and what has a part in it.

The encoder marks triggers and says which words of the window belong to each in which role; what these words are is told
by the mentions, time expressions and statements of the report.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from rapporteur.annotate.mentions import ACTORS, is_empty
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.parties import Parties
from rapporteur.annotate.places import gazetteer
from rapporteur.annotate.quantities import read_quantity, what_is_counted
from rapporteur.annotate.roles import BELONGS, Roles
from rapporteur.countries import country_named
from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import MODE, QUANTITY, STATUS, TRIGGER, TokenHead
from rapporteur.encoder.sequences import Floats, Found
from rapporteur.ids import make_id
from rapporteur.model import (
    MODES,
    EventMention,
    EventType,
    Mention,
    MentionForm,
    MentionType,
    Participant,
    Place,
    Quantity,
    Reading,
    Span,
    Statement,
    Status,
    TimeExpression,
)

MADE_BY: Final = "events@1"
FAR: Final = 0.01
"""What each character between a trigger and a day or mention takes off their score, a logit."""
LEAST: Final = {"actor": -5.0, "place": -5.0, "when": -8.0, "amount": -8.0}
"""By relation, the logit that the likeliest of the trigger's sentence must have where no word plainly belongs; for
amounts, any number of it that such an event can have."""
COUNTED: Final = {
    "killed": frozenset((EventType.ASSAULT,)),
    "injured": frozenset((EventType.ASSAULT, EventType.PROTEST)),
    "released": frozenset((EventType.RETREAT, EventType.CONCEDE)),
    "troops": frozenset((EventType.RETREAT, EventType.MOBILIZE)),
}
"""What a number may count that stands in the sentence of an event of some type, and does not plainly belong to it."""
ALIKE: Final = 0.5
"""How much a mention and a run of words must share to be the same."""
SEVERAL: Final = 2
LONGEST: Final = 80
"""Characters of a mention that reaches into a run of words from before it."""
PLACES: Final = frozenset((MentionType.PLACE, MentionType.GOVERNMENT, MentionType.FACILITY))
AGENTS: Final = ACTORS | {None}
"""Types of mentions that may have a part in an event, pronouns whose antecedent is open among them."""


def find_events(reading: Reading, encoding: Encoding) -> tuple[EventMention, ...]:
    """Return the event mentions of a report in text order, not yet timed; those in page furniture are left out.

    `reading` is what was found in the report so far: times, mentions and statements.
    """
    reader = _Reader(reading, encoding)
    triggers = (one for one in encoding.spans(TRIGGER) if not reading.document.is_furniture(encoding.offsets(one)[0]))
    return tuple(reader.event(found) for found in triggers)


def events_at(reading: Reading, encoding: Encoding, triggers: Iterable[Span]) -> tuple[EventMention, ...]:
    """Return the event mentions of triggers that are given, in their order; each is of its likeliest type."""
    reader = _Reader(reading, encoding)
    return tuple(reader.event(found) for trigger in triggers if (found := _given(encoding, trigger)))


def _given(encoding: Encoding, trigger: Span) -> Found | None:
    pieces = encoding.pieces.overlapping(trigger.start, trigger.end)
    if pieces.start == pieces.stop:
        return None
    chances = chances_of_trigger(encoding, TRIGGER, pieces.start, pieces.stop)[1:]
    likeliest = int(chances.argmax())
    return Found(pieces.start, pieces.stop, TRIGGER.types[likeliest], float(chances[likeliest]))


class Said:
    """The statements of a report, asked for those whose content a trigger stands in."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        contents = [(content, one.id) for one in statements for content in one.content]
        self._contents = sorted(contents, key=lambda one: (one[0].start, -one[0].end, one[1]))
        self._starts = [content.start for content, _ in self._contents]
        self._longest = max((content.end - content.start for content, _ in contents), default=0)

    def around(self, words: Span) -> tuple[str, ...]:
        """Return the identifiers, innermost first."""
        first, last = bisect_left(self._starts, words.end - self._longest), bisect_right(self._starts, words.start)
        around = [
            (content.end - content.start, content.start, name)
            for content, name in self._contents[first:last]
            if words.end <= content.end
        ]
        return tuple(dict.fromkeys(name for _, _, name in sorted(around)))


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
        self.times = Ordered(told)
        self.sentences = Ordered(reading.sentences)
        self.said = Said(reading.statements)
        numbers = encoding.spans(QUANTITY)
        self.numbers = Ordered(_Number(reading.document.span(*encoding.offsets(one)), one.type) for one in numbers)
        self.names = {one.span for one in reading.mentions if one.form is MentionForm.NAME and one.type in PLACES}
        names = {span.quote for span in self.names}
        self.countries = frozenset(country for country in map(country_named, names) if country)
        self.parties = Parties(reading)

    def event(self, found: Found) -> EventMention:
        """Return the event mention of one trigger."""
        trigger = self.document.span(*self.encoding.offsets(found))
        type_, roles, within = EventType(found.type), Roles(self.encoding, found.first), self.said.around(trigger)
        when = self._when(trigger, roles)
        event = EventMention(
            id=make_id("event", self.document.id, trigger.start, trigger.end),
            trigger=trigger,
            type=type_,
            mode=self._mode(found, type_),
            status=likeliest_status(self.encoding, found.first, found.end),
            when=when.span if when else None,
            actors=tuple(self._participants(trigger, roles, "actor", within)),
            recipients=tuple(self._participants(trigger, roles, "recipient", within)),
            places=tuple(self._places(trigger, roles)),
            quantities=tuple(self._quantities(trigger, type_, roles)),
            within=within,
            confidence=round(found.confidence, 3),
            made_by=MADE_BY,
        )
        self.parties.note(event)
        return event

    def _mode(self, found: Found, type_: EventType) -> str | None:
        modes = MODES.get(type_, ())
        chances = chances_of_trigger(self.encoding, MODE, found.first, found.end)
        scores = dict(zip((None, *MODE.types), chances, strict=True))
        able = {mode: score for mode, score in scores.items() if mode is None or mode in modes}
        return max(able, key=lambda mode: able[mode])

    def _participants(self, trigger: Span, roles: Roles, relation: str, within: Sequence[str]) -> Iterator[Participant]:
        """Give who has a part, in text order: those that the mentions stand for, and words that are of no mention."""
        mentions, words = self._taking_part(trigger, roles, relation)
        out = [Participant(span=one) for one in words]
        for mention in self.parties.heads(mentions):
            out += self.parties.participants(mention, within)
        yield from sorted(dict.fromkeys(out), key=lambda one: (one.span.start, one.span.end))

    def _taking_part(self, trigger: Span, roles: Roles, relation: str) -> tuple[list[Mention], list[Span]]:
        """Return the mentions that the words with a part in an event are of, and those words that are of none."""
        mentions: list[Mention] = []
        words: list[Span] = []
        for start, end in roles.runs(relation):
            inside = self._mentioned(start, end)
            mentions += inside
            if not inside and not is_empty(self.document.text[start:end]):
                words.append(self.document.span(start, end))
        if not mentions and not words:
            mentions += self._likeliest(trigger, roles, relation)
        return list(dict.fromkeys(mentions)), words

    def _likeliest(self, trigger: Span, roles: Roles, relation: str) -> Iterator[Mention]:
        """Give the mention of the trigger's own sentence that most likely has a part, where that is likely enough."""
        sentence = self.sentences.around(trigger.start)
        if sentence is None or relation not in LEAST:
            return
        start, end = roles.reach
        able = [
            (score - FAR * _gap(trigger, mention.span), mention)
            for mention in self.mentions.beginning_in(max(start, sentence.span.start), min(end, sentence.span.end))
            if (score := roles.score(relation, mention.span)) is not None
            and (relation != "place" or mention.type in PLACES)
        ]
        score, mention = max(able, key=lambda one: one[0], default=(0.0, None))
        if mention and score > LEAST[relation]:
            yield mention

    def _mentioned(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that a run of words stands for: those in it, or the one it is most of, or a part of."""
        near = [m for m in self.mentions.beginning_in(start - LONGEST, end) if m.span.end > start]
        inside = _outermost([m for m in near if start <= m.span.start and m.span.end <= end])
        alike = max(near, key=lambda m: _share(m.span, start, end), default=None)
        if alike and (not inside or (len(inside) < SEVERAL and _share(alike.span, start, end) >= ALIKE)):
            return [alike]
        return inside

    def _places(self, trigger: Span, roles: Roles) -> Iterator[Place]:
        mentions, words = self._taking_part(trigger, roles, "place")
        for span, actor in [
            *((one.span, one.actor) for one in self.parties.heads(mentions)),
            *((w, None) for w in words),
        ]:
            named = span in self.names or span.quote[:1].isupper()
            where = gazetteer().locate(span.quote, near=self.countries) if named else None
            yield Place(span=span, actor=actor, location=where)

    def _when(self, trigger: Span, roles: Roles) -> TimeExpression | None:
        """Return the time expression that governs a trigger: the likeliest with a part in it, else the likeliest day of
        its own sentence that stands in the same statements as it does. The dateline governs nothing."""
        able = [
            (score - FAR * _gap(trigger, time.span), time)
            for time in self.times.beginning_in(*roles.reach)
            if (score := roles.score("when", time.span)) is not None
        ]
        score, likeliest = max(able, key=lambda one: one[0], default=(BELONGS, None))
        if score > BELONGS:
            return likeliest
        sentence, within = self.sentences.around(trigger.start), self.said.around(trigger)
        beside = [
            (score, time)
            for score, time in able
            if time.interval
            and sentence
            and self.sentences.around(time.span.start) == sentence
            and self.said.around(time.span) == within
        ]
        score, likeliest = max(beside, key=lambda one: one[0], default=(0.0, None))
        return likeliest if likeliest and score > LEAST["when"] else None

    def _quantities(self, trigger: Span, type_: EventType, roles: Roles) -> Iterator[Quantity]:
        sentence = self.sentences.around(trigger.start)
        for one in self.numbers.beginning_in(*roles.reach):
            what, score = what_is_counted(one.type, one.span, self.document), roles.score("amount", one.span)
            beside = sentence is not None and sentence.span.start <= one.span.start < sentence.span.end
            least = LEAST["amount"] if beside and type_ in COUNTED.get(what, ()) else BELONGS
            quantity = read_quantity(what, one.span, self.document) if score is not None and score > least else None
            if quantity:
                yield quantity


def likeliest_status(encoding: Encoding, first: int, end: int) -> Status:
    """Return the status that the encoder gives the event told by the wordpieces `first:end`."""
    chances = chances_of_trigger(encoding, STATUS, first, end)[1:]
    return tuple(Status)[int(chances.argmax())]


def chances_of_trigger(encoding: Encoding, head: TokenHead, first: int, end: int) -> Floats:
    """Return the probability of none and of each type of a head that is asked on a trigger as a whole."""
    logits = encoding.tokens[head.name][first:end]
    inside = np.maximum(logits[:, 1::2], logits[:, 2::2])
    sums = np.concatenate([logits[:, :1], inside], axis=1).mean(axis=0)
    weights = np.exp(sums - sums.max())
    return np.asarray(weights / weights.sum(), dtype=np.float32)


def _gap(one: Span, other: Span) -> int:
    """Return how many characters stand between two spans."""
    return max(one.start, other.start) - min(one.end, other.end)


def _share(span: Span, start: int, end: int) -> float:
    """Return how far a span and a run of words are the same: what they share, of what they cover."""
    return (min(span.end, end) - max(span.start, start)) / (max(span.end, end) - min(span.start, start))


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    return [
        mention
        for mention in mentions
        if not any(
            other.span != mention.span and other.span.start <= mention.span.start and mention.span.end <= other.span.end
            for other in mentions
        )
    ]
