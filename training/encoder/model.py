"""MiniLM with sayso's heads: tags of words, links between them, sentence vectors, and how certain predicates are."""

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
    tags: int = 7
    kinds: tuple[int, ...] = (4, 6, 3)
    feature_width: int = 24
    head_width: int = 256
    link_width: int = 64
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
        """The states after this layer; the mask is added to the scores of attention."""
        batch, length, width = hidden.shape
        query, key, value = (
            layer(hidden).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for layer in (self.query, self.key, self.value)
        )
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        attended = self.joined(attended.transpose(1, 2).reshape(batch, length, width))
        hidden = self.after_attention(hidden + attended)
        return self.after_all(hidden + self.dropout(self.narrow(functional.gelu(self.wide(hidden)))))


class Reader(nn.Module):
    """Pieces and their features in; a score a tag, a key and a query a link, a vector and a certainty come out for each piece."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.precision = torch.float32  # of what flows between the layers; training on a CPU is twice as fast in bfloat16
        self.words, self.places = nn.Embedding(shape.vocabulary, shape.width), nn.Embedding(shape.positions, shape.width)
        self.kinds = nn.ModuleList(nn.Embedding(kind, shape.width) for kind in shape.kinds)
        self.late_kinds = nn.ModuleList(nn.Embedding(kind, shape.feature_width) for kind in shape.kinds)
        self.start = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(shape.dropout)
        late = shape.width + shape.feature_width * len(shape.kinds)
        self.tagged, self.tags = nn.Linear(late, shape.head_width), nn.Linear(shape.head_width, shape.tags)
        self.weighed, self.certainty = nn.Linear(late, shape.head_width), nn.Linear(shape.head_width, 1)
        self.links = nn.Linear(shape.width, 4 * shape.link_width)
        self.vector = nn.Linear(shape.width, shape.width)
        self.moves = nn.Parameter(torch.zeros(shape.tags, shape.tags))
        self.opens = nn.Parameter(torch.zeros(shape.tags))
        for kind in self.kinds:
            nn.init.zeros_(kind.weight)  # type: ignore[arg-type]
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def encode(self, ids: Tensor, features: Tensor, present: Tensor) -> Tensor:
        """The last layer's state of each piece."""
        places = torch.arange(ids.shape[1]).unsqueeze(0)
        hidden = self.words(ids) + self.places(places)
        for number, kind in enumerate(self.kinds):
            hidden = hidden + kind(features[:, :, number])
        hidden = self.dropout(self.start(hidden)).to(self.precision)
        mask = torch.where(present, 0.0, -1e4)[:, None, None, :].to(self.precision)
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def forward(self, ids: Tensor, features: Tensor, present: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of tags, keys and queries of links, vectors, and certainties (-1 to 1), each a row a piece."""
        hidden = self.encode(ids, features, present)
        late = torch.cat([hidden, *(kind(features[:, :, number]) for number, kind in enumerate(self.late_kinds))], dim=-1)
        tags = self.tags(self.dropout(functional.gelu(self.tagged(late))))
        certainty = self.certainty(self.dropout(functional.gelu(self.weighed(late)))).squeeze(-1)
        return tags, self.links(hidden), self.vector(hidden), certainty


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


def with_weights(reader: Reader, weights: Mapping[str, Tensor]) -> Reader:
    """The reader with BERT's published weights in its encoder; the segment that everything has is added to the places."""
    own = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0],
    }
    for part in ("weight", "bias"):
        own[f"start.{part}"] = weights[f"embeddings.LayerNorm.{part}"]
        for number in range(reader.shape.layers):
            for name, published in NAMES.items():
                own[f"layers.{number}.{name}.{part}"] = weights[f"encoder.layer.{number}.{published}.{part}"]
    missing = reader.load_state_dict(own, strict=False)
    if missing.unexpected_keys:
        raise ValueError(f"weights of another network: {missing.unexpected_keys}")
    return reader
