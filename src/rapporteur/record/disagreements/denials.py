"""Denials: claims that a report tells to be denied, with whose they are.

Whom a denial answers is told with it ("rejected the charge of X that …", "denied a report by X"), or is the last before
it who claims what it denies: "denied it", "denied any part in it", "no such promise was made".
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rapporteur.annotate.actors import ACTORS
from rapporteur.link.commitments import things_in
from rapporteur.model import MentionType, Span, Stance, Statement
from rapporteur.record.consensus import SINCE_THEN, root_in
from rapporteur.record.disagreements.sides import Disagreement, Held, disagreement
from rapporteur.record.report import Report

CLAIMED, DENIED = "claimed", "denied"
_CLAIMS: Final = (
    r"(?:reports?|claims?|charges?|accusations?|allegations?|stor(?:y|ies)|statements?|assertions?|suggestions?"
    r"|rumou?rs?|speculation|accounts?|complaints?|insinuations?|findings?|conclusions?|figures?)"
)
_MAY_DENY: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject|refut|disput|dismiss|rebut|contradict|no such|there (?:\w+ ){1,2}no"
    r"|baseless|false|untrue|unfounded|groundless|wrong|absurd|invented|fabricat|nonsense|lie\b)",
    re.IGNORECASE,
)
_CLAIM_OF: Final = re.compile(
    rf"\b{_CLAIMS}\s+(?:of|by|from|in|made by|published (?:by|in)|carried by|aired by)\s+(?:the\s+|an?\s+)?"
    r"(?P<who>(?:[\w’'.-]+\s+){0,4}?[\w’'-]+)(?=,?\s+(?:that|about|of)\b|\W*$)",
    re.IGNORECASE,
)
"""The claim of somebody, with who that is."""
_OWN_CLAIM: Final = re.compile(rf"(?:['’]s?)?\s+(?:\w+\s+)?{_CLAIMS}\b", re.IGNORECASE)
_SOME_CLAIMS: Final = re.compile(
    r"\b(?:(?:the|an?|any|all|those|these|such)\s+)*(?:\w+\s+)??(?:reports?|accounts?|rumou?rs?|stor(?:y|ies)"
    r"|allegations?|claims|speculation)\b(?=,?\s+(?:[\w,]+\s+){0,6}?that\b|\s+(?:of|about)\b)",
    re.IGNORECASE,
)
"""A claim of nobody named, with what it says."""
ANSWERS: Final = re.compile(
    r"\W*(?:(?:it|this|that|so|doing so)(?=\W*[.,;:]|\W*$)|it(?= (?:an?|on|at|last|later|yesterday|as|but|and|when)\b)"
    rf"|(?:any|the|these|those|such|all)\s+(?:such\s+)?(?:\w+\s+)?{_CLAIMS}\b|any such\b"
    r"|(?:having\s+)?(?:(?:any|all|its|his|her|their|a)\s+)?"
    r"(?:part|role|involvement|hand|responsibility|blame|guilt|complicity|wrongdoing)\b)",
    re.IGNORECASE,
)
"""What a denial says that only names what was claimed before."""
_BASELESS: Final = re.compile(
    rf"\W*(?:that )?(?:the|this|that|these|those|such|all|its|their|his|her) (?:\w+ )?{_CLAIMS} "
    r"(?:was|were|is|are|had been) (?:\w+ )?(?:baseless|false|untrue|unfounded|groundless|wrong|absurd|invented"
    r"|fabricated|nonsense|an? (?:lie|fabrication))\b",
    re.IGNORECASE,
)
"""What is said of a claim by who denies it."""
_OF_ANY: Final = re.compile(r"\b(?:ever|any\w*|such)\b", re.IGNORECASE)
"""Words of a denial that goes further than what was claimed."""
_ONLY_IT: Final = re.compile(r"\W*(?:it|this|that|so)\b", re.IGNORECASE)
_TURNS_DOWN: Final = re.compile(r"\b(?:reject|dismiss|rul)\w*", re.IGNORECASE)
"""Words that deny a claim, and turn down an offer."""
_WHEN_TOLD: Final = re.compile(
    r"\b(?:when|after|as)\s+(?:the\s+)?(?P<who>(?:[^\W\d_a-z]\w*\s+){1,4}?)"
    r"(?:first\s+)?(?:disclosed|reported|revealed|published|wrote|broke)\b"
)
_BLAMES: Final = re.compile(r"\b(?:blam|accus|charg|alleg|claim)\w*", re.IGNORECASE)
_FLATLY: Final = re.compile(
    r"\W*(?:there (?:has|have|had|was|were) (?:\w+ )?(?:no|never)|no such|not one|we (?:did|have) (?:not|never))\b",
    re.IGNORECASE,
)
"""Words that begin what is said flatly not to be so."""
_CLAUSE: Final = re.compile(r"[;:–—]|,? (?:when|after) |, (?:and|but|he|she|they|it|which|who)\b")
_QUOTED: Final = " .,;:“”«»\"'’‘"
BEFORE: Final = 2
"""Sentences before a denial in which stands what it answers."""
AROUND: Final = 5
"""Sentences around a denial in which its claim may stand, where it says what it denies."""
SHARED: Final = 2
"""Things that a claim must name of what a denial says, at most."""
BEYOND: Final = 80
"""Characters after what is denied in which stands when it was claimed."""
SAYS: Final = 2
"""Things that words must name to say what they are about."""


def may_deny(report: Report) -> bool:
    """Return whether a report has a statement that denies something, whoever claims it."""
    return _MAY_DENY.search(report.text) is not None and any(map(_is_denial, report.statements))


def _is_denial(one: Statement) -> bool:
    words = one.content[0].quote
    return one.stance is Stance.DENIES or bool(_BASELESS.match(words) or (one.direct and _FLATLY.match(words)))


def denials_in(report: Report) -> list[Disagreement]:
    """Return what a report tells to be claimed by some and denied by others."""
    return list(_Denials(report).all()) if _MAY_DENY.search(report.text) else []


class _Denials:
    def __init__(self, report: Report) -> None:
        self.report, self.text, self.statements = report, report.text, report.statements

    def all(self) -> Iterator[Disagreement]:
        denied: list[tuple[int, list[Held]]] = []
        for one in self.statements:
            at = self.report.number_of(one.content[0].start)
            again = next((held for where, held in reversed(denied) if at - where <= 1), None)
            if one.stance is Stance.DENIES:
                claims = self._claims_denied(one, self._said(one))
            elif _BASELESS.match(one.content[0].quote):
                claims = self._claims_answered(one)
            elif not (one.direct and _FLATLY.match(one.content[0].quote)):
                continue
            elif again:
                again.append(self._held(one, DENIED))
                continue
            else:
                claims = self._claims_before(one)[-1:]
            mine = self._held(one, DENIED)
            if claims := [claim for claim in claims if claim.by != mine.by]:
                denied.append((at, [mine, *claims]))
        for _, held in denied:
            yield disagreement("denial", self._about(held), held, event=self._event(held[1:]))

    def _event(self, claims: Sequence[Held]) -> str | None:
        """Return the event that is claimed to have been, where a statement claims one."""
        told = (
            each
            for claim in claims
            if claim.statement
            for each in self.report.events.beginning_in(claim.span.start, claim.span.end)
        )
        return next((each.event for each in told if each.mention.status in SINCE_THEN), None)

    def _about(self, held: Sequence[Held]) -> str:
        """Return what is denied in short: as the denial says it, else the claim, else the sentence that has it."""
        own = next(one for one in self.statements if one.id == held[0].statement)
        claim = held[1].span
        able = (
            self._said(own),
            claim,
            self.report.sentences[self.report.number_of(claim.start)] if self.report.sentences else claim,
        )
        says = next((one for one in able if len(things_in(one.quote)) >= SAYS), able[-1])
        return in_short(says)

    def _held(self, one: Statement, value: str) -> Held:
        words = max(one.content, key=lambda span: len(span.quote))
        return Held(by=root_in(self.report.outlet, [one]).name, value=value, span=words, statement=one.id)

    def _said(self, one: Statement) -> Span:
        """Return the words of what is said: where the cue goes before it, all from there to the end of the sentence."""
        cue, content = one.cue[-1], one.content[0]
        sentence = self.report.sentences[self.report.number_of(cue.start)] if self.report.sentences else content
        follows = cue.end <= content.start < sentence.end
        return self.report.span(cue.end, sentence.end) if follows else content

    def _claims_denied(self, denial: Statement, said: Span) -> list[Held]:
        if named := self._claimant(said):
            return [named]
        if ANSWERS.match(said.quote):
            is_turned_down = _ONLY_IT.match(said.quote) and any(_TURNS_DOWN.search(one.quote) for one in denial.cue)
            return [] if is_turned_down else self._claims_answered(denial)
        if not things_in(said.quote):
            return []
        if alike := self._claims_alike(denial, said):
            return alike
        if some := _SOME_CLAIMS.search(self.text, denial.cue[0].start, said.end):
            span = self.report.span(*some.span())
            return [Held(by=span.quote, value=CLAIMED, span=self.report.span(some.start(), said.end))]
        at = self.report.number_of(denial.cue[0].start)
        first = self.report.sentences[max(0, at - 1)].start if self.report.sentences else 0
        beside = _OF_ANY.search(said.quote) and "\n" not in self.text[first : denial.cue[0].start]
        return self._claims_before(denial, reach=1)[-1:] if beside else []

    def _claimant(self, said: Span) -> Held | None:
        """Return whose claim some words name, with these words: "the charge of X that …", "X's charge"."""
        found = _CLAIM_OF.search(self.text, said.start, said.end)
        if found and (who := self._who(found)):
            return Held(by=who, value=CLAIMED, span=self.report.span(found.start(), said.end))
        for one in self.report.mentions.beginning_in(said.start, said.end):
            if one.type in ACTORS and _OWN_CLAIM.match(self.text, one.span.end, said.end):
                words = self.report.span(one.span.start, said.end)
                return Held(by=one.actor or one.span.quote, value=CLAIMED, span=words)
        told = _WHEN_TOLD.search(self.text, said.start, said.end + BEYOND)
        who = self._who(told) if told else None
        return Held(by=who, value=CLAIMED, span=said) if who else None

    def _who(self, found: re.Match[str]) -> str | None:
        """Return who some words name: an actor where a mention ends them, the words where they are a name."""
        start, words = found.start("who"), found["who"].rstrip()
        near = self.report.mentions.beginning_in(start, start + len(words))
        ends = [one for one in near if one.span.end == start + len(words) and one.type in ACTORS]
        if ends and ends[0].type is not MentionType.PLACE:
            return ends[0].actor or words
        return words if any(word[0].isupper() for word in words.split()) else None

    def _claims(self, denial: Statement, first: int, last: int) -> list[Statement]:
        """Return what others claim in some sentences."""
        own = root_in(self.report.outlet, [denial])
        return [
            one
            for one in self.statements
            if first <= self.report.number_of(one.content[0].start) <= last
            and one.stance in (Stance.ASSERTS, Stance.CONFIRMS)
            and root_in(self.report.outlet, [one]) != own
            and not any(span.start < cue.end and cue.start < span.end for span in one.content for cue in denial.cue)
        ]

    def _claims_before(self, denial: Statement, *, reach: int = BEFORE) -> list[Held]:
        start = min(denial.cue[0].start, denial.content[0].start)
        at = self.report.number_of(start)
        claims = self._claims(denial, at - reach, at)
        return [self._held(one, CLAIMED) for one in claims if one.content[0].start < start]

    def _claims_answered(self, denial: Statement) -> list[Held]:
        """Return the claims that a denial answers: those before it that blame somebody, else the last."""
        before = self._claims_before(denial)
        blaming = {one.id for one in self.statements if any(_BLAMES.search(cue.quote) for cue in one.cue)}
        return [one for one in before if one.statement in blaming] or before[-1:]

    def _claims_alike(self, denial: Statement, said: Span) -> list[Held]:
        """Return the claims near a denial that say what it denies."""
        at, things = self.report.number_of(said.start), things_in(said.quote)
        least = min(SHARED, (len(things) + 1) // 2)
        claims = self._claims(denial, at - AROUND, at + BEFORE)
        named = {one.id: things & things_in(" ".join(span.quote for span in one.content)) for one in claims}
        return [self._held(one, CLAIMED) for one in claims if least and len(named[one.id]) >= least]


def in_short(words: Span) -> str:
    """Return the first clause of some words, without what they are quoted with."""
    plain = " ".join(words.quote.split()).strip(_QUOTED)
    return _CLAUSE.split(plain)[0].strip(_QUOTED)
