"""Sides: who holds what, and disagreements that are one."""

from rapporteur.model import Span
from rapporteur.record.disagreements.sides import Disagreement, Held, disagreement, together


def held(by: str, value: str, words: str = "nine", *, document: str = "doc", statement: str | None = None) -> Held:
    """Return what one holds, in words that stand at a place of their own."""
    at = sum(map(ord, words))
    return Held(by=by, value=value, span=Span(document, at, at + len(words), words), statement=statement)


def numbers(*sides: Held, event: str | None = None) -> Disagreement:
    """Return a disagreement of numbers."""
    return disagreement("numbers", "killed", sides, event=event)


def test_who_holds_the_same_is_on_one_side() -> None:
    """Each with words, statements and reports; whoever is not known holds it as nobody."""
    one = numbers(held("b", "9", statement="s"), held("a", "9", "9 dead"), held("", "12", "twelve"))
    assert [(side.value, side.held_by) for side in one.sides] == [("12", ()), ("9", ("a", "b"))]
    assert one.sides[1].statements == ("s",)
    assert len(one.sides[1].spans) == 2


def test_disagreements_that_are_one() -> None:
    """By the event, by a statement or a place, or by long words, on the same side; each is called as the first."""
    first = numbers(held("a", "9"), held("b", "12", "twelve"), event="e")
    by_event = numbers(held("c", "9", "9 of them"), held("d", "15", "fifteen"), event="e")
    by_place = numbers(held("b", "12", "twelve"), held("e", "20", "twenty"))
    (one,) = together([first, by_event, by_place])
    assert (one.id, one.event, [side.value for side in one.sides]) == (first.id, "e", ["12", "15", "20", "9"])
    long = "no such promise was made"
    denials = [
        disagreement("denial", "it", [held("a", "denied", long, document=name), held(name, "claimed", name)])
        for name in ("x", "y")
    ]
    assert len(together(denials)) == 1
    assert len(together([first, denials[0]])) == 2


def test_what_shares_only_short_words_is_not_one() -> None:
    """Two reports choose a number's words alike by chance."""
    one = numbers(held("a", "9"), held("b", "12", "twelve"))
    other = numbers(held("a", "9", document="other"), held("b", "15", "fifteen", document="other"))
    assert together([one, other]) == [one, other]
