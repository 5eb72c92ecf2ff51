"""The plan: which corpora the weights are made from, how much of each a round reads, and what is held out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from training.corpora import conllu, ecb, polnear, texts, timeml, wikigold
from training.examples import Example

HELD_OUT: Final = 3
"""Where a corpus has no split, each third document is held out of training, to be measured on."""


@dataclass(frozen=True, slots=True)
class Part:
    """A corpus as training reads it."""

    name: str
    licence: str
    read: Callable[[Path], Iterator[Example]]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of training with a learning rate that rises and falls of its own: how many rounds it has, and how often
    a round reads each corpus on average."""

    name: str
    rounds: int
    shares: Mapping[str, float]


def _kept(examples: Iterator[Example]) -> Iterator[Example]:
    return (example for at, example in enumerate(examples) if at % HELD_OUT)


def held_out(examples: Iterator[Example]) -> Iterator[Example]:
    """Yield the documents training does not read."""
    return (example for at, example in enumerate(examples) if at % HELD_OUT == 0)


PARTS: Final = (
    Part("polnear", "none stated", lambda data: polnear.read(data / "polnear/train")),
    Part("ewt", "CC BY-SA 4.0", lambda data: conllu.read(data / "ud/ewt/train")),
    Part("gum", "CC BY 4.0", lambda data: conllu.read(data / "ud/gum/train", entities=True)),
    Part("wikigold", "CC BY 4.0", lambda data: _kept(wikigold.read(data / "ner/wikigold/wikigold.conll.txt"))),
    Part("wikiwars", "CC BY-SA 3.0", lambda data: timeml.read(data / "timeml/dev/wikiwars")),
    Part("ecb", "CC BY 3.0", lambda data: ecb.read_ecb(data / "ecb/train")),
    Part("meantime", "CC BY 4.0", lambda data: ecb.read_meantime(data / "meantime")),
    Part("statements", "Apache-2.0", lambda _: texts.read_statements()),
    Part("mentions", "Apache-2.0", lambda _: texts.read_mentions()),
    Part("pages", "Apache-2.0", lambda _: texts.read_pages()),
    Part("events", "Apache-2.0", lambda _: texts.read_events()),
)
STAGES: Final = (
    Stage("reading", 5, {
        "polnear": 1, "ewt": 0.25, "gum": 1, "wikigold": 1, "wikiwars": 0.4, "ecb": 1, "meantime": 1, "statements": 1,
        "mentions": 1, "pages": 1,
    }),
    Stage("events", 5, {
        "polnear": 0.5, "ewt": 0.1, "gum": 0.7, "wikigold": 1, "wikiwars": 0.2, "ecb": 0.5, "meantime": 1,
        "statements": 1, "mentions": 2, "pages": 1, "events": 3,
    }),
    Stage("roles", 4, {
        "polnear": 0.6, "ewt": 0.1, "gum": 1, "wikigold": 1, "wikiwars": 0.2, "ecb": 0.5, "meantime": 1,
        "statements": 1, "mentions": 2, "pages": 1, "events": 3,
    }),
)  # fmt: skip
"""Events are learned by an encoder that knows who says what: our own passages are few beside the corpora."""
AVERAGED: Final = {"events": 0.5, "roles": 0.5}
"""How much of the weights at the end of a stage goes into those that are shipped: the average of two ends on one path
is better than either (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models", CVPR)."""


def everything(data: Path) -> Iterator[tuple[Part, Example]]:
    """Yield all examples of training, part by part."""
    return chain.from_iterable(((part, example) for example in part.read(data)) for part in PARTS)
