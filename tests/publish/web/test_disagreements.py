"""Disagreements: sides beside each other, each with who holds it and its very words."""

import re
from pathlib import Path

import pytest

from rapporteur.publish.web import disagreements
from rapporteur.record.disagreements.sides import Held, disagreement
from rapporteur.record.disagreements.views import list_disagreements
from rapporteur.record.event_views import event_entry
from rapporteur.record.store import Store
from tests.publish.web.asking import reader, words_of
from tests.publish.web.telling import QUARREL, make_story
from tests.publish.web.test_event import make_told


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_story(tmp_path_factory.mktemp("disagreements") / "r")


def test_each_side_stands_with_its_words(record: Path) -> None:
    """What it is about, what each wants, who that is, and the sentence with the words marked."""
    page = reader(record).get("/disagreements").text
    words = words_of(page)
    for told in ("parties RETREAT withdraw: how long", "2 years Norland", "6 months the Ardent Front", QUARREL):
        assert told in words, told
    assert page.count('<div class="side">') == 2
    assert "<mark>wants two years</mark>" in page
    assert "<mark>wants six months</mark>" in page


def test_the_words_of_each_side_lead_to_their_place(record: Path) -> None:
    page = reader(record).get("/disagreements").text
    with Store.open(record) as store:
        spans = [span for _, one in list_disagreements(store) for side in one.sides for span in side.spans]
    assert len(spans) == 2
    for span in spans:
        assert f'/document/{span.document}?span={span.start}-{span.end}#lit"' in page


def test_one_of_an_event_leads_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers that do not meet are told of their event; words of one sentence are quoted once."""
    record, event = make_told(tmp_path / "r")
    with Store.open(record) as store:
        told = [quantity.span for one in event_entry(store, event).event.mentions for quantity in one.quantities]
    held = [Held(by="Post", value=span.quote, span=span) for span in (*told, told[0])]
    one = disagreement("numbers", "killed", held, event=event)
    monkeypatch.setattr(disagreements, "list_disagreements", lambda *given: [(event_entry(given[0], event), one)])
    client = reader(record)
    page = client.get("/disagreements").text
    assert "numbers killed" in words_of(page)
    assert [page.count(f"<mark>{span.quote}</mark>") for span in told] == [1, 1]
    link = re.search(r'href="(/event/[^"]*)">fought<', page)
    assert link is not None
    assert client.get(link[1]).text == client.get(f"/event/{event}").text


def test_they_are_chosen_by_type(record: Path) -> None:
    client = reader(record)
    assert "wants two years" in client.get("/disagreements?type=parties").text
    assert "No disagreements to show." in words_of(client.get("/disagreements?type=numbers").text)
    answer = client.get("/disagreements?type=quarrel")
    assert answer.status_code == 400
    assert "type=quarrel: write one of parties" in words_of(answer.text)


def test_what_was_not_known_yet_is_no_disagreement(record: Path) -> None:
    assert "No disagreements to show." in words_of(reader(record).get("/disagreements?known_by=2030-05-07").text)
