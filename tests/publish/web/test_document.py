"""The page of a report: exactly the words that are asked for are lit, and all that is marked is told apart."""

import html
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.model import MentionType, Reading, Reason
from rapporteur.publish.web.segments import PART, Mark, breaks_of, paragraphs_of, parts_of, segments_of
from rapporteur.publish.words import harmless
from rapporteur.record.store import Store
from tests.publish.web.asking import reader, words_of
from tests.record.making import day, make_reading, make_record, with_event, with_name, with_statement

FRIDAY = day(date(2030, 11, 22))
FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
ODD = f'Zoe\u0301 \U0001f54a {FAMILY} 長い naïve \U0001d11e\n\nsaid 3 < 4 & "so" they met on Friday.\nMore: é\u0301.'


def make_odd(path: Path) -> tuple[Path, Reading]:
    reading = make_reading([ODD], times=[("Friday", FRIDAY)], published=FRIDAY, furniture=["More"])
    said = with_statement(reading, source="Zoe\u0301", cue="said", content='"so" they met on Friday', actor="actor-1")
    made = with_event(with_name(said, "Zoe\u0301"), "met", FRIDAY, actor=("they", "actor-1"), when="Friday")
    return make_record(path, made), made


def page_of(record: Path, reading: Reading, query: str = "") -> str:
    answer = reader(record).get(f"/document/{reading.document.id}{query}")
    assert answer.status_code == 200
    return answer.text


def text_of(part: str) -> str:
    """Return what a browser has as the text of some markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", part))


def body_of(page: str) -> str:
    """Return the text of the report on its page, without the newlines of the template between paragraphs."""
    body = page.partition('<div class="body"')[2].partition(">")[2].partition("</div>")[0]
    return "".join(text_of(paragraph) for paragraph in re.findall(r"<p>(.*?)</p>", body, re.DOTALL))


def lit_in(page: str) -> str:
    """Return the words that are lit on a page."""
    return "".join(text_of(words) for words in re.findall(r'<mark class="lit"[^>]*>(.*?)</mark>', page, re.DOTALL))


def test_the_text_is_the_reports(tmp_path: Path) -> None:
    """Whatever is marked in it, the text on the page is that of the report, character by character."""
    record, reading = make_odd(tmp_path / "r")
    assert body_of(page_of(record, reading)) == ODD


def test_exactly_the_asked_characters_are_lit(tmp_path: Path) -> None:
    """Offsets are code points: whatever stands before, emoji or combining marks, these characters and no other."""
    record, reading = make_odd(tmp_path / "r")
    client = reader(record)
    for start in range(0, len(ODD), 3):
        for end in {start + 1, min(start + 7, len(ODD)), len(ODD)}:
            page = client.get(f"/document/{reading.document.id}?span={start}-{end}").text
            assert lit_in(page) == ODD[start:end]
            assert body_of(page) == ODD
            assert page.count('id="lit"') == 1


def test_the_event_is_lit_where_its_link_leads(tmp_path: Path) -> None:
    """The link of a span is the address that lights it."""
    record, reading = make_odd(tmp_path / "r")
    trigger = reading.events[0].trigger
    page = reader(record).get(f"/event/{reading.events[0].id}").text
    address = f"/document/{reading.document.id}?span={trigger.start}-{trigger.end}"
    assert f'href="{address}#lit"' in page
    assert lit_in(reader(record).get(address).text) == "met"


@pytest.mark.parametrize("span", ["9-3", "3-3", "-1-3", "a-b", "3", "0-9999", "0-99999999999999", "1-2-3", "٣-٤"])
def test_a_span_that_is_none_is_told(tmp_path: Path, span: str) -> None:
    """What cannot be lit is said, with what to write."""
    record, reading = make_odd(tmp_path / "r")
    answer = reader(record).get(f"/document/{reading.document.id}", params={"span": span})
    assert answer.status_code == 400
    assert f"span={span}: " in words_of(answer.text)


def test_every_layer_is_there(tmp_path: Path) -> None:
    """Statements with source, cue and content, events, times, people and page furniture are marked, and can be switched
    off."""
    record, reading = make_odd(tmp_path / "r")
    page = page_of(record, reading)
    for look, words in {
        "in-source": "Zoe\u0301", "in-cue": "said", "in-event": "met", "in-time": "Friday", "in-person": "Zoe\u0301",
        "in-furniture": "More",
    }.items():  # fmt: skip
        pattern = rf'class="[^"]*\b{look}\b[^"]*"[^>]*>(?:<span class="status.*?</span></span>)?([^<]*)<'
        assert [html.unescape(found) for found in re.findall(pattern, page)] == [words], look
    content = re.findall(r'class="[^"]*\bin-content\b[^"]*"[^>]*>(?:<span.*?</span></span>)?([^<]*)<', page)
    assert html.unescape("".join(content)) == '"so" they met on Friday'
    for layer in ("events", "statements", "times", "people", "furniture"):
        assert f'class="show-{layer}"' in page
        assert f".show-{layer}:not(:checked)" in reader(record).get("/static/style.css").text


def test_text_and_notes_lead_to_each_other(tmp_path: Path) -> None:
    """From the words a link goes to what is said of them, and from there one back; both have the same key."""
    record, reading = make_odd(tmp_path / "r")
    page = page_of(record, reading)
    trigger = reading.events[0].trigger
    assert re.search(
        r'<a href="#n-e1"[^>]*data-notes="e1 q1"[^>]*><span class="status status-happened".*?>met</a>', page
    )
    assert f'<span class="anchor" id="s{trigger.start}-{trigger.end}"></span><a href="#n-e1"' in page
    assert re.search(
        rf'<li id="n-e1" data-notes="e1">.*?href="#s{trigger.start}-{trigger.end}">met</a>', page, re.DOTALL
    )


def test_why_this_date_is_said(tmp_path: Path) -> None:
    """The reasons of a date stand beside it with the words they rest on, those of other reports too."""
    other = make_reading(["Talks resumed on Friday."], published=FRIDAY, path="other.txt", title="The other")
    reading = make_reading(["They met on Friday."], published=FRIDAY)
    friday = other.document.span(17, 23)
    reasons = (Reason(words="the other has the day", spans=(friday, reading.document.span(12, 18))),)
    dated = replace(reading, dating=replace(reading.dating, reasons=reasons))
    with Store.open(make_record(tmp_path / "r", other, reading), write=True) as store:
        store.link(reading.document.id, dated)
        store.commit()
    page = page_of(tmp_path / "r", reading)
    assert "the other has the day: “Friday” in The other; “Friday”" in words_of(page)
    assert f'href="/document/{other.document.id}?span=17-23#lit"' in page


def test_what_is_not_in_the_record_is_not_found(tmp_path: Path) -> None:
    """A report that is not there, or not heard by a day, is a page that says so."""
    record, reading = make_odd(tmp_path / "r")
    nowhere = reader(record).get("/document/doc-nowhere")
    assert nowhere.status_code == 404
    assert "doc-nowhere: not in this record" in words_of(nowhere.text)
    early = reader(record).get(f"/document/{reading.document.id}?known_by=2030-11-21")
    assert early.status_code == 404
    assert "not surely published by 2030-11-21" in words_of(early.text)


def test_what_begins_later_is_left_out(tmp_path: Path) -> None:
    """Seen from a day before, an event that is told of a later day is not marked."""
    later = day(date(2030, 12, 24))
    reading = with_event(make_reading(["They met at Christmas."], published=FRIDAY), "met", later)
    record = make_record(tmp_path / "r", reading)
    assert "in-event" in page_of(record, reading)
    assert "in-event" not in page_of(record, reading, "?as_of=2030-12-01")


def test_a_long_report_comes_in_parts(tmp_path: Path) -> None:
    """A text of any length is shown some at a time, whole when taken together, and a span opens the part it is in."""
    paragraphs = [f"Paragraph {number}: " + "they met and they talked. " * 20 for number in range(400)]
    text = "\n\n".join(paragraphs)
    reading = make_reading([text], published=FRIDAY)
    record = make_record(tmp_path / "r", with_name(reading, "Paragraph 399", MentionType.GROUP))
    client = reader(record)
    count = len(parts_of(text))
    pages = [client.get(f"/document/{reading.document.id}?part={part}").text for part in range(1, count + 1)]
    assert count > 4
    assert "".join(body_of(page) for page in pages) == text
    assert max(len(page) for page in pages) < 3 * PART
    start = text.index("Paragraph 399")
    lit = client.get(f"/document/{reading.document.id}?span={start}-{start + 13}").text
    assert lit_in(lit) == "Paragraph 399"
    assert f"part {count} of {count}" in words_of(lit)
    assert client.get(f"/document/{reading.document.id}?part={count + 1}").status_code == 400


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda one: (one[0], one[0] + one[1]))


@settings(max_examples=200)
@given(st.text(alphabet="ab\n é\u0301\U0001f54a", min_size=90, max_size=95), st.lists(SPANS, max_size=8), SPANS)
def test_segments_are_the_text_and_know_what_covers_them(
    text: str, spans: list[tuple[int, int]], lit: tuple[int, int]
) -> None:
    """However marks overlap, segments joined are the text, and each has just the marks that cover all of it."""
    marks = [Mark(start=start, end=end, look="event", note=f"e{at}") for at, (start, end) in enumerate(spans)]
    cuts = {at for ends in (*breaks_of(text, 0, len(text)), lit) for at in ends}
    segments = segments_of(text, marks, start=0, end=len(text), cuts=cuts)
    assert "".join(one.text for one in segments) == text
    for one in segments:
        assert set(one.marks) == {mark for mark in marks if mark.start <= one.start and one.end <= mark.end}
        assert not [mark for mark in marks if one.start < mark.start < one.end or one.start < mark.end < one.end]
    runs = [run for paragraph in paragraphs_of(segments, lit) for run in paragraph]
    assert "".join(one.text for run in runs if run.is_lit for one in run.segments) == text[slice(*lit)]
    assert sum(run.is_first for run in runs) == 1
    assert harmless("".join(one.text for run in runs for one in run.segments)) == text


@given(st.text(alphabet="ab \n", max_size=300), st.integers(2, 50))
def test_parts_are_the_text(text: str, size: int) -> None:
    """Parts follow each other without a gap, none is longer than asked for, and only an empty text has an empty one."""
    parts = parts_of(text, size)
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(0 < end - start <= size for start, end in parts) or not text
