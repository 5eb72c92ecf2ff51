"""Judged: what persons judged to be the same or different; it stays apart from what the program found, and wins.

A judgement is of two identifiers that readings alone settle, an actor of a report or an event mention, so that it means
the same after every build.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, insert, select, update

from rapporteur.errors import Contradiction, NotInRecord
from rapporteur.ids import make_id
from rapporteur.link.clusters import CERTAIN, Groups, Link, link
from rapporteur.record.tables import judgements


class Verdict(StrEnum):
    """What a person holds of two."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person holds of two actors or events, why, and since when; `undone_at` where it no longer stands."""

    id: str
    one: str
    other: str
    verdict: Verdict
    reason: str
    made_by: str
    made_at: date
    undone_at: date | None = None


@dataclass(slots=True)
class Judged:
    """The judgements that stand, of identifiers as linking compares them; `changed` has those that must be grouped
    anew because of one."""

    same: list[Judgement] = field(default_factory=list)
    different: list[Judgement] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)

    def links(self, among: Iterable[str]) -> list[Link]:
        """Return the links that judgements make among some."""
        held = set(among)
        return [
            link(one.one, one.other, CERTAIN, f"{one.made_by} judged: {one.reason}")
            for one in self.same
            if {one.one, one.other} <= held
        ]

    def apart(self, among: Iterable[str]) -> list[tuple[str, str]]:
        """Return the pairs among some that are to be kept apart."""
        held = set(among)
        return [(one.one, one.other) for one in self.different if {one.one, one.other} <= held]

    def joined_with(self, some: Iterable[str]) -> set[str]:
        """Return those that judgements join to some."""
        held = set(some)
        pairs = ({one.one, one.other} for one in self.same)
        return {member for pair in pairs if pair & held for member in pair}

    def translated(self, names: Mapping[str, str]) -> "Judged":
        """Return the judgements with each identifier replaced by the one it is compared under."""

        def of(held: Iterable[Judgement]) -> list[Judgement]:
            known = (one for one in held if one.one in names and one.other in names)
            return [replace(one, one=names[one.one], other=names[one.other]) for one in known]

        return Judged(of(self.same), of(self.different), {names[one] for one in self.changed if one in names})


def judgements_of(connection: Connection, *, standing: bool = True) -> list[Judgement]:
    """Return the judgements in the order in which they were made; those undone too unless only what stands is asked."""
    wanted = select(judgements).order_by(judgements.c.made_at, judgements.c.id)
    if standing:
        wanted = wanted.where(judgements.c.undone_at.is_(None))
    return [Judgement(**dict(row._mapping) | {"verdict": Verdict(row.verdict)}) for row in connection.execute(wanted)]


def judged(connection: Connection, kind: str, changed: Iterable[str] = ()) -> Judged:
    """Return what stands of a kind: actor or event."""
    held = [one for one in judgements_of(connection) if one.one.startswith(f"{kind}-")]
    return Judged(
        [one for one in held if one.verdict is Verdict.SAME],
        [one for one in held if one.verdict is Verdict.DIFFERENT],
        {one for one in changed if one.startswith(f"{kind}-")},
    )


def write_judgement(connection: Connection, one: Judgement) -> Judgement:
    """Keep a judgement, in place of what the same person judged of the two before, and return it.

    Contradiction where those that stand already say otherwise.
    """
    standing = judgements_of(connection)
    before = [two for two in standing if (two.one, two.other, two.made_by) == (one.one, one.other, one.made_by)]
    against = _against([two for two in standing if two not in before], one)
    if against:
        told = "; ".join(f"{two.id} ({two.one} and {two.other} are {two.verdict}, {two.made_by})" for two in against)
        raise Contradiction(f"{one.one} and {one.other} cannot be {one.verdict} beside {told}; undo that first")
    for two in before:
        if replace(two, id=one.id) == one:
            return two
    for two in before:
        _end(connection, two, one.made_at)
    held = {two.id for two in judgements_of(connection, standing=False)}
    while one.id in held:
        one = replace(one, id=make_id("judgement", one.id))
    connection.execute(insert(judgements).values(**{name.name: getattr(one, name.name) for name in fields(one)}))
    return one


def _against(standing: Iterable[Judgement], one: Judgement) -> list[Judgement]:
    """Return the judgements that, taken together, say otherwise than one more."""
    held = list(standing)
    same = [two for two in held if two.verdict is Verdict.SAME]
    if one.verdict is Verdict.DIFFERENT:
        return _chain(same, one.one, one.other)
    if one.verdict is Verdict.SAME:
        groups = Groups()
        for two in same:
            groups.join(two.one, two.other)
        mine, theirs = groups.members(one.one), groups.members(one.other)
        different = (two for two in held if two.verdict is Verdict.DIFFERENT)
        return [two for two in different if {two.one, two.other} & mine and {two.one, two.other} & theirs]
    return []


def _chain(same: Iterable[Judgement], start: str, end: str) -> list[Judgement]:
    """Return the judgements by which one comes to another, none where it does not."""
    ways: dict[str, list[Judgement]] = {start: []}
    waiting = [start]
    near = list(same)
    while waiting:
        at = waiting.pop(0)
        for two in near:
            if at in (two.one, two.other):
                to = two.other if at == two.one else two.one
                if to not in ways:
                    ways[to] = [*ways[at], two]
                    waiting.append(to)
    return ways.get(end, [])


def undo_judgement(connection: Connection, identifier: str, on: date) -> Judgement:
    """Take back a judgement, by its identifier or the beginning of one, and return it; NotInRecord."""
    standing = judgements_of(connection)
    whole = [one for one in standing if one.id == identifier]
    found = whole or [one for one in standing if identifier and one.id.startswith(identifier)]
    if len(found) != 1:
        many = "no judgement that stands has" if not found else "several judgements have"
        raise NotInRecord(f"{identifier}: {many} an identifier like it; `rapporteur judgements` lists them")
    _end(connection, found[0], on)
    return found[0]


def _end(connection: Connection, one: Judgement, on: date) -> None:
    """Note that a judgement stands no more: from a day, but not from before it was made."""
    ended = update(judgements).where(judgements.c.id == one.id)
    connection.execute(ended.values(undone_at=max(on, one.made_at)))


def judgement_of(pair: tuple[str, str], verdict: Verdict, *, reason: str, made_by: str, made_at: date) -> Judgement:
    """Return a judgement of two with its identifier, the lesser of them first."""
    one, other = sorted(pair)
    identifier = make_id("judgement", one, other, verdict.value, reason, made_by, made_at.isoformat())
    return Judgement(
        id=identifier, one=one, other=other, verdict=verdict, reason=reason, made_by=made_by, made_at=made_at
    )
