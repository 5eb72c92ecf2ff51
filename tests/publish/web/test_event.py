"""The page of an event: what it comes to, and everything it rests on."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rapporteur.model import Location, Status
from rapporteur.publish.web.asked import Asked
from rapporteur.publish.web.event import history_of, make_event
from rapporteur.record.store import Store
from tests.publish.web.asking import reader, words_of
from tests.record.making import day, make_one_event, make_reading, with_event, with_name, with_statement

THURSDAY, FRIDAY, DECEMBER = (day(date(2030, *one)) for one in ((11, 21), (11, 22), (12, 5)))


def make_told(path: Path) -> tuple[Path, str]:
    """Return a record of one event that three reports tell: planned, then happened with 9, then with 12 killed."""
    before = make_reading(
        ["Envoys will fight at Brell on Friday."], published=THURSDAY, path="a.txt", title="Before", publisher="Quillon"
    )
    first = make_reading(
        ["Norland said envoys fought rebels at the old bridge of Brell on Friday, 9 died."],
        published=FRIDAY,
        path="b.txt",
        title="First",
        publisher="The Ledger",
    )
    last = make_reading(
        ["Envoys fought rebels at the old bridge of Brell on Friday, 12 died."],
        published=DECEMBER,
        path="c.txt",
        title="Last",
        publisher="Post",
    )
    said = with_statement(
        first, source="Norland", cue="said", content="envoys fought rebels at the old bridge of Brell on Friday, 9 died"
    )
    told = (
        with_event(before, "fight", FRIDAY, status=Status.PLANNED, actor=("Envoys", None), when="Friday"),
        with_event(
            said,
            "fought",
            FRIDAY,
            actor=("envoys", None),
            when="Friday",
            places=["Brell"],
            counts=[("9", "killed", 9)],
        ),
        with_event(
            with_name(last, "Envoys"),
            "fought",
            FRIDAY,
            when="Friday",
            places=["Brell"],
            counts=[("12", "killed", 12)],
        ),
    )
    return make_one_event(path, *told), told[0].events[0].id


def test_an_event_is_told_with_all_it_rests_on(tmp_path: Path) -> None:
    """What, who, when and why that day, where, how many, from whom, what became of it, disagreements, judgements."""
    record, event = make_told(tmp_path / "r")
    page = reader(record).get(f"/event/{event}")
    words = words_of(page.text)
    assert page.status_code == 200
    for told in (
        *("happened", "CONSULT", "22 November 2030 stated", "“Brell”", "9 killed", "12 killed"),
        "3 reports, 3 independent sources",
        *("Every mention", "Envoys will fight at Brell on Friday.", "Before Quillon, 21 November 2030"),
        *("numbers: killed", "Norland (anonymous)", "Herald → ", "(in its own words)"),
        *("What persons judged", "same: it is so person:Ana, 2030-12-01"),
    ):
        assert told in words, told


def test_the_history_goes_by_the_day_of_the_report(tmp_path: Path) -> None:
    """How its status came to be: planned in the first report, happened in the later ones."""
    record, event = make_told(tmp_path / "r")
    with Store.open(record) as store:
        context = make_event(store, Asked(name=event))
    told = [(one.report.title, [status for status, _ in one.statuses]) for one in context["history"]]
    assert told == [("Before", [Status.PLANNED]), ("First", [Status.HAPPENED]), ("Last", [Status.HAPPENED])]
    assert history_of(reversed(context["entry"].mentions)) == context["history"]
    shown = section(reader(record).get(f"/event/{event}").text, "What became of it")
    assert re.findall(r"status-(planned|happened)", shown) == ["planned", "happened", "happened"]


def section(page: str, heading: str) -> str:
    """Return what stands under a second heading."""
    return page.partition(f"<h2>{heading}")[2].partition("<h2>")[0]


def test_every_quotation_leads_to_its_place(tmp_path: Path) -> None:
    """Each mention links to the very characters of its trigger in its report."""
    record, event = make_told(tmp_path / "r")
    page = section(reader(record).get(f"/event/{event}").text, "Every mention")
    with Store.open(record) as store:
        triggers = [one.events[0].trigger for one in store.readings()]
    for trigger in triggers:
        assert f'/document/{trigger.document}?span={trigger.start}-{trigger.end}#lit"' in page
        assert f"<mark>{trigger.quote}</mark>" in page


def test_a_mention_leads_to_its_event(tmp_path: Path) -> None:
    """The identifier of any mention shows the event it is of."""
    record, _ = make_told(tmp_path / "r")
    with Store.open(record) as store:
        mentions = [one.events[0].id for one in store.readings()]
    pages = {words_of(reader(record).get(f"/event/{mention}").text) for mention in mentions}
    assert len(pages) == 1


def test_an_event_is_seen_from_a_vantage(tmp_path: Path) -> None:
    """Known by the first day, it is only planned, and what is left out is said; known by none, it is not there."""
    record, event = make_told(tmp_path / "r")
    words = words_of(reader(record).get(f"/event/{event}?known_by=2030-11-21").text)
    assert "planned" in words
    assert "12 killed" not in words
    assert "person:Ana" not in words
    assert "left out 2 reports" in words
    gone = reader(record).get(f"/event/{event}?known_by=2030-11-20")
    assert gone.status_code == 404
    assert "not in what you look at" in words_of(gone.text)


def test_what_is_no_event_is_not_found(tmp_path: Path) -> None:
    """An identifier of nothing is a page that says so."""
    record, _ = make_told(tmp_path / "r")
    answer = reader(record).get("/event/event-nowhere")
    assert answer.status_code == 404
    assert "event-nowhere: not in what you look at" in words_of(answer.text)


def test_places_are_given_with_where_they_are(tmp_path: Path) -> None:
    """The map gets names, degrees and precision; a place of unknown degrees none."""
    where = Location(latitude=12.5, longitude=-7.25, precision="city", country="XXX")
    made = with_event(
        make_reading(["They met in Brell and Sarn."], published=FRIDAY), "met", FRIDAY, places=["Brell", "Sarn"]
    )
    event = made.events[0]
    located = replace(
        made, events=(replace(event, places=(replace(event.places[0], location=where), event.places[1])),)
    )
    record = make_one_event(tmp_path / "r", located)
    with Store.open(record) as store:
        spots = make_event(store, Asked(name=event.id))["spots"]
    assert [(one.name, one.latitude, one.longitude, one.precision) for one in spots] == [
        ("Brell", 12.5, -7.25, "city"),
        ("Sarn", None, None, None),
    ]
    assert "“Sarn”" in words_of(reader(record).get(f"/event/{event.id}").text)


def test_every_status_is_drawn_with_its_own_sign_and_word(tmp_path: Path) -> None:
    """Nothing is told by colour alone: each status has a word and a shape of its own."""
    style = reader(make_told(tmp_path / "r")[0]).get("/static/style.css").text
    for status in Status:
        name = status.value.replace("_", "-")
        made = with_event(make_reading([f"They met {name}."], published=FRIDAY), "met", FRIDAY, status=status)
        page = reader(make_one_event(tmp_path / name, made)).get(f"/event/{made.events[0].id}").text
        sign = f'<span class="status status-{name}"><span class="sign" aria-hidden="true"></span>'
        assert f"{sign}{status.value.replace('_', ' ')}</span>" in page
        assert status is Status.PLANNED or f".status-{name} .sign" in style


def test_what_it_is_to_other_events_waits_in_a_large_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger of many reports is worked out where it is asked for, so that no page waits for it."""
    record, event = make_told(tmp_path / "r")
    assert "Work it out from the ledger" not in reader(record).get(f"/event/{event}").text
    monkeypatch.setattr("rapporteur.publish.web.event.FEW", 2)
    monkeypatch.setattr("rapporteur.publish.web.event.list_commitments", not_asked := Asking())
    page = reader(record).get(f"/event/{event}").text
    assert f'href="/event/{event}?relations=yes">Work it out from the ledger</a>' in page
    assert not_asked.times == 0
    assert "Work it out" not in reader(record).get(f"/event/{event}?relations=yes").text
    assert not_asked.times == 1


class Asking:
    """A ledger without commitments that counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, *_: object) -> list[object]:
        self.times += 1
        return []
