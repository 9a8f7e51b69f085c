"""Quantities that can be figures, each with what its passage says of part, place and time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from sayso.collate.extents import Extent, extent_of
from sayso.collate.given import voice_of_number
from sayso.collate.kinds import DEEDS, FATES, Thing, deed_of, holding_place, thing_of
from sayso.collate.lexicons import phrases
from sayso.collate.scenes import places_of
from sayso.collate.voices import ActorOf
from sayso.model.annotation import AnnotatedReport, Moment, Quantity
from sayso.model.collation import FigureReading
from sayso.model.event import Event
from sayso.model.report import published_day
from sayso.model.span import Span, cut, holds, place

FIGURE_KINDS = frozenset({"count", "money", "percent", "measure"})
SHARED_KINDS = frozenset({"duration"})  # a stretch of time is a figure only where two reports give it
BEFORE = 40  # characters in which a phrase can stand before a number
WHERE = 60  # characters behind the counted noun in which its place is named
WORD = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"\d{4}")
STOP = re.compile(r"[,;:–—]")
STEM = 4  # letters by which a word and its plain form are one

Days = tuple[str, str]
Bounds = tuple[float | None, float | None]


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A quantity that can be a figure, with the reading made of it.

    `when` are the first day and the day after of the time that its sentence names, `sentence` that sentence's number, `at`
    the moment of publication. `apart` is whether its words tell that it is no count of all (a part of others, something
    foretold, a bare number in another clause than the deed), `more` whether it is of some beyond others, `aside` whether
    its report has told of others before whom the same befell, `later` whether it is said to follow an earlier number,
    `lowered` whether to follow one that was too high, `again` whether it is put beside the number of the sentence before,
    `headline` whether it stands in the headline, `where` the place in which the counted are, `places` those that its
    sentence names, `extent` which extent of what a measure tells, `event` the word for what befell the counted, and `near`
    the sentence's words of content that stand about it, as they are written, the nearest first.
    """

    quantity: Quantity
    reading: FigureReading
    thing: Thing
    deed: str | None
    order: tuple[int, str]
    sentence: int
    at: str | None = None
    when: Days | None = None
    apart: bool = False
    aside: bool = False
    more: bool = False
    later: bool = False
    lowered: bool = False
    again: bool = False
    headline: bool = False
    where: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    extent: Extent | None = None
    event: str | None = None
    near: tuple[str, ...] = ()

    @property
    def report(self) -> str:
        """The id of its report."""
        return self.reading.report

    @property
    def bounds(self) -> Bounds:
        """The lowest and the highest that it gives."""
        return self.reading.low, self.reading.high

    @property
    def single(self) -> bool:
        """Whether one somebody is told of without a number: "a man died" is no count of all who did."""
        return self.quantity.of is not None and holds(self.quantity.span, self.quantity.of)


def find_candidates(event: Event, actor_of: ActorOf) -> list[Candidate]:
    """Every quantity of an event's reports that can be a figure, by report and place."""
    found = []
    for annotated in event.annotated:
        told = sorted(_of_report(annotated, actor_of), key=lambda one: place(one.reading.span))
        found += [replace(one, aside=any(_before(earlier, one) for earlier in told[:number])) for number, one in enumerate(told)]
    return sorted(found, key=lambda one: place(one.reading.span))


def _before(earlier: Candidate, one: Candidate) -> bool:
    """Whether a report, has told of others, or in the same voice given another number of the same people."""
    if earlier.deed not in FATES or earlier.deed != one.deed or one.later or one.again or False in {earlier.thing.person, one.thing.person}:
        return False
    if one.more:
        return True
    if earlier.reading.voice != one.reading.voice or earlier.single or earlier.headline:
        return False
    before, now = earlier.reading, one.reading
    apart = max(before.low or 0, now.low or 0) > min(_high(before), _high(now)) and not (before.approximate or now.approximate)
    return apart and (earlier.thing.kind == one.thing.kind or (one.thing.wide and (now.low or 0) < (before.low or 0)))


def _high(reading: FigureReading) -> float:
    return reading.high if reading.high is not None else float("inf")


def _of_report(annotated: AnnotatedReport, actor_of: ActorOf) -> Iterator[Candidate]:
    starts = [span.start for span in annotated.sentences]
    moments = {moment.span: moment for moment in annotated.moments if moment.first and moment.after and _sure(moment, annotated)}
    told: list[Candidate] = []
    for quantity in annotated.quantities:
        number = bisect_right(starts, quantity.span.start)
        before = [one for one in told if number - one.sentence == 1]
        again = _told_again(quantity, _around(annotated, quantity, number)[0], before)
        if again is not None or can_be_figure(quantity):
            one = _candidate(again or quantity, annotated, actor_of, moments, number)
            told.append(one if again is None else replace(one, again=True, where=one.where or before[0].where))
    yield from told


def _sure(moment: Moment, annotated: AnnotatedReport) -> bool:
    """Whether a day is known for certain: without the day of publication only where its words give the year."""
    return annotated.report.published is not None or YEAR.search(cut(annotated.report.text, moment.span)) is not None


def _candidate(quantity: Quantity, annotated: AnnotatedReport, actor_of: ActorOf, moments: Mapping[Span, Moment], number: int) -> Candidate:
    before, behind, after = _around(annotated, quantity, number)
    timed = _timed(quantity, moments)
    word = cut(annotated.report.text, quantity.event) if quantity.event else None
    about = [cut(annotated.report.text, span).split()[-1] for span in quantity.about]
    held = holding_place(word, (one.casefold() for one in about))
    return Candidate(
        quantity=quantity,
        reading=_reading(quantity, annotated, actor_of, timed),
        thing=thing_of(quantity),
        deed=None if held else deed_of(quantity, word),
        order=(quantity.span.start, annotated.report.id),
        sentence=number,
        at=annotated.report.published,
        when=(timed.first or "", timed.after or "") if timed else None,
        apart=_is_part(before, behind) or _begins(after, "foretold") or _in_other_clause(quantity, annotated),
        more=_ends(before, "more") or _begins(behind, "more"),
        later=_ends(before, "later") or _lowered(before),
        lowered=_lowered(before),
        headline=any(block.kind == "headline" and holds(block.span, quantity.span) for block in annotated.report.blocks),
        where=frozenset({held}) if held else _where(after),
        places=places_of(quantity, annotated),
        extent=extent_of(quantity, cut(annotated.report.text, quantity.span), before, behind, about),
        event=word.casefold() if word else None,
        near=_near(before, after, quantity.context),
    )


def _told_again(quantity: Quantity, before: str, told: Sequence[Candidate]) -> Quantity | None:
    """A bare number that is put beside the one of the sentence before, as a count of the same; `None` for any other."""
    if quantity.kind != "count" or quantity.counted is not None or not told or not _ends(before, "again"):
        return None
    same = min(told, key=lambda one: _times_apart(one.quantity, quantity)).quantity
    return msgspec.structs.replace(
        quantity,
        unit=same.unit,
        of=None,
        counted=same.counted,
        event=None,
        deed=same.deed,
        head=same.head,
        terms=same.terms,
        context=same.context,
    )


def _times_apart(left: Quantity, right: Quantity) -> float:
    """How many times one number is the other: of a coalition of fifty and a march of thousands the march is meant."""
    less, more = sorted(max(one.low or one.high or 1.0, 1.0) for one in (left, right))
    return more / less


def can_be_figure(quantity: Quantity) -> bool:
    """Whether a quantity counts something; a bare number does where something befell it."""
    if quantity.kind in SHARED_KINDS:
        return True
    if quantity.kind not in FIGURE_KINDS:
        return False
    return quantity.kind != "count" or quantity.counted is not None or quantity.deed in DEEDS


def _reading(quantity: Quantity, annotated: AnnotatedReport, actor_of: ActorOf, timed: Moment | None) -> FigureReading:
    return FigureReading(
        report=annotated.report.id,
        span=quantity.span,
        text=cut(annotated.report.text, quantity.span),
        low=quantity.low,
        high=quantity.high,
        approximate=quantity.approximate,
        as_of=_as_of(annotated, timed),
        voice=voice_of_number(quantity.span, annotated, actor_of),
    )


def _as_of(annotated: AnnotatedReport, timed: Moment | None) -> str | None:
    """The day that a number speaks for: the one it is given "as of", else that of publication."""
    day = published_day(annotated.report)
    if timed is not None and timed.first and _ends(annotated.report.text[: timed.span.start], "state"):
        stated = timed.first[:10]
        if day is None or stated <= day.isoformat():
            return stated
    return day.isoformat() if day else None


def _timed(quantity: Quantity, moments: Mapping[Span, Moment]) -> Moment | None:
    """The time that stands nearest to the amount in its sentence."""
    times = [span for span in quantity.scope if span in moments]
    nearest = min(times, key=lambda span: (abs(span.start - quantity.span.start), span.start), default=None)
    return moments[nearest] if nearest is not None else None


def _around(annotated: AnnotatedReport, quantity: Quantity, number: int) -> tuple[str, str, str]:
    """The words before a number, those behind it, and those behind what it counts, within its sentence."""
    text, span = annotated.report.text, quantity.span
    inside = annotated.sentences[number - 1] if number else Span(report=span.report, start=0, end=len(text))
    behind = max(span.end, quantity.of.end if quantity.of else span.end)
    return (
        text[max(inside.start, span.start - BEFORE) : span.start],
        text[span.end : inside.end],
        text[behind : min(inside.end, behind + WHERE)],
    )


def _in_other_clause(quantity: Quantity, annotated: AnnotatedReport) -> bool:
    """Whether a number without a noun is cut off by a stop from the word that says what happened."""
    if quantity.counted is not None or quantity.event is None or quantity.kind != "count":
        return False
    first, last = sorted((quantity.span, quantity.event), key=lambda span: span.start)
    return STOP.search(annotated.report.text[first.end : last.start]) is not None


def _ends(text: str, section: str) -> bool:
    return _closing(section).search(text) is not None


def _is_part(before: str, behind: str) -> bool:
    return _ends(before, "part") or _begins(behind, "part") or _sharing().search(before) is not None


def _lowered(text: str) -> bool:
    return _ends(text, "lowered") or _lowering().search(text) is not None


def _begins(text: str, section: str) -> bool:
    return _opening(section).match(text) is not None


def _where(text: str) -> frozenset[str]:
    match = _standing().search(text)
    return frozenset(word.casefold() for word in match["place"].split()) if match else frozenset()


def _near(before: str, after: str, context: Iterable[str]) -> tuple[str, ...]:
    """The words on both sides that begin as a word of content does, the nearest first; of two as near the one behind."""
    stems = tuple(word[:STEM] for word in context)
    sides = (WORD.findall(after), WORD.findall(before)[::-1])
    placed = ((distance, side, word) for side, words in enumerate(sides) for distance, word in enumerate(words))
    nearest = (word for _, _, word in sorted(placed) if len(word) >= STEM and word.casefold().startswith(stems))
    return tuple({word.casefold(): word for word in reversed(tuple(nearest))}.values())[::-1]


@cache
def _closing(section: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_any(phrases('scopes', section, 'before'))}(?:\s+(?:the|a|an))?\s+$", re.IGNORECASE)


@cache
def _sharing() -> re.Pattern[str]:
    return re.compile(rf"\b{_any(phrases('scopes', 'part', 'shared'))}\b[^.,;:]*$", re.IGNORECASE)


@cache
def _lowering() -> re.Pattern[str]:
    return re.compile(rf"\b{_any(phrases('scopes', 'lowered', 'verbs'))}\s[^.,;:]*\bto\s+$", re.IGNORECASE)


@cache
def _opening(section: str) -> re.Pattern[str]:
    return re.compile(rf"\s+{_any(phrases('scopes', section, 'behind'))}\b", re.IGNORECASE)


@cache
def _standing() -> re.Pattern[str]:
    return re.compile(rf"\b{_any(phrases('scopes', 'where', 'before'))}\s+the\s+(?P<place>[a-z]+)\b", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(r"\#", r"\d+") for word in ordered) + ")"
