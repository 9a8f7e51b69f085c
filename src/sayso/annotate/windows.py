"""A text as word pieces, what is known of each piece, and the windows in which an encoder reads them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.annotate.quotation_marks import find_quoted

Numbers = NDArray[np.int64]
Interval = tuple[int, int]

OUTSIDE, OPENING, INSIDE, CLOSING = range(4)
LOWER, TITLE, UPPER, MIXED, DIGITS, SIGN = range(6)
WITHIN, OPENS_SENTENCE, OPENS_LINE = range(3)
KINDS = (4, 6, 3)  # how many values each feature of a piece can have: marks, shape, place


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """The word pieces of a text: their numbers in the vocabulary, their offsets in it, and which of them begin a word."""

    ids: Numbers
    starts: Numbers
    ends: Numbers
    leads: NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Window:
    """A stretch of pieces read in one pass: all of `first` to `last`, of which `own_first` to `own_last` is kept."""

    first: int
    own_first: int
    own_last: int
    last: int


def as_pieces(ids: Sequence[int], offsets: Sequence[Interval], words: Sequence[int | None]) -> Pieces:
    """What a tokenizer gives for a text: numbers, offsets, and the number of each piece's word."""
    edges = np.array(offsets, dtype=np.int64).reshape(-1, 2)
    numbers = np.array(words, dtype=np.int64)
    leads = np.append(True, numbers[1:] != numbers[:-1])[: len(numbers)]
    return Pieces(ids=np.array(ids, dtype=np.int64), starts=edges[:, 0], ends=edges[:, 1], leads=leads)


def word_offsets(pieces: Pieces) -> tuple[Numbers, Numbers]:
    """Where each word starts and ends in the text."""
    leads = np.flatnonzero(pieces.leads)
    lasts = np.append(leads[1:], len(pieces.ids))[: len(leads)] - 1
    return pieces.starts[leads], pieces.ends[lasts]


def sentence_starts(pieces: Pieces, sentences: Sequence[Interval]) -> tuple[int, ...]:
    """The first piece of each sentence that has one; the first piece of the text is always among them."""
    found = {int(np.searchsorted(pieces.starts, start)) for start, _ in sentences}
    return tuple(sorted((found | {0}) - {len(pieces.ids)}))


def compose_windows(begins: Sequence[int], count: int, *, own: int, context: int) -> tuple[Window, ...]:
    """Windows that own every one of `count` pieces once, in text order, with up to `context` pieces around their own.

    A window owns whole sentences, as many as fit into `own` pieces; a longer sentence is cut.
    """
    return tuple(
        Window(first=max(0, start - context), own_first=start, own_last=end, last=min(count, end + context))
        for start, end in _shares(begins, count, own)
    )


def _shares(begins: Sequence[int], count: int, own: int) -> Iterator[Interval]:
    start = 0
    for begin, following in itertools.pairwise((*begins, count)):
        if following - start <= own:
            continue
        if begin > start:
            yield start, begin
            start = begin
        while following - start > own:
            yield start, start + own
            start += own
    if start < count:
        yield start, count


def piece_features(text: str, pieces: Pieces, sentences: Sequence[Interval]) -> Numbers:
    """A row a piece: where it stands to quotation marks, the shape of its word, whether it opens a sentence or a line."""
    rows = (_marks(text, pieces), _shapes(text, pieces), _places(text, pieces, sentences))
    return np.stack(rows, axis=1)


def _marks(text: str, pieces: Pieces) -> Numbers:
    """Which pieces stand between quotation marks, and which are the marks themselves."""
    found = np.full(len(pieces.ids), OUTSIDE)
    for quote in find_quoted(text):
        first, last = np.searchsorted(pieces.starts, (quote.start, quote.end))
        found[first:last] = INSIDE
        if first < last:
            found[first] = OPENING
        if first < last and not quote.open_ended:
            found[last - 1] = CLOSING
    return found


def _shapes(text: str, pieces: Pieces) -> Numbers:
    """The shape of the word that a piece belongs to."""
    words = np.cumsum(pieces.leads) - 1
    shapes = [_shape(text[start:end]) for start, end in zip(*word_offsets(pieces), strict=True)]
    found: Numbers = np.array(shapes, dtype=np.int64)[words]
    return found


def _shape(word: str) -> int:
    if not word[:1].isalnum():
        return SIGN
    if word[0].isdigit():
        return DIGITS
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    return TITLE if word[0].isupper() and not any(sign.isupper() for sign in word[1:]) else MIXED


def _places(text: str, pieces: Pieces, sentences: Sequence[Interval]) -> Numbers:
    """Which pieces open a sentence, and which of those a line."""
    found = np.full(len(pieces.ids), WITHIN)
    for begin in sentence_starts(pieces, sentences):
        before = pieces.ends[begin - 1] if begin else 0
        opens_line = begin == 0 or "\n" in text[before : pieces.starts[begin]]
        found[begin] = OPENS_LINE if opens_line else OPENS_SENTENCE
    return found
