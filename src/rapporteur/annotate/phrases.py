"""Phrases: which mentions are of one, and which do something together.

Of "the envoy, Ana Ruvo" and "Envoy Ana Ruvo" the name is kept, of "the head of the mission" the head, and of "the town
of Ostrel" the town by its name.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from rapporteur.annotate.beside import LONGEST_TITLE, is_single, is_title, one_person
from rapporteur.annotate.bodies import BODY, RELATED, TROOPS
from rapporteur.annotate.ordered import Ordered
from rapporteur.model import Document, Mention, MentionForm, MentionType

POWERS: Final = frozenset(
    (
        MentionType.GOVERNMENT,
        MentionType.GROUP,
        MentionType.ORGANISATION,
        MentionType.PLACE,
        MentionType.NATIONALITY,
    )
)
"""What others act for."""
WHOSE: Final = frozenset("my our your his her its their whose".split())
OF: Final = re.compile(r" of (?:the |an? )?", re.IGNORECASE)
FOR: Final = re.compile(r" (?:of|for|to|from) (?:the |an? )?", re.IGNORECASE)
_FROM: Final = re.compile(r" from (?:the )?")
_CALLED: Final = re.compile(r" [\"“«‘']")
"""What stands between a body and its name: the movement "Dawn"."""
_APPOSED: Final = re.compile(r"['’]s? (?:[\w-]+ ){0,5}?[\w-]+,")
"""What follows a party whose officer stands in an apposition."""
_LED_BY: Final = re.compile(r",? (?:led|headed|represented|chaired|accompanied) by (?:[\w-]+ ){0,4}")
_MORE_NAMES: Final = re.compile(r"(?:, [A-Z][^,;.]+)*,? and [A-Z]")
_TOGETHER: Final = re.compile(r" (?:and|&) (?:the )?|[-–/]")
"""What stands between two who do something together."""
_LONGEST: Final = 80
"""Characters of a mention at most."""


def is_power(mention: Mention) -> bool:
    """Return whether a mention names a party that is known."""
    return mention.form is MentionForm.NAME and mention.type in POWERS and mention.actor is not None


def heads(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without those that only describe another of them, or complete its description."""
    kept: list[Mention] = []
    before: Mention | None = None
    for mention in sorted(mentions, key=lambda one: (one.span.start, -one.span.end)):
        if before and mention.span.end <= before.span.end:
            continue
        near = takewhile(lambda one: mention.span.start - one.span.start < LONGEST_TITLE, reversed(kept))  # noqa: B023
        titled = [one for one in near if is_title(document, one.span, mention)]
        if titled:
            del kept[kept.index(titled[-1]) :]
        kept[-1:] = _as_one(document, kept[-1], before, mention) if kept and before else (*kept[-1:], mention)
        before = mention
    return kept


def _as_one(document: Document, last: Mention, before: Mention, mention: Mention) -> tuple[Mention, ...]:
    """Return what is kept of one mention and the next: the first, the second, or both.

    `before` stands right before the second: it is the first, or what completes it.
    """
    between = document.text[before.span.end : mention.span.start]
    if _completes(before, between):
        return (mention,) if last.type is mention.type is MentionType.PLACE else (last,)
    if between == " " and mention.form is MentionForm.NOMINAL and _may_modify(last):
        return (mention,)
    described = last.form is MentionForm.NOMINAL
    if described and is_power(mention) and (_is_called(last, between) or _comes_from(last, between)):
        return (mention,)
    if pair := one_person(document, last, mention, before.span.end):
        return pair[:1]
    if between == ", " and (_is_of_apposition(document, last, mention) or _is_listed(document, last, mention)):
        return (mention,) if described else (last,)
    return (last,) if _LED_BY.fullmatch(between) else (last, mention)


def _completes(description: Mention, between: str) -> bool:
    """Return whether what follows some words completes a description: a head "of" something, an envoy "to" it."""
    completing = FOR if RELATED.search(description.span.quote) else OF
    return description.form is MentionForm.NOMINAL and completing.fullmatch(between) is not None


def _may_modify(mention: Mention) -> bool:
    """Return whether a mention in front of a description says whose it is ("Norland envoy", "their envoy")."""
    whose = mention.form is MentionForm.PRONOUN and mention.span.quote.lower() in WHOSE
    return whose or (mention.form is MentionForm.NAME and mention.type in POWERS)


def _is_called(description: Mention, between: str) -> bool:
    return _CALLED.fullmatch(between) is not None and BODY.search(description.span.quote) is not None


def _comes_from(description: Mention, between: str) -> bool:
    return _FROM.fullmatch(between) is not None and TROOPS.search(description.span.quote) is not None


def _is_of_apposition(document: Document, name: Mention, mention: Mention) -> bool:
    """Return whether a mention only says of what the person named before it is: "Ana Ruvo, the union's leader,"."""
    of_person = name.type is MentionType.PERSON and name.form is MentionForm.NAME
    return of_person and _APPOSED.match(document.text, mention.span.end) is not None


def _is_listed(document: Document, description: Mention, name: Mention) -> bool:
    """Return whether a name is the first of those whom a description before it tells: "two envoys, Ana Ruvo and …"."""
    several = description.form is MentionForm.NOMINAL and not is_single(description)
    named = name.form is MentionForm.NAME and name.type is MentionType.PERSON
    return several and named and _MORE_NAMES.match(document.text, name.span.end) is not None


def joined(document: Document, mentions: Ordered[Mention], one: Mention) -> Iterator[Mention]:
    """Give the mentions that an "and" or a hyphen joins to one of them, none that only modifies a description."""
    text, span = document.text, one.span
    for found in _TOGETHER.finditer(text, max(0, span.start - len(" and the ")), span.start):
        if found.end() == span.start:
            near = mentions.beginning_in(found.start() - _LONGEST, found.start())
            yield from (o for o in near if o.span.end == found.start() and _is_whole(document, mentions, o))
    if after := _TOGETHER.match(text, span.end):
        near = mentions.beginning_in(after.end(), after.end() + 1)
        yield from (other for other in near if _is_whole(document, mentions, other))


def _is_whole(document: Document, mentions: Ordered[Mention], one: Mention) -> bool:
    """Return whether a mention neither modifies a description nor is a part of one."""
    span = one.span
    if one.form is MentionForm.PRONOUN or document.text[span.end : span.end + 1] in ("'", "’"):
        return False
    reach = span.end + (document.text[span.end : span.end + 1] == " ")
    near = mentions.beginning_in(span.start - _LONGEST, reach + 1)
    return not any(other.span != span and other.span.end >= span.end for other in near)
