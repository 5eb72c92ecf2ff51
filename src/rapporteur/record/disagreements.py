"""Disagreements: what does not fit together in what is told of one event, each side with its words.

Numbers that do not meet, days that do not meet, what one says happened and another denies, and deeds that are laid at
different doors. Nothing is settled here; whose word counts is for the reader.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapporteur.ids import make_id
from rapporteur.model import EventType, Position, Span, Stance, Status
from rapporteur.record.consensus import Root, Told, root_of
from rapporteur.record.ledger import Commitment, Standing
from rapporteur.record.outcomes import Effect
from rapporteur.record.rows import SINCE_THEN

COUNTED: Final = ("killed", "injured", "released", "troops", "money")
"""What numbers of one event can disagree about."""
DEEDS: Final = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.PROTEST))
"""Events that can be laid at a door."""
CLOCK: Final = 1
"""Days that may differ by the clock of where a report was written."""
NARROW: Final = 3
"""A time of more days is no date that could be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What some hold, in which words: `held_by` who, as roots of what they say; `value` in short."""

    held_by: tuple[str, ...]
    value: str
    spans: tuple[Span, ...]
    statements: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What sides hold of an event that cannot all be so."""

    id: str
    event: str | None
    type: str
    about: str
    sides: tuple[Side, ...]


def disagreements_of(event: str, told: Sequence[Told]) -> list[Disagreement]:
    """Return where those who tell of an event disagree."""
    return [*_numbers(event, told), *_dates(event, told), *_denials(event, told), *_doers(event, told)]


def _numbers(event: str, told: Sequence[Told]) -> Iterator[Disagreement]:
    for what in COUNTED:
        held = [
            (one, quantity.low, quantity.high, quantity.span)
            for one in told
            for quantity in one.mention.quantities
            if quantity.what == what
        ]
        apart = any(_are_two(a[0], b[0]) and _apart(a[1:3], b[1:3]) for a, b in combinations(held, 2))
        if apart:
            yield _made(event, "numbers", what, [(one, _range(low, high), span) for one, low, high, span in held])


def _are_two(one: Told, other: Told) -> bool:
    """Return whether two mentions are the word of two: nobody disagrees with himself, nor with a copy of himself."""
    return one.outlet.root != other.outlet.root or root_of(one) != root_of(other)


def _apart(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    (low, high), (least, most) = one, other
    return (low or 0) > (math.inf if most is None else most) or (least or 0) > (math.inf if high is None else high)


def _range(low: float | None, high: float | None) -> str:
    ends = ["" if end is None else repr(end) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else "–".join(ends)


def _dates(event: str, told: Sequence[Told]) -> Iterator[Disagreement]:
    held = []
    for one in told:
        time = one.mention.time
        first, last = time.earliest, time.latest
        is_told = one.mention.when and one.mention.status in SINCE_THEN
        if is_told and first and last and (last - first).days <= NARROW:
            held.append((one, first, last, one.mention.when or one.mention.trigger))
    apart = any(
        _are_two(a[0], b[0]) and max((b[1] - a[2]).days, (a[1] - b[2]).days) > CLOCK for a, b in combinations(held, 2)
    )
    if apart:
        told_days = [(one, str(first) if first == last else f"{first}–{last}", when) for one, first, last, when in held]
        yield _made(event, "dates", "when it was", told_days)


def _denials(event: str, told: Sequence[Told]) -> Iterator[Disagreement]:
    held = []
    for one in told:
        denied = one.within and one.within[0].stance is Stance.DENIES
        if one.mention.status is Status.DID_NOT_HAPPEN or denied:
            held.append((one, "did not happen", one.mention.trigger))
        elif one.mention.status in SINCE_THEN:
            held.append((one, "happened", one.mention.trigger))
    holders = {value: {root_of(one) for one, said, _ in held if said == value} for _, value, _ in held}
    if len(holders) > 1 and holders["happened"] - holders["did not happen"]:
        yield _made(event, "denial", "whether it happened", held)


def _doers(event: str, told: Sequence[Told]) -> Iterator[Disagreement]:
    """Give who is said to have done it, where different sources name different ones."""
    held = []
    for one in told:
        if one.mention.type in DEEDS and one.mention.status in SINCE_THEN:
            named = {part.actor: part for part in one.mention.actors if part.actor}
            held += [(one, actor, part.span) for actor, part in sorted(named.items()) if one.within]
    sources = {(root_of(one), actor) for one, actor, _ in held}
    accused = {actor for _, actor in sources}
    if len(accused) > 1 and any(a[0] != b[0] and a[1] != b[1] for a, b in combinations(sorted(sources), 2)):
        yield _made(event, "parties", "who did it", held)


def parties_of(positions: Iterable[Position]) -> list[Disagreement]:
    """Return where parties want another thing on one matter."""
    by_issue: dict[tuple[str, str], list[Position]] = {}
    for one in positions:
        if one.polarity == "for":
            # What is only counted is one matter in one report.
            report = "" if one.issue[0].isupper() else one.span.document
            by_issue.setdefault((one.issue, report), []).append(one)
    out = []
    for (issue, _), held in sorted(by_issue.items()):
        wants = {(one.holder.actor, one.value) for one in held}
        if any(a[0] != b[0] and a[1] != b[1] for a, b in combinations(sorted(wants, key=str), 2)):
            out.append(_of_positions(issue, held))
    return out


def deeds_of(commitments: Iterable[Commitment]) -> list[Disagreement]:
    """Return where what was promised and what is told as done do not fit together."""
    out = []
    for one in commitments:
        broken = [found for found in one.evidence if found.effect is Effect.BREAKS]
        if one.standing in (Standing.BROKEN, Standing.DISPUTED) and broken:
            promised = Side(
                held_by=one.obligors,
                value="promised",
                spans=tuple(mention.act for mention in one.mentions),
                statements=tuple(dict.fromkeys(name for mention in one.mentions for name in mention.within[:1])),
                documents=tuple(dict.fromkeys(mention.act.document for mention in one.mentions)),
            )
            done = Side(
                held_by=tuple(dict.fromkeys(found.told_by for found in broken)),
                value=broken[-1].reason,
                spans=tuple(dict.fromkeys(found.span for found in broken)),
                statements=(),
                documents=tuple(dict.fromkeys(found.span.document for found in broken)),
            )
            identifier = make_id("disagreement", one.id, "promise_and_deed", one.act.quote)
            about = " ".join(one.act.quote.split())
            out.append(
                Disagreement(id=identifier, event=None, type="promise_and_deed", about=about, sides=(promised, done))
            )
    return out


def _of_positions(issue: str, held: Sequence[Position]) -> Disagreement:
    sides: dict[str, list[Position]] = {}
    for one in held:
        sides.setdefault(one.value, []).append(one)
    return Disagreement(
        id=make_id("disagreement", held[0].span.document, "parties", issue),
        event=None,
        type="parties",
        about=issue,
        sides=tuple(
            Side(
                held_by=tuple(dict.fromkeys(one.holder.actor or one.holder.span.quote for one in same)),
                value=value,
                spans=tuple(one.span for one in same),
                statements=tuple(dict.fromkeys(one.statement for one in same if one.statement)),
                documents=tuple(dict.fromkeys(one.span.document for one in same)),
            )
            for value, same in sorted(sides.items())
        ),
    )


def _made(event: str, type_: str, about: str, held: Iterable[tuple[Told, str, Span]]) -> Disagreement:
    sides: dict[str, list[tuple[Told, Span]]] = {}
    for one, value, span in held:
        sides.setdefault(value, []).append((one, span))
    return Disagreement(
        id=make_id("disagreement", event, type_, about),
        event=event,
        type=type_,
        about=about,
        sides=tuple(_side(value, said) for value, said in sorted(sides.items())),
    )


def _side(value: str, said: Sequence[tuple[Told, Span]]) -> Side:
    roots: dict[Root, None] = dict.fromkeys(root_of(one) for one, _ in said)
    statements = dict.fromkeys(statement.id for one, _ in said for statement in one.within[:1])
    return Side(
        held_by=tuple(root.name for root in sorted(roots)),
        value=value,
        spans=tuple(dict.fromkeys(span for _, span in said)),
        statements=tuple(statements),
        documents=tuple(dict.fromkeys(one.outlet.document for one, _ in said)),
    )
