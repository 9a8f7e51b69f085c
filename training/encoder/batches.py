"""Windows of about equal length, padded together."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from data import UNKNOWN, Example, Numbers

CLS, SEP = 101, 102  # BERT's own pieces around a text


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Several windows; `words` are the places of the pieces that begin words, shorter rows are padded on the right."""

    ids: Tensor
    features: Tensor
    present: Tensor
    words: Tensor
    has_word: Tensor
    tags: Tensor
    cue_of: Tensor
    source_of: Tensor
    pools: tuple[tuple[int, int, int], ...]  # row, first and last piece of a sentence
    taught: Tensor


def batches(
    examples: Sequence[Example], vectors: Mapping[str, Numbers], *, size: int, chance: random.Random | None = None
) -> Iterator[Batch]:
    """The windows in batches of `size`, those of like length together; the order of batches is drawn if there is chance."""
    order = sorted(range(len(examples)), key=lambda place: (len(examples[place].ids), chance.random() if chance else place))
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    if chance is not None:
        chance.shuffle(groups)
    for group in groups:
        yield padded([examples[place] for place in group], vectors)


def padded(examples: Sequence[Example], vectors: Mapping[str, Numbers]) -> Batch:
    """One batch."""
    ids = rows([np.concatenate(([CLS], example.ids, [SEP])) for example in examples], 0)
    present = rows([np.ones(len(example.ids) + 2) for example in examples], 0).bool()
    kinds = examples[0].features.shape[1]
    features = torch.stack(
        [rows([np.concatenate(([0], example.features[:, kind], [0])) for example in examples], 0) for kind in range(kinds)], dim=2
    )
    pools = [(row, start + 1, end + 1) for row, example in enumerate(examples) for start, end, _ in example.sentences]
    taught = [vectors[example.article][number] for example in examples for _, _, number in example.sentences] if vectors else []
    return Batch(
        ids=ids,
        features=features,
        present=present,
        words=rows([example.words + 1 for example in examples], 0),
        has_word=rows([np.ones(len(example.words)) for example in examples], 0).bool(),
        tags=rows([example.tags for example in examples], 0),
        cue_of=rows([example.cue_of for example in examples], UNKNOWN),
        source_of=rows([example.source_of for example in examples], UNKNOWN),
        pools=tuple(pools),
        taught=torch.from_numpy(np.array(taught, dtype=np.float32)),
    )


def rows(numbers: Sequence[Numbers], filler: int) -> Tensor:
    """Rows of unequal length as one tensor."""
    found = np.full((len(numbers), max(len(row) for row in numbers)), filler, dtype=np.int64)
    for place, row in enumerate(numbers):
        found[place, : len(row)] = row
    return torch.from_numpy(found)


def pooled(states: Tensor, pools: Sequence[tuple[int, int, int]]) -> Tensor:
    """The mean state of each sentence's pieces."""
    shares = torch.zeros(len(pools), states.shape[0] * states.shape[1])
    for number, (row, start, end) in enumerate(pools):
        shares[number, row * states.shape[1] + start : row * states.shape[1] + end] = 1 / (end - start)
    return shares @ states.flatten(0, 1)
