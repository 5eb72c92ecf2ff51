"""Stating: whether a line of a page gives the day of the report itself, or a day that something else has.

A line gives the report's day where a label says so (`Published: 3 May 2031`), or where nothing but names and a page's own
words stand beside the date (`The Lombra Post, 3 May 2031`). A headline, a caption, an invitation, a link, a quotation tell
of days too, and theirs is not the report's.
"""

import re
from typing import Final

from rapporteur.read.head import OUTLET_WORD

SHORT: Final = 45
"""A line without a label gives the report's date if little else stands in it, counted in characters."""
LABEL_BEGINS: Final = r"(?:^|[^\w\s]|\d|\b(?:[A-Z]{2,4}T|GMT|UTC|[AaPp]\.?[Mm]))\s*"
LABEL_ENDS: Final = r"(?::|\b)(?P<between>[^.!?]*)$"
PUBLISHED: Final = re.compile(
    LABEL_BEGINS + r"(?i:(?:(?:first|originally|this (?:article|story|report|post|piece|page)|was|has been) )*"
    r"(?:published|posted|dated?|issued|released|publication date|date (?:published|posted|of (?:publication|issue))"
    r"|filed|created|on air))" + LABEL_ENDS
)
UPDATED: Final = re.compile(
    LABEL_BEGINS + r"(?i:(?:last |this (?:article|story|report|post|piece|page) (?:was|has been) (?:last )?)?"
    r"(?:updated|modified|edited|corrected))" + LABEL_ENDS
)
ON_FOOT: Final = re.compile(
    r"(?i)^\W*(?:this|the) (?:article|story|report|post|piece|page|text) (?:was|has been) (?:(?:first|originally) )?"
    r"(?:published|posted|issued|released)\b[^.!?]*$"
)
OTHER_LABEL: Final = re.compile(
    r"(?i)(?:^|[|•·]\s*)(?!(?:source|by|from|author|text|publisher|place|press release|statement|communiqu[eé]|news)\b)"
    r"[^:|]*[^\W\d][^:|]*:\s"
)
ANOTHER_DAY: Final = re.compile(
    r"(?i)\b(?:retrieved|accessed|downloaded|printed|archived|saved|captured|viewed|born|died|deadline|expires|valid"
    r"|today|until|since|next|last seen)\b"
)
INVITES: Final = re.compile(r"(?i)\W*(?:where|when|venue|location|admission|entry|tickets?|rsvp|organi[sz]ers?|meeting point)\s*:")
GENRE: Final = re.compile(
    r"(?i)\b(?:report|statement|release|communiqu[eé]|bulletin|briefing|digest|summary|minutes|edition|issue|no|vol)\b"
)
TIES: Final = re.compile(r"(?i)\b(?:of|in|from|by|to|for|before|after|until|since|at|and|between)\s*(?:the\s*)?$")
"""Words that tie a date to what stands before it: `the act of May 3`."""
NAMING: Final = frozenset(
    "of the and for de la el del du von al a at on in by from gmt utc am pm a.m p.m est edt cet local time hrs hours h min "
    "minute minutes read ago no nr vol page p our special own correspondent correspondents staff reporter reporters writer "
    "desk agencies news press release statement communique communiqué bulletin report edition print online updated "
    "published posted modified last first issue city noon midnight".split()
)
"""Small words that stand in a masthead, a byline or a date line beside the names."""
WORD: Final = re.compile(r"[^\W_][\w.'’-]*")
NUMERIC: Final = re.compile(r"(?<![\w./-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d\d)(?![\w/-])")


def label_before(before: str) -> re.Match[str] | None:
    """Return the label that says of a date that the report was published then, from what stands before it in its line.

    >>> [bool(label_before(words)) for words in ("Published on ", "A letter posted on ", "Published under licence since ")]
    [True, False, False]
    """
    return _labelled(PUBLISHED, before)


def update_before(before: str) -> re.Match[str] | None:
    """Return the label that says of a date that the report was updated then."""
    return _labelled(UPDATED, before)


def _labelled(label: re.Pattern[str], before: str) -> re.Match[str] | None:
    match = label.search(before)
    later = label.search(before, match.end("between") - len(match["between"])) if match else None
    match = later or match
    return match if match and are_names(re.sub(r"(?i)\bby \w+", "", match["between"])) else None


def is_stated_on_foot(before: str) -> bool:
    """Return whether the words before a date, in a line that is not the report's, say that this report was published."""
    return ON_FOOT.match(before) is not None


def are_names(words: str) -> bool:
    """Return whether nothing but names, numbers and the small words of a date line stand in some words.

    >>> are_names("Special to The Lombra Post"), are_names("A rebel at the gate")
    (False, False)
    >>> are_names("By Jane Roe, our correspondent in Lombra")
    True
    """
    return all(not word[0].islower() or word.casefold().rstrip(".") in NAMING for word in WORD.findall(words))


def gives_own_day(before: str, after: str, *, is_title: bool) -> bool:
    """Return whether a line without a label gives the report's day, from what stands before and after the date in it."""
    if len(before) + len(after) > SHORT or before.lstrip()[:1] in tuple("\"“«„‘'"):
        return False
    if is_title and not (GENRE.search(before) or OUTLET_WORD.search(before)):
        return False
    if OTHER_LABEL.search(before) or ANOTHER_DAY.search(before):
        return False
    tied = TIES.search(before)
    if tied and not GENRE.search(before[: tied.start()]):
        return False
    return are_names(re.sub(r"(?i)\bby \w+", "", before)) and are_names(after)


def invites(line: str) -> bool:
    """Return whether a line is one of an invitation: `Venue: Harbour square`."""
    return INVITES.match(line) is not None


def swapped(quote: str, text: str) -> tuple[int, int] | None:
    """Return day and month of a numeric date read the other way round, where that may be meant: `03/04/2015`.

    Another such date in the text that can be read in one way only settles it.

    >>> swapped("03/04/2015", "03/04/2015"), swapped("03/04/2015", "03/04/2015, and 04/21/2015")
    ((3, 4), None)
    """
    match = NUMERIC.search(quote)
    if not match or match[2] == "-" or int(match[1]) > 12 or int(match[3]) > 12 or match[1] == match[3]:
        return None
    ...
