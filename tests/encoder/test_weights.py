"""The weights: one file of a known hash, small enough, with a card that speaks of it."""

from pathlib import Path

from rapporteur import weights
from rapporteur.ids import sha256_of
from rapporteur.weights import MODEL, SHA256

FOLDER = Path(weights.__file__).parent
LARGEST = 25_000_000


def test_the_model_is_the_one_that_the_package_names() -> None:
    """The hash in the package is that of the file, and the header's name is made of it."""
    assert sha256_of((FOLDER / "encoder.onnx").read_bytes()) == SHA256
    assert f"encoder {SHA256[:16]}" == MODEL


def test_the_model_is_small() -> None:
    """The package stays light: 25 MB for the model at most."""
    assert (FOLDER / "encoder.onnx").stat().st_size <= LARGEST


def test_the_card_is_of_this_model() -> None:
    """A card written for other weights is stale: `make train` writes it."""
    assert SHA256 in (FOLDER / "CARD.md").read_text(encoding="utf-8")
