"""Settled: the statuses that the words of a sentence leave an event."""

import pytest

from rapporteur.annotate.settled import AHEAD, CONTRARY, DONE, OVER, left_by_words
from rapporteur.model import Span, Status

ANY = tuple(Status)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("The army has already *withdrawn* its guns.", DONE),
        ("The guns have been *moved* inland.", DONE),
        ("If the army has *withdrawn* its guns, talks can begin.", ANY),
        ("The army has not *withdrawn* its guns.", ANY),
        ("The army has to *withdraw* its guns.", ANY),
        ("They spoke of last week's *raid* on the mill.", OVER),
        ("They spoke of her recent two *visits*.", OVER),
        ("They prepared next month's *summit*.", AHEAD),
        ("They cancelled next month's *summit*.", ANY),
        ("If they had *fired* a shot, no table would be left.", CONTRARY),
        ("They *fired* a shot.", ANY),
    ],
)
def test_statuses_left(words: str, left: tuple[Status, ...]) -> None:
    """A perfect is not ahead, a recent visit is over, a coming one ahead if nothing ended it, an unreal one was not."""
    before, trigger, after = words.split("*")
    text = before + trigger + after
    span = Span("doc", len(before), len(before) + len(trigger), trigger)
    assert left_by_words(Span("doc", 0, len(text), text), span) == left
