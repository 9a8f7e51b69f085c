"""A pair of texts with how they stand to one another."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

LABELS = ("same", "contrary", "compatible")
SAME, CONTRARY, COMPATIBLE = range(3)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two texts and a place in LABELS; `inferred` where the label is of inference, which has a head of its own."""

    left: str
    right: str
    label: int
    source: str
    inferred: bool = False


def is_held_out(key: str, one_in: int) -> bool:
    """Whether what has this key is kept from training, by a hash, so that no draw of chance moves it."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % one_in == 0
