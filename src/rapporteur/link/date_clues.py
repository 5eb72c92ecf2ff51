"""What other reports tell of the day of one that does not state it.

To add a clue, write a function from an `Undated` and the `Witness`es to clues and put it in RECORD_CLUES; they stand
there strongest first.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rapporteur.link.passages import Passage, names_in, opening_place, stems
from rapporteur.model import Reading, Span
from rapporteur.time.clues import Clue
from rapporteur.time.dating import dateline_clue, past_weekdays, weekday_of
from rapporteur.time.meanings import Expression, Length, Yearless
from rapporteur.time.page import Page
from rapporteur.time.periods import Unit
from rapporteur.time.tense import Tense, tense_of

COPIED: Final = 0.3
"""A report shares so much of its wording with another if one is a copy of the other."""
NEAR: Final = timedelta(days=7)
YEAR: Final = timedelta(days=365)
LONGEST_MONTH: Final = 31
LONGEST_WAR: Final = 120
LEAD: Final = 4
"""A report opens with so many sentences, its headline among them."""
ALIKE_DAY: Final = 3
ALIKE_MONTH: Final = 5
"""Two passages tell of one thing if they share a rare name and so many words, with the same weekday or without."""
LIKELY: Final = 0.25
BEGINNINGS: Final = frozenset("inva bega begi brok laun depl erup star took sent rose".split())
WARS: Final = frozenset("war conflict fighting insurgency uprising rebellion occupation siege".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What a dated report tells that may date another: its day, where it says so, its names, passages and wording."""

    name: str
    day: date
    cues: tuple[Span, ...]
    names: frozenset[str]
    passages: tuple[Passage, ...]
    shingles: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """A report whose own words leave its day open, and the names in it that few reports share."""

    reading: Reading
    page: Page
    passages: tuple[Passage, ...]
    names: frozenset[str]
    shingles: frozenset[str]

    def passage(self, expression: Expression) -> Passage | None:
        """Return the passage around a time expression; None where it is page furniture."""
        return next((passage for passage in self.passages if passage.span.start == expression.start), None)

    def shares_name(self, passage: Passage, other: Passage) -> bool:
        """Return whether two passages share a rare name."""
        return bool(passage.names & other.names & self.names)


def copy_clue(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """A copy of a dated report is from about the same day."""
    nearest = max(witnesses, key=lambda witness: (len(witness.shingles & one.shingles), witness.day), default=None)
    if nearest and len(nearest.shingles & one.shingles) >= max(1, COPIED * len(one.shingles)):
        words = f"much of its wording stands in the report of {nearest.name} from {nearest.day} too"
        yield Clue(words=words, spans=nearest.cues, earliest=nearest.day - NEAR, latest=nearest.day + NEAR)


def weekday_clues(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """A weekday just past, which a dated report gives as a day, of a matter that shares a name and what is told."""
    found: list[Clue] = []
    for expression in past_weekdays(one.page):
        passage = one.passage(expression)
        if passage is None:
            continue
        for other, day in _days(witnesses):
            alike = one.shares_name(passage, other) and len(passage.words & other.words) >= ALIKE_DAY
            if alike and day.weekday() == weekday_of(expression):
                words = f"what it puts on {passage.span.quote} another report puts on {day}"
                latest = day + timedelta(days=6)
                found.append(Clue(words=words, spans=(passage.span, other.span), earliest=day, latest=latest))
    yield from _if_agreed(found)


def same_day_clue(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """A day and month without a year, which a dated report gives with its year, of a matter with the same name."""
    found: dict[int, Clue] = {}
    for expression in one.page.found:
        meaning, passage = expression.meaning, one.passage(expression)
        if passage is None or not isinstance(meaning, Yearless) or meaning.direction or meaning.year:
            continue
        ahead = tense_of(one.page.tokens, expression) is Tense.FUTURE
        for other, day in _days(witnesses):
            if (day.month, day.day) == (meaning.part + 1, meaning.day) and one.shares_name(passage, other):
                words = f"what it puts on {passage.span.quote} another report puts in {day.year}"
                first, last = (day - YEAR, day) if ahead else (day, day + YEAR)
                clue = Clue(words=words, spans=(passage.span, other.span), earliest=first, latest=last)
                found.setdefault(day.year, clue)
    if len(found) == 1:  # reports that disagree are no help
        yield from found.values()


def month_clues(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """What the report opens with, put into a month by a dated report that shares a name and what is told.

    Where the report gives its own day and month, the month must hold that day; else more words must be the same.
    """
    opening = _opening(one)
    words, names = stems(opening), names_in(opening) & one.names
    own = next(dateline_clue(one.page), None)
    found: list[Clue] = []
    for witness in witnesses:
        for other in witness.passages:
            if not other.names & names or not other.is_within(LONGEST_MONTH) or not other.earliest or not other.latest:
                continue
            if other.latest > witness.day:
                continue
            if _holds(other, own) if own else len(other.words & words) >= ALIKE_MONTH:
                told = f"what it opens with another report puts in {other.value}"
                found.append(Clue(words=told, spans=(other.span,), earliest=other.earliest, latest=other.latest + NEAR))
    yield from _if_agreed(found)


def _opening(one: Undated) -> str:
    document = one.reading.document
    body = [
        sentence.span.quote
        for sentence in one.reading.sentences
        if not any(span.start <= sentence.span.start < span.end for span in document.furniture)
    ]
    return " ".join([*body[:LEAD], opening_place(document)])


def _holds(passage: Passage, own: Clue) -> bool:
    """Return whether the days a passage names hold one of the day and month that a report gives."""
    if passage.earliest is None or passage.latest is None or own.allows is None:
        return False
    count = (passage.latest - passage.earliest).days + 1
    return any(own.allows(passage.earliest + timedelta(days=days)) for days in range(count))


def length_clue(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """A war that has gone on for so many years, whose first year another report names."""
    for expression in one.page.found:
        meaning = expression.meaning
        if not isinstance(meaning, Length) or meaning.unit is not Unit.YEAR or not meaning.count:
            continue
        if not 2 <= meaning.count <= LONGEST_WAR:
            continue
        around = one.page.tokens.words[max(0, expression.first - 12) : expression.last + 4]
        begun = _beginnings(stems(" ".join(around)), witnesses) if WARS & set(around) else {}
        if len(begun) == 1:  # reports that disagree are no help
            [(first, last, span)] = begun.values()
            words = f"what has gone on for {one.page.span(expression).quote} began in {span.quote}"
            count = int(meaning.count)
            yield Clue(
                words=words,
                spans=(one.page.span(expression), span),
                earliest=first + YEAR * count,
                latest=last + YEAR * (count + 1) + NEAR,
                allows=_has_lasted(first, last, count),
            )
            return


def _beginnings(about: frozenset[str], witnesses: Iterable[Witness]) -> dict[int, tuple[date, date, Span]]:
    """Return by year when other reports say that something began which shares a word with what is about."""
    found: dict[int, tuple[date, date, Span]] = {}
    for witness in witnesses:
        for passage in witness.passages:
            began = passage.before & BEGINNINGS and passage.before & about
            if began and passage.is_within(366) and passage.earliest and passage.latest:
                found.setdefault(passage.earliest.year, (passage.earliest, passage.latest, passage.span))
    return found


def _has_lasted(first: date, last: date, years: int) -> Callable[[date], bool]:
    """Return whether so many full years have passed since most days on which something may have begun, for a day."""

    def fits(candidate: date) -> bool:
        latest = candidate - timedelta(days=round(365.25 * years))
        earliest = candidate - timedelta(days=round(365.25 * (years + 1)) - 1)
        common = (min(latest, last) - max(earliest, first)).days + 1
        return common >= LIKELY * ((last - first).days + 1)

    return fits


def kin_clue(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """The days of the reports that share two rare names with it: they choose between years."""
    kin = sorted((w for w in witnesses if len(w.names & one.names) >= 2), key=lambda w: (w.day, w.name))
    if len(kin) >= 2:
        shared = sorted(frozenset[str]().union(*(w.names for w in kin)) & one.names)[:4]
        names = ", ".join(name.title() for name in shared)
        words = f"{len(kin)} dated reports that share such names as {names} are from {kin[0].day} to {kin[-1].day}"
        cues = tuple(cue for w in (kin[0], kin[-1]) for cue in w.cues[:1])
        yield Clue(words=words, spans=cues, kin=tuple(w.day for w in kin))


def _days(witnesses: Iterable[Witness]) -> Iterator[tuple[Passage, date]]:
    for witness in witnesses:
        for passage in witness.passages:
            if passage.day:
                yield passage, passage.day


def _if_agreed(clues: Sequence[Clue]) -> Iterator[Clue]:
    """Give the clues if some day fits them all; reports that disagree are no help."""
    low = max((clue.earliest for clue in clues if clue.earliest), default=None)
    high = min((clue.latest for clue in clues if clue.latest), default=None)
    if low and high and low <= high:
        yield from clues


RECORD_CLUES: Final[tuple[Callable[[Undated, Sequence[Witness]], Iterator[Clue]], ...]] = (
    copy_clue,
    weekday_clues,
    same_day_clue,
    month_clues,
    length_clue,
    kin_clue,
)
