"""Disagreeing: small reports of who says what, for the tests of what does not fit together."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from rapporteur.annotate.actors import actor_id
from rapporteur.ids import make_id
from rapporteur.model import Mention, MentionForm, MentionType, Reading, Stance
from rapporteur.record.disagreements.sides import Disagreement
from rapporteur.record.hearing import reports_heard
from rapporteur.record.report import Report
from rapporteur.record.store import Store
from rapporteur.record.views import EVERYTHING
from tests.record.making import make_reading, with_statement

Sides = dict[str, tuple[str, ...]]
PARTIES = ("Norland", "Sudmark")


def told(*sentences: str, path: str = "report.txt", publisher: str = "Quillon") -> Reading:
    """Return a reading of a report with the parties that it names, wherever it does."""
    reading = make_reading(sentences, path=path, publisher=publisher)
    named = (found for name in PARTIES for found in re.finditer(name, reading.document.text))
    mentions = tuple(
        Mention(
            id=make_id("mention", reading.document.id, found.start()),
            span=reading.document.span(*found.span()),
            form=MentionForm.NAME,
            type=MentionType.GOVERNMENT,
            actor=actor_id(MentionType.GOVERNMENT, found.group()),
            confidence=0.5,
            made_by="test@1",
        )
        for found in sorted(named, key=lambda found: found.start())
    )
    return replace(reading, mentions=mentions)


def said(  # noqa: PLR0913  each says one thing about the statement, and most tests one or two
    reading: Reading, source: str, cue: str, content: str, *, stance: Stance = Stance.ASSERTS, direct: bool = False
) -> Reading:
    """Return a reading with one statement more, of a source that goes by its words."""
    reading = with_statement(reading, source=source, cue=cue, content=content)
    *before, last = reading.statements
    last = replace(last, stance=stance, direct=direct, via=(), source=replace(last.source, anonymous=False))
    return replace(reading, statements=(*before, last))


def denied(reading: Reading, source: str, cue: str, content: str) -> Reading:
    """Return a reading with one denial more."""
    return said(reading, source, cue, content, stance=Stance.DENIES)


def found_in(find: Callable[[Report], Iterable[Disagreement]], *readings: Reading) -> list[Disagreement]:
    """Return what is found in each of some reports."""
    with Store.of(readings) as store:
        return [one for report in reports_heard(store, EVERYTHING) for one in find(report)]


def sides_of(one: Disagreement) -> Sides:
    """Return who holds what, by name."""
    names = {actor_id(MentionType.GOVERNMENT, name): name for name in PARTIES}
    return {side.value: tuple(names.get(by, by) for by in side.held_by) for side in one.sides}
