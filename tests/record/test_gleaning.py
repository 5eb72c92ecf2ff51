"""Gleaning: what is kept of each report gives what looking at every report would, in whatever order they come."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select, update

from rapporteur.model import UNKNOWN, EventType, Reading, Sentence, Span, Status
from rapporteur.record.batch import Gone
from rapporteur.record.disagreements.counts import counts_in
from rapporteur.record.disagreements.denials import denials_in
from rapporteur.record.disagreements.events import disagreements_of
from rapporteur.record.disagreements.quarrels import quarrels_in
from rapporteur.record.disagreements.sides import Disagreement
from rapporteur.record.disagreements.views import list_disagreements
from rapporteur.record.event_views import list_events
from rapporteur.record.hearing import gleaned, reports_heard
from rapporteur.record.ledger.keys import keys_from, keys_line, keys_of
from rapporteur.record.reviews import Matter, review_of
from rapporteur.record.store import Store
from rapporteur.record.tables import gleanings, overview, tellings
from rapporteur.record.views import EVERYTHING, Vantage
from tests.record.disagreeing import denied, said, told
from tests.record.making import day, make_reading, make_record, outcome_of, take_back, with_event

FINDERS: tuple[tuple[str, Callable[..., Iterable[Disagreement]]], ...] = (
    ("may_deny", denials_in),
    ("may_count", counts_in),
    ("may_quarrel", quarrels_in),
)
CLAIM = "Norland fired first"
DENIED = denied(
    said(told(f"Sudmark said {CLAIM}.", f"Norland denied that {CLAIM}.", path="a.txt"), "Sudmark", "said", CLAIM),
    "Norland",
    "denied that",
    CLAIM,
)
COUNTED = told("The army said that 12 people were killed.", "Norland spoke of 43.", path="b.txt", publisher="Herald")
QUARRELLED = told("Norland and Sudmark clash over the port.", path="c.txt", publisher="Post")
QUIET = told("Talks went on in Kesh.", path="d.txt", publisher="Mirror")
REPORTS = (DENIED, COUNTED, QUARRELLED, QUIET)


def november(number: int) -> date:
    """Return a day of a November."""
    return date(2030, 11, number)


def counted(path: str, killed: int) -> Reading:
    """Return a report of how many an attack killed, in a sentence of its own."""
    words = f"Farmers attacked the mill of Kesh and {killed} people were killed."
    reading = make_reading([words], path=path, publisher=path, published=day(november(5)))
    counts = [(str(killed), "killed", killed)]
    return with_event(reading, "attacked", day(november(4)), type_=EventType.ASSAULT, places=["Kesh"], counts=counts)


@pytest.fixture(params=list(permutations(range(len(REPORTS))))[::5], ids=str)
def store(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    with Store.open(tmp_path / "r", write=True) as opened:
        for at in request.param:
            opened.write([outcome_of(REPORTS[at])])
            opened.set_linked()
        yield opened


def test_what_may_tell_of_none_tells_of_none(store: Store) -> None:
    """Each finder is asked only of reports that may tell of what it finds, which leaves none out."""
    held = {one.outlet.document: one for one in gleaned(store, EVERYTHING)}
    assert len(held) == len(REPORTS)
    for name, find in FINDERS:
        found = {report.outlet.document for report in reports_heard(store, EVERYTHING) if list(find(report))}
        assert found
        assert found <= {document for document, one in held.items() if getattr(one, name)}
    quiet = held[QUIET.document.id]
    assert (quiet.may_deny, quiet.may_count, quiet.may_quarrel) == (False, False, False)


def test_the_order_of_reports_changes_nothing(store: Store, tmp_path: Path) -> None:
    once = make_record(tmp_path / "once", *REPORTS)
    with Store.open(once, write=True) as other:
        other.set_linked()
        assert list(list_disagreements(store)) == list(list_disagreements(other)) != []
        assert list(gleaned(store, EVERYTHING)) == list(gleaned(other, EVERYTHING))


def test_what_is_gleaned_goes_with_its_report(store: Store) -> None:
    """A report that is gone is not heard, one that is read anew is gleaned anew."""
    store.write([Gone(path="c.txt")])
    store.set_linked()
    assert QUARRELLED.document.id not in {one.outlet.document for one in gleaned(store, EVERYTHING)}
    store.write([outcome_of(QUARRELLED)])
    store.set_linked()
    assert QUARRELLED.document.id in {one.outlet.document for one in gleaned(store, EVERYTHING) if one.may_quarrel}


def test_a_record_of_an_earlier_version_is_gleaned(tmp_path: Path) -> None:
    """What the program of that time read is gleaned as it would be today; its events are, when it is linked."""
    path = make_record(tmp_path / "r", *REPORTS)
    with Store.open(path, write=True) as store:
        store.set_linked()
        before = store.connection.execute(select(gleanings).order_by(gleanings.c.document)).all()
        found = list(list_disagreements(store))
    take_back(path, 7)
    with Store.open(path, write=True) as store:
        assert store.connection.execute(select(gleanings).order_by(gleanings.c.document)).all() == before
        assert list(list_disagreements(store)) == found
        assert not store.linked


def test_a_record_of_an_earlier_version_tells_one_from_many(tmp_path: Path) -> None:
    """As it would be told today."""
    reading = make_reading(["Further raids followed."], path="raids.txt")
    path = make_record(tmp_path / "r", with_event(reading, "raids", UNKNOWN))
    with Store.open(path) as store:
        before = store.connection.execute(select(tellings.c.id, tellings.c.body)).all()
    assert [json.loads(body)["forms"] for _, body in before] == [["many"]]
    take_back(path, 8)
    with Store.open(path, write=True) as store:
        assert store.connection.execute(select(tellings.c.id, tellings.c.body)).all() == before


def test_what_a_person_corrects_may_tell_what_the_report_did_not(tmp_path: Path) -> None:
    """A step that was only possible is not called unlawful by its name; once a person found that it was, it is."""
    reading = told("Norland may close the strait on Monday.", "The envoy called the step illegal.")
    doer = ("Norland", reading.mentions[0].actor)
    reading = with_event(reading, "close", type_=EventType.COERCE, status=Status.POSSIBLE, actor=doer)
    reading = said(reading, "The envoy", "called", "the step illegal")
    with Store.open(make_record(tmp_path / "r", reading), write=True) as store:
        store.set_linked()
        assert not list(list_disagreements(store))
        happened = review_of(
            reading.events[0].id,
            Matter.STATUS,
            "happened",
            reason="I saw it",
            made_by="person:Ana",
            made_at=november(9),
        )
        store.review(happened)
        assert [one.type for _, one in list_disagreements(store)] == ["parties"]
        store.undo_review(happened.id, november(9))
        assert not list(list_disagreements(store))


@pytest.mark.parametrize("sentence", [one for reading in REPORTS for one in reading.sentences], ids=str)
def test_the_keys_of_a_sentence_are_kept_as_they_are(sentence: Sentence) -> None:
    keys = keys_of(sentence.span)
    assert keys_from(json.loads(json.dumps(keys_line(keys)))) == keys


def test_a_sentence_is_parted_where_it_turns() -> None:
    words = "Norland will free 140 prisoners by May 4, but the deadline was missed."
    keys = keys_of(Span("doc", 0, len(words), words))
    assert (keys.numbers, keys.days, keys.signs) == ([140.0], ["May 4"], "m")
    assert [words[part.start : part.end] for part in keys.parts] == [words[:40], words[46:]]
    assert keys.parts[0].things == {"free", "prison"}


def test_reports_of_the_first_day_that_there_is_can_disagree(tmp_path: Path) -> None:
    """A day that stands for none is a day all the same: nothing is before it."""
    first = day(date.min)
    both = [
        with_event(
            make_reading([f"Farmers attacked the old mill of Kesh by night and {killed} were killed."], path=path,
                         publisher=path, published=first),
            "attacked", first, type_=EventType.ASSAULT, places=["Kesh"], counts=[(str(killed), "killed", killed)],
        )
        for path, killed in (("Herald", 12), ("Post", 43))
    ]  # fmt: skip
    with Store.open(make_record(tmp_path / "r", *both), write=True) as store:
        store.set_linked()
        assert [one.type for _, one in list_disagreements(store)] == ["numbers"]


@pytest.mark.parametrize("vantage", [EVERYTHING, Vantage(as_of=november(5)), Vantage(known_by=november(5))])
@pytest.mark.parametrize("numbers", [(12, 43), (12, 12)])
def test_events_that_nobody_tells_otherwise_are_not_looked_at(
    tmp_path: Path, vantage: Vantage, numbers: tuple[int, int]
) -> None:
    """The overview says which may be told otherwise; what is found is what looking at every event gives."""
    first, second = (counted(path, number) for path, number in zip(("Herald", "Post"), numbers, strict=True))
    with Store.open(make_record(tmp_path / "r", first, second), write=True) as store:
        store.set_linked()
        (differing,) = store.connection.scalars(select(overview.c.differing)).all()
        assert differing is (len(set(numbers)) > 1)
        every = [one for entry in list_events(store, vantage) for one in disagreements_of(entry.event.id, entry.told)]
        assert bool(every) is differing
        kept = [one for _, one in list_disagreements(store, vantage)]
        assert kept == every
        store.connection.execute(update(overview).values(differing=None))
        assert [one for _, one in list_disagreements(store, vantage)] == kept
