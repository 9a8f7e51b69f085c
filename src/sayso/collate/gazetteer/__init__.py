"""The table of places that ships: towns, states and provinces, and countries by their plain names, from GeoNames."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from sayso.model.names import plain

TABLE = "places.tsv.gz"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place of the table: `region` the code of its state or province where known, `people` are thousands."""

    kind: Literal["town", "region", "country"]
    country: str
    region: str
    latitude: float
    longitude: float
    people: int


@cache
def _table() -> str:
    packed = files("sayso.collate.gazetteer").joinpath(TABLE).read_bytes()
    return gzip.decompress(packed).decode()


def places_called(name: str) -> tuple[Place, ...]:
    """All places of a name whatever its case and accents, those of most people first."""
    return tuple(sorted(_rows(plain(name)), key=lambda place: (-place.people, place.country, place.region, place.latitude)))


def _rows(key: str) -> Iterator[Place]:
    """The lines of a name; they stand together, as the table is sorted."""
    table = _table()
    start = bisect_left(range(len(table)), key, key=_name_at)  # to take five million characters apart would take longer than a run
    while table.startswith(f"{key}\t", start):
        end = table.index("\n", start)
        _, kind, country, region, latitude, longitude, people = table[start:end].split("\t")
        sort: Literal["town", "region", "country"] = "country" if kind == "country" else "region" if kind == "region" else "town"
        yield Place(kind=sort, country=country, region=region, latitude=float(latitude), longitude=float(longitude), people=int(people))
        start = end + 1


def _name_at(place: int) -> str:
    """The name of the line in which a character stands."""
    table = _table()
    start = table.rfind("\n", 0, place) + 1
    return table[start : table.find("\t", start)]
