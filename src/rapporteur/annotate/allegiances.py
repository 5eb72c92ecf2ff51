"""Allegiances: for whom those act whom a report names or describes, as it says itself.

Officials and troops act for the party that is named with them, people for that of their office; "the government" and
"the rebels" are those of the one party that has such, where the report has told it.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Final

from rapporteur.annotate.beside import BESIDE, one_person
from rapporteur.annotate.bodies import ACT_FOR, ARMED, FIGHTS, FOREIGN, OF_GROUP, OF_STATE, RELATED, SOLDIERS, last_word
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.phrases import FOR, OF, POWERS, is_power, joined
from rapporteur.countries import country_named
from rapporteur.model import Mention, MentionForm, MentionType, Reading, Span
from rapporteur.names import head_of_body, name_words

_DEFINITE: Final = re.compile(r"the (?:\w+ )?\w+", re.IGNORECASE)
_OF_ARMED: Final = ("rebel", "guerrilla", "guerilla", "insurgent", "militant", "fighter", "combatant", "commander")
_OF_STATES: Final = ("government", "soldier", "troop", "marine", "sailor", "servicemen", "president", "army", "navy")
"""Heads of descriptions of those whom groups have, and states."""
_SPACE, _JOINED = re.compile(" "), re.compile(r",? (?:and|or) |, ")
"""What stands between a party and the description it modifies, and between it and the next party that does."""
_WORD: Final = re.compile(r"[\w.’'-]+")
Sides = Callable[[int], tuple[str, ...]]
"""What gives the two that a report tells of at a place."""


class Allegiances:
    """For whom those act whom one report tells of: `people` by who they are, `described` by the words."""

    def __init__(self, reading: Reading) -> None:
        self.document = reading.document
        self.mentions = Ordered(reading.mentions)
        self.powers = {one.span.quote: one.actor for one in reading.mentions if is_power(one) and one.actor}
        self.names: dict[str, set[str]] = defaultdict(set)
        for one in reading.mentions:
            if one.actor and one.form is MentionForm.NAME:
                self.names[one.actor].add(one.span.quote)
        self.people = {one.actor: one.of for one in reading.offices if one.of and not one.past}
        self.described: dict[Span, str] = {}
        self._look_beside_names()
        self._called = self._all_called()
        self.groups = self._all_groups()
        self._known = {" ".join(name_words(name)): actor for actor, names in self.names.items() for name in names}

    def named(self, words: str) -> str | None:
        """Return whom some words name, where the report has such a name."""
        return self._known.get(" ".join(name_words(words)))

    def joined(self, one: Mention) -> list[Mention]:
        """Return the known who are joined to a mention by an "and"."""
        return [other for other in joined(self.document, self.mentions, one) if self.of(other)]

    def of(self, one: Mention) -> tuple[str, ...]:
        """Return whom a name is of, or a description names."""
        if one.actor:
            return (one.actor,)
        return self.named_with(one.span) if one.form is MentionForm.NOMINAL else ()

    def named_with(self, words: Span) -> tuple[str, ...]:
        """Return the parties that a description names: in front of its head ("Norland's troops"), or after it."""
        text, start = self.document.text, words.start
        inside = [one for one in self.mentions.inside([words]) if one.span != words]
        before = self.mentions.beginning_in(start - BESIDE, start)
        beside = _JOINED if inside and inside[0].span.start == start else _SPACE
        while front := [one for one in before if beside.fullmatch(text, one.span.end, start)]:
            inside, start, beside = [*front, *inside], front[0].span.start, _JOINED
        after = (FOR if RELATED.search(words.quote) else OF).match(text, words.end)
        following = self.mentions.beginning_in(after.end(), after.end() + 1) if after else []
        following += [other for one in following[:1] for other in joined(self.document, self.mentions, one)]
        for near in (inside, following):
            told = [one.actor for one in near if one.type in POWERS and not self._is_part_of_word(one.span)]
            if actors := tuple(dict.fromkeys(actor for actor in told if actor)):
                return actors
        known = (self.powers.get(word[0]) for word in _WORD.finditer(words.quote))
        return tuple(dict.fromkeys(actor for actor in known if actor))

    def as_called(self, words: Span, sides: Sides) -> tuple[str, ...]:
        """Return for whom "the government" or "the rebels" act: the report has told it, names one group, or tells of
        two sides of which one alone can have a government, or be rebels."""
        if SOLDIERS.search(words.quote) and not FOREIGN.search(words.quote):
            return self._state(words.start, sides)
        if not _DEFINITE.fullmatch(words.quote):
            return ()
        head = last_word(words.quote)
        of_group = OF_GROUP.fullmatch(head) is not None
        if called := self._called.get(_singular(head)):
            return called
        if of_group and len(self.groups) == 1:
            return tuple(self.groups)
        pair = sides(words.start) if of_group or OF_STATE.fullmatch(head) else ()
        one_is_group = sum(actor in self.groups for actor in pair) == 1
        return tuple(actor for actor in pair if (actor in self.groups) is of_group) if one_is_group else ()

    def fits(self, description: str, actor: str | None) -> bool:
        """Return whether "the government" or "the rebels" may be who they are said to be: a body has no government, and
        a country is no group."""
        head, names = last_word(description), self.names.get(actor or "", ())
        if OF_STATE.fullmatch(head):
            return actor not in self.groups and not any(map(head_of_body, names))
        return not (OF_GROUP.fullmatch(head) and any(map(country_named, names)))

    def _state(self, place: int, sides: Sides) -> tuple[str, ...]:
        """Return the one state whose soldiers and government a report tells of."""
        called = {actors for head, actors in self._called.items() if head in _OF_STATES}
        if len(called) == 1:
            return called.pop()
        states = tuple(actor for actor in sides(place) if actor not in self.groups)
        return states if not called and len(states) == 1 else ()

    def _all_called(self) -> dict[str, tuple[str, ...]]:
        """Return for whom those act whom a noun describes, where the report names that with it, and always the same:
        of "Norland's government" and then "the government"."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for one in self.mentions.items:
            head = ACT_FOR.search(one.span.quote) if one.form is MentionForm.NOMINAL else None
            if head and (named := self.named_with(one.span)):
                found.setdefault(_singular(head.group()), set()).add(named)
        return {head: actors.pop() for head, actors in found.items() if len(actors) == 1}

    def _all_groups(self) -> set[str]:
        """Return who fights without being a state: groups, and what has guerrillas, fighters or commanders."""
        states = {one.actor for one in self.mentions.items if one.actor and country_named(one.span.quote)}
        groups = {one.actor for one in self.mentions.items if one.type is MentionType.GROUP and is_power(one)}
        groups |= {actor for head in _OF_ARMED for actor in self._called.get(head, ())}
        if any(one.form is MentionForm.NOMINAL and ARMED.search(one.span.quote) for one in self.mentions.items):
            groups |= {actor for actor, names in self.names.items() if any(map(FIGHTS.search, names))}
        return {actor for actor in groups if actor and actor not in states}

    def _look_beside_names(self) -> None:
        """Note who is described beside a name, and for which party the description says that person acts."""
        for one in self.mentions.items:
            for other in self.mentions.beginning_in(one.span.end, one.span.end + BESIDE):
                name, description = one_person(self.document, one, other, one.span.end) or (None, None)
                if name and description and name.actor:
                    self.described.setdefault(description.span, name.actor)
                    parties = self.named_with(description.span)
                    if len(parties) == 1:
                        self.people.setdefault(name.actor, parties[0])

    def _is_part_of_word(self, span: Span) -> bool:
        """Return whether a hyphen joins a name to more, as in "Norland-backed"."""
        text = self.document.text
        return "-" in (text[span.end : span.end + 1], text[max(0, span.start - 1) : span.start])


def _singular(noun: str) -> str:
    return noun.lower().removesuffix("s")
