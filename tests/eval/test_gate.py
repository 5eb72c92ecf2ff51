"""The quality gate: the measurements are made, printed, and held against their floors."""

import pytest

from eval.__main__ import SUITES, describe, find_corpora
from eval.floors import changed_corpora, failures, read_floors


@pytest.mark.parametrize("suite", SUITES)
def test_no_figure_is_below_its_floor(suite: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is measured is printed, whether or not it passes; corpora that are not there are named."""
    floors = read_floors()
    corpora, absent = find_corpora([suite])
    results = [SUITES[suite].measure(corpus) for _, corpus in corpora]
    with capsys.disabled():
        print("", *describe(results, floors), *absent, *changed_corpora(results, floors), sep="\n")
    if not results:
        pytest.skip(f"no corpus of {suite}: set RAPPORTEUR_SHARED to the folder of the corpora")
    failed = list(failures(results, floors))
    assert not failed, "\n".join(failed)
