"""The store: what was read is kept exactly, in one transaction, and what changed takes the place of what was."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from rapporteur.errors import InexactSpan, NotInRecord, RefusedInput
from rapporteur.model import Basis, Interval, Reading, Span
from rapporteur.record.batch import FileRead, Gone, Outcome
from rapporteur.record.find import Found, find
from rapporteur.record.rows import rows_of
from rapporteur.record.store import Store
from rapporteur.record.tables import documents, raw
from tests.record.making import day, make_reading, make_record, outcome_of

NOVEMBER = day(date(2030, 11, 21))
FIRST = make_reading(
    ["Talks resumed on Friday.", "They lasted two days."],
    times=[("Friday", NOVEMBER), ("two days", None)],
    published=NOVEMBER,
    path="a/first.txt",
)
SECOND = make_reading(["The Front, on Sunday, left."], times=[("Sunday", NOVEMBER)], path="b/second.txt")


def readings(record: Path) -> list[Reading]:
    with Store.open(record) as store:
        return list(store.readings())


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    """A reading comes out of the record equal to what went in."""
    record = make_record(tmp_path / "r", FIRST, SECOND)
    assert readings(record) == sorted([FIRST, SECOND], key=lambda reading: reading.document.id)


def test_the_raw_bytes_are_kept(tmp_path: Path) -> None:
    """The bytes a report was read from stay in the record under their hash."""
    with Store.open(make_record(tmp_path / "r", FIRST)) as store:
        assert store.connection.scalar(select(raw.c.sha256)) == FIRST.document.raw_sha256


@pytest.mark.parametrize("where", ["sentence", "time", "cue", "reason", "furniture", "another report"])
def test_a_tampered_span_is_refused(where: str) -> None:
    """A span that is not word for word in its document does not become a row, wherever it stands."""
    document = FIRST.document
    wrong = Span(document.id, 0, 5, "Walks") if where != "another report" else Span("doc-other", 0, 5, "Talks")
    cued = replace(NOVEMBER, cues=(wrong,))
    tampered = {
        "sentence": replace(FIRST, sentences=(replace(FIRST.sentences[0], span=wrong),)),
        "time": replace(FIRST, times=(replace(FIRST.times[0], span=wrong),)),
        "cue": replace(FIRST, times=(replace(FIRST.times[0], interval=cued),)),
        "reason": replace(
            FIRST, dating=replace(FIRST.dating, reasons=(replace(FIRST.dating.reasons[0], spans=(wrong,)),))
        ),
        "furniture": replace(FIRST, document=replace(document, furniture=(wrong,))),
        "another report": replace(FIRST, dating=replace(FIRST.dating, interval=cued)),
    }
    with pytest.raises(InexactSpan):
        rows_of(tampered[where])


def test_a_batch_is_in_the_record_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where one row of a batch cannot be written, none of it is."""
    record = make_record(tmp_path / "r", FIRST)
    broken = outcome_of(SECOND)
    assert broken.rows
    broken.rows.annotations[0]["body"] = None
    with pytest.raises(Exception, match="NOT NULL"), Store.open(record, write=True) as store:
        store.write([outcome_of(make_reading(["Another."], path="c.txt")), broken])
    assert readings(record) == [FIRST]


def test_a_changed_report_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    """The new document is current; the old one stays in the record and can be shown by its identifier."""
    record = make_record(tmp_path / "r", FIRST)
    changed = make_reading(["Talks ended."], path="a/first.txt")
    with Store.open(record, write=True) as store:
        tally = store.write([outcome_of(changed)])
    assert (tally.added, tally.replaced, tally.unchanged) == (0, 1, 0)
    assert readings(record) == [changed]
    with Store.open(record) as store:
        assert store.reading(FIRST.document.id) == FIRST
        assert find(store, "first.txt") == Found(changed.document.id)


def test_the_same_report_again_is_unchanged(tmp_path: Path) -> None:
    """Writing what the record holds changes nothing."""
    record = make_record(tmp_path / "r", FIRST)
    with Store.open(record, write=True) as store:
        assert store.write([outcome_of(FIRST)]).unchanged == 1
    assert readings(record) == [FIRST]


def test_what_a_file_no_longer_holds_is_not_current(tmp_path: Path) -> None:
    """Lines gone from a file take their reports out of what is current."""
    one, two = (make_reading([f"Report {number}."], path="all.jsonl") for number in (1, 2))
    with Store.open(tmp_path / "r", write=True) as store:
        store.write([outcome_of(one, line=1), outcome_of(two, line=2)])
        store.write([Gone(path="all.jsonl", first=2)])
        assert list(store.readings()) == [one]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_document_in_two_files_is_kept_as_the_first(tmp_path: Path, order: tuple[int, ...]) -> None:
    """Of two inputs that are the same document, the first by path and line counts, whichever comes first."""
    copy = replace(FIRST, document=replace(FIRST.document, path="z/first.txt"))
    given = (outcome_of(FIRST), outcome_of(copy))
    with Store.open(tmp_path / "r", write=True) as store:
        for place in order:
            assert store.write([given[place]]).added == 1
        assert [reading.document.path for reading in store.readings()] == ["a/first.txt"]


def test_a_copy_is_read_again_when_the_first_changes(tmp_path: Path) -> None:
    """Where the input that a document was kept as changes, its copies are read again by the next build."""
    copy = replace(FIRST, document=replace(FIRST.document, path="z/first.txt"))
    state = FileRead(path="z/first.txt", size=1, mtime_ns=1)
    with Store.open(tmp_path / "r", write=True) as store:
        store.write([outcome_of(FIRST), outcome_of(copy), state])
        assert store.unchanged([state])
        store.write([outcome_of(make_reading(["Talks ended."], path="a/first.txt"))])
        assert not store.unchanged([state])
        store.write([outcome_of(copy), state])
        assert [reading.document.path for reading in store.readings()].count("z/first.txt") == 1
        assert store.unchanged([state])


def test_a_file_is_known_by_its_size_and_time(tmp_path: Path) -> None:
    """A file is unchanged only with the same size and time, and only once all of it was settled."""
    state = FileRead(path="a/first.txt", size=10, mtime_ns=20)
    with Store.open(tmp_path / "r", write=True) as store:
        store.write([outcome_of(FIRST)])
        assert not store.unchanged([state])
        store.write([state])
        assert store.unchanged([state])[state.path].unchanged == 1
        assert not store.unchanged([replace(state, size=11)])
        assert not store.unchanged([replace(state, mtime_ns=21)])


def test_a_refusal_is_remembered_a_failure_is_not(tmp_path: Path) -> None:
    """What cannot be read is told again unread; where the program failed, the input is read again."""
    refusal = RefusedInput("x.txt", "is empty", "fetch it again")
    outcome = Outcome(path="x.txt", line=0, sha256="abc", size=0, refusal=refusal)
    state = FileRead(path="x.txt", size=0, mtime_ns=0)
    with Store.open(tmp_path / "r", write=True) as store:
        assert store.write([outcome, state]).refused == 1
        assert store.unchanged([state])["x.txt"].refused == 1
        assert [str(told) for told in store.refusals("x.txt")] == [str(refusal)]
        store.write([replace(outcome, again=True), state])
        assert not store.unchanged([state])


def test_a_reading_dated_by_others_lies_over_its_own(tmp_path: Path) -> None:
    """Linking may quote another report, is checked against it, and can be taken off again."""
    sunday = SECOND.times[0].span
    november = day(date(2030, 11, 24), basis=Basis.INFERRED, cues=(FIRST.times[0].span, sunday))
    linked = replace(
        SECOND,
        document=replace(SECOND.document, published=november),
        dating=replace(SECOND.dating, interval=november, made_by="link@1"),
    )
    record = make_record(tmp_path / "r", FIRST, SECOND)
    with Store.open(record, write=True) as store:
        assert not store.linked
        assert list(store.readings(undated=True)) == [SECOND]
        store.link(SECOND.document.id, linked)
        store.set_linked()
    with Store.open(record, write=True) as store:
        assert store.linked
        assert store.reading(SECOND.document.id) == linked
        assert list(store.readings(undated=True)) == [SECOND]
        assert list(store.readings(undated=True, own=False)) == []
        elsewhere = Span(FIRST.document.id, 0, 5, "Walks")
        wrong = replace(linked, dating=replace(linked.dating, interval=replace(november, cues=(elsewhere,))))
        with pytest.raises(InexactSpan):
            store.link(SECOND.document.id, wrong)
        store.link(SECOND.document.id, None)
        assert store.reading(SECOND.document.id) == SECOND


def test_half_known_days_are_not_a_day(tmp_path: Path) -> None:
    """A report known to be out by a day, or from a day on, is undated."""
    open_end = Interval(earliest=date(2030, 1, 1), latest=None, basis=Basis.INFERRED)
    month = Interval(earliest=date(2030, 1, 1), latest=date(2030, 1, 31), basis=Basis.INFERRED)
    made = [make_reading([f"{number}."], published=of, path=f"{number}") for number, of in enumerate((open_end, month))]
    with Store.open(make_record(tmp_path / "r", FIRST, *made)) as store:
        assert {reading.document.path for reading in store.readings(undated=True)} == {"0", "1"}


def test_readings_come_in_pages(tmp_path: Path) -> None:
    """However many reports there are, each is given once, in the order of identifiers, and one may write meanwhile."""
    made = [make_reading([f"Report {number}."], path=f"{number}.txt") for number in range(450)]
    with Store.open(make_record(tmp_path / "r", *made), write=True) as store:
        seen = []
        for reading in store.readings():
            seen.append(reading.document.id)
            store.link(reading.document.id, reading)
        assert seen == sorted(reading.document.id for reading in made)
        assert store.connection.scalar(select(func.count()).select_from(documents)) == 450


@pytest.mark.parametrize(
    "name", ["first.txt", "a/first.txt", FIRST.document.id, FIRST.document.id[:9], FIRST.times[0].id[:12]]
)
def test_things_are_found_by_name(tmp_path: Path, name: str) -> None:
    """A report is found by path, file name, identifier or its beginning; a time expression by identifier."""
    with Store.open(make_record(tmp_path / "r", FIRST, SECOND)) as store:
        time = FIRST.times[0].id if name.startswith("time") else None
        assert find(store, name) == Found(FIRST.document.id, time)


@pytest.mark.parametrize(("name", "said"), [("doc-", "several"), ("nothing", "documents"), ("%", "documents")])
def test_what_is_not_found_says_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    """An unknown or ambiguous name is NotInRecord, with a way on; no character is a wildcard."""
    with Store.open(make_record(tmp_path / "r", FIRST, SECOND)) as store, pytest.raises(NotInRecord, match=said):
        find(store, name)
