"""Judged: what a person holds to be the same or different wins, outlives every build, and can be taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from rapporteur.annotate.actors import actor_id
from rapporteur.errors import Contradiction, NotInRecord
from rapporteur.model import EventType, MentionType, Reading
from rapporteur.record.batch import Gone
from rapporteur.record.event_views import all_events, event_entry
from rapporteur.record.find import find_judged
from rapporteur.record.judged import Judgement, Verdict, judgement_of, judgements_of
from rapporteur.record.linked_names import actors_of
from rapporteur.record.store import Store
from rapporteur.record.tables import files, inputs
from rapporteur.record.views import merges_of
from tests.record.making import day, export_of, make_reading, make_record, outcome_of, with_event, with_name

ON, LATER = date(2030, 11, 21), date(2030, 11, 30)
SAME, DIFFERENT, UNSURE = Verdict
TARROU, TARROW, ORLO, VASQUIN = (
    actor_id(MentionType.PERSON, name) for name in ("Nayla Tarrou", "Naila Tarrow", "Zoe Orlo", "Bruno Vasquin")
)


def report(path: str, sentence: str, *deeds: tuple[str, EventType], on: int = 4) -> Reading:
    """Return a reading of a report of one sentence, published the day after; deeds are (trigger, type)."""
    reading = make_reading([sentence], path=path, published=day(date(2030, 11, on + 1)))
    for name in ("Nayla Tarrou", "Naila Tarrow", "Zoe Orlo", "Bruno Vasquin"):
        if name in sentence:
            reading = with_name(reading, name)
    for trigger, type_ in deeds:
        reading = with_event(reading, trigger, day(date(2030, 11, on)), type_=type_)
    return reading


TRUCE = report("truce.txt", "Nayla Tarrou signed the truce at noon.", ("signed", EventType.AGREE))
ACCORD = report("accord.txt", "At noon Naila Tarrow signed the truce.", ("signed", EventType.AGREE))
RIOT = report("riot.txt", "Zoe Orlo led a riot in Kesh for grain.", ("riot", EventType.PROTEST), on=9)
FERRY = report("ferry.txt", "Bruno Vasquin seized two ferries.", ("seized", EventType.COERCE), on=19)
# Two mentions that the program takes for one: the noun goes back to the verb.
TWICE = report(
    "twice.txt",
    "Norland shelled the harbour of Kesh, and the shelling of the harbour of Kesh by Norland went on until noon.",
    ("shelled", EventType.ASSAULT),
    ("shelling", EventType.ASSAULT),
)
ALL = (TRUCE, ACCORD, RIOT, FERRY, TWICE)


def mention(reading: Reading, number: int = 0) -> str:
    """Return the identifier of an event mention of a report."""
    return reading.events[number].id


def of(one: str, other: str, verdict: Verdict, *, by: str = "person:Ana", reason: str = "I was there") -> Judgement:
    """Return a judgement."""
    return judgement_of((one, other), verdict, reason=reason, made_by=by, made_at=ON)


def event(store: Store, reading: Reading, number: int = 0) -> str:
    """Return the identifier of the event that a mention of a report is of."""
    return event_entry(store, mention(reading, number)).event.id


def actor(store: Store, one: str) -> str:
    """Return the actor across reports that one of a report is."""
    return actors_of(store.connection).get(one, one)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(make_record(tmp_path / "r", *ALL), write=True) as opened:
        opened.set_linked()
        yield opened


def test_what_the_program_finds(store: Store) -> None:
    """So that the judgements below say otherwise."""
    assert event(store, TRUCE) == event(store, ACCORD)
    assert actor(store, TARROU) == actor(store, TARROW)
    assert event(store, TWICE, 0) == event(store, TWICE, 1)
    assert len({event(store, reading) for reading in (TRUCE, RIOT, FERRY, TWICE)}) == 4
    assert len({actor(store, one) for one in (TARROU, ORLO, VASQUIN)}) == 3


def test_different_parts_what_the_program_held_for_one(store: Store) -> None:
    """Two events, two persons; each keeps its own."""
    store.judge(of(mention(TRUCE), mention(ACCORD), DIFFERENT))
    store.judge(of(TARROU, TARROW, DIFFERENT))
    assert event(store, TRUCE) != event(store, ACCORD)
    assert actor(store, TARROU) != actor(store, TARROW)
    assert sorted(len(entry.mentions) for entry in all_events(store)) == [1, 1, 1, 1, 2]


def test_same_joins_what_the_program_held_for_two(store: Store) -> None:
    """However unlike; the event has both mentions, the person both names, and who said so is told."""
    store.judge(of(mention(RIOT), mention(FERRY), SAME))
    store.judge(of(ORLO, VASQUIN, SAME))
    assert event(store, RIOT) == event(store, FERRY) == min(mention(RIOT), mention(FERRY))
    assert actor(store, ORLO) == actor(store, VASQUIN) == min(ORLO, VASQUIN)
    (entry,) = (entry for entry in all_events(store) if entry.event.id == event(store, RIOT))
    assert [one.mention.id for one in entry.mentions] == [mention(FERRY), mention(RIOT)]
    assert [one.reason for one in merges_of(store, event(store, RIOT))] == ["person:Ana judged: I was there"]


def test_unsure_changes_nothing(store: Store) -> None:
    """It is kept."""
    before = event(store, TRUCE), event(store, RIOT), actor(store, TARROU), actor(store, ORLO)
    for one, other in ((TRUCE, ACCORD), (RIOT, FERRY)):
        store.judge(of(mention(one), mention(other), UNSURE))
    for pair in ((TARROU, TARROW), (ORLO, VASQUIN)):
        store.judge(of(*pair, UNSURE))
    assert (event(store, TRUCE), event(store, RIOT), actor(store, TARROU), actor(store, ORLO)) == before
    assert [one.verdict for one in judgements_of(store.connection)] == [UNSURE] * 4


def test_what_is_undone_is_as_the_program_finds_it(tmp_path: Path) -> None:
    """To the byte; that it was made, and undone, and when, is kept."""
    path = make_record(tmp_path / "r", *ALL)
    with Store.open(path, write=True) as store:
        store.set_linked()
    before = export_of(path)
    made = [
        of(mention(TRUCE), mention(ACCORD), DIFFERENT),
        of(mention(RIOT), mention(FERRY), SAME),
        of(TARROU, TARROW, DIFFERENT),
        of(ORLO, VASQUIN, SAME),
    ]
    with Store.open(path, write=True) as store:
        for one in made:
            store.judge(one)
    assert export_of(path) != before
    with Store.open(path, write=True) as store:
        for one in made:
            assert store.undo(one.id[:20], LATER) == one
        assert not judgements_of(store.connection)
        kept = judgements_of(store.connection, standing=False)
        assert {one.id for one in kept} == {one.id for one in made}
        assert {one.undone_at for one in kept} == {LATER}
    assert export_of(path) == before


def test_what_was_undone_can_be_judged_again(store: Store) -> None:
    """In the same words and on the same day, too; judged twice, it stands once."""
    made = of(mention(RIOT), mention(FERRY), SAME)
    store.judge(made)
    store.undo(made.id, ON)
    assert event(store, RIOT) != event(store, FERRY)
    store.judge(made)
    store.judge(made)
    assert event(store, RIOT) == event(store, FERRY)
    assert [replace(one, id=made.id) for one in judgements_of(store.connection)] == [made]
    assert len(judgements_of(store.connection, standing=False)) == 2


def test_what_is_judged_the_same_is_so_over_others(store: Store) -> None:
    """What is the same as one and the same is the same."""
    store.judge(of(mention(TRUCE), mention(RIOT), SAME))
    store.judge(of(mention(RIOT), mention(FERRY), SAME))
    assert len({event(store, reading) for reading in (TRUCE, RIOT, FERRY)}) == 1


@pytest.mark.parametrize("others", [(RIOT,), (RIOT, FERRY), (RIOT, FERRY, TWICE)], ids=len)
def test_what_is_judged_the_same_as_one_of_an_event_is_so_of_all_of_it(
    store: Store, others: tuple[Reading, ...]
) -> None:
    """Nobody said that what the program held for one with it is not: a judgement parts nothing but what it says."""
    for one in others:
        store.judge(of(mention(TRUCE), mention(one), SAME))
    assert len({event(store, reading) for reading in (TRUCE, ACCORD, *others)}) == 1


def test_persons_judged_the_same_are_one_with_all_that_were_one_with_them(store: Store) -> None:
    """Over others that a person, or the program, joins them to."""
    store.judge(of(TARROU, ORLO, SAME))
    store.judge(of(ORLO, VASQUIN, SAME))
    assert len({actor(store, one) for one in (TARROU, TARROW, ORLO, VASQUIN)}) == 1


def test_what_is_judged_different_is_so_over_others(store: Store) -> None:
    """Both are the same as a third by the program or by a person: a person's word holds, and the two stay apart."""
    third = report("third.txt", "The truce that Nayla Tarrou signed at noon.", ("signed", EventType.AGREE))
    store.write([outcome_of(third)])
    store.set_linked()
    assert event(store, TRUCE) == event(store, ACCORD) == event(store, third)
    store.judge(of(mention(TRUCE), mention(ACCORD), DIFFERENT))
    assert event(store, TRUCE) != event(store, ACCORD)
    store.judge(of(mention(third), mention(ACCORD), SAME))
    assert event(store, third) == event(store, ACCORD) != event(store, TRUCE)


def test_judgements_outlive_a_build(tmp_path: Path) -> None:
    """All reports read anew, by whichever program, some gone for a while: what was judged holds."""
    path = make_record(tmp_path / "r", *ALL)
    with Store.open(path, write=True) as store:
        store.set_linked()
        store.judge(of(mention(TRUCE), mention(ACCORD), DIFFERENT))
        store.judge(of(mention(RIOT), mention(FERRY), SAME))
        store.judge(of(ORLO, VASQUIN, SAME))
        store.judge(of(TARROU, TARROW, DIFFERENT))
    before = export_of(path)
    with Store.open(path, write=True) as store:
        store.connection.execute(delete(files))
        store.connection.execute(update(inputs).values(sha256="", software="another program"))
        assert store.write([outcome_of(reading) for reading in reversed(ALL)]).replaced == len(ALL)
        store.set_linked()
    assert export_of(path) == before
    with Store.open(path, write=True) as store:
        store.write([Gone(path="riot.txt"), Gone(path="accord.txt")])
        store.set_linked()
        assert len(list(all_events(store))) == 3
        store.write([outcome_of(RIOT), outcome_of(ACCORD)])
        store.set_linked()
    assert export_of(path) == before


def test_two_mentions_of_one_report_can_be_judged_different(tmp_path: Path) -> None:
    """Which the program held for one; undone they are one again, and a build does not forget it."""
    path = make_record(tmp_path / "r", *ALL)
    made = of(mention(TWICE, 0), mention(TWICE, 1), DIFFERENT)
    with Store.open(path, write=True) as store:
        store.set_linked()
        assert event(store, TWICE, 0) == event(store, TWICE, 1)
        store.judge(made)
        assert event(store, TWICE, 0) != event(store, TWICE, 1)
        store.connection.execute(update(inputs).values(sha256=""))
        store.write([outcome_of(reading) for reading in ALL])
        store.set_linked()
        assert event(store, TWICE, 0) != event(store, TWICE, 1)
        store.undo(made.id, LATER)
        assert event(store, TWICE, 0) == event(store, TWICE, 1)


def test_one_mention_of_a_telling_can_be_judged_the_same_as_another_report_s(store: Store) -> None:
    """What the report tells with it is of that event too."""
    store.judge(of(mention(TWICE, 1), mention(FERRY), SAME))
    assert event(store, TWICE, 0) == event(store, TWICE, 1) == event(store, FERRY)


@pytest.mark.parametrize("kind", ["event", "actor"])
def test_a_contradiction_is_refused(store: Store, kind: str) -> None:
    """In one line that names what to undo; nothing of it is kept, and once that is undone, it can be judged."""
    a, b, c = (mention(one) for one in (TRUCE, RIOT, FERRY)) if kind == "event" else (TARROU, ORLO, VASQUIN)
    first, second = of(a, b, SAME), of(b, c, DIFFERENT, by="person:Ben")
    store.judge(first)
    store.judge(second)
    with pytest.raises(Contradiction, match="undo") as told:
        store.judge(of(a, c, SAME))
    assert "\n" not in str(told.value)
    assert second.id in str(told.value)
    assert first.id not in str(told.value)
    with pytest.raises(Contradiction) as told:
        store.judge(of(a, b, DIFFERENT, by="person:Ben"))
    assert first.id in str(told.value)
    assert len(judgements_of(store.connection)) == 2
    store.undo(second.id, LATER)
    store.judge(of(a, c, SAME))
    assert len(judgements_of(store.connection)) == 2


def test_different_over_others_that_are_the_same_is_refused(store: Store) -> None:
    """Of the chain that makes them one, every judgement is named, and none beside it."""
    chain = [of(mention(TRUCE), mention(RIOT), SAME), of(mention(RIOT), mention(FERRY), SAME)]
    beside = of(mention(FERRY), mention(TWICE), SAME)
    for one in (*chain, beside):
        store.judge(one)
    with pytest.raises(Contradiction) as told:
        store.judge(of(mention(TRUCE), mention(FERRY), DIFFERENT))
    assert all(one.id in str(told.value) for one in chain)
    assert beside.id not in str(told.value)


def test_only_what_stands_can_be_undone(store: Store) -> None:
    """And once; an unknown or ambiguous identifier says what to do."""
    made = of(mention(RIOT), mention(FERRY), SAME), of(mention(RIOT), mention(TWICE), UNSURE)
    for one in made:
        store.judge(one)
    for name in ("judgement-", "judgement-none"):
        with pytest.raises(NotInRecord, match="rapporteur judgements"):
            store.undo(name, LATER)
    store.undo(made[0].id, LATER)
    with pytest.raises(NotInRecord, match="rapporteur judgements"):
        store.undo(made[0].id, LATER)


def test_what_is_judged_is_two_events_or_two_actors(store: Store) -> None:
    """Found by the beginnings of their identifiers."""
    assert find_judged(store, mention(RIOT)[:14], mention(FERRY)) == (mention(RIOT), mention(FERRY))
    assert find_judged(store, ORLO[:14], VASQUIN) == (ORLO, VASQUIN)
    for one, other in ((mention(RIOT), ORLO), (mention(RIOT), mention(RIOT)[:14]), (ORLO, ORLO), ("riot.txt", ORLO)):
        with pytest.raises(NotInRecord):
            find_judged(store, one, other)


def test_an_actor_across_reports_can_be_judged(store: Store) -> None:
    """By its identifier in an export, which is that of one of its names."""
    whole = actor(store, TARROU)
    assert whole in (TARROU, TARROW)
    store.judge(of(*find_judged(store, whole, ORLO), SAME))
    assert len({actor(store, one) for one in (TARROU, TARROW, ORLO)}) == 1


def test_a_judgement_is_named_by_what_it_says() -> None:
    """Whichever of the two is given first; another day, person or reason makes another."""
    assert of("event-b", "event-a", SAME) == of("event-a", "event-b", SAME)
    made = {of("event-a", "event-b", SAME).id, of("event-a", "event-b", SAME, by="person:Ben").id}
    assert len(made | {of("event-a", "event-b", DIFFERENT).id, of("event-a", "event-b", SAME, reason="so").id}) == 4
