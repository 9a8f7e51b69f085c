"""The same thing told by several reports, laid side by side."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.model.annotation import ActorType, Stance
from sayso.model.event import Event
from sayso.model.span import Span

Verdict = Literal["agree", "differ", "lone"]
Why = Literal["conflict", "update", "scope", "definition", "unit", "same", "precision"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One mouth on the way to a reading; a voice is a tuple of these, running inwards, `()` the outlet's own."""

    role: Literal["medium", "speaker"]
    name: str | None
    actor: str | None = None
    span: Span | None = None


Voice = tuple[Step, ...]


class Fold(msgspec.Struct, frozen=True, kw_only=True):
    """Why two readings, by their places in the row, are one voice, and the passage that shows it."""

    left: int
    right: int
    reason: str
    span: Span | None = None


class VoiceGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Readings (by their place in the row) that have one origin, and why we think so: each of `folds` joins two of them."""

    readings: tuple[int, ...]
    reason: str
    span: Span | None = None
    folds: tuple[Fold, ...] = ()


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A name that reports use for an actor, and how often."""

    text: str
    count: int


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """One place where somebody calls an actor something."""

    report: str
    span: Span
    text: str
    voice: Voice = ()


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A description of an actor without its article: in how many places it stands, and in which reports."""

    text: str
    count: int
    reports: tuple[str, ...]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Why two names are taken for one actor; can be undone."""

    left: str
    right: str
    reason: str
    spans: tuple[Span, ...] = ()


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """Where a place lies: its country's ISO code, GeoNames' code of its state or province where known, and a point.

    The point of a region or a country is but its middle.
    """

    kind: Literal["town", "region", "country"]
    country: str
    region: str | None
    latitude: float
    longitude: float


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A person, group, place or other thing across the reports of an event.

    `labels` are the descriptions among its `naming`, those of most reports first. `where` is known of places alone, and
    only where one place of that name is sure to be meant.
    """

    id: str
    name: str
    type: ActorType
    names: tuple[Name, ...] = ()
    naming: tuple[Naming, ...] = ()
    labels: tuple[Label, ...] = ()
    where: Where | None = None
    links: tuple[Link, ...] = ()


class FigureReading(msgspec.Struct, frozen=True, kw_only=True):
    """What one passage gives for a figure; `as_of` is the day that it speaks for, where known."""

    report: str
    span: Span
    text: str
    low: float | None
    high: float | None
    approximate: bool = False
    as_of: str | None = None
    voice: Voice = ()


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One quantity of the world as the reports give it; `best` only under a named `rule`."""

    id: str
    what: str
    unit: str | None
    low: float | None
    high: float | None
    verdict: Verdict
    why: Why | None = None
    reasons: tuple[str, ...] = ()
    rule: str | None = None
    best: float | None = None
    related: tuple[str, ...] = ()
    voices: int = 0
    voice_groups: tuple[VoiceGroup, ...] = ()
    readings: tuple[FigureReading, ...] = ()


class PointReading(msgspec.Struct, frozen=True, kw_only=True):
    """What one passage makes of a point."""

    report: str
    span: Span
    text: str
    stance: Stance
    voice: Voice = ()


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One assertion as the reports make it; `silent` are the reports in which it was not found."""

    id: str
    what: str
    verdict: Verdict
    why: Why | None = None
    reasons: tuple[str, ...] = ()
    voices: int = 0
    voice_groups: tuple[VoiceGroup, ...] = ()
    silent: tuple[str, ...] = ()
    readings: tuple[PointReading, ...] = ()


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an utterance that another quotation of it (`span`) has and this one lacks.

    `place` is where they are lacking, `marked` whether dots say so, `after` this one's last word before the gap.
    """

    span: Span
    text: str
    place: Literal["start", "inside", "end"] = "inside"
    marked: bool = False
    after: Span | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a quotation (`span`) for which the fullest one has others (`of`), or none where they were added.

    `bracketed` where the report itself marks them as not the speaker's.
    """

    kind: Literal["changed", "added"]
    span: Span
    text: str
    of: Span | None = None
    was: str | None = None
    bracketed: bool = False


class QuoteReading(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of one attribution; pieces of one are joined by `attribution`."""

    report: str
    span: Span
    attribution: str
    text: str
    kind: Literal["direct", "indirect", "mixed"]
    voice: Voice = ()
    cuts: tuple[Cut, ...] = ()
    changes: tuple[Change, ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """One utterance as the reports give it; `speaker` is an actor's id, `None` where nobody could be named."""

    id: str
    speaker: str | None
    readings: tuple[QuoteReading, ...] = ()


class OccasionReading(msgspec.Struct, frozen=True, kw_only=True):
    """One passage that dates an occasion."""

    report: str
    span: Span
    text: str
    voice: Voice = ()


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """A dated line of the timeline: `first <= it < after`, ISO days or date-times."""

    id: str
    first: str
    after: str
    what: str
    verdict: Verdict
    readings: tuple[OccasionReading, ...] = ()


class Collation(msgspec.Struct, frozen=True, kw_only=True):
    """An event with all that its reports make of it."""

    event: Event
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    points: tuple[Point, ...] = ()
    quotes: tuple[Quote, ...] = ()
    timeline: tuple[Occasion, ...] = ()
