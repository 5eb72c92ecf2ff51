"""Consensus: what mentions of an event tell together, whose word it is, and where they disagree."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.ids import make_id
from rapporteur.model import (
    UNKNOWN,
    Basis,
    Carrier,
    EventMention,
    EventType,
    Interval,
    Participant,
    Place,
    Quantity,
    Source,
    Span,
    Stance,
    Statement,
    Status,
)
from rapporteur.record.consensus import Outlet, Root, Told, credited, event_of, lead_of, root_of, roots_of
from rapporteur.record.disagreements.events import disagreements_of
from rapporteur.record.disagreements.sides import Disagreement
from tests.record.making import day

HAPPENED, ONGOING, PLANNED, POSSIBLE, CALLED_OFF, DENIED = Status


def november(number: int) -> date:
    """Return a day of a November."""
    return date(2030, 11, number)


def span(words: str, document: str) -> Span:
    """Return a span of words, which stand at a place of their own."""
    at = sum(map(ord, words))
    return Span(document, at, at + len(words), words)


def said(  # noqa: PLR0913  each says one thing about a statement, and most tests one or two
    document: str,
    words: str = "",
    *,
    actor: str | None = None,
    anonymous: bool = False,
    via: Sequence[str] = (),
    stance: Stance = Stance.ASSERTS,
) -> Statement:
    """Return a statement of a report, of an actor, of words that stand for its source, or of nobody named."""
    return Statement(
        id=make_id("statement", document, words, actor or ""),
        document=document,
        source=Source(
            spans=(span(words, document),) if words else (),
            actor=actor,
            anonymous=anonymous,
            description=words if anonymous else None,
        ),
        cue=(span("said", document),),
        content=(span("so it is", document),),
        direct=False,
        stance=stance,
        via=tuple(Carrier(name=name, spans=(span(name, document),)) for name in via),
        time=UNKNOWN,
        confidence=0.5,
        made_by="test@1",
    )


def told(  # noqa: PLR0913  each says one thing about a mention, and most tests one or two
    document: str,
    *,
    by: str | None = None,
    root: str | None = None,
    published: int = 5,
    status: Status = HAPPENED,
    type_: EventType = EventType.ASSAULT,
    on: int | Interval | None = None,
    within: Sequence[Statement] = (),
    counts: Iterable[tuple[str, float | None, float | None]] = (),
    actors: Iterable[str] = (),
    words: str = "",
    **rest: Any,
) -> Told:
    """Return a mention in a report, which an outlet of the same name brings if none is given."""
    time = on if isinstance(on, Interval) else day(november(on)) if on else UNKNOWN
    mention = EventMention(
        id=make_id("event", document, status.value, str(on), str(counts)),
        trigger=span("shelled", document),
        type=type_,
        mode=None,
        status=status,
        when=span(f"day {on}", document) if on else None,
        time=time,
        actors=tuple(Participant(span=span(name, document), actor=name) for name in actors),
        quantities=tuple(
            Quantity(what=what, low=low, high=high, span=span(f"{low}-{high}", document)) for what, low, high in counts
        ),
        within=tuple(one.id for one in within),
        confidence=0.5,
        made_by="test@1",
    )
    name = by or document
    outlet = Outlet(document=document, published=day(november(published)), name=name, root=root or name)
    return Told(mention=replace(mention, **rest), outlet=outlet, within=tuple(within), words=words)


NORLAND = said("b", "Norland", actor="norland")
STATUSES: dict[str, tuple[list[Told], Status]] = {
    "one": ([told("a", status=PLANNED)], PLANNED),
    "what happened goes before what was planned": (
        [told("a", status=PLANNED), told("b", status=PLANNED), told("c")],
        HAPPENED,
    ),
    "and before a later report of the plan": ([told("a"), told("b", status=PLANNED, published=9)], HAPPENED),
    "but not before more later reports that have it still ahead": (
        [told("a"), told("b", status=PLANNED, published=8), told("c", status=POSSIBLE, published=9)],
        POSSIBLE,
    ),
    "what was called off goes before what was planned": (
        [told("a", status=PLANNED), told("b", status=CALLED_OFF)],
        CALLED_OFF,
    ),
    "of what is ahead the latest holds": (
        [told("a", status=POSSIBLE), told("b", status=PLANNED, published=9)],
        PLANNED,
    ),
    "of reports of one day the most": (
        [told("a", status=POSSIBLE), told("b", status=PLANNED), told("c", status=PLANNED)],
        PLANNED,
    ),
    "an outlet's own word goes before denials that others quote": (
        [told("a"), *(told(name, status=DENIED, within=[NORLAND]) for name in "bc")],
        HAPPENED,
    ),
    "what most report": ([*(told(name, status=CALLED_OFF) for name in "ab"), told("c", published=6)], CALLED_OFF),
    "copies count once": (
        [*(told(name, status=CALLED_OFF, root="Quillon") for name in "ab"), told("c", published=6)],
        HAPPENED,
    ),
}


@pytest.mark.parametrize(("mentions", "status"), STATUSES.values(), ids=STATUSES)
def test_how_it_went(mentions: list[Told], status: Status) -> None:
    """What came about goes before what was only planned, then what most say, then what was said last."""
    assert event_of("event-1", mentions).status is status


WEEK = Interval(earliest=november(1), latest=november(7), basis=Basis.RESOLVED)
IMPLIED: dict[str, Any] = {"when": None, "time": day(november(9))}
TIMES: dict[str, tuple[list[Told], int | None]] = {
    "none": ([told("a")], None),
    "of as many the narrowest": ([told("a", on=WEEK), told("b", on=4)], 4),
    "what most say": ([told("a", on=3), told("b", on=4), told("c", on=4)], 4),
    "copies count once": (
        [*(told(name, on=3, root="Quillon") for name in "abc"), *(told(name, on=4) for name in "de")],
        4,
    ),
    "of mentions of the event's status": (
        [*(told(name, on=9, status=PLANNED) for name in "ab"), told("c", on=4)],
        4,
    ),
    "else of any": ([told("a", on=9, status=PLANNED), told("b")], 9),
    "words of its own before what follows": ([told("a", **IMPLIED), told("b", **IMPLIED), told("c", on=4)], 4),
    "else what follows": ([told("a", **IMPLIED)], 9),
}


@pytest.mark.parametrize(("mentions", "on"), TIMES.values(), ids=TIMES)
def test_when_it_was(mentions: list[Told], on: int | None) -> None:
    """The time that most give in words of their own."""
    assert event_of("event-1", mentions).time.day == (on and november(on))


def test_all_that_take_part_are_there() -> None:
    """Each once, in the order of the reports; what mentions count is there as each has it."""
    kesh = Place(span=span("Kesh", "a"))
    event = event_of(
        "e",
        [
            told("a", actors=["norland"], counts=[("killed", 9, 9)], places=(kesh,)),
            told("b", actors=["front", "norland"], counts=[("killed", 9, 9), ("killed", 12, None)], places=(kesh,)),
        ],
    )
    assert event.actors == ("norland", "front")
    assert [(one.low, one.high) for one in event.quantities] == [(9, 9), (12, None)]
    assert len(event.places) == 1
    assert (event.reports, event.independent, len(event.mentions)) == (2, 2, 2)


def test_the_mention_that_shows_it_best() -> None:
    """Of the event's status and type, with the most told."""
    plan = told("a", status=PLANNED, actors=["norland", "front"])
    bare, full = told("b", on=4), told("c", on=4, actors=["norland"])
    assert lead_of(event_of("e", [plan, bare, full])) is full.mention
    assert lead_of(event_of("e", [plan])) is plan.mention


# Whose word it is


def test_several_copies_of_one_wire_story_are_one_source() -> None:
    """Whoever prints it; another outlet's own report is another."""
    copies = [told(name, root="Quillon") for name in ("Herald", "Courier", "Post")]
    assert [root.name for root in roots_of(copies)] == ["Quillon"]
    event = event_of("e", [*copies, told("Mirror")])
    assert (event.reports, event.independent) == (4, 2)


def test_copies_that_quote_an_unnamed_official_have_one_source() -> None:
    """The official of the agency's report, not one for each who prints it."""
    copies = [told(name, root="Quillon", within=[said(name, "an official", anonymous=True)]) for name in "ab"]
    assert [(root.kind, root.name) for root in roots_of(copies)] == [("anonymous", "an official")]


def test_whoever_is_named_is_one_source() -> None:
    """Through however many outlets, and whatever stands between."""
    mentions = [
        told("a", within=[said("a", "Ruvo", actor="actor-ruvo")]),
        told("b", within=[said("b", "the envoy", actor="actor-ruvo", via=["Herald"])]),
    ]
    assert list(roots_of(mentions)) == [Root("actor", "actor-ruvo", "actor-ruvo")]


def test_an_unnamed_official_through_a_newspaper_is_the_root() -> None:
    """Whoever passes it on: two reports that have it from the newspaper have one source, another paper's another."""
    official = [
        told(name, within=[said(name, "a senior official", anonymous=True, via=["Herald"])])
        for name in ("Courier", "Post")
    ]
    assert [(root.kind, root.name) for root in roots_of(official)] == [("anonymous", "a senior official")]
    assert event_of("e", official).independent == 1
    other = told("Mirror", within=[said("Mirror", "a senior official", anonymous=True)])
    assert event_of("e", [*official, other]).independent == 2


def test_the_newspaper_s_own_report_has_the_same_official() -> None:
    """What others cite is what it wrote."""
    own = told("Herald", within=[said("Herald", "a senior official", anonymous=True)])
    cited = told("Courier", within=[said("Courier", "a senior official", anonymous=True, via=["Herald"])])
    assert event_of("e", [own, cited]).independent == 1


def test_a_source_known_by_its_words_alone() -> None:
    """Is another in another outlet; capitals do not make one."""
    assert root_of(told("a", within=[said("a", "the harbour master")])).kind == "words"
    same = [told(name, by="Herald", within=[said(name, words)]) for name, words in (("a", "Doctors"), ("b", "doctors"))]
    assert event_of("e", same).independent == 1
    assert event_of("e", [*same, told("c", by="Post", within=[said("c", "doctors")])]).independent == 2


def test_a_report_that_names_its_source_is_no_other() -> None:
    """What it says elsewhere in its own words adds none; one that names two has two."""
    by_ruvo, by_orlo = (said("a", name, actor=f"actor-{name}") for name in ("ruvo", "orlo"))
    headline = told("a")
    assert [root.key for root in roots_of([headline, told("a", within=[by_ruvo])])] == ["actor-ruvo"]
    assert event_of("e", [headline, told("a", within=[by_ruvo]), told("a", within=[by_orlo])]).independent == 2
    assert event_of("e", [headline]).independent == 1


def test_of_words_within_words_the_innermost_speaks() -> None:
    """A minister who tells what a general said has it from the general."""
    general, minister = said("a", "general", actor="actor-g"), said("a", "minister", actor="actor-m")
    assert root_of(told("a", within=[general, minister])).key == "actor-g"


@pytest.mark.parametrize(
    ("publisher", "path", "agencies", "root"),
    [
        ("Herald", "a.txt", [], "Herald"),
        ("Herald", "a.txt", ["Quillon"], "Quillon"),
        ("Herald", "a.txt", ["Quillon", "Meridian"], "Herald"),
        ("Quillon", "a.txt", ["Quillon"], "Quillon"),
        (None, "a.txt", [], "a.txt"),
        (None, None, [], "?"),
    ],
)
def test_whom_a_report_credits(publisher: str | None, path: str | None, agencies: list[str], root: str) -> None:
    """The one agency; of two nobody knows which."""
    assert credited(publisher, path, agencies) == root


# Where they disagree


def sides(found: Disagreement) -> dict[str, tuple[str, ...]]:
    """Return what is held, and by whom."""
    return {side.value: side.held_by for side in found.sides}


def test_numbers_that_do_not_meet() -> None:
    """Each side with who holds it; numbers of different things are not compared."""
    nine, twelve = told("Herald", counts=[("killed", 9, 9)]), told("Post", counts=[("killed", 12, 12)])
    (found,) = disagreements_of("event-1", [nine, twelve, told("Mirror", counts=[("injured", 40, 40)])])
    assert (found.event, found.type, found.about) == ("event-1", "numbers", "killed")
    assert sides(found) == {"9": ("Herald",), "12": ("Post",)}
    assert [one.quote for side in found.sides for one in side.spans] == ["12-12", "9-9"]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((9, 9), (9, 9), False),
        ((9, 9), (None, 12), False),
        ((9, None), (12, 12), False),
        ((9, None), (8, 8), True),
        ((None, 12), (13, None), True),
        ((5, 10), (10, 20), False),
        ((5, 10), (11, 20), True),
        ((0, 0), (1, 1), True),
    ],
)
def test_which_numbers_meet(one: tuple[float, float], other: tuple[float, float], *, apart: bool) -> None:
    """At least nine and twelve do; at least nine and eight do not. Either way round."""
    a, b = told("a", counts=[("killed", *one)]), told("b", counts=[("killed", *other)])
    assert bool(disagreements_of("e", [a, b])) is bool(disagreements_of("e", [b, a])) is apart


def test_days_that_do_not_meet() -> None:
    """More than the clock can tell; a week is no day that could be wrong, nor is a plan's day."""
    (found,) = disagreements_of("e", [told("Herald", on=4), told("Post", on=6), told("Mirror", on=6)])
    assert found.type == "dates"
    assert sides(found) == {"2030-11-04": ("Herald",), "2030-11-06": ("Mirror", "Post")}
    assert [one.quote for side in found.sides for one in side.spans] == ["day 4", "day 6", "day 6"]
    assert not disagreements_of("e", [told("Herald", on=4), told("Post", on=5)])
    assert not disagreements_of("e", [told("Herald", on=4), told("Post", on=9, status=PLANNED)])
    week = Interval(earliest=november(10), latest=november(16), basis=Basis.RESOLVED)
    assert not disagreements_of("e", [told("Herald", on=4), told("Post", on=week)])
    assert not disagreements_of("e", [told("Herald", on=4), told("Post", when=None, time=day(november(9)))])


@pytest.mark.parametrize("how", ["did not happen", "denies that it happened"])
def test_a_denial(how: str) -> None:
    """Of what others say happened, told in somebody's own words as what did not, or as what somebody denies."""
    own_words = how == "did not happen"
    norland = said("Post", "Norland", actor="norland", stance=Stance.ASSERTS if own_words else Stance.DENIES)
    norland = replace(norland, direct=own_words)
    denied = told("Post", status=DENIED if own_words else HAPPENED, within=[norland])
    (found,) = disagreements_of("e", [told("Herald"), denied])
    assert (found.type, found.about) == ("denial", "so it is")
    assert sides(found) == {"claimed": ("Herald",), "denied": ("norland",)}
    assert {side.value: side.statements for side in found.sides} == {"claimed": (), "denied": (norland.id,)}
    assert not disagreements_of("e", [denied])
    assert not disagreements_of("e", [denied, told("Herald", status=PLANNED)])


def test_who_contradicts_only_himself_is_no_disagreement() -> None:
    """One source that says both is one side; so is an outlet that passes on what it later takes back."""
    norland = said("Post", "Norland", actor="norland")
    assert not disagreements_of("e", [told("Post", within=[norland]), told("Post", status=DENIED, within=[norland])])


SHELLED = "Norland shelled the harbour of Ostrel at dawn."
NOT_SO = "Norland denied that it had shelled Ostrel at dawn."


@pytest.mark.parametrize(
    ("claim", "words", "is_one"),
    [
        (SHELLED, NOT_SO, True),
        ("Rain fell on the hills.", NOT_SO, False),
        (SHELLED, "Norland said it had not shelled Ostrel at dawn so far.", False),
    ],
)
def test_a_denial_is_of_what_is_claimed_in_words_alike(claim: str, words: str, *, is_one: bool) -> None:
    """And not of all that was linked with it, nor of what only has not been yet."""
    norland = said("Post", "Norland", actor="norland", stance=Stance.DENIES)
    mentions = [told("Herald", words=claim), told("Post", within=[norland], words=words)]
    assert bool(disagreements_of("e", mentions)) is is_one


def test_who_denies_to_have_had_a_part_does_not_deny_what_happened() -> None:
    """That there was an attack, and by others, is not denied."""
    front = said("Post", "the Front", actor="front", stance=Stance.DENIES)
    part = replace(front, content=(span("any part in the attack", "Post"),))
    assert not disagreements_of("e", [told("Herald"), told("Post", within=[part])])


def test_numbers_are_of_one_event_by_words_and_days_too() -> None:
    """Nine and twelve dead may be of two events, whatever was linked: by the days, or by words with nothing alike."""
    ferry, again = "Nine died on the ferry Halin in June.", "The blast on the Halin killed twelve in June."
    nine = told("Herald", on=4, counts=[("killed", 9, 9)], words=ferry)
    assert disagreements_of("e", [nine, told("Post", on=4, counts=[("killed", 12, 12)], words=again)])
    assert not disagreements_of("e", [nine, told("Post", on=9, counts=[("killed", 12, 12)], words=again)])
    elsewhere = "Rockets hit Sarn, twelve soldiers are dead."
    assert not disagreements_of("e", [nine, told("Post", on=4, counts=[("killed", 12, 12)], words=elsewhere)])
    since = "The war has killed 2,000 since the blast on the ferry Halin."
    assert not disagreements_of("e", [nine, told("Post", on=4, counts=[("killed", 2000, 2000)], words=since)])


def test_two_numbers_of_one_report_are_of_two_things() -> None:
    """Who tells both does not contradict who tells one of them: 1,400 of 3,200 are a stage."""
    both = [told("Post", counts=[("troops", 1400, 1400)]), told("Post", counts=[("troops", 3200, 3200)])]
    assert not disagreements_of("e", [told("Herald", counts=[("troops", 3200, 3200)]), *both])


def test_what_is_only_offered_is_no_number_of_what_was() -> None:
    """Sixty to be freed, it may be, and 140 freed."""
    offered = told("Herald", status=POSSIBLE, counts=[("released", 60, 60)])
    assert not disagreements_of("e", [offered, told("Post", counts=[("released", 140, 140)])])


def test_at_whose_door_it_is_laid() -> None:
    """By whom: Norland says it was the Front, the Front that it was Norland."""
    norland, front = said("Herald", "Norland", actor="norland"), said("Post", "the Front", actor="front")
    accuse = [told("Herald", within=[norland], actors=["front"]), told("Post", within=[front], actors=["norland"])]
    (found,) = disagreements_of("e", accuse)
    assert (found.type, found.about) == ("parties", "who did it")
    assert sides(found) == {"front": ("norland",), "norland": ("front",)}
    assert not disagreements_of("e", accuse[:1])
    assert not disagreements_of(
        "e", [replace(one, mention=replace(one.mention, type=EventType.AGREE)) for one in accuse]
    )
    both = told("Herald", within=[norland], actors=["front", "raiders"])
    assert not disagreements_of("e", [both]), "one who names two says that they did it together"


def test_where_all_agree_there_is_none() -> None:
    """Nor where there is one mention, or none."""
    same = [told(name, on=4, counts=[("killed", 9, 9)], actors=["norland"]) for name in "abc"]
    assert not disagreements_of("e", same)
    assert not disagreements_of("e", same[:1])
    assert not disagreements_of("e", [])


# Of whatever mentions

documents = st.sampled_from("abc")
statements = st.builds(
    said,
    documents,
    st.sampled_from(("an official", "Ruvo")),
    actor=st.sampled_from((None, "norland", "front")),
    anonymous=st.booleans(),
    via=st.sampled_from(((), ("Herald",))),
    stance=st.sampled_from(Stance),
)
mentions = st.builds(
    lambda one, within: replace(one, within=tuple(within)),
    st.builds(
        told,
        documents,
        published=st.integers(4, 6),
        root=st.sampled_from((None, "Quillon")),
        status=st.sampled_from(Status),
        on=st.sampled_from((None, 3, 4, 9)),
        counts=st.sampled_from(((), (("killed", 9, 9),), (("killed", 12, None),))),
        actors=st.lists(st.sampled_from(("norland", "front")), unique=True),
    ),
    st.lists(statements, max_size=2),
)


@given(st.lists(mentions, min_size=1, max_size=5))
def test_an_event_has_nothing_that_no_mention_has(held: list[Told]) -> None:
    """Its status, time, type and parts are those of some; every report has a root, and there are no more roots."""
    event = event_of("e", held)
    assert event.mentions == tuple(one.mention for one in held)
    assert event.status in {one.mention.status for one in held}
    assert event.time in {one.mention.time for one in held} | {UNKNOWN}
    assert set(event.actors) == {part.actor for one in held for part in one.mention.actors}
    roots = roots_of(held)
    assert event.independent == len(roots) >= 1
    heard = {one.outlet.document for some in roots.values() for one in some}
    assert heard == {one.outlet.document for one in held}
    assert lead_of(event) in event.mentions


@given(st.lists(mentions, max_size=5), st.randoms())
def test_the_order_of_mentions_does_not_matter_for_who_disagrees(held: list[Told], order: Random) -> None:
    """Nor for whose word it is; each disagreement has two sides at least, and its identifier once."""
    shuffled = order.sample(held, len(held))
    assert list(roots_of(shuffled)) == list(roots_of(held))
    found, again = (disagreements_of("e", some) for some in (held, shuffled))
    assert [(one.id, sides(one)) for one in found] == [(one.id, sides(one)) for one in again]
    assert all(len(one.sides) > 1 for one in found)
    assert len({one.id for one in found}) == len(found)
