"""Attributions in the making: what the trained reader finds, and what the grammar of reporting clauses adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.annotate.attributions_read import ReadAttribution, read_attributions
from sayso.annotate.page import Page, block_at, tokens_of
from sayso.annotate.quotation_marks import Quoted
from sayso.annotate.reporting import Frame, find_frames, known_sayings
from sayso.annotate.tellings import is_told, reports
from sayso.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

Interval = tuple[int, int]

APART = frozenset({"headline", "heading", "item", "caption"})
CLOSING_MARKS = "”\"’'»"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An attribution in the making: the clause that reports it, if one does, and the stretches that it reports."""

    pieces: tuple[Interval, ...]
    frame: Frame | None = None
    after: Draft | None = None  # the attribution whose speaker goes on speaking


def find_drafts(page: Page, quoted: Sequence[Quoted]) -> list[Draft]:
    """The reporting clauses of a page with what they report: by the trained reader where a network read it, else by grammar.

    Grammar adds to the trained reader what stands inside a content (somebody says what another said) and clauses that
    the reader did not see, and says whom a report cites.
    """
    framed = [_framed(page, frame, quoted) for frame in find_frames(page, known_sayings()) if reports(frame, quoted)]
    if page.encoded is None:
        return framed
    by_verb = {draft.frame.verb.i: draft.frame for draft in framed if draft.frame is not None}
    found = (one for one in read_attributions(page, page.encoded) if is_told(page, one, quoted))
    read = [_without_strays(page, _read(page, one, by_verb), quoted) for one in found]
    return [*read, *(draft for draft in framed if _adds(draft, read))]


def _read(page: Page, found: ReadAttribution, by_verb: dict[int, Frame]) -> Draft:
    """What the trained reader found, with the force and the medium that grammar knows of its cue."""
    pieces = _in_one_part(page, found)
    cue = tuple(_tokens(page, found.cue))
    if not cue:
        return Draft(pieces=pieces)
    known = next((by_verb[token.i] for token in cue if token.i in by_verb), None)
    source = tuple(_tokens(page, found.source))
    if known is not None:
        reporter = {token.i for token in known.reporter}  # "X reported, citing Y": the reader marks X, who answers for it is Y
        cited = reporter and all(token.i in reporter or token.is_punct for token in source)
        named = known.source if cited or not source else source
        return Draft(pieces=_beside(pieces, named) if cited else pieces, frame=replace(known, cue=cue, source=named))
    verb = tokens_of(page, found.cue[0]).root
    saying = known_sayings().get(verb.lemma_.lower())
    force = saying.force if saying is not None else "neutral"
    return Draft(pieces=pieces, frame=Frame(verb=verb, cue=cue, source=source, force=force, takes_quote=True, takes_clause=True))


def _without_strays(page: Page, draft: Draft, quoted: Sequence[Quoted]) -> Draft:
    """The draft without stray pieces: quotations that ended in a paragraph above, other words of other paragraphs, what says nothing.

    A piece that is no quotation and has no verb says nothing beside one that does.
    """
    if draft.frame is None or len(draft.pieces) == 1:
        return draft
    text, verb = page.report.text, draft.frame.verb.idx
    kept = tuple(piece for piece in draft.pieces if not _ended_above(text, piece, verb, quoted)) or draft.pieces
    said = tuple(piece for piece in kept if _says_something(page, piece, quoted)) or kept
    near = tuple(piece for piece in said if _is_quoted(piece, quoted) or "\n" not in text[min(piece[0], verb) : max(piece[0], verb)])
    return replace(draft, pieces=near or said)


def _ended_above(text: str, piece: Interval, verb: int, quoted: Sequence[Quoted]) -> bool:
    """Whether a stretch is a quotation, perhaps one over several paragraphs, that came to its end in a paragraph before a verb."""
    place = next((number for number, quote in enumerate(quoted) if quote.start <= piece[0] < quote.end), None)
    if place is None:
        return False
    while quoted[place].open_ended and place + 1 < len(quoted) and quoted[place + 1].goes_on:
        place += 1
    end = quoted[place].end
    ended = text[piece[0] : end].rstrip(CLOSING_MARKS)
    return end < verb and "\n" in text[end:verb] and not quoted[place].open_ended and ended.endswith((".", "!", "?"))


def _is_quoted(piece: Interval, quoted: Sequence[Quoted]) -> bool:
    return any(quote.start < piece[1] and piece[0] < quote.end for quote in quoted)


def _says_something(page: Page, piece: Interval, quoted: Sequence[Quoted]) -> bool:
    return _is_quoted(piece, quoted) or any(token.pos_ in {"VERB", "AUX"} for token in tokens_of(page, page.span(*piece)))


def _beside(pieces: Sequence[Interval], source: Sequence[Token]) -> tuple[Interval, ...]:
    """The pieces that are not just who is cited."""
    start, end = source[0].idx, source[-1].idx + len(source[-1].text)
    return tuple(piece for piece in pieces if not (start <= piece[0] and piece[1] <= end)) or tuple(pieces)


def _in_one_part(page: Page, found: ReadAttribution) -> tuple[Interval, ...]:
    """The pieces of a content in the cue's own headline, heading or entry of a list, or those outside of all such."""
    pieces = tuple((span.start, span.end) for span in found.content)
    if not found.cue:
        return pieces
    part = _part_at(page, found.cue[0].start)
    return tuple(piece for piece in pieces if _part_at(page, piece[0]) == part) or pieces


def _part_at(page: Page, offset: int) -> Span | None:
    """The block by itself in which a character stands; `None` in the running text, where a speech may go on from one to the next."""
    block = block_at(page, offset)
    return block.span if block is not None and block.kind in APART else None


def _tokens(page: Page, spans: Iterable[Span]) -> Iterator[Token]:
    for span in spans:
        yield from tokens_of(page, span)


def _adds(draft: Draft, read: Sequence[Draft]) -> bool:
    """Whether grammar found something that the trained reader did not: apart from all it found, or nested in one content of it."""
    if draft.frame is None or not draft.pieces:
        return False
    places = {token.i for token in draft.frame.cue}
    if any(one.frame is not None and places & {token.i for token in one.frame.cue} for one in read):
        return False
    if not any(_touch(draft.pieces, one.pieces) for one in read):
        return True
    whole = (min(start for start, _ in draft.pieces), max(end for _, end in draft.pieces))
    verb = draft.frame.verb.idx
    holding = (piece for one in read for piece in one.pieces)
    return draft.frame.takes_clause and any(start <= min(whole[0], verb) and max(whole[1], verb) <= end for start, end in holding)


def _touch(left: Iterable[Interval], right: Sequence[Interval]) -> bool:
    return any(start < other_end and other_start < end for start, end in left for other_start, other_end in right)


def _framed(page: Page, frame: Frame, quoted: Sequence[Quoted]) -> Draft:
    """A clause with what it takes; inside a quotation it takes nothing beyond the marks."""
    pieces = runs(page.report.text, frame.content)
    around = next((quote for quote in quoted if quote.start <= frame.verb.idx < quote.end), None)
    if around is not None and not frame.takes_clause:
        return Draft(pieces=())  # what a speaker regrets or calls something is their own words, not a second speaker's
    if around is not None:
        first, last = around.start + 1, around.end - (not around.open_ended)
        pieces = tuple((max(start, first), min(end, last)) for start, end in pieces if start < last - 1 and end > first + 1)
    return Draft(frame=frame, pieces=pieces)


def runs(text: str, tokens: Iterable[Token]) -> tuple[Interval, ...]:
    """The unbroken stretches of tokens in text order; what is only punctuation is left out, and bridges two that it parts."""
    joined: list[Interval] = []
    last = None
    for token in sorted(tokens, key=lambda token: token.i):
        if token.is_space:
            continue
        end = token.idx + len(token.text)
        if last is not None and not text[joined[-1][1] : token.idx].strip(" \t\n,;:–—-"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((token.idx, end))
        last = token
    trimmed = (_trimmed(text, start, end) for start, end in joined)
    return tuple((start, end) for start, end in trimmed if any(sign.isalnum() for sign in text[start:end]))


def _trimmed(text: str, start: int, end: int) -> Interval:
    """Without the commas, stops and white space around it; a quotation's marks stay with what they enclose."""
    while start < end and text[start] in " \t\n,;:–—-.":
        start += 1
    while start < end and text[end - 1] in " \t\n,;:–—-.":
        end -= 1
    return start, end
