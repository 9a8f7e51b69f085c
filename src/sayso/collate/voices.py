"""In whose mouth a passage was put."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Step, Voice
from sayso.model.report import Report
from sayso.model.span import Span, length, overlap

# The actor of a mention: (report id, mention id) -> actor id.
ActorOf = Mapping[tuple[str, str], str]

HELD = 0.5  # of a passage's characters have to stand in a content for the passage to be in that mouth


def voice_of(span: Span, annotated: AnnotatedReport, actor_of: ActorOf, *, innermost: str | None = None) -> Voice:
    """The mouths that a passage came through, outermost first; `()` is the outlet's own voice.

    With `innermost`, the id of an attribution, those that stand inside its content are left out.
    """
    speaking = [attribution for attribution in annotated.attributions if _holds(attribution, span)]
    speaking.sort(key=lambda attribution: (-length(attribution.content), attribution.id == innermost, attribution.content[0].start))
    ids = [attribution.id for attribution in speaking]
    if innermost in ids:
        speaking = speaking[: ids.index(innermost) + 1]
    voice: list[Step] = []
    for attribution in speaking:
        carries = attribution.of_medium and attribution is not speaking[-1]  # a paper that tells what others say is a medium
        for step in steps(attribution, annotated.report, actor_of, speaks=not carries):
            if not voice or (step.role, step.name, step.actor) != (voice[-1].role, voice[-1].name, voice[-1].actor):
                voice.append(step)
    return tuple(voice)


def steps(attribution: Attribution, report: Report, actor_of: ActorOf, *, speaks: bool = True) -> tuple[Step, ...]:
    """The media that an attribution came through, then its speaker; who could not be resolved has no name.

    A report's own outlet is no medium. With `speaks` false the speaker is a medium too.
    """
    media = tuple(
        Step(role="medium", name=name, span=span)
        for span, name in zip(attribution.via, attribution.media, strict=True)
        if name and not is_own(name, report)
    )
    if not speaks and attribution.speaker and is_own(attribution.speaker, report):
        return media
    actor = actor_of.get((report.id, attribution.actor)) if attribution.actor else None
    role: Literal["medium", "speaker"] = "speaker" if speaks else "medium"
    return (*media, Step(role=role, name=attribution.speaker, actor=actor, span=next(iter(attribution.source), None)))


def is_own(name: str, report: Report) -> bool:
    """Whether a name is that of the report's own outlet."""
    outlet, medium = ((words or "").casefold().removeprefix("the ").removeprefix("www.") for words in (report.outlet, name))
    return bool(outlet) and (outlet == medium or outlet.endswith(f" {medium}"))


def _holds(attribution: Attribution, span: Span) -> bool:
    return sum(overlap(content, span) for content in attribution.content) >= HELD * (span.end - span.start)
