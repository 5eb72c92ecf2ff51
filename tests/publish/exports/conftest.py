"""What the tests of the exports share: a small record with one of everything, and that of the example."""

from pathlib import Path

import pytest

from rapporteur import pipeline
from rapporteur.settings import Settings
from tests.publish.exports.handing import made_record

EXAMPLE = Path(__file__).parents[3] / "examples" / "karvel"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a few small reports, one of them hostile."""
    return made_record(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="session")
def karvel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the example."""
    record = tmp_path_factory.mktemp("karvel") / "r"
    pipeline.build([EXAMPLE], str(record), settings=Settings(workers=1))
    return record
