"""Trains sayso's encoder: `train.py POLNEAR BASE WORK`, from the published MiniLM weights in BASE to WORK/best.pt.

POLNEAR is a folder with `train/` (brat standoff), BASE has `model.safetensors` and `tokenizer.json`. A tenth of the
articles of `train/` chooses the epoch; nothing else is read.
"""

from __future__ import annotations

import argparse
import copy
import json
import logging
import pickle
import random
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from batches import CLS, SEP, Batch, batches, pooled, rows
from data import Article, Example, Gold, example_of, is_held_out, kinds_of, read_articles, read_gold, windows_of
from losses import legal_moves, link_loss, sequence_loss, vector_loss
from model import Reader, Shape, with_weights
from sayso.annotate.clause_features import Labels
from sayso.annotate.decoding import likeliest
from sayso.annotate.windows import KINDS, Numbers
from scores import Scores, spans_of

log = logging.getLogger("train")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a run goes; rates are peaks, reached after `warm` of a course's steps and then falling to zero in a straight line.

    The second course, of `more_epochs`, goes on from the averaged weights of the first with `more_rate` of its rates.
    """

    seed: int = 7
    epochs: int = 3
    more_epochs: int = 1
    more_rate: float = 0.5
    size: int = 8
    rate: float = 2.5e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    layer_decay: float = 0.9
    warm: float = 0.08
    averaged: float = 0.995
    unparsed: float = 0.1
    link_weight: float = 0.2
    vector_weight: float = 0.3
    own: int = 254
    read_own: int = 174
    read_context: int = 40
    threads: int = 2
    told: int = 20


@dataclass(frozen=True, kw_only=True)
class Lessons:
    """All that is learnt from: articles by name, what annotators marked, the vectors of each article's sentences."""

    articles: Mapping[str, Article]
    golds: Sequence[Gold]
    vectors: Mapping[str, Numbers]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("polnear", "base", "work"):
        arguments.add_argument(name, type=Path)
    for name, value in asdict(Settings()).items():
        arguments.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(arguments.parse_args())
    folders = [given.pop(name) for name in ("polnear", "base", "work")]
    folders[2].mkdir(parents=True, exist_ok=True)
    handlers = [logging.StreamHandler(), logging.FileHandler(folders[2] / "log.txt")]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    run(*folders, Settings(**given))


def run(polnear: Path, base: Path, work: Path, settings: Settings) -> None:
    """One whole training, every epoch's averaged weights kept in `work`."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles, golds, labels = read_cached(polnear / "train", tokenizer, work)
    (work / "labels.json").write_text(json.dumps(asdict(labels)))
    weights = load_file(base / "model.safetensors")
    lessons = Lessons(articles=articles, golds=golds, vectors=taught_vectors(articles, weights, work))
    reader = with_weights(Reader(Shape(kinds=kinds_of(labels))), weights)
    reader.precision = torch.bfloat16
    log.info("%s", settings)
    train(reader, lessons, work, settings)


def read_cached(folder: Path, tokenizer: Tokenizer, work: Path) -> tuple[dict[str, Article], tuple[Gold, ...], Labels]:
    """The articles, what annotators marked, the parse's labels; read once, as the parse takes minutes."""
    cache = work / "articles.pickle"
    if not cache.is_file():
        articles, labels = read_articles(folder, tokenizer)
        golds = tuple(gold for article in articles.values() for gold in read_gold(folder, article))
        cache.write_bytes(pickle.dumps((articles, golds, labels)))
    found: tuple[dict[str, Article], tuple[Gold, ...], Labels] = pickle.loads(cache.read_bytes())  # noqa: S301 - our own file
    return found


def taught_vectors(articles: Mapping[str, Article], weights: Mapping[str, Tensor], work: Path) -> dict[str, Numbers]:
    """The original weights' vector of every sentence, each read alone, as the published model does."""
    cache = work / "vectors.npz"
    if not cache.is_file():
        teacher = with_weights(Reader(Shape()), weights).eval()
        teacher.precision = torch.bfloat16
        np.savez(cache, **{name: sentence_vectors(teacher, article) for name, article in articles.items()})
    with np.load(cache) as loaded:
        return {name: loaded[name] for name in loaded.files}


def sentence_vectors(teacher: Reader, article: Article) -> Numbers:
    """A row a sentence; a sentence of no pieces has zeros."""
    edges = np.searchsorted(article.pieces.starts, np.array(article.sentences).reshape(-1, 2))
    found = np.zeros((len(edges), teacher.shape.width), dtype=np.float32)
    order = [place for place in np.argsort(edges[:, 1] - edges[:, 0]) if edges[place, 1] > edges[place, 0]]
    for start in range(0, len(order), 32):
        group = order[start : start + 32]
        ids = rows([np.concatenate(([CLS], article.pieces.ids[slice(*edges[place])][:254], [SEP])) for place in group], 0)
        present = ids > 0
        nothing = torch.zeros(*ids.shape, len(teacher.shape.kinds), dtype=torch.long)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            states = teacher.encode(ids, nothing, present).float()
        found[group] = ((states * present.unsqueeze(-1)).sum(1) / present.sum(1, keepdim=True)).numpy()
    return found


def train(reader: Reader, lessons: Lessons, work: Path, settings: Settings) -> None:
    """All epochs in two courses; the averaged weights of the epoch that reads the held-out articles best are `best.pt`."""
    one_course(reader, lessons, work, settings)
    reader.load_state_dict(torch.load(work / f"epoch{settings.epochs - 1}.pt", weights_only=True)["weights"])
    again = replace(
        settings,
        seed=settings.seed + 1,
        epochs=settings.more_epochs,
        rate=settings.rate * settings.more_rate,
        head_rate=settings.head_rate * settings.more_rate,
    )
    one_course(reader, lessons, work, again, before=settings.epochs)
    scored = {path: torch.load(path, weights_only=True)["held_out"] for path in sorted(work.glob("epoch*.pt"))}
    best = max(scored, key=lambda path: (scored[path], path.name))
    log.info("best: %s", best.name)
    shutil.copy(best, work / "best.pt")


def one_course(reader: Reader, lessons: Lessons, work: Path, settings: Settings, *, before: int = 0) -> None:
    """Epochs over which the rates rise and fall once; after each the averaged weights are scored and kept."""
    chance = random.Random(settings.seed)
    learnt = [gold for gold in lessons.golds if not is_held_out(gold.article)]
    chosen = first_of_each([gold for gold in lessons.golds if is_held_out(gold.article)])
    made = fresh(lessons, learnt, chance, settings)
    steps = len(made) * settings.epochs
    optimizer = torch.optim.AdamW(groups(reader, settings), betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, steps, settings.warm))
    averaged = Average(reader, settings.averaged)
    for epoch in range(before, before + settings.epochs):
        for number, batch in enumerate(made):
            losses = one_step(reader, batch, optimizer, settings)
            schedule.step()
            averaged.take(reader)
            if number % settings.told == 0:
                log.info("  %d of %d: losses %s", number, len(made), [round(loss, 4) for loss in losses])
        found = evaluate(averaged.reader, lessons.articles, chosen, settings)
        log.info("epoch %d: %s", epoch, found)
        saved = {"shape": asdict(reader.shape), "settings": asdict(settings), "weights": averaged.reader.state_dict()}
        torch.save(saved | {"held_out": found.mean}, work / f"epoch{epoch}.pt")
        made = fresh(lessons, learnt, chance, settings)


def fresh(lessons: Lessons, golds: Sequence[Gold], chance: random.Random, settings: Settings) -> list[Batch]:
    """An epoch's batches, newly cut and shuffled."""
    return list(batches(drawn(lessons.articles, golds, chance, settings), lessons.vectors, size=settings.size, chance=chance))


def first_of_each(golds: Sequence[Gold]) -> list[Gold]:
    """The first annotator's reading of each article."""
    found: dict[str, Gold] = {}
    for gold in golds:
        found.setdefault(gold.article, gold)
    return list(found.values())


def drawn(articles: Mapping[str, Article], golds: Sequence[Gold], chance: random.Random, settings: Settings) -> list[Example]:
    """One epoch's windows; each article is cut at another place than the last time."""
    return [
        unparsed(example_of(articles[gold.article], gold, first, last), dropped=chance.random() < settings.unparsed)
        for gold in golds
        for first, _, _, last in windows_of(articles[gold.article], own=settings.own, context=0, offset=chance.randrange(settings.own))
        if np.searchsorted(articles[gold.article].words, first) < np.searchsorted(articles[gold.article].words, last)
    ]


def unparsed(example: Example, *, dropped: bool) -> Example:
    """The window, without its parse if so drawn: the reader has to do where a parse says little."""
    if not dropped:
        return example
    features = example.features.copy()
    features[:, len(KINDS) :] = 0
    return replace(example, features=features)


def groups(reader: Reader, settings: Settings) -> list[dict[str, object]]:
    """Parameters with their rates: heads learn fastest, lower layers slower than higher ones, the vocabulary not at all."""
    reader.words.weight.requires_grad_(requires_grad=False)
    found: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in reader.named_parameters():
        depth = reader.shape.layers
        rate = settings.head_rate
        if name.startswith("layers."):
            rate = settings.rate * settings.layer_decay ** (depth - 1 - int(name.split(".")[1]))
        elif name.startswith(("places", "start")):
            rate = settings.rate * settings.layer_decay**depth
        elif name.startswith("vector"):
            rate = settings.rate
        decay = 0.0 if parameter.ndim == 1 or name == "moves" else settings.decay
        if parameter.requires_grad:
            found.setdefault((rate, decay), []).append(parameter)
    return [{"params": parameters, "lr": rate, "weight_decay": decay} for (rate, decay), parameters in found.items()]


def rate_at(step: int, steps: int, warm: float) -> float:
    """The share of the peak rate at a step."""
    rising = max(1, int(steps * warm))
    return (step + 1) / rising if step < rising else max(0.0, (steps - step) / (steps - rising))


class Average:
    """A moving average of a network's weights, short at first."""

    def __init__(self, reader: Reader, share: float) -> None:
        self.reader, self.share, self.count = copy.deepcopy(reader), share, 0

    @torch.no_grad()
    def take(self, reader: Reader) -> None:
        """Move towards the weights as they are now."""
        kept = min(self.share, (1 + self.count) / (10 + self.count))
        self.count += 1
        torch._foreach_lerp_(list(self.reader.parameters()), list(reader.parameters()), 1 - kept)


def one_step(reader: Reader, batch: Batch, optimizer: torch.optim.Optimizer, settings: Settings) -> list[float]:
    """One step down; the losses of tags, links and vectors before it."""
    reader.train()
    parts = losses_of(reader, batch)
    loss = parts[0] + settings.link_weight * parts[1] + settings.vector_weight * parts[2]
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    optimizer.step()
    return [float(part.detach()) for part in parts]


def losses_of(reader: Reader, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """The losses of tags, links and vectors."""
    with torch.autocast("cpu", torch.bfloat16):
        scores, links, vectors = reader(batch.ids, batch.features, batch.present)
    scores, links, vectors = scores.float(), links.float(), vectors.float()
    at = batch.words.unsqueeze(-1)
    tagged = torch.gather(scores, 1, at.expand(-1, -1, scores.shape[-1]))
    linked = torch.gather(links, 1, at.expand(-1, -1, links.shape[-1]))
    nobody = links[:, :1]
    cue_query, cue_key, source_query, source_key = linked.chunk(4, dim=-1)
    nobody_key = nobody.chunk(4, dim=-1)
    moves = reader.moves + legal_moves(reader.shape.tags)
    sequences = sequence_loss(tagged, batch.tags, batch.has_word, moves, reader.opens)
    cues = link_loss(cue_query, torch.cat([nobody_key[1], cue_key], dim=1), batch.cue_of, batch.has_word)
    sources = link_loss(source_query, torch.cat([nobody_key[3], source_key], dim=1), batch.source_of, batch.has_word)
    taught = vector_loss(pooled(vectors, batch.pools), batch.taught) if batch.pools and len(batch.taught) else vectors.sum() * 0
    return sequences, cues + sources, taught


@torch.inference_mode()
def evaluate(reader: Reader, articles: Mapping[str, Article], golds: Sequence[Gold], settings: Settings) -> Scores:
    """Exact scores of spans, cut at the end of each line."""
    reader.eval()
    found = Scores()
    moves = (reader.moves + legal_moves(reader.shape.tags)).numpy()
    for gold in golds:
        article = articles[gold.article]
        scores = article_scores(reader, article, settings)
        tags = likeliest(scores, moves, reader.opens.numpy())
        found.add(spans_of(gold.tags, article.lines), spans_of(tags, article.lines))
    return found


def article_scores(reader: Reader, article: Article, settings: Settings) -> Numbers:
    """The tags' scores of each word of an article, every window keeping its own words."""
    found = np.zeros((len(article.words), reader.shape.tags), dtype=np.float32)
    for first, own_first, own_last, last in windows_of(article, own=settings.read_own, context=settings.read_context):
        ids = torch.from_numpy(np.concatenate(([CLS], article.pieces.ids[first:last], [SEP])))[None]
        features = torch.from_numpy(np.pad(article.features[first:last], ((1, 1), (0, 0))))[None]
        with torch.autocast("cpu", torch.bfloat16):
            scores = reader(ids, features, torch.ones_like(ids, dtype=torch.bool))[0].float()[0, 1:-1]
        low, high = np.searchsorted(article.words, (own_first, own_last))
        found[low:high] = scores.numpy()[article.words[low:high] - first]
    return found


if __name__ == "__main__":
    main()
