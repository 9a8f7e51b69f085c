"""A report under the reader's eyes: its parsed text and the layers found so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sayso.model.annotation import Attribution, Claim, Mention, Moment, Quantity
from sayso.model.report import Block, Report
from sayso.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

    from sayso.annotate.encoder import Encoded

Layer = Literal["mentions", "attributions", "quantities", "moments", "claims"]

# Blocks that carry no assertion of the story: their words are kept and shown, never read.
UNREAD_BLOCKS = frozenset({"date", "licence", "byline", "credit"})


@dataclass(frozen=True, kw_only=True)
class Page:
    """A report, its parse over the whole of its text, and the layers that earlier components made.

    Character offsets of `doc` are those of `report.text`. Sentences never cross a block's border.
    `encoded` is what the network made of it, where there is one.
    """

    report: Report
    doc: Doc
    encoded: Encoded | None = None
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    claims: tuple[Claim, ...] = ()

    def having(self, layer: Layer, records: tuple[object, ...]) -> Page:
        """The same page with one layer more."""
        return replace(self, **{layer: records})  # type: ignore[arg-type]

    def span(self, start: int, end: int) -> Span:
        """A span of this report."""
        return Span(report=self.report.id, start=start, end=end)

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.report.text[span.start : span.end]


def phrase_span(page: Page, phrase: Phrase) -> Span:
    """The span of a stretch of tokens, without white space at its ends."""
    text = phrase.text
    left = len(text) - len(text.lstrip())
    return page.span(phrase.start_char + left, phrase.start_char + left + len(text.strip()))


def token_span(page: Page, token: Token) -> Span:
    """The span of one token."""
    return page.span(token.idx, token.idx + len(token.text))


def tokens_of(page: Page, span: Span) -> Phrase:
    """The tokens that touch a span; raises `ValueError` for a span outside the text."""
    phrase = page.doc.char_span(span.start, span.end, alignment_mode="expand")
    if phrase is None:
        raise ValueError(f"{span} lies outside the {len(page.report.text)} characters of its report")
    return phrase


def sentences(page: Page) -> Iterator[Phrase]:
    """The sentences that are read, in text order; those of bylines, date and licence lines are left out."""
    unread = [block.span for block in page.report.blocks if block.kind in UNREAD_BLOCKS]
    for sentence in page.doc.sents:
        if not sentence.text.strip():
            continue
        if any(span.start <= sentence.start_char < span.end for span in unread):
            continue
        yield sentence


def block_at(page: Page, offset: int) -> Block | None:
    """The block that holds a character, if one does."""
    return next((block for block in page.report.blocks if block.span.start <= offset < block.span.end), None)
