"""Reports that tell one event, and which of them share text."""

from __future__ import annotations

import msgspec

from sayso.model.annotation import AnnotatedReport
from sayso.model.judgement import Judgement
from sayso.model.span import Span


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports that share text or credit the same agency text.

    `source` is the credited or earlier one; with `directed` false it is only the smaller id. `share` is the part of
    the copy's words that stand in the source, 0 to 1. `passages` are pairs of spans, source first, in text order of
    the copy. `credit` is the agency's name as it is credited, and `credited` where, in the source, in the copy or in both.
    """

    source: str
    copy: str
    directed: bool
    share: float
    credit: str | None = None
    credited: tuple[Span, ...] = ()
    passages: tuple[tuple[Span, Span], ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The reports of one event: ids and files for a reader, `annotated` for the stages that follow, `judgements` to be honoured."""

    id: str
    title: str
    reports: tuple[str, ...]
    origins: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    annotated: tuple[AnnotatedReport, ...] = ()
    judgements: tuple[Judgement, ...] = ()
