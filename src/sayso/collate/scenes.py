"""Where a number tells of: what sets two contrary ones apart that are worded alike."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model.annotation import AnnotatedReport, Quantity
from sayso.model.span import cut


def places_of(quantity: Quantity, annotated: AnnotatedReport) -> frozenset[str]:
    """The places that a number's sentence names, in small letters: what its scope holds beside times."""
    text, times = annotated.report.text, {moment.span for moment in annotated.moments}
    return frozenset(cut(text, span).casefold().removeprefix("the ") for span in quantity.scope if span not in times)


def in_two_places(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether both sentences name places, and none that is the other's or holds its name."""
    one, other = tuple(left), tuple(right)
    return bool(one and other) and not any(first in second or second in first for first in one for second in other)
