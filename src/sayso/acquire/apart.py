"""Long pages read in a process of its own, with limits of time and memory: one that is made to be slow fails alone."""

from __future__ import annotations

import os
import resource
import select
import subprocess
import sys
import time
from typing import BinaryIO

import msgspec

from sayso.acquire.characters import Clean
from sayso.acquire.draft import Draft
from sayso.acquire.html import read_html
from sayso.acquire.settings import DEFAULTS, AcquireSettings
from sayso.errors import ReportError

_SIZE = 8  # bytes before a message that say how long it is
_PART = 1 << 20


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A page to read."""

    clean: Clean
    origin: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What was read of a page, or why nothing could be."""

    draft: Draft | None = None
    reason: str | None = None


class Pages:
    """Reads pages: a short one here, a long one in a worker that stays for the next, and is ended where it takes too long."""

    def __init__(self, settings: AcquireSettings = DEFAULTS) -> None:
        """Start nothing yet: most folders hold no long page."""
        self._settings = settings
        self._worker: subprocess.Popen[bytes] | None = None

    def read(self, clean: Clean, *, origin: str) -> Draft:
        """The report in a page; raises `ReportError` for a page that cannot be read, takes too long or too much, or holds no story."""
        if len(clean.text) <= self._settings.page_here:
            return read_html(clean, origin=origin)
        try:
            answer = msgspec.msgpack.decode(self._asked(msgspec.msgpack.encode(Asked(clean=clean, origin=origin))), type=Answer)
        except TimeoutError as error:
            self.close()
            raise ReportError(origin, f"is a page that takes more than {self._settings.page_seconds:g} seconds to read") from error
        except (EOFError, BrokenPipeError) as error:
            self.close()
            raise ReportError(origin, f"is a page that takes more than {self._settings.page_memory:,} bytes of memory to read") from error
        if answer.draft is None:
            raise ReportError(origin, answer.reason or "cannot be read")
        return answer.draft

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.wait()
            for pipe in (worker.stdin, worker.stdout):
                if pipe is not None:
                    pipe.close()

    def _asked(self, message: bytes) -> bytes:
        """The worker's answer; raises `TimeoutError` where none comes, `EOFError` or `BrokenPipeError` where the worker is gone."""
        if self._worker is None:
            command = [sys.executable, "-m", __name__, str(self._settings.page_memory)]
            self._worker = subprocess.Popen(  # noqa: S603 - this very Python, and a number
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
            )
        asked, told = self._worker.stdin, self._worker.stdout
        if asked is None or told is None:
            raise EOFError
        _put(asked, message)  # type: ignore[arg-type]  # a raw stream, which writes bytes as well
        until = time.monotonic() + self._settings.page_seconds
        return _got(told.fileno(), int.from_bytes(_got(told.fileno(), _SIZE, until)), until)


def _put(stream: BinaryIO, message: bytes) -> None:
    left = memoryview(len(message).to_bytes(_SIZE) + message)
    while left:
        left = left[stream.write(left) :]


def _got(handle: int, size: int, until: float) -> bytes:
    """So many bytes of a pipe, if they come in time."""
    parts: list[bytes] = []
    while size:
        if not select.select([handle], [], [], max(0.0, until - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(handle, min(size, _PART))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _answer(message: bytes) -> Answer:
    asked = msgspec.msgpack.decode(message, type=Asked)
    try:
        return Answer(draft=read_html(asked.clean, origin=asked.origin))
    except ReportError as error:
        return Answer(reason=error.reason)


def work(most_memory: int) -> None:
    """Answer one page after the other, from standard input to standard output, until there is no more."""
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as told:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer
        while size := sys.stdin.buffer.read(_SIZE):
            _put(told, msgspec.msgpack.encode(_answer(sys.stdin.buffer.read(int.from_bytes(size)))))
            told.flush()


if __name__ == "__main__":
    work(int(sys.argv[1]))
