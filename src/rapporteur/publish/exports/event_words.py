"""Events in a few words, for those who do not know PLOVER."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from rapporteur.model import Event, EventType, Participant
from rapporteur.names import name_words
from rapporteur.publish.words import PRONOUNS, quantity_words, visible
from rapporteur.record.event_views import EventEntry
from rapporteur.record.views import ReportEntry

TYPES: Final[Mapping[EventType, str]] = MappingProxyType(
    {
        EventType.AGREE: "agreement", EventType.CONSULT: "talks", EventType.SUPPORT: "support",
        EventType.CONCEDE: "concession", EventType.COOPERATE: "cooperation", EventType.AID: "aid",
        EventType.RETREAT: "retreat", EventType.REQUEST: "request", EventType.ACCUSE: "accusation",
        EventType.REJECT: "rejection", EventType.THREATEN: "threat", EventType.PROTEST: "protest",
        EventType.SANCTION: "sanction", EventType.MOBILIZE: "mobilisation", EventType.COERCE: "coercion",
        EventType.ASSAULT: "assault",
    }
)  # fmt: skip


def type_words(event: Event) -> str:
    """Return the type of an event in words, with its mode: `retreat (release)`."""
    return TYPES[event.type] + (f" ({event.mode.replace('-', ' ')})" if event.mode else "")


def status_words(event: Event) -> str:
    """Return the status of an event in words: `did not happen`."""
    return event.status.value.replace("_", " ")


def who_words(entry: EventEntry, names: Mapping[str, str]) -> str:
    """Return who did it and to whom: `Norland → the Ardent Front`; empty where neither is told."""
    event, lead = entry.event, entry.lead.mention
    who = party_words(event.actors, lead.actors, names)
    whom = party_words(event.recipients, lead.recipients, names)
    return f"{who or '…'} → {whom}" if whom else who


def party_words(actors: Iterable[str], told: Iterable[Participant], names: Mapping[str, str]) -> str:
    """Return what actors are called, and the words for those who come to none."""
    known = [names[actor] for actor in actors if actor in names]
    return ", ".join(dict.fromkeys(map(visible, (*known, *(part.span.quote for part in others(told, known))))))


def others(told: Iterable[Participant], known: Iterable[str]) -> Iterator[Participant]:
    """Give those who come to no actor and are named or described in other words than those that are known."""
    held = {tuple(name_words(name)) for name in known}
    for part in told:
        words = tuple(name_words(part.span.quote))
        if not (part.actor or words in held or PRONOUNS.issuperset(words)):
            held.add(words)
            yield part


def where_words(event: Event) -> str:
    """Return the places of an event, in the words that name them."""
    return ", ".join(dict.fromkeys(visible(place.span.quote) for place in event.places))


def number_words(event: Event) -> str:
    """Return the numbers of an event that say what of: `9 killed; 31 injured`."""
    return "; ".join(quantity_words(one) for one in event.quantities if one.what != "other")


def outlet_words(report: ReportEntry) -> str:
    """Return who brings a report: its publisher, or else the name of the file it was read from."""
    return report.publisher or PurePath(report.path).name
