"""Positions: what a party wants on a matter, where it says how long or how many.

A position has words that take it ("wants", "insists on", "offers"), a party before them, and a value after them. The
second of two may leave the words out: "Norland wants two years, the Front six months". What it is on is the event in
its clause, what its number counts, or the matter told last; of two that stand side by side without one, how long or how
many.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapporteur.annotate.actors import ACTORS
from rapporteur.annotate.numbers import find_numbers, thing_counted
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.parties import Parties
from rapporteur.annotate.said import Said
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
    r"|favou?r(?:s|ed|ing)?|emphasi[sz]\w*(?: on)?|(?:sticks?|stuck|clings?) to|holds? that"
    r"|(?:holds?|held|holding) out for|(?:ask(?:s|ed|ing)?|call(?:s|ed|ing)|press(?:es|ed|ing)|push(?:es|ed|ing)"
    r"|hop(?:es|ed|ing)|settles?) for|asks?(?= \d)|prefer(?:s|red)?"
    r"|offer(?:s|ed|ing)?|suggest(?:s|ed)?|(?:is|are|was|were) (?:ready|willing|prepared)"
    r"|think(?:s|ing)? of|(?:would|will)(?: not|n['’]t) (?:go (?:below|above|beyond|under|over)"
    r"|accept (?:less|more) than|settle for less than)"
    r"|(?:cannot|can['’]t|could not|will not|would not) (?:pay|offer|give|spare|take|accept) (?P<most>more|less) than"
    r"|(?P<stays>limit|deadline|term|period|timetable)(?= of [^.;]{4,30} (?:stands|holds|remains|(?:\W?not)\b)))\b",
    re.IGNORECASE,
)
"""Words by which a party takes a position."""
_NONE: Final = re.compile(
    r"\b(?:(?:would|will|can) (?:accept|tolerate|hear of)|wants?|accepts?) no (?!more|less|later)[^\W\d_]+"
    r"|\b(?:rejects?|opposes?|refuses?|rules? out|will not accept|would not accept) any [^\W\d_]+",
    re.IGNORECASE,
)
"""Words by which a party wants nothing of what another wants beside it."""
_NEVER: Final = re.compile(r"(?:\b(?:not|never|no longer|neither|nor)|n['’]t)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""What stands before such words where no position is taken."""
_FIRST: Final = re.compile(
    r":?\s+(?:(?:an?|the|only|about|some|up to|at least|at most|no more than)\s+)*"
    r"(?:(?:rise|increase|cut|raise)s? of\s+)?$",
    re.IGNORECASE,
)
"""What stands between such words and a number that is their value, whatever duration follows."""
_GAP: Final = re.compile(r"(?:,|;)?\s*(?:and|but|while)?\s*(?:the\s+)?", re.IGNORECASE)
_BESIDE: Final = re.compile(r"[»”\"']?\s+(?:(?:only|at least|about|some|a|an)\s+)?", re.IGNORECASE)
TALK: Final = frozenset((EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.ACCUSE, EventType.SUPPORT))
"""What is done by words is not what a position is about."""
NONE: Final = "none"
"""The value of a party that wants nothing of the kind."""
FAR: Final = 400
"""Characters after a position in which another may be on the same matter without naming it."""
SIDE_BY_SIDE: Final = 200
"""Characters between two positions that may be on one matter which neither names."""
ORDER: Final = 30
"""How many times another a number is at most that is on one matter which neither names."""
ORDERS: Final = 3
"""How many units apart durations on one matter are not: hours, days, weeks, months, years."""
NEAR: Final = 40
"""Characters after the words that take a position in which a number is its value."""
BESIDE: Final = 12
"""Characters between a party and the words by which it takes a position, where it is not known who it is."""
_HOW: Final = {"time": "how long", "number": "how many"}
"""Matters that nothing names, by the kind of value."""
_NAMED: Final = re.compile(r"[«“\"]?(?P<name>[^\W\d_a-z][\w’'-]+)[»”\"]?\s+$")


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


@dataclass(frozen=True, slots=True)
class _Stand:
    """What one party wants, as its sentence tells it; no `issue` where that does not say on what it is."""

    holder: Participant
    value: _Value
    issue: str | None
    polarity: str
    span: Span


class _Finder:
    def __init__(self, reading: Reading) -> None:
        self.reading, self.document, self.text = reading, reading.document, reading.document.text
        self.mentions = Ordered(one for one in reading.mentions if one.type in ACTORS or one.type is None)
        self.times, self.parties, self.said = Ordered(reading.times), Parties(reading), Said(reading.statements)
        self.events = sorted(reading.events, key=lambda one: one.trigger.start)

    def all(self) -> Iterator[Position]:
        stands = [
            one
            for sentence in self.reading.sentences
            for one in sorted(
                (*self._stands(sentence.span), *self._refusals(sentence.span)), key=lambda one: one.span.start
            )
        ]
        for one in _on_matters(stands):
            within = self.said.around(one.span)
            yield Position(
                id=make_id("position", self.document.id, one.span.start, one.span.end),
                issue=one.issue or _HOW[one.value.kind],
                holder=one.holder,
                value=one.value.value,
                polarity=one.polarity,
                span=one.span,
                statement=within[0] if within else None,
                time=self.document.published,
                made_by=MADE_BY,
            )

    def _stands(self, sentence: Span) -> Iterator[_Stand]:
        """Give what parties want in a sentence, those too of which it is not sure who they are or on what they are."""
        if self.document.is_furniture(sentence.start):
            return
        takes = list(_TAKES.finditer(self.text, sentence.start, sentence.end))
        for at, take in enumerate(takes):
            first = takes[at - 1].end() if at else sentence.start
            if _NEVER.search(self.text, first, take.start()):
                continue
            until = self._subject_start(take.end(), takes[at + 1].start()) if at + 1 < len(takes) else sentence.end
            value = self._value(take.end(), until, bound=bool(take["most"]))
            speaker = self._speaker(take) if take["stays"] else None
            holder = speaker or self._holder(first, take.start()) or self._source(take)
            if holder is None or value is None:
                continue
            against = bool(take["against"])
            issue = self._issue(take.end(), until, value, against=against)
            stand = _Stand(holder, value, issue, "against" if against else "for", self._span(take.start(), value))
            yield stand
            second = self._second(value.words.end, until)
            if second and second[1].kind == value.kind:
                named, again = second
                yield replace(stand, holder=named, value=again, span=self._span(named.span.start, again))

    def _refusals(self, sentence: Span) -> Iterator[_Stand]:
        """Give what parties do not want at all, in a sentence."""
        for found in _NONE.finditer(self.text, sentence.start, sentence.end):
            words = self.document.span(*found.span())
            if holder := self._holder(sentence.start, found.start()):
                yield _Stand(holder, _Value(words, "", NONE), None, "against", words)

    def _span(self, start: int, value: _Value) -> Span:
        return self.document.span(min(start, value.words.start), value.words.end)

    def _holder(self, first: int, before: int) -> Participant | None:
        """Return the party named last between two places, known or right before the second."""
        near = [one for one in self.mentions.beginning_in(first, before) if one.span.end <= before]
        heads: list[Mention] = self.parties.heads(near)
        for mention in reversed(heads):
            within = self.said.around(mention.span)
            known = [one for one in self.parties.participants(mention, within) if one.actor]
            if known:
                return known[0]
        if heads and before - heads[-1].span.end <= BESIDE:
            return Participant(span=heads[-1].span)
        named = _NAMED.search(self.text, first, before)
        return Participant(span=self.document.span(*named.span("name"))) if named else None

    def _speaker(self, take: re.Match[str]) -> Participant | None:
        """Return the source of the innermost statement that has some words."""
        within = self.said.around(self.document.span(*take.span()))
        return next((_source_of(one) for one in self.reading.statements if one.id in within[:1]), None)

    def _source(self, take: re.Match[str]) -> Participant | None:
        """Return the source of the statement that some words are the cue of."""
        cued = (
            one
            for one in self.reading.statements
            for cue in one.cue
            if cue.start < take.end() and take.start() < cue.end
        )
        return next((_source_of(one) for one in cued), None)

    def _subject_start(self, after: int, before: int) -> int:
        near = [one for one in self.mentions.beginning_in(after, before) if one.actor and one.span.end <= before]
        return near[-1].span.start if near else before

    def _value(self, start: int, end: int, *, bound: bool = False) -> _Value | None:
        """Return the number that a stretch begins with, else its first duration, else its first number.

        `bound` where what stands before it makes it the most or the least that is wanted.
        """
        times = self.times.beginning_in(start, end)
        numbers = [
            one
            for one in find_numbers(self.document, start, end)
            if (one.low == one.high or bound)
            and not any(time.span.start <= one.span.start < time.span.end for time in times)
        ]
        numbers = [one for one in numbers if one.span.start - start <= NEAR]
        at_once = [one for one in numbers if _FIRST.fullmatch(self.text, start, one.span.start)]
        for time in times if not at_once else ():
            if time.type is TimexType.DURATION and time.value and time.span.end <= end:
                return _Value(time.span, "time", time.value)
        ends = ((one.span, one.high if one.low is None else one.low) for one in at_once or numbers)
        return next((_Value(span, "number", repr(end)) for span, end in ends), None)

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
        """Return what a value is about: what is to be done in its clause, or what its number counts."""
        about = next((one for one in self.events if start <= one.trigger.start < end and one.type not in TALK), None)
        if about:
            return f"{_done(about)}: {value.kind}"
        if not against and value.kind == "number" and (thing := thing_counted(self.document, value.words)):
            return f"{thing}: number"
        return None


def _on_matters(stands: Sequence[_Stand]) -> Iterator[_Stand]:
    """Give those that are on a matter, their own, the one told last, or that of what another wants beside them; who is
    not known is heard only beside another."""
    last: _Stand | None = None
    for at, stand in enumerate(stands):
        one = stand
        sides = (*stands[max(0, at - 1) : at], *stands[at + 1 : at + 2])
        beside = [other for other in sides if _are_beside(one, other)]
        if one.value.kind == "" and beside:
            one = replace(one, issue=beside[0].issue or _HOW[beside[0].value.kind])
        elif one.issue is None and last and last.value.kind == one.value.kind and one.span.start - last.span.end < FAR:
            one = replace(one, issue=last.issue)
        if one.issue and one.value.kind:
            last = one
        if (one.holder.actor and one.issue) or beside:
            yield one


def _are_beside(one: _Stand, other: _Stand) -> bool:
    """Return whether two want another thing of one kind, side by side."""
    first, second = sorted((one.span, other.span), key=lambda span: span.start)
    holders = {stand.holder.actor or stand.holder.span.quote.lower() for stand in (one, other)}
    issues = {stand.issue for stand in (one, other)}
    kinds = {stand.value.kind for stand in (one, other)}
    if second.start - first.end > SIDE_BY_SIDE or len(kinds - {""}) != 1 or len(holders) < 2:
        return False
    if "" in kinds:
        return True
    return len(issues - {None}) == 1 or (issues == {None} and _are_alike(one.value, other.value))


def _are_alike(one: _Value, other: _Value) -> bool:
    """Return whether two values are of one order: so many hours are not asked for where others ask for months."""
    if one.kind == "number":
        low, high = sorted((float(one.value), float(other.value)))
        return low * ORDER >= high
    units = "HDWMY"
    places = [units.index("H" if value.startswith("PT") else value[-1]) for value in (one.value, other.value)]
    return abs(places[0] - places[1]) < ORDERS


def _source_of(statement: Statement) -> Participant | None:
    spans, actor = statement.source.spans, statement.source.actor
    return Participant(span=spans[0], actor=actor) if spans else None


def _done(event: EventMention) -> str:
    return f"{event.type.value} {event.mode}" if event.mode else event.type.value
