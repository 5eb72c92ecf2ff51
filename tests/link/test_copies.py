"""Copies: found by their words, whatever is edited, and traced to the first."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

from rapporteur.link.copies import Copy, find_origins, find_pairs, sample_of
from rapporteur.model import Document
from rapporteur.pipeline import build, read_and_annotate
from rapporteur.publish.jsonl import reading_lines, record_lines
from rapporteur.record.batch import Gone
from rapporteur.record.store import Store
from rapporteur.record.views import Vantage, document_lines, list_reports
from rapporteur.settings import Settings
from tests.record.making import day, make_reading, make_record

WIRE = [
    "Envoys of Norland and the Front sat down in Ostrel on Monday for the first time in nine weeks of shelling.",
    "The head of the mission, Ana Ruvo, told reporters that neither side had asked for a break before midnight.",
    "A list of forty prisoners lay on the table, she said, and nobody had yet crossed out a single name.",
    "Ferries to the southern islands stayed in port for a third day while the navy looked for mines off the cape.",
    "Shopkeepers in the old harbour put up their shutters at noon, as they have done since the siege began.",
]
CUT = ["OSTREL (Meridian) - " + WIRE[0].replace("Monday", "the first day of the week"), *WIRE[1:3]]
OTHER = [
    "Norland and the Front met in Ostrel on Monday after nine weeks of shelling, a diplomat in the room said by phone.",
    "According to him the list of prisoners has forty names, and the mission wants an answer by the end of the week.",
    "Ana Ruvo, who leads the mission, is due back on Friday with two lawyers and a map of the southern islands.",
]


def document(sentences: list[str], name: str) -> Document:
    """Return a document of some sentences."""
    return Document(id=name, text=" ".join(sentences), raw_sha256="")


def test_a_cut_and_edited_text_is_a_copy_and_another_report_of_the_same_is_none() -> None:
    """What two reports tell alike in words of their own does not make one of them a copy."""
    samples = {name: sample_of(document(text, name)) for name, text in (("a", WIRE), ("b", CUT), ("c", OTHER))}
    assert list(find_pairs(samples)) == [("a", "b")]


def test_furniture_is_not_compared() -> None:
    """The same plea under two reports does not make them copies."""
    plea = " ".join(WIRE)
    pages = [make_reading([text, plea], furniture=[plea], path=text) for text in (OTHER[0], OTHER[1])]
    samples = {page.document.id: sample_of(page.document) for page in pages}
    assert not list(find_pairs(samples))


def test_what_both_quote_does_not_make_them_copies() -> None:
    """Two reports of one speech."""
    speech = "“" + " ".join(WIRE) + "”"
    samples = {str(at): sample_of(document([OTHER[at], speech], str(at))) for at in range(3)}
    assert not list(find_pairs(samples))


def test_a_brief_is_found_again() -> None:
    """Sixty words are enough."""
    brief = [*WIRE[:2], WIRE[3]]
    samples = {name: sample_of(document(text, name)) for name, text in (("a", brief), ("b", [*brief, OTHER[0]]))}
    assert list(find_pairs(samples)) == [("a", "b")]


def test_letters_written_otherwise_are_the_same() -> None:
    """Capitals and marks over letters do not part a copy from its origin."""
    marked = " ".join(WIRE).replace("Ostrel", "Östrel").replace("envoys", "ENVOYS")
    one, other = (Document(id=t, text=t, raw_sha256="") for t in (marked, marked.replace("Ö", "O\u0308").upper()))
    assert sample_of(one) == sample_of(other)


def copy(name: str, *, on: int | None = 1, publisher: str = "", agencies: tuple[str, ...] = (), size: int = 9) -> Copy:
    """Return a copy published on a day of a month."""
    when = date(2030, 11, on) if on else None
    return Copy(document=name, published=(when, when), publisher=publisher, agencies=agencies, size=size, path=name)


def test_the_first_known_to_be_out_is_the_origin() -> None:
    """Of one day, whom the others credit; then the longest. A report without a day comes last."""
    late = replace(copy("b"), published=(None, date(2030, 10, 1)))
    assert find_origins([("a", "b")], {"a": copy("a"), "b": late}) == {"a": "b"}
    assert find_origins([("a", "b")], {"a": copy("a", on=2), "b": copy("b")}) == {"a": "b"}
    credit = {"a": copy("a", agencies=("MERIDIAN",), size=99), "b": copy("b", publisher="Meridian")}
    assert find_origins([("a", "b")], credit) == {"a": "b"}
    assert find_origins([("a", "b")], {"a": copy("a"), "b": copy("b", size=99)}) == {"a": "b"}
    assert find_origins([("a", "b")], {"a": copy("a", on=None), "b": copy("b")}) == {"a": "b"}
    assert find_origins([("a", "b"), ("b", "gone")], {"b": copy("b")}) == {}


def test_a_record_notes_copies_in_whichever_order_they_come(tmp_path: Path) -> None:
    """Nor is one a copy any more once its origin is gone, or where one looks from before the origin was surely out."""
    wire = make_reading(WIRE, path="wire.txt", published=day(date(2030, 11, 4)))
    cut = make_reading(CUT, path="cut.txt", published=day(date(2030, 11, 5)))
    other = make_reading(OTHER, path="other.txt", published=day(date(2030, 11, 5)))
    for number, readings in enumerate(permutations((wire, cut, other))):
        path = tmp_path / str(number)
        for reading in readings:
            make_record(path, reading)
        with Store.open(path, write=True) as store:
            store.set_linked()
            origins = {report.path: report.line["syndicated_from"] for report in list_reports(store)}
            assert origins == {"cut.txt": wire.document.id, "other.txt": None, "wire.txt": None}
            assert store.reading(cut.document.id).document.syndicated_from == wire.document.id
            assert store.own_reading(cut.document.id).document.syndicated_from is None
            early = Vantage(known_by=date(2030, 11, 3))
            assert not list(list_reports(store, early))
            store.write([Gone(path="wire.txt")])
            store.set_linked()
            assert not any(report.line["syndicated_from"] for report in list_reports(store))


def test_an_origin_is_out_no_later_than_its_copy(tmp_path: Path) -> None:
    """So that whoever sees a copy sees what it is of, looking from whichever day."""
    wire = make_reading(WIRE, path="wire.txt", published=replace(day(date(2030, 11, 4)), latest=date(2030, 11, 9)))
    cut = make_reading(CUT, path="cut.txt", published=day(date(2030, 11, 5)))
    with Store.open(make_record(tmp_path / "r", wire, cut), write=True) as store:
        store.set_linked()
        for known_by, told in ((5, {"cut.txt": None}), (9, {"cut.txt": None, "wire.txt": cut.document.id})):
            lines = document_lines(store, Vantage(known_by=date(2030, 11, known_by)))
            assert {line["path"]: line["syndicated_from"] for line in lines} == told


def test_annotating_finds_the_copies_a_record_does(tmp_path: Path) -> None:
    """Of the same folder, with whichever report is read first."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, sentences in (("a", CUT), ("b", WIRE), ("c", OTHER)):
        (folder / f"{name}.txt").write_text("\n\n".join(sentences), encoding="utf-8")
    build([folder], tmp_path / "r", settings=Settings(workers=1))
    with Store.open(tmp_path / "r") as store:
        built = [line for line in record_lines(store) if '"kind": "document"' in line]
    annotated = [line for line in reading_lines(read_and_annotate(folder)) if '"kind": "document"' in line]
    assert built == annotated
    assert sum('"syndicated_from": "doc-' in line for line in built) == 1
