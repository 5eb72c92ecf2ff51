"""What a measurement gives: figures with a name, of a corpus with a hash."""

from dataclasses import dataclass

from eval.corpora import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number. `digits` after the point when it is printed; `of` says what it was counted on, where that helps."""

    name: str
    value: float
    digits: int = 3
    of: str = ""

    def __str__(self) -> str:
        return f"{self.value:.{self.digits}f}"


def precision_recall(precision: float, recall: float) -> str:
    """Return the two as they are printed beside their F1.

    >>> precision_recall(0.5, 1)
    'P 0.500  R 1.000'
    """
    return f"P {precision:.3f}  R {recall:.3f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one corpus; `of` says what was measured, `notes` are lines a reader needs to see."""

    corpus: Corpus
    figures: tuple[Figure, ...]
    of: str
    notes: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> float | None:
        return next((figure.value for figure in self.figures if figure.name == name), None)
