"""How near claims are to one another, by their words and their vectors, without a table of all pairs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from sayso.collate.assertions import Assertion

Rows = NDArray[np.float32]
Numbers = NDArray[np.int64]
Pair = tuple[int, int]  # rows of two assertions, the smaller first

BLOCK = 512  # rows of the table that are held at one time


@dataclass(frozen=True, kw_only=True)
class NearnessSettings:
    """How likeness is made; tuned together, for the vectors that sayso ships."""

    vectors: float = 0.6
    """Of the likeness of two assertions comes from their vectors, the rest from their words."""
    crowd: float = 0.5
    """Of what two assertions are like anyhow, to many others, is taken off their likeness: what is said of everything ties nothing."""
    crowded_by: int = 3
    """The nearest assertions of other reports whose mean likeness is what an assertion is like anyhow."""
    neighbours: int = 25
    """The nearest others of an assertion that it can be joined with."""
    linked: float = 0.12
    """Least likeness, what they are like anyhow taken off, of two linked assertions: of two reports, each the other's nearest there."""
    doubled: float = 0.085
    """And least likeness of the two for each doubling of the reports: the nearest in many is near by chance."""


@dataclass(frozen=True, kw_only=True)
class Features:
    """What likeness is made of, a row an assertion, of length one where there is anything: words, and vectors.

    Terms weigh more the fewer assertions have them; vectors are without what all claims of a report have in common.
    """

    words: sparse.csr_array[np.float32]
    vectors: Rows
    weights: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Nearness:
    """`near` are the pairs that can be joined, `links` those of two reports that are each other's nearest, with their likeness.

    `crowd` is what each assertion is like anyhow.
    """

    features: Features
    crowd: Rows
    near: tuple[Pair, ...]
    links: Mapping[Pair, float]


def likeness(features: Features, rows: Numbers, settings: NearnessSettings) -> Rows:
    """The likeness of some assertions to all, mostly from 0 to 1; without vectors words alone count."""
    words = np.asarray((features.words[rows] @ features.words.T).todense(), dtype=np.float32)
    if not features.vectors.size:
        return words
    return np.asarray((1 - settings.vectors) * words + settings.vectors * (features.vectors[rows] @ features.vectors.T), np.float32)


def pair_likeness(features: Features, pairs: Sequence[Pair], settings: NearnessSettings) -> list[float]:
    """The same of pairs, one by one."""
    if not pairs:
        return []
    left, right = np.array(pairs, dtype=np.int64).T
    words = np.asarray(features.words[left].multiply(features.words[right]).sum(axis=1), np.float32).ravel()
    if features.vectors.size:
        words = (1 - settings.vectors) * words + settings.vectors * (features.vectors[left] * features.vectors[right]).sum(axis=1)
    found: list[float] = words.round(5).tolist()
    return found


def nearness(assertions: Sequence[Assertion], settings: NearnessSettings) -> Nearness:
    """Which assertions are near which; assertions of one report stand together."""
    features = features_of(assertions)
    names = [assertion.report for assertion in assertions]
    starts = np.array([row for row, name in enumerate(names) if row == 0 or names[row - 1] != name], dtype=np.int64)
    report = np.repeat(np.arange(len(starts)), np.diff([*starts, len(names)]))
    crowd = np.zeros(len(names), np.float32)
    for rows, table in _blocks(features, settings):
        others = np.where(report[rows][:, None] == report[None], np.float32(-1), table)
        several = min(settings.crowded_by, max(1, others.shape[1] - 1))
        crowd[rows] = -np.sort(np.partition(-others, several - 1, axis=1)[:, :several], axis=1).mean(axis=1)
    crowd = np.maximum(crowd, 0)
    near: set[Pair] = set()
    best, strength, apart = (np.zeros((len(names), len(starts)), kind) for kind in (np.int64, np.float32, np.float32))
    for rows, table in _blocks(features, settings):
        near |= _near(rows, table, crowd, settings)
        less = table - settings.crowd * (crowd[rows][:, None] + crowd[None]) / 2
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(names)], strict=True)):
            best[rows, number] = start + less[:, start:end].argmax(axis=1)
            apart[rows, number] = less[:, start:end].max(axis=1)
            strength[rows, number] = np.take_along_axis(table, best[rows, number][:, None], axis=1)[:, 0]
    enough = (apart >= settings.linked) & (strength >= settings.doubled * math.log2(len(starts)))
    links = dict(_links(report, best, strength, enough))
    return Nearness(features=features, crowd=crowd, near=tuple(sorted(near)), links=links)


def _blocks(features: Features, settings: NearnessSettings) -> Iterator[tuple[Numbers, Rows]]:
    size = features.words.shape[0]
    for start in range(0, size, BLOCK):
        rows = np.arange(start, min(start + BLOCK, size))
        table = likeness(features, rows, settings)
        table[np.arange(len(rows)), rows] = -1
        yield rows, table.round(5)


def _near(rows: Numbers, table: Rows, crowd: Rows, settings: NearnessSettings) -> set[Pair]:
    """Some assertions with their nearest others, what they are like anyhow taken off."""
    kept = min(settings.neighbours, table.shape[1] - 1)
    nearest = np.argsort(settings.crowd * crowd[None] / 2 - table, axis=1, kind="stable")[:, :kept]
    return {(min(row, other), max(row, other)) for row, others in zip(rows.tolist(), nearest.tolist(), strict=True) for other in others}


def _links(report: Numbers, best: Numbers, strength: Rows, enough: NDArray[np.bool_]) -> Iterator[tuple[Pair, float]]:
    """Pairs of two reports that are each other's nearest there, where near enough."""
    for number in range(best.shape[1]):
        rows = np.flatnonzero((report != number) & enough[:, number])
        others = best[rows, number]
        back = best[others, report[rows]] == rows
        for row, other in zip(rows[back].tolist(), others[back].tolist(), strict=True):
            if row < other:
                yield (row, other), float(strength[row, number])


def features_of(assertions: Sequence[Assertion]) -> Features:
    """The words and vectors of assertions as rows of length one."""
    weights = _weights(assertion.terms for assertion in assertions)
    column = {term: number for number, term in enumerate(sorted(weights))}
    terms = [sorted(assertion.terms) for assertion in assertions]
    values = [np.array([weights[term] for term in one], dtype=np.float32) for one in terms]
    lengths = [float(np.linalg.norm(one)) or 1.0 for one in values]
    words = sparse.csr_array(
        (
            np.concatenate([one / norm for one, norm in zip(values, lengths, strict=True)]).astype(np.float32),
            np.array([column[term] for one in terms for term in one], dtype=np.int64),
            np.cumsum([0, *(len(one) for one in terms)], dtype=np.int64),
        ),
        shape=(len(assertions), max(1, len(column))),
    )
    return Features(words=words, vectors=_vectors(assertions), weights=weights)


def _weights(terms: Iterable[Iterable[str]]) -> Mapping[str, float]:
    every = [tuple(one) for one in terms]
    counts = Counter(term for one in every for term in one)
    return {term: math.log((len(every) + 1) / count) for term, count in counts.items()}


def _vectors(assertions: Sequence[Assertion]) -> Rows:
    """A row an assertion without what all claims of its report have in common; empty unless every one has a vector."""
    found = [np.frombuffer(assertion.claim.vector or b"", dtype=np.int8) for assertion in assertions]
    lengths = {len(vector) for vector in found}
    if len(lengths) != 1 or lengths == {0}:
        return np.zeros((len(found), 0), np.float32)
    rows = np.stack(found).astype(np.float32)
    reports = np.array([assertion.report for assertion in assertions])
    for report in sorted(set(reports.tolist())):
        rows[reports == report] -= rows[reports == report].mean(axis=0)
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms == 0, 1, norms), np.float32)
