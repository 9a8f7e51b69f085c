"""One text that an outlet published, as it was acquired."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from sayso.model.record import content_id
from sayso.model.span import Span

BlockKind = Literal[
    "headline",
    "byline",
    "date",  # a line that says when the report was published, such as `date 2031-03-02`
    "dateline",  # `PORT ARLEN (Agence Nord) –` before the lead
    "paragraph",
    "heading",
    "item",  # one entry of a list
    "caption",
    "correction",
    "credit",  # "Reporting by …", "With material from …"
    "licence",
]


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A marked stretch of a report's text; blocks come in text order and do not overlap."""

    kind: BlockKind
    span: Span


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text and what is known of it; unknown is `None`.

    `text` holds headline, byline and captions too, marked by `blocks`: one coordinate system. `published` is an ISO
    day or date-time as found. `found` says for each of outlet, title, byline, published, url and language where it
    came from; `notes` what a reader should know of how the file was read (another encoding, hidden text).
    """

    id: str
    origin: str
    origins: tuple[str, ...] = ()
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    words: int = 0
    replaces: str | None = None
    text: str
    blocks: tuple[Block, ...] = ()
    found: dict[str, str] = {}
    notes: tuple[str, ...] = ()


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A report, or a file, that a stage could not do: which one, where, and why."""

    report: str
    stage: str
    reason: str


def report_id(outlet: str | None, url: str | None, text: str) -> str:
    """The same outlet, address and text give the same id; a changed story is a new report."""
    return content_id("r", outlet, url, text)


def published_day(report: Report) -> date | None:
    """The day of publication, where it is known."""
    if report.published is None:
        return None
    try:
        return date.fromisoformat(report.published[:10])
    except ValueError:
        return None
