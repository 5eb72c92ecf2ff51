"""The story: what is drawn and listed of it, what is said of the rest, and how an address asks for it."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from rapporteur.model import EventType, Status
from rapporteur.record.store import Store
from tests.publish.web.asking import reader, words_of
from tests.publish.web.storied import story_record
from tests.record.making import day, make_reading, make_record, with_event

WHOLE = "from=2001-01-01&to=2030-12-31"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return story_record(tmp_path_factory.mktemp("story") / "r")


def page_of(record: Path, query: str = "") -> str:
    answer = reader(record).get(f"/?{query}")
    assert answer.status_code == 200, words_of(answer.text)
    return answer.text


def listed(page: str) -> list[str]:
    """Return the triggers of the list, in order."""
    return re.findall(r'class="trigger">([^<]*)<', page)


def drawn(page: str) -> list[str]:
    """Return the triggers of the timeline, as they are told of its signs."""
    return re.findall(r"<title>(?:[^<\n]*: )?(\w+)(?: → [^<\n]*)?\n", page)


def lanes(page: str) -> list[str]:
    return re.findall(r'class="lane" role="group" aria-label="([^"]*)"', page)


def test_the_days_of_most_events_are_shown(record: Path) -> None:
    """What lies before is counted, and so is what has no day; both can be asked for."""
    page = page_of(record)
    words = words_of(page)
    assert "6 events, 1 November 2030 to 31 December 2030 of 7 events in all" in words
    assert "1 event before or after these days" in words
    assert "1 event of no known day, drawn nowhere" in words
    assert listed(page) == ["signed", "seize", "release", "talks", "shots", "marches"]
    assert sorted(drawn(page)) == sorted(listed(page))
    assert listed(page_of(record, WHOLE)) == ["granted", *listed(page)]
    assert listed(page_of(record, "undated=yes")) == ["visit"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("status=planned", ["seize"]),
        ("status=called_off&status=did_not_happen", ["talks", "shots"]),
        ("status=called_off,did_not_happen", ["talks", "shots"]),
        ("type=AGREE&type=COERCE", ["signed", "seize"]),
        ("type=AGREE&status=planned", []),
        ("actor=ardent", ["signed", "shots"]),
        ("actor=divers", ["seize"]),
        ("place=kesh", ["signed", "marches"]),
        ("source=evening", ["talks"]),
        ("words=called+TALKS", ["talks"]),
        ("words=talks+ferries", []),
        ("from=2030-12-06&to=2030-12-06", ["seize", "talks"]),
        ("from=2030-12-06&to=2030-12-07", ["seize", "talks", "shots"]),
        ("to=2001-06-30", ["granted"]),
        ("from=2030-12-08", ["seize", "marches"]),
        ("as_of=2030-11-30", ["signed", "seize"]),
        ("known_by=2030-12-05", ["signed", "seize", "release", "talks"]),
        ("known_by=2030-12-05&status=possible", ["release"]),
        ("known_by=2030-11-09", []),
    ],
)
def test_an_address_says_what_is_shown(record: Path, query: str, found: list[str]) -> None:
    """Filters, days and vantages stand in the address; what is open lies at the day that is known."""
    page = page_of(record, query if "from" in query or "to" in query else f"{query}&from=2030-11-01&to=2030-12-31")
    assert listed(page) == found
    assert sorted(drawn(page)) == sorted(found)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("status=maybe", "status=maybe: write one of happened, ongoing, planned"),
        ("type=WAR", "type=WAR: write one of AGREE"),
        ("lanes=day", "lanes=day: write one of actor, type, place"),
        ("from=2031-01-01&to=2030-01-01", "from=2031-01-01: after the last day, to=2030-01-01"),
        ("from=soon", "from=soon: not a day"),
        ("width=-3", "width=-3: write a number"),
        ("after=event-0", "event-0: no event of the record; begin with the first"),
    ],
)
def test_an_address_that_is_wrong_is_told(record: Path, query: str, words: str) -> None:
    answer = reader(record).get(f"/?{query}")
    assert answer.status_code in (400, 404)
    assert words in words_of(answer.text)


def test_a_filter_stays_where_it_was_set(record: Path) -> None:
    """The form has it, and so have all links of the page to itself."""
    page = page_of(record, "status=planned&status=possible&actor=nor&lanes=type")
    assert 'name="actor" value="nor"' in page
    assert re.findall(r'name="status" value="(\w+)" checked', page) == ["planned", "possible"]
    itself = [link for link in re.findall(r'href="(/\?[^"]*)"', page) if "lanes=" in link]
    assert itself
    assert all("status=planned%2Cpossible" in link for link in itself if "status=" in link)
    assert all("actor=nor" in link for link in re.findall(r'href="([^"]*)" data-renew="(?:in|out)"', page))
    assert '<input type="hidden" name="lanes" value="type">' in page


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("actor", ["Norland", "Ardent Front", "others", "nobody named"]),
        ("type", ["AGREE", "CONSULT", "RETREAT", "MOBILIZE", "COERCE", "ASSAULT"]),
        ("place", ["Kesh", "place not told"]),
    ],
)
def test_lanes(record: Path, by: str, found: list[str]) -> None:
    """By who acts, the most frequent first; by type, as PLOVER orders them; by place."""
    assert lanes(page_of(record, f"lanes={by}")) == found


def test_each_status_is_drawn_in_its_own_way(record: Path) -> None:
    """By the shape of the sign and the line around its days; an open end is an arrow."""
    page = page_of(record)
    items = dict(re.findall(r'<a class="item is-([\w-]+) \w+"[^>]*>(.*?)</a>', page, re.DOTALL))
    assert items.keys() == {status.value.replace("_", "-") for status in Status}
    assert "<circle r=" not in items["did-not-happen"].replace('class="hit" r', "")
    assert items["called-off"].count('class="stroke"') == 1
    assert 'class="fill"' in items["ongoing"]
    assert 'class="band"' in items["planned"]
    assert 'stroke arrow" d="M6,0 h19' in items["possible"]
    assert 'stroke arrow" d="M-6,0 h-19' in items["did-not-happen"]
    assert 'r="5" class="ring"' in items["happened"]
    assert 'r="4" class="ring"' in items["planned"]


def test_an_item_tells_all_that_the_list_tells(record: Path) -> None:
    """For who cannot see it: what is drawn, status, type, who to whom, days with their basis, place, sources, words."""
    page = page_of(record)
    told = next(title for title in re.findall(r"<title>([^<]*)</title>", page) if "signed" in title)
    assert told.split("\n") == [
        "signed → Ardent Front",
        "happened AGREE",
        "Norland → Ardent Front",
        "9 November 2030 (stated), Kesh",
        "2 reports, 2 independent sources",
        "“In Kesh, Norland and the Ardent Front signed the truce.”",
    ]
    words = words_of(page.partition('class="story-list"')[2])
    assert "9 November 2030 stated happened AGREE signed Norland → Ardent Front in Kesh" in words
    assert "Herald · 2 reports, 2 independent sources" in words


def test_what_is_known_later_is_hidden(record: Path) -> None:
    """By the first report alone there is one source, and no name of what comes later."""
    page = page_of(record, "known_by=2030-11-10")
    assert "1 report, 1 independent source" in words_of(page)
    assert "Divers" not in page
    assert 'class="vantage-day"' in page
    assert "left out 8 reports" in words_of(page)


def test_the_days_of_the_sliders(record: Path) -> None:
    """They stop where something became known and where something began, with links to the next and the last."""
    page = page_of(record, "known_by=2030-11-20")
    days = re.search(r'data-name="known_by"[^>]*data-days="([^"]*)"', page)
    assert days
    assert days[1].split() == ["2030-11-10", "2030-11-20", "2030-12-05", "2030-12-07", "2030-12-08", "2030-12-09"]
    assert 'href="/?known_by=2030-11-10" data-renew="before-known_by"' in page
    assert 'href="/?known_by=2030-12-05" data-renew="after-known_by"' in page


def test_many_events_are_listed_in_parts_and_drawn_as_far_as_there_is_room(tmp_path: Path) -> None:
    """Nothing is lost between the parts, in either direction; how many are not drawn is said."""
    first = date(2030, 1, 1)
    many = [
        with_event(
            make_reading([f"Envoys met, {number}."], path=f"{number:03}.txt", published=day(date(2031, 1, 1))),
            "met",
            day(first + timedelta(number % 9)),
            type_=EventType.CONSULT,
        )
        for number in range(170)
    ]
    record = make_record(tmp_path / "r", *many)
    with Store.open(record, write=True) as store:
        store.set_linked()
    page = page_of(record, "lanes=place")
    count = next(int(number) for number in re.findall(r"<strong>(\d+) event", page))
    assert count > 150
    assert f"of {count}, those that most independent sources tell of" in words_of(page)
    parts = [page]
    while link := re.search(r'rel="next" href="([^"#]*)', parts[-1]):
        parts.append(reader(record).get(link[1].replace("&amp;", "&")).text)
    events = [re.findall(r'href="/event/([^"]*)" class="trigger"', part) for part in parts]
    assert [len(some) for some in events[:-1]] == [50] * (len(parts) - 1)
    assert len({one for some in events for one in some}) == count
    back = re.search(r'rel="prev" href="([^"#]*)', parts[2])
    assert back
    before = reader(record).get(back[1].replace("&amp;", "&")).text
    assert re.findall(r'href="/event/([^"]*)" class="trigger"', before) == events[1]


def test_an_empty_record_has_a_story_to_come(tmp_path: Path) -> None:
    assert "No events" in words_of(page_of(make_record(tmp_path / "r")))


def test_what_is_looked_for_is_never_markup(record: Path) -> None:
    """Nor are names that are offered."""
    page = page_of(record, 'actor="><script>alert(1)</script>&words=<b>')
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert "No events that fit" in words_of(page)
