"""The one place that loads our own small network: word pieces of a report in, scores, links and vectors out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from sayso.annotate.clause_features import Labels, clause_features
from sayso.annotate.page import Page, sentences
from sayso.annotate.windows import Numbers, Pieces, Window, as_pieces, compose_windows, piece_features, sentence_starts, word_offsets
from sayso.weights import checked, shipped

Scores = NDArray[np.float32]

CLS, SEP = 101, 102  # the pieces that BERT puts around a text
BATCH = 8  # windows a pass, always in text order: the 8-bit steps of a pass depend on all that is in it
OUTPUTS = ("tags", "links", "vectors", "certainty")
SURE = 3.0  # certainly so; the network's own certainty runs from -1 to 1
STRETCH = 1.1  # it shies away from the ends: so much more has the least error on the training parts of news
LINKS = 4  # the parts of a word's links: query and key towards its cue, query and key towards its source


@dataclass(frozen=True, kw_only=True)
class Links:
    """What ties the words of one window, from `first` to `last`, of which the window owns `own_first` to `own_last`.

    A row a word. A word's query is laid against other words' keys; `nobody` is the key of a source that is not named.
    """

    first: int
    own_first: int
    own_last: int
    last: int
    cue_queries: Scores
    cue_keys: Scores
    source_queries: Scores
    source_keys: Scores
    nobody: Scores


@dataclass(frozen=True, kw_only=True)
class Encoded:
    """A report as the network sees it.

    `starts` and `ends` are the words' offsets in code points of the text; `scores` has a row a word and a column a tag
    (outside, then beginning and inside of source, cue, content), `moves` and `opens` what goes with them from tag to tag;
    `vectors` has a row a sentence, of length one, zeros for a sentence without words; `states` a row a word piece.
    `certainty` says of each word how certain it is, as a predicate, by the text (-3 certainly not .. 3 certainly so).
    """

    starts: Numbers
    ends: Numbers
    scores: Scores
    moves: Scores
    opens: Scores
    links: tuple[Links, ...]
    vectors: Scores
    states: Scores
    pieces: Pieces
    certainty: Scores

    def certainty_at(self, place: int) -> float | None:
        """How certain the word at a character is as a predicate; `None` where no word begins at or before it."""
        word = int(np.searchsorted(self.starts, place, side="right")) - 1
        return float(self.certainty[word]) if word >= 0 else None

    def vector(self, start: int, end: int) -> Scores:
        """The vector of a stretch of the text, in code points: of length one, zeros where no word lies in it."""
        vector: Scores = _pooled(self.states, self.pieces, [(start, end)])[0]
        return vector


@dataclass(frozen=True, kw_only=True)
class Pass:
    """What the network gives for one window, a row a piece; `links` has a row more, of the piece before the first."""

    tags: Scores
    links: Scores
    vectors: Scores
    certainty: Scores


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the weights were trained with: the size of windows in pieces, the chain of tags, the parse's labels."""

    own: int
    context: int
    moves: tuple[tuple[float, ...], ...]
    opens: tuple[float, ...]
    tags: tuple[str, ...]
    relations: tuple[str, ...]


class Encoder:
    """The loaded network. Loading takes a tenth of a second; reading leaves it as it was."""

    def __init__(self, folder: Traversable | None = None) -> None:
        """Load the weights of a folder, sayso's own if none is given; raises `UsageError` where they are not what was shipped."""
        found = checked(folder or shipped("encoder"))
        self._settings = msgspec.json.decode(found["encoder.json"], type=Settings)
        self._tokenizer = Tokenizer.from_str(found["tokenizer.json"].decode())
        self._labels = Labels(tags=self._settings.tags, relations=self._settings.relations)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(found["encoder.onnx"], options, providers=["CPUExecutionProvider"])
        self.name = f"encoder-{hashlib.sha256(found['encoder.onnx']).hexdigest()[:8]}"

    def read(self, page: Page) -> Encoded:
        """One pass over a report, alone in its batches, so that the result depends on the report and nothing else."""
        edges = tuple((phrase.start_char, phrase.end_char) for phrase in sentences(page))
        pieces = self._cut(page.report.text)
        features = (piece_features(page.report.text, pieces, edges), clause_features(page.doc, pieces, self._labels))
        windows = compose_windows(sentence_starts(pieces, edges), len(pieces.ids), own=self._settings.own, context=self._settings.context)
        passes = tuple(self._passes(pieces, np.concatenate(features, axis=1), windows))
        words = np.flatnonzero(pieces.leads)
        starts, ends = word_offsets(pieces)
        states = _owned(windows, [one.vectors for one in passes])
        return Encoded(
            starts=starts,
            ends=ends,
            scores=_owned(windows, [one.tags for one in passes])[words],
            moves=np.array(self._settings.moves, dtype=np.float32),
            opens=np.array(self._settings.opens, dtype=np.float32),
            links=tuple(_links(window, one.links, words) for window, one in zip(windows, passes, strict=True)),
            vectors=_pooled(states, pieces, edges),
            states=states,
            pieces=pieces,
            certainty=SURE * np.clip(STRETCH * _owned(windows, [one.certainty for one in passes])[words], -1, 1),
        )

    def _cut(self, text: str) -> Pieces:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return as_pieces(encoding.ids, encoding.offsets, encoding.word_ids)

    def _passes(self, pieces: Pieces, features: Numbers, windows: Sequence[Window]) -> Iterator[Pass]:
        """What the network gives for each window, padding left out."""
        for start in range(0, len(windows), BATCH):
            group = windows[start : start + BATCH]
            ids, rows = _batch(pieces, features, group)
            tags, links, vectors, certainty = self._session.run(list(OUTPUTS), {"ids": ids, "features": rows})
            for place, window in enumerate(group):
                end = window.last - window.first + 1
                yield Pass(
                    tags=tags[place, 1:end], links=links[place, :end], vectors=vectors[place, 1:end], certainty=certainty[place, 1:end]
                )


def _batch(pieces: Pieces, features: Numbers, windows: Sequence[Window]) -> tuple[Numbers, Numbers]:
    """The windows' pieces and features as rows of one length, each between the two pieces that the network expects."""
    longest = max(window.last - window.first for window in windows) + 2
    ids = np.zeros((len(windows), longest), dtype=np.int64)
    rows = np.zeros((len(windows), longest, features.shape[1]), dtype=np.int64)
    for place, window in enumerate(windows):
        end = window.last - window.first + 1
        ids[place, 0], ids[place, end] = CLS, SEP
        ids[place, 1:end] = pieces.ids[window.first : window.last]
        rows[place, 1:end] = features[window.first : window.last]
    return ids, rows


def _owned(windows: Sequence[Window], rows: Sequence[Scores]) -> Scores:
    """What the windows own, joined in text order."""
    if not windows:  # a report of white space
        return np.zeros((0, 0), dtype=np.float32)
    parts = [row[window.own_first - window.first : window.own_last - window.first] for window, row in zip(windows, rows, strict=True)]
    return np.concatenate(parts)


def _links(window: Window, rows: Scores, words: Numbers) -> Links:
    """The links of a window's words; the row of the piece before its first stands for nobody."""
    first, own_first, own_last, last = (
        int(place) for place in np.searchsorted(words, (window.first, window.own_first, window.own_last, window.last))
    )
    cue_queries, cue_keys, source_queries, source_keys = np.split(rows[words[first:last] - window.first + 1], LINKS, axis=1)
    return Links(
        first=first,
        own_first=own_first,
        own_last=own_last,
        last=last,
        cue_queries=cue_queries,
        cue_keys=cue_keys,
        source_queries=source_queries,
        source_keys=source_keys,
        nobody=np.split(rows[0], LINKS)[-1],
    )


def _pooled(states: Scores, pieces: Pieces, edges: Sequence[tuple[int, int]]) -> Scores:
    """The mean of each sentence's rows, made of length one."""
    found = np.zeros((len(edges), states.shape[1]), dtype=np.float32)
    for number, (first, last) in enumerate(np.searchsorted(pieces.starts, np.array(edges, dtype=np.int64).reshape(-1, 2))):
        if first < last:
            mean = states[first:last].mean(axis=0)
            found[number] = mean / np.linalg.norm(mean)
    return found
