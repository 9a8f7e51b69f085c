"""Average linkage over the pairs that are near, with the likeness of whole groups exact: no table of all pairs is kept."""

from __future__ import annotations

import heapq
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from sayso.collate.nearness import Nearness, NearnessSettings

Vector = NDArray[np.float32]


class Groups:
    """Groups under way: the sums of their members' rows, from which the mean likeness of two groups follows."""

    def __init__(self, near: Nearness, settings: NearnessSettings) -> None:
        """Begin with each assertion by itself."""
        words, vectors = near.features.words, near.features.vectors
        share = settings.vectors if vectors.size else 0.0
        edges = zip(words.indptr[:-1].tolist(), words.indptr[1:].tolist(), strict=True)
        self.words: list[dict[int, float]] = [
            dict(zip(words.indices[start:end].tolist(), words.data[start:end].tolist(), strict=True)) for start, end in edges
        ]
        self.vectors: list[Vector] = list(vectors)
        self.crowd: list[float] = near.crowd.tolist()
        self.members: list[list[int]] = [[row] for row in range(len(self.words))]
        self.beside: list[set[int]] = [set() for _ in self.words]
        for left, right in near.near:
            self.beside[left].add(right)
            self.beside[right].add(left)
        self._shares = (1 - share, share, settings.crowd)

    def likeness(self, left: int, right: int) -> float:
        """The mean likeness of all pairs of two groups, what they are like anyhow taken off."""
        small, large = sorted((self.words[left], self.words[right]), key=len)
        words = sum(value * large[term] for term, value in small.items() if term in large)
        vectors = float(self.vectors[left] @ self.vectors[right])
        sizes = len(self.members[left]), len(self.members[right])
        crowd = self.crowd[left] / sizes[0] + self.crowd[right] / sizes[1]
        of_words, of_vectors, of_crowd = self._shares
        return round((of_words * words + of_vectors * vectors) / (sizes[0] * sizes[1]) - of_crowd * crowd / 2, 5)

    def join(self, left: int, right: int) -> None:
        """Make the second group part of the first."""
        for term, value in self.words[right].items():
            self.words[left][term] = self.words[left].get(term, 0.0) + value
        self.vectors[left] = self.vectors[left] + self.vectors[right]
        self.crowd[left] += self.crowd[right]
        self.members[left] += self.members[right]
        for other in self.beside[right]:
            self.beside[other].discard(right)
            self.beside[other].add(left)
        self.beside[left] = (self.beside[left] | self.beside[right]) - {left, right}
        self.words[right], self.beside[right], self.members[right] = {}, set(), []


def linked_groups(near: Nearness, least: float, settings: NearnessSettings) -> list[list[int]]:
    """Rows in groups: the two most alike are joined while their mean likeness is at least `least`; ties go to the first rows."""
    groups = Groups(near, settings)
    version = [0] * len(groups.members)
    heap: list[tuple[float, int, int, int, int]] = []

    def offer(pairs: Iterable[tuple[int, int]]) -> None:
        for left, right in pairs:
            value = groups.likeness(left, right)
            if value >= least:
                heapq.heappush(heap, (-value, left, right, version[left], version[right]))

    offer(near.near)
    while heap:
        _, left, right, *versions = heapq.heappop(heap)
        if [version[left], version[right]] == versions and groups.members[left] and groups.members[right]:
            groups.join(left, right)
            version[left] += 1
            offer((min(left, other), max(left, other)) for other in sorted(groups.beside[left]))
    return [sorted(members) for members in groups.members if members]
