"""Actors in brief: what an export says of each beside its mentions."""

from dataclasses import dataclass

from rapporteur.record.store import Store
from rapporteur.record.views import Vantage, actor_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of an actor: its type, the fullest of its names, and its country (ISO 3166 alpha-3)."""

    type: str | None
    name: str | None
    country: str | None


def known_actors(store: Store, vantage: Vantage) -> dict[str, Known]:
    """Return the actors by identifier."""
    return {
        line["id"]: Known(type=line["type"], name=line["name"], country=line["country"])
        for line in actor_lines(store, vantage)
    }


def names_of(store: Store, vantage: Vantage) -> dict[str, str]:
    """Return what each actor that has a name is called: the fullest of its names, as the record's `actor` lines say."""
    return {identifier: one.name for identifier, one in known_actors(store, vantage).items() if one.name}
