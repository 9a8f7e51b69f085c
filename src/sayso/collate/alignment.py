"""Two runs of words laid side by side: what one has and the other lacks, what was changed, what was put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sayso.collate.lexicons import labels

MATCH, LACK, MORE = 0, 1, 2  # the last step of an alignment: word beside word, a word only left, a word only right
FAR = -1e9


@dataclass(frozen=True, kw_only=True)
class AlignmentSettings:
    """What an alignment is worth: one long gap costs less than several, so that what was cut comes out whole."""

    same: float = 2.0
    """A word beside itself."""
    light: float = 0.7
    """A small word beside itself: "the" beside "the" joins nothing by itself."""
    near: float = 0.5
    """Two forms of a word: "regret" beside "regrets"."""
    near_letters: int = 4
    """Letters at the start that two forms of a word share."""
    other: float = -1.2
    """A word beside another one: it was changed."""
    opened: float = -2.2
    """A gap, however long."""
    longer: float = -0.02
    """Each word of a gap."""
    most: int = 400
    """Words of either side that are looked at: the work grows with their product."""


SETTINGS = AlignmentSettings()
Operation = Literal["same", "near", "changed", "lacking", "added"]


class Stretch(NamedTuple):
    """One operation: words `start` to `end` of the left side, beside `first` to `after` of the right side."""

    operation: Operation
    start: int
    end: int
    first: int
    after: int


def is_light(word: str) -> bool:
    """Whether a word stands in every sentence."""
    return word in labels("small_words", "words")


def align(left: Sequence[str], right: Sequence[str], settings: AlignmentSettings = SETTINGS) -> tuple[Stretch, ...]:
    """The best alignment of two runs of words, as stretches from the left to the right; words beyond `most` are left out."""
    left, right = left[: settings.most], right[: settings.most]
    return tuple(_stretches(left, right, _path(left, right, settings)))


def _path(left: Sequence[str], right: Sequence[str], settings: AlignmentSettings) -> list[int]:
    """The steps of the best alignment (Gotoh 1982: gaps that cost once and then little); of equals word beside word first."""
    best, origin = _first_row(len(right), settings)
    origins = [origin]
    for row, word in enumerate(left, 1):
        best, origin = _next_row(best, row, [_worth(word, other, settings) for other in right], settings)
        origins.append(origin)
    state = max((MATCH, LACK, MORE), key=lambda one: (best[one][-1], -one))
    row, column, steps = len(left), len(right), []
    while row or column:
        steps.append(state)
        before = origins[row][state][column]
        row, column = row - (state != MORE), column - (state != LACK)
        state = before
    return steps[::-1]


Scores = list[list[float]]  # for each last step, a score a column
Origins = list[list[int]]  # for each last step, the step before it, a column


def _first_row(columns: int, settings: AlignmentSettings) -> tuple[Scores, Origins]:
    added = [FAR, *(settings.opened + settings.longer * column for column in range(1, columns + 1))]
    scores = [[0.0, *[FAR] * columns], [FAR] * (columns + 1), added]
    return scores, [[MATCH] * (columns + 1), [MATCH] * (columns + 1), [MATCH, MATCH, *[MORE] * (columns - 1)]]


def _next_row(above: Scores, row: int, worth: Sequence[float], settings: AlignmentSettings) -> tuple[Scores, Origins]:
    """The scores of one more word on the left, from those without it."""
    opened, longer = settings.opened + settings.longer, settings.longer
    scores: Scores = [[FAR], [opened + longer * (row - 1)], [FAR]]
    origins: Origins = [[MATCH], [MATCH if row == 1 else LACK], [MATCH]]
    for column, value in enumerate(worth, 1):
        match, lack, more = (above[state][column - 1] for state in (MATCH, LACK, MORE))
        before = MATCH if match >= max(lack, more) else LACK if lack >= more else MORE
        scores[MATCH].append(value + (match, lack, more)[before])
        origins[MATCH].append(before)
        for state, (fresh, again, other) in (
            (LACK, (above[MATCH][column], above[LACK][column], above[MORE][column])),
            (MORE, (scores[MATCH][column - 1], scores[MORE][column - 1], scores[LACK][column - 1])),
        ):
            stay, enter, swap = again + longer, fresh + opened, other + opened
            top = max(stay, enter, swap)
            scores[state].append(top)
            origins[state].append(MATCH if enter == top else state if stay == top else LACK + MORE - state)
    return scores, origins


def _worth(left: str, right: str, settings: AlignmentSettings) -> float:
    if left == right:
        return settings.light if is_light(left) else settings.same
    return settings.near if is_near(left, right, settings) else settings.other


def is_near(left: str, right: str, settings: AlignmentSettings = SETTINGS) -> bool:
    """Whether two words look like forms of one."""
    shared = settings.near_letters
    return left[:shared] == right[:shared] and min(len(left), len(right)) >= shared and abs(len(left) - len(right)) < shared


def _stretches(left: Sequence[str], right: Sequence[str], steps: Sequence[int]) -> Iterator[Stretch]:
    """Steps of one kind joined."""
    row = column = 0
    open_stretch: Stretch | None = None
    for step in steps:
        operation: Operation
        if step == MATCH:
            same, near = left[row] == right[column], is_near(left[row], right[column])
            operation = "same" if same else "near" if near else "changed"
        else:
            operation = "lacking" if step == LACK else "added"
        after = (row + (step != MORE), column + (step != LACK))
        if open_stretch and open_stretch.operation == operation:
            open_stretch = open_stretch._replace(end=after[0], after=after[1])
        else:
            if open_stretch:
                yield open_stretch
            open_stretch = Stretch(operation, row, after[0], column, after[1])
        row, column = after
    if open_stretch:
        yield open_stretch
