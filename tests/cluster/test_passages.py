from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cluster.passages import PassageSettings, shared_passages
from sayso.cluster.words import Words, words_of
from tests.cluster.reports import annotated

SETTINGS = PassageSettings(seed=3, gap=2, least=5)


def words(text: str) -> Words:
    return words_of(annotated(text))


def passages(source: str, copy: str) -> list[tuple[str, str]]:
    left, right = words(source), words(copy)
    return [
        (" ".join(left.forms[slice(*passage.source)]), " ".join(right.forms[slice(*passage.copy)]))
        for passage in shared_passages(left, right, SETTINGS)
    ]


@pytest.mark.parametrize(
    ("source", "copy", "wanted"),
    [
        ("a ferry sank off the coast today", "they say a ferry sank off the coast", [("a ferry sank off the coast",) * 2]),
        ("a ferry sank off the coast", "the bridge is shut", []),
        ("a ferry sank off", "a ferry sank off", []),  # too short
        (
            "they may look into any potential illegal activities in the port",
            "they may look into any potentially illegal activities in the port",
            [
                (
                    "they may look into any potential illegal activities in the port",
                    "they may look into any potentially illegal activities in the port",
                )
            ],
        ),
        (
            "the ship went down at night and the crew swam for the shore",
            "the crew swam for the shore when the ship went down at night",
            [("the crew swam for the shore",) * 2, ("the ship went down at night",) * 2],
        ),
        (
            "the crew swam for the shore",
            "the crew swam for the shore yes the crew swam for the shore",
            [("the crew swam for the shore",) * 2] * 2,
        ),
    ],
)
def test_passages_are_found_in_the_order_of_the_copy(source: str, copy: str, wanted: list[tuple[str, str]]) -> None:
    assert passages(source, copy) == wanted


def test_only_equal_words_are_counted_as_the_same() -> None:
    (passage,) = shared_passages(words("one two three four five six seven"), words("one two three 4 five six seven"), SETTINGS)
    assert (passage.same, passage.copy) == (6, (0, 7))


def test_a_run_shorter_than_the_seed_joins_no_passage() -> None:
    assert passages("one two three four five six", "one two three 4 five six") == []


def test_runs_far_apart_in_the_source_are_two_passages() -> None:
    source = "one two three four five " + "x " * 9 + "six seven eight nine ten"
    assert len(passages(source, "one two three four five six seven eight nine ten")) == 2


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30))
def test_passages_never_overlap_in_the_copy_and_hold_equal_words(source: list[str], copy: list[str]) -> None:
    left, right = words(" ".join(source)), words(" ".join(copy))
    found = shared_passages(left, right, PassageSettings(seed=2, gap=1, least=3))
    assert all(one.copy[1] <= next_one.copy[0] for one, next_one in pairwise(found))
    for passage in found:
        held = right.forms[slice(*passage.copy)]
        assert 0 < passage.same <= len(held)
        assert right.forms[passage.copy[0]] == left.forms[passage.source[0]]
        assert right.forms[passage.copy[1] - 1] == left.forms[passage.source[1] - 1]
