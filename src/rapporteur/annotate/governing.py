"""Governing: which time expression of a report governs an event.

The encoder scores every time around a trigger. Of its own sentence the nearer is the likelier, and one is the less
likely the more clauses begin between the two; one that belongs to the noun after it ("Monday's raid") governs no other.
"""

import re
from typing import Final

from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.roles import BELONGS, Roles
from rapporteur.annotate.said import Said
from rapporteur.annotate.taking_part import FAR, gap
from rapporteur.model import Document, Sentence, Span, TimeExpression

STEEP: Final = 0.03
"""What each character between a trigger and a time of its sentence takes off their score, a logit."""
CLAUSE: Final = 1.0
"""What the beginning of another clause between them takes off."""
OTHER_MOUTH: Final = 2.0
"""What it takes off that one is said by somebody and the other is not."""
LEAST: Final = -8.0
"""The score that the likeliest time of the trigger's sentence must have."""
OF_CUE: Final = 3.0
"""What it takes off that the time is when somebody said something else."""
OWN: Final = 2.0
"""What it adds that the time is part of what names the event."""
LEADING, CUE, NEAR = 30, 8, 32
"""Characters that a time which opens its sentence is at most away from anything, that a verb is from its own time, and
from a time to the noun that it belongs to, at most."""
_CLAUSE: Final = re.compile(
    r";|:\s|\s(?:[–—]|--?)\s|\b(?:while|although|though|whereas|because|that|who|which|where|but|yet|if|since|until|after"
    r"|before|following|as|saying|including)\b|,\s+(?:and|in|with|on)\b"
    r"|\band (?:\w+ed|to|has|had|was|were|will|is|are)\b|\b(?:said|says|told|announced|reported)\b",
    re.IGNORECASE,
)
"""Where another clause begins, as a rule; not `when`, which hangs on the time before it."""
_RELATIVE: Final = re.compile(r",?\s+(?:which|that)\b", re.IGNORECASE)
_OF_OTHER: Final = re.compile(r"\S [^.;]{8,60}\b(?:that|which|who)\b", re.IGNORECASE)
"""What stands between a trigger and a time that is told of something else: the truce that began in May."""
_OF_OBJECT: Final = re.compile(
    r"\b(?:the|an?|its|their|his|her)\s+(?:[^\W\d_]\S*\s+){1,3}"
    r"(?:\w+ed|sent|held|made|struck|won|given|taken|begun|drawn|fought|built|bought|told|brought|found)(?:\s+(?:in|at|by|on|from|with|last|this)\b[^,;.]*|\s*)$",
    re.IGNORECASE,
)
"""What stands between them where the time is told of what is acted upon: she welcomed the accord reached in May."""
_SO_LONG_AFTER: Final = re.compile(
    r"\b(?:days?|weeks?|months?|years?|decades?)\s+(?:after|before)\b[^,;]*$", re.IGNORECASE
)
"""What stands between a time and what was so long before or after it."""
_LEADS: Final = re.compile(
    r"\W*(?:(?:also|and|but|then|on|in|at|by|early|late|later|earlier)\s+)*(?:the\s+)?", re.IGNORECASE
)
"""What stands before a time that opens its sentence, and with it all that is told there."""
_SAYING: Final = re.compile(
    r"\b(?:sa(?:id|ys)|told (?:[^\W\d_]+ ){1,3}|added|announced|reported|wrote)\s*"
    r"(?:(?:on|in|late|early|earlier)\s+)*$",
    re.IGNORECASE,
)
_TERM: Final = re.compile(
    r"\b(?:within|inside|in no more than|no later than)\s+(?:the\s+)?(?:(?:next|first)\s+)?$", re.IGNORECASE
)
_TIMETABLE: Final = re.compile(
    r"\s+(?:timetable|timeline|deadline|schedule|time ?frame) (?:for|of|to)\s+(?:[\w’'-]+\s+){0,3}", re.IGNORECASE
)
_ARTICLE: Final = re.compile(r"\b(?:the|a|an|this|that|its|their|his|her)\s+$", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s\s")
_NO_NOUN: Final = (
    r"(?:on|in|at|by|to|of|for|with|and|or|but|after|before|when|as|from|until|since|than|that|which|who|where|was|were|is"
    r"|are|has|have|had|said|will|would|the|a|an|his|its|their|\w+ed|\w+ly)"
)
_NOUN: Final = re.compile(rf"(?:['’]s|,(?<=\d,))?\s+(?!{_NO_NOUN}\b)[^\W\d_]")
"""What stands after a time that is part of a noun phrase."""
_BEYOND: Final = re.compile(
    r"\b(?:on|in|at|by|to|of|for|with|and|or|but|after|before|when|as|from)\b|[.;:]", re.IGNORECASE
)


class Governing:
    """The times of one report, asked for the one that governs an event."""

    def __init__(
        self, document: Document, times: Ordered[TimeExpression], sentences: Ordered[Sentence], said: Said
    ) -> None:
        self._text, self._times, self._sentences, self._said = document.text, times, sentences, said

    def of(self, trigger: Span, roles: Roles) -> TimeExpression | None:
        """Return the time that governs a trigger: the likeliest of its sentence, else one that plainly does."""
        scored = [
            (score, time)
            for time in self._times.beginning_in(*roles.reach)
            if (score := roles.score("when", time.span)) is not None and self._may_govern(time, trigger)
        ]
        sentence = self._sentences.around(trigger.start)
        beside = [
            (score - self._distance(trigger, time.span), time)
            for score, time in scored
            if sentence and self._sentences.around(time.span.start) == sentence
            if time.interval or score > BELONGS or self._sets_a_term(time.span, trigger)
        ]
        score, likeliest = max(beside, key=lambda one: one[0], default=(LEAST, None))
        if likeliest and score > LEAST:
            return likeliest
        far = [(score - FAR * gap(trigger, time.span), time) for score, time in scored]
        score, likeliest = max(far, key=lambda one: one[0], default=(BELONGS, None))
        return likeliest if score > BELONGS else None

    def _distance(self, trigger: Span, time: Span) -> float:
        """Return what lies between a trigger and a time of its sentence takes off their score."""
        first, second = sorted((trigger, time), key=lambda span: span.start)
        between = self._text[first.end : second.start]
        clauses = len(_CLAUSE.findall(between)) - bool(first == trigger and _RELATIVE.match(between))
        clauses += 3 * between.count(";")
        if first == trigger and _OF_OTHER.search(between):
            clauses += 2
        if (first == trigger and _OF_OBJECT.search(between)) or (first == time and _SO_LONG_AFTER.search(between)):
            clauses += 8
        apart = self._said.around(trigger) != self._said.around(time)
        far = min(gap(trigger, time), LEADING) if self._opens(time) else gap(trigger, time)
        own = is_of_noun(self._text, time) and (first == time or time.end <= trigger.end)
        of_cue = far > CUE and _SAYING.search(self._text[max(0, time.start - NEAR) : time.start])
        return STEEP * far + CLAUSE * max(0, clauses) + OTHER_MOUTH * apart + OF_CUE * bool(of_cue) - OWN * own

    def _sets_a_term(self, length: Span, trigger: Span) -> bool:
        """Return whether a length of time is that in which something is to be done."""
        if _TIMETABLE.fullmatch(self._text, length.end, trigger.start):
            return True
        before = self._text[max(trigger.end, length.start - NEAR) : length.start]
        return trigger.end <= length.start and bool(_TERM.search(before))

    def _opens(self, time: Span) -> bool:
        sentence = self._sentences.around(time.start)
        return sentence is not None and bool(_LEADS.fullmatch(self._text, sentence.span.start, time.start))

    def _may_govern(self, time: TimeExpression, trigger: Span) -> bool:
        """Return whether a time is not part of what names something else: "a Monday raid", "last week's vote"."""
        span = time.span
        if (
            not time.interval
            or not is_of_noun(self._text, span)
            or (trigger.start <= span.start and span.end <= trigger.end)
        ):
            return True
        between = self._text[span.end : trigger.start]
        return span.end <= trigger.start < span.end + NEAR and not _BEYOND.search(between)


def is_of_noun(text: str, time: Span) -> bool:
    """Return whether a time is part of a noun phrase that goes on after it: "the May raid", "Monday's vote"."""
    named = _ARTICLE.search(text[max(0, time.start - NEAR) : time.start])
    after = text[time.end : time.end + NEAR]
    return bool((named or _POSSESSIVE.match(after)) and _NOUN.match(after))
