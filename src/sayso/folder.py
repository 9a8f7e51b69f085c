"""The folder that a run writes: what belongs in it, and how it is brought up to date."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from sayso.acquire.places import MARK
from sayso.errors import UsageError
from sayso.model.judgement import Judgement, folded
from sayso.model.record import from_json, to_lines

EVENTS, INDEX, ANNOTATIONS, JUDGEMENTS = "events", "index.html", "annotations.jsonl", "judgements.jsonl"
PAGE, DOSSIER = "index.html", "dossier.json"


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What of a dossier is not made anew by a run."""

    judgements: tuple[Judgement, ...] = ()


def check_folder(out: Path) -> None:
    """Raises `UsageError` for what is neither new, nor empty, nor written by sayso before."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; -o takes a folder, new, empty, or written by sayso before")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).is_file():
        raise UsageError(f"{out} holds files that sayso did not write; -o takes a folder that is new, empty, or written by sayso before")


def claim_folder(out: Path, made_by: str) -> None:
    """Make the folder, or take one that may be taken; raises `UsageError` for any other."""
    check_folder(out)
    try:
        (out / EVENTS).mkdir(parents=True, exist_ok=True)
        write_whole(out / MARK, f"{made_by}\n".encode())
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error.strerror}") from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.part")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)


def kept_judgements(out: Path, more: Iterable[Judgement] = ()) -> tuple[Judgement, ...]:
    """What people decided: the log of the folder, what only its dossiers hold, and `more`; each once, in the order of time.

    What the log lacks is appended to it, so that a judgement outlives the event that it was made in. Raises `UsageError`
    where a log or an old dossier cannot be read, for then its judgements would be lost.
    """
    logged = read_log(out / JUDGEMENTS) if (out / JUDGEMENTS).is_file() else ()
    kept = folded((*logged, *_in_dossiers(out), *more))
    known = set(logged)
    append_log(out / JUDGEMENTS, [judgement for judgement in kept if judgement not in known])
    return kept


def read_log(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a log, each once; a last line that was cut off while it was written was never acknowledged.

    Raises `UsageError` for a file that cannot be read, and names the line that is no judgement.
    """
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except OSError as error:
        raise UsageError(f"{path} cannot be read, and its judgements would be lost; mend it or move it away: {error.strerror}") from error
    found = []
    for number, line in enumerate(lines, 1):
        try:
            if line.strip():
                found.append(from_json(line, Judgement))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            if number < len(lines) or line.endswith(b"\n"):
                raise UsageError(f"{path}, line {number} is no judgement; mend it or move the file away: {error}") from error
    return folded(found)


def append_log(path: Path, judgements: Sequence[Judgement]) -> None:
    """Add judgements to a log: when this returns they are on the disk, whatever happens next. Nothing in the log is changed.

    Two that write at once wait for one another. What a broken write left at the end is cut off: it was never acknowledged.
    """
    if not judgements:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        before = file.read()
        whole = before[: before.rfind(b"\n") + 1]
        tail = before[len(whole) :]
        if tail.strip() and _is_judgement(tail):
            file.write(b"\n")  # a line that somebody wrote by hand, without its end
        elif tail:
            file.truncate(len(whole))
        file.write(b"".join(to_lines(judgements)))
        file.flush()
        os.fsync(file.fileno())
    _sync_folder(path.parent)


def _is_judgement(line: bytes) -> bool:
    try:
        from_json(line, Judgement)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True


def _sync_folder(folder: Path) -> None:
    """Make sure that a new file's name is on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _in_dossiers(out: Path) -> Iterator[Judgement]:
    """The judgements of the dossiers of earlier runs."""
    for path in sorted((out / EVENTS).glob(f"*/{DOSSIER}")):
        try:
            yield from from_json(path.read_bytes(), Judged).judgements
        except (msgspec.DecodeError, UnicodeDecodeError, OSError) as error:
            raise UsageError(f"{path} cannot be read, and its judgements would be lost; mend it or move it away: {error}") from error


def drop_stale_events(out: Path, kept: Iterable[str]) -> None:
    """Remove the event folders of an earlier run that this run did not write."""
    names = set(kept)
    for folder in (out / EVENTS).iterdir():
        if folder.is_dir() and folder.name not in names:
            shutil.rmtree(folder)
