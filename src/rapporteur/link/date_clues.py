"""What other reports tell of the day of one that does not state it.

To add a clue, write a function from an `Undated` and the `Witness`es to clues and put it in RECORD_CLUES; they stand
there strongest first.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from rapporteur.link.passages import STEM, Passage, names_in, opening_place, stems
from rapporteur.model import Document, Reading, Span
from rapporteur.time.clues import Clue
from rapporteur.time.dating import dateline_clue, named_date_clue, past_weekdays, weekday_of
from rapporteur.time.meanings import Expression, Length, Yearless
from rapporteur.time.page import Page
from rapporteur.time.periods import Unit
from rapporteur.time.tense import Tense, has_happened, tense_of

COPIED: Final = 0.5
COPIED_AND_FITS: Final = 0.3
"""A report shares so much of its wording with another if it is a copy; less, if it gives a day and month of its own."""
NEAR: Final = timedelta(days=7)
YEAR: Final = timedelta(days=365)
LONGEST_MONTH: Final = 31
LONGEST_WAR: Final = 120
LEAD: Final = 4
"""A report opens with so many sentences, its headline among them."""
ALIKE_DAY: Final = 3
ALIKE_MONTH: Final = 5
"""Two passages tell of one thing if they share a rare name and so many words, with the same weekday or without."""
UNCOMMON: Final = 2
"""With the same weekday, so many of these must be words that few reports have."""
ALIKE_NAMES: Final = 2
"""Without, so many rare names must be shared."""
PECULIAR: Final = 2
"""A name or word that no more of the other reports have tells one matter from another."""
MONTH: Final = re.compile(r"\d{4}-\d\d")
SOON_AFTER: Final = 2
"""Days from one weekday to the next where one is told after the other."""
LIKELY: Final = 0.25
BEGAN: Final = re.compile(
    r"\b(?:invaded|began|begun|broke out|launched|deployed|erupted|started|took up arms|rose up|rebelled)\b"
    r"[^.!?;\n\d]{0,80}\b(?P<year>1[89]\d\d|20\d\d)\b"
)
LOOKED_BACK: Final = 250
ANNIVERSARY: Final = re.compile(r"(?i)\banniversar|\byears? (?:after|ago|since|later|on\b(?! [A-Z0-9])|to the day)")
WARS: Final = frozenset("war conflict fighting insurgency uprising rebellion occupation siege".split())


@dataclass(frozen=True, slots=True)
class Beginning:
    """A sentence that says in which year something began: the year, where it stands, and stems of what began."""

    year: int
    span: Span
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A report that states its day and may date another: the rare names and runs of words they share, its passages."""

    document: Document
    names: frozenset[str]
    shared_wording: int
    passages: tuple[Passage, ...]

    @property
    def day(self) -> date:
        """The day it states."""
        return self.document.published.day or date.max

    @property
    def name(self) -> str:
        """What a reader knows it by."""
        return self.document.publisher or self.document.path or self.document.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """A report whose own words leave its day open, and the names in it that few reports share.

    `wording` counts its runs of words, `beginnings` are those of the whole record.
    """

    reading: Reading
    page: Page
    passages: tuple[Passage, ...]
    names: frozenset[str]
    wording: int
    beginnings: tuple[Beginning, ...]

    def passage(self, expression: Expression) -> Passage | None:
        """Return the passage around a time expression; None where it is page furniture."""
        return next((passage for passage in self.passages if passage.span.start == expression.start), None)

    def shares_name(self, passage: Passage, other: Passage) -> bool:
        """Return whether two passages share a rare name."""
        return bool(passage.names & other.names & self.names)


def find_beginnings(document: Document) -> Iterator[Beginning]:
    """Give the years in which a report says that something began: `invaded the islands in 2001`."""
    for match in BEGAN.finditer(document.text):
        start = max(document.text.rfind(mark, 0, match.start()) for mark in ".!?;\n") + 1
        words = stems(document.text[start : match.end()])
        yield Beginning(int(match["year"]), document.span(*match.span("year")), words)


def copy_clue(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """A copy of a dated report is from about the same day."""
    least = COPIED_AND_FITS if next(dateline_clue(one.page), None) else COPIED
    copies = [witness for witness in witnesses if witness.shared_wording >= max(1, least * one.wording)]
    days = [witness.day for witness in copies]
    if copies and max(days) - min(days) <= 2 * NEAR:  # of copies printed years apart, none tells which is older
        nearest = max(copies, key=lambda witness: (witness.shared_wording, witness.day))
        words = f"much of its wording stands in the report of {nearest.name} from {nearest.day} too"
        cues = nearest.document.published.cues
        yield Clue(words=words, spans=cues, earliest=nearest.day - NEAR, latest=nearest.day + NEAR)


def weekday_clues(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """A weekday just past, which a dated report gives as a day, of a matter that shares a name and what is told.

    Where it is the first weekday told and the others are told in their order after it, it is the news they follow.
    """
    found: list[Clue] = []
    told = list(past_weekdays(one.page))
    common = _common_words(witnesses)
    for expression in told:
        passage = one.passage(expression)
        if passage is None:
            continue
        for other, day in _days(witnesses):
            if _names_by_date(one, day.month, day.day):
                continue
            if day.weekday() == weekday_of(expression) and _tells_of_one_thing(one, passage, other, common=common):
                words = f"what it puts on {passage.span.quote} another report puts on {day}"
                follows = _follow(day, told) if expression is told[0] else None
                spans, latest = (passage.span, other.span), day + timedelta(days=6)
                found.append(Clue(words=words, spans=spans, earliest=day, latest=latest, allows=follows))
    yield from _if_agreed(found)


def _names_by_date(one: Undated, month: int, day: int | None) -> bool:
    """Return whether a report calls a month or a day by its date: its news it would call by the weekday."""
    dates = (expression.meaning for expression in one.page.found if one.page.place(expression) is None)
    return any(
        isinstance(named, Yearless)
        and named.unit is Unit.MONTH
        and named.part + 1 == month
        and named.day in (day, None)
        for named in dates
    )


def _is_looked_back_on(one: Undated, expression: Expression) -> bool:
    """Return whether a date is that of something long known by it (`the October 7 attack`), or of an anniversary."""
    text = one.page.document.text
    around = text[max(0, expression.start - LOOKED_BACK) : expression.end + LOOKED_BACK]
    return has_happened(one.page.tokens, expression) or ANNIVERSARY.search(around) is not None


def _follow(day: date, told: Sequence[Expression]) -> Callable[[date], bool] | None:
    """Return whether, for a report of a day, most weekdays it tells lie between the news and the report.

    None where they are not told one soon after the other, each once: some may lie before the news.
    """
    weekdays = dict.fromkeys(weekday_of(expression) for expression in told)
    after = [(weekday - day.weekday()) % 7 for weekday in weekdays]
    if any(not 0 < later - before <= SOON_AFTER for before, later in pairwise(after)):
        return None

    def fits(candidate: date) -> bool:
        return 2 * sum(days <= (candidate - day).days for days in after[1:]) >= len(after) - 1

    return fits


def _tells_of_one_thing(one: Undated, passage: Passage, other: Passage, *, common: frozenset[str]) -> bool:
    """Return whether two passages share a rare name and enough words, two of which few reports have."""
    shared, named = passage.words & other.words, passage.names | other.names
    return (
        one.shares_name(passage, other)
        and _are_alike(shared, named, least=ALIKE_DAY)
        and len(shared - common) >= UNCOMMON
    )


def _common_words(witnesses: Sequence[Witness]) -> frozenset[str]:
    """Return the stems that the passages of more than a few reports have: `published`, `talks`, a party's name."""
    spread: Counter[str] = Counter()
    for witness in witnesses:
        spread.update(frozenset[str]().union(*(passage.words for passage in witness.passages)))
    return frozenset(stem for stem, count in spread.items() if count > PECULIAR)


def _are_alike(shared: frozenset[str], names: frozenset[str], *, least: int) -> bool:
    """Return whether words are enough for one matter, most of them no names: the same parties meet again and again."""
    return len(shared) >= least and len(shared - {name[:STEM] for name in names}) > least // 2


def same_date_clue(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """A date without a year, which a dated report gives with its year, of a matter with the same name."""
    found: dict[int, Clue] = {}
    for expression in one.page.found:
        meaning, passage = expression.meaning, one.passage(expression)
        if passage is None or not isinstance(meaning, Yearless) or meaning.unit is not Unit.MONTH:
            continue
        if meaning.direction or meaning.year or _is_looked_back_on(one, expression):
            continue
        ahead = tense_of(one.page.tokens, expression) is Tense.FUTURE
        for witness in witnesses:
            for other in witness.passages:
                if _is_same_date(meaning, other) and _tells_the_same(one, passage, other, meaning.day is None):
                    clue = _in_that_year(passage, other, ahead=ahead)
                    found.setdefault(clue.latest.year if clue.latest else 0, clue)
    if len(found) == 1:  # reports that disagree are no help
        yield from found.values()


def _is_same_date(meaning: Yearless, other: Passage) -> bool:
    """Return whether a passage names a day in the month, or the very day, that a date without a year names."""
    if other.earliest is None or not other.is_within(LONGEST_MONTH) or other.earliest.month != meaning.part + 1:
        return False
    return meaning.day is None or (other.day is not None and other.day.day == meaning.day)


def _tells_the_same(one: Undated, passage: Passage, other: Passage, coarse: bool) -> bool:
    """Return whether two passages share a rare name; of a month, other words too."""
    return one.shares_name(passage, other) and (not coarse or len(passage.words & other.words) >= ALIKE_DAY)


def _in_that_year(passage: Passage, other: Passage, *, ahead: bool) -> Clue:
    first, last = other.earliest or date.min, other.latest or date.max
    words = f"what it puts in {passage.span.quote} another report puts in {first.year}"
    earliest, latest = (first - YEAR, last) if ahead else (first, last + YEAR)
    return Clue(words=words, spans=(passage.span, other.span), earliest=earliest, latest=latest)


def month_clues(one: Undated, witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """What the report opens with, put into a month by a dated report that shares a name and what is told.

    Where the report gives its own day and month, the month must hold that day; else more words must be the same.
    """
    opening = _opening(one)
    all_names = names_in(opening)
    words, names = stems(opening), all_names & one.names
    spread = Counter(name for witness in witnesses for name in witness.names)
    usual = (all_names - one.names) | {name for name, count in spread.items() if count > PECULIAR}
    own = next(dateline_clue(one.page), None)
    found: list[Clue] = []
    for witness in witnesses:
        for other in witness.passages:
            if not other.names & names or not other.is_within(LONGEST_MONTH) or not other.earliest or not other.latest:
                continue
            if other.latest > witness.day or (
                own is None and _names_by_date(one, other.earliest.month, other.day.day if other.day else None)
            ):
                continue
            alike = (
                len(other.names & names) >= ALIKE_NAMES
                and MONTH.fullmatch(other.value or "") is not None
                and _are_alike(other.words & words, usual & (other.names | all_names), least=ALIKE_MONTH)
            )
            if _holds(other, own) if own else alike:
                told = f"what it opens with another report puts in {other.value}"
                found.append(Clue(words=told, spans=(other.span,), earliest=other.earliest, latest=other.latest + NEAR))
    yield from _if_agreed(found)


def _opening(one: Undated) -> str:
    document = one.reading.document
    body = [sentence.span.quote for sentence in one.reading.sentences if not document.is_furniture(sentence.span.start)]
    return " ".join([*body[:LEAD], opening_place(document)])


def _holds(passage: Passage, own: Clue) -> bool:
    """Return whether the days a passage names hold one of the day and month that a report gives."""
    if passage.earliest is None or passage.latest is None or own.allows is None:
        return False
    count = (passage.latest - passage.earliest).days + 1
    return any(own.allows(passage.earliest + timedelta(days=days)) for days in range(count))


def length_clue(one: Undated, _witnesses: Sequence[Witness]) -> Iterator[Clue]:
    """A war that has gone on for so many years, whose first year another report names."""
    for expression in one.page.found:
        meaning = expression.meaning
        if not isinstance(meaning, Length) or meaning.unit is not Unit.YEAR or not meaning.count:
            continue
        around = one.page.tokens.words[max(0, expression.first - 12) : expression.last + 4]
        if not 2 <= meaning.count <= LONGEST_WAR or not WARS & set(around):
            continue
        about = stems(" ".join(around))
        begun = {beginning.year: beginning for beginning in one.beginnings if beginning.words & about}
        if len(begun) == 1:  # reports that disagree are no help
            [beginning] = begun.values()
            yield _so_long_since(beginning, int(meaning.count), one.page.span(expression))
            return


def _so_long_since(beginning: Beginning, years: int, span: Span) -> Clue:
    first, last = date(beginning.year, 1, 1), date(beginning.year, 12, 31)
    return Clue(
        words=f"what has gone on for {span.quote} began in {beginning.year}, another report says",
        spans=(span, beginning.span),
        earliest=first + YEAR * years,
        latest=last + YEAR * (years + 1) + NEAR,
        allows=_has_lasted(first, last, years),
    )


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
        cues = tuple(cue for w in (kin[0], kin[-1]) for cue in w.document.published.cues[:1])
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


def heard_clues(one: Undated, witnesses: Sequence[Witness]) -> list[Clue]:
    """Return what others tell of a report's day, strongest first, but what contradicts the report itself.

    It knows its own day and month, and what is past: a copy may have been printed again years later, another may err.
    """
    clues = [clue for find in RECORD_CLUES for clue in find(one, witnesses)]
    own = next(dateline_clue(one.page), None)
    named = next(named_date_clue(one.page), None)
    since = named.earliest if named and named.earliest else date.min
    return [clue for clue in clues if (clue.latest or date.max) >= since and (own is None or _leaves(clue, own))]


def _leaves(clue: Clue, own: Clue) -> bool:
    """Return whether a clue with two ends leaves some day on which the report can be, by the day and month it gives."""
    if clue.earliest is None or clue.latest is None or own.allows is None:
        return True
    days = (clue.earliest + timedelta(days=count) for count in range((clue.latest - clue.earliest).days + 1))
    return any(own.allows(day) and (clue.allows is None or clue.allows(day)) for day in days)


RECORD_CLUES: Final[tuple[Callable[[Undated, Sequence[Witness]], Iterator[Clue]], ...]] = (
    copy_clue,
    weekday_clues,
    same_date_clue,
    month_clues,
    length_clue,
    kin_clue,
)
