"""Time expressions are scored as the corpora's own scorer does, and every error can be looked at."""

import re
from collections.abc import Sequence
from datetime import date

from eval.misses import Kind, Miss, describe, find_misses
from eval.times import TimeDocument, Timex, tag_all

TEXT = "Talks began on Monday.\nThey ended two\ndays later, in May, and the Friday Group left."


def timex(words: str, value: str, *, kind: str = "DATE") -> Timex:
    """Return the time expression in the text with these words."""
    start = TEXT.index(words)
    return Timex(start, start + len(words), kind, value)


GOLD = (timex("Monday", "2019-07-15"), timex("two\ndays later", "2019-07-17"), timex("May", "2019-05"))
DOCUMENT = TimeDocument(id="talks", created=date(2019, 7, 20), text=TEXT, gold=GOLD)


class OverlapScorer:
    """Pairs what overlaps, first come first served: enough for texts in which nothing is in doubt."""

    def match(self, text: str, gold: Sequence[Timex], found: Sequence[Timex], /) -> list[tuple[int, int, bool]]:
        """Return the pairs."""
        assert text == TEXT
        return [
            (i, j, a[:2] == b[:2])
            for i, a in enumerate(gold)
            for j, b in enumerate(found)
            if a.start < b.end and b.start < a.end
        ]


def misses_of(*found: Timex) -> list[Miss]:
    """Return the errors in what was found in the document."""
    return list(find_misses(OverlapScorer(), [DOCUMENT], [found]))


def tag_days(document: TimeDocument) -> tuple[Timex, ...]:
    """Find the names of days."""
    return tuple(Timex(*x.span(), "DATE", "") for x in re.finditer("Monday|Friday", document.text))


def test_nothing_wrong_shows_nothing() -> None:
    """The gold itself has no misses."""
    assert not misses_of(*GOLD)
    assert not list(describe(misses_of(*GOLD)))


def test_each_way_of_being_wrong_is_told_apart() -> None:
    """Missed, spurious, another value, type or extent: one expression can be wrong in several ways."""
    found = (
        timex("Monday", "2019-07-22", kind="TIME"),
        timex("two\ndays", "2019-07-17"),
        timex("Friday", "2019-07-19"),
    )
    got = {(miss.kind, miss.wording) for miss in misses_of(*found)}
    assert got == {
        (Kind.VALUE, "monday"),
        (Kind.TYPE, "monday"),
        (Kind.EXTENT, "two days later"),
        (Kind.MISSED, "may"),
        (Kind.SPURIOUS, "friday"),
    }


def test_a_miss_is_shown_in_its_sentence() -> None:
    """With what gold has and what we have, the report's day, and the expression in brackets."""
    (miss,) = misses_of(*GOLD[:2])
    assert str(miss).startswith("gold DATE 2019-05  talks 2019-07-20")
    assert "two days later, in [May], and the Friday Group" in str(miss)


def test_misses_come_by_wording_the_most_frequent_first() -> None:
    """Digits are alike, so that a rule's errors stand together."""
    text = "in 1998, in May, in 1999"
    gold = (Timex(3, 7, "DATE", "1998"), Timex(12, 15, "DATE", "1998-05"), Timex(20, 24, "DATE", "1999"))
    document = TimeDocument(id="years", created=None, text=text, gold=gold)
    lines = list(describe((Miss(kind=Kind.MISSED, document=document, gold=x, ours=None) for x in gold), examples=1))
    headings = [line for line in lines if " x " in line]
    assert lines[0] == "\nMISSED: 3 in 2 wordings"
    assert headings == ["  2 x '9999'", "  1 x 'may'"]
    assert sum("gold DATE" in line for line in lines) == 2


def test_documents_keep_their_order_over_two_processes() -> None:
    """What was found comes back in the order of the documents, each with its own."""
    texts = ["Monday", "nothing", "on Friday"] * 7
    documents = [TimeDocument(id=str(i), created=None, text=text, gold=()) for i, text in enumerate(texts)]
    tagged = tag_all(documents, tag_days, warm_up=1)
    assert tagged.found == tuple(tag_days(document) for document in documents)
    assert tagged.seconds > 0
