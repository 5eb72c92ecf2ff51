"""Mentions: names, descriptions and pronouns as the encoder marks them, and what each goes back to.

A name goes back to the same name, or to the fuller name of a person; pronouns and descriptions go back where the
encoder is sure, and stay open where it is not.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from rapporteur.annotate.actors import ACTORS, actor_id, government_of
from rapporteur.annotate.antecedents import PERSONAL, Antecedents
from rapporteur.annotate.beside import is_single, one_person
from rapporteur.annotate.name_types import with_types
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.spotted import Spotted, marked_names, marked_phrases, with_titles
from rapporteur.annotate.title_words import FIELDS
from rapporteur.annotate.turns import FIRST_PERSON, find_turns
from rapporteur.annotate.unmarked import HAVE_PEOPLE, counted_names, unmarked_names
from rapporteur.annotate.voice import is_quoted
from rapporteur.countries import country_meant
from rapporteur.encoder.encoder import Encoding
from rapporteur.ids import make_id
from rapporteur.model import Document, Mention, MentionForm, MentionType, Span
from rapporteur.names import (
    COMPANIES,
    COUNTED,
    head_of_body,
    initials,
    is_adjective_of,
    name_words,
    person_words,
    without_genitive,
)

_OF_EACH_STATE: Final = frozenset("army government command court office".split())
"""Bodies of which each state has its own: "the army" need not be the one that is named."""
_ALIAS: Final = re.compile(
    r"\s*[,(–—-]?\s*(?:(?:(?:or|also|better|otherwise|widely|who (?:is|was)|now) )*"
    r"(?:alias|a\.?k\.?a\.?|known as|known by the (?:alias|nickname|name)|nom de guerre|nicknamed))"
    r"\s+(?:of\s+)?(?:the\s+)?[\"“‘«]?",
    re.IGNORECASE,
)
"""What stands between two names of one."""
_MEDIUM: Final = re.compile(
    r"[»”\"]? (?:news )?(?:agency|newspaper|paper|daily|weekly|magazine|broadcaster|channel|radio|television|website)"
)
"""What stands after the name of a medium in its description."""
_GIVES_NAME: Final = re.compile(
    r"\b(?:g(?:ave|ives|iving) (?:his|her) name (?:only )?as|identif(?:ied|ies|ying) (?:himself|herself) (?:only )?as"
    r"|call(?:ed|s|ing) (?:himself|herself)|introduc(?:ed|es|ing) (?:himself|herself) as|goes by the name(?: of)?)"
    r" (?:[A-Z][a-z]+ )?$"
)
"""What stands before the name that somebody gives himself, with a title."""
_SELF_NAMED_FAR: Final = 80
"""Characters before such a name in which he is described."""


def find_mentions(document: Document, encoding: Encoding) -> tuple[Mention, ...]:
    """Return the mentions of a document in text order, those in page furniture left out."""
    chains = _Chains(document, encoding)
    for one in _spotted(document, encoding):
        chains.add(one)
    mentions = _with_actors([one.mention for one in chains.seen])
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end, mention.id)))


class _Chains:
    """The mentions read so far, each with what it goes back to."""

    def __init__(self, document: Document, encoding: Encoding) -> None:
        self.document = document
        self.seen: list[Spotted] = []
        self._names, self._antecedents = _Names(), Antecedents(document, encoding)
        self._turns = find_turns(document)
        self._first: dict[str, str] = {}

    def add(self, one: Spotted) -> None:
        """Take a mention as the next; a title alone describes whom it goes back to, and is a name where it stands
        without an article for nobody known."""
        if one.titled:
            described = replace(one, mention=_described(one.mention))
            antecedent = self._of_phrase(described) or self._bearer(one.mention)
            if antecedent or self.document.text.endswith(("the ", "The "), 0, one.mention.span.start):
                self._put(described, antecedent)
                return
        self._put(one, self._of_name(one.name) if one.name else self._of_phrase(one))

    def _bearer(self, title: Mention) -> Mention | None:
        """Return the one person whom the report has called by a title: "the President", after "President Orlo"."""
        called = [
            seen.mention
            for seen in self.seen
            if seen.name and self.document.text.endswith(f"{title.span.quote} ", 0, seen.mention.span.start)
        ]
        return called[-1] if len({self._first[one.id] for one in called}) == 1 else None

    def _put(self, one: Spotted, antecedent: Mention | None) -> None:
        self._first[one.mention.id] = self._first[antecedent.id] if antecedent else one.mention.id
        self.seen.append(replace(one, mention=_with_antecedent(one.mention, antecedent)))

    def _of_name(self, name: Mention) -> Mention | None:
        """Return what a name goes back to: the same name, another of the same, or the title in front of it."""
        before = (
            self._names.antecedent(name)
            or _other_name(self.document, name, self.seen)
            or _self_named(self.document, name, self.seen)
        )
        last = self.seen[-1].mention if self.seen else None
        if last is None or not one_person(self.document, last, name, last.span.end):
            return before
        title = self.seen.pop()
        self._put(replace(title, mention=replace(title.mention, antecedent=None)), before)
        return before or title.mention

    def _of_phrase(self, one: Spotted) -> Mention | None:
        """Return what a description or pronoun goes back to: the name it stands beside, or what the encoder takes."""
        last = self.seen[-1].mention if self.seen else None
        if last and one_person(self.document, last, one.mention, last.span.end):
            return last
        if last and _is_medium_named(self.document, last, one.mention):
            return last
        if self._turns and one.mention.span.quote.lower() in FIRST_PERSON:
            return self._speaker(one.mention)
        likeliest = self._antecedents.likeliest(one, self.seen, self._first)
        return (
            self._antecedents.of_paragraph(one.mention, likeliest, self.seen, self._first)
            or likeliest
            or self._names.meant_by(one.mention)
            or self._antecedents.one_spoken_of(one.mention, self.seen, self._first)
        )

    def _speaker(self, mention: Mention) -> Mention | None:
        """Return the name of who says "I" in an interview, where it is known: not of whom a line without a label
        quotes."""
        turn = next((turn for turn in self._turns if turn.start <= mention.span.start < turn.end), None)
        if turn is None or turn.who is None:
            return None
        start, end = turn.who
        if not turn.start <= start < turn.end and is_quoted(self.document, mention):
            return None
        named = (seen.name for seen in self.seen if seen.name and start <= seen.name.span.start < end)
        return next(named, None)


def _spotted(document: Document, encoding: Encoding) -> Iterator[Spotted]:
    """Give the mentions as they stand, by where they end; of a number of powers and of a title alone, the name."""
    marked = list(with_titles(document, marked_names(document, encoding)))
    titles = [one for one in marked if one.titled]
    unmarked = unmarked_names(document, encoding, [one for one in marked if not one.titled])
    counted = list(counted_names(document, encoding))
    taken = Ordered(one.mention for one in (*counted, *titles))
    names = {one.mention.span: one for one in (*marked, *unmarked, *counted)}
    phrases = (one for one in marked_phrases(document, encoding) if not _shares(taken, one.mention.span))
    in_order = sorted((*names.values(), *phrases), key=lambda one: (one.piece, -one.mention.span.start))
    yield from with_types(document, in_order)


def _shares(taken: Ordered[Mention], words: Span) -> bool:
    return taken.around(words.start) is not None or bool(taken.beginning_in(words.start, words.end))


def _described(name: Mention) -> Mention:
    """Return a name as a description."""
    form, span = MentionForm.NOMINAL, name.span
    return replace(name, id=make_id("mention", span.document, span.start, span.end, form.value), form=form)


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
    powers = [name for name in names.values() if name.type in HAVE_PEOPLE]
    peoples = {one.span.quote for one in mentions if one.type is MentionType.NATIONALITY}
    actors = {adjective: _of_people(adjective, powers) for adjective in peoples}
    for mention in mentions:
        name = names.get(root[mention.id])
        if mention.type is MentionType.NATIONALITY:
            yield replace(mention, actor=actors[mention.span.quote])
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
    fits = {
        actor_id(power.type or MentionType.GOVERNMENT, without_genitive(power.span.quote))
        for power in powers
        if is_adjective_of(adjective, power.span.quote)
    }
    return fits.pop() if len(fits) == 1 else None


class _Names:
    """The names read so far: a name goes back to the same one, or a person's to the one fuller name it may be."""

    def __init__(self) -> None:
        self._last: dict[tuple[MentionType | None, str], Mention] = {}
        self._fuller: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, dict[str, Mention]] = defaultdict(dict)
        self._companies: dict[str, Mention] = {}
        self._number: Mention | None = None

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
        elif not is_person:
            before = before or self._body(whole) or self._counted(mention) or self._company(words, mention)
            if head := head_of_body(mention.span.quote):
                self._bodies[head][whole] = mention
        self._last[mention.type, whole] = mention
        return before

    def _company(self, words: Sequence[str], mention: Mention) -> Mention | None:
        """Return the company that goes by the first word of its name ("Halden" of "Halden Oil"), or note a new one."""
        if len(words) > 1 and COMPANIES.issuperset(words[1:]):
            self._companies[words[0]] = mention
        return self._companies.get(words[0]) if len(words) == 1 else None

    def _counted(self, mention: Mention) -> Mention | None:
        """Return the mention before of those who go by their number, where a name is of them: "the powers"."""
        words = name_words(mention.span.quote)
        if COUNTED.fullmatch(mention.span.quote):
            self._number = mention
        elif self._number and set(words) < set(name_words(self._number.span.quote)):
            return self._number
        return None

    def meant_by(self, mention: Mention) -> Mention | None:
        """Return the body that "the union" or "the ministry" is, of the one name with that word for its head."""
        the, _, word = mention.span.quote.lower().partition(" ")
        return self._body(word) if the == "the" and word not in _OF_EACH_STATE else None

    def _body(self, word: str) -> Mention | None:
        """Return the last mention of the one body whose name has a word for its head."""
        bodies = self._bodies.get(word, {})
        return next(iter(bodies.values())) if len(bodies) == 1 else None


def _other_name(document: Document, mention: Mention, before: Sequence[Spotted]) -> Mention | None:
    """Return the name before that the text says this is another of: “…, alias …”, or its acronym in brackets."""
    named = next((seen.mention for seen in reversed(before) if seen.mention.form is MentionForm.NAME), None)
    if named is None or named.span.end > mention.span.start:
        return None
    between = document.text[named.span.end : mention.span.start]
    acronym = document.text[mention.span.end : mention.span.end + 1] == ")" and between.strip() == "("
    if _ALIAS.fullmatch(between) or (acronym and initials(named.span.quote) == mention.span.quote.casefold()):
        return named
    return None


def _is_medium_named(document: Document, name: Mention, description: Mention) -> bool:
    """Return whether a description is of the medium whose name stands in it: "the Quillon agency"."""
    inside = description.span.start <= name.span.start and name.span.end < description.span.end
    is_word = name.span.quote.lower() in FIELDS
    is_name = name.form is MentionForm.NAME and name.type is MentionType.ORGANISATION and not is_word
    return inside and is_name and bool(_MEDIUM.fullmatch(document.text[name.span.end : description.span.end]))


def _self_named(document: Document, name: Mention, before: Sequence[Spotted]) -> Mention | None:
    """Return the description of whom a name is of who gives it himself: "a man who gave his name as Jan Orlo"."""
    far = max(0, name.span.start - _SELF_NAMED_FAR)
    gives = _GIVES_NAME.search(document.text, far, name.span.start)
    if gives is None or name.type is not MentionType.PERSON:
        return None
    near = (seen.mention for seen in reversed(before) if far <= seen.mention.span.start < gives.start())
    return next((one for one in near if one.form is MentionForm.NOMINAL and is_single(one)), None)


def chain(mention: Mention, by_id: dict[str, Mention]) -> Iterator[Mention]:
    """Yield a mention and, one after the other, the mentions before it of the same thing."""
    at: Mention | None = mention
    while at is not None:
        yield at
        at = by_id.get(at.antecedent) if at.antecedent else None
