"""Dated points in the order of time; where reports date one thing differently, it says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from sayso.model.annotation import AnnotatedReport, Moment
from sayso.model.collation import Occasion, OccasionReading, Point, PointReading, Verdict, Voice
from sayso.model.event import Event
from sayso.model.record import content_id
from sayso.model.span import Span, holds

LONGEST = 366  # days; a decade or "the 1970s" is background and dates no occasion
DAY, MINUTE = len("2031-03-02"), len("2031-03-02T12:00")
Dated = tuple[PointReading, Moment]


def find_timeline(event: Event, points: Iterable[Point]) -> tuple[Occasion, ...]:
    """The points that a report dates, by the first day that any report gives, then in the order of the points."""
    moments = {annotated.report.id: _dated(annotated) for annotated in event.annotated}
    occasions = [occasion for point in points for occasion in _occasion(event, point, moments)]
    return tuple(sorted(occasions, key=lambda occasion: (_instant(occasion.first), _instant(occasion.after))))


def _dated(annotated: AnnotatedReport) -> tuple[Moment, ...]:
    return tuple(moment for moment in annotated.moments if moment.first and moment.after and _days(moment.first, moment.after) <= LONGEST)


def _days(first: str, after: str) -> int:
    return (date.fromisoformat(after[:10]) - date.fromisoformat(first[:10])).days


def _occasion(event: Event, point: Point, moments: Mapping[str, tuple[Moment, ...]]) -> Iterator[Occasion]:
    """The occasion of a point: the narrowest interval that each reading gives for it, in the order of the intervals."""
    found = [(reading, moment) for reading in point.readings if (moment := _narrowest(moments[reading.report], reading.span)) is not None]
    if not found:
        return
    dated = sorted(found, key=lambda one: (_instant(one[1].first), _instant(one[1].after)))
    yield Occasion(
        id=content_id("t", event.id, point.id),
        first=dated[0][1].first or "",
        after=max((moment.after or "" for _, moment in dated), key=_instant),
        what=point.what,
        verdict=_verdict(dated),
        readings=tuple(_reading(event, reading, moment) for reading, moment in dated),
    )


def _narrowest(moments: Iterable[Moment], span: Span) -> Moment | None:
    """Of the moments inside a claim the one that fits the fewest days, the earlier in the text of two."""
    inside = [moment for moment in moments if holds(span, moment.span)]
    return min(inside, key=lambda moment: (_days(moment.first or "", moment.after or ""), moment.span.start), default=None)


def _verdict(dated: Sequence[Dated]) -> Verdict:
    """Two that share no moment cannot both be right; somebody who gives several has told of several."""
    told: dict[tuple[str, str | None], list[Moment]] = defaultdict(list)
    for reading, moment in dated:
        told[reading.report, _mouth(reading.voice)].append(moment)
    if any(not _meet(left, right) for left, right in combinations(told.values(), 2)):
        return "differ"
    return "agree" if len({reading.report for reading, _ in dated}) > 1 else "lone"


def _mouth(voice: Voice) -> str | None:
    """Who stands innermost; `None` is the outlet itself."""
    return (voice[-1].actor or voice[-1].name or "") if voice else None


def _meet(left: Iterable[Moment], right: Sequence[Moment]) -> bool:
    return any(
        _instant(one.first) < _instant(other.after) and _instant(other.first) < _instant(one.after) for one in left for other in right
    )


def _instant(moment: str | None) -> str:
    """A day as its first minute, so that days and date-times are in one order; clocks of several zones are not told apart."""
    return f"{moment}T00:00"[:MINUTE] if moment and len(moment) == DAY else (moment or "")[:MINUTE]


def _reading(event: Event, reading: PointReading, moment: Moment) -> OccasionReading:
    text = next(annotated.report.text for annotated in event.annotated if annotated.report.id == reading.report)
    return OccasionReading(report=reading.report, span=moment.span, text=text[moment.span.start : moment.span.end], voice=reading.voice)
