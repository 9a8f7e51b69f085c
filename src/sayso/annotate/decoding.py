"""Scores of words to attributions: the likeliest legal tags, and which cue and source each content goes with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sayso.annotate.encoder import Encoded, Links, Scores
from sayso.annotate.windows import Numbers

Role = Literal["source", "cue", "content"]

ROLES: tuple[Role, ...] = ("source", "cue", "content")
OUTSIDE = 0  # tags: 0 outside, then for each role its beginning and its inside


@dataclass(frozen=True, kw_only=True)
class Run:
    """An unbroken run of words with one role, half-open in words; `score` is how likely its least sure word is."""

    role: Role
    first: int
    last: int
    score: float


@dataclass(frozen=True, kw_only=True)
class Linked:
    """A cue with its source, if somebody is named, and the pieces of its content in text order."""

    cue: Run | None
    source: Run | None
    content: tuple[Run, ...]

    @property
    def score(self) -> float:
        """How sure the least sure part is."""
        parts = (*self.content, *(part for part in (self.cue, self.source) if part is not None))
        return min(part.score for part in parts)


def decode(encoded: Encoded) -> tuple[Linked, ...]:
    """The attributions of a report in text order of their content; a cue or a source that no content goes with is left out."""
    runs = find_runs(encoded)
    cues, sources, contents = (tuple(run for run in runs if run.role == role) for role in ("cue", "source", "content"))
    pieces: dict[Run | None, list[Run]] = {}
    for content in contents:
        pieces.setdefault(_cue_of(encoded, content, cues), []).append(content)
    alone = pieces.pop(None, [])
    made = [
        Linked(cue=cue, source=_source_of(encoded, cue, sources), content=tuple(found)) for cue, found in pieces.items() if cue is not None
    ]
    made += [Linked(cue=None, source=None, content=(content,)) for content in alone]
    return tuple(sorted(made, key=lambda linked: (linked.content[0].first, linked.content[-1].last)))


def find_runs(encoded: Encoded) -> tuple[Run, ...]:
    """The runs of the likeliest tags in text order."""
    if not len(encoded.scores):
        return ()
    tags = likeliest(encoded.scores, encoded.moves, encoded.opens)
    shares = marginals(encoded.scores, encoded.moves, encoded.opens)
    sure = shares[np.arange(len(tags)), tags]
    return tuple(Run(role=role, first=first, last=last, score=float(sure[first:last].min())) for role, first, last in runs_of(tags))


def likeliest(scores: Scores, moves: Scores, opens: Scores) -> Numbers:
    """The likeliest sequence of tags (Viterbi); of two equally likely tags the lower one."""
    back = np.zeros(scores.shape, dtype=np.int64)
    total = opens + scores[0]
    for word in range(1, len(scores)):
        ways = total[:, None] + moves
        back[word] = ways.argmax(axis=0)
        total = ways.max(axis=0) + scores[word]
    tags = np.zeros(len(scores), dtype=np.int64)
    tags[-1] = total.argmax()
    for word in range(len(scores) - 1, 0, -1):
        tags[word - 1] = back[word, tags[word]]
    return tags


def marginals(scores: Scores, moves: Scores, opens: Scores) -> Scores:
    """How likely each tag is at each word, over all sequences (forward-backward)."""
    before, behind = np.empty_like(scores), np.zeros_like(scores)
    before[0] = opens + scores[0]
    for word in range(1, len(scores)):
        before[word] = _log_sum(before[word - 1][:, None] + moves, axis=0) + scores[word]
    for word in range(len(scores) - 2, -1, -1):
        behind[word] = _log_sum(moves + (scores[word + 1] + behind[word + 1])[None, :], axis=1)
    both = before + behind
    shares: Scores = np.exp(both - _log_sum(both, axis=1)[:, None])
    return shares


def _log_sum(ways: Scores, *, axis: int) -> Scores:
    most = ways.max(axis=axis, keepdims=True)
    found: Scores = np.log(np.exp(ways - most).sum(axis=axis)) + most.squeeze(axis)
    return found


def runs_of(tags: Numbers) -> Iterator[tuple[Role, int, int]]:
    """Role, first word and end of each run that legal tags make."""
    begins = [word for word, tag in enumerate(tags) if tag % 2 == 1]
    for first in begins:
        last = first + 1
        while last < len(tags) and tags[last] == tags[first] + 1:
            last += 1
        yield ROLES[(int(tags[first]) - 1) // 2], first, last


def _window_of(links: Sequence[Links], word: int) -> Links:
    """The window that owns a word."""
    return next(one for one in links if one.own_first <= word < one.own_last)


def _cue_of(encoded: Encoded, content: Run, cues: Iterable[Run]) -> Run | None:
    """The cue that a content's words point to, of those that its window sees; the nearer of two equal ones."""
    window = _window_of(encoded.links, content.first)
    words = np.arange(content.first, min(content.last, window.last)) - window.first
    query = window.cue_queries[words].mean(axis=0)
    seen = [cue for cue in cues if window.first <= cue.first < window.last]

    def fit(cue: Run) -> tuple[float, int]:
        return float(query @ window.cue_keys[cue.first - window.first]), -abs(cue.first - content.first)

    return max(seen, key=fit, default=None)


def _source_of(encoded: Encoded, cue: Run, sources: Iterable[Run]) -> Run | None:
    """The source that a cue points to, or `None` where it rather points to nobody."""
    window = _window_of(encoded.links, cue.first)
    query: NDArray[np.float32] = window.source_queries[cue.first - window.first]
    seen = [source for source in sources if window.first <= source.first < window.last]

    def fit(source: Run) -> float:
        return float(query @ window.source_keys[source.first - window.first])

    best = max(seen, key=fit, default=None)
    return best if best is not None and fit(best) > float(query @ window.nobody) else None
