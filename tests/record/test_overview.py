"""Overview: the events that are kept ready are those that looking at every mention gives."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rapporteur.annotate.mentions import actor_id
from rapporteur.model import EventType, MentionType, Reading, Status
from rapporteur.record.event_views import all_events, event_entry
from rapporteur.record.overview import (
    Asked,
    Month,
    count_by_month,
    count_events,
    list_glances,
    most_told,
    names_like,
    to_review,
)
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage
from tests.record.making import day, make_reading, make_record, outcome_of, with_event, with_name, with_statement

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
    assert (glances[signed].reports, set(glances[signed].names.values())) == (2, {"Nayla Tarrou"})


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
    assert list(list_glances(store, after=(november(4), first.id))) == [second]


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
