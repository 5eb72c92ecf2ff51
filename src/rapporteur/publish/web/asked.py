"""Asked: what a page is asked for, out of an address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from rapporteur.errors import BadAddress
from rapporteur.record.views import EVERYTHING, Vantage

VANTAGE = ("as_of", "known_by")
LARGEST = 10**9
Kind = TypeVar("Kind", bound=StrEnum)
Context = dict[str, Any]
"""What a template shows; `title` is there for every page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page is asked for: whose page (an identifier, empty where it is of none), from which vantage, and the rest
    of the query, one value of each name."""

    name: str = ""
    vantage: Vantage = EVERYTHING
    query: Mapping[str, str] = field(default_factory=dict)

    def number(self, name: str, default: int = 1) -> int:
        """Return a number of the query, at least 1; BadAddress."""
        value = self.query.get(name) or str(default)
        if not (value.isascii() and value.isdecimal() and 1 <= int(value[:12]) <= LARGEST):
            raise BadAddress(f"{name}={value}: write a number from 1 on")
        return int(value)

    def day(self, name: str) -> date | None:
        """Return a day of the query, None where it is left empty; BadAddress."""
        return _day(name, self.query.get(name, ""))

    def values(self, kind: type[Kind], name: str) -> tuple[Kind, ...]:
        """Return what the values of a name mean, none where it is left empty; BadAddress."""
        return tuple(one_of(kind, name, value) for value in self.query.get(name, "").split(",") if value)

    def span(self, name: str = "span") -> tuple[int, int] | None:
        """Return a span of the query, written as 120-135, half-open; BadAddress."""
        value = self.query.get(name)
        if not value:
            return None
        start, dash, end = value.partition("-")
        is_span = dash and all(one.isascii() and one.isdecimal() and len(one) <= 9 for one in (start, end))
        if not is_span or int(start) >= int(end):
            raise BadAddress(f"{name}={value}: write two offsets, such as 120-135")
        return int(start), int(end)


def one_of(kind: type[Kind], name: str, value: str) -> Kind:
    """Return what a value of the query means; BadAddress.

    >>> from rapporteur.model import Status
    >>> one_of(Status, "status", "planned")
    <Status.PLANNED: 'planned'>
    """
    try:
        return kind(value)
    except ValueError as fault:
        raise BadAddress(f"{name}={value}: write one of {', '.join(kind)}") from fault


def asked_of(name: str, pairs: Iterable[tuple[str, str]]) -> Asked:
    """Return what is asked for by a name and a query, several values of one name joined by commas; BadAddress.

    >>> asked_of("", [("status", "planned"), ("status", "possible"), ("words", "")]).query
    {'status': 'planned,possible', 'words': ''}
    """
    query: dict[str, str] = {}
    for key, value in pairs:
        query[key] = ",".join(filter(None, (query.get(key), value)))
    as_of, known_by = (_day(name, query.get(name, "")) for name in VANTAGE)
    rest = {name: value for name, value in query.items() if name not in VANTAGE}
    return Asked(name=name, vantage=Vantage(as_of=as_of, known_by=known_by), query=rest)


def _day(name: str, value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip()) if value.strip() else None
    except ValueError as fault:
        raise BadAddress(f"{name}={value}: not a day; write it as 2030-11-23") from fault
