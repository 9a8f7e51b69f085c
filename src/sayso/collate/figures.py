"""The same quantity as several reports give it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from sayso.collate.candidates import SHARED_KINDS, Candidate, find_candidates
from sayso.collate.conversions import in_unit
from sayso.collate.folds import Origins, fold_voices, origins, voice_count
from sayso.collate.headings import headings, unit_of
from sayso.collate.likeness import Weights
from sayso.collate.policies import Rule, best_of
from sayso.collate.rows import Row, find_rows, related_rows
from sayso.collate.rulings import regroup, renamed
from sayso.collate.verdicts import Judged, judge
from sayso.collate.voices import ActorOf
from sayso.model.collation import Figure, FigureReading
from sayso.model.event import Event
from sayso.model.record import content_id
from sayso.model.span import Span

WEIGHTS = Weights()
GRAVITY = {deed: number for number, deed in enumerate(("killed", "missing", "injured", "kidnapped", "arrested", "displaced"))}
VERDICT_ORDER = {"differ": 0, "agree": 1, "lone": 2}


def find_figures(event: Event, actor_of: ActorOf, *, weights: Weights = WEIGHTS, rule: Rule | None = None) -> tuple[Figure, ...]:
    """Every figure of an event, `best` only under a named rule.

    Contested ones come first, then what befell people, then those that most reports give, then as the texts have them.
    """
    candidates = find_candidates(event, actor_of)
    found, sums = find_rows(candidates, weights)
    found = regroup(event, "figure", found, lambda place: candidates[place].reading.span)
    places = [row for row in found if _worth([candidates[place] for place in row])]
    rows: list[Row] = [tuple(candidates[place] for place in row) for row in places]
    related, defined = related_rows(places, sums)
    where = origins(event)
    figures = [
        _figure(event, row, what, judge(row, weights, adds_up=number in defined), where)
        for number, (row, what) in enumerate(zip(rows, headings(rows), strict=True))
    ]
    figures = [replace(one, related=tuple(figures[other].id for other in related.get(number, ()))) for number, one in enumerate(figures)]
    if rule:
        figures = [replace(one, rule=rule, best=best_of(one.readings, one.voice_groups, rule)) for one in figures]
    weight = {figure.id: _weight(row) for figure, row in zip(figures, rows, strict=True)}
    return tuple(sorted(renamed(event, "figure", figures), key=lambda one: (VERDICT_ORDER[one.verdict], *weight[one.id], one.id)))


def _weight(row: Row) -> tuple[int, int, tuple[int, str]]:
    """What a reader wants first: deaths, then the missing and the hurt, then what else befell people, then what many reports give."""
    gravest = min((GRAVITY.get(one.deed or "", len(GRAVITY)) for one in row), default=len(GRAVITY))
    return gravest, -len({one.report for one in row}), min(one.order for one in row)


def _worth(row: Sequence[Candidate]) -> bool:
    """Whether a row is a figure: a stretch of time only where two reports give it."""
    return row[0].quantity.kind not in SHARED_KINDS or len({one.report for one in row}) > 1


def _figure(event: Event, row: Row, what: str, judged: Judged, where: Origins) -> Figure:
    verdict, why, reasons = judged
    readings = tuple(one.reading for one in row)
    low, high = _bounds([in_unit(one, unit_of(row)) for one in row])
    groups = fold_voices([(reading.span, reading.voice) for reading in readings], where)
    return Figure(
        id=_id(event, row),
        what=what,
        unit=unit_of(row),
        low=low,
        high=high,
        verdict=verdict,
        why=why,
        reasons=reasons,
        voices=voice_count(len(row), groups),
        voice_groups=groups,
        readings=readings,
    )


def _bounds(readings: Sequence[FigureReading]) -> tuple[float | None, float | None]:
    """The lowest and the highest number that a row gives; a side that every reading leaves open stays open."""
    lows = [reading.low for reading in readings if reading.low is not None]
    highs = [reading.high for reading in readings if reading.high is not None]
    return (min(*lows, *highs, lows[0]) if lows else None), (max(*lows, *highs, highs[0]) if highs else None)


def _id(event: Event, row: Row) -> str:
    span: Span = row[0].reading.span
    return content_id("f", event.id, span.report, str(span.start), str(span.end))
