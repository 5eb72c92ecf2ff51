"""The ledger of the seeds, five real reports that stand outside the repository: bare facts that a person confirmed."""

from datetime import date
from pathlib import Path

import pytest

from eval.corpora import shared_folder
from rapporteur import pipeline
from rapporteur.model import EventType
from rapporteur.record.ledger.reckoning import Commitment, Standing
from rapporteur.record.ledger.views import list_commitments, list_positions
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage

Fact = tuple[EventType | None, date | None, Standing, float | None]

RELEASE, DRAWDOWN, SANCTIONS, WITHDRAWAL = (
    date(2020, 3, 10),
    date(2020, 7, 13),
    date(2020, 8, 31),
    date(2021, 4, 29),
)
"""A day told; 135 days, and 14 months, from a signing on 29 February 2020; a month told."""
FACTS: dict[date, list[Fact]] = {
    date(2020, 3, 1): [
        (EventType.RETREAT, RELEASE, Standing.AGREED, None),
        (EventType.RETREAT, DRAWDOWN, Standing.AGREED, 8600),
        (EventType.CONCEDE, SANCTIONS, Standing.AGREED, None),
        (EventType.RETREAT, WITHDRAWAL, Standing.AGREED, None),
    ],
    date(2020, 8, 1): [
        (EventType.RETREAT, RELEASE, Standing.OVERDUE, None),
        (EventType.RETREAT, DRAWDOWN, Standing.OVERDUE, 8600),
        (EventType.CONCEDE, SANCTIONS, Standing.DUE, None),
        (EventType.RETREAT, WITHDRAWAL, Standing.AGREED, None),
    ],
    date(2021, 11, 24): [
        (EventType.RETREAT, RELEASE, Standing.OVERDUE, None),
        (EventType.RETREAT, DRAWDOWN, Standing.OVERDUE, 8600),
        (EventType.CONCEDE, SANCTIONS, Standing.OVERDUE, None),
        (EventType.RETREAT, WITHDRAWAL, Standing.OVERDUE, None),
    ],
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    seeds = shared_folder() / "seeds"
    if not list(seeds.glob("*.txt")):
        pytest.skip(f"no seeds in {seeds}: set RAPPORTEUR_SHARED to the folder that holds them")
    path = tmp_path_factory.mktemp("seeds") / "r"
    pipeline.build([seeds], path)
    return path


def ledger(record: Path, as_of: date) -> list[Commitment]:
    """Return the commitments of the seeds as they stand on a day."""
    with Store.open(record) as store:
        return list_commitments(store, Vantage(as_of=as_of))


def fact_of(one: Commitment) -> Fact:
    """Return what is checked of a commitment."""
    return one.type, one.deadline.latest, one.standing, one.quantities[0].low if one.quantities else None


@pytest.mark.parametrize("as_of", FACTS, ids=str)
def test_what_has_a_day(record: Path, as_of: date) -> None:
    """Four commitments have a deadline, these, and they stand so; nothing is heard of what became of them."""
    found = sorted((fact_of(one) for one in ledger(record, as_of) if one.deadline.latest), key=str)
    assert found == sorted(FACTS[as_of], key=str)


def test_what_depends(record: Path) -> None:
    """One of them is on a condition."""
    found = [one.deadline.latest for one in ledger(record, date(2020, 8, 1)) if one.conditions]
    assert found == [SANCTIONS]


def test_what_is_not_to_be_done(record: Path) -> None:
    """One promise not to as of 2020, told again in other words by 2021; neither is told to be broken."""
    for as_of, least in ((date(2020, 8, 1), 1), (date(2021, 11, 24), 1)):
        found = [one for one in ledger(record, as_of) if one.negative]
        assert len(found) >= least
        assert {one.standing for one in found} == {Standing.AGREED}


def test_nothing_is_told_to_be_kept_or_broken(record: Path) -> None:
    """No report tells an outcome, so that all is open."""
    for as_of in FACTS:
        assert {one.standing for one in ledger(record, as_of)} <= {Standing.AGREED, Standing.DUE, Standing.OVERDUE}
        assert not any(one.evidence for one in ledger(record, as_of))


def test_what_is_told_twice_is_one(record: Path) -> None:
    """The withdrawal, in the reports of 2020 and 2021."""
    (one,) = (one for one in ledger(record, date(2021, 11, 24)) if one.deadline.latest == WITHDRAWAL)
    assert len({mention.act.document for mention in one.mentions}) == 2


def test_positions(record: Path) -> None:
    """Two parties want another time for one thing."""
    with Store.open(record) as store:
        found = list_positions(store)
    assert {(one.value, one.polarity) for one in found} == {("P2Y", "for"), ("P6M", "for")}
    assert len({one.issue for one in found}) == 1
    assert len({one.holder.actor for one in found}) == 2
