"""Linked events: which mentions are of one event across the record, kept up as reports come and go.

What a report tells of an event is compared with what others tell only where they share a key, and grouped anew only
with what likenesses join it to; the outcome is that of linking all tellings at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, insert, or_, select, true, update

from rapporteur.lines import dump, load
from rapporteur.link.clusters import Groups, Link
from rapporteur.link.events import LEAST, MANY, group, keys_of, link_tellings, tellings_of
from rapporteur.link.tellings import Telling, telling_from, telling_line
from rapporteur.model import Reading
from rapporteur.record.asking import AT_ONCE, asked
from rapporteur.record.judged import Judged
from rapporteur.record.tables import annotations, documents, merges, telling_keys, tellings
from rapporteur.workers import batched

Numbers = set[int]


def telling_rows(reading: Reading, step: int, apart: Iterable[tuple[str, str]] = ()) -> list[dict[str, object]]:
    """Return what a report tells of events as rows; `apart` has mentions to keep apart."""
    return [
        {"id": one.id, "document": one.document, "step": step, "body": dump(telling_line(one))}
        for one in tellings_of(reading, apart)
    ]


def tell_again(connection: Connection, reading: Reading, apart: Iterable[tuple[str, str]]) -> None:
    """Write anew what a report tells, some of its mentions kept apart."""
    step = connection.scalar(select(documents.c.step).where(documents.c.id == reading.document.id)) or 0
    of_reading = and_(tellings.c.document == reading.document.id, tellings.c.step == step)
    connection.execute(delete(tellings).where(of_reading))
    rows = telling_rows(reading, step, apart)
    if rows:
        connection.execute(insert(tellings), rows)


def link_events(connection: Connection, gone: Iterable[str], fresh: Iterable[str], judged: Judged) -> None:
    """Bring the links of events up to date: some documents are no longer to be counted, some now are.

    Those that are gone are still as they were linked, those that are fresh not linked yet.
    """
    leaving, coming = _numbers_of(connection, gone), _numbers_of(connection, fresh, at_step=True)
    told = _held(connection, coming)
    new = {number: keys_of(one) for number, one in told.items()}
    changed = _keys_of(connection, leaving) | set(chain.from_iterable(new.values()))
    touched = _in_components(connection, leaving) - leaving
    before = _sizes(connection, changed)
    _leave(connection, leaving)
    _insert_keys(connection, new)
    after = _sizes(connection, changed)
    crossing = {key for key in changed if (before[key] > MANY) != (after[key] > MANY)}
    touched |= _in_components(connection, _having(connection, crossing))
    judged = judged.translated(_numbered(connection, judged))
    touched |= _in_components(connection, map(int, judged.changed))
    touched |= coming
    for number, telling in told.items():
        touched |= _in_components(connection, _likely(connection, telling, new[number], after, but=touched))
    _group_again(connection, _with_judged(connection, touched, judged), judged)


def _group_again(connection: Connection, inside: Numbers, judged: Judged) -> None:
    """Write anew the groups of some tellings, with which all is that any of them is joined to."""
    held = _held(connection, inside)
    number_of = {one.id: number for number, one in held.items()}
    names = {str(number): one.id for number, one in held.items()}
    said = judged.translated(names)
    links = [*_links(connection, held), *said.links(number_of)]
    groups, made = group(links, said.apart(number_of))
    components = Groups()
    for one in links:
        if one.score >= LEAST:
            components.join(one.one, one.other)
    for some in _some(inside):
        ids = [held[number].id for number in some]
        connection.execute(delete(merges).where(merges.c.kind == "event", merges.c.one.in_(ids)))
    if not held:
        return
    of = update(tellings).where(tellings.c.number == bindparam("one")).values(component=bindparam("of"))
    connection.execute(of, [{"one": number, "of": components.root(one.id)} for number, one in held.items()])
    of = update(annotations).where(annotations.c.id == bindparam("one")).values(event=bindparam("of"))
    events = [(name, groups.get(one.id, one.id)) for one in held.values() for name in one.mentions]
    connection.execute(of, [{"one": name, "of": event} for name, event in events])
    if made:
        rows = [
            {"kind": "event", "group": groups[one.one], "one": one.one, "other": one.other, "score": one.score}
            | {"reason": one.reason}
            for one in made
        ]
        connection.execute(insert(merges), rows)


def _links(connection: Connection, held: Mapping[int, Telling]) -> Iterator[Link]:
    """Give the links among some tellings that share a key, or are of one report."""
    blocks: defaultdict[int | str, list[int]] = defaultdict(list)
    for some in _some(held):
        wanted = select(telling_keys).where(telling_keys.c.telling.in_(some))
        for key, number in connection.execute(wanted):
            blocks[key].append(number)
    sizes = _sizes(connection, (key for key in blocks if isinstance(key, int)))
    for number, telling in held.items():
        blocks[telling.document].append(number)
    kept = (sorted(block) for key, block in blocks.items() if isinstance(key, str) or sizes[key] <= MANY)
    for one, other in sorted({pair for block in kept for pair in combinations(block, 2)}):
        if found := link_tellings(held[one], held[other]):
            yield found


def _likely(
    connection: Connection, telling: Telling, keys: Iterable[int], sizes: Mapping[int, int], *, but: Numbers
) -> Numbers:
    """Return the tellings, but for some, that one is likely of one event with."""
    near = _having(connection, (key for key in keys if sizes[key] <= MANY)) - but
    links = ((other, link_tellings(telling, one)) for other, one in _held(connection, near).items())
    return {other for other, found in links if found and found.score >= LEAST}


def _with_judged(connection: Connection, inside: Numbers, judged: Judged) -> Numbers:
    """Return some tellings with all that a person judged to be the same as one of them, and what is with these."""
    while more := {int(one) for one in judged.joined_with(map(str, inside))} - inside:
        inside = inside | more | _in_components(connection, more)
    return inside


def _numbered(connection: Connection, judged: Judged) -> dict[str, str]:
    """Return of each mention that was judged the number of the telling that is linked for it."""
    mentions = {name for one in (*judged.same, *judged.different) for name in (one.one, one.other)} | judged.changed
    out: dict[str, str] = {}
    for some in asked(mentions):
        wanted = (
            select(annotations.c.id, tellings.c.number, tellings.c.body)
            .join(documents, and_(documents.c.id == annotations.c.document, documents.c.step == annotations.c.step))
            .join(tellings, and_(tellings.c.document == documents.c.id, tellings.c.step == documents.c.step))
            .where(annotations.c.id.in_(some), documents.c.linked.is_not(None))
        )
        for identifier, number, body in connection.execute(wanted):
            if identifier in load(body)["mentions"]:
                out[identifier] = str(number)
    return out


def _numbers_of(connection: Connection, wanted: Iterable[str], *, at_step: bool = False) -> Numbers:
    """Return the tellings of some documents: those that are linked, or those of the readings that hold."""
    out: Numbers = set()
    for some in asked(wanted):
        held: ColumnElement[bool] = true()
        if at_step:
            held = tellings.c.step == documents.c.step
        found = select(tellings.c.number).join(documents, documents.c.id == tellings.c.document)
        found = found.where(tellings.c.document.in_(some), held)
        if not at_step:
            found = found.where(tellings.c.component.is_not(None))
        out |= set(connection.scalars(found))
    return out


def _held(connection: Connection, numbers: Iterable[int]) -> dict[int, Telling]:
    out: dict[int, Telling] = {}
    for some in _some(numbers):
        wanted = select(tellings.c.number, tellings.c.body).where(tellings.c.number.in_(some))
        out |= {number: telling_from(load(body)) for number, body in connection.execute(wanted)}
    return out


def _in_components(connection: Connection, numbers: Iterable[int]) -> Numbers:
    """Return some tellings that are linked, with all that likenesses join them to."""
    out: Numbers = set()
    for some in _some(numbers):
        of = select(tellings.c.component).where(tellings.c.number.in_(some))
        out |= set(connection.scalars(select(tellings.c.number).where(tellings.c.component.in_(of))))
    return out


def _having(connection: Connection, keys: Iterable[int]) -> Numbers:
    out: Numbers = set()
    for some in _some(keys):
        out |= set(connection.scalars(select(telling_keys.c.telling).where(telling_keys.c.key.in_(some))))
    return out


def _keys_of(connection: Connection, numbers: Iterable[int]) -> Numbers:
    out: Numbers = set()
    for some in _some(numbers):
        out |= set(connection.scalars(select(telling_keys.c.key).where(telling_keys.c.telling.in_(some))))
    return out


def _sizes(connection: Connection, keys: Iterable[int]) -> Counter[int]:
    """Return how many tellings have each of some keys."""
    out: Counter[int] = Counter()
    counted = select(telling_keys.c.key, func.count()).group_by(telling_keys.c.key)
    for some in _some(keys):
        for key, count in connection.execute(counted.where(telling_keys.c.key.in_(some))):
            out[key] = count
    return out


def _leave(connection: Connection, leaving: Numbers) -> None:
    for some in _some(leaving):
        connection.execute(delete(telling_keys).where(telling_keys.c.telling.in_(some)))
        ids = select(tellings.c.id).where(tellings.c.number.in_(some))
        connection.execute(
            delete(merges).where(merges.c.kind == "event", or_(merges.c.one.in_(ids), merges.c.other.in_(ids)))
        )
        connection.execute(update(tellings).where(tellings.c.number.in_(some)).values(component=None))


def _insert_keys(connection: Connection, new: Mapping[int, Iterable[int]]) -> None:
    rows = [{"key": key, "telling": number} for number, keys in new.items() for key in sorted(keys)]
    if rows:
        connection.execute(insert(telling_keys), rows)


def _some(numbers: Iterable[int]) -> Iterator[list[int]]:
    return batched(sorted(numbers), AT_ONCE)
