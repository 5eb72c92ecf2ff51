"""PROV-O: a graph that RDF tools read, in which every derivation, attribution and generation leads to what it may."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from rdflib import PROV, RDF, RDFS, Graph, Literal, URIRef

from rapporteur.publish.exports.iris import iri
from rapporteur.publish.exports.prov import EDTF
from tests.publish.exports.handing import HOSTILE, handed_on, texts_of

AGENTS = {PROV.Agent, PROV.Person, PROV.Organization, PROV.SoftwareAgent}
LEADS_TO = {
    PROV.wasDerivedFrom: {PROV.Entity},
    PROV.wasQuotedFrom: {PROV.Entity},
    PROV.wasGeneratedBy: {PROV.Activity},
    PROV.wasInfluencedBy: {PROV.Activity},
    PROV.used: {PROV.Entity},
    PROV.wasAttributedTo: AGENTS,
    PROV.wasAssociatedWith: AGENTS,
    PROV.qualifiedAttribution: {PROV.Attribution},
    PROV.qualifiedDerivation: {PROV.Derivation},
    PROV.agent: AGENTS,
    PROV.entity: {PROV.Entity},
    PROV.hadRole: {PROV.Role},
    PROV.hadActivity: {PROV.Activity},
}
"""The classes that the ontology gives as the ranges of these properties, with their subclasses."""
CHAIN = """
SELECT ?words ?source ?carrier WHERE {
  ?event a prov:Entity ; rdfs:label "happened: assault" ; prov:wasDerivedFrom ?mention .
  ?mention prov:wasDerivedFrom ?statement ; prov:wasGeneratedBy/prov:wasAssociatedWith ?maker .
  ?maker a prov:SoftwareAgent .
  ?statement prov:wasDerivedFrom/prov:value ?words ;
    prov:qualifiedAttribution [ prov:agent/rdfs:label ?source ; prov:hadRole/rdfs:label "source" ] ;
    prov:qualifiedAttribution [ prov:agent/rdfs:label ?carrier ; prov:hadRole/rdfs:label "carrier" ] .
}
"""
OUTLETS = """
SELECT ?label ?role WHERE {
  ?report dcterms:title ?title ; prov:qualifiedAttribution ?attribution .
  ?attribution prov:agent/rdfs:label ?label ; prov:hadRole/rdfs:label ?role .
}
"""


@pytest.fixture(scope="module")
def graph(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return graph_of(made, tmp_path_factory.mktemp("graph"))


def graph_of(record: Path, folder: Path) -> Graph:
    return Graph().parse(handed_on(record, "prov", folder)[0], format="turtle")


def test_everything_leads_to_what_it_may(graph: Graph, karvel: Path, tmp_path: Path) -> None:
    """Every object of a property of PROV-O is there, with a class of the property's range."""
    for found in (graph, graph_of(karvel, tmp_path)):
        for predicate, classes in LEADS_TO.items():
            for _, target in found.subject_objects(predicate):
                assert set(found.objects(target, RDF.type)) & classes, f"{predicate} {target}"
        used = {predicate for predicate in found.predicates() if str(predicate).startswith(str(PROV))}
        assert used <= {*LEADS_TO, PROV.value}
        assert {PROV.wasDerivedFrom, PROV.wasAttributedTo, PROV.wasGeneratedBy} <= used


def test_from_an_event_to_who_says_it_and_who_brought_it(graph: Graph) -> None:
    """One question follows the chain: event, mention, statement, its words, its source and its carrier."""
    (row,) = graph.query(CHAIN)
    words, source, carrier = (str(value) for value in row)  # type: ignore[union-attr]
    assert words.startswith(f"{HOSTILE} troops fired")
    assert (source, carrier) == ("Orlo", "State <b>Radio</b>")


def test_a_report_is_attributed_to_its_outlet_and_agency(graph: Graph) -> None:
    """Each in its role."""
    found = {(str(row[0]), str(row[1])) for row in graph.query(OUTLETS)}  # type: ignore[index]
    assert {("Herald", "publisher"), ("Quillon", "publisher"), ("Quillon", "agency"), (HOSTILE, "publisher")} <= found


def test_a_copy_is_derived_from_the_other(karvel: Path, tmp_path: Path) -> None:
    """With the activity that found it to be one."""
    found = graph_of(karvel, tmp_path)
    copies = [
        (str(found.value(copy, RDFS.label)), str(found.value(origin, RDFS.label)))
        for copy, origin in found.subject_objects(PROV.wasDerivedFrom)
        if (copy, PROV.qualifiedDerivation, None) in found
    ]
    assert [tuple(Path(path).name[:2] for path in pair) for pair in copies] == [("02", "01")]


def test_every_quotation_is_exact(graph: Graph, made: Path, karvel: Path, tmp_path: Path) -> None:
    """The words are those at the characters that their IRI names in their document."""
    for found, record in ((graph, made), (graph_of(karvel, tmp_path), karvel)):
        texts = {URIRef(iri(identifier)): text for identifier, text in texts_of(record).items()}
        quoted = list(found.subject_objects(PROV.value))
        assert len(quoted) > 5
        for words, quote in quoted:
            document, _, characters = str(words).partition("#char=")
            start, end = map(int, characters.split(","))
            assert texts[URIRef(document)][start:end] == str(quote)
            assert found.value(words, PROV.wasQuotedFrom) == URIRef(document)


def test_a_day_that_is_not_known_is_edtf(graph: Graph) -> None:
    """A day is a date, a month a month, and what lies between days is written as such."""
    types = {
        literal.datatype: str(literal)
        for literal in graph.objects()
        if isinstance(literal, Literal) and literal.datatype
    }
    assert types[EDTF].startswith("[")
    assert {str(datatype).rpartition("#")[2] for datatype in types} >= {"date", "gYearMonth", "anyURI"}
    wrong = [literal for literal in graph.objects() if isinstance(literal, Literal) and literal.ill_typed]
    assert wrong == []


def test_a_persons_judgement_is_an_activity_of_the_person(graph: Graph) -> None:
    """The event it made one is influenced by it."""
    (activity,) = set(graph.objects(predicate=PROV.wasInfluencedBy))
    person = graph.value(activity, PROV.wasAssociatedWith)
    assert unquote(str(person)) == "urn:rapporteur:maker:person:Ana"
    assert graph.value(person, RDF.type) == PROV.Person
    assert len(set(graph.objects(activity, PROV.used))) == 2


def test_hostile_words_are_a_literal(graph: Graph) -> None:
    """Whatever they hold: quotes, backslashes, and characters that steer."""
    assert Literal(HOSTILE) in set(graph.objects())
