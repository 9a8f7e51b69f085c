"""Which candidates are worth comparing: those that share a word, a deed or a number, so that no table of all pairs is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from sayso.collate.candidates import Candidate
from sayso.collate.conversions import measured_by
from sayso.collate.kinds import PARTISAN, PEOPLE

Key = tuple[object, ...]


class BlockSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How far one looks for partners. Up to these sizes every pair is compared that shares anything."""

    neighbours: int = 60
    """In a block the candidates are put in the order of their numbers, and each is compared with so many behind it."""
    common: int = 120
    """A word that more candidates have than this tells no two of them from the rest; it makes no block."""
    heard: int = 20
    """A group is compared with another by at most so many of its readings, each wording and number before a second of it."""


def pairs_to_compare(candidates: Sequence[Candidate], settings: BlockSettings) -> list[tuple[int, int]]:
    """The places of two candidates, the smaller first, in order; whoever shares nothing with another is not compared with it."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for place, one in enumerate(candidates):
        for key in _keys(one):
            blocks[key].append(place)
    found: set[tuple[int, int]] = set()
    for key, places in blocks.items():
        if key[2] == "word" and len(places) > settings.common:
            continue
        ordered = sorted(places, key=lambda place: (candidates[place].reading.low or 0.0, candidates[place].reading.high or 0.0, place))
        for number, place in enumerate(ordered):
            found.update((min(place, other), max(place, other)) for other in ordered[number + 1 : number + 1 + settings.neighbours])
    return sorted(found)


def _keys(one: Candidate) -> Iterator[Key]:
    """What another has to share one of: what sets apart by itself (the kind of amount, its unit) is part of each."""
    quantity, thing = one.quantity, one.thing
    apart: Key = (quantity.kind, None if quantity.kind == "count" else measured_by(quantity))
    yield *apart, "number", quantity.low, quantity.high
    if one.deed is not None:
        yield *apart, "deed", one.deed
    if one.extent is not None:
        yield *apart, "extent", one.extent.name
    for name in {thing.noun, thing.kind if thing.kind not in {PEOPLE, PARTISAN} else PEOPLE}:
        yield *apart, "thing", name
    for term in quantity.terms:
        yield *apart, "term", term
    for word in quantity.context:
        yield *apart, "word", word


def spokesmen(candidates: Sequence[Candidate], members: Sequence[int], most: int) -> list[int]:
    """The members by which a group is compared: all of a small one, else the first of each wording and number, then the second."""
    if len(members) <= most:
        return list(members)
    given: dict[Key, int] = defaultdict(int)
    ranked = []
    for place in members:
        one = candidates[place]
        wording = (one.reading.low, one.reading.high, one.deed, one.thing.noun, one.quantity.terms, one.single, one.apart, one.aside)
        ranked.append((given[wording], place))
        given[wording] += 1
    return sorted(place for _, place in sorted(ranked)[:most])
