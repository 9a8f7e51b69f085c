"""How alike two readings are: whether they can be the same quantity of the world, told twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import msgspec

from sayso.model.annotation import Quantity
from sayso.model.collation import FigureReading
from sayso.model.span import holds

PEOPLE = "people"
# What befalls a person once: two of them are two figures.
FATES = frozenset(
    {"killed", "injured", "missing", "survived", "rescued", "arrested", "charged", "convicted", "kidnapped", "displaced", "removed"}
)


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """What counts how much for two readings being of one figure.

    Worked out by hand on six invented and five real events; numbers alone stay below `least`.
    """

    least: float = 0.6
    """Two groups of readings become one row when their mean likeness is at least this."""
    least_differing: float = 0.58
    """The same where the numbers cannot both be right: likeness has to come from the words."""
    best_counts: float = 0.4
    """How much the most alike pair of two groups counts beside their mean, where no numbers are contrary."""
    same_deed: float = 0.35
    other_fate: float = -0.35
    """Killed is not injured; aboard and killed may be told of the same people."""
    no_deed: float = 0.05
    same_head: float = 0.4
    both_wide: float = 0.3
    """Both count people, or years, which says less than that both count pilots."""
    wide_head: float = 0.2
    other_head: float = -0.45
    shared_terms: float = 0.25
    other_names: float = -0.5
    other_terms: float = -0.05
    """For each side that has words which narrow it, where they share none."""
    contrary_terms: float = -0.1
    """More against contrary numbers where both sides have such words."""
    same_number: float = 0.25
    same_long_number: float = 0.35
    same_longest_number: float = 0.5
    meeting_numbers: float = 0.1
    near_long_numbers: float = 0.1
    near_longest_numbers: float = 0.45
    other_time: float = -0.4
    other_numbers: float = -0.1
    other_numbers_in_one_report: float = -0.5
    context: float = 0.5
    """For the share of words of content that both sentences have."""
    long_number: float = 100.0
    """Numbers from here on are seldom the same by chance."""
    longest_number: float = 100_000.0
    """Numbers from here on are hardly ever the same by chance."""
    days_apart: int = 45
    """Times that lie farther apart than this are of two events."""
    days_before: int = 90
    """The same where one sentence names no time, so that it speaks of its report's days: dates of reports are at times weeks late."""
    few: float = 3.0
    """Numbers below this are often the same by chance."""
    nearness: float = 0.1
    """Approximate numbers meet within this share; so do long numbers that are near."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A quantity that can be a figure, with the reading made of it.

    `when` are the first day and the day after of the time that its sentence names, `sentence` that sentence's number.
    """

    quantity: Quantity
    reading: FigureReading
    order: tuple[int, str]
    sentence: int
    when: tuple[str, str] | None = None


def can_both_be_right(left: FigureReading, right: FigureReading, weights: Weights) -> bool:
    """Whether one number of the world can satisfy both: intervals meet, approximate numbers within a tenth."""
    gap = max(_low(left), _low(right)) - min(_high(left), _high(right))
    if gap <= 0:
        return True
    size = max(_low(left), _low(right))
    return (left.approximate or right.approximate) and gap <= weights.nearness * size


def likeness(left: Candidate, right: Candidate, weights: Weights) -> float:
    """The sum of what speaks for one figure and what against; below zero they are surely two."""
    first, second = left.quantity, right.quantity
    if not _comparable(first, second):
        return -1.0
    words = _deeds(first, second, weights) + _heads(first, second, weights) + _terms(first, second, weights)
    shared = _shared(first.context, second.context)
    numbers = _numbers(left, right, weights)
    return words + weights.context * shared + numbers + _times(left, right, weights)


def tells_of_one(candidate: Candidate) -> bool:
    """Whether one somebody is told of without a number: "a man died" is no count of all who did."""
    of = candidate.quantity.of
    return of is not None and holds(candidate.quantity.span, of)


def may_differ(left: Candidate, right: Candidate) -> bool:
    """Whether contrary numbers can be of one figure at all: the same thing or the same deed, and no word that sets them apart."""
    one, other = left.quantity, right.quantity
    if tells_of_one(left) or tells_of_one(right):
        return False
    people = {one.unit, other.unit} <= {"person", None}
    same_thing = one.head == other.head or (people and bool({PEOPLE, None} & {one.head, other.head}))
    narrowed = one.terms and other.terms and not set(one.terms) & set(other.terms)
    return same_thing or (not narrowed and one.deed is not None and one.deed == other.deed)


def _comparable(left: Quantity, right: Quantity) -> bool:
    if left.kind != right.kind:
        return False
    if left.kind != "count":
        return left.unit == right.unit
    return (left.unit == "person") == (right.unit == "person") or None in {left.unit, right.unit}


def _deeds(left: Quantity, right: Quantity, weights: Weights) -> float:
    if left.deed and right.deed:
        if left.deed == right.deed:
            return weights.same_deed
        return weights.other_fate if {left.deed, right.deed} <= FATES else 0.0
    return weights.no_deed if left.deed or right.deed else 0.0


def _heads(left: Quantity, right: Quantity, weights: Weights) -> float:
    if left.head == right.head:
        wide = left.head == PEOPLE or left.kind == "duration"
        return 0.0 if left.head is None else weights.both_wide if wide else weights.same_head
    if PEOPLE in {left.head, right.head} or None in {left.head, right.head}:
        return weights.wide_head
    return weights.other_head if not {left.head, right.head} & {*left.terms, *right.terms} else 0.0


def _terms(left: Quantity, right: Quantity, weights: Weights) -> float:
    if set(left.terms) & set(right.terms):
        return weights.shared_terms
    if _names(left) and _names(right):
        return weights.other_names
    return weights.other_terms * (bool(left.terms) + bool(right.terms))


def _names(quantity: Quantity) -> bool:
    return any(term.isupper() for term in quantity.terms)


def _shared(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared words over those of the shorter side, as sentences differ much in length; few words count for little."""
    one, other = set(left), set(right)
    return len(one & other) / (4 + min(len(one), len(other))) if one and other else 0.0


def _numbers(left: Candidate, right: Candidate, weights: Weights) -> float:
    one, other = left.reading, right.reading
    size = max(_low(one), _low(other))
    if (one.low, one.high) == (other.low, other.high):
        if size < weights.few:
            return weights.meeting_numbers
        return _same(size, weights)
    if size >= weights.long_number and min(_low(one), _low(other)) >= (1 - weights.nearness) * size:
        return weights.near_longest_numbers if size >= weights.longest_number else weights.near_long_numbers
    if can_both_be_right(one, other, weights):
        return weights.meeting_numbers
    return _contrary(left, right, weights)


def _contrary(left: Candidate, right: Candidate, weights: Weights) -> float:
    in_one_breath = left.reading.report == right.reading.report and left.reading.voice == right.reading.voice
    one, other = set(left.quantity.terms), set(right.quantity.terms)
    apart = weights.contrary_terms if one and other and not one & other else 0.0
    return apart + (weights.other_numbers_in_one_report if in_one_breath else weights.other_numbers)


def _same(size: float, weights: Weights) -> float:
    if size >= weights.longest_number:
        return weights.same_longest_number
    return weights.same_long_number if size >= weights.long_number else weights.same_number


def _times(left: Candidate, right: Candidate, weights: Weights) -> float:
    """Against two readings whose sentences speak of times far apart; one that names none speaks of its report's days."""
    one, other = _days(left.when), _days(right.when)
    if one and other:
        return weights.other_time if _gap(one, other) > weights.days_apart else 0.0
    if (one is None and other is None) or left.reading.report == right.reading.report:
        return 0.0
    told = one or other
    published = right.reading.as_of if one else left.reading.as_of
    if told is None or published is None:
        return 0.0
    return weights.other_time if _gap(told, _days((published, published)) or told) > weights.days_before else 0.0


def _days(when: tuple[str, str] | None) -> tuple[date, date] | None:
    return (date.fromisoformat(when[0][:10]), date.fromisoformat(when[1][:10])) if when else None


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    return (max(one[0], other[0]) - min(one[1], other[1])).days


def _low(reading: FigureReading) -> float:
    return reading.low if reading.low is not None else 0.0


def _high(reading: FigureReading) -> float:
    return reading.high if reading.high is not None else float("inf")
