"""An encoding made by hand: every head marks exactly what the markup does, and pairs belong or do not."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import numpy as np

from rapporteur import weights
from rapporteur.encoder.encoder import VOCABULARY, Encoding
from rapporteur.encoder.heads import (
    COREFERENCE,
    CUE_CONTENT,
    CUE_SOURCE,
    MODE,
    NAME,
    PAIR_HEADS,
    PHRASE,
    QUANTITY,
    ROLE,
    STATUS,
    TOKEN_HEADS,
    TRIGGER,
    PairHead,
)
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
    said = _Said(passage.text)
    of: dict[str, dict[str, list[Stretch]]] = defaultdict(lambda: defaultdict(list))
    for mark in passage.marks:
        role, number = mark.code[0], mark.code[1:]
        said.mark(ROLES[role], 0, (mark.start, mark.end))
        of[number][role].append((mark.start, mark.end))
    for roles in of.values():
        said.join(CUE_SOURCE, "cue-source", roles["C"], roles["S"])
        said.join(CUE_CONTENT, "cue-content", roles["C"], roles["Q"])
    return said.encoded(cut_at)


def encode_events(written: str) -> tuple[Document, Encoding]:
    """Return a document and its encoding from its events, in the markup of our training texts."""
    passage = parse(written)
    said = _Said(passage.text)
    of: dict[str, dict[str, list[Stretch]]] = defaultdict(lambda: defaultdict(list))
    for mark in passage.marks:
        (role, number), *rest = (mark.code[0], re.findall(r"\d+", mark.code)[0]), *mark.code.split(":")[1:]
        stretch = mark.start, mark.end
        of[number][role].append(stretch)
        if role == "E":
            said.mark("trigger", TRIGGER.types.index(rest[0]), stretch)
            said.mark("status", STATUS.types.index(rest[1]), stretch)
            if rest[2:]:
                said.mark("mode", MODE.types.index(rest[2]), stretch)
        elif role == "Q":
            said.mark("quantity", QUANTITY.types.index(rest[0]), stretch)
    for roles in of.values():
        for role, relation in zip("ARPTQ", ROLE.relations, strict=True):
            said.join(ROLE, relation, roles["E"], roles[role])
    return said.encoded(None)


def encode_names(written: str) -> tuple[Document, Encoding]:
    """Return a document and its encoding from its names, each marked with its type."""
    passage = parse(written)
    said = _Said(passage.text)
    for mark in passage.marks:
        said.mark("name", NAME.types.index(mark.code.removeprefix("NAM.")), (mark.start, mark.end))
    return said.encoded(None)


def encode_chains(written: str) -> tuple[Document, Encoding]:
    """Return a document and its encoding from its names, descriptions and pronouns, each with its type.

    Those of one number are joined: the encoder scores each as going back to all of them before it.
    """
    passage = parse(written)
    said = _Said(passage.text)
    before: dict[str, list[Stretch]] = defaultdict(list)
    for mark in sorted(passage.marks, key=lambda one: one.start):
        form, _, rest = mark.code.partition(".")
        type_, _, of = rest.partition("=")
        head = NAME if form == "NAM" else PHRASE
        stretch = mark.start, mark.end
        said.mark(head.name, head.types.index("PRONOUN" if form == "PRO" else type_), stretch)
        if of:
            said.join(COREFERENCE, "coreference", [stretch], list(before[of]))
            before[of].append(stretch)
    return said.encoded(None)


class _Said:
    """An encoding in the making: heads say nothing but what is marked, and nothing belongs but what is joined."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = pieces = cut(text, tokenizer())
        self.tokens = {head.name: np.zeros((len(pieces), len(head.labels)), dtype=np.float32) for head in TOKEN_HEADS}
        self.vectors = {head.name: np.zeros((len(pieces), head.width), dtype=np.float16) for head in PAIR_HEADS}
        for logits in self.tokens.values():
            logits[:, 0] = SURE
        for head in PAIR_HEADS:
            for relation in head.relations:
                self.vectors[head.name][:, head.none(relation)] = SURE
        self.joins = 0

    def mark(self, head: str, type_: int, stretch: Stretch) -> None:
        """Mark a stretch under a head as the type of a number."""
        at = self.pieces.overlapping(*stretch)
        self.tokens[head][at, 2 + 2 * type_] = 2 * SURE
        self.tokens[head][at.start, 1 + 2 * type_] = 3 * SURE

    def join(self, head: PairHead, relation: str, firsts: list[Stretch], seconds: list[Stretch]) -> None:
        """Join each of the first stretches to all of the second, in a dimension of its own."""
        own = self.vectors[head.name]
        for stretch in firsts:
            own[self.pieces.overlapping(*stretch), head.first(relation).start + self.joins] = 2 * SURE
        for stretch in seconds:
            own[self.pieces.overlapping(*stretch), head.second.start + self.joins] = 1
        self.joins += 1

    def encoded(self, cut_at: int | None) -> tuple[Document, Encoding]:
        """Return the document and its encoding, in one window or two."""
        size = len(self.pieces)
        first = size if cut_at is None else cut_at
        windows = [Window(0, 0, first)] + ([Window(0, first, size)] if first < size else [])
        told = {name: [own[window.first : window.end] for window in windows] for name, own in self.vectors.items()}
        document = Document(id="doc", text=self.text, raw_sha256="")
        return document, Encoding(self.pieces, self.tokens, tuple(windows), told)
