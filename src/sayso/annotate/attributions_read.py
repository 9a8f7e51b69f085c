"""Attributions as the trained reader finds them: source, cue and content of each, without who the speaker is."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.annotate.decoding import Linked, Run, decode
from sayso.annotate.encoder import Encoded
from sayso.annotate.page import UNREAD_BLOCKS, Page, block_at
from sayso.model.span import Span


@dataclass(frozen=True, kw_only=True)
class ReadAttribution:
    """What a report puts in somebody's mouth; spans in text order, `score` how sure the least sure of them is (0 to 1)."""

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    score: float


def read_attributions(page: Page, encoded: Encoded) -> tuple[ReadAttribution, ...]:
    """Every attribution of a page in text order of its content; those of bylines, date and licence lines are left out."""
    found = (_in_characters(page, encoded, linked) for linked in decode(encoded))
    return tuple(attribution for attribution in found if not _is_unread(page, attribution.content[0]))


def _in_characters(page: Page, encoded: Encoded, linked: Linked) -> ReadAttribution:
    def spans(*runs: Run | None) -> tuple[Span, ...]:
        return tuple(page.span(int(encoded.starts[run.first]), int(encoded.ends[run.last - 1])) for run in runs if run is not None)

    return ReadAttribution(content=spans(*linked.content), source=spans(linked.source), cue=spans(linked.cue), score=linked.score)


def _is_unread(page: Page, span: Span) -> bool:
    block = block_at(page, span.start)
    return block is not None and block.kind in UNREAD_BLOCKS
