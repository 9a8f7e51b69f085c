"""PolNeAR's articles as numbers: word pieces, features, a tag a word, and which cue and source belong together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from brat import ROLES, Attributed, Interval, read_attributions
from sayso.annotate.clause_features import SIZES, Labels, clause_features
from sayso.annotate.language import SpacyReader
from sayso.annotate.page import Page, sentences
from sayso.annotate.windows import KINDS, Numbers, Pieces, as_pieces, compose_windows, piece_features, sentence_starts
from sayso.model.report import Report

OUTSIDE = 0  # tags: 0 outside, then a beginning and an inside for each role
UNKNOWN = -1  # a link whose other end is not marked
HELD_OUT = 10  # one article in so many chooses the model


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article as numbers; `words` are the places of the pieces that begin a word, `lines` the line of each word."""

    name: str
    text: str
    pieces: Pieces
    features: Numbers
    words: Numbers
    lines: Numbers
    sentences: tuple[Interval, ...]


@dataclass(frozen=True, kw_only=True)
class Gold:
    """One annotator's reading of an article, a row a word: its tag, and for a content's words their cue, for a cue's its source."""

    article: str
    annotator: str
    tags: Numbers
    cue_of: Numbers
    source_of: Numbers


def read_articles(folder: Path, tokenizer: Tokenizer) -> tuple[dict[str, Article], Labels]:
    """Every article of a split by name, and the labels that their parses have."""
    reader = SpacyReader()
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "text").glob("*.txt"))}
    pages = [reader.read(Report(id=name, origin=name, text=text)) for name, text in texts.items()]
    labels = Labels(
        tags=tuple(sorted({token.tag_ for page in pages for token in page.doc})),
        relations=tuple(sorted({token.dep_ for page in pages for token in page.doc})),
    )
    return {page.report.id: as_numbers(page, tokenizer, labels) for page in pages}, labels


def kinds_of(labels: Labels) -> tuple[int, ...]:
    """How many values each feature of a piece can have."""
    return (*KINDS, len(labels.tags) + 1, len(labels.relations) + 1, *SIZES)


def as_numbers(page: Page, tokenizer: Tokenizer, labels: Labels) -> Article:
    """A parsed article as numbers."""
    text = page.report.text
    edges = tuple((sentence.start_char, sentence.end_char) for sentence in sentences(page))
    pieces = cut_pieces(text, tokenizer)
    words = np.flatnonzero(pieces.leads)
    breaks = np.cumsum([sign == "\n" for sign in text])
    return Article(
        name=page.report.id,
        text=text,
        pieces=pieces,
        features=np.concatenate((piece_features(text, pieces, edges), clause_features(page.doc, pieces, labels)), axis=1),
        words=words,
        lines=breaks[pieces.starts[words]],
        sentences=edges,
    )


def cut_pieces(text: str, tokenizer: Tokenizer) -> Pieces:
    """The word pieces of a text."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    return as_pieces(encoding.ids, encoding.offsets, encoding.word_ids)


def read_gold(folder: Path, article: Article) -> Iterator[Gold]:
    """What each annotator marked in an article, in the order of the files' names."""
    for path in sorted((folder / "attributions").glob(f"{article.name}_*.ann")):
        yield as_gold(article, path.stem.rpartition("_")[2], read_attributions(path, article.text))


def as_gold(article: Article, annotator: str, attributions: Iterable[Attributed]) -> Gold:
    """One annotator's attributions as a tag and two links a word; of two that overlap the later one stands."""
    tags, cue_of, source_of = (np.full(len(article.words), value) for value in (OUTSIDE, UNKNOWN, UNKNOWN))
    for attribution in attributions:
        cue = _touched(article, attribution.cue[0])[0]
        sources = [_touched(article, stretch)[0] for stretch in attribution.source]
        for role, stretches in zip(ROLES, (attribution.source, attribution.cue, attribution.content), strict=True):
            _tag(article, tags, role, stretches)
        for stretch in attribution.content:
            first, last = _touched(article, stretch)
            cue_of[first:last] = cue
        first, last = _touched(article, attribution.cue[0])
        source_of[first:last] = sources[0] if sources else len(article.words)  # one past the end: nobody is named
    return Gold(article=article.name, annotator=annotator, tags=tags, cue_of=cue_of, source_of=source_of)


def _tag(article: Article, tags: Numbers, role: str, stretches: Sequence[Interval]) -> None:
    begins = 1 + 2 * ROLES.index(role)
    for stretch in stretches:
        first, last = _touched(article, stretch)
        tags[first] = begins
        tags[first + 1 : last] = begins + 1


def _touched(article: Article, stretch: Interval) -> Interval:
    """The words that a stretch touches; a stretch of none gives the next word alone."""
    starts = article.pieces.starts[article.words]
    first = max(0, int(np.searchsorted(starts, stretch[0], side="right")) - 1)
    last = int(np.searchsorted(starts, stretch[1]))
    if first + 1 < last and article.pieces.ends[_last_piece(article, first)] <= stretch[0]:
        first += 1
    return first, max(last, first + 1)


def _last_piece(article: Article, word: int) -> int:
    return int(article.words[word + 1]) - 1 if word + 1 < len(article.words) else len(article.pieces.ids) - 1


def is_held_out(name: str) -> bool:
    """Whether an article chooses the model, by a hash of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % HELD_OUT == 0


@dataclass(frozen=True, kw_only=True)
class Example:
    """One window of one annotator's article, ready for a batch; links are counted in words of the window."""

    ids: Numbers
    features: Numbers
    words: Numbers
    tags: Numbers
    cue_of: Numbers
    source_of: Numbers
    sentences: tuple[tuple[int, int, int], ...]  # first and last piece, and the sentence's number in its article
    article: str


def windows_of(article: Article, *, own: int, context: int, offset: int = 0) -> Iterator[tuple[int, int, int, int]]:
    """The windows of an article in pieces; with an offset the first window is shorter, so that borders move between epochs."""
    begins = sentence_starts(article.pieces, article.sentences)
    cut = max((begin for begin in begins if begin <= offset), default=0)
    if cut:
        yield 0, 0, cut, cut
    later = tuple(begin - cut for begin in begins if begin >= cut)
    for window in compose_windows(later, len(article.pieces.ids) - cut, own=own, context=context):
        yield window.first + cut, window.own_first + cut, window.own_last + cut, window.last + cut


def example_of(article: Article, gold: Gold, first: int, last: int) -> Example:
    """The pieces from `first` to `last` of an article as one annotator read them."""
    low, high = np.searchsorted(article.words, (first, last))
    inside = [
        (max(start, 0), end, number)
        for number, (start, end) in enumerate(_sentence_pieces(article))
        if start >= first and end <= last and end > start
    ]
    nobody = len(article.words)
    return Example(
        ids=article.pieces.ids[first:last],
        features=article.features[first:last],
        words=article.words[low:high] - first,
        tags=gold.tags[low:high],
        cue_of=_shifted(gold.cue_of[low:high], low, high, nobody),
        source_of=_shifted(gold.source_of[low:high], low, high, nobody),
        sentences=tuple((start - first, end - first, number) for start, end, number in inside),
        article=article.name,
    )


def _sentence_pieces(article: Article) -> NDArray[np.int64]:
    edges = np.array(article.sentences, dtype=np.int64).reshape(-1, 2)
    return np.searchsorted(article.pieces.starts, edges)


def _shifted(links: Numbers, low: int, high: int, nobody: int) -> Numbers:
    """Links counted from the window's first word, plus one; 0 is nobody, and links that leave the window are unknown."""
    shifted = np.where((links >= low) & (links < high), links - low + 1, UNKNOWN)
    return np.where(links == nobody, 0, shifted)
