"""MiniLM that reads two texts at once and says how they stand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The sizes of the network; those of the encoder are MiniLM-L6's own."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6
    head_width: int = 256
    labels: int = 3
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer as BERT has it: normalised after each step."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.joined = (nn.Linear(shape.width, shape.width) for _ in range(4))
        self.wide, self.narrow = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.after_attention, self.after_all = nn.LayerNorm(shape.width, eps=1e-12), nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """The states after this layer."""
        batch, length, width = hidden.shape
        query, key, value = (
            layer(hidden).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for layer in (self.query, self.key, self.value)
        )
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        attended = self.joined(attended.transpose(1, 2).reshape(batch, length, width))
        hidden = self.after_attention(hidden + attended)
        return self.after_all(hidden + self.dropout(self.narrow(functional.gelu(self.wide(hidden)))))


class Judge(nn.Module):
    """Pieces of both texts in, with the text each is of; scores of same, contrary, compatible out, and of inference beside them."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words, self.places = nn.Embedding(shape.vocabulary, shape.width), nn.Embedding(shape.positions, shape.width)
        self.sides = nn.Embedding(2, shape.width)
        self.start = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(shape.dropout)
        self.compared = nn.Linear(4 * shape.width, shape.head_width)
        self.judged, self.inferred = nn.Linear(shape.head_width, shape.labels), nn.Linear(shape.head_width, shape.labels)

    def forward(self, ids: Tensor, sides: Tensor) -> tuple[Tensor, Tensor]:
        """Scores a row a pair; padding is piece 0, which no text has."""
        hidden = self.words(ids) + self.places(torch.arange(ids.shape[1]).unsqueeze(0)) + self.sides(sides)
        hidden = self.dropout(self.start(hidden))
        mask = torch.where(ids > 0, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, mask)
        left, right = _mean(hidden, (ids > 0) & (sides == 0)), _mean(hidden, (ids > 0) & (sides == 1))
        compared = torch.cat([hidden[:, 0], left + right, (left - right).abs(), left * right], dim=-1)
        compared = self.dropout(functional.gelu(self.compared(self.dropout(compared))))
        return self.judged(compared), self.inferred(compared)


def _mean(hidden: Tensor, taken: Tensor) -> Tensor:
    share = taken.float().unsqueeze(-1)
    return (hidden * share).sum(dim=1) / share.sum(dim=1).clamp(min=1)


NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "joined": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "after_all": "output.LayerNorm",
}


def with_weights(judge: Judge, weights: Mapping[str, Tensor]) -> Judge:
    """The judge with BERT's published weights in its encoder."""
    own = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "sides.weight": weights["embeddings.token_type_embeddings.weight"],
    }
    for part in ("weight", "bias"):
        own[f"start.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for number in range(judge.shape.layers):
            for name, published in NAMES.items():
                own[f"layers.{number}.{name}.{part}"] = weights[f"encoder.layer.{number}.{published}.{part}"]
    missing = judge.load_state_dict(own, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"weights of another network: {missing.unexpected_keys}")
    return judge
