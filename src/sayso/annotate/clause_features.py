"""What the parse says of each word piece: its word's tag and relation, where clauses begin and end, which way its head lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sayso.annotate.windows import Numbers, Pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc

UNKNOWN = 0  # of a tag or relation that the encoder never saw
# What an edge of a clause is worth knowing for: contents are mostly clauses and infinitives that a verb takes.
CLAUSES = {"ccomp": 1, "xcomp": 2, "advcl": 3, "relcl": 3, "acl": 3, "parataxis": 3, "pcomp": 3, "csubj": 3, "conj": 4}
EDGES = 5  # kinds of edges, none included
FURTHEST = 4  # words; a head further off counts as this far
SIZES = (EDGES * EDGES, 2 * FURTHEST + 1)


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The tags and relations that the encoder was trained with, in the order of their numbers, which begin at 1."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]


def clause_features(doc: Doc, pieces: Pieces, labels: Labels) -> Numbers:
    """A row a piece: tag, relation, the edges of clauses at its word, the way to its head."""
    rows = word_features(
        [token.tag_ for token in doc],
        [token.dep_ for token in doc],
        np.array([(token.head.i, token.left_edge.i, token.right_edge.i) for token in doc], dtype=np.int64).reshape(-1, 3),
        labels,
    )
    starts = np.array([token.idx for token in doc], dtype=np.int64)
    words = np.searchsorted(starts, pieces.starts, side="right") - 1
    return rows[np.maximum(words, 0)]


def word_features(tags: Sequence[str], relations: Sequence[str], places: Numbers, labels: Labels) -> Numbers:
    """A row a word of the parse; a row of `places` is the word's head and the first and last word below it."""
    numbers = {tag: number for number, tag in enumerate(labels.tags, 1)}
    kinds = {relation: number for number, relation in enumerate(labels.relations, 1)}
    heads = places[:, 0] - np.arange(len(places))
    return np.stack(
        (
            _numbered(tags, numbers),
            _numbered(relations, kinds),
            _edges(tags, relations, places),
            np.clip(heads, -FURTHEST, FURTHEST) + FURTHEST,
        ),
        axis=1,
    )


def _numbered(names: Sequence[str], numbers: Mapping[str, int]) -> Numbers:
    return np.array([numbers.get(name, UNKNOWN) for name in names], dtype=np.int64)


def _edges(tags: Sequence[str], relations: Sequence[str], places: Numbers) -> Numbers:
    """Which clause begins and which ends at each word, as one number; of several the first named in `CLAUSES` counts."""
    begins, ends = (np.zeros(len(tags), dtype=np.int64) for _ in range(2))
    for word, relation in enumerate(relations):
        clause = CLAUSES.get(relation, 0)
        if not clause or (relation == "conj" and not tags[word].startswith("V")):
            continue
        _, first, last = places[word]
        begins[first] = min(begins[first] or clause, clause)
        ends[last] = min(ends[last] or clause, clause)
    return begins * EDGES + ends
