"""Overview asked: which events of the overview are asked for, as a query."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, union

from rapporteur.model import Event, EventType, Status
from rapporteur.record.event_views import Wanted, is_wanted
from rapporteur.record.tables import actors, annotations, overview, parts, reviews
from rapporteur.record.views import EVERYTHING, Vantage

MOVED = timedelta(days=366)
"""How far from where it now is an event may have been, seen from a day, to be looked for in a period `at_known_day`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which events are asked for; all where empty.

    `actor`, `source` and `place` are parts of names: of who acts or is acted upon, of who says it or brings it, of
    where it is. `words` are words that its sentence has, all of them. Those of no known day are in no period;
    `undated` asks for them alone. What is open on one side may be in any period on that side; `at_known_day`, it is in
    those that have the day that is known. `among` are identifiers, where these were looked up before (`looked_up`).
    """

    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    actor: str | None = None
    source: str | None = None
    place: str | None = None
    words: str | None = None
    first: date | None = None
    last: date | None = None
    at_known_day: bool = False
    undated: bool = False
    among: tuple[str, ...] | None = None

    @property
    def in_days(self) -> Wanted:
        """What of it is asked of an event alone."""
        return Wanted(types=self.types, statuses=self.statuses, first=self.first, last=self.last)

    def has(self, event: Event) -> bool:
        """Tell whether an event, as it is seen from a day, is of the types, statuses and days that are asked for.

        One whose day is only known later stays where it then is, so that it is in some list.
        """
        known = event.time.earliest or event.time.latest
        if self.undated or (self.at_known_day and known is None):
            return is_wanted(event, Wanted(types=self.types, statuses=self.statuses))
        if self.at_known_day:
            event = replace(event, time=replace(event.time, earliest=known, latest=event.time.latest or known))
        return is_wanted(event, self.in_days)


ALL = Asked()


def chosen_events(wanted: Asked, vantage: Vantage, *, moved: timedelta = MOVED) -> Select[*tuple[Any, ...]]:
    """Return the query of the events that are asked for, or may be where they are seen from a day."""
    held: list[ColumnElement[bool]] = []
    for column, asked_for in (("status", wanted.statuses), ("type", wanted.types)):
        values = [one.value for one in asked_for]
        if values and vantage == EVERYTHING:
            held.append(overview.c[column].in_(values))
        elif values:
            # An event has the type and status of some mention, or what a person corrected them to.
            of_event = (annotations.c.event == overview.c.id) & (annotations.c.kind == "event")
            is_corrected = annotations.c.id.in_(select(reviews.c.mention))
            held.append(exists().where(of_event, annotations.c[column].in_(values) | is_corrected))
    if wanted.undated:
        held.append(overview.c.day.is_(None))
    elif wanted.at_known_day or vantage == EVERYTHING:
        held += _in_days(wanted, timedelta() if vantage == EVERYTHING else moved)
    if wanted.among is not None:
        held.append(overview.c.id.in_(wanted.among))
    if vantage.as_of:
        held.append(or_(overview.c.since.is_(None), overview.c.since <= vantage.as_of))
    if vantage.known_by:
        held.append(overview.c.known <= vantage.known_by)
    for roles, name in ((("actor", "recipient"), wanted.actor), (("source", "outlet"), wanted.source)):
        if name:
            held.append(overview.c.id.in_(_having(roles, name)))
    if wanted.place:
        held.append(overview.c.id.in_(_having(("place",), wanted.place)))
    held += [overview.c.words.contains(word, autoescape=True) for word in (wanted.words or "").casefold().split()]
    return select(overview).where(*held)


def _in_days(wanted: Asked, moved: timedelta) -> Iterator[ColumnElement[bool]]:
    """Give the conditions of being in the days asked for, or by so much before or after."""
    start, end, is_dated = overview.c.earliest, overview.c.latest, overview.c.day.is_not(None)
    if wanted.first:
        first = max(wanted.first, date.min + moved) - moved
        known = func.coalesce(end, start) >= first
        yield known if wanted.at_known_day else or_(end >= first, end.is_(None) & is_dated)
    if wanted.last:
        last = min(wanted.last, date.max - moved) + moved
        yield overview.c.day <= last if wanted.at_known_day else or_(start <= last, start.is_(None) & is_dated)


def _having(roles: Sequence[str], name: str) -> Select[tuple[str]]:
    """Return the query of the events in which one has these roles who goes by a name somewhere."""
    named = parts.c.folded.contains(name.casefold(), autoescape=True)
    here = select(parts.c.event, parts.c.actor).where(parts.c.role.in_(roles), named).cte()
    others = actors.alias()
    same = select(others.c.id).join(actors, actors.c.actor == others.c.actor)
    known = same.where(actors.c.id.in_(select(here.c.actor).where(here.c.actor != "")))
    elsewhere = select(parts.c.event).where(parts.c.role.in_(roles), parts.c.actor.in_(known))
    return select(union(select(here.c.event), elsewhere).subquery().c.event)
