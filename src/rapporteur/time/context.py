"""Context: what is known while a text is read from its beginning, and which date `the following day` follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapporteur.time.meanings import SAME_DAY, Expression, Fixed, Meaning, Shifted, Weekday, Yearless
from rapporteur.time.periods import YEARS_IN, Period, Unit
from rapporteur.time.tense import Tense, tense_of
from rapporteur.time.tokens import Tokens

COMPARED_WITHIN: Final = 120  # tokens
SPOKEN_WITHIN: Final = 40  # tokens
STRIDE: Final = 30  # years
"""How far a story goes on at most by a year in mid-sentence: `papers found in 1998` are said in passing."""
TO: Final = frozenset("to until till through - – —".split())
APART: Final = frozenset(", - – — (".split())
COMPARED: Final = frozenset("ago earlier period quarter results".split())


@dataclass(slots=True)
class Context:
    """What is known while a text is read: the day it is from, and the period spoken of last, where, and in what terms.

    `past` is the last one that is not after the report. `narrative` marks a text that tells of other years than its
    own.
    """

    reference: Period | None
    narrative: bool
    tokens: Tokens
    spoken: Period | None = None
    spoken_at: int = 0
    spoken_as: Meaning | None = None
    past: Period | None = None
    quarter: Period | None = None
    quarter_at: int = 0

    def anchor(self, found: Expression | None = None) -> Period | None:
        """Return the period that `the following day` follows; of what has happened, one that is not to come."""
        if found and self._to_come(self.spoken) and tense_of(self.tokens, found) is Tense.PAST:
            return self.past or self.reference
        return self.spoken or self.reference

    def _to_come(self, period: Period | None) -> bool:
        if period is None or self.reference is None or period.first is None or self.reference.last is None:
            return False
        return not self.narrative and period.first > self.reference.last

    def is_near(self, found: Expression) -> bool:
        """Return whether something was spoken of a few words before."""
        return self.spoken is not None and found.first - self.spoken_at < SPOKEN_WITHIN

    def stands_beside(self, found: Expression) -> bool:
        """Return whether only a comma or a dash parts an expression from what was spoken of: May 3, the day before."""
        between = self.tokens.words[self.spoken_at + 1 : found.first]
        return bool(between) and APART.issuperset(between)

    def range_from(self, found: Expression) -> Period | None:
        """Return the beginning of the range that an expression ends: June in `from June to October`."""
        between = self.tokens.words[self.spoken_at + 1 : found.first]
        alike = type(self.spoken_as) is type(found.meaning)
        return self.spoken if alike and len(between) == 1 and between[0] in TO else None

    def compares(self, meaning: Meaning, found: Expression) -> bool:
        """Return whether a year is counted back from a quarter just spoken of.

        That is a comparison, after which the text goes on with the quarter.
        """
        if not isinstance(meaning, Shifted) or meaning.unit is not Unit.YEAR or meaning.count != -1 or not self.quarter:
            return False
        compared = COMPARED.intersection(self.tokens.words[found.first : found.last + 1])
        return bool(compared) and found.first - self.quarter_at < COMPARED_WITHIN

    def note(self, found: Expression, period: Period) -> None:
        """Take note of the period that an expression names, for those after it."""
        if found.meaning is SAME_DAY or self.compares(found.meaning, found) or _is_tomorrow(found.meaning):
            return
        if period.unit in (Unit.QUARTER, Unit.HALF):
            self.quarter, self.quarter_at = period, found.last
        if self._moves_on(found, period):
            self.spoken, self.spoken_at, self.spoken_as = period, found.last, found.meaning
            if not self._to_come(period):
                self.past = period

    def _moves_on(self, found: Expression, period: Period) -> bool:
        """Return whether what follows is told from here on.

        A story is not moved on by what is said of today, nor by a year in passing: one before it (`the charter of
        1832`), one that is only planned for, or one far ahead (`papers found in 1998`).
        """
        if YEARS_IN.get(period.unit, 1) > 1:
            return False
        if not self.narrative or self.spoken is None:
            return True
        if isinstance(found.meaning, Shifted) and not found.meaning.from_context:
            return False
        years = period.year - self.spoken.year
        if years > 0:
            leaps = period.unit is Unit.YEAR and years > STRIDE
            return not (leaps or tense_of(self.tokens, found) is Tense.FUTURE) or self._opens_sentence(found)
        if period.unit is not Unit.YEAR or years == 0 or self.spoken.unit is Unit.YEAR:
            return True
        if self.reference and abs(self.spoken.year - self.reference.year) <= 1:
            return True  # the date above the text is not the story's
        return self._opens_sentence(found)

    def _opens_sentence(self, found: Expression) -> bool:
        return found.first < 2 or self.tokens.words[found.first - 2] in (".", "\n\n", ")", '"')


def _is_tomorrow(meaning: Meaning) -> bool:
    """Return whether a day to come counts from the report's own: it is said aside, nothing goes on from it."""
    return isinstance(meaning, Shifted) and meaning.unit is Unit.DAY and meaning.count > 0 and not meaning.from_context


def is_narrative(found: Iterable[Expression], reference: date | None) -> bool:
    """Return whether a text tells of other years than its own: a date without a year belongs to the year told of."""
    meanings = [expression.meaning for expression in found]
    years = [meaning.period.year for meaning in meanings if isinstance(meaning, Fixed)]
    far = sum(reference is None or abs(year - reference.year) > 1 for year in years)
    yearless = sum(isinstance(m, Yearless) for m in meanings)
    near = sum(isinstance(m, Weekday) or (isinstance(m, Shifted) and not m.from_context) for m in meanings)
    if reference is None and not near:
        return True
    return far >= 5 and far + yearless > 8 * near
