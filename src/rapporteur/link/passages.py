"""Passages: what stands around a time expression, as folded words and names, so that reports can be compared.

Words are compared by their first letters (`suspended`, `suspension`), without accents and case; a name is a word
written with a capital inside a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapporteur.model import Document, Reading, Span
from rapporteur.names import fold
from rapporteur.time.lexicon import MONTHS, WEEKDAYS

STEM: Final = 4
WINDOW: Final = 90
"""How far around a time expression, in characters, words are about it; a semicolon or a sentence's end stops sooner."""
SHINGLE: Final = 6
YEARS: Final = (500, 9500)
WORD: Final = re.compile(r"[^\W\d_]{3,}")
CAPITAL_INSIDE: Final = re.compile(r"(?:(?<=[^\W\d_] |[,;:)”’»\"] )|(?<=[^\W\d_] [“«„‘(\"]))[^\W\d_a-z][^\W\d_]{2,}")
NOT_NAMES: Final = frozenset(MONTHS) | frozenset(WEEKDAYS) | {"the", "this", "that", "these", "president", "minister"}
FILLERS: Final = frozenset(
    "after before with from that this which were have been into their they will would about could between over under "
    "other some more most than when where while also only said says told people year years month months week weeks "
    "days last next first since until again then there what whose".split()
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A time expression, the days it names if it names any, and the stems and names of what stands around it."""

    span: Span
    value: str | None
    earliest: date | None
    latest: date | None
    words: frozenset[str]
    names: frozenset[str]

    @property
    def day(self) -> date | None:
        """The one day it names, if it names one."""
        return self.earliest if self.earliest == self.latest else None

    def is_within(self, days: int) -> bool:
        """Return whether it names a time no longer than so many days."""
        return self.earliest is not None and self.latest is not None and (self.latest - self.earliest).days < days


def stems(text: str) -> frozenset[str]:
    """Return the first letters of the words of a text that are long enough to say what it is about.

    >>> sorted(stems("The bombing of a ferry"))
    ['bomb', 'ferr']
    """
    return frozenset(word[:STEM] for word in WORD.findall(fold(text)) if len(word) >= STEM and word not in FILLERS)


def names_in(text: str) -> frozenset[str]:
    """Return the names in a text, folded: words with a capital that do not begin a sentence.

    >>> sorted(names_in("The envoy met Ana Ruiz in Bern."))
    ['ana', 'bern', 'ruiz']
    """
    return frozenset(fold(word) for word in CAPITAL_INSIDE.findall(text)) - NOT_NAMES


def names_of(document: Document) -> frozenset[str]:
    """Return the names in a report; the place of its dateline is one, though it opens the text."""
    return names_in(document.text) | names_in(opening_place(document))


def opening_place(document: Document) -> str:
    """Return the dateline as a sentence's inside, so that its place reads as a name."""
    return f"in {document.dateline.quote.title()}" if document.dateline else ""


def passages_of(reading: Reading) -> Iterator[Passage]:
    """Give the passages around the time expressions of a report, page furniture left out."""
    document = reading.document
    known = names_of(document)
    at = 0
    sentences = [sentence.span for sentence in reading.sentences]
    for time in reading.times:
        if document.is_furniture(time.span.start):
            continue
        while at + 1 < len(sentences) and sentences[at].end <= time.span.start:
            at += 1
        sentence = sentences[at] if sentences else time.span
        window = _window(document.text, time.span, sentence)
        names_days = time.value is None or time.value[:1].isdigit()  # `now` is no day that something was on
        yield Passage(
            span=time.span,
            value=time.value,
            earliest=_counted(time.interval.earliest) if time.interval and names_days else None,
            latest=_counted(time.interval.latest) if time.interval and names_days else None,
            words=stems(window),
            names=frozenset(map(fold, WORD.findall(window))) & known,
        )


def _counted(day: date | None) -> date | None:
    """Return a day one can count from: one at the calendar's ends leaves it."""
    return day if day and YEARS[0] < day.year < YEARS[1] else None


def _window(text: str, span: Span, sentence: Span) -> str:
    start = max(sentence.start, span.start - WINDOW, text.rfind(";", 0, span.start) + 1)
    stop = text.find(";", span.end)
    end = min(sentence.end, span.end + WINDOW, stop if stop >= 0 else len(text))
    return text[start : span.start] + " " + text[span.end : end]


def shingles_of(text: str) -> frozenset[str]:
    """Return the runs of six words of a text."""
    words = WORD.findall(fold(text))
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))
