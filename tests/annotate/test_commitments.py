"""Commitments: what somebody undertakes, offers or is bound to do, in exact words, with whom it binds."""

import pytest

from rapporteur.model import EventType
from tests.annotate.undertaken import commitments_in, read_undertaken

PROMISE = (
    "[Norland|A1] promised to [free|E1:RETREAT:planned:release K1] [140|Q1:released] men of the "
    "[Ardent Front|R1] by the end of May."
)


def acts(written: str) -> list[str]:
    """Return the words of what is undertaken in a passage."""
    return [one.act.quote for one in commitments_in(written)]


def test_a_commitment_has_its_parts() -> None:
    """What is to be done, its event and type, who is bound, to whose good, how many, and the words for when."""
    (one,) = commitments_in(PROMISE)
    assert one.act.quote == "free 140 men of the Ardent Front by the end of May"
    assert one.event
    assert (one.type, one.negative, one.proposed, one.extends) == (EventType.RETREAT, False, False, False)
    assert [part.actor for part in one.obligors] == ["actor-Norland"]
    assert [part.actor for part in one.beneficiaries] == ["actor-Ardent Front"]
    assert [(each.what, each.low, each.high) for each in one.quantities] == [("released", 140, 140)]
    assert one.due
    assert one.due.quote == "the end of May"


@pytest.mark.parametrize(
    "written",
    [
        PROMISE,
        "Under it [Norland|A1] is to [pay|E1:AID:planned K1] [2 million|Q1:money] crowns if the [Ardent Front|A2] "
        "[leaves|E2:RETREAT:possible] Ostrel, and the Ardent Front must [free|E3:RETREAT:planned] all men by May 20.",
        "The accord [obliges|E1:AGREE:happened] [Norland|A2] to [withdraw|E2:RETREAT:planned K2] 700 men within 45 "
        "days and the other 1,100 within 90 days of signature.",
    ],
)
def test_every_span_is_exact(written: str) -> None:
    """Whatever a commitment quotes stands in its report where it says."""
    found = commitments_in(written)
    assert found
    text = read_undertaken(written)[0].document.text
    for one in found:
        spans = [one.act, *one.conditions, *one.deadline.cues, *(part.span for part in one.obligors)]
        spans += [span for span in (one.whole, one.due, one.reckoned_from) if span]
        spans += [each.span for each in one.quantities]
        spans += [part.span for part in one.beneficiaries]
        for span in spans:
            assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Norland promised to [pay|E1:AID:planned].", ["pay"]),
        ("Norland will [pay|E1:AID:planned].", []),
        ("Norland will [pay|E1:AID:planned K1].", ["Norland will pay"]),
        ("Norland will [pay|E1:AID:planned] by May 20.", ["Norland will pay by May 20"]),
        ("Norland will [meet|E1:CONSULT:planned] the Ardent Front on May 20.", []),
        ("Norland must [pay|E1:AID:planned].", []),
        ("Norland must [pay|E1:AID:planned] by May 20.", ["Norland must pay by May 20"]),
        ("Under the accord Norland must [pay|E1:AID:planned].", ["Norland must pay"]),
        ("Norland undertook to bear the cost of those [released|E1:RETREAT:happened].",
         ["bear the cost of those released"]),
        ("Norland will pay in two stages, half in June and the rest in July.", ["half in June", "the rest in July"]),
        ("Wages will rise by 4 percent in June and by 3 percent next year.",
         ["4 percent in June", "3 percent next year"]),
        ("Wages will rise in June.", []),
        ("Under the accord a vote will be held before the winter.", ["a vote will be held before the winter"]),
        ("Under the accord each party will send four men.", ["each party will send four men"]),
        ("Under the accord it will rain.", []),
        ("Under the accord Norland will not [dig|E1:COERCE:did_not_happen K1:not] there.",
         ["Norland will not dig there"]),
        ("Neither side may [dig|E1:COERCE:possible] there.", ["Neither side may dig there"]),
        ("The board has 90 days to [report|E1:CONSULT:planned].", ["The board has 90 days to report"]),
        ("Norland will free nine on May 20 and the other six three weeks later.",
         ["nine on May 20", "the other six three weeks later"]),
        ("Norland will pay a quarter in June and the balance by July.", ["a quarter in June", "the balance by July"]),
        ("More details of the text: Norland must [pay|E1:AID:planned].", ["Norland must pay"]),
        ("Norland is expected to [pay|E1:AID:planned K1] by May 20.", []),
        ("Norland [freed|E1:RETREAT:happened:release] the crew by May 4.", []),
        ("Norland was to [free|E1:RETREAT:happened:release] the crew by May 4.", []),
        ("Norland promised a talk that was [called off|E1:CONSULT:called_off].", []),
        ("Norland [vowed|E1:THREATEN:happened] to [shell|E2:ASSAULT:possible] Ostrel.", []),
        ("Sudmark [demanded|E1:REQUEST:happened] that Norland must [leave|E2:RETREAT:possible] by May 20.", []),
        ("If it rains, the Ardent Front will [free|E1:RETREAT:possible] the crew by May 20.", []),
    ],
)  # fmt: skip
def test_what_is_undertaken(written: str, expected: list[str]) -> None:
    """A promise is by itself; a duty needs a day or an agreement, a "will" the encoder or a day by which.

    What was done, called off, threatened or demanded is none, nor what would only follow.
    """
    assert acts(written) == expected


def test_what_an_agreement_holds_is_told_in_the_sentences_after_it() -> None:
    """Three sentences on, what must be done is still of it."""
    told = "Under the truce the guns are to fall silent. It rained. It rained again. "
    (*_, last) = acts(f"{told}The Ardent Front must [leave|E2:RETREAT:planned] Ostrel.")
    assert last.endswith("Ardent Front must leave Ostrel")
    assert not acts("It rained. The Ardent Front must [leave|E2:RETREAT:planned] Ostrel.")


def test_the_agreement_is_the_one_told_last() -> None:
    """By the event of its making; talks are none."""
    written = (
        "Norland and the Ardent Front [signed|E1:AGREE:happened] a truce. They [agreed|E2:AGREE:happened] in "
        "principle on fish. [Norland|A3] promised to [pay|E3:AID:planned K3]."
    )
    paid = commitments_in(written)[-1]
    assert paid.agreement
    signed = read_undertaken(written)[0].events[0]
    assert (paid.agreement, signed.trigger.quote) == (signed.id, "signed")
    (alone,) = commitments_in("They [met|E1:CONSULT:happened]. Norland promised to [pay|E2:AID:planned K2].")
    assert alone.agreement is None


def test_two_things_promised_are_two() -> None:
    """Each with its own words and its own no."""
    one, other = commitments_in(
        "[Norland|A1 A2] undertook not to [shell|E1:ASSAULT:planned K1:not] Ostrel and to "
        "[free|E2:RETREAT:planned:release K2] the crew by May 20."
    )
    assert [(each.act.quote, each.negative) for each in (one, other)] == [
        ("shell Ostrel", True),
        ("free the crew by May 20", False),
    ]
    assert [part.actor for part in other.obligors] == ["actor-Norland"]


@pytest.mark.parametrize(
    ("written", "negative"),
    [
        ("Norland will [shell|E1:ASSAULT:did_not_happen K1:not] Ostrel no more.", True),
        ("Norland will [shell|E1:ASSAULT:planned K1] Ostrel.", False),
        ("The Ardent Front must not [enter|E1:MOBILIZE:planned K1] Ostrel.", True),
        ("The Ardent Front must [leave|E1:RETREAT:planned K1] no later than May 20.", False),
    ],
)
def test_a_promise_not_to(written: str, negative: bool) -> None:
    """As the encoder takes it, or as its words say."""
    (one,) = commitments_in(written)
    assert one.negative is negative


@pytest.mark.parametrize(
    ("written", "proposed"),
    [
        ("Norland offered to [pay|E1:AID:possible].", True),
        ("Norland proposed to [pay|E1:AID:possible].", True),
        ("Norland is ready to [pay|E1:AID:possible].", True),
        ("Norland promised to [pay|E1:AID:planned].", False),
        ("Norland would [pay|E1:AID:possible K1] by May 20.", True),
        ("They [signed|E1:AGREE:happened] a truce. Under it Norland would [pay|E2:AID:possible K2].", False),
    ],
)
def test_what_is_only_offered(written: str, proposed: bool) -> None:
    """An offer binds nobody yet, nor what would be done, unless it is of an agreement that was made."""
    assert commitments_in(written)[-1].proposed is proposed


@pytest.mark.parametrize(
    ("words", "conditions"),
    [
        (" if the guns fall silent", ["if the guns fall silent"]),
        (", once the crew is back, by sea", ["once the crew is back"]),
        (" provided that both sign", ["provided that both sign"]),
        (" after May 20", []),
        (" two weeks after both sign", []),
    ],
)
def test_conditions(words: str, conditions: list[str]) -> None:
    """What must come about first, up to its comma; a time is no condition."""
    (one,) = commitments_in(f"Norland promised to [pay|E1:AID:planned K1]{words}.")
    assert [each.quote for each in one.conditions] == conditions
    if conditions:
        assert one.act.quote == "pay"


@pytest.mark.parametrize(
    ("written", "obligors"),
    [
        ("[Sudmark|A1] said Norland must [pay|E1:AID:planned K1].", ["actor-Sudmark"]),
        ("Norland promised to [pay|E1:AID:planned K1].", ["actor-Norland"]),
        ("The Ardent Front must [pay|E1:AID:planned K1].", ["actor-Ardent Front"]),
        ("The [withdrawal|E1:RETREAT:planned K1] of Norland is due on May 20.", ["actor-Norland"]),
        ("The crew must [leave|E1:RETREAT:planned K1] Ostrel by May 20.", []),
        ("The crew must [withdraw|E1:RETREAT:planned K1] from Ostrel by May 20.", []),
        ("The fine must be [paid|E1:AID:planned K1] by May 20.", []),
    ],
)
def test_who_is_bound(written: str, obligors: list[str]) -> None:
    """Who does it, who promises it, or whom the clause is about; who is moved, but not the town that is left."""
    (one,) = commitments_in(written)
    assert [part.actor for part in one.obligors if part.actor] == obligors


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[Norland|A1] is to [withdraw|E1:RETREAT:planned K1] 700 men within 45 days and the other 1,100 within 90 "
         "days.", ["700 men within 45 days", "the other 1,100 within 90 days"]),
        ("[Norland|A1] is to [free|E1:RETREAT:planned K1] 40 men by May 20, 60 by June 3 and the rest by July 1.",
         ["40 men by May 20", "60 by June 3", "the rest by July 1"]),
        ("[Norland|A1] is to [free|E1:RETREAT:planned K1] half the crew by D+10 and the other half by D+30.",
         ["half the crew by D+10", "the other half by D+30"]),
    ],
)  # fmt: skip
def test_stages(written: str, expected: list[str]) -> None:
    """Numbers with a day each are a commitment each, which keep what they are stages of."""
    found = commitments_in(written)
    assert [one.act.quote for one in found] == expected
    assert all(one.whole and one.whole.quote.startswith("Norland is to") for one in found)


def test_one_number_by_one_day_is_no_stage() -> None:
    """It is all there is."""
    (one,) = commitments_in("[Norland|A1] is to [free|E1:RETREAT:planned K1] 40 men by May 20.")
    assert one.act.quote == "Norland is to free 40 men by May 20"


def test_a_pronoun_brings_its_sentence() -> None:
    """Where the words alone do not say what is meant, those before them are kept with them."""
    (one,) = commitments_in("The road was shut, and Norland promised to reopen it by May 20.")
    assert one.act.quote == "reopen it by May 20"
    assert one.whole
    assert one.whole.quote == "The road was shut, and Norland promised to reopen it by May 20"


@pytest.mark.parametrize("words", ["extend the truce to June 3", "postpone the vote until June 3", "give 30 more days"])
def test_more_time(words: str) -> None:
    """Words that give more time are told as such."""
    (one,) = commitments_in(f"Norland promised to {words}.")
    assert one.extends


def test_who_says_so_is_kept() -> None:
    """A commitment in somebody's mouth names the statement it stands in, and ends with it."""
    written = "Norland will [pay|E1:AID:planned K1] by May 20, said Sudmark."
    (one,) = commitments_in(written, said="Norland will pay by May 20")
    assert one.within == ("statement-1",)
    assert one.act.quote == "Norland will pay by May 20"


def test_the_same_report_gives_the_same() -> None:
    """Identifiers are made from where the words stand."""
    assert commitments_in(PROMISE) == commitments_in(PROMISE)
