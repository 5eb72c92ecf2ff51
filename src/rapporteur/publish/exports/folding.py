"""Folding: how PLOVER codes what this record keeps apart as type and status.

PLOVER has no status. What is planned is coded as the word given for it: AGREE where it is to be cooperation ("all
cooperative actions reported in future tense are also taken to imply intentions"), CONCEDE where it is to be a
concession or a retreat ("promises of future concessions", "declarations, but not implementations, of ceasefires and
withdrawals"), THREATEN where it is to be material conflict, whose mode is what is threatened. A planned verbal conflict
stays what it is, in the context "future"; what is only possible stays what it is, in the context "hypothetical". What
was denied or negated is no event. Nor is what was called off: PLOVER codes a cancellation as the deed of who cancels,
and of that the record of a meeting that was called off tells nothing.

After the manual, draft 0.8 of 2021, chapters 2 and 3; REQUEST is what that draft still calls DEMAND.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rapporteur.model import Event, EventType, Status

FOLDED: Final[Mapping[EventType, EventType]] = MappingProxyType(
    {
        **dict.fromkeys(
            (EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID),
            EventType.AGREE,
        ),
        **dict.fromkeys((EventType.CONCEDE, EventType.RETREAT), EventType.CONCEDE),
        **dict.fromkeys(
            (EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT),
            EventType.THREATEN,
        ),
    }
)
"""What a plan of a type is coded as."""
THREATS: Final[Mapping[tuple[EventType, str], str]] = MappingProxyType(
    {
        (EventType.PROTEST, "strike"): "restrict",
        (EventType.PROTEST, "boycott"): "restrict",
        (EventType.PROTEST, "obstruct"): "restrict",
        (EventType.SANCTION, "expel"): "expel",
        (EventType.SANCTION, "withdraw"): "relations",
        (EventType.SANCTION, "discontinue"): "relations",
        (EventType.COERCE, "restrict"): "restrict",
        (EventType.COERCE, "ban"): "ban",
        (EventType.COERCE, "arrest"): "arrest",
    }
)
"""The mode of a threat by what is threatened; every assault is violence."""
UNCODED: Final = frozenset((Status.CALLED_OFF, Status.DID_NOT_HAPPEN))
NEEDS_RECIPIENT: Final = frozenset((EventType.COOPERATE, EventType.AID, EventType.SANCTION))
"""Categories that are not coded without a recipient."""
QUADS: Final[Mapping[EventType, int]] = MappingProxyType(
    {
        **dict.fromkeys((EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE), 1),
        **dict.fromkeys((EventType.COOPERATE, EventType.AID, EventType.RETREAT), 2),
        **dict.fromkeys((EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN), 3),
        **dict.fromkeys(
            (EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT), 4
        ),
    }
)
"""Verbal cooperation, material cooperation, verbal conflict, material conflict. Of SANCTION the manual's table says 3,
its chapter and its summary 4."""
SCORES: Final[Mapping[EventType, float]] = MappingProxyType(
    {
        EventType.ASSAULT: -9.3, EventType.COERCE: -7.2, EventType.PROTEST: -6.6, EventType.MOBILIZE: -5.3,
        EventType.SANCTION: -5.2, EventType.THREATEN: -5.1, EventType.REQUEST: -5.0, EventType.REJECT: -4.2,
        EventType.ACCUSE: -2.0, EventType.CONSULT: 2.1, EventType.AGREE: 4.2, EventType.SUPPORT: 4.6,
        EventType.CONCEDE: 5.0, EventType.COOPERATE: 6.8, EventType.AID: 7.4, EventType.RETREAT: 7.6,
    }
)  # fmt: skip
"""The manual's scores of conflict and cooperation, of its table 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What an event is coded as: its category, mode, special context, and whether that is the word given for it."""

    type: EventType
    mode: str | None
    context: str | None = None
    is_word: bool = False


def coded(event: Event) -> Coding | None:
    """Return what an event is coded as, None where it is none for PLOVER."""
    if event.status in UNCODED:
        return None
    if event.status is Status.POSSIBLE:
        return Coding(type=event.type, mode=event.mode, context="hypothetical")
    if event.status is not Status.PLANNED:
        return Coding(type=event.type, mode=event.mode)
    word = FOLDED.get(event.type)
    if word is None:
        return Coding(type=event.type, mode=event.mode, context="future")
    return Coding(type=word, mode=_threat(event) if word is EventType.THREATEN else None, is_word=True)


def _threat(event: Event) -> str | None:
    return "violence" if event.type is EventType.ASSAULT else THREATS.get((event.type, event.mode or ""))
