"""Measures which names are found: `names.py DATA`, DATA a folder with `re3d` and `geoparsing`; ours beside bare spaCy.

re3d: precision and recall of names of persons, bodies and places, whatever their type, by exact borders (an article before
a name aside) and by overlap; its marked phrases that do not begin with a capital are no names, and peoples ("Syrian") no
actors: both are left out. Geoparsing (LGL, TR-News): F1 of places, exact and by overlap, and how many of the places
found, and placed where the product is sure, lie within 161 km of the gold; beside that the share of all places found.
The names that bare spaCy finds are placed by the product too.
Fails under the floors of `floors.json`.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from sayso.annotate.language import SpacyReader
from sayso.annotate.mentions import find_mentions
from sayso.annotate.page import Page
from sayso.collate.places import Told, locate, outer_name
from sayso.model.report import Report, report_id

FLOORS = Path(__file__).parent / "floors.json"
NAMED = frozenset({"Organisation", "Location", "Person"})
LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
NEAR = 161.0  # km; 100 miles, the distance that geoparsers are scored by
EARTH = 6371.0  # km

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
    pointed: int = 0
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
            self.pointed += bool(touching) and point is not None
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


def where(text: str, found: Sequence[Stretch]) -> dict[Stretch, Point | None]:
    """Where the product puts the names of one text, `None` where it is not sure."""
    outers = [outer_name(text, end) for _, end in found]
    told = [Told(name=text[start:end], inside=(outer,) if outer else ()) for (start, end), outer in zip(found, outers, strict=True)]
    return {
        stretch: (place.latitude, place.longitude) if place is not None else None
        for stretch, place in zip(found, locate(told), strict=True)
    }


Finder = Callable[[Page], list[Stretch]]


def measured(cases: Iterable[Case], finders: Mapping[str, Finder], reader: SpacyReader) -> dict[str, Tally]:
    tallies = {name: Tally() for name in finders}
    for number, case in enumerate(cases):
        report = Report(id=report_id(None, str(number), case.text), origin=str(number), text=case.text, language="en")
        page = reader.read(report)
        for name, find in finders.items():
            found = find(page)
            tallies[name].add(case, found, where(case.text, found))
    return tallies


def main(folder: Path) -> int:
    reader = SpacyReader()
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
    print("| | exact P | R | F1 | overlap P | R | F1 | placed | of those within 161 km | of all found |\n" + "| --- " * 10 + "|")
    for corpus, (cases, finders) in sets.items():
        for name, tally in measured(cases, finders, reader).items():
            near = " | ".join(f"{tally.near / of:.3f}" if of else "–" for of in (tally.resolved, tally.pointed))
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
