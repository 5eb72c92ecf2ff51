"""Stating: whether a line of a page gives the day of the report itself, or a day that something else has.

A line gives the report's day where a label says so (`Published: 3 May 2031`), or where nothing but names and a page's
own words stand beside the date (`The Lombra Post, 3 May 2031`). Headlines, captions, invitations, links and quotations
hold dates too, and theirs is not the report's.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from rapporteur.read.head import OUTLET_WORD

SHORT: Final = 45
"""A line without a label gives the report's date if little else stands in it, counted in characters."""
THIS: Final = r"(?:this|the) (?:article|story|report|post|piece|page|text)"
OPENS: Final = r"(?:.*(?:[^\w\s]|\d|\b(?:GMT|UTC|[A-Z]{2,3}T|[AaPp]\.?[Mm])))?\s*"
"""What may stand before a label: nothing, or what a sign, a number or an hour ends."""
BETWEEN: Final = r"\b(?P<between>[^.!?]*)$"
PUBLISHED: Final = re.compile(
    rf"{OPENS}(?i:(?:{THIS} |(?:press )?(?:statement|release|report) )?(?:was |has been )?(?:first |originally )*"
    r"(?:published|posted|issued|released|filed|created|dated?|publication date|on air"
    rf"|date (?:published|posted|of (?:publication|issue)))){BETWEEN}"
)
UPDATED: Final = re.compile(
    rf"{OPENS}(?i:(?:{THIS} )?(?:was |has been )?(?:last )?(?:updated|modified|edited|corrected)){BETWEEN}"
)
PUBLISHED_ON_FOOT: Final = re.compile(
    rf"(?i)\W*{THIS} (?:was|has been) (?:first |originally )?(?:published|posted|issued|released)\b[^.!?]*$"
)
LABEL: Final = re.compile(r"(?:^|.*[|•·])\s*(?P<label>[^:|•·]*[^\W\d][^:|•·]*):\s")
OWN_LABELS: Final = re.compile(
    r"(?i)(?:for (?:immediate )?release|source|by|from|authors?|text|publisher|place|press release|statement"
    r"|communiqu[eé]|news|edition)\b"
)
ANOTHER_DAY: Final = re.compile(
    r"(?i)(?:^|[|•·(])\W*(?:retrieved|accessed|downloaded|printed|archived|saved|captured|viewed|valid|expires|today)\b"
)
EVENT: Final = re.compile(r"(?i)\b(?:born|died|until|since|next)\b")
INVITES: Final = re.compile(r"(?i)\W*(?:where|when|venue|location|admission|entry|tickets?|rsvp|organi[sz]ers?)\s*:")
GENRE: Final = re.compile(
    r"(?i)\b(?:report|statement|release|communiqu[eé]|bulletin|briefing|digest|summary|minutes|edition|issue"
    r"|(?:no|nr|vol)\. ?[\dIVXLC]+)\b"
)
TIED: Final = re.compile(r"(?i)\b(?:of|in|from|by|to|for|before|after|until|since|at|and|between)(?: the)?\s*$")
"""A date is tied to the words before it in `the act of May 3`."""
SMALL_WORDS: Final = frozenset(
    "of the and for de la el del du von a al at on in by from gmt utc am pm a.m p.m est edt cet local time hrs hours h "
    "min minute minutes read nr vol page p our own special correspondent correspondents staff reporter reporters "
    "writer desk agencies news press release statement communique communiqué bulletin report edition issue print "
    "online city last first noon midnight".split()
)
"""What stands in small letters in a masthead, a byline or a date line."""
LABELS: Final = re.compile(
    r"(?i)\b(?:(?:last )?(?:updated|modified|edited)|(?:first |originally )?(?:published|posted))\b"
)
PARTS: Final = re.compile(r"\s*[|•·>›»\t]\s*|\s*[—–]\s*|\s+-+\s+")
"""What parts a line of a page."""
WORD: Final = re.compile(r"[^\W_][\w.'’-]*")
SIGNED: Final = re.compile(r"(?i)\bby \w+")
NUMERIC: Final = re.compile(r"(?<![\w./-])(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?P=mark)(?:\d{4}|\d\d)\b")
WEEKDAY: Final = re.compile(r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?\b")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def says_published(before: str) -> bool:
    """Return whether the words before a date in its line say that the report was published then.

    >>> [says_published(words) for words in ("Published on ", "A letter posted on ", "Published under licence since ")]
    [True, False, False]
    """
    published, updated = _words_between(PUBLISHED, before), _words_between(UPDATED, before)
    return published is not None and (updated is None or len(published) < len(updated))


def says_updated(before: str) -> bool:
    """Return whether the words before a date in its line say that the report was updated then."""
    return _words_between(UPDATED, before) is not None and not says_published(before)


def says_published_on_foot(before: str) -> bool:
    """Return whether the words before a date, in a line of the page, say that this report was published then."""
    return PUBLISHED_ON_FOOT.match(before) is not None


def _words_between(label: re.Pattern[str], before: str) -> str | None:
    """Return what stands between the last such label and the date, if it is nothing but names."""
    match = label.match(before)
    return match["between"] if match and are_names(LABELS.sub("", match["between"])) else None


def are_names(words: str) -> bool:
    """Return whether words are nothing but names, numbers and what a date line has beside them.

    >>> are_names("By Jane Roe, our correspondent in Lombra"), are_names("A rebel at the gate")
    (True, False)
    """
    told = WORD.findall(SIGNED.sub("", words))
    return all(not word[0].islower() or word.casefold().rstrip(".") in SMALL_WORDS for word in told)


def ends_or_parts(after: str) -> bool:
    """Return whether a labelled date is followed by nothing, by names, or by another part of its line.

    >>> ends_or_parts(" by Jane Roe | 5 comments"), ends_or_parts(", the warrant has not been served")
    (True, False)
    """
    return are_names(LABELS.sub("", PARTS.split(after)[0]))


def gives_own_day(before: str, after: str, *, is_title: bool, is_furniture: bool = False) -> bool:
    """Return whether a line without a label gives the report's day, by what stands before and after the date in it.

    >>> gives_own_day("The Lombra Post, ", "", is_title=True), gives_own_day("The truce of ", "", is_title=True)
    (True, False)
    """
    if len(before) + len(after) > SHORT or before.lstrip().startswith(('"', "'", "“", "‘", "«", "„")):
        return False
    if is_title and not (GENRE.search(before) or OUTLET_WORD.search(before)):
        return False
    label = LABEL.match(before)
    if (label and not OWN_LABELS.match(label["label"])) or EVENT.search(before) or tells_another_day(before):
        return False
    tied = TIED.search(before)
    if tied and not GENRE.search(before[: tied.start()]):
        return False
    beside = PARTS.split(before)[-1], PARTS.split(after)[0]
    return not any(map(str.strip, beside)) if is_furniture else all(map(are_names, beside))


def tells_another_day(before: str) -> bool:
    """Return whether the words before a date in its line say that it is that of a visit or a download: `Retrieved`."""
    return ANOTHER_DAY.search(before) is not None


def invites(line: str) -> bool:
    """Return whether a line is one of an invitation: `Venue: Harbour square`."""
    return INVITES.match(line) is not None


def days_meant(quote: str, day: date, *, line: str, text: str) -> Sequence[date]:
    """Return the days that a date may be: two for `03/04/2015`, whose day or month may come first.

    A weekday in its line settles it, or another such date in the text that can be read in one way only.

    >>> [str(day) for day in days_meant("03/04/2015", date(2015, 3, 4), line="Friday 03/04/2015", text="")]
    ['2015-04-03']
    """
    if not NUMERIC.search(quote) or day.day > 12 or day.day == day.month:
        return (day,)
    both = sorted((day, date(day.year, day.day, day.month)))
    weekday = WEEKDAY.search(line)
    fits = [one for one in both if weekday and WEEKDAYS[one.weekday()] == weekday[1].lower()]
    if fits:
        return fits
    day_first, month_first = _orders_in(text)
    if day_first == month_first:
        return both
    match = NUMERIC.search(quote)
    months = int(match["second" if day_first else "first"]) if match else day.month
    return [one for one in both if one.month == months]


@lru_cache(maxsize=1)  # asked for each date of a text
def _orders_in(text: str) -> tuple[bool, bool]:
    """Return whether a text has numeric dates that must have their day first, and such with their month first."""
    pairs = [(int(match["first"]), int(match["second"])) for match in NUMERIC.finditer(text)]
    return any(first > 12 for first, _ in pairs), any(second > 12 for _, second in pairs)
