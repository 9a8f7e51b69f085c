"""Candidates grouped to rows: the same quantity told several times, and rows that make up another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.collate.candidates import Candidate
from sayso.collate.kinds import DEEDS
from sayso.collate.likeness import Weights, can_both_be_right, likeness, may_differ

Row = tuple[Candidate, ...]
Scores = Mapping[tuple[int, int], float]


@dataclass(frozen=True, kw_only=True)
class Sum:
    """Two numbers of one sentence, by their places among the candidates, that come to one number of another report."""

    part: int
    other: int
    whole: int


def find_rows(candidates: Sequence[Candidate], weights: Weights) -> tuple[list[list[int]], tuple[Sum, ...]]:
    """The places of the candidates of each row, and the sums among all candidates.

    Candidates are joined pair by pair, the most alike first, as long as the groups stay alike as wholes.
    """
    sums = tuple(find_sums(candidates, weights))
    scores = _scores(candidates, sums, weights)
    group = {number: number for number in range(len(candidates))}
    members = {number: [number] for number in range(len(candidates))}
    refused: set[tuple[int, int, int, int]] = set()
    for left, right in _most_alike_first(candidates, scores, weights):
        one, other = sorted((group[left], group[right]))
        state = (one, other, len(members[one]), len(members[other]))
        if one == other or state in refused:
            continue
        if not _alike(candidates, members[one], members[other], scores, weights):
            refused.add(state)
            continue
        members[one] += members.pop(other)
        group.update(dict.fromkeys(members[one], one))
    return [sorted(numbers) for numbers in members.values()], sums


def _scores(candidates: Sequence[Candidate], sums: Sequence[Sum], weights: Weights) -> dict[tuple[int, int], float]:
    made_up = {(min(one.part, one.whole), max(one.part, one.whole)) for one in sums if candidates[one.part].thing.person is False}
    found = {}
    for left, right in combinations(range(len(candidates)), 2):
        score = likeness(candidates[left], candidates[right], weights) + weights.sums * ((left, right) in made_up)
        if score > 0:
            found[left, right] = score
    return found


def _most_alike_first(candidates: Sequence[Candidate], scores: Scores, weights: Weights) -> list[tuple[int, int]]:
    """Pairs that are alike enough; contrary numbers come after all others, when it is known what each report gives."""
    ranked = []
    for (left, right), score in scores.items():
        contrary = not can_both_be_right(candidates[left].reading, candidates[right].reading, weights)
        if score >= (weights.least_differing if contrary else weights.least):
            ranked.append((contrary, -score, left, right))
    return [(left, right) for _, _, left, right in sorted(ranked)]


def _alike(candidates: Sequence[Candidate], one: Sequence[int], other: Sequence[int], scores: Scores, weights: Weights) -> bool:
    """Whether the mean likeness is enough, that of contrary numbers by itself too, and no sentence gives two numbers."""
    pairs = [(left, right) if left < right else (right, left) for left in one for right in other]
    contrary = [pair for pair in pairs if not can_both_be_right(candidates[pair[0]].reading, candidates[pair[1]].reading, weights)]
    if any(_in_one_sentence(candidates[left], candidates[right]) for left, right in pairs):
        return False
    if not contrary:
        best = max(scores.get(pair, 0.0) for pair in pairs)
        return (1 - weights.best_counts) * _mean(pairs, scores) + weights.best_counts * best >= weights.least
    if not all(may_differ(candidates[left], candidates[right], weights) for left, right in contrary):
        return False
    # two reports that each give both numbers speak of two things
    given = [(candidates[left].report, candidates[right].report) for left, right in contrary]
    give_both = {first for first, second in given if first == second}
    return (
        len(give_both) <= 1
        and min(_of_numbers(candidates, contrary, scores), _of_numbers(candidates, pairs, scores)) >= weights.least_differing
    )


def _of_numbers(candidates: Sequence[Candidate], pairs: Iterable[tuple[int, int]], scores: Scores) -> float:
    """The mean likeness of contrary numbers; of readings that give the same two numbers the most alike count."""
    best: dict[frozenset[tuple[float | None, float | None]], float] = {}
    for left, right in pairs:
        numbers = frozenset((candidates[place].reading.low, candidates[place].reading.high) for place in (left, right))
        best[numbers] = max(best.get(numbers, 0.0), scores.get((left, right), 0.0))
    return sum(best.values()) / len(best)


def _in_one_sentence(left: Candidate, right: Candidate) -> bool:
    same = left.report == right.report and left.sentence == right.sentence
    return same and (left.reading.low, left.reading.high) != (right.reading.low, right.reading.high)


def _mean(pairs: Sequence[tuple[int, int]], scores: Scores) -> float:
    return sum(scores.get(pair, 0.0) for pair in pairs) / len(pairs)


def find_sums(candidates: Sequence[Candidate], weights: Weights) -> Iterator[Sum]:
    """Every two numbers of one sentence that come to what another report gives as one number."""
    beside: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, one in enumerate(candidates):
        if one.quantity.kind == "count" and not one.single:
            beside[one.report, one.sentence].append(number)
    for places in beside.values():
        for part, other in combinations(places, 2):
            if _same_deed(candidates[part], candidates[other]):
                bigger, smaller = sorted((part, other), key=lambda place: -(candidates[place].reading.low or 0))
                for whole, one in enumerate(candidates):
                    if one.quantity.kind == "count" and _adds_up(candidates[bigger], candidates[smaller], one, weights):
                        yield from (Sum(part=bigger, other=smaller, whole=whole), Sum(part=smaller, other=bigger, whole=whole))


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
