"""Linked events: which mentions are of one event across the record, kept up as reports come and go.

What a report tells of an event is compared with what others tell only where they share a key, and grouped anew only
with what likenesses join it to; the outcome is that of linking all tellings at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations

from sqlalchemy import (
    ColumnElement,
    Connection,
    Insert,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from rapporteur.lines import dump, load
from rapporteur.link.clusters import Groups
from rapporteur.link.events import MANY, are_likely_one, group, keys_of, link_tellings, tellings_of
from rapporteur.link.tellings import Telling, telling_from, telling_line
from rapporteur.model import Reading
from rapporteur.record.asking import AT_ONCE, asked
from rapporteur.record.judged import Judged
from rapporteur.record.outdated import mark_outdated
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
    _write(connection, insert(tellings), telling_rows(reading, step, apart))


def link_events(
    connection: Connection, gone: Iterable[str], fresh: Iterable[str], *, judged: Judged, crowded: Numbers
) -> None:
    """Bring the links of events up to date: some documents are no longer to be counted, some now are.

    Those that are gone are still as they were linked, those that are fresh not linked yet. `crowded` has keys known to
    be too common; those found to be are added, so that the next call need not count them.
    """
    leaving, coming = _numbers_of(connection, gone), _numbers_of(connection, fresh, at_step=True)
    told = _held(connection, coming)
    keys = {number: keys_of(one) for number, one in told.items()}
    touched = _in_components(connection, leaving) - leaving
    leaves, arriving = _keys_of(connection, leaving), Counter(chain.from_iterable(keys.values()))
    crowded -= leaves
    changed = (leaves | arriving.keys()) - crowded
    before = _sizes(connection, changed)
    _leave(connection, leaving)
    _insert_keys(connection, keys)
    after = _sizes(connection, changed) if leaving else before + arriving
    crowded |= {key for key in changed if after[key] > MANY}
    grown = _having(connection, (key for key in before if before[key] <= MANY and key in crowded))
    shrunk = _having(connection, (key for key in before if before[key] > MANY and key not in crowded))
    touched |= _in_components(connection, grown | shrunk)
    judged = judged.translated(_numbered(connection, judged))
    touched |= _in_components(connection, map(int, judged.changed)) | coming
    shared = {key for key in arriving if after[key] > 1} - crowded
    touched |= _in_components(connection, _likely(connection, told, _blocks(keys, shared), but=touched))
    touched = _with_judged(connection, touched, judged)
    held = told | _held(connection, touched - told.keys())
    _group_again(connection, held, judged, new=coming | shrunk, crowded=crowded)


def _group_again(
    connection: Connection, held: Mapping[int, Telling], judged: Judged, *, new: Numbers, crowded: Numbers
) -> None:
    """Write anew the groups of some tellings, with which all is that any of them is joined to.

    Which of those that are not new likenesses join was known before.
    """
    before = _components_of(connection, held)
    said = judged.translated({str(number): one.id for number, one in held.items()})
    certain = said.links(one.id for one in held.values())
    joined = Groups()
    for judgement in certain:
        joined.join(judgement.one, judgement.other)
    pairs = _pairs(connection, held, crowded)
    for one, other in pairs:
        may_be = before[one] == before[other] or one in new or other in new
        if may_be and are_likely_one(held[one], held[other]):
            joined.join(held[one].id, held[other].id)
    components = {number: joined.root(one.id) for number, one in held.items()}
    of_report: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, component in components.items():
        of_report[component, held[number].document].append(number)
    told_as_two = {pair for numbers in of_report.values() for pair in combinations(sorted(numbers), 2)}
    alike = sorted(told_as_two.union(pair for pair in pairs if components[pair[0]] == components[pair[1]]))
    links = [found for one, other in alike if (found := link_tellings(held[one], held[other]))]
    groups, made = group([*links, *certain], said.apart(one.id for one in held.values()))
    for some in asked(one.id for one in held.values()):
        connection.execute(delete(merges).where(merges.c.kind == "event", merges.c.one.in_(some)))
    moved = update(tellings).where(tellings.c.number == bindparam("at")).values(component=bindparam("to"))
    _write(connection, moved, [{"at": at, "to": to} for at, to in components.items() if to != before[at]])
    _name_events(connection, {name: groups.get(one.id, one.id) for one in held.values() for name in one.mentions})
    rows = [
        {"kind": "event", "group": groups[one.one], "one": one.one, "other": one.other, "score": one.score}
        | {"reason": one.reason}
        for one in made
    ]
    _write(connection, insert(merges), rows)


def _name_events(connection: Connection, events: Mapping[str, str]) -> None:
    """Write of which event each of some mentions is, where it was of another before."""
    moved: dict[str, str] = {}
    changed: set[str] = set()
    for some in asked(events):
        wanted = select(annotations.c.id, annotations.c.event).where(annotations.c.id.in_(some))
        for name, before in connection.execute(wanted):
            if before != events[name]:
                moved[name] = events[name]
                changed |= {before, events[name]}
    named = update(annotations).where(annotations.c.id == bindparam("at")).values(event=bindparam("to"))
    _write(connection, named, [{"at": name, "to": event} for name, event in moved.items()])
    mark_outdated(connection, changed)


def _pairs(connection: Connection, held: Mapping[int, Telling], crowded: Numbers) -> list[tuple[int, int]]:
    """Return the pairs of tellings that share a key which is not crowded, in order."""
    keys: dict[int, list[int]] = {number: [] for number in held}
    for some in _some(held):
        for key, number in connection.execute(select(telling_keys).where(telling_keys.c.telling.in_(some))):
            keys[number].append(key)
    common = Counter(chain.from_iterable(keys.values()))
    asked_for = {key for key, count in common.items() if count > 1} - crowded
    crowded |= {key for key, size in _sizes(connection, asked_for).items() if size > MANY}
    blocks = _blocks(keys, asked_for - crowded).values()
    return sorted({pair for block in blocks for pair in combinations(sorted(block), 2)})


def _blocks(keys: Mapping[int, Iterable[int]], wanted: Numbers) -> dict[int, list[int]]:
    """Return which tellings have each of some keys."""
    out: defaultdict[int, list[int]] = defaultdict(list)
    for number, having in keys.items():
        for key in wanted.intersection(having):
            out[key].append(number)
    return out


def _likely(
    connection: Connection, told: Mapping[int, Telling], blocks: Mapping[int, Iterable[int]], *, but: Numbers
) -> Numbers:
    """Return the tellings, but for some, that one of those told in the same block is likely of one event with."""
    near: defaultdict[int, set[int]] = defaultdict(set)
    for some in _some(blocks):
        for key, number in connection.execute(select(telling_keys).where(telling_keys.c.key.in_(some))):
            if number not in but:
                near[number].update(blocks[key])
    return {
        number
        for some in _some(near)
        for number, telling in _held(connection, some).items()
        if any(are_likely_one(told[one], telling) for one in near[number])
    }


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


def _components_of(connection: Connection, numbers: Iterable[int]) -> dict[int, str | None]:
    out: dict[int, str | None] = {}
    for some in _some(numbers):
        of = select(tellings.c.number, tellings.c.component).where(tellings.c.number.in_(some))
        out |= {row.number: row.component for row in connection.execute(of)}
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
    """Write the keys of tellings, in order, so that a large table is written from beginning to end."""
    rows = sorted((key, number) for number, keys in new.items() for key in keys)
    _write(connection, insert(telling_keys), [{"key": key, "telling": number} for key, number in rows])


def _write(connection: Connection, how: Insert | Update, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(how, rows)


def _some(numbers: Iterable[int]) -> Iterator[list[int]]:
    return batched(sorted(numbers), AT_ONCE)
