"""Ledger: what was agreed, by when it falls due, and what became of it, as of a day.

A commitment is all that reports tell of one undertaking; what became of it is reasoned from the events that bear on it,
each with its effect and the reason in words. Silence is no breach: what is past its day with nothing heard is overdue.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import chain, pairwise
from typing import Final

from rapporteur.link.commitments import Undertaken, link_commitments, undertaken
from rapporteur.model import (
    UNKNOWN,
    Basis,
    CommitmentMention,
    EventType,
    Interval,
    Participant,
    Quantity,
    Span,
)
from rapporteur.record.consensus import Outlet
from rapporteur.record.ledger.evidence import Effect, Evidence, told_on
from rapporteur.record.ledger.keys import Keys
from rapporteur.record.ledger.listening import Listener, Said
from rapporteur.record.report import Report
from rapporteur.time.lengths import later


class Standing(StrEnum):
    """How a commitment stands as of a day."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DUE = "due"
    OVERDUE = "overdue"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    PARTLY_KEPT = "partly_kept"
    BROKEN = "broken"
    EXTENDED = "extended"
    SUPERSEDED = "superseded"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One undertaking as all the reports that are seen tell it; `events` are those that it is the doing of."""

    id: str
    agreement: str | None
    events: tuple[str, ...]
    obligors: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    act: Span
    type: EventType | None
    negative: bool
    quantities: tuple[Quantity, ...]
    deadline: Interval
    term: str | None
    reckoned_from: Span | None
    conditions: tuple[Span, ...]
    standing: Standing
    as_of: date | None
    reason: str
    evidence: tuple[Evidence, ...]
    mentions: tuple[CommitmentMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """One mention of a commitment and the report that brings it."""

    mention: CommitmentMention
    outlet: Outlet


RELATIONS: Final = {Effect.KEEPS: "fulfils", Effect.PART: "fulfils", Effect.EXTENDS: "postpones"}
"""What an event that bears on a commitment is to the event that was promised."""
_MOVED: Final = re.compile(r"\b(?:deadline|due date|more time|truce|cease-?fire|mandate)\b", re.IGNORECASE)
"""What is given more time even where the day before it is not told."""
_FORGOTTEN: Final = 90
"""Days after which an offer that nobody spoke of again is not open any more."""


class Ledger:
    """The commitments that some reports tell of, and what is heard of them."""

    def __init__(self, promised: Sequence[Promised], events: Mapping[str, str]) -> None:
        """`events` has of each event mention the event across reports."""
        self._events = events
        held = {one.mention.id: undertaken(one.mention, events) for one in promised}
        self._outlets = {one.mention.id: one.outlet for one in promised}
        groups, _ = link_commitments(list(held.values()))
        self._together: defaultdict[str, list[Undertaken]] = defaultdict(list)
        for name in sorted(held):
            self._together[groups[name]].append(held[name])
        self._listener = Listener(self._together, self._outlets)

    def listen(self, report: Report, sentences: Iterable[Keys]) -> None:
        """Take a report, with the keys of its sentences in text order."""
        said = (Said(keys, report) for keys in sentences)
        for before, one in pairwise(chain((None,), said)):
            if one:
                self._listener.listen(one, before)

    def commitments(self, as_of: date | None) -> list[Commitment]:
        """Return the commitments by identifier, as they stand on a day."""
        return [self._commitment(name, as_of) for name in sorted(self._together)]

    def _commitment(self, name: str, as_of: date | None) -> Commitment:
        told = {one.mention.id: told_on(self._outlets[one.mention.id]) for one in self._together[name]}
        held = (self._reckoned(one.mention, as_of) for one in self._together[name])
        mentions = sorted(held, key=lambda one: (told[one.id], one.id))
        deadline, extended = _deadline(mentions)
        lead = max(mentions, key=_tells)
        heard = self._listener.evidence(name, mentions, deadline)
        found = _in_order((*heard, self._extension(extended, deadline)))
        evidence = [one for one in found if as_of is None or one.since <= as_of]
        standing, reason = _standing(mentions, max(told.values()), deadline, evidence, as_of)
        agreement = Counter(self._events.get(one.agreement, one.agreement) for one in mentions if one.agreement)
        return Commitment(
            id=name,
            agreement=min(agreement, key=lambda one: (-agreement[one], one), default=None),
            events=tuple(sorted({one.event for one in self._together[name] if one.event})),
            obligors=_actors(part for one in mentions for part in one.obligors),
            beneficiaries=_actors(part for one in mentions for part in one.beneficiaries),
            act=lead.act,
            type=lead.type,
            negative=lead.negative,
            quantities=lead.quantities,
            deadline=deadline,
            term=lead.term,
            reckoned_from=lead.reckoned_from,
            conditions=tuple(dict.fromkeys(span for one in mentions for span in one.conditions)),
            standing=standing,
            as_of=as_of,
            reason=reason,
            evidence=tuple(evidence),
            mentions=tuple(mentions),
        )

    def _extension(self, mention: CommitmentMention | None, deadline: Interval) -> Evidence | None:
        """Return a mention that gives more time as evidence."""
        if mention is None:
            return None
        return Evidence(
            event=self._events.get(mention.event or "", mention.event),
            effect=Effect.EXTENDS,
            reason=f"more time: until {deadline.latest}",
            span=mention.act,
            day=None,
            since=told_on(self._outlets[mention.id]),
            told_by=self._outlets[mention.id].root,
        )

    def _reckoned(self, mention: CommitmentMention, as_of: date | None) -> CommitmentMention:
        """Return a mention whose term runs from what reports tell the day of, with its deadline, from that day on; none
        where they tell of several days."""
        if not (mention.term and mention.due and mention.reckoned_from) or mention.deadline.latest:
            return mention
        told = self._listener.began(mention.reckoned_from.quote)
        days = {interval.day for _, interval in told if interval.day and interval.day <= (as_of or date.max)}
        day = later(days.pop(), mention.term) if len(days) == 1 else None
        if day is None:
            return mention
        cues = tuple(dict.fromkeys((mention.due, mention.reckoned_from, told[0][0])))
        return replace(mention, deadline=Interval(earliest=day, latest=day, basis=Basis.INFERRED, cues=cues))


def _tells(one: CommitmentMention) -> tuple[bool, bool, bool, float]:
    """Return how well a mention tells a commitment, to be compared."""
    return one.deadline.latest is not None, not one.extends, bool(one.obligors), one.confidence or 0.0


def _actors(parts: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.actor for part in parts if part.actor))


def _deadline(mentions: Sequence[CommitmentMention]) -> tuple[Interval, CommitmentMention | None]:
    """Return by when it is due now, and the mention that gave more time, if one did.

    A term "more" is reckoned from the deadline before it.
    """
    plain = [one for one in mentions if not one.extends and one.deadline.latest]
    votes = Counter((one.deadline.earliest, one.deadline.latest) for one in plain)
    first = max(plain, key=lambda one: votes[one.deadline.earliest, one.deadline.latest], default=None)
    deadline = first.deadline if first else UNKNOWN
    extending = None
    for one in mentions:
        if not one.extends:
            continue
        later_on = one.deadline if one.deadline.latest else _more(deadline, one)
        if later_on.latest and (deadline.latest is None or later_on.latest > deadline.latest):
            extending = one if deadline.latest or _MOVED.search(one.act.quote) else extending
            deadline = later_on
    return deadline, extending


def _more(deadline: Interval, one: CommitmentMention) -> Interval:
    if not (deadline.latest and one.term and one.due):
        return UNKNOWN
    ends = [later(day, one.term) if day else None for day in (deadline.earliest, deadline.latest)]
    if ends[1] is None:
        return UNKNOWN
    cues = tuple(dict.fromkeys((one.due, *deadline.cues)))
    return Interval(earliest=ends[0], latest=ends[1], basis=Basis.INFERRED, cues=cues)


def _in_order(evidence: Iterable[Evidence | None]) -> list[Evidence]:
    found = dict.fromkeys(one for one in evidence if one)
    return sorted(found, key=lambda one: (one.day or date.max, one.event or "", one.span.document, one.span.start))


def relations_of(commitments: Iterable[Commitment]) -> dict[str, list[tuple[str, str]]]:
    """Return of events that bear on commitments what they are to the events that these promised."""
    out: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in commitments:
        for found in one.evidence:
            relation = RELATIONS.get(found.effect)
            if relation and found.event and one.events and found.event not in one.events:
                out[found.event].append((relation, one.events[0]))
    return {event: sorted(set(found)) for event, found in out.items()}


def _standing(
    mentions: Sequence[CommitmentMention],
    told: date,
    deadline: Interval,
    evidence: Sequence[Evidence],
    as_of: date | None,
) -> tuple[Standing, str]:
    """Return how a commitment stands on a day, and the reason in words."""
    of = {effect: [one for one in evidence if one.effect is effect] for effect in Effect}
    keeps, breaks = of[Effect.KEEPS], of[Effect.BREAKS]
    if of[Effect.SUPERSEDES]:
        return Standing.SUPERSEDED, of[Effect.SUPERSEDES][-1].reason
    if breaks and all(one.missed for one in breaks):
        if keeps and all(one.late for one in keeps):
            return Standing.KEPT_LATE, keeps[0].reason
        if of[Effect.EXTENDS] and not keeps:
            return Standing.EXTENDED, of[Effect.EXTENDS][-1].reason
    if keeps and breaks:
        return Standing.DISPUTED, f"{keeps[-1].reason}; but {breaks[-1].reason}"
    if of[Effect.EXTENDS] and not keeps and as_of and deadline.latest and as_of <= deadline.latest:
        return Standing.EXTENDED, of[Effect.EXTENDS][-1].reason
    if of[Effect.PART]:
        return Standing.PARTLY_KEPT, of[Effect.PART][-1].reason
    if keeps:
        return (Standing.KEPT_LATE if all(one.late for one in keeps) else Standing.KEPT), keeps[0].reason
    if breaks:
        return Standing.BROKEN, breaks[-1].reason
    if of[Effect.EXTENDS]:
        return Standing.EXTENDED, of[Effect.EXTENDS][-1].reason
    return _unheard(mentions, told, deadline, as_of)


def _unheard(
    mentions: Sequence[CommitmentMention], told: date, deadline: Interval, as_of: date | None
) -> tuple[Standing, str]:
    """Return how a commitment stands of which nothing is heard."""
    if all(one.proposed for one in mentions):
        if as_of and told > date.min and (as_of - told).days > _FORGOTTEN:
            return Standing.UNKNOWN, f"offered or proposed, and nothing is told of it since {told}"
        return Standing.PROPOSED, "offered or proposed, and not told to be agreed"
    if mentions[0].negative:
        return Standing.AGREED, "a promise not to, and nothing is told of its being done"
    if deadline.latest is None or as_of is None:
        return Standing.AGREED, "no day is told by which it is due" if deadline.latest is None else "agreed"
    if as_of > deadline.latest:
        return Standing.OVERDUE, f"due by {deadline.latest}, and nothing is told of its being done"
    if deadline.earliest and deadline.earliest <= as_of:
        return Standing.DUE, f"due by {deadline.latest}"
    return Standing.AGREED, f"not due before {deadline.earliest or deadline.latest}"
