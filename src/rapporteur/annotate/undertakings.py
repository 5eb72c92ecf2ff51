"""Undertakings: the clauses in which somebody binds himself, or is bound, to do something or not to.

A promise has a verb or noun that makes it one ("undertook to", "a pledge to", "offers to"); an obligation has a modal
("must", "is to", "shall") with a day, or stands in a passage that tells what an agreement says. What the encoder takes
for undertaken is one by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_PROMISES: Final = (
    r"promis(?:es?|ed|ing)|undert(?:akes?|ook|aken|aking)|pledg(?:es?|ed|ing)|vow(?:s|ed|ing)?|guarante(?:es?|ed|eing)"
    r"|sw(?:ears?|ore|orn|earing)|(?:has|have|had)(?: also| now| further)? committed"
    r"|(?:commit(?:s|ted)?|b[io]nds?|bound|oblig(?:es?|ed)) (?:itself|themselves|himself|herself|ourselves)"
    r"|assur(?:es?|ed|ing)|g(?:ives?|ave|iven) (?:its|their|his|her|our|the) word|commit(?:s|ted|ting)?(?= to \w+ing\b)"
)
_AGREES: Final = r"agree(?:s|d|ing)?|consent(?:s|ed|ing)?"
_OFFERS: Final = (
    r"offer(?:s|ed|ing)?|propos(?:es?|ed|ing)(?= to )|(?:is|are|was|were|be|been) (?:ready|willing|prepared)"
    r"|(?:has|have|had) proposed"
)
_NOUNS: Final = r"promises?|pledges?|commitments?|undertakings?|guarantees?|vows?|obligations?|assurances?"
_BETWEEN: Final = r"(?:[ \u00a0][^\s,;:.()\"“”]+){0,6}?"
_NO_VERB: Final = (
    r"(?!(?:the|an?|this|that|these|those|its|their|his|her|our|my|all|both|some|any|no|nothing|be sure)\b)"
)
CUE: Final = re.compile(
    rf"\b(?:(?P<promise>{_PROMISES})|(?P<agree>{_AGREES})|(?P<offer>{_OFFERS})|(?P<noun>{_NOUNS}))\b"
    rf"(?P<between>{_BETWEEN}),?\s+(?P<how>(?:(?:not|never) )?to\s+{_NO_VERB}(?=[a-z])|that\s+(?=\w))",
    re.IGNORECASE,
)
"""Words that make a promise of the clause after them."""
_NEVER: Final = re.compile(
    r"(?:\b(?:no )?such|\bnever|\bnot|n['’]t|\bno|\bnobody|\brefus\w+|\bfail\w*|\bwithout|\bnor|\bneither)"
    r"(?:\s+\w+){0,2}\s+$",
    re.IGNORECASE,
)
"""What stands before a cue that makes no promise of it."""
MODAL: Final = re.compile(
    r"\b(?:(?P<bound>(?:is|are|was|were)(?: (?:also|now|then|further|each|both|jointly|still|therefore))?"
    r" (?:due |supposed |obliged |obligated |required |bound )?(?:not )?to\s+(?=[a-z])|must|shall|(?-i:may) not\b"
    r"|(?:neither|no) (?:\w+ ){0,2}(?-i:may)\b"
    r"|(?:has|have|had) (?:\S+ ){1,2}(?:hours|days|weeks|months) to\s+"
    r"(?!(?:review|object|appeal|challenge|consider|comment|decide)\b)(?=[a-z])|(?:will|would) have to\s+(?=[a-z])"
    r"|(?<!will )(?<!would )(?<!may )(?<!might )ha(?:s|ve|d) to\s+(?=[a-z])"
    r"|should(?: already)?\b|(?:is|are|was|were|falls?|fell|comes?|came) due\b)"
    r"|(?P<will>will|would|won['’]t|['’]ll)\b)",
    re.IGNORECASE,
)
"""Words that bind, or tell what is to come."""
_TOLD: Final = re.compile(
    r"\b(?:is|are|was|were) to (?:be )?(?:blame|say|see|know|date|(?:come|follow)(?=[.,;:!?]|$)|have been|believed"
    r"|found)\b"
    r"|\bmust have\b|\bshould (?:be|have been) (?:noted|clear)\b|\bshall (?:we|i)\b|(?-i:\bShould\b)"
    r"|\b(?:will|would) (?:not )?have\b(?! to\b)",
    re.IGNORECASE,
)
"""What reads like a duty and is none."""
_TEXTS: Final = (
    r"accords?|agreements?|deals?|texts?|pacts?|plan|treaty|terms|timetables?|calendar|clauses?|road ?map|framework"
    r"|protocol|memorandum|communiqu[eé]|settlement|truce|cease-?fire|understanding|resolution|package|document"
    r"|fact sheet"
)
AGREEMENT: Final = re.compile(rf"\b(?:{_TEXTS}|sign\w*|initialled|sealed|struck|conclud\w+)\b", re.IGNORECASE)
"""Words that tell an agreement as such."""
LENGTHENS: Final = (
    r"(?:extend\w*|prolong\w*|renew\w*)(?=[^.;]{0,60}\b(?:deadline|date|term|truce|cease-?fire|accord|agreement|deal|talks"
    r"|mandate|period|timetable|negotiations|mission|pact|until|by (?:another|a further|\w+ (?:days|weeks|months)))\b)"
    r"|postpon(?:e|es|ed|ing)|put(?:s|ting)? (?:off|back)|push(?:es|ed|ing)? back"
    r"|mov(?:e|es|ed|ing) the (?:deadline|date)|defer(?:s|red|ring)?"
)
"""Words by which more time is given for something; aid or a road may be extended without."""
OPINION: Final = re.compile(
    r"\b(?:believ\w+|think\w*|thought|hop(?:es?|ed|ing)|fear(?:s|ed|ing)?|expect(?:s|ed|ing)?|predict\w*|reckon\w*|guess\w*"
    r"|doubt\w*|suspect\w*)\b",
    re.IGNORECASE,
)
"""Words after which it is told what somebody thinks will be, and nobody is bound."""
FRAME: Final = re.compile(
    r"\b(?:under|in line with|according to|as part of|in)\s+(?:the|its|this|that|their|those|an?|these)\b[^.;]{0,40}?"
    rf"\b(?:{_TEXTS})\b|\b(?:{_TEXTS})\b[^.;]{{0,60}}?\b(?:provides?|lays? (?:out|down)|says?|stipulates?|calls? for"
    r"|requires?|obliges?|commits|foresees?|envisages?|sets? out|includes?|binds?|gives|names|allows?)\b"
    rf"|\b(?:details?|points|provisions|clauses|terms) (?:of|from|in) (?:the|this|that) (?:\w+ )?(?:{_TEXTS})\b"
    r"|\bin (?:exchange|return)\b|\bfor (?:its|their) part\b|\b(?:the )?(?:two|both) sides (?:also )?agreed\b",
    re.IGNORECASE,
)
"""Words that begin a passage in which an agreement is told."""
CONDITION: Final = re.compile(
    r"\b(?:(?:only )?(?:if|once|when)\b|only after\b|provided(?: that)?\b|providing(?: that)?\b"
    r"|on (?:the )?condition that\b|as soon as\b|as long as\b|so long as\b|unless\b|until\b)\s+(?=[^,;.]*\s)",
    re.IGNORECASE,
)
"""Words that begin a condition; what follows needs a verb to be one."""
_BREAK: Final = re.compile(r";|\s[–—-]\s")
"""Where one clause ends and the next begins, whatever follows."""
_JOINT: Final = re.compile(r",?\s+(?:and|but|while|whereas|or)\s+|,\s+", re.IGNORECASE)
"""Where it does if the next has a modal of its own."""
_AND_VERB: Final = re.compile(
    r",?\s+and\s+(?:(?:also|then|not|never|to)\s+)*"
    r"(?!(?:on|in|at|by|from|for|with|of|after|before|until|under|over|all|both|half)\b)"
    r"(?=[a-z]+\s+(?:(?:up|out|off|down|back|over|in|into)\s+)?"
    r"(?:its|their|his|her|our|the|an?|all|half|every|each|no|any|both|more|\d)\b)"
)
"""Where it does as a verb follows that goes on with what is promised before."""
_NEGATION: Final = re.compile(
    r"\s*(?:(?:they|it|he|she|we|which|that|troops|forces|both sides)\s+)?(?:(?:will|would|shall|must|do|does)\s+)?"
    r"(?:not\b|never\b|no longer\b|refrain|abstain|desist|avoid\w* |\w*n['’]t\b"
    r"|(?:\w+\s+)?no\s+(?!(?:later|earlier|sooner|less|fewer|more)\s+than\b)\w+)",
    re.IGNORECASE,
)
_REFRAINS: Final = ("not to", "never to", "may not", "won't", "won’t")
_NEITHER: Final = re.compile(
    r"\b(?:neither(?: of (?:the|them))?|none of (?:the|them)"
    r"|no (?:side|part(?:y|ies)|states?|countr(?:y|ies)|government))\b[^,;]{0,30}$",
    re.IGNORECASE,
)
"""Who does not, as the words before a modal tell."""
FORBIDS: Final = re.compile(r"\b(?:neither|no) (?:\w+ ){0,2}(?-i:may)$", re.IGNORECASE)
"""Words that say that nobody of some may do what follows."""
_JOINED: Final = re.compile(r"(?:,\s+|\b(?:and|or|but|then)\s+(?:(?:also|then|to|not|never)\s+)*)$")
_GOES_ON: Final = re.compile(r"\b(?:and|or|but|then)\s+(?:(?:also|then|to|not|never)\s+)*$")
_REACH: Final = 24
NOUN_CUE: Final = re.compile(
    rf"\b(?:(?P<sure>(?:{_PROMISES})\s+"
    r"(?!(?:to|that|by|for|in|on|at|and|or|if|not|nothing|the same|from|of|(?:one an|each )other)\b)"
    r"|(?:gave|given|giving|give) (?:themselves|itself|each other)\s+"
    r"|(?:time ?)?limit of (?=\d|\w+ (?:day|week|month|year)))"
    r"|(?:offer(?:s|ed|ing)?|agree(?:s|d|ing)? (?:on|upon|to|about)|(?:agreement|deal|accord|pact) (?:on|about))\s+"
    r"(?!(?:to|that|by|in|on|at|and|or|if|not|nothing)\b))(?=[\w$€£])",
    re.IGNORECASE,
)
"""Words that make a promise of the thing after them; not `sure` where only what is to be done makes it one."""
PROMISED_FOR: Final = re.compile(r"\b(?:promised|pledged|due)\s+(?:for|by)\s+(?=\w)", re.IGNORECASE)
"""Words that make a promise of the thing before them, for a day."""
_PROMISED_THING: Final = re.compile(
    r"\b(?:the|its|their|his|her|an?|all|both)\s[^,;]*?(?:,\s+|\s(?:which|that)\s+\w+\s+(?:ha[sd]\s+)?)$", re.IGNORECASE
)
"""The thing that such words stand beside: "the steps which it", "the release,"."""
_THING: Final = 90
"""Characters in which it stands, at most."""
LISTED: Final = re.compile(
    r"\s*(?:[-•*–—·]|\(?\d{1,2}[.)]|\(?[a-z]\)|(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third"
    r"|fourth|fifth|sixth)[.:])\s",
    re.IGNORECASE,
)
"""How an item of a list begins."""
FAR: Final = 3
"""Sentences after one that names an agreement in which it may still be told."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause text[start:end] that may bind: `cue` is where its promise is made, `kind` is what binds in it.

    `act` is where the words of what is to be done begin.
    """

    start: int
    act: int
    end: int
    kind: str
    cue: tuple[int, int] | None = None


def clauses(text: str, start: int, end: int, starts: Sequence[int] = ()) -> Iterator[Clause]:
    """Give the clauses of the sentence text[start:end] in order.

    `kind` is promise, offer, thing, bound, will, or plain where nothing in it binds; `starts` are places where
    something undertaken begins, a clause of its own after an "and".
    """
    cues = [
        one
        for one in CUE.finditer(text, start, end)
        if not _NEVER.search(text, max(start, one.start() - 30), one.start())
    ]
    edges = _edges(text, start, end, [one.end() for one in cues], starts)
    before = Clause(start, start, start, "plain")
    for first, last in pairwise(edges):
        end = next((one.start() for one in cues if one.end() == last), last)
        before = _clause(text, first, max(end, first + 1), cues, before)
        yield before


def _edges(text: str, start: int, end: int, after_cues: Sequence[int], starts: Sequence[int]) -> list[int]:
    edges = {start, end, *after_cues, *(one.end() for one in _BREAK.finditer(text, start, end))}
    edges |= {at for at in starts if _JOINED.search(text, max(start, at - _REACH), at)}
    thing = NOUN_CUE.search(text, start, end)
    last = max((at for at in (*after_cues, *([thing.end()] if thing else ())) if at < end), default=start)
    modals = list(MODAL.finditer(text, start, end))
    for modal in modals:
        if modal.start() < last:
            continue
        joints = [one.end() for one in _JOINT.finditer(text, last, modal.start())]
        if joints and last > start:
            edges.add(joints[-1] if "," not in text[joints[-1] - 2 : joints[-1]] else _subject_at(text, joints))
        last = modal.end()
    first = min((*after_cues, *(one.end() for one in modals)), default=end)
    edges |= {verb.end() for verb in _AND_VERB.finditer(text, first, end)}
    return sorted(edges)


def _subject_at(text: str, joints: Sequence[int]) -> int:
    """Return the last joint that is an "and" or the like, of several that may part a modal's clause from the last."""
    words = [
        at for at in joints if re.search(r"(?:and|but|while|whereas|or)\s+$", text[max(0, at - 9) : at], re.IGNORECASE)
    ]
    return words[-1] if words else joints[-1]


def _clause(text: str, first: int, last: int, cues: Sequence[re.Match[str]], before: Clause) -> Clause:
    if cue := next((one for one in cues if one.end() == first), None):
        return Clause(first, first, last, "offer" if cue["offer"] else "promise", cue.span())
    if modal := next((one for one in MODAL.finditer(text, first, last) if not _TOLD.match(text, one.start())), None):
        return Clause(first, modal.end(), last, "bound" if modal["bound"] else "will")
    if thing := NOUN_CUE.search(text, first, last):
        never = _NEVER.search(text, max(first, thing.start() - 30), thing.start())
        kind = "plain" if never else "promise" if thing["sure"] else "thing"
        return Clause(first, thing.end(), last, kind, thing.span())
    if day := PROMISED_FOR.search(text, first, last):
        thing = _PROMISED_THING.search(text, max(first, day.start() - _THING), day.start())
        return Clause(first, thing.start() if thing else first, last, "promise", day.span())
    if before.kind != "plain" and _GOES_ON.search(text, max(before.start, first - _REACH), first):
        return Clause(first, first, last, before.kind, before.cue)
    return Clause(first, first, last, "plain")


def is_negative(text: str, clause: Clause) -> bool:
    """Return whether what is undertaken is not to do something.

    >>> text = "They promised not to shoot."
    >>> [is_negative(text, one) for one in clauses(text, 0, len(text)) if one.kind == "promise"]
    [True]
    """
    that = clause.cue and text[max(0, clause.cue[1] - _REACH) : clause.cue[1]].rstrip().endswith("that")
    modal = MODAL.search(text, clause.act, clause.end) if that else None
    acts = (clause.act, modal.end()) if modal else (clause.act,)
    refrains = text[max(0, clause.act - _REACH) : clause.act].rstrip().endswith(_REFRAINS)
    who = (_NEITHER, FORBIDS) if clause.cue is None else ()
    neither = next((True for words in who if words.search(text, clause.start, clause.act)), None)
    return refrains or neither is not None or any(_NEGATION.match(text, at, clause.end) for at in acts)
