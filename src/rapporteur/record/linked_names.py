"""Linked names: which actors of reports are one across the record, kept up as reports come and go.

Only the blocks that a changed name falls into are compared anew, and only what is joined by their links is grouped
anew; the outcome is that of linking all names at once.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cache
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select, update

from rapporteur.lines import ACTOR
from rapporteur.link import actors as naming
from rapporteur.link.actors import Name, keys_of, links_in, names_of
from rapporteur.link.clusters import Link, cluster
from rapporteur.model import MentionForm, MentionType
from rapporteur.record.asking import AT_ONCE, asked
from rapporteur.record.judged import Judged
from rapporteur.record.outdated import mark_sources
from rapporteur.record.rows import mention_from_row
from rapporteur.record.tables import actors, documents, mentions, merges, name_keys, name_links, names
from rapporteur.workers import batched

LinkRow = tuple[str, str, str, float, str]
"""Key, one, other, score and reason."""


def link_names(connection: Connection, gone: Iterable[str], fresh: Iterable[str], judged: Judged) -> None:
    """Bring the links of names up to date: some documents are no longer to be counted, some now are.

    `documents.linked` says already which are.
    """
    changes: Counter[Name] = Counter()
    for some, by in ((gone, -1), (fresh, 1)):
        for name, reports in _named_in(connection, some).items():
            changes[name] += by * reports
    _count(connection, changes)
    named = {name.actor for name in changes}
    # Whom a report names together tells too, of each name of all whom it names.
    keys = {key for name in changes for key in keys_of(name)} | _keys_of(connection, named)
    differing = (_compare_again(connection, some) for some in asked(keys))
    _group_again(connection, named.union(judged.changed, *differing), judged)


def _named_in(connection: Connection, documents: Iterable[str]) -> Counter[Name]:
    """Return in how many of some documents each name is."""
    out: Counter[Name] = Counter()
    for some in asked(documents):
        held = defaultdict(list)
        wanted = select(mentions).where(mentions.c.document.in_(some), mentions.c.actor.is_not(None))
        for row in connection.execute(wanted.where(mentions.c.form == MentionForm.NAME.value)):
            held[row.document].append(mention_from_row(row))
        for found in held.values():
            out.update(names_of(found))
    return out


def _count(connection: Connection, changes: Mapping[Name, int]) -> None:
    """Write how many reports have each name."""
    held = _rows_of(connection, changes.keys())
    fresh = [name for name, by in sorted(changes.items()) if name not in held and by > 0]
    if fresh:
        connection.execute(insert(names), [_columns(name) | {"reports": changes[name]} for name in fresh])
        number = {name: row.number for name, row in _rows_of(connection, set(fresh)).items()}
        keys = [{"key": key, "name": number[name]} for name in fresh for key in sorted(keys_of(name))]
        connection.execute(insert(name_keys), keys)
    now = {row.number: row.reports + changes[name] for name, row in held.items()}
    if now:
        counted = update(names).where(names.c.number == bindparam("name")).values(reports=bindparam("now"))
        connection.execute(counted, [{"name": number, "now": reports} for number, reports in now.items()])
    for some in batched(sorted(number for number, reports in now.items() if reports <= 0), AT_ONCE):
        connection.execute(delete(names).where(names.c.number.in_(some)))
        connection.execute(delete(name_keys).where(name_keys.c.name.in_(some)))


def _rows_of(connection: Connection, wanted: Set[Name]) -> dict[Name, Any]:
    """Return the rows of those of some names that the record has."""
    out: dict[Name, Any] = {}
    for some in asked({name.actor for name in wanted}):
        held = ((_name(row), row) for row in connection.execute(select(names).where(names.c.actor.in_(some))))
        out |= {name: row for name, row in held if name in wanted}
    return out


def _keys_of(connection: Connection, some_actors: Iterable[str]) -> set[str]:
    """Return the blocks of all names of some actors."""
    out: set[str] = set()
    for some in asked(some_actors):
        of = select(name_keys.c.key).join(names, names.c.number == name_keys.c.name).where(names.c.actor.in_(some))
        out |= set(connection.scalars(of))
    return out


def _compare_again(connection: Connection, keys: Collection[str]) -> set[str]:
    """Write the links of some blocks; return the actors between which they are not as they were."""
    held = connection.execute(select(name_links).where(name_links.c.key.in_(keys)))
    before: set[LinkRow] = {tuple(row) for row in held}
    after = set(_linked_in(connection, keys))
    columns = [column.name for column in name_links.c]
    is_it = and_(*(name_links.c[name] == bindparam(f"its_{name}") for name in columns[:3]))
    gone = [dict(zip((f"its_{name}" for name in columns), row, strict=True)) for row in before - after]
    if gone:
        connection.execute(delete(name_links).where(is_it), gone)
    if made := sorted(after - before):
        connection.execute(insert(name_links), [dict(zip(columns, row, strict=True)) for row in made])
    return {actor for _, one, other, _, _ in before ^ after for actor in (one, other)}


def _linked_in(connection: Connection, keys: Collection[str]) -> Iterator[LinkRow]:
    """Give the strongest link of each two actors of a block, of some blocks, as rows."""
    counted = select(name_keys.c.key).where(name_keys.c.key.in_(keys)).group_by(name_keys.c.key)
    few = connection.scalars(counted.having(func.count().between(2, naming.MANY))).all()
    in_blocks = select(name_keys.c.key, names).join(names, names.c.number == name_keys.c.name)
    blocks: defaultdict[str, list[Name]] = defaultdict(list)
    reports: Counter[str] = Counter()
    for row in connection.execute(in_blocks.where(name_keys.c.key.in_(few))):
        blocks[row.key].append(_name(row))
        reports[row.actor] = max(reports[row.actor], row.reports)

    @cache
    def together(mine: str, theirs: str) -> bool:
        return _together(connection, *sorted((mine, theirs), key=reports.__getitem__))

    for key, block in blocks.items():
        strongest: dict[tuple[str, str], Link] = {}
        for one in sorted(links_in(key, block, together), key=lambda one: (-one.score, one.reason)):
            strongest.setdefault((one.one, one.other), one)
        for one in strongest.values():
            yield key, one.one, one.other, one.score, one.reason


def _group_again(connection: Connection, touched: set[str], judged: Judged) -> None:
    """Write anew the groups of some actors, and of all that these are joined with now or were before."""
    reached, links = _reach(connection, touched | _grouped_with(connection, touched), judged)
    before: dict[str, str] = {}
    for some in asked(reached):
        before |= {row.id: row.actor for row in connection.execute(select(actors).where(actors.c.id.in_(some)))}
        connection.execute(delete(actors).where(actors.c.id.in_(some)))
        connection.execute(delete(merges).where(merges.c.kind == "actor", merges.c.one.in_(some)))
    groups, made = cluster([*links, *judged.links(reached)], judged.apart(reached))
    sizes = Counter(groups.values())
    rows = [{"id": one, "actor": group} for one, group in groups.items() if sizes[group] > 1]
    if rows:
        connection.execute(insert(actors), rows)
    mark_sources(connection, {one for one in reached if before.get(one, one) != groups.get(one, one)}, reached)
    if made:
        kept = [{"kind": "actor", "group": groups[one.one]} | _row(one) for one in made]
        connection.execute(insert(merges), kept)


def _grouped_with(connection: Connection, touched: Iterable[str]) -> set[str]:
    out: set[str] = set()
    for some in asked(touched):
        of = select(actors.c.actor).where(actors.c.id.in_(some))
        out |= set(connection.scalars(select(actors.c.id).where(actors.c.actor.in_(of))))
    return out


def _reach(connection: Connection, start: set[str], judged: Judged) -> tuple[set[str], list[Link]]:
    """Return all actors that links lead to from some, and these links."""
    reached, waiting, links = set[str](), set(start), dict[tuple[str, str, str], Link]()
    while waiting:
        reached |= waiting
        found: set[str] = judged.joined_with(waiting)
        for some in asked(waiting):
            near = or_(name_links.c.one.in_(some), name_links.c.other.in_(some))
            for row in connection.execute(select(name_links).where(near)):
                links[row.one, row.other, row.key] = Link(
                    one=row.one, other=row.other, score=row.score, reason=row.reason
                )
                found |= {row.one, row.other}
        waiting = found - reached
    return reached, list(links.values())


def _together(connection: Connection, rare: str, other: str) -> bool:
    """Return whether a report that is linked names both of two actors: one of the few that name the rarer."""
    return connection.scalar(_BOTH, {"rare": rare, "other": other}) is not None


_theirs = mentions.alias("theirs")
_BOTH = (
    select(_theirs.c.document)
    .join(documents, documents.c.id == _theirs.c.document)
    .where(
        _theirs.c.document.in_(select(mentions.c.document).where(mentions.c.actor == bindparam("rare"))),
        _theirs.c.actor.concat("") == bindparam("other"),  # an expression: no database begins with all that name it
        documents.c.linked.is_not(None),
    )
    .limit(1)
)


def _name(row: Any) -> Name:
    return Name(row.actor, MentionType(row.type), tuple(row.words.split(" ")), row.is_whole, row.acronym)


def _columns(name: Name) -> dict[str, object]:
    return {
        "actor": name.actor,
        "type": name.type.value,
        "words": " ".join(name.words),
        "is_whole": name.is_whole,
        "acronym": name.acronym,
    }


def _row(one: Link) -> dict[str, object]:
    return {"one": one.one, "other": one.other, "score": one.score, "reason": one.reason}


def actors_of(connection: Connection) -> dict[str, str]:
    """Return of each actor of a report that is one with others the actor it is across reports."""
    return {row.id: row.actor for row in connection.execute(select(actors)) if row.id != row.actor}


def across(connection: Connection, bodies: Iterable[str]) -> dict[str, str]:
    """Return of the actors of reports that stand in some lines, as JSON, those that are others across reports."""
    held = {actor for body in bodies for actor in ACTOR.findall(body)}
    out: dict[str, str] = {}
    for some in asked(held):
        rows = connection.execute(select(actors).where(actors.c.id.in_(some)))
        out |= {row.id: row.actor for row in rows if row.id != row.actor}
    return out
