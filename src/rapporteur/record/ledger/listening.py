"""Listening: which sentences of the reports may bear on which commitments, and how they come to.

A sentence is heard where it names what a commitment names (plainly), or little of it but a day that fits (faintly),
where it is the commitment's own, or where it goes on right after that, or after one that tells of its day missed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cached_property, partial
from itertools import chain
from typing import Final

from rapporteur.link.commitments import MONTHS, Undertaken, things_in
from rapporteur.model import CommitmentMention, Interval, Span
from rapporteur.record.consensus import Outlet
from rapporteur.record.ledger.evidence import Effect, Evidence, Passage, told_on
from rapporteur.record.ledger.keys import BEGAN, Keys, Sign
from rapporteur.record.ledger.outcome_words import refers_back
from rapporteur.record.ledger.outcomes import THINGS, effect_of, fits, stems_of
from rapporteur.record.ledger.own_outcomes import more_time_of, own_outcome_of, reckoned_of, turn_of
from rapporteur.record.report import Report

_D_DAY: Final = re.compile(r"\bD[- ][Dd]ay\b")
_EFFECT: Final = re.compile(r"\b(?:effect|into force|clock|countdown|term|period)\b", re.IGNORECASE)
_MONTH: Final = re.compile(MONTHS)
_NAMES: Final = re.compile(rf"(?<=[\w,] )(?!(?:{MONTHS}|\w+day)\b)[^\W\d_a-z][\w’'-]+")
"""Names inside a sentence, those of months and weekdays left out."""
_LATER_KNOWN: Final = "of a day that is told later"
_BESIDE: Final = 24
_SHARE: Final = 0.4
"""Which share of the things that a commitment names a sentence must name."""
LONG: Final = 31
"""A deadline of more days is none that anyone tells to have been missed by so many."""
MANY: Final = 3
"""As many things are enough for what is told as done, whatever share they are."""


class How(Enum):
    """How a sentence came to be heard of a commitment."""

    PLAINLY = 1
    FAINTLY = 2
    OWN = 3
    TURN = 4
    BESIDE = 5
    MORE_TIME = 6
    RECKONED = 7


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence that may bear on a commitment; `after` is the one before it, where it goes on with that."""

    passage: Passage
    how: How
    after: Passage | None = None


class Said:
    """A sentence of a report by its keys; what is told in it is fetched when it is asked for."""

    def __init__(self, keys: Keys, report: Report) -> None:
        self.keys, self.report = keys, report

    @property
    def words(self) -> str:
        """The words of the sentence."""
        return self.report.text[self.keys.start : self.keys.end]

    @cached_property
    def passage(self) -> Passage:
        """The sentence with the events and times that it tells."""
        return self.report.passage(self.keys)


class Listener:
    """What is heard of some commitments, by the name of each, and the days told from which terms run."""

    def __init__(self, together: Mapping[str, Sequence[Undertaken]], outlets: Mapping[str, Outlet]) -> None:
        """`outlets` has who brings each mention of a commitment."""
        self._together, self._outlets = together, outlets
        self.heard: defaultdict[str, list[Heard]] = defaultdict(list)
        self._began: defaultdict[str | None, list[tuple[Span, Interval]]] = defaultdict(list)
        held = [(name, one) for name, of in together.items() for one in of]
        self._waiting = any(one.mention.term and not one.mention.deadline.latest for _, one in held)
        self._acts: defaultdict[str, list[tuple[CommitmentMention, str]]] = defaultdict(list)
        self._by_key: defaultdict[str | float, set[str]] = defaultdict(set)
        self._by_due: defaultdict[date, set[str]] = defaultdict(set)
        whole = {name: max(len(one.stems) for one in of) for name, of in together.items()}
        self._plainly = {name: max(min(THINGS, count), _SHARE * count) for name, count in whole.items()}
        self._faintly = {name: min(THINGS, count - 1) for name, count in whole.items()}
        self._first = {name: min(told_on(outlets[one.mention.id]) for one in of) for name, of in together.items()}
        self._missed: list[str] = []
        for name, one in held:
            self._acts[one.mention.act.document].append((one.mention, name))
            for key in _keys(one):
                self._by_key[key].add(name)
            for day in _days(one.mention.deadline):
                self._by_due[day].add(name)

    def listen(self, one: Said, before: Said | None) -> None:
        """Take a sentence, with the one before it in its report."""
        keys = one.keys
        if self._waiting and Sign.BEGINNING in keys.signs:
            self._hear_beginning(one.passage)
        plainly, faintly = self._concerned(one)
        if self._by_due and Sign.RECKONED in keys.signs:
            for name in self._due(one.passage):
                self._hear(name, one, How.RECKONED)
        for name in sorted(plainly | faintly):
            self._hear(name, one, How.PLAINLY if name in plainly else How.FAINTLY)
        for name in sorted({name for _, name in self._made_in(one)}):
            self.heard[name].append(Heard(one.passage, How.OWN))
        if before and Sign.TURN in keys.signs:
            for mention, name in self._made_in(before):
                if mention.negative:
                    self.heard[name].append(Heard(one.passage, How.TURN))
        for name in self._missed if before else ():
            self.heard[name].append(Heard(one.passage, How.MORE_TIME, (before or one).passage))
        missed = Sign.MISSED in keys.signs
        beside = {name for _, name in self._made_in(before)} if missed and before else set[str]()
        for name in sorted(beside):
            self._hear(name, one, How.BESIDE)
        self._missed = sorted(plainly | beside) if missed else []

    def evidence(
        self, name: str, mentions: Sequence[CommitmentMention], deadline: Interval
    ) -> Iterator[Evidence | None]:
        """Give what is heard tells of a commitment with its mentions as they are reckoned, or None."""
        told = min(told_on(self._outlets[one.id]) for one in mentions)
        told_of = partial(effect_of, mentions, deadline=deadline, told=told)
        for one in self.heard[name]:
            passage, words = one.passage, one.passage.words
            if one.how is How.OWN:
                for mention in mentions:
                    if mention.act.document == words.document and words.start <= mention.act.start < words.end:
                        yield own_outcome_of(mention, passage)
            elif one.how is How.TURN:
                yield turn_of(mentions, passage)
            elif one.how is How.RECKONED:
                yield (reckoned_of(passage) or (None, None))[1]
            elif one.how is How.MORE_TIME:
                missed = told_of(one.after) if one.after else None
                yield more_time_of(passage, deadline) if missed and missed.missed else None
            else:
                found = told_of(passage, beside=one.how is How.BESIDE)
                yield found if one.how is not How.FAINTLY or (found and _is_sure(found, mentions, deadline)) else None

    def began(self, words: str) -> list[tuple[Span, Interval]]:
        """Return the days, each with its sentence, that are told to be what some words name."""
        return self._began.get(_beginning(words), [])

    def _concerned(self, one: Said) -> tuple[set[str], set[str]]:
        """Return the commitments that a sentence names, plainly or faintly."""
        keys = one.keys
        shared = Counter(chain.from_iterable(self._by_key.get(thing, ()) for thing in keys.things))
        counted = {name for number in keys.numbers for name in self._by_key.get(number, ())}
        dated = {name for day in keys.days for name in self._by_key.get(day, ())}
        plainly = {name for name in counted if shared[name] or Sign.PART in keys.signs}
        plainly |= dated if Sign.MISSED in keys.signs else set()
        if Sign.MISSED in keys.signs and Sign.STAGES in keys.signs:
            months = (*_MONTH.findall(one.words), _LATER_KNOWN)
            plainly |= {name for month in months for name in self._by_key.get(f"stage {month}", ())}
        if Sign.REPLACED in keys.signs:
            plainly |= {name for term in keys.terms for name in self._by_key.get(term, ())}
        faintly = set[str]()
        for name, count in shared.items():
            if count >= self._plainly[name]:
                plainly.add(name)
            elif count >= self._faintly[name]:
                faintly.add(name)
        numbers = frozenset(keys.numbers)
        fit = {
            name
            for name in plainly | faintly
            if self._numbers_fit(name, numbers) or name in dated or Sign.STAGES in keys.signs
        }
        return plainly & fit, faintly & fit - plainly

    def _due(self, passage: Passage) -> set[str]:
        """Return the commitments that were due when a sentence tells, by how late something was done, and are named."""
        due, quote = (reckoned_of(passage) or (None, None))[0], passage.words.quote
        things = things_in(quote) | frozenset(_NAMES.findall(quote))
        return {
            name
            for name in (self._by_due.get(due, ()) if due else ())
            if any(
                things & (one.stems | frozenset(_NAMES.findall(one.mention.act.quote))) for one in self._together[name]
            )
        }

    def _numbers_fit(self, name: str, numbers: frozenset[float]) -> bool:
        """Return whether a sentence has the number of a commitment that is a stage: all else, all stages share."""
        stages = [one for one in self._together[name] if one.mention.whole and one.numbers]
        return not stages or any(one.numbers & numbers for one in stages)

    def _hear(self, name: str, one: Said, how: How) -> None:
        """Take a sentence as one that may bear on a commitment, unless it is told before it, or is its own."""
        if not self._is_before(one, name):
            self.heard[name].append(Heard(one.passage, how))

    def _is_before(self, one: Said, name: str) -> bool:
        """Return whether a sentence is told before a commitment, or tells it, so that it cannot tell its outcome."""
        outlet, first = one.report.outlet, self._first[name]
        own = [mention.act for mention, of in self._acts.get(outlet.document, ()) if of == name]
        told = outlet.published.latest
        if told is None and not own:
            times = one.passage.times
            is_ahead = any(time.interval and (time.interval.earliest or date.min) >= first for time in times)
            return not is_ahead and not refers_back(one.words)
        if own and (told is None or told <= first):
            return one.keys.start <= max(act.start for act in own)
        return told is not None and told < first

    def _made_in(self, one: Said) -> list[tuple[CommitmentMention, str]]:
        """Return the mentions of commitments that a sentence makes, each with its commitment."""
        acts = self._acts.get(one.report.outlet.document, ())
        keys = one.keys
        return [(mention, name) for mention, name in acts if keys.start <= mention.act.start < keys.end]

    def _hear_beginning(self, passage: Passage) -> None:
        """Take the day that a sentence tells as that from which terms run which are reckoned from what it names."""
        words = passage.words
        for found in BEGAN.finditer(words.quote):
            at = words.start + found.end()
            for time in passage.times:
                if at <= time.span.start <= at + _BESIDE and time.interval and time.interval.day:
                    self._began[_beginning(found.group())].append((words, time.interval))
                    break


def _is_sure(found: Evidence, mentions: Sequence[CommitmentMention], deadline: Interval) -> bool:
    """Return whether what a sentence tells that names little of a commitment is of it, by its day or many things."""
    if found.effect not in (Effect.KEEPS, Effect.PART):
        return False
    return fits(found, deadline) or len(things_in(found.span.quote) & stems_of(mentions)) >= MANY


def _keys(one: Undertaken) -> set[str | float]:
    due = one.mention.deadline.latest
    day = {f"{due:%B} {due.day}"} if due else set[str]()
    month = f"{due:%B}" if due else _LATER_KNOWN
    stage = {f"stage {month}"} if one.mention.whole else set[str]()
    return {*one.stems, *one.numbers, *day, *stage, *({one.mention.term} if one.mention.term else ())}


def _days(deadline: Interval) -> list[date]:
    """Return the days on which something can be due, and those beside, where these are few."""
    first, last = deadline.earliest or deadline.latest, deadline.latest
    if first is None or last is None or not date.min < first <= last < date.max or (last - first).days > LONG:
        return []
    return [first + timedelta(days=number) for number in range(-1, (last - first).days + 2)]


def _beginning(words: str) -> str | None:
    """Return what kind of beginning some words name, from which terms run."""
    if _D_DAY.search(words) or words == "D":
        return "D-day"
    return "effect" if _EFFECT.search(words) else None
