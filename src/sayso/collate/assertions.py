"""Claims of many reports made comparable: weighted terms, in which every name of an actor is one term."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.collate.voices import ActorOf, voice_of
from sayso.model.annotation import AnnotatedReport, Claim
from sayso.model.collation import Voice
from sayso.model.event import Event
from sayso.model.span import holds

VECTORS = 0.45  # of the likeness of two assertions comes from their vectors, the rest from their words


@dataclass(frozen=True, kw_only=True)
class Assertion:
    """A claim with its voice, its words, and what can be compared of it."""

    report: str
    claim: Claim
    text: str
    voice: Voice
    terms: frozenset[str]
    actors: frozenset[str]
    numbers: frozenset[tuple[float | None, float | None, str]]
    place: int  # of the claim in its report, 0 the first


def assertions_of(event: Event, actor_of: ActorOf) -> tuple[Assertion, ...]:
    """Every claim of an event's reports that is no clause of another, reports in the event's order, claims in text order."""
    return tuple(
        _assertion(annotated, claim, place, actor_of)
        for annotated in event.annotated
        for place, claim in enumerate(claim for claim in annotated.claims if claim.inside is None)
    )


def _assertion(annotated: AnnotatedReport, claim: Claim, place: int, actor_of: ActorOf) -> Assertion:
    text = annotated.report.text
    actors, named = _actors_in(annotated, claim, actor_of)
    return Assertion(
        report=annotated.report.id,
        claim=claim,
        text=text[claim.span.start : claim.span.end],
        voice=voice_of(claim.span, annotated, actor_of),
        terms=frozenset(term for term in claim.terms if term not in named) | actors,
        actors=actors,
        numbers=frozenset(
            (quantity.low, quantity.high, quantity.counted or "") for quantity in annotated.quantities if holds(claim.span, quantity.span)
        ),
        place=place,
    )


def _actors_in(annotated: AnnotatedReport, claim: Claim, actor_of: ActorOf) -> tuple[frozenset[str], frozenset[str]]:
    """The actors that a claim speaks of, and the words by which it names them."""
    actors, words = set(), set()
    for mention in annotated.mentions:
        if mention.kind == "pronoun" or not holds(claim.span, mention.span):
            continue  # a pronoun's reading is a guess too weak to align two reports by
        actor = actor_of.get((annotated.report.id, mention.refers or mention.id))
        if actor is not None:
            actors.add(actor)
            words.update(annotated.report.text[mention.span.start : mention.span.end].lower().split())
    return frozenset(actors), frozenset(words)


@dataclass(frozen=True, kw_only=True)
class Alike:
    """How alike assertions are, pair by pair, as square tables, mostly from 0 to 1.

    `words` is the cosine of their terms, which weigh more the fewer assertions have them; `held[i, j]` the part of what i
    says that j says too; `sense` the mean of `words` and of the cosine of their vectors, by `VECTORS` of the latter.
    """

    words: NDArray[np.float32]
    held: NDArray[np.float32]
    sense: NDArray[np.float32]


def likeness(assertions: Sequence[Assertion]) -> Alike:
    """The likeness of all pairs; an assertion without terms is like none, and without vectors words alone count."""
    weights = _weights(assertion.terms for assertion in assertions)
    column = {term: number for number, term in enumerate(sorted(weights))}
    matrix = np.zeros((len(assertions), len(column)), dtype=np.float32)
    for row, assertion in enumerate(assertions):
        for term in assertion.terms:
            matrix[row, column[term]] = weights[term]
    sums = matrix.sum(axis=1, keepdims=True)
    held = matrix @ (matrix > 0).T / np.where(sums == 0, 1, sums)
    words = _cosines(matrix)
    vectors = _vectors(assertions)
    sense = words if vectors is None else np.asarray((1 - VECTORS) * words + VECTORS * _cosines(vectors), np.float32)
    return Alike(words=words, held=np.asarray(held, np.float32), sense=sense)


def _vectors(assertions: Sequence[Assertion]) -> NDArray[np.float32] | None:
    """A row an assertion without what all claims of its report have in common; `None` unless every one has a vector."""
    found = [np.frombuffer(assertion.claim.vector or b"", dtype=np.int8) for assertion in assertions]
    lengths = {len(vector) for vector in found}
    if len(lengths) != 1 or lengths == {0}:
        return None
    rows = np.stack(found).astype(np.float32)
    reports = np.array([assertion.report for assertion in assertions])
    for report in sorted(set(reports.tolist())):
        rows[reports == report] -= rows[reports == report].mean(axis=0)
    return rows


def _cosines(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    unit = rows / np.where(norms == 0, 1, norms)
    return np.asarray(unit @ unit.T, np.float32)


def _weights(terms: Iterable[Iterable[str]]) -> Mapping[str, float]:
    every = [tuple(one) for one in terms]
    counts = Counter(term for one in every for term in one)
    return {term: math.log((len(every) + 1) / count) for term, count in counts.items()}
