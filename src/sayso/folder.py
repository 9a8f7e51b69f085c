"""The folder that a run writes: what belongs in it, and how it is brought up to date."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sayso.acquire.places import MARK
from sayso.errors import UsageError
from sayso.model.judgement import Judgement
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


def kept_judgements(out: Path) -> tuple[Judgement, ...]:
    """What people decided in the dossiers of earlier runs, each once, in the order of their ids.

    All of it is written to a file of its own too, so that a judgement outlives the event that it was made in. Raises
    `UsageError` where an old dossier cannot be read, for then its judgements would be lost.
    """
    found = {judgement.id: judgement for judgement in _judgements(out)}
    kept = tuple(found[key] for key in sorted(found))
    if kept:
        write_whole(out / JUDGEMENTS, b"".join(to_lines(kept)))
    return kept


def _judgements(out: Path) -> Iterator[Judgement]:
    """Those of the file, then those of the dossiers, which may be newer."""
    for path in (*out.glob(JUDGEMENTS), *sorted((out / EVENTS).glob(f"*/{DOSSIER}"))):
        try:
            yield from _judgements_in(path)
        except (msgspec.DecodeError, UnicodeDecodeError, OSError) as error:
            raise UsageError(f"{path} cannot be read, and its judgements would be lost; mend it or move it away: {error}") from error


def _judgements_in(path: Path) -> tuple[Judgement, ...]:
    content = path.read_bytes()
    if path.name == JUDGEMENTS:
        return tuple(from_json(line, Judgement) for line in content.splitlines())
    return from_json(content, Judged).judgements


def drop_stale_events(out: Path, kept: Iterable[str]) -> None:
    """Remove the event folders of an earlier run that this run did not write."""
    names = set(kept)
    for folder in (out / EVENTS).iterdir():
        if folder.is_dir() and folder.name not in names:
            shutil.rmtree(folder)
