"""How alike two readings are: whether they can be the same quantity of the world, told twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from sayso.collate.candidates import Candidate, Days
from sayso.collate.conversions import comparable, in_one_unit, of_two_currencies, two_units
from sayso.collate.extents import of_two, other_extent, same_extent
from sayso.collate.kinds import ABOARD, DEEDS, FATES, PARTISAN, PEOPLE, is_idle, opposite
from sayso.collate.lexicons import labels
from sayso.collate.scenes import in_two_places
from sayso.model.annotation import Quantity
from sayso.model.collation import FigureReading

TWO_DIGITS = 2
THOUSAND = 1000  # "5.5 thousand" is whole by then
UNITS_DECIDE = frozenset({"money", "percent", "measure"})


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """What counts how much for two readings being of one figure.

    Set by hand while reading the rows of seven events and looked over on twenty more; numbers alone stay below `least`.
    """

    least: float = 0.6
    """Two groups of readings become one row when their mean likeness is at least this."""
    least_differing: float = 0.58
    """The same where the numbers cannot both be right: likeness has to come from the words."""
    best_counts: float = 0.4
    """How much the most alike pair of two groups counts beside their mean, where no numbers are contrary."""
    same_fate: float = 0.4
    """The same befell both, of what befalls people once."""
    same_deed: float = 0.35
    other_fate: float = -0.35
    """Killed is not injured; aboard and killed may be told of the same people."""
    no_deed: float = 0.05
    idle_deed: float = 0.1
    """Both say, list or take: no more than a shared word."""
    same_noun: float = 0.4
    kin: float = 0.35
    """Gendarmes and officers are one kind; firearms take in rifles."""
    both_wide: float = 0.3
    """Both count people, or years, which says less than that both count pilots."""
    wide_noun: float = 0.2
    other_noun: float = -0.45
    other_whole: float = -0.1
    """Shares of two things that are called differently may be shares of one."""
    opposite_sides: float = -0.8
    same_unit: float = 0.1
    """Both are sums of one currency, or shares, or of one measure."""
    same_extent: float = 0.6
    """Both tell how deep one well is, or what one animal weighs."""
    extent_of_another: float = -0.3
    """Against contrary numbers for the depth of a well and of a harbour."""
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
    part: float = -0.2
    """Against a part and what is no part, where their numbers only meet."""
    other_size: float = -0.3
    """Against contrary numbers of which one is a hundred times the other; of what befell people a thousand times."""
    sums: float = 0.3
    """One number is what the other and its neighbour in the sentence come to."""
    least_sum: float = 20.0
    """Numbers below this come to one another by chance: two of six parties, and eight."""
    other_time: float = -0.4
    two_places: float = -0.3
    """Against contrary numbers whose sentences name places that have no word in common."""
    none_and_some: float = -0.2
    """Against contrary numbers of which one is nought, in sentences that share no word: nobody is hurt elsewhere, or so far."""
    other_numbers: float = -0.1
    other_numbers_in_one_report: float = -0.5
    shared_account: float = 0.15
    """From this share of common words two mouths in one report, both speaking of people only, can give two accounts of one thing."""
    same_place: float = 0.3
    """Both say that the counted were in one place, and nothing of what befell them."""
    context: float = 0.5
    """For the share of words of content that both sentences have."""
    hundredfold: float = 100.0
    """Numbers so many times apart are of two sizes."""
    thousandfold: float = 1000.0
    """The same of what befell people, of whom ever more become known."""
    rounded_share: float = 0.025
    """Within this share of a long number one of a single digit and noughts rounds it: 200,000 and 204,000."""
    long_number: float = 100.0
    """Numbers from here on are seldom the same by chance."""
    longest_number: float = 100_000.0
    """Numbers from here on are hardly ever the same by chance."""
    exact_digits: int = 5
    """Nor are numbers of so many digits without noughts at their ends, be they ever so small: 284.46."""
    days_apart: int = 45
    """Times that lie farther apart than this are of two events."""
    days_before: int = 90
    """The same where one sentence names no time, so that it speaks of its report's days: dates of reports are at times weeks late."""
    rounded: float = 10_000.0
    """Exact numbers from here on can be rounded ones."""
    few: float = 3.0
    """Numbers below this are often the same by chance."""
    nearness: float = 0.1
    """Approximate numbers meet within this share; so do long numbers that are near."""


def can_both_be_right(left: Candidate, right: Candidate, weights: Weights) -> bool:
    """Whether two readings of one quantity can both be right, within their bounds and approximations, in one unit."""
    return not of_two_currencies(left, right) and _meet(*in_one_unit(left, right), weights, measured=left.quantity.kind == "measure")


def _meet(left: FigureReading, right: FigureReading, weights: Weights, *, measured: bool) -> bool:
    """Within bounds; about the same; or one rounds the other, as lengths and weights mostly are and counts only where they are long."""
    gap = max(_low(left), _low(right)) - min(_high(left), _high(right))
    if gap <= 0:
        return True
    size = max(_low(left), _low(right))
    if left.approximate or right.approximate:
        return gap <= weights.nearness * size
    if not (measured or size >= weights.rounded):
        return False
    return any(_rounds(one.low, other.low, weights) for one, other in ((left, right), (right, left)))


def _rounds(rounded: float | None, number: float | None, weights: Weights) -> bool:
    """Whether a long number of two digits and noughts, or more, is the other one rounded: 5.1 million and 5,130,000."""
    if not rounded or not number:
        return False
    digits = f"{rounded:.0f}".rstrip("0")
    if len(digits) < TWO_DIGITS:
        return rounded >= weights.rounded and abs(rounded - number) <= weights.rounded_share * number
    return abs(rounded - number) <= 10.0 ** (len(f"{rounded:.0f}") - len(digits)) / 2


def likeness(left: Candidate, right: Candidate, weights: Weights) -> float:
    """The sum of what speaks for one figure and what against; below zero they are surely two."""
    first, second = left.quantity, right.quantity
    if not _comparable(left, right) or other_extent(left.extent, right.extent):
        return -1.0
    measured = weights.same_extent * same_extent(left.extent, right.extent)
    words = measured + _deeds(left, right, weights) + _things(left, right, weights) + _terms(first, second, weights)
    shared = _shared(first.context, second.context)
    return words + weights.context * shared + _place(left, right, weights) + _numbers(left, right, weights) + _times(left, right, weights)


def may_differ(left: Candidate, right: Candidate, weights: Weights) -> bool:
    """Whether contrary numbers can be of one figure at all: the same thing or the same deed, and nothing that sets them apart."""
    if any(one.single or one.apart or one.aside or one.more or _broken(one) for one in (left, right)) or opposite(left.thing, right.thing):
        return False
    if _part_of_whole(left, right, weights) or _part_of_whole(right, left, weights) or _of_two_things(left, right, weights):
        return False
    one, other = left.quantity, right.quantity
    narrowed = bool(one.terms) and bool(other.terms) and not set(one.terms) & set(other.terms)
    return _same_thing(left, right) or (not narrowed and left.deed is not None and left.deed == right.deed)


def _broken(one: Candidate) -> bool:
    """Whether a number below a thousand that counts things has a fraction, as the number of an edition has."""
    low = one.reading.low or 0.0
    return one.quantity.kind == "count" and low < THOUSAND and low != int(low)


def _part_of_whole(part: Candidate, whole: Candidate, weights: Weights) -> bool:
    """Whether one counts fewer, of a narrower kind: ten tourists are no contradiction of twelve people."""
    if part.thing.person is False or whole.thing.person is False or _low(part.reading) > (1 - weights.nearness) * _low(whole.reading):
        return False
    narrow, wide = _narrowed(part), _narrowed(whole)
    return narrow and not wide


def _narrowed(one: Candidate) -> bool:
    """Whether people are counted by their country, their part or their years; passengers are all that are aboard."""
    aboard = one.deed == ABOARD and one.thing.kind == ABOARD
    return bool(_narrowing(one.quantity)) or not (one.thing.wide or aboard or one.thing.noun is None)


def _of_two_things(left: Candidate, right: Candidate, weights: Weights) -> bool:
    """Whether one report gives both numbers, neither as another account of the other nor by two mouths that speak of one thing."""
    if left.report != right.report or _follows(left, right):
        return False
    return _mouths(left) == _mouths(right) or not _of_one_thing(left, right, weights)


def _mouths(one: Candidate) -> tuple[tuple[str, str | None], ...]:
    """In whose mouth it is put, wherever the text names them."""
    return tuple((step.role, step.actor or step.name) for step in one.reading.voice)


def _same_thing(left: Candidate, right: Candidate) -> bool:
    one, other = left.thing, right.thing
    people = False not in {one.person, other.person}
    return one.noun == other.noun or (people and (one.kind == other.kind or bool({PEOPLE, PARTISAN, None} & {one.kind, other.kind})))


def _comparable(left: Candidate, right: Candidate) -> bool:
    one, other = left.quantity, right.quantity
    if one.kind != other.kind:
        return False
    if one.kind != "count":
        return comparable(left, right)
    return left.thing.person == right.thing.person or None in {left.thing.person, right.thing.person}


def _deeds(left: Candidate, right: Candidate, weights: Weights) -> float:
    if left.deed is None or right.deed is None:
        return weights.no_deed if left.deed or right.deed else 0.0
    if left.deed == right.deed:
        if left.deed in {*FATES, ABOARD} and left.thing.person is not False:
            return weights.same_fate
        return weights.idle_deed if is_idle(left.deed) else weights.same_deed
    if {left.deed, right.deed} <= FATES:
        return weights.other_fate
    return 0.0 if {left.deed, right.deed} <= DEEDS else weights.no_deed


def _things(left: Candidate, right: Candidate, weights: Weights) -> float:
    one, other = left.thing, right.thing
    measured = left.quantity.kind in UNITS_DECIDE
    unit = weights.same_unit if measured else 0.0
    if opposite(one, other):
        return weights.opposite_sides
    if one.noun == other.noun or (_all_people(left) and _all_people(right)):
        return _same_noun(left, right, weights)
    if one.kind is not None and one.kind == other.kind:
        return weights.kin if one.person or one.wide or other.wide else weights.other_noun
    if {PEOPLE, PARTISAN} & {one.kind, other.kind} or None in {one.noun, other.noun}:
        return unit + weights.wide_noun
    if measured:
        return unit + weights.other_whole
    named = {one.noun, other.noun} & {*left.quantity.terms, *right.quantity.terms}
    return 0.0 if named else weights.other_noun


def _same_noun(left: Candidate, right: Candidate, weights: Weights) -> float:
    if left.thing.noun is None and right.thing.noun is None:
        return weights.same_unit if left.quantity.kind in UNITS_DECIDE else 0.0
    wide = (_all_people(left) and _all_people(right)) or left.quantity.kind == "duration"
    return weights.both_wide if wide else weights.same_noun


def _all_people(one: Candidate) -> bool:
    return one.thing.kind == PEOPLE or (one.thing.kind == ABOARD and one.deed == ABOARD)


def _terms(left: Quantity, right: Quantity, weights: Weights) -> float:
    one, other = _narrowing(left), _narrowing(right)
    if one & other:
        return weights.shared_terms
    if _names(left) and _names(right):
        return weights.other_names
    return weights.other_terms * (bool(one) + bool(other))


def _narrowing(quantity: Quantity) -> frozenset[str]:
    """The words that narrow what is counted; "friends and neighbours" are narrowed by neither."""
    return frozenset(quantity.terms) - labels("kinds", "people").keys()


def _names(quantity: Quantity) -> bool:
    return any(term.isupper() for term in quantity.terms)


def _shared(left: Iterable[str], right: Iterable[str]) -> float:
    """Shared words over those of the shorter side, as sentences differ much in length; few words count for little."""
    one, other = set(left), set(right)
    return len(one & other) / (4 + min(len(one), len(other))) if one and other else 0.0


def _place(left: Candidate, right: Candidate, weights: Weights) -> float:
    told = left.deed in DEEDS or right.deed in DEEDS
    return weights.same_place if left.where & right.where and not told else 0.0


def _numbers(left: Candidate, right: Candidate, weights: Weights) -> float:
    one, other = in_one_unit(left, right)
    size = max(_low(one), _low(other))
    if (one.low, one.high) == (other.low, other.high):
        if size < weights.few:
            return weights.meeting_numbers
        return _same(size, weights)
    if size >= weights.long_number and min(_low(one), _low(other)) >= (1 - weights.nearness) * size:
        return weights.near_longest_numbers if size >= weights.longest_number else weights.near_long_numbers
    if _turned(left, right) and can_both_be_right(left, right, weights):
        return weights.same_longest_number
    if can_both_be_right(left, right, weights):
        return weights.meeting_numbers + weights.part * (left.apart != right.apart)
    return _contrary(left, right, weights)


def _turned(left: Candidate, right: Candidate) -> bool:
    """Whether one sentence gives two numbers in two units, as it does of one turned into the other: "40 metres (131 feet)"."""
    return two_units(left, right) and (left.report, left.sentence) == (right.report, right.sentence)


def _contrary(left: Candidate, right: Candidate, weights: Weights) -> float:
    one, other = set(left.quantity.terms), set(right.quantity.terms)
    apart = weights.contrary_terms if one and other and not one & other else 0.0
    apart += weights.extent_of_another * of_two(left.extent, right.extent)
    apart += _scenes(left, right, weights)
    apart += weights.other_size * (left.bounds != right.bounds and _far(*in_one_unit(left, right), weights, fate=left.deed in FATES))
    same = left.report == right.report and _of_two_things(left, right, weights)
    return apart + (weights.other_numbers_in_one_report if same else weights.other_numbers)


def _scenes(left: Candidate, right: Candidate, weights: Weights) -> float:
    """What speaks against two contrary numbers by where they are and whether there are any."""
    nought = (left.bounds == (0, 0)) != (right.bounds == (0, 0)) and _strange(left.quantity.context, right.quantity.context)
    return weights.two_places * in_two_places(left.places, right.places) + weights.none_and_some * nought


def _strange(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two sentences have words of content, and none in common."""
    return bool(left) and bool(right) and not set(left) & set(right)


def _far(left: FigureReading, right: FigureReading, weights: Weights, *, fate: bool) -> bool:
    less, more = sorted((left.low or left.high or 0.0, right.low or right.high or 0.0))
    return more > weights.thousandfold * max(less, 1.0) if fate else more > weights.hundredfold * less


def _follows(left: Candidate, right: Candidate) -> bool:
    """Whether one number is told as another account or a later one of the same, or sums it up in a headline."""
    return left.later or right.later or left.again or right.again or left.headline != right.headline


def _of_one_thing(left: Candidate, right: Candidate, weights: Weights) -> bool:
    same = left.thing.noun == right.thing.noun and left.thing.kind not in {None, PEOPLE}
    return same or _shared(left.quantity.context, right.quantity.context) >= weights.shared_account


def _same(size: float, weights: Weights) -> float:
    if size >= weights.longest_number or len(f"{size:.12g}".replace(".", "").strip("0")) >= weights.exact_digits:
        return weights.same_longest_number
    return weights.same_long_number if size >= weights.long_number else weights.same_number


def _times(left: Candidate, right: Candidate, weights: Weights) -> float:
    """Against two readings whose sentences speak of times far apart; one that names none speaks of its report's days."""
    one, other = _days(left.when), _days(right.when)
    if one and other:
        return weights.other_time if _gap(one, other) > weights.days_apart else 0.0
    if (one is None and other is None) or left.report == right.report:
        return 0.0
    told = one or other
    published = right.reading.as_of if one else left.reading.as_of
    if told is None or published is None:
        return 0.0
    return weights.other_time if _gap(told, _days((published, published)) or told) > weights.days_before else 0.0


def _days(when: Days | None) -> tuple[date, date] | None:
    return (date.fromisoformat(when[0][:10]), date.fromisoformat(when[1][:10])) if when else None


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    return (max(one[0], other[0]) - min(one[1], other[1])).days


def _low(reading: FigureReading) -> float:
    return reading.low if reading.low is not None else 0.0


def _high(reading: FigureReading) -> float:
    return reading.high if reading.high is not None else float("inf")
