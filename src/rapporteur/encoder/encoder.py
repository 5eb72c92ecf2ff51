"""The encoder: a report in, what every head says of it out. The model is the one file in `rapporteur.weights`."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from operator import attrgetter
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime

from rapporteur.encoder.heads import PAIR_HEADS, TOKEN_HEADS, PairHead, TokenHead
from rapporteur.encoder.sequences import Floats, Found, spans
from rapporteur.encoder.windows import Window, windows
from rapporteur.encoder.wordpieces import TYPOGRAPHIES, Ints, Wordpieces, cut, make_tokenizer

MODEL: Final = "encoder.onnx"
VOCABULARY: Final = "tokenizer.json"
BEGIN, END = 101, 102
_CPU: Final = ("CPUExecutionProvider",)


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """What the heads say of one text.

    `tokens[head]` is [pieces, labels] of logits. Pairs are told within a window: `vectors[head]` has for each window
    [pieces of the window, the head's width].
    """

    pieces: Wordpieces
    tokens: dict[str, Floats]
    windows: tuple[Window, ...]
    vectors: dict[str, list[npt.NDArray[np.float16]]]
    _seconds: dict[str, tuple[int, Floats]] = field(default_factory=dict)

    def spans(self, head: TokenHead) -> list[Found]:
        """Return the spans of a head in order."""
        return spans(head, self.tokens[head.name], self.pieces.words)

    def says_yes(self, head: TokenHead) -> Floats:
        """Return the probability of yes for each piece, of a head that says yes or no."""
        logits = self.tokens[head.name]
        return np.asarray(1 / (1 + np.exp(logits[:, 0] - logits[:, 1])), dtype=np.float32)

    def offsets(self, found: Found) -> tuple[int, int]:
        """Return a span's offsets in the text."""
        return int(self.pieces.starts[found.first]), int(self.pieces.ends[found.end - 1])

    def window_of(self, piece: int) -> int:
        """Return the number of the window that a piece is of."""
        return bisect_right(self.windows, piece, key=attrgetter("own")) - 1

    def scores(
        self, head: PairHead, piece: int, relation: str | None = None, *, window: int | None = None
    ) -> tuple[int, Floats]:
        """Return the first piece of the window that `piece` is of, or of another that reads it too, and for each piece
        of that window the logit of "it belongs to `piece`" in a relation of the head (the first where none is named),
        seen against belonging to none."""
        relation = head.relations[0] if relation is None else relation
        at = self.window_of(piece) if window is None else window
        first = self.windows[at].first
        row = self.vectors[head.name][at][piece - first]
        as_first, none = row[head.first(relation)].astype(np.float32), row[head.none(relation)].astype(np.float32)
        return first, self._as_second(head, at) @ as_first - none

    def _as_second(self, head: PairHead, window: int) -> Floats:
        """Return the vectors as second of a pair, [pieces of the window, numbers]; those asked for last are held."""
        at, seconds = self._seconds.get(head.name, (-1, None))
        if seconds is None or at != window:
            seconds = self.vectors[head.name][window][:, head.second].astype(np.float32)
            self._seconds[head.name] = window, seconds
        return seconds


class Encoder:
    """The model, loaded once for a process."""

    def __init__(self, model: bytes, vocabulary: str) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=list(_CPU))
        self._tokenizer = make_tokenizer(vocabulary)

    def run(self, inputs: dict[str, Ints]) -> list[Floats]:
        """Run the model: ids, typography and mask of a window in, the output of each head out."""
        outputs: list[Floats] = self._session.run(None, inputs)
        return outputs

    def encode(self, text: str) -> Encoding:
        """Return what every head says of a text.

        Each window is read in a call of its own, so that what is said of it does not depend on what is read beside it.
        """
        pieces = cut(text, self._tokenizer)
        cuts = tuple(windows(pieces))
        tokens = {h.name: np.zeros((len(pieces), len(h.labels)), dtype=np.float32) for h in TOKEN_HEADS}
        vectors: dict[str, list[npt.NDArray[np.float16]]] = {h.name: [] for h in PAIR_HEADS}
        for window in cuts:
            outputs = self.run(_inputs(pieces[window.first : window.end]))
            for token, out in zip(TOKEN_HEADS, outputs[: len(TOKEN_HEADS)], strict=True):
                tokens[token.name][window.own : window.end] = out[0, 1 + window.own - window.first : -1]
            for pair, out in zip(PAIR_HEADS, outputs[len(TOKEN_HEADS) :], strict=True):
                vectors[pair.name].append(out[0, 1:-1].astype(np.float16))
        return Encoding(pieces, tokens, cuts, vectors)


def _inputs(pieces: Wordpieces) -> dict[str, Ints]:
    ids = np.concatenate(([BEGIN], pieces.ids, [END]))
    typography = np.concatenate(([TYPOGRAPHIES - 1], pieces.typography, [TYPOGRAPHIES - 1]))
    return {"ids": ids[None], "typography": typography[None], "mask": np.ones_like(ids)[None]}


@cache
def load() -> Encoder:
    """Return the encoder of the package, loaded when first asked for."""
    with as_file(files("rapporteur.weights")) as folder:
        return Encoder((folder / MODEL).read_bytes(), (folder / VOCABULARY).read_text(encoding="utf-8"))
