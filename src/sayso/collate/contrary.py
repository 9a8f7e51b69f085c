"""Which claims of an event cannot both be right, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.collate.assertions import Assertion, says_so
from sayso.collate.compare import (
    Comparator,
    CompareSettings,
    Pairing,
    gives_an_account,
    is_denied,
    may_oppose,
    one_denies,
    one_negates,
    other_cause,
    other_day,
    other_doer,
    other_number,
    reason,
    why_contrary,
)
from sayso.collate.nearness import Nearness, NearnessSettings, Pair, Rows, likeness, pair_likeness
from sayso.model.collation import Figure, Why
from sayso.model.span import Span

AGAINST = (one_denies, one_negates)
ACCOUNTS = (other_cause, other_doer)
LINKED = (other_number, other_day)
BATCH = 256  # claims with a "not" whose likeness to all others is held at one time


@dataclass(frozen=True, kw_only=True)
class Opposed:
    """Why two claims cannot both be right, of what kind that is, and how alike they are."""

    reason: str
    why: Why
    likeness: float


Contrary = Mapping[Pair, Opposed]


def find_contrary(
    assertions: Sequence[Assertion],
    near: Nearness,
    nearby: NearnessSettings,
    settings: CompareSettings,
    figures: Iterable[Figure] | None = None,
) -> Contrary:
    """The pairs of claims that cannot both be right.

    Of what a denial or a "not" answers only the closest; two causes or doers of claims near one another; else linked claims.
    Where the event's figures are given, numbers are contrary only where one of those says so too, and as it does.
    """
    found = dict(_answered(assertions, near, nearby, settings))
    for rows, opposed in _told_otherwise(assertions, near, nearby, settings):
        found.setdefault(rows, opposed)
    contested = None if figures is None else {one.span: row for row in figures if row.verdict == "differ" for one in row.readings}
    for (left, right), value in near.links.items():
        pair = _pairing(assertions[left], assertions[right], value, near)
        if (left, right) not in found and may_oppose(pair.left, pair.right, settings):
            for comparator in LINKED:
                if comparator(pair, settings):
                    opposed = _opposed(comparator, pair)
                    if comparator is other_number and contested is not None:
                        why = _row_says(pair, contested)
                        if why is None:
                            continue
                        opposed = replace(opposed, why=why) if opposed.why == "conflict" else opposed
                    found[left, right] = opposed
                    break
    return found


def _row_says(pair: Pairing, contested: Mapping[Span, Figure]) -> Why | None:
    """Why two claims differ by a figure that both give a number for."""
    left, right = ([contested[one.span] for one in side.quantities if one.span in contested] for side in (pair.left, pair.right))
    return next((row.why for row in left if row in right), None)


def _told_otherwise(
    assertions: Sequence[Assertion], near: Nearness, nearby: NearnessSettings, settings: CompareSettings
) -> Iterator[tuple[Pair, Opposed]]:
    """The claims near one another that name two causes of one thing, or two doers of one deed; few claims name any."""
    rows = frozenset(row for row, one in enumerate(assertions) if gives_an_account(one))
    pairs = [pair for pair in near.near if rows.issuperset(pair) and may_oppose(assertions[pair[0]], assertions[pair[1]], settings)]
    for (left, right), value in zip(pairs, pair_likeness(near.features, pairs, nearby), strict=True):
        pair = _pairing(assertions[left], assertions[right], float(value), near)
        comparator = next((one for one in ACCOUNTS if one(pair, settings)), None)
        if comparator is not None:
            yield (left, right), _opposed(comparator, pair)


def _answered(
    assertions: Sequence[Assertion], near: Nearness, nearby: NearnessSettings, settings: CompareSettings
) -> Iterator[tuple[Pair, Opposed]]:
    """What each denial and each "not" speaks against."""
    both = _told_both_ways(assertions)
    against = [row for row, one in enumerate(assertions) if is_denied(one) or (one.claim.negated and row not in both)]
    for start in range(0, len(against), BATCH):
        rows = np.array(against[start : start + BATCH], dtype=np.int64)
        for row, values in zip(rows.tolist(), likeness(near.features, rows, nearby), strict=True):
            yield from _answer(row, values, assertions, near, settings)


def _told_both_ways(assertions: Sequence[Assertion]) -> frozenset[int]:
    """The claims of which a report says, in one voice, both that it was so and that it was not: it tells of two times."""
    told: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row, one in enumerate(assertions):
        if one.subject is not None:
            told[one.report, tuple(step.name for step in one.voice), one.subject, one.claim.verb].append(row)
    return frozenset(row for rows in told.values() if len({says_so(assertions[row]) for row in rows}) > 1 for row in rows)


def _answer(
    row: int, values: Rows, assertions: Sequence[Assertion], near: Nearness, settings: CompareSettings
) -> Iterator[tuple[Pair, Opposed]]:
    """The closest claim that one speaks against."""
    for other in np.argsort(-values.round(5), kind="stable").tolist():
        if values[other] < settings.least:
            return
        if other == row or not may_oppose(assertions[row], assertions[other], settings):
            continue
        pair = _pairing(assertions[row], assertions[other], float(values[other]), near)
        for comparator in AGAINST:
            if comparator(pair, settings):
                yield (min(row, other), max(row, other)), _opposed(comparator, pair)
                return


def _pairing(left: Assertion, right: Assertion, value: float, near: Nearness) -> Pairing:
    weights = near.features.weights
    whole = sum(weights[term] for term in sorted(left.terms))
    both = sum(weights[term] for term in sorted(left.terms & right.terms))
    return Pairing(left=left, right=right, likeness=value, held=both / whole if whole else 0.0)


def _opposed(comparator: Comparator, pair: Pairing) -> Opposed:
    return Opposed(reason=reason(comparator), why=why_contrary(comparator, pair), likeness=pair.likeness)
