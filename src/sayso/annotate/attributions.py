"""What is put in whose mouth: source, cue, content, and the media it came through."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from sayso.annotate.chain import Component
from sayso.annotate.drafts import Draft, Interval, find_drafts, runs
from sayso.annotate.labelled import beside, find_headlined, find_turns
from sayso.annotate.media import known_media, media_before, media_of
from sayso.annotate.page import UNREAD_BLOCKS, Page, block_at, tokens_of
from sayso.annotate.posts import find_posts
from sayso.annotate.quotation_marks import Quoted, find_quoted
from sayso.annotate.reporting import Frame
from sayso.annotate.speakers import Floor, Speaker, is_paper, resolve_speaker, type_of
from sayso.model.annotation import Attribution
from sayso.model.record import content_id
from sayso.model.span import Span, holds, length, overlap

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_SPEECH = 4  # words; a shorter stretch in marks that no clause reports is a scare quote or a title
PARAGRAPH_ENDS = re.compile(r"\n+")
FURTHEST_PARENT = 40  # attributions between one and the one that it is nested in
REPORTING = "report"
NEAR = 40  # characters between a quotation and the reporting clause that it belongs to


def find_attributions(page: Page) -> tuple[Attribution, ...]:
    """Every attribution of a page in text order of its content, the wider of two that begin together first."""
    quoted = _read_quoted(page)
    drafts = find_drafts(page, quoted)
    for quote in quoted:
        drafts = _with_quote(page, drafts, quote, quoted)
    made = _through_the_same_medium(page, _made(page, sorted((draft for draft in drafts if draft.pieces), key=_order), quoted))
    made = _with_posts(made, (*find_posts(page), *find_turns(page)))
    made = _with_posts(made, tuple(found for found in find_headlined(page) if beside(made, found)))
    nested = tuple(_nested(made))
    return tuple(_passed_on(page, nested))


def _passed_on(page: Page, nested: Sequence[Attribution]) -> Iterator[Attribution]:
    """Whoever reports what somebody else said is a medium of it, whatever they are: "Ana Falk reported that the port had said …"."""
    parents = {attribution.parent for attribution in nested}
    for attribution in nested:
        reports = any(token.lemma_ == REPORTING and token.pos_ == "VERB" for span in attribution.cue for token in tokens_of(page, span))
        passes = attribution.id in parents and reports and attribution.speaker is not None
        yield structs.replace(attribution, of_medium=True) if passes else attribution


def _with_posts(made: Sequence[Attribution], posts: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Both in text order; what was read across the edge of a post, as if somebody else had said it, gives way to the post."""

    def gives_way(attribution: Attribution) -> bool:
        whole = (*attribution.content, *attribution.source, *attribution.cue)
        for post in (one.content[0] for one in posts):
            shared = sum(overlap(span, post) for span in attribution.content)
            if (
                shared
                and (not attribution.cue or not all(holds(post, span) for span in whole))
                and 2 * shared >= length(attribution.content)
            ):
                return True
        return False

    kept = [attribution for attribution in made if not gives_way(attribution)] if posts else made
    return tuple(sorted((*kept, *posts), key=lambda one: (one.content[0].start, -one.content[-1].end, one.id))) if posts else tuple(kept)


def _order(draft: Draft) -> tuple[int, int]:
    return (draft.pieces[0][0], -draft.pieces[-1][1])


def _read_quoted(page: Page) -> tuple[Quoted, ...]:
    """The quoted stretches outside bylines and licence lines."""

    def is_read(quote: Quoted) -> bool:
        block = block_at(page, quote.start)
        return block is None or block.kind not in UNREAD_BLOCKS

    return tuple(quote for quote in find_quoted(page.report.text) if is_read(quote))


def _with_quote(page: Page, drafts: list[Draft], quote: Quoted, quoted: Sequence[Quoted]) -> list[Draft]:
    """The drafts with a quotation given to the clause that reports it, to the speaker who goes on, or to nobody known."""
    own = [draft for draft in drafts if draft.frame is None or not any(other.start <= draft.frame.verb.idx < other.end for other in quoted)]
    chosen = _reporting(page, own, quote)
    if chosen is not None:
        grown = replace(chosen, pieces=_joined((*chosen.pieces, (quote.start, quote.end)), page.report.text))
        return [grown if draft is chosen else draft for draft in drafts]
    if not _is_speech(page, quote):
        return drafts
    return [*drafts, Draft(pieces=((quote.start, quote.end),), after=_speaking_before(page, own, quote))]


def _reporting(page: Page, drafts: Sequence[Draft], quote: Quoted) -> Draft | None:
    """The draft that a quotation belongs to: one it overlaps, one it goes on from, or the nearest clause that takes quotations."""
    touching = [draft for draft in drafts if _shared(draft.pieces, quote)]
    if touching:
        return max(touching, key=lambda draft: (_shared(draft.pieces, quote), -_extent(draft)))
    if quote.goes_on:
        return next(
            (draft for draft in drafts if any(abs(end - quote.start) < NEAR and end < quote.start for _, end in draft.pieces)), None
        )
    taking = [draft for draft in drafts if draft.frame and draft.frame.takes_quote]
    near = [
        draft for draft in taking if (not draft.pieces and _adjoins(page, draft.frame, quote)) or _breaks_into(page, draft.frame, quote)
    ]
    return min(near, key=lambda draft: _gap(draft.frame, quote), default=None)


def _shared(pieces: Iterable[Interval], quote: Quoted) -> int:
    return sum(max(0, min(end, quote.end) - max(start, quote.start)) for start, end in pieces)


def _extent(draft: Draft) -> int:
    return draft.pieces[-1][1] - draft.pieces[0][0]


def _gap(frame: Frame | None, quote: Quoted) -> int:
    places = [token.idx for token in (*frame.cue, *frame.source)] if frame else [0]
    return min(max(place - quote.end, quote.start - place) for place in places)


def _adjoins(page: Page, frame: Frame | None, quote: Quoted) -> bool:
    """Whether a clause stands in the quotation's own sentence, or right before or behind it in one paragraph."""
    if frame is None:
        return False
    sentence = frame.verb.sent
    gap = _gap(frame, quote)
    apart = page.report.text[min(quote.end, frame.verb.idx) : max(quote.start, frame.verb.idx)]
    overlaps = sentence.start_char < quote.end and quote.start < sentence.end_char
    return "\n" not in apart and (overlaps or gap < NEAR)


def _breaks_into(page: Page, frame: Frame | None, quote: Quoted) -> bool:
    """Whether a clause stands right behind or in the middle of a quotation: "…," she said, "…"."""
    if frame is None:
        return False
    tokens = sorted((*frame.cue, *frame.source), key=lambda token: token.i)
    text, first, last = page.report.text, tokens[0], tokens[-1]
    follows = text[quote.end : first.idx].isspace() and text[quote.start : quote.end].rstrip("\"'”’").endswith(",")
    return follows or text[last.idx + len(last.text) : quote.start].strip(" ") == ","


def _is_speech(page: Page, quote: Quoted) -> bool:
    """Whether a stretch in marks that nobody reports is an utterance: a sentence of its own, not a title or a scare quote."""
    inside = page.report.text[quote.start + 1 : quote.end].strip("”\"’' ")
    before = page.report.text[: quote.start].rstrip()
    opens = not before or before[-1] in '.?!:\n”"' or page.report.text[len(before) : quote.start].count("\n") > 0
    return len(inside.split()) >= LEAST_SPEECH and inside[:1].isupper() and (inside[-1] in ".?!,…" or quote.open_ended) and opens


def _speaking_before(page: Page, drafts: Sequence[Draft], quote: Quoted) -> Draft | None:
    """The attribution whose speaker goes on: the last one before, in the same paragraph or the one right above."""
    before = [draft for draft in drafts if draft.pieces and _last(draft) <= quote.start]
    if not before:
        return None
    last = max(before, key=lambda draft: (_last(draft), _extent(draft)))  # of nested ones the outer: who speaks is who tells of it
    between = page.report.text[_last(last) : quote.start]
    return last if between.count("\n\n") + between.strip("\n").count("\n") <= 1 else None


def _last(draft: Draft) -> int:
    """Where a draft ends, its reporting clause included."""
    tail = max((token.idx for token in (*draft.frame.cue, *draft.frame.source)), default=0) if draft.frame else 0
    return max(tail, draft.pieces[-1][1])


def _joined(pieces: Iterable[Interval], text: str) -> tuple[Interval, ...]:
    """The union of stretches, two that only a space or a mark of punctuation parts made one."""
    joined: list[Interval] = []
    for start, end in sorted(pieces):
        if joined and not text[joined[-1][1] : start].strip(" ,") and "\n" not in text[joined[-1][1] : start]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _made(page: Page, drafts: Sequence[Draft], quoted: Sequence[Quoted]) -> tuple[Attribution, ...]:
    """The records; speakers are resolved in the order in which they speak, each knowing who spoke before."""
    speakers: dict[int, Speaker | None] = {}
    floor = Floor(quoted=quoted)
    for draft in sorted((draft for draft in drafts if draft.frame), key=lambda draft: draft.frame.verb.i if draft.frame else 0):
        found = resolve_speaker(page, draft.frame.source, replace(floor, said=draft.pieces)) if draft.frame else None
        speakers[id(draft.frame)] = found
        if draft.frame and not _is_told_of(draft.frame.verb.idx, draft, drafts, quoted):
            floor = _with_last(page, floor, found, draft.frame)  # whom somebody quotes in turn has not taken the floor
    return tuple(_attribution(page, draft, quoted, speakers) for draft in drafts)


def _is_told_of(verb: int, draft: Draft, drafts: Sequence[Draft], quoted: Sequence[Quoted]) -> bool:
    """Whether a clause that reports stands in what somebody else says."""
    inside = (piece for other in drafts if other is not draft for piece in other.pieces)
    return any(start <= verb < end for start, end in inside) or any(quote.start < verb < quote.end for quote in quoted)


def _with_last(page: Page, floor: Floor, speaker: Speaker | None, frame: Frame) -> Floor:
    """Who has the floor after somebody spoke."""
    if speaker is None:
        return floor
    kind, names = type_of(page, speaker), (*(name for _, name in _media(frame)), speaker.name or "")
    media = [name for name in names if known_media().is_news(name)]
    return replace(
        floor,
        last=speaker,
        person=speaker if kind == "person" or (kind is None and speaker.mention is not None) else floor.person,
        body=speaker if kind == "group" else floor.body,
        medium=floor.medium if not media else speaker if media[-1] == speaker.name else Speaker(name=media[-1]),
        stated={**floor.stated, **{token.lemma_.lower(): speaker for token in frame.verb.sent if is_paper(token)}},
    )


def _attribution(page: Page, draft: Draft, quoted: Sequence[Quoted], speakers: Mapping[int, Speaker | None]) -> Attribution:
    frame = draft.frame
    speaking: Draft | None = draft
    while speaking is not None and speaking.frame is None:
        speaking = speaking.after
    speaker = speakers.get(id(speaking.frame)) if speaking else None
    content = tuple(page.span(start, end) for start, end in draft.pieces)
    via = _media(speaking.frame) if speaking and speaking.frame else ()
    return Attribution(
        id=content_id("s", page.report.id, *(f"{span.start}-{span.end}" for span in content), frame.verb.text if frame else None),
        content=content,
        source=_as_spans(page, frame.source) if frame else (),
        cue=_as_spans(page, frame.cue) if frame else (),
        via=tuple(span for tokens, _ in via for span in _as_spans(page, tokens)[:1]),
        media=tuple(name for _, name in via),
        speaker=speaker.name if speaker else None,
        actor=speaker.mention if speaker else None,
        kind=_kind(page.report.text, draft.pieces, quoted),
        force=frame.force if frame else "neutral",
        of_medium=speaker is not None and speaker.name is not None and known_media().is_news(speaker.name),
    )


def _media(frame: Frame) -> tuple[tuple[tuple[Token, ...], str], ...]:
    """The media that a clause names; of "X reported, citing Y" also X."""
    named = tuple(dict.fromkeys(media_of(frame.verb, known_media()))) or tuple(media_before(frame.verb, known_media()))
    if not frame.reporter:
        return named
    text = frame.reporter[0].doc[frame.reporter[0].i : frame.reporter[-1].i + 1].text
    return ((frame.reporter, text), *named)


def _as_spans(page: Page, tokens: Sequence[Token]) -> tuple[Span, ...]:
    return tuple(page.span(start, end) for start, end in runs(page.report.text, tokens))


def _kind(text: str, pieces: Iterable[Interval], quoted: Sequence[Quoted]) -> Literal["direct", "indirect", "mixed"]:
    """Direct where all of it stands between marks, indirect where none of it does."""
    inside = total = 0
    for start, end in pieces:
        total += sum(sign.isalnum() for sign in text[start:end])
        for quote in quoted:
            inside += sum(sign.isalnum() for sign in text[max(start, quote.start) : min(end, quote.end)])
    if inside == 0:
        return "indirect"
    return "direct" if inside == total else "mixed"


def _through_the_same_medium(page: Page, made: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Who told a paper something goes on telling it: a quotation in the same or the next paragraph came through it as well."""
    found: list[Attribution] = []
    through: dict[str, Attribution] = {}
    for attribution in made:
        known = through.get(attribution.speaker or "")
        if known is not None and not attribution.via and attribution.kind != "indirect":
            between = page.report.text[known.content[-1].end : attribution.content[0].start]
            if len(PARAGRAPH_ENDS.findall(between)) <= 1:
                attribution = structs.replace(attribution, via=known.via, media=known.media)  # noqa: PLW2901  the record is the loop's own
        if attribution.via and attribution.speaker:
            through[attribution.speaker] = attribution
        found.append(attribution)
    return tuple(found)


def _nested(made: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, each with the narrowest other one whose content holds all of its own content and source as its parent."""
    for place, attribution in enumerate(made):
        inner = (*attribution.content, *attribution.source)
        around = [other for other in made[max(0, place - FURTHEST_PARENT) : place + FURTHEST_PARENT] if other.id != attribution.id]
        holding = (other for other in around if _encloses(other, attribution, inner))
        parent = min(holding, key=lambda other: length(other.content), default=None)
        yield attribution if parent is None else structs.replace(attribution, parent=parent.id)


def _encloses(outer: Attribution, attribution: Attribution, inner: Sequence[Span]) -> bool:
    if not all(any(holds(piece, span) for piece in outer.content) for span in inner):
        return False
    return length(outer.content) > sum(overlap(piece, span) for piece in outer.content for span in attribution.content)


ATTRIBUTIONS = Component(makes="attributions", version=1, needs=frozenset({"mentions"}), find=find_attributions)
