"""Trains sayso's encoder: `train.py POLNEAR FACTUALITY BASE WORK`, from the published MiniLM weights in BASE to WORK/best.pt.

POLNEAR is a folder with `train/` (brat standoff), FACTUALITY one with `UW`, `UDS_IH2` and `MEANTIME` (`train.jsonl` in
each), BASE has `model.safetensors` and `tokenizer.json`. A tenth of the articles of `train/` chooses the epoch; no other
split is read.
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
from certainty import Judged, JudgedBatch, judged_batches, read_judged
from data import Article, Example, Gold, example_of, is_held_out, kinds_of, read_articles, read_gold, windows_of
from losses import certainty_loss, legal_moves, link_loss, sequence_loss, vector_loss
from model import Reader, Shape, with_weights
from sayso.annotate.clause_features import Labels
from sayso.annotate.decoding import likeliest
from sayso.annotate.windows import KINDS, Numbers
from scores import Scores, spans_of
from shipped import with_shipped

log = logging.getLogger("train")

FOLDERS = ("polnear", "factuality", "base", "work")


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a run goes; rates are peaks, reached after `warm` of a course's steps and then falling to zero in a straight line.

    The first course learns attributions; the second, of `more_epochs`, goes on from its averaged weights with `more_rate` of
    its rates and learns certainties beside them. With `half` 1, bfloat16 stands between the layers: twice as fast where the
    processor computes with it, half as fast where it does not. `start` is a folder of shipped weights that takes the place of
    the first course.
    """

    seed: int = 7
    epochs: int = 4
    more_epochs: int = 2
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
    certainty_weight: float = 1.0
    judged_size: int = 32
    own: int = 254
    read_own: int = 174
    read_context: int = 40
    threads: int = 2
    half: int = 0
    start: str = ""
    told: int = 20


@dataclass(frozen=True, kw_only=True)
class Lessons:
    """All that is learnt from: articles by name, what annotators marked, the vectors of their sentences, judged predicates."""

    articles: Mapping[str, Article]
    golds: Sequence[Gold]
    vectors: Mapping[str, Numbers]
    judged: Sequence[Judged]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in FOLDERS:
        arguments.add_argument(name, type=Path)
    for name, value in asdict(Settings()).items():
        arguments.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(arguments.parse_args())
    folders = [given.pop(name) for name in FOLDERS]
    folders[-1].mkdir(parents=True, exist_ok=True)
    handlers = [logging.StreamHandler(), logging.FileHandler(folders[-1] / "log.txt")]
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", handlers=handlers)
    run(*folders, Settings(**given))


def run(polnear: Path, factuality: Path, base: Path, work: Path, settings: Settings) -> None:
    """One whole training, every epoch's averaged weights kept in `work`."""
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles, golds, labels = read_cached(polnear / "train", tokenizer, work)
    (work / "labels.json").write_text(json.dumps(asdict(labels)))
    weights = load_file(base / "model.safetensors")
    lessons = Lessons(
        articles=articles,
        golds=golds,
        vectors=taught_vectors(articles, weights, work),
        judged=judged_cached(factuality, tokenizer, labels, work),
    )
    reader = with_weights(Reader(Shape(kinds=kinds_of(labels))), weights)
    reader.precision = torch.bfloat16 if settings.half else torch.float32
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


def judged_cached(folder: Path, tokenizer: Tokenizer, labels: Labels, work: Path) -> tuple[Judged, ...]:
    """The judged predicates, read once."""
    cache = work / "judged.pickle"
    if not cache.is_file():
        cache.write_bytes(pickle.dumps(read_judged(folder, tokenizer, labels)))
    found: tuple[Judged, ...] = pickle.loads(cache.read_bytes())  # noqa: S301 - our own file
    return found


def taught_vectors(articles: Mapping[str, Article], weights: Mapping[str, Tensor], work: Path) -> dict[str, Numbers]:
    """The original weights' vector of every sentence, each read alone, as the published model does."""
    cache = work / "vectors.npz"
    if not cache.is_file():
        teacher = with_weights(Reader(Shape()), weights).eval()
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
        with torch.inference_mode():
            states = teacher.encode(ids, nothing, present)
        found[group] = ((states * present.unsqueeze(-1)).sum(1) / present.sum(1, keepdim=True)).numpy()
    return found


def train(reader: Reader, lessons: Lessons, work: Path, settings: Settings) -> None:
    """All epochs in two courses; the averaged weights of the epoch that reads the held-out articles best are `best.pt`."""
    if settings.start:
        with_shipped(reader, Path(settings.start))
    else:
        one_course(reader, replace(lessons, judged=()), work, settings)
        reader.load_state_dict(torch.load(work / f"epoch{settings.epochs - 1}.pt", weights_only=True)["weights"])
    again = replace(
        settings,
        seed=settings.seed + 1,
        epochs=settings.more_epochs,
        rate=settings.rate * settings.more_rate,
        head_rate=settings.head_rate * settings.more_rate,
    )
    one_course(reader, lessons, work, again, before=settings.epochs)
    later = range(settings.epochs, settings.epochs + settings.more_epochs)
    scored = {path: torch.load(path, weights_only=True)["held_out"] for path in (work / f"epoch{epoch}.pt" for epoch in later)}
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
        agreed = correlation(averaged.reader, lessons.judged, settings) if lessons.judged else 0.0
        log.info("epoch %d: %s; certainty r %.3f", epoch, found, agreed)
        saved = {"shape": asdict(reader.shape), "settings": asdict(settings), "weights": averaged.reader.state_dict()}
        torch.save(saved | {"held_out": found.mean}, work / f"epoch{epoch}.pt")
        made = fresh(lessons, learnt, chance, settings)


def fresh(lessons: Lessons, golds: Sequence[Gold], chance: random.Random, settings: Settings) -> list[Batch | JudgedBatch]:
    """An epoch's batches of both kinds, newly cut and shuffled."""
    judged = [replace(one, features=without_parse(one.features)) if chance.random() < settings.unparsed else one for one in lessons.judged]
    made: list[Batch | JudgedBatch] = [
        *batches(drawn(lessons.articles, golds, chance, settings), lessons.vectors, size=settings.size, chance=chance),
        *judged_batches([one for one in judged if not one.held_out], size=settings.judged_size, chance=chance),
    ]
    chance.shuffle(made)
    return made


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
    return replace(example, features=without_parse(example.features)) if dropped else example


def without_parse(features: Numbers) -> Numbers:
    """The features of pieces with those that the parse gives left open."""
    return np.where(np.arange(features.shape[1]) < len(KINDS), features, 0)


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


def one_step(reader: Reader, batch: Batch | JudgedBatch, optimizer: torch.optim.Optimizer, settings: Settings) -> list[float]:
    """One step down; the losses before it, of tags, links and vectors or of certainties."""
    reader.train()
    if isinstance(batch, JudgedBatch):
        parts: tuple[Tensor, ...] = (certainty_loss(certainties(reader, batch), batch.labels),)
        loss = settings.certainty_weight * parts[0]
    else:
        parts = losses_of(reader, batch)
        loss = parts[0] + settings.link_weight * parts[1] + settings.vector_weight * parts[2]
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    optimizer.step()
    return [float(part.detach()) for part in parts]


def mixed(reader: Reader) -> torch.autocast:
    """Mixed precision where the reader's own is half."""
    return torch.autocast("cpu", torch.bfloat16, enabled=reader.precision == torch.bfloat16)


def certainties(reader: Reader, batch: JudgedBatch) -> Tensor:
    """How certain the reader takes each predicate of a batch to be."""
    with mixed(reader):
        found = reader(batch.ids, batch.features, batch.present)[3]
    return found.float()[batch.rows, batch.places]  # type: ignore[no-any-return]


def losses_of(reader: Reader, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """The losses of tags, links and vectors."""
    with mixed(reader):
        scores, links, vectors, _ = reader(batch.ids, batch.features, batch.present)
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


@torch.inference_mode()
def correlation(reader: Reader, judged: Sequence[Judged], settings: Settings) -> float:
    """Pearson's r of certainties on the held-out sentences."""
    reader.eval()
    held_out = [one for one in judged if one.held_out]
    made = list(judged_batches(held_out, size=settings.judged_size, chance=random.Random(settings.seed)))
    found = torch.cat([certainties(reader, batch) for batch in made])
    return float(np.corrcoef(found.numpy(), torch.cat([batch.labels for batch in made]).numpy())[0, 1])


def article_scores(reader: Reader, article: Article, settings: Settings) -> Numbers:
    """The tags' scores of each word of an article, every window keeping its own words."""
    found = np.zeros((len(article.words), reader.shape.tags), dtype=np.float32)
    for first, own_first, own_last, last in windows_of(article, own=settings.read_own, context=settings.read_context):
        ids = torch.from_numpy(np.concatenate(([CLS], article.pieces.ids[first:last], [SEP])))[None]
        features = torch.from_numpy(np.pad(article.features[first:last], ((1, 1), (0, 0))))[None]
        with mixed(reader):
            scores = reader(ids, features, torch.ones_like(ids, dtype=torch.bool))[0].float()[0, 1:-1]
        low, high = np.searchsorted(article.words, (own_first, own_last))
        found[low:high] = scores.numpy()[article.words[low:high] - first]
    return found


if __name__ == "__main__":
    main()
