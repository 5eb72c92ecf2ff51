"""Clusters: groups follow from the links alone, and what is to be kept apart never comes together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.link.clusters import CERTAIN, Groups, Link, agglomerate, cluster, link

Pairs = Sequence[tuple[str, str]]
Outcome = tuple[dict[str, str], list[Link]]
LEAST, UNLINKED = 2, -3


def average(links: Iterable[Link], apart: Iterable[tuple[str, str]] = ()) -> Outcome:
    """Return the groups by average linkage."""
    return agglomerate(links, least=LEAST, unlinked=UNLINKED, apart=apart)


BOTH: tuple[Callable[..., Outcome], ...] = (cluster, average)

pairs = st.lists(st.sampled_from("abcdefg"), min_size=2, max_size=2, unique=True).map(lambda two: (two[0], two[1]))
aparts = st.lists(pairs, max_size=4)
scores = st.one_of(st.integers(-6, 9), st.just(CERTAIN)).map(float)
links = st.lists(
    st.builds(lambda pair, score, why: link(pair[0], pair[1], score, why), pairs, scores, st.sampled_from("xy")),
    max_size=14,
)


def linked(*told: tuple[str, float]) -> list[Link]:
    """Return links of pairs of letters."""
    return [link(pair[0], pair[1], score, pair) for pair, score in told]


def members(groups: Mapping[str, str]) -> list[str]:
    """Return the groups, each as its letters."""
    out: defaultdict[str, str] = defaultdict(str)
    for one, group in sorted(groups.items()):
        out[group] += one
    return sorted(out.values())


def test_one_link_makes_a_group_but_not_by_average() -> None:
    """Single linkage joins a chain; average linkage asks that most pairs speak for it."""
    chain = linked(("ab", 5), ("bc", 5), ("cd", 5))
    assert members(cluster(chain)[0]) == ["abcd"]
    assert members(average(chain)[0]) == ["ab", "cd"]


def test_a_pair_without_a_link_counts_as_unlinked() -> None:
    """What is not compared speaks against a group, what is compared by its score."""
    near = linked(("ab", 9), ("ac", 7))
    assert members(average(near)[0]) == ["abc"]
    assert members(average([*near, *linked(("bc", -4))])[0]) == ["ab", "c"]


@pytest.mark.parametrize("group", BOTH)
def test_cannot_link_holds_for_all_that_is_joined(group: Callable[..., Outcome]) -> None:
    """Of two groups no member of one may be apart from a member of the other, however strong their link."""
    four = linked(("ab", 9), ("cd", 9), ("bc", 8), ("ac", 8), ("bd", 8))
    assert members(group(four)[0]) == ["abcd"]
    assert members(group(four, [("d", "a")])[0]) == ["ab", "cd"]


@pytest.mark.parametrize("group", BOTH)
def test_what_is_certain_is_joined_first(group: Callable[..., Outcome]) -> None:
    """What a person said stands before what is likely, and whatever the other pairs count."""
    told = linked(("ac", CERTAIN - 1), ("ab", CERTAIN), ("cd", CERTAIN), ("ad", -6), ("bc", -6))
    assert members(group(told, [("b", "c")])[0]) == ["ab", "cd"]
    assert members(average(linked(("ab", CERTAIN), ("bc", CERTAIN), ("ac", -99)))[0]) == ["abc"]


@pytest.mark.parametrize("group", BOTH)
def test_the_strongest_links_are_told(group: Callable[..., Outcome]) -> None:
    """Of several links of a pair, and of two groups, the strongest says why they are one."""
    told = [
        link("b", "a", 4, "weak"),
        link("a", "b", 7, "strong"),
        link("b", "c", 5, "also"),
        link("c", "a", 4, "less"),
    ]
    groups, made = group(told)
    assert groups == {"a": "a", "b": "a", "c": "a"}
    assert [one.reason for one in made] == ["strong", "also"]


def test_of_nothing_there_are_no_groups() -> None:
    """No links, no groups; whoever has no link is not named."""
    assert cluster([], [("a", "b")]) == average([], [("a", "b")]) == ({}, [])


@pytest.mark.parametrize("group", BOTH)
@given(links=links, apart=aparts, data=st.data())
def test_the_order_of_links_does_not_matter(
    group: Callable[..., Outcome], links: list[Link], apart: Pairs, data: Any
) -> None:
    """Nor that of what is apart, nor which of two is named first, nor that a link is told twice."""
    shuffled = data.draw(st.permutations([*links, *links[:2]]))
    turned = [(other, one) for one, other in data.draw(st.permutations(apart))]
    assert group(shuffled, turned) == group(links, apart)


@pytest.mark.parametrize("group", BOTH)
@given(links=links, apart=aparts)
def test_what_is_apart_is_never_together(group: Callable[..., Outcome], links: list[Link], apart: Pairs) -> None:
    """Not even over others."""
    groups, _ = group(links, apart)
    assert all(groups.get(one, one) != groups.get(other, other) for one, other in apart)


@pytest.mark.parametrize("group", BOTH)
@given(links=links, apart=aparts)
def test_the_least_names_the_group(group: Callable[..., Outcome], links: list[Link], apart: Pairs) -> None:
    """Whoever has a link is of one group, which has the identifier of its least member."""
    groups, _ = group(links, apart)
    assert set(groups) == {end for one in links for end in (one.one, one.other)}
    assert all(group_of[0] == groups[one] for group_of in members(groups) for one in group_of)


@pytest.mark.parametrize("group", BOTH)
@given(links=links, apart=aparts)
def test_the_links_that_are_told_make_the_groups(
    group: Callable[..., Outcome], links: list[Link], apart: Pairs
) -> None:
    """They are given links, one fewer than the members, and join all of these and no others."""
    groups, made = group(links, apart)
    assert set(made) <= set(links)
    assert len(made) == len(groups) - len(set(groups.values()))
    together = Groups()
    assert all(together.join(one.one, one.other) for one in made)
    assert {one: together.root(one) for one in groups} == groups


@given(links=links)
def test_certain_links_always_hold(links: list[Link]) -> None:
    """Where nothing is apart."""
    for group in BOTH:
        groups, _ = group(links)
        assert all(groups[one.one] == groups[one.other] for one in links if one.score >= CERTAIN)


@given(links=links, apart=aparts)
def test_average_linkage_is_that_of_the_textbook(links: list[Link], apart: Pairs) -> None:
    """Always the two groups whose mean is highest, as long as it is high enough; what is certain is joined besides and
    changes no mean, and nothing is joined that it forbids."""
    score: dict[tuple[str, str], float] = {}
    for one in links:
        score[one.one, one.other] = max(score.get((one.one, one.other), one.score), one.score)
    groups, likely = Groups(apart), Groups()
    for pair in sorted(pair for pair, held in score.items() if held >= CERTAIN):
        groups.join(*pair)
    held = {pair: value for pair, value in score.items() if value < CERTAIN}
    letters = sorted({end for pair in score for end in pair})
    while True:
        able = []
        for mine, theirs in combinations(sorted({likely.root(letter) for letter in letters}), 2):
            between = [(min(a, b), max(a, b)) for a in likely.members(mine) for b in likely.members(theirs)]
            mean = sum(held.get(pair, UNLINKED) for pair in between) / len(between)
            if mean >= LEAST and (groups.root(mine) == groups.root(theirs) or groups.may_join(mine, theirs)):
                able.append((-mean, mine, theirs))
        if not able:
            break
        _, mine, theirs = min(able)
        groups.join(mine, theirs)
        likely.join(mine, theirs)
    assert average(links, apart)[0] == {letter: groups.root(letter) for letter in letters}
