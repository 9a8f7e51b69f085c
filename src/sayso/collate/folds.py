"""How many independent voices stand behind a row of readings, and why two readings are one voice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from sayso.collate.lexicons import labels
from sayso.collate.rulings import JOINING, standing
from sayso.collate.voices import is_own
from sayso.model.collation import Fold, Step, Voice, VoiceGroup
from sayso.model.event import Copy, Event
from sayso.model.judgement import Judgement
from sayso.model.report import Report
from sayso.model.span import Span, overlap


@dataclass(frozen=True, kw_only=True)
class FoldSettings:
    """How much of a passage has to have been copied."""

    held: float = 0.5
    """Of the characters of either passage, those that stand in shared text."""
    credited: float = 0.3
    """The same, of two reports that credit one agency: its words were worked over, and it is still its voice."""


SETTINGS = FoldSettings()
Told = tuple[Span, Voice]


class Origins(NamedTuple):
    """What readings are folded by: the reports, the copies of each two of them, the first version of each, and judgements."""

    joining: tuple[Judgement, ...]
    parting: tuple[Judgement, ...]
    reports: Mapping[str, Report]
    copies: Mapping[frozenset[str], Sequence[Copy]]
    first: Mapping[str, str]


def origins(event: Event) -> Origins:
    """What an event says of where its reports come from."""
    copies: dict[frozenset[str], list[Copy]] = defaultdict(list)
    for copy in event.copies:
        copies[frozenset((copy.source, copy.copy))].append(copy)
    reports = {annotated.report.id: annotated.report for annotated in event.annotated}
    joining = standing(event, "voice", *JOINING)
    parting = standing(event, "voice", "reject", "split", *JOINING)
    return Origins(joining, parting, reports, copies, {report: _first_version(report, reports) for report in reports})


def _first_version(report: str, reports: Mapping[str, Report]) -> str:
    seen = {report}
    while (older := reports[report].replaces) in reports and older is not None and older not in seen:
        report = older
        seen.add(report)
    return report


def fold_voices(readings: Sequence[Told], where: Origins, settings: FoldSettings = SETTINGS) -> tuple[VoiceGroup, ...]:
    """The readings that have one origin, by their place in the row; a reading that stands for itself is in no group.

    Readings fold where they have the same named speaker or come from the same body, are one outlet's own words, were
    copied one from the other, or where a person judged them to be one voice; never where a person parted them.
    """
    parted = _parted(readings, where.parting)
    group = list(range(len(readings)))
    made: list[Fold] = []
    for left, right in combinations(range(len(readings)), 2):
        if group[left] == group[right] or frozenset((left, right)) in parted:
            continue
        fold = next(_folds(readings[left], readings[right], where, settings), None)
        if fold is not None:
            keep, gone = sorted((group[left], group[right]))
            group = [keep if one == gone else one for one in group]
            made.append(Fold(left=left, right=right, reason=fold[0], span=fold[1]))
    members: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(group):
        members[one].append(place)
    return tuple(_voice_group(places, made) for places in members.values() if len(places) > 1)


def _voice_group(places: Sequence[int], made: Sequence[Fold]) -> VoiceGroup:
    folds = tuple(fold for fold in made if fold.left in places)
    reasons = dict.fromkeys(fold.reason for fold in folds)
    return VoiceGroup(readings=tuple(places), reason=" ".join(reasons), span=folds[0].span, folds=folds)


def voice_count(readings: int, groups: Iterable[VoiceGroup]) -> int:
    """How many independent voices are left of a row of readings once each group counts as one."""
    return readings - sum(len(group.readings) - 1 for group in groups)


def _parted(readings: Sequence[Told], judgements: Iterable[Judgement]) -> set[frozenset[int]]:
    """Pairs that people took for two voices: what a judgement names against the rest, or each against each where that is all."""
    parted: set[frozenset[int]] = set()
    for judgement in judgements:
        named = [place for place, (span, _) in enumerate(readings) if span in judgement.spans]
        others = [place for place in range(len(readings)) if place not in named]
        pairs = {frozenset(pair) for pair in ([(left, right) for left in named for right in others] or combinations(named, 2))}
        if judgement.kind in JOINING:
            parted -= {frozenset(pair) for pair in combinations(named, 2)}
        else:
            parted |= pairs
    return parted


def _folds(left: Told, right: Told, where: Origins, settings: FoldSettings) -> Iterator[tuple[str, Span | None]]:
    """Why two readings are one voice, each with the passage that shows it; what a person judged comes first."""
    (left_span, left_voice), (right_span, right_voice) = left, right
    for judgement in where.joining:
        if left_span in judgement.spans and right_span in judgement.spans:
            yield f"Judged to be one voice by {judgement.author}.", left_span
    if left_voice and right_voice and _same_speaker(left_voice[-1], right_voice[-1]):
        yield f"The same speaker: {left_voice[-1].name}.", left_voice[-1].span or right_voice[-1].span
    if left_voice and right_voice and (body := _shared_body(left_voice[-1].name, right_voice[-1].name)):
        yield f"Both speak for the same body: {body}.", left_voice[-1].span or right_voice[-1].span
    yield from _of_outlets(left, right, where)
    for copy in where.copies.get(frozenset((left_span.report, right_span.report)), ()):
        if span := _copied(copy, left_span, right_span, settings) or _copied(copy, right_span, left_span, settings):
            credit = next(iter(copy.credited), span)
            yield (f"The same text, credited to {copy.credit}.", credit) if copy.credit else ("The same text in both.", span)


def _of_outlets(left: Told, right: Told, where: Origins) -> Iterator[tuple[str, Span | None]]:
    """The folds that come of who published: one outlet's own words, versions of one article, an outlet and who cites it."""
    (left_span, left_voice), (right_span, right_voice) = left, right
    one, other = where.reports.get(left_span.report), where.reports.get(right_span.report)
    same = left_span.report == right_span.report
    if not same and one and other and where.first[one.id] == where.first[other.id] and _same_mouth(left_voice, right_voice):
        yield "Two versions of one article.", left_span
    if not left_voice and not right_voice and (same or (one and other and one.outlet and one.outlet == other.outlet)):
        yield "The same outlet says it more than once.", left_span
    for voice, report, itself in ((left_voice, other, not right_voice), (right_voice, one, not left_voice)):
        if itself and voice and report and voice[-1].name and is_own(voice[-1].name, report):
            yield f"{report.outlet} says it, and the other has it from there.", voice[-1].span


def _same_mouth(left: Voice, right: Voice) -> bool:
    """The outlet itself in both, or innermost somebody of the same name, or in both somebody without one."""
    if not left or not right:
        return not left and not right
    return (left[-1].name or "").casefold() == (right[-1].name or "").casefold()


def _same_speaker(left: Step, right: Step) -> bool:
    if left.actor is not None and right.actor is not None:
        return left.actor == right.actor
    return left.name is not None and right.name is not None and left.name.casefold() == right.name.casefold()


def _shared_body(left: str | None, right: str | None) -> str | None:
    """The body that both names stand for, where at least one is its statement or speaks for it without a name."""
    if not left or not right:
        return None
    one, other = body_of(left), body_of(right)
    names = {name.casefold().removeprefix("the ") for name in (one or left, other or right)}
    return (one or other) if (one or other) and len(names) == 1 else None


@cache
def _mouthpieces() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(sorted(map(re.escape, labels("mouthpieces", "words")), key=len, reverse=True))
    before = re.compile(rf"(?:an? |the |its |their )?(?:{words}) (?:for|from|of|by) (?:the )?(?P<body>\S.*)", re.IGNORECASE)
    after = re.compile(rf"(?:an? |the )?(?P<body>\S.*?)(?:['’]s)? (?:{words})", re.IGNORECASE)
    return before, after


@lru_cache(maxsize=1024)
def body_of(name: str) -> str | None:
    """Whose statement, or whose nameless spokesman, a name is: `a police statement`, `spokesman for the police`."""
    for shape in _mouthpieces():
        found = shape.fullmatch(name[:200])
        if found and not all(word in labels("mouthpieces", "empty") for word in found["body"].lower().split()):
            return found["body"]
    return None


def _copied(copy: Copy, source: Span, target: Span, settings: FoldSettings) -> Span | None:
    """The source's side of the shared text in which most of both passages stand."""
    most = settings.credited if copy.credit else settings.held
    for origin, made in copy.passages:
        if overlap(origin, source) >= most * (source.end - source.start) and overlap(made, target) >= most * (target.end - target.start):
            return origin
    return None
