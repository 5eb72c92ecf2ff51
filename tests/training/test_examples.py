"""Examples say of each wordpiece which labels it may have, and lose nothing when they are cut."""

import numpy as np
import pytest

from rapporteur.encoder.encoder import load
from rapporteur.encoder.windows import LENGTH
from training.examples import UNKNOWN, Encoded, Example, LabelSets, cut_windows, encode

TEXT = "Kim Lee left Vienna. She said so."
KIM, VIENNA, SHE, SAID, SO = (0, 7), (13, 19), (21, 24), (25, 29), (30, 32)


def encoded(example: Example) -> Encoded:
    return encode(example, load().encode(example.text).pieces, LabelSets())


def allowed(example: Example, head: str) -> list[str]:
    """Return for each piece the labels it may have, in the head's order; `?` where it may have all."""
    sets = LabelSets()
    numbers = encode(example, load().encode(example.text).pieces, sets).labels[head]
    names, table = np.array(sets.heads[head].labels), sets.table(head)
    return ["?" if table[n].all() else " ".join(names[table[n]]) for n in numbers]


STRETCHES = [
    ("name", "PERSON", ["B-PERSON", "I-PERSON"]),
    ("name", "PLACE GOVERNMENT", ["B-GOVERNMENT B-PLACE", "I-GOVERNMENT I-PLACE"]),
    ("name", "PERSON O", ["O B-PERSON I-PERSON"] * 2),
    ("time", f"DATE {UNKNOWN}", ["?", "?"]),
    ("furniture", "yes", ["yes", "yes"]),
]


@pytest.mark.parametrize(("head", "types", "labels"), STRETCHES)
def test_the_labels_of_a_stretch(head: str, types: str, labels: list[str]) -> None:
    """The first piece begins a span of one of the types, the others go on; with O among them it may be none."""
    example = Example("Kim Lee left.")
    example.mark(head, *KIM, *types.split())
    assert allowed(example, head) == [*labels, "O", "O"]


def test_a_head_is_asked_only_where_the_corpus_speaks() -> None:
    """Outside the stretches that limit a head all labels are allowed; a head without an entry is not asked."""
    example = Example(TEXT, within={"name": [(8, 20)]})
    example.mark("name", *VIENNA, "PLACE")
    assert allowed(example, "name") == ["?", "?", "O", "B-PLACE", "O", *"????"]
    assert list(encoded(example).labels) == ["name"]


def rows(example: Encoded, head: str, moved: int = 0) -> list[tuple[int, list[int], list[int] | None]]:
    return [
        (row + moved, (columns + moved).tolist(), None if could is None else (could + moved).tolist())
        for row, columns, could in example.pairs[head]
    ]


def test_pairs() -> None:
    """A cue's first piece is joined to all pieces of its sources; a mention's last to the last of those of its entity,
    chosen among the last pieces of all mentions before it."""
    example = Example(TEXT)
    example.pairs["cue-source"] = [(SAID, (KIM, SHE)), (SO, ())]
    example.pairs["coreference"] = [(KIM, ()), (VIENNA, ()), (SHE, (KIM,))]
    assert rows(encoded(example), "cue-source") == [(6, [0, 1, 5], None), (7, [], None)]
    assert rows(encoded(example), "coreference") == [(1, [], []), (3, [], [1]), (5, [1], [1, 3])]


@pytest.mark.parametrize("skip", [0, 100])
def test_windows_of_an_example(skip: int) -> None:
    """Windows part the pieces and their labels, the first as long as asked; of pairs they keep what lies inside."""
    example = Example("\n\n".join([TEXT] * 60))
    for at in range(0, len(example.text), len(TEXT) + 2):
        kim, she = ((at + start, at + end) for start, end in (KIM, SHE))
        example.mark("name", *kim, "PERSON")
        example.pairs.setdefault("coreference", []).extend([(kim, ()), (she, (KIM, kim))])
    whole = encoded(example)
    cut = list(cut_windows(whole, skip=skip))
    ends = np.cumsum([len(window.pieces) for window in cut]).tolist()
    assert ends[-1] == len(whole.pieces)
    assert ends[0] == skip or not skip
    for window, first, end in zip(cut, [0, *ends], ends, strict=False):
        assert end - first <= LENGTH
        assert window.pieces.ids.tolist() == whole.pieces.ids[first:end].tolist()
        assert window.labels["name"].tolist() == whole.labels["name"][first:end].tolist()
        assert rows(window, "coreference", first) == [
            (row, [piece for piece in columns if first <= piece < end], [p for p in could or () if first <= p < end])
            for row, columns, could in rows(whole, "coreference")
            if first <= row < end
        ]
