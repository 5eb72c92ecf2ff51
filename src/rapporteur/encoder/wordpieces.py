"""Wordpieces: a text as the encoder reads it, each piece with its offsets and its typography.

The vocabulary knows no capitals and no line ends, and both tell much, so each piece carries a number for the gap before
it and the shape of its word.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Ints = npt.NDArray[np.int64]

GAPS: Final = 4
"""Before a piece: nothing, white space, a line end, an empty line or the beginning of the text."""
SHAPES: Final = 6
"""Of its word: small letters, a capital first, all capitals, other letters, a figure first, none of these."""
TYPOGRAPHIES: Final = GAPS * SHAPES + 1
"""The last one is that of the marks put around a window."""
_EMPTY_LINE: Final = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True, eq=False)
class Wordpieces:
    """The pieces of a text, arrays of one length: vocabulary ids, half-open offsets in code points, typography, and
    the number of the word each is of."""

    ids: Ints
    starts: Ints
    ends: Ints
    typography: Ints
    words: Ints

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def gaps(self) -> Ints:
        """What stands before each piece, a number under `GAPS`."""
        return self.typography // SHAPES

    def __getitem__(self, at: slice) -> "Wordpieces":
        return Wordpieces(self.ids[at], self.starts[at], self.ends[at], self.typography[at], self.words[at])

    def overlapping(self, start: int, end: int) -> slice:
        """Return the pieces that share a character with text[start:end]."""
        first = int(self.ends.searchsorted(start, side="right"))
        return slice(first, max(first, int(self.starts.searchsorted(end, side="left"))))


def make_tokenizer(vocabulary: str) -> Tokenizer:
    """Return a tokenizer of the vocabulary's JSON that takes text of any length, and marks written in it as text."""
    tokenizer = Tokenizer.from_str(vocabulary)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.encode_special_tokens = True
    return tokenizer


def cut(text: str, tokenizer: Tokenizer) -> Wordpieces:
    """Return the wordpieces of a text; what the vocabulary drops (control characters) has none."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = np.asarray([-1 if word is None else word for word in encoding.word_ids], dtype=np.int64)
    return Wordpieces(
        ids=np.asarray(encoding.ids, dtype=np.int64),
        starts=offsets[:, 0],
        ends=_with_accents(text, offsets),
        typography=np.fromiter(_typography(text, offsets.tolist(), words.tolist()), np.int64, len(offsets)),
        words=words,
    )


def _with_accents(text: str, offsets: Ints) -> Ints:
    """Return where the pieces end, with the accents that are written after a letter and that the vocabulary drops."""
    ends = offsets[:, 1].copy()
    if not text.isascii():
        for at, after in enumerate([*offsets[1:, 0].tolist(), len(text)][: len(ends)]):
            while ends[at] < after and unicodedata.combining(text[ends[at]]):
                ends[at] += 1
        for at in range(len(ends) - 2, -1, -1):
            if (offsets[at] == offsets[at + 1]).all():  # pieces of one character end together
                ends[at] = ends[at + 1]
    return ends


def _typography(text: str, offsets: Sequence[Sequence[int]], words: Sequence[int]) -> Iterator[int]:
    after, word, shape = -1, -1, 0
    last = _last_of_word(words)
    for at, (start, end) in enumerate(offsets):
        if words[at] != word:
            word = words[at]
            shape = _shape(text[start : offsets[last[at]][1]])
        yield _gap(text, after, start) * SHAPES + shape
        after = end


def _last_of_word(words: Sequence[int]) -> list[int]:
    last = list(range(len(words)))
    for at in range(len(words) - 2, -1, -1):
        if words[at] == words[at + 1]:
            last[at] = last[at + 1]
    return last


def _gap(text: str, after: int, start: int) -> int:
    if after < 0:
        return 3
    if start <= after:
        return 0
    between = text[after:start]
    if between == " ":
        return 1
    if "\n" not in between:
        return 1 if any(c.isspace() for c in between) else 0
    return 3 if _EMPTY_LINE.search(between) else 2


def _shape(word: str) -> int:
    if word.islower():
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    if word.isupper():
        return 2
    if word[0].isdigit():
        return 4
    return 3 if word.isalpha() else 5
