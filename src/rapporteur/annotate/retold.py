"""Retold: an event that a report tells again without its day has the day that it is told with elsewhere in the report.

Only where the two are surely one: a noun that a word before it calls known ("the raid", "its resignation"), which the
report has with one day and no other, as that noun or as a form of its verb.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rapporteur.model import Basis, Document, EventMention, Interval, Span, Status

NEAR: Final = 60
"""Characters before an event in which such words stand."""
LONGEST: Final = 31
"""Days of a time that is told again, at most."""
_KNOWN: Final = re.compile(
    r"\b(?:the|that|this|his|her|its|their|\w+['’]s?)\s+(?P<between>(?:[\w'’-]+\s+){0,3})$", re.IGNORECASE
)
_OWN: Final = re.compile(r"(?:the|that|this|his|her|its|their)\s+(?P<between>.*)", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:new|another|second|third|fourth|fifth|sixth|next|first|fresh|further|other|similar|earlier|previous|separate"
    r"|latest|last|future|possible|any|more|coming|planned|late?r|of|in|on|for|and|or|to|by|with|from|at|than)\b",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"(?:\w+ed|met|struck|shot|fought|withdrew|spoke|broke|sank|said|made|gave|sent|took|told|left|fled|began|won|lost)\b",
    re.IGNORECASE,
)
_MAY_BE_VERB: Final = re.compile(r"^\w+s(?: \w+)?$")
"""Words that are verbs or nouns: the rebels' attacks, the rebels attack."""
_FIGURE: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDING: Final = re.compile(r"(?:ings?|ions?|ments?|atures?|als?|ed|es|s|e)$")
_ONGOING: Final = re.compile(r"(?:talk|negotiat|fight|war|wars|conflict|violen|clash|discuss|dialogue|contact)")
"""What goes on over many days, or is told of again and again, whichever it is."""
_BASES: Final = {
    "met": "meet", "struck": "strike", "shot": "shoot", "fought": "fight", "withdrew": "withdraw", "spoke": "speak",
    "broke": "break", "arose": "arise", "sank": "sink", "sunk": "sink",
}  # fmt: skip
"""Forms of a verb of which no ending tells."""
LEAST: Final = 4
"""Letters that two forms of a word share at least."""
_GROUPS: Final = {
    Status.HAPPENED: "was",
    Status.ONGOING: "was",
    Status.PLANNED: "ahead",
    Status.POSSIBLE: "ahead",
    Status.CALLED_OFF: "off",
    Status.DID_NOT_HAPPEN: "not",
}


def retold(
    document: Document, events: Sequence[EventMention], known: Mapping[Span, Interval]
) -> Iterator[tuple[Span, Interval]]:
    """Give the triggers of the events that are told again with the days that they are told with elsewhere."""
    dated = [event for event in events if _is_near_a_day(known.get(event.trigger))]
    for event in events:
        if event.trigger in known or event.when or not _is_known(document, event):
            continue
        alike = [other for other in dated if _may_be_one(event, other)]
        days = [known[other.trigger] for other in alike]
        if days and len({(day.earliest, day.latest) for day in days}) == 1:
            yield event.trigger, replace(days[0], basis=Basis.INFERRED)


def _is_near_a_day(interval: Interval | None) -> bool:
    if interval is None or interval.earliest is None or interval.latest is None:
        return False
    return (interval.latest - interval.earliest).days < LONGEST


def _is_known(document: Document, event: EventMention) -> bool:
    """Return whether an event is told as one that the reader knows of."""
    words = event.trigger.quote
    if _VERB.search(words):
        return False
    if _ONGOING.match(words.lower().split()[-1]) or _FIGURE.search(words):
        return False
    known = _KNOWN.search(document.text[max(0, event.trigger.start - NEAR) : event.trigger.start])
    own = _OWN.match(words)
    between = known["between"] + words if known else own["between"] if own else None
    if known and known["between"] and _MAY_BE_VERB.search(words):
        return False
    return between is not None and not _OTHER.search(between)


def _may_be_one(event: EventMention, other: EventMention) -> bool:
    """Return whether two mentions have the same word, type and way of being, and nothing that both tell differs."""
    if event.type is not other.type or _GROUPS[event.status] != _GROUPS[other.status]:
        return False
    if not _alike(event.trigger.quote, other.trigger.quote):
        return False
    places = [{place.actor or place.span.quote for place in one.places} for one in (event, other)]
    counts = [{(count.what, count.low, count.high) for count in one.quantities} for one in (event, other)]
    counted = {what for what, *_ in counts[0]} & {what for what, *_ in counts[1]}
    return not (places[0] and places[1] and places[0].isdisjoint(places[1])) and not (
        counted and counts[0].isdisjoint(counts[1])
    )


def _alike(one: str, other: str) -> bool:
    """Return whether two triggers have forms of one word: `bombing` and `bombed`.

    >>> _alike("the bombing", "bombed"), _alike("suspended", "the suspension"), _alike("raid", "strike")
    (True, True, False)
    """
    return any(_same_root(a, b) for a in _roots(one) for b in _roots(other))


def _roots(words: str) -> set[str]:
    found = (_BASES.get(word.lower(), word.lower()) for word in _WORD.findall(words))
    return {_ENDING.sub("", word) or word for word in found if len(word) >= LEAST}


def _same_root(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    shared = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return shared >= LEAST and shared >= len(short) - 1 and len(long) - shared <= LEAST
