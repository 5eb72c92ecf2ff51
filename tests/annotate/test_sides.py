"""Sides: the two that a report tells of together."""

from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.sides import Sides, mediators_among
from rapporteur.model import Document, EventMention, EventType, Mention, MentionForm, MentionType, Participant, Status

POWERS = ("Norland", "Front", "Sudmark")
TEXT = "Norland met the Front. Norland met Sudmark. Norland shelled the Front. Norland met the Front. They signed."
DOCUMENT = Document(id="doc", text=TEXT, raw_sha256="")


def between(trigger: str, type_: EventType, *actors: str, times: int = 1, on: tuple[str, ...] = ()) -> EventMention:
    """Return an event of some actors, its trigger the nth in the text."""
    start = -1
    for _ in range(times):
        start = TEXT.index(trigger, start + 1)
    names = {name: DOCUMENT.span(TEXT.index(name), TEXT.index(name) + len(name)) for name in (*POWERS, "shelled")}
    return EventMention(
        id=f"event-{start}",
        trigger=DOCUMENT.span(start, start + len(trigger)),
        type=type_,
        mode=None,
        status=Status.HAPPENED,
        actors=tuple(Participant(span=names[name], actor=name) for name in actors),
        recipients=tuple(Participant(span=names[name], actor=name) for name in on),
        confidence=1.0,
        made_by="test",
    )


def test_both_sides_are_the_two_told_of_most_often_until_then() -> None:
    """The last of several; before any is told of, the first that is."""
    sides = Sides(POWERS, {})
    sides.note(between("met", EventType.CONSULT, "Norland", "Front"))
    sides.note(between("met", EventType.CONSULT, "Norland", "Sudmark", times=2))
    sides.note(between("met", EventType.CONSULT, "Norland", "Front", times=3))
    assert [sides.at(at) for at in (0, 10, 40, len(TEXT))] == [
        ("Norland", "Front"),
        ("Norland", "Front"),
        ("Norland", "Sudmark"),
        ("Norland", "Front"),
    ]
    assert sides.parts_before(0) == ()
    assert [part.span.quote for part in sides.parts_at(0)] == ["Norland", "Front"]


def test_who_attacks_is_one_side_and_who_is_attacked_the_other() -> None:
    """Unless two are told of together; two who act alike on nobody are allies."""
    sides = Sides(POWERS, {})
    sides.note(between("shelled", EventType.SANCTION, "Norland", "Sudmark"))
    assert sides.at(len(TEXT)) == ()
    sides.note(between("shelled", EventType.ACCUSE, "Norland", on=("Front",)))
    assert sides.at(len(TEXT)) == ("Norland", "Front")
    assert sides.parts_at(len(TEXT)) == ()


def test_an_agreement_of_nobody_is_of_the_two_told_of_right_before() -> None:
    """And one of a party and of whom nothing else tells to be one is of these two."""
    sides = Sides(POWERS, {})
    sides.note(between("shelled", EventType.PROTEST, "Norland", "Sudmark"))
    sides.note(between("signed", EventType.AGREE))
    assert sides.at(len(TEXT)) == ("Norland", "Sudmark")
    sides = Sides(POWERS, {})
    sides.note(between("met", EventType.CONSULT, "Norland", "shelled"))
    assert sides.at(len(TEXT)) == ()
    sides.note(between("signed", EventType.AGREE, "Norland", "shelled"))
    assert sides.at(len(TEXT)) == ("Norland", "shelled")


def test_people_stand_for_the_party_they_act_for() -> None:
    """And who is no party is no side."""
    sides = Sides(POWERS, {"shelled": "Front"})
    sides.note(between("met", EventType.CONSULT, "Norland", "shelled"))
    assert sides.at(len(TEXT)) == ("Norland", "Front")
    others = Sides(("Norland",), {})
    others.note(between("met", EventType.CONSULT, "Norland", "Front"))
    assert others.at(len(TEXT)) == ()


def test_mediators_are_no_side() -> None:
    """Who brokers, hosts, or speaks to both sides; with whom "and" joins to them."""
    told = {
        "Norland brokered it.": {"Norland"},
        "It was read out by envoys of Norland and Sudmark.": {"Norland"},
        "Norland and Sudmark urged both sides to wait.": {"Norland", "Sudmark"},
        "Norland and Sudmark met.": set(),
    }
    for text, mediators in told.items():
        document = Document(id="doc", text=text, raw_sha256="")
        named = [
            Mention(
                id=name,
                span=document.span(text.index(name), text.index(name) + len(name)),
                form=MentionForm.NAME,
                type=MentionType.GOVERNMENT,
                actor=name,
                confidence=1.0,
                made_by="test",
            )
            for name in POWERS
            if name in text
        ]
        assert mediators_among(document, Ordered(named)) >= mediators
        assert mediators or not mediators_among(document, Ordered(named))
