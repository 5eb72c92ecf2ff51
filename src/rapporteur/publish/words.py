"""Words: days and quotations as a person reads them."""

import json
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from rapporteur.model import Interval, Quantity, Span
from rapporteur.record.reviews import Matter, Review, interval_of
from rapporteur.record.views import LeftOut

# Kept of the characters without a shape: what joins letters and what may break a word.
HARMLESS = frozenset("\u00ad\u200c\u200d")
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
        return _period(earliest, latest) or f"{earliest} to {latest}"
    if earliest:
        return f"from {earliest}"
    return f"by {latest}" if latest else "unknown"


def _period(earliest: date, latest: date) -> str | None:
    """Return a day, month or year that two days are the first and last of."""
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]:
        if (earliest.year, earliest.month) == (latest.year, latest.month):
            return earliest.isoformat()[:7]
        if (earliest.year, earliest.month, latest.month) == (latest.year, 1, 12):
            return earliest.isoformat()[:4]
    return None


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
