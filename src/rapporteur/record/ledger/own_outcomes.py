"""Own outcomes: what the sentence of a commitment itself tells of how it went, or the one right after it.

"They were to leave by May, but the last went in June"; "they kept their promise to leave"; "it vowed to build nothing.
Within weeks it built a wall."
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from rapporteur.model import CommitmentMention, Interval, TimexType
from rapporteur.record.ledger.evidence import Effect, Evidence, Passage, told_on
from rapporteur.record.ledger.outcome_words import AHEAD, ASKED, JOINT, LATE, NOT_DONE, PART, RECKONS
from rapporteur.time.lengths import later

_DUTY: Final = re.compile(
    r"\b(?:had to|was to|were to|was due|were due|should have|should already|was supposed|were supposed|promised"
    r"|pledged)\b",
    re.IGNORECASE,
)
"""What was to be done."""
_ONLY_THEN: Final = re.compile(
    r"\bonly (?:in|on|by|at|to|from|since|last|this)\b|\bnot (?:until|before)\b"
    r"|\b(?:days?|weeks?|months?|years?) (?:after|later)\b",
    re.IGNORECASE,
)
_UNDONE: Final = re.compile(
    r"\b(?:ha(?:s|ve|d) (?:still )?not|ha(?:s|ve|d) yet to|did not|never|failed to)\b|\b(?:has|have|had|did)n['’]t\b",
    re.IGNORECASE,
)
_BEFORE_IT: Final = re.compile(
    r"\b(?:days?|weeks?|months?) before the (?:date|deadline|day|limit) (?:by|on) which\b", re.IGNORECASE
)
_PROMISE: Final = (
    r"(?:its|their|his|her|the) (?:own )?(?:promises?|pledges?|words?|commitments?|undertakings?|vows?|obligations?)"
)
_KEPT: Final = re.compile(
    rf"\b(?:kept|keeps|honou?red|fulfilled|made good on|stood by|lived up to|carried out) {_PROMISE}\b[^.;]{{0,12}}$",
    re.IGNORECASE,
)
_BROKE: Final = re.compile(
    rf"\b(?:broke|broken|breached|violated|betrayed|went back on|reneged on|failed to keep) {_PROMISE}\b[^.;]{{0,12}}$",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r",? (?:and|but|while|because|after|when) ")
_TURN: Final = re.compile(
    r"\W*(?:but|yet|instead|nevertheless|nonetheless|however|even so|since then|then|soon (?:after(?:wards)?|enough)"
    r"|(?:within|in) (?:a (?:few )?|\w+ )?(?:hours?|days?|weeks?|months?)"
    r"|(?:\w+ )?(?:hours?|days?|weeks?|months?) later)\b",
    re.IGNORECASE,
)
"""Words with which a sentence goes against the one before it."""
_THEY: Final = re.compile(r"(?:it|they|he|she)\b", re.IGNORECASE)
_DONE_SO_FAR: Final = re.compile(
    r"\b(?:carried out|done|kept|fulfilled|paid|delivered|handed over|completed|met|released|freed)\b",
    re.IGNORECASE,
)
_AND: Final = re.compile(r",? and ")
FEW: Final = 3
"""Days around the day missed on which more time is given."""
NEAR: Final = 24
"""Characters before an act in which it is told how much of it was done."""
_MORE_TIME: Final = re.compile(
    r"\b(?:gave|given|giving|give|granted|took|allowed) (?:themselves|itself|each other|the \w+|it|them) (?:\w+ )?"
    r"(?:another|a further|more|\d+ more|\w+ more)\b",
    re.IGNORECASE,
)


def own_outcome_of(mention: CommitmentMention, passage: Passage) -> Evidence | None:
    """Return what the sentence of a commitment tells of how it went, None where that is only to come."""
    words, at = passage.words.quote, mention.act.start - passage.words.start
    before, act_and_rest = words[:at], words[at:]
    if kept := _KEPT.search(before):
        return _evidence(Effect.KEEPS, f"told as kept: “{kept.group().strip()}”", passage)
    if broke := _BROKE.search(before):
        return _evidence(Effect.BREAKS, f"told as broken: “{broke.group().strip()}”", passage)
    if not _DUTY.search(words) or ASKED.search(words):
        return None
    if sooner := _BEFORE_IT.search(words):
        return _evidence(Effect.KEEPS, f"told as done, “{sooner.group()}”", passage)
    rest = _rest(mention, passage)
    if rest and (part := PART.search(rest)):
        return _evidence(Effect.PART, f"told as done in part: “{part.group()}”", passage)
    if (part := PART.search(before[-NEAR:] + act_and_rest[:NEAR])) and _DONE_SO_FAR.search(before):
        return _evidence(Effect.PART, f"told as done in part: “{part.group()}”", passage)
    if undone := _UNDONE.search(rest):
        return _evidence(Effect.BREAKS, f"told as not done: “{undone.group()}”", passage)
    if late := LATE.search(rest) or _ONLY_THEN.search(rest):
        return _evidence(Effect.KEEPS, f"told as done, “{late.group()}”", passage, late=True)
    return None


def _rest(mention: CommitmentMention, passage: Passage) -> str:
    """Return what a sentence says after what was to be done: from the first joint after when that was due, or from
    there on, where it goes on without one."""
    words, first = passage.words.quote, passage.words.start
    due = mention.due.end if mention.due else mention.act.start
    joint = JOINT.search(words, max(0, due - first)) or _AND.search(words, max(0, due - first))
    return words[joint.end() :] if joint else words[max(0, due - first) :]


def is_turn(words: str) -> bool:
    """Return whether a sentence goes against the one before it, as what somebody does goes against a promise.

    >>> is_turn("Within weeks it closed the port."), is_turn("It closed the port.")
    (True, False)
    """
    return bool(_TURN.match(words))


def turn_of(mentions: Sequence[CommitmentMention], passage: Passage) -> Evidence | None:
    """Return what a sentence tells of a promise not to do something that stands right before it: broken, where it goes
    on with what those did who promised."""
    words, turn = passage.words.quote, _TURN.match(passage.words.quote)
    clause = words[turn.end() :].lstrip(" ,") if turn else ""
    told = JOINT.split(_CLAUSE.split(clause)[0])[0]
    parts = {part.span.quote for one in mentions for part in one.obligors}
    theirs = _THEY.match(told) or any(told.startswith(name) for name in parts if name[:1].isupper())
    if not turn or not theirs or AHEAD.search(told) or NOT_DONE.search(told) or ASKED.search(told):
        return None
    return _evidence(Effect.BREAKS, f"what follows the promise: “{turn.group().strip()}”", passage)


def more_time_of(passage: Passage, deadline: Interval) -> Evidence | None:
    """Return what a sentence right after one that tells of a day missed tells of more time being given: then, if it
    says when."""
    found = _MORE_TIME.search(passage.words.quote)
    days = [time.interval.day for time in passage.times if time.interval and time.interval.day]
    then = [day for day in days if deadline.latest and abs((day - deadline.latest).days) > FEW]
    before = found and any(
        time.span.start < passage.words.start + found.start()
        for time in passage.times
        if time.interval and time.interval.day in then
    )
    return _evidence(Effect.EXTENDS, f"more time: “{found.group()}”", passage) if found and not before else None


def reckoned_of(passage: Passage) -> tuple[date, Evidence] | None:
    """Return the day on which something was due by what a sentence tells, so long before or after it was done, with
    what it tells: that it was done so late, or early."""
    text, first = passage.words.quote, passage.words.start
    days = [time.interval.day for time in passage.times if time.interval and time.interval.day]
    for time in passage.times:
        told = RECKONS.match(text, time.span.end - first) if time.type is TimexType.DURATION else None
        again = later(days[-1], time.value or "") if told and days else None
        if told is None or again is None or ASKED.search(text) or NOT_DONE.search(text):
            continue
        gap = again - days[-1]
        reason = f"told as done, “{time.span.quote}{told.group()}”"
        found = Evidence(
            event=None,
            effect=Effect.KEEPS,
            reason=reason,
            span=passage.words,
            day=days[-1],
            since=days[-1],
            told_by=passage.outlet.root,
            late=told["later"] is not None,
        )
        return (days[-1] - gap if told["later"] else days[-1] + gap), found
    return None


def _evidence(effect: Effect, reason: str, passage: Passage, *, late: bool = False) -> Evidence:
    since, root = told_on(passage.outlet), passage.outlet.root
    return Evidence(
        event=None, effect=effect, reason=reason, span=passage.words, day=None, since=since, told_by=root, late=late
    )
