"""Linked names: which actors of reports are one across the record, kept up as reports come and go.

Only the blocks that a changed name falls into are compared anew, and only what is joined by their links is grouped
anew; the outcome is that of linking all names at once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from rapporteur.link.actors import Name, keys_of, links_in, names_of
from rapporteur.link.clusters import Link, cluster
from rapporteur.model import MentionType
from rapporteur.record.asking import asked
from rapporteur.record.judged import Judged
from rapporteur.record.rows import mention_from_row
from rapporteur.record.tables import actors, documents, mentions, merges, name_keys, name_links, names


def link_names(connection: Connection, gone: Iterable[str], fresh: Iterable[str], judged: Judged) -> None:
    """Bring the links of names up to date: some documents are no longer to be counted, some now are.

    `documents.linked` says already which are.
    """
    changes: Counter[Name] = Counter()
    for some, by in ((gone, -1), (fresh, 1)):
        for name, reports in _named_in(connection, some).items():
            changes[name] += by * reports
    keys = _count(connection, changes) | _keys_of(connection, {name.actor for name in changes})
    touched = {name.actor for name in changes} | judged.changed
    for key in sorted(keys):
        touched |= _compare_again(connection, key)
    _group_again(connection, touched, judged)


def _named_in(connection: Connection, documents: Iterable[str]) -> Counter[Name]:
    """Return in how many of some documents each name is."""
    out: Counter[Name] = Counter()
    for some in asked(documents):
        held = defaultdict(list)
        wanted = select(mentions).where(mentions.c.document.in_(some), mentions.c.actor.is_not(None))
        for row in connection.execute(wanted):
            held[row.document].append(mention_from_row(row))
        for found in held.values():
            out.update(names_of(found))
    return out


def _count(connection: Connection, changes: Counter[Name]) -> set[str]:
    """Write how many reports have each name; return the keys of all these: whom a report names together tells too."""
    for name, by in sorted(changes.items()):
        row = {
            "actor": name.actor,
            "type": name.type.value,
            "words": " ".join(name.words),
            "is_whole": name.is_whole,
            "acronym": name.acronym,
        }
        is_it = and_(*(names.c[column] == value for column, value in row.items()))
        held = connection.execute(select(names.c.number, names.c.reports).where(is_it)).first()
        if held is None and by > 0:
            (number,) = connection.execute(insert(names).values(row | {"reports": by})).inserted_primary_key or (0,)
            connection.execute(insert(name_keys), [{"key": key, "name": number} for key in sorted(keys_of(name))])
        elif held and held.reports + by > 0:
            connection.execute(update(names).where(names.c.number == held.number).values(reports=held.reports + by))
        elif held:
            connection.execute(delete(names).where(names.c.number == held.number))
            connection.execute(delete(name_keys).where(name_keys.c.name == held.number))
    return {key for name in changes for key in keys_of(name)}


def _keys_of(connection: Connection, touched: Iterable[str]) -> set[str]:
    """Return the blocks of all names of some actors: with whom a report names one tells of each of its names."""
    out: set[str] = set()
    for some in asked(touched):
        of = select(name_keys.c.key).join(names, names.c.number == name_keys.c.name).where(names.c.actor.in_(some))
        out |= set(connection.scalars(of))
    return out


def _compare_again(connection: Connection, key: str) -> set[str]:
    """Write the links of a block; return the actors that had or have some."""
    before = select(name_links.c.one, name_links.c.other).where(name_links.c.key == key)
    touched = {actor for row in connection.execute(before) for actor in row}
    connection.execute(delete(name_links).where(name_links.c.key == key))
    in_block = select(names).join(name_keys, name_keys.c.name == names.c.number)
    block = [_name(row) for row in connection.execute(in_block.where(name_keys.c.key == key))]
    strongest: dict[tuple[str, str], Link] = {}
    for one in links_in(key, block, lambda mine, theirs: _together(connection, mine, theirs)):
        held = strongest.setdefault((one.one, one.other), one)
        if (-one.score, one.reason) < (-held.score, held.reason):
            strongest[one.one, one.other] = one
    if strongest:
        connection.execute(insert(name_links), [{"key": key} | _row(one) for one in strongest.values()])
    return touched | {actor for pair in strongest for actor in pair}


def _group_again(connection: Connection, touched: set[str], judged: Judged) -> None:
    """Write anew the groups of some actors, and of all that these are joined with now or were before."""
    reached, links = _reach(connection, touched | _grouped_with(connection, touched), judged)
    for some in asked(reached):
        connection.execute(delete(actors).where(actors.c.id.in_(some)))
        connection.execute(delete(merges).where(merges.c.kind == "actor", merges.c.one.in_(some)))
    groups, made = cluster([*links, *judged.links(reached)], judged.apart(reached))
    sizes = Counter(groups.values())
    rows = [{"id": one, "actor": group} for one, group in groups.items() if sizes[group] > 1]
    if rows:
        connection.execute(insert(actors), rows)
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


def _together(connection: Connection, one: str, other: str) -> bool:
    """Return whether a report that is linked names both of two actors."""
    mine, theirs = mentions.alias("mine"), mentions.alias("theirs")
    both = (
        select(mine.c.document)
        .join(theirs, theirs.c.document == mine.c.document)
        .join(documents, documents.c.id == mine.c.document)
        .where(mine.c.actor == one, theirs.c.actor == other, documents.c.linked.is_not(None))
        .limit(1)
    )
    return connection.scalar(both) is not None


def _name(row: Any) -> Name:
    return Name(row.actor, MentionType(row.type), tuple(row.words.split(" ")), row.is_whole, row.acronym)


def _row(one: Link) -> dict[str, object]:
    return {"one": one.one, "other": one.other, "score": one.score, "reason": one.reason}


def actors_of(connection: Connection) -> dict[str, str]:
    """Return of each actor of a report that is one with others the actor it is across reports."""
    return {row.id: row.actor for row in connection.execute(select(actors)) if row.id != row.actor}
