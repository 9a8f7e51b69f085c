"""Versions of one article: which report of an outlet replaces an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from msgspec.structs import replace

from sayso.cluster.copies import later
from sayso.cluster.words import WORD, plain
from sayso.model.annotation import AnnotatedReport
from sayso.model.event import Copy
from sayso.model.report import Report


@dataclass(frozen=True, kw_only=True)
class VersionSettings:
    """When two reports of one outlet are one article: the same address, or nearly the same title and much shared text.

    `title` is the part of all words of both titles that they have in common, `shared` the part of the shorter report's
    words that stand in the other one too.
    """

    title: float = 0.6
    shared: float = 0.5


DEFAULTS = VersionSettings()
Copies = Mapping[frozenset[str], Copy]


def with_versions(
    reports: Sequence[AnnotatedReport], copies: Sequence[Copy], settings: VersionSettings = DEFAULTS
) -> tuple[AnnotatedReport, ...]:
    """The reports, in their order, each with the id of the last earlier version of its article in `replaces`.

    Of two of which nobody knows which was published first, neither replaces the other.
    """
    shared = {frozenset((copy.source, copy.copy)): copy for copy in copies}
    earlier: dict[str, Report] = {}
    for left, right in combinations((annotated.report for annotated in reports), 2):
        order = later(left, right)
        if not order or not _one_article(left, right, shared, settings):
            continue
        old, new = (right, left) if order > 0 else (left, right)
        if new.id not in earlier or later(old, earlier[new.id]) > 0:
            earlier[new.id] = old
    return tuple(
        replace(one, report=replace(one.report, replaces=earlier[one.report.id].id)) if one.report.id in earlier else one for one in reports
    )


def _one_article(left: Report, right: Report, shared: Copies, settings: VersionSettings) -> bool:
    if left.outlet is None or right.outlet is None or left.outlet.casefold() != right.outlet.casefold():
        return False
    if left.url is not None and left.url == right.url:
        return True
    copy = shared.get(frozenset((left.id, right.id)))
    return copy is not None and _alike(left.title, right.title) >= settings.title and _share(copy, left, right) >= settings.shared


def _alike(left: str | None, right: str | None) -> float:
    """The part of all words of two titles that both have."""
    here, there = ({plain(match.group()) for match in WORD.finditer(title or "")} for title in (left, right))
    return len(here & there) / max(1, len(here | there))


def _share(copy: Copy, left: Report, right: Report) -> float:
    """The part of the shorter report's words that stand in the longer one."""
    made = left if left.id == copy.copy else right
    return copy.share * made.words / max(1, min(left.words, right.words))
