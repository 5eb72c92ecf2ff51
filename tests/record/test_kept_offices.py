"""Offices in a record: kept whole, put together across reports, seen from a day, shown."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from rapporteur.annotate.actors import actor_id
from rapporteur.annotate.offices import find_offices
from rapporteur.errors import InexactSpan, NotInRecord
from rapporteur.lines import Line, load, office_from, office_line
from rapporteur.model import MentionType, Reading, Span
from rapporteur.publish.jsonl import reading_lines, record_lines
from rapporteur.publish.tables import print_actor
from rapporteur.record.find import find
from rapporteur.record.rows import rows_of
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage, actor_names, actor_seen
from tests.record.making import day, make_reading, make_record, with_name

EARLY, LATE = date(2030, 11, 4), date(2030, 11, 22)
ORLO = actor_id(MentionType.PERSON, "Jan Orlo")
FRONT = actor_id(MentionType.GROUP, "Free Front")


def make(path: str, words: str, on: date, *, name: str = "Jan Orlo") -> Reading:
    """Return a reading of a report that names a person and the Free Front."""
    reading = make_reading([words], published=day(on), path=path)
    reading = with_name(with_name(reading, name), "Free Front", MentionType.GROUP)
    return replace(reading, offices=find_offices(reading.document, reading.mentions))


ENVOY = make("b.txt", "Free Front envoy Jan Orlo left.", EARLY)
MINISTER = make("a.txt", "Jan Orlo, once its envoy and now minister of trade, left the Free Front.", LATE)


def roles_in(store: Store, vantage: Vantage = Vantage()) -> list[Line]:  # noqa: B008
    lines = map(load, record_lines(store, vantage))
    return next(line["roles"] for line in lines if line["kind"] == "actor" and line["id"] == ORLO)


def test_an_office_survives_its_line() -> None:
    """What a line was made of is what comes back from it."""
    (office,) = ENVOY.offices
    assert office_from(office_line(office)) == office


def test_a_reading_comes_back_whole(tmp_path: Path) -> None:
    """Offices are read from a record as they were written."""
    with Store.open(make_record(tmp_path / "r", MINISTER)) as store:
        assert list(store.readings()) == [MINISTER]


def test_a_span_that_is_not_in_the_report_is_refused() -> None:
    """The store checks the words of offices like every other span."""
    spoilt = replace(ENVOY.offices[0], span=Span(ENVOY.document.id, 0, 4, "Fred"))
    with pytest.raises(InexactSpan):
        rows_of(replace(ENVOY, offices=(spoilt,)))


def test_offices_of_several_reports_are_roles(tmp_path: Path) -> None:
    """In whatever order the reports come, and without a record too; each quotes the words that tell it."""
    exports = []
    for number, readings in enumerate(((ENVOY, MINISTER), (MINISTER, ENVOY))):
        with Store.open(make_record(tmp_path / f"r{number}", *readings)) as store:
            exports.append(list(record_lines(store)))
            roles = roles_in(store)
    assert exports[0] == exports[1] == list(reading_lines([ENVOY, MINISTER]))
    assert [(role["title"], role["of"]) for role in roles] == [("envoy", FRONT), ("minister of trade", None)]
    assert [role["interval"]["latest"] for role in roles] == [EARLY.isoformat(), LATE.isoformat()]
    told = {span["quote"] for span in roles[0]["spans"]}
    assert told == {"Free Front envoy Jan Orlo", "Jan Orlo, once its envoy"}


def test_roles_are_seen_from_a_day(tmp_path: Path) -> None:
    """What a report tells is hidden before its day, whether the world or its readers are looked at."""
    with Store.open(make_record(tmp_path / "r", ENVOY, MINISTER)) as store:
        for vantage in (Vantage(as_of=EARLY), Vantage(known_by=EARLY)):
            assert [role["title"] for role in roles_in(store, vantage)] == ["envoy"]
        with pytest.raises(NotInRecord, match="known-by"):
            actor_seen(store, ORLO, Vantage(known_by=date(2030, 11, 3)))


def test_an_actor_is_shown(tmp_path: Path) -> None:
    """By its identifier, or the beginning of it: its names, and its roles with their days and words."""
    out = io.StringIO()
    with Store.open(make_record(tmp_path / "r", ENVOY, MINISTER)) as store:
        assert find(store, ORLO).actor == find(store, ORLO[:14]).actor == ORLO
        print_actor(Console(file=out, width=80), actor_seen(store, ORLO), actor_names(store))
        with pytest.raises(NotInRecord):
            find(store, "office-")
    assert "envoy of Free Front  2030-11-04 (inferred)" in out.getvalue()
    assert "“Free Front envoy Jan Orlo”" in out.getvalue()
