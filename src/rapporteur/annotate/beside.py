"""Beside: a person's name and a description next to it, which are of one."""

import re
from typing import Final

from rapporteur.annotate.title_words import FIELDS, OFFICES
from rapporteur.model import Document, Mention, MentionForm, MentionType, Span
from rapporteur.names import BODIES

BESIDE: Final = 60
"""Characters between a name and what describes it, at most."""
_TITLE: Final = re.compile(r" (?:(?:(?:of|for|to|the|and) )*[^\W\d_a-z][\w-]* )*")
"""What stands between a title and its bearer's name, if anything: the rest of the title."""
_COMPLETED: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(OFFICES))})(?: [\w-]+){{0,4}} (?:for|of|to|in) (?:the )?$", re.IGNORECASE
)
"""A title that what comes next completes."""
_GENITIVE: Final = re.compile(r"^['’]s?")
LONGEST_TITLE: Final = 100
"""Characters of a title at most."""
_MANY: Final = re.compile(r"(?:s|men|women|people|police|troops|personnel)$", re.IGNORECASE)
"""Ends of descriptions of more than one."""
_SOME: Final = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|many|some|several|all|most|few|\d)", re.IGNORECASE
)
_HE_OR_SHE: Final = frozenset("he him his himself she her hers herself i me my myself".split())
_ONE: Final = re.compile(r"(?:the|an?|his|her|its|their|our)\b", re.IGNORECASE)
"""Beginnings of descriptions that may stand beside a name."""
_MORE: Final = re.compile(r",? (?:and|or|&) ")


def is_single(mention: Mention) -> bool:
    """Return whether a mention is of one person."""
    several = mention.form is MentionForm.NOMINAL and _MANY.search(mention.span.quote)
    personal = mention.form is not MentionForm.PRONOUN or mention.span.quote.lower() in _HE_OR_SHE
    return mention.type is MentionType.PERSON and personal and not several and not _SOME.match(mention.span.quote)


def one_person(document: Document, one: Mention, other: Mention, end: int) -> tuple[Mention, Mention] | None:
    """Return the name and the description that two mentions are, where they are of one person, side by side.

    `end` is where the first ends, with what completes it. A list of people is none: after a comma, the second must be
    described as one, and no "and" may follow.
    """
    name, description = (one, other) if one.form is MentionForm.NAME else (other, one)
    if name.type is not MentionType.PERSON or description.type not in (MentionType.PERSON, None):
        return None
    if name.form is not MentionForm.NAME or description.form is not MentionForm.NOMINAL:
        return None
    if description.span.quote.rsplit(maxsplit=1)[-1].lower() in BODIES:
        return None
    if not end <= other.span.start <= end + BESIDE or _MANY.search(description.span.quote):
        return None
    between = document.text[end : other.span.start]
    titled = description is one and _TITLE.fullmatch(between)
    apposed = between == ", " and _ONE.match(description.span.quote)
    listed = _MORE.match(document.text, other.span.end)
    return (name, description) if titled or (apposed and not listed) else None


def is_title(document: Document, one: Span, name: Mention) -> bool:
    """Return whether some words begin the title that stands in front of a person's name, or is of it: "Norland's Deputy
    Minister for Trade Ana Ruvo", "Special Envoy Ana Ruvo"."""
    if name.form is not MentionForm.NAME or name.type is not MentionType.PERSON or one.end > name.span.start:
        return False
    between = document.text[one.end : name.span.start]
    words = document.text[one.start : name.span.start]
    if between.startswith(" and ") or len(words) > LONGEST_TITLE:
        return False
    small = between.strip() and OFFICES.union(FIELDS).issuperset(between.split())
    if not small and not _TITLE.fullmatch(_GENITIVE.sub("", between)):
        return False
    return not OFFICES.isdisjoint(re.findall(r"\w+", words.lower()))


def completes_title(document: Document, one: Span, name: Mention) -> bool:
    """Return whether some words end the title that stands in front of a person's name: "Envoy for Sudmark Ana Ruvo"."""
    if name.form is not MentionForm.NAME or name.type is not MentionType.PERSON:
        return False
    before = document.text[max(0, one.start - LONGEST_TITLE) : one.start]
    return document.text[one.end : name.span.start] == " " and _COMPLETED.search(before) is not None
