"""Ahead: which day is meant where something is due on one that comes again: a weekday, or a day without a year."""

import re
from datetime import timedelta
from typing import Final

from rapporteur.annotate.anchors import MONTH, NEAR
from rapporteur.model import Basis, CommitmentMention, Document, Interval, TimeExpression
from rapporteur.time.lengths import later
from rapporteur.time.lexicon import MONTHS, WEEKDAYS

_BINDS: Final = re.compile(r"\b(?:will|must|shall|(?:is|are) (?:\w+ )?(?:to|due)|ha(?:s|ve) to)\b", re.IGNORECASE)
_PROMISED: Final = re.compile(
    r"\b(?:undertakes?|promises?|pledges?|agrees?"
    r"|(?:has|have) (?:\w+ )?(?:undertaken|promised|pledged|agreed|committed))\b",
    re.IGNORECASE,
)
"""Words that bind from now on, and those that tell a promise as made just now."""
_DIGITS: Final = re.compile(r"\d{4}|\b(?:last|past|previous|earlier|ago)\b")
_NAMED_AGAIN: Final = re.compile(rf"\b(?:{'|'.join((*WEEKDAYS, *MONTHS, 'christmas', 'easter', 'new year'))})\b")
"""The names of days and months, which come again; not with a year, or as told of the past."""


def day_ahead(document: Document, one: CommitmentMention, due: TimeExpression, told: Interval) -> Interval:
    """Return the next day of such a name, where one is read that was before the report, and the words bind from now on:
    who "must leave by Sunday" has until the Sunday to come; but a day of the last month may be past and told so."""
    published, words = document.published.earliest, due.span.quote.lower()
    step = "P1W" if any(day in words for day in WEEKDAYS) else "P1Y"
    doubt = timedelta(days=MONTH if step == "P1Y" else 0)
    if not (published and told.latest and published - told.latest > doubt) or _DIGITS.search(words):
        return told
    near = document.text[max(0, one.act.start - NEAR) : one.act.end]
    if not _BINDS.search((one.whole or one.act).quote) and not _PROMISED.search(near):
        return told
    if not _NAMED_AGAIN.search(words):
        return told
    first, last = (later(day, step) if day else None for day in (told.earliest, told.latest))
    again = last is not None and last >= published
    return Interval(earliest=first, latest=last, basis=Basis.INFERRED, cues=told.cues) if again else told
