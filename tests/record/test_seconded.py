"""Seconded: who else tells of an event what one side of a denial claims."""

from dataclasses import replace

from rapporteur.model import Stance
from rapporteur.record.disagreements.events import seconded
from rapporteur.record.disagreements.sides import Held, disagreement
from tests.record.test_consensus import PLANNED, said, sides, span, told


def test_who_else_says_what_is_denied() -> None:
    """Of the same event, in words alike and with the same number, is on the side of the claim; who denies it is not."""
    claim = replace(said("Herald", "an envoy"), content=(span("Norland let 180 barges through the locks", "Herald"),))
    denial = said("Herald", "Norland", actor="norland", stance=Stance.DENIES)
    sides_so_far = [
        Held(by="an envoy", value="claimed", span=claim.content[0], statement=claim.id),
        Held(by="norland", value="denied", span=denial.content[0], statement=denial.id),
    ]
    apart = disagreement("denial", "it", sides_so_far, event="e")
    words = "The locks let {} barges through, and no more."
    post, mirror = told("Post", words=words.format(180)), told("Mirror", words=words.format(310))
    planned = told("Times", status=PLANNED, words=words.format(180))
    own = told("Herald", within=[said("Herald", "Norland", actor="norland")], words=words.format(180))
    assert sides(seconded(apart, [post, mirror, planned, own])) == {
        "claimed": ("Post", "an envoy"),
        "denied": ("norland",),
    }
    assert seconded(apart, [mirror]) == apart
