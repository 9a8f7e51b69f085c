"""What the heads are trained for: likely tag sequences, right links, vectors like the original weights', readers' certainties."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

NEVER = -1e4
UNKNOWN = -1


def legal_moves(tags: int) -> Tensor:
    """0 where one tag may follow another and a very low score elsewhere: an inside only follows its own role."""
    moves = torch.zeros(tags, tags)
    for inside in range(2, tags, 2):
        for before in range(tags):
            if before not in {inside - 1, inside}:
                moves[before, inside] = NEVER
    return moves


def sequence_loss(scores: Tensor, tags: Tensor, present: Tensor, moves: Tensor, opens: Tensor) -> Tensor:
    """The mean negative log-likelihood of the gold tags a word, in a chain whose rows are `present` from their left."""
    alone = torch.gather(scores, 2, tags.unsqueeze(-1)).squeeze(-1)
    steps = moves[tags[:, :-1], tags[:, 1:]]
    gold = opens[tags[:, 0]] + (alone * present).sum(1) + (steps * present[:, 1:]).sum(1)
    chain = _chained(moves + scores[:, 1:].unsqueeze(2), present[:, 1:])
    total = torch.logsumexp((opens + scores[:, 0]).unsqueeze(2) + chain, dim=(1, 2))
    return (total - gold).sum() / present.sum()


def _chained(steps: Tensor, present: Tensor) -> Tensor:
    """The scores of all ways through a chain, from each first tag to each last; halves are joined, so that it takes few rounds."""
    tags = steps.shape[-1]
    still = torch.full((tags, tags), NEVER).fill_diagonal_(0.0)
    steps = torch.where(present[:, :, None, None], steps, still)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, still.expand(steps.shape[0], 1, tags, tags)], dim=1)
        left, right = steps[:, 0::2], steps[:, 1::2]
        steps = torch.logsumexp(left.unsqueeze(-1) + right.unsqueeze(-3), dim=-2)
    return steps[:, 0]


def link_loss(queries: Tensor, keys: Tensor, targets: Tensor, present: Tensor) -> Tensor:
    """The mean cross-entropy of the words that have a known target; the first key stands for nobody."""
    known = targets != UNKNOWN
    if not bool(known.any()):
        return queries.sum() * 0
    scores = queries @ keys.transpose(1, 2) / queries.shape[-1] ** 0.5
    reachable = functional.pad(present, (1, 0), value=True).unsqueeze(1)
    return functional.cross_entropy(scores.masked_fill(~reachable, NEVER)[known], targets[known])


def vector_loss(vectors: Tensor, taught: Tensor) -> Tensor:
    """One less the mean cosine."""
    return 1 - functional.cosine_similarity(vectors, taught, dim=-1).mean()


def certainty_loss(certainty: Tensor, labels: Tensor) -> Tensor:
    """The mean of the error, squared where it is small: a few readers clicked wrongly."""
    return functional.smooth_l1_loss(certainty, labels, beta=0.5)
