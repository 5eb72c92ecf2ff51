"""Handing on: a small record with one of everything, and how the tests have it written in a form."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from rapporteur.model import (
    Basis,
    Carrier,
    EventType,
    Interval,
    Location,
    Reading,
    Stance,
    Status,
)
from rapporteur.publish.exports import FORMS, Order
from rapporteur.record.judged import Verdict, judgement_of
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING, Vantage
from tests.record.making import day, make_reading, outcome_of, with_event, with_name, with_statement
from tests.record.undertaking import FRONT, NORLAND, deadline, may, promised, report, told, with_position

HOSTILE = (
    '<script>alert(1)</script> | [x](http://evil.example) *b* `c` {{7*7}} $a$ =cmd() \u202e\x1b[31m \U0001f3f4 "q" & \\'
)
MET = day(may(4))
KESH = Location(latitude=31.5, longitude=-7.25, precision="city", country="KEN")
NORLAND_AT = Location(latitude=1.0, longitude=38.0, precision="country", country="KEN")


def made_record(folder: Path) -> Path:
    """Write the small record, in which a person judged the first two reports to tell of one event; return its path."""
    return write_record(folder / "r", readings())


def write_record(path: Path, held: list[Reading]) -> Path:
    """Write the small record from its reports in some order."""
    with Store.open(path, write=True) as store:
        store.write([outcome_of(reading) for reading in held])
        store.set_linked()
        one, other = (reading.events[0].id for reading in held if reading.document.title == "Talks")
        judgement = judgement_of(
            (one, other), Verdict.SAME, reason="one meeting", made_by="person:Ana", made_at=may(20)
        )
        store.judge(judgement)
    return path


def readings() -> list[Reading]:
    """Return the reports: the first two tell of one meeting; others of plans, promises, denials and positions."""
    return [
        _met("a.txt", "\U0001f3f4 Tarn met Norland's minister in Kesh.", publisher="Herald"),
        _met("b.txt", "In Kesh Tarn met her.", publisher="Courier"),
        _hostile(),
        _plans(),
        promised(),
        _kept(),
        told("denied.txt", may(19), "Norland says that it did not fine the pilot.", "fine", type_=EventType.SANCTION,
             status=Status.DID_NOT_HAPPEN),
        _wants(),
        _unplaced(),
    ]  # fmt: skip


def _met(path: str, sentence: str, *, publisher: str) -> Reading:
    reading = make_reading([sentence], published=MET, path=path, publisher=publisher, title="Talks")
    reading = with_name(reading, "Tarn")
    return _at(with_event(reading, "met", MET, actor=_actor_named(reading, "Tarn"), places=["Kesh"]), KESH)


def _at(reading: Reading, *where: Location) -> Reading:
    """Return a reading whose last event's places are on the map."""
    event = reading.events[-1]
    placed = tuple(replace(place, location=at) for place, at in zip(event.places, where, strict=True))
    return replace(reading, events=(*reading.events[:-1], replace(event, places=placed)))


def _hostile() -> Reading:
    """Return a report that is nothing but markup, with a statement that came through a broadcaster."""
    words = f"{HOSTILE} troops fired at Kesh and Norland, killing 12."
    sentence = f"Orlo said {words}"
    reading = make_reading(
        [sentence],
        published=Interval(earliest=may(5), latest=may(7), basis=Basis.INFERRED),
        path=f"{HOSTILE.replace('/', ' ')}.txt",
        title=HOSTILE,
        publisher=HOSTILE,
        times=[("Kesh", day(may(6)))],
    )
    reading = replace(reading, document=replace(reading.document, agencies=("Quillon",), url="https://x.example/a?b=1"))
    reading = with_statement(
        reading,
        source="Orlo",
        cue="said",
        content=words,
        time=Interval(earliest=None, latest=may(7), basis=Basis.INFERRED),
    )
    said = reading.statements[0]
    said = replace(said, via=(Carrier(name="State <b>Radio</b>", spans=said.source.spans),), direct=True)
    reading = replace(reading, statements=(said,))
    made = with_event(
        reading,
        "fired",
        Interval(earliest=may(5), latest=may(7), basis=Basis.INFERRED, cues=said.cue),
        type_=EventType.ASSAULT,
        places=["Kesh", "Norland"],
        counts=[("12", "killed", 12)],
        actor=(f"{HOSTILE} troops", None),
    )
    return _at(made, KESH, NORLAND_AT)


def _plans() -> Reading:
    """Return a report of what is planned, possible and called off."""
    sentences = (
        "Norland will host the Ardent Front for talks in Ostrel on June 20.",
        "Norland may bomb Kesh.",
        "Norland will arrest the minister in June.",
        "Norland will demand a seat.",
        "Its visit to Kesh was called off.",
        "They will sail home on May 21.",
        "Norland aids ports.",
    )
    reading = report("plans.txt", may(3), *sentences)
    june = Interval(earliest=date(2030, 6, 1), latest=date(2030, 6, 30), basis=Basis.RESOLVED)
    norland = _actor_named(reading, NORLAND)
    front = _actor_named(reading, FRONT)
    plan: dict[str, Any] = {"status": Status.PLANNED, "actor": norland}
    talks = deadline(date(2030, 6, 20))
    reading = with_event(reading, "talks", talks, recipient=front, when="June 20", **plan)
    reading = with_event(
        reading, "bomb", Interval(earliest=may(3), latest=None, basis=Basis.INFERRED),
        type_=EventType.ASSAULT, status=Status.POSSIBLE, actor=norland,
    )  # fmt: skip
    reading = with_event(reading, "arrest", june, type_=EventType.COERCE, **plan)
    reading = replace(reading, events=(*reading.events[:-1], replace(reading.events[-1], mode="arrest")))
    reading = with_event(reading, "demand", day(may(3)), type_=EventType.REQUEST, **plan)
    reading = with_event(reading, "visit", day(may(9)), status=Status.CALLED_OFF, actor=norland)
    reading = with_event(
        reading, "sail", day(may(21)), type_=EventType.RETREAT, status=Status.PLANNED, actor=("They", None)
    )
    return with_event(reading, "aids", day(may(2)), type_=EventType.AID, actor=norland)


def _actor_named(reading: Reading, name: str) -> tuple[str, str | None]:
    return name, next(one.actor for one in reading.mentions if one.span.quote == name)


def _kept() -> Reading:
    reading = report("kept.txt", may(18), "Norland freed 140 prisoners held at Kesh.")
    norland = _actor_named(reading, NORLAND)
    return with_event(reading, "freed", day(may(18)), type_=EventType.RETREAT, actor=norland, when=None)


def _wants() -> Reading:
    reading = report("wants.txt", may(5), "Norland wants 90 days; the Ardent Front wants 60 days.")
    reading = with_position(reading, "wants 90 days", "P90D", issue="RETREAT withdraw: time")
    return with_position(reading, "wants 60 days", "P60D", who=FRONT, issue="RETREAT withdraw: time")


def _unplaced() -> Reading:
    """Return a report with an event of no day and no place, and a source whose name is kept back that denies it."""
    reading = make_reading(
        ["An aide denied that Orlo resigned."], path="aide.txt", published=day(may(8)), publisher=None
    )
    reading = with_statement(reading, source="An aide", cue="denied", content="that Orlo resigned")
    denied = replace(reading.statements[0], stance=Stance.DENIES, via=())
    reading = replace(reading, statements=(denied,))
    return with_event(reading, "resigned", type_=EventType.RETREAT, actor=("Orlo", None))


def handed_on(
    record: Path, form: str, folder: Path, vantage: Vantage = EVERYTHING, **asked: Any
) -> tuple[Path, list[str]]:
    """Write a record in a form; return the file or folder, and what was said to be left out."""
    out, said = folder / form, list[str]()
    with Store.open(record) as store:
        FORMS[form].write(store, vantage, Order(out=str(out), tell=said.append, **asked))
    return out, said


def lines_of(record: Path, form: str, folder: Path, vantage: Vantage = EVERYTHING, **asked: Any) -> list[Any]:
    """Return the objects of a form that has one a line."""
    written, _ = handed_on(record, form, folder, vantage, **asked)
    return [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]


def texts_of(record: Path) -> dict[str, str]:
    """Return the text of each report."""
    with Store.open(record) as store:
        return {document.id: document.text for document in store.documents()}


def spans_in(value: Any) -> Iterator[tuple[str, int, int, str]]:
    """Give every span in some JSON, or a table's rows: what has a document, start, end and quote."""
    if isinstance(value, dict):
        if value.keys() >= {"document", "start", "end", "quote"}:
            yield value["document"], value["start"], value["end"], value["quote"]
        for part in value.values():
            yield from spans_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_in(part)
