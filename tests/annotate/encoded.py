"""An encoding made by hand: every head marks exactly what the markup does, and pairs belong or do not."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import numpy as np

from rapporteur import weights
from rapporteur.encoder.encoder import VOCABULARY, Encoding
from rapporteur.encoder.heads import PAIR_HEADS, PAIR_WIDTH, TOKEN_HEADS
from rapporteur.encoder.windows import Window
from rapporteur.encoder.wordpieces import cut, make_tokenizer
from rapporteur.model import Document
from training.examples import Stretch
from training.markup import parse

SURE = 9.0
ROLES = {"S": "source", "C": "cue", "Q": "content"}
tokenizer = cache(lambda: make_tokenizer((Path(weights.__file__).parent / VOCABULARY).read_text(encoding="utf-8")))


def encode_marked(written: str, *, cut_at: int | None = None) -> tuple[Document, Encoding]:
    """Return a document and its encoding from its sources, cues and contents.

    It is one window, or two that part at the piece `cut_at`, the second with all before it as context.
    """
    passage = parse(written)
    pieces = cut(passage.text, tokenizer())
    tokens = {head.name: np.zeros((len(pieces), len(head.labels)), dtype=np.float32) for head in TOKEN_HEADS}
    for head in TOKEN_HEADS:
        tokens[head.name][:, 0] = SURE
    of: dict[str, dict[str, list[Stretch]]] = defaultdict(lambda: defaultdict(list))
    for mark in passage.marks:
        role, number = mark.code[0], mark.code[1:]
        name = ROLES[role]
        at = pieces.overlapping(mark.start, mark.end)
        tokens[name][at, 2] = 2 * SURE
        tokens[name][at.start, 1] = 3 * SURE
        of[number][role].append((mark.start, mark.end))
    whole = np.zeros((len(pieces), 2 * PAIR_WIDTH + 1), dtype=np.float16)
    vectors = {head.name: whole.copy() for head in PAIR_HEADS}
    for dimension, roles in enumerate(of.values()):
        for pair, role in (("cue-source", "S"), ("cue-content", "Q")):
            own = vectors[pair]
            own[:, 2 * PAIR_WIDTH] = SURE
            for stretch in roles["C"]:
                own[pieces.overlapping(*stretch), dimension] = 2 * SURE
            for stretch in roles[role]:
                own[pieces.overlapping(*stretch), PAIR_WIDTH + dimension] = 1
    first = len(pieces) if cut_at is None else cut_at
    windows = [Window(0, 0, first)] + ([Window(0, first, len(pieces))] if first < len(pieces) else [])
    told = {name: [own[window.first : window.end] for window in windows] for name, own in vectors.items()}
    return Document(id="doc", text=passage.text, raw_sha256=""), Encoding(pieces, tokens, tuple(windows), told)
