"""Lines of the record: nothing is lost on the way there and back, whatever the text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur import lines
from rapporteur.errors import InexactSpan
from rapporteur.model import Basis, Dating, Document, Interval, Reason, Sentence, Span, TimeExpression, TimexType

WORDS = st.text(max_size=20)
SOME = st.none() | WORDS


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(min_size=1, max_size=60))
    blank = Document(id=draw(st.text(min_size=1, max_size=8)), text=text, raw_sha256="")

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        return blank.span(start, draw(st.integers(start + 1, len(text))))

    return Document(
        id=blank.id,
        text=text,
        path=draw(SOME),
        url=draw(SOME),
        title=draw(SOME),
        publisher=draw(SOME),
        agencies=tuple(draw(st.lists(WORDS, max_size=2))),
        language=draw(SOME),
        published=draw(intervals(span())),
        dateline=span() if draw(st.booleans()) else None,
        furniture=tuple(span() for _ in range(draw(st.integers(0, 2)))),
        raw_sha256=draw(WORDS),
    )


@st.composite
def intervals(draw: st.DrawFn, cue: Span) -> Interval:
    ends = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    earliest, latest = (end if draw(st.booleans()) else None for end in ends)
    return Interval(earliest=earliest, latest=latest, basis=draw(st.sampled_from(Basis)), cues=(cue,))


@given(documents(), st.data())
def test_round_trip(document: Document, data: st.DataObject) -> None:
    """What a line was made of is what comes back from it, and a line is one line for every reader."""
    span = document.span(0, len(document.text))
    interval = data.draw(st.none() | intervals(span))
    time = TimeExpression(
        id=data.draw(WORDS),
        span=span,
        type=data.draw(st.sampled_from(TimexType)),
        value=data.draw(SOME),
        mod=data.draw(SOME),
        interval=interval,
        made_by=data.draw(WORDS),
    )
    sentence = Sentence(id=data.draw(WORDS), span=span, made_by=data.draw(WORDS))
    reasons = (Reason(words=data.draw(WORDS), spans=(span,)), Reason(words=data.draw(WORDS)))
    dating = Dating(document=document.id, interval=document.published, reasons=reasons, made_by=data.draw(WORDS))
    written = [
        lines.dump(line)
        for line in (
            lines.document_line(document),
            lines.time_line(time),
            lines.sentence_line(sentence),
            lines.dating_line(dating),
        )
    ]
    assert all(len(line.splitlines()) == 1 for line in written)
    read = [lines.load(line) for line in written]
    assert lines.document_from(read[0]) == document
    assert lines.time_from(read[1]) == time
    assert lines.sentence_from(read[2]) == sentence
    assert lines.dating_from(read[3]) == dating


def test_the_text_is_left_out_on_demand() -> None:
    """Without its text a document line is the same but for that."""
    document = Document(id="doc-1", text="Talks resumed.", raw_sha256="")
    whole = lines.document_line(document)
    assert whole.pop("text") == "Talks resumed."
    assert lines.document_line(document, text=False) == whole


def test_a_line_that_does_not_fit_its_text_is_refused() -> None:
    """A document line whose furniture is not in the text raises."""
    document = Document(id="doc-1", text="Talks resumed.", raw_sha256="")
    line = lines.document_line(document) | {
        "furniture": [{"document": "doc-1", "start": 0, "end": 5, "quote": "Walks"}]
    }
    with pytest.raises(InexactSpan):
        lines.document_from(line)


def test_the_header_names_the_days() -> None:
    """The header says from which day the record is seen."""
    header = lines.header_line(as_of=date(2030, 11, 23))
    assert (header["format"], header["version"], header["as_of"]) == ("rapporteur-record", 1, "2030-11-23")
    assert header["known_by"] is None


def test_what_steers_a_terminal_is_escaped() -> None:
    """Control, bidirectional and line-ending characters come escaped, and back as they were."""
    text = "\x1b[31m\u202e\u2028\u0085\x7f"
    dumped = lines.dump({"quote": text})
    assert dumped.isascii()
    assert dumped.isprintable()
    assert lines.load(dumped) == {"quote": text}
