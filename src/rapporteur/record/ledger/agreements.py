"""Agreements: what parties agreed or are to agree, by the events that tell of it, with a name and a standing."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from rapporteur.ids import make_id
from rapporteur.model import UNKNOWN, Event, EventType, Interval, Span, Status

_NOUNS: Final = (
    "accords?|agreements?|deal|pact|treaty|truce|cease-?fire|memorandum|protocol|settlement|charter|communiqu[eé]"
    "|road ?map"
)
_NAME: Final = re.compile(rf"((?:[\w’'-]+ ){{0,4}})({_NOUNS})\b", re.IGNORECASE)
_SIGNING: Final = re.compile(
    rf"\b(?:sign\w*|initial(?:s|led)|seal(?:s|ed)|str(?:ike|ikes|uck)|reach\w*|conclud\w+|{_NOUNS})\b", re.IGNORECASE
)
_EMPTY: Final = frozenset(
    (
        "after before since until over between about without within two three four five days weeks months years ago "
        "last next the a an this that its their his her of to for on in at by with and or but under from into as is "
        "was were be been has have had will would no not any new such signed signs sign reached reach struck sealed "
        "concluded agreed told said "
    ).split()
)


class State(StrEnum):
    """How far an agreement has come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    REJECTED = "rejected"


STATES: Final = {
    Status.HAPPENED: State.AGREED,
    Status.ONGOING: State.AGREED,
    Status.PLANNED: State.PROPOSED,
    Status.POSSIBLE: State.PROPOSED,
    Status.CALLED_OFF: State.REJECTED,
    Status.DID_NOT_HAPPEN: State.REJECTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement, made or proposed: `event` is the event that it was made in, `signed` when."""

    id: str
    name: str
    event: str
    parties: tuple[str, ...]
    signed: Interval
    state: State
    spans: tuple[Span, ...]


def agreement_of(event: Event, sentences: Mapping[str, Span], *, until: date) -> Agreement | None:
    """Return the agreement that an event is the making of, None where it is that of none.

    `sentences` has of each mention the words of its sentence; nothing was signed after it was told last (`until`).
    """
    if event.type is not EventType.AGREE:
        return None
    told = [one for one in event.mentions if _SIGNING.search(one.trigger.quote)]
    names = Counter(name for one in told if (name := _name(one.trigger, sentences[one.id])))
    if not names:
        return None
    state = STATES[event.status]
    return Agreement(
        id=make_id("agreement", event.id),
        name=max(names, key=lambda name: (names[name], len(name), name)),
        event=event.id,
        parties=tuple(dict.fromkeys((*event.actors, *event.recipients))),
        signed=event.time if state is State.AGREED and (event.time.earliest or until) <= until else UNKNOWN,
        state=state,
        spans=tuple(one.trigger for one in told),
    )


def _name(trigger: Span, words: Span) -> str | None:
    """Return the name of the agreement that stands at a trigger, or right after it.

    >>> words = Span("doc", 0, 38, "Both signed the Ostrel Peace Accord in")
    >>> _name(Span("doc", 5, 11, "signed"), words)
    'Ostrel Peace Accord'
    """
    first = trigger.start - words.start
    last = first + len(trigger.quote)
    found: Sequence[re.Match[str]] = [
        one for one in _NAME.finditer(words.quote) if one.end() > first and one.start(2) < last + 60
    ]
    if not found:
        return None
    before = found[0][1].split()
    kept = next((before[at + 1 :] for at in range(len(before) - 1, -1, -1) if before[at].lower() in _EMPTY), before)
    return " ".join((*kept, found[0][2]))
