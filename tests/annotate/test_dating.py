"""The day a report is from: gold lines anyone can add to (tests/gold/datings.txt), then what is given and refused."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.annotate.reading import annotate
from rapporteur.model import Basis, Document, Reading
from rapporteur.read.files import Input
from rapporteur.read.report import read_report
from rapporteur.settings import Settings

GOLD = Path(__file__).parent.parent / "gold" / "datings.txt"


def read(text: str, *, published: date | None = None) -> Reading:
    """Return the reading of a report with some text."""
    given = Input(name="report.txt", path="report.txt", line=None, content=text.encode("utf-8", "surrogatepass"))
    return annotate(read_report(given, settings=Settings()), published=published)


def gold_cases() -> list[tuple[str, str, str]]:
    """Return the interval, the rule and the text of each gold report."""
    blocks = re.split(r"^=== ", GOLD.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    heads = [block.split("\n", 1) for block in blocks]
    return [(*(part.strip() for part in head.split("|", 1)), text) for head, text in heads]  # type: ignore[misc]


@pytest.mark.parametrize(("interval", "rule", "text"), gold_cases(), ids=[case[1] for case in gold_cases()])
def test_gold(interval: str, rule: str, text: str) -> None:
    """Each gold report is dated as its rule says."""
    reading = read(text)
    published = reading.document.published
    got = f"{published.earliest or '-'} .. {published.latest or '-'}"
    reasons = "\n".join(f"  - {reason.words}" for reason in reading.dating.reasons)
    assert got == interval, f"{rule}: got {got}, gold {interval}, since\n{reasons}"


def test_a_given_day_goes_before_what_the_page_states() -> None:
    """Who knows better than the page is believed."""
    reading = read("Published: 3 May 2020\nTalks went on for a third day on Tuesday.", published=date(2020, 5, 7))
    assert reading.document.published.day == date(2020, 5, 7)
    assert reading.document.published.basis is Basis.STATED


def test_every_reason_quotes_words_of_the_report() -> None:
    """A report dated from its own words gives the words with each step but the conclusion."""
    reading = read(gold_cases()[4][2])
    *steps, end = reading.dating.reasons
    assert end.words == "so the report is from 2027-05-11"
    assert [span.quote for span in steps[0].spans] == ["February 3, 2026"]
    assert all(reading.document.check(span) for step in steps for span in step.spans)
    assert reading.document.published.basis is Basis.INFERRED


def test_the_metadata_of_a_page_give_its_date() -> None:
    """A date in the metadata is stated, and needs no words of the text."""
    line = Input(
        name="x.jsonl:1", path="x.jsonl", line=1, content=b'{"text": "Talks resumed.", "published": "2020-05-03"}'
    )
    dating = annotate(read_report(line, settings=Settings())).dating
    assert dating.interval.day == date(2020, 5, 3)
    assert dating.reasons[0].words == "the report's metadata give 2020-05-03"


@given(st.text(max_size=300))
def test_any_text_is_dated_without_failing(text: str) -> None:
    """Whatever the text, there is a dating with reasons, and an interval whose cues are exact."""
    ending = "on Friday 31 December 9999, 9999 years after 1 January 0001"
    document = Document(id="doc-1", text=f"Posted Monday, May 9\n{text} {ending}", raw_sha256="")
    reading = annotate(document)
    assert reading.dating.reasons
    assert all(reading.document.check(span) for span in reading.document.published.cues)
