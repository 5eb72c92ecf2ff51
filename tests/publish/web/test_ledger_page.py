"""The ledger: what was undertaken, in which words, how it stands, and what became of it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from rapporteur.model import Interval
from rapporteur.publish.web import app
from rapporteur.publish.web.asked import Asked
from rapporteur.publish.web.deadlines import chart_of
from rapporteur.publish.web.ledger import make_commitment, make_ledger
from rapporteur.record.ledger.reckoning import Commitment
from rapporteur.record.ledger.views import list_ledger
from rapporteur.record.store import Store
from tests.publish.web.asking import reader, words_of
from tests.publish.web.telling import FRONT_ID, NORLAND_ID, make_story
from tests.record.making import day
from tests.record.undertaking import deadline, may, report, with_commitment, words_in

KEPT, OVERDUE = "Norland will free 140 prisoners", "reopen the harbour"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_story(tmp_path_factory.mktemp("ledger") / "r")


def shown(record: Path, **query: str) -> str:
    return words_of(reader(record).get("/ledger", params=query).text)


def commitment_in(record: Path, act: str) -> Commitment:
    with Store.open(record) as store:
        return next(one for one in list_ledger(store) if act in one.act.quote)


def test_a_commitment_is_told_with_all_it_rests_on(record: Path) -> None:
    """Who, by when and in which words, on which condition, how it stands and why, with the evidence in its words."""
    words = shown(record)
    for told in (
        *("2 commitments, as they stand on 20 June 2030", "20 May 2030", "“May 20”", "kept", KEPT),
        *("Kesh Accord", "told as done on 2030-05-18, 2 days before it was due", "Norland freed all 140 prisoners"),
        *("overdue", "on condition “the mines are cleared”", "due by 2030-05-30", "1 mention"),
    ):
        assert told in words, told


def test_every_quotation_leads_to_its_place(record: Path) -> None:
    """Acts, conditions and evidence link to their very characters."""
    page = reader(record).get("/ledger").text
    with Store.open(record) as store:
        found = list_ledger(store)
    spans = [span for one in found for span in (one.act, *one.conditions, *(told.span for told in one.evidence))]
    assert len(spans) == 4
    for span in spans:
        assert f'/document/{span.document}?span={span.start}-{span.end}#lit"' in page, span.quote


@pytest.mark.parametrize(
    ("query", "acts"),
    [
        ({"standing": "overdue"}, [OVERDUE]),
        ({"standing": "kept"}, [KEPT]),
        ({"party": NORLAND_ID}, [KEPT, OVERDUE]),
        ({"party": FRONT_ID}, []),
        ({"agreement": "of the accord"}, [KEPT]),
        ({"as_of": "2030-05-15", "within": "10"}, [KEPT]),
        ({"as_of": "2030-05-15", "within": "15"}, [KEPT, OVERDUE]),
        ({"as_of": "2030-05-15", "within": "10", "standing": "overdue"}, []),
    ],
)
def test_the_ledger_is_filtered(record: Path, query: dict[str, str], acts: list[str]) -> None:
    """By agreement, party, standing, and by what falls due within so many days of the day it is seen from."""
    if query.get("agreement"):
        query = {"agreement": commitment_in(record, KEPT).agreement or ""}
    words = shown(record, **query)
    assert [act for act in (KEPT, OVERDUE) if act in words] == acts
    assert ("No commitments to show." in words) == (not acts)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"standing": "hopeful"}, "standing=hopeful: write one of proposed"),
        ({"within": "soon"}, "within=soon: write a number"),
    ],
)
def test_what_cannot_be_asked_is_told(record: Path, query: dict[str, str], told: str) -> None:
    answer = reader(record).get("/ledger", params=query)
    assert answer.status_code == 400
    assert told in words_of(answer.text)


def test_a_filter_keeps_the_day_it_is_seen_from(record: Path) -> None:
    """The form that chooses sends the vantage along, and shows what is chosen."""
    page = reader(record).get("/ledger?as_of=2030-05-15&known_by=2030-05-20&standing=agreed").text
    form = page.partition('class="choice"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="as_of" value="2030-05-15">' in form
    assert '<input type="hidden" name="known_by" value="2030-05-20">' in form
    assert '<option value="agreed" selected>' in form


def test_the_ledger_stands_as_of_a_day(record: Path) -> None:
    """Before anything is heard of it, what was kept later is not yet kept."""
    words = shown(record, as_of="2030-05-10")
    assert "as they stand on 10 May 2030" in words
    assert "told as done" not in words
    assert "agreed" in words


def test_deadlines_are_drawn_and_told(record: Path) -> None:
    """Each bar has its standing as a word too, and the day that is seen from is a line."""
    page = reader(record).get("/ledger").text
    drawn = page.partition('<div class="deadlines">')[2].partition("</div>")[0]
    assert drawn.count('class="bar"') == 2
    assert "as of 20 Jun 2030" in drawn
    assert re.findall(r"standing standing-(\w+)", drawn) == ["kept", "overdue"]
    assert 'aria-hidden="true"' in drawn
    assert "style=" not in drawn


def test_a_commitment_has_a_page_by_any_of_its_mentions(record: Path) -> None:
    """Every mention is told, with its report; one that is not there is told in a line."""
    one = commitment_in(record, KEPT)
    words = words_of(reader(record).get(f"/commitment/{one.mentions[0].id}").text)
    for told in (
        "Norland",
        "140 released “140”",
        "20 May 2030",
        "Kesh Accord",
        "keeps",
        "The mention",
        one.mentions[0].id,
    ):
        assert told in words, told
    answer = reader(record).get("/commitment/commitment-0")
    assert answer.status_code == 404
    assert "commitment-0: no commitment" in words_of(answer.text)


def test_the_calendar_has_what_is_asked_for(record: Path) -> None:
    """The link of the ledger gives the same commitments for a calendar program."""
    client = reader(record)
    link = re.search(r'href="(/ledger\.ics[^"]*)"', client.get("/ledger?standing=overdue").text)
    assert link is not None
    answer = client.get(link[1].replace("&amp;", "&"))
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="ledger.ics"'
    assert "content-security-policy" in answer.headers
    (task,) = Calendar.from_ical(answer.text).walk("VTODO")
    assert OVERDUE in str(task["summary"])


def test_without_the_library_no_calendar_is_offered(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "DOWNLOADS", ())
    client = reader(record)
    assert ".ics" not in client.get("/ledger").text
    assert client.get("/ledger.ics").status_code == 404


def test_stages_of_one_clause_are_told_as_such(tmp_path: Path) -> None:
    """Two numbers of one clause, each with its day, are its stages in the order of their days."""
    sentence = "Norland will withdraw its troops in two stages: 900 by June 9 and 300 by May 9."
    reading = report("stages.txt", may(1), sentence)
    reading = with_commitment(reading, "900 by June 9", deadline(date(2030, 6, 9)), counts=[("900", "troops", 900)])
    reading = with_commitment(reading, "300 by May 9", deadline(may(9)), counts=[("300", "troops", 300)])
    whole = words_in(reading, sentence.removesuffix("."))
    told = tuple(replace(one, whole=whole) for one in reading.commitments)
    words = shown(make_story(tmp_path / "r", replace(reading, commitments=told)))
    chart = words.partition("Deadlines")[2].partition("Commitments")[0]
    assert (
        chart.index("300 by May 9")
        < chart.index("stage 1 of 2 of “Norland will withdraw")
        < chart.index("900 by June 9")
    )
    assert "stage 2 of 2" in chart


def bars(record: Path, act: str, told: Interval, **changed: object) -> list[tuple[float, float, bool]]:
    chart = chart_of([(replace(commitment_in(record, act), as_of=None, evidence=(), **changed), told)])  # type: ignore[arg-type]
    assert chart is not None
    return [(one.start, one.start + one.length, one.is_sure) for one in chart.bars[0].stretches]


def test_a_bar_runs_from_the_promise_to_the_deadline(record: Path) -> None:
    """Exact days give one sure stretch; days that are not known exactly, an unsure one at either end."""
    exact = bars(record, OVERDUE, day(may(6)))
    assert [sure for *_, sure in exact] == [True]
    wide = Interval(earliest=may(2), latest=may(6), basis=day(may(6)).basis)
    (before, sure, after) = bars(record, OVERDUE, wide, deadline=deadline(may(20), may(30)))
    assert [before[2], sure[2], after[2]] == [False, True, False]
    assert (before[1], sure[1]) == pytest.approx((sure[0], after[0]), abs=0.02)
    assert 0 <= before[0] < after[1] <= 100


def test_a_promise_of_no_known_day_begins_where_the_line_does(record: Path) -> None:
    unknown = Interval(earliest=None, latest=None, basis=day(may(6)).basis)
    stretches = bars(record, OVERDUE, unknown)
    assert stretches[0][0] == 0
    assert not any(sure for *_, sure in stretches)


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ((2030, 5, 6), (2030, 5, 9), "6 May 2030"),
        ((2030, 1, 2), (2030, 5, 2), "Mar 2030"),
        ((2020, 1, 2), (2033, 5, 2), "2024"),
        ((1, 1, 1), (9999, 12, 31), "2000"),
    ],
)
def test_the_days_of_the_line_are_named(
    record: Path, first: tuple[int, int, int], last: tuple[int, int, int], ticks: str
) -> None:
    """Few enough to be read, in days, months or years as there is room, within the line, in order."""
    one = replace(commitment_in(record, OVERDUE), deadline=deadline(date(*last)), as_of=None)
    chart = chart_of([(one, day(date(*first)))])
    assert chart is not None
    assert ticks in [tick.words for tick in chart.ticks]
    assert 1 <= len(chart.ticks) <= 9
    places = [tick.at for tick in chart.ticks]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)


def test_what_has_no_deadline_is_not_drawn(record: Path) -> None:
    one = replace(
        commitment_in(record, OVERDUE), deadline=Interval(earliest=None, latest=None, basis=day(may(6)).basis)
    )
    assert chart_of([(one, day(may(6)))]) is None


def test_pages_make_the_same_of_the_same(record: Path) -> None:
    """Two looks at one record give one page."""
    with Store.open(record) as store:
        name = commitment_in(record, KEPT).id
        assert make_commitment(store, Asked(name=name)) == make_commitment(store, Asked(name=name))
        assert make_ledger(store, Asked())["entries"] == make_ledger(store, Asked())["entries"]
    client = reader(record)
    assert client.get("/ledger").text == client.get("/ledger").text
