"""A report in the making: its text, what stands where, and what is known so far."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from sayso.model.report import BlockKind

FIELDS = ("outlet", "title", "byline", "published", "url", "language")


class Known(NamedTuple):
    """A value as it was found, and where."""

    value: str
    found: str


class Mark(NamedTuple):
    """A stretch of a text and what it is; half-open, in characters."""

    kind: BlockKind
    start: int
    end: int


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its marks, in order, and its fields; one file may hold several."""

    origin: str
    text: str
    marks: tuple[Mark, ...] = ()
    fields: Mapping[str, Known] = {}
    notes: tuple[str, ...] = ()


def filled(fields: Mapping[str, Known], more: Mapping[str, Known]) -> dict[str, Known]:
    """The fields, with gaps filled from more."""
    return {**more, **fields}


def joined(pieces: list[tuple[BlockKind, str]]) -> tuple[str, tuple[Mark, ...]]:
    """A text made of pieces, a blank line between two, and the mark of each; pieces without words are left out."""
    marks, at = [], 0
    texts = [(kind, text.strip()) for kind, text in pieces if text.strip()]
    for kind, text in texts:
        marks.append(Mark(kind, at, at + len(text)))
        at += len(text) + len(BETWEEN)
    return BETWEEN.join(text for _, text in texts), tuple(marks)


BETWEEN = "\n\n"
