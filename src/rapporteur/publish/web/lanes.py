"""Lanes: in which lane of the timeline each event is drawn, and in which words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from rapporteur.model import EventType, Participant, Place
from rapporteur.publish.web.timeline import Told
from rapporteur.publish.words import visible
from rapporteur.record.overview import Glance

MOST: Final = 8
"""Lanes of actors or places: those of the others are drawn in one."""
OTHERS: Final = "others"
NONE: Final = "none"


class By(StrEnum):
    """What lanes are of."""

    ACTOR = "actor"
    TYPE = "type"
    PLACE = "place"


LEFT_OVER: Final = {
    By.ACTOR: {OTHERS: "others", NONE: "nobody named"},
    By.PLACE: {OTHERS: "elsewhere", NONE: "place not told"},
}


def lanes_of(glances: Sequence[Glance], by: By, among: Iterable[Glance]) -> tuple[list[Told], dict[str, str]]:
    """Return events with their lanes, and the lanes by key and name in order.

    Those of the actors or places have a lane that most of the events `among` which these are chosen have a part in; an
    event is in that of the first who acts in it, or else is acted upon, and has one.
    """
    if by is By.TYPE:
        told = [Told(glance=one, lane=one.mention.type.value, words=_words(one)) for one in glances]
        return told, {kind.value: kind.value for kind in EventType}
    counts = Counter(key for one in among for key in dict.fromkeys(_keys(one, by)))
    chosen = [key for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]]
    names = _names(glances, by)
    told = []
    for one in glances:
        keys = _keys(one, by)
        lane = next((key for key in keys if key in chosen), OTHERS if _parts(one, by) else NONE)
        told.append(Told(glance=one, lane=lane, words=_words(one, but=lane)))
    return told, {key: names[key] for key in chosen if key in names} | LEFT_OVER[by]


def _parts(one: Glance, by: By) -> Sequence[Participant | Place]:
    return one.mention.places if by is By.PLACE else (*one.mention.actors, *one.mention.recipients)


def _keys(one: Glance, by: By) -> list[str]:
    """Return the keys of the lanes that an event may be in: places by their words too, actors only where known."""
    parts = ((part.actor, part.span.quote) for part in _parts(one, by))
    return [key for actor, words in parts if (key := actor or (by is By.PLACE and visible(words).casefold()) or "")]


def _names(glances: Iterable[Glance], by: By) -> Mapping[str, str]:
    """Return what each lane is called: as most of its events have it."""
    counts: dict[str, Counter[str]] = {}
    for one in glances:
        for part in _parts(one, by):
            words = visible(part.span.quote)
            name = one.names.get(part.actor or "", words)
            counts.setdefault(part.actor or words.casefold(), Counter())[name] += 1
    return {key: min(some, key=lambda name: (-some[name], -len(name), name)) for key, some in counts.items()}


def _words(one: Glance, *, but: str = "") -> str:
    """Return an event in a few words: who, the trigger, to whom; without the side that has the one whose lane it is."""
    return visible(" ".join(_told(one, but)))


def _told(one: Glance, but: str) -> Iterator[str]:
    who, whom = (
        [one.names.get(part.actor or "", part.span.quote) for part in some if but not in (part.actor for part in some)]
        for some in (one.mention.actors, one.mention.recipients)
    )
    yield from (f"{name}:" for name in who[:1])
    yield one.mention.trigger.quote
    yield from (f"→ {name}" for name in whom[:1])
