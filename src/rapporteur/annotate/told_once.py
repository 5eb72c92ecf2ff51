"""Told once: words of one sentence that tell one event between them are one mention.

"Resumed the talks" and "talks were called off" are one event each: a verb that only begins, holds or ends something
takes the noun that says what. "A bomb killed ten" is one attack: the deaths are its outcome, their number its number.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from rapporteur.annotate.ordered import Ordered
from rapporteur.model import Document, EventMention, EventType, Participant, Place, Sentence, Span, Status

Part = TypeVar("Part")
_HOLDS: Final = re.compile(
    r"\b(?:h[eo]ld(?:s|ing)?|resum\w+|renew(?:s|ed|ing)?|continu\w+|conduct(?:s|ed|ing)?|convene?\w*|commenc\w+"
    r"|beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|(?:re)?open(?:s|ed|ing)?|(?:re)?launch(?:es|ed|ing)?"
    r"|kick(?:s|ed|ing)? off|stag(?:e|es|ed|ing)|host(?:s|ed|ing)?|mount(?:s|ed|ing)?|carr(?:y|ies|ied|ying) out"
    r"|g[eo]t(?:s|ting)? under way"
    r"|t(?:ake|akes|aking|ook) place|scheduled|arrang\w+|made|mak(?:e|es|ing)|pa(?:y|ys|id|ying)|reach(?:es|ed|ing)?"
    r"|str(?:ike|ikes|iking|uck)|seal(?:s|ed|ing)?|sign(?:s|ed|ing)?|clinch\w*|conclud\w+)\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(
    r"\b(?:cancel\w*|call(?:s|ed|ing)? off|suspend\w*|postpon\w+|put(?:s|ting)? (?:off|back|on hold)|delay\w*|scrap\w*"
    r"|abandon\w*|shelv\w+|fr[eo]ez(?:e|es|ing|en)|froze|adjourn\w*|abort\w*|stall\w*|collaps\w+"
    r"|br(?:eak|eaks|eaking|oke|oken) (?:off|down)|f(?:all|alls|alling|allen|ell) through)\b",
    re.IGNORECASE,
)
_STRIKE: Final = re.compile(r"str(?:ikes?|uck)", re.IGNORECASE)
_OUTCOME: Final = re.compile(
    r"\b(?:kill\w*|die[sd]?|dying|dead|deaths?|perish\w*|wound\w*|injur\w*|hurt|maim\w*|casualt\w+|lives|bodies)\b",
    re.IGNORECASE,
)
_BEFORE_NOUN: Final = re.compile(r"\s+(?:[\w’'-]+\s+){0,4}", re.IGNORECASE)
_AFTER_NOUN: Final = re.compile(
    r"(?:\s+(?:between|with|in|at|on|of)(?: [^\s,.;:()]+){1,8}?)?"
    r"\s+(?:(?:is|are|was|were|be|been|being|has|have|had|will|would|may|might|could|can|should|to|not|never|yet|now|again"
    r"|due|set|expected|also|soon|already|then|formally|officially)\s+){0,5}",
    re.IGNORECASE,
)
_PREPOSITION: Final = re.compile(
    r"\b(?:after|before|as|and|but|or|if|when|while|that|which|who|to|for|over|by|from)\b", re.IGNORECASE
)
_OTHER_MATTER: Final = re.compile(r";|\b(?:while|whereas|meanwhile|later|earlier)\b", re.IGNORECASE)
ENDED: Final = frozenset((Status.HAPPENED, Status.ONGOING, Status.CALLED_OFF))
DEEDS: Final = frozenset((EventType.ASSAULT, EventType.PROTEST))
"""Where a strike is one: strikes are called off, and deals are struck."""
FAR: Final = 90
"""Characters between a verb and its noun at most."""


def told_once(
    document: Document, events: Sequence[EventMention], sentences: Ordered[Sentence]
) -> tuple[EventMention, ...]:
    """Return the event mentions with those put together that tell one event, in text order."""
    out: list[EventMention] = []
    for event in events:
        before = out[-1] if out else None
        joined = _joined(document, before, event) if before and _same_sentence(sentences, before, event) else None
        if joined:
            out[-1] = joined
        else:
            out.append(event)
    return tuple(_with_outcomes(document, out, sentences))


def _same_sentence(sentences: Ordered[Sentence], one: EventMention, other: EventMention) -> bool:
    around = sentences.around(one.trigger.start)
    return around is not None and around == sentences.around(other.trigger.start)


def _joined(document: Document, one: EventMention, other: EventMention) -> EventMention | None:
    """Return the one event of a verb and the noun beside it, None where they are two."""
    if other.trigger.start - one.trigger.end > FAR or one.within != other.within:
        return None
    between = document.text[one.trigger.end : other.trigger.start]
    if _is_verb(one) and not _is_verb(other) and _BEFORE_NOUN.fullmatch(between) and not _PREPOSITION.search(between):
        return _together(document, verb=one, noun=other)
    if _is_verb(other) and not _is_verb(one) and _AFTER_NOUN.fullmatch(between):
        return _together(document, verb=other, noun=one)
    return None


def _is_verb(event: EventMention) -> bool:
    words = event.trigger.quote
    if event.type in DEEDS and _STRIKE.fullmatch(words):
        return False
    return bool(_HOLDS.fullmatch(words) or _ENDS.fullmatch(words))


def _together(document: Document, *, verb: EventMention, noun: EventMention) -> EventMention | None:
    """Return the event of the noun with the status that the verb gives it, and the parts of both.

    What may be ended, or is not, still is: there the ending is an event of its own.
    """
    start, end = min(verb.trigger.start, noun.trigger.start), max(verb.trigger.end, noun.trigger.end)
    status = verb.status
    if _ENDS.fullmatch(verb.trigger.quote):
        if status not in ENDED:
            return None
        status = Status.CALLED_OFF
    return replace(_shared(noun, verb), trigger=document.span(start, end), status=status)


def _shared(one: EventMention, other: EventMention) -> EventMention:
    """Return an event with what another mention of it tells besides."""
    return replace(
        one,
        when=one.when or other.when,
        actors=_both(one.actors, other.actors),
        recipients=_both(one.recipients, other.recipients),
        places=_both(one.places, other.places),
        quantities=_both(one.quantities, other.quantities),
        confidence=max(one.confidence, other.confidence),
    )


def _both(parts: Iterable[Part], others: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(dict.fromkeys((*parts, *others)))


def _with_outcomes(
    document: Document, events: Sequence[EventMention], sentences: Ordered[Sentence]
) -> list[EventMention]:
    """Return the events, deaths and injuries of a sentence put to the attack that it tells them of."""
    out: list[EventMention] = []
    for event in events:
        before = out[-1] if out else None
        if before and _same_sentence(sentences, before, event) and _fit(document, before, event):
            if _is_outcome(event.trigger):
                out[-1] = _shared(before, event)
                continue
            if _is_outcome(before.trigger):
                out[-1] = _shared(event, before)
                continue
        out.append(event)
    return out


def _fit(document: Document, one: EventMention, other: EventMention) -> bool:
    """Return whether two attacks can be one: nothing that both tell differs."""
    if not (one.type is other.type is EventType.ASSAULT and one.status is other.status):
        return False
    between = document.text[one.trigger.end : other.trigger.start]
    if one.within != other.within or _OTHER_MATTER.search(between):
        return False
    if {quantity.what for quantity in one.quantities} & {quantity.what for quantity in other.quantities}:
        return False
    pairs = ((_named(one.actors), _named(other.actors)), (_named(one.places), _named(other.places)))
    same_day = one.when is None or other.when is None or one.when == other.when
    return same_day and all(not a or not b or a & b for a, b in pairs)


def _named(parts: Iterable[Participant | Place]) -> set[str]:
    return {part.actor or part.span.quote for part in parts}


def _is_outcome(trigger: Span) -> bool:
    return bool(_OUTCOME.search(trigger.quote))
