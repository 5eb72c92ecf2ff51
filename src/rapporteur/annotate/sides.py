"""Sides: the two that a report tells of together, who are meant by "both sides"."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Final

from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.undertakings import AGREEMENT
from rapporteur.model import Document, EventMention, EventType, Mention, Participant

TWO: Final = 2
Pair = tuple[Participant, Participant]
_TOGETHER: Final = frozenset((EventType.AGREE, EventType.CONSULT, EventType.COOPERATE))
"""What is done together."""
_MEDIATES: Final = re.compile(
    r",?(?: (?:which|who))?(?: (?:has|have|had|is|are|was|were))?(?: also)? (?:mediat|broker|host|facilitat|sponsor)\w*"
    r"|(?: \w+){1,2} (?:to |with |on |upon |between )?(?:both|the two) (?:sides|parties|delegations|governments)\b"
    r"| acts? as (?:guarantor|mediator|host|observer|go-between)"
)
_MEDIATED_BY: Final = re.compile(
    r"\b(?:mediated|brokered|hosted|facilitated|sponsored|guaranteed|read out|witnessed) by (?:the )?"
    r"(?:\w+ (?:of|from) (?:the )?)?$"
)
"""What stands after a mediator, and before one."""
_AND: Final = re.compile(r" and (?:the )?")
_REACH: Final = 60
_BESIDE: Final = 90
"""Characters from what two do to the agreement told of it, at most."""


class Sides:
    """The pairs of parties that the events of a report are between."""

    def __init__(self, powers: Collection[str], acts_for: Mapping[str, str]) -> None:
        """`powers` are the parties of the report, `acts_for` says for which of them people act."""
        self._powers, self._acts_for = powers, acts_for
        self._together, self._otherwise = _Pairs(), _Pairs()
        self._alike: tuple[int, Pair] | None = None

    def note(self, event: EventMention) -> None:
        """Remember the two that an event is between, if it is between two: who act together, or one on the other.

        An agreement of nobody is of the two who are told to do something right before it, and with a party may agree
        whom only this tells to be one. Events are to be told in text order.
        """
        agreed = AGREEMENT.search(event.trigger.quote) is not None
        acts, meets = self._parties(event.actors), self._parties(event.recipients)
        both = (*acts.values(), *(part for actor, part in meets.items() if actor not in acts))
        if agreed and len(both) == 1:
            both = tuple({one.actor: one for one in event.actors if one.actor}.values())
        start = event.trigger.start
        if len(both) == TWO and (agreed or event.type in _TOGETHER):
            self._together.add(start, (both[0], both[1]))
        elif len(both) == TWO and (event.type is EventType.ASSAULT or len(acts) == 1):
            self._otherwise.add(start, (both[0], both[1]))
        elif len(both) == TWO:
            self._alike = start, (both[0], both[1])
        elif agreed and not both and self._alike and start - self._alike[0] < _BESIDE:
            self._together.add(start, self._alike[1])

    def at(self, place: int) -> tuple[str, ...]:
        """Return the two that are most often told of together before a place, the last of these where several are; the
        first that are told of after it where none are before."""
        told = (self._together, self._otherwise)
        found = [pair for one in told for pair in one.before(place)] or [pair for one in told for pair in one.first]
        return tuple(part.actor for pair in found[:1] for part in pair if part.actor)

    def parts_at(self, place: int) -> tuple[Participant, ...]:
        """Return the two that agreed or met before a place, else first after it, in the words that say so."""
        return self.parts_before(place) or next(iter(self._together.first), ())

    def parts_before(self, place: int) -> tuple[Participant, ...]:
        """Return the two that agreed or met before a place, in the words that say so."""
        return next(iter(self._together.before(place)), ())

    def _parties(self, parts: Iterable[Participant]) -> dict[str, Participant]:
        """Return the parties among those who take part, or for whom these act, by who they are."""
        acting = (replace(one, actor=self._acts_for.get(one.actor or "", one.actor)) for one in parts)
        return {one.actor: one for one in acting if one.actor in self._powers and one.actor}


class _Pairs:
    """Pairs by where they are told, and at each place the one that was told most often until then."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._most: list[Pair] = []
        self._times: Counter[frozenset[str | None]] = Counter()

    def add(self, place: int, pair: Pair) -> None:
        """Take a pair as the next."""
        self._times[_who(pair)] += 1
        again = not self._most or self._times[_who(pair)] >= self._times[_who(self._most[-1])]
        self._most.append(pair if again else self._most[-1])
        self._places.append(place)

    @property
    def first(self) -> list[Pair]:
        """The first pair of all, if there is one."""
        return self._most[:1]

    def before(self, place: int) -> list[Pair]:
        """Return the pair that is told most often before a place, the last of several, if there is one."""
        until = bisect_left(self._places, place)
        return self._most[until - 1 : until] if until else []


def _who(pair: Pair) -> frozenset[str | None]:
    return frozenset(part.actor for part in pair)


def mediators_among(document: Document, powers: Ordered[Mention]) -> set[str]:
    """Return those of the powers that a report says mediate between others, or speak to both sides."""
    found: set[str] = set()
    text = document.text
    for one in powers.items:
        span = one.span
        between = _MEDIATED_BY.search(text, max(0, span.start - _REACH), span.start) or _MEDIATES.match(text, span.end)
        beside = powers.beginning_in(span.end, span.end + len(" and the ") + 1)
        joined = [other for other in beside if _AND.fullmatch(text, span.end, other.span.start)]
        if between or any(_MEDIATES.match(text, other.span.end) for other in joined):
            found.update(other.actor for other in (one, *joined) if other.actor)
    return found
