"""Dating: the day a report was published, as it says it, or as an interval from everything in it that tells of it.

To add a clue, write a function from a `Page` to clues and put it in TEXT_CLUES; they stand there strongest first.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, TypeGuard

from rapporteur.model import Basis, Dating, Document, Interval, Reason
from rapporteur.time.clues import MADE_BY, Clue, weigh
from rapporteur.time.meanings import Direction, Expression, Fixed, Length, Weekday, Yearless
from rapporteur.time.own_days import latest_named, own_days
from rapporteur.time.page import Page, Place, content_words, in_quotation, open_page, sentence_start
from rapporteur.time.periods import Unit
from rapporteur.time.stating import WORD
from rapporteur.time.tense import Tense, tense_of
from rapporteur.time.tokens import Tokens

DAYS_IN: Final = {
    Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.QUARTER: 91.3, Unit.YEAR: 365.25, Unit.DECADE: 3652.5,
}  # fmt: skip
BARE: Final = (None, Direction.THIS)
SEVEN_MONTHS: Final = 213
NEWS: Final = timedelta(days=7)
SET_APART: Final = re.compile(r"(?:^|[,.|/·•–—-])\s*$")
"""What stands before the month of an issue: nothing, or what parts it from the name of the magazine."""
ADOPTED: Final = re.compile(r"\W*(?:adopted|issued|done|given|signed|approved)\b", re.IGNORECASE)
"""What a line begins with that says on which day a text was made."""
DAYS_TO: Final = re.compile(r"\d\s*(?:-|–|—|to)\s*$")
"""What stands before the last of the days that a digest covers."""
ENOUGH_DATES: Final = 3
SHARED_WORDS: Final = 3
"""Two stretches of a report are about one thing if they share so many words that say what they are about."""


def date_report(
    document: Document, tokens: Tokens, found: Sequence[Expression], *, given: date | None = None
) -> Dating:
    """Return when a report was published: as given, as its page states it, or as its own words tell."""
    if given:
        interval = Interval(earliest=given, latest=given, basis=Basis.STATED)
        return _stated(document, interval, Reason(words=f"{given} was given"))
    page = open_page(document, tokens, found)
    return stated_date(page) or weigh(document.id, text_clues(page))


def text_clues(page: Page) -> list[Clue]:
    """Return what the report's own words tell of its day, strongest first."""
    return [clue for find in TEXT_CLUES for clue in find(page)]


def stated_date(page: Page) -> Dating | None:
    """Return the date the metadata or the page itself gives outright, if either does."""
    published = page.document.published
    if published.day:
        words = f"the report's metadata give {published.day}"
        return _stated(page.document, published, Reason(words=words, spans=published.cues))
    own = own_days(page)
    if own is None or len(own.days) > 1:
        return None
    [day] = own.days
    interval = Interval(earliest=day, latest=day, basis=Basis.STATED, cues=own.spans)
    return _stated(page.document, interval, Reason(words=f"{own.place.words} gives {day}", spans=own.spans))


def _stated(document: Document, interval: Interval, reason: Reason) -> Dating:
    return Dating(document=document.id, interval=interval, reasons=(reason,), made_by=MADE_BY)


def own_days_clue(page: Page) -> Iterator[Clue]:
    """Several days that the page may state as its own."""
    own = own_days(page)
    if own and len(own.days) > 1:
        days = frozenset(own.days)
        told = _listed([str(day) for day in own.days], " or ")
        words = f"{own.place.words} gives {_listed([span.quote for span in own.spans], ' and ')}: {told}"
        yield Clue(words=words, spans=own.spans, earliest=min(days), latest=max(days), allows=days.__contains__)


def head_period_clue(page: Page) -> Iterator[Clue]:
    """A month that ends a line above the report, as of a magazine; or a day by which what follows is over."""
    for expression in page.found:
        meaning, line = expression.meaning, page.head_line(expression)
        if not line or not isinstance(meaning, Fixed):
            continue
        text, period, span = page.document.text, meaning.period, page.span(expression)
        if (
            WORD.search(text[expression.end : line.end])
            or page.is_of_another(expression)
            or not period.first
            or not period.last
        ):
            continue
        before, is_title = text[line.start : expression.start], line.words == page.document.title
        if period.unit is Unit.MONTH and SET_APART.search(before) and not is_title:
            yield Clue(words=f"it is of {span.quote}", spans=(span,), earliest=period.first, latest=period.last)
            return
        if period.unit is Unit.DAY and (DAYS_TO.search(before) or ADOPTED.match(before)):
            told = "was adopted on" if ADOPTED.match(before) else "tells of the days up to"
            words = f"it {told} {span.quote}, and came out within a week"
            latest = period.last + NEWS if period.last <= date.max - NEWS else None
            yield Clue(words=words, spans=(span,), earliest=period.last, latest=latest)
            return


def dateline_clue(page: Page) -> Iterator[Clue]:
    """A day and month without a year in the dateline, or in a line above the report."""
    for expression in page.found:
        meaning, place = expression.meaning, page.place(expression)
        if _is_day_of_some_year(meaning) and place is not None:
            span = page.span(expression)
            words = f"{place.words} gives {span.quote}, and no year"
            yield Clue(words=words, spans=(span,), allows=_of_day(meaning.part + 1, meaning.day), yearly=True)
            return


def _is_day_of_some_year(meaning: object) -> TypeGuard[Yearless]:
    return isinstance(meaning, Yearless) and bool(meaning.day) and not meaning.direction and not meaning.year


def _of_day(month: int, day: int | None) -> Callable[[date], bool]:
    def fits(candidate: date) -> bool:
        return (candidate.month, candidate.day) == (month, day)

    return fits


def head_weekday_clue(page: Page) -> Iterator[Clue]:
    """A weekday alone above the report: `Posted Tuesday, 6.15 a.m.`"""
    for expression in page.found:
        meaning = expression.meaning
        if not isinstance(meaning, Weekday) or meaning.direction:
            continue
        if page.place(expression) is Place.LABELLED_LINE:
            span = page.span(expression)
            yield Clue(words=f"the report was put out on {span.quote}", spans=(span,), allows=_on(meaning.weekday))
            return


def _on(weekday: int) -> Callable[[date], bool]:
    def fits(candidate: date) -> bool:
        return candidate.weekday() == weekday

    return fits


def named_date_clue(page: Page) -> Iterator[Clue]:
    """The latest date the report names with its year and tells as past: it is not older than that."""
    latest = latest_named(page)
    if latest:
        span = page.span(latest[1])
        yield Clue(words=f"it tells of {span.quote} as past", spans=(span,), earliest=latest[0])


def lead_weekday_clue(page: Page) -> Iterator[Clue]:
    """The weekday in the sentence a dateline opens: that day, or the day before."""
    for expression in past_weekdays(page):
        if page.opens_with(expression):
            span, weekday = page.span(expression), weekday_of(expression)
            words = f"what it opens with happened on {span.quote}, the day of the report or the day before"
            yield Clue(words=words, spans=(span,), allows=_at_most_after(weekday, 1))
            return


def _at_most_after(weekday: int, days: int) -> Callable[[date], bool]:
    def fits(candidate: date) -> bool:
        return (candidate.weekday() - weekday) % 7 <= days

    return fits


def fresh_weekday_clue(page: Page) -> Iterator[Clue]:
    """The weekday of what a headline tells in the present, `arrives`: that day, or two days before at most."""
    headlines = page.headlines()
    for expression in past_weekdays(page):
        about = content_words(page.tokens, sentence_start(page.tokens, expression.first), 60)
        if any(_tells_in_present(line, about) for line in headlines):
            span = page.span(expression)
            words = f"what it tells in the present in its headlines happened on {span.quote}: two days before at most"
            yield Clue(words=words, spans=(span,), allows=_at_most_after(weekday_of(expression), 2))
            return


def _tells_in_present(headline: frozenset[str], about: frozenset[str]) -> bool:
    """Return whether a headline has the present of a verb that a sentence has in the past, and more words of it."""
    verbs = [word[:-1] for word in headline if word.endswith("s")]
    told = any({verb + "d", verb + "ed"} & about for verb in verbs)
    return told and len(headline & about) >= SHARED_WORDS


def weekday_clue(page: Page) -> Iterator[Clue]:
    """Bare weekdays told as past: the report is from that day, or a few days after, or later in that week.

    Of four weekdays one may be an older one: people do say `on Tuesday` on a Monday.
    """
    told: dict[int, Expression] = {}
    for expression in past_weekdays(page):
        told.setdefault(weekday_of(expression), expression)
    if not told:
        return
    spans = tuple(page.span(expression) for expression in told.values())

    def allows(day: date) -> bool:
        return sum(not is_just_past(day, weekday) for weekday in told) <= len(told) // 4

    def exact(day: date) -> bool:
        return day.weekday() in told and all(is_just_past(day, weekday) for weekday in told)

    words = f"it tells of {_listed([span.quote for span in spans])} as just past"
    yield Clue(words=words, spans=spans, allows=allows, exact=exact)


def past_weekdays(page: Page) -> Iterator[Expression]:
    """Give the weekdays that the report itself, not somebody it quotes, tells as past: bare, or `this Friday`."""
    for expression in page.found:
        meaning = expression.meaning
        if not isinstance(meaning, Weekday) or meaning.direction not in BARE or page.in_furniture(expression):
            continue
        if meaning.week:
            continue
        past = tense_of(page.tokens, expression) is Tense.PAST
        if past and not in_quotation(page.document.text, expression.start):
            yield expression


def weekday_of(expression: Expression) -> int:
    """Return the weekday an expression names, Monday 0; TypeError if it names none."""
    if not isinstance(expression.meaning, Weekday):
        raise TypeError(f"{expression} names no weekday")
    return expression.meaning.weekday


def is_just_past(day: date, weekday: int) -> bool:
    """Return whether a report of a day may call the last such weekday by its bare name.

    It may in the same week, and at most three days later in the next.

    >>> is_just_past(date(2019, 12, 6), 2), is_just_past(date(2019, 12, 10), 2)
    (True, False)
    """
    ago = (day.weekday() - weekday) % 7
    return ago <= 3 or ago <= min(day.weekday(), 5)


def past_dates_clue(page: Page) -> Iterator[Clue]:
    """Days told as past without a year, three or more: they lie less than seven months back, but one in four."""
    told: dict[tuple[int, int], Expression] = {}
    for expression in page.found:
        meaning = expression.meaning
        if not _is_day_of_some_year(meaning) or page.place(expression) is not None or page.in_furniture(expression):
            continue
        if tense_of(page.tokens, expression) is Tense.PAST:
            told.setdefault((meaning.part + 1, meaning.day or 1), expression)
    if len(told) < ENOUGH_DATES:
        return

    def allows(day: date) -> bool:
        ago = [(day - before).days for event in told.values() if (before := _last_before(event, day))]
        return sum(days > SEVEN_MONTHS for days in ago) <= len(told) // 4

    spans = tuple(page.span(expression) for expression in told.values())
    words = f"it tells of {_listed([span.quote for span in spans])} as past, without a year"
    yield Clue(words=words, spans=spans, allows=allows)


def _last_before(event: Expression, day: date) -> date | None:
    return max((named for named in _days_named(event, day) if named <= day), default=None)


def _listed(words: Sequence[str], last: str = " and ") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])}{last}{words[-1]}"


def duration_clues(page: Page) -> Iterator[Clue]:
    """So long after what the report dates elsewhere: `barely two weeks after` a truce of `April 3`."""
    for expression in page.found:
        meaning = expression.meaning
        if not isinstance(meaning, Length) or not meaning.count or meaning.recurs or meaning.unit not in DAYS_IN:
            continue
        after = page.tokens.words[expression.last + 1 : expression.last + 2] == ("after",)
        event = _dated_alike(page, expression) if after else None
        if event is None or tense_of(page.tokens, expression) is Tense.PAST:
            continue
        span, told = page.span(expression), page.span(event)
        words = f"it is from {span.quote} after what it puts on {told.quote}"
        yield Clue(words=words, spans=(span, told), allows=_so_long_after(event, expression), yearly=True)


def _so_long_after(event: Expression, length: Expression) -> Callable[[date], bool]:
    low, high = _days_of(length)

    def fits(candidate: date) -> bool:
        return any(low <= (candidate - day).days <= high for day in _days_named(event, candidate))

    return fits


def _days_of(length: Expression) -> tuple[float, float]:
    """Return the days a length may come to: a quarter of its unit either way, but only one way for `almost`."""
    meaning = length.meaning
    if not isinstance(meaning, Length) or meaning.unit is None:
        return 0, 0
    slack = DAYS_IN[meaning.unit] / 4
    days = (meaning.count or 0) * DAYS_IN[meaning.unit]
    low = days if length.mod in ("MORE_THAN", "EQUAL_OR_MORE") else days - slack
    high = days if length.mod in ("LESS_THAN", "EQUAL_OR_LESS") else days + slack
    return low, high


def _days_named(event: Expression, near: date) -> list[date]:
    """Return the days an expression may name, seen from a day: one, or that of this year and of the last."""
    if isinstance(event.meaning, Fixed):
        return [event.meaning.period.first] if event.meaning.period.first else []
    if not isinstance(event.meaning, Yearless):
        return []
    days = []
    for year in (near.year - 1, near.year):
        try:
            days.append(date(year, event.meaning.part + 1, event.meaning.day or 1))
        except ValueError:
            continue  # February 29
    return days


def _dated_alike(page: Page, duration: Expression) -> Expression | None:
    """Return the day on which the report puts what a duration counts from: in a sentence that shares its words."""
    clause = content_words(page.tokens, duration.last + 2, 25)
    best: tuple[int, Expression] | None = None
    for expression in page.found:
        meaning = expression.meaning
        named = isinstance(meaning, Fixed) and meaning.period.unit is Unit.DAY
        if not (named or _is_day_of_some_year(meaning)) or page.place(expression) is not None:
            continue
        about = content_words(page.tokens, sentence_start(page.tokens, expression.first), 60)
        shared = len(clause & about)
        past = tense_of(page.tokens, expression) is Tense.PAST
        if past and shared >= SHARED_WORDS and (best is None or shared > best[0]):
            best = shared, expression
    return best[1] if best else None


TEXT_CLUES: Final[tuple[Callable[[Page], Iterator[Clue]], ...]] = (
    own_days_clue,
    head_period_clue,
    dateline_clue,
    head_weekday_clue,
    named_date_clue,
    lead_weekday_clue,
    fresh_weekday_clue,
    weekday_clue,
    past_dates_clue,
    duration_clues,
)
