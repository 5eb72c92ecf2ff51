"""EDTF: an interval in the Extended Date/Time Format of ISO 8601-2."""

from rapporteur.model import Interval
from rapporteur.publish.words import whole_period


def edtf(interval: Interval) -> str | None:
    """Return an interval as EDTF writes it; None where no day is known.

    An interval has the days between which something lies. That is EDTF's one of a set, not its interval, which would
    say that it went on from the first to the last of them.

    >>> from datetime import date
    >>> from rapporteur.model import UNKNOWN, Basis
    >>> def of(earliest, latest):
    ...     return edtf(Interval(earliest=earliest, latest=latest, basis=Basis.STATED))
    >>> of(date(2030, 3, 5), date(2030, 3, 5)), of(date(2030, 3, 1), date(2030, 3, 31)), edtf(UNKNOWN)
    ('2030-03-05', '2030-03', None)
    >>> of(date(2030, 3, 1), date(2030, 3, 5)), of(date(2030, 3, 1), None), of(None, date(2030, 3, 5))
    ('[2030-03-01..2030-03-05]', '[2030-03-01..]', '[..2030-03-05]')
    """
    first, last = interval.earliest, interval.latest
    if not (first or last):
        return None
    return whole(interval) or f"[{first or ''}..{last or ''}]"


def whole(interval: Interval) -> str | None:
    """Return the day, month or year that an interval is, as ISO 8601 writes it; None where it is another stretch."""
    first, last = interval.earliest, interval.latest
    return whole_period(first, last) if first and last else None
