"""Exact precision, recall and F1 of spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from data import ROLES, Numbers

Found = set[tuple[str, int, int]]


@dataclass
class Scores:
    """Counts of right, found and wanted spans a role."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ROLES, 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ROLES, 0))
    wanted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ROLES, 0))

    def add(self, gold: Found, made: Found) -> None:
        """Count one article."""
        for role in ROLES:
            self.right[role] += sum(span[0] == role for span in gold & made)
            self.found[role] += sum(span[0] == role for span in made)
            self.wanted[role] += sum(span[0] == role for span in gold)

    def f1(self, role: str) -> float:
        return 200 * self.right[role] / max(1, self.found[role] + self.wanted[role])

    @property
    def mean(self) -> float:
        return sum(self.f1(role) for role in ROLES) / len(ROLES)

    def __str__(self) -> str:
        rows = (f"{role} {self.f1(role):.2f} (p {100 * self.right[role] / max(1, self.found[role]):.1f} r {100 * self.right[role] / max(1, self.wanted[role]):.1f})" for role in ROLES)
        return ", ".join(rows)


def spans_of(tags: Numbers, lines: Numbers) -> Found:
    """The spans that tags make, in words, cut where a line ends."""
    return set(_spans(tags, lines))


def _spans(tags: Numbers, lines: Numbers) -> Iterator[tuple[str, int, int]]:
    edges = np.flatnonzero(np.append(True, (tags[1:] != tags[:-1] + (tags[:-1] % 2)) | (tags[1:] % 2 == 1) | (lines[1:] != lines[:-1])))
    for start, end in zip(edges, np.append(edges[1:], len(tags)), strict=True):
        if tags[start]:
            yield ROLES[(tags[start] - 1) // 2], int(start), int(end)
