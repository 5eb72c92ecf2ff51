"""Obligors: who is bound by a clause, in the words that say so.

Who does it, who promises it, whom the clause is about, or whose sentence it goes on with; in a list, who its heading
says; and of what two do together, the two whose agreement the report tells of. Who receives something is not bound, nor
is a place or a text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from rapporteur.annotate.actors import ACTORS
from rapporteur.annotate.bodies import SIDES
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.parties import Parties
from rapporteur.annotate.phrases import WHOSE
from rapporteur.annotate.sides import TWO
from rapporteur.annotate.undertakings import AGREEMENT, CONDITION, LISTED, MODAL, Clause
from rapporteur.model import EventMention, EventType, Mention, MentionForm, MentionType, Participant, Reading, Sentence

MODALS: Final = ("bound", "will")
"""Kinds of clauses in which a modal binds."""
_PASSIVE: Final = re.compile(r"\s*(?:not |also |then |now )?be\b")
_BY: Final = re.compile(r"\bby (?:the |an? )?$")
_LEAVES: Final = frozenset(("withdraw", "disarm"))
"""Modes of what those do whose troops and weapons are told to be withdrawn or destroyed."""
_RECEIVES: Final = re.compile(
    r"\s*(?:also |then )?(?:receive|get(?= [$€£\d])|obtain|regain|have access|be (?:paid|given|allowed|granted|let))\b",
    re.IGNORECASE,
)
"""What is done by who is not bound to it."""
_OBJECT: Final = 40
"""Characters after the trigger of a withdrawal or handing over in which stands who is to go."""
_STOP: Final = re.compile(r"[,.;:]")
_TO: Final = re.compile(r"\b(?:to|with|by|for)\b")
"""What stands before whom something is handed to, or done with."""
_NEAR: Final = 60
"""Characters before a mention in which the words stand that govern it."""
_LEFT: Final = re.compile(r"\s+(?:(?:from|in|to|into|at)\s+)?(?:the\s+)?")
"""What stands between a withdrawal and the place that it is from, or to."""
_GOVERNS: Final = re.compile(
    r"\b(?:in|at|on|near|with|of|from|to|by|for|between|under|against|about|over|into|within|across)\s+(?:the |an? )?$",
    re.IGNORECASE,
)
"""A preposition right before a mention."""
_ACTING: Final = re.compile(
    r"\b(?:ships|troops|forces|soldiers|envoys|delegates|representatives|negotiators|delegations?|experts|members|leaders"
    r"|officials|ministers|heads?|governments?|fighters|both|each|neither|all|most|one|some|two)\s+$",
    re.IGNORECASE,
)
"""Who acts for what is told after an "of"."""
_AND: Final = re.compile(r"\band\s+(?:the\s+)?$", re.IGNORECASE)
_COUNT: Final = re.compile(r"\s+(?:the other )?\d[\d,]*\b(?! \w+ed\b)")
_GOES_ON: Final = re.compile(r"[\s,;]*(?:and|but|or)?\s*(?:also |then |not )*", re.IGNORECASE)
_WHICH: Final = re.compile(r", (?:which|who)", re.IGNORECASE)
"""A relative pronoun right after whom it goes back to."""
_PRONOUN: Final = re.compile(r"[\s\"“-]*(?:they|it)\b", re.IGNORECASE)
_MODAL: Final = 24
"""Characters between who is bound and the end of the words that bind."""
_TAKEN_UP: Final = re.compile(r"[\s\"“-]*(?:they|it|these|those|the|its|their|both)\b", re.IGNORECASE)
"""How the subject of a sentence begins that goes on with what the last one told."""
_HEADING: Final = re.compile(r":\s*$")
_NUMBER_ALONE: Final = re.compile(r"\s*\(?\w{1,6}[.):]\s*")
_BOTH: Final = re.compile(
    r"\b(?:talks|negotiations?|rounds?|meetings?|summit|treaty|texts?|accord|agreement|settlement|deal|cease-?fire|truce"
    r"|armistice|cease of (?:the )?fire|cessation|joint \w+|framework|protocol|peace)\b",
    re.IGNORECASE,
)
"""What takes two."""
_FOR_OTHERS: Final = re.compile(r"\s*(?:host|mediate|broker|facilitate|sponsor|guarantee|monitor|observe|verify)\b")
"""What is done for those who talk, by others."""
_IN_PHRASE: Final = re.compile(r"(?:\b(?:the|an?|this|that|its|their|[a-z]+(?:al|ed|ive|ent|ar|new|full))\s+)*$")


class Obligors:
    """Who is bound by the clauses of one report, asked in text order."""

    def __init__(self, reading: Reading, parties: Parties) -> None:
        self.text, self.parties = reading.document.text, parties
        able = (one for one in reading.mentions if one.type in ACTORS or one.type is None)
        self.mentions = Ordered(one for one in able if not AGREEMENT.search(one.span.quote))
        self.sentences = Ordered(reading.sentences)
        self._last: tuple[Participant, ...] = ()
        self._last_at = 0
        self._heading: tuple[Participant, ...] = ()

    def read(self, sentence: Sentence, within: Sequence[str]) -> None:
        """Take a sentence as the next: a heading binds in the list below it."""
        span = sentence.span
        if _HEADING.search(span.quote):
            found = [one for one in self.mentions.inside([span]) if not self._is_governed(one, span.start)]
            self._heading = tuple(part for one in found[:1] for part in self.parties.participants(one, within))
        elif self._ends_list(sentence):
            self._heading = ()

    def of(
        self, clause: Clause, event: EventMention | None, told: Iterable[EventMention], within: Sequence[str]
    ) -> tuple[Participant, ...]:
        """Return who is bound; `event` is what is to be done, `told` the events of the sentence."""
        able = [parts for parts in self._able(clause, event, told, within) if parts]
        known = [parts for parts in able if any(one.actor for one in parts)]
        found = self._together(next(iter(known or able), ()))
        self._last = (*found, *self._others(clause, within)) if _is_active(self.text, clause) else found
        self._last_at = clause.start
        return self._last

    def _able(
        self, clause: Clause, event: EventMention | None, told: Iterable[EventMention], within: Sequence[str]
    ) -> Iterator[tuple[Participant, ...]]:
        if event and CONDITION.search(self.text, clause.act, max(clause.act, event.trigger.start)):
            event = None
        subject: tuple[Participant, ...] = ()
        active, passive = _is_active(self.text, clause), _PASSIVE.match(self.text, clause.act) is not None
        receives = clause.kind in MODALS and _RECEIVES.match(self.text, clause.act)
        does = () if receives else self._does(clause, event, within, passive=passive and clause.kind in MODALS)
        yield self._both(clause)
        if clause.kind != "thing":
            yield does
        if clause.cue:
            first, last = clause.cue
            yield from (one.actors for one in told if one.type is EventType.AGREE and first <= one.trigger.start < last)
            yield (subject := self._subject(first, within))
            yield does
        elif active and not receives:
            yield (subject := self._subject(clause.act, within, after=clause.start))
            if self._is_next(clause) and _PRONOUN.match(self.text, clause.start):
                yield self._last
        if self._goes_on(clause):
            yield self._last
        elif active and MODAL.match(self.text, clause.start):
            yield (subject := self._subject(clause.start, within))
        if event and event.type is EventType.RETREAT:
            yield self._object(event.trigger.end, within)
        if passive and event and self._is_taken_up(clause, event):
            yield self._last
        yield self._heading
        if not subject and self._takes_two(clause, event):
            yield self.parties.sides.parts_at(clause.start)

    def _both(self, clause: Clause) -> tuple[Participant, ...]:
        """Return the two sides, where a clause is told of both, each or neither."""
        end = clause.cue[0] if clause.cue else clause.act
        start = max(clause.start if clause.cue is None else 0, end - _NEAR)
        found = [one for one in SIDES.finditer(self.text, start, end) if not _STOP.search(self.text, one.end(), end)]
        if not found or end - found[-1].end() > _MODAL or _GOVERNS.search(self.text, start, found[-1].start()):
            return ()
        words = self.parties.document.span(*found[-1].span())
        return tuple(Participant(span=words, actor=one) for one in self.parties.sides.at(words.start))

    def _is_next(self, clause: Clause) -> bool:
        """Return whether a clause stands in the sentence of the last that binds, or in the next one."""
        sentence = self.sentences.around(clause.act)
        before = self.sentences.last_before(sentence.span.start) if sentence else None
        return before is not None and before.span.start <= self._last_at < clause.start

    def _does(
        self, clause: Clause, event: EventMention | None, within: Sequence[str], *, passive: bool
    ) -> tuple[Participant, ...]:
        """Return those of the clause's sentence who do what is to be done: before the modal, or where that is passive,
        after a "by"; not to whom it is promised, nor who only says what others are to do."""
        sentence = self.sentences.around(clause.act)
        if event is None or sentence is None:
            return event.actors if event else ()
        own = [one for one in event.actors if sentence.span.start <= one.span.start < sentence.span.end]
        own = [one for one in own if one.span.quote.lower() not in WHOSE]
        if clause.cue:
            own = [one for one in own if not clause.cue[0] < one.span.start < clause.act]
        elif said := self._said_of_others(clause, within):
            own = [one for one in own if one.span.end > said]
        if passive and event.mode not in _LEAVES:
            return tuple(one for one in own if _BY.search(self.text, clause.act, one.span.start))
        before = clause.act if _is_active(self.text, clause) or passive else sentence.span.end
        return tuple(one for one in own if one.span.start < before)

    def _said_of_others(self, clause: Clause, within: Sequence[str]) -> int:
        """Return where the words begin that somebody says in the sentence of a clause, if these name who is bound."""
        said = [self.parties.statements[name] for name in within[:1] if name in self.parties.statements]
        for content in (one for statement in said for one in statement.content):
            if content.start <= clause.act < content.end and clause.kind in MODALS:
                named = self.mentions.beginning_in(max(content.start, clause.start), clause.act)
                others = any(one.form is not MentionForm.PRONOUN for one in named)
                return content.start if others or _BOTH.search(self.text, content.start, clause.act) else 0
        return 0

    def _goes_on(self, clause: Clause) -> bool:
        """Return whether a clause has no subject, and stands in the sentence of the last one that binds."""
        sentence = self.sentences.around(clause.act)
        if sentence is None or not sentence.span.start <= self._last_at < clause.start:
            return clause.kind not in (*MODALS, "plain") and clause.act == clause.start and clause.cue is None
        start = _GOES_ON.match(self.text, clause.start, clause.act)
        return start is not None and (start.end() == clause.act or MODAL.match(self.text, start.end()) is not None)

    def _is_taken_up(self, clause: Clause, event: EventMention) -> bool:
        """Return whether a passive clause takes up what was told, and the encoder has who was bound last do it."""
        sentence = self.sentences.around(clause.act)
        if sentence is None or AGREEMENT.search(self.text, clause.start, clause.act):
            return False
        before = [one for one in event.actors if one.span.end <= sentence.span.start]
        does, last = ({one.actor for one in parts if one.actor} for parts in (before, self._last))
        taken_up = _TAKEN_UP.match(self.text, clause.start) is not None
        return taken_up and bool(does) and does <= last and len(before) == len(event.actors)

    def _takes_two(self, clause: Clause, event: EventMention | None) -> bool:
        """Return whether what is to be done takes the two sides: it is what the clause is about, or its object."""
        if clause.kind == "offer" or _FOR_OTHERS.match(self.text, clause.act):
            return False
        if event is not None and event.type is EventType.CONSULT:
            return True
        start = clause.start if clause.kind in MODALS else clause.act
        end = clause.act if clause.kind in MODALS else min(clause.end, clause.act + _OBJECT)
        found = list(_BOTH.finditer(self.text, start, end))
        if not found:
            return False
        near = max(start, found[-1].start() - _NEAR)
        phrase = _IN_PHRASE.search(self.text, near, found[-1].start())
        return not _GOVERNS.search(self.text, near, phrase.start() if phrase else found[-1].start())

    def _together(self, parts: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """Return those who are bound; the parties of people who bind themselves together, each for one of them."""
        acting = [self.parties.allegiances.people.get(one.actor or "") for one in parts]
        if len(parts) < TWO or None in acting or len(set(acting)) < len(parts):
            return parts
        return tuple(replace(one, actor=party) for one, party in zip(parts, acting, strict=True))

    def _others(self, clause: Clause, within: Sequence[str]) -> Iterator[Participant]:
        """Give who is to do as much, the words left out: "Norland will free ten, and the Front two"."""
        for one in self.mentions.beginning_in(clause.act, clause.end):
            joined = _AND.search(self.text, clause.act, one.span.start)
            if one.actor and joined and _COUNT.match(self.text, one.span.end):
                yield from self.parties.participants(one, within)

    def _object(self, after: int, within: Sequence[str]) -> tuple[Participant, ...]:
        """Return who is named first after a place, and near it; not the town that is left, nor who is given it."""
        near = self.mentions.beginning_in(after, after + _OBJECT)
        if not near or _STOP.search(self.text, after, near[0].span.start):
            return ()
        if _TO.search(self.text, after, near[0].span.start):
            return ()
        if near[0].type is MentionType.PLACE and _LEFT.fullmatch(self.text, after, near[0].span.start):
            return ()
        return tuple(self.parties.participants(near[0], within))

    def _subject(self, before: int, within: Sequence[str], *, after: int = 0) -> tuple[Participant, ...]:
        """Return who is named last before a place in its sentence, and not before another; nobody who only stands in
        what is told of the subject ("the talks with Norland", "a plant in Ostrel")."""
        sentence = self.sentences.last_before(before + 1)
        start = max(after, sentence.span.start if sentence else 0)
        near = [one for one in self.mentions.beginning_in(start, before) if one.span.end <= before]
        near = [one for one in near if one.span.quote.lower() not in WHOSE]
        heads = [one for one in self.parties.heads(near) if not self._is_governed(one, start)]
        if len(heads) > 1 and _WHICH.fullmatch(self.text, heads[-2].span.end, heads[-1].span.end):
            heads.pop()
        return tuple(self.parties.participants(heads[-1], within)) if heads else ()

    def _is_governed(self, one: Mention, start: int) -> bool:
        """Return whether a mention stands after a preposition that does not follow those who act for it."""
        near = max(start, one.span.start - _NEAR)
        found = _GOVERNS.search(self.text, near, one.span.start)
        return found is not None and not _ACTING.search(self.text, near, found.start())

    def _ends_list(self, sentence: Sentence) -> bool:
        """Return whether a sentence begins a paragraph and is no item of a list."""
        start = sentence.span.start
        before = self.sentences.last_before(start)
        gap = self.text[before.span.end : start] if before else ""
        numbered = before is not None and _NUMBER_ALONE.fullmatch(before.span.quote)
        listed = LISTED.match(sentence.span.quote) or _NUMBER_ALONE.fullmatch(sentence.span.quote)
        return "\n\n" in gap and not listed and not numbered


def _is_active(text: str, clause: Clause) -> bool:
    return clause.kind in MODALS and clause.act > clause.start and not _PASSIVE.match(text, clause.act)
