from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.decoding import decode, find_runs, likeliest, marginals
from sayso.annotate.encoder import Encoded, Links, Scores
from sayso.annotate.windows import as_pieces

NEVER = -1e4
TAGS = {".": 0, "S": 1, "s": 2, "C": 3, "c": 4, "T": 5, "t": 6}  # source, cue, told; capitals begin


def legal() -> Scores:
    """Moves that cost nothing where legal: an inside follows its own role."""
    moves = np.zeros((7, 7), dtype=np.float32)
    for inside in (2, 4, 6):
        moves[[tag for tag in range(7) if tag not in {inside - 1, inside}], inside] = NEVER
    return moves


OPENS = np.array([0, 0, NEVER, 0, NEVER, 0, NEVER], dtype=np.float32)


def encoded(tags: str, *, cues: dict[int, int] | None = None, sources: dict[int, int] | None = None, split: int | None = None) -> Encoded:
    """Words whose likeliest tags are given, a sign a word; links run from a word to the place of another, -1 to nobody."""
    scores = np.zeros((len(tags), 7), dtype=np.float32)
    scores[np.arange(len(tags)), [TAGS[tag] for tag in tags]] = 9
    edges = [0, len(tags)] if split is None else [0, split, len(tags)]
    links = tuple(linked(len(tags), first, last, cues or {}, sources or {}) for first, last in itertools.pairwise(edges))
    places = np.arange(len(tags))
    return Encoded(
        starts=places,
        ends=places + 1,
        scores=scores,
        moves=legal(),
        opens=OPENS,
        links=links,
        vectors=np.zeros((0, 4), dtype=np.float32),
        states=np.zeros((0, 4), dtype=np.float32),
        pieces=as_pieces([], [], []),
        certainty=np.full(len(tags), 3, dtype=np.float32),
    )


def linked(count: int, first: int, last: int, cues: dict[int, int], sources: dict[int, int]) -> Links:
    """A window that sees only what it owns; every word's key is a direction of its own, the last one is nobody's."""
    keys = np.eye(count + 1, dtype=np.float32)

    def queries(targets: dict[int, int]) -> Scores:
        return np.array([keys[targets[word]] if word in targets else np.zeros(count + 1) for word in range(first, last)], dtype=np.float32)

    return Links(
        first=first,
        own_first=first,
        own_last=last,
        last=last,
        cue_queries=queries(cues),
        cue_keys=keys[first:last],
        source_queries=queries(sources),
        source_keys=keys[first:last],
        nobody=keys[-1],
    )


def shown(of: Encoded) -> list[tuple[list[tuple[int, int]], tuple[int, int] | None, tuple[int, int] | None]]:
    """Content, cue and source of each attribution as words."""
    return [
        (
            [(run.first, run.last) for run in found.content],
            (found.cue.first, found.cue.last) if found.cue else None,
            (found.source.first, found.source.last) if found.source else None,
        )
        for found in decode(of)
    ]


def test_runs_are_read_off_the_likeliest_tags() -> None:
    assert [(run.role, run.first, run.last) for run in find_runs(encoded("Ss.CTtt."))] == [
        ("source", 0, 2),
        ("cue", 3, 4),
        ("content", 4, 7),
    ]


def test_an_inside_without_its_beginning_is_never_read() -> None:
    scores = np.zeros((2, 7), dtype=np.float32)
    scores[:, 6] = 5  # the inside of a content is the best tag of either word
    assert likeliest(scores, legal(), OPENS).tolist() == [5, 6]


def test_two_runs_that_touch_stay_two() -> None:
    assert [(run.first, run.last) for run in find_runs(encoded("TtTt"))] == [(0, 2), (2, 4)]


@given(st.lists(st.lists(st.floats(-4, 4, width=32), min_size=7, max_size=7), min_size=1, max_size=4))
def test_the_chain_agrees_with_trying_every_sequence(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    ways = list(itertools.product(range(7), repeat=len(rows)))
    moves = legal()
    totals = np.array(
        [
            OPENS[way[0]] + sum(scores[place, tag] for place, tag in enumerate(way)) + sum(moves[pair] for pair in itertools.pairwise(way))
            for way in ways
        ]
    )
    shares = np.exp(totals - totals.max()) / np.exp(totals - totals.max()).sum()
    expected = np.zeros_like(scores)
    for way, share in zip(ways, shares, strict=True):
        expected[np.arange(len(way)), way] += share
    assert marginals(scores, moves, OPENS) == pytest.approx(expected, abs=1e-4)
    chosen = likeliest(scores, moves, OPENS)
    assert totals[ways.index(tuple(chosen.tolist()))] == pytest.approx(totals.max(), abs=1e-4)


def test_pieces_that_point_to_one_cue_are_one_attribution() -> None:
    assert shown(encoded("TtCSTt", cues={0: 2, 1: 2, 4: 2, 5: 2}, sources={2: 3})) == [([(0, 2), (4, 6)], (2, 3), (3, 4))]


def test_two_cues_can_share_a_source() -> None:
    found = shown(encoded("SCT.CT", cues={2: 1, 5: 4}, sources={1: 0, 4: 0}))
    assert found == [([(2, 3)], (1, 2), (0, 1)), ([(5, 6)], (4, 5), (0, 1))]


def test_a_cue_that_points_to_nobody_has_no_source() -> None:
    assert shown(encoded("S.CT", cues={3: 2}, sources={2: -1})) == [([(3, 4)], (2, 3), None)]


def test_a_cue_without_content_is_no_attribution() -> None:
    assert shown(encoded("SC..", sources={1: 0})) == []


def test_a_content_whose_window_sees_no_cue_stands_alone() -> None:
    assert shown(encoded("SC.Tt", split=3)) == [([(3, 5)], None, None)]


def test_a_report_without_words_has_no_attributions() -> None:
    assert shown(encoded("")) == []


def test_an_attribution_is_as_sure_as_its_least_sure_word() -> None:
    sure = encoded("SCTt", cues={2: 1, 3: 1}, sources={1: 0})
    unsure = encoded("SCTt", cues={2: 1, 3: 1}, sources={1: 0})
    unsure.scores[3] /= 9
    assert decode(unsure)[0].score < 0.8 < decode(sure)[0].score
