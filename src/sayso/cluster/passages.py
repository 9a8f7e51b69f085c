"""Which passages of one report stand in another, word for word or nearly so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.cluster.words import Words

Shingle = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PassageSettings:
    """When words shared by two texts are a passage.

    `seed` words in a row have to be the same before anything is looked at. Two runs are one passage when no more
    than `gap` words of either text lie between them: "any potential illegal" and "any potentially illegal". A
    passage of fewer than `least` words says nothing: "said in a statement posted on Facebook" is anybody's.
    """

    seed: int = 3
    gap: int = 2
    least: int = 8


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A stretch of two texts, in places of their words, half-open; `same` words in it are equal."""

    source: tuple[int, int]
    copy: tuple[int, int]
    same: int


def shared_passages(source: Words, copy: Words, settings: PassageSettings) -> tuple[Passage, ...]:
    """The passages of the copy that stand in the source, in text order of the copy; none overlap in the copy."""
    joined: list[Passage] = []
    for run in _runs(source, copy, settings.seed):
        if joined and _adjacent(joined[-1], run, settings.gap):
            last = joined.pop()
            joined.append(Passage(source=(last.source[0], run.source[1]), copy=(last.copy[0], run.copy[1]), same=last.same + run.same))
        else:
            joined.append(run)
    return tuple(passage for passage in joined if passage.copy[1] - passage.copy[0] >= settings.least)


def _adjacent(left: Passage, right: Passage, gap: int) -> bool:
    return right.copy[0] - left.copy[1] <= gap and 0 <= right.source[0] - left.source[1] <= gap


def _runs(source: Words, copy: Words, seed: int) -> Iterator[Passage]:
    """The longest equal run from each word of the copy on; of equally long ones that which goes on where the last ended."""
    places = _places(source.forms, seed)
    here, last = 0, 0
    while here <= len(copy) - seed:
        found = [(_reach(source.forms, there, copy.forms, here), there) for there in places.get(copy.forms[here : here + seed], ())]
        if not found:
            here += 1
            continue
        reach, there = max(found, key=lambda pair: (pair[0], -abs(pair[1] - last), -pair[1]))
        yield Passage(source=(there, there + reach), copy=(here, here + reach), same=reach)
        here, last = here + reach, there + reach


def _places(forms: Sequence[str], seed: int) -> dict[Shingle, list[int]]:
    places: dict[Shingle, list[int]] = defaultdict(list)
    for start in range(len(forms) - seed + 1):
        places[tuple(forms[start : start + seed])].append(start)
    return places


def _reach(left: Sequence[str], start: int, right: Sequence[str], begin: int) -> int:
    """How many words are equal from two places on."""
    reach = 0
    while start + reach < len(left) and begin + reach < len(right) and left[start + reach] == right[begin + reach]:
        reach += 1
    return reach
