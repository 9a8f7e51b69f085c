from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cluster.linkage import Likeness, group


@pytest.mark.parametrize(
    ("size", "pairs", "groups"),
    [
        (0, [], ()),
        (2, [], ((0,), (1,))),
        (2, [(0, 1, 0.5)], ((0, 1),)),
        (2, [(0, 1, 0.49)], ((0,), (1,))),
        (3, [(0, 1, 0.9), (1, 2, 0.6)], ((0, 1), (2,))),  # 2 is like 1 alone: 0.3 on average
        (3, [(0, 1, 0.9), (0, 2, 0.5), (1, 2, 0.6)], ((0, 1, 2),)),
        (4, [(0, 3, 0.9), (1, 2, 0.8)], ((0, 3), (1, 2))),
        (3, [(0, 1, 0.7), (1, 2, 0.7)], ((0, 1), (2,))),  # of equal ones the smaller places first
    ],
)
def test_groups_join_while_their_mean_likeness_is_high_enough(
    size: int, pairs: list[Likeness], groups: tuple[tuple[int, ...], ...]
) -> None:
    assert group(size, pairs, least=0.5, cohesion=0) == groups


def test_with_cohesion_a_loose_group_takes_in_what_is_as_loosely_like_it() -> None:
    pairs = [(left, right, 0.5) for left, right in combinations(range(3), 2)] + [(place, 3, 0.45) for place in range(3)]
    assert group(4, pairs, least=0.5, cohesion=0) == ((0, 1, 2), (3,))
    assert group(4, pairs, least=0.5, cohesion=1) == ((0, 1, 2, 3),)


TABLES = st.integers(0, 7).flatmap(
    lambda size: st.tuples(
        st.just(size), st.fixed_dictionaries({pair: st.sampled_from([0.0, 0.25, 0.5, 0.75]) for pair in combinations(range(size), 2)})
    )
)


@given(TABLES)
def test_the_groups_are_those_of_joining_the_best_pair_again_and_again(table: tuple[int, dict[tuple[int, int], float]]) -> None:
    size, likeness = table
    groups: list[list[int]] = [[place] for place in range(size)]

    def mean(pair: tuple[list[int], list[int]]) -> float:
        return sum(likeness[min(one, other), max(one, other)] for one in pair[0] for other in pair[1]) / (len(pair[0]) * len(pair[1]))

    while len(groups) > 1:
        best = max(combinations(groups, 2), key=lambda pair: (mean(pair), [-min(each) for each in pair]))
        if mean(best) < 0.5:
            break
        groups = sorted([*(each for each in groups if each not in best), sorted(best[0] + best[1])])
    assert group(size, [(*pair, value) for pair, value in likeness.items()], least=0.5, cohesion=0) == tuple(map(tuple, groups))
