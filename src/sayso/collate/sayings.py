"""What a report puts in one mouth, as words with their places: which stand between quotation marks, which in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from sayso.collate.alignment import SETTINGS, is_light
from sayso.collate.voices import ActorOf, voice_of
from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Voice
from sayso.model.span import Span, place

WORD = re.compile(r"\[\w\]\w+|\w+(?:['’]\w+)*")  # “[T]he”: only a letter was changed
PLAIN = str.maketrans({"’": "'", "[": None, "]": None})
MARKS = re.compile(
    r"""
    (?P<open>[“«„])                      # “we closed it
    |(?P<close>[”»])                     # closed it”
    |(?P<straight>")                     # "we closed it": opens or closes by turns
    |(?P<single_open>(?<!\w)[‘'](?=\w))  # 'we closed it
    |(?P<single_close>(?<=[\w.,!?])[’'](?!\w))  # closed it'
    |(?P<bracket>\[)                     # [the harbour]: not the speaker's word
    |(?P<unbracket>\])
    """,
    re.VERBOSE,
)


class Word(NamedTuple):
    """A word of a content: its plain form, its place, the piece that it stands in, and how it is marked."""

    plain: str
    span: Span
    piece: int
    quoted: bool
    bracketed: bool


@dataclass(frozen=True, kw_only=True)
class Saying:
    """An attribution in its report, cut into words with their places."""

    annotated: AnnotatedReport
    attribution: Attribution
    voice: Voice
    words: tuple[Word, ...]

    @property
    def quoted(self) -> tuple[Word, ...]:
        """The words that stand between quotation marks."""
        return tuple(word for word in self.words if word.quoted)

    @property
    def heavy(self) -> tuple[str, ...]:
        """The plain forms of the words that tell one sentence from another."""
        return tuple(word.plain for word in self.words if not is_light(word.plain))


def saying_of(annotated: AnnotatedReport, attribution: Attribution, actor_of: ActorOf) -> Saying:
    """An attribution with its words, as many as are ever compared, in the voice that ends with its own speaker."""
    pieces = sorted(attribution.content, key=place)
    words = chain.from_iterable(_words(annotated, attribution, piece, number) for number, piece in enumerate(pieces))
    return Saying(
        annotated=annotated,
        attribution=attribution,
        voice=voice_of(attribution.content[0], annotated, actor_of, innermost=attribution.id),
        words=tuple(islice(words, SETTINGS.most)),
    )


def _words(annotated: AnnotatedReport, attribution: Attribution, piece: Span, number: int) -> Iterator[Word]:
    """The words of one piece; of a content that is all quotation every word is quoted."""
    text = annotated.report.text
    quoted, bracketed = bytearray(piece.end - piece.start), bytearray(piece.end - piece.start)
    for start, end, is_quote in _marked(text[piece.start : piece.end], quoting=_opens(text[max(0, piece.start - 1) : piece.start])):
        (quoted if is_quote else bracketed)[start:end] = b"\x01" * (end - start)
    for match in WORD.finditer(text, piece.start, piece.end):
        at = match.start() - piece.start
        yield Word(
            plain=match.group().lower().translate(PLAIN),
            span=Span(report=piece.report, start=match.start(), end=match.end()),
            piece=number,
            quoted=attribution.kind == "direct" or (attribution.kind == "mixed" and bool(quoted[at])),
            bracketed=bool(bracketed[at]),
        )


def _opens(before: str) -> bool:
    return bool(before) and before in '“«„"'


def _marked(text: str, *, quoting: bool) -> Iterator[tuple[int, int, bool]]:
    """The stretches of a text between quotation marks (true) and between brackets (false), by their ends."""
    opened = 0 if quoting else None
    single = False
    bracket: int | None = None
    for mark in MARKS.finditer(text):
        match mark.lastgroup:
            case "open" | "single_open" if opened is None:
                opened, single = mark.end(), mark.lastgroup == "single_open"
            case "straight" if opened is None:
                opened, single = mark.end(), False
            case "close" | "straight" if opened is not None and not single:
                yield opened, mark.start(), True
                opened = None
            case "single_close" if opened is not None and single:
                yield opened, mark.start(), True
                opened = None
            case "bracket":
                bracket = mark.end()
            case "unbracket" if bracket is not None:
                yield bracket, mark.start(), False
                bracket = None
    if opened is not None:
        yield opened, len(text), True
