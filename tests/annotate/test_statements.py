"""Statements: chains, what is but a link of one, and when it was said."""

from datetime import date

import pytest

from rapporteur.annotate.ordered import Ordered
from rapporteur.annotate.statements import dated, find_statements
from rapporteur.model import UNKNOWN, Basis, Document, Interval, Sentence, Statement, TimeExpression, TimexType
from tests.annotate.marked import read_marked


def statements_of(written: str) -> tuple[Statement, ...]:
    """Return the statements of a marked report."""
    document, mentions, attributions = read_marked(written)
    return find_statements(document, attributions, mentions)


def chain_of(statement: Statement) -> list[str]:
    """Return the names of a chain."""
    return [carrier.name for carrier in statement.via]


@pytest.mark.parametrize(
    ("written", "chain"),
    [
        ("[So|Q1], [an aide|S1] [told|C1] the [Meridian|NAM.ORGANISATION].", ["Meridian"]),
        ("[So|Q1], [an aide|S1] [told|C1] [state television|NOM.ORGANISATION].", ["state television"]),
        ("[So|Q1], [she|S1] [said|C1] in an interview with [Radio Ostrel|NAM.ORGANISATION].", ["Radio Ostrel"]),
        ("[So|Q1], [an aide|S1] [told|C1] [reporters|NOM.PERSON].", []),
        ("[So|Q1], [the minister|S1] [told|C1] the [Senate|NAM.ORGANISATION].", []),
        ("[So|Q1], [an aide|S1] [said|C1] in [Ostrel|NAM.PLACE].", []),
    ],
)
def test_a_medium_that_is_told_carries_the_statement(written: str, chain: list[str]) -> None:
    """Media carry; parliaments, crowds and places do not."""
    assert chain_of(statements_of(written)[0]) == chain


def test_a_medium_that_reports_what_it_cites_is_a_link_and_no_statement_of_its_own() -> None:
    """The paper's report that only carries its sources' words is not counted beside them."""
    (statement,) = statements_of(
        "[They will leave|Q1 Q2], the [[Ostrel Herald|NAM.ORGANISATION]|S1] [reported|C1], [citing|C2] [two aides|S2]."
    )
    assert statement.source.spans[0].quote == "two aides"
    assert chain_of(statement) == ["Ostrel Herald"]


def test_a_medium_only_described_goes_by_the_name_it_had_before() -> None:
    """ "The newspaper" is the paper named before it."""
    statements = statements_of(
        "[So|Q1], [an aide|S1] [told|C1] the [Ostrel Herald|NAM.ORGANISATION]. [No|Q2], [Kask|S2] [told|C2] "
        "[the newspaper|NOM.ORGANISATION]."
    )
    assert [chain_of(one) for one in statements] == [["Ostrel Herald"], ["Ostrel Herald"]]


def test_another_source_of_the_same_kind_came_by_the_same_chain() -> None:
    """ "Another official" is another of those whom the paper had."""
    statements = statements_of(
        "[So|Q1], [[an official|NOM.PERSON]|S1] [told|C1] the [Ostrel Herald|NAM.ORGANISATION]. "
        "[[Another official|NOM.PERSON]|S2] [said|C2] [no|Q2]."
    )
    assert chain_of(statements[1]) == ["Ostrel Herald"]


def test_a_quotation_is_direct() -> None:
    """What stands in quotation marks is direct, other content is not."""
    first, second = statements_of("[“So,”|Q1] [he|S1] [said|C1]. [He|S2] [said|C2] [that it was|Q2].")
    assert (first.direct, second.direct) == (True, False)


DAY = Interval(earliest=date(2031, 5, 2), latest=date(2031, 5, 2), basis=Basis.RESOLVED)
REPORT = Interval(earliest=date(2031, 5, 4), latest=date(2031, 5, 4), basis=Basis.STATED)


def time_at(document: Document, words: str) -> TimeExpression:
    """Return a time expression of some words that means DAY."""
    start = document.text.index(words)
    span = document.span(start, start + len(words))
    return TimeExpression(
        id=words, span=span, type=TimexType.DATE, value="2031-05-02", mod=None, interval=DAY, made_by=""
    )


def test_the_words_beside_the_cue_say_when_it_was_said() -> None:
    """A time in the content is of what is said, not of the saying."""
    document, mentions, attributions = read_marked("[They left on Monday|Q1], [he|S1] [said|C1] on Friday.")
    (statement,) = find_statements(document, attributions, mentions)
    assert dated(document, statement, Ordered([]), Ordered([time_at(document, "Monday")])).time == UNKNOWN
    whole = document.span(0, len(document.text))
    sentence = Sentence(id="sentence", span=whole, made_by="")
    times = [time_at(document, "Monday"), time_at(document, "Friday")]
    assert dated(document, statement, Ordered([sentence]), Ordered(times)).time == DAY


def test_what_a_report_tells_was_said_by_its_day() -> None:
    """Without words for it, the saying is no later than the report; how much earlier stays open."""
    written = "[So|Q1], [he|S1] [said|C1]."
    document, mentions, attributions = read_marked(written)
    document = Document(id="doc", text=document.text, raw_sha256="", published=REPORT)
    (statement,) = find_statements(document, attributions, mentions)
    time = dated(document, statement, Ordered([]), Ordered([])).time
    assert (time.earliest, time.latest, time.basis) == (None, date(2031, 5, 4), Basis.INFERRED)
