"""Times: the time expressions of a report with their values, and the interval each names, with its basis and cues.

Where the report's own day is known only as an interval, each expression is resolved at both ends of it: what comes out
the same is known, what differs has no value but an interval around both.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from rapporteur.ids import make_id
from rapporteur.model import UNKNOWN, Basis, Document, Interval, Span, TimeExpression, TimexType
from rapporteur.time.meanings import Expression, Fixed, Sometime
from rapporteur.time.periods import Period
from rapporteur.time.resolve import Resolved, resolve
from rapporteur.time.tokens import Tokens

MADE_BY: Final = "times@1"
WIDEST: Final = 400
"""A report whose day is known to so many days or better is resolved at both ends; else only what it says outright."""


def find_times(document: Document, tokens: Tokens, found: Sequence[Expression]) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document whose date is settled (`document.published`), in text order.

    Page furniture is left out: its times are not what the report tells.
    """
    in_report = [expression for expression in found if not document.is_furniture(expression.start)]
    ends = _ends(document.published)
    readings = [resolve(in_report, tokens, reference=end) for end in ends]
    return tuple(_expression(document, same) for same in zip(*readings, strict=True))


def _ends(published: Interval) -> tuple[date | None, ...]:
    if published.earliest is None or published.latest is None:
        return (None,)
    if published.latest - published.earliest > timedelta(days=WIDEST):
        return (None,)
    return (published.earliest,) if published.day else (published.earliest, published.latest)


def _expression(document: Document, same: tuple[Resolved, ...]) -> TimeExpression:
    first = same[0]
    agreed = all((other.value, other.type) == (first.value, first.type) for other in same)
    dated = first.type in ("DATE", "TIME")
    span = document.span(first.start, first.end)
    return TimeExpression(
        id=make_id("time", document.id, first.start, first.end),
        span=span,
        type=TimexType(first.type),
        value=first.value if agreed else None,
        mod=first.mod,
        interval=_interval(document, span, same) if dated else None,
        made_by=MADE_BY,
    )


def _interval(document: Document, span: Span, same: tuple[Resolved, ...]) -> Interval:
    meaning = same[0].expression.meaning
    if isinstance(meaning, Sometime):
        return _vague(document, span, meaning.value)
    days = [(_earliest(one.period, one.mod), _latest(one.period, one.mod)) for one in same if one.period]
    if len(days) < len(same) or any(None in pair for pair in days):
        return UNKNOWN
    earliest, latest = min(first for first, _ in days if first), max(last for _, last in days if last)
    if isinstance(meaning, Fixed):
        return Interval(earliest=earliest, latest=latest, basis=Basis.STATED, cues=(span,))
    agreed = len(set(days)) == 1
    basis = Basis.RESOLVED if agreed and document.published.basis is Basis.STATED else Basis.INFERRED
    return Interval(earliest=earliest, latest=latest, basis=basis, cues=(span, *_reference(document, span)))


def _reference(document: Document, span: Span) -> tuple[Span, ...]:
    """Return the words that give the report's own day, which a relative expression rests on too."""
    return tuple(cue for cue in document.published.cues[:1] if cue != span and cue.document == document.id)


def _vague(document: Document, span: Span, value: str) -> Interval:
    """Return an interval with an open end: recently is before the report, soon is after it."""
    published = document.published
    if published.earliest is None or published.latest is None:
        return UNKNOWN
    earliest = None if value == "PAST_REF" else published.earliest
    latest = None if value == "FUTURE_REF" else published.latest
    return Interval(earliest=earliest, latest=latest, basis=Basis.RESOLVED, cues=(span, *_reference(document, span)))


def _earliest(period: Period | None, mod: str | None) -> date | None:
    """Return the first day; `late` and `the end of` leave the last third, `mid` the middle one."""
    if period is None or period.first is None or period.last is None:
        return None
    thirds = {"MID": 1, "END": 2}.get(mod or "", 0)
    return period.first + timedelta(days=_length(period) * thirds // 3)


def _latest(period: Period | None, mod: str | None) -> date | None:
    """Return the last day; `early` and `the beginning of` leave the first third, `mid` the middle one."""
    if period is None or period.first is None or period.last is None:
        return None
    thirds = {"MID": 1, "START": 2}.get(mod or "", 0)
    return period.last - timedelta(days=_length(period) * thirds // 3)


def _length(period: Period) -> int:
    """Return the days of a period; a day or two are not parted further."""
    days = (period.last - period.first).days + 1 if period.first and period.last else 0
    return days if days > 2 else 0
