"""Who carries how much: the counts that are kept are those that looking at every event gives."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rapporteur.model import MentionType
from rapporteur.record.source_views import Taken, hanging_seen, outlets_seen, roots_seen
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage
from tests.publish.web.telling import NORLAND_ID, RUMOUR, make_story
from tests.record.making import day, make_reading, with_event, with_name, with_statement

LAST = Vantage(as_of=date.max)
"""The day from which everything is seen, as from none, but event by event."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(make_story(tmp_path / "r"), write=True) as opened:
        yield opened


def test_what_is_kept_is_what_every_event_gives(store: Store) -> None:
    """Counts out of the overview are those of all events, one by one."""
    assert outlets_seen(store) == outlets_seen(store, LAST)
    kept, count = roots_seen(store)
    whole, all_ = roots_seen(store, LAST)
    assert count == all_ == len(kept)
    assert [(one.kind, one.actor, one.events, one.alone) for one in kept] == [
        (one.kind, one.actor, one.events, one.alone) for one in whole
    ]
    assert [one.glance.id for one in hanging_seen(store)[0]] == [one.glance.id for one in hanging_seen(store, LAST)[0]]


def test_outlets_are_told_with_what_they_carry(store: Store) -> None:
    """Reports, statements, events, those that nobody else brings, and whom they have it from."""
    shares = {one.name: one for one in outlets_seen(store)}
    post = shares["Harbour Post"]
    assert (post.reports, post.statements, post.events, post.alone) == (1, 1, 1, 1)
    assert post.taken == (Taken(root="Quillon", copies=0, credits=1),)
    assert shares["Quillon"].reports == 2
    assert shares["Quillon"].taken == ()


def test_roots_are_of_every_kind(store: Store) -> None:
    """Somebody named, somebody whose name is kept back, and outlets in their own words."""
    roots = {(one.kind, one.actor or one.name): one for one in roots_seen(store)[0]}
    assert ("outlet", "The Ledger") in roots
    assert roots["anonymous", "A senior official"].alone == 1
    assert roots["actor", NORLAND_ID].events == 1


def test_what_hangs_on_one_anonymous_source(store: Store) -> None:
    """An event that only a source without a name tells of is listed, with the words for that."""
    (one,), count = hanging_seen(store)
    assert count == 1
    assert (one.source, one.glance.words.quote) == ("A senior official", RUMOUR)


def test_what_somebody_else_tells_too_does_not_hang(tmp_path: Path) -> None:
    """With a second source for the same event, nothing hangs on the first; before that was known, it did."""
    told = []
    for path, published, source in (("a.txt", 3, "An official"), ("b.txt", 9, "Norland")):
        reading = make_reading(
            [f"{source} said gunmen seized the ferry Halvena on May 2."], path=path, publisher=path,
            published=day(date(2030, 5, published)),
        )  # fmt: skip
        if source == "Norland":
            reading = with_name(reading, source, MentionType.GOVERNMENT)
        actor = NORLAND_ID if source == "Norland" else None
        content = "gunmen seized the ferry Halvena on May 2"
        reading = with_statement(reading, source=source, cue="said", content=content, actor=actor)
        reading = replace(reading, mentions=reading.mentions[:1])
        told.append(with_event(reading, "seized", day(date(2030, 5, 2)), actor=("gunmen", None), when="May 2"))
    with Store.open(make_story(tmp_path / "r", *told), write=True) as store:
        sources = [one.source for one in hanging_seen(store)[0]]
        before = [one.source for one in hanging_seen(store, Vantage(known_by=date(2030, 5, 4)))[0]]
    assert "An official" not in sources
    assert before == ["An official"]


def test_lists_come_in_parts(store: Store) -> None:
    whole, count = roots_seen(store)
    parts = [roots_seen(store, after=at, most=2)[0] for at in range(0, count, 2)]
    assert [one for part in parts for one in part] == whole
    assert roots_seen(store, LAST, after=1, most=1)[0] == roots_seen(store, LAST)[0][1:2]
    assert hanging_seen(store, EVERYTHING, after=1, most=5) == ([], 1)
