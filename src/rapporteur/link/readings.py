"""Readings linked: what several reports that are all at hand have in common, without a record."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapporteur.link.actors import links_of, names_of
from rapporteur.link.clusters import Link, cluster
from rapporteur.link.events import group, link_all, tellings_of
from rapporteur.model import Reading


@dataclass(frozen=True, slots=True)
class Linked:
    """Of each actor of a report the actor across reports, of each event mention the event, and why some are one."""

    actors: Mapping[str, str]
    events: Mapping[str, str]
    merges: Sequence[tuple[str, Link]]
    """`actor` or `event`, and the link."""


def link_readings(readings: Sequence[Reading]) -> Linked:
    """Return what the reports have in common."""
    reports: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for mention in reading.mentions:
            if mention.actor:
                reports[mention.actor].add(reading.document.id)
    names = {name for reading in readings for name in names_of(reading.mentions)}
    actors, alike = cluster(links_of(names, lambda one, other: bool(reports[one] & reports[other])))
    tellings = [telling for reading in readings for telling in tellings_of(reading)]
    groups, same = group(link_all(tellings))
    events = {name: groups.get(telling.id, telling.id) for telling in tellings for name in telling.mentions}
    merges = [*(("actor", one) for one in alike), *(("event", one) for one in same)]
    return Linked({one: actor for one, actor in actors.items() if one != actor}, events, merges)
