"""Telling: a small record that has something of all that the pages of the ledger, of disagreements, of actors and of
sources show."""

from dataclasses import replace
from pathlib import Path

from rapporteur.annotate.actors import actor_id
from rapporteur.model import EventType, MentionType, Office, Participant, Reading, Status
from rapporteur.record.store import Store
from tests.record.making import day, outcome_of, with_event, with_statement
from tests.record.undertaking import (
    FRONT,
    NORLAND,
    deadline,
    may,
    promised,
    report,
    told,
    with_commitment,
    with_position,
    words_in,
)

NORLAND_ID, FRONT_ID = (
    actor_id(type_, name) for type_, name in ((MentionType.GOVERNMENT, NORLAND), (MentionType.GROUP, FRONT))
)
FREED = "Norland freed all 140 prisoners held at Kesh on May 18."
HARBOUR = "Norland is to reopen the harbour of Ostrel by May 30, once the mines are cleared."
QUARREL = "Norland wants two years for the retreat; the Ardent Front wants six months."
RUMOUR = "A senior official said the Ardent Front seized two ferries on May 7."


def make_story(path: Path, *more: Reading) -> Path:
    """Write the record, linked: a promise kept, one overdue, two who want another thing, an event that hangs on one
    anonymous source, an outlet that credits an agency; and more readings, if any are given."""
    with Store.open(path, write=True) as store:
        store.write([outcome_of(reading) for reading in (*readings(), *more)])
        store.set_linked()
    return path


def readings() -> list[Reading]:
    """Return the readings of the record."""
    freed = told("freed.txt", may(19), FREED, "freed", may(18), when="May 18", counts=[("140", "released", 140)])
    return [_from(promised(), "The Ledger"), _from(freed, "Quillon"), _harbour(), _quarrel(), _rumour(), _later()]


def _harbour() -> Reading:
    reading = report("harbour.txt", may(6), HARBOUR)
    reading = with_commitment(
        reading, "reopen the harbour of Ostrel by May 30", deadline(may(30)), when="May 30",
        conditions=["the mines are cleared"],
    )  # fmt: skip
    return _from(reading, "Quillon")


def _quarrel() -> Reading:
    reading = report("quarrel.txt", may(8), QUARREL)
    reading = with_position(reading, "wants two years", "P2Y", issue="RETREAT withdraw: time")
    reading = with_position(reading, "wants six months", "P6M", who=FRONT, issue="RETREAT withdraw: time")
    office = Office(
        id="office-1", holder=words_in(reading, NORLAND), actor=NORLAND_ID, title="chair", of=FRONT_ID, past=False,
        span=words_in(reading, NORLAND), time=day(may(8)), made_by="test@1",
    )  # fmt: skip
    return _from(replace(reading, offices=(office,)), "The Ledger")


def _rumour() -> Reading:
    reading = report("rumour.txt", may(9), RUMOUR)
    reading = with_statement(
        reading, source="A senior official", cue="said", content="the Ardent Front seized two ferries on May 7",
        time=day(may(8)),
    )  # fmt: skip
    front = (FRONT, FRONT_ID)
    reading = with_event(reading, "seized", day(may(7)), type_=EventType.COERCE, actor=front, when="May 7")
    document = replace(reading.document, publisher="Harbour Post", agencies=("Quillon",))
    return replace(reading, document=document)


def _later() -> Reading:
    """Return a report that comes after all others, so that what is due by then is overdue."""
    reading = report("later.txt", may(31).replace(month=6, day=20), "Norland said it stands by the Kesh Accord.")
    reading = with_statement(
        reading, source="Norland", cue="said", content="it stands by the Kesh Accord", actor=NORLAND_ID,
        time=day(may(31)),
    )  # fmt: skip
    recipient = ("the Kesh Accord", None)
    reading = with_event(
        reading, "stands by", type_=EventType.SUPPORT, status=Status.ONGOING, actor=("it", NORLAND_ID),
        recipient=recipient,
    )  # fmt: skip
    return _from(reading, "The Ledger")


def _from(reading: Reading, publisher: str) -> Reading:
    return replace(reading, document=replace(reading.document, publisher=publisher))


def benefits(reading: Reading, words: str, actor: str) -> Reading:
    """Return a reading whose first commitment is to the good of somebody."""
    first, *rest = reading.commitments
    part = Participant(span=words_in(reading, words), actor=actor)
    return replace(reading, commitments=(replace(first, beneficiaries=(part,)), *rest))
