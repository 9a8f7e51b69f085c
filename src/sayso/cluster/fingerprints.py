"""Which reports may share a sentence, found without comparing each with each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio, odd: spreads small numbers over 64 bits


@dataclass(frozen=True, kw_only=True)
class FingerprintSettings:
    """When two texts are worth a closer look.

    They have to share `shared` different runs of `shingle` words: eight words in a row give five such runs, and eleven
    with one changed in the middle still four. A run that more than `common` texts hold is a stock phrase and is not
    counted.
    """

    shingle: int = 4
    shared: int = 3
    common: int = 300


def candidates(texts: Sequence[Sequence[str]], settings: FingerprintSettings) -> Iterator[tuple[int, int]]:
    """Pairs of texts (by their places, smaller first, in order) that share enough runs of words.

    No pair that shares enough runs is missed; a collision of two runs' hashes can only add one.
    """
    hashes, owners = _shingles(texts, settings.shingle)
    keys = np.concatenate([np.empty(0, np.int64), *_meetings(hashes, owners, len(texts), settings.common)])
    pairs, counts = np.unique(keys, return_counts=True)
    for key in pairs[counts >= settings.shared].tolist():
        yield divmod(key, len(texts))


def _shingles(texts: Sequence[Sequence[str]], size: int) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The hash of each different run of each text, sorted by hash, then text, and which text holds it."""
    numbers: dict[str, int] = {}
    rows = []
    for text in texts:
        row = np.array([numbers.setdefault(word, len(numbers) + 1) for word in text], dtype=np.uint64)
        rows.append(np.unique(_rolled(row, size)))
    hashes = np.concatenate([np.empty(0, np.uint64), *rows])
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    order = np.lexsort((owners, hashes))
    return hashes[order], owners[order]


def _rolled(row: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """One number a run of words; numbers wrap at 64 bits."""
    if len(row) < size:
        return np.empty(0, np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(row, size)
    rolled = np.zeros(len(windows), np.uint64)
    for column in windows.T:
        rolled = (rolled ^ column) * FACTOR
        rolled ^= rolled >> np.uint64(29)
    return rolled


def _meetings(hashes: NDArray[np.uint64], owners: NDArray[np.int64], texts: int, common: int) -> Iterator[NDArray[np.int64]]:
    """For each distance between two holders of one run, in the order of `owners`: a key for each pair of texts that far apart."""
    first = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, np.int64)
    sizes = np.diff(np.r_[first, len(hashes)])
    kept = np.repeat((sizes > 1) & (sizes <= common), sizes)
    hashes, owners = hashes[kept], owners[kept]
    for step in range(1, int(sizes[sizes <= common].max(initial=1))):
        same = hashes[step:] == hashes[:-step]
        yield owners[:-step][same] * texts + owners[step:][same]
