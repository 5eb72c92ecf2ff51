"""The heads of the encoder: what it says of each wordpiece, and which pairs of wordpieces it joins.

To add a head, add it to `TOKEN_HEADS` or `PAIR_HEADS` and give a corpus in `training/` its annotation: the network, the
file and the decoder take their shapes from here.
"""

from dataclasses import dataclass
from typing import Final

OUTSIDE: Final = "O"


@dataclass(frozen=True, slots=True)
class TokenHead:
    """A head that labels each wordpiece: spans of some types as BIO, or, without types, yes or no.

    `favour` is taken off the logit of being outside before spans are made: above 0 more are found, and more wrongly.
    """

    name: str
    types: tuple[str, ...] = ()
    favour: float = 0.0

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in the order of the head's outputs.

        >>> TokenHead("time", ("DATE", "SET")).labels
        ('O', 'B-DATE', 'I-DATE', 'B-SET', 'I-SET')
        >>> TokenHead("furniture").labels
        ('O', 'yes')
        """
        if not self.types:
            return (OUTSIDE, "yes")
        return (OUTSIDE, *(f"{part}-{type_}" for type_ in self.types for part in "BI"))


@dataclass(frozen=True, slots=True)
class PairHead:
    """A head that scores pairs of wordpieces: a logit for "the second belongs to the first"."""

    name: str


MENTION_TYPES: Final = (
    "PERSON", "ORGANISATION", "GROUP", "GOVERNMENT", "PLACE", "FACILITY", "NATIONALITY", "WEAPON", "EVENT",
)  # fmt: skip

SENTENCE: Final = TokenHead("sentence")
NAME: Final = TokenHead("name", MENTION_TYPES)
PHRASE: Final = TokenHead("phrase", (*(t for t in MENTION_TYPES if t != "NATIONALITY"), "PRONOUN"))
TIME: Final = TokenHead("time", ("DATE", "TIME", "DURATION", "SET"))
SOURCE: Final = TokenHead("source", ("SOURCE",), favour=0.6)
CUE: Final = TokenHead("cue", ("CUE",))
CONTENT: Final = TokenHead("content", ("CONTENT",))
FURNITURE: Final = TokenHead("furniture")

TOKEN_HEADS: Final = (SENTENCE, NAME, PHRASE, TIME, SOURCE, CUE, CONTENT, FURNITURE)

CUE_SOURCE: Final = PairHead("cue-source")
CUE_CONTENT: Final = PairHead("cue-content")
COREFERENCE: Final = PairHead("coreference")

PAIR_HEADS: Final = (CUE_SOURCE, CUE_CONTENT, COREFERENCE)
PAIR_WIDTH: Final = 64
"""A pair head gives each wordpiece two vectors of this width and one number: as first of a pair, as second, and the
logit of the first having none. The score of a pair is the product of the two vectors."""
