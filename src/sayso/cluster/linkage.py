"""Grouping by likeness: the two most alike groups are joined, again and again, while they are alike enough."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

Likeness = tuple[int, int, float]


@dataclass(frozen=True, kw_only=True)
class _Groups:
    """The groups of one run, by the smallest of their places; the tables change until `group` returns.

    `between` is the sum of likenesses between two groups, `inside` that within a group, where each place is wholly like
    itself and each pair counts both ways.
    """

    members: dict[int, list[int]]
    between: dict[int, dict[int, float]]
    inside: dict[int, float]
    cohesion: float

    def alike(self, left: int, right: int) -> float:
        """The mean likeness between two groups over the mean likeness in them, that raised to the cohesion."""
        left_size, right_size = len(self.members[left]), len(self.members[right])
        mean = self.between[left][right] / (left_size * right_size)
        within = (self.inside[left] / left_size**2) * (self.inside[right] / right_size**2)
        return float(mean / within ** (self.cohesion / 2))

    def join(self, left: int, right: int) -> None:
        """Put the right group into the left one."""
        self.inside[left] += self.inside.pop(right) + 2 * self.between[left][right]
        self.members[left] += self.members.pop(right)
        for other, likeness in self.between.pop(right).items():
            del self.between[other][right]
            if other != left:
                total = self.between[left].get(other, 0.0) + likeness
                self.between[left][other] = self.between[other][left] = total


def group(size: int, pairs: Iterable[Likeness], *, least: float, cohesion: float) -> tuple[tuple[int, ...], ...]:
    """Groups of the places 0 to size - 1; a pair that is not given has likeness 0.

    Two groups are joined while they are `least` alike. With `cohesion` 0 that is the mean likeness between them (the group
    average of Sokal and Michener 1958); the more of it, the more a loose group may take in what is as loosely like it.
    Of equally alike groups those with the smaller places go first. Each group is sorted, and the groups by first places.
    """
    groups = _Groups(
        members={place: [place] for place in range(size)},
        between={place: {} for place in range(size)},
        inside=dict.fromkeys(range(size), 1.0),
        cohesion=cohesion,
    )
    for left, right, likeness in pairs:
        groups.between[left][right] = groups.between[right][left] = likeness
    queue = [(-likeness, left, right) for left, row in groups.between.items() for right, likeness in row.items() if left < right]
    heapq.heapify(queue)
    while queue:
        alike, left, right = heapq.heappop(queue)
        if -alike < least:
            break
        if left not in groups.members or right not in groups.members or groups.alike(left, right) != -alike:
            continue  # one of the two has grown since, or is gone; what it became has its own place in the queue
        groups.join(left, right)
        for other in groups.between[left]:
            first, second = sorted((left, other))
            heapq.heappush(queue, (-groups.alike(first, second), first, second))
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))
