"""Linked: what reports have in common is the same in whatever order they came, went and were linked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from rapporteur.annotate.actors import actor_id
from rapporteur.errors import NotInRecord
from rapporteur.link import actors as naming
from rapporteur.link import events
from rapporteur.link.readings import link_readings
from rapporteur.model import UNKNOWN, EventType, MentionType, Reading, Status
from rapporteur.publish.jsonl import reading_lines, record_lines
from rapporteur.record import linked_events
from rapporteur.record.batch import Gone, Settled
from rapporteur.record.event_views import all_events, event_entry
from rapporteur.record.judged import Verdict, judgement_of
from rapporteur.record.linked_names import actors_of
from rapporteur.record.store import Store
from rapporteur.record.tables import (
    actors,
    merges,
    name_keys,
    name_links,
    names,
    outdated,
    overview,
    parts,
    telling_keys,
    tellings,
)
from tests.record.making import day, make_reading, outcome_of, with_event, with_name

PERSON, STATE, GROUP = MentionType.PERSON, MentionType.GOVERNMENT, MentionType.ORGANISATION
NAMES = (
    ("Nayla Tarrou", PERSON),
    ("Naila Tarrow", PERSON),
    ("Nayla Ines Tarrou", PERSON),
    ("N. Tarrou", PERSON),
    ("Bruno Tarrou", PERSON),
    ("Tarrou", PERSON),
    ("Tarrow", PERSON),
    ("Norland", STATE),
    ("Norland", MentionType.PLACE),
    ("League of Free Ports", GROUP),
    ("League of Free Ports", STATE),
    ("Norland League of Free Ports", GROUP),
    ("LFP", GROUP),
)
DEEDS = (
    ("signed", EventType.AGREE),
    ("signing", EventType.AGREE),
    ("talks", EventType.CONSULT),
    ("met", EventType.CONSULT),
    ("shelled", EventType.ASSAULT),
    ("killed", EventType.ASSAULT),
)
STATUSES = (Status.HAPPENED, Status.PLANNED, Status.DID_NOT_HAPPEN)
PLACES = ("Ostrel", "Kesh")
PATHS = "abcde"
LETTERS = str.maketrans("0123456789", "bdfklmnprt")
"""Digits as consonants, so that numbers make names that are not alike."""
FIRST = date(2030, 11, 4)


@dataclass(frozen=True, slots=True)
class Deed:
    """What a sentence of a report tells: who (of NAMES) did what (of DEEDS), where, on which day, and how it went."""

    who: int
    what: int
    place: int = 0
    on: int | None = 0
    status: Status = Status.HAPPENED

    @property
    def sentence(self) -> str:
        """The sentence."""
        return f"{NAMES[self.who][0]} {DEEDS[self.what][0]} in {PLACES[self.place]} on day {self.on}."


@dataclass(frozen=True, slots=True)
class Report:
    """A report in which some deeds are told and some more names named, published on a day or undated.

    Its edition stands in its text: what is not alike in all is another text.
    """

    path: str
    told: tuple[Deed, ...] = ()
    named: tuple[int, ...] = ()
    on: int | None = 0

    @property
    def reading(self) -> Reading:
        """What is read in it."""
        published = day(FIRST + timedelta(days=self.on)) if self.on is not None else UNKNOWN
        names = [NAMES[at][0] for at in self.named]
        edition = f"Edition {crc32(repr(self).encode())}."
        reading = make_reading(
            [*(one.sentence for one in self.told), *names, edition], path=self.path, published=published
        )
        for at in sorted({*self.named, *(one.who for one in self.told)}):
            reading = with_name(reading, *NAMES[at])
        for one in self.told:
            (name, kind), (what, type_) = NAMES[one.who], DEEDS[one.what]
            reading = with_event(
                reading,
                what,
                day(FIRST + timedelta(days=one.on)) if one.on is not None else UNKNOWN,
                type_=type_,
                status=one.status,
                actor=(name, actor_id(kind, name)),
                places=[PLACES[one.place]],
                when=f"day {one.on}" if one.on is not None else None,
            )
        return reading


def report(path: str, *told: Deed, named: Sequence[int] = ()) -> Reading:
    """Return a reading of a report."""
    return Report(path, told, tuple(named)).reading


def ids(reading: Reading) -> list[str]:
    """Return the identifiers of the event mentions of a report."""
    return [one.id for one in reading.events]


def test_of_two_reports_what_is_one_is_one(tmp_path: Path) -> None:
    """The same person and the same event, under one identifier each; the report that came later changes nothing."""
    one, other = report("a", Deed(0, 0)), report("b", Deed(1, 1))
    with Store.open(tmp_path / "r", write=True) as store:
        store.write([outcome_of(one), outcome_of(other)])
        store.set_linked()
        (entry,) = all_events(store)
        assert [mention.mention.id for mention in entry.mentions] == ids(one) + ids(other)
        assert entry.event.id == min(ids(one) + ids(other))
        assert len(entry.event.actors) == 1


def test_two_of_one_report_are_no_longer_one_by_spelling(tmp_path: Path) -> None:
    """A report that names both tells two persons apart that were held for one; once it is gone, they are one again."""
    one, other, both = report("a", named=[0]), report("b", named=[1]), report("c", named=[0, 1])
    with Store.open(tmp_path / "r", write=True) as store:
        put(store, [outcome_of(one), outcome_of(other)])
        assert len(actors_of(store.connection)) == 1
        put(store, [outcome_of(both)])
        assert not actors_of(store.connection)
        put(store, [Gone(path="c")])
        assert len(actors_of(store.connection)) == 1


def test_an_event_is_found_by_what_it_was_called_before(tmp_path: Path) -> None:
    """By the identifier of each of its mentions, whichever it has its own from."""
    told = [report(path, Deed(0, 0)) for path in "abc"]
    with Store.open(tmp_path / "r", write=True) as store:
        for reading in told:
            put(store, [outcome_of(reading)])
            held = {event_entry(store, name).event.id for one in told for name in ids(one) if holds(store, one)}
            assert len(held) == 1
        first = min(told, key=ids)
        put(store, [Gone(path=str(first.document.path))])
        rest = [name for one in told if one is not first for name in ids(one)]
        assert {event_entry(store, name).event.id for name in rest} == {min(rest)}
        with pytest.raises(NotInRecord):
            event_entry(store, ids(first)[0])


def test_a_record_taken_empty_holds_nothing_linked(tmp_path: Path) -> None:
    """Of reports that are gone no name, likeness or group is left."""
    with Store.open(tmp_path / "r", write=True) as store:
        put(store, [outcome_of(report(path, Deed(0, 0), Deed(8, 2), named=[6])) for path in "abc"])
        put(store, [Gone(path=path) for path in "abc"])
        for table in (names, name_keys, name_links, actors, merges, telling_keys):
            assert store.connection.scalar(select(func.count()).select_from(table)) == 0, table
        assert not list(all_events(store))


def test_linking_again_changes_nothing(tmp_path: Path) -> None:
    """Nor writing what is there already."""
    told = [outcome_of(report(path, Deed(0, 0), Deed(7, 2), named=[1])) for path in "abc"]
    with Store.open(tmp_path / "r", write=True) as store:
        put(store, told)
        before = held_in(store)
        put(store, told[1:])
        put(store, [])
        assert held_in(store) == before


def test_names_of_which_there_are_too_many_are_not_compared(tmp_path: Path) -> None:
    """Neither in a record nor in memory: both have the same actors."""
    crowd = [f"Q{number} Front".translate(LETTERS) for number in range(naming.MANY)]
    told = []
    for number, fronts in enumerate((crowd, ["Ardent Front"], ["Norland Ardent Front"])):
        reading = make_reading(fronts, path=f"{number}.txt")
        told.append(reduce(lambda reading, name: with_name(reading, name, GROUP), fronts, reading))
    with Store.open(tmp_path / "r", write=True) as store:
        put(store, [outcome_of(reading) for reading in told])
        assert actors_of(store.connection) == link_readings(told).actors


def dated(reading: Reading, readings: Iterable[Reading]) -> Reading | None:
    """Return a reading dated by another, as linking dates reports: an undated one by report `a`, if that is dated."""
    by = next((one.document.published for one in readings if one.document.path == "a"), None)
    if by is None or by.day is None or reading.document.published.day:
        return None
    document = replace(reading.document, published=by)
    return replace(reading, document=document, dating=replace(reading.dating, interval=by, made_by="link@1"))


def put(store: Store, batch: Sequence[Settled], *, link: bool = True) -> None:
    """Write a batch, and link as a build does."""
    store.write(batch)
    if link:
        readings = list(store.readings())
        for reading in readings:
            if not reading.document.published.day:
                store.link(reading.document.id, dated(reading, readings))
        store.set_linked()


def holds(store: Store, reading: Reading) -> bool:
    """Return whether a report is current."""
    return any(one.id == reading.document.id for one in store.documents())


def held_in(store: Store) -> dict[str, list[Any]]:
    """Return all that a record says, and what it keeps to link by."""
    current = tellings.c.component.is_not(None)
    kept = {
        "actors": select(actors),
        "merges": select(merges),
        "names": select(*(column for column in names.c if column.name != "number")),
        "name links": select(name_links),
        "name keys": select(name_keys.c.key, names.c.words, names.c.actor).join(
            names, names.c.number == name_keys.c.name
        ),
        "tellings": select(tellings.c.id, tellings.c.component, tellings.c.body).where(current),
        "telling keys": select(telling_keys.c.key, tellings.c.id).join(
            tellings, tellings.c.number == telling_keys.c.telling
        ),
        "overview": select(overview),
        "parts": select(parts),
        "outdated": select(outdated),
    }
    told = {name: sorted(map(tuple, store.connection.execute(wanted)), key=repr) for name, wanted in kept.items()}
    return {"export": list(record_lines(store)), **told}


def by_text(at: int) -> str:
    return NAMES[at][0]


def name_at(at: int) -> str:
    return NAMES[at][0]


def reports(
    who: Sequence[int] = range(len(NAMES)), what: Sequence[int] = range(len(DEEDS))
) -> st.SearchStrategy[Report]:
    """Give reports of some deeds and names, none of which stands in one twice."""
    on, status = st.sampled_from((0, 0, 1, 7, None)), st.sampled_from((Status.HAPPENED, *STATUSES))
    deed = st.builds(Deed, st.sampled_from(who), st.sampled_from(what), st.integers(0, 1), on, status)
    told = st.lists(deed, max_size=3, unique_by=(lambda one: one.what, lambda one: name_at(one.who)))
    named = st.lists(st.sampled_from(who), max_size=3, unique_by=name_at)

    def made(path: str, told: Sequence[Deed], named: Sequence[int], on: int | None) -> Report:
        taken = {name_at(one.who) for one in told}
        return Report(path, tuple(told), tuple(at for at in named if name_at(at) not in taken), on)

    return st.builds(made, st.sampled_from(PATHS), told, named, on)


Step = tuple[tuple[tuple[Report, bool], ...], bool]
"""A batch of reports that come (or go), and whether it is linked at once."""


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Report], list[Step]]:
    """Give the reports that a record has in the end, and what befell it until then."""
    few = [st.lists(st.sampled_from(range(len(of))), min_size=1, max_size=4, unique=True) for of in (NAMES, DEEDS)]
    pool = draw(st.lists(reports(*map(draw, few)), min_size=1, max_size=7))
    batch = st.lists(
        st.tuples(st.sampled_from(pool), st.booleans()), max_size=4, unique_by=lambda item: item[0].path
    ).map(tuple)
    steps: list[Step] = draw(st.lists(st.tuples(batch, st.booleans()), max_size=5))
    last = {one.path: (one, draw(st.integers(0, 2)) > 0) for one in pool}
    ends = draw(st.permutations(sorted(last)))
    while ends:
        size = draw(st.integers(1, len(ends)))
        steps.append((tuple(last[path] for path in ends[:size]), draw(st.booleans())))
        ends = ends[size:]
    return [one for one, stays in last.values() if stays], steps


def settled(step: Step) -> list[Settled]:
    """Return a batch as a build writes it."""
    batch, _ = step
    return [outcome_of(one.reading) if stays else Gone(path=one.path) for one, stays in batch]


def after(steps: Sequence[Step], then: Callable[[Store], Any] = held_in) -> Any:
    """Return what a record holds after all that befell it."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "r", write=True) as store:
        for step in steps:
            put(store, settled(step), link=step[-1])
        put(store, [])
        return then(store)


def at_once(kept: Iterable[Report]) -> list[Step]:
    """Return the shortest way to a record of some reports."""
    return [(tuple((one, True) for one in kept), True)]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_the_order_of_reports_does_not_matter(history: tuple[list[Report], list[Step]]) -> None:
    """Written in any order and batches, linked in between or not, some gone or changed again: the same as at once."""
    kept, steps = history
    assert after(steps) == after(at_once(kept))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_nor_where_many_share_a_key(history: tuple[list[Report], list[Step]]) -> None:
    """A key that too many have is none; whether it is one may change with every report."""
    kept, steps = history
    with (
        patch.object(events, "MANY", 2),
        patch.object(linked_events, "MANY", 2),
        patch.object(naming, "MANY", 3),
    ):
        assert after(steps) == after(at_once(kept))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_a_record_links_as_memory_does(history: tuple[list[Report], list[Step]]) -> None:
    """A record has the actors, events and lines that its reports have without one."""
    kept, _ = history
    readings = [one.reading for one in kept]
    as_dated = [dated(reading, readings) or reading for reading in readings]
    linked = link_readings(as_dated)

    def compare(store: Store) -> None:
        assert actors_of(store.connection) == linked.actors
        found = {mention.mention.id: entry.event.id for entry in all_events(store) for mention in entry.mentions}
        assert found == linked.events
        assert list(record_lines(store)) == list(reading_lines(as_dated))

    after(at_once(kept), compare)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories(), data=st.data())
def test_what_is_judged_does_not_depend_on_when(history: tuple[list[Report], list[Step]], data: Any) -> None:
    """Judged before the reports came and went, or after, undone or not: a record holds the same."""
    kept, steps = history
    told = {one.id for report in kept for one in report.reading.events}
    named = {str(one.actor) for report in kept for one in report.reading.mentions}
    judged = []
    for kind in (told, named):
        if len(kind) > 1:
            pair = data.draw(st.lists(st.sampled_from(sorted(kind)), min_size=2, max_size=2, unique=True))
            verdict = data.draw(st.sampled_from(Verdict))
            made = judgement_of((pair[0], pair[1]), verdict, reason="it is so", made_by="person:A", made_at=FIRST)
            judged.append((made, data.draw(st.booleans()), data.draw(st.integers(0, len(steps)))))

    def judge(store: Store, at: int) -> None:
        for made, stands, when in judged:
            if when == at:
                store.judge(made)
                if not stands:
                    store.undo(made.id, FIRST)

    with TemporaryDirectory() as folder, Store.open(Path(folder) / "r", write=True) as store:
        for at, step in enumerate(steps):
            judge(store, at)
            put(store, settled(step), link=step[-1])
        judge(store, len(steps))
        put(store, [])
        found = held_in(store)

    def judged_after(store: Store) -> dict[str, list[Any]]:
        for made, stands, _ in judged:
            if stands:
                store.judge(made)
        return held_in(store)

    assert found == after(at_once(kept), judged_after)


def test_a_name_told_beside_another_counts_for_all_names_of_both() -> None:
    """A report that names two persons keeps apart those of other reports that other names of theirs would join."""

    def named(path: str, text: str, *names: tuple[str, str | None]) -> Reading:
        first = make_reading([text], path=path)
        return reduce(lambda made, one: with_name(made, one[0], MentionType.PERSON, of=one[1]), names, first)

    one = named("a.txt", "Jan Orlo alias Omar Hassan.", ("Jan Orlo", None), ("Omar Hassan", "Jan Orlo"))
    other = named("b.txt", "Piet Bek alias Umar Hasan.", ("Piet Bek", None), ("Umar Hasan", "Piet Bek"))
    both = named("d.txt", "Jan Orlo met Piet Bek.", ("Jan Orlo", None), ("Piet Bek", None))
    assert linked_in([one, other, both]) == linked_in([one, other], [both]) == {}


def linked_in(*batches: list[Reading]) -> dict[str, str]:
    """Return which actors are one in a record after some batches, each linked."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "r", write=True) as store:
        for batch in batches:
            store.write([outcome_of(reading) for reading in batch])
            store.set_linked()
        return actors_of(store.connection)
