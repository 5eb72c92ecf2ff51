"""Coreference: how well one partition of mentions into clusters matches another, by the metrics of the field.

Both partitions are of the same mentions. Precision asks whether what was put together belongs together, recall whether
what belongs together was put together.

| metric | source | what is counted |
|---|---|---|
| MUC | Vilain et al. 1995 | the links it takes to hold the clusters together; a singleton has none |
| B-cubed | Bagga and Baldwin 1998 | mentions, each by the share of its cluster that belongs with it |
| CEAF-e | Luo 2005, his phi4 | clusters, paired one to one so that the pairs are most alike |
| CoNLL | Pradhan et al. 2012 | the mean F1 of the three |
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Mention = TypeVar("Mention", bound=Hashable)
Pair = tuple[Hashable, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class PRF:
    """Precision and recall by one metric, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 0 where both are.

        >>> PRF(precision=0.5, recall=1.0).f1
        0.6666666666666666
        """
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreferenceScores:
    """What the three metrics say of one partition."""

    muc: PRF
    b_cubed: PRF
    ceaf_e: PRF

    @property
    def conll(self) -> float:
        """The mean of the three F1, from 0 to 1: the score of the CoNLL-2012 shared task."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def scores(gold: Mapping[Mention, Hashable], got: Mapping[Mention, Hashable]) -> CoreferenceScores:
    """Return the scores of a partition against the gold; each maps the mentions to the label of their cluster.

    Labels need not agree between the two. Singletons are kept. What would be divided by zero is 0. A ValueError says
    that the mentions are not the same.

    >>> found = scores({"Smith": 1, "he": 1, "Lee": 2}, {"Smith": "a", "he": "a", "Lee": "a"})
    >>> found.muc, round(found.conll, 3)
    (PRF(precision=0.5, recall=1.0), 0.638)
    """
    _check_mentions(gold, got)
    overlaps = Counter((gold[mention], got[mention]) for mention in gold)
    gold_sizes, got_sizes = Counter(gold.values()), Counter(got.values())
    mentions = len(gold)
    # A cluster in n parts keeps all its links but n - 1; over all clusters, the parts are the overlaps.
    links = mentions - len(overlaps)
    alike = {(one, other): 2 * size / (gold_sizes[one] + got_sizes[other]) for (one, other), size in overlaps.items()}
    paired = fsum(_best_sum(_matrix(component)) for component in _components(alike))
    return CoreferenceScores(
        muc=_prf(links, found=mentions - len(got_sizes), gold=mentions - len(gold_sizes)),
        b_cubed=PRF(
            precision=_ratio(fsum(n * n / got_sizes[other] for (_, other), n in overlaps.items()), mentions),
            recall=_ratio(fsum(n * n / gold_sizes[one] for (one, _), n in overlaps.items()), mentions),
        ),
        ceaf_e=_prf(paired, found=len(got_sizes), gold=len(gold_sizes)),
    )


def _check_mentions(gold: Mapping[Mention, Hashable], got: Mapping[Mention, Hashable]) -> None:
    """Refuse partitions of different mentions."""
    for mentions, others, only in ((gold, got, "the gold"), (got, gold, "what is scored")):
        if missing := [mention for mention in mentions if mention not in others]:
            raise ValueError(
                f"{missing[0]!r} stands in {only} alone (the first of {len(missing)}): "
                "give both partitions the same mentions, each that has no cluster as a singleton"
            )


def _prf(hit: float, *, found: int, gold: int) -> PRF:
    return PRF(precision=_ratio(hit, found), recall=_ratio(hit, gold))


def _ratio(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _components(overlaps: Mapping[Pair, float]) -> Iterator[Mapping[Pair, float]]:
    """Give the overlaps in groups that have no cluster in common, so that each can be paired alone.

    >>> [len(component) for component in _components({(1, "a"): 1, (2, "b"): 1, (3, "a"): 1})]
    [2, 1]
    """
    by_gold: defaultdict[Hashable, list[Pair]] = defaultdict(list)
    by_got: defaultdict[Hashable, list[Pair]] = defaultdict(list)
    for pair in overlaps:
        by_gold[pair[0]].append(pair)
        by_got[pair[1]].append(pair)
    for first in overlaps:
        component: dict[Pair, float] = {}
        reached = by_gold.pop(first[0], [])
        while reached:
            pair = reached.pop()
            component[pair] = overlaps[pair]
            reached += by_gold.pop(pair[0], []) + by_got.pop(pair[1], [])
        if component:
            yield component


def _matrix(overlaps: Mapping[Pair, float]) -> NDArray[np.float64]:
    """Return the overlaps as a matrix with no more rows than columns; 0 where clusters share no mention."""
    rows = {label: at for at, label in enumerate(dict.fromkeys(one for one, _ in overlaps))}
    columns = {label: at for at, label in enumerate(dict.fromkeys(other for _, other in overlaps))}
    matrix = np.zeros((len(rows), len(columns)))
    for (one, other), value in overlaps.items():
        matrix[rows[one], columns[other]] = value
    return matrix if len(rows) <= len(columns) else matrix.T


def _best_sum(weights: NDArray[np.float64]) -> float:
    """Return the largest sum of weights, one from each row, no two from one column; no more rows than columns.

    Rows are assigned one by one, each along the cheapest path of reassignments that ends in a free column (Jonker and
    Volgenant 1987); what rows and columns are priced at keeps the steps of a path from being negative. O(n^3).

    >>> _best_sum(np.array([[0.9, 0.8, 0.0], [0.8, 0.1, 0.0]]))
    1.6
    """
    rows, columns = weights.shape
    if rows == 1:
        return float(weights.max())
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    column_of, row_of = np.full(rows, -1), np.full(columns, -1)
    for start in range(rows):
        cheapest, before = np.full(columns, np.inf), np.full(columns, -1)
        unreached = np.ones(columns, dtype=bool)
        row, column, cost = start, -1, 0.0
        while row >= 0:
            costs = cost - weights[row] - row_price[row] - column_price
            better = unreached & (costs < cheapest)
            cheapest[better], before[better] = costs[better], row
            cost = float(cheapest[unreached].min())
            # Of columns that cost the same, a free one ends the search: most weights are 0, so there often is one.
            equal = np.flatnonzero(unreached & (cheapest == cost))
            column = int(equal[row_of[equal].argmin()])
            unreached[column] = False
            row = int(row_of[column])
        passed = ~unreached & (row_of >= 0)
        row_price[start] += cost
        row_price[row_of[passed]] += cost - cheapest[passed]
        column_price[passed] -= cost - cheapest[passed]
        while column >= 0:
            row = int(before[column])
            row_of[column] = row
            column, column_of[row] = int(column_of[row]), column
    return fsum(weights[np.arange(rows), column_of])
