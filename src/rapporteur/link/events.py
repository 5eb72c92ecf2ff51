"""Events: which mentions are of one event, in a report and across reports, and why.

The mentions of a report that are of one event make a telling. Tellings of different reports are compared where they
share a key, so that cost grows with the reports and not with their pairs. Both are decided by weighed features and
average linkage: one likeness does not make an event where the others speak against it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations
from typing import Final

from rapporteur.link.clusters import Link, agglomerate, cluster, link
from rapporteur.link.glances import Glance
from rapporteur.link.likeness import InReport, cannot_be_one, compare, days_apart, weigh, why
from rapporteur.link.tellings import UNDATED, Days, Teller, Telling, put_together
from rapporteur.link.weights import ACROSS_REPORTS, IN_REPORT
from rapporteur.model import EventMention, Reading

LEAST_IN_REPORT: Final = -0.5
"""The mean logit from which mentions of a report are of one event."""
LEAST: Final = -1.4
"""The mean logit from which tellings are of one event."""
UNLIKELY: Final = -4.0
"""What a pair counts that is not compared."""
FAINT: Final = -3.0
"""A likeness below this is not kept: it counts as a pair that is not compared."""
FORBIDDEN: Final = -100.0
"""What a pair counts that cannot be one event: no likeness of others makes up for it."""
OF_ONE_REPORT: Final = -2.0
"""What two tellings of one report count: it did not tell them as one."""
MONTHS: Final = 3
"""A time of more months is no key."""
NAMES: Final = 4
LONGEST: Final = 4
"""So many names of a telling, and of the words beside its triggers, are in keys."""
MANY: Final = 100
"""A key that more tellings have is none."""
_BYTES: Final = 7
_ACROSS_REPORTS: Final = Glance(ACROSS_REPORTS)
REACH: Final = 60
"""Event mentions of a report that one is compared with: those that come next. Few reports have as many."""


def tellings_of(reading: Reading, apart: Iterable[tuple[str, str]] = ()) -> list[Telling]:
    """Return the tellings of a report; `apart` has mentions that are to be kept apart."""
    teller, report = Teller(reading), InReport(reading)
    events = sorted(reading.events, key=lambda event: (event.trigger.start, event.trigger.end, event.id))
    told = {event.id: teller.telling(event) for event in events}
    links = _links_in_report(report, events, told)
    groups, _ = agglomerate(links, least=LEAST_IN_REPORT, unlinked=UNLIKELY, apart=apart)
    together: defaultdict[str, list[Telling]] = defaultdict(list)
    for event in events:
        together[groups.get(event.id, event.id)].append(told[event.id])
    return [put_together(group) for group in together.values()]


def _links_in_report(report: InReport, events: Sequence[EventMention], told: Mapping[str, Telling]) -> Iterator[Link]:
    """Give the links of the mentions of a report, in their order, but of those that cannot come to be of one event:
    which a glance tells are not likely, and which no chain of likely ones joins."""
    glance = Glance(IN_REPORT)
    far: list[tuple[EventMention, EventMention]] = []
    likely: list[Link] = []

    def linked(one: EventMention, other: EventMention) -> Link:
        if days_apart(told[one.id], told[other.id]):
            return link(one.id, other.id, FORBIDDEN, "told of other days")
        features = report.compare(one, other, (told[one.id], told[other.id]))
        return link(one.id, other.id, weigh(features, IN_REPORT), "told as one")

    for one, other in ((one, other) for at, one in enumerate(events) for other in events[at + 1 : at + 1 + REACH]):
        placed = weigh(report.placed(one, other), IN_REPORT) - IN_REPORT["bias"]
        if glance.is_below(told[one.id], told[other.id], LEAST_IN_REPORT - placed):
            far.append((one, other))
        else:
            found = linked(one, other)
            yield found
            likely += [found] if found.score >= LEAST_IN_REPORT else []
    joined, _ = cluster(likely)
    for one, other in far:
        if joined.get(one.id, one.id) == joined.get(other.id, other.id):
            yield linked(one, other)


def keys_of(telling: Telling) -> frozenset[int]:
    """Return the hashes, below 2**56, of what another telling of the same event is likely to share one of.

    They go from the broad, a type or a verb alone, to the narrow, these with a name and a month: what many share is no
    key, and in a large record the narrow ones are left.
    """
    named = sorted(name for name in telling.who | telling.where if name[0] != "~")[:NAMES]
    heads = sorted(name for name in telling.who | telling.where if name[0] == "~")[:NAMES]
    months = {*_months(telling.days), *_months(telling.published)}
    if telling.days == UNDATED:
        months |= {_before(month) for month in _months(telling.published)}
    what = {*telling.types, *telling.verbs}
    near = sorted(telling.near, key=lambda word: (-len(word), word))[:LONGEST]
    keys = {*what, *(f"{one} {month}" for one in what for month in months)}
    keys |= {f"{one} {name} {month}" for one in what for name in named for month in months}
    keys |= {f"{one} {name}" for one in telling.verbs for name in named}
    keys |= {f"{one} {name}" for one in telling.types for name in heads}
    keys |= {f"{one} {other}" for one, other in (*combinations(named, 2), *combinations(near, 2))}
    return frozenset(int.from_bytes(blake2b(key.encode(), digest_size=_BYTES).digest()) for key in keys)


def link_tellings(one: Telling, other: Telling) -> Link | None:
    """Return the link of two tellings, None where hardly anything speaks for one event."""
    if one.document == other.document:
        return link(one.id, other.id, OF_ONE_REPORT, "told as two in one report")
    if cannot_be_one(one, other):
        return link(one.id, other.id, FORBIDDEN, "on other days, or another of a numbered series")
    features = compare(one, other)
    score = weigh(features, ACROSS_REPORTS)
    return link(one.id, other.id, score, why(features, ACROSS_REPORTS)) if score >= FAINT else None


def are_likely_one(one: Telling, other: Telling) -> bool:
    """Return whether the link of two tellings, taken alone, makes them one event."""
    if one.document == other.document or _ACROSS_REPORTS.is_below(one, other, LEAST) or cannot_be_one(one, other):
        return False
    return weigh(compare(one, other), ACROSS_REPORTS) >= LEAST


def link_all(tellings: Sequence[Telling]) -> Iterator[Link]:
    """Give the links of all tellings that share a key."""
    for one, other in pairs_of(tellings):
        if found := link_tellings(one, other):
            yield found


def pairs_of(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Give the pairs of tellings that share a key which not too many have, or are of one report."""
    blocks: defaultdict[int | str, list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        keys: set[int | str] = {*keys_of(telling), telling.document}
        for key in keys:
            blocks[key].append(at)
    kept = (block for key, block in blocks.items() if isinstance(key, str) or len(block) <= MANY)
    seen = {pair for block in kept for pair in combinations(block, 2)}
    for one, other in sorted(seen):
        yield tellings[one], tellings[other]


def group(links: Iterable[Link], apart: Iterable[tuple[str, str]] = ()) -> tuple[dict[str, str], list[Link]]:
    """Return of each telling that has a link the least identifier of its event, and the links that made the events."""
    return agglomerate(links, least=LEAST, unlinked=UNLIKELY, apart=apart)


def _months(days: Days) -> list[str]:
    """Return the months of a time, none of one that is open or long."""
    first, last = days
    if first is None or last is None:
        return []
    span = (last.year - first.year) * 12 + last.month - first.month
    start = first.year * 12 + first.month - 1
    return [f"{at // 12}-{at % 12 + 1}" for at in range(start, start + span + 1)] if span < MONTHS else []


def _before(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{year}-{number - 1}" if number > 1 else f"{year - 1}-12"
