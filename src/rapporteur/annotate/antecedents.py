"""Antecedents: what a pronoun or description goes back to, as the encoder scores the mentions before it.

It is as sure of somebody as of all mentions of him together; where it is not sure, the antecedent stays open, but for
"he" and "she" after a sentence that names one person alone.
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

import numpy as np

from rapporteur.annotate.beside import is_single
from rapporteur.annotate.bodies import may_be_body
from rapporteur.annotate.spotted import Spotted
from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import COREFERENCE
from rapporteur.model import Document, Mention, MentionForm, MentionType

SURE: Final = 0.5
"""The probability from which an antecedent is taken."""
_HARDLY: Final = 0.999
"""The odds of all together below which none can come to that probability."""
PERSONAL: Final = frozenset("he him his himself she her hers herself who whom".split())
IMPERSONAL: Final = frozenset("it its itself which".split())
PLURAL: Final = frozenset("they them their theirs themselves".split())
INDEFINITE: Final = frozenset("one none nobody someone somebody anyone anybody everyone everybody".split())
"""Pronouns that go back to nobody who is named."""
_BODIES: Final = frozenset((MentionType.ORGANISATION, MentionType.GROUP, MentionType.GOVERNMENT))
"""Types between which the encoder wavers in descriptions of one body."""
_SEVERAL: Final = "several"
"""What several people are together to whom "they" goes back."""
_BESIDE_ANOTHER: Final = re.compile(r"\b(?:and|or|with)\b[^.;!?\n]*…|…(?:,[^.;,]+,)? (?:and|or|with)\b")
_NEAR: Final = 60
"""Characters around a mention in which another may be joined to it."""
_SENTENCE_END: Final = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)[.!?][\"”’»]*\s+(?=[\"“«A-Z])")
_FAR: Final = 400
"""Characters before a pronoun in which the sentence before it stands, at most."""


class Antecedents:
    """What the mentions of one report may go back to."""

    def __init__(self, document: Document, encoding: Encoding) -> None:
        self.document, self.encoding = document, encoding

    def likeliest(self, spotted: Spotted, before: Sequence[Spotted], first: Mapping[str, str]) -> Mention | None:
        """Return the likeliest mention in the same window of whom or what the encoder takes a mention to go back to,
        if it is sure. `first` has the first mention of what each mention before is of."""
        mention, piece = spotted.mention, spotted.piece
        window, logits = self.encoding.scores(COREFERENCE, piece)
        near = takewhile(lambda seen: seen.piece >= window, reversed(before))
        told = [one for one in near if one.piece < piece and one.mention.span.start < mention.span.start]
        scores = logits.tolist()
        if sum(math.exp(min(0.0, scores[one.piece - window])) for one in told) < _HARDLY:
            return None  # it is likelier that there is none than all of them together
        able = [(scores[one.piece - window], one.mention) for one in told if self._agree(mention, one.mention)]
        if not able:
            return None
        several = mention.span.quote.lower() in PLURAL
        of = {other.id: _SEVERAL if several and is_single(other) else first[other.id] for _, other in able}
        best = max(score for score, _ in able)
        weights: dict[str, float] = defaultdict(float)
        for score, other in able:
            weights[of[other.id]] += float(np.exp(score - best))
        who, weight = max(weights.items(), key=lambda one: (one[1], one[0]))
        if weight < SURE * (sum(weights.values()) + float(np.exp(-best))):
            return None
        its = ((score, other.span.start, other) for score, other in able if of[other.id] == who)
        return max(its, key=lambda one: one[:2])[2]

    def of_paragraph(
        self, mention: Mention, likeliest: Mention | None, before: Sequence[Spotted], first: Mapping[str, str]
    ) -> Mention | None:
        """Return the one person that a paragraph has named before "he" or "she", where the encoder looks above it."""
        word = mention.span.quote.lower()
        if mention.form is not MentionForm.PRONOUN or word not in ("he", "she") or likeliest is None:
            return None
        start = self.document.text.rfind("\n", 0, mention.span.start) + 1
        if likeliest.span.start >= start:
            return None
        near = [one.mention for one in takewhile(lambda seen: seen.mention.span.start >= start, reversed(before))]
        names = [one for one in near if one.form is MentionForm.NAME and one.type is MentionType.PERSON]
        people = [*names, *(one for one in near if one.span.quote.lower() in PERSONAL)]
        return names[0] if names and len({first[one.id] for one in people}) == 1 else None

    def one_spoken_of(self, mention: Mention, before: Sequence[Spotted], first: Mapping[str, str]) -> Mention | None:
        """Return the one person that "He" or "She" can be of those named in the sentence before."""
        if mention.form is not MentionForm.PRONOUN or mention.span.quote not in ("He", "She"):
            return None
        start = self._sentence_before(mention.span.start)
        near = takewhile(lambda seen: seen.mention.span.end > start, reversed(before))
        named = [seen.name for seen in near if seen.name and seen.name.span.start >= start]
        people = [name for name in named if name.type is MentionType.PERSON]
        return people[0] if len({first[one.id] for one in people}) == 1 else None

    def _sentence_before(self, at: int) -> int:
        """Return where the sentence begins before the one that begins at a place."""
        far = max(0, at - _FAR)
        ends = [one.end() for one in _SENTENCE_END.finditer(self.document.text, far, at)]
        return ends[-2] if len(ends) > 1 else far

    def _agree(self, mention: Mention, other: Mention) -> bool:
        """Return whether a pronoun or description can be what is mentioned before: he is a person, it is none, they are
        several, and the government is no group."""
        word = mention.span.quote.lower()
        if other.type is MentionType.NATIONALITY or word in INDEFINITE:
            return False
        if mention.form is MentionForm.PRONOUN:
            if word in PERSONAL:
                return other.type in (MentionType.PERSON, None)
            if word in PLURAL and is_single(other) and not self._is_beside_another(other):
                return False
            return not (word in IMPERSONAL and other.type is MentionType.PERSON)
        alike = other.type in (mention.type, None) or {other.type, mention.type} <= _BODIES
        return alike and (other.form is MentionForm.PRONOUN or may_be_body(mention.span.quote, other.span.quote))

    def _is_beside_another(self, one: Mention) -> bool:
        """Return whether words around a mention may join another to it."""
        text, span = self.document.text, one.span
        around = f"{text[max(0, span.start - _NEAR) : span.start]}…{text[span.end : span.end + _NEAR]}"
        return _BESIDE_ANOTHER.search(around) is not None
