"""Exact precision, recall and F1 of spans."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from brat import ROLES
from sayso.annotate.decoding import runs_of
from sayso.annotate.windows import Numbers

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
        """Of 100."""
        return 200 * self.right[role] / max(1, self.found[role] + self.wanted[role])

    @property
    def mean(self) -> float:
        """The plain mean of the roles' F1."""
        return sum(self.f1(role) for role in ROLES) / len(ROLES)

    def __str__(self) -> str:
        return ", ".join(f"{role} {self.f1(role):.2f} ({self.found[role]} found, {self.wanted[role]} wanted)" for role in ROLES)


def spans_of(tags: Numbers, lines: Numbers) -> Found:
    """The spans that tags make, in words, cut where a line ends."""
    return set(_spans(tags, lines))


def _spans(tags: Numbers, lines: Numbers) -> Iterator[tuple[str, int, int]]:
    breaks = np.flatnonzero(lines[1:] != lines[:-1]) + 1
    for role, first, last in runs_of(tags):
        edges = [first, *(int(edge) for edge in breaks if first < edge < last), last]
        yield from ((role, *edge) for edge in itertools.pairwise(edges))
