"""What a person decided; append-only, and always about words in a text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from sayso.model.span import Span

Decision = Literal["accept", "reject", "join", "split", "rename"]
Subject = Literal["figure", "point", "actor", "voice"]


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One decision: `words` are the words of `spans`, one each, so that it still says what it meant when a row is gone.

    `about` is the kind of row that it speaks of, `None` for whichever rows hold the spans. `origins` are the files that the
    spans lay in, one each, so that a judgement whose report is gone is shown with the report that took its place.
    """

    id: str
    kind: Decision
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    about: Subject | None = None
    origins: tuple[str, ...] = ()
    value: str | None = None
    author: str
    at: str
    withdrawn: str | None = None
    orphaned: bool = False


def folded(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Each judgement once, by the time it was given: one that was withdrawn anywhere, or twice, is withdrawn from the first time on."""
    found: dict[str, Judgement] = {}
    for judgement in judgements:
        known = found.get(judgement.id, judgement)
        days = [one.withdrawn for one in (known, judgement) if one.withdrawn]
        found[judgement.id] = msgspec.structs.replace(known, withdrawn=min(days, default=None), orphaned=False)
    return tuple(sorted(found.values(), key=lambda judgement: (judgement.at, judgement.id)))
