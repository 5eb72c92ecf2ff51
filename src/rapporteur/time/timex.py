"""Timex: the time expressions of a text with their values, for whoever has a text alone."""

from dataclasses import dataclass
from datetime import date

from rapporteur.time.grammar import find_expressions, tokenise
from rapporteur.time.resolve import Resolved, resolve


@dataclass(frozen=True, slots=True)
class TimexValue:
    """A TIMEX3 with half-open offsets in code points; `value` is None where it cannot be worked out."""

    start: int
    end: int
    type: str
    value: str | None
    mod: str | None


def find_times(text: str, *, reference: date | None = None) -> tuple[TimexValue, ...]:
    """Return the time expressions of a text in order, valued as TempEval-3 does, given the day the text is from.

    >>> find_times("They met on Friday.", reference=date(2019, 7, 20))[0].value
    '2019-07-19'
    """
    tokens = tokenise(text)
    return tuple(_value(timex) for timex in resolve(find_expressions(tokens), tokens, reference=reference))


def _value(timex: Resolved) -> TimexValue:
    return TimexValue(timex.start, timex.end, timex.type, timex.value, timex.mod)
