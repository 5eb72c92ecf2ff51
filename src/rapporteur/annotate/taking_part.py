"""Taking part: the mentions that have a part in an event, and the words that are of none.

The encoder scores which words of the window have a part; of those, the ones of the trigger's own clause count before
those of its sentence, and these before all others. Who is joined to one who acts by an "and" acts too, and so does with
whom talks are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from rapporteur.annotate.beside import completes_title, is_title
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.parties import Parties
from rapporteur.annotate.roles import Roles
from rapporteur.annotate.spotted import is_empty
from rapporteur.annotate.undertakings import AGREEMENT
from rapporteur.model import EventMention, Mention, MentionForm, MentionType, Reading, Span

FAR: Final = 0.01
"""What each character between a trigger and a day or mention takes off their score, a logit."""
LEAST: Final = {"actor": -5.0, "place": -5.0}
"""By relation, the logit that the likeliest of the trigger's sentence must have where no word plainly belongs."""
PLACES: Final = frozenset((MentionType.PLACE, MentionType.GOVERNMENT, MentionType.FACILITY))
ALIKE: Final = 0.5
"""How much a mention and a run of words must share to be the same."""
SEVERAL: Final = 2
LONGEST: Final = 80
"""Characters of a mention that reaches into a run of words from before it."""
_CLAUSE: Final = re.compile(
    r";|:\s|\s[–—-]\s|\b(?:while|when|although|whereas|because|that|who|which|where|but)\b|,\s+(?:and|as|after|before)\b",
    re.IGNORECASE,
)
"""Where another clause begins, as a rule."""
_TALKS: Final = re.compile(
    r"\b(?:talks|negotiations?|meetings?|dialogue|consultations?|rounds?|contacts|agreement|accord|deal|pact|treaty|truce"
    r"|cease-?fire|settlement|signed|exchange)$",
    re.IGNORECASE,
)
"""What both sides have, who are told of with them."""
_MEETS: Final = re.compile(
    r"\b(?:met|meets?|negotiat(?:e|es|ed|ing)|consult(?:s|ed)?|sp(?:eaks?|oke)|talk(?:s|ed|ing))$", re.IGNORECASE
)
"""What one does with another."""
_WITH: Final = re.compile(r",?(?: of talks)? with (?:the )?(?:\w+ of )?", re.IGNORECASE)
_NEW: Final = re.compile(r"\b(?:an?|another|other|some|secret|separate|new)(?: \w+){0,2} $", re.IGNORECASE)
_A: Final = re.compile(r"(?:an?|another|other|new) ", re.IGNORECASE)
_BEFORE: Final = 40


@dataclass(frozen=True, slots=True)
class Part:
    """Who has a part in an event in one role: mentions, and words that are of no mention."""

    mentions: tuple[Mention, ...]
    words: tuple[Span, ...]


class TakingPart:
    """Who may have a part in the events of one report: `mentions` are of those who can act."""

    def __init__(self, reading: Reading, parties: Parties, mentions: Ordered[Mention]) -> None:
        self.document, self.parties, self.mentions = reading.document, parties, mentions
        self.sentences = Ordered(reading.sentences)

    def actors(self, trigger: Span, roles: Roles) -> Part:
        """Return who acts."""
        part = self._near(trigger, self._scored(trigger, roles, "actor"))
        act = (*part.mentions, *self._with_whom(trigger, _TALKS))
        return self._whole(dict.fromkeys((*act, *chain.from_iterable(map(self.parties.joined, act)))), part.words)

    def recipients(self, trigger: Span, roles: Roles) -> Part:
        """Return on whom, or with whom."""
        part = self._near(trigger, self._scored(trigger, roles, "recipient"))
        alone = not part.mentions and not part.words
        return self._whole(self._with_whom(trigger, _MEETS) if alone else part.mentions, part.words)

    def places(self, trigger: Span, roles: Roles) -> Part:
        """Return where."""
        part = self._scored(trigger, roles, "place")
        named = (one for one in part.mentions if one.form is not MentionForm.PRONOUN)
        kept = (one for one in self.parties.heads(tuple(named)) if not AGREEMENT.search(one.span.quote))
        return Part(tuple(kept), part.words)

    def is_of_both(self, event: EventMention) -> bool:
        """Return whether an event is told as known ("the talks", "no truce"), and takes two."""
        words = event.trigger
        new = _NEW.search(self.document.text, max(0, words.start - _BEFORE), words.start) or _A.match(words.quote)
        return new is None and (_TALKS.search(words.quote) or AGREEMENT.search(words.quote)) is not None

    def _whole(self, mentions: Iterable[Mention], words: Sequence[Span]) -> Part:
        """Return mentions of one as one, without words that only are the title of one, or count one of whom others
        tell: "one of the leaders, Ana Ruvo"."""
        named = self.parties.heads(tuple(mentions))
        kept = [one for one in named if not any(completes_title(self.document, one.span, other) for other in named)]
        kept = [one for one in kept if one.span.quote.lower() != "one"] or kept
        own = (one for one in words if not any(is_title(self.document, one, mention) for mention in kept))
        return Part(tuple(kept), tuple(own))

    def _with_whom(self, trigger: Span, those: re.Pattern[str]) -> Sequence[Mention]:
        """Return with whom something is done that is among those."""
        found = _WITH.match(self.document.text, trigger.end) if those.search(trigger.quote) else None
        return _outermost(self.mentions.beginning_in(found.end(), found.end() + 1))[:1] if found else ()

    def _scored(self, trigger: Span, roles: Roles, relation: str) -> Part:
        """Return the mentions that the words with a part in an event are of, and those words that are of none."""
        mentions: list[Mention] = []
        words: list[Span] = []
        for start, end in roles.runs(relation):
            inside = self._mentioned(start, end)
            mentions += inside
            if not inside and not is_empty(self.document.text[start:end]):
                words.append(self.document.span(start, end))
        if not mentions and not words:
            mentions += self._likeliest(trigger, roles, relation)
        return Part(tuple(dict.fromkeys(mentions)), tuple(words))

    def _near(self, trigger: Span, part: Part) -> Part:
        """Return those who stand in the trigger's own clause; where none does, in its own sentence, else all."""
        sentence = self.sentences.around(trigger.start)
        own = range(sentence.span.start, sentence.span.end) if sentence else range(0)
        mentions = tuple(one for one in part.mentions if one.span.start in own)
        words = tuple(one for one in part.words if one.start in own)
        inside = Part(
            tuple(one for one in mentions if self._in_clause(trigger, one.span)),
            tuple(one for one in words if self._in_clause(trigger, one)),
        )
        return next((one for one in (inside, Part(mentions, words)) if one.mentions or one.words), part)

    def _in_clause(self, trigger: Span, words: Span) -> bool:
        start, end = min(trigger.end, words.end), max(trigger.start, words.start)
        return not _CLAUSE.search(self.document.text, start, max(start, end))

    def _likeliest(self, trigger: Span, roles: Roles, relation: str) -> Iterator[Mention]:
        """Give the mention of the trigger's own sentence that most likely has a part, where that is likely enough."""
        sentence = self.sentences.around(trigger.start)
        if sentence is None or relation not in LEAST:
            return
        start, end = roles.reach
        able = [
            (score - FAR * gap(trigger, mention.span), mention)
            for mention in self.mentions.beginning_in(max(start, sentence.span.start), min(end, sentence.span.end))
            if (score := roles.score(relation, mention.span)) is not None
            and (relation != "place" or mention.type in PLACES)
        ]
        score, mention = max(able, key=lambda one: one[0], default=(0.0, None))
        if mention and score > LEAST[relation]:
            yield mention

    def _mentioned(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that a run of words stands for: those in it, or the one it is most of, or a part of."""
        near = [m for m in self.mentions.beginning_in(start - LONGEST, end) if m.span.end > start]
        inside = _outermost([m for m in near if start <= m.span.start and m.span.end <= end])
        alike = max(near, key=lambda m: _share(m.span, start, end), default=None)
        if alike and (not inside or (len(inside) < SEVERAL and _share(alike.span, start, end) >= ALIKE)):
            return [alike]
        return inside


def gap(one: Span, other: Span) -> int:
    """Return how many characters stand between two spans."""
    return max(one.start, other.start) - min(one.end, other.end)


def _share(span: Span, start: int, end: int) -> float:
    """Return how far a span and a run of words are the same: what they share, of what they cover."""
    return (min(span.end, end) - max(span.start, start)) / (max(span.end, end) - min(span.start, start))


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    return [
        mention
        for mention in mentions
        if not any(
            other.span != mention.span and other.span.start <= mention.span.start and mention.span.end <= other.span.end
            for other in mentions
        )
    ]
