"""The folder that a run writes: what belongs in it, and how it is brought up to date."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from sayso.errors import UsageError

MARK = ".sayso"  # says that sayso wrote a folder and may bring it up to date
EVENTS, INDEX, ANNOTATIONS = "events", "index.html", "annotations.jsonl"
PAGE, DOSSIER = "index.html", "dossier.json"


def claim_folder(out: Path, made_by: str) -> None:
    """Make the folder, or take one that sayso wrote before; raises `UsageError` for any other that is not empty."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; -o takes a folder, new, empty, or written by sayso before")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).is_file():
        raise UsageError(f"{out} holds files that sayso did not write; -o takes a folder that is new, empty, or written by sayso before")
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


def drop_stale_events(out: Path, kept: Iterable[str]) -> None:
    """Remove the event folders of an earlier run that this run did not write."""
    names = set(kept)
    for folder in (out / EVENTS).iterdir():
        if folder.is_dir() and folder.name not in names:
            shutil.rmtree(folder)
