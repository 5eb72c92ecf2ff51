"""Windows part a text, none is too long, and they end where a paragraph does if they can."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.encoder.windows import CONTEXT, LENGTH, windows
from rapporteur.encoder.wordpieces import SHAPES, Wordpieces

GAPS = st.lists(st.sampled_from([0, 1, 1, 1, 2, 3]), max_size=80)
LENGTHS, CONTEXTS = st.integers(10, 20), st.integers(0, 8)


def pieces(gaps: list[int]) -> Wordpieces:
    """Return pieces of which only the gaps matter."""
    numbers = np.arange(len(gaps))
    return Wordpieces(numbers, numbers, numbers + 1, np.array(gaps, dtype=np.int64) * SHAPES, numbers)


@given(GAPS, LENGTHS, CONTEXTS)
def test_own_pieces_part_the_text(gaps: list[int], length: int, context: int) -> None:
    """Every piece is one window's own; no window is too long; each is read with all the context it may have."""
    end = 0
    for window in windows(pieces(gaps), length=length, context=context):
        assert window.own == end < window.end <= window.first + length
        assert window.first == max(0, window.own - context)
        end = window.end
    assert end == len(gaps)


@given(GAPS, LENGTHS, CONTEXTS)
def test_a_window_ends_with_a_paragraph(gaps: list[int], length: int, context: int) -> None:
    """It ends at the last empty line of its second half, else at the last line end there, else where it is full."""
    for window in windows(pieces(gaps), length=length, context=context):
        full = window.first + length
        half = range((window.own + full) // 2, min(full + 1, len(gaps)))
        ends = [n for n in half if gaps[n] == 3] or [n for n in half if gaps[n] == 2] or [full]
        assert window.end == (ends[-1] if full < len(gaps) else len(gaps))


def test_the_windows_of_the_encoder() -> None:
    """A text that fits is one window; one without line ends is cut where each is full."""
    assert [(w.first, w.own, w.end) for w in windows(pieces([3] + [1] * (LENGTH - 1)))] == [(0, 0, LENGTH)]
    first, second, *_ = windows(pieces([1] * 1000))
    assert (first.end, second.first, second.end) == (LENGTH, LENGTH - CONTEXT, 2 * LENGTH - CONTEXT)
