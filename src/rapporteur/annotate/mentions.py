"""Mentions: names, descriptions and pronouns as the encoder marks them, and what each goes back to.

A name goes back to the same name, or to the fuller name of a person; pronouns and descriptions go back where the
encoder is sure, and stay open where it is not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

import numpy as np

from rapporteur.countries import country_meant
from rapporteur.encoder.encoder import Encoding
from rapporteur.encoder.heads import COREFERENCE, NAME, PHRASE
from rapporteur.ids import make_id
from rapporteur.model import Document, Mention, MentionForm, MentionType
from rapporteur.names import initials, name_words, person_words, without_genitive

MADE_BY: Final = "mentions@1"
STEM: Final = 4
"""Letters that a name and the adjective made from it must share."""
_ADJECTIVE: Final = re.compile(r"(?:n|se|sh|c|rs?|s|ns)?")
"""What is left of the endings of adjectives (-an, -ese, -ish, -ic, -er) without their vowel."""
SURE: Final = 0.5
"""The probability from which an antecedent is taken."""
PERSONAL: Final = frozenset("he him his himself she her hers herself who whom".split())
IMPERSONAL: Final = frozenset("it its itself which".split())
ACTORS: Final = frozenset(
    (
        MentionType.PERSON,
        MentionType.ORGANISATION,
        MentionType.GROUP,
        MentionType.GOVERNMENT,
        MentionType.PLACE,
    )
)
_ALIAS: Final = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:(?:or|also|better|otherwise|widely|who (?:is|was)|now) )*"
    r"(?:alias|a\.?k\.?a\.?|known as|known by the (?:alias|nickname|name)|nom de guerre|nicknamed))"
    r"\s+(?:of\s+)?(?:the\s+)?[\"“‘«]?",
    re.IGNORECASE,
)
"""What stands between two names of one."""
_EMPTY: Final = re.compile(r"(?:\b(?:the|an?|of|and|or|in|to|by|with|for|on|at|from|s)\b|\W|_)*", re.IGNORECASE)


def find_mentions(document: Document, encoding: Encoding) -> tuple[Mention, ...]:
    """Return the mentions of a document in text order, those in page furniture left out."""
    out: list[_Seen] = []
    names = _Names()
    for seen in _with_types(_read(document, encoding)):
        if seen.mention.form is MentionForm.NAME:
            antecedent = names.antecedent(seen.mention) or _other_name(document, seen.mention, out)
        else:
            antecedent = _antecedent(seen.mention, seen.piece, out, encoding)
        out.append(_Seen(_with_antecedent(seen.mention, antecedent), seen.piece))
    mentions = _with_actors([seen.mention for seen in out])
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end, mention.id)))


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention that was read, and its last wordpiece, by which pairs are scored."""

    mention: Mention
    piece: int


def _read(document: Document, encoding: Encoding) -> Iterator[_Seen]:
    """Give the mentions as the encoder marks them, by where they end."""
    names = [(found, MentionForm.NAME) for found in encoding.spans(NAME)]
    phrases = [
        (found, MentionForm.PRONOUN if found.type == "PRONOUN" else MentionForm.NOMINAL)
        for found in encoding.spans(PHRASE)
    ]
    for found, form in sorted(names + phrases, key=lambda one: (one[0].end, -one[0].first)):
        start, end = encoding.offsets(found)
        if is_empty(document.text[start:end]) or document.is_furniture(start):
            continue
        mention = Mention(
            id=make_id("mention", document.id, start, end, form.value),
            span=document.span(start, end),
            form=form,
            type=None if form is MentionForm.PRONOUN else MentionType(found.type),
            confidence=round(found.confidence, 3),
            made_by=MADE_BY,
        )
        yield _Seen(mention, found.end - 1)


def _with_types(read: Iterable[_Seen]) -> Iterator[_Seen]:
    """Give the mentions, each name of the type that all its mentions together most speak for.

    Whether a country or a capital is meant as a government or as a place is left to each mention.
    """
    seen = list(read)
    votes: dict[str, dict[MentionType, float]] = defaultdict(lambda: defaultdict(float))
    for one in seen:
        mention = one.mention
        if mention.form is MentionForm.NAME and mention.type:
            words = name_words(mention.span.quote)
            for name in {" ".join(words), *(words[-1:] if mention.type is MentionType.PERSON else ())}:
                votes[name][mention.type] += mention.confidence
    for one in seen:
        mention = one.mention
        if mention.form is MentionForm.NAME:
            type_, _ = max(votes[" ".join(name_words(mention.span.quote))].items(), key=lambda vote: (vote[1], vote[0]))
            if not {type_, mention.type} <= {MentionType.GOVERNMENT, MentionType.PLACE}:
                yield _Seen(replace(mention, type=type_), one.piece)
                continue
        yield one


def _with_antecedent(mention: Mention, antecedent: Mention | None) -> Mention:
    if antecedent:
        return replace(mention, type=mention.type or antecedent.type, antecedent=antecedent.id)
    personal = mention.form is MentionForm.PRONOUN and mention.span.quote.lower() in PERSONAL
    return replace(mention, type=MentionType.PERSON) if personal else mention


def _with_actors(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Give the mentions with the actor that their chain comes to: the fullest of its names."""
    root: dict[str, str] = {}
    names: dict[str, Mention] = {}
    for mention in mentions:
        own = root[mention.id] = root.get(mention.antecedent or "", mention.id)
        if mention.form is MentionForm.NAME and mention.type in ACTORS:
            fullest = names.get(own, mention)
            longer = len(_compared(mention)) > len(_compared(fullest))
            names[own] = mention if longer else fullest
    powers = [name for name in names.values() if name.type in (MentionType.GOVERNMENT, MentionType.PLACE)]
    for mention in mentions:
        name = names.get(root[mention.id])
        if mention.type is MentionType.NATIONALITY:
            yield replace(mention, actor=_of_people(mention.span.quote, powers))
        else:
            yield replace(mention, actor=actor_id(name.type, name.span.quote)) if name and name.type else mention


def _compared(mention: Mention) -> list[str]:
    """Return the words of a name as they are compared: a person's without titles."""
    return (person_words if mention.type is MentionType.PERSON else name_words)(mention.span.quote)


def _of_people(adjective: str, powers: Iterable[Mention]) -> str | None:
    """Return the government that an adjective is of: of a country, or of a name of the report that it is made from."""
    country = country_meant(adjective, MentionType.NATIONALITY)
    if country:
        return government_of(country)
    fits: set[str] = set()
    for power in powers:
        name = without_genitive(power.span.quote)
        stem = name.rstrip("aeiouy")
        ending = adjective[len(stem) :].lstrip("aeiouy")
        if len(stem) >= STEM and name != adjective and adjective.startswith(stem) and _ADJECTIVE.fullmatch(ending):
            fits.add(actor_id(power.type or MentionType.GOVERNMENT, name))
    return fits.pop() if len(fits) == 1 else None


def actor_id(type_: MentionType, name: str) -> str:
    """Return the identifier of an actor: what goes by one name is one, a country and its government too, whichever of
    its names they go by.

    >>> actor_id(MentionType.PLACE, "Ostrel") == actor_id(MentionType.GOVERNMENT, "Ostrel's")
    True
    >>> actor_id(MentionType.PLACE, "Kenya") == actor_id(MentionType.GOVERNMENT, "Nairobi") == government_of("KEN")
    True
    """
    country = country_meant(name, type_)
    words = person_words(name) if type_ is MentionType.PERSON else name_words(name)
    kind = MentionType.GOVERNMENT if type_ is MentionType.PLACE else type_
    return government_of(country) if country else make_id("actor", kind.value, " ".join(words))


def government_of(country: str) -> str:
    """Return the identifier of a country and its government, by its code."""
    return make_id("actor", MentionType.GOVERNMENT.value, country)


class _Names:
    """The names read so far: a name goes back to the same one, or a person's to the one fuller name it may be."""

    def __init__(self) -> None:
        self._last: dict[tuple[MentionType | None, str], Mention] = {}
        self._fuller: dict[str, set[str]] = defaultdict(set)

    def antecedent(self, mention: Mention) -> Mention | None:
        """Return the last mention before that this name goes back to, and note it for the next."""
        is_person, words = mention.type is MentionType.PERSON, _compared(mention)
        whole = " ".join(words)
        before = self._last.get((mention.type, whole))
        if is_person and len(words) > 1:
            for part in (words[0], words[-1]):
                self._fuller[part].add(whole)
        elif before is None and is_person and len(self._fuller[whole]) == 1:
            (fuller,) = self._fuller[whole]
            before = self._last.get((mention.type, fuller))
        self._last[mention.type, whole] = mention
        return before


def _other_name(document: Document, mention: Mention, before: Sequence[_Seen]) -> Mention | None:
    """Return the name before that the text says this is another of: “…, alias …”, or its acronym in brackets."""
    named = next((seen.mention for seen in reversed(before) if seen.mention.form is MentionForm.NAME), None)
    if named is None or named.span.end > mention.span.start:
        return None
    between = document.text[named.span.end : mention.span.start]
    acronym = document.text[mention.span.end : mention.span.end + 1] == ")" and between.strip() == "("
    if _ALIAS.fullmatch(between) or (acronym and initials(named.span.quote) == mention.span.quote.casefold()):
        return named
    return None


def is_empty(words: str) -> bool:
    """Return whether some words mention nobody and nothing.

    >>> is_empty("of the"), is_empty("the envoy")
    (True, False)
    """
    return bool(_EMPTY.fullmatch(words))


def _antecedent(mention: Mention, piece: int, before: Sequence[_Seen], encoding: Encoding) -> Mention | None:
    """Return the likeliest antecedent the encoder sees in the same window, if it is sure."""
    first, scores = encoding.scores(COREFERENCE, piece)
    near = takewhile(lambda seen: seen.piece >= first, reversed(before))
    able = [
        (float(scores[seen.piece - first]), seen.mention)
        for seen in near
        if seen.piece < piece and seen.mention.span.start < mention.span.start and _agree(mention, seen.mention)
    ]
    if not able:
        return None
    best, antecedent = max(able, key=lambda one: (one[0], one[1].span.start))
    weights = np.exp(np.array([0.0, *(score for score, _ in able)]) - best)
    return antecedent if 1 / weights.sum() >= SURE else None


def _agree(mention: Mention, other: Mention) -> bool:
    """Return whether a pronoun or description can be what is mentioned before: he is a person, it is none."""
    if other.type is MentionType.NATIONALITY:
        return False
    word = mention.span.quote.lower()
    if mention.form is MentionForm.PRONOUN:
        if word in PERSONAL:
            return other.type in (MentionType.PERSON, None)
        return not (word in IMPERSONAL and other.type is MentionType.PERSON)
    return other.type in (mention.type, None)


def chain(mention: Mention, by_id: dict[str, Mention]) -> Iterator[Mention]:
    """Yield a mention and, one after the other, the mentions before it of the same thing."""
    at: Mention | None = mention
    while at is not None:
        yield at
        at = by_id.get(at.antecedent) if at.antecedent else None
