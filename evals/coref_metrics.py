"""Scores of clusters of mentions: MUC, B-cubed, CEAF-e and their mean, the CoNLL F1 (Pradhan et al. 2014); singletons count."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Mapping[Hashable, Hashable]  # the cluster of each mention


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def muc(gold: Clusters, found: Clusters) -> float:
    return f1(_links_kept(found, gold), _links_kept(gold, found))


def _links_kept(whole: Clusters, other: Clusters) -> float:
    """The share of the links that hold the clusters of `whole` together and that `other` has as well."""
    kept = links = 0
    for members in _members(whole):
        links += len(members) - 1
        kept += len(members) - len({other[member] for member in members})
    return kept / links if links else 1.0


def b_cubed(gold: Clusters, found: Clusters) -> float:
    both, wanted, got = Counter((gold[item], found[item]) for item in gold), Counter(gold.values()), Counter(found.values())
    precision = sum(count**2 / got[group] for (_, group), count in both.items()) / len(gold)
    recall = sum(count**2 / wanted[group] for (group, _), count in both.items()) / len(gold)
    return f1(precision, recall)


def ceaf_e(gold: Clusters, found: Clusters) -> float:
    """Each cluster is matched with one at most, so that the likenesses sum highest (Luo 2005, phi 4)."""
    wanted, got = _members(gold), _members(found)
    table = np.zeros((len(wanted), len(got)))
    for row, left in enumerate(wanted):
        for column, right in enumerate(got):
            table[row, column] = 2 * len(left & right) / (len(left) + len(right))
    rows, columns = linear_sum_assignment(-table)
    best = float(table[rows, columns].sum())
    return f1(best / len(got), best / len(wanted))


def conll(gold: Clusters, found: Clusters) -> tuple[float, float, float, float]:
    """The CoNLL F1, then MUC, B-cubed and CEAF-e."""
    parts = muc(gold, found), b_cubed(gold, found), ceaf_e(gold, found)
    return sum(parts) / 3, *parts


def _members(clusters: Clusters) -> list[set[Hashable]]:
    members: dict[Hashable, set[Hashable]] = defaultdict(set)
    for item, group in clusters.items():
        members[group].add(item)
    return list(members.values())
