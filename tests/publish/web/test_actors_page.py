"""Actors: the list of whom reports name, and the page of one."""

from datetime import date
from pathlib import Path

import pytest

from rapporteur.annotate.actors import actor_id
from rapporteur.model import MentionType
from rapporteur.record.judged import Verdict, judgement_of
from rapporteur.record.store import Store
from tests.publish.web.asking import reader, words_of
from tests.publish.web.telling import FRONT_ID, NORLAND_ID, RUMOUR, make_story
from tests.record.making import day, make_reading, with_name

SPELT = ("Nayla Tarrou", "Naila Tarrow")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_story(
        tmp_path_factory.mktemp("actors") / "r",
        *(
            with_name(make_reading([f"{name} spoke."], path=name, published=day(date(2030, 5, 12))), name)
            for name in SPELT
        ),
    )
    with Store.open(made, write=True) as store:
        pair = NORLAND_ID, FRONT_ID
        store.judge(
            judgement_of(pair, Verdict.DIFFERENT, reason="foes", made_by="person:Ana", made_at=date(2031, 1, 1))
        )
    return made


def test_actors_are_listed_with_their_names(record: Path) -> None:
    """What each is, how often it is mentioned, how it is written, the most mentioned first."""
    words = words_of(reader(record).get("/actors").text)
    assert "3 actors named" in words
    assert words.index("Norland") < words.index("the Ardent Front") < words.index("Nayla Tarrou")
    assert "government" in words
    assert "2 times in 2 reports" in words
    assert "“Naila Tarrow” 1, “Nayla Tarrou” 1" in words


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("name=tarr", "Nayla Tarrou", "Norland"),
        ("type=GROUP", "Ardent Front", "Norland"),
        ("name=nobody", "No actors to show.", "Norland"),
    ],
)
def test_actors_are_chosen(record: Path, query: str, there: str, not_there: str) -> None:
    words = words_of(reader(record).get(f"/actors?{query}").text)
    assert there in words
    assert not_there not in words


def test_a_type_that_is_none_is_told(record: Path) -> None:
    answer = reader(record).get("/actors?type=WEAPON")
    assert answer.status_code == 400
    assert "type=WEAPON: write one of PERSON" in words_of(answer.text)


def test_an_actor_is_told_with_all_that_is_told_of_it(record: Path) -> None:
    """Offices with their days, statements, undertakings that lead to the ledger, what it wants, judgements."""
    page = reader(record).get(f"/actor/{NORLAND_ID}").text
    words = words_of(page)
    for told in (
        *("Norland", "government", "Offices", "chair of the Ardent Front", "told to be held on 8 May 2030"),
        *("What it says", "asserts (said)", "it stands by the Kesh Accord", "via Herald"),
        *("What it undertakes", "due 20 May 2030", "What it wants", "RETREAT withdraw: how long: for 2 years"),
        *("What persons judged", "different, foes person:Ana, 1 January 2031"),
    ):
        assert told in words, told
    assert f'href="/ledger?party={NORLAND_ID}"' in page


def test_events_are_told_with_the_part_in_them(record: Path) -> None:
    words = words_of(reader(record).get(f"/actor/{FRONT_ID}").text)
    assert "7 May 2030" in words
    assert "acts" in words
    assert RUMOUR in words


def test_why_names_are_one_is_told(record: Path) -> None:
    """Names that are of one say so, with the reason; each of their identifiers shows the one."""
    client = reader(record)
    pages = [client.get(f"/actor/{actor_id(MentionType.PERSON, name)}").text for name in SPELT]
    assert pages[0] == pages[1]
    words = words_of(pages[0])
    assert "Why these names are one" in words
    assert "“Nayla Tarrou” and “Naila Tarrow”" in words or "“Naila Tarrow” and “Nayla Tarrou”" in words


def test_one_who_is_not_there_is_told(record: Path) -> None:
    answer = reader(record).get("/actor/actor-0")
    assert answer.status_code == 404
    assert "actor-0: not in what you look at" in words_of(answer.text)


def test_an_actor_is_seen_from_a_day(record: Path) -> None:
    """What is told later is not on the page."""
    words = words_of(reader(record).get(f"/actor/{NORLAND_ID}?known_by=2030-05-05").text)
    assert "Offices" not in words
    assert "stands by" not in words
    assert "due 20 May 2030" in words
