"""Measures moments, and the speed of figures and dates: `timex.py DATA [--misses]`, DATA a folder with `tempeval3`, perhaps `meantime`.

The measures are those of TempEval-3, task A (UzZaman et al. 2013), summed over all files: a found expression is strictly
right where it begins and ends as one of the gold does, relaxed right where it shares a character with one that no other
found expression answers for; the value is right where such a pair has the same TIMEX3 value, and value F1 counts those
pairs. The day of publication is given, as there, and not scored. sayso's range over two expressions ("from May to July")
is left out, since the gold has only its ends.

The files are split in two by a hash of their names. The floors hold for the half that nothing was tuned on; the misses
shown are those of the other half. MEANTIME stands beside, without floors: its expressions of time, and which of its
numbers (`VALUE`) a quantity was found at. Its text is put together from its tokens.

The last line is the wall time of moments and quantities as a share of bare spaCy's over the same texts, in one run.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from sayso.annotate.language import SpacyReader
from sayso.annotate.moments import find_moments
from sayso.annotate.page import Page
from sayso.annotate.quantities import find_quantities
from sayso.model.report import Report

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())["timex"]
MEASURES = ("strict", "relaxed", "type", "value")
TYPES = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}
TIGHT = (",", ".", ";", ":", "?", "!", ")", "%", "'s", "n't", "’s")
LAST_ANNOTATED = 5  # in MEANTIME times and amounts are marked in the title and the first five sentences
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, kw_only=True)
class Timex:
    """An expression of time; offsets in characters of its text."""

    start: int
    end: int
    value: str
    type: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """A text with its day of publication and its gold; `numbers` are where amounts stand."""

    name: str
    text: str
    published: str | None
    gold: tuple[Timex, ...]
    numbers: tuple[tuple[int, int], ...] = ()


@dataclass(kw_only=True)
class Tally:
    """Sums over articles; `right` in the order of `MEASURES`."""

    wanted: int = 0
    found: int = 0
    right: list[int] = field(default_factory=lambda: [0] * len(MEASURES))
    numbers: int = 0
    numbers_met: int = 0

    def shares(self) -> dict[str, tuple[float, float, float]]:
        return {
            name: (right / (self.found or 1), right / (self.wanted or 1), 2 * right / (self.found + self.wanted or 1))
            for name, right in zip(MEASURES, self.right, strict=True)
        }


def tempeval(folder: Path) -> Iterator[Article]:
    paths = sorted(folder.glob("Training/TBAQ-cleaned/*/*.tml"), key=lambda path: path.parent.name == "testpipeline")
    for path in sorted({path.name: path for path in reversed(paths)}.values()):  # one stands twice, under "testpipeline" too
        root = etree.parse(path, SAFE).getroot()
        body, day = root.find("TEXT"), root.find("DCT/TIMEX3")
        if body is None or not body.findall(".//TIMEX3"):
            continue
        text = "".join(str(piece) for piece in body.itertext())
        yield Article(name=path.name, text=text, published=day.get("value") if day is not None else None, gold=tuple(marked(body)))


def marked(body: etree._Element) -> Iterator[Timex]:
    """The marked expressions, by counting characters through the text."""
    at, starts = 0, {}
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            starts[node] = at
            at += len(node.text or "")
            continue
        if node.tag == "TIMEX3":
            yield Timex(start=starts[node], end=at, value=node.get("value") or "", type=node.get("type") or "")
        if node is not body:
            at += len(node.tail or "")


def meantime(folder: Path) -> Iterator[Article]:
    for path in sorted(folder.glob("intra_cross-doc_annotation/*/*.xml")):
        root = etree.parse(path, SAFE).getroot()
        text, places = glued(root.findall("token"))
        stamp = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
        gold = [
            Timex(start=span[0], end=span[1], value=node.get("value") or "", type=node.get("type") or "")
            for node in root.iter("TIMEX3")
            if (span := anchored(node, places))
        ]
        numbers = [span for node in root.iter("VALUE") if (span := anchored(node, places))]
        published = stamp.get("value") if stamp is not None else None
        yield Article(name=path.name, text=text, published=published, gold=tuple(gold), numbers=tuple(numbers))


def glued(tokens: Iterable[etree._Element]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The tokens of the annotated sentences as a text, a sentence a line, and where each stands."""
    text, places, sentence = "", {}, None
    for token in tokens:
        if int(token.get("sentence") or 0) > LAST_ANNOTATED:
            break
        word = token.text or ""
        if sentence is not None and token.get("sentence") != sentence:
            text += "\n\n"
        elif text and not word.startswith(TIGHT) and not text.endswith(("(", "$", "£", "€")):
            text += " "
        sentence = token.get("sentence")
        places[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word
    return text, places


def anchored(node: etree._Element, places: dict[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Where a marked stretch stands; `None` for one without words, as the day of publication has, or behind the annotated part."""
    spans = [places[ident] for anchor in node.findall("token_anchor") if (ident := anchor.get("t_id")) in places]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def found_in(page: Page) -> list[Timex]:
    """The moments without ranges; of a clock time and the same with its day the longer."""
    moments = [moment for moment in page.moments if "/" not in (moment.value or "")]
    kept: list[Timex] = []
    for moment in sorted(moments, key=lambda moment: (moment.span.start, -moment.span.end)):
        if not kept or moment.span.start >= kept[-1].end:
            kept.append(Timex(start=moment.span.start, end=moment.span.end, value=moment.value or "", type=TYPES[moment.kind]))
    return kept


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """Expressions that share a character, each once; those that share most first."""

    def shared(left: Timex, right: Timex) -> int:
        return min(left.end, right.end) - max(left.start, right.start)

    possible = [(-shared(left, right), left.start, right.start, left, right) for left in gold for right in found if shared(left, right) > 0]
    taken: tuple[set[Timex], set[Timex]] = (set(), set())
    for *_, left, right in sorted(possible, key=lambda row: row[:3]):
        if left not in taken[0] and right not in taken[1]:
            taken[0].add(left)
            taken[1].add(right)
            yield left, right


def hits(left: Timex, right: Timex) -> tuple[bool, ...]:
    """In the order of `MEASURES`."""
    return (left.start, left.end) == (right.start, right.end), True, left.type == right.type, left.value == right.value


def add(tally: Tally, article: Article, page: Page) -> None:
    found = found_in(page)
    tally.wanted, tally.found = tally.wanted + len(article.gold), tally.found + len(found)
    for left, right in pairs(article.gold, found):
        tally.right = [total + hit for total, hit in zip(tally.right, hits(left, right), strict=True)]
    spans = [(quantity.span.start, quantity.span.end) for quantity in page.quantities]
    tally.numbers += len(article.numbers)
    tally.numbers_met += sum(any(start < right and left < end for left, right in spans) for start, end in article.numbers)


def show_misses(article: Article, page: Page) -> None:
    found, matched = found_in(page), list(pairs(article.gold, found_in(page)))
    rows = [("wrong", left, right) for left, right in matched if not all(hits(left, right))]
    rows += [("lost", item, item) for item in article.gold if item not in [left for left, _ in matched]]
    rows += [("extra", item, item) for item in found if item not in [right for _, right in matched]]
    for kind, left, right in sorted(rows, key=lambda row: row[1].start):
        around = article.text[max(0, left.start - 50) : left.end + 40].replace("\n", " ")
        words = article.text[left.start : left.end], article.text[right.start : right.end]
        told = f"{words[0]!r} {left.value}" if kind != "wrong" else f"{words[0]!r} {left.value} / {words[1]!r} {right.value}"
        print(f"{article.name} {article.published} {kind}: {told} | {around}")


def seen(article: Article) -> bool:
    """Whether it is of the half that may be looked at."""
    return hashlib.md5(article.name.encode(), usedforsecurity=False).digest()[0] % 2 == 0


class Clock:
    """Seconds of reading, and of moments and quantities."""

    def __init__(self) -> None:
        self.reading = self.finding = 0.0

    def page(self, reader: SpacyReader, article: Article) -> Page:
        report = Report(id="r", origin=article.name, text=article.text, published=article.published, language="en")
        begun = time.perf_counter()
        page = reader.read(report)
        parsed = time.perf_counter()
        page = page.having("moments", find_moments(page))
        page = page.having("quantities", find_quantities(page))
        self.reading += parsed - begun
        self.finding += time.perf_counter() - parsed
        return page


def main(data: Path, *, misses: bool) -> int:
    articles = list(tempeval(data / "tempeval3"))
    if not articles:
        raise SystemExit(f"{data} holds no tempeval3/Training/TBAQ-cleaned/*/*.tml; DATA is a folder with tempeval3/")
    reader, clock = SpacyReader(), Clock()
    clock.page(reader, articles[0])
    clock.reading = clock.finding = 0.0
    tallies = {"tempeval3, held out": Tally(), "tempeval3, tuned on": Tally(), "meantime": Tally()}
    for name, article in [*(("tempeval3", article) for article in articles), *(("meantime", one) for one in meantime(data / "meantime"))]:
        half = name if name == "meantime" else f"{name}, tuned on" if seen(article) else f"{name}, held out"
        page = clock.page(reader, article)
        add(tallies[half], article, page)
        if misses and half.endswith("tuned on"):
            show_misses(article, page)
    return report_all(tallies, clock)


def report_all(tallies: dict[str, Tally], clock: Clock) -> int:
    low = 0
    print("| set | measure | P | R | F1 | floor |\n|" + " --- |" * 6)
    for name, tally in tallies.items():
        floors = FLOORS if name.endswith("held out") else {}
        for measure, figures in tally.shares().items():
            print(f"| {name} | {measure} | " + " | ".join(f"{figure:.3f}" for figure in figures) + f" | {floors.get(measure, '–')} |")
            if figures[2] < floors.get(measure, 0):
                print(f"{name}: {measure} is {figures[2]:.3f}, under its floor of {floors[measure]}", file=sys.stderr)
                low += 1
        if tally.numbers:
            print(f"| {name} | quantities met | – | {tally.numbers_met / tally.numbers:.3f} | – | – |")
    ratio = clock.finding / clock.reading
    print(f"\nMoments and quantities take {ratio:.1%} of bare spaCy's {clock.reading:.1f} s; at most {FLOORS['cost']:.0%}.")
    if ratio > FLOORS["cost"]:
        print(f"moments and quantities take {ratio:.1%} of bare spaCy, over {FLOORS['cost']:.0%}", file=sys.stderr)
        low += 1
    return 1 if low else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true", help="show what is missed in the half that may be looked at")
    options = parser.parse_args()
    sys.exit(main(options.data, misses=options.misses))
