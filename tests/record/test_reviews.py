"""Reviews: what a person finds right or wrong in an event mention is laid over it, outlives builds, can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rapporteur.errors import Contradiction, NotInRecord
from rapporteur.model import Basis, EventType, Status
from rapporteur.record.event_views import all_events, event_entry
from rapporteur.record.find import find_participant
from rapporteur.record.overview import list_glances
from rapporteur.record.reviews import Matter, Review, all_reviews, review_of
from rapporteur.record.store import Store
from rapporteur.record.views import read_as_seen
from tests.record.making import day, make_reading, make_record, outcome_of, with_event, with_name

ON, LATER = date(2030, 11, 21), date(2030, 11, 30)
READ = make_reading(["Bruno Vasquin seized two ferries of Zoe Orlo at noon."], published=day(date(2030, 11, 5)))
READ = with_name(with_name(READ, "Bruno Vasquin"), "Zoe Orlo")
READ = with_event(
    READ, "seized", day(date(2030, 11, 4)), type_=EventType.COERCE, actor=("Bruno Vasquin", READ.mentions[0].actor)
)
MENTION = READ.events[0].id


def found(matter: Matter, value: Any, *, by: str = "Ana", on: date = ON) -> Review:
    """Return a review of the mention."""
    return review_of(MENTION, matter, value, reason="I was there", made_by=f"person:{by}", made_at=on)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(make_record(tmp_path / "r", READ), write=True) as opened:
        opened.set_linked()
        yield opened


def test_a_correction_is_laid_over_what_was_read(store: Store) -> None:
    whom = list(find_participant(store, MENTION, "Zoe Orlo"))
    for matter, value in (
        (Matter.TYPE, ["SANCTION", "expel"]),
        (Matter.STATUS, "planned"),
        (Matter.TIME, ["2030-11-02", "2030-11-03"]),
        (Matter.RECIPIENTS, [whom]),
        (Matter.ACTORS, []),
    ):
        store.review(found(matter, value))
    (entry,) = all_events(store)
    mention = entry.lead.mention
    assert (mention.type, mention.mode, mention.status) == (EventType.SANCTION, "expel", Status.PLANNED)
    assert (mention.time.earliest, mention.time.latest) == (date(2030, 11, 2), date(2030, 11, 3))
    assert (mention.time.basis, mention.time.cues) == (Basis.INFERRED, (mention.trigger,))
    assert not mention.actors
    (orlo,) = mention.recipients
    assert READ.document.text[orlo.span.start : orlo.span.end] == orlo.span.quote == "Zoe Orlo"
    assert orlo.actor == READ.mentions[1].actor
    assert mention.made_by == "person:Ana"
    assert entry.event.status is Status.PLANNED
    (glance,) = list_glances(store)
    assert (glance.mention.status, glance.reviewed) == (Status.PLANNED, True)
    assert read_as_seen(store, READ.document.id).events == (mention,)


def test_what_is_wrong_is_shown_nowhere_until_that_is_undone(store: Store) -> None:
    made = store.review(found(Matter.MENTION, "wrong"))
    assert not list(all_events(store))
    assert not list(list_glances(store))
    assert not read_as_seen(store, READ.document.id).events
    with pytest.raises(NotInRecord):
        event_entry(store, MENTION)
    store.undo_review(made.id, LATER)
    assert event_entry(store, MENTION).lead.mention == READ.events[0]
    assert [(one.id, one.undone_at) for one in all_reviews(store.connection, standing=False)] == [(made.id, LATER)]


def test_what_is_right_is_sure(store: Store) -> None:
    store.review(found(Matter.MENTION, "right"))
    assert event_entry(store, MENTION).lead.mention.confidence == 1.0


def test_a_later_word_of_the_same_person_takes_the_place(store: Store) -> None:
    store.review(found(Matter.STATUS, "planned"))
    last = store.review(found(Matter.STATUS, "possible", on=LATER))
    assert event_entry(store, MENTION).event.status is Status.POSSIBLE
    assert [one.id for one in all_reviews(store.connection)] == [last.id]
    assert store.review(found(Matter.STATUS, "possible", on=LATER)) == last


def test_another_person_who_says_otherwise_is_refused(store: Store) -> None:
    made = store.review(found(Matter.STATUS, "planned"))
    with pytest.raises(Contradiction, match=made.id):
        store.review(found(Matter.STATUS, "possible", by="Ben"))
    store.review(found(Matter.STATUS, "planned", by="Ben"))
    store.review(found(Matter.TIME, [None, None], by="Ben"))
    assert event_entry(store, MENTION).event.time.basis is Basis.UNKNOWN


@pytest.mark.parametrize(
    ("matter", "value"),
    [
        (Matter.MENTION, "perhaps"),
        (Matter.TYPE, ["AID", "strike"]),
        (Matter.TYPE, ["QUARREL", None]),
        (Matter.STATUS, "over"),
        (Matter.TIME, ["2030-11-03", "2030-11-02"]),
        (Matter.TIME, ["soon", None]),
    ],
)
def test_what_no_mention_can_be_is_refused(matter: Matter, value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        found(matter, value)


def test_reviews_outlive_a_build(store: Store) -> None:
    """A report that is read anew has the same mentions, and what was found of them holds."""
    store.review(found(Matter.STATUS, "planned"))
    again = outcome_of(replace(READ, document=replace(READ.document, title="Another title")))
    store.write([again])
    store.set_linked()
    assert event_entry(store, MENTION).event.status is Status.PLANNED
    assert [glance.mention.status for glance in list_glances(store)] == [Status.PLANNED]


def test_words_that_the_report_has_not_are_refused(store: Store) -> None:
    with pytest.raises(NotInRecord, match="Nayla Tarrou"):
        find_participant(store, MENTION, "Nayla Tarrou")
