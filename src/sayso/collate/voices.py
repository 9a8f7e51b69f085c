"""In whose mouth a passage was put, and how many independent voices stand behind a row of readings."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Step, Voice
from sayso.model.span import Span, length, overlap

# The actor of a mention: (report id, mention id) -> actor id.
ActorOf = Mapping[tuple[str, str], str]

HELD = 0.5  # of a passage's characters have to stand in a content for the passage to be in that mouth


def voice_of(span: Span, annotated: AnnotatedReport, actor_of: ActorOf) -> Voice:
    """The mouths that a passage came through, outermost first; `()` is the outlet's own voice."""
    speaking = [attribution for attribution in annotated.attributions if _holds(attribution, span)]
    speaking.sort(key=lambda attribution: (-length(attribution.content), attribution.content[0].start))
    return tuple(step for attribution in speaking for step in steps(attribution, annotated.report.id, actor_of))


def steps(attribution: Attribution, report: str, actor_of: ActorOf) -> tuple[Step, ...]:
    """The media that an attribution came through, then its speaker; who could not be resolved has no name."""
    media = tuple(
        Step(role="medium", name=name, actor=None, span=span) for span, name in zip(attribution.via, attribution.media, strict=True) if name
    )
    actor = actor_of.get((report, attribution.actor)) if attribution.actor else None
    speaker = Step(role="speaker", name=attribution.speaker, actor=actor, span=next(iter(attribution.source), None))
    return (*media, speaker)


def _holds(attribution: Attribution, span: Span) -> bool:
    return sum(overlap(content, span) for content in attribution.content) >= HELD * (span.end - span.start)
