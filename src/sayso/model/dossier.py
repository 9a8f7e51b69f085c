"""Everything sayso has to say of one event; what `dossier.json` holds."""

from __future__ import annotations

import msgspec

from sayso.model.collation import Actor, Figure, Occasion, Point, Quote
from sayso.model.event import Copy
from sayso.model.judgement import Judgement
from sayso.model.report import Block, Failure

FORMAT = "sayso-dossier/1"


class EventHeading(msgspec.Struct, frozen=True, kw_only=True):
    """What the event is called, when, and where; `first` and `last` are inclusive ISO days."""

    id: str
    title: str
    first: str | None = None
    last: str | None = None
    places: tuple[str, ...] = ()


class DossierReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report as a dossier carries it; `text` is `None` in a dossier of excerpts."""

    id: str
    origin: str
    origins: tuple[str, ...]
    outlet: str | None
    title: str | None
    byline: str | None = None
    published: str | None
    language: str | None
    url: str | None
    words: int
    replaces: str | None
    text: str | None
    blocks: tuple[Block, ...] = ()
    found: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    unread: str | None = None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """One event, whole: every statement in it leads to spans of its reports."""

    format: str = FORMAT
    made_by: str
    event: EventHeading
    reports: tuple[DossierReport, ...]
    actors: tuple[Actor, ...] = ()
    figures: tuple[Figure, ...] = ()
    points: tuple[Point, ...] = ()
    quotes: tuple[Quote, ...] = ()
    timeline: tuple[Occasion, ...] = ()
    copies: tuple[Copy, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    failures: tuple[Failure, ...] = ()
