"""Where a number tells of: what sets two contrary ones apart that are worded alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sayso.collate.gazetteer import Place, places_called
from sayso.model.annotation import AnnotatedReport, Quantity
from sayso.model.span import cut

KEPT = 4096  # pairs of names; more than the events of a run name


def places_of(quantity: Quantity, annotated: AnnotatedReport) -> frozenset[str]:
    """The places that a number's sentence names, in small letters: what its scope holds beside times."""
    text, times = annotated.report.text, {moment.span for moment in annotated.moments}
    return frozenset(cut(text, span).casefold().removeprefix("the ") for span in quantity.scope if span not in times)


def in_two_places(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether both sentences name places, and none that is the other's or that can lie in it."""
    one, other = tuple(left), tuple(right)
    return bool(one and other) and all(_apart(*sorted((first, second))) for first in one for second in other)


@lru_cache(maxsize=KEPT)
def _apart(first: str, second: str) -> bool:
    if first in second or second in first:
        return False
    one, other = places_called(first), places_called(second)
    return not (_can_hold(one, other) or _can_hold(other, one))


def _can_hold(wide: Sequence[Place], narrow: Sequence[Place]) -> bool:
    """Whether one is a country or a region in which the other lies, as far as is known; a place of no known name can lie anywhere."""
    areas = [place for place in wide if place.kind != "town"]
    if not narrow:
        return bool(areas)
    return any(area.country == place.country and area.region in {"", place.region} for area in areas for place in narrow)
