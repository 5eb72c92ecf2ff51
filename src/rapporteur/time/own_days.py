"""Own days: the full dates by which a page states its own day, told from those of which the report speaks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapporteur.model import Span
from rapporteur.time.meanings import Expression, Fixed
from rapporteur.time.page import Page, Place, sentence_start
from rapporteur.time.periods import Unit
from rapporteur.time.stating import WORD, days_meant
from rapporteur.time.tense import Tense, tense_of

LIST: Final = 3
"""So many lines of nothing but a date head a list of days."""
NAMED_UNITS: Final = (Unit.DAY, Unit.MONTH, Unit.YEAR)
LONG_BEFORE: Final = 366
"""So many days before the last date it tells of as past, a report does not come out: that is not its own date."""
AIMS: Final = frozenset("target targets goal goals deadline horizon due planned scheduled slated expected".split())
UP_TO: Final = frozenset("by until till through before for from to than beyond".split())
BEFORE_YEAR: Final = frozenset("in since during of after".split())
AIM_WITHIN: Final = 6
MARKS: Final = 5
"""So many signs may stand before or after a date that fills its line."""


@dataclass(frozen=True, slots=True)
class OwnDays:
    """The full dates by which a page states its own day: the best place for them, and what they may be."""

    place: Place
    days: tuple[date, ...]
    spans: tuple[Span, ...]


def own_days(page: Page) -> OwnDays | None:
    """Return the days that a page states as its own: several if its lines differ, or a date can be read in two ways.

    Of labelled lines the first is believed. A line or dateline is not, where the report tells of a later year as past;
    nor is a line that gives two days, or is one of a list of days.
    """
    named = latest_named(page)
    listed = len({day for expression, day in _full_dates(page) if _fills_line(page, expression)}) >= LIST
    lines = Counter(page.head_line(expression) for expression, _ in _full_dates(page))
    found: dict[Place, list[tuple[Expression, date]]] = {}
    for expression, day in _full_dates(page):
        place = page.place(expression)
        outdated = named is not None and (named[0] - day).days > LONG_BEFORE
        in_range = place is Place.HEAD_LINE and lines[page.head_line(expression)] > 1
        unsure = (place is Place.HEAD_LINE and listed) or (place in (Place.HEAD_LINE, Place.DATELINE) and outdated)
        if place is not None and not in_range and not unsure:
            found.setdefault(place, []).append((expression, day))
    if not found:
        return None
    best = min(found)
    believed = found[best] if best is Place.HEAD_LINE else found[best][:1]
    days = sorted({meant for expression, day in believed for meant in _days_meant(page, expression, day)})
    firsts = {day: expression for expression, day in reversed(believed)}
    return OwnDays(best, tuple(days), tuple(page.span(expression) for expression in reversed(firsts.values())))


def _full_dates(page: Page) -> Iterator[tuple[Expression, date]]:
    for expression in page.found:
        if isinstance(expression.meaning, Fixed) and expression.meaning.period.unit is Unit.DAY:
            day = expression.meaning.period.first
            if day:
                yield expression, day


def _fills_line(page: Page, expression: Expression) -> bool:
    text = page.document.text
    start = text.rfind("\n", 0, expression.start) + 1
    end = text.find("\n", expression.end)
    beside = expression.start - start, (end if end >= 0 else len(text)) - expression.end
    return max(beside) <= MARKS and not WORD.search(
        text[start : expression.start] + text[expression.end : expression.end + beside[1]]
    )


def _days_meant(page: Page, expression: Expression, day: date) -> Sequence[date]:
    line = page.head_line(expression)
    around = page.document.text[line.start : line.end] if line else ""
    return days_meant(page.span(expression).quote, day, line=around, text=page.document.text)


def latest_named(page: Page) -> tuple[date, Expression] | None:
    """Return the latest date that the report names with its year and tells as past, and where."""
    latest: tuple[date, Expression] | None = None
    for expression in page.found:
        meaning = expression.meaning
        if not isinstance(meaning, Fixed) or meaning.period.unit not in NAMED_UNITS or page.in_furniture(expression):
            continue
        if page.head_line(expression) or page.is_of_another(expression) or _is_aim(page, expression):
            continue
        first = _earliest_meant(page, expression, meaning)
        past = tense_of(page.tokens, expression) is Tense.PAST
        if first and past and (latest is None or first > latest[0]):
            latest = first, expression
    return latest


def _earliest_meant(page: Page, expression: Expression, meaning: Fixed) -> date | None:
    first = meaning.period.first
    return min(_days_meant(page, expression, first)) if first and meaning.period.unit is Unit.DAY else first


def _is_aim(page: Page, expression: Expression) -> bool:
    """Return whether a date may lie ahead though the verb is past: `had set a target of 2036`, `moved from May 2029`.

    So may a year that does not follow its preposition (`Vision 2030`), which may be no year at all (`2024 GMT`).
    """
    start = sentence_start(page.tokens, expression.first, within=AIM_WITHIN)
    before = page.tokens.words[start : expression.first]
    if AIMS.intersection(before) or UP_TO.intersection(before[-3:]):
        return True
    named = isinstance(expression.meaning, Fixed) and expression.meaning.period.unit
    return named is Unit.YEAR and not BEFORE_YEAR.intersection(before[-1:])
