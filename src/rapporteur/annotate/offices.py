"""Offices: which office a report says somebody holds or held, of what, in which words.

A title stands before a name ("Norland's envoy Ana Ruvo", "the envoy, Ana Ruvo,"), after it between commas, or is told
of it ("Ana Ruvo, who heads the mission"). What it is of is told where that comes to an actor of the report.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.title_words import ARTICLES, HONORIFICS, IN_FULL
from rapporteur.annotate.titles import Title, Titles
from rapporteur.countries import country_of_people
from rapporteur.ids import make_id
from rapporteur.model import Basis, Document, Interval, Mention, MentionForm, MentionType, Office, Span, TimeExpression
from rapporteur.names import TITLES

MADE_BY: Final = "offices@1"
LONG: Final = timedelta(days=31)
_CLOSE: Final = 40
"""Characters from a time expression to the title that it is told with, at most."""
_BREAK: Final = re.compile(r"[.!?;]\s|\n\s*\n|\bsa(?:ys?|id)\b")
_NAMED: Final = frozenset((MentionType.ORGANISATION, MentionType.GROUP))
"""What somebody may be of without a title."""


def find_offices(
    document: Document, mentions: Iterable[Mention], times: Iterable[TimeExpression] = ()
) -> tuple[Office, ...]:
    """Return the offices that a report says persons it names hold or held, by the place of the names.

    What it tells of a day long before it ("In 2020 President Ruvo signed") was held then, and is not said to be now.
    """
    beside = _Beside(Titles(document, mentions))
    old = Ordered(time for time in times if _is_long_before(document, time))
    told = {
        _office(document, name, (replace(title, past=title.past or _is_told_of(document, old, span)), span))
        for name in beside.titles.people
        for title, span in beside.told_of(name.span)
    }
    return tuple(sorted(told, key=lambda one: (one.holder.start, one.holder.end, one.id)))


def _is_long_before(document: Document, time: TimeExpression) -> bool:
    """Return whether a time expression is of days that were over long before the report."""
    last, published = time.interval and time.interval.latest, document.published.earliest
    return bool(last and published and published - last > LONG)


def _is_told_of(document: Document, old: Ordered[TimeExpression], words: Span) -> bool:
    """Return whether some words follow a time expression closely, in its sentence."""
    near = old.beginning_in(words.start - _CLOSE, words.start)
    return any(not _BREAK.search(document.text, time.span.end, words.start) for time in near)


def _office(document: Document, name: Mention, told: tuple[Title, Span]) -> Office:
    title, words = told
    span = document.span(min(words.start, name.span.start), max(words.end, name.span.end))
    return Office(
        id=make_id("office", name.id, title.words, span.start, span.end),
        holder=name.span,
        actor=name.actor or "",
        title=title.words or None,
        of=title.of,
        past=title.past,
        span=span,
        time=_held(document, span, past=title.past),
        made_by=MADE_BY,
    )


def _held(document: Document, span: Span, *, past: bool) -> Interval:
    """Return the days on which an office is said to be held: that of the report, or some up to it."""
    published = document.published
    earliest = None if past else published.earliest
    basis = Basis.INFERRED if earliest or published.latest else Basis.UNKNOWN
    return Interval(earliest=earliest, latest=published.latest, basis=basis, cues=(span,))


class _Beside:
    """What stands beside the names of a report."""

    def __init__(self, titles: Titles) -> None:
        self.titles, self.words = titles, titles.words
        self._starts = {one.span.start for one in titles.people}

    def told_of(self, name: Span) -> Iterator[tuple[Title, Span]]:
        """Give the titles beside a name, and the words of each."""
        first, last = self.words.first_in(name), self.words.last_in(name)
        while first < last and self.words[first].low in TITLES | IN_FULL.keys():
            first += 1
        if first == last and self.words[first].is_office:
            return
        for title in (*self._before(first, last), *self._after(last)):
            yield title, self.words.span(title.first, title.last)

    def _before(self, first: int, last: int) -> Iterator[Title]:
        """Give the titles in front of a name, the nearest first: “the army's chief, General Ana Ruvo”."""
        at = first
        while title := self._ending_before(at, last):
            yield title
            at = title.first
            if title.is_led_in:
                return
            if self.words.joined(at - 1) and self.words[at - 1].low == "and":
                at -= 1

    def _ending_before(self, at: int, last: int) -> Title | None:
        """Return the title that ends before a word, what else may stand in front of a name passed over."""
        end = at - 1
        while self.words.joined(end) and self.words[end].low in HONORIFICS:
            end -= 1
        end -= self._is_given_name(end)
        if self.words.joined(end) and country_of_people(self.words[end].text) and self._comma_before_article(end):
            end -= 2  # “the envoy, the Norwegian Ana Ruvo”
        if self.words.joined(end):
            return self.titles.ending(end, apart=False)
        title = self.titles.ending(end, apart=True) if self.words.comma(end) and self.words.apart(last) else None
        return title if title and title.is_led_in and not self.titles.follows_name(title.first) else None

    def _comma_before_article(self, at: int) -> bool:
        return self.words.joined(at - 1) and self.words[at - 1].low in ARTICLES and self.words.comma(at - 2)

    def _is_given_name(self, at: int) -> bool:
        """Return whether a word between a title and a name belongs to the name, though it is not marked so."""
        if not (self.words.joined(at) and self.words.joined(at - 1) and self.words[at - 1].is_office):
            return False
        word = self.words[at]
        is_title = word.is_office or word.is_field or word.is_genitive or country_of_people(word.text)
        return word.is_capital and not is_title and not self.titles.is_named(word)

    def _after(self, last: int) -> Iterator[Title]:
        """Give the titles told after a name: in an apposition, in a clause, by “of” alone."""
        at = last + 1
        if self.words.comma(last) and self.words.comma(at) and self.words[at].text.isdigit():
            at += 1
        if not (self.words.comma(at - 1) or self.words.joined(at - 1)):
            return
        if self.words[at].low == "who":
            yield from self._told(at + 1)
        elif self.words.comma(at - 1):
            yield from self._apposed(at)
        elif self.words[at].low == "of":
            yield from self._only_of(at, last)

    def _apposed(self, at: int) -> Iterator[Title]:
        """Give the titles between commas: one, or several of one person (“then minister and now envoy”)."""
        titles: list[Title] = []
        while at < len(self.words) and (title := self.titles.beginning(at)):
            if titles and self.words[at].low in ARTICLES:
                return  # another person
            titles.append(title)
            last = title.last
            last += self.words.joined(last) and self.words[last + 1].low in ("himself", "herself")
            if last + 1 == len(self.words):
                yield from titles
                return
            if self.words.apart(last):
                goes_on = self.words.comma(last)
                if not (goes_on and self.words[last + 1].start in self._starts):
                    yield from titles
                if goes_on and self.words[last + 1].low == "who":
                    yield from self._told(last + 2)
                return
            if self.words[last + 1].low not in ("and", "but"):
                return
            at = last + 2

    def _told(self, at: int) -> Iterator[Title]:
        """Give the titles of “who is …”, “who heads … and was …”."""
        while self.words.joined(at):
            verb = self.words[at].low
            title = self.titles.beginning(at + 1) if verb in ("is", "was") else self.titles.led(at)
            if not title:
                return
            yield replace(title, past=title.past or verb == "was")
            if not (self.words.joined(title.last) and self.words[title.last + 1].low == "and"):
                return
            at = title.last + 2

    def _only_of(self, at: int, last: int) -> Iterator[Title]:
        """Give what somebody is of where no title is told: “Ana Ruvo of Ostrel University”."""
        if not (self.words.joined(at) and self.words.joined(last - 1) and self.words[last - 1].is_capital):
            return
        start = at + 1 + (self.words[at + 1].low == "the")
        reach = (self.words[start].start, self.words[start].end) if start < len(self.words) else (0, 0)
        for one in self.titles.mentions.beginning_in(*reach):
            if one.form is MentionForm.NAME and one.type in _NAMED and one.actor:
                yield Title(last, self.words.last_in(one.span), "", one.actor)
                return
