"""The table of places that ships: towns, states and provinces, and countries by their plain names, from GeoNames."""

from __future__ import annotations

import gzip
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
    start = table.find(f"\n{key}\t")  # a table of five million characters is searched faster than it is taken apart
    while start >= 0 and table.startswith(f"{key}\t", start + 1):
        end = table.index("\n", start + 1)
        _, kind, country, region, latitude, longitude, people = table[start + 1 : end].split("\t")
        sort: Literal["town", "region", "country"] = "country" if kind == "country" else "region" if kind == "region" else "town"
        yield Place(kind=sort, country=country, region=region, latitude=float(latitude), longitude=float(longitude), people=int(people))
        start = end
