"""Links between claims that the trained judge confirms, adds or loosens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.collate.assertions import Assertion
from sayso.collate.judge import Judged, judged_each
from sayso.collate.nearness import Nearness, NearnessSettings, Pair, pair_likeness


@dataclass(frozen=True, kw_only=True)
class JudgeSettings:
    """Which claims the judge reads side by side, and when it is believed; it knows sentences of news better than pieces of them."""

    most: int = 1
    """Nearest claims of other reports beside which a claim is read, on its own account."""
    least: float = 0.3
    """Likeness from which two claims are read side by side."""
    same: float = 0.7
    """From here two claims are linked, though others are nearer to either."""
    apart: float = 0.9
    """From here two claims tell of two things, and no link ties them."""


Judgings = Mapping[Pair, Judged]


def judge_pairs(assertions: Sequence[Assertion], near: Nearness, nearby: NearnessSettings, settings: JudgeSettings) -> Judgings:
    """What the judge says of claims of two reports, of each with the nearest others, what they are like anyhow taken off."""
    pairs = [(left, right) for left, right in near.near if assertions[left].report != assertions[right].report]
    offers: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
    for pair, value in zip(pairs, pair_likeness(near.features, pairs, nearby), strict=True):
        if value >= settings.least:
            less = value - nearby.crowd * float(near.crowd[pair[0]] + near.crowd[pair[1]]) / 2
            for row in pair:
                offers[row].append((-round(less, 5), pair))
    chosen = sorted({pair for offered in offers.values() for _, pair in sorted(offered)[: settings.most]})
    texts = [(_words(assertions[left]), _words(assertions[right])) for left, right in chosen]
    return dict(zip(chosen, judged_each(texts), strict=True))


def confirmed(near: Nearness, judgings: Judgings, nearby: NearnessSettings, settings: JudgeSettings) -> Nearness:
    """The links with what the judge takes for the same, and without what it takes for two things."""
    apart = {pair for pair, one in judgings.items() if one.compatible >= settings.apart}
    kept = {pair: value for pair, value in near.links.items() if pair not in apart}
    added = [pair for pair, one in judgings.items() if one.same >= settings.same and pair not in kept]
    values = pair_likeness(near.features, added, nearby)
    return replace(near, links=dict(sorted((kept | dict(zip(added, values, strict=True))).items())))


def taken_for_the_same(judgings: Judgings, rows: Iterable[int], settings: JudgeSettings) -> float | None:
    """A small trained network takes two of them for the same."""
    inside = set(rows)
    return max((one.same for pair, one in judgings.items() if inside.issuperset(pair) and one.same >= settings.same), default=None)


def _words(assertion: Assertion) -> str:
    return " ".join(assertion.text.split())
