"""Statements as the whole program finds them, against the lines of tests/gold/statements.txt."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.annotate.reading import annotate
from rapporteur.model import Document, Reading
from rapporteur.record.rows import check
from training.markup import Passage, passages

GOLD = Path(__file__).parent.parent / "gold" / "statements.txt"
PASSAGES = list(passages(GOLD))


def read(text: str) -> Reading:
    """Return the reading of a text."""
    return annotate(Document(id="doc", text=text, raw_sha256=""))


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: f"line {passage.line}")
def test_gold(passage: Passage) -> None:
    """Source, cue, content, stance, anonymity and chain, word for word."""
    words: dict[str, list[str]] = {role: [] for role in "SCQV"}
    for mark in passage.marks:
        words[mark.code[0]].append(passage.text[mark.start : mark.end])
    codes = " ".join(mark.code for mark in passage.marks)
    stance = next(
        (mark.code.partition(":")[2] for mark in passage.marks if mark.code[0] == "C" and ":" in mark.code), ""
    )
    statements = read(passage.text).statements
    assert len(statements) == bool(passage.marks)
    for statement in statements:
        assert [span.quote for span in statement.source.spans] == words["S"]
        assert [span.quote for span in statement.cue] == words["C"]
        assert [span.quote for span in statement.content] == words["Q"]
        assert [carrier.spans[0].quote for carrier in statement.via] == words["V"]
        assert statement.source.anonymous == ("anonymous" in codes)
        assert statement.stance.value == (stance or "asserts")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_whatever_the_text_every_span_is_exact(text: str) -> None:
    """Emoji, Arabic, Chinese, control characters: what is found is what stands there."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    check(read(text), others={})


@pytest.mark.parametrize(
    "text",
    [
        "“停火将于周五生效，”谈判代表说。\n\nالهدنة تبدأ يوم الجمعة، قال المتحدث.\n\n🕊️ He said 👍 “we agree” 🇨🇭.",
        "He said so " * 5_000,
        "x" * 50_000,
        "",
        " \n",
    ],
    ids=["scripts", "a line of 55,000 characters", "a word of 50,000", "nothing", "white space"],
)
def test_odd_texts_pass(text: str) -> None:
    """Other scripts, endless lines and endless words are read, with exact spans."""
    check(read(text), others={})


def test_the_same_text_gives_the_same_reading() -> None:
    """Nothing that was read before changes what is read now."""
    text = "The envoy said on Monday that the talks would go on."
    first = read(text)
    read("The rebels denied it. " * 50)
    assert read(text) == first
