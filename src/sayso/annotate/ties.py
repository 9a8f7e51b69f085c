"""A description tied to what it describes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.annotate.nouns import head_word
from sayso.annotate.phrases import Sighting
from sayso.annotate.wordlists import word_table
from sayso.model.annotation import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A description, the token of what it describes, and why."""

    description: Sighting
    anchor: int
    reason: str


def sighting(doc: Doc, start: int, end: int, head: int, kind: ActorType | None) -> Sighting:
    """A description by its tokens."""
    told = word_table("gendered").get(head_word(doc[head]))
    return Sighting(
        start=start,
        end=end,
        far=end,
        head=head,
        kind="description",
        type=kind,
        text=doc[start:end].text,
        gender="m" if told == "m" else "f" if told == "f" else None,
    )


def widened(doc: Doc, phrase: Sighting, far: int) -> Sighting:
    """The same phrase, as far as it reaches."""
    end = max(far, phrase.end)
    while end > phrase.end and (doc[end - 1].is_space or doc[end - 1].pos_ in {"ADP", "CCONJ"} or doc[end - 1].is_punct):
        end -= 1
    return Sighting(
        start=phrase.start,
        end=end,
        far=end,
        head=phrase.head,
        kind=phrase.kind,
        type=phrase.type,
        text=doc[phrase.start : end].text,
        number=phrase.number,
        gender=phrase.gender,
        definite=phrase.definite,
        quoted=phrase.quoted,
    )


def unique(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """One tie a description: the first by text order of descriptions, the longer of two with one head."""
    best: dict[int, Tie] = {}
    for tie in ties:
        held = best.get(tie.description.head)
        if held is None or tie.description.end - tie.description.start > held.description.end - held.description.start:
            best[tie.description.head] = tie
    return tuple(best[head] for head in sorted(best))
