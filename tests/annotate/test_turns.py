"""Turns: who speaks where in an interview."""

from rapporteur.annotate.turns import find_turns
from rapporteur.model import Document

INTERVIEW = """# "We have a map"

*Ana Ruvo, the envoy, talks to Jan Orlo.*

**Where do the talks stand?**

Ana Ruvo: I have seen both sides.

**Who asked for them?**

I did. Nobody else would.

**Will they go on?**

I hope so.
"""


def who_speaks(text: str, words: str) -> str | None:
    """Return the name of who speaks some words."""
    turns = find_turns(Document(id="doc", text=text, raw_sha256=""))
    who = next(turn.who for turn in turns if turn.start <= text.index(words) < turn.end)
    return text[slice(*who)] if who else None


def test_answers_are_of_whom_a_label_names() -> None:
    """Those without a label too, where all labels name one; questions are not."""
    assert who_speaks(INTERVIEW, "I have seen") == "Ana Ruvo"
    assert who_speaks(INTERVIEW, "I did") == "Ana Ruvo"
    assert who_speaks(INTERVIEW, "Will they") is None


def test_nobody_is_guessed() -> None:
    """Where no label stands, who answers is not known; where two speak, an answer without one is of neither."""
    assert who_speaks(INTERVIEW.replace("Ana Ruvo: ", ""), "I did") is None
    assert who_speaks(INTERVIEW.replace("I hope", "Jan Orlo: I hope"), "I did") is None


def test_a_report_that_asks_little_has_no_turns() -> None:
    """A question or two do not make an interview."""
    assert find_turns(Document(id="doc", text="Who won?\n\nRuvo: I did.\n", raw_sha256="")) == ()
