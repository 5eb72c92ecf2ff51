"""Commitments: what somebody undertakes, offers or is bound to do, in the words of one report.

Each clause that binds is one: the encoder says of an event's trigger whether it is undertaken, and the words around it
whether a promise or an agreement makes it so (undertakings.py). A clause of several numbers with a day each is a
commitment in stages. By when it is due is worked out in deadlines.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapporteur.annotate.bodies import SIDES
from rapporteur.annotate.bounds import AHEAD
from rapporteur.annotate.deadlines import BOUND, COMING, bounds_what_is_due, find_due
from rapporteur.annotate.events import chances_of_trigger
from rapporteur.annotate.obligors import MODALS, Obligors
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.parties import Parties
from rapporteur.annotate.quantities import read_quantity, what_is_counted
from rapporteur.annotate.said import Said
from rapporteur.annotate.terms import D_DAY, ON
from rapporteur.annotate.undertakings import (
    AGREEMENT,
    CONDITION,
    FAR,
    FORBIDS,
    FRAME,
    LENGTHENS,
    LISTED,
    OPINION,
    Clause,
    clauses,
    is_negative,
)
from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import QUANTITY, UNDERTAKEN
from rapporteur.ids import make_id
from rapporteur.model import (
    CommitmentMention,
    EventMention,
    EventType,
    Quantity,
    Reading,
    Sentence,
    Span,
    Status,
)

MADE_BY: Final = "commitments@1"
SURE: Final = 0.4
"""The chance of being undertaken from which an event is, whatever stands around it."""
FAINT: Final = 0.05
LIKELY: Final = 0.15
"""That from which it is where a day is set for it or an agreement tells it."""
OPEN: Final = frozenset((Status.PLANNED, Status.POSSIBLE, Status.ONGOING))
STAGES: Final = 2
"""So many numbers with a day of their own make stages."""
_STAGE_GAP: Final = 60
_VERB: Final = 12
"""Characters from where an act begins in which its verb begins."""
_MODAL: Final = 8
"""Characters of a modal and the spaces beside it, at most."""
_ONCE: Final = re.compile(r"\b(?:once|when|as soon as|provided(?: that)?|on condition that)\s", re.IGNORECASE)
"""Words that begin what somebody waits for to do as he says."""
_HELD: Final = re.compile(r"\b(?:before|until|ahead of|prior to) (?:the|its|their|any|an?)\b", re.IGNORECASE)
"""What stands before an event that bounds what is to be done."""
_NUMBER: Final = re.compile(
    r"(?<![\w.,])\d[\d.,]*(?!\w)|\b(?:half|two|three|four|five|six|seven|eight|nine|ten|dozen|rest|remainder"
    r"|balance|(?<=a )(?:quarter|third))\b"
)
_MORE: Final = re.compile(r"\b(?:the other|the last|the remaining|the first|a further|another|a|the)\s+$")
_CLAUSE_END: Final = re.compile(
    r"(?<![\s,;:.—–-])[\s,;:.—–-]+(?:(?:and|or|but|while)(?:\s+(?:also|then|not|never|to))*\s*)?$"
)
_MORE_CLAUSES: Final = re.compile(r",\s+(?:and|but|while|though|although|which|who|where)\b|;")
_STOPS: Final = re.compile(r".?[\"”’»]?\s*[,.;:!?\"”»]", re.DOTALL)
"""What stands at the end of what is said, where a clause ends there too."""
_LEAD: Final = re.compile(r"(?:[\s,;:–—-]|\b(?:and|or|but|while|that)\b)*", re.IGNORECASE)
_LABEL: Final = re.compile(r":\s+[\"“]?")
"""What parts a label, or who speaks, from what is said."""
_IF: Final = re.compile(r"\W*(?:if|should|unless)\b", re.IGNORECASE)
_ANAPHOR: Final = re.compile(r"\w+ (?:it|them|so|this|that)\b|^(?:which|that|who|it|this)\b", re.IGNORECASE)
_EXTENDS: Final = re.compile(
    rf"\b(?:{LENGTHENS}|roll(?:s|ed|ing)? over|more (?:time|days?|weeks?|months?|years?)"
    r"|(?:days?|weeks?|months?|years?) more)\b",
    re.IGNORECASE,
)
_BACK: Final = 900
"""Characters before a clause in which the agreement stands that it is of."""
_FRAMED: Final = re.compile(
    r"(?:under|according to|in line with|as part of)\s+(?:.*,\s+(?=[^,]+$)|(?:the|its|this|that)\s+[^,]{0,40}?"
    r"\b(?:accord|agreement|deal|text|pact|plan|treaty|terms|memorandum|protocol)\s+)",
    re.IGNORECASE | re.DOTALL,
)


def find_commitments(reading: Reading, encoding: Encoding) -> tuple[CommitmentMention, ...]:
    """Return the commitments of a report in text order, their deadlines not yet worked out."""
    finder = _Finder(reading, encoding)
    return tuple(sorted(finder.all(), key=lambda one: (one.act.start, one.act.end)))


@dataclass(frozen=True, slots=True)
class _Told:
    """An event mention and how likely it is undertaken to do it, and not to do it."""

    event: EventMention
    do: float
    refrain: float

    @property
    def span(self) -> Span:
        """The words of the event."""
        return self.event.trigger

    @property
    def chance(self) -> float:
        return self.do + self.refrain


class _Finder:
    def __init__(self, reading: Reading, encoding: Encoding) -> None:
        self.reading, self.document, self.text = reading, reading.document, reading.document.text
        self.encoding = encoding
        self.told = Ordered(map(self._told, reading.events))
        self.times, self.sentences = Ordered(reading.times), Ordered(reading.sentences)
        self.said = Said(reading.statements)
        contents = (content for one in reading.statements for content in one.content)
        self.contents = [one for one in contents if _STOPS.match(self.text, one.end - 1)]
        parties = Parties(reading)
        parties.note(reading.events)
        self.obligors = Obligors(reading, parties)
        self.counted = {self.document.span(*encoding.offsets(one)): one.type for one in encoding.spans(QUANTITY)}

    def _told(self, event: EventMention) -> _Told:
        pieces = self.encoding.pieces.overlapping(event.trigger.start, event.trigger.end)
        if pieces.start == pieces.stop:
            return _Told(event, 0.0, 0.0)
        _, do, refrain = chances_of_trigger(self.encoding, UNDERTAKEN, pieces.start, pieces.stop).tolist()
        return _Told(event, do, refrain)

    def all(self) -> Iterator[CommitmentMention]:
        """Give the commitments, clause by clause."""
        framed, listed = 0, False
        for sentence in self.reading.sentences:
            span = sentence.span
            if self.document.is_furniture(span.start):
                continue
            self.obligors.read(sentence, self.said.around(self.document.span(span.start, span.start + 1)))
            if FRAME.search(span.quote):
                framed = FAR + 1
                listed = True
            in_list = listed and LISTED.match(span.quote)
            found = list(self._in_sentence(sentence, is_framed=framed > 0 or bool(in_list)))
            yield from found
            framed = FAR if found and framed else max(0, framed - 1)

    def _in_sentence(self, sentence: Sentence, *, is_framed: bool) -> Iterator[CommitmentMention]:
        start, end = sentence.span.start, sentence.span.end
        told = self.told.beginning_in(start, end)
        starts = [one.event.trigger.start for one in told if one.chance >= SURE]
        for clause in clauses(self.text, start, end, starts):
            inside = [one for one in told if clause.start <= one.event.trigger.start < clause.end]
            lead = self._lead(clause, inside, told, is_framed=is_framed)
            if lead is not None:
                yield from self._made(clause, lead[0], told)

    def _lead(
        self, clause: Clause, inside: Sequence[_Told], told: Sequence[_Told], *, is_framed: bool
    ) -> tuple[_Told | None] | None:
        """Return the event that a clause binds to, if any, in a tuple; None where it does not bind."""
        ahead = OPEN | {Status.DID_NOT_HAPPEN} if is_negative(self.text, clause) else OPEN
        able = [one for one in inside if one.event.status in ahead or one.chance >= SURE]
        first, last = clause.cue or (0, 0)
        after = [
            one for one in inside if one.event.trigger.end > clause.act and not first <= one.event.trigger.start < last
        ]
        best = max([one for one in able if one in after] or able, key=lambda one: one.chance, default=None)
        if clause.kind in (*MODALS, "plain") and OPINION.search(self.text, clause.start, self._told_at(clause, best)):
            return None
        if best and best.chance >= SURE:
            return (best,)
        done = after[:1] and after[0].event.status not in ahead and clause.cue is None
        if done or any(one.event.status is Status.CALLED_OFF for one in inside) or self._threatens(clause, told):
            return None
        chance, bounded = best.chance if best else 0.0, self._bound(clause)
        fits = {
            "promise": not after or after[0].event.status in ahead or after[0].event.trigger.start > clause.act + _VERB,
            "offer": True,
            "thing": chance >= FAINT,
            "bound": bounded is not None or is_framed or chance >= LIKELY or self._forbids(clause),
            "will": bool(bounded)
            or (bounded is not None and chance >= LIKELY)
            or (is_framed and self._fits(clause, chance))
            or (chance >= LIKELY and _ONCE.search(self.text, clause.act, clause.end) is not None),
            "plain": bool(best and is_framed and (bounded or chance >= LIKELY) and best.event.status in AHEAD),
        }
        return (best,) if fits[clause.kind] and not self._depends(clause, is_framed=is_framed) else None

    def _forbids(self, clause: Clause) -> bool:
        """Return whether a clause says that nobody of some may do something, which no forecast does."""
        return FORBIDS.search(self.text, clause.start, clause.act) is not None

    def _fits(self, clause: Clause, chance: float) -> bool:
        """Return whether what will be, as an agreement is told, is of it: undertaken, due before something, of two."""
        held = _HELD.search(self.text, clause.act, clause.end)
        both = [one for one in SIDES.finditer(self.text, clause.start, clause.act) if clause.act - one.end() < _MODAL]
        return chance >= FAINT or held is not None or bool(both)

    def _told_at(self, clause: Clause, lead: _Told | None) -> int:
        """Return up to where a clause tells whose it is, and how it is known."""
        return max(clause.act, lead.event.trigger.start) if clause.kind == "plain" and lead else clause.act

    def _depends(self, clause: Clause, *, is_framed: bool) -> bool:
        """Return whether a clause only says what would follow if something came about."""
        return not is_framed and clause.kind in ("will", "plain") and bool(_IF.match(self.text, clause.start))

    def _threatens(self, clause: Clause, told: Sequence[_Told]) -> bool:
        """Return whether the words of a promise make a threat, or those that bind stand in a demand."""
        first, last = clause.cue or (0, clause.act)
        kinds = (EventType.THREATEN, EventType.REQUEST) if clause.kind != "plain" else ()
        return any(one.event.type in kinds and first <= one.event.trigger.start < last for one in told)

    def _bound(self, clause: Clause) -> bool | None:
        """Return whether a time in a clause can only be when what it tells is due; None where none bounds it."""
        times = self.times.beginning_in(clause.start, clause.end)
        found = [strict for one in times if (strict := bounds_what_is_due(self.document, one)) is not None]
        return any(found) or len(self._stages(clause)) >= STAGES if found else None

    def _made(self, clause: Clause, lead: _Told | None, told: Sequence[_Told]) -> Iterator[CommitmentMention]:
        whole = self._act(clause, lead)
        stages = self._stages(clause)
        for act in stages or [whole]:
            around = whole if stages else self._meant(act)
            yield self._commitment(clause, lead, act, around, told)

    def _act(self, clause: Clause, lead: _Told | None) -> Span:
        start = clause.act if clause.kind in ("promise", "offer", "thing") else clause.start
        if clause.kind == "plain" and lead:
            start = lead.event.trigger.start
        elif clause.kind in MODALS:
            start = self._subject_start(clause)
        start = min(_LEAD.match(self.text, start, clause.end).end(), clause.end - 1)  # type: ignore[union-attr]
        end = min([clause.end, *(one.end for one in self.contents if one.start <= start < one.end)])
        if condition := self._condition(clause):
            end = min(end, condition.start) if condition.start > clause.act + 3 else end
        if more := _MORE_CLAUSES.search(self.text, self._last_time(clause), end):
            end = more.start()
        trimmed = _CLAUSE_END.search(self.text, start, end)
        end = trimmed.start() if trimmed else end
        return self.document.span(start, max(end, start + 1))

    def _last_time(self, clause: Clause) -> int:
        """Return where the first time of a clause ends that bounds what it tells, or where its act begins."""
        for one in self.times.beginning_in(clause.act, clause.end):
            if bounds_what_is_due(self.document, one):
                return one.span.end
        return clause.act

    def _subject_start(self, clause: Clause) -> int:
        """Return where a modal clause begins, without what is said of the agreement before."""
        start = max((one.end() for one in _LABEL.finditer(self.text, clause.start, clause.act)), default=clause.start)
        framed = _FRAMED.match(self.text, start, clause.act)
        return framed.end() if framed else start

    def _meant(self, act: Span) -> Span | None:
        """Return the sentence up to the end of an act, where the act names its object by a pronoun."""
        if not _ANAPHOR.search(act.quote):
            return None
        sentence = self.sentences.around(act.start)
        return self.document.span(sentence.span.start, act.end) if sentence else None

    def _condition(self, clause: Clause) -> Span | None:
        """Return the words of a clause on which what is undertaken depends; a time is no condition."""
        for found in CONDITION.finditer(self.text, clause.start, clause.end):
            before, after = (
                self.times.last_before(found.start()),
                self.times.beginning_in(found.end(), found.end() + 12),
            )
            if after or (before and found.start() - before.span.end in (0, 1)):
                continue
            words = re.split(r"[,;]", self.text[found.start() : clause.end])[0].rstrip(' .”"')
            return self.document.span(found.start(), found.start() + len(words))
        return None

    def _stages(self, clause: Clause) -> list[Span]:
        """Return the stretches of a clause with a number and a day each, where there are several."""
        out: list[Span] = []
        last = clause.start
        for start, end in self._days(clause):
            numbers = [one for one in _NUMBER.finditer(self.text, last, start) if start - one.end() < _STAGE_GAP]
            if numbers and not self.times.beginning_in(numbers[-1].start(), numbers[-1].end()):
                number = numbers[-1].start()
                begin = _MORE.search(self.text, last, number)
                out.append(self.document.span(begin.start() if begin else number, end))
            last = end
        return out if len(out) >= STAGES else []

    def _days(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """Give where the days and durations stand by which something of a clause is due."""
        if clause.kind == "plain":
            clause = replace(clause, start=clause.act)
        counted = (
            *D_DAY.finditer(self.text, clause.start, clause.end),
            *ON.finditer(self.text, clause.act, clause.end),
        )
        found = [one.span() for one in counted]
        for time in self.times.beginning_in(clause.start, clause.end):
            before = max(clause.start, time.span.start - 40)
            if BOUND.search(self.text, before, time.span.start) or COMING.match(time.span.quote):
                found.append((time.span.start, time.span.end))
        yield from sorted(found)

    def _commitment(
        self,
        clause: Clause,
        lead: _Told | None,
        act: Span,
        whole: Span | None,
        told: Sequence[_Told],
    ) -> CommitmentMention:
        event, condition = lead.event if lead else None, self._condition(clause)
        within = self.said.around(self.document.span(clause.act, clause.act + 1))
        due = find_due(self.document, act, (clause.start, clause.act, clause.end), self.times, event)
        agreement = self._agreement(clause)
        wanted = bool(event and event.status is Status.POSSIBLE and clause.kind in ("will", "plain", "thing"))
        extends = bool(_EXTENDS.search(self.text, clause.start, clause.end))
        return CommitmentMention(
            id=make_id("commitment", self.document.id, act.start, act.end),
            act=act,
            whole=whole,
            event=event.id if event else None,
            type=event.type if event else None,
            agreement=agreement,
            extends=extends,
            negative=bool(lead and lead.chance >= LIKELY and lead.refrain > lead.do) or is_negative(self.text, clause),
            proposed=clause.kind == "offer" or (wanted and not self._is_agreed(agreement)),
            obligors=self.obligors.of(clause, event, [one.event for one in told], within),
            beneficiaries=event.recipients if event else (),
            quantities=self._quantities(act, event),
            due=due,
            conditions=(condition,) if condition else (),
            within=within,
            confidence=round(lead.chance, 3) if lead else None,
            made_by=MADE_BY,
        )

    def _agreement(self, clause: Clause) -> str | None:
        """Return the event mention of the agreement that is told last before a clause ends, and not far from it."""
        near = reversed(self.told.beginning_in(max(0, clause.start - _BACK), clause.end))
        told = (one.event for one in near if one.event.type is EventType.AGREE)
        return next((event.id for event in told if AGREEMENT.search(event.trigger.quote)), None)

    def _is_agreed(self, agreement: str | None) -> bool:
        return any(one.event.id == agreement and one.event.status is Status.HAPPENED for one in self.told.items)

    def _quantities(self, act: Span, event: EventMention | None) -> tuple[Quantity, ...]:
        inside = ((one, kind) for one, kind in self.counted.items() if act.start <= one.start and one.end <= act.end)
        read = (read_quantity(what_is_counted(kind, one, self.document), one, self.document) for one, kind in inside)
        return tuple(one for one in read if one) or (event.quantities if event else ())
