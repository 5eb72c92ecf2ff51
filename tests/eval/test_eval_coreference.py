"""Coreference is scored as the papers score it: their worked examples, then what holds of all partitions."""

import random
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.coreference import PRF, CoreferenceScores, scores
from eval.coreference import _best_sum as best_sum

LUO = "12345 67 89ABC"
REFERENCE = "a bc def"

PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=40)


def partition(clusters: str) -> dict[str, int]:
    """Return a partition written as words, a mention to the letter."""
    return {mention: cluster for cluster, mentions in enumerate(clusters.split()) for mention in mentions}


def both(pairs: list[tuple[int, int]]) -> tuple[dict[int, int], dict[int, int]]:
    """Return two partitions of as many mentions as there are pairs of labels."""
    return {at: one for at, (one, _) in enumerate(pairs)}, {at: other for at, (_, other) in enumerate(pairs)}


def prfs(found: CoreferenceScores) -> tuple[PRF, PRF, PRF]:
    """Return the three metrics."""
    return found.muc, found.b_cubed, found.ceaf_e


@pytest.mark.parametrize(
    ("gold", "got", "precision", "recall"),
    [
        ("ABCD", "AB CD", 1, 2 / 3), ("AB CD", "ABCD", 2 / 3, 1), ("ABCD", "ABCD", 1, 1), (REFERENCE, "a bc def", 1, 1),
        (LUO, "12345 6789ABC", 9 / 10, 1), (LUO, "1234589ABC 67", 9 / 10, 1), (LUO, "123456789ABC", 9 / 11, 1),
        (REFERENCE, "a b c d e f", 0, 0), (REFERENCE, "abcdef", 3 / 5, 1), ("abcdef", "a b c d e f", 0, 0),
        ("a b c d e f", "a b c d e f", 0, 0),
    ],
)  # fmt: skip
def test_muc_counts_links(gold: str, got: str, precision: float, recall: float) -> None:
    """Vilain et al. 1995, table 1, and the test cases A, D, E, M and N of the reference scorer: singletons give 0."""
    muc = scores(partition(gold), partition(got)).muc
    assert (muc.precision, muc.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("gold", "got", "precision", "recall"),
    [
        (LUO, "12345 6789ABC", 16 / 21, 1), (LUO, "1234589ABC 67", 7 / 12, 1), (LUO, "123456789ABC", 3 / 8, 1),
        (REFERENCE, "a b c d e f", 1, 1 / 2), (REFERENCE, "abcdef", 7 / 18, 1), ("a b c", "a b c", 1, 1),
    ],
)  # fmt: skip
def test_b_cubed_counts_mentions(gold: str, got: str, precision: float, recall: float) -> None:
    """Bagga and Baldwin 1998, and the test cases A, D and E of the reference scorer: singletons count."""
    b_cubed = scores(partition(gold), partition(got)).b_cubed
    assert (b_cubed.precision, b_cubed.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("got", "muc", "b_cubed", "ceaf_e"),
    [
        ("12345 6789ABC", 0.947, 0.865, 0.733),
        ("1234589ABC 67", 0.947, 0.737, 0.667),
        ("123456789ABC", 0.900, 0.545, 0.294),
        ("1 2 3 4 5 6 7 8 9 A B C", 0, 0.400, 0.178),
    ],
)
def test_the_four_systems_of_luo(got: str, muc: float, b_cubed: float, ceaf_e: float) -> None:
    """Luo 2005 compares the F of the metrics on four answers; CoNLL is their mean."""
    found = scores(partition(LUO), partition(got))
    assert [one.f1 for one in prfs(found)] == pytest.approx([muc, b_cubed, ceaf_e], abs=0.0005)
    assert found.conll == pytest.approx((muc + b_cubed + ceaf_e) / 3, abs=0.0005)


def test_ceaf_pairs_for_the_best_sum() -> None:
    """Of 2/3 and nothing, or 1/2 and 1/2, it takes the latter: the pair most alike may have to part."""
    found = scores(partition("abcdef gh"), partition("abcdgh ef"))
    assert found.ceaf_e == PRF(precision=1 / 2, recall=1 / 2)


def test_nothing_to_score_is_0() -> None:
    """No mentions, no clusters, no links."""
    found = scores({}, {})
    assert prfs(found) == (PRF(precision=0, recall=0),) * 3
    assert found.conll == 0


def test_a_large_tangle_is_scored() -> None:
    """Hundreds of clusters that all hang together: a second or so at most."""
    draw = random.Random(7)
    found = scores(*both([(draw.randrange(400), draw.randrange(500)) for _ in range(2000)]))
    assert 0 < found.ceaf_e.precision < found.ceaf_e.recall < 1


@pytest.mark.parametrize(("gold", "got", "named"), [("ab cd", "ab c", "'d'"), ("ab", "a b c d", "'c'")])
def test_other_mentions_are_refused(gold: str, got: str, named: str) -> None:
    """The line names the first of them and says what to do."""
    with pytest.raises(ValueError, match=f"{named} stands in .* alone.*give both partitions the same mentions"):
        scores(partition(gold), partition(got))


@given(PAIRS)
def test_scores_are_shares(pairs: list[tuple[int, int]]) -> None:
    """Whatever the partitions, all lie between 0 and 1, and F1 between precision and recall."""
    found = scores(*both(pairs))
    for one in prfs(found):
        assert 0 <= one.precision <= 1
        assert 0 <= one.recall <= 1
        assert min(one.precision, one.recall) - 1e-12 <= one.f1 <= max(one.precision, one.recall) + 1e-12
    assert 0 <= found.conll <= 1


@given(PAIRS)
def test_swapping_swaps_precision_and_recall(pairs: list[tuple[int, int]]) -> None:
    """The gold is the gold only by name."""
    gold, got = both(pairs)
    for one, other in zip(prfs(scores(gold, got)), prfs(scores(got, gold)), strict=True):
        assert (one.precision, one.recall) == pytest.approx((other.recall, other.precision))


@given(PAIRS, st.permutations(range(7)), st.randoms(use_true_random=False))
def test_labels_and_order_do_not_matter(pairs: list[tuple[int, int]], names: list[int], draw: random.Random) -> None:
    """Clusters are their mentions, however they are called and wherever they stand."""
    gold, got = both(pairs)
    order = draw.sample(list(got), len(got))
    renamed = scores(gold, {mention: f"cluster {names[got[mention]]}" for mention in order})
    for one, other in zip(prfs(scores(gold, got)), prfs(renamed), strict=True):
        assert (one.precision, one.recall) == pytest.approx((other.precision, other.recall))


@given(PAIRS.filter(bool))
def test_the_gold_itself_is_perfect(pairs: list[tuple[int, int]]) -> None:
    """All three give exactly 1; MUC gives 0 where there are only singletons."""
    gold, _ = both(pairs)
    found = scores(gold, gold)
    perfect = PRF(precision=1, recall=1)
    linked = len(set(gold.values())) < len(gold)
    assert prfs(found) == (perfect if linked else PRF(precision=0, recall=0), perfect, perfect)
    assert found.conll == (1 if linked else pytest.approx(2 / 3))


@given(st.integers(1, 5).flatmap(lambda rows: st.tuples(st.just(rows), st.integers(rows, 6))), st.data())
def test_the_assignment_is_the_best_there_is(shape: tuple[int, int], data: st.DataObject) -> None:
    """It is as good as the best of all assignments tried one by one, ties and zeros among them."""
    rows, columns = shape
    weight = st.sampled_from([0, 0, 0, 1 / 3, 2 / 5, 0.5, 0.8, 1])
    weights = np.array(data.draw(st.lists(weight, min_size=rows * columns, max_size=rows * columns))).reshape(shape)
    tried = (sum(weights[row, at] for row, at in enumerate(order)) for order in permutations(range(columns), rows))
    assert best_sum(weights) == pytest.approx(max(tried))
