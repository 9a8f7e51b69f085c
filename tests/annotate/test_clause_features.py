from __future__ import annotations

import numpy as np

from sayso.annotate.clause_features import EDGES, FURTHEST, Labels, word_features
from sayso.annotate.windows import Numbers

LABELS = Labels(tags=("NN", "VBD"), relations=("ROOT", "ccomp", "nsubj"))


def rows(*words: tuple[str, str, int, int, int]) -> Numbers:
    """Features of words given by tag, relation, head, and the first and last word below them."""
    return word_features([word[0] for word in words], [word[1] for word in words], np.array([word[2:] for word in words]), LABELS)


def test_tags_and_relations_are_numbered_as_in_training() -> None:
    assert rows(("NN", "nsubj", 1, 0, 0), ("VBD", "ROOT", 1, 0, 1))[:, :2].tolist() == [[1, 3], [2, 1]]


def test_labels_never_seen_in_training_have_a_number_of_their_own() -> None:
    assert rows(("FW", "oddly", 0, 0, 0))[0, :2].tolist() == [0, 0]


def test_a_clause_marks_its_first_and_last_word() -> None:
    said, it, sank = ("VBD", "ROOT", 0, 0, 2), ("NN", "nsubj", 2, 1, 1), ("VBD", "ccomp", 0, 1, 2)
    assert rows(said, it, sank)[:, 2].tolist() == [0, EDGES, 1]


def test_of_two_clauses_that_begin_together_the_one_that_a_verb_takes_counts() -> None:
    outer, inner = ("VBD", "ccomp", 0, 0, 1), ("VBD", "advcl", 0, 0, 0)
    assert rows(inner, outer)[0, 2] == EDGES + 3


def test_nouns_that_are_joined_are_no_clause() -> None:
    assert rows(("NN", "conj", 0, 0, 0))[0, 2] == 0


def test_the_way_to_a_head_is_counted_up_to_a_limit() -> None:
    words = [("NN", "nsubj", 9, place, place) for place in range(10)]
    assert rows(*words)[[0, 8, 9], 3].tolist() == [2 * FURTHEST, FURTHEST + 1, FURTHEST]
