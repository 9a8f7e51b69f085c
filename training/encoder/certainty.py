"""Predicates whose certainty readers judged (UW, UDS-IH2, MEANTIME), as numbers: one sentence a row, a label a predicate."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from batches import CLS, SEP, rows
from data import as_numbers, is_held_out
from sayso.annotate.clause_features import Labels
from sayso.annotate.language import SpacyReader
from sayso.annotate.windows import Numbers
from sayso.model.report import Report

SETS = ("UW", "UDS_IH2", "MEANTIME")
BEFORE_NOTHING = frozenset({",", ".", "?", "!", ";", ":", ")", "]", "'s", "n't", "'", "''", "'re", "'ve", "'ll", "'d", "'m", "%"})
AFTER_NOTHING = frozenset({"(", "[", "$", "``"})
LONGEST = 254  # pieces; a longer sentence is left out
SCALE = 3.0  # labels run from -3 to 3, the head from -1 to 1


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A sentence as numbers; `places` are the first pieces of its predicates, `labels` how certain they are (-1 to 1)."""

    ids: Numbers
    features: Numbers
    places: Numbers
    labels: tuple[float, ...]
    held_out: bool


@dataclass(frozen=True, kw_only=True)
class JudgedBatch:
    """Several sentences; the predicate `number` stands in row `rows[number]` at the piece `places[number]`."""

    ids: Tensor
    features: Tensor
    present: Tensor
    rows: Tensor
    places: Tensor
    labels: Tensor


def read_judged(data: Path, tokenizer: Tokenizer, labels: Labels) -> tuple[Judged, ...]:
    """Every sentence of the sets' `train.jsonl`; half of them, by a hash, as one would print them, the others as they stand."""
    reader = SpacyReader()
    found = []
    for name in SETS:
        for line in (data / name / "train.jsonl").read_text(encoding="utf-8").splitlines():
            one = _judged(json.loads(line), reader, tokenizer, labels)
            if one is not None:
                found.append(one)
    return tuple(found)


def _judged(record: dict[str, object], reader: SpacyReader, tokenizer: Tokenizer, labels: Labels) -> Judged | None:
    words = str(record["text"]).split(" ")
    printed = hashlib.sha256(" ".join(words).encode()).digest()[1] % 2 == 0
    text, starts = as_printed(words) if printed else as_given(words)
    targets: list[dict[str, object]] = record["targets"]  # type: ignore[assignment]  # JSON
    numbers = as_numbers(reader.read(Report(id="r", origin="r", text=text)), tokenizer, labels)
    if not targets or not 0 < len(numbers.pieces.ids) <= LONGEST:
        return None
    wanted = [starts[int(target["span1"][0])] for target in targets]  # type: ignore[index]  # JSON
    return Judged(
        ids=numbers.pieces.ids,
        features=numbers.features,
        places=np.searchsorted(numbers.pieces.starts, wanted),
        labels=tuple(float(target["label"]) / SCALE for target in targets),  # type: ignore[arg-type]  # JSON
        held_out=is_held_out(" ".join(words)),
    )


def as_given(words: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The words with a space between them, and where each starts."""
    starts = np.cumsum([0, *(len(word) + 1 for word in words[:-1])])
    return " ".join(words), tuple(int(start) for start in starts)


def as_printed(words: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The words as print sets them, punctuation close to its word, and where each starts."""
    text, starts = "", []
    for place, word in enumerate(words):
        close = word in BEFORE_NOTHING or word == "-" or (place and words[place - 1] in {*AFTER_NOTHING, "-"})
        text += "" if close or not text else " "
        starts.append(len(text))
        text += word
    return text, tuple(starts)


def judged_batches(judged: Sequence[Judged], *, size: int, chance: random.Random) -> Iterator[JudgedBatch]:
    """The sentences in batches of `size`, those of like length together."""
    order = sorted(range(len(judged)), key=lambda place: (len(judged[place].ids), chance.random()))
    for start in range(0, len(order), size):
        yield _padded([judged[place] for place in order[start : start + size]])


def _padded(judged: Sequence[Judged]) -> JudgedBatch:
    kinds = judged[0].features.shape[1]
    return JudgedBatch(
        ids=rows([np.concatenate(([CLS], one.ids, [SEP])) for one in judged], 0),
        features=torch.stack(
            [rows([np.concatenate(([0], one.features[:, kind], [0])) for one in judged], 0) for kind in range(kinds)], dim=2
        ),
        present=rows([np.ones(len(one.ids) + 2) for one in judged], 0).bool(),
        rows=torch.tensor([row for row, one in enumerate(judged) for _ in one.labels]),
        places=torch.tensor([int(place) + 1 for one in judged for place in one.places]),
        labels=torch.tensor([label for one in judged for label in one.labels]),
    )
