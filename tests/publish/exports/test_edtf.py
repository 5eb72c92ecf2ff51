"""EDTF: every interval is written as ISO 8601-2 has it, and none says more than is known."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model import UNKNOWN, Basis, Interval
from rapporteur.publish.exports.edtf import edtf, whole

DAY = r"\d{4}-\d\d-\d\d"
WRITTEN = re.compile(rf"\d{{4}}(-\d\d(-\d\d)?)?|\[{DAY}\.\.({DAY})?\]|\[\.\.{DAY}\]")


@given(st.dates(), st.one_of(st.none(), st.integers(0, 800)), st.booleans())
def test_an_interval_is_edtf_of_its_own_days(first: date, width: int | None, is_open: bool) -> None:
    """Level 0 for a day, month or year, else one of a set; its ends are the interval's."""
    last = None if width is None or first > date.max - timedelta(width) else first + timedelta(width)
    interval = Interval(earliest=None if is_open and last else first, latest=last, basis=Basis.RESOLVED)
    written = edtf(interval)
    assert written
    assert WRITTEN.fullmatch(written)
    if not whole(interval):
        ends = written.strip("[]").split("..")
        assert ends == [str(interval.earliest or ""), str(interval.latest or "")]
    elif interval.earliest:
        assert str(interval.earliest).startswith(written)


def test_what_is_not_known_is_not_written() -> None:
    """No day, no EDTF."""
    assert edtf(UNKNOWN) is None
