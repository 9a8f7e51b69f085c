"""Work for the engines: functions of a module, so that they can cross to another process."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache


def double(number: int) -> int:
    return 2 * number


def doubled(numbers: Iterable[int]) -> Iterator[int]:
    """Each doubled once the next is known, as a function that looks ahead would."""
    known: list[int] = []
    for number in numbers:
        known.append(number)
        if len(known) > 1:
            yield 2 * known.pop(0)
    yield from map(double, known)


def reciprocal(number: int) -> float:
    return 1 / number


def initial(word: str) -> str:
    return word[0]


def joined(words: tuple[str, ...]) -> str:
    return "+".join(words)


def process(_: int) -> int:
    return os.getpid()


def vanish(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


@cache
def load() -> list[int]:
    """Something slow to load: a new list, so that a second loading would be seen."""
    return []


def times_used(number: int) -> tuple[int, int]:
    """The process, and how many items it has done with what it loaded once."""
    loaded = load()
    loaded.append(number)
    return os.getpid(), len(loaded)


@dataclass
class Counted:
    """Numbers without end that remember how many were drawn."""

    drawn: list[int] = field(default_factory=list)

    def __iter__(self) -> Iterator[int]:
        number = 0
        while True:
            self.drawn.append(number)
            yield number
            number += 1
