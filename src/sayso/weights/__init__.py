"""The trained weights that come with sayso, each network's in a folder with its card and the sums of its files."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

from sayso.errors import UsageError

SUMS = "sha256sums"


def shipped(network: str) -> Traversable:
    """The folder of a network's weights."""
    return files("sayso") / "weights" / network


def checked(folder: Traversable) -> dict[str, bytes]:
    """The weights' files by name; raises `UsageError` for a file that is missing or differs from its sum in `sha256sums`."""
    found: dict[str, bytes] = {}
    for line in _content(folder, SUMS).decode().splitlines():
        wanted, _, name = line.partition("  ")
        found[name] = _content(folder, name)
        if hashlib.sha256(found[name]).hexdigest() != wanted:
            raise UsageError(f"{folder / name} is not the file that was shipped: its sha256 differs from the one in {SUMS}")
    return found


def _content(folder: Traversable, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise UsageError(f"{folder / name} cannot be read; the weights come with sayso") from error
