"""Metadata: what is stated about a report outside its running text, from whichever format it came in."""

import re
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page, a JSON line or a front matter states; None where it states nothing.

    `published_at` is where the day stands in the text, if it does.
    """

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    published_at: tuple[int, int] | None = None
    front_matter: tuple[int, int] | None = None


_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?")


def day_of(value: str) -> date | None:
    """Return the day that an ISO date, or a date and time, gives as it is written; None for anything else.

    >>> day_of("2019-01-25T23:30:00-05:00"), day_of("25.1.2019")
    (datetime.date(2019, 1, 25), None)
    """
    value = value.strip()
    if not _ISO_DAY.fullmatch(value):
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None


def one_line(value: str | None) -> str | None:
    """Return a title or a name without line ends and doubled spaces, or None if nothing is left of it."""
    return " ".join((value or "").split()) or None
