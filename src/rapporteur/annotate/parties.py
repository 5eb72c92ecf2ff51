"""Parties: for whom those act who take part in an event.

Officials, troops and delegations act for the party that is named with them; "we" is who speaks, or the party that
publishes the report, and "both sides" are the two that it tells of together. What acts for itself (a court, a congress,
a ministry by its name) stays itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from rapporteur.annotate.actors import government_of
from rapporteur.annotate.allegiances import Allegiances
from rapporteur.annotate.antecedents import PLURAL
from rapporteur.annotate.bodies import ACT_FOR, BELONGS, BODY, ENVOY, SIDES
from rapporteur.annotate.mentions import chain
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.phrases import OF, WHOSE, heads, is_power
from rapporteur.annotate.sides import Sides, mediators_among
from rapporteur.annotate.voice import is_quoted, voice_of
from rapporteur.countries import country_of_capital
from rapporteur.model import (
    EventMention,
    EventType,
    Mention,
    MentionForm,
    MentionType,
    Participant,
    Reading,
    Span,
    Statement,
)

_SPEAK: Final = frozenset((MentionType.GROUP, MentionType.ORGANISATION, MentionType.GOVERNMENT))
"""What may publish what it says."""
_OURS: Final = re.compile(r"(our|my) (?:own )?(?=\w)", re.IGNORECASE)
_US: Final = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)
NEAR: Final = 120
"""Characters before an agreement in which those who tell it say "we"."""
_WITH: Final = re.compile(r"\bwith (?:the )?$", re.IGNORECASE)
"""What stands before the other party to an agreement."""
_ONE: Final = re.compile(r"(?:the|an?|this|that|its|their|his|her)\b", re.IGNORECASE)
"""How a description of one begins."""
_BESIDE: Final = re.compile(r"[,.;:)]|\s[–—-]\s")
"""What stands after a name that is told beside a description."""
_THEIRS: Final = re.compile(r"\b(?:his|her|their) ?$|^(?:his|her|their) ", re.IGNORECASE)
_PLURAL_FIRST: Final = frozenset("we us our ours ourselves".split())
_FIRST_PERSON: Final = _PLURAL_FIRST | frozenset("i me my myself".split())
LINKS: Final = 6
"""Mentions of a chain that are looked at, and descriptions that each is by the pronoun of another."""


class Parties:
    """Whom the mentions of a report act for."""

    def __init__(self, reading: Reading) -> None:
        self.document = reading.document
        self.mentions = Ordered(reading.mentions)
        self.by_id = {one.id: one for one in reading.mentions}
        self.statements = {one.id: one for one in reading.statements}
        self.allegiances = Allegiances(reading)
        powers = Ordered(filter(is_power, reading.mentions))
        self.voice = voice_of(reading.document, (one for one in powers.items if one.type in _SPEAK))
        self._powers = set(self.allegiances.powers.values())
        between = mediators_among(reading.document, powers)
        self.sides = Sides(self._powers - between, self.allegiances.people)

    def note(self, events: Iterable[EventMention]) -> None:
        """Remember the events of the report, by which it is known who both sides are."""
        for event in sorted(events, key=lambda one: one.trigger.start):
            self.sides.note(self._with_us(event))

    def _with_us(self, event: EventMention) -> EventMention:
        """Return an agreement that is told as one "with" a single party with who tells it as the other party to it."""
        others = {one.actor: one for one in (*event.actors, *event.recipients) if one.actor in self._powers}
        if event.type is not EventType.AGREE or len(others) != 1:
            return event
        other = next(iter(others.values()))
        us = self.voice
        if us is None and _US.search(self.document.text, max(0, event.trigger.start - NEAR), other.span.end):
            us = self._speaker(next((self.statements[name] for name in event.within), None), plural=True)
        joined = _WITH.search(self.document.text, event.trigger.end, max(event.trigger.end, other.span.start))
        if us is None or us == other.actor or joined is None:
            return event
        return replace(event, actors=(*event.actors, Participant(span=event.trigger, actor=us)))

    def heads(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions without those that only describe another of them, or complete its description."""
        return heads(self.document, mentions)

    def joined(self, one: Mention) -> list[Mention]:
        """Return the known whom an "and" or a hyphen joins to a mention: who does something together with it."""
        return self.allegiances.joined(one)

    def participants(self, mention: Mention, within: Sequence[str]) -> Iterator[Participant]:
        """Give who takes part by a mention: whom it comes to or acts for; both, where it is both sides."""
        actors = self._actors(mention, within)
        yield from (Participant(span=mention.span, actor=one) for one in actors or (None,))

    def unmarked(self, words: Span) -> Iterator[Participant]:
        """Give who takes part by words that are of no mention: both sides, or one whom the report names so."""
        actors = self.sides.at(words.start) if SIDES.fullmatch(words.quote) else ()
        yield from (Participant(span=words, actor=one) for one in actors or (self.allegiances.named(words.quote),))

    def _actors(self, mention: Mention, within: Sequence[str], links: int = LINKS) -> tuple[str, ...]:
        """Return whom a mention stands for, or what it goes back to: the nearest of these that tells."""
        if mention.form is MentionForm.PRONOUN and (speaker := self._first_person(mention, within)):
            return (speaker,)
        plural = mention.span.quote.lower() in PLURAL
        for one in islice(chain(mention, self.by_id), links):
            words = one.span.quote
            if one.form is MentionForm.NOMINAL and SIDES.fullmatch(words):
                return self.sides.at(mention.span.start)
            if one.form is MentionForm.NOMINAL and BODY.search(words):
                actors = self._acted_for(one, within, links)
                if actors or not self.allegiances.fits(words, mention.actor):
                    return actors
            if plural and one.form is not MentionForm.PRONOUN:
                plural = False
                if one.actor and (others := self.joined(one)):
                    meant = (actor for other in others for actor in self.allegiances.of(other))
                    return tuple(dict.fromkeys((one.actor, *meant)))
            if actor := self.allegiances.described.get(one.span) or self._named_beside(one):
                return (actor,)
        if mention.type is MentionType.PLACE and (country := country_of_capital(mention.span.quote)):
            return (government_of(country),)
        return (mention.actor,) if mention.actor else self._acted_for(mention, within, links)

    def _named_beside(self, mention: Mention) -> str | None:
        """Return the party whose name stands beside a description of one: "the host state, Norland,"."""
        if mention.form is not MentionForm.NOMINAL or not _ONE.match(mention.span.quote):
            return None
        start = mention.span.end + len(", ")
        near = (one for one in self.mentions.beginning_in(start, start + 1) if is_power(one))
        beside = (one for one in near if _BESIDE.match(self.document.text, one.span.end))
        comma = self.document.text.startswith(", ", mention.span.end)
        return next((one.actor for one in beside if comma), None)

    def _acted_for(self, mention: Mention, within: Sequence[str], links: int) -> tuple[str, ...]:
        """Return the parties that a description of officials, troops and the like names."""
        words = mention.span.quote
        if mention.form is not MentionForm.NOMINAL or not (ACT_FOR.search(words) or _OURS.match(words)):
            return ()
        if named := self.allegiances.named_with(mention.span):
            return named
        if (after := OF.match(self.document.text, mention.span.end)) and self._sides_begin(after.end()):
            return self.sides.at(mention.span.start)
        theirs = self._theirs(mention, within, links - 1) if links else ()
        speaker = self._their_speaker(mention, within) if not theirs and BELONGS.search(words) else None
        if speaker in self._powers:
            return (speaker,)
        if BELONGS.search(words) or ENVOY.search(words):
            acting = (self.allegiances.people.get(one, one) for one in theirs)
            theirs = tuple(one for one in acting if one in self._powers or not BELONGS.search(words))
        return theirs or self.allegiances.as_called(mention.span, self.sides.at)

    def _sides_begin(self, at: int) -> bool:
        near = self.mentions.beginning_in(at - len("the "), at + 1)
        return any(SIDES.fullmatch(one.span.quote) for one in near)

    def _their_speaker(self, mention: Mention, within: Sequence[str]) -> str | None:
        """Return the party of who says "his country", where it is open whose that is."""
        before = self.document.text[max(0, mention.span.start - len("their ")) : mention.span.start]
        said = next((self.statements[name] for name in within if name in self.statements), None)
        theirs = _THEIRS.match(mention.span.quote) or _THEIRS.search(before)
        return self._speaker(said, plural=True) if theirs else None

    def _theirs(self, mention: Mention, within: Sequence[str], links: int) -> tuple[str, ...]:
        """Return those whose a description is by the pronoun it begins with, or that stands before it."""
        words = mention.span
        if ours := _OURS.match(words.quote):
            our = self._ours(mention, within, plural=ours[1].lower() == "our")
            return (our,) if our else ()
        before = self.mentions.beginning_in(words.start - len("their "), words.start)
        for one in (*self.mentions.inside([words]), *before):
            beside = one.span.end == words.start - 1 or one.span.start == words.start
            if one.form is MentionForm.PRONOUN and one.span.quote.lower() in WHOSE and beside:
                return self._actors(one, within, links)
        return ()

    def _first_person(self, pronoun: Mention, within: Iterable[str]) -> str | None:
        """Return whom "we" or "I" stands for in what somebody says, or in a report that a party publishes."""
        word = pronoun.span.quote.lower()
        return self._ours(pronoun, within, plural=word in _PLURAL_FIRST) if word in _FIRST_PERSON else None

    def _ours(self, mention: Mention, within: Iterable[str], *, plural: bool) -> str | None:
        """Return the source of what is quoted around a mention; the publishing party where nothing is, else of what is
        said in other words."""
        said = [self.statements[name] for name in within if name in self.statements]
        quoted = [one for one in said if one.direct]
        if plural and self.voice and not quoted and not is_quoted(self.document, mention):
            return self.voice
        return self._speaker(next(iter(quoted or said), None), plural=plural)

    def _speaker(self, statement: Statement | None, *, plural: bool) -> str | None:
        """Return the source of a statement, and where it says "we", the party it speaks for."""
        if statement is None:
            return None
        source = statement.source
        described = [one for one in self.mentions.inside(source.spans) if ACT_FOR.search(one.span.quote)]
        parties = {actor for one in described for actor in self.allegiances.named_with(one.span)}
        party = self.allegiances.people.get(source.actor or "") or (parties.pop() if len(parties) == 1 else None)
        return (party if plural else None) or source.actor
