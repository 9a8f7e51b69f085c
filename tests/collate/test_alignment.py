from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.collate.alignment import align

words = st.lists(st.sampled_from(["the", "ferry", "sank", "ferries", "not", "9"]), max_size=9)


def told(left: str, right: str) -> list[tuple[str, str, str]]:
    one, other = left.split(), right.split()
    return [(kind, " ".join(one[start:end]), " ".join(other[first:after])) for kind, start, end, first, after in align(one, other)]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("the pumps failed", "the pumps failed", [("same", "the pumps failed", "the pumps failed")]),
        ("the pumps had failed", "the pumps failed", [("same", "the pumps", "the pumps"), ("lacking", "had", ""), ("same", "failed", "failed")]),
        ("it deeply regrets this", "it deeply regret this",
         [("same", "it deeply", "it deeply"), ("near", "regrets", "regret"), ("same", "this", "this")]),
        ("nine sailors drowned", "ten sailors drowned", [("changed", "nine", "ten"), ("same", "sailors drowned", "sailors drowned")]),
        ("", "a word", [("added", "", "a word")]),
    ],
)  # fmt: skip
def test_words_are_laid_side_by_side(left: str, right: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(left, right) == expected


def test_one_long_gap_is_not_broken_for_the_sake_of_small_words() -> None:
    found = told("we left the hall when the alarm in the cellar rang and went home", "we left the hall and went home")
    assert [words for kind, words, _ in found if kind == "lacking"] == ["when the alarm in the cellar rang"]


@given(words, words)
def test_an_alignment_holds_every_word_of_both_once_and_in_order(left: list[str], right: list[str]) -> None:
    stretches = align(left, right)
    assert [word for one in stretches for word in left[one.start : one.end]] == left
    assert [word for one in stretches for word in right[one.first : one.after]] == right
    assert all(left[one.start : one.end] == right[one.first : one.after] for one in stretches if one.operation == "same")


@given(words)
def test_what_is_the_same_is_all_the_same(left: list[str]) -> None:
    assert [one.operation for one in align(left, left)] == (["same"] if left else [])
