from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.cluster.fingerprints import FingerprintSettings, candidates

SETTINGS = FingerprintSettings(shingle=2, shared=2, common=3)
TEXTS = st.lists(st.lists(st.sampled_from("abcd"), max_size=12), max_size=6)


def found(*texts: str) -> list[tuple[int, int]]:
    return list(candidates([text.split() for text in texts], SETTINGS))


def test_texts_that_share_enough_runs_meet() -> None:
    assert found("the ferry sank at night", "it rained", "so the ferry sank again") == [(0, 2)]


def test_one_shared_run_is_not_enough() -> None:
    assert found("the ferry sank", "a ferry sank") == []


def test_a_run_that_stands_twice_counts_once() -> None:
    assert found("the ferry and the ferry", "the ferry left") == []


def test_a_stock_phrase_that_many_hold_is_not_counted() -> None:
    assert found(*["all rights reserved"] * 4) == []
    assert found(*["all rights reserved"] * 3) == [(0, 1), (0, 2), (1, 2)]


def test_no_texts_and_empty_texts_have_no_pairs() -> None:
    assert found() == []
    assert found("", "") == []


@given(TEXTS)
def test_exactly_the_pairs_that_share_enough_runs_are_found(texts: list[list[str]]) -> None:
    settings = FingerprintSettings(shingle=2, shared=2, common=100)
    runs = [set(pairwise(text)) for text in texts]
    wanted = [(left, right) for left, right in combinations(range(len(texts)), 2) if len(runs[left] & runs[right]) >= settings.shared]
    assert list(candidates(texts, settings)) == wanted
