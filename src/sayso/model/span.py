"""The atom of evidence: a stretch of one report's text."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """Half-open, counted in Unicode code points of `Report.text`; `[report, start, end]` in JSON."""

    report: str
    start: int
    end: int


def cut(text: str, span: Span) -> str:
    """The words of a span, from the text of its report."""
    return text[span.start : span.end]


def overlap(left: Span, right: Span) -> int:
    """How many characters two spans share; 0 in two reports."""
    if left.report != right.report:
        return 0
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def holds(outer: Span, inner: Span) -> bool:
    """Whether the inner span lies wholly inside the outer one; a span holds itself."""
    return outer.report == inner.report and outer.start <= inner.start and inner.end <= outer.end


def length(spans: Iterable[Span]) -> int:
    """Characters covered by spans that do not overlap."""
    return sum(span.end - span.start for span in spans)


def place(span: Span) -> tuple[str, int, int]:
    """A key that sorts spans by report, then start, then end."""
    return (span.report, span.start, span.end)
