"""Where reports lie: files, folders and globs, walked in a fixed order, and what is passed over and why."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".csv")
_SAME_SUFFIX = {".htm": ".html", ".xhtml": ".html", ".markdown": ".md", ".text": ".txt", ".ndjson": ".jsonl"}
MARK = ".sayso"  # lies in every folder that a run wrote: what is in it came out of reports and is none
READ = f"{' '.join(SUFFIXES)} are read"

# What lies beside reports and is none: what browsers save with a page, and notes made by people and tools.
_FURNITURE = frozenset(
    {
        *(".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico", ".woff", ".woff2"),
        *(".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".log", ".py", ".sh", ".lock"),
    }
)
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A file that may hold reports, or the standard input (`-`, no path); `suffix` is one of `SUFFIXES`."""

    origin: str
    path: Path | None = None
    suffix: str = ".jsonl"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something a reader should know of the reading that is no failure: a file passed over, a row not used."""

    origin: str
    text: str


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A place where a report was looked for and none could be read."""

    origin: str
    reason: str


def find_sources(places: Sequence[str], *, about: Path | None = None) -> Iterator[Source | Note | Unread]:
    """The files at places, in the order given, folders sorted by path, each file once however often it is given."""
    seen = {os.path.realpath(about)} if about else set()
    for place in places:
        for found in _at(place):
            real = os.path.realpath(found.path) if isinstance(found, Source) and found.path else os.path.realpath(found.origin)
            if real not in seen:
                yield found
            if isinstance(found, Source):
                seen.add(real)


def shown(path: str | Path) -> str:
    """A path as a reader would know it, with `/`; bytes and controls that cannot be shown are replaced."""
    return _UNPRINTED.sub("\ufffd", Path(path).as_posix())


def _at(place: str) -> Iterator[Source | Note | Unread]:
    if place == "-":
        yield Source(origin="-")
        return
    if "\x00" in place or not place:
        yield Unread(origin=shown(place) if place else "(nothing)", reason="is no path")
        return
    if not os.path.lexists(place) and glob.has_magic(place):
        matches = sorted(glob.glob(place, recursive=True))  # noqa: PTH207 - `Path.glob` takes no absolute pattern
        if not matches:
            yield Unread(origin=shown(place), reason="matches no file")
        for match in matches:
            yield from _one(Path(match))
        return
    yield from _one(Path(place))


def _one(path: Path) -> Iterator[Source | Note | Unread]:
    """What one path holds: a file's reports, or a folder's."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield Unread(origin=shown(path), reason=_why(error))
        return
    if not stat.S_ISDIR(mode):
        yield _file(path, mode) or Unread(origin=shown(path), reason=f"is not a report: {path.suffix or 'no suffix'}; {READ}")
        return
    held = False
    for found in _inside(path, root=Path(os.path.realpath(path))):
        held = held or not isinstance(found, Note)
        yield found
    if not held:
        yield Unread(origin=shown(path), reason=f"is a folder without a report; {READ}")


def _inside(folder: Path, *, root: Path) -> Iterator[Source | Note | Unread]:
    """What a folder holds, sorted by name, folders in their place among the files."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        yield Unread(origin=shown(folder), reason=_why(error))
        return
    for path in paths:
        if path.name.startswith("."):
            yield Note(origin=shown(path), text="hidden file passed over")
        elif path.is_symlink() and not _leads_inside(path, root):
            yield Unread(origin=shown(path), reason="is a link to a folder, out of its folder, or to nothing; give what it leads to")
        elif os.path.lexists(path / MARK):
            yield Note(origin=shown(path), text="folder that sayso wrote passed over")
        elif path.is_dir():
            yield from _inside(path, root=root)
        else:
            yield _in_folder(path)


def _in_folder(path: Path) -> Source | Note | Unread:
    if path.name.endswith(".about.csv"):
        return Note(origin=shown(path), text="about file passed over; it counts when it is given as one")
    if path.suffix.lower() in _FURNITURE:
        return Note(origin=shown(path), text=f"is not a report: {path.suffix}; {READ}")
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return Unread(origin=shown(path), reason=_why(error))
    return _file(path, mode) or Unread(origin=shown(path), reason=f"is not a report: {path.suffix or 'no suffix'}; {READ}")


def _file(path: Path, mode: int) -> Source | Unread | None:
    """A file that may hold reports, by its suffix; `None` where the suffix says that it holds none."""
    if not stat.S_ISREG(mode):
        return Unread(origin=shown(path), reason="is no regular file")
    suffix = _SAME_SUFFIX.get(path.suffix.lower(), path.suffix.lower())
    return Source(origin=shown(path), path=path, suffix=suffix) if suffix in SUFFIXES else None


def _leads_inside(path: Path, root: Path) -> bool:
    """Whether a link leads to a file under the folder that was given: links out of it may show what nobody meant to."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a link that leads to itself
        return False
    return target.is_file() and target.is_relative_to(root)


def _why(error: OSError) -> str:
    return f"cannot be read: {error.strerror or type(error).__name__}"
