"""Parties: for whom those act who take part in an event."""

from dataclasses import replace

import pytest

from rapporteur.annotate.parties import Parties
from rapporteur.model import (
    UNKNOWN,
    Dating,
    Document,
    EventMention,
    EventType,
    Mention,
    MentionForm,
    MentionType,
    Participant,
    Reading,
    Source,
    Span,
    Stance,
    Statement,
    Status,
)

NAME, NOMINAL, PRONOUN = MentionForm.NAME, MentionForm.NOMINAL, MentionForm.PRONOUN
NAMES = {
    "Norland": MentionType.GOVERNMENT, "Front": MentionType.GROUP, "Ana Ruvo": MentionType.PERSON,
    "Ostran": MentionType.NATIONALITY, "Kenyan": MentionType.NATIONALITY, "Ostra": MentionType.PLACE,
}  # fmt: skip
KINDS = {"the town": MentionType.PLACE}
OF_PEOPLE = {"Ostran": "actor Ostra", "Kenyan": "actor Kenya"}


def reading_of(text: str, *described: str, said: tuple[str, str] | None = None) -> Reading:
    """Return a reading with the names of a text and what is described in it; `said` are a source and what it says."""
    document = Document(id="doc", text=text, raw_sha256="")
    mentions = [_mention(document, name, NAME, type_) for name, type_ in NAMES.items() if name in text]
    mentions += [_mention(document, words, NOMINAL, KINDS.get(words, MentionType.PERSON)) for words in described]
    statements = (_statement(document, *said),) if said else ()
    dating = Dating(document="doc", interval=UNKNOWN, reasons=(), made_by="test")
    return Reading(document=document, dating=dating, mentions=tuple(mentions), statements=statements)


def _span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return document.span(start, start + len(words))


def _mention(document: Document, words: str, form: MentionForm, type_: MentionType) -> Mention:
    actor = OF_PEOPLE.get(words, f"actor {words}") if form is NAME else None
    span = _span(document, words)
    return Mention(id=f"{words}", span=span, form=form, type=type_, actor=actor, confidence=1.0, made_by="test")


def _statement(document: Document, source: str, content: str) -> Statement:
    words = _span(document, source)
    person = "actor Ana Ruvo" if "Ana Ruvo" in source else None
    return Statement(
        id="statement",
        document="doc",
        source=Source(spans=(words,), actor=person),
        cue=(words,),
        content=(_span(document, content),),
        direct=True,
        stance=Stance.ASSERTS,
        via=(),
        time=UNKNOWN,
        confidence=1.0,
        made_by="test",
    )


def actors(
    reading: Reading, words: str, *, form: MentionForm = NOMINAL, within: tuple[str, ...] = ()
) -> list[str | None]:
    """Return whom some words act for."""
    mention = _mention(reading.document, words, form, MentionType.PERSON)
    parts = Parties(reading).participants(replace(mention, actor=None), within)
    return [part.actor for part in parts]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Norland's troops left.", "Norland's troops", "actor Norland"),
        ("Two Front negotiators came.", "Two Front negotiators", "actor Front"),
        ("The envoys of Norland came.", "The envoys", "actor Norland"),
        ("Kenyan soldiers left.", "Kenyan soldiers", "actor Kenya"),
        ("Ostra is far. All 300 Ostran soldiers left.", "All 300 Ostran soldiers", "actor Ostra"),
        ("Norland let the soldiers go.", "the soldiers", None),
        ("Norland's farmers left.", "Norland's farmers", None),
        ("The court of Norland ruled.", "The court", None),
        ("Norland troops left.", "troops", "actor Norland"),
        ("Norland and rebel troops left.", "rebel troops", None),
        ("As for Norland, troops left.", "troops", None),
        ("The troops withdrew from Norland.", "The troops", None),
        ("The troops from Norland left.", "The troops", None),
        ("The envoy from Norland left.", "The envoy", "actor Norland"),
        ("The envoys left for Norland.", "The envoys", None),
        ("Norland-backed rebels left.", "Norland-backed rebels", None),
    ],
)
def test_who_acts_for_a_party_that_is_named_with_them(text: str, words: str, actor: str | None) -> None:
    """In front of the head, after it, or as an adjective; farmers act for nobody, and a court for itself."""
    assert actors(reading_of(text, words), words) == [actor]


def test_we_are_those_for_whom_the_speaker_speaks() -> None:
    """Where a description beside the name tells for whom; "I" is the speaker."""
    text = "Front spokeswoman Ana Ruvo came. We and I wait, Ana Ruvo said."
    reading = reading_of(text, "Front spokeswoman", said=("Ana Ruvo said", "We and I wait"))
    assert actors(reading, "We", form=PRONOUN, within=("statement",)) == ["actor Front"]
    assert actors(reading, "I", form=PRONOUN, within=("statement",)) == ["actor Ana Ruvo"]
    assert actors(reading, "We", form=PRONOUN) == [None]
    ours = reading_of("Front spokeswoman Ana Ruvo came. Our envoys wait, Ana Ruvo said.", "Front spokeswoman", "envoys",
                      said=("Ana Ruvo said", "Our envoys wait"))  # fmt: skip
    our = _mention(ours.document, "Our", PRONOUN, MentionType.PERSON)
    ours = replace(ours, mentions=(*ours.mentions, replace(our, actor=None, type=None)))
    assert actors(ours, "envoys", within=("statement",)) == ["actor Front"]


def test_who_is_described_beside_a_name_is_the_one_named() -> None:
    """The description alone, where the encoder takes it for the actor, comes to the person."""
    assert actors(reading_of("The envoy, Ana Ruvo, came.", "The envoy"), "The envoy") == ["actor Ana Ruvo"]


def test_troops_of_two_parties_act_for_both() -> None:
    """Whether the encoder takes the names into the description or not."""
    text = "Norland and Front negotiators met."
    for words in ("negotiators", "Front negotiators", "Norland and Front negotiators"):
        assert actors(reading_of(text, words), words) == ["actor Norland", "actor Front"]


def test_not_everyone_who_names_a_party_speaks_for_it() -> None:
    """Critics do not, and a pronoun that is no possessive makes nobody theirs."""
    text = "Critics of Norland said: We wait."
    assert actors(reading_of(text, "Critics", said=("Critics of Norland", "We wait")), "We", form=PRONOUN,
                  within=("statement",)) == [None]  # fmt: skip
    fled = reading_of("Ana Ruvo, who police said had fled, was held.", "police")
    who = replace(_mention(fled.document, "who", PRONOUN, MentionType.PERSON), actor="actor Ana Ruvo")
    assert actors(replace(fled, mentions=(*fled.mentions, who)), "police") == [None]


def test_both_sides_are_the_two_told_of_before() -> None:
    """And nobody, where no two were."""
    reading = reading_of(
        "Norland met the Front. Both sides left, both houses sat, the government and each of them too."
    )
    document = reading.document
    mention = _mention(document, "Both sides", NOMINAL, MentionType.GROUP)
    parties = Parties(reading)
    assert [part.actor for part in parties.participants(mention, ())] == [None]
    met = EventMention(
        id="event",
        trigger=_span(document, "met"),
        type=EventType.CONSULT,
        mode=None,
        status=Status.HAPPENED,
        actors=(Participant(span=_span(document, "Norland"), actor="actor Norland"),),
        recipients=(Participant(span=_span(document, "Front"), actor="actor Front"),),
        confidence=1.0,
        made_by="test",
    )
    parties.note(met)
    assert [part.actor for part in parties.participants(mention, ())] == ["actor Norland", "actor Front"]
    for words in ("both houses", "the government", "each of them"):
        other = _mention(document, words, NOMINAL, MentionType.GROUP)
        assert [part.actor for part in parties.participants(other, ())] == [None]


@pytest.mark.parametrize(
    ("text", "described", "kept"),
    [
        ("They killed soldiers Ana Ruvo had sent.", ("soldiers",), ["soldiers", "Ana Ruvo"]),
        ("The envoy, Ana Ruvo, came.", ("The envoy",), ["Ana Ruvo"]),
        ("Ana Ruvo, the envoy, came.", ("the envoy",), ["Ana Ruvo"]),
        ("Envoy for Ostra Affairs Ana Ruvo came.", ("Envoy",), ["Ana Ruvo"]),
        ("Norland envoy Ana Ruvo came.", ("envoy",), ["Ana Ruvo"]),
        ("They met in the town of Ostra.", ("the town",), ["Ostra"]),
        ("The head of the Front came.", ("The head",), ["The head"]),
        ("The envoy met Ana Ruvo.", ("The envoy",), ["The envoy", "Ana Ruvo"]),
        ("They killed Ana Ruvo, two aides and a driver.", ("two aides",), ["Ana Ruvo", "two aides"]),
        ("They killed Ana Ruvo, a driver and an aide.", ("a driver",), ["Ana Ruvo", "a driver"]),
        ("He told Ana Ruvo soldiers had left.", ("soldiers",), ["Ana Ruvo", "soldiers"]),
        ("Envoy for Örland Affairs Ana Ruvo came.", ("Envoy",), ["Ana Ruvo"]),
        ("It handed the prisoners to Norland.", ("the prisoners",), ["the prisoners", "Norland"]),
        ("Norland, the Front and Ana Ruvo came.", (), ["Norland", "Front", "Ana Ruvo"]),
    ],
)
def test_one_who_is_named_and_described_is_one(text: str, described: tuple[str, ...], kept: list[str]) -> None:
    """The name is kept; of what completes a description, the description."""
    reading = reading_of(text, *described)
    assert [one.span.quote for one in Parties(reading).heads(reading.mentions)] == kept
