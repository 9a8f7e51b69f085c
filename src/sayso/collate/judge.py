"""The one place that loads the judge: a small network that reads two claims at once and says how they stand to one another."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources.abc import Traversable
from multiprocessing import parent_process

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.weights import checked, shipped

CLS, SEP = 101, 102  # the pieces that BERT puts around a text
SIDE = 64  # pieces of each text; what is longer is cut, as in training
KEPT = 50_000  # pairs whose judgement is remembered: an event is collated anew with each judgement of a reader


@dataclass(frozen=True, kw_only=True)
class Judged:
    """How likely two claims say the same, cannot both be right, or tell of two things; the three add up to about one."""

    same: float
    contrary: float
    compatible: float


class Judge:
    """The loaded network. What it says of two texts depends on them and nothing else, and on no order."""

    def __init__(self, folder: Traversable | None = None) -> None:
        """Load the weights of a folder, sayso's own if none is given; raises `UsageError` where they are not what was shipped."""
        found = checked(folder or shipped("judge"))
        self._tokenizer = Tokenizer.from_str(found["tokenizer.json"].decode())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(found["judge.onnx"], options, providers=["CPUExecutionProvider"])

    def compare(self, left: str, right: str) -> Judged:
        """One pair a pass: the 8-bit steps of a pass depend on all that is in it."""
        first, second = (self._tokenizer.encode(text, add_special_tokens=False).ids[:SIDE] for text in sorted((left, right)))
        ids = np.array([[CLS, *first, SEP, *second, SEP]], dtype=np.int64)
        sides = np.array([[0] * (len(first) + 2) + [1] * (len(second) + 1)], dtype=np.int64)
        (shares,) = self._session.run(["shares"], {"ids": ids, "sides": sides})
        same, contrary, compatible = (round(float(share), 4) for share in shares[0])
        return Judged(same=same, contrary=contrary, compatible=compatible)


@lru_cache(maxsize=KEPT)
def judged(left: str, right: str) -> Judged:
    """What the judge that comes with sayso says of two texts."""
    return _judge().compare(left, right)


def judged_each(pairs: Sequence[tuple[str, str]]) -> list[Judged]:
    """What it says of many pairs, in their order: on all cores, unless other processes work on them already."""
    _judge()  # before the threads, or each would load it
    with ThreadPoolExecutor(1 if parent_process() else os.cpu_count()) as threads:
        return list(threads.map(lambda pair: judged(*pair), pairs))


@cache
def _judge() -> Judge:
    return Judge()
