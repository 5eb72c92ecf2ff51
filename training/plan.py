"""The plan: which corpora the weights are made from, how much of each a round reads, and what is held out."""

from collections.abc import Callable, Iterator
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
    """A corpus as training reads it: its examples, and the share of them a round takes."""

    name: str
    licence: str
    read: Callable[[Path], Iterator[Example]]
    share: float = 1.0


def _kept(examples: Iterator[Example]) -> Iterator[Example]:
    return (example for at, example in enumerate(examples) if at % HELD_OUT)


def held_out(examples: Iterator[Example]) -> Iterator[Example]:
    """Yield the documents training does not read."""
    return (example for at, example in enumerate(examples) if at % HELD_OUT == 0)


PARTS: Final = (
    Part("polnear", "none stated", lambda data: polnear.read(data / "polnear/train")),
    Part("ewt", "CC BY-SA 4.0", lambda data: conllu.read(data / "ud/ewt/train"), share=0.25),
    Part("gum", "CC BY 4.0", lambda data: conllu.read(data / "ud/gum/train", entities=True)),
    Part("wikigold", "CC BY 4.0", lambda data: _kept(wikigold.read(data / "ner/wikigold/wikigold.conll.txt"))),
    Part("wikiwars", "CC BY-SA 3.0", lambda data: timeml.read(data / "timeml/dev/wikiwars"), share=0.4),
    Part("ecb", "CC BY 3.0", lambda data: ecb.read_ecb(data / "ecb/train")),
    Part("meantime", "CC BY 4.0", lambda data: ecb.read_meantime(data / "meantime")),
    Part("statements", "Apache-2.0", lambda _: texts.read_statements()),
    Part("mentions", "Apache-2.0", lambda _: texts.read_mentions()),
    Part("pages", "Apache-2.0", lambda _: texts.read_pages()),
)


def everything(data: Path) -> Iterator[tuple[Part, Example]]:
    """Yield all examples of training, part by part."""
    return chain.from_iterable(((part, example) for example in part.read(data)) for part in PARTS)
