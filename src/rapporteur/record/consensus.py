"""Consensus: what the mentions of an event tell together, and whose word it is.

Nothing is resolved away: each mention keeps what it says, and where they disagree disagreements.py tells it. The event
as a whole has what most reports say of those that can know best: what came about goes before what was only planned, and
what a later report says before an earlier one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from rapporteur.model import (
    UNKNOWN,
    Event,
    EventMention,
    Interval,
    Participant,
    Place,
    Quantity,
    Statement,
    Status,
)
from rapporteur.names import fold

SETTLED: Final = frozenset((Status.HAPPENED, Status.ONGOING, Status.CALLED_OFF, Status.DID_NOT_HAPPEN))
"""Statuses that tell how it went."""
SINCE_THEN: Final = frozenset((Status.HAPPENED, Status.ONGOING))
"""Events that the world has since they were; all others it has since they were reported."""
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who brings a report: `root` is the outlet or agency that it goes back to, where it is a copy or credits one."""

    document: str
    published: Interval
    name: str
    root: str


def credited(publisher: str | None, path: str | None, agencies: Sequence[str]) -> str:
    """Return whom a report has its words from: the one agency it credits, else its outlet, else where it was read.

    >>> credited("Harbour Post", None, ["Quillon"]), credited(None, "talks.txt", [])
    ('Quillon', 'talks.txt')
    """
    others = [agency for agency in agencies if agency != publisher]
    return others[0] if len(others) == 1 else publisher or path or "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One mention of an event, who brings it, the statements it stands in, innermost first, and its sentence."""

    mention: EventMention
    outlet: Outlet
    within: tuple[Statement, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Root:
    """From whom something is known in the end: `kind` is actor, words, anonymous or outlet; `name` as it is shown."""

    kind: str
    key: str
    name: str = field(compare=False)


def event_of(identifier: str, told: Sequence[Told]) -> Event:
    """Return the event that some mentions, in order of report and text, tell of."""
    mentions = [one.mention for one in told]
    status = _status(told)
    best = [one for one in told if one.mention.status is status]
    return Event(
        id=identifier,
        type=_most(one.type for one in mentions),
        mode=_most([one.mode for one in mentions if one.mode] or [None]),
        status=status,
        time=_time(best) or _time(told) or UNKNOWN,
        actors=_actors(part for one in mentions for part in one.actors),
        recipients=_actors(part for one in mentions for part in one.recipients),
        places=_places(mentions),
        quantities=_quantities(mentions),
        mentions=tuple(mentions),
        reports=len({one.outlet.document for one in told}),
        independent=len(roots_of(told)),
    )


def roots_of(told: Iterable[Told]) -> dict[Root, list[Told]]:
    """Return from whom an event is known, and the mentions that say so.

    A report that names its source has it from that source; what it says elsewhere in its own words adds none. One that
    names none is its own outlet's word, or that of the agency or outlet it was taken from.
    """
    cited: dict[str, bool] = {}
    held = list(told)
    for one in held:
        document = one.outlet.document
        cited[document] = cited.get(document, False) or bool(one.within)
    out: dict[Root, list[Told]] = {}
    for one in held:
        if one.within or not cited[one.outlet.document]:
            out.setdefault(root_of(one), []).append(one)
    return dict(sorted(out.items()))


def root_of(one: Told) -> Root:
    """Return from whom one mention has it."""
    return root_in(one.outlet, one.within[:1])


def root_in(outlet: Outlet, within: Sequence[Statement]) -> Root:
    """Return from whom something is known that a report tells in some statements, innermost first."""
    own = Root("outlet", fold(outlet.root), outlet.root)
    if not within:
        return own
    source, carriers = within[0].source, within[0].via
    words = " … ".join(span.quote for span in source.spans)
    if source.actor:
        return Root("actor", source.actor, source.actor)
    through = carriers[-1].actor or fold(carriers[-1].name) if carriers else own.key
    if source.anonymous or not words:
        return Root("anonymous", f"{through} {fold(source.description or words)}", source.description or words or "?")
    return Root("words", f"{through} {fold(words)}", words)


def lead_of(event: Event) -> EventMention:
    """Return the mention that shows an event best: of its status and type, with the most told, the first of these."""

    def rank(mention: EventMention) -> tuple[bool, bool, bool, int]:
        parts = len(mention.actors) + len(mention.recipients) + len(mention.places) + len(mention.quantities)
        same = mention.status is event.status, mention.type is event.type
        return *same, mention.time == event.time, parts

    return max(event.mentions, key=rank)


def _status(told: Sequence[Told]) -> Status:
    """Return the status that the latest and best supported mentions give: how it went, but where more reports after
    the last that tells so speak of it as still to come."""
    settled = [one for one in told if one.mention.status in SETTLED]
    until = max(map(_day, settled), default=date.min)
    later = {one.outlet.root for one in told if _day(one) > until}
    if settled and len(later) <= len({one.outlet.root for one in settled}):
        own = [one for one in settled if not one.within] or settled
        return _most_reported(own, lambda one: one.mention.status)
    latest = max((_day(one) for one in told), default=date.min)
    return _most_reported([one for one in told if _day(one) == latest], lambda one: one.mention.status)


def _most_reported(told: Sequence[Told], value: Callable[[Told], Value]) -> Value:
    """Return what most reports say; of as many, what the latest does, then the first."""
    reports: dict[Value, set[str]] = {}
    latest: dict[Value, date] = {}
    for one in told:
        reports.setdefault(value(one), set()).add(one.outlet.root)
        latest[value(one)] = max(latest.get(value(one), date.min), _day(one))
    return max(reports, key=lambda held: (len(reports[held]), latest[held]))


def _time(told: Sequence[Told]) -> Interval | None:
    """Return the time that most reports give in words of their own, else any that is known; the narrowest of these."""
    own = [one for one in told if one.mention.when and one.mention.time != UNKNOWN]
    known = own or [one for one in told if one.mention.time != UNKNOWN]
    if not known:
        return None
    votes: Counter[tuple[date | None, date | None]] = Counter()
    for _, ends in {(one.outlet.root, _ends(one)) for one in known}:
        votes[ends] += 1
    first = max(known, key=lambda one: (votes[_ends(one)], -_width(one.mention.time)))
    return first.mention.time


def _ends(one: Told) -> tuple[date | None, date | None]:
    return one.mention.time.earliest, one.mention.time.latest


def _width(time: Interval) -> int:
    whole = date.max.toordinal()
    return (time.latest - time.earliest).days if time.earliest and time.latest else whole


def _day(one: Told) -> date:
    published = one.outlet.published
    return published.latest or published.earliest or date.min


def _most(values: Iterable[Value]) -> Value:
    """Return the value that is most frequent, of as many the first."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value])


def _actors(parts: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.actor for part in parts if part.actor))


def _places(mentions: Iterable[EventMention]) -> tuple[Place, ...]:
    first: dict[str, Place] = {}
    for place in (place for one in mentions for place in one.places):
        first.setdefault(place.actor or fold(place.span.quote), place)
    return tuple(first.values())


def _quantities(mentions: Iterable[EventMention]) -> tuple[Quantity, ...]:
    first: dict[tuple[str, float | None, float | None], Quantity] = {}
    for one in (one for mention in mentions for one in mention.quantities):
        first.setdefault((one.what, one.low, one.high), one)
    return tuple(first.values())
