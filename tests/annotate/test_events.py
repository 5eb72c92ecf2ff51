"""Events: triggers with what the encoder gives each, in exact words."""

import re
from collections.abc import Iterator

import pytest

from rapporteur.annotate.events import find_events
from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.places import gazetteer
from rapporteur.annotate.told_once import told_once
from rapporteur.model import (
    UNKNOWN,
    Dating,
    Document,
    EventMention,
    EventType,
    Mention,
    MentionForm,
    MentionType,
    Reading,
    Sentence,
    Source,
    Span,
    Stance,
    Statement,
    Status,
)
from tests.annotate.encoded import encode_events


def events_in(written: str, *, names: tuple[str, ...] = (), within: str | None = None) -> tuple[EventMention, ...]:
    """Return the events of a marked text; `names` are mentions of actors, `within` the content of a statement."""
    document, encoding = encode_events(written)
    dating = Dating(document="doc", interval=UNKNOWN, reasons=(), made_by="test")
    statements = (_statement(_span(document, within)),) if within else ()
    reading = Reading(
        document=document,
        dating=dating,
        mentions=tuple(_mention(_span(document, name)) for name in names),
        sentences=tuple(_sentences(document)),
        statements=statements,
    )
    return told_once(document, find_events(reading, encoding), Ordered(reading.sentences))


def _sentences(document: Document) -> Iterator[Sentence]:
    for found in re.finditer(r"[^.]+\.?", document.text):
        yield Sentence(id=f"sentence-{found.start()}", span=document.span(*found.span()), made_by="test")


def _span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def _mention(span: Span) -> Mention:
    return Mention(
        id=f"mention-{span.start}",
        span=span,
        form=MentionForm.NAME,
        type=MentionType.GOVERNMENT,
        actor=f"actor-{span.quote}",
        confidence=1.0,
        made_by="test",
    )


def _statement(content: Span) -> Statement:
    return Statement(
        id="statement-1",
        document="doc",
        source=Source(),
        cue=(content,),
        content=(content,),
        direct=False,
        stance=Stance.ASSERTS,
        via=(),
        time=UNKNOWN,
        confidence=1.0,
        made_by="test",
    )


def test_an_event_has_its_parts() -> None:
    """Type, mode and status, who and whom with their actors, where with its place on the map, and how many."""
    written = (
        "[Norland|A1] [released|E1:RETREAT:happened:release] [at least 12|Q1:released] [prisoners|R1] of the Front in "
        "[Nairobi|P1]."
    )
    (event,) = events_in(written, names=("Norland",))
    assert (event.trigger.quote, event.type, event.mode, event.status) == (
        *("released", EventType.RETREAT, "release", Status.HAPPENED),
    )
    assert [(one.span.quote, one.actor) for one in event.actors] == [("Norland", "actor-Norland")]
    assert [(one.span.quote, one.actor) for one in event.recipients] == [("prisoners", None)]
    assert [(one.span.quote, one.location and one.location.country) for one in event.places] == [("Nairobi", "KEN")]
    assert [(one.what, one.low, one.high) for one in event.quantities] == [("released", 12, None)]


def test_two_events_share_a_party_and_keep_their_own() -> None:
    """What belongs to one trigger does not come to the other."""
    one, two = events_in(
        "[Norland|A1 A2] [accused|E1:ACCUSE:happened] [Suria|R1] and [shelled|E2:ASSAULT:happened] [Ost|P2]."
    )
    assert [[part.span.quote for part in event.actors] for event in (one, two)] == [["Norland"], ["Norland"]]
    assert [[part.span.quote for part in event.recipients] for event in (one, two)] == [["Suria"], []]
    assert [[part.span.quote for part in event.places] for event in (one, two)] == [[], ["Ost"]]


@pytest.mark.parametrize(
    ("written", "actors"),
    [
        ("[Norland|A1] left. [Suria|A1] [stayed|E1:REJECT:happened].", ["Suria"]),
        ("[Norland|A1] left; [Suria|A1] [stayed|E1:REJECT:happened].", ["Suria"]),
        ("[Norland|A1] left when [Suria|A1] [stayed|E1:REJECT:happened].", ["Suria"]),
        ("[Norland|A1] left. Nobody [stayed|E1:REJECT:happened].", ["Norland"]),
        ("Norland and [Suria|A1] [left|E1:RETREAT:happened].", ["Norland", "Suria"]),
        ("Norland-[Suria|A1] [talks|E1:CONSULT:planned] begin.", ["Norland", "Suria"]),
        ("Norland and Ostrel's envoys, [Suria|A1] said, [left|E1:RETREAT:happened].", ["Suria"]),
        ("[Norland|A1] held [talks|E1:CONSULT:happened] with Suria.", ["Norland", "Suria"]),
        ("[Norland|A1] [left|E1:RETREAT:happened] with Suria.", ["Norland"]),
    ],
)
def test_who_acts_stands_in_the_clause_or_is_joined_to_who_does(written: str, actors: list[str]) -> None:
    """Others count only where nobody nearer acts; with whom one talks acts too."""
    (event,) = events_in(written, names=tuple(name for name in ("Norland", "Suria") if name in written))
    assert [one.span.quote for one in event.actors] == actors


def test_with_whom_one_meets_is_met() -> None:
    """Where the encoder marks nobody else."""
    (event,) = events_in("[Norland|A1] [met|E1:CONSULT:happened] with Suria.", names=("Norland", "Suria"))
    assert [[one.span.quote for one in parts] for parts in (event.actors, event.recipients)] == [["Norland"], ["Suria"]]


def test_talks_that_are_known_are_of_the_two_that_were_told_of() -> None:
    """In the words that told it; not a new round, nor what came before."""
    told = "[Norland|A1] and [Suria|A1] [met|E1:CONSULT:happened]. The [talks|E2:CONSULT:ongoing] go on."
    one, two = events_in(told, names=("Norland", "Suria"))
    assert two.actors == one.actors
    assert events_in(told.replace("The [talks", "A [talk"), names=("Norland", "Suria"))[1].actors == ()
    offered = told.replace("The [talks|E2:CONSULT:ongoing] go on", "They [offered|E2:AGREE:happened] aid")
    assert events_in(offered, names=("Norland", "Suria"))[1].actors == ()
    first, _ = events_in("The [talks|E2:CONSULT:ongoing] go on. [Norland|A1] and [Suria|A1] [met|E1:CONSULT:happened].",
                         names=("Norland", "Suria"))  # fmt: skip
    assert first.actors == ()


def test_a_place_that_no_map_has_stays_without_coordinates() -> None:
    """Nothing is filled in."""
    (event,) = events_in("They [met|E1:CONSULT:happened] in [Quarnhold|P1].")
    assert event.places[0].location is None


@pytest.mark.parametrize("words", ["us", "the bar", "police", "university", "Springfield", "a.*b", "\0"])
def test_words_that_name_no_place_have_no_coordinates(words: str) -> None:
    """Nor has a name that several towns have, of which none stands out."""
    assert gazetteer().locate(words) is None


def test_an_event_in_somebodys_mouth_says_so() -> None:
    """The statement that an event stands in is named; without it claims would become facts."""
    written = "He said [troops|A1] [left|E1:RETREAT:happened] after they [met|E2:CONSULT:happened]."
    one, two = events_in(written, within="troops left")
    assert (one.within, two.within) == (("statement-1",), ())


@pytest.mark.parametrize(
    ("written", "trigger", "type_", "status"),
    [
        ("They [resumed|E1:CONSULT:happened] the [talks|E2:CONSULT:ongoing].",
         "resumed the talks", "CONSULT", "happened"),
        ("They may [hold|E1:CONSULT:possible] a new round of [talks|E2:CONSULT:possible].",
         "hold a new round of talks", "CONSULT", "possible"),
        ("They [called off|E1:REJECT:happened] the [truce|E2:RETREAT:ongoing].",
         "called off the truce", "RETREAT", "called_off"),
        ("The [talks|E1:CONSULT:called_off] between the two were [suspended|E2:REJECT:happened].",
         "talks between the two were suspended", "CONSULT", "called_off"),
        ("They [called off|E1:REJECT:happened] the [strike|E2:PROTEST:planned].",
         "called off the strike", "PROTEST", "called_off"),
        ("They [struck|E1:AGREE:happened] a [deal|E2:AGREE:happened].", "struck a deal", "AGREE", "happened"),
    ],
)  # fmt: skip
def test_a_verb_and_the_noun_it_takes_are_one_event(written: str, trigger: str, type_: str, status: str) -> None:
    """The verb says how it stands with what the noun names."""
    (event,) = events_in(written)
    assert (event.trigger.quote, event.type, event.status) == (trigger, type_, status)


@pytest.mark.parametrize(
    "written",
    [
        "They [agreed|E1:AGREE:happened] on a [truce|E2:RETREAT:planned].",
        "They [demanded|E1:REQUEST:happened] new [talks|E2:CONSULT:possible].",
        "They [met|E1:CONSULT:happened] before the [talks|E2:CONSULT:planned].",
        "They [signed|E1:AGREE:happened] and [met|E2:CONSULT:happened].",
        "They may [suspend|E1:REJECT:possible] the [talks|E2:CONSULT:ongoing].",
        "They did not [cancel|E1:REJECT:did_not_happen] the [talks|E2:CONSULT:planned].",
        f"They [resumed|E1:CONSULT:happened] {' ' * 2000} the [talks|E2:CONSULT:ongoing].",
    ],
)
def test_other_events_stay_two(written: str) -> None:
    """A demand and what is demanded are two events, and so are talks and their end that may be, or is not."""
    assert len(events_in(written)) == 2


def test_deaths_are_the_outcome_of_the_attack() -> None:
    """The number of the killed and injured goes to the attack that the sentence tells of."""
    written = (
        "A [bombing|E1:ASSAULT:happened:explosives] in [Ost|P1] [killed|E2:ASSAULT:happened] [ten|Q2:killed] and "
        "[wounded|E3:ASSAULT:happened] [dozens|Q3:injured]."
    )
    (event,) = events_in(written)
    assert event.trigger.quote == "bombing"
    assert [(one.what, one.low, one.high) for one in event.quantities] == [("killed", 10, 10), ("injured", 24, None)]


@pytest.mark.parametrize(
    "written",
    [
        "[Rebels|A1] [killed|E1:ASSAULT:happened] [three|Q1:killed] and [the army|A2] [killed|E2:ASSAULT:happened] "
        "[four|Q2:killed].",
        "[Shelling|E1:ASSAULT:happened] of [Ost|P1] and a [bombing|E2:ASSAULT:happened] of [Vel|P2].",
        "An [attack|E1:ASSAULT:happened] in [Ost|P1]; in [Vel|P2] [two|Q2:killed] [died|E2:ASSAULT:happened].",
        "[Gunmen|A1] [raided|E1:ASSAULT:happened] a bank, while elsewhere [two|Q2:killed] [died|E2:ASSAULT:happened].",
        "An [attack|E1:ASSAULT:possible] is feared; [two|Q2:killed] [died|E2:ASSAULT:happened].",
    ],
)
def test_attacks_that_differ_stay_two(written: str) -> None:
    """By other hands, at another place, of another status, or with a number of the dead of their own."""
    assert len(events_in(written)) == 2


def test_each_attack_has_its_own_dead() -> None:
    """A second number of killed goes to the attack that follows."""
    one, two = events_in(
        "[Ten|Q1:killed] [killed|E1:ASSAULT:happened] in [shelling|E2:ASSAULT:happened] and [five|Q3:killed] "
        "[killed|E3:ASSAULT:happened] in a [bombing|E4:ASSAULT:happened]."
    )
    assert [(event.trigger.quote, event.quantities[0].low) for event in (one, two)] == [
        ("shelling", 10),
        ("bombing", 5),
    ]
