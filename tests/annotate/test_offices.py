"""Offices: what persons hold, of whom, as the words beside their names tell."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rapporteur.annotate.mentions import find_mentions
from rapporteur.annotate.offices import find_offices
from rapporteur.ids import make_id
from rapporteur.model import Basis, Interval, Mention, MentionForm, MentionType, Office, TimeExpression, TimexType
from tests.annotate.encoded import encode_names

DAY = Interval(earliest=date(2030, 3, 4), latest=date(2030, 3, 4), basis=Basis.STATED)
PERSON, PLACE, GROUP, BODY = "NAM.PERSON", "NAM.PLACE", "NAM.GROUP", "NAM.ORGANISATION"
ORLO, RUVO = f"[Jan Orlo|{PERSON}]", f"[Ana Ruvo|{PERSON}]"
NORLAND, FRONT = f"[Norland|{PLACE}]", f"[Free Front|{GROUP}]"


def offices_in(written: str, *nominals: str, published: Interval = DAY) -> tuple[Office, ...]:
    """Return the offices told in a text whose names are marked; `nominals` are its descriptions of persons."""
    document, encoding = encode_names(written)
    document = replace(document, published=published)
    described = []
    for words in nominals:
        start = document.text.index(words)
        described.append(
            Mention(
                id=make_id("mention", words),
                span=document.span(start, start + len(words)),
                form=MentionForm.NOMINAL,
                type=MentionType.PERSON,
                confidence=0.5,
                made_by="test@1",
            )
        )
    return find_offices(document, (*find_mentions(document, encoding), *described))


def told(written: str, *nominals: str) -> list[str]:
    """Return what is told of offices in a text: title, what it is of, whether it is over."""
    document, encoding = encode_names(written)
    names = {one.actor: one.span.quote for one in reversed(find_mentions(document, encoding))}
    found = sorted(offices_in(written, *nominals), key=lambda one: (one.span.start, one.span.end, one.title or ""))
    return [f"{'past ' * one.past}{one.title}{f' | {names[one.of]}' if one.of else ''}" for one in found]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"Defence Minister {ORLO} spoke.", ["Defence Minister"]),
        (f"It was said by the foreign minister {ORLO}.", ["foreign minister"]),
        (f"It said {NORLAND}'s chief negotiator {ORLO} left.", ["chief negotiator | Norland"]),
        (f"A {FRONT} spokesman, {ORLO}, left.", ["spokesman | Free Front"]),
        (f"{FRONT} spokeswoman {RUVO} left.", ["spokeswoman | Free Front"]),
        (f"{NORLAND} waits. Minister of Defence {ORLO} left.", ["Minister of Defence"]),
        (f"The Kenyan President {ORLO} left [Kenya|{PLACE}].", ["President | Kenyan"]),
        (f"U.S. Secretary of State {ORLO} left the [U.S.|{PLACE}]", ["Secretary of State | U.S."]),
        (f"the deputy information and culture minister {ORLO}", ["deputy information and culture minister"]),
        (f"Supreme Leader Ayatollah {ORLO} spoke.", ["Supreme Leader"]),
        (f"Special Envoy for {NORLAND} Ambassador {ORLO} came.", ["Special Envoy for Norland", "Ambassador"]),
        (f"Prime Minister and Finance Minister {ORLO} spoke.", ["Prime Minister", "Finance Minister"]),
        (f"[President Jan Orlo|{PERSON}] spoke, and then Senator [Orlo|{PERSON}].", ["President", "Senator"]),
        (f"head of the [Ports Authority|{BODY}] {ORLO} spoke", ["head | Ports Authority"]),
        (f"Lt. Col. {ORLO} fell.", ["Lt. Col."]),
    ],
)
def test_a_title_before_a_name(written: str, expected: list[str]) -> None:
    """With what it is of before it or after it, whatever stands between it and the name that is no office."""
    assert told(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"The spokesman of the {FRONT}, {ORLO}, left.", ["spokesman | Free Front"]),
        (f"The minister of defence, {ORLO}, left.", ["minister of defence"]),
        (f"the army's chief of staff, General {ORLO}, left.", ["chief of staff", "General"]),
        (f"the head of the mission, the Norwegian {ORLO}.", ["head of the mission"]),
        (f"{ORLO}, {NORLAND}'s chief negotiator, left.", ["chief negotiator | Norland"]),
        (f"{ORLO}, the {NORLAND} special envoy for the islands, left.", ["special envoy for the islands | Norland"]),
        (f"said {ORLO}, 61, chairman of the [Ports Authority|{BODY}].", ["chairman | Ports Authority"]),
        (f"{ORLO}, then deputy chief and now envoy to {NORLAND}, left.", ["past deputy chief", "envoy to Norland"]),
        (f"{ORLO}, who heads the [Ports Authority|{BODY}] and was foreign minister until May, left.",
         ["head | Ports Authority", "past foreign minister"]),
        (f"{RUVO}, the former envoy, who chairs the {FRONT}.", ["past envoy", "chair | Free Front"]),
        (f"{RUVO} of [Ostrel University|{BODY}] doubts it.", ["None | Ostrel University"]),
    ],
)  # fmt: skip
def test_a_title_apart_from_a_name(written: str, expected: list[str]) -> None:
    """In an apposition before or after it, in a clause, or only by what somebody is of."""
    assert told(written) == expected


@pytest.mark.parametrize(
    "before",
    ["former envoy", "the ex-envoy", "when then envoy", "the late envoy", "ousted envoy", "They replaced envoy"],
)
def test_an_office_that_is_over(before: str) -> None:
    """Was held on some day up to that of the report, or on any; what says so is no part of the title."""
    (office,) = offices_in(f"{before} {ORLO} spoke.")
    assert (office.title, office.past) == ("envoy", True)
    assert (office.time.earliest, office.time.latest) == (None, DAY.latest)


@pytest.mark.parametrize(
    ("written", "past"),
    [
        (f"In 2020 President {ORLO} signed.", True),
        (f"It ended in 2020. President {ORLO} signed.", False),
        (f"President {ORLO} signed in 2020.", False),
    ],
)
def test_a_title_told_of_a_day_long_past(written: str, past: bool) -> None:
    """What follows the day in its sentence is told of that day, and not of the report's."""
    document, encoding = encode_names(written)
    document = replace(document, published=DAY)
    start = document.text.index("2020")
    then = Interval(earliest=date(2020, 1, 1), latest=date(2020, 12, 31), basis=Basis.STATED)
    year = TimeExpression(
        id="time-1",
        span=document.span(start, start + 4),
        type=TimexType.DATE,
        value="2020",
        mod=None,
        interval=then,
        made_by="test@1",
    )
    (office,) = find_offices(document, find_mentions(document, encoding), [year])
    assert office.past is past


@pytest.mark.parametrize("before", ["The outgoing envoy", "newly appointed envoy", "now envoy"])
def test_an_office_that_is_held(before: str) -> None:
    """Is held on the day of the report, which is told by its words."""
    (office,) = offices_in(f"It said {before} {ORLO} spoke.")
    assert (office.title, office.past) == ("envoy", False)
    assert (office.time.earliest, office.time.latest, office.time.cues) == (DAY.earliest, DAY.latest, (office.span,))


@pytest.mark.parametrize(
    "written",
    [
        f"the incoming president {ORLO}",
        f"Minister-designate {ORLO}",
        f"The president met {ORLO}.",
        f"After the talks with the president, {ORLO} said so.",
        f"They met the president, {ORLO} and others.",
        f"{ORLO}, the foreign minister and the army met.",
        f"{ORLO}, Defence Minister {RUVO.replace('PERSON', 'PLACE')} and others met.",
        f"According to {ORLO}, the chancellor, {RUVO}, left.",
        f"the post of president {ORLO} had wanted",
        f"the embassies of the envoy of [Orlo|{PERSON}], the nuncio, and others",
        f"{ORLO}, a sailor, left.",
        f"{ORLO}, who leads by three points, left.",
        f"the president\n\n{ORLO}, in Ostrel",
    ],
)
def test_words_that_tell_of_no_office(written: str) -> None:
    """What is not held yet, another person's title, a list, or a title of either of two: none is taken."""
    assert told(written) == []


def test_a_description_that_is_marked_is_taken_whole() -> None:
    """Words of no list belong to a title where the encoder has them as one description; articles do not."""
    assert told(f"the harbour director {ORLO} spoke") == ["director"]
    assert told(f"the harbour director {ORLO} spoke", "the harbour director") == ["harbour director"]


def test_words_of_an_office_are_exact() -> None:
    """The span holds the title and the name, as the report has them, across a line break too."""
    (office,) = offices_in(f"So said the Free Front's deputy\nleader {ORLO}, in Ostrel. The {FRONT} waits.")
    assert office.span.quote == "Free Front's deputy\nleader Jan Orlo"
    assert office.holder.quote == "Jan Orlo"
    assert office.title == "deputy leader"


def test_the_day_of_an_office_is_not_invented() -> None:
    """Where the report's day is not known, neither are those of the office."""
    open_ = Interval(earliest=None, latest=None, basis=Basis.UNKNOWN)
    (office,) = offices_in(f"Envoy {ORLO} spoke.", published=open_)
    assert (office.time.earliest, office.time.latest, office.time.basis) == (None, None, Basis.UNKNOWN)


SMALL = (
    "the a of for and former ex-envoy envoy minister Chief then who is heads was , . 's U.S. foreign 61 Gen. spokesman"
)
WORDS = st.sampled_from([*SMALL.split(), ORLO, RUVO, NORLAND, FRONT, f"{ORLO},", "envoy,", "\n\n", "\n"])


@given(st.lists(WORDS, min_size=1, max_size=12))
@example([f"{ORLO},", "ex-envoy", ","])
def test_any_words_can_be_read(words: list[str]) -> None:
    """Whatever stands beside a name, what is found is in the text, holds the name, and its title is in its words."""
    document, _ = encode_names(" ".join(words))
    for office in offices_in(" ".join(words)):
        assert document.text[office.span.start : office.span.end] == office.span.quote
        assert office.holder.quote in office.span.quote
