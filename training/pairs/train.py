"""Trains the judge: `train.py MIX BASE WORK`, from MiniLM's published weights in BASE to WORK/judge.pt.

MIX is what `mix.py` wrote, BASE has `model.safetensors` and `tokenizer.json`. The same seed, mix and number of threads give the
same weights on one machine.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from model import Judge, Shape, with_weights
from pairs import LABELS, Pair

log = logging.getLogger("train")
CLS, SEP = 101, 102  # BERT's own pieces around a text
SIDE = 64  # pieces of each text; what is longer is cut
TOLD = 20  # steps between two lines of the log
POOL = 50  # batches that are sorted by length together


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a run goes; rates are peaks, reached after `warm` of all steps and then falling to zero in a straight line."""

    seed: int = 7
    epochs: int = 3
    size: int = 32
    rate: float = 3e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warm: float = 0.08
    smoothing: float = 0.05
    averaged: float = 0.99
    threads: int = 1
    fixed: int = 2  # lowest layers that stay as published
    inferred: float = 0.5  # share of the pairs of inference that is taken
    steps: int = 0  # of which the run consists, on as many pairs as they take, drawn; 0 for all


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("mix", "base", "work"):
        arguments.add_argument(name, type=Path)
    for name, value in asdict(Settings()).items():
        arguments.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    arguments.add_argument("--start", type=Path, help="a judge.pt to go on from, instead of the published weights")
    given = vars(arguments.parse_args())
    start = given.pop("start")
    mix, base, work = (given.pop(name) for name in ("mix", "base", "work"))
    work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings = Settings(**given)
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    judge = with_weights(Judge(Shape()), {key.removeprefix("bert."): value for key, value in load_file(base / "model.safetensors").items()})
    if start is not None:
        judge.load_state_dict(torch.load(start, weights_only=True)["weights"])
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    teach(judge, read_pairs(mix / "train.jsonl"), tokenizer, settings)
    torch.save({"weights": judge.state_dict(), "shape": asdict(judge.shape), "settings": asdict(settings)}, work / "judge.pt")
    for name, (right, count) in sorted(evaluate(judge, read_pairs(mix / "held.jsonl"), tokenizer).items()):
        log.info("held %-22s %5.1f %% of %d", name, 100 * right / count, count)


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file."""
    return [Pair(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def teach(judge: Judge, pairs: Sequence[Pair], tokenizer: Tokenizer, settings: Settings) -> None:
    """Train in place; the judge ends with the running mean of its weights. What lies lowest stays as published."""
    chance = random.Random(settings.seed)
    for part in (judge.words, judge.places, judge.sides, judge.start, *judge.layers[: settings.fixed]):
        part.requires_grad_(requires_grad=False)
    heads = [value for name, value in judge.named_parameters() if name.startswith(("compared", "judged", "inferred"))]
    known = {id(value) for value in heads}
    body = [value for value in judge.parameters() if value.requires_grad and id(value) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": settings.rate}, {"params": heads, "lr": settings.head_rate}], weight_decay=settings.decay
    )
    codes = dict(coded(pairs, tokenizer))
    pairs = [pair for pair in pairs if not pair.inferred or chance.random() < settings.inferred]
    pairs = [pair for pair in pairs if max(len(codes[pair.left]), len(codes[pair.right])) < SIDE]  # else what was edited may be cut off
    if settings.steps:
        pairs = chance.sample(pairs, settings.steps * settings.size)
    total = settings.epochs * (len(pairs) // settings.size)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: slope(step / total, settings.warm))
    mean = {name: value.detach().clone() for name, value in judge.named_parameters() if value.requires_grad}
    loss_of = nn.CrossEntropyLoss(label_smoothing=settings.smoothing)
    started, told = time.monotonic(), 0.0
    judge.train()
    for step, group in enumerate(group for _ in range(settings.epochs) for group in groups(pairs, codes, settings.size, chance)):
        ids, sides = batch([ordered(pair, chance) for pair in group], codes)
        labels = torch.tensor([pair.label for pair in group])
        inferred = torch.tensor([pair.inferred for pair in group])
        judged, by_inference = judge(ids, sides)
        loss = loss_of(torch.where(inferred[:, None], by_inference, judged), labels)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        keep = min(settings.averaged, (1 + step) / (10 + step))
        with torch.no_grad():
            for name, value in judge.named_parameters():
                if name in mean:
                    mean[name].lerp_(value, 1 - keep)
        told += float(loss.detach())
        if (step + 1) % TOLD == 0:
            log.info("step %d of %d loss %.3f, %.2f s a step", step + 1, total, told / TOLD, (time.monotonic() - started) / (step + 1))
            told = 0.0
    judge.load_state_dict(mean, strict=False)
    judge.eval()


def slope(share: float, warm: float) -> float:
    """Up to one, then down to zero in a straight line."""
    return share / warm if share < warm else max(0.0, (1 - share) / (1 - warm))


def coded(pairs: Sequence[Pair], tokenizer: Tokenizer) -> Iterator[tuple[str, list[int]]]:
    """Each text once, as pieces."""
    texts = sorted({text for pair in pairs for text in (pair.left, pair.right)})
    for text, encoding in zip(texts, tokenizer.encode_batch(texts, add_special_tokens=False), strict=True):
        yield text, encoding.ids[:SIDE]


def ordered(pair: Pair, chance: random.Random) -> tuple[str, str]:
    """The two texts, which of them first is drawn; inference has a direction and keeps it."""
    texts = pair.left, pair.right
    return texts if pair.inferred or chance.randrange(2) else texts[::-1]


def groups(pairs: Sequence[Pair], codes: dict[str, list[int]], size: int, chance: random.Random) -> Iterator[list[Pair]]:
    """The pairs in batches of about equal length, in a drawn order."""
    every = chance.sample(pairs, len(pairs))
    for start in range(0, len(every), size * POOL):
        near = sorted(every[start : start + size * POOL], key=lambda pair: len(codes[pair.left]) + len(codes[pair.right]))
        cut = [near[place : place + size] for place in range(0, len(near), size)]
        chance.shuffle(cut)
        yield from (group for group in cut if len(group) == size)


def batch(texts: Sequence[tuple[str, str]], codes: dict[str, list[int]]) -> tuple[Tensor, Tensor]:
    """Pieces and sides of pairs, padded together; the separators belong to the text before them."""
    rows = [([CLS, *codes[left], SEP], [*codes[right], SEP]) for left, right in texts]
    longest = max(len(left) + len(right) for left, right in rows)
    ids, sides = np.zeros((len(rows), longest), dtype=np.int64), np.zeros((len(rows), longest), dtype=np.int64)
    for place, (left, right) in enumerate(rows):
        ids[place, : len(left) + len(right)] = left + right
        sides[place, len(left) : len(left) + len(right)] = 1
    return torch.from_numpy(ids), torch.from_numpy(sides)


@torch.inference_mode()
def evaluate(judge: Judge, pairs: Sequence[Pair], tokenizer: Tokenizer) -> dict[str, tuple[int, int]]:
    """Right and all, by source and label."""
    codes = dict(coded(pairs, tokenizer))
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    pairs = sorted(pairs, key=lambda pair: len(codes[pair.left]) + len(codes[pair.right]))
    for start in range(0, len(pairs), 32):
        group = pairs[start : start + 32]
        judged, inferred = judge(*batch([(pair.left, pair.right) for pair in group], codes))
        for pair, one, other in zip(group, judged.argmax(1).tolist(), inferred.argmax(1).tolist(), strict=True):
            row = found[f"{pair.source} {LABELS[pair.label]}"]
            row[0] += (other if pair.inferred else one) == pair.label
            row[1] += 1
    return {name: (right, count) for name, (right, count) in found.items()}


if __name__ == "__main__":
    main()
