"""TimelineJS 3: slides as its documentation has them, dates in words where they are not sure, markup shown as text."""

import json
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rapporteur.model import Basis, EventType, Interval, Status
from rapporteur.publish.exports.timelinejs import timeline_lines
from rapporteur.publish.words import visible
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING
from tests.publish.exports.handing import HOSTILE, handed_on, texts_of
from tests.record.making import with_event
from tests.record.undertaking import may, report

DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "additionalProperties": False,
}
SLIDE = {
    "type": "object",
    "required": ["start_date", "text", "unique_id"],
    "properties": {
        "start_date": DATE,
        "end_date": DATE,
        "display_date": {"type": "string", "minLength": 1},
        "group": {"type": "string"},
        "text": {
            "type": "object",
            "required": ["headline", "text"],
            "properties": {"headline": {"type": "string", "minLength": 1}, "text": {"type": "string"}},
            "additionalProperties": False,
        },
        "unique_id": {"type": "string", "pattern": r"^[\w-]+$"},
        "autolink": {"const": False},
    },
    "additionalProperties": False,
}
TIMELINE = {
    "type": "object",
    "required": ["events"],
    "properties": {"events": {"type": "array", "items": SLIDE}},
    "additionalProperties": False,
}
"""The form that timeline.knightlab.com/docs/json-format.html describes, as far as it is used."""


class Tags(HTMLParser):
    """What a browser would make of some HTML: its tags, and its text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def timeline_of(record: Path, folder: Path) -> Any:
    return json.loads(handed_on(record, "timelinejs", folder)[0].read_text(encoding="utf-8"))


def test_it_is_as_timelinejs_documents_it(made: Path, karvel: Path, tmp_path: Path) -> None:
    """Every slide has what it must, and each its own identifier; their order is that of the days."""
    for record in (made, karvel):
        timeline = timeline_of(record, tmp_path)
        Draft202012Validator(TIMELINE).validate(timeline)
        slides = timeline["events"]
        assert len({slide["unique_id"] for slide in slides}) == len(slides) > 5
        starts = [tuple(slide["start_date"].get(part, 1) for part in ("year", "month", "day")) for slide in slides]
        assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("earliest", "latest", "start", "end", "words"),
    [
        (may(9), may(9), {"year": 2030, "month": 5, "day": 9}, None, "9 May 2030"),
        (may(1), may(31), {"year": 2030, "month": 5}, None, "May 2030"),
        (date(2030, 1, 1), date(2030, 12, 31), {"year": 2030}, None, "2030"),
        (
            *(may(1), may(3), {"year": 2030, "month": 5, "day": 1}, {"year": 2030, "month": 5, "day": 3}),
            "between 1 and 3 May 2030",
        ),
        (None, may(3), {"year": 2030, "month": 5, "day": 3}, None, "by 3 May 2030"),
        (may(3), None, {"year": 2030, "month": 5, "day": 3}, None, "on or after 3 May 2030"),
    ],
)
def test_a_date(earliest: date | None, latest: date | None, start: Any, end: Any, words: str) -> None:
    """As exact as it is known and no more; what the axis cannot show is in words."""
    time = Interval(earliest=earliest, latest=latest, basis=Basis.RESOLVED)
    with Store.of([with_event(report("a.txt", may(9), "They met."), "met", time)]) as store:
        (slide,) = json.loads("\n".join(timeline_lines(store, EVERYTHING)))["events"]
    assert (slide["start_date"], slide.get("end_date"), slide["display_date"]) == (start, end, words)


def test_what_has_no_day_is_counted(made: Path, tmp_path: Path) -> None:
    """It has no place on a timeline."""
    assert handed_on(made, "timelinejs", tmp_path)[1] == ["left out 2 events of which no day is known"]


def test_markup_is_shown_and_not_obeyed(made: Path, tmp_path: Path) -> None:
    """A slide of a report that is nothing but markup has our three tags, and its words as they are written."""
    written = handed_on(made, "timelinejs", tmp_path)[0].read_text(encoding="utf-8")
    assert "<" not in written
    (slide,) = (slide for slide in json.loads(written)["events"] if "fired" in slide["text"]["headline"])
    text, headline = Tags(slide["text"]["text"]), Tags(slide["text"]["headline"])
    assert (set(text.tags), headline.tags) == ({"p", "blockquote"}, [])
    assert visible(HOSTILE) in text.words
    assert visible(HOSTILE) in headline.words


def test_every_quotation_is_exact(made: Path, karvel: Path, tmp_path: Path) -> None:
    """What a slide quotes stands in a report, word for word; line ends are blanks."""
    for record in (made, karvel):
        whole = [visible(text) for text in texts_of(record).values()]
        for slide in timeline_of(record, tmp_path)["events"]:
            quoted = unescape(slide["text"]["text"].partition("<blockquote>")[2].partition("</blockquote>")[0])
            trigger = unescape(slide["text"]["headline"].rpartition(" – “")[2].removesuffix("”"))
            assert any(quoted in text and trigger in text for text in whole)


def test_a_slide_says_whether_it_came_about() -> None:
    """In its group, and in the headline of what did not yet or never did."""
    later = Interval(earliest=may(9), latest=None, basis=Basis.INFERRED)
    reading = report("a.txt", may(9), "Norland will free them.")
    plan = with_event(reading, "free", later, type_=EventType.RETREAT, status=Status.PLANNED)
    with Store.of([plan]) as store:
        (slide,) = json.loads("\n".join(timeline_lines(store, EVERYTHING)))["events"]
    assert slide["group"] == "planned"
    assert slide["text"]["headline"] == "retreat, planned – “free”"
