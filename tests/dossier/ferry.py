"""An invented event for the tests of this stage: a ferry that sank off Port Arlen, told by three outlets."""

from __future__ import annotations

import msgspec

from sayso.dossier.compile import compile_dossier
from sayso.model.annotation import AnnotatedReport, Stance
from sayso.model.collation import (
    Actor,
    Collation,
    Cut,
    Figure,
    FigureReading,
    Name,
    Naming,
    Occasion,
    OccasionReading,
    Point,
    PointReading,
    Quote,
    QuoteReading,
    Step,
    Voice,
    VoiceGroup,
)
from sayso.model.dossier import Dossier
from sayso.model.event import Copy, Event
from sayso.model.report import Report
from tests.builders import at, report

COURIER = report(
    "Ferry sinks off Port Arlen\nAt least 9 passengers were killed on Monday, the harbour master said. The ferry was overloaded.",
    outlet="The Courier",
    published="2031-03-03",
    blocks=[("headline", "Ferry sinks off Port Arlen")],
)
STAR = report(
    "Dozens of passengers were killed. “We had checked every seat, and the ferry was not overloaded,” the operator said.",
    outlet="The Star",
    published="2031-03-05T08:00:00",
    origin="star.txt",
)
NORD = report(
    "Fourteen passengers were killed off Port Arlen. “The ferry was not overloaded,” the operator said on Monday.",
    outlet="Agence Nord",
    published="2031-03-04",
    origin="nord.txt",
)

MASTER: Voice = (Step(role="speaker", name="the harbour master"),)
OPERATOR: Voice = (Step(role="speaker", name="the operator", actor="a2"),)


def figure_reading(
    of: Report, words: str, low: float | None, high: float | None, *, voice: Voice = (), approximate: bool = False
) -> FigureReading:
    """What a passage, given by its words, says of a figure."""
    return FigureReading(report=of.id, span=at(of, words), text=words, low=low, high=high, voice=voice, approximate=approximate)


def point_reading(of: Report, words: str, stance: Stance = "stated", *, voice: Voice = ()) -> PointReading:
    """What a passage, given by its words, makes of a point."""
    return PointReading(report=of.id, span=at(of, words), text=words, stance=stance, voice=voice)


def naming(of: Report, words: str, *, voice: Voice = ()) -> Naming:
    """A place where an actor is called something."""
    return Naming(report=of.id, span=at(of, words), text=words, voice=voice)


def event(*reports: Report, copies: tuple[Copy, ...] = ()) -> Event:
    """An event of reports that nothing was read from yet."""
    return Event(
        id="eferry",
        title="Ferry sinks off Port Arlen",
        reports=tuple(one.id for one in reports),
        copies=copies,
        annotated=tuple(AnnotatedReport(report=one) for one in reports),
    )


def collation() -> Collation:
    """One record of each kind, as the three reports give them."""
    shared = (at(NORD, "the operator said"), at(STAR, "the operator said"))
    return Collation(
        event=event(
            COURIER,
            STAR,
            NORD,
            copies=(Copy(source=NORD.id, copy=STAR.id, directed=True, share=0.25, credit="Agence Nord", passages=(shared,)),),
        ),
        actors=(
            Actor(id="a1", name="Port Arlen", type="place", naming=(naming(COURIER, "Port Arlen"), naming(NORD, "Port Arlen"))),
            Actor(
                id="a2",
                name="the operator",
                type="group",
                names=(Name(text="the operator", count=2),),
                naming=(naming(STAR, "the operator"), naming(NORD, "the operator"), naming(STAR, "We", voice=OPERATOR)),
            ),
        ),
        figures=(killed(),),
        points=(overloaded(),),
        quotes=(checked(),),
        timeline=(monday(),),
    )


def killed() -> Figure:
    """A figure that differs, two of whose three readings fold."""
    return Figure(
        id="f1",
        what="passengers killed",
        unit="person",
        low=9,
        high=14,
        verdict="differ",
        why="conflict",
        voices=2,
        voice_groups=(VoiceGroup(readings=(0, 2), reason="the same named speaker"), VoiceGroup(readings=(1,), reason="alone")),
        readings=(
            figure_reading(COURIER, "At least 9 passengers", 9, None, voice=MASTER),
            figure_reading(STAR, "Dozens of passengers", 24, None),
            figure_reading(NORD, "Fourteen passengers", 14, 14, voice=MASTER),
        ),
    )


def overloaded() -> Point:
    """A point that one outlet states and a speaker denies."""
    return Point(
        id="p1",
        what="The ferry was overloaded",
        verdict="differ",
        voices=2,
        silent=(NORD.id,),
        readings=(
            point_reading(COURIER, "The ferry was overloaded"),
            point_reading(STAR, "the ferry was not overloaded", "denied", voice=OPERATOR),
        ),
    )


def checked() -> Quote:
    """An utterance of which one outlet leaves out the start."""
    whole = "We had checked every seat, and the ferry was not overloaded,"
    part = "The ferry was not overloaded,"
    missing = "We had checked every seat"
    return Quote(
        id="q1",
        speaker="a2",
        readings=(
            QuoteReading(report=STAR.id, span=at(STAR, whole), attribution="t1", text=whole, kind="direct", voice=OPERATOR),
            QuoteReading(
                report=NORD.id,
                span=at(NORD, part),
                attribution="t1",
                text=part,
                kind="direct",
                voice=OPERATOR,
                cuts=(Cut(span=at(STAR, missing), text=missing),),
            ),
        ),
    )


def monday() -> Occasion:
    """A day that two reports name."""
    readings = tuple(OccasionReading(report=one.id, span=at(one, "on Monday"), text="on Monday") for one in (COURIER, NORD))
    return Occasion(id="o1", first="2031-03-03", after="2031-03-04", what="the ferry sank", verdict="agree", readings=readings)


def dossier() -> Dossier:
    """The whole event as a dossier."""
    return compile_dossier(collation(), made_by="sayso 0.1.0")


def told_in(text: str, *, outlet: str = "The Courier") -> Dossier:
    """A dossier of one report whose whole first line is a reading of a figure and of a point."""
    only = report(text, outlet=outlet, origin=f"{outlet}.txt")
    words = text.splitlines()[0]
    lone = msgspec.structs.replace(
        killed(), what=words, verdict="lone", why=None, voice_groups=(), readings=(figure_reading(only, words, 1, 1),)
    )
    point = msgspec.structs.replace(
        overloaded(), what=words, silent=(), readings=(point_reading(only, words), point_reading(only, words, "denied"))
    )
    told = Collation(event=event(only), figures=(lone,), points=(point,))
    return compile_dossier(told, made_by="sayso 0.1.0")
