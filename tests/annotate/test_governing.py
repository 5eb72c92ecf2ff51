"""Governing: of the times around an event, the one that its words go with."""

from collections.abc import Mapping
from datetime import date
from typing import cast

import pytest

from rapporteur.annotate.governing import Governing
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.roles import Roles
from rapporteur.annotate.said import Said
from rapporteur.annotate.times import find_times
from rapporteur.model import Basis, Document, Interval, Sentence, Span
from rapporteur.time.grammar import find_expressions, tokenise
from tests.annotate.timed_events import SENTENCES

PUBLISHED = Interval(earliest=date(2030, 11, 22), latest=date(2030, 11, 22), basis=Basis.STATED)


class Scored:
    """Scores of times by their words; all reach over the whole report."""

    reach = (0, 10_000)

    def __init__(self, scores: Mapping[str, float]) -> None:
        self._scores = scores

    def score(self, _relation: str, words: Span) -> float:
        """Return the score of a time."""
        return self._scores.get(words.quote, -1.0)


def governing(text: str, trigger: str, **scores: float) -> str | None:
    """Return the words of the time that governs an event; each scores -1 where no other score is given."""
    document = Document(id="doc", text=text, published=PUBLISHED, raw_sha256="")
    tokens = tokenise(text)
    times = find_times(document, tokens, find_expressions(tokens))
    sentences = [
        Sentence(id=str(found.start()), span=document.span(*found.span()), made_by="test")
        for found in SENTENCES.finditer(text)
    ]
    asked = Governing(document, Ordered(times), Ordered(sentences), Said(()))
    start = text.index(trigger)
    found = asked.of(document.span(start, start + len(trigger)), cast("Roles", Scored(scores)))
    return found.span.quote if found else None


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("They met on Monday and marched on Tuesday.", "met", "Monday"),
        ("They met on Monday and marched on Tuesday.", "marched", "Tuesday"),
        ("The pact signed last May broke down in June, when they fought.", "fought", "June"),
        ("On Friday rebels from the valleys north of the lake burned a mill built in 1990.", "burned", "Friday"),
        ("She condemned Monday's raid.", "raid", "Monday"),
        ("She condemned Monday's raid.", "condemned", None),
        ("He praised the accord reached in Bern on 3 May.", "praised", None),
        ("He praised the accord reached in Bern on 3 May.", "reached", "3 May"),
        ("The war began in 2027, a year after they dissolved the council.", "dissolved", None),
        ("They must hand over the maps within 30 days and seal the guns by June.", "hand over", "30 days"),
        ("The pact sets a six-month timetable for the pullout.", "pullout", "a six-month"),
    ],
)
def test_the_nearest_time_of_its_clause_governs(text: str, trigger: str, words: str | None) -> None:
    """Clauses part times from events, a noun keeps the time that names it, and what opens a sentence reaches far."""
    assert governing(text, trigger) == words


def test_a_time_elsewhere_governs_only_plainly() -> None:
    """Without a time of its own sentence an event takes one from another only if the encoder is sure."""
    text = "It was Monday. They marched."
    assert governing(text, "marched") is None
    assert governing(text, "marched", Monday=2.0) == "Monday"
