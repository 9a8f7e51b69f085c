"""Passages: their places in the reports' texts, the sentence around each, and texts cut into marked segments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from sayso.model.collation import Figure, Point
from sayso.model.dossier import Dossier, DossierReport
from sayso.model.report import BlockKind
from sayso.model.span import Span, cut, place

# A full stop after a word of three letters or more: initials and most titles ("Mr.", "U.S.") do not end a sentence.
SENTENCE_END = re.compile(r"(?<=\w\w[\w”\"’)])[.!?…]+[”’\"')\]]*\s+")
LINE = re.compile(r"[^\r\n\u2028\u2029]+")


class PassageSettings(msgspec.Struct, frozen=True, kw_only=True):
    """`around` is the most characters shown on either side of a passage."""

    around: int = 240


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """Where a span can be found on the page: the id of its place, how strongly it is marked, and the row that cites it."""

    id: str
    weight: str
    row: str | None = None


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with the words of its sentence around it; `anchor` is `None` where the page has no whole text."""

    before: str
    words: str
    after: str
    anchor: str | None


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that the same passages cover; `starts` are the anchors that begin at it, `back` the row that cites it."""

    id: str
    text: str
    anchors: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    weight: str | None = None
    back: str | None = None


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a text, cut into segments, with the kind of its block."""

    kind: BlockKind
    segments: tuple[Segment, ...]


# From the strongest mark to the one that shows only when somebody follows a link to it.
WEIGHTS = ("differ", "figure", "point", "quote", "name", "quiet")


def anchors_of(dossier: Dossier) -> dict[Span, Anchor]:
    """An anchor for each distinct span that a row cites, numbered by place; the strongest citation decides its look."""
    order = {report.id: number for number, report in enumerate(dossier.reports)}
    cited: dict[Span, tuple[str, str | None]] = {}
    for span, weight, row in _citations(dossier):
        if span in cited and WEIGHTS.index(cited[span][0]) <= WEIGHTS.index(weight):
            continue
        cited[span] = (weight, row)
    spans = sorted((span for span in cited if span.report in order), key=lambda span: (order[span.report], *place(span)[1:]))
    return {span: Anchor(id=f"e{number}", weight=cited[span][0], row=cited[span][1]) for number, span in enumerate(spans, 1)}


def _citations(dossier: Dossier) -> Iterator[tuple[Span, str, str | None]]:
    """Every span that the page leads to, how strongly it is marked for it, and the row."""
    for figure in dossier.figures:
        weight = "differ" if figure.verdict == "differ" else "figure"
        yield from ((reading.span, weight, figure.id) for reading in figure.readings)
    for point in dossier.points:
        weight = {"differ": "differ", "agree": "point", "lone": "quiet"}[point.verdict]
        yield from ((reading.span, weight, point.id) for reading in point.readings)
    for quote in dossier.quotes:
        for told in quote.readings:
            yield told.span, "quote" if told.kind == "direct" else "quiet", quote.id
            yield from ((gap.span, "quiet", quote.id) for gap in told.cuts)
    for actor in dossier.actors:
        yield from ((naming.span, "name", actor.id) for naming in actor.naming)
    for occasion in dossier.timeline:
        yield from ((reading.span, "quiet", occasion.id) for reading in occasion.readings)
    yield from ((span, "quiet", None) for span in _reasons(dossier))


def _reasons(dossier: Dossier) -> Iterator[Span]:
    """The spans that stand behind a reason: who speaks, why readings fold, what was copied."""
    rows: tuple[Figure | Point, ...] = (*dossier.figures, *dossier.points)
    for row in rows:
        yield from (group.span for group in row.voice_groups if group.span)
        yield from (fold.span for group in row.voice_groups for fold in group.folds if fold.span)
        yield from (step.span for reading in row.readings for step in reading.voice if step.span)
    yield from (span for judgement in dossier.judgements if not judgement.orphaned for span in judgement.spans)
    for copy in dossier.copies:
        yield from (span for pair in copy.passages for span in pair)


def passage(span: Span, words: str, text: str | None, anchors: Mapping[Span, Anchor], settings: PassageSettings) -> Passage:
    """A passage in its sentence; in a report without its text, the words alone."""
    anchor = anchors.get(span)
    if text is None or cut(text, span) != words:
        return Passage(before="", words=words, after="", anchor=None)
    first, last = _line_around(text, span)
    first = max((end.end() for end in SENTENCE_END.finditer(text, first, span.start)), default=first)
    if _ends_sentence(words):
        last = span.end
    elif end := SENTENCE_END.search(text, span.end, last):
        last = end.end()
    before, after = text[first : span.start], text[span.end : last].rstrip()
    return Passage(
        before=_tail(before, settings.around), words=words, after=_head(after, settings.around), anchor=anchor.id if anchor else None
    )


def _ends_sentence(words: str) -> bool:
    return words.rstrip("”’\"')]").endswith((".", "!", "?", "…"))


def _line_around(text: str, span: Span) -> tuple[int, int]:
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    return first, len(text) if last < 0 else last


def _tail(words: str, most: int) -> str:
    return words if len(words) <= most else "… " + words[-most:].partition(" ")[2]


def _head(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"


def paragraphs(report: DossierReport, number: int, anchors: Mapping[Span, Anchor]) -> Iterator[Paragraph]:
    """The lines of a report's text as segments, marked where a row cites them; `number` is the report's on the page.

    Passages that overlap or nest are cut at each of their ends, so that no mark stands inside another.
    """
    text = report.text or ""
    spans = sorted((span for span in anchors if span.report == report.id), key=place)
    for line in LINE.finditer(text):
        inside = [span for span in spans if span.start < line.end() and line.start() < span.end]
        yield Paragraph(kind=_kind(report, line.start(), line.end()), segments=tuple(_segments(text, line.span(), inside, anchors, number)))


def _kind(report: DossierReport, start: int, end: int) -> BlockKind:
    """The block that fills most of a line decides its kind; a dateline inside a paragraph does not."""
    shares = [(min(end, block.span.end) - max(start, block.span.start), block.kind) for block in report.blocks]
    best = max((share for share in shares if share[0] > 0), default=None, key=lambda share: share[0])
    return best[1] if best and 2 * best[0] > end - start else "paragraph"


def _segments(text: str, line: tuple[int, int], spans: Sequence[Span], anchors: Mapping[Span, Anchor], number: int) -> Iterator[Segment]:
    borders = {*line, *(end for span in spans for end in (span.start, span.end) if line[0] <= end <= line[1])}
    for start, end in pairwise(sorted(borders)):
        over = [span for span in spans if span.start < end and start < span.end]
        yield _segment(text[start:end], start, [(span, anchors[span]) for span in over], number)


def _segment(text: str, start: int, over: Sequence[tuple[Span, Anchor]], number: int) -> Segment:
    """One segment; the strongest passage over it gives its look and the way back, of equals the shortest."""
    ident = f"t{number}-{start}"
    if not over:
        return Segment(id=ident, text=text)
    strongest = min(over, key=lambda one: (WEIGHTS.index(one[1].weight), one[0].end - one[0].start))[1]
    return Segment(
        id=ident,
        text=text,
        anchors=tuple(anchor.id for _, anchor in over),
        starts=tuple(anchor.id for span, anchor in over if span.start == start),
        weight=strongest.weight,
        back=strongest.row if strongest.weight in {"differ", "figure", "point"} else None,
    )


def target_style(anchors: Iterable[Anchor]) -> str:
    """The style that lights up all segments of the passage whose place was followed, however it is cut."""
    selectors = ",".join(f"#{anchor.id}:target~.{anchor.id}" for anchor in anchors)
    return f"{selectors}{{background:var(--lit);outline:2px solid var(--accent)}}" if selectors else ""
