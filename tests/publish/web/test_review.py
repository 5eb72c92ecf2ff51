"""The page for reviewing: what waits, what a form keeps, in whose name, and how it is undone."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rapporteur.model import EventType, Reading
from rapporteur.record.event_views import all_events
from rapporteur.record.judged import judgements_of
from rapporteur.record.overview import to_review
from rapporteur.record.reviews import all_reviews
from rapporteur.record.store import Store
from tests.publish.web.asking import reader, words_of
from tests.record.making import day, make_reading, make_record, with_event

TOKEN = "t" * 43


def report(path: str, sentence: str, trigger: str, on: int) -> Reading:
    """Return a report of one event, published the day after."""
    reading = make_reading([sentence], path=path, published=day(date(2030, 11, on + 1)))
    return with_event(reading, trigger, day(date(2030, 11, on)), type_=EventType.COERCE)


SEIZED = report("a.txt", "Bruno Vasquin seized two ferries <b>of</b> Zoe Orlo.", "seized", 4)
HELD = report("b.txt", "The harbour guard arrested nine men in Kesh.", "arrested", 6)
MENTION, OTHER = SEIZED.events[0].id, HELD.events[0].id


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = make_record(tmp_path / "r", SEIZED, HELD)
    with Store.open(path, write=True) as store:
        store.set_linked()
    return path


@pytest.fixture
def asking(record: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr("rapporteur.publish.web.app.make_token", lambda: TOKEN)
    return reader(record)


def send(asking: TestClient, action: str, **form: str) -> str:
    """Send a form as the page does, and return where the reader goes on; it must have been done."""
    answer = asking.post(action, data={"token": TOKEN, "reason": "I was there", "query": "type=COERCE", **form})
    assert answer.status_code == 303, words_of(answer.text)
    return str(answer.headers["location"])


def shown(record: Path) -> dict[str, tuple[str, str]]:
    """Return of each event its type and status."""
    with Store.open(record) as store:
        return {entry.event.id: (entry.event.type.value, entry.event.status.value) for entry in all_events(store)}


def test_every_form_that_writes_carries_the_token(asking: TestClient) -> None:
    """What the page sends is taken for its own, also where several forms stand on it."""
    page = asking.get("/review").text
    assert page.count('method="post"') > 5
    assert page.count(f'<input type="hidden" name="token" value="{TOKEN}">') == page.count('method="post"')


def test_next_goes_on_from_what_is_shown(asking: TestClient, record: Path) -> None:
    """From the first that waits to the second; from another, which was asked for, to the first."""
    with Store.open(record) as store:
        first, second = (one.id for one in to_review(store, limit=2))

    def after(query: str) -> str:
        [link] = re.findall(r'href="(/review[^"]*)" data-key="j"', asking.get(f"/review?{query}").text)
        return str(link)

    assert after("") == after(f"at={first}") == "/review?skip=2"
    assert after(f"at={second}") == "/review?skip=1"


def test_what_waits_is_shown_with_its_words_and_goes_when_it_is_found_right(asking: TestClient, record: Path) -> None:
    page = asking.get("/review").text
    first = OTHER if f'value="{OTHER}"' in page else MENTION
    assert "<mark>seized</mark>" in page or "<mark>arrested</mark>" in page
    assert "<b>of</b>" not in page
    address = send(asking, "/review", mention=first, matter="mention", value="right")
    assert address.startswith("/review?type=COERCE&done=review-")
    after = asking.get(address).text
    assert f'name="mention" value="{first}"' not in after
    send(asking, "/review", mention=OTHER if first == MENTION else MENTION, matter="mention", value="right")
    assert "Nothing waits" in asking.get("/review").text
    with Store.open(record) as store:
        assert [one.made_by for one in all_reviews(store.connection)] == ["person:reader"] * 2


def test_every_matter_can_be_corrected(asking: TestClient, record: Path) -> None:
    for form in (
        {"matter": "type", "value": "ASSAULT firearms"},
        {"matter": "status", "value": "planned"},
        {"matter": "time", "first": "2030-11-02", "last": ""},
        {"matter": "actors", "value": "Bruno Vasquin; Zoe Orlo"},
        {"matter": "recipients", "value": ""},
    ):
        address = send(asking, "/review", mention=MENTION, **form)
        assert f"at={MENTION}" in address
    with Store.open(record) as store:
        mention = next(one for entry in all_events(store) for one in entry.event.mentions if one.id == MENTION)
    assert (mention.type.value, mention.mode, mention.status.value) == ("ASSAULT", "firearms", "planned")
    assert (str(mention.time.earliest), mention.time.latest) == ("2030-11-02", None)
    assert [part.span.quote for part in mention.actors] == ["Bruno Vasquin", "Zoe Orlo"]
    assert not mention.recipients


def test_what_was_found_is_listed_and_undone(asking: TestClient, record: Path) -> None:
    before = shown(record)
    address = send(asking, "/review", mention=MENTION, matter="mention", value="wrong")
    assert len(shown(record)) == len(before) - 1
    page = asking.get(address).text
    found = re.search(r'name="id" value="(review-[^"]+)"', page)
    assert found
    assert "I was there" in unescape(page)
    send(asking, "/undo", id=found[1])
    assert shown(record) == before


def test_what_was_found_wrong_is_not_shown_and_why(asking: TestClient) -> None:
    send(asking, "/review", mention=MENTION, matter="mention", value="wrong")
    for address in (f"/event/{MENTION}", f"/review?at={MENTION}"):
        answer = asking.get(address)
        assert answer.status_code == 404
        assert f"{MENTION}: not in what you look at; a person found it wrong; undo that" in words_of(answer.text)


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_an_event_can_be_of_the_first_or_the_last_day(asking: TestClient, on: str) -> None:
    address = send(asking, "/review", mention=MENTION, matter="time", first=on, last=on)
    assert asking.get(address).status_code == 200


def test_events_are_joined_and_parted(asking: TestClient, record: Path) -> None:
    send(asking, "/judge", one=MENTION, other=OTHER, verdict="same")
    (event,) = shown(record)
    assert "The same event, as the record has it" in words_of(asking.get(f"/review?at={event}").text)
    with Store.open(record) as store:
        (made,) = judgements_of(store.connection)
    send(asking, "/undo", id=made.id)
    assert len(shown(record)) == 2


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"mention": MENTION, "matter": "status", "value": "over"}, 400),
        ({"mention": MENTION, "matter": "mood", "value": "right"}, 400),
        ({"mention": MENTION, "matter": "time", "first": "2030-11-09", "last": "2030-11-02"}, 400),
        ({"mention": MENTION, "matter": "time", "first": "soon"}, 400),
        ({"mention": MENTION, "matter": "mention", "value": "right", "reason": " "}, 400),
        ({"mention": MENTION, "matter": "actors", "value": "the Duke"}, 404),
        ({"mention": "event-none", "matter": "mention", "value": "right"}, 404),
        ({"mention": MENTION, "matter": "mention", "value": "right", "token": "x"}, 403),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_line(
    asking: TestClient, record: Path, form: dict[str, str], status: int
) -> None:
    answer = asking.post("/review", data={"token": TOKEN, "reason": "I was there", **form})
    assert answer.status_code == status
    with Store.open(record) as store:
        assert not all_reviews(store.connection, standing=False)


def test_only_what_is_asked_for_waits(asking: TestClient) -> None:
    assert "Nothing waits" in asking.get("/review?type=AID").text
    assert "Nothing waits" not in asking.get("/review?type=COERCE&status=happened").text
    assert asking.get("/review?type=QUARREL").status_code == 400


def test_some_are_gone_by(asking: TestClient) -> None:
    first, second = asking.get("/review").text, asking.get("/review?skip=2").text
    of = re.compile(r'name="mention" value="([^"]+)"')
    assert {of.findall(first)[0], of.findall(second)[0]} == {MENTION, OTHER}
