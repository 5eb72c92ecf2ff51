"""Lengths: days counted on by a duration, as TIMEX3 writes it."""

import re
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

_LENGTH: Final = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
"""A duration as TIMEX3 writes it: years, months, weeks, days, hours, minutes."""


def later(day: date, length: str) -> date | None:
    """Return the day a length of time after another, a part of a day counted as a whole; None where there is none such.

    >>> later(date(2030, 1, 31), "P1M"), later(date(2030, 1, 31), "P1W"), later(date(2030, 1, 31), "PT36H")
    (datetime.date(2030, 2, 28), datetime.date(2030, 2, 7), datetime.date(2030, 2, 2))
    >>> [later(date(2030, 1, 31), length) for length in ("P10000Y", "PXM", f"P{'9' * 5000}D")]
    [None, None, None]
    """
    found = _LENGTH.fullmatch(length)
    if found is None:
        return None
    try:
        years, months, weeks, days, hours, minutes = (int(number or 0) for number in found.groups())
        days += -(-(60 * hours + minutes) // (24 * 60))
        return day + relativedelta(years=years, months=months, weeks=weeks, days=days)
    except (ValueError, OverflowError):
        return None
