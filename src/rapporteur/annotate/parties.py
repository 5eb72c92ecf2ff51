"""Parties: for whom those act who take part in an event.

Officials, troops and delegations act for the party that is named with them; "we" is who speaks, and "both sides" are
the two told of before. What acts for itself (a court, a congress, a ministry by its name) stays itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rapporteur.annotate.ordered import Ordered
from rapporteur.model import Document, EventMention, Mention, MentionForm, MentionType, Participant, Reading, Span

POWERS: Final = frozenset(
    (
        MentionType.GOVERNMENT,
        MentionType.GROUP,
        MentionType.ORGANISATION,
        MentionType.PLACE,
        MentionType.NATIONALITY,
    )
)
"""What others act for."""
_ACT_FOR: Final = re.compile(
    r"\b(?:government|administration|regime|leadership|authorities|movement|group|side|camp|delegations?|teams?|missions?"
    r"|officials?|representatives?|negotiators?|envoys?|delegates?|diplomats?|emissar(?:y|ies)|mediators?|interlocutors?"
    r"|spokes(?:man|men|woman|women|person|people)|leaders?|chiefs?|commanders?|members?|figures?|troops?|forces?"
    r"|soldiers?|servicemen|personnel|contingents?|units?|battalions?|brigades?|warplanes?|jets?|aircraft|drones?"
    r"|artillery|gunners?|fighters?|militants?|insurgents?|rebels?|guerrill?as?|gunmen|combatants?|militia(?:men|s)?"
    r"|marines|sailors|airmen|gunboats?|warships?|ships?|vessels?|police(?:men)?|agents?|monitors?|inspectors?|observers?"
    r"|peacekeepers?|ambassadors?|ministers?|lawmakers?|veto|counterparts?|allies)$",
    re.IGNORECASE,
)
"""Heads of descriptions of those who act for another."""
_OF: Final = re.compile(r"(?: (?:\w+ )?(?:of|from|for)| who (?:represent|speak for)) (?:the )?", re.IGNORECASE)
_COMPLEMENT: Final = re.compile(r" (?:of|for|to|in|at|from) (?:the |an? )?", re.IGNORECASE)
_APPOSED: Final = re.compile(r",? (?:[A-Z][\w-]* )*")
_WORD: Final = re.compile(r"[\w.’'-]+")
_FIRST_PERSON: Final = frozenset("we us our ours ourselves i me my myself".split())
_PLURAL_FIRST: Final = frozenset("we us our ours ourselves".split())
_SIDES: Final = re.compile(
    r"(?:the )?(?:both|two|each|either|neither|opposing|rival|warring)(?: of (?:the|them|these))?(?: \w+)? "
    r"(?:sides?|part(?:y|ies)|delegations?|teams|camps|governments?|countries|capitals|forces|armies|foes|rivals|enemies"
    r"|adversaries|neighbou?rs)|(?:the|their) (?:sides|parties|delegations)",
    re.IGNORECASE,
)
"""Descriptions of the two that something is between."""
BESIDE: Final = 60
"""Characters between a name and what describes it, at most."""


class Parties:
    """Whom the mentions of a report act for."""

    def __init__(self, reading: Reading) -> None:
        self.document: Document = reading.document
        self.mentions = Ordered(reading.mentions)
        self.statements = {one.id: one for one in reading.statements}
        self.two: tuple[str, str] | None = None
        self.powers = {one.span.quote: one.actor for one in reading.mentions if _is_power(one)}
        self.affiliations: dict[str, str] = {}
        self.named: dict[Span, str] = {}
        self._look_beside_names()

    def heads(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions without those that only describe another of them, or complete its description.

        Of "the envoy, Ana Ruvo" and "Envoy Ana Ruvo" the name is kept, of "the head of the mission" the head, and of
        "the town of Ostrel" the town by its name.
        """
        kept: list[Mention] = []
        end = 0
        for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
            between = self.document.text[end : mention.span.start] if kept else ""
            if kept and _COMPLEMENT.fullmatch(between) and kept[-1].form is MentionForm.NOMINAL:
                if kept[-1].type is mention.type is MentionType.PLACE:
                    kept[-1] = mention
                end = mention.span.end
                continue
            if kept and between == " " and mention.form is MentionForm.NOMINAL and _may_modify(kept[-1]):
                kept[-1] = mention
            elif kept and _APPOSED.fullmatch(between) and _describes(kept[-1], mention):
                kept[-1] = mention if mention.form is MentionForm.NAME else kept[-1]
            else:
                kept.append(mention)
            end = mention.span.end
        return kept

    def participants(self, mention: Mention, within: Sequence[str]) -> Iterator[Participant]:
        """Give who takes part by a mention: whom it comes to or acts for; both, where it is both sides."""
        words = mention.span.quote
        actor = mention.actor or self.named.get(mention.span)
        if not actor and mention.form is MentionForm.PRONOUN:
            actor = self._first_person(mention, within)
        if not actor and self.two and _SIDES.fullmatch(words):
            yield from (Participant(span=mention.span, actor=one) for one in self.two)
            return
        if not actor and mention.form is MentionForm.NOMINAL and _ACT_FOR.search(words):
            actor = self._named_with(mention.span) or self._theirs(mention.span, within)
        yield Participant(span=mention.span, actor=actor)

    def note(self, event: EventMention) -> None:
        """Remember the two that an event is between: "both sides" are these until others are told of."""
        parties = dict.fromkeys(one.actor for one in (*event.actors, *event.recipients))
        known = [actor for actor in parties if actor and actor in self.powers.values()]
        if len(known) == len(("both", "sides")):
            self.two = known[0], known[1]

    def _look_beside_names(self) -> None:
        """Note who is described beside a name, and for which party the description says that person acts."""
        for one in self.mentions.items:
            for other in self.mentions.beginning_in(one.span.end, one.span.end + BESIDE):
                between = self.document.text[one.span.end : other.span.start]
                if _APPOSED.fullmatch(between) and _describes(one, other):
                    name, description = (one, other) if one.form is MentionForm.NAME else (other, one)
                    party = self._named_with(description.span)
                    if name.actor:
                        self.named.setdefault(description.span, name.actor)
                    if name.actor and party:
                        self.affiliations.setdefault(name.actor, party)

    def _named_with(self, words: Span) -> str | None:
        """Return the party that a description names: in front of its head ("Norland's troops"), or after it."""
        inside = [one for one in self.mentions.inside([words]) if one.span != words]
        after = _OF.match(self.document.text, words.end)
        following = self.mentions.beginning_in(after.end(), after.end() + 1) if after else []
        told = [one.actor for one in (*reversed(inside), *following) if one.type in POWERS]
        told += [self.powers.get(word[0]) for word in _WORD.finditer(words.quote)]
        return next((actor for actor in told if actor), None)

    def _theirs(self, words: Span, within: Iterable[str]) -> str | None:
        """Return the party whose a description is by the pronoun it begins with, or that stands before it."""
        before = self.mentions.beginning_in(words.start - len("their "), words.start)
        for one in (*self.mentions.inside([words]), *before):
            if one.form is MentionForm.PRONOUN and one.span.end in (words.start - 1, words.start + len(one.span.quote)):
                return one.actor or self._first_person(one, within)
        return None

    def _first_person(self, pronoun: Mention, within: Iterable[str]) -> str | None:
        """Return whom "we" or "I" stands for in what somebody says."""
        word = pronoun.span.quote.lower()
        return self._speaker(within, plural=word in _PLURAL_FIRST) if word in _FIRST_PERSON else None

    def _speaker(self, within: Iterable[str], *, plural: bool) -> str | None:
        """Return the source of the innermost statement, and where it says "we", the party it speaks for."""
        statement = next((self.statements[name] for name in within if name in self.statements), None)
        if statement is None:
            return None
        source = statement.source
        named = (one.actor for one in self.mentions.inside(source.spans) if one.type in POWERS)
        party = self.affiliations.get(source.actor or "") or next((actor for actor in named if actor), None)
        return (party if plural else None) or source.actor


def _may_modify(mention: Mention) -> bool:
    """Return whether a mention in front of a description says whose it is ("Norland envoy", "their envoy")."""
    return mention.form is MentionForm.PRONOUN or mention.type in POWERS


def _is_power(mention: Mention) -> bool:
    return mention.form is MentionForm.NAME and mention.type in POWERS and mention.actor is not None


def _describes(one: Mention, other: Mention) -> bool:
    """Return whether of two mentions side by side one is a person's name and the other says who that is."""
    forms = {one.form, other.form}
    if forms != {MentionForm.NAME, MentionForm.NOMINAL}:
        return False
    name, description = (one, other) if one.form is MentionForm.NAME else (other, one)
    return name.type is MentionType.PERSON and description.type in (MentionType.PERSON, None)
