"""Attributions as brat standoff writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Interval = tuple[int, int]

ROLES = ("source", "cue", "content")

ENTITY = re.compile(r"^(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t")
EVENT = re.compile(r"^E\d+\t(.+)$")


@dataclass(frozen=True, kw_only=True)
class Attributed:
    """One attribution of the gold, each role's stretches in text order."""

    source: tuple[Interval, ...]
    cue: tuple[Interval, ...]
    content: tuple[Interval, ...]


def read_attributions(path: Path, text: str) -> Iterator[Attributed]:
    """The attributions of one annotation file that have a cue and a content, stretches without white space at their ends."""
    lines = path.read_text(encoding="utf-8").split("\n")
    entities = {found[1]: _stretches(found[3], text) for line in lines if (found := ENTITY.match(line))}
    for line in lines:
        event = EVENT.match(line)
        if event is None:
            continue
        roles: dict[str, tuple[Interval, ...]] = {}
        for role, _, entity in (part.partition(":") for part in event[1].split()):
            name = role.rstrip("0123456789")  # a second content of one cue is written Content2
            roles[name] = (*roles.get(name, ()), *entities.get(entity, ()))
        if roles.get("Cue") and roles.get("Content"):
            yield Attributed(source=_sorted(roles.get("Source", ())), cue=_sorted(roles["Cue"]), content=_sorted(roles["Content"]))


def _stretches(offsets: str, text: str) -> tuple[Interval, ...]:
    """The stretches of an entity, trimmed; ones that brat parted at a line's end stay parted."""
    found = []
    for part in offsets.split(";"):
        start, end = (int(number) for number in part.split())
        inside = text[start:end]
        if inside.strip():
            found.append((start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())))
    return tuple(found)


def _sorted(stretches: Sequence[Interval]) -> tuple[Interval, ...]:
    return tuple(sorted(set(stretches)))
