"""In whose mouth a passage was put, and how many independent voices stand behind a row of readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
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


Readings = Sequence[tuple[Span, Voice]]
Copies = Mapping[frozenset[str], tuple[Copy, ...]]


def by_reports(copies: Iterable[Copy]) -> Copies:
    """Copies under the two reports that they are of, so that a row need not look at all of them."""
    found: dict[frozenset[str], tuple[Copy, ...]] = {}
    for copy in copies:
        pair = frozenset((copy.source, copy.copy))
        found[pair] = (*found.get(pair, ()), copy)
    return found


def fold_voices(readings: Readings, copies: Copies) -> tuple[VoiceGroup, ...]:
    """The readings that have one origin, by their place in the row; a reading that stands for itself is in no group.

    Readings fold where they have the same named speaker, are one outlet's own words, or were copied one from the other.
    """
    groups = list(range(len(readings)))
    reasons: dict[int, set[str]] = defaultdict(set)
    for left, right, reason in _same_mouths(readings):
        _fold(groups, reasons, left, right, reason)
    for left, right in combinations(range(len(readings)), 2):
        one, other = readings[left][0], readings[right][0]
        for copy in copies.get(frozenset((one.report, other.report)), ()):
            reason = f"The same text, credited to {copy.credit}." if copy.credit else "The same text in both."
            known = groups[left] == groups[right] and reason in reasons[groups[left]]
            if not known and (_copied(copy, one, other) or _copied(copy, other, one)):
                _fold(groups, reasons, left, right, reason)
    members: dict[int, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        members[group].append(place)
    return tuple(
        VoiceGroup(readings=tuple(places), reason=" ".join(sorted(reasons[group]))) for group, places in members.items() if len(places) > 1
    )


def _fold(groups: list[int], reasons: dict[int, set[str]], left: int, right: int, reason: str) -> None:
    """Makes one group of two readings' groups, under the lower number, with the reasons of both."""
    keep, gone = sorted((groups[left], groups[right]))
    if keep != gone:
        groups[:] = [keep if group == gone else group for group in groups]
        reasons[keep] |= reasons.pop(gone, set())
    reasons[keep].add(reason)


def voice_count(readings: int, groups: Iterable[VoiceGroup]) -> int:
    """How many independent voices are left of a row of readings once each group counts as one."""
    return readings - sum(len(group.readings) - 1 for group in groups)


def _same_mouths(readings: Readings) -> Iterator[tuple[int, int, str]]:
    """Pairs of readings that tie all those of one mouth: an outlet's own words, one actor's, or those of one name."""
    outlets, actors, names = defaultdict(list), defaultdict(list), defaultdict(list)
    for place, (span, voice) in enumerate(readings):
        last = voice[-1] if voice else None
        if last is None:
            outlets[span.report].append(place)
        elif last.actor is not None:
            actors[last.actor].append(place)
        if last is not None and last.name is not None:
            names[last.name.casefold()].append(place)
    for places in outlets.values():
        yield from ((left, right, "The same outlet says it more than once.") for left, right in pairwise(places))
    for places in actors.values():
        yield from ((left, right, _speaker(readings[left])) for left, right in pairwise(places))
    for places in names.values():
        nobody = next((place for place in places if readings[place][1][-1].actor is None), None)
        if nobody is not None:  # a name that was led to no actor is the same as each actor's of that name
            yield from ((nobody, place, _speaker(readings[nobody])) for place in places if place != nobody)


def _speaker(reading: tuple[Span, Voice]) -> str:
    return f"The same speaker: {reading[1][-1].name}."


def _copied(copy: Copy, source: Span, target: Span) -> bool:
    """Whether most of both passages stand in one aligned passage."""
    return any(
        overlap(origin, source) >= HELD * (source.end - source.start) and overlap(made, target) >= HELD * (target.end - target.start)
        for origin, made in copy.passages
    )
