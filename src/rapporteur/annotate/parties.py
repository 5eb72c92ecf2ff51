"""Parties: for whom those act who take part in an event.

Officials, troops and delegations act for the party that is named with them; "we" is who speaks, and "both sides" are
the two told of before. What acts for itself (a court, a congress, a ministry by its name) stays itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rapporteur.annotate.ordered import Ordered
from rapporteur.countries import country_named
from rapporteur.model import EventMention, Mention, MentionForm, MentionType, Participant, Reading, Span

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
_ENVOYS: Final = (
    r"ambassadors?|envoys?|emissar(?:y|ies)|representatives?|spokes(?:man|men|woman|women|person|people)|delegates?"
    r"|negotiators?|ministers?"
)
_ACT_FOR: Final = re.compile(
    rf"\b(?:{_ENVOYS}|government|administration|regime|leadership|authorities|movement|group|side|camp|delegations?"
    r"|teams?|missions?|officials?|diplomats?|mediators?|interlocutors?|leaders?|chiefs?|commanders?|members?|figures?"
    r"|troops?|forces?|soldiers?|servicemen|personnel|contingents?|units?|battalions?|brigades?|warplanes?|jets?"
    r"|aircraft|drones?|artillery|gunners?|fighters?|militants?|insurgents?|rebels?|guerrill?as?|gunmen|combatants?"
    r"|militia(?:men|s)?|marines|sailors|airmen|gunboats?|warships?|ships?|vessels?|police(?:men)?|agents?|monitors?"
    r"|inspectors?|observers?|peacekeepers?|lawmakers?|counterparts?|allies)$",
    re.IGNORECASE,
)
"""Heads of descriptions of those who act for another."""
_DEFINITE: Final = re.compile(r"the (?:\w+ )?\w+", re.IGNORECASE)
_OF_GROUP: Final = re.compile(
    r"rebels|guerrill?as?|insurgents|militants|insurgency|guerrilla|movement|group", re.IGNORECASE
)
_OF_ARMED: Final = ("rebel", "guerrilla", "guerilla", "insurgent", "militant", "fighter", "combatant", "commander")
_RELATED: Final = re.compile(rf"\b(?:{_ENVOYS}|heads?|secretar(?:y|ies))$", re.IGNORECASE)
"""Heads of descriptions that "for" and "to" complete: an envoy to Norland, and no prisoner."""
_OF: Final = re.compile(r" of (?:the |an? )?", re.IGNORECASE)
_FOR: Final = re.compile(r" (?:of|for|to|from) (?:the |an? )?", re.IGNORECASE)
_TITLE: Final = re.compile(r" (?:(?:(?:of|for|to|the|and) )*[^\W\d_a-z][\w-]* )*")
"""What stands between a title and its bearer's name, if anything: the rest of the title."""
_MANY: Final = re.compile(r"(?:s|men|women|people|police|troops|personnel)$", re.IGNORECASE)
"""Ends of descriptions of more than one."""
_ONE: Final = re.compile(r"(?:the|an?|his|her|its|their|our)\b", re.IGNORECASE)
"""Beginnings of descriptions that may stand beside a name."""
_WHOSE: Final = frozenset("my our your his her its their whose".split())
_SPACE, _JOINED = re.compile(" "), re.compile(r",? (?:and|or) |, ")
"""What stands between a party and the description it modifies, and between it and the next party that does."""
_MORE: Final = re.compile(r",? (?:and|or|&) ")
_WORD: Final = re.compile(r"[\w.’'-]+")
_PLURAL_FIRST: Final = frozenset("we us our ours ourselves".split())
_FIRST_PERSON: Final = _PLURAL_FIRST | frozenset("i me my myself".split())
TWO: Final = 2
_SIDES: Final = re.compile(
    r"(?:(?:the )?(?:both|each|either|neither|opposing|rival|warring)|the two)(?: of (?:the|them|these))?"
    r"(?: (?:opposing|rival|warring|negotiating|main))? "
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
        self.document = reading.document
        self.mentions = Ordered(reading.mentions)
        self.statements = {one.id: one for one in reading.statements}
        self.two: tuple[str, str] | None = None
        self.powers = {one.span.quote: one.actor for one in reading.mentions if _is_power(one)}
        self.affiliations: dict[str, str] = {}
        self.named: dict[Span, str] = {}
        self._look_beside_names()
        self.called = self._called()
        self.groups = self._groups()

    def _called(self) -> dict[str, tuple[str, ...]]:
        """Return for whom those act whom a noun describes, where the report names that with it, and always the same:
        of "Norland's government" and then "the government"."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for one in self.mentions.items:
            head = _ACT_FOR.search(one.span.quote) if one.form is MentionForm.NOMINAL else None
            if head and (named := self._named_with(one.span)):
                found.setdefault(_singular(head.group()), set()).add(named)
        return {head: actors.pop() for head, actors in found.items() if len(actors) == 1}

    def _groups(self) -> set[str]:
        """Return who fights without being a state: groups, and what has guerrillas, fighters or commanders."""
        states = {one.actor for one in self.mentions.items if one.actor and country_named(one.span.quote)}
        groups = {one.actor for one in self.mentions.items if one.type is MentionType.GROUP and _is_power(one)}
        led = {actor for head in _OF_ARMED for actor in self.called.get(head, ())}
        return {actor for actor in (*groups, *led) if actor and actor not in states}

    def heads(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Return the mentions without those that only describe another of them, or complete its description.

        Of "the envoy, Ana Ruvo" and "Envoy Ana Ruvo" the name is kept, of "the head of the mission" the head, and of
        "the town of Ostrel" the town by its name.
        """
        kept: list[Mention] = []
        end = 0
        for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
            last, between = (kept[-1], self.document.text[end : mention.span.start]) if kept else (None, "")
            if last and _completes(last, between):
                kept[-1] = mention if last.type is mention.type is MentionType.PLACE else last
            elif last and between == " " and mention.form is MentionForm.NOMINAL and _may_modify(last):
                kept[-1] = mention
            elif last and (pair := self._one_person(last, mention, end)):
                kept[-1] = pair[0]
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
        actors = (actor,) if actor else self._acted_for(mention, within)
        if self.two and not actors and _SIDES.fullmatch(words):
            actors = self.two
        yield from (Participant(span=mention.span, actor=one) for one in actors or (None,))

    def _acted_for(self, mention: Mention, within: Iterable[str]) -> tuple[str, ...]:
        """Return the parties that a description of officials, troops and the like names."""
        if mention.form is not MentionForm.NOMINAL or not _ACT_FOR.search(mention.span.quote):
            return ()
        theirs = self._theirs(mention.span, within)
        return self._named_with(mention.span) or ((theirs,) if theirs else self._as_called(mention.span.quote))

    def _as_called(self, words: str) -> tuple[str, ...]:
        """Return for whom "the government" or "the rebels" act, where the report has told it or names one group."""
        if not _DEFINITE.fullmatch(words):
            return ()
        head = words.rsplit(maxsplit=1)[-1]
        actor = next(iter(self.groups)) if len(self.groups) == 1 and _OF_GROUP.fullmatch(head) else None
        return self.called.get(_singular(head), (actor,) if actor else ())

    def note(self, event: EventMention) -> None:
        """Remember the two that an event is between: "both sides" are these until others are told of."""
        parties = dict.fromkeys(one.actor for one in (*event.actors, *event.recipients))
        known = [actor for actor in parties if actor and actor in self.powers.values()]
        if len(known) == TWO:
            self.two = known[0], known[1]

    def _look_beside_names(self) -> None:
        """Note who is described beside a name, and for which party the description says that person acts."""
        for one in self.mentions.items:
            for other in self.mentions.beginning_in(one.span.end, one.span.end + BESIDE):
                name, description = self._one_person(one, other, one.span.end) or (None, None)
                if name and description and name.actor:
                    self.named.setdefault(description.span, name.actor)
                    parties = self._named_with(description.span)
                    if len(parties) == 1:
                        self.affiliations.setdefault(name.actor, parties[0])

    def _one_person(self, one: Mention, other: Mention, end: int) -> tuple[Mention, Mention] | None:
        """Return the name and the description that two mentions are, where they are of one person, side by side.

        `end` is where the first ends, with what completes it. A list of people is none: after a comma, the second must
        be described as one, and no "and" may follow.
        """
        between = self.document.text[end : other.span.start]
        name, description = (one, other) if one.form is MentionForm.NAME else (other, one)
        if name.type is not MentionType.PERSON or description.type not in (MentionType.PERSON, None):
            return None
        if name.form is not MentionForm.NAME or description.form is not MentionForm.NOMINAL:
            return None
        if _MANY.search(description.span.quote):
            return None
        titled = description is one and _TITLE.fullmatch(between)
        apposed = between == ", " and _ONE.match(description.span.quote)
        listed = _MORE.match(self.document.text, other.span.end)
        return (name, description) if titled or (apposed and not listed) else None

    def _named_with(self, words: Span) -> tuple[str, ...]:
        """Return the parties that a description names: in front of its head ("Norland's troops"), or after it."""
        text, start = self.document.text, words.start
        inside = [one for one in self.mentions.inside([words]) if one.span != words]
        before = self.mentions.beginning_in(start - BESIDE, start)
        beside = _JOINED if inside and inside[0].span.start == start else _SPACE
        while front := [one for one in before if beside.fullmatch(text, one.span.end, start)]:
            inside, start, beside = [*front, *inside], front[0].span.start, _JOINED
        after = (_FOR if _RELATED.search(words.quote) else _OF).match(text, words.end)
        following = self.mentions.beginning_in(after.end(), after.end() + 1) if after else []
        for near in (inside, following):
            told = [one.actor for one in near if one.type in POWERS and not self._is_part_of_word(one.span)]
            if actors := tuple(dict.fromkeys(actor for actor in told if actor)):
                return actors
        known = (self.powers.get(word[0]) for word in _WORD.finditer(words.quote))
        return tuple(dict.fromkeys(actor for actor in known if actor))

    def _is_part_of_word(self, span: Span) -> bool:
        """Return whether a hyphen joins a name to more, as in "Norland-backed"."""
        text = self.document.text
        return "-" in (text[span.end : span.end + 1], text[max(0, span.start - 1) : span.start])

    def _theirs(self, words: Span, within: Iterable[str]) -> str | None:
        """Return the party whose a description is by the pronoun it begins with, or that stands before it."""
        before = self.mentions.beginning_in(words.start - len("their "), words.start)
        for one in (*self.mentions.inside([words]), *before):
            beside = one.span.end == words.start - 1 or one.span.start == words.start
            if one.form is MentionForm.PRONOUN and one.span.quote.lower() in _WHOSE and beside:
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
        described = [one for one in self.mentions.inside(source.spans) if _ACT_FOR.search(one.span.quote)]
        parties = {actor for one in described for actor in self._named_with(one.span)}
        party = self.affiliations.get(source.actor or "") or (parties.pop() if len(parties) == 1 else None)
        return (party if plural else None) or source.actor


def _may_modify(mention: Mention) -> bool:
    """Return whether a mention in front of a description says whose it is ("Norland envoy", "their envoy")."""
    whose = mention.form is MentionForm.PRONOUN and mention.span.quote.lower() in _WHOSE
    return whose or (mention.form is MentionForm.NAME and mention.type in POWERS)


def _is_power(mention: Mention) -> bool:
    return mention.form is MentionForm.NAME and mention.type in POWERS and mention.actor is not None


def _singular(noun: str) -> str:
    return noun.lower().removesuffix("s")


def _completes(description: Mention, between: str) -> bool:
    """Return whether what follows some words completes a description: a head "of" something, an envoy "to" it."""
    completing = _FOR if _RELATED.search(description.span.quote) else _OF
    return description.form is MentionForm.NOMINAL and bool(completing.fullmatch(between))
