"""Dated points in the order of time; where reports date one deed differently, it says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sayso.collate.compare import CompareSettings
from sayso.collate.lexicons import phrases
from sayso.model.annotation import AnnotatedReport, Claim, Moment
from sayso.model.collation import Occasion, OccasionReading, Point, PointReading, Verdict, Voice
from sayso.model.event import Event
from sayso.model.record import content_id
from sayso.model.span import Span, holds

LONGEST = 366  # days; a decade or "the 1970s" is background and dates no occasion
DAY, MINUTE = len("2031-03-02"), len("2031-03-02T12:00")
SETTINGS = CompareSettings()  # what makes two claims of one deed is the same here as for points
ABOUT = timedelta(minutes=30)  # around a clock time that is given loosely


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A reading of a point, the narrowest interval that it gives, and its claim, with all moments inside it."""

    reading: PointReading
    moment: Moment
    claim: Claim | None
    moments: int

    @property
    def mouth(self) -> tuple[str, str | None]:
        """Its report, and who stands innermost in it; `None` is the outlet itself."""
        voice: Voice = self.reading.voice
        return self.reading.report, (voice[-1].actor or voice[-1].name or "") if voice else None

    @property
    def words(self) -> str:
        """The words that date it."""
        start = self.reading.span.start
        return self.reading.text[self.moment.span.start - start : self.moment.span.end - start]


def find_timeline(event: Event, points: Iterable[Point]) -> tuple[Occasion, ...]:
    """The points that a report dates, by the first day that any report gives, then in the order of the points.

    Readings of a point that date it apart are lines of their own, for they tell of several things, unless they plainly
    date one deed: then they are one line, and contested.
    """
    known = {annotated.report.id: annotated for annotated in event.annotated}
    moments = {ident: _dated(annotated) for ident, annotated in known.items()}
    claims = {claim.span: claim for annotated in event.annotated for claim in annotated.claims}
    occasions = []
    for point in points:
        dated = (_date(reading, moments[reading.report], claims) for reading in point.readings)
        occasions += [_occasion(event, point, group, known) for group in _groups(one for one in dated if one is not None)]
    return tuple(sorted(occasions, key=lambda occasion: (_instant(occasion.first), _instant(occasion.after))))


def _dated(annotated: AnnotatedReport) -> tuple[Moment, ...]:
    return tuple(moment for moment in annotated.moments if moment.first and moment.after and _days(moment.first, moment.after) <= LONGEST)


def _days(first: str, after: str) -> int:
    return (date.fromisoformat(after[:10]) - date.fromisoformat(first[:10])).days


def _date(reading: PointReading, moments: Iterable[Moment], claims: Mapping[Span, Claim]) -> Dated | None:
    """Of the moments inside a claim the one that fits the fewest days, the earlier in the text of two."""
    inside = [moment for moment in moments if holds(reading.span, moment.span)]
    narrowest = min(inside, key=lambda moment: (_days(moment.first or "", moment.after or ""), moment.span.start), default=None)
    return Dated(reading=reading, moment=narrowest, claim=claims.get(reading.span), moments=len(inside)) if narrowest else None


def _groups(dated: Iterable[Dated]) -> Iterator[list[Dated]]:
    """The dated readings of a point, those together that meet or date one deed, in the order of time."""
    groups: list[list[Dated]] = []
    for one in sorted(dated, key=lambda one: (_instant(one.moment.first), _instant(one.moment.after))):
        joined = [group for group in groups if any(_meet(one.moment, other.moment) or _date_apart(one, other) for other in group)]
        groups = [group for group in groups if group not in joined] + [[*(other for group in joined for other in group), one]]
    yield from groups


def _occasion(event: Event, point: Point, dated: Sequence[Dated], known: Mapping[str, AnnotatedReport]) -> Occasion:
    """One line, its readings in the order of their intervals; its words are the point's where a reading of it has them."""
    texts = [" ".join(one.reading.text.split()) for one in dated]
    return Occasion(
        id=content_id("t", event.id, point.id, dated[0].moment.first or ""),
        first=dated[0].moment.first or "",
        after=max((one.moment.after or "" for one in dated), key=_instant),
        what=point.what if point.what in texts else texts[0],
        verdict=_verdict(dated),
        readings=tuple(_reading(known[one.reading.report], one) for one in dated),
    )


def _verdict(dated: Sequence[Dated]) -> Verdict:
    """Contested where two mouths date one deed so that not both can be right; somebody who gives several days has told of several."""
    told: dict[tuple[str, str | None], list[Dated]] = defaultdict(list)
    for one in dated:
        told[one.mouth].append(one)
    mouths = list(told.values())
    for number, left in enumerate(mouths):
        for right in mouths[:number]:
            apart = not any(_meet(one.moment, other.moment) for one in left for other in right)
            if apart and any(_date_apart(one, other) for one in left for other in right):
                return "differ"
    return "agree" if len({one.reading.report for one in dated}) > 1 else "lone"


def _date_apart(one: Dated, other: Dated) -> bool:
    """Whether two claims plainly date one deed, each by one moment, to times that do not meet and are not far from one another."""
    if one.claim is None or other.claim is None or one.mouth == other.mouth or one.moments != 1 or other.moments != 1:
        return False
    verb, clock = one.claim.verb, _is_clock(one.moment)
    if verb is None or verb != other.claim.verb or verb in phrases("contrary", "verbs", "vague") or clock != _is_clock(other.moment):
        return False
    if any(side.claim is None or side.claim.stance == "hedged" or side.claim.negated or _is_coming(side) for side in (one, other)):
        return False
    once = verb in phrases("timeline", "verbs", "once")
    if _meet(one.moment, other.moment) or not (once or len(set(one.claim.terms) & set(other.claim.terms) - {verb}) >= SETTINGS.shared):
        return False
    first, second = sorted((_start(one.moment), _start(other.moment)))
    if clock:
        loose = any(phrases("timeline", "words", "loose") & set(side.words.lower().split()) for side in (one, other))
        return first.date() == second.date() and second - first > (ABOUT if loose else timedelta())
    whole = {_days(side.moment.first or "", side.moment.after or "") for side in (one, other)}
    return once or (whole == {1} and second - first <= timedelta(days=SETTINGS.slip))


def _is_coming(dated: Dated) -> bool:
    """Whether a claim is of what is yet to come: that can be put off."""
    return not phrases("timeline", "words", "coming").isdisjoint(dated.reading.text.lower().split())


def _is_clock(moment: Moment) -> bool:
    return len(moment.first or "") > DAY


def _start(moment: Moment) -> datetime:
    return datetime.fromisoformat(_instant(moment.first))


def _meet(one: Moment, other: Moment) -> bool:
    return _instant(one.first) < _instant(other.after) and _instant(other.first) < _instant(one.after)


def _instant(moment: str | None) -> str:
    """A day as its first minute, so that days and date-times are in one order; clocks of several zones are not told apart."""
    return f"{moment}T00:00"[:MINUTE] if moment and len(moment) == DAY else (moment or "")[:MINUTE]


def _reading(annotated: AnnotatedReport, dated: Dated) -> OccasionReading:
    span, text = dated.moment.span, annotated.report.text
    return OccasionReading(report=dated.reading.report, span=span, text=text[span.start : span.end], voice=dated.reading.voice)
