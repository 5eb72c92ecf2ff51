"""Titles: the office that some words name, what it is of, and whether it is held no longer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rapporteur.annotate.actors import government_of
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.phrases import POWERS
from rapporteur.annotate.title_words import (
    ADVERBS,
    AFTER,
    ARTICLES,
    HOLDS,
    NOT_YET,
    PAST,
    PEOPLE,
    POSTS,
    PRESENT,
    REPLACES,
    SPEAKS_FOR,
    WHOSE,
    Word,
    Words,
)
from rapporteur.countries import country_named, country_of_people
from rapporteur.model import Document, Mention, MentionForm, MentionType, Span
from rapporteur.names import TITLES, without_genitive

LONGEST: Final = 8
"""Words of a title, or of what it is of, at most."""
_NEAR: Final = 100
"""Characters that a mention is long at most."""
_BODIES: Final = frozenset("government cabinet administration regime".split())
"""What a minister is in where he is of a country."""
_LED: Final = POWERS - {MentionType.PLACE, MentionType.NATIONALITY} | {MentionType.PERSON}
"""What somebody heads."""
Party = tuple[int, str | None]
"""The first word of a party, and the actor it comes to where that is sure."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, in words `first` to `last` with what it is of, and whether it is held no longer.

    `is_led_in` where an article or a party stands before it: it can stand by itself.
    """

    first: int
    last: int
    words: str
    of: str | None
    past: bool = False
    is_led_in: bool = False


class Titles:
    """The titles in the words of one report."""

    def __init__(self, document: Document, mentions: Iterable[Mention]) -> None:
        self.words = Words(document)
        self.mentions = Ordered(mentions)
        self._actors = {one.actor for one in self.mentions.items if one.actor}
        self._powers = {without_genitive(one.span.quote): one for one in self.mentions.items if _is_power(one)}
        self._parties = {one.span.end: one for one in sorted(self.mentions.items, key=_as_party) if _is_party(one)}
        self.people = [one for one in self.mentions.items if _is_person(one) and not self._is_place(one.span)]
        self._ends = {one.span.end for one in self.people}

    def ending(self, end: int, *, apart: bool) -> Title | None:
        """Return the title that ends with a word; `apart` where a comma follows, and not a name itself."""
        for head in range(end, max(-1, end - LONGEST), -1):
            if head < end and not self.words.joined(head):
                return None
            if self.words[head].is_office and self._is_of(head, end, apart=apart):
                return self._title(head, end)
        return None

    def beginning(self, at: int) -> Title | None:
        """Return the title that begins with a word, an article before it or not."""
        head = self._head_after(at)
        if head is None:
            return None
        end = self._end_of(head + 1) if self._leads_on(head) else head
        if end > head and not self._is_of(head, end, apart=True):
            return None
        title = self._title(head, end)
        return title if title and at in (title.first, self.words.before_article(title.first) + 1) else None

    def led(self, at: int) -> Title | None:
        """Return the title of who “heads” something, from the verb on."""
        noun, end = HOLDS.get(self.words[at].low), self._end_of(at)
        if not noun or end == at:
            return None
        of, rest = self._complement(at, end)
        if not any(one.type in _LED for one in self.mentions.inside([self.words.span(at + 1, end)])):
            return None
        return Title(at, end, f"{noun} of {rest}" if rest else noun, of)

    def follows_name(self, at: int) -> bool:
        """Return whether a person's name and a comma, and an article if there is one, stand before a word."""
        before = self.words.before_article(at)
        return before >= 0 and self.words[before].end in self._ends and self.words.comma(before)

    def _is_place(self, name: Span) -> bool:
        """Return whether a name of one word stands as a place does, whatever type it was given."""
        before = self.words.first_in(name) - 1
        leads = self.words.joined(before) and self.words[before].low in ("of", "in", "at", "from")
        return leads and len(name.quote.split()) == 1

    # Which words

    def _head_after(self, at: int) -> int | None:
        """Return the office that the words from one on name before they lead on to what it is of, or end."""
        head = None
        for here in range(at, min(at + LONGEST, len(self.words))):
            head = here if self.words[here].is_office else head
            leads_on = head is not None and self.words.joined(here) and self.words[here + 1].low in AFTER | {"and"}
            if leads_on or not self.words.joined(here):
                break
        return head

    def _leads_on(self, head: int) -> bool:
        return self.words.joined(head) and self.words[head + 1].low in AFTER

    def _is_of(self, head: int, end: int, *, apart: bool) -> bool:
        """Return whether the words after an office, up to one, say what it is of."""
        if head == end:
            return True
        rest = [self.words[at] for at in range(head + 2, end + 1)]
        if not self._leads_on(head) or not rest or rest[-1].low in ARTICLES | WHOSE | AFTER or self._have_person(rest):
            return False
        if apart:
            return not any(word.breaks for word in rest)
        small = ARTICLES | WHOSE | AFTER | {"and"}
        return all(word.is_capital or word.is_field or word.low in small or self.is_named(word) for word in rest)

    def is_named(self, word: Word) -> bool:
        """Return whether a word belongs to the name of a party."""
        near = self.mentions.beginning_in(word.start - _NEAR, word.end)
        return any(_is_power(one) and one.span.end >= word.end for one in near)

    def _have_person(self, words: Sequence[Word]) -> bool:
        """Return whether some words name a person; what has an article before it is none."""
        near = self.mentions.beginning_in(words[0].start, words[-1].end)
        people = (one.span for one in near if _is_person(one))
        articled = {after.start for word, after in pairwise(words) if word.low in ARTICLES}
        return any(one.quote.lower() not in TITLES and one.start not in articled for one in people)

    def _end_of(self, at: int) -> int:
        """Return the last word of what an office is of, which begins after a word."""
        end = at
        while end - at < LONGEST and self.words.joined(end) and not self.words[end + 1].breaks:
            end += 1
        return end

    # What they come to

    def _title(self, head: int, end: int) -> Title | None:
        """Return the title around an office, `end` the last word of what it is of."""
        words = self.words
        first = at = self._first_of_title(head)
        party, led_in, past = None, False, words[first].past_prefix > 0
        while words.joined(at - 1):
            word, found = words[at - 1], None if led_in else self._party_before(at)
            if word.low in NOT_YET:
                return None
            if word.low in PAST | PRESENT and self._is_beside(at - 1):
                at, past = at - 1, past or word.low in PAST
            elif found and not self._is_told_after(found[0]):
                (at, party), led_in = found, True
            elif word.low in ARTICLES and words.joined(at - 2) and words[at - 2].low in PAST | PRESENT:
                at, led_in = at - 1, True
            else:
                break
        before = words.before_article(at)
        if words.joined(at - 2) and words[at - 1].low == "of" and words[at - 2].low in POSTS:
            return None
        past = past or (before >= 0 and words[before].low in REPLACES)
        told, of = self._told(first, head, end, party)
        return Title(at, end, told, of, past, is_led_in=led_in or before == at - 2)

    def _is_beside(self, at: int) -> bool:
        """Return whether a word belongs to a title after it, and is no adverb that begins a sentence or a clause."""
        low, follows = self.words[at].low, self.words.joined(at - 1)
        begins = low == "then" and follows and self.words[at - 1].low in ("and", "but")
        return low not in ADVERBS or (follows and not begins) or self.follows_name(at)

    def _is_told_after(self, at: int) -> bool:
        """Return whether a word, with an article or not, is what an office before it is of."""
        before = self.words.before_article(at)
        return before > 0 and self._leads_on(before - 1) and self.words[before - 1].is_office

    def _first_of_title(self, head: int) -> int:
        """Return the first of the words that say which office it is."""
        words, at = self.words, head
        near = self.mentions.beginning_in(words[head].start - _NEAR, words[head].start + 1)
        described = (one.span for one in near if one.form is MentionForm.NOMINAL and one.span.end >= words[head].end)
        from_ = min((span.start for span in described), default=words[head].start)
        while words.joined(at - 1) and not words[at].past_prefix:
            word = words[at - 1]
            if word.low in ARTICLES | PAST | PRESENT | NOT_YET or word.is_genitive or self._party_before(at):
                break
            joins = word.low in ("and", "&") and words.joined(at - 2) and words[at - 2].is_field
            is_described = word.start >= from_ and (words[head].is_capital or not word.is_capital)
            if not (word.is_field or word.is_office or joins or is_described):
                break
            at -= 1
        return at

    def _told(self, first: int, head: int, end: int, party: str | None) -> tuple[str, str | None]:
        """Return the words of a title, and what it is of: a party before it, or one told after it."""
        words, start = self.words, self.words[first].start + self.words[first].past_prefix
        office, whole = (" ".join(words.document.text[start : words[last].end].split()) for last in (head, end))
        if head == end or party:
            return whole, party
        after = words[head + 1].low
        of, rest = self._complement(head + 1, end)
        if not of or not (after == "of" or (after == "in" and not rest) or self._speaks_for(head)):
            return whole, None
        return f"{office} of {rest}" if rest else office, of

    def _speaks_for(self, head: int) -> bool:
        return self.words[head].low in SPEAKS_FOR and self.words[head + 1].low == "for"

    def _complement(self, at: int, end: int) -> tuple[str | None, str]:
        """Return the party that what follows a word comes to, and what of it is not the party."""
        words, first = self.words, at + 1
        first += words[first].low in ARTICLES | WHOSE and first < end
        whole = words.span(first, end)
        for one in self.mentions.inside([words.span(at + 1, end)]):
            if one.span.end == whole.end and one.span.start <= whole.start and one.actor and one.type in _LED:
                return one.actor, ""
        if code := _country(whole.quote):
            return self._known(government_of(code)), ""
        for here in range(first + 1, end + 1):
            party = self._party_before(here)
            if party and party[1] and party[0] == first:
                is_body = words[end].low in _BODIES
                return party[1], "" if is_body else " ".join(words.span(here, end).quote.split())
        return None, " ".join(whole.quote.split())

    def _party_before(self, at: int) -> Party | None:
        """Return the party that stands before a word: a country, a mention, or a name that the report has elsewhere."""
        words, word = self.words, self.words[at - 1]
        for first in (at - 2, at - 1):
            if first == at - 1 or words.joined(first):
                code = _country(words.span(first, at - 1).quote)
                if code:
                    return first, self._known(government_of(code))
        bare = word.start + len(without_genitive(word.text))
        found = self._parties.get(word.end) or self._parties.get(bare)
        if found and (word.is_genitive or _is_power(found)):
            first = words.first_in(found.span)
            if not self._are_fields(first, at):
                return first + (words[first].low in ARTICLES and first < at - 1), found.actor
        for first in range(max(0, at - LONGEST), at):
            named = words.document.text[words[first].start : bare]
            if named in self._powers and not self._are_fields(first, at):
                return first, self._powers[named].actor
        is_people = PEOPLE.fullmatch(word.text) and not word.is_field
        return (at - 1, None) if word.is_genitive or is_people else None

    def _are_fields(self, first: int, end: int) -> bool:
        """Return whether some words, the name of a country before them or not, only say which office is meant."""
        first += bool(_country(self.words[first].text))
        return all(self.words[at].is_field for at in range(first, end))

    def _known(self, actor: str) -> str | None:
        """Return an actor if the report mentions it."""
        return actor if actor in self._actors else None


def _country(words: str) -> str | None:
    """Return the code of the country that some words name, or name the people of."""
    name = without_genitive(words)
    return country_named(name) or country_of_people(name)


def _is_person(mention: Mention) -> bool:
    """Return whether a mention is a person's name, and not a country's that was taken for one."""
    is_person = mention.form is MentionForm.NAME and mention.type is MentionType.PERSON and mention.actor
    return bool(is_person and not _country(mention.span.quote))


def _is_power(mention: Mention) -> bool:
    """Return whether a mention may say whose an office is without a genitive: “Norland envoy”."""
    return mention.form is MentionForm.NAME and mention.type in POWERS


def _is_party(mention: Mention) -> bool:
    return mention.type in POWERS or mention.type is MentionType.PERSON or mention.form is MentionForm.PRONOUN


def _as_party(mention: Mention) -> tuple[bool, bool, int]:
    """Return how well a mention says which party is meant: a name best, of these the longest."""
    return mention.form is MentionForm.NAME, mention.actor is not None, len(mention.span.quote)
