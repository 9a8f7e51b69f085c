from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sayso.annotate.encoder import Encoded, Encoder
from tests.builders import page


@cache
def encoder() -> Encoder:
    """The shipped weights, loaded once a test run."""
    return Encoder()


def read(text: str) -> Encoded:
    return encoder().read(page(text))


def test_words_are_cut_by_their_offsets_in_code_points() -> None:
    text = "🚢 Čapek’s ferry sank."
    encoded = read(text)
    found = [text[start:end] for start, end in zip(encoded.starts, encoded.ends, strict=True)]
    assert found == ["🚢", "Čapek", "’", "s", "ferry", "sank", "."]


def test_a_report_longer_than_a_window_has_scores_for_every_word() -> None:
    encoded = read("The harbour master said the ferry was too full. " * 60)
    assert encoded.scores.shape == (600, 7)
    assert sum(links.own_last - links.own_first for links in encoded.links) == 600
    assert len(encoded.links) > 1


def test_a_report_reads_the_same_after_another() -> None:
    first = read("The mayor said that nine people died.")
    read("A ferry sank off Port Arlen. " * 50)
    again = read("The mayor said that nine people died.")
    assert np.array_equal(first.scores, again.scores)
    assert np.array_equal(first.vectors, again.vectors)


def test_sentences_that_say_the_same_have_vectors_that_are_near() -> None:
    vectors = read(
        "Nine people died when the ferry sank.\nThe sinking of the ferry killed nine.\nShares in the bank rose on Friday."
    ).vectors
    likeness = vectors @ vectors.T
    assert likeness[0, 1] > likeness[0, 2] + 0.2
    assert np.diag(likeness) == pytest.approx(1, abs=1e-5)


def test_a_report_of_white_space_has_no_words() -> None:
    assert len(read(" \n ").starts) == 0
