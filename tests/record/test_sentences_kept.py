"""The words around spans: the sentence they stand in, and exactly what is written there."""

from pathlib import Path

from rapporteur.model import Reading, Span
from rapporteur.record.sentences import MOST, sentences_around
from rapporteur.record.store import Store
from tests.record.making import make_reading, make_record
from tests.record.undertaking import words_in

SENTENCES = ("Talks resumed on Monday.", "They ended on Friday.")


def around(path: Path, reading: Reading, words: str) -> Span:
    span = words_in(reading, words)
    with Store.open(make_record(path / "r", reading)) as store:
        return reading.document.check(sentences_around(store, [span])[span])


def test_a_span_is_shown_in_its_sentence(tmp_path: Path) -> None:
    assert around(tmp_path, make_reading(SENTENCES), "Friday").quote == SENTENCES[1]


def test_a_span_over_two_sentences_is_shown_in_both(tmp_path: Path) -> None:
    assert around(tmp_path, make_reading(SENTENCES), "Monday. They").quote == " ".join(SENTENCES)


def test_a_span_in_no_sentence_is_shown_alone(tmp_path: Path) -> None:
    reading = make_reading(["Talks resumed.", "READ MORE"])
    bare = Reading(document=reading.document, dating=reading.dating, sentences=reading.sentences[:1])
    assert around(tmp_path, bare, "READ").quote == "READ"


def test_a_very_long_sentence_is_cut_between_words(tmp_path: Path) -> None:
    """What is shown holds the span, ends with words, and is not the whole text."""
    reading = make_reading([f"{'before ' * 1000}here{' after' * 1000}."])
    shown = around(tmp_path, reading, "here").quote
    assert len(shown) <= 2 * MOST + len("here")
    assert shown.split()[0] == "before"
    assert shown.split()[-1] == "after"
    assert " here " in shown


def test_a_sentence_without_any_space_is_cut_too(tmp_path: Path) -> None:
    reading = make_reading([f"{'x' * 5000}here{'y' * 5000}"])
    assert len(around(tmp_path, reading, "here").quote) <= 2 * MOST + len("here")
