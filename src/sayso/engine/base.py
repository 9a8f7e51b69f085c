"""Where functions run: what every engine can do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Runs a function over many items; whatever the engine, the results are the same, in the same order.

    A function has to be one that can be pickled (of a module, or a `functools.partial` of one), and so do items and
    results. What is slow to load, such as a language model, the function loads itself behind a `functools.cache`: then
    each worker loads it once. An exception in the function ends the run and is raised here as it is, after the results of
    the items before; who wants to go on has the function return what went wrong.
    """

    def each(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The function's result for each item, in the order of the items, which are drawn as results are taken."""

    def through(self, function: Callable[[Iterable[Item]], Iterator[Result]], items: Iterable[Item]) -> Iterator[Result]:
        """What the function makes of the items, one result an item in their order; it may be given all or one at a time.

        For a function that gains by seeing what comes next, and gives the same results where it does not.
        """

    def grouped(
        self, function: Callable[[tuple[Item, ...]], Result], items: Iterable[Item], *, key: Callable[[Item], str]
    ) -> Iterator[Result]:
        """The function's result for all items of one key, in the order of the keys; items of a key stay in their order."""

    def close(self) -> None:
        """Let go of the workers; what was not begun is dropped."""
