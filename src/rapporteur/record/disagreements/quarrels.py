"""Quarrels: where a report tells outright that parties do not agree, though it gives no number and no denial.

That they clash over something, that one is at odds with another or reads a text differently, that one turns down what
another wants, or calls unlawful what another did.
"""

import re
from collections.abc import Iterator
from typing import Final

from rapporteur.annotate.actors import ACTORS
from rapporteur.model import Mention, MentionForm, Span, Stance, Statement, Status
from rapporteur.record.consensus import root_in
from rapporteur.record.disagreements.denials import in_short
from rapporteur.record.disagreements.sides import Disagreement, Held, disagreement
from rapporteur.record.report import Report

_OVER: Final = r"(?:over|on|about|as to)"
_CLASH: Final = re.compile(
    r"\b(?:clash(?:ed)?|disagree(?:d)?|differ(?:ed)?|quarrel(?:led)?|fell out|cannot agree|could not agree"
    rf"|(?:are|were|remain(?:ed)?) (?:\w+ )?(?:divided|split|at odds)) {_OVER}\b",
    re.IGNORECASE,
)
_AT_ODDS: Final = re.compile(r"\bat (?:odds|loggerheads|variance) with\s+(?:the\s+)?", re.IGNORECASE)
_OTHERWISE: Final = re.compile(
    r"\b(?:reads?|sees?|saw|takes?|took|tells?|told|puts?|judge[sd]?)\s+"
    r"(?:it|this|that|things|matters|(?:the|its|their) \w+)\s+(?:\w+\s+)?(?:differently|otherwise)\b"
    r"|\b(?:disagreed|begged to differ|took (?:a different|another) view)\b(?! (?:on|over|about))",
    re.IGNORECASE,
)
_THINGS: Final = (
    r"(?:bill|plan|proposal|draft|motion|offer|demand|idea|condition|terms|call|request|amendment|ultimatum|bid|law"
    r"|deal)s?"
)
_TURNS_DOWN: Final = re.compile(
    r"\b(?:reject(?:s|ed)?|turn(?:s|ed) down|refus(?:es|ed)|rebuff(?:s|ed)|dismiss(?:es|ed)|oppos(?:es|ed)"
    r"|rul(?:es|ed) out|(?:has |have |had )?(?:threaten(?:s|ed)|vow(?:s|ed)) to (?:veto|block|oppose|reject))\b",
    re.IGNORECASE,
)
_OWN_THING: Final = re.compile(rf"(?:['’]s?)?\s+(?:\w+\s+)?{_THINGS}\b", re.IGNORECASE)
_IT: Final = re.compile(rf"\s+(?:it|them|this|that|the {_THINGS})\b(?!['’])", re.IGNORECASE)
_THING_BY: Final = re.compile(rf"\b{_THINGS}\s+(?:by|of|from)\s+(?:\w+\s+){{0,3}}?", re.IGNORECASE)
_WANTS: Final = re.compile(
    r"\b(?:wants?|wanted|demand(?:s|ed)?|insist(?:s|ed)? (?:on|that)|propos(?:es|ed)|offer(?:s|ed)|suggest(?:s|ed)"
    r"|(?:calls?|called|asks?|asked|pressed|pushed) for)\b",
    re.IGNORECASE,
)
_JUDGES: Final = re.compile(r"\b(?:call|describ|denounc|condemn|brand|declar)\w*", re.IGNORECASE)
_UNLAWFUL: Final = re.compile(
    r"\W*(?:it|this|that|(?:the|its|their) (?:\w+ )?(?:step|move|decision|action|measure|act|ruling|vote|operation"
    r"|arrest|closure|sanctions?|ban|order|strike)s?)\s+(?:as\s+)?(?:\w+\s+){0,2}"
    r"(?:illegal|unlawful|void|invalid|unconstitutional|illegitimate|breach|violation)\b",
    re.IGNORECASE,
)
_MAY_QUARREL: Final = re.compile(
    "|".join(one.pattern for one in (_CLASH, _AT_ODDS, _OTHERWISE, _TURNS_DOWN, _UNLAWFUL)), re.IGNORECASE
)
BEFORE: Final = 80
"""Characters before some words in which the one stands who does what they say."""
SENTENCES: Final = 5
"""Sentences between which somebody differs with another."""


def quarrels_in(report: Report) -> list[Disagreement]:
    """Return where a report tells that parties do not agree."""
    return list(_Quarrels(report).all()) if _MAY_QUARREL.search(report.text) else []


class _Quarrels:
    def __init__(self, report: Report) -> None:
        self.report, self.text = report, report.text

    def all(self) -> Iterator[Disagreement]:
        for at, sentence in enumerate(self.report.sentences):
            yield from self._clash(sentence)
            yield from self._at_odds(sentence)
            yield from self._otherwise(sentence)
            yield from self._turned_down(at, sentence)
        for one in self.report.statements:
            yield from self._unlawful(one)

    def _clash(self, sentence: Span) -> Iterator[Disagreement]:
        """Give "X and Y clash over Z"."""
        for found in _CLASH.finditer(self.text, sentence.start, sentence.end):
            near = self._actors(max(sentence.start, found.start() - BEFORE), found.start())
            two = near[-2:]
            if len(two) == 2 and re.fullmatch(r",? and (?:the )?", self.text[two[0].span.end : two[1].span.start]):
                about = self.report.span(found.end(), sentence.end)
                yield self._quarrel(about, [self._by(one, one.span.quote, sentence) for one in two])

    def _at_odds(self, sentence: Span) -> Iterator[Disagreement]:
        """Give "X is at odds with Y"."""
        for found in _AT_ODDS.finditer(self.text, sentence.start, sentence.end):
            one = self._last(sentence.start, found.start())
            other = next(iter(self._actors(found.end(), found.end() + 1)), None)
            if one and other and _name(one) != _name(other):
                yield self._quarrel(sentence, [self._by(each, each.span.quote, sentence) for each in (one, other)])

    def _otherwise(self, sentence: Span) -> Iterator[Disagreement]:
        """Give "X reads it differently", after what another says."""
        found = _OTHERWISE.search(self.text, sentence.start, sentence.end)
        who = self._last(sentence.start, found.start()) if found else None
        if who is None:
            return
        before = [one for one in self.report.statements if one.content[0].start < sentence.start]
        others = [one for one in before if one.stance is Stance.ASSERTS and one.source.actor not in (None, who.actor)]
        if others and self.report.between(others[-1].content[0], sentence) <= SENTENCES:
            said = others[-1]
            by = root_in(self.report.outlet, [said]).name
            claim = Held(by=by, value="one way", span=said.content[0], statement=said.id)
            yield self._quarrel(said.content[0], [claim, self._by(who, "another", sentence)])

    def _turned_down(self, at: int, sentence: Span) -> Iterator[Disagreement]:
        """Give "X turned down Y's offer", and "Y wants this. X rejects it"."""
        for found in _TURNS_DOWN.finditer(self.text, sentence.start, sentence.end):
            who = self._last(sentence.start, found.start())
            if who is None:
                continue
            for one in self._actors(found.end(), min(found.end() + BEFORE // 2, sentence.end)):
                owns = _OWN_THING.match(self.text, one.span.end, sentence.end)
                if owns and _name(one) != _name(who):
                    thing = self.report.span(one.span.start, sentence.end)
                    yield self._quarrel(thing, [self._by(one, "for", thing), self._by(who, "against", sentence)])
                    return
            if _IT.match(self.text, found.end(), sentence.end):
                yield from self._wanted(at, found.start(), who)

    def _wanted(self, at: int, before: int, who: Mention) -> Iterator[Disagreement]:
        """Give what another than some one wants, told last before a place."""
        first = self.report.sentences[max(0, at - 1)].start
        offers = [
            (one.end(), owner)
            for one in _THING_BY.finditer(self.text, first, before)
            if (owner := self._owner(one.end(), before))
        ]
        offers += [
            (one.start(), owner)
            for one in _WANTS.finditer(self.text, first, before)
            if (owner := self._last(max(first, one.start() - BEFORE), one.start()))
        ]
        if offers:
            place, owner = max(offers, key=lambda one: one[0])
            number = self.report.number_of(place)
            sentence = self.report.sentences[number]
            if _name(owner) != _name(who):
                against = self.report.sentences[at]
                yield self._quarrel(sentence, [self._by(owner, "for", sentence), self._by(who, "against", against)])

    def _owner(self, start: int, before: int) -> Mention | None:
        """Return the first person or party that is named after "a bill by", whatever stands before the name."""
        near = self._actors(start, min(start + BEFORE // 2, before))
        names = [one for one in near if one.form is MentionForm.NAME]
        return next(iter(names or near), None)

    def _unlawful(self, one: Statement) -> Iterator[Disagreement]:
        """Give who calls unlawful what another did, as told in the sentences before."""
        if not any(_JUDGES.search(cue.quote) for cue in one.cue) or not _UNLAWFUL.match(one.content[0].quote):
            return
        start = one.cue[0].start
        at = self.report.number_of(start)
        first = self.report.sentences[max(0, at - 1)].start
        done = [
            each.mention
            for each in self.report.events.beginning_in(first, start)
            if each.mention.status is Status.HAPPENED and any(part.actor for part in each.mention.actors)
        ]
        by = root_in(self.report.outlet, [one]).name
        doers = [(part.actor, each) for each in done[:1] for part in each.actors if part.actor and part.actor != by]
        if doers:
            words = self.report.sentences[self.report.number_of(doers[0][1].trigger.start)]
            held = [Held(by=actor or "", value="did it", span=words) for actor, _ in doers]
            yield self._quarrel(words, [*held, Held(by=by, value="unlawful", span=one.content[0], statement=one.id)])

    def _actors(self, start: int, end: int) -> list[Mention]:
        return [one for one in self.report.mentions.beginning_in(start, end) if one.type in ACTORS]

    def _last(self, start: int, end: int) -> Mention | None:
        """Return who is named last before a place and is known."""
        near = [one for one in self.report.mentions.beginning_in(start, end) if one.span.end <= end]
        known = [one for one in near if one.actor and one.type in ACTORS]
        return known[-1] if known else None

    def _by(self, who: Mention, value: str, words: Span) -> Held:
        return Held(by=_name(who), value=value, span=words)

    def _quarrel(self, about: Span, held: list[Held]) -> Disagreement:
        return disagreement("parties", in_short(about), held)


def _name(one: Mention) -> str:
    return one.actor or one.span.quote
