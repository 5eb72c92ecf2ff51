"""The heads of the encoder: what it says of each wordpiece, and which pairs of wordpieces it joins.

To add a head, add it to `TOKEN_HEADS` or `PAIR_HEADS` and give a corpus in `training/` its annotation: the network, the
file and the decoder take their shapes from here.
"""

from dataclasses import dataclass
from typing import Final

from rapporteur.model import MODES, EventType, Status

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
    """A head that scores pairs of wordpieces: a logit for "the second belongs to the first" in each of its relations.

    It gives each wordpiece one vector as second of a pair, and for each relation one vector as first and one number,
    the logit of having none. The score of a pair is the product of its two vectors.
    """

    name: str
    relations: tuple[str, ...]

    @property
    def width(self) -> int:
        """The head's outputs for a wordpiece: the vectors as first, the vector as second, the logits of none.

        >>> PairHead("who", ("actor", "recipient")).width == 3 * PAIR_WIDTH + 2
        True
        """
        return (len(self.relations) + 1) * PAIR_WIDTH + len(self.relations)

    @property
    def second(self) -> slice:
        """Where among the outputs the vector as second of a pair stands."""
        return slice(len(self.relations) * PAIR_WIDTH, (len(self.relations) + 1) * PAIR_WIDTH)

    def first(self, relation: str) -> slice:
        """Return where the vector as first of a pair of the relation stands."""
        at = self.relations.index(relation)
        return slice(at * PAIR_WIDTH, (at + 1) * PAIR_WIDTH)

    def none(self, relation: str) -> int:
        """Return where the logit of having none in the relation stands."""
        return (len(self.relations) + 1) * PAIR_WIDTH + self.relations.index(relation)


PAIR_WIDTH: Final = 64
"""Numbers of a vector of a pair head."""


MENTION_TYPES: Final = (
    "PERSON", "ORGANISATION", "GROUP", "GOVERNMENT", "PLACE", "FACILITY", "NATIONALITY", "WEAPON", "EVENT",
)  # fmt: skip

SENTENCE: Final = TokenHead("sentence")
NAME: Final = TokenHead("name", MENTION_TYPES)
PHRASE: Final = TokenHead("phrase", (*(t for t in MENTION_TYPES if t != "NATIONALITY"), "PRONOUN"))
TIME: Final = TokenHead("time", ("DATE", "TIME", "DURATION", "SET"))
SOURCE: Final = TokenHead("source", ("SOURCE",), favour=0.6)
CUE: Final = TokenHead("cue", ("CUE",), favour=0.3)
CONTENT: Final = TokenHead("content", ("CONTENT",))
FURNITURE: Final = TokenHead("furniture")
TRIGGER: Final = TokenHead("trigger", tuple(EventType), favour=-1.5)
STATUS: Final = TokenHead("status", tuple(Status))
MODE: Final = TokenHead("mode", tuple(sorted({mode for modes in MODES.values() for mode in modes})))
UNDERTAKEN: Final = TokenHead("undertaken", ("DO", "REFRAIN"))
"""Status, mode and undertaken are asked on triggers alone, and say nothing of other words."""
QUANTITY: Final = TokenHead("quantity", ("killed", "injured", "released", "troops", "money", "other"), favour=1.0)

TOKEN_HEADS: Final = (
    SENTENCE, NAME, PHRASE, TIME, SOURCE, CUE, CONTENT, FURNITURE, TRIGGER, STATUS, MODE, UNDERTAKEN, QUANTITY,
)  # fmt: skip

CUE_SOURCE: Final = PairHead("cue-source", ("cue-source",))
CUE_CONTENT: Final = PairHead("cue-content", ("cue-content",))
COREFERENCE: Final = PairHead("coreference", ("coreference",))
ROLE: Final = PairHead("role", ("actor", "recipient", "place", "when", "amount"))

PAIR_HEADS: Final = (CUE_SOURCE, CUE_CONTENT, COREFERENCE, ROLE)
