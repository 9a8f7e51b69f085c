"""What a row of readings comes to: whether all can be right, and if not, of what kind the difference is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime
from itertools import combinations

from sayso.collate.candidates import Candidate, Days
from sayso.collate.conversions import in_one_unit, two_units
from sayso.collate.kinds import ABOARD, PARTISAN, PEOPLE
from sayso.collate.likeness import Weights, can_both_be_right
from sayso.model.collation import FigureReading, Verdict, Why

Pair = tuple[Candidate, Candidate]
Comparator = Callable[[Candidate, Candidate, Weights], bool]
Judged = tuple[Verdict, Why | None, tuple[str, ...]]

# Counts that grow as more becomes known, or shrink as more are found; other numbers are not brought up to date.
GROWING = frozenset(
    {"killed", "injured", "arrested", "charged", "displaced", "rescued", "removed", "survived", "seized", "damaged", "affected", "infected"}
)
SHRINKING = frozenset({"missing"})
LONG = 32  # days: a sentence that names more speaks of a stretch, not of the day of a deed


def same_number(left: Candidate, right: Candidate, _: Weights) -> bool:
    """Both give the same number for the same thing."""
    one, other = left.reading, right.reading
    return (one.low, one.high, one.approximate) == (other.low, other.high, other.approximate) and not two_units(left, right)


def less_precise(left: Candidate, right: Candidate, weights: Weights) -> bool:
    """One is less precise than the other, and both can be right."""
    return not same_number(left, right, weights) and can_both_be_right(left, right, weights)


def converted(left: Candidate, right: Candidate, weights: Weights) -> bool:
    """They give it in two units, and the numbers come to about the same."""
    return two_units(left, right) and can_both_be_right(left, right, weights)


def other_unit(left: Candidate, right: Candidate, _: Weights) -> bool:
    """They give it in two units or currencies, and the numbers do not come to the same."""
    return two_units(left, right)


def cannot_both_be_right(left: Candidate, right: Candidate, weights: Weights) -> bool:
    """The numbers for the same thing cannot both be right."""
    return not can_both_be_right(left, right, weights)


def later_count(left: Candidate, right: Candidate, _: Weights) -> bool:
    """The later the report, the higher the number: a later count."""
    return _with_time(left, right) == 1


def fewer_left(left: Candidate, right: Candidate, _: Weights) -> bool:
    """The later the report, the lower the number: fewer are still sought."""
    return _with_time(left, right) == -1


def corrected(left: Candidate, right: Candidate, _: Weights) -> bool:
    """The later report says that the number was brought down."""
    return _corrects(left, right)


def other_scope(left: Candidate, right: Candidate, _: Weights) -> bool:
    """They speak of another part of the same people or things, of another stretch of time, or of something else that befell them."""
    one, other = left.quantity, right.quantity
    names = {term for term in one.terms if term.isupper()} ^ {term for term in other.terms if term.isupper()}
    kinds = {left.thing.kind, right.thing.kind} - {PARTISAN, PEOPLE}
    grouped = len(kinds) == 1 and left.thing.kind != right.thing.kind and not (left.deed == right.deed == ABOARD)
    stretched = _long(left.when) and _long(right.when) and left.when != right.when
    return left.deed != right.deed or (bool(names) and left.thing.noun != right.thing.noun) or grouped or stretched


def other_definition(left: Candidate, right: Candidate, _: Weights) -> bool:
    """They count by another word, so that one can take in what the other leaves out."""
    one, other = left.quantity, right.quantity
    worded = (left.thing.noun, set(one.terms)) != (right.thing.noun, set(other.terms))
    return one.kind == "count" and worded and False in {left.thing.person, right.thing.person}


def _whole(_left: Candidate, _right: Candidate, _: Weights) -> bool:
    """One report counts in two parts what the other gives as one number."""
    return True


KINDS: tuple[tuple[Why, Comparator], ...] = (
    ("unit", other_unit),
    ("scope", other_scope),
    ("definition", other_definition),
    ("conflict", cannot_both_be_right),
)


def judge(row: Sequence[Candidate], weights: Weights, *, adds_up: bool = False) -> Judged:
    """The verdict on a row, what kind of difference or agreement it is, and the reasons in words.

    With `adds_up` another figure of a report makes up the difference: the numbers are defined differently.
    """
    told = distinct(row)
    contrary = [pair for pair in combinations(told, 2) if cannot_both_be_right(*pair, weights)]
    if contrary:
        why, comparator = _difference(contrary, weights, adds_up=adds_up)
        return "differ", why, tuple(dict.fromkeys((reason(cannot_both_be_right), reason(comparator))))
    if len({one.report for one in row}) < 2:  # noqa: PLR2004 - a pair of reports
        return "lone", None, ()
    if all(same_number(*pair, weights) for pair in combinations(told, 2)):
        return "agree", "same", (reason(same_number),)
    turned = [converted(*pair, weights) for pair in combinations(told, 2) if not same_number(*pair, weights)]
    return "agree", "precision", tuple(reason(one) for one, given in ((converted, any(turned)), (less_precise, not all(turned))) if given)


def distinct(row: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Of readings that tell the same, the earliest and the latest, in the order of the row: a verdict asks for no more of them."""
    alike: defaultdict[Hashable, list[Candidate]] = defaultdict(list)
    later = any(one.later for one in row)
    for one in row:
        quantity, reading = one.quantity, one.reading
        told = (reading.low, reading.high, reading.approximate, quantity.unit, quantity.kind, frozenset(quantity.terms))
        alike[(*told, one.deed, one.thing, one.when, one.later, one.lowered, one.report if later else None, *_unknown(one))].append(one)
    kept = {id(end) for same in alike.values() for end in (min(same, key=_published), max(same, key=_published))}
    return tuple(one for one in row if id(one) in kept)


def _unknown(one: Candidate) -> tuple[bool, bool]:
    """Whether its day, and its hour, are known to nobody: it is then neither earlier nor later."""
    return one.reading.as_of is None, one.at is None


def _published(one: Candidate) -> tuple[str, str]:
    return one.reading.as_of or "", one.at or ""


def _difference(contrary: Sequence[Pair], weights: Weights, *, adds_up: bool) -> tuple[Why, Comparator]:
    """A kind that explains every contrary pair; else a plain conflict."""
    if adds_up:
        return "definition", _whole
    running = _update(contrary)
    if running is not None:
        return "update", running
    for why, comparator in KINDS:
        if all(comparator(*pair, weights) for pair in contrary):
            return why, comparator
    return "conflict", cannot_both_be_right


def _update(contrary: Sequence[Pair]) -> Comparator | None:
    """Counts that only rise with time, or only fall where fewer are sought; numbers of one moment are no objection."""
    deeds = {one.deed for pair in contrary for one in pair}
    ways = {_with_time(*pair) for pair in contrary} - {0}
    said = any(one.later for pair in contrary for one in pair)
    if ways == {1} and (deeds & GROWING or said):
        return later_count
    if ways == {-1} and deeds & SHRINKING:
        return fewer_left
    turned = [pair for pair in contrary if _with_time(*pair)]
    return corrected if turned and all(_corrects(*pair) for pair in turned) else None


def _corrects(left: Candidate, right: Candidate) -> bool:
    """Whether the lower number is the later one and is said to follow one that was too high."""
    lower = min(left, right, key=lambda one: _middle(one.reading))
    return _with_time(left, right) == -1 and lower.lowered


def _with_time(left: Candidate, right: Candidate) -> int:
    """1 where the later number is the higher one, -1 where it is the lower one, 0 where neither is later."""
    if left.report == right.report:
        order = int(left.later) - int(right.later)
        order = order or _sign(left.reading.as_of or "", right.reading.as_of or "")
    else:
        order = _order(left, right)
    return order * _sign(*(_middle(reading) for reading in in_one_unit(left, right)))


def _order(left: Candidate, right: Candidate) -> int:
    """1 where the first speaks for a later time, -1 for an earlier one, 0 where that is not known."""
    one, other = left.reading.as_of, right.reading.as_of
    if not one or not other:
        return _risen(left, right)
    if one != other:
        return _sign(one, other)
    first, second = _moment(left, one), _moment(right, other)
    if first is None or second is None or (first.tzinfo is None) != (second.tzinfo is None):
        return _risen(left, right)
    return _sign(first.timestamp(), second.timestamp()) if first.tzinfo else _sign(first.isoformat(), second.isoformat())


def _risen(left: Candidate, right: Candidate) -> int:
    """The same where no time tells: what is said to have risen to a number speaks for a later time than a lower number."""
    higher, sign = (left, 1) if _middle(left.reading) > _middle(right.reading) else (right, -1)
    return sign if higher.later and {left.deed, right.deed} <= GROWING else 0


def _moment(candidate: Candidate, day: str) -> datetime | None:
    """The time of publication, where it is known and the number is of that day."""
    at = candidate.at
    if at is None or len(at) <= len(day) or not at.startswith(day):
        return None
    try:
        return datetime.fromisoformat(at)
    except ValueError:
        return None


def _long(when: Days | None) -> bool:
    if when is None:
        return False
    first, after = (datetime.fromisoformat(day[:10]) for day in when)
    return (after - first).days >= LONG


def _sign(left: float | str, right: float | str) -> int:
    return (left > right) - (left < right)  # type: ignore[operator]  # two of one type


def _middle(reading: FigureReading) -> float:
    if reading.low is None or reading.high is None:
        return reading.low if reading.low is not None else reading.high or 0.0
    return (reading.low + reading.high) / 2


def reason(comparator: Comparator) -> str:
    """A comparator's docstring as one line: what readers are shown."""
    return " ".join((comparator.__doc__ or "").split())
