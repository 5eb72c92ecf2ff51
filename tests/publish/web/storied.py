"""Storied: a small story of nine reports, with an event of each status, and days that are known in each way."""

from datetime import date
from pathlib import Path

from rapporteur.annotate.actors import actor_id
from rapporteur.model import UNKNOWN, Basis, EventType, Interval, MentionType, Reading, Status
from rapporteur.record.judged import Verdict, judgement_of
from rapporteur.record.store import Store
from tests.record.making import day, make_reading, outcome_of, with_event, with_name

NORLAND, FRONT = "Norland", "Ardent Front"
TYPES = {NORLAND: MentionType.GOVERNMENT, FRONT: MentionType.ORGANISATION, "Kesh": MentionType.PLACE}


def between(earliest: date | None, latest: date | None) -> Interval:
    """Return an interval, an end of which may be open."""
    return Interval(earliest=earliest, latest=latest, basis=Basis.INFERRED)


def told(  # noqa: PLR0913  each says one thing about the report
    sentence: str,
    trigger: str,
    time: Interval,
    *,
    out: date,
    path: str,
    type_: EventType,
    status: Status,
    who: str | None = None,
    recipient: str | None = None,
) -> Reading:
    """Return a report of one sentence and one event, whose actor is the first who is named in it, or `who`."""
    reading = make_reading([sentence], path=path, publisher=path.title(), published=day(out), title=path.title())
    named = [name for name in TYPES if name in sentence]
    for name in named:
        reading = with_name(reading, name, TYPES[name])
    acting = [name for name in named if name != "Kesh"]
    named_actor = (acting[0], actor_id(TYPES[acting[0]], acting[0])) if acting else None
    return with_event(
        reading,
        trigger,
        time,
        type_=type_,
        status=status,
        actor=(who, None) if who else named_actor,
        recipient=(recipient, actor_id(TYPES[recipient], recipient)) if recipient else None,
        places=["Kesh"] if "Kesh" in named else [],
    )


def november(number: int) -> date:
    """Return a day of the month in which the story begins."""
    return date(2030, 11, number)


def december(number: int) -> date:
    """Return a day of the month in which the story goes on."""
    return date(2030, 12, number)


TRUCE = "Norland signed a truce with the Ardent Front in Kesh."
AGAIN = "In Kesh, Norland and the Ardent Front signed the truce."
SIGNED = told(
    TRUCE, "signed", day(november(9)), out=november(10), path="quillon", type_=EventType.AGREE,
    status=Status.HAPPENED, recipient=FRONT,
)  # fmt: skip
SIGNED_AGAIN = told(
    AGAIN, "signed", day(november(9)), out=november(12), path="herald", type_=EventType.AGREE,
    status=Status.HAPPENED, recipient=FRONT,
)  # fmt: skip
FERRIES = told(
    "Divers will seize two ferries.", "seize", between(december(1), december(31)),
    out=november(20), path="skerry", type_=EventType.COERCE, status=Status.PLANNED, who="Divers",
)  # fmt: skip
RELEASE = told(
    "Norland may release the prisoners.", "release", between(december(5), None),
    out=december(5), path="ledger", type_=EventType.RETREAT, status=Status.POSSIBLE,
)  # fmt: skip
TALKS = told(
    "Norland called off the talks.", "talks", day(december(6)),
    out=december(5), path="evening", type_=EventType.CONSULT, status=Status.CALLED_OFF,
)  # fmt: skip
SHOTS = told(
    "No shots were fired, the Ardent Front said.", "shots", between(None, december(7)),
    out=december(7), path="dawn", type_=EventType.ASSAULT, status=Status.DID_NOT_HAPPEN,
)  # fmt: skip
MARCH = told(
    "The army marches through Kesh.", "marches", day(december(8)),
    out=december(8), path="lhb", type_=EventType.MOBILIZE, status=Status.ONGOING,
)  # fmt: skip
CHARTER = told(
    "In 2001 Norland granted a charter.", "granted", between(date(2001, 1, 1), date(2001, 12, 31)),
    out=december(9), path="almanac", type_=EventType.CONCEDE, status=Status.HAPPENED,
)  # fmt: skip
SOME_DAY = told(
    "Norland will visit some day.", "visit", UNKNOWN,
    out=december(9), path="wexley", type_=EventType.CONSULT, status=Status.PLANNED,
)  # fmt: skip


def story_record(path: Path) -> Path:
    """Write the record of the story; that both tell of one signing, a person judged."""
    readings = (SIGNED, SIGNED_AGAIN, FERRIES, RELEASE, TALKS, SHOTS, MARCH, CHARTER, SOME_DAY)
    with Store.open(path, write=True) as store:
        store.write([outcome_of(reading) for reading in readings])
        store.set_linked()
        pair = SIGNED.events[0].id, SIGNED_AGAIN.events[0].id
        made_at = date(2030, 12, 10)
        store.judge(judgement_of(pair, Verdict.SAME, reason="one truce", made_by="person:Ana", made_at=made_at))
    return path
