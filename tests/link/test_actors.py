"""Actors: names of different reports that are of one, by how they are written and by who else is named."""

from collections import defaultdict
from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.annotate.actors import actor_id
from rapporteur.link.actors import Name, keys_of, links_of, names_of
from rapporteur.link.clusters import cluster
from rapporteur.link.readings import link_readings
from rapporteur.model import MentionType, Reading
from tests.record.making import make_reading, with_name

TYPES = {
    "P": MentionType.PERSON,
    "O": MentionType.ORGANISATION,
    "G": MentionType.GROUP,
    "S": MentionType.GOVERNMENT,
    "L": MentionType.PLACE,
}
# A line is some reports: names of one report are parted by a comma, reports by a bar. Before each name stand the number
# of whom it is of and a type. `Ana Orlo = Orlo` is a name and a shorter one that the report uses for it.
GOLD = """
a name written in full twice                 | 1P Nayla Tarrou | 1P Nayla Tarrou
letters of another alphabet                  | 1P Nayla Tarrou | 1P Naila Tarrow
the same, by other rules                     | 1P Dzhamal Orlovian | 1P Jamal Orlovyan
u and ou, a silent h                         | 1P Yusef Karimzade | 1P Youssef Karimzadeh
w and v                                      | 1P Andrei Kowalenko | 1P Andrey Kovalenko
-off and -ov                                 | 1P Piotr Tarlikoff | 1P Pyotr Tarlikov
j and y between vowels                       | 1P Nayla Taruja | 1P Nayla Taruya
marks over letters                           | 1P Zoë Ørlo Vâsquin | 1P Zoe Ørlo Vasquin
another consonant is another name            | 1P Nayla Tarrou | 2P Nayla Tarlou
titles are no part of a name                 | 1P President Nayla Tarrou | 1P Dr. Nayla Tarrou | 1P Nayla Tarrou
a title and a last name                      | 1P General Tarrou | 1P Nayla Tarrou
a middle name that others leave out          | 1P Nayla Ines Tarrou | 1P Nayla Tarrou
an initial                                   | 1P N. Tarrou | 1P Nayla Tarrou
an initial of another                        | 1P B. Tarrou | 2P Nayla Tarrou
particles                                    | 1P Omar al-Fenek | 1P Omar Fenek
a last name of which there is one            | 1P Tarrou | 1P Nayla Tarrou
a last name of which there are two           | 1P Tarrou | 2P Nayla Tarrou | 3P Bruno Tarrou
a last name in a report that has the whole   | 1P Nayla Tarrou = Tarrou | 2P Bruno Tarrou
a last name of one, spelt in two ways        | 1P Tarrou | 1P Nayla Tarrou | 1P Naila Tarrou
a last name as others spell it               | 1P Tarrow | 1P Nayla Tarrou
namesakes have other first names             | 1P Nayla Tarrou | 2P Bruno Tarrou
a first name alone is nobody's               | 1P Nayla | 2P Nayla Tarrou
one report has two of a like spelling        | 1P Nayla Tarrou, 2P Naila Tarrou | 1P Nayla Tarrou
one report has a whole name and a fuller one | 1P Nayla Ines Tarrou, 1P Nayla Tarrou
an acronym                                   | 1O League of Free Ports | 1O LFP
an acronym of a group                        | 1G Norland Liberation Front | 1G NLF
an acronym of two                            | 1O LFP | 2O League of Free Ports | 3O Lodge of Free Porters
an acronym in small letters is a word        | 1O Lfp | 2O League of Free Ports
A of B is B A                                | 1O Bank of Norland | 1O Norland Bank
a ministry of what it is for                 | 1S Ministry of Defence | 1S Defence Ministry
the article                                  | 1O the Norland Bank | 1O Norland Bank
what only says what it is                    | 1O Quillon | 1O Quillon News Agency
a company by the first word of its name      | 1O Halden | 1O Halden Construction
an agency of a country is not the country    | 1L Norland | 2O Norland News Agency
an acronym with dots                         | 1O L.F.P. | 1O LFP
a longer name that ends so                   | 1G Ardent Front | 1G Norland Ardent Front
a longer name that ends so, of two           | 1G Ardent Front | 2G Norland Ardent Front | 3G Sudland Ardent Front
an office is many a country's                | 1S Foreign Ministry | 2S Norland Foreign Ministry
a country, its government, its capital       | 1L Kenya | 1S Kenya | 1S Nairobi
a capital that acts somewhere is its country | 1L Nairobi | 1S Nairobi
a capital that acts nowhere is a town        | 1L Nairobi | 2L Kenya
a place and its government                   | 1L Norland | 1S Norland
genitives                                    | 1S Norland's | 1S Norland
persons and places of one name               | 1P Bruno Ostrel | 2L Ostrel, 1P Bruno Ostrel
"""
CASES = [pytest.param(line.partition("|")[2], id=line.partition("|")[0].strip()) for line in GOLD.strip().splitlines()]


def reading_of(report: str, number: int) -> tuple[Reading, dict[str, str]]:
    """Return a reading of a report of a gold line, and its actors, each with its number and its name."""
    reading, of = make_reading([report], path=f"{number}.txt"), dict[str, str]()
    for told in report.split(","):
        number_and_type, _, written = told.strip().partition(" ")
        whom, kind = number_and_type[0], number_and_type[1]
        names = [name.strip() for name in written.split("=")]
        for name in names:
            reading = with_name(reading, name, TYPES[kind], of=names[0])
        of[actor_id(TYPES[kind], names[0])] = f"{whom} {names[0]}"
    return reading, of


@pytest.mark.parametrize("line", CASES)
def test_gold(line: str) -> None:
    """Names of one number are one actor, names of another number another."""
    read = [reading_of(report, number) for number, report in enumerate(line.split("|"))]
    linked = link_readings([reading for reading, _ in read]).actors
    gold, found = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for actor, name in {pair for _, of in read for pair in of.items()}:
        gold[name[0]].add(name)
        found[linked.get(actor, actor)].add(name)
    assert sorted(map(sorted, found.values())) == sorted(map(sorted, gold.values()))


def test_a_link_says_why() -> None:
    """In the words that are compared."""
    report = make_reading(["Nayla Tarrou. Nayla Ines Tarrow. Dr Tarrou! LFP, the League of Free Ports."])
    for name in ("Nayla Tarrou", "Nayla Ines Tarrow", "Dr Tarrou"):
        report = with_name(report, name)
    for name in ("LFP", "the League of Free Ports"):
        report = with_name(report, name, MentionType.ORGANISATION)
    assert {one.reason for one in links_of(names_of(report.mentions), alone)} == {
        "“nayla tarrou” is spelt like “nayla ines tarrow”",
        "“tarrou” is part of “nayla tarrou”",
        "“LFP” is short for “league of free ports”",
    }


def test_only_names_of_actors_are_compared() -> None:
    """A peace plan, a weapon and a people are called by names too."""
    report = make_reading(["The Ostrel Accord and Norlanders"])
    report = with_name(report, "Ostrel Accord", MentionType.EVENT)
    report = with_name(report, "Norlanders", MentionType.NATIONALITY)
    assert not names_of(report.mentions)


PERSONS = "Nayla Tarrou;Naila Tarrow;N. Tarrou;Bruno Tarrou;Tarrou;Tarrow;Nayla Ines Tarrou;Tarrou al-Fenek;Fenek"
OTHERS = "Tarrou;Norland;League of Free Ports;LFP;Free Ports League;Ports League;Bank of Norland;Norland Bank;Fenek"
POOL = [(name, MentionType.PERSON) for name in PERSONS.split(";")] + [
    (name, type_) for name in OTHERS.split(";") for type_ in (MentionType.ORGANISATION, MentionType.GOVERNMENT)
]
reports = st.lists(st.lists(st.sampled_from(POOL), min_size=1, max_size=3, unique=True), max_size=6)


def made(told: Iterable[Iterable[tuple[str, MentionType]]]) -> list[Reading]:
    """Return readings of reports that consist of names."""
    out = []
    for number, names in enumerate(told):
        reading = make_reading([name for name, _ in names], path=f"{number}.txt")
        for name, type_ in names:
            reading = with_name(reading, name, type_)
        out.append(reading)
    return out


def names_in(told: Iterable[Iterable[tuple[str, MentionType]]]) -> set[Name]:
    """Return the names of reports."""
    return {name for reading in made(told) for name in names_of(reading.mentions)}


def alone(*_: str) -> bool:
    """Say that no report names two actors."""
    return False


@given(told=reports, order=st.randoms(use_true_random=False))
def test_the_order_of_names_does_not_matter(told: list[list[tuple[str, MentionType]]], order: Random) -> None:
    """Names are linked as they are, in whatever order they and their reports come."""
    names = sorted(names_in(told))
    shuffled = order.sample(names, len(names))
    assert links_of(shuffled, alone) == links_of(names, alone)
    readings = made(told)
    again = link_readings(order.sample(readings, len(readings)))
    assert (again.actors, again.merges) == (link_readings(readings).actors, link_readings(readings).merges)


@given(told=reports)
def test_names_are_linked_in_a_block_they_share(told: list[list[tuple[str, MentionType]]]) -> None:
    """So that only the blocks of a name need be looked at when it comes or goes."""
    names = names_in(told)
    keys = defaultdict[str, set[str]](set)
    for name in names:
        keys[name.actor] |= keys_of(name)
    assert all(keys[one.one] & keys[one.other] for one in links_of(names, alone))


@given(told=reports)
def test_two_persons_of_one_report_are_not_one_by_their_spelling(told: list[list[tuple[str, MentionType]]]) -> None:
    """A report that names two tells them apart, unless one name has all words of the other."""
    names = names_in(told)
    found = links_of(names, lambda *_: True)
    assert not [one for one in found if "spelt like" in one.reason]
    groups, _ = cluster(found)
    of = {name: groups.get(actor_id(MentionType.PERSON, name)) for name in ("Nayla Tarrou", "Naila Tarrow")}
    assert None in of.values() or len(set(of.values())) == 2
