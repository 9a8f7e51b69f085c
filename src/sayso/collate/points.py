"""The same assertion as several reports make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from sayso.collate.assertions import Alike, Assertion, assertions_of, likeness
from sayso.collate.compare import is_denied, one_denies, one_negates
from sayso.collate.folds import Origins, fold_voices, origins, voice_count
from sayso.collate.rulings import regroup, renamed
from sayso.collate.voices import ActorOf
from sayso.model.collation import Point, PointReading, Verdict
from sayso.model.event import Event
from sayso.model.record import content_id

Pair = tuple[int, int]  # rows of two assertions, the smaller first

FIRST_PERSON = frozenset({"i", "we", "our", "us", "my", "me", "i'm", "we're", "i’m", "we’re"})


@dataclass(frozen=True, kw_only=True)
class PointSettings:
    """How alike claims have to be."""

    joined: float = 0.18
    """Mean likeness, over all pairs of two groups, from which they make one point."""
    answered: float = 0.7
    """Part of what somebody denies that another claim states, from which the denial is an answer to that claim."""
    negated: float = 0.75
    """Cosine from which a sentence and one with a "not" are opposed: many share words and a "not" without being contrary."""
    shared: int = 2
    """Terms that two assertions share before either is taken to speak against the other."""


def find_points(event: Event, actor_of: ActorOf, settings: PointSettings | None = None) -> tuple[Point, ...]:
    """The points of an event: those that differ first, then by number of reports, then as they come in the reports."""
    settings = settings or PointSettings()
    assertions = assertions_of(event, actor_of)
    if not assertions:
        return ()
    alike = likeness(assertions)
    opposed = dict(_opposed(assertions, alike, settings))
    where = origins(event)
    groups = regroup(event, "point", _groups(alike, opposed, settings), lambda row: assertions[row].claim.span)
    points = [
        _point(event, [assertions[row] for row in rows], where, alike.sense[np.ix_(rows, rows)], _reasons(rows, opposed)) for rows in groups
    ]
    rank = {"differ": 0, "agree": 1, "lone": 2}
    order = {annotated.report.id: number for number, annotated in enumerate(event.annotated)}

    def key(point: Point) -> tuple[int, int, int, int]:
        first = point.readings[0]
        return (rank[point.verdict], -len({reading.report for reading in point.readings}), order[first.report], first.span.start)

    return tuple(sorted(renamed(event, "point", points), key=key))


def _opposed(assertions: Sequence[Assertion], alike: Alike, settings: PointSettings) -> Iterator[tuple[Pair, str]]:
    """The pairs of assertions that cannot both be right, each with the reason; of what answers a denial only the closest."""
    denied = [row for row, assertion in enumerate(assertions) if is_denied(assertion)]
    for row in denied:
        fits = [other for other in range(len(assertions)) if _may_oppose(assertions[row], assertions[other], settings)]
        fits = [other for other in fits if one_denies(assertions[row], assertions[other]) and alike.held[row, other] >= settings.answered]
        best = max(fits, key=lambda other: (alike.held[row, other], alike.sense[row, other], -other), default=None)
        if best is not None:
            yield (min(row, best), max(row, best)), one_denies.__doc__ or ""
    for left, right in np.argwhere(np.triu(alike.words >= settings.negated, 1)).tolist():
        if _may_oppose(assertions[left], assertions[right], settings) and one_negates(assertions[left], assertions[right]):
            yield (left, right), one_negates.__doc__ or ""


def _may_oppose(left: Assertion, right: Assertion, settings: PointSettings) -> bool:
    """Whether two different voices speak of enough in common: nobody is taken to contradict themselves on likeness of words alone."""
    if len(left.terms & right.terms) < settings.shared:
        return False
    if left.report != right.report and not left.voice and not right.voice:
        return True
    return [step.name for step in left.voice] != [step.name for step in right.voice]


def _groups(alike: Alike, opposed: Iterable[Pair], settings: PointSettings) -> list[list[int]]:
    """Rows of like assertions, by average linkage; what is opposed belongs to one point, on its two sides."""
    size = len(alike.sense)
    label = [0]
    if size > 1:
        distance = np.clip(1 - alike.sense, 0, 1)
        np.fill_diagonal(distance, 0)
        label = fcluster(linkage(squareform(distance, checks=False), "average"), 1 - settings.joined, "distance").tolist()
    for left, right in opposed:
        keep, gone = label[left], label[right]
        label = [keep if one == gone else one for one in label]
    groups: dict[int, list[int]] = defaultdict(list)
    for row, one in enumerate(label):
        groups[one].append(row)
    return list(groups.values())


def _reasons(rows: Sequence[int], opposed: Mapping[Pair, str]) -> tuple[str, ...]:
    return tuple(sorted({opposed[pair] for pair in combinations(rows, 2) if pair in opposed}))


def _point(event: Event, members: Sequence[Assertion], where: Origins, sense: NDArray[np.float32], reasons: tuple[str, ...]) -> Point:
    readings = tuple(
        PointReading(report=member.report, span=member.claim.span, text=member.text, stance=member.claim.stance, voice=member.voice)
        for member in members
    )
    reports = {member.report for member in members}
    verdict: Verdict = "differ" if reasons else "agree" if len(reports) > 1 else "lone"
    groups = fold_voices([(reading.span, reading.voice) for reading in readings], where)
    return Point(
        id=content_id("p", event.id, *(f"{member.report}:{member.claim.span.start}" for member in members)),
        what=_title(members, sense),
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


def _title(members: Sequence[Assertion], alike: NDArray[np.float32]) -> str:
    """The words of the member most like the others, of one that is no word-for-word quotation where there is one."""
    central = alike.sum(axis=1).round(4)
    best = max(range(len(members)), key=lambda row: (not _is_quoted(members[row]), central[row], -len(members[row].text), -row))
    return " ".join(members[best].text.split())


def _is_quoted(assertion: Assertion) -> bool:
    """Whether a title would speak in somebody's first person, or end in the middle of a quotation."""
    words = {word.strip(".,!?") for word in assertion.text.lower().split()}
    return bool(words & FIRST_PERSON) or any(mark in assertion.text for mark in '“”"')
