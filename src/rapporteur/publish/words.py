"""Words: days and quotations as a person reads them."""

import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from rapporteur.model import Interval, Quantity, Span, Statement
from rapporteur.record.reviews import Matter, Review, interval_of
from rapporteur.record.views import LeftOut

# Kept of the characters without a shape: what joins letters and what may break a word.
HARMLESS = frozenset("\u00ad\u200c\u200d")
MATTER = re.compile(r"(\S.*): (time|number)")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DURATION = re.compile(
    r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?"
    r"(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?(?:(?P<second>\d+)S)?)?"
)
PRONOUNS = frozenset(
    "i you he she it we they me him her us them my your his its our their who which that this these those".split()
)
"""Words that alone name nobody."""
SUSPECT = frozenset(("Cc", "Cf", "Cs", "Co"))


def visible(text: str) -> str:
    r"""Return text on one line in which nothing steers a terminal, hides, or turns round: such characters are named.

    >>> visible("a\nb \x1b[31mred \u202etxt")
    'a b \\x1b[31mred \\u202etxt'
    """
    return harmless(re.sub(r"\s+", " ", text))


def harmless(text: str) -> str:
    r"""Return text with its lines and tabs, in which nothing steers a terminal, hides, or turns round.

    >>> harmless("a\n\x1b[31mb")
    'a\n\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return "".join(character if character in "\n\t" else _shown(character) for character in text)


def interval_words(interval: Interval) -> str:
    """Return an interval in words; a whole month or year as such.

    >>> from datetime import date
    >>> from rapporteur.model import UNKNOWN, Basis
    >>> interval_words(Interval(earliest=date(2030, 2, 1), latest=date(2030, 2, 28), basis=Basis.RESOLVED))
    '2030-02'
    >>> interval_words(Interval(earliest=date(2030, 1, 1), latest=None, basis=Basis.RESOLVED))
    'from 2030-01-01'
    >>> interval_words(UNKNOWN)
    'unknown'
    """
    earliest, latest = interval.earliest, interval.latest
    if earliest and latest:
        return whole_period(earliest, latest) or f"{earliest} to {latest}"
    if earliest:
        return f"from {earliest}"
    return f"by {latest}" if latest else "unknown"


def whole_period(earliest: date, latest: date) -> str | None:
    """Return the day, month or year that two days are the first and last of, as ISO 8601 writes it; None for another.

    >>> whole_period(date(2030, 1, 1), date(2030, 12, 31)), whole_period(date(2030, 1, 1), date(2030, 12, 30))
    ('2030', None)
    """
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]:
        if (earliest.year, earliest.month) == (latest.year, latest.month):
            return earliest.isoformat()[:7]
        if (earliest.year, earliest.month, latest.month) == (latest.year, 1, 12):
            return earliest.isoformat()[:4]
    return None


def prose_words(interval: Interval) -> str:
    """Return an interval as it is said in a sentence.

    >>> from datetime import date
    >>> from rapporteur.model import UNKNOWN, Basis
    >>> def words(earliest, latest):
    ...     return prose_words(Interval(earliest=earliest, latest=latest, basis=Basis.RESOLVED))
    >>> words(date(2030, 3, 3), date(2030, 3, 3)), words(date(2030, 3, 3), date(2030, 3, 5))
    ('3 March 2030', 'between 3 and 5 March 2030')
    >>> words(date(2030, 2, 1), date(2030, 2, 28)), words(date(2030, 2, 1), date(2030, 4, 30))
    ('February 2030', 'between February and April 2030')
    >>> words(date(2029, 12, 30), date(2030, 1, 2)), words(date(2030, 1, 1), date(2030, 12, 31))
    ('between 30 December 2029 and 2 January 2030', '2030')
    >>> words(None, date(2030, 3, 5)), words(date(2030, 3, 5), None), prose_words(UNKNOWN)
    ('by 5 March 2030', 'on or after 5 March 2030', 'day not known')
    """
    earliest, latest = interval.earliest, interval.latest
    if not (earliest and latest):
        end = earliest or latest
        return f"{'on or after' if earliest else 'by'} {day_words(end)}" if end else "day not known"
    if earliest == latest:
        return day_words(earliest)
    if earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]:
        parts = [f"{MONTHS[end.month - 1]} {end.year}" for end in (earliest, latest)]
        if (earliest.month, latest.month) == (1, 12):
            parts = [str(end.year) for end in (earliest, latest)]
    else:
        parts = [day_words(end) for end in (earliest, latest)]
    first, last = parts
    return last if first == last else f"between {_without_shared_end(first, last)} and {last}"


def day_words(day: date) -> str:
    """Return a day as it is said in a sentence.

    >>> day_words(date(2030, 3, 3))
    '3 March 2030'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _without_shared_end(first: str, last: str) -> str:
    """Return the first of two days without the month and year that the other gives too."""
    mine, other = first.split(), last.split()
    while len(mine) > 1 and mine[-1] == other[-1]:
        mine, other = mine[:-1], other[:-1]
    return " ".join(mine)


def count_words(count: int, noun: str) -> str:
    """Return a count with its noun.

    >>> count_words(2, "report")
    '2 reports'
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def quantity_words(quantity: Quantity) -> str:
    """Return a quantity in words.

    >>> from rapporteur.model import Span
    >>> words = Span("doc", 0, 2, "12")
    >>> quantity_words(Quantity(what="killed", low=12, high=12, span=words))
    '12 killed'
    >>> quantity_words(Quantity(what="killed", low=12, high=None, span=words))
    'at least 12 killed'
    >>> quantity_words(Quantity(what="troops", low=3000, high=4500, span=words))
    '3,000 to 4,500 troops'
    """
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    elif low is not None:
        number = f"at least {low:,}"
    else:
        number = f"at most {high:,}"
    return number if quantity.what == "other" else f"{number} {quantity.what}"


def broken_words(spans: Iterable[Span]) -> str:
    """Return the words of spans that are one, with what stands between them left out.

    >>> from rapporteur.model import Span
    >>> broken_words([Span("doc", 0, 4, "said"), Span("doc", 20, 24, "that")])
    'said … that'
    """
    return " … ".join(span.quote for span in spans)


def speaker_words(statement: Statement) -> str:
    """Return who says something, in the words that stand for it, and through whom, the nearest first."""
    who = broken_words(statement.source.spans).rstrip(",;") or "somebody not named"
    chain = "".join(f", via {carrier.name}" for carrier in reversed(statement.via))
    return f"{who}{' (anonymous)' if statement.source.anonymous else ''}{chain}"


def review_words(review: Review) -> str:
    """Return what a person found of an event mention in words.

    >>> from rapporteur.record.reviews import Matter, review_of
    >>> day, by = date(2030, 11, 23), "person:Ana"
    >>> review_words(review_of("event-1", Matter.TIME, ["2030-11-01", None], reason="", made_by=by, made_at=day))
    'time: from 2030-11-01'
    >>> review_words(review_of("event-1", Matter.TYPE, ["AID", "military"], reason="", made_by=by, made_at=day))
    'type: AID military'
    """
    value = json.loads(review.value)
    match review.matter:
        case Matter.MENTION | Matter.STATUS:
            words = value
        case Matter.TYPE:
            words = " ".join(filter(None, value))
        case Matter.TIME:
            words = interval_words(interval_of(value))
        case Matter.ACTORS | Matter.RECIPIENTS:
            words = "; ".join(quote for _, _, quote, _ in value) or "nobody"
    return f"{review.matter}: {words}"


def duration_words(value: str) -> str:
    """Return a duration as TIMEX3 writes it in words, anything else as it is.

    >>> duration_words("P45D"), duration_words("P1Y6M"), duration_words("PT48H"), duration_words("140")
    ('45 days', '1 year 6 months', '48 hours', '140')
    """
    found = DURATION.fullmatch(value)
    told = [(unit, count) for unit, count in found.groupdict().items() if count] if found else []
    return " ".join(count_words(int(count), unit) for unit, count in told) or value


def value_words(value: str) -> str:
    """Return what a side of a disagreement holds in words: a duration, or a number.

    >>> value_words("P60D"), value_words("2100"), value_words("claimed")
    ('60 days', '2,100', 'claimed')
    """
    return f"{int(value):,}" if value.isascii() and value.isdecimal() else duration_words(value)


def matter_words(about: str) -> str:
    """Return what a disagreement or a position is about; the name of a matter in words, anything else as it is.

    >>> matter_words("RETREAT withdraw: time"), matter_words("killed")
    ('RETREAT withdraw: how long', 'killed')
    """
    found = MATTER.fullmatch(about)
    return f"{found[1]}: {'how long' if found[2] == 'time' else 'how many'}" if found else about


def left_out_words(left_out: LeftOut, known_by: object) -> str | None:
    """Return what is to be said of the reports left out, None if there are none."""
    if not (left_out.later or left_out.unsure):
        return None
    total = count_words(left_out.later + left_out.unsure, "report")
    return (
        f"left out {total}: {left_out.later:,} published after {known_by}, "
        f"{left_out.unsure:,} on a day not known well enough to say"
    )


def _shown(character: str) -> str:
    if unicodedata.category(character) not in SUSPECT or character in HARMLESS:
        return character
    return (
        character.encode("ascii", "backslashreplace").decode() if ord(character) > 0x7F else f"\\x{ord(character):02x}"
    )
