"""Small things to test with, so that a test reads like a table: texts in, words out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sayso.annotate.language import SpacyReader
from sayso.annotate.page import Page
from sayso.model.report import Block, BlockKind, Report, report_id
from sayso.model.span import Span


def report(
    text: str,
    *,
    outlet: str | None = "The Courier",
    published: str | None = "2031-03-04",
    origin: str = "courier.txt",
    blocks: Iterable[tuple[BlockKind, str]] = (),
    language: str | None = "en",
) -> Report:
    """A report about an invented event; blocks are given by their kind and their words."""
    ident = report_id(outlet, None, text)
    return Report(
        id=ident,
        origin=origin,
        outlet=outlet,
        published=published,
        language=language,
        words=len(text.split()),
        text=text,
        blocks=tuple(Block(kind=kind, span=at_words(ident, text, words)) for kind, words in blocks),
    )


def at_words(ident: str, text: str, words: str) -> Span:
    """The span of the first place where the words stand."""
    start = text.index(words)
    return Span(report=ident, start=start, end=start + len(words))


def at(of: Report, words: str) -> Span:
    """The span of the first place where the words stand in a report."""
    return at_words(of.id, of.text, words)


def said(of: Report | Page, spans: Iterable[Span]) -> list[str]:
    """The words of spans."""
    text = of.report.text if isinstance(of, Page) else of.text
    return [text[span.start : span.end] for span in spans]


@cache
def reader() -> SpacyReader:
    """The packaged model, loaded once a test run."""
    return SpacyReader()


def page(of: Report | str) -> Page:
    """A report, or a text by The Courier of 4 March 2031 (a Tuesday), parsed."""
    return reader().read(report(of) if isinstance(of, str) else of)
