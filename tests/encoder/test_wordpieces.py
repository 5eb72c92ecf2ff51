"""Wordpieces lie in the text in order, whatever the text; each knows the gap before it and the shape of its word."""

import time
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from rapporteur.encoder.encoder import VOCABULARY
from rapporteur.encoder.wordpieces import SHAPES, TYPOGRAPHIES, cut

TOKENIZER = Tokenizer.from_str((files("rapporteur.weights") / VOCABULARY).read_text(encoding="utf-8"))
TOKENIZER.no_truncation()
TOKENIZER.no_padding()

STRANGE = "aZ9é\u0301İßﬁ.-“[ \n\r\t\0\x01\x0b\u00ad\u200b\u200d\u2028\ufe0f\ufffd👩🇺𝔸مَرلا你国한국কোไทย\ue000\U0010ffff"
TEXTS = st.text() | st.text(st.sampled_from(STRANGE)) | st.lists(st.sampled_from(["[SEP]", "[PAD]", " a"])).map("".join)


@given(TEXTS)
@example("한̀")
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    """No piece is empty or goes back; two share characters only where both are of the same characters of one word."""
    pieces = cut(text, TOKENIZER)
    spans = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), pieces.words.tolist(), strict=True))
    assert all(0 <= start < end <= len(text) for start, end, _ in spans)
    assert all(before[1] <= after[0] or before == after for before, after in pairwise(spans))
    assert ((pieces.typography >= 0) & (pieces.typography < TYPOGRAPHIES - 1)).all()


@given(TEXTS, st.data())
def test_overlapping_finds_what_shares_a_character(text: str, data: st.DataObject) -> None:
    """The pieces of a stretch are exactly those that have a character in it."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start + 1, len(text) + 1))
    pieces = cut(text, TOKENIZER)
    sharing = [n for n in range(len(pieces)) if pieces.starts[n] < end and start < pieces.ends[n]]
    assert list(range(len(pieces)))[pieces.overlapping(start, end)] == sharing


GAPPED = [("U.N. said", [3, 0, 0, 0, 1]), ("a\nb\n\nc\n \t\nd\n  e", [3, 2, 3, 3, 2]), (" \n a\u00a0b\0\tc", [3, 1, 1])]
SHAPED = ["the élan", "A Évian Zaporizhzhia", "NATO G20", "McDonald iPhone", "9 2019", "“—$"]
UNICODE = [
    ("\0\u200d\ufffd \n", []),
    ("e\u0301t", ["e\u0301t"]),
    ("👩\u200d👧你好", ["👩\u200d👧", "你", "好"]),
    ("한", ["한"] * 3),
]


@pytest.mark.parametrize(("text", "gaps"), GAPPED)
def test_gaps(text: str, gaps: list[int]) -> None:
    """Nothing is 0, white space 1, a line end 2, an empty line or the beginning 3."""
    assert cut(text, TOKENIZER).gaps.tolist() == gaps


def test_shapes() -> None:
    """Small letters, a capital first, all capitals, capitals within, figures, none of these: a piece has its word's."""
    for shape, text in enumerate(SHAPED):
        assert set((cut(text, TOKENIZER).typography % SHAPES).tolist()) == {shape}


@pytest.mark.parametrize(("text", "expected"), UNICODE)
def test_unicode(text: str, expected: list[str]) -> None:
    """What the vocabulary drops has no piece; a Korean syllable is read as letters that all have its offsets."""
    pieces = cut(text, TOKENIZER)
    assert [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)] == expected


def test_a_lone_surrogate_is_refused() -> None:
    """The tokenizer takes no half characters; they were replaced when the report was read."""
    with pytest.raises(TypeError, match="must be str"):
        cut("half a \ud83d smile", TOKENIZER)


@pytest.mark.parametrize(("text", "count"), [("x" * 50_000, 1), ("中" * 50_000, 50_000), ("a-" * 25_000, 50_000)])
def test_a_long_line_takes_no_long_time(text: str, count: int) -> None:
    """Fifty thousand characters without a space are read in about the time that their number takes."""
    began = time.process_time()
    assert len(cut(text, TOKENIZER)) == count
    assert time.process_time() - began < 3
