"""Outcome words: by which it is told what became of something promised, and by when it was due."""

import re
from collections.abc import Iterator
from typing import Final

from rapporteur.annotate.numbers import NUMBER_WORDS
from rapporteur.annotate.undertakings import LENGTHENS
from rapporteur.link.commitments import MONTHS

_NUMBER: Final = rf"(?:{NUMBER_WORDS}|one)"
PART: Final = re.compile(
    r"\b(?:part(?:ly|ial(?:ly)?)|in part|(?:half|most) of (?:the|its|their|his|her|those|them)|only part"
    r"|incomplete(?:ly)?|not all"
    r"|(?<!as )part of (?:the|its|their) (?!deal|agreement|accord|plan|talks|pact|programme|program)"
    rf"|{_NUMBER} of (?:its|their|the|his|her) {_NUMBER})\b",
    re.IGNORECASE,
)
REPLACES: Final = re.compile(
    r"\b(?:replac\w+|supersed\w+|tak\w+ the place of|took the place of|instead of|in place of|overtak\w+)\b",
    re.IGNORECASE,
)
MISSED: Final = re.compile(
    r"\b(?:miss(?:ed|es|ing)? (?:the|its|their|a|that|this) (?:\w+ ){0,2}(?:deadline|target|date)|let\b.{0,30}\bgo by"
    r"|came and (?:went|nobody|no one|nothing|none)"
    r"|(?:has |had )?passed(?= (?:without|with no|and nobody|in its turn)|[.,;]))"
    r"|\b(?:quotas?|targets?|deadlines?|dates?|limits?)\b[^.;]{0,40}\b(?:was|were) missed\b",
    re.IGNORECASE,
)
STAGES: Final = re.compile(r"\b(?:quotas?|tranches?|instal?lments?|stages?|phases?|batch(?:es)?)\b", re.IGNORECASE)
"""Words for what is to be done in parts, each by its day."""
NEVER_CAME: Final = re.compile(
    r"\bnever (?:came|happened|took place|arrived|followed|materiali[sz]ed|appeared|went ahead)\b", re.IGNORECASE
)
BELOW: Final = re.compile(
    rf"\b(?:below|short of|under|less than|fewer than) the {_NUMBER} (?:\w+ ){{0,2}}?"
    r"(?:promised|agreed|pledged|undertaken|owed|due)\b",
    re.IGNORECASE,
)
"""Words that tell that not as much was done as was promised."""
DONE: Final = re.compile(
    r"\b(?:has|have|had|was|were)\b(?:\s+\w+){0,3}?\s+(?:\w+ed|\w+en|done|out|gone|become|begun|met|put|cut|paid|sent"
    r"|left|sold|built|brought|held|made|shut)\b"
    r"|\b(?:completed|fulfilled|complied|carried out|delivered|became|received|finished)\b",
    re.IGNORECASE,
)
NOT_DONE: Final = re.compile(
    r"\b(?:not|never|yet to|still|fail\w*|refus\w*|without|nobody|none|no longer)\b|n['’]t\b", re.IGNORECASE
)
AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|should|must|may|might|could|can|to be|is to|are to|was to|were to|due to|if|unless"
    r"|demand\w*|urg\w+|want\w*|insist\w*|hop\w+|expect\w*)\b",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    rf"\b(?P<month>{MONTHS}) (?P<day>\d{{1,2}})\b"
    rf"|\b(?P<earlier>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<later>{MONTHS})\b"
)
ASKED: Final = re.compile(r"\b(?:whether|den(?:y|ies|ied|ying)|reject\w*|demand\w*|rumou?r\w*)\b", re.IGNORECASE)
ORDINAL: Final = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b"
    r"(?= (?:\w+ ){0,2}?(?:round|stage|phase|session|meeting|tranche|instalment|installment|talks|batch|summit)s?\b)",
    re.IGNORECASE,
)
PASSIVE: Final = re.compile(r"\b(?:was|were|been|be|being|is|are)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
JOINT: Final = re.compile(r";\s+|,\s+(?:and|but|while|though|although)\s+|\s+but\s+")
_LATER: Final = (
    r"late\b|later than (?:promised|planned|agreed|due)|(?:after|behind|past) (?:the|its) (?:deadline|date|schedule)"
)
_SOONER: Final = r"ahead of (?:time|schedule)|early\b|before (?:the|its) (?:deadline|date)|before it was due"
LATE: Final = re.compile(
    rf"\b(?:days?|weeks?|months?|hours?|years?) (?:{_LATER})|\blate than (?:promised|planned|agreed|due)\b"
    r"|\blater than (?:promised|planned|agreed|due)\b|\bbelated|\bafter the (?:deadline|date)\b",
    re.IGNORECASE,
)
IN_TIME: Final = re.compile(
    rf"\b(?:in time|on time|on schedule|{_SOONER}|in full|(?:days?|weeks?) before)\b", re.IGNORECASE
)
RECKONS: Final = re.compile(rf"\s+(?:(?P<later>{_LATER})|(?P<sooner>{_SOONER}))", re.IGNORECASE)
"""What stands after how much later or sooner than due something was done."""
_AS_PROMISED: Final = re.compile(
    r"\b(?:promised|agreed|pledged|undertaken|named|set|fixed) (?:in|at|under|for|by|last)\b"
    r"|\b(?:before|after) the (?:date|deadline)\b",
    re.IGNORECASE,
)
EXTENDS: Final = re.compile(rf"\b(?:{LENGTHENS})\b", re.IGNORECASE)
_TERM: Final = re.compile(r"\b(?P<number>\d+)[ -](?P<unit>day|week|month|year)s?\b")


def asserted(words: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return where some words stand that are told as so, and not as ahead, denied or asked."""
    found = pattern.search(words)
    if found is None or ASKED.search(words):
        return None
    before = words[: found.start()]
    return None if AHEAD.search(before) or NOT_DONE.search(before) else found


def days_named(words: str) -> Iterator[str]:
    """Give the days of a year that some words name, as "May 4"."""
    for one in _DAY.finditer(words):
        yield f"{one['month'] or one['later']} {int(one['day'] or one['earlier'])}"


def terms_in(words: str) -> set[str]:
    """Return the durations that some words write in figures, as TIMEX3 does.

    >>> sorted(terms_in("the 60 days, and another 18-month term"))
    ['P18M', 'P60D']
    """
    return {f"P{one['number']}{one['unit'][0].upper()}" for one in _TERM.finditer(words)}


def refers_back(words: str) -> bool:
    """Return whether a sentence speaks of something as promised before, by when it was due, or as late."""
    return bool(_AS_PROMISED.search(words) or LATE.search(words))
