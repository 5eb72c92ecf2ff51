"""Tellings: what one report tells of an event, by all its mentions of it, in a form that can be compared.

A telling is a function of its report alone. The mentions of a report that are of one event are put together in
`link/events.py`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

import snowballstemmer

from rapporteur.annotate.ordered import Ordered
from rapporteur.countries import country_meant
from rapporteur.link.actors import romanised
from rapporteur.link.passages import FILLERS
from rapporteur.model import EventMention, Mention, MentionForm, MentionType, Participant, Place, Reading, Status
from rapporteur.names import SMALL_WORDS, fold, initials, name_words, person_words

ONE, MANY = "one", "many"
_ONE_IN_PLURAL: Final = frozenset(
    "talks negotiations consultations deliberations discussions dialogues contacts sanctions hostilities elections"
    " proceedings terms arms".split()
)
"""Plurals of which one event is told."""
Days = tuple[date | None, date | None]
Count = tuple[str, float | None, float | None]
UNDATED: Final[Days] = (None, None)

_WORD: Final = re.compile(r"[^\W\d_]{3,}|\d+")
_STEMMER: Final = snowballstemmer.stemmer("english")
_IRREGULAR: Final = {
    "held": "hold", "met": "meet", "broke": "break", "broken": "break", "shot": "shoot", "left": "leave",
    "fought": "fight", "sent": "send", "withdrew": "withdraw", "withdrawn": "withdraw", "struck": "strike",
    "took": "take", "taken": "take", "froze": "freeze", "frozen": "freeze", "freed": "free", "sought": "seek",
    "won": "win", "fell": "fall", "gave": "give", "given": "give", "began": "begin", "begun": "begin", "came": "come",
    "went": "go", "spoke": "speak", "spoken": "speak", "sank": "sink", "sunk": "sink", "blew": "blow", "threw": "throw",
    "dead": "die", "death": "die", "deaths": "die", "died": "die", "lost": "lose", "paid": "pay", "drew": "draw",
    "swore": "swear", "sworn": "swear", "rose": "rise", "burnt": "burn", "flew": "fly",
}  # fmt: skip
"""Forms that no ending tells, by the form whose stem they have."""
_LIGHT: Final = frozenset(
    "hold holds held begin begins began make makes made take takes took taken reach reached have had has was were been "
    "the and for new his her its their with".split()
)
"""Words of a trigger that do not tell what the event is."""
_NUMBERS: Final = (
    *("first opening", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)
_ORDINALS: Final = {word: number for number, words in enumerate(_NUMBERS, start=1) for word in words.split()}
_ORDINAL: Final = re.compile(rf"\b(?:({'|'.join(_ORDINALS)})|(\d+)(?:st|nd|rd|th))\b(?=\s+\D)", re.IGNORECASE)
BEFORE: Final = 24
"""Characters before a trigger in which an ordinal is of it."""
NEAR: Final = 40
"""Characters on either side of a trigger that are near it."""
LONGEST: Final = 60
"""Words of a sentence that are compared, the longest first."""
LEAD: Final = 2
"""The headline and the lead are a report's first sentences."""
LATELY: Final = 4
"""Days before its report that what the lead tells of is from, at most."""
PAST: Final = frozenset((Status.HAPPENED, Status.ONGOING, Status.CALLED_OFF))
NAMES: Final = 12
WORDS: Final = 24
"""How many names and words tell what a report is about."""
ENOUGH: Final = 4
"""Letters that two stems of one word share at least, and four fifths of the shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a report tells of one event.

    `id` is the least identifier of its `mentions`. `verbs` are the stems of its triggers; `forms` whether these tell of
    one or of many. `who` and `where` name those that take part, and places: a person by the last word, a country as `=`
    and its code, others by their names, and what has none as `~` and the stem of its head. `days` is the narrowest time
    that a mention gives with words of its own; `bounds` are the days that it can be of at all, by when it was told:
    what has happened is from before, and from lately where the headline or the lead tells it. `published` is the day of
    the report. `words` are the stems of its sentences, `near` those beside its triggers; `matter` has the names and
    stems that the whole report has most of.
    """

    id: str
    document: str
    mentions: tuple[str, ...]
    verbs: frozenset[str]
    types: frozenset[str]
    modes: frozenset[str]
    forms: frozenset[str]
    statuses: frozenset[str]
    who: frozenset[str]
    where: frozenset[str]
    days: Days
    bounds: Days
    published: Days
    counts: frozenset[Count]
    ordinals: frozenset[int]
    words: frozenset[str]
    near: frozenset[str]
    matter: frozenset[str]


class Teller:
    """What the tellings of one report are made from."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.sentences = reading, Ordered(reading.sentences)
        self._names: dict[str, frozenset[str]] = {}
        for mention in reading.mentions:
            if mention.actor and mention.form is MentionForm.NAME:
                self._names[mention.actor] = self._names.get(mention.actor, frozenset()) | _names_of(mention)
        self._matter = _matter_of(reading)

    def telling(self, event: EventMention) -> Telling:
        """Return what one mention tells."""
        trigger, document = event.trigger, self.reading.document
        sentence = self.sentences.around(trigger.start)
        known = event.time if event.when else None
        return Telling(
            id=event.id,
            document=document.id,
            mentions=(event.id,),
            verbs=verbs_of(trigger.quote),
            types=frozenset({event.type.value}),
            modes=frozenset({f"{event.type.value} {event.mode}"} if event.mode else ()),
            forms=frozenset({form_of(trigger.quote)}),
            statuses=frozenset({event.status.value}),
            who=_all(map(self._taking_part, (*event.actors, *event.recipients))),
            where=_all(map(self._placed, event.places)),
            days=(known.earliest, known.latest) if known else UNDATED,
            bounds=self._bounds(event),
            published=(document.published.earliest, document.published.latest),
            counts=frozenset((one.what, one.low, one.high) for one in event.quantities),
            ordinals=_ordinals(document.text[max(0, trigger.start - BEFORE) : trigger.end + 1]),
            words=content_of(sentence.span.quote if sentence else trigger.quote),
            near=content_of(document.text[max(0, trigger.start - NEAR) : trigger.end + NEAR]),
            matter=self._matter,
        )

    def _bounds(self, event: EventMention) -> Days:
        if event.when and event.time.earliest and event.time.latest:
            return event.time.earliest, event.time.latest
        published = self.reading.document.published
        if event.status in PAST and published.latest:
            first = (event.time.earliest if event.when else None) or self._lately(event)
            return first, max(published.latest, first or published.latest)
        if event.status is Status.PLANNED:
            return published.earliest, None
        return UNDATED

    def _lately(self, event: EventMention) -> date | None:
        """Return the first day that what the headline or the lead tells of is likely from."""
        before = self.sentences.beginning_in(0, event.trigger.start + 1)
        day = self.reading.document.published.earliest
        if len(before) > LEAD or day is None or event.status not in (Status.HAPPENED, Status.ONGOING):
            return None
        return max(day, date.min + timedelta(LATELY)) - timedelta(LATELY)

    def _taking_part(self, part: Participant) -> frozenset[str]:
        if part.actor in self._names:
            return self._names[part.actor]
        words = _WORD.findall(part.span.quote)
        return frozenset({f"~{stem(words[-1])}"}) if words else frozenset()

    def _placed(self, place: Place) -> frozenset[str]:
        country = {f"={place.location.country}"} if place.location else set[str]()
        if place.actor in self._names:
            return self._names[place.actor] | country
        return frozenset({" ".join(name_words(place.span.quote)), *country})


def put_together(tellings: Sequence[Telling]) -> Telling:
    """Return what several tellings of one report tell of the same event."""
    known = [one.days for one in tellings if one.days != UNDATED]
    return Telling(
        id=min(one.id for one in tellings),
        document=tellings[0].document,
        mentions=tuple(sorted(name for one in tellings for name in one.mentions)),
        verbs=_all(one.verbs for one in tellings),
        types=_all(one.types for one in tellings),
        modes=_all(one.modes for one in tellings),
        forms=_all(one.forms for one in tellings),
        statuses=_all(one.statuses for one in tellings),
        who=_all(one.who for one in tellings),
        where=_all(one.where for one in tellings),
        days=_narrowest(known),
        bounds=_narrowest([one.bounds for one in tellings]),
        published=tellings[0].published,
        counts=_all(one.counts for one in tellings),
        ordinals=_all(one.ordinals for one in tellings),
        words=_all(one.words for one in tellings),
        near=_all(one.near for one in tellings),
        matter=tellings[0].matter,
    )


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return the stem of a word, that of its present where a verb is irregular.

    >>> stem("signing"), stem("met"), stem("meetings")
    ('sign', 'meet', 'meet')
    """
    plain = fold(word)
    return str(_STEMMER.stemWord(_IRREGULAR.get(plain, plain)))


def alike(one: str, other: str) -> bool:
    """Return whether two stems are of one word, whatever part of speech.

    >>> alike(stem("agreed"), stem("agreement")), alike(stem("contact"), stem("contract"))
    (True, False)
    """
    if one[:ENOUGH] != other[:ENOUGH]:
        return False
    short, long = sorted((one, other), key=len)
    shared = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return one == other or shared >= max(ENOUGH, 0.8 * len(short))


def form_of(trigger: str) -> str:
    """Return whether a trigger tells of one event or of many, as far as its ending shows.

    >>> form_of("a raid"), form_of("air raids"), form_of("talks")
    ('one', 'many', 'one')
    """
    last = trigger.lower().split()[-1]
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is")) and last not in _ONE_IN_PLURAL
    return MANY if plural else ONE


def verbs_of(trigger: str) -> frozenset[str]:
    """Return the stems of a trigger's words, of those that tell what the event is where there are any."""
    words = _WORD.findall(trigger)
    return frozenset(map(stem, [word for word in words if fold(word) not in _LIGHT] or words))


def _names_of(mention: Mention) -> frozenset[str]:
    """Return what a name is compared by; of several words also by their first letters."""
    quote, type_ = mention.span.quote, mention.type
    country = country_meant(quote, type_) if type_ else None
    if country:
        return frozenset({f"={country}"})
    if type_ is MentionType.PERSON:
        return frozenset(romanised(word) for word in person_words(quote)[-1:])
    words = name_words(quote)
    return frozenset({" ".join(words), *((initials(quote),) if len(words) > 1 else ())} - {""})


def _ordinals(text: str) -> frozenset[int]:
    return frozenset(_ORDINALS[word.lower()] if word else int(figure) for word, figure in _ORDINAL.findall(text))


@lru_cache(maxsize=1 << 8)
def content_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry something, the longest where there are many."""
    words = {fold(word) for word in _WORD.findall(text)} - FILLERS - SMALL_WORDS
    return frozenset(map(stem, sorted(words, key=lambda word: (-len(word), word))[:LONGEST]))


def _matter_of(reading: Reading) -> frozenset[str]:
    """Return what a report is about: the names and the words that it has most of."""
    names = Counter(
        name for mention in reading.mentions if mention.form is MentionForm.NAME for name in _names_of(mention)
    )
    words = Counter[str]()
    for word, times in Counter(_WORD.findall(reading.document.text)).items():
        if (plain := fold(word)) not in FILLERS:
            words[stem(plain)] += times
    return frozenset(one for counts, most in ((names, NAMES), (words, WORDS)) for one in _most(counts, most))


def _most(counts: Counter[str], most: int) -> list[str]:
    return sorted(counts, key=lambda one: (-counts[one], one))[:most]


def _all(sets: Iterable[frozenset[Any]]) -> frozenset[Any]:
    return frozenset[Any]().union(*sets)


def _narrowest(times: Sequence[Days]) -> Days:
    return min(times, key=_width, default=UNDATED)


def _width(days: Days) -> tuple[int, date, date]:
    earliest, latest = days
    width = (latest - earliest).days if earliest and latest else date.max.toordinal()
    return width, earliest or date.min, latest or date.max


def telling_line(telling: Telling) -> dict[str, Any]:
    """Return a telling as the store keeps it."""
    held = {one.name: getattr(telling, one.name) for one in fields(telling)}
    return {name: _plain(value) for name, value in held.items()}


def telling_from(line: dict[str, Any]) -> Telling:
    """Return the telling a line holds."""
    held: dict[str, Any] = {name: frozenset(line[name]) for name in _SETS}
    held |= {name: tuple(day and date.fromisoformat(day) for day in line[name]) for name in _DAYS}
    counts = frozenset(tuple(one) for one in line["counts"])
    return Telling(id=line["id"], document=line["document"], mentions=tuple(line["mentions"]), counts=counts, **held)


_DAYS: Final = ("days", "bounds", "published")
_SETS: Final = ("verbs", "types", "modes", "forms", "statuses", "who", "where", "ordinals", "words", "near", "matter")


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value, key=repr)
    return [str(day) if isinstance(day, date) else day for day in value] if isinstance(value, tuple) else value
