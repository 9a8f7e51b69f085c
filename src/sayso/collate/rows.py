"""Candidates grouped to rows: the same quantity told several times, and rows that make up another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from sayso.collate.blocks import BlockSettings, pairs_to_compare, spokesmen
from sayso.collate.candidates import Bounds, Candidate
from sayso.collate.kinds import DEEDS
from sayso.collate.likeness import Weights, can_both_be_right, likeness, may_differ

Row = tuple[Candidate, ...]
Score = Callable[[int, int], float]
BLOCKS = BlockSettings()


@dataclass(frozen=True, kw_only=True)
class Sum:
    """Two numbers of one sentence, by their places among the candidates, that come to one number of another report."""

    part: int
    other: int
    whole: int


def find_rows(candidates: Sequence[Candidate], weights: Weights, blocks: BlockSettings = BLOCKS) -> tuple[list[list[int]], tuple[Sum, ...]]:
    """The places of the candidates of each row, and the sums among all candidates.

    Candidates are joined pair by pair, the most alike first, as long as the groups stay alike as wholes.
    """
    sums = tuple(find_sums(candidates, weights))
    score = _scorer(candidates, sums, weights)
    group = list(range(len(candidates)))
    members = {number: [number] for number in group}
    refused: set[tuple[int, int, int, int]] = set()
    for left, right in _most_alike_first(candidates, pairs_to_compare(candidates, blocks), score, weights):
        one, other = sorted((group[left], group[right]))
        state = (one, other, len(members[one]), len(members[other]))
        if one == other or state in refused:
            continue
        if _twice_in_a_sentence(candidates, members[one], members[other]) or not _alike(
            candidates,
            spokesmen(candidates, members[one], blocks.heard),
            spokesmen(candidates, members[other], blocks.heard),
            score,
            weights,
        ):
            refused.add(state)
            continue
        for place in members[other]:
            group[place] = one
        members[one] += members.pop(other)
    return [sorted(numbers) for numbers in members.values()], sums


def _scorer(candidates: Sequence[Candidate], sums: Sequence[Sum], weights: Weights) -> Score:
    """The likeness of two candidates by their places, the smaller first, at least 0; made when it is first asked for, and kept."""
    telling = [
        one for one in sums if candidates[one.part].thing.person is False and (candidates[one.whole].reading.low or 0) >= weights.least_sum
    ]
    made_up = {(min(one.part, one.whole), max(one.part, one.whole)) for one in telling}

    @cache
    def score(left: int, right: int) -> float:
        return max(0.0, likeness(candidates[left], candidates[right], weights) + weights.sums * ((left, right) in made_up))

    return score


def _most_alike_first(
    candidates: Sequence[Candidate], pairs: Iterable[tuple[int, int]], score: Score, weights: Weights
) -> list[tuple[int, int]]:
    """Pairs that are alike enough; contrary numbers come after all others, when it is known what each report gives."""
    ranked = []
    for left, right in pairs:
        alike = score(left, right)
        if alike < min(weights.least, weights.least_differing):
            continue
        contrary = not can_both_be_right(candidates[left], candidates[right], weights)
        if alike >= (weights.least_differing if contrary else weights.least):
            ranked.append((contrary, -alike, left, right))
    return [(left, right) for _, _, left, right in sorted(ranked)]


def _alike(candidates: Sequence[Candidate], one: Sequence[int], other: Sequence[int], score: Score, weights: Weights) -> bool:
    """Whether the mean likeness is enough, that of contrary numbers by itself too."""
    pairs = [(left, right) if left < right else (right, left) for left in one for right in other]
    contrary = [pair for pair in pairs if not can_both_be_right(candidates[pair[0]], candidates[pair[1]], weights)]
    if not contrary:
        alike = [score(*pair) for pair in pairs]
        return (1 - weights.best_counts) * sum(alike) / len(alike) + weights.best_counts * max(alike) >= weights.least
    if not all(may_differ(candidates[left], candidates[right], weights) for left, right in contrary):
        return False
    # two reports that each give both numbers speak of two things
    given = [(candidates[left].report, candidates[right].report) for left, right in contrary]
    give_both = {first for first, second in given if first == second}
    return (
        len(give_both) <= 1
        and min(_of_numbers(candidates, contrary, score), _of_numbers(candidates, pairs, score)) >= weights.least_differing
    )


def _of_numbers(candidates: Sequence[Candidate], pairs: Iterable[tuple[int, int]], score: Score) -> float:
    """The mean likeness of contrary numbers; of readings that give the same two numbers the most alike count."""
    best: dict[frozenset[Bounds], float] = {}
    for left, right in pairs:
        numbers = frozenset((candidates[left].bounds, candidates[right].bounds))
        best[numbers] = max(best.get(numbers, 0.0), score(left, right))
    return sum(best.values()) / len(best)


def _twice_in_a_sentence(candidates: Sequence[Candidate], one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether a sentence gives one number to each of two groups, and not the same; "40 metres (131 feet)" are one number in two units."""
    few, many = sorted((one, other), key=len)
    given: defaultdict[tuple[str, int, str | None], set[Bounds]] = defaultdict(set)
    for place in few:
        given[_told_in(candidates[place])].add(candidates[place].bounds)
    return any(given.get(_told_in(candidates[place]), set()) - {candidates[place].bounds} for place in many)


def _told_in(one: Candidate) -> tuple[str, int, str | None]:
    return one.report, one.sentence, one.quantity.unit if one.quantity.kind == "measure" else None


def find_sums(candidates: Sequence[Candidate], weights: Weights) -> Iterator[Sum]:
    """Every two numbers of one sentence that come to what another report gives as one number."""
    beside: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    counts = sorted(
        (place for place, one in enumerate(candidates) if one.quantity.kind == "count"),
        key=lambda place: (candidates[place].reading.low or 0.0, place),
    )
    lows = [candidates[place].reading.low or 0.0 for place in counts]
    for number, one in enumerate(candidates):
        if one.quantity.kind == "count" and not one.single:
            beside[one.report, one.sentence].append(number)
    for places in beside.values():
        for part, other in combinations(places, 2):
            if _same_deed(candidates[part], candidates[other]):
                bigger, smaller = sorted((part, other), key=lambda place: -(candidates[place].reading.low or 0))
                for whole in _near_sum(counts, lows, candidates[bigger], candidates[smaller], weights):
                    if _adds_up(candidates[bigger], candidates[smaller], candidates[whole], weights):
                        yield from (Sum(part=bigger, other=smaller, whole=whole), Sum(part=smaller, other=bigger, whole=whole))


def _near_sum(counts: Sequence[int], lows: Sequence[float], bigger: Candidate, smaller: Candidate, weights: Weights) -> Sequence[int]:
    """Of the counts, in the order of their numbers, those that can be what two numbers come to."""
    total = (bigger.reading.low or 0.0) + (smaller.reading.low or 0.0)
    return counts[bisect_left(lows, total / (1 + weights.nearness)) : bisect_right(lows, total / (1 - weights.nearness))]


def _same_deed(left: Candidate, right: Candidate) -> bool:
    return left.deed == right.deed or not {left.deed, right.deed} & DEEDS


def _adds_up(bigger: Candidate, smaller: Candidate, whole: Candidate, weights: Weights) -> bool:
    """Whether two numbers of one report come to the one number of another, of things of the same kind."""
    low, more, total = bigger.reading.low, smaller.reading.low, whole.reading.low
    if whole.report == bigger.report or not low or not more or not total or total <= low:
        return False
    kinds = {bigger.thing.kind, smaller.thing.kind, whole.thing.kind}
    if bigger.thing.person is not whole.thing.person or bigger.thing.person is not smaller.thing.person:
        return False
    if not bigger.thing.person and bigger.thing.kind != whole.thing.kind:
        return False
    if bigger.thing.person and (len(kinds) == 1 or not whole.thing.wide or whole.deed not in DEEDS):
        return False
    if {bigger.deed, whole.deed} <= DEEDS and bigger.deed != whole.deed:
        return False
    rounded = any(one.reading.approximate for one in (bigger, smaller, whole))
    return abs(low + more - total) <= (weights.nearness * total if rounded else 0)


def related_rows(rows: Sequence[Sequence[int]], sums: Sequence[Sum]) -> tuple[dict[int, tuple[int, ...]], frozenset[int]]:
    """For each row those that it makes up or that make it up, and the rows that differ only by what they leave out."""
    row_of = {place: number for number, row in enumerate(rows) for place in row}
    related: defaultdict[int, set[int]] = defaultdict(set)
    defined = set()
    for one in sums:
        part, other, whole = row_of.get(one.part), row_of.get(one.other), row_of.get(one.whole)
        if part is None or other is None or whole is None or other in {part, whole}:
            continue
        for left, right in ((whole, other), (other, whole)):
            related[left].add(right)
        if part == whole:
            defined.add(whole)
    return {number: tuple(sorted(others)) for number, others in related.items()}, frozenset(defined)
