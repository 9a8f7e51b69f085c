"""Engines on this machine: in this process, or in several."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import partial
from itertools import islice
from multiprocessing import get_context

from sayso.engine.base import Engine, Item, Result
from sayso.errors import SaysoError, UsageError

AHEAD = 4  # items a worker that are handed out before they are asked for: none idles, and memory stays small


class Here:
    """Runs everything in this process, one item after the other."""

    def each(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See `Engine.each`."""
        return map(function, items)

    def through(self, function: Callable[[Iterable[Item]], Iterator[Result]], items: Iterable[Item]) -> Iterator[Result]:
        """See `Engine.through`."""
        return function(items)

    def grouped(
        self, function: Callable[[tuple[Item, ...]], Result], items: Iterable[Item], *, key: Callable[[Item], str]
    ) -> Iterator[Result]:
        """See `Engine.grouped`."""
        return map(function, groups(items, key))

    def close(self) -> None:
        """There is nothing to let go of."""


class Pool:
    """Runs items in worker processes, which stay between calls and are started afresh, never forked from a running thread."""

    def __init__(self, jobs: int) -> None:
        """Start with a number of workers; they come up as work comes in. Raises `UsageError` below one."""
        if jobs < 1:
            raise UsageError(f"{jobs} jobs: at least 1 is needed")
        self._ahead = jobs * AHEAD
        self._workers = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))

    def each(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """See `Engine.each`; raises `SaysoError` where a worker ends without a result."""
        queue = iter(items)
        waiting: deque[Future[Result]] = deque()
        try:
            while True:
                for item in islice(queue, self._ahead - len(waiting)):
                    waiting.append(self._submit(function, item))
                if not waiting:
                    return
                yield self._result(waiting.popleft())
        finally:
            for future in waiting:
                future.cancel()

    def through(self, function: Callable[[Iterable[Item]], Iterator[Result]], items: Iterable[Item]) -> Iterator[Result]:
        """See `Engine.through`."""
        return self.each(partial(_alone, function), items)

    def grouped(
        self, function: Callable[[tuple[Item, ...]], Result], items: Iterable[Item], *, key: Callable[[Item], str]
    ) -> Iterator[Result]:
        """See `Engine.grouped`."""
        return self.each(function, groups(items, key))

    def close(self) -> None:
        """Wait for what is running, and end the workers."""
        self._workers.shutdown(cancel_futures=True)

    def _submit(self, function: Callable[[Item], Result], item: Item) -> Future[Result]:
        try:
            return self._workers.submit(function, item)
        except BrokenProcessPool as error:
            raise SaysoError(WORKER_LOST) from error

    def _result(self, future: Future[Result]) -> Result:
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise SaysoError(WORKER_LOST) from error


def _alone(function: Callable[[Iterable[Item]], Iterator[Result]], item: Item) -> Result:
    (result,) = function((item,))
    return result


WORKER_LOST = "a worker process was killed, most often for want of memory: try fewer jobs, or one"


def groups(items: Iterable[Item], key: Callable[[Item], str]) -> Iterator[tuple[Item, ...]]:
    """The items of each key together, in the order of the keys; nothing is drawn before the first is asked for."""
    together: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        together[key(item)].append(item)
    for name in sorted(together):
        yield tuple(together.pop(name))


def local_engine(jobs: int) -> closing[Engine]:
    """A context with the engine for a number of jobs: this process for one, worker processes for more."""
    engine: Engine = Here() if jobs == 1 else Pool(jobs)
    return closing(engine)
