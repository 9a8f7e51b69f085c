"""The same assertion as several reports make it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from sayso.collate.assertions import Assertion, assertions_of, says_so
from sayso.collate.compare import CompareSettings, reason, same_number
from sayso.collate.confirmed import JudgeSettings, Judgings, confirmed, judge_pairs, taken_for_the_same
from sayso.collate.contrary import Contrary, find_contrary
from sayso.collate.folds import Origins, fold_voices, origins, voice_count
from sayso.collate.linkage import linked_groups
from sayso.collate.nearness import Features, Nearness, NearnessSettings, Pair, Rows, likeness, nearness
from sayso.collate.rulings import regroup, renamed, standing
from sayso.collate.titles import title_of
from sayso.collate.voices import ActorOf
from sayso.model.collation import Figure, Point, PointReading, Verdict, Why
from sayso.model.event import Event
from sayso.model.record import content_id
from sayso.model.span import Span

RANK = {"differ": 0, "agree": 1, "lone": 2}
ALIKE = "Their words are alike."


@dataclass(frozen=True, kw_only=True)
class PointSettings:
    """How alike claims have to be to make one point."""

    joined: float = 0.03
    """Mean likeness, over all pairs of two groups and without what they are like anyhow, from which they make one point."""
    tied: float = 0.28
    """Likeness that a reading of a point of several reports has to something that another report says there, unless it is linked to it."""
    widely: float = 0.34
    """Part of the other reports there that it is tied with, rounded down; one at least."""
    strong: float = 0.4
    """Likeness from which it need not share a word of content with it."""
    same: float = 0.6
    """Likeness from which claims of few words are the same words, too."""
    content: int = 2
    """Words of content that a claim has to have before its likeness to another says that the two tell one thing."""
    near: NearnessSettings = field(default_factory=NearnessSettings)
    compare: CompareSettings = field(default_factory=CompareSettings)
    judge: JudgeSettings = field(default_factory=JudgeSettings)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """An event's claims, which are near which, what the judge says of the nearest, and which speak against which."""

    event: Event
    assertions: Sequence[Assertion]
    near: Nearness
    judgings: Judgings
    contrary: Contrary
    agreed: Mapping[Span, str]
    origins: Origins
    settings: PointSettings


def find_points(
    event: Event, actor_of: ActorOf, settings: PointSettings | None = None, *, figures: Sequence[Figure] | None = None
) -> tuple[Point, ...]:
    """The points of an event, by importance: those that differ first, then by reports, then what reports lead with.

    A claim stands in the point of the claims that it is most like, and in one more where the nearest claim of another
    report is, or what it denies.
    """
    settings = settings or PointSettings()
    assertions = assertions_of(event, actor_of)
    if not assertions:
        return ()
    near = nearness(assertions, settings.near)
    judgings = judge_pairs(assertions, near, settings.near, settings.judge)
    near = confirmed(near, judgings, settings.near, settings.judge)
    contrary = find_contrary(assertions, near, settings.near, settings.compare, figures)
    groups = regroup(event, "point", linked_groups(near, settings.joined, settings.near), lambda row: assertions[row].claim.span)
    judged = {span for judgement in standing(event, "point", "split", "join", "accept") for span in judgement.spans}
    fixed = frozenset(row for row, assertion in enumerate(assertions) if assertion.claim.span in judged)
    compared = Compared(
        event=event,
        assertions=assertions,
        near=near,
        judgings=judgings,
        contrary=contrary,
        agreed={one.span: row.id for row in figures or () if row.why == "same" for one in row.readings},
        origins=origins(event),
        settings=settings,
    )
    tied = [part for rows in _with_guests(groups, near.links, contrary, fixed) for part in _tied(compared, rows, fixed)]
    points = [_point(compared, rows) for rows in _alone_together(tied, assertions, fixed)]
    return tuple(sorted(renamed(event, "point", points), key=lambda point: _importance(point, event)))


def _with_guests(
    groups: Sequence[Sequence[int]], links: Mapping[Pair, float], contrary: Contrary, fixed: frozenset[int]
) -> list[list[int]]:
    """The groups, each with the claims of other groups that are linked into it; a claim is the guest of one group at most.

    A claim by itself that denies what stands in a group moves there; claims that people put where they are stay.
    """
    home = {row: number for number, rows in enumerate(groups) for row in rows}
    offers: dict[int, list[tuple[bool, float, int]]] = defaultdict(list)
    for (left, right), value in [*((pair, contrary[pair].likeness) for pair in contrary), *links.items()]:
        opposed = (left, right) in contrary
        for row, other in ((left, right), (right, left)):
            if row in home and other in home and home[row] != home[other] and row not in fixed:
                offers[row].append((opposed, value, -home[other]))
    found = [list(rows) for rows in groups]
    for row, offered in sorted(offers.items()):
        found[-max(offered)[2]].append(row)
    return found


def _tied(compared: Compared, rows: Sequence[int], fixed: frozenset[int]) -> list[list[int]]:
    """A group without what is like it only by way of others, and that by itself; what people put there stays, and what is contrary.

    What says that something was not so, where all other reports say that it was, tells of something else, unless it is
    contrary to one of them; and the other way round.
    """
    reports = [compared.assertions[row].report for row in rows]
    others = len(set(reports)) - 1
    if not others:
        return [list(rows)]
    inside = set(rows)
    opposed = {row for pair in compared.contrary if inside.issuperset(pair) for row in pair}
    least = max(1, int(compared.settings.widely * others))
    met = [len({report for report, tie in zip(reports, ties, strict=True) if tie}) for ties in _ties(compared, rows, reports)]
    told = [(report, says_so(compared.assertions[row])) for row, report in zip(rows, reports, strict=True)]
    sided = [any(other != report and so == also for other, also in told) for report, so in told]
    tied = {row for row, number, alike in zip(rows, met, sided, strict=True) if number >= least and alike}
    kept = [row for row in rows if row in tied or row in opposed or row in fixed]
    return [*([kept] if kept else []), *([row] for row in rows if row not in set(kept))]


def _ties(compared: Compared, rows: Sequence[int], reports: Sequence[str]) -> list[list[bool]]:
    """Which members of a group are so alike, or linked, that they tell of one thing: a row of answers for each."""
    settings = compared.settings
    apart = np.array(reports)[:, None] != np.array(reports)[None]
    words = compared.near.features.words[np.array(rows, dtype=np.int64)]
    shared = np.asarray((words @ words.T).todense()) > 0
    table = _among(rows, compared.near, settings.near)
    enough = np.array([len(compared.assertions[row].terms) >= settings.content for row in rows])
    near = (table >= settings.tied) | _linked(rows, compared)
    told = near & (shared | (table >= settings.strong)) & enough[:, None] & enough[None]
    found: list[list[bool]] = (apart & (told | (table >= settings.same))).tolist()
    return found


def _linked(rows: Sequence[int], compared: Compared) -> NDArray[np.bool_]:
    """Which members of a group are each other's nearest in their reports."""
    links = compared.near.links
    return np.array([[(min(row, other), max(row, other)) in links for other in rows] for row in rows])


def _alone_together(groups: Iterable[Sequence[int]], assertions: Sequence[Assertion], fixed: frozenset[int]) -> list[list[int]]:
    """The groups, but what one sentence says in one voice and nothing else is near to is one group; a part of another group is none."""
    rows_of = _not_held(groups)
    told = {row for rows in rows_of if len(rows) > 1 for row in rows}
    found = [rows for rows in rows_of if len(rows) > 1]
    alone: dict[tuple[str, int, tuple[str | None, ...]], list[int]] = defaultdict(list)
    for row in (rows[0] for rows in rows_of if len(rows) == 1):
        if row in fixed:
            found.append([row])
        elif row not in told:
            one = assertions[row]
            alone[one.report, one.sentence, tuple(step.name for step in one.voice)].append(row)
    return [*found, *alone.values()]


def _not_held(groups: Iterable[Sequence[int]]) -> list[list[int]]:
    """The groups without those that another holds whole, as where two claims are each other's guests; single claims are left."""
    found: list[list[int]] = []
    holders: dict[int, list[frozenset[int]]] = defaultdict(list)
    for rows in sorted({frozenset(rows) for rows in groups}, key=lambda rows: (-len(rows), sorted(rows))):
        if len(rows) == 1 or not any(rows <= other for other in holders[min(rows)]):
            found.append(sorted(rows))
            for row in rows:
                holders[row].append(rows)
    return found


def _point(compared: Compared, rows: Iterable[int]) -> Point:
    event, assertions = compared.event, compared.assertions
    order = {annotated.report.id: number for number, annotated in enumerate(event.annotated)}
    rows = sorted(set(rows), key=lambda row: (order[assertions[row].report], assertions[row].place))
    members = [assertions[row] for row in rows]
    readings = tuple(
        PointReading(report=member.report, span=member.claim.span, text=member.text, stance=member.claim.stance, voice=member.voice)
        for member in members
    )
    reports = {member.report for member in members}
    verdict, why, reasons = _verdict(compared, rows, reports)
    groups = fold_voices([(reading.span, reading.voice) for reading in readings], compared.origins)
    places = sorted(f"{member.report}:{member.claim.span.start}:{member.claim.span.end}" for member in members)
    return Point(
        id=content_id("p", event.id, *places),
        what=title_of(members, _among(rows, compared.near, compared.settings.near).sum(axis=1).round(4).tolist()),
        verdict=verdict,
        why=why,
        reasons=reasons,
        voices=voice_count(len(readings), groups),
        voice_groups=groups,
        silent=tuple(
            annotated.report.id for annotated in event.annotated if annotated.report.id not in reports and annotated.unread is None
        ),
        readings=readings,
    )


def _verdict(compared: Compared, rows: Sequence[int], reports: set[str]) -> tuple[Verdict, Why | None, tuple[str, ...]]:
    inside = set(rows)
    found = [one for (left, right), one in sorted(compared.contrary.items()) if left in inside and right in inside]
    if found:
        kinds = {one.why for one in found}
        return "differ", "conflict" if "conflict" in kinds else found[0].why, tuple(sorted({one.reason for one in found}))
    if len(reports) == 1:
        return "lone", None, ()
    counted = [reason(same_number)] if same_number([compared.assertions[row] for row in rows], compared.agreed) else []
    score = taken_for_the_same(compared.judgings, rows, compared.settings.judge)
    judged = [f"{reason(taken_for_the_same)[:-1]} ({score:.2f})."] if score is not None else []
    return "agree", "same", (ALIKE, *counted, *judged)


def _among(rows: Sequence[int], near: Nearness, settings: NearnessSettings) -> Rows:
    """The likeness of a group's members to one another."""
    chosen = np.array(rows, dtype=np.int64)
    part = Features(words=near.features.words[chosen], vectors=near.features.vectors[chosen], weights=near.features.weights)
    return likeness(part, np.arange(len(rows)), settings).round(5)


def _importance(point: Point, event: Event) -> tuple[int, int, int, int, int, str]:
    order = {annotated.report.id: number for number, annotated in enumerate(event.annotated)}
    first = min(point.readings, key=lambda reading: (order[reading.report], reading.span.start))
    foremost = min(reading.span.start for reading in point.readings)
    return (
        RANK[point.verdict],
        -len({reading.report for reading in point.readings}),
        foremost,
        order[first.report],
        first.span.start,
        point.id,
    )
