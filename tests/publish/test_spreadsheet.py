"""CSV: what a spreadsheet shows is text, and every row can be traced."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from rapporteur.publish.spreadsheet import DOCUMENT_COLUMNS, TIME_COLUMNS, document_rows, time_rows
from rapporteur.publish.words import harmless
from rapporteur.record.store import Store
from tests.record.making import day, make_reading, make_record

FRIDAY = day(date(2030, 11, 22))


def rows_of(lines: list[str]) -> list[dict[str, str]]:
    text = "\n".join(lines)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", " =", "\n@"])
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    """Words that a spreadsheet would run get an apostrophe in front, in every column."""
    bad = f'{start}cmd|" /C calc"!A1'
    reading = make_reading([f"{bad} on Friday."], times=[(bad, FRIDAY)], path=f"{bad}.txt", title=bad, publisher=bad)
    with Store.open(make_record(tmp_path / "r", reading)) as store:
        cells = [
            cell
            for rows in (time_rows(store), document_rows(store))
            for row in rows_of(list(rows))
            for cell in row.values()
        ]
    dangerous = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
    assert not [cell for cell in cells if cell.lstrip(" ").startswith(dangerous)]
    assert harmless(bad) in {cell.removeprefix("'") for cell in cells}


def test_a_row_can_be_traced(tmp_path: Path) -> None:
    """A time expression's row gives its days, words, value, place and report; quotes and newlines survive."""
    sentence = 'He said, "On Friday;\nnot before."'
    reading = make_reading([sentence, "Two days."], times=[("Friday", FRIDAY), ("Two days", None)], published=FRIDAY)
    with Store.open(make_record(tmp_path / "r", reading)) as store:
        first, second = rows_of(list(time_rows(store)))
        (report,) = rows_of(list(document_rows(store)))
    assert tuple(first) == TIME_COLUMNS
    assert tuple(report) == DOCUMENT_COLUMNS
    assert (first["earliest"], first["basis"], first["expression"]) == ("2030-11-22", "stated", "Friday")
    assert first["sentence"] == sentence
    assert reading.document.text[int(first["start"]) : int(first["end"])] == "Friday"
    assert (second["earliest"], second["type"]) == ("", "DURATION")
    assert (report["latest"], report["path"]) == ("2030-11-22", "report.txt")
