"""Dated points in the order of time; where reports date one thing differently, it says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sayso.model.annotation import AnnotatedReport, Moment
from sayso.model.collation import Occasion, OccasionReading, Point, PointReading, Verdict
from sayso.model.event import Event
from sayso.model.record import content_id
from sayso.model.span import Span, holds

LONGEST = 366  # days; a decade or "the 1970s" is background and dates no occasion


def find_timeline(event: Event, points: Iterable[Point]) -> tuple[Occasion, ...]:
    """The points that a report dates, by the first day that any report gives, then in the order of the points."""
    moments = {annotated.report.id: _dated(annotated) for annotated in event.annotated}
    occasions = [occasion for point in points for occasion in _occasion(event, point, moments)]
    return tuple(sorted(occasions, key=lambda occasion: (occasion.first, occasion.after)))


def _dated(annotated: AnnotatedReport) -> tuple[Moment, ...]:
    return tuple(moment for moment in annotated.moments if moment.first and moment.after and _days(moment.first, moment.after) <= LONGEST)


def _days(first: str, after: str) -> int:
    return (date.fromisoformat(after[:10]) - date.fromisoformat(first[:10])).days


def _occasion(event: Event, point: Point, moments: Mapping[str, tuple[Moment, ...]]) -> Iterator[Occasion]:
    """The occasion of a point: the narrowest interval that each reading gives for it."""
    dated = [(reading, moment) for reading in point.readings if (moment := _narrowest(moments[reading.report], reading.span)) is not None]
    if not dated:
        return
    first = min(moment.first or "" for _, moment in dated)
    after = max(moment.after or "" for _, moment in dated)
    yield Occasion(
        id=content_id("t", event.id, point.id),
        first=first,
        after=after,
        what=point.what,
        verdict=_verdict([moment for _, moment in dated], {reading.report for reading, _ in dated}),
        readings=tuple(_reading(event, reading, moment) for reading, moment in dated),
    )


def _narrowest(moments: Iterable[Moment], span: Span) -> Moment | None:
    """Of the moments inside a claim the one that fits the fewest days, the earlier in the text of two."""
    inside = [moment for moment in moments if holds(span, moment.span)]
    return min(inside, key=lambda moment: (_days(moment.first or "", moment.after or ""), moment.span.start), default=None)


def _verdict(moments: list[Moment], reports: set[str]) -> Verdict:
    """Intervals that do not meet cannot all be right."""
    latest, earliest = max(moment.first or "" for moment in moments), min(moment.after or "" for moment in moments)
    if latest[:10] >= earliest[:10] and len(moments) > 1:
        return "differ"
    return "agree" if len(reports) > 1 else "lone"


def _reading(event: Event, reading: PointReading, moment: Moment) -> OccasionReading:
    text = next(annotated.report.text for annotated in event.annotated if annotated.report.id == reading.report)
    return OccasionReading(report=reading.report, span=moment.span, text=text[moment.span.start : moment.span.end], voice=reading.voice)
