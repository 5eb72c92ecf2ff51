"""The story: the events of a period, on a timeline and as a list, as they are seen from a day."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Final

from rapporteur.errors import BadAddress
from rapporteur.model import EventType, Status
from rapporteur.publish.web.asked import Asked, Context, one_of
from rapporteur.publish.web.lanes import By, lanes_of
from rapporteur.publish.web.period import Period, busiest, whole
from rapporteur.publish.web.strip import strip_of
from rapporteur.publish.web.timeline import WIDTH, lay_out
from rapporteur.record.overview import (
    Glance,
    Month,
    count_by_month,
    count_events,
    days_of_change,
    days_that_tell,
    list_glances,
    looked_up,
    most_told,
)
from rapporteur.record.overview_asked import Asked as Wanted
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING

DRAWN: Final = 150
"""Events that are drawn at most."""
ON_A_PAGE: Final = 50
STEPS: Final = 500
"""Days that a slider stops at, at most."""
NARROWEST, WIDEST = 280, 3000
FILTERS: Final = ("words", "actor", "type", "status", "source", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """The days that a vantage can be moved to: the one that is chosen, those beside it, and those that a slider has."""

    name: str
    chosen: date | None
    before: date | None
    after: date | None
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of a list: its events, and the first or last identifier from which there is more."""

    glances: tuple[Glance, ...]
    before: str | None
    after: str | None


def make_story(store: Store, asked: Asked) -> Context:
    """Return what the story shows."""
    wanted = looked_up(store, asked.vantage, _wanted(asked))
    by = one_of(By, "lanes", asked.query.get("lanes") or By.ACTOR)
    width = max(NARROWEST, min(WIDEST, asked.number("width", WIDTH)))
    months = count_by_month(store, asked.vantage, wanted)
    undated = count_events(store, asked.vantage, replace(wanted, undated=True))
    context = {
        "title": "Story",
        "by": by,
        "kinds": tuple(EventType),
        "statuses": tuple(Status),
        "wanted": _wanted(asked),
        "is_filtered": any(asked.query.get(name) for name in FILTERS),
        "dated": sum(month.events for month in months),
        "undated": undated,
        "is_undated": asked.query.get("undated") == "yes",
        "replays": _replays(store, asked),
        "period": None,
        "width": width,
    }
    if context["is_undated"] or not months:
        part = _part(store, asked, replace(wanted, undated=True))
        return context | {"part": part, "inside": undated, "offered": _offered(part.glances)}
    period = _period(store, asked, months, wanted)
    within = replace(wanted, first=period.first, last=period.last, at_known_day=True)
    glances = most_told(store, asked.vantage, within, limit=DRAWN)
    shown = [one for one in glances if one.mention.time.earliest or one.mention.time.latest]
    among = shown if asked.vantage == EVERYTHING else most_told(store, EVERYTHING, within, limit=DRAWN)
    told, lanes = lanes_of(shown, by, among)
    return context | {
        "period": period,
        "whole": whole(months),
        "inside": count_events(store, asked.vantage, within),
        "timeline": lay_out(told, lanes, period, width=width),
        "strip": strip_of(months, period, width=width),
        "part": _part(store, asked, within),
        "offered": _offered(glances),
    }


def _wanted(asked: Asked) -> Wanted:
    """Return which events are asked for, of all days; BadAddress."""
    query = asked.query
    return Wanted(
        types=asked.values(EventType, "type"),
        statuses=asked.values(Status, "status"),
        actor=query.get("actor") or None,
        source=query.get("source") or None,
        place=query.get("place") or None,
        words=query.get("words") or None,
    )


def _period(store: Store, asked: Asked, months: Sequence[Month], wanted: Wanted) -> Period:
    """Return the days asked for; where an end is left open that of all events, where both are that of most.

    What most events are is told without regard to the day from which they are seen, so that the days stay where they
    are while that is moved.
    """
    first, last = asked.day("from"), asked.day("to")
    if not (first or last):
        return busiest(months if asked.vantage == EVERYTHING else count_by_month(store, wanted=wanted) or months)
    ends = whole(months)
    first, last = first or min(ends.first, last or ends.first), last or max(ends.last, first or ends.last)
    if first > last:
        raise BadAddress(f"from={first}: after the last day, to={last}; write the earlier day first")
    return Period(first=first, last=last)


def _part(store: Store, asked: Asked, wanted: Wanted) -> Part:
    """Return the events of the list from one on, or up to one."""
    after, before = asked.query.get("after") or None, asked.query.get("before") or None
    backwards = before is not None
    found = list_glances(store, asked.vantage, wanted, after=before or after, backwards=backwards)
    glances = list(islice(found, ON_A_PAGE + 1))
    has_more, glances = len(glances) > ON_A_PAGE, glances[:ON_A_PAGE]
    if backwards:
        glances.reverse()
    if not glances:
        return Part(glances=(), before=None, after=None)
    return Part(
        glances=tuple(glances),
        before=glances[0].id if (has_more if backwards else after) else None,
        after=glances[-1].id if backwards or has_more else None,
    )


def _offered(glances: Iterable[Glance]) -> dict[str, list[str]]:
    """Return the names that are offered to look for: those of the events that are shown."""
    found: dict[str, set[str]] = {"actor": set(), "place": set(), "source": set()}
    for one in glances:
        acting = {part.actor for part in (*one.mention.actors, *one.mention.recipients)}
        found["actor"] |= {name for actor, name in one.names.items() if actor in acting}
        found["place"] |= {one.names.get(place.actor or "", place.span.quote) for place in one.mention.places}
        found["source"].add(one.outlet)
    return {role: sorted(names, key=lambda name: (name.casefold(), name)) for role, names in found.items()}


def _replays(store: Store, asked: Asked) -> list[Replay]:
    ways: tuple[tuple[str, date | None, Callable[[Store], list[date]]], ...] = (
        ("known_by", asked.vantage.known_by, days_that_tell),
        ("as_of", asked.vantage.as_of, days_of_change),
    )
    return [_replay(name, chosen, days_of(store)) for name, chosen, days_of in ways]


def _replay(name: str, chosen: date | None, days: Sequence[date]) -> Replay:
    before = days[: bisect_left(days, chosen)] if chosen else days
    after = days[bisect_right(days, chosen) :] if chosen else ()
    few = [days[number * len(days) // STEPS] for number in range(STEPS)] if len(days) > STEPS else days
    return Replay(
        name=name,
        chosen=chosen,
        before=before[-1] if before else None,
        after=after[0] if after else None,
        days=tuple(sorted({*few, *days[-1:], *filter(None, [chosen])})),
    )
