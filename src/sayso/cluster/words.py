"""A report as a row of words that can be compared, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.annotation import AnnotatedReport
from sayso.model.report import BlockKind
from sayso.model.span import Span

# What stands around a story: shared by all reports of an outlet, or of a licence, without anybody having copied it.
FURNITURE: frozenset[BlockKind] = frozenset({"date", "dateline", "byline", "credit", "licence", "correction"})

WORD = re.compile(
    r"""
    \d++(?:[.,:]\d++)*+(?![^\W\d_])       # 1,200  5:10  2.5
    | [^\W\d_]++(?:['’\-][^\W\d_]++)*+(?!\d)  # Arlen's  non-life-threatening  naïve
    | [^\W_]+                           # B52  4G
    """,
    re.VERBOSE,
)
# Where a report was not read by a reader: ends of lines, and full stops of any script before white space.
SENTENCE_END = re.compile(
    r"""
    (?<=[.!?…。؟।]) (?P<closing> ["'”’»)\]]* ) \s+  # sank.” Nobody
    | [\r\n]+                                      # a headline without a full stop
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of a report's story in text order: their plain forms, and where each starts and ends."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """How many words."""
        return len(self.forms)


def plain(word: str) -> str:
    """A word without the differences that typesetting makes: case and the shape of the apostrophe."""
    return word.casefold().replace("’", "'")


def words_of(annotated: AnnotatedReport) -> Words:
    """The words of the story, without those in blocks that are furniture."""
    report = annotated.report
    skipped = [block.span for block in report.blocks if block.kind in FURNITURE]
    found = [match for match in WORD.finditer(report.text) if not any(span.start <= match.start() < span.end for span in skipped)]
    return Words(
        forms=tuple(plain(match.group()) for match in found),
        starts=tuple(match.start() for match in found),
        ends=tuple(match.end() for match in found),
    )


def sentences_of(annotated: AnnotatedReport) -> Sequence[Span]:
    """The sentences that the reader found; by full stops and line ends where nobody read the report."""
    return annotated.sentences or tuple(_split(annotated))


def _split(annotated: AnnotatedReport) -> Iterator[Span]:
    text, start = annotated.report.text, 0
    ends = [(match.end("closing") if match.group("closing") else match.start(), match.end()) for match in SENTENCE_END.finditer(text)]
    for end, after in [*ends, (len(text), len(text))]:
        if text[start:end].strip():
            yield Span(report=annotated.report.id, start=start, end=end)
        start = after
