"""Parties: for whom those act who take part in an event."""

from dataclasses import replace

import pytest

from rapporteur.annotate.actors import government_of
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
    "Jan Orlo": MentionType.PERSON, "Nairobi": MentionType.PLACE,
}  # fmt: skip
KINDS = {"the town": MentionType.PLACE}
PRONOUNS = frozenset("they their his our we".split())
OF_PEOPLE = {"Ostran": "actor Ostra", "Kenyan": "actor Kenya"}


def reading_of(text: str, *described: str, said: tuple[str, str] | None = None) -> Reading:
    """Return a reading with the names of a text and what is described in it; `said` are a source and what it says."""
    document = Document(id="doc", text=text, raw_sha256="")
    mentions = [_mention(document, name, NAME, type_) for name, type_ in NAMES.items() if name in text]
    forms = ((words, PRONOUN if words.lower() in PRONOUNS else NOMINAL) for words in described)
    mentions += [_mention(document, words, form, KINDS.get(words, MentionType.PERSON)) for words, form in forms]
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
    parties.note([met])
    assert [part.actor for part in parties.participants(mention, ())] == ["actor Norland", "actor Front"]
    other = _mention(document, "both houses", NOMINAL, MentionType.GROUP)
    assert [part.actor for part in parties.participants(other, ())] == [None]
    words = _span(document, "Both sides")
    assert [part.actor for part in parties.unmarked(words)] == ["actor Norland", "actor Front"]
    assert [part.actor for part in parties.unmarked(_span(document, "sat"))] == [None]


def met(document: Document, *actors: str) -> EventMention:
    """Return a meeting of some named actors."""
    return EventMention(
        id="event",
        trigger=_span(document, "met"),
        type=EventType.CONSULT,
        mode=None,
        status=Status.HAPPENED,
        actors=tuple(Participant(span=_span(document, name), actor=f"actor {name}") for name in actors),
        confidence=1.0,
        made_by="test",
    )


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Norland met the Front fighters. The government left.", "The government", ["actor Norland"]),
        ("Norland met the Front fighters. The rebels left.", "The rebels", ["actor Front"]),
        ("Norland met the Front fighters. All 300 soldiers left.", "All 300 soldiers", ["actor Norland"]),
        ("Norland met the Front fighters. Rebel soldiers left.", "Rebel soldiers", [None]),
        ("Norland met the Front fighters. Envoys of the two sides left.", "Envoys", ["actor Norland", "actor Front"]),
        ("Norland met Ostra. The government left.", "The government", [None]),
    ],
)
def test_of_a_state_and_a_group_that_met_each_has_its_own(text: str, words: str, expected: list[str | None]) -> None:
    """A government and soldiers are the state's, rebels the group's, envoys of both sides both's; of two states, the
    government may be either's."""
    reading = reading_of(text, *(one for one in ("Front fighters", "the two sides", words) if one in text))
    parties = Parties(reading)
    parties.note([met(reading.document, *(name for name in ("Norland", "Front", "Ostra") if name in text))])
    mention = _mention(reading.document, words, NOMINAL, MentionType.PERSON)
    assert [part.actor for part in parties.participants(replace(mention, actor=None), ())] == expected


def test_they_are_all_who_are_joined_where_they_go_back_to_one_of_them() -> None:
    """What goes back to a description is whom that acts for."""
    reading = reading_of("Norland and the Front met. They left, their troops too.", "They", "their", "their troops")
    they, their = (one for one in reading.mentions if one.form is PRONOUN)
    norland = next(one for one in reading.mentions if one.span.quote == "Norland")
    back = replace(reading, mentions=(*reading.mentions[:-3], replace(they, antecedent=norland.id, actor=norland.actor),
                                      replace(their, antecedent=they.id), reading.mentions[-1]))  # fmt: skip
    assert actors_of(back, "They") == actors_of(back, "their troops") == ["actor Norland", "actor Front"]


def actors_of(reading: Reading, words: str) -> list[str | None]:
    """Return whom a mention of a reading stands for."""
    mention = next(one for one in reading.mentions if one.span.quote == words)
    return [part.actor for part in Parties(reading).participants(mention, ())]


def test_a_capital_that_acts_is_its_country() -> None:
    """Where it is no more than a place, that is not asked here."""
    assert actors_of(reading_of("Nairobi agreed."), "Nairobi") == [government_of("KEN")]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Front's spokesman, Ana Ruvo, came. His party left.", "His party", "actor Front"),
        ("Ana Ruvo came. His party left.", "His party", None),
    ],
)
def test_his_party_is_the_one_he_acts_for(text: str, words: str, expected: str | None) -> None:
    """And nobody where that is not told: a party is not the person."""
    reading = reading_of(text, "The Front's spokesman" if "Front" in text else words, words)
    his = replace(_mention(reading.document, "His", PRONOUN, MentionType.PERSON), actor="actor Ana Ruvo")
    assert actors(replace(reading, mentions=(*reading.mentions, his)), words) == [expected]


def test_we_are_the_party_that_publishes_the_report() -> None:
    """Where nobody is quoted; what a source says in other words is not its "we"."""
    text = "Bulletin of the Front\n\nWe wait. Our fighters left. Ana Ruvo said that we lied: “We hope.”"
    reading = reading_of(text, "Our fighters", said=("Ana Ruvo said", "we lied"))
    assert actors(reading, "We", form=PRONOUN) == ["actor Front"]
    assert actors(reading, "Our fighters") == ["actor Front"]
    indirect = replace(reading.statements[0], direct=False)
    told = replace(reading, statements=(indirect,))
    assert actors(told, "we", form=PRONOUN, within=("statement",)) == ["actor Front"]
    assert actors(reading, "we", form=PRONOUN, within=("statement",)) == ["actor Ana Ruvo"]
    quoted = replace(_mention(reading.document, "We hope", PRONOUN, MentionType.PERSON), actor=None)
    assert [part.actor for part in Parties(reading).participants(quoted, ())] == [None]


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
        ("Norland's Deputy Trade Minister Ana Ruvo came.", (), ["Ana Ruvo"]),
        ("Norland and President Ana Ruvo came.", (), ["Norland", "Ana Ruvo"]),
        ("Ana Ruvo, Norland's trade minister, came.", (), ["Ana Ruvo"]),
        ("Ana Ruvo, Norland and the Front came.", (), ["Ana Ruvo", "Norland", "Front"]),
        ("Envoys of Norland, led by Ana Ruvo, came.", ("Envoys",), ["Envoys"]),
        ("Two envoys, Ana Ruvo and Jan Orlo, came.", ("Two envoys",), ["Ana Ruvo", "Jan Orlo"]),
        ("Marines from Norland came.", ("Marines",), ["Norland"]),
        ("The movement “Front” came.", ("The movement",), ["Front"]),
    ],
)
def test_one_who_is_named_and_described_is_one(text: str, described: tuple[str, ...], kept: list[str]) -> None:
    """The name is kept; of what completes a description, the description."""
    reading = reading_of(text, *described)
    assert [one.span.quote for one in Parties(reading).heads(reading.mentions)] == kept
