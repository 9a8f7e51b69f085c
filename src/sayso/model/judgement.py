"""What a person decided; append-only, and always about words in a text."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.model.span import Span


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: `words` are the words of `spans`, one each, so that it still says what it meant when a row is gone."""

    id: str
    kind: Literal["accept", "reject", "join", "split", "rename"]
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    value: str | None = None
    author: str
    at: str
    withdrawn: str | None = None
    orphaned: bool = False
