"""Overview: the events that are kept ready are those that looking at every mention gives."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rapporteur.annotate.actors import actor_id
from rapporteur.errors import NotInRecord
from rapporteur.model import UNKNOWN, Basis, EventType, Interval, MentionType, Reading, Status
from rapporteur.record.batch import Gone
from rapporteur.record.event_views import all_events, event_entry
from rapporteur.record.overview import (
    Month,
    count_by_month,
    count_events,
    days_of_change,
    days_that_tell,
    list_glances,
    looked_up,
    most_told,
    names_like,
    to_review,
)
from rapporteur.record.overview_asked import Asked
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage
from tests.record.making import (
    day,
    make_one_event,
    make_reading,
    make_record,
    outcome_of,
    with_event,
    with_name,
    with_statement,
)

TARROU, TARROW = (actor_id(MentionType.PERSON, name) for name in ("Nayla Tarrou", "Naila Tarrow"))


def november(number: int) -> date:
    """Return a day of a November."""
    return date(2030, 11, number)


def report(  # noqa: PLR0913  each says one thing about the report
    path: str, sentence: str, trigger: str, *, on: int, type_: EventType, status: Status
) -> Reading:
    """Return a report of one sentence and one event, published the day after."""
    reading = make_reading([sentence], path=path, publisher=path, published=day(november(on + 1)))
    for name in ("Nayla Tarrou", "Naila Tarrow", "Bruno Vasquin"):
        if name in sentence:
            reading = with_name(reading, name)
    actor = next(((one.span.quote, one.actor) for one in reading.mentions), None)
    return with_event(
        reading,
        trigger,
        day(november(on)),
        type_=type_,
        status=status,
        actor=actor,
        places=[place for place in ("Kesh", "Ostrel") if place in sentence],
    )


SIGNED = report(
    "truce", "Nayla Tarrou signed the truce in Kesh.", "signed", on=4, type_=EventType.AGREE, status=Status.HAPPENED
)
AGAIN = report(
    "accord", "In Kesh Naila Tarrow signed the truce.", "signed", on=4, type_=EventType.AGREE, status=Status.HAPPENED
)
SEIZED = report(
    "ferry",
    "Bruno Vasquin will seize two ferries off Kesh.",
    "seize",
    on=19,
    type_=EventType.COERCE,
    status=Status.PLANNED,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(make_record(tmp_path / "r", SIGNED, AGAIN, SEIZED), write=True) as opened:
        opened.set_linked()
        yield opened


def test_a_glance_is_what_the_mentions_tell_together(store: Store) -> None:
    glances = {one.id: one for one in list_glances(store)}
    entries = {entry.event.id: entry for entry in all_events(store)}
    assert glances.keys() == entries.keys()
    for identifier, entry in entries.items():
        one, event = glances[identifier], entry.event
        assert (one.mention.type, one.mention.status, one.mention.time) == (event.type, event.status, event.time)
        assert (one.reports, one.independent, one.words) == (event.reports, event.independent, entry.lead.words)
        assert tuple(part.actor for part in one.mention.actors) == event.actors
    signed = event_entry(store, SIGNED.events[0].id).event.id
    assert (glances[signed].reports, set(glances[signed].names.values())) == (2, {"Naila Tarrow"})


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Asked(), 2),
        (Asked(types=(EventType.COERCE,)), 1),
        (Asked(statuses=(Status.HAPPENED, Status.ONGOING)), 1),
        (Asked(statuses=(Status.CALLED_OFF,)), 0),
        (Asked(actor="tarrow"), 1),
        (Asked(actor="VASQ"), 1),
        (Asked(actor="%"), 0),
        (Asked(source="ferry"), 1),
        (Asked(place="kesh"), 2),
        (Asked(place="Ostrel"), 0),
        (Asked(words="ferries SEIZE"), 1),
        (Asked(words="ferries truce"), 0),
        (Asked(first=november(5)), 1),
        (Asked(last=november(4)), 1),
    ],
)
def test_what_is_asked_for(store: Store, wanted: Asked, found: int) -> None:
    """The same with and without a day to look from, one from which all is seen."""
    assert len(list(list_glances(store, wanted=wanted))) == found
    assert count_events(store, wanted=wanted) == found
    late = Vantage(as_of=november(30), known_by=november(30))
    assert len(list(list_glances(store, late, wanted))) == found


def test_an_actor_is_found_by_every_name_it_has(store: Store) -> None:
    """Also in the event that is told with another of its names alone."""
    beaten = "Naila Tarrow was beaten in Ostrel by farmers."
    store.write(
        [outcome_of(report("beaten", beaten, "beaten", on=25, type_=EventType.ASSAULT, status=Status.HAPPENED))]
    )
    store.set_linked()
    assert len(list(list_glances(store, wanted=Asked(actor="Nayla Tarrou")))) == 2


def test_seen_from_a_day(store: Store) -> None:
    before = list(list_glances(store, Vantage(known_by=november(6))))
    assert [one.mention.type for one in before] == [EventType.AGREE]
    assert not list(list_glances(store, Vantage(as_of=november(3))))
    assert [one.reports for one in list_glances(store, Vantage(as_of=november(4)))] == [2]


def test_where_a_page_begins(store: Store) -> None:
    first, second = list_glances(store)
    assert list(list_glances(store, after=first.id)) == [second]


def test_backwards_from_where_a_page_begins(store: Store) -> None:
    first, second = list_glances(store)
    assert list(list_glances(store, after=second.id, backwards=True)) == [first]
    assert list(list_glances(store, backwards=True)) == [second, first]
    with pytest.raises(NotInRecord, match="no event of the record"):
        list(list_glances(store, after="event-0"))


def open_ended(path: str, words: str, trigger: str, time: Interval) -> Reading:
    """Return a report of one event whose days are open on one side, or on both."""
    return with_event(make_reading([words], path=path, publisher=path, published=day(november(28))), trigger, time)


@pytest.mark.parametrize("vantage", [EVERYTHING, Vantage(known_by=november(30))])
@pytest.mark.parametrize(
    ("asked_for", "found"),
    [
        (Asked(first=november(20), last=november(22)), ["marched", "sailed"]),
        (Asked(first=november(20), last=november(22), at_known_day=True), []),
        (Asked(first=november(10), last=november(12), at_known_day=True), ["marched"]),
        (Asked(first=november(24), last=november(26), at_known_day=True), ["sailed"]),
        (Asked(first=november(1), last=november(30), at_known_day=True), ["marched", "sailed"]),
        (Asked(undated=True), ["wept"]),
        (Asked(), ["marched", "sailed"]),
    ],
)
def test_open_ends_and_unknown_days(tmp_path: Path, vantage: Vantage, asked_for: Asked, found: list[str]) -> None:
    """What is open may be on any day, or lies at the one that is known; what has no day is asked for alone."""
    since = Interval(earliest=november(11), latest=None, basis=Basis.INFERRED)
    by = Interval(earliest=None, latest=november(25), basis=Basis.INFERRED)
    record = make_record(
        tmp_path / "r",
        open_ended("a", "Farmers marched.", "marched", since),
        open_ended("b", "The fleet sailed home.", "sailed", by),
        open_ended("c", "A child wept.", "wept", UNKNOWN),
    )
    with Store.open(record, write=True) as store:
        store.set_linked()
        shown = [one.mention.trigger.quote for one in list_glances(store, vantage, asked_for)]
        assert sorted(shown) == found
        if asked_for.at_known_day or asked_for.undated:
            assert count_events(store, vantage, asked_for) == len(found)


def test_names_and_words_are_looked_up_once(store: Store) -> None:
    """What was looked up gives the same as what was asked for; of days and types nothing is looked up."""
    asked_for = Asked(actor="tarrow", words="truce", types=(EventType.AGREE,))
    found = looked_up(store, EVERYTHING, asked_for)
    assert (found.actor, found.words, found.types) == (None, None, asked_for.types)
    assert list(list_glances(store, wanted=found)) == list(list_glances(store, wanted=asked_for))
    assert looked_up(store, EVERYTHING, Asked(first=november(1))) == Asked(first=november(1))
    nothing = looked_up(store, EVERYTHING, Asked(words="no such word"))
    assert (nothing.among, list(list_glances(store, wanted=nothing))) == ((), [])


def test_days_on_which_something_became_known_or_began(store: Store) -> None:
    assert days_that_tell(store) == [november(5), november(20)]
    assert days_of_change(store) == [november(4), november(20)]


def test_a_status_is_asked_for_as_it_was_seen(tmp_path: Path) -> None:
    """Planned by the first report, done by the second: from a day before the second it is planned."""
    plan = report(
        "plan",
        "Bruno Vasquin will seize a ferry off Kesh.",
        "seize",
        on=19,
        type_=EventType.COERCE,
        status=Status.PLANNED,
    )
    done = report(
        "done",
        "Bruno Vasquin seized a ferry off Kesh.",
        "seized",
        on=19,
        type_=EventType.COERCE,
        status=Status.HAPPENED,
    )
    done = replace(done, document=replace(done.document, published=day(november(25))))
    planned = Asked(statuses=(Status.PLANNED,))
    with Store.open(make_one_event(tmp_path / "r", plan, done)) as store:
        assert list(list_glances(store, wanted=planned)) == []
        early = Vantage(known_by=november(22))
        assert [one.mention.status for one in list_glances(store, early, planned)] == [Status.PLANNED]
        assert count_events(store, early, planned) == 1
        assert list(list_glances(store, early, Asked(statuses=(Status.HAPPENED,)))) == []


def test_those_that_most_tell_come_in_the_order_of_days(store: Store) -> None:
    assert [one.reports for one in most_told(store, limit=1)] == [2]
    assert [one.reports for one in most_told(store, limit=5)] == [2, 1]


def test_counts_by_month(store: Store) -> None:
    assert count_by_month(store) == [Month(first=november(1), events=2)]


def test_names_are_offered(store: Store) -> None:
    assert names_like(store, ("actor",), "ta", limit=5) == ["Naila Tarrow", "Nayla Tarrou"]


def test_what_is_least_sure_is_to_review_first(store: Store) -> None:
    assert len(to_review(store, limit=1)) == 1
    assert len(to_review(store, limit=5)) == 2


def test_sources_that_turn_out_to_be_one_are_counted_once(tmp_path: Path) -> None:
    """Two reports cite two persons for one event; that the two are one, others tell later."""

    def cites(path: str, who: str) -> Reading:
        words = f"The guns fell silent in Kesh, {who} said."
        reading = make_reading([words], path=path, publisher=path, published=day(november(5)))
        actor, content = actor_id(MentionType.PERSON, who), "The guns fell silent in Kesh"
        reading = with_statement(reading, source=who, cue="said", content=content, actor=actor)
        return with_event(reading, "fell silent", day(november(4)), type_=EventType.RETREAT, places=["Kesh"])

    one, other = cites("a", "Nayla Tarrou"), cites("b", "Omar Vasquin")
    with Store.open(make_record(tmp_path / "r", one, other), write=True) as store:
        store.set_linked()
        (glance,) = list_glances(store)
        assert (glance.reports, glance.independent) == (2, 2)
        alias = make_reading(["Nayla Tarrou alias Omar Vasquin left."], path="c", published=day(november(6)))
        alias = with_name(with_name(alias, "Nayla Tarrou"), "Omar Vasquin", of="Nayla Tarrou")
        store.write([outcome_of(alias)])
        store.set_linked()
        (glance,) = list_glances(store)
        assert (glance.reports, glance.independent) == (2, 1)


def test_what_a_report_that_is_gone_told_no_longer_counts(tmp_path: Path) -> None:
    """A plan that two reports tell is known from the second on when the first is gone."""

    def planned(path: str, on: int) -> Reading:
        reading = make_reading(["Nayla Tarrou will sign the truce in Kesh."], path=path, publisher=path)
        dated = replace(reading.document, published=day(november(on)))
        reading = with_name(replace(reading, document=dated), "Nayla Tarrou")
        return with_event(reading, "sign", day(november(20)), type_=EventType.AGREE, status=Status.PLANNED)

    with Store.open(make_record(tmp_path / "r", planned("a", 4), planned("b", 8)), write=True) as store:
        store.set_linked()
        early = Vantage(as_of=november(6))
        assert count_events(store, early) == 1
        store.write([Gone(path="a")])
        store.set_linked()
        assert count_events(store, early) == 0
        assert [one.reports for one in list_glances(store)] == [1]
