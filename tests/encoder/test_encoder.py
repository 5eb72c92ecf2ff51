"""The encoder says of every piece of any text what its heads say, and says the same again."""

import numpy as np
import pytest

from rapporteur.encoder.encoder import Encoding, load
from rapporteur.encoder.heads import COREFERENCE, CUE, PAIR_HEADS, PAIR_WIDTH, SENTENCE, TOKEN_HEADS

SHORT = "The envoy said on Monday that rebels had left Vienna. “We are ready,” he told reporters."
LONG = "\n\n".join([SHORT] * 30)


@pytest.fixture(scope="module")
def long() -> Encoding:
    return load().encode(LONG)


def test_every_head_speaks_of_every_piece(long: Encoding) -> None:
    """Logits are [pieces, labels], vectors [pieces of the window, the head's width], and all are numbers."""
    assert len(long.windows) > 2
    for head in TOKEN_HEADS:
        assert long.tokens[head.name].shape == (len(long.pieces), len(head.labels))
        assert np.isfinite(long.tokens[head.name]).all()
        assert long.tokens[head.name].any(axis=1).all()
    for pair in PAIR_HEADS:
        for window, vectors in zip(long.windows, long.vectors[pair.name], strict=True):
            assert vectors.shape == (window.end - window.first, pair.width)
            assert np.isfinite(vectors).all()


def test_every_head_and_relation_has_a_name_of_its_own() -> None:
    """Losses, labels and pairs are kept by name: two of one name would hide each other."""
    names = [head.name for head in TOKEN_HEADS] + [name for head in PAIR_HEADS for name in head.relations]
    assert len(names) == len(set(names))


def test_a_text_gives_the_same_whatever_was_read_before(long: Encoding) -> None:
    """Nothing is kept between two texts: arrays are equal to the last bit."""
    load().encode(SHORT)
    again = load().encode(LONG)
    for head in TOKEN_HEADS:
        assert np.array_equal(long.tokens[head.name], again.tokens[head.name])
    for pair in PAIR_HEADS:
        assert all(map(np.array_equal, long.vectors[pair.name], again.vectors[pair.name]))


def test_a_window_is_read_the_same_whatever_is_read_beside_it() -> None:
    """What is said of a window depends on its pieces, not on the windows after it."""
    one, other = (load().encode(SHORT * 10 + "\n\n" + rest * 70) for rest in ("Talks resumed. ", "[1] Zürich: 你好! "))
    assert one.windows[0] == other.windows[0]
    own = slice(0, one.windows[0].end)
    assert all(np.array_equal(one.tokens[head.name][own], other.tokens[head.name][own]) for head in TOKEN_HEADS)


def test_a_text_without_pieces() -> None:
    """Of nothing, or of what the vocabulary drops, every head says nothing."""
    for empty in map(load().encode, ("", " \n\0\u200d")):
        assert empty.windows == ()
        assert {len(tokens) for tokens in empty.tokens.values()} == {0}
        assert empty.spans(CUE) == []


def test_scores_stay_inside_the_window(long: Encoding) -> None:
    """A piece is scored against all pieces of the window whose own it is: the product of two vectors, less its none."""
    for window, vectors in zip(long.windows, long.vectors[COREFERENCE.name], strict=True):
        for piece in (window.own, window.end - 1):
            first, scores = long.scores(COREFERENCE, piece)
            assert (first, first + len(scores)) == (window.first, window.end)
            row, last = vectors[[piece - first, -1]].astype(np.float64)
            assert scores[-1] == pytest.approx(row[:PAIR_WIDTH] @ last[PAIR_WIDTH:-1] - row[-1], abs=1e-3)


def test_spans_have_offsets_in_the_text(long: Encoding) -> None:
    """The words of a span have no white space at their edges; yes has a probability."""
    for head in (head for head in TOKEN_HEADS if head.types):
        for found in long.spans(head):
            start, end = long.offsets(found)
            assert LONG[start:end] == LONG[start:end].strip() != ""
    assert ((long.says_yes(SENTENCE) >= 0) & (long.says_yes(SENTENCE) <= 1)).all()
