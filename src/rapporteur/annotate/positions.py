"""Positions: what a party wants on a matter, where it says how long or how many.

A position has words that take it ("wants", "insists on", "offers"), a party before them, and a value after them. The
second of two may leave the words out: "Norland wants two years, the Front six months".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from rapporteur.annotate.events import Said
from rapporteur.annotate.mentions import ACTORS
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.parties import Parties
from rapporteur.annotate.quantities import bounds
from rapporteur.ids import make_id
from rapporteur.model import (
    Document,
    EventMention,
    EventType,
    Mention,
    Participant,
    Position,
    Reading,
    Span,
    Statement,
    TimexType,
)

MADE_BY: Final = "positions@1"
_TAKES: Final = re.compile(
    r"\b(?:(?P<against>reject(?:s|ed|ing)?|oppos(?:es?|ed|ing)|refus(?:es?|ed|ing)|turn(?:s|ed) down|rul(?:es|ed) out)"
    r"|wants?|wanted|demand(?:s|ed|ing)?|insist(?:s|ed|ing)? (?:on|that)|seeks?|sought|propos(?:es?|ed|ing)"
    r"|favou?r(?:s|ed|ing)?|emphasi[sz]\w*(?: on)?|(?:sticks?|stuck|clings?) to|holds? out for"
    r"|(?:asks?|asked|call(?:s|ed)|press(?:es|ed)|push(?:es|ed)) for|prefer(?:s|red)?|offer(?:s|ed|ing)?"
    r"|(?:is|are|was|were) (?:ready|willing|prepared))\b",
    re.IGNORECASE,
)
"""Words by which a party takes a position."""
_NEVER: Final = re.compile(r"(?:\b(?:not|never|no longer|neither|nor)|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""What stands before such words where no position is taken."""
_NUMBER: Final = re.compile(
    r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w.]*\d)|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|twenty|thirty|forty|fifty|a dozen)\b",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(r"\s+(per cent|percent|[a-z]{3,})\b")
"""What a number counts, where no event says what it is about."""
_GAP: Final = re.compile(r"(?:,|;)?\s*(?:and|but|while)?\s*(?:the\s+)?", re.IGNORECASE)
_BESIDE: Final = re.compile(r"[»”\"']?\s+(?:(?:only|at least|about|some|a|an)\s+)?", re.IGNORECASE)
TALK: Final = frozenset((EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.SUPPORT))
"""What is done by words is not what a position is about."""
FAR: Final = 400
"""Characters after a position in which another may be on the same matter without naming it."""


def find_positions(reading: Reading) -> tuple[Position, ...]:
    """Return the positions of a report in text order."""
    return tuple(_Finder(reading).all())


def with_times(
    document: Document, positions: Iterable[Position], statements: Iterable[Statement]
) -> tuple[Position, ...]:
    """Return positions with the time at which they were told: that of the statement, or else of the report."""
    said = {one.id: one.time for one in statements}
    return tuple(replace(one, time=said.get(one.statement or "", document.published)) for one in positions)


@dataclass(frozen=True, slots=True)
class _Value:
    """Words that say how long (`kind` time) or how many (number), and the value."""

    words: Span
    kind: str
    value: str


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.reading, self.document, self.text = reading, reading.document, reading.document.text
        self.mentions = Ordered(one for one in reading.mentions if one.type in ACTORS or one.type is None)
        self.times, self.parties, self.said = Ordered(reading.times), Parties(reading), Said(reading.statements)
        self.events = sorted(reading.events, key=lambda one: one.trigger.start)
        self.matter: tuple[int, str] = (-FAR, "")

    def all(self) -> Iterator[Position]:
        for sentence in self.reading.sentences:
            start, end = sentence.span.start, sentence.span.end
            if self.document.is_furniture(start):
                continue
            takes = list(_TAKES.finditer(self.text, start, end))
            for at, take in enumerate(takes):
                first = takes[at - 1].end() if at else start
                if _NEVER.search(self.text, first, take.start()):
                    continue
                until = self._subject_start(take.end(), takes[at + 1].start()) if at + 1 < len(takes) else end
                if holder := self._holder(first, take.start()):
                    yield from self._positions(holder, take, until)

    def _positions(self, holder: Participant, take: re.Match[str], until: int) -> Iterator[Position]:
        value = self._value(take.end(), until)
        issue = self._issue(take.end(), until, value, against=bool(take["against"])) if value else None
        if value is None or issue is None:
            return
        polarity = "against" if take["against"] else "for"
        first = self.document.span(take.start(), value.words.end)
        self.matter = first.end, issue
        yield self._position(holder, issue, value, polarity, first)
        second = self._second(value.words.end, until)
        if second and second[1].kind == value.kind:
            named, again = second
            yield self._position(named, issue, again, polarity, self.document.span(named.span.start, again.words.end))

    def _position(self, holder: Participant, issue: str, value: _Value, polarity: str, span: Span) -> Position:
        within = self.said.around(span)
        return Position(
            id=make_id("position", self.document.id, span.start, span.end),
            issue=issue,
            holder=holder,
            value=value.value,
            polarity=polarity,
            span=span,
            statement=within[0] if within else None,
            time=self.document.published,
            made_by=MADE_BY,
        )

    def _holder(self, first: int, before: int) -> Participant | None:
        """Return the party named last between two places, where it is known who that is."""
        near = [one for one in self.mentions.beginning_in(first, before) if one.span.end <= before]
        heads: list[Mention] = self.parties.heads(near)
        for mention in reversed(heads):
            within = self.said.around(mention.span)
            known = [one for one in self.parties.participants(mention, within) if one.actor]
            if known:
                return known[0]
        return None

    def _subject_start(self, after: int, before: int) -> int:
        near = [one for one in self.mentions.beginning_in(after, before) if one.actor and one.span.end <= before]
        return near[-1].span.start if near else before

    def _value(self, start: int, end: int) -> _Value | None:
        """Return the first duration of a stretch, else its first number."""
        times = self.times.beginning_in(start, end)
        for time in times:
            if time.type is TimexType.DURATION and time.value and time.span.end <= end:
                return _Value(time.span, "time", time.value)
        for found in _NUMBER.finditer(self.text, start, end):
            low, high = bounds(found.group())
            if low is not None and low == high and not any(t.span.start <= found.start() < t.span.end for t in times):
                return _Value(self.document.span(*found.span()), "number", repr(low))
        return None

    def _second(self, after: int, until: int) -> tuple[Participant, _Value] | None:
        """Return who stands right after a value, with a value right after, where the words between are left out."""
        gap = _GAP.match(self.text, after, until)
        near = self.mentions.beginning_in(gap.end(), gap.end() + 2) if gap else []
        for mention in near:
            beside = _BESIDE.match(self.text, mention.span.end)
            value = self._value(mention.span.end, until)
            known = [one for one in self.parties.participants(mention, ()) if one.actor]
            if value and beside and beside.end() >= value.words.start and known:
                return known[0], value
        return None

    def _issue(self, start: int, end: int, value: _Value, *, against: bool) -> str | None:
        """Return what a value is about: what is to be done in its clause, else the matter told of before."""
        about = next((one for one in self.events if start <= one.trigger.start < end and one.type not in TALK), None)
        if about:
            return f"{_done(about)}: {value.kind}"
        if not against and value.kind == "number" and (unit := _UNIT.match(self.text, value.words.end)):
            return f"{unit[1]}: number"
        last, issue = self.matter
        return issue if start - last < FAR and issue.endswith(value.kind) else None


def _done(event: EventMention) -> str:
    return f"{event.type.value} {event.mode}" if event.mode else event.type.value
