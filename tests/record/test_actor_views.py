"""Whom reports name: how often, by which names, with what told of them, seen from any day, some at a time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rapporteur.annotate.actors import actor_id
from rapporteur.errors import NotInRecord
from rapporteur.lines import Line
from rapporteur.model import MentionType, Statement
from rapporteur.record.actor_views import (
    Sought,
    actor_entry,
    count_actors,
    events_with,
    judgements_seen,
    list_actors,
    members_of,
    merges_seen,
    names_of,
    positions_of,
    roles_seen,
    statements_by,
    undertakings_of,
)
from rapporteur.record.judged import Verdict, judgement_of
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage, actor_lines, actor_names
from tests.publish.web.telling import FRONT_ID, NORLAND_ID, make_story
from tests.record.making import day, make_reading, with_name

SPELT = ("Nayla Tarrou", "Naila Tarrow")
TARROU, TARROW = (actor_id(MentionType.PERSON, name) for name in SPELT)
EARLY = Vantage(known_by=date(2030, 5, 5))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    named = [
        with_name(make_reading([f"{name} spoke."], path=f"{name}.txt", published=day(date(2030, 5, 12))), name)
        for name in SPELT
    ]
    with Store.open(make_story(tmp_path / "r", *named), write=True) as opened:
        yield opened


@pytest.mark.parametrize("vantage", [EVERYTHING, EARLY], ids=["everything", "known by a day"])
def test_the_actors_are_those_of_the_export(store: Store, vantage: Vantage) -> None:
    """What is counted in the database is what going through every mention gives."""
    lines = {line["id"]: line for line in actor_lines(store, vantage)}
    found = {one.id: one for one in list_actors(store, vantage)}
    assert found.keys() == lines.keys() != set()
    for one in found.values():
        line = lines[one.id]
        naming = {"type": one.naming.type, "name": one.naming.name, "names": list(one.naming.names)}
        assert naming == {key: line[key] for key in naming}
        assert (one.naming.country, one.mentions) == (line["country"], len(line["mentions"]))
        assert one.reports == len({mention["span"]["document"] for mention in line["mentions"]})
        assert {name.name: name.times for name in one.names} == _named(line)
    assert {one.id: one.called for one in found.values()} == actor_names(store, vantage)
    assert names_of(store, lines, vantage) == actor_names(store, vantage)


def _named(line: Line) -> dict[str, int]:
    named = [mention["span"]["quote"] for mention in line["mentions"] if mention["form"] == "name"]
    return {name: named.count(name) for name in named}


def test_the_most_named_come_first_and_some_at_a_time(store: Store) -> None:
    """Those of most reports first; parts of the list are the list."""
    whole = [one.id for one in list_actors(store)]
    parts = [one.id for at in range(0, len(whole), 2) for one in list_actors(store, after=at, most=2)]
    assert whole[0] == NORLAND_ID
    assert sorted(parts) == sorted(whole)
    assert count_actors(store) == len(whole)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(part="tarr"), {min(TARROU, TARROW)}),
        (Sought(part="The ARDENT"), {FRONT_ID}),
        (Sought(type=MentionType.GOVERNMENT), {NORLAND_ID}),
        (Sought(part="norland", type=MentionType.ORGANISATION), set()),
        (Sought(part="nobody"), set()),
    ],
)
def test_actors_are_chosen_by_name_and_type(store: Store, sought: Sought, found: set[str]) -> None:
    assert {one.id for one in list_actors(store, EVERYTHING, sought)} == found
    assert count_actors(store, EVERYTHING, sought) == len(found)


def test_an_actor_is_found_by_any_of_its_identifiers(store: Store) -> None:
    """Names that are of one are one actor, with all its names and the reason why."""
    one = actor_entry(store, TARROU)
    assert one == actor_entry(store, TARROW)
    assert {name.name for name in one.names} == set(SPELT)
    assert members_of(store, one.id) == sorted((TARROU, TARROW))
    (merge,) = merges_seen(store, one.id, most=5)
    assert {merge.one, merge.other} == {(name,) for name in SPELT}
    assert merge.link.reason


def test_one_who_is_not_named_is_told_so(store: Store) -> None:
    with pytest.raises(NotInRecord, match="actor-nobody"):
        actor_entry(store, "actor-nobody")
    with pytest.raises(NotInRecord, match="leave out --known-by"):
        actor_entry(store, TARROU, EARLY)


def test_what_is_told_of_an_actor(store: Store) -> None:
    """Its offices, events, statements, undertakings and positions, each with its report."""
    (role,) = roles_seen(store, [NORLAND_ID])
    assert (role.title, role.of) == ("chair", FRONT_ID)
    assert [one.mention.trigger.quote for one in events_with(store, [FRONT_ID])] == ["seized"]
    (said,) = statements_by(store, [NORLAND_ID])
    assert isinstance(said.value, Statement)
    assert said.value.content[0].quote == "it stands by the Kesh Accord"
    assert said.report.path == "later.txt"
    assert [one.report.path for one in undertakings_of(store, [NORLAND_ID])] == ["promised.txt", "harbour.txt"]
    assert [one.report.path for one in positions_of(store, [FRONT_ID])] == ["quarrel.txt"]
    assert list(statements_by(store, [FRONT_ID])) == []


def test_what_is_told_later_is_not_seen_before(store: Store) -> None:
    """From a day, no office, event, statement or undertaking is told that only came after."""
    assert roles_seen(store, [NORLAND_ID], EARLY) == ()
    assert list(events_with(store, [FRONT_ID], Vantage(as_of=date(2030, 5, 6)))) == []
    assert list(statements_by(store, [NORLAND_ID], EARLY)) == []
    assert [one.report.path for one in undertakings_of(store, [NORLAND_ID], EARLY)] == ["promised.txt"]


def test_judgements_are_seen_from_their_day_on(store: Store) -> None:
    """What a person judged of an actor is told with who did, and when it was undone."""
    made_at = date(2031, 1, 1)
    pair = (NORLAND_ID, FRONT_ID)
    made = judgement_of(pair, Verdict.DIFFERENT, reason="two parties", made_by="person:Ana", made_at=made_at)
    store.judge(made)
    undone = store.undo(made.id, date(2031, 2, 1))
    assert judgements_seen(store, [NORLAND_ID]) == [replace(undone, undone_at=date(2031, 2, 1))]
    assert judgements_seen(store, [NORLAND_ID], Vantage(as_of=date(2030, 12, 31))) == []
    assert judgements_seen(store, [TARROU]) == []
