from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.windows import (
    CLOSING,
    INSIDE,
    OPENING,
    OPENS_LINE,
    OPENS_SENTENCE,
    OUTSIDE,
    TITLE,
    UPPER,
    WITHIN,
    Pieces,
    as_pieces,
    compose_windows,
    piece_features,
    sentence_starts,
)


def words(text: str) -> Pieces:
    """Each word or sign of a text, parted by spaces, as one piece."""
    offsets, place = [], 0
    for word in text.split():
        place = text.index(word, place)
        offsets.append((place, place + len(word)))
        place += len(word)
    return as_pieces(range(len(offsets)), offsets, range(len(offsets)))


@given(lengths=st.lists(st.integers(1, 40), max_size=30), own=st.integers(1, 50), context=st.integers(0, 20))
def test_windows_own_every_piece_once_and_in_order(lengths: list[int], own: int, context: int) -> None:
    begins = [sum(lengths[:place]) for place in range(len(lengths))]
    windows = compose_windows(begins, sum(lengths), own=own, context=context)
    assert [piece for window in windows for piece in range(window.own_first, window.own_last)] == list(range(sum(lengths)))
    assert all(window.own_last - window.own_first <= own for window in windows)
    assert all(0 <= window.own_first - window.first <= context for window in windows)
    assert all(0 <= window.last - window.own_last <= context for window in windows)


def test_a_sentence_that_fits_is_not_cut() -> None:
    windows = compose_windows([0, 4, 9], 12, own=8, context=2)
    assert [(window.own_first, window.own_last) for window in windows] == [(0, 4), (4, 12)]


def test_a_sentence_that_does_not_fit_is_cut() -> None:
    windows = compose_windows([0, 3], 12, own=5, context=0)
    assert [(window.own_first, window.own_last) for window in windows] == [(0, 3), (3, 8), (8, 12)]


def test_a_text_without_pieces_has_no_windows() -> None:
    assert compose_windows(sentence_starts(words(""), [(0, 0)]), 0, own=8, context=2) == ()


def test_pieces_of_one_word_have_one_that_leads() -> None:
    pieces = as_pieces([5, 6, 7], [(0, 3), (3, 6), (7, 9)], [0, 0, 1])
    assert pieces.leads.tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("She said : “ Stay . ”", [OUTSIDE, OUTSIDE, OUTSIDE, OPENING, INSIDE, INSIDE, CLOSING]),
        ("“ No end\n“ Here . ”", [OPENING, INSIDE, INSIDE, OPENING, INSIDE, INSIDE, CLOSING]),
    ],
)
def test_pieces_between_marks_are_known(text: str, marks: list[int]) -> None:
    assert piece_features(text, words(text), [(0, len(text))])[:, 0].tolist() == marks


def test_all_pieces_of_a_word_have_its_shape() -> None:
    pieces = as_pieces([5, 6, 7], [(0, 3), (3, 6), (7, 10)], [0, 0, 1])
    assert piece_features("Kelmet NEW", pieces, [(0, 10)])[:, 1].tolist() == [TITLE, TITLE, UPPER]


def test_a_sentence_that_opens_a_line_is_told_from_one_within() -> None:
    text = "It sank . She left .\nNo word ."
    found = piece_features(text, words(text), [(0, 9), (10, 20), (21, 30)])
    assert found[np.flatnonzero(found[:, 2] != WITHIN), 2].tolist() == [OPENS_LINE, OPENS_SENTENCE, OPENS_LINE]
