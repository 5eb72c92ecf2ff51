"""Undertakings: which clauses bind, what makes them, and whether it is not to do something."""

from itertools import pairwise

import pytest

from rapporteur.annotate.undertakings import AGREEMENT, CONDITION, FRAME, LISTED, Clause, clauses, is_negative


def binding(text: str) -> list[Clause]:
    """Return the clauses of a sentence in which something binds."""
    return [one for one in clauses(text, 0, len(text)) if one.kind != "plain"]


def told(text: str) -> list[tuple[str, str]]:
    """Return what binds in a sentence: the kind of each clause, and what is to be done in it."""
    return [(one.kind, text[one.act : one.end].strip(" .,;–")) for one in binding(text)]


@pytest.mark.parametrize(
    ("text", "kind", "act"),
    [
        ("Norland promised to free the crew.", "promise", "free the crew"),
        ("Norland has committed to leave.", "promise", "leave"),
        ("Norland has also committed to leave.", "promise", "leave"),
        ("Norland committed to paying the crew.", "promise", "paying the crew"),
        ("The Front obliges itself to leave.", "promise", "leave"),
        ("Both bind themselves that they will leave.", "promise", "they will leave"),
        ("She gave her word that the port would open.", "promise", "the port would open"),
        ("Norland agreed with the Front on Monday to free the crew.", "promise", "free the crew"),
        ("They agreed that the bridge will open.", "promise", "the bridge will open"),
        ("Norland assured the Front that it would leave.", "promise", "it would leave"),
        ("Its pledge to pay was read aloud.", "promise", "pay was read aloud"),
        ("The Front undertook not to shell the port.", "promise", "shell the port"),
        ("Norland guaranteed safe passage.", "promise", "safe passage"),
        ("They gave themselves 90 days.", "promise", "90 days"),
        ("The release of the crew was promised for May.", "promise", "The release of the crew was promised for May"),
        ("It did two of the five things which it promised for May.", "promise",
         "the five things which it promised for May"),
        ("The Front offered to reopen the road.", "offer", "reopen the road"),
        ("The Front proposed to meet in May.", "offer", "meet in May"),
        ("Norland is ready to talk.", "offer", "talk"),
        ("They agreed on a prisoner exchange.", "thing", "a prisoner exchange"),
        ("Norland must leave the island.", "bound", "leave the island"),
        ("Norland has to leave the island.", "bound", "leave the island"),
        ("Norland is further obliged to leave the island.", "bound", "leave the island"),
        ("Its men may not return.", "bound", "return"),
        ("Neither side may dig there.", "bound", "dig there"),
        ("The rest is to follow in June.", "bound", "follow in June"),
        ("The board has 90 days to report.", "bound", "report"),
        ("Neither may dig there.", "bound", "dig there"),
        ("We'll leave the island.", "will", "leave the island"),
        ("The Front is to hand over its maps.", "bound", "hand over its maps"),
        ("The Front was supposed to hand over its maps.", "bound", "hand over its maps"),
        ("The guns shall fall silent.", "bound", "fall silent"),
        ("Norland should leave the island.", "bound", "leave the island"),
        ("Norland will leave the island.", "will", "leave the island"),
        ("The Front would leave the island.", "will", "leave the island"),
    ],
)  # fmt: skip
def test_what_binds(text: str, kind: str, act: str) -> None:
    """A promise has a verb or a noun that makes it one, a duty a modal, and what is only to come a "will"."""
    assert told(text) == [(kind, act)]


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Kesh.",
        "Norland never promised to pay.",
        "Norland made no promise to pay.",
        "No such pledge to pay was made.",
        "Nobody promised to pay.",
        "The Front didn't promise to pay.",
        "Norland refused to promise to pay.",
        "Norland failed to commit itself to pay.",
        "Norland promised to be sure.",
        "Who is to blame is not known.",
        "The talks are to follow.",
        "The governments promised one another nothing.",
        "They agreed to nothing.",
        "Congress has 60 days to review it.",
        "Norland must have known.",
        "It should be noted how calm it was.",
        "Norland may have to leave.",
    ],
)
def test_what_does_not_bind(text: str) -> None:
    """What is told as not promised is no promise, and what only reads like a duty is none."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland promised to free the crew and pay the fine.",
         [("promise", "free the crew and"), ("promise", "pay the fine")]),
        ("Norland will free the crew, and the Front must open the road.",
         [("will", "free the crew, and"), ("bound", "open the road")]),
        ("Norland will free the crew; the Front rests.", [("will", "free the crew")]),
        ("Norland will free the crew – the Front rests.", [("will", "free the crew")]),
        ("Norland freed the crew, and the Front must open the road.", [("bound", "open the road")]),
    ],
)  # fmt: skip
def test_clauses_part(text: str, expected: list[tuple[str, str]]) -> None:
    """At a semicolon, at a dash, and at an "and" after which the next clause binds or goes on with the promise."""
    assert told(text) == expected


def test_a_known_beginning_parts_a_clause() -> None:
    """Where something undertaken is known to begin after an "and", it is a clause of its own."""
    text = "Norland promised to free the crew and leave."
    at = text.index("leave")
    assert [text[one.start : one.end] for one in clauses(text, 0, len(text), [at])][-1] == "leave."


def test_clauses_cover_their_sentence() -> None:
    """They follow each other without a gap, and their words are the sentence's."""
    text = "It rained; Norland promised to free the crew, pay the fine and not to shell Kesh, but the Front must go."
    found = list(clauses(text, 0, len(text)))
    assert found[0].start == 0
    assert found[-1].end == len(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("The Front undertook not to shell the port.", True),
        ("The Front promised never to shell the port.", True),
        ("Norland promised to free the crew and not to shell the port.", True),
        ("The Front is not to enter the town.", True),
        ("The Front must not enter the town.", True),
        ("The Front must never enter the town.", True),
        ("The Front will no longer shell the port.", True),
        ("The Front shall fire no shells.", True),
        ("The Front undertook to make no raids.", True),
        ("The Front vowed to refrain from raids.", True),
        ("They agreed that no shell will fall.", True),
        ("They promised that they won't shell the port.", True),
        ("They promised that the Front would not shell the port.", True),
        ("They promised to free those who would not fight.", False),
        ("They promised to free the crew.", False),
        ("Norland will leave no later than May 4.", False),
        ("No later than May 4 Norland must leave.", False),
        ("Norland must leave the town, and no later than May pay the fine.", False),
        ("Norland must free no fewer than 40 men.", False),
    ],
)
def test_a_promise_not_to(text: str, negative: bool) -> None:
    """It has its "not" at the promise, the modal or the verb; "no later than" forbids nothing."""
    assert is_negative(text, binding(text)[-1]) is negative


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("Under the accord, Norland leaves.", True),
        ("Norland leaves, in line with its plan.", True),
        ("The text lays down who leaves.", True),
        ("In exchange, the Front frees the crew.", True),
        ("For its part, the Front frees the crew.", True),
        ("The two sides also agreed on maps.", True),
        ("Norland leaves tomorrow.", False),
        ("It fell under the table.", False),
        ("The text was read aloud in Kesh.", False),
    ],
)
def test_a_passage_that_tells_an_agreement(text: str, frames: bool) -> None:
    """Begins with words that say what it holds, or what is given in return."""
    assert bool(FRAME.search(text)) is frames


@pytest.mark.parametrize(
    ("words", "names"),
    [("ceasefire", True), ("signed", True), ("memorandum", True), ("talks", False), ("assignment", False)],
)
def test_words_that_tell_an_agreement(words: str, names: bool) -> None:
    """A text by its kind, or its making; no talks."""
    assert bool(AGREEMENT.search(words)) is names


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("if the guns fall silent", "if "),
        ("only if both sign", "only if "),
        ("once the crew is free", "once "),
        ("provided that talks begin", "provided that "),
        ("on condition that it stops raining", "on condition that "),
        ("as long as the truce holds", "as long as "),
        ("unless Norland leaves", "unless "),
        ("tomorrow", None),
        ("afterwards", None),
    ],
)
def test_words_that_begin_a_condition(words: str, condition: str | None) -> None:
    """If, once, provided, unless and their like."""
    found = CONDITION.search(f"Norland will leave {words}.")
    assert (found and found.group()) == condition


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("- free the crew", True), ("• free the crew", True), ("(1) free the crew", True), ("b) free the crew", True),
        ("First: free the crew", True), ("Free the crew", False), ("1,400 men leave", False),
    ],
)  # fmt: skip
def test_items_of_a_list(words: str, listed: bool) -> None:
    """Begin with a dash, a bullet, a number or a letter."""
    assert bool(LISTED.match(words)) is listed


def test_what_one_will_have_to_do() -> None:
    """Is what one is bound to do."""
    assert told("Norland will have to leave the island.") == [("bound", "leave the island")]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Norland will pay by May and by half a crown more by June.", ["pay by May and by half a crown more by June"]),
        ("It will free ten at the port and on the pier.", ["free ten at the port and on the pier"]),
        ("Norland pledged 200 of them, and each will be unarmed.", ["200 of them, and", "be unarmed"]),
    ],
)
def test_where_a_clause_ends(text: str, acts: list[str]) -> None:
    """A preposition after an "and" begins none, and what is to come after a thing promised is another."""
    assert [act for _, act in told(text)] == acts


@pytest.mark.parametrize(
    "text",
    [
        "Neither side may dig there.",
        "Its men may not return.",
        "No party shall dig there.",
        "No man may be moved.",
        "They won't return.",
    ],
)
def test_who_may_not_is_bound_not_to(text: str) -> None:
    """Whether the words before the modal or those in it say no."""
    assert [is_negative(text, one) for one in binding(text)] == [True]
