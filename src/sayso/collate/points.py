"""The same assertion as several reports make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from sayso.collate.assertions import Assertion, assertions_of, likeness
from sayso.collate.compare import Comparator, contrary, one_denies, one_negates
from sayso.collate.voices import ActorOf, fold_voices, voice_count
from sayso.model.collation import Point, PointReading, Verdict
from sayso.model.event import Event
from sayso.model.record import content_id

FIRST_PERSON = frozenset({"i", "we", "our", "us", "my", "me", "i'm", "we're", "i’m", "we’re"})


@dataclass(frozen=True, kw_only=True)
class PointSettings:
    """How alike claims have to be."""

    joined: float = 0.3
    """Mean cosine, over all pairs of two groups, from which they make one point."""
    denied: float = 0.4
    """Cosine from which a denial and a statement are taken to be about the same thing."""
    negated: float = 0.75
    """Cosine from which a sentence and one with a "not" are: many sentences share words and a "not" without being contrary."""


def find_points(event: Event, actor_of: ActorOf, settings: PointSettings | None = None) -> tuple[Point, ...]:
    """The points of an event: those that differ first, then by number of reports, then as they come in the reports."""
    settings = settings or PointSettings()
    assertions = assertions_of(event, actor_of)
    if not assertions:
        return ()
    alike = likeness(assertions)
    points = [_point(event, [assertions[row] for row in rows], alike[np.ix_(rows, rows)], settings) for rows in _groups(alike, settings)]
    rank = {"differ": 0, "agree": 1, "lone": 2}
    order = {annotated.report.id: number for number, annotated in enumerate(event.annotated)}

    def key(point: Point) -> tuple[int, int, int, int]:
        first = point.readings[0]
        return (rank[point.verdict], -len({reading.report for reading in point.readings}), order[first.report], first.span.start)

    return tuple(sorted(points, key=key))


def _groups(alike: NDArray[np.float32], settings: PointSettings) -> list[list[int]]:
    """Rows of like assertions, by average linkage."""
    if len(alike) == 1:
        return [[0]]
    distance = np.clip(1 - alike, 0, 1)
    np.fill_diagonal(distance, 0)
    labels = fcluster(linkage(squareform(distance, checks=False), "average"), 1 - settings.joined, "distance")
    groups: dict[int, list[int]] = defaultdict(list)
    for row, label in enumerate(labels):
        groups[int(label)].append(row)
    return list(groups.values())


def _point(event: Event, members: Sequence[Assertion], alike: NDArray[np.float32], settings: PointSettings) -> Point:
    readings = tuple(
        PointReading(report=member.report, span=member.claim.span, text=member.text, stance=member.claim.stance, voice=member.voice)
        for member in members
    )
    reasons = _contrary_reasons(members, alike, settings)
    reports = {member.report for member in members}
    verdict: Verdict = "differ" if reasons else "agree" if len(reports) > 1 else "lone"
    groups = fold_voices([(reading.span, reading.voice) for reading in readings], event.copies)
    return Point(
        id=content_id("p", event.id, *(f"{member.report}:{member.claim.span.start}" for member in members)),
        what=_title(members, alike),
        verdict=verdict,
        why="conflict" if verdict == "differ" else "same" if verdict == "agree" else None,
        reasons=reasons or (("Their words are alike.",) if verdict == "agree" else ()),
        voices=voice_count(len(readings), groups),
        voice_groups=groups,
        silent=tuple(
            annotated.report.id for annotated in event.annotated if annotated.report.id not in reports and annotated.unread is None
        ),
        readings=readings,
    )


def _contrary_reasons(members: Sequence[Assertion], alike: NDArray[np.float32], settings: PointSettings) -> tuple[str, ...]:
    least: dict[Comparator, float] = {one_denies: settings.denied, one_negates: settings.negated}
    found = {
        reason
        for left, right in combinations(range(len(members)), 2)
        if _are_two(members[left], members[right])
        for reason in contrary(members[left], members[right], alike=float(alike[left, right]), least=least)
    }
    return tuple(sorted(found))


def _are_two(left: Assertion, right: Assertion) -> bool:
    """Whether two different voices speak: nobody is taken to contradict themselves on the likeness of words alone."""
    if left.report != right.report and not left.voice and not right.voice:
        return True
    return [step.name for step in left.voice] != [step.name for step in right.voice]


def _title(members: Sequence[Assertion], alike: NDArray[np.float32]) -> str:
    """The words of the member most like the others, of one that is no word-for-word quotation where there is one."""
    central = alike.sum(axis=1).round(4)
    best = max(range(len(members)), key=lambda row: (not _is_quoted(members[row]), central[row], -len(members[row].text), -row))
    return " ".join(members[best].text.split())


def _is_quoted(assertion: Assertion) -> bool:
    """Whether a title would speak in somebody's first person, or end in the middle of a quotation."""
    words = {word.strip(".,!?") for word in assertion.text.lower().split()}
    return bool(words & FIRST_PERSON) or any(mark in assertion.text for mark in '“”"')
