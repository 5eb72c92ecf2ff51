"""Days in words: as short as they can be said, and never more exact than they are known."""

from datetime import date

import pytest

from rapporteur.model import Basis, Interval
from rapporteur.publish.words import interval_words, left_out_words
from rapporteur.record.views import LeftOut


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (date(2030, 11, 23), date(2030, 11, 23), "2030-11-23"),
        (date(2030, 1, 1), date(2030, 12, 31), "2030"),
        (date(2028, 2, 1), date(2028, 2, 29), "2028-02"),
        (date(2030, 12, 1), date(2030, 12, 31), "2030-12"),
        (date(2030, 1, 1), date(2031, 12, 31), "2030-01-01 to 2031-12-31"),
        (date(2029, 12, 1), date(2030, 12, 31), "2029-12-01 to 2030-12-31"),
        (date(2030, 2, 1), date(2030, 2, 27), "2030-02-01 to 2030-02-27"),
        (date(9999, 12, 1), date(9999, 12, 31), "9999-12"),
        (date(2030, 11, 23), None, "from 2030-11-23"),
        (None, date(2030, 11, 23), "by 2030-11-23"),
        (None, None, "unknown"),
    ],
)
def test_days_in_words(earliest: date | None, latest: date | None, words: str) -> None:
    """A day, a whole month and a whole year are said as such; what is open stays open."""
    assert interval_words(Interval(earliest=earliest, latest=latest, basis=Basis.RESOLVED)) == words


def test_what_is_left_out_is_said() -> None:
    """Reports left out are counted by why; where none is, nothing is said."""
    assert left_out_words(LeftOut(later=0, unsure=0), date(2030, 1, 1)) is None
    said = left_out_words(LeftOut(later=1, unsure=0), date(2030, 1, 1))
    assert said == "left out 1 report: 1 published after 2030-01-01, 0 on a day not known well enough to say"
