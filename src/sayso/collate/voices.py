"""In whose mouth a passage was put, and how many independent voices stand behind a row of readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Step, Voice, VoiceGroup
from sayso.model.event import Copy
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
        if name and not _is_own(name, report)
    )
    if not speaks and attribution.speaker and _is_own(attribution.speaker, report):
        return media
    actor = actor_of.get((report.id, attribution.actor)) if attribution.actor else None
    role: Literal["medium", "speaker"] = "speaker" if speaks else "medium"
    return (*media, Step(role=role, name=attribution.speaker, actor=actor, span=next(iter(attribution.source), None)))


def _is_own(name: str, report: Report) -> bool:
    outlet, medium = ((words or "").casefold().removeprefix("the ").removeprefix("www.") for words in (report.outlet, name))
    return bool(outlet) and (outlet == medium or outlet.endswith(f" {medium}"))


def _holds(attribution: Attribution, span: Span) -> bool:
    return sum(overlap(content, span) for content in attribution.content) >= HELD * (span.end - span.start)


def fold_voices(readings: Sequence[tuple[Span, Voice]], copies: Iterable[Copy]) -> tuple[VoiceGroup, ...]:
    """The readings that have one origin, by their place in the row; a reading that stands for itself is in no group.

    Readings fold where they have the same named speaker, are one outlet's own words, or were copied one from the other.
    """
    copies = tuple(copies)
    joined = list(range(len(readings)))
    reasons: dict[int, set[str]] = defaultdict(set)
    for left, right in combinations(range(len(readings)), 2):
        for reason in _folds(readings[left], readings[right], copies):
            keep, gone = sorted((joined[left], joined[right]))
            joined = [keep if group == gone else group for group in joined]
            reasons[keep] |= {reason} | (reasons.pop(gone) if gone != keep and gone in reasons else set())
    members: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(joined):
        members[group].append(place)
    return tuple(
        VoiceGroup(readings=tuple(places), reason=" ".join(sorted(reasons[group]))) for group, places in members.items() if len(places) > 1
    )


def voice_count(readings: int, groups: Iterable[VoiceGroup]) -> int:
    """How many independent voices are left of a row of readings once each group counts as one."""
    return readings - sum(len(group.readings) - 1 for group in groups)


def _folds(left: tuple[Span, Voice], right: tuple[Span, Voice], copies: Sequence[Copy]) -> Iterator[str]:
    (left_span, left_voice), (right_span, right_voice) = left, right
    if not left_voice and not right_voice and left_span.report == right_span.report:
        yield "The same outlet says it more than once."
    if left_voice and right_voice and _same_speaker(left_voice[-1], right_voice[-1]):
        yield f"The same speaker: {left_voice[-1].name}."
    for copy in copies:
        if _copied(copy, left_span, right_span) or _copied(copy, right_span, left_span):
            yield f"The same text, credited to {copy.credit}." if copy.credit else "The same text in both."


def _same_speaker(left: Step, right: Step) -> bool:
    if left.actor is not None and right.actor is not None:
        return left.actor == right.actor
    return left.name is not None and right.name is not None and left.name.casefold() == right.name.casefold()


def _copied(copy: Copy, source: Span, target: Span) -> bool:
    """Whether most of both passages stand in one aligned passage."""
    return any(
        overlap(origin, source) >= HELD * (source.end - source.start) and overlap(made, target) >= HELD * (target.end - target.start)
        for origin, made in copy.passages
    )
