"""Linked events: what one report tells of an event is one telling, what several tell of it is one event."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.annotate.actors import actor_id
from rapporteur.lines import dump, load
from rapporteur.link.clusters import Link
from rapporteur.link.events import (
    FORBIDDEN,
    LEAST,
    are_likely_one,
    group,
    keys_of,
    link_all,
    link_tellings,
    tellings_of,
)
from rapporteur.link.glances import Glance
from rapporteur.link.likeness import InReport, compare, weigh
from rapporteur.link.readings import link_readings
from rapporteur.link.tellings import Telling, telling_from, telling_line
from rapporteur.link.weights import ACROSS_REPORTS, IN_REPORT
from rapporteur.model import UNKNOWN, EventType, MentionType, Reading, Status
from tests.record.making import day, make_reading, with_event, with_name

NAMES = {
    "Norland": MentionType.GOVERNMENT,
    "Sudmark": MentionType.GOVERNMENT,
    "the Ardent Front": MentionType.GROUP,
    "Nayla Tarrou": MentionType.PERSON,
    "Bruno Vasquin": MentionType.PERSON,
    "Ostrel": MentionType.PLACE,
    "Kesh": MentionType.PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a report tells: its trigger, what it is, who does it to whom, where and when."""

    trigger: str
    type: EventType
    who: str | None = None
    whom: str | None = None
    where: str | None = None
    when: str | None = None
    on: date | None = None
    status: Status = Status.HAPPENED
    killed: tuple[str, int] | None = None


def report(path: str, published: date | None, sentences: Sequence[str], *deeds: Deed) -> Reading:
    """Return a reading of a report, with the names that stand in it."""
    reading = make_reading(sentences, path=path, published=day(published) if published else UNKNOWN)
    for name, type_ in NAMES.items():
        if name in reading.document.text:
            reading = with_name(reading, name, type_)
    for deed in deeds:
        parts = [(name, actor_id(NAMES[name], name)) if name else None for name in (deed.who, deed.whom)]
        reading = with_event(
            reading,
            deed.trigger,
            day(deed.on) if deed.on else UNKNOWN,
            type_=deed.type,
            status=deed.status,
            actor=parts[0],
            recipient=parts[1],
            when=deed.when,
            places=[deed.where] if deed.where else (),
            counts=[(deed.killed[0], "killed", deed.killed[1])] if deed.killed else (),
        )
    return reading


def november(number: int) -> date:
    """Return a day of a November."""
    return date(2030, 11, number)


def between(trigger: str, type_: EventType, when: str, on: int, *, status: Status = Status.HAPPENED) -> Deed:
    """Return what Norland and the Ardent Front do in Ostrel."""
    return Deed(
        trigger=trigger,
        type=type_,
        who="Norland",
        whom="the Ardent Front",
        where="Ostrel",
        when=when,
        on=november(on),
        status=status,
    )


SIGNED = report(
    "signed.txt",
    november(5),
    [
        "Norland and the Ardent Front signed a truce in Ostrel on Monday after six days behind closed doors.",
        "Nayla Tarrou, who leads the mediators, called it a beginning and thanked the hotel for its patience.",
        "Fishermen on the southern shore said they would believe it when the mines were gone.",
    ],
    between("signed", EventType.AGREE, "Monday", 4),
)
SIGNING = report(
    "signing.txt",
    november(6),
    [
        "Guns on the ridge fell silent an hour after the signing in Ostrel on November 4.",
        "The truce between Norland and the Ardent Front is to last ninety days, with monitors on both banks.",
        "Bruno Vasquin spoke for the rebels and left without a word to the cameras.",
    ],
    between("signing", EventType.AGREE, "November 4", 4),
)
PLAN = report(
    "plan.txt",
    november(2),
    [
        "Norland and the Ardent Front will sign a truce in Ostrel on November 4, the mediators announced.",
        "Nayla Tarrou asked both to hold their fire until the ink is dry, and to bring their own pens.",
        "A first draft was thrown out in October because of its map.",
    ],
    between("sign", EventType.AGREE, "November 4", 4, status=Status.PLANNED),
)
SHELLED = report(
    "shelled.txt",
    november(5),
    [
        "Norland shelled the harbour of Kesh on Monday and killed nine dockers.",
        "The shelling lasted an hour; two cranes burned until evening.",
        "Sudmark recalled its envoy the same day.",
    ],
    Deed(
        trigger="shelled", type=EventType.ASSAULT, who="Norland", where="Kesh", when="Monday", on=november(4),
        killed=("nine", 9),
    ),
    Deed(trigger="shelling", type=EventType.ASSAULT),
    Deed(trigger="recalled", type=EventType.SANCTION, who="Sudmark", when="the same day", on=november(4)),
)  # fmt: skip


def a_round(path: str, number: str, on: int) -> Reading:
    """Return a report of one round of talks."""
    return report(
        path,
        november(on + 1),
        [
            f"The {number} round of talks between Norland and the Ardent Front took place in Ostrel on November {on}.",
            f"Envoys spent day {on} on the list of prisoners and then on a bridge that both claim.",
        ],
        between("talks", EventType.CONSULT, f"November {on}", on),
    )


def events_of(*readings: Reading) -> list[list[str]]:
    """Return the events of some reports, each as the reports and triggers of its mentions."""
    linked = link_readings(readings).events
    told: dict[str, list[str]] = {}
    for reading in readings:
        for one in reading.events:
            told.setdefault(linked[one.id], []).append(f"{reading.document.path} {one.trigger.quote}")
    return sorted(map(sorted, told.values()))


def test_what_is_told_in_other_words_is_one() -> None:
    """The same day, place and parties, a noun for a verb."""
    assert events_of(SIGNED, SIGNING) == [["signed.txt signed", "signing.txt signing"]]


def test_what_was_planned_and_what_happened_is_one() -> None:
    """One event with two mentions, each of its own status."""
    assert events_of(PLAN, SIGNED) == [["plan.txt sign", "signed.txt signed"]]
    statuses = {status for telling in tellings_of(PLAN) for status in telling.statuses}
    assert statuses == {"planned"}


BACK = report(
    "second.txt",
    november(12),
    [
        "Negotiators for Norland and the Ardent Front were back in Ostrel on November 11.",
        "The talks, the third in a month, broke up after nine hours over fishing rights and a lighthouse.",
        "Bruno Vasquin left by the kitchen door.",
    ],
    between("talks", EventType.CONSULT, "November 11", 11),
)


@pytest.mark.parametrize("second", [a_round("second.txt", "third", 11), BACK], ids=["same words", "other words"])
def test_two_rounds_are_two(second: Reading) -> None:
    """A week apart, with the same parties in the same town, and numbered."""
    assert events_of(a_round("first.txt", "second", 4), second) == [["first.txt talks"], ["second.txt talks"]]


def test_a_number_among_others_tells_rounds_apart() -> None:
    """The third round is not the second, however alike they are told."""
    second, third, again = (
        tellings_of(a_round(path, number, 4))[0] for path, number in (("a", "second"), ("b", "third"), ("c", "second"))
    )
    assert second.ordinals == {2}
    assert third.ordinals == {3}
    assert score(second, again) > 0
    assert score(second, third) == FORBIDDEN


def test_in_a_report_what_is_referred_back_to_is_one() -> None:
    """And what is of another kind is another event, with the same parties and on the same day."""
    told = sorted(sorted(name for name in telling.mentions) for telling in tellings_of(SHELLED))
    shelled, shelling, recalled = (one.id for one in SHELLED.events)
    assert told == sorted([sorted([shelled, shelling]), [recalled]])


def test_a_telling_has_what_all_its_mentions_tell() -> None:
    """Its identifier is the least of theirs, its time the narrowest with words of its own."""
    (telling,) = (one for one in tellings_of(SHELLED) if "ASSAULT" in one.types)
    assert telling.id == min(telling.mentions)
    assert telling.document == SHELLED.document.id
    assert telling.verbs == {"shell"}
    assert telling.statuses == {"happened"}
    assert telling.days == telling.bounds == (november(4), november(4))
    assert telling.published == (november(5), november(5))
    assert telling.counts == {("killed", 9, 9)}
    assert {"norland", "kesh"} <= telling.who | telling.where


def test_mentions_that_are_to_be_kept_apart_are_two_tellings() -> None:
    """Whatever speaks for one."""
    shelled, shelling, _ = SHELLED.events
    for pair in ((shelled.id, shelling.id), (shelling.id, shelled.id)):
        assert all(not set(pair) <= set(telling.mentions) for telling in tellings_of(SHELLED, [pair]))


def test_two_tellings_of_one_report_hardly_become_one() -> None:
    """It did not tell them as one: another report must speak for it."""
    one, other = tellings_of(SHELLED)
    found = link_tellings(one, other)
    assert found
    assert (found.score, found.reason) == (-2.0, "told as two in one report")
    assert not group([found])[1]


def test_words_of_one_meaning_are_alike() -> None:
    """A deal is what was signed; a shelling is not."""
    one, other = (replace(tellings_of(SIGNED)[0], verbs=frozenset({verb})) for verb in ("sign", "deal"))
    assert "like verb" in compare(one, other)
    assert "like verb" not in compare(one, replace(other, verbs=frozenset({"shell"})))


def test_one_event_is_less_likely_the_same_as_many() -> None:
    """The raid is hardly what "further raids" are of."""
    one = tellings_of(SHELLED)[0]
    many = replace(one, id="event-other", document="doc-other", forms=frozenset({"many"}))
    assert one.forms == {"one"}
    assert "one of many" in compare(one, many)
    assert score(one, many) < score(one, replace(many, forms=one.forms))


def test_in_a_report_those_struck_are_told_of_the_attack() -> None:
    """Who was wounded, told in the next sentence, was so in the attack that stands before."""
    reading = report(
        "struck.txt",
        november(5),
        ["A bomb went off at the harbour of Kesh on Monday.", "Nine dockers were wounded."],
        Deed(trigger="bomb", type=EventType.ASSAULT, where="Kesh", when="Monday", on=november(4)),
        Deed(trigger="wounded", type=EventType.ASSAULT),
    )
    bomb, wounded = reading.events
    assert {"attack and toll", "attack and toll, nearest"} <= set(InReport(reading).placed(bomb, wounded))


def test_a_link_says_what_speaks_for_it_and_against() -> None:
    """In words, with the weight of each."""
    found = score_of(*tellings_of(SIGNED), *tellings_of(SIGNING))
    assert "same day +" in found.reason
    assert "same type +" in found.reason


def test_nothing_is_told_where_there_are_no_events() -> None:
    """Nor linked."""
    reading = report("none.txt", None, ["It rained in Kesh."])
    assert tellings_of(reading) == []
    assert link_readings([reading]).events == link_readings([]).events == {}


def score_of(one: Telling, other: Telling) -> Link:
    """Return the link of two tellings."""
    found = link_tellings(one, other)
    assert found
    return found


def score(one: Telling, other: Telling) -> float:
    """Return how strong the link of two tellings is."""
    return score_of(one, other).score


REPORTS = (SIGNED, SIGNING, PLAN, SHELLED, *(a_round(f"{on}.txt", "second", on) for on in (4, 5, 11, 18)))


@pytest.mark.parametrize("reading", REPORTS, ids=lambda reading: str(reading.document.path))
def test_a_telling_survives_its_line(reading: Reading) -> None:
    """What the store keeps is what comes back."""
    for telling in tellings_of(reading):
        back = telling_from(load(dump(telling_line(telling))))
        assert {one.name: getattr(back, one.name) for one in fields(back)} == {
            one.name: getattr(telling, one.name) for one in fields(telling)
        }
        assert keys_of(back) == keys_of(telling)


@pytest.mark.parametrize("reading", REPORTS, ids=lambda reading: str(reading.document.path))
def test_the_order_in_which_a_reading_lists_its_events_does_not_matter(reading: Reading) -> None:
    """They are told in the order of the text."""
    assert tellings_of(replace(reading, events=reading.events[::-1])) == tellings_of(reading)


def test_which_of_two_comes_first_does_not_matter() -> None:
    """Nor does it in a link's reason."""
    tellings = [telling for reading in REPORTS for telling in tellings_of(reading)]
    for one, other in combinations(tellings, 2):
        assert link_tellings(one, other) == link_tellings(other, one)


def some_of(*words: str) -> st.SearchStrategy[frozenset[str]]:
    """Give a few of some words."""
    return st.frozensets(st.sampled_from(words), max_size=len(words))


days = st.one_of(st.none(), st.dates(date(2030, 11, 1), date(2030, 12, 20)))
times = st.tuples(days, days).filter(lambda two: None in two or str(two[0]) <= str(two[1]))
counts = st.tuples(st.sampled_from(("killed", "other")), st.integers(1, 9), st.integers(1, 9))
NAMED = ("norland", "sudmark", "=XX", "~envoy")
tellings = st.builds(
    Telling,
    id=st.text("ab", min_size=4),
    document=st.text("ab", min_size=4),
    mentions=st.just(()),
    verbs=some_of("agree", "agreement", "deal", "shell", "shelled", "bomb", "extend"),
    types=some_of("AGREE", "ASSAULT"),
    forms=some_of("one", "many"),
    modes=some_of("AGREE ceasefire", "AGREE other"),
    statuses=some_of("happened", "ongoing", "planned"),
    who=some_of(*NAMED),
    where=some_of(*NAMED),
    days=times,
    bounds=times,
    published=times,
    counts=st.frozensets(counts, max_size=2),
    ordinals=st.frozensets(st.integers(1, 3), max_size=2),
    words=some_of(*"abcd"),
    near=some_of(*"abcd"),
    matter=some_of(*"abcdefgh"),
)


@settings(deadline=None)
@given(one=tellings, other=tellings, least=st.floats(-9, 9), weights=st.sampled_from((ACROSS_REPORTS, IN_REPORT)))
def test_a_glance_rules_out_only_what_is_less_likely(
    one: Telling, other: Telling, least: float, weights: dict[str, float]
) -> None:
    """What it says is below a logit is, once all is compared, in one report as across reports."""
    score = weigh(compare(one, other), weights)
    assert not Glance(weights).is_below(one, other, min(least, score))


@settings(deadline=None)
@given(one=tellings, other=tellings)
def test_a_glance_changes_no_outcome(one: Telling, other: Telling) -> None:
    """What is likely one event is what has a link strong enough."""
    found = link_tellings(one, other)
    assert are_likely_one(one, other) == (found is not None and found.score >= LEAST)


def test_all_that_is_one_shares_a_key() -> None:
    """Otherwise it would never be compared."""
    tellings = [telling for reading in REPORTS for telling in tellings_of(reading)]
    for one, other in combinations(tellings, 2):
        found = link_tellings(one, other)
        if found and found.score > 0:
            assert keys_of(one) & keys_of(other)


@settings(max_examples=40, deadline=None)
@given(chosen=st.lists(st.sampled_from(REPORTS), unique_by=lambda reading: reading.document.id), order=st.randoms())
def test_the_order_of_reports_does_not_matter(chosen: list[Reading], order: Random) -> None:
    """Nor does a report's telling depend on the others: it is the same among any of them."""
    linked, again = link_readings(chosen), link_readings(order.sample(chosen, len(chosen)))
    assert (linked.events, linked.merges) == (again.events, again.merges)
    assert set(linked.events) == {one.id for reading in chosen for one in reading.events}
    for reading in chosen:
        for telling in tellings_of(reading):
            assert len({linked.events[name] for name in telling.mentions}) == 1


@settings(max_examples=40, deadline=None)
@given(chosen=st.lists(st.sampled_from(REPORTS), unique_by=lambda reading: reading.document.id), data=st.data())
def test_what_is_apart_stays_apart_across_reports(chosen: list[Reading], data: st.DataObject) -> None:
    """Whatever speaks for one event, and over whichever others."""
    tellings = [telling for reading in chosen for telling in tellings_of(reading)]
    names = [telling.id for telling in tellings]
    if len(names) > 1:
        one, other = data.draw(st.permutations(names))[:2]
        groups, _ = group(link_all(tellings), [(one, other)])
        assert groups.get(one, one) != groups.get(other, other)
