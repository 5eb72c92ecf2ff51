"""The reader as a whole: who may ask, what may be written, and what is said when something is wrong."""

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from rapporteur.model import Basis, Interval
from rapporteur.publish.web.actions import Form, Shown
from rapporteur.publish.web.asked import Asked
from rapporteur.publish.web.guard import HEADERS, make_token
from rapporteur.publish.web.pages import PAGES, Action, Page
from rapporteur.record.store import Store
from rapporteur.record.views import list_reports
from tests.publish.web.asking import HOST, reader, words_of
from tests.record.making import day, make_reading, make_record

EARLY, LATE = day(date(2030, 11, 22)), day(date(2031, 2, 1))
OPEN = Interval(earliest=None, latest=None, basis=Basis.UNKNOWN)
SENT = "/note/x"
TOKEN = "the token of this start"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return make_record(
        tmp_path / "r",
        make_reading(["Talks resumed."], published=EARLY, path="early.txt", title="Talks resume"),
        make_reading(["Talks ended."], published=LATE, path="late.txt", title="Talks end"),
        make_reading(["Talks, some day."], published=OPEN, path="open.txt", title="Talks one day"),
    )


def note(store: Store, asked: Asked, form: Form) -> Shown:
    """Do what an action does: something to the record, which is open for writing."""
    store.connection.exec_driver_sql("CREATE TABLE noted (words TEXT)")
    store.connection.exec_driver_sql("INSERT INTO noted VALUES (?)", (f"{asked.name} {form['words']}",))
    store.commit()
    return Shown(page="reports")


def noted(record: Path) -> list[str]:
    with closing(sqlite3.connect(record)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'noted'").fetchone():
            return []
        return [words for (words,) in connection.execute("SELECT words FROM noted")]


NOTE = Action(name="note", path="/note/{name}", do=note)


@pytest.fixture(autouse=True)
def known_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the readers of these tests have a token that is known."""
    monkeypatch.setattr("rapporteur.publish.web.app.make_token", lambda: TOKEN)


@pytest.mark.parametrize("address", ["/reports", "/static/style.css", "/nowhere", "/reports?page=0", "/"])
def test_every_answer_is_guarded(record: Path, address: str) -> None:
    """Pages, files, redirects and errors have the headers that let a page do nothing but what is ours."""
    answer = reader(record).get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8765", ""]
)
def test_only_our_own_host_is_answered(record: Path, host: str) -> None:
    """A name that another site has made to mean this machine (DNS rebinding) is turned away."""
    answer = reader(record).get("/reports", headers={"host": host})
    assert answer.status_code == 421
    assert "Talks" not in answer.text


def test_our_own_host_is_answered(record: Path) -> None:
    """The check lets through what it should."""
    assert "Talks resume" in reader(record).get("/reports", headers={"host": HOST}).text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": f"http://{HOST}"},
    ],
)
def test_another_site_cannot_write(record: Path, headers: dict[str, str]) -> None:
    """A form on a page of another site is refused even if it knew the token."""
    client = reader(record, actions=[NOTE])
    form = {"words": "hello", "token": TOKEN}
    answer = client.post(SENT, data=form, headers=headers)
    assert answer.status_code == 403
    assert noted(record) == []


@pytest.mark.parametrize("token", ["", "wrong", "ü"])
def test_a_form_without_the_token_is_refused(record: Path, token: str) -> None:
    """What does not carry the token of this start writes nothing."""
    answer = reader(record, actions=[NOTE]).post(SENT, data={"words": "hello", "token": token})
    assert answer.status_code == 403
    assert noted(record) == []


@pytest.mark.parametrize(
    "headers", [{}, {"origin": f"http://{HOST}"}, {"sec-fetch-site": "same-origin", "origin": "null"}]
)
def test_our_own_form_writes(record: Path, headers: dict[str, str]) -> None:
    """A form of ours does what it is for, and a page is shown after it, from the same vantage."""
    client = reader(record, actions=[NOTE])
    form = {"words": "hello ü", "token": TOKEN, "query": "as_of=2030-12-01"}
    answer = client.post(SENT, data=form, headers=headers)
    assert (answer.status_code, answer.headers["location"]) == (303, "/reports?as_of=2030-12-01")
    assert noted(record) == ["x hello ü"]


def test_the_token_differs_from_start_to_start() -> None:
    """Nobody who saw it once knows it after."""
    assert len({make_token() for _ in range(3)}) == 3
    assert all(len(make_token()) >= 40 for _ in range(3))


def test_a_form_that_is_too_long_is_refused(record: Path) -> None:
    """A form does not fill the memory."""
    answer = reader(record, actions=[NOTE]).post(SENT, data={"words": "x" * 100_000})
    assert answer.status_code == 413
    assert noted(record) == []


def test_a_page_is_not_written_to(record: Path) -> None:
    """A page is read, an action is sent: the other way round is no address."""
    client = reader(record, actions=[NOTE])
    assert client.post("/reports").status_code == 405
    assert client.get(SENT).status_code == 405
    assert noted(record) == []


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere", 404, "No page"),
        ("/static/../app.py", 404, "No page"),
        ("/static/%2e%2e/app.py", 404, "No page"),
        ("/reports?as_of=yesterday", 400, "as_of=yesterday: not a day; write it as 2030-11-23"),
        ("/reports?known_by=2030-13-01", 400, "known_by=2030-13-01: not a day"),
        ("/reports?page=0", 400, "page=0: write a number from 1 on"),
        ("/reports?page=²", 400, "page=²: write a number"),
        ("/reports?page=99999999999999999999", 400, "write a number"),
        ("/reports?as_of=<script>alert(1)</script>", 400, "as_of=<script>alert(1)</script>: not a day"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(record: Path, address: str, status: int, words: str) -> None:
    """A page says what is wrong with an address, and what to write; never a traceback, never markup out of it."""
    answer = reader(record).get(address)
    assert answer.status_code == status
    assert words in words_of(answer.text)
    assert "Traceback" not in answer.text
    assert "<script" not in answer.text


def test_a_fault_of_the_program_is_told_in_a_line(
    record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is shown a traceback who did not ask for one."""
    monkeypatch.delenv("RAPPORTEUR_TRACEBACK", raising=False)
    broken = Page(name="reports", path="/broken", make=lambda *_: {"title": int("x")})
    answer = reader(record, pages=[broken]).get("/broken")
    assert answer.status_code == 500
    assert "a fault of the program (ValueError: invalid literal for int() with base 10: 'x')" in words_of(answer.text)
    assert "Traceback" not in answer.text + capsys.readouterr().err


def test_a_record_that_is_gone_is_told(record: Path) -> None:
    """The record is opened for each page: one that is no longer there is told as the commands tell it."""
    client = reader(record)
    record.unlink()
    answer = client.get("/reports")
    assert answer.status_code == 500
    assert f"{record}: no such record" in words_of(answer.text)


def test_a_record_of_a_later_program_is_told(record: Path) -> None:
    """A newer record is not read."""
    with closing(sqlite3.connect(record)) as connection, connection:
        connection.execute("UPDATE meta SET value = '999' WHERE key = 'version'")
    assert "written by a later Rapporteur" in words_of(reader(record).get("/reports").text)


def test_a_record_that_is_being_written_is_read_and_not_written(record: Path) -> None:
    """A build does not keep pages waiting; an action is told that another process is writing."""
    client = reader(record, actions=[NOTE])
    with Store.open(record, write=True):
        assert client.get("/reports").status_code == 200
        answer = client.post(SENT, data={"words": "hello", "token": TOKEN})
    assert answer.status_code == 503
    assert "another process is writing to this record" in words_of(answer.text)


def test_the_vantage_goes_along(record: Path) -> None:
    """Every link of a page keeps the days it is seen from, and what `known by` leaves out is said."""
    page = reader(record).get("/reports?as_of=2031-01-01&known_by=2030-12-01").text
    with Store.open(record) as store:
        early = next(one.id for one in list_reports(store))
    inner = [link for link in re.findall(r'href="(/[^"]*)"', page) if not link.startswith("/static/")]
    kept = [link for link in inner if "as_of=2031-01-01&amp;known_by=2030-12-01" in link]
    assert {link.partition("?")[0] for link in kept} >= {"/reports", f"/document/{early}"}
    assert [link for link in inner if link not in kept] == ["/reports"]
    assert 'name="as_of" value="2031-01-01"' in page
    assert 'name="known_by" value="2030-12-01"' in page
    assert "left out 2 reports: 1 published after 2030-12-01, 1 on a day not known well enough to say" in words_of(page)
    assert "Talks end" not in page


def test_the_reports_are_paged(tmp_path: Path) -> None:
    """A long list comes in parts, with links to the next and the last."""
    many = [
        make_reading([f"Report {number}."], path=f"{number:03}.txt", title=f"Title {number}.") for number in range(250)
    ]
    client = reader(make_record(tmp_path / "many", *many))
    pages = [client.get(f"/reports?page={number}").text for number in (1, 2, 3, 4)]
    shown = [re.findall(r"Title (\d+)\.", page) for page in pages]
    assert [len(one) for one in shown] == [100, 100, 50, 50]
    assert [int(one) for page in shown[:3] for one in page] == list(range(250))
    assert shown[3] == shown[2], "behind the last page is the last page"
    assert 'rel="next" href="/reports?page=2"' in pages[0]
    assert 'rel="next"' not in pages[2]
    assert "201 to 250 of 250 reports" in words_of(pages[2])


def test_no_page_of_the_reader_has_the_name_of_another() -> None:
    """Links are by name."""
    assert len({page.name for page in PAGES}) == len({page.path for page in PAGES}) == len(PAGES)
