from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from sayso.annotate.encoder import Encoded, Encoder, checked
from sayso.errors import UsageError
from tests.builders import page


@cache
def encoder() -> Encoder:
    """The shipped weights, loaded once a test run."""
    return Encoder()


def read(text: str) -> Encoded:
    return encoder().read(page(text))


def shipped(folder: Path, *, content: bytes, of: bytes) -> Path:
    """A folder with one file, and the sum of what that file should hold."""
    (folder / "encoder.json").write_bytes(content)
    (folder / "sha256sums").write_text(f"{hashlib.sha256(of).hexdigest()}  encoder.json\n")
    return folder


def test_weights_that_match_their_sums_are_read(tmp_path: Path) -> None:
    assert checked(shipped(tmp_path, content=b"{}", of=b"{}")) == {"encoder.json": b"{}"}


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"encoder\.json is not the file that was shipped"):
        checked(shipped(tmp_path, content=b"{ }", of=b"{}"))


def test_weights_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="sha256sums cannot be read"):
        checked(tmp_path)


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
