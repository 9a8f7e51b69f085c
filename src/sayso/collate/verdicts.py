"""What a row of readings comes to: whether all can be right, and if not, of what kind the difference is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from sayso.collate.likeness import Candidate, Weights, can_both_be_right
from sayso.model.collation import Verdict, Why

Comparator = Callable[[Candidate, Candidate, Weights], bool]


def same_number(left: Candidate, right: Candidate, _: Weights) -> bool:
    """Both give the same number for the same thing."""
    one, other = left.reading, right.reading
    return (one.low, one.high, one.approximate) == (other.low, other.high, other.approximate)


def less_precise(left: Candidate, right: Candidate, weights: Weights) -> bool:
    """One is less precise than the other, and both can be right."""
    return not same_number(left, right, weights) and can_both_be_right(left.reading, right.reading, weights)


def cannot_both_be_right(left: Candidate, right: Candidate, weights: Weights) -> bool:
    """The numbers for the same thing cannot both be right."""
    return not can_both_be_right(left.reading, right.reading, weights)


def later_count(left: Candidate, right: Candidate, weights: Weights) -> bool:
    """The report of a later day gives the higher number: a later count."""
    one, other = sorted((left.reading, right.reading), key=lambda reading: reading.as_of or "")
    if not one.as_of or not other.as_of or one.as_of == other.as_of:
        return False
    return cannot_both_be_right(left, right, weights) and _middle(one.low, one.high) < _middle(other.low, other.high)


def other_scope(left: Candidate, right: Candidate, _: Weights) -> bool:
    """They speak of the same people or things doing or suffering something else, or of another part of them."""
    one, other = left.quantity, right.quantity
    deeds = one.deed != other.deed
    names = {term for term in one.terms if term.isupper()} ^ {term for term in other.terms if term.isupper()}
    return deeds or (bool(names) and one.head != other.head)


def other_definition(left: Candidate, right: Candidate, _: Weights) -> bool:
    """They count by another word, so that one can take in what the other leaves out."""
    one, other = left.quantity, right.quantity
    return one.kind == "count" and (one.head, set(one.terms)) != (other.head, set(other.terms)) and "person" not in {one.unit, other.unit}


DIFFERENCES: tuple[tuple[Why, Comparator], ...] = (
    ("update", later_count),
    ("scope", other_scope),
    ("definition", other_definition),
    ("conflict", cannot_both_be_right),
)


def judge(row: Sequence[Candidate], weights: Weights, *, adds_up: bool = False) -> tuple[Verdict, Why | None, tuple[str, ...]]:
    """The verdict on a row, what kind of difference or agreement it is, and the reasons in words.

    With `adds_up` another figure of a report makes up the difference: the numbers are defined differently.
    """
    contrary = [pair for pair in combinations(row, 2) if cannot_both_be_right(*pair, weights)]
    if contrary:
        return "differ", *_difference(contrary, weights, adds_up=adds_up)
    if len({one.reading.report for one in row}) < 2:  # noqa: PLR2004 - a pair of reports
        return "lone", None, ()
    if all(same_number(*pair, weights) for pair in combinations(row, 2)):
        return "agree", "same", (_reason(same_number),)
    return "agree", "precision", (_reason(less_precise),)


def _difference(contrary: Sequence[tuple[Candidate, Candidate]], weights: Weights, *, adds_up: bool) -> tuple[Why, tuple[str, ...]]:
    """The kind that holds for every pair that is contrary; else a plain conflict."""
    reasons = (_reason(cannot_both_be_right),)
    if adds_up:
        return "definition", (*reasons, "One report counts in two parts what the other gives as one number.")
    for why, comparator in DIFFERENCES:
        if all(comparator(*pair, weights) for pair in contrary):
            return why, reasons if comparator is cannot_both_be_right else (*reasons, _reason(comparator))
    return "conflict", reasons


def _reason(comparator: Comparator) -> str:
    return " ".join((comparator.__doc__ or "").split())


def _middle(low: float | None, high: float | None) -> float:
    if low is None or high is None:
        return low if low is not None else high or 0.0
    return (low + high) / 2
