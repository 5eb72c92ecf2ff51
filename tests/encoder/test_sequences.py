"""Spans are whole words, and the labels behind them the most likely that make whole spans."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rapporteur.encoder.heads import TokenHead
from rapporteur.encoder.sequences import Floats, _best, spans

HEAD = TokenHead("name", ("PERSON", "PLACE"))
WIDTH = len(HEAD.labels)


def logits(most: int) -> st.SearchStrategy[Floats]:
    return arrays(np.float32, st.tuples(st.integers(1, most), st.just(WIDTH)), elements=st.floats(-9, 9, width=32))


def is_whole(labels: tuple[int, ...]) -> bool:
    """Tell whether every inside follows a beginning or an inside."""
    return all(label < 2 or before for before, label in zip((0, *labels), labels, strict=False))


WHOLE = {size: np.array([*filter(is_whole, product(range(3), repeat=size))]) for size in range(1, 5)}


def whatever_type(logits: Floats) -> Floats:
    """Return the logits of being outside, at a beginning and inside."""
    with_types = (np.logaddexp.reduce(logits[:, begin::2], axis=1) for begin in (1, 2))
    return np.stack([logits[:, 0], *with_types], axis=1)


@given(logits(30), st.data())
def test_spans_are_whole_words_in_order(logits: Floats, data: st.DataObject) -> None:
    """Spans are not empty, lie apart and in order, begin and end where words do, and are sure between 0 and 1."""
    words = np.cumsum([0, *(data.draw(st.integers(0, 1)) for _ in logits[1:])])
    edges, end = {*np.flatnonzero(np.diff(words, prepend=-1)), len(words)}, 0
    for span in spans(HEAD, logits, words):
        assert end <= span.first < span.end
        assert {span.first, span.end} <= edges
        assert 0 <= span.confidence <= 1
        end = span.end


@given(logits(30))
def test_every_inside_goes_on_with_a_span(logits: Floats) -> None:
    """No label is an inside that follows neither a beginning nor an inside."""
    assert is_whole(tuple(_best(whatever_type(logits)).tolist()))


@given(logits(4))
def test_no_labels_are_more_likely(logits: Floats) -> None:
    """Up to four words, nothing found by trying all labels is more likely, and no type of a span is."""
    words = np.arange(len(logits))
    labels = np.zeros(len(logits), dtype=np.int64)
    for span in spans(HEAD, logits, words):
        labels[span.first : span.end] = 2
        labels[span.first] = 1
        types = logits[span.first, 1::2] + logits[span.first + 1 : span.end, 2::2].sum(axis=0)
        assert types[HEAD.types.index(span.type)] == pytest.approx(types.max(), abs=1e-3)
    scores = whatever_type(logits)
    assert scores[words, labels].sum() == pytest.approx(scores[words, WHOLE[len(logits)]].sum(axis=1).max(), abs=1e-3)


def test_types_that_share_a_likelihood_do_not_lose_to_none() -> None:
    """Whether there is a span comes before what it is."""
    chances = np.array([[0.4, 0.35, 0.0, 0.25, 0.0]])
    (span,) = spans(HEAD, np.log(chances + 1e-9).astype(np.float32), np.array([0]))
    assert span.type == HEAD.types[0]
    assert span.confidence == pytest.approx(0.6, abs=1e-4)


def test_a_beginning_far_back_is_found() -> None:
    """A span whose one sure word is its last begins where the head would most like a beginning, however far back."""
    beginning, inside, last = [1, 0, -9, -9, -9], [1, -9, 0, -9, -9], [0, 0, 9, -9, -9]
    found = spans(HEAD, np.array([beginning, inside, inside, inside, last], dtype=np.float32), np.arange(5))
    assert [(span.first, span.end) for span in found] == [(0, 5)]


def test_how_sure_it_is() -> None:
    """A span's confidence is the mean over its words; a word of two pieces has the geometric mean of both."""
    chances = np.array([[0.1, 0.9, 0, 0, 0], [0.6, 0, 0.4, 0, 0], [0.2, 0, 0.8, 0, 0], [1, 0, 0, 0, 0]])
    (span,) = spans(HEAD, np.log(chances + 1e-9).astype(np.float32), np.array([0, 0, 1, 2]))
    assert (span.first, span.end, span.type) == (0, 3, "PERSON")
    assert span.confidence == pytest.approx(((0.9 * 0.4) ** 0.5 + 0.8) / 2, abs=1e-4)
