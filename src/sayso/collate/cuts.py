"""What each quotation of an utterance leaves out, changes and puts in, beside the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from sayso.collate.alignment import Stretch, align, is_light
from sayso.collate.sayings import PLAIN, WORD, Saying, Word
from sayso.model.collation import Change, Cut
from sayso.model.span import Span, place

PAUSE = re.compile(r"[^\w\s]")
DOTS = re.compile(r"…|\.\s?\.\s?\.")
Piece = tuple[str, str, int]  # a report, an attribution, a piece of it


@dataclass(frozen=True, kw_only=True)
class CutSettings:
    """What counts as cut where a report uses words of its own."""

    retold: int = 3
    """Words that have to be missing from what is only retold, for little words come and go there."""
    heavy: int = 2
    """Words of weight among them."""
    elsewhere: int = 4
    """Words in a row that, found anywhere in the report, were not left out."""


SETTINGS = CutSettings()


class Compared(NamedTuple):
    """The cuts and the changes of each piece of an utterance."""

    cuts: dict[Piece, list[Cut]]
    changes: dict[Piece, list[Change]]


class Block(NamedTuple):
    """Words of the fuller quotation and of this one that stand between words that both have; either may be none."""

    start: int
    end: int
    first: int
    after: int


def compare(sayings: Sequence[Saying], same: Callable[[Saying, Saying], bool], settings: CutSettings = SETTINGS) -> Compared:
    """Each quotation beside those of other reports, the fullest first; what several of them have is a cut once."""
    compared = Compared(defaultdict(list), defaultdict(list))
    if len({saying.annotated.report.id for saying in sayings}) == 1:
        return compared
    known: set[tuple[str, Span]] = set()
    ranked = _fullest_first(sayings)
    for saying in sayings:
        others = [other for other in ranked if _report(other) != _report(saying) and same(saying, other)]
        kin = [other for other in sayings if _report(other) == _report(saying) and other is not saying]
        for number, other in enumerate(others):
            for piece, cut in _cuts(saying, other, kin, others[:number], settings):
                if (_report(saying), cut.span) not in known:
                    known.add((_report(saying), cut.span))
                    compared.cuts[piece].append(cut)
        if others and saying in ranked and ranked.index(others[0]) < ranked.index(saying):
            for piece, change in _changes(saying, others[0]):
                compared.changes[piece].append(change)
    return compared


def _fullest_first(sayings: Sequence[Saying]) -> list[Saying]:
    """Those that quote at all, by the number of the speaker's own words, then by place."""
    quoting = [saying for saying in sayings if saying.quoted]
    return sorted(quoting, key=lambda saying: (-sum(map(_is_spoken, saying.words)), place(saying.attribution.content[0])))


def _report(saying: Saying) -> str:
    return saying.annotated.report.id


def _plain(words: Sequence[Word]) -> list[str]:
    return [word.plain for word in words]


def _blocks(stretches: Sequence[Stretch]) -> Iterator[Block]:
    """What stands between words that both have; two forms of a word by themselves."""
    block: Block | None = None
    for operation, start, end, first, after in stretches:
        if operation in {"same", "near"}:
            if block:
                yield block
            block = None
            if operation == "near":
                yield from (Block(start + step, start + step + 1, first + step, first + step + 1) for step in range(end - start))
        else:
            block = Block(block.start, end, block.first, after) if block else Block(start, end, first, after)
    if block:
        yield block


def _held(left: Saying, others: Sequence[Saying]) -> dict[int, bool]:
    """The places of the left one's words that stand in another one too, and whether any of these quotes them."""
    held: dict[int, bool] = {}
    for other in others:
        for operation, start, end, first, _ in align(_plain(left.words), _plain(other.words)):
            for step in range(end - start) if operation in {"same", "near"} else ():
                held[start + step] = held.get(start + step, False) or other.words[first + step].quoted
    return held


def _cuts(
    saying: Saying, other: Saying, kin: Sequence[Saying], fuller: Sequence[Saying], settings: CutSettings
) -> Iterator[tuple[Piece, Cut]]:
    """What the other one has and this one lacks: not what the same report has beside it, nor what a fuller one has too."""
    had = _held(other, [*kin, *fuller])
    for block in _blocks(align(_plain(other.words), _plain(saying.words))):
        if not _is_cut(block, other, saying, settings):
            continue
        quoted = _is_quoted(block, saying)
        slid = _slid(block, other.annotated.report.text, other.words) if block.first == block.after else block
        for run in _runs([row for row in range(slid.start, slid.end) if row not in had and _is_spoken(other.words[row])], other.words):
            words = [other.words[row] for row in run]
            among_quoted = quoted and had.get(run[0] - 1, True) and had.get(run[-1] + 1, True)
            if (among_quoted or _weighs(words, settings)) and not _stands_in(saying.annotated.report.text, words, settings):
                yield _cut(saying, other, words, block)


def _is_spoken(word: Word) -> bool:
    return word.quoted and not word.bracketed


def _is_quoted(block: Block, saying: Saying) -> bool:
    """Whether this one quotes on both sides of where words are missing."""
    put = saying.words[block.first : block.after]
    beside = [*saying.words[max(0, block.first - 1) : block.first], *saying.words[block.after : block.after + 1]]
    return all(word.quoted for word in beside) and (not put or any(word.quoted for word in put))


def _weighs(words: Sequence[Word], settings: CutSettings) -> bool:
    """Whether words are too many to have come and gone in a retelling."""
    return len(words) >= settings.retold and sum(not is_light(word.plain) for word in words) >= settings.heavy


def _is_cut(block: Block, other: Saying, saying: Saying, settings: CutSettings) -> bool:
    """Whether words are missing, and not only others in their place; at the edge of what is retold only several words of weight."""
    lost, put = other.words[block.start : block.end], saying.words[block.first : block.after]
    enough = len(lost) - len(put) >= settings.retold
    if _is_quoted(block, saying):
        return bool(lost) and (not put or enough)
    return enough and _weighs(lost, settings)


def _slid(block: Block, text: str, words: Sequence[Word]) -> Block:
    """Of the equal ways to say what was cut (“and …” or “… and”) the one that begins or ends at a pause."""
    ways = [block]
    start, end = block.start, block.end
    while start and words[start - 1].plain == words[end - 1].plain:
        start, end = start - 1, end - 1
        ways.append(block._replace(start=start, end=end))
    start, end = block.start, block.end
    while end < len(words) and words[start].plain == words[end].plain:
        start, end = start + 1, end + 1
        ways.append(block._replace(start=start, end=end))
    return max(ways, key=lambda way: (_pauses(text, words, way.start) + _pauses(text, words, way.end), -abs(way.start - block.start)))


def _pauses(text: str, words: Sequence[Word], row: int) -> bool:
    """Whether a word is the first, or a mark stands before it, or it is past the last."""
    return not 0 < row < len(words) or PAUSE.search(text, words[row - 1].span.end, words[row].span.start) is not None


def _runs(rows: Sequence[int], words: Sequence[Word]) -> Iterator[list[int]]:
    """Places in a row, within one piece."""
    run: list[int] = []
    for row in rows:
        if run and (row != run[-1] + 1 or words[row].piece != words[run[-1]].piece):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


@lru_cache(maxsize=128)
def _words_of(text: str) -> str:
    return f" {' '.join(match.group().lower().translate(PLAIN) for match in WORD.finditer(text))} "


def _stands_in(text: str, words: Sequence[Word], settings: CutSettings) -> bool:
    return len(words) >= settings.elsewhere and f" {' '.join(_plain(words))} " in _words_of(text)


def _cut(saying: Saying, other: Saying, words: Sequence[Word], block: Block) -> tuple[Piece, Cut]:
    span = Span(report=_report(other), start=words[0].span.start, end=words[-1].span.end)
    before = saying.words[block.after - 1] if block.after else None
    where: Literal["start", "inside", "end"] = "start" if not block.first else "end" if block.after == len(saying.words) else "inside"
    made = Cut(
        span=span,
        text=other.annotated.report.text[span.start : span.end],
        place=where,
        marked=_dotted(saying, block),
        after=before.span if before else None,
    )
    return _piece(saying, before.piece if before else saying.words[0].piece), made


def _piece(saying: Saying, number: int) -> Piece:
    return (_report(saying), saying.attribution.id, number)


def _dotted(saying: Saying, block: Block) -> bool:
    """Whether dots stand where the words are missing."""
    pieces = sorted(saying.attribution.content, key=place)
    start = saying.words[block.first - 1].span.end if block.first else pieces[0].start
    end = saying.words[block.after].span.start if block.after < len(saying.words) else pieces[-1].end
    return DOTS.search(saying.annotated.report.text, start, end) is not None


def _changes(saying: Saying, other: Saying) -> Iterator[tuple[Piece, Change]]:
    """The quoted words that the fullest quotation has otherwise, and those in brackets that it has not."""
    for block in _blocks(align(_plain(other.words), _plain(saying.words))):
        put = [word for word in saying.words[block.first : block.after] if word.quoted]
        lost = [word for word in other.words[block.start : block.end] if word.quoted]
        bracketed = bool(put) and all(word.bracketed for word in put)
        if not put or put[0].piece != put[-1].piece or not (lost or bracketed):
            continue
        span = Span(report=_report(saying), start=put[0].span.start, end=put[-1].span.end)
        of = Span(report=_report(other), start=lost[0].span.start, end=lost[-1].span.end) if lost else None
        yield (
            _piece(saying, put[0].piece),
            Change(
                kind="changed" if lost else "added",
                span=span,
                text=saying.annotated.report.text[span.start : span.end],
                of=of,
                was=other.annotated.report.text[of.start : of.end] if of else None,
                bracketed=bracketed,
            ),
        )
