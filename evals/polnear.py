"""Scores who says what on PolNeAR: `polnear.py DATA [--split dev] [--reader NAME]... [--weights FOLDER]`, NAME one of the readers.

DATA is a folder with `<split>/text` and `<split>/attributions` (brat standoff). Of an article with several annotators the
first by file name counts. Prints a Markdown table a reader: exact precision, recall and F1 of source, cue and content.

Line instances are CofeNet's ("sentence instances" in its paper, in its files one line of an article each, most of them
paragraphs): spans are cut where a line ends, and each piece counts. Whole articles: the pieces of a content that only
white space parts are one span. Both compare words and signs, so that white space at an end costs nothing.

By half: a content that was found is right where at least half of its characters lie in one gold content, a gold content
is met where at least half of its lie in one that was found. Attribution: both at once, and cue and source touch.
Fails where the trained reader's lines are under the floors of `floors.json`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from brat import ROLES, Attributed, Interval, read_attributions
from peers import by_regex, by_textacy
from sayso.annotate.attributions import find_attributions
from sayso.annotate.attributions_read import read_attributions as trained_attributions
from sayso.annotate.encoder import Encoder
from sayso.annotate.language import SpacyReader
from sayso.annotate.mentions import find_mentions
from sayso.annotate.page import Page
from sayso.model.report import Report
from sayso.model.span import Span

FLOORS = Path(__file__).parent / "floors.json"
WORD = re.compile(r"\w+|''|``|[^\w\s]")

Reader = Callable[[Page], Iterable[Attributed]]
Spans = Counter[tuple[str, int, int]]


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many of those found are right, and how many of those wanted are met."""

    right: int = 0
    found: int = 0
    met: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            right=self.right + other.right,
            found=self.found + other.found,
            met=self.met + other.met,
            wanted=self.wanted + other.wanted,
        )

    @property
    def f1(self) -> float:
        precision, recall = self.right / max(1, self.found), self.met / max(1, self.wanted)
        return 200 * precision * recall / (precision + recall) if self.right else 0.0

    def row(self) -> str:
        precision, recall = self.right / max(1, self.found), self.met / max(1, self.wanted)
        return f"{100 * precision:.1f} | {100 * recall:.1f} | {self.f1:.1f} | {self.wanted}"


def by_rules(page: Page) -> Iterator[Attributed]:
    for one in find_attributions(page.having("mentions", find_mentions(page))):
        yield Attributed(source=plain(one.source), cue=plain(one.cue), content=plain(one.content))


def by_encoder(encoder: Encoder) -> Reader:
    def read(page: Page) -> Iterator[Attributed]:
        for one in trained_attributions(page, encoder.read(page)):
            yield Attributed(source=plain(one.source), cue=plain(one.cue), content=plain(one.content))

    return read


def plain(spans: Iterable[Span]) -> tuple[Interval, ...]:
    return tuple((span.start, span.end) for span in spans)


def in_lines(text: str, attributions: Iterable[Attributed]) -> Spans:
    """The spans of all attributions, cut at line ends, in words."""
    breaks = [place for place, sign in enumerate(text) if sign == "\n"]
    found = set()
    for role, stretches in every(attributions):
        for start, end in stretches:
            edges = [start, *breaks[bisect_left(breaks, start) : bisect_left(breaks, end)], end]
            found |= {(role, *edge) for edge in pairwise(edges)}
    return in_words(text, found)


def in_articles(text: str, attributions: Iterable[Attributed]) -> Spans:
    """The spans of all attributions, stretches of one that only white space parts made one, in words."""
    return in_words(text, {(role, *edge) for role, stretches in every(attributions) for edge in joined(text, stretches)})


def every(attributions: Iterable[Attributed]) -> Iterator[tuple[str, tuple[Interval, ...]]]:
    for one in attributions:
        yield from zip(ROLES, (one.source, one.cue, one.content), strict=True)


def joined(text: str, stretches: Sequence[Interval]) -> list[Interval]:
    found: list[Interval] = []
    for start, end in sorted(stretches):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def in_words(text: str, spans: Iterable[tuple[str, int, int]]) -> Spans:
    """Each span as the first and last of the words that it touches; the same source of two cues is one span."""
    words = [match.span() for match in WORD.finditer(text)]
    starts, ends = [start for start, _ in words], [end for _, end in words]
    edges = ((role, bisect_right(ends, start), bisect_left(starts, end)) for role, start, end in spans)
    return Counter({(role, first, last): 1 for role, first, last in edges if first < last})


def exact(gold: Spans, found: Spans, role: str) -> Counts:
    wanted, made = ({span for span in spans if span[0] == role} for spans in (gold, found))
    right = len(wanted & made)
    return Counts(right=right, found=len(made), met=right, wanted=len(wanted))


def shared(left: Sequence[Interval], right: Sequence[Interval]) -> int:
    return sum(max(0, min(end, other_end) - max(start, other)) for start, end in left for other, other_end in right)


def size(stretches: Sequence[Interval]) -> int:
    return sum(end - start for start, end in stretches)


def by_half(gold: Sequence[Attributed], found: Sequence[Attributed]) -> Counts:
    """Contents of which at least half lies in one content of the other side."""
    return Counts(
        right=sum(any(2 * shared(one.content, wanted.content) >= size(one.content) for wanted in gold) for one in found),
        found=len(found),
        met=sum(any(2 * shared(one.content, wanted.content) >= size(wanted.content) for one in found) for wanted in gold),
        wanted=len(gold),
    )


def linked(gold: Sequence[Attributed], found: Sequence[Attributed]) -> Counts:
    """Whole attributions: half of the content is shared both ways, cue and source touch, or nobody is named on either side."""
    pairs = [
        (one, wanted)
        for one in found
        for wanted in gold
        if 2 * shared(one.content, wanted.content) >= max(size(one.content), size(wanted.content))
        and shared(one.cue, wanted.cue)
        and (shared(one.source, wanted.source) or not (one.source or wanted.source))
    ]
    return Counts(
        right=len({id(one) for one, _ in pairs}), found=len(found), met=len({id(wanted) for _, wanted in pairs}), wanted=len(gold)
    )


def score(folder: Path, reader: Reader, spacy: SpacyReader) -> dict[str, Counts]:
    total: dict[str, Counts] = {}
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        gold = list(read_attributions(min((folder / "attributions").glob(f"{path.stem}_*.ann")), text))
        found = list(reader(spacy.read(Report(id=path.stem, origin=path.name, text=text))))
        counts = {f"lines, {role}": exact(in_lines(text, gold), in_lines(text, found), role) for role in ROLES}
        counts |= {f"articles, {role}": exact(in_articles(text, gold), in_articles(text, found), role) for role in ROLES}
        counts |= {"content by half": by_half(gold, found), "attribution": linked(gold, found)}
        total = {name: total.get(name, Counts()) + one for name, one in counts.items()}
    return total


def table(name: str, counts: dict[str, Counts]) -> str:
    head = f"| {name} | precision | recall | F1 | wanted |\n|---|---|---|---|---|\n"
    return head + "\n".join(f"| {measure} | {one.row()} |" for measure, one in counts.items())


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--split", default="dev")
    arguments.add_argument("--reader", action="append", choices=("rules", "trained", "regex", "textacy"))
    arguments.add_argument("--weights", type=Path)
    given = arguments.parse_args()
    spacy, low = SpacyReader(), list[str]()
    for name in given.reader or ("rules", "trained"):
        reader = {"rules": by_rules, "regex": by_regex, "textacy": by_textacy}.get(name) or by_encoder(Encoder(given.weights))
        counts = score(given.data / given.split, reader, spacy)
        print(table(f"{given.split}, {name}", counts), end="\n\n")
        low += [f"{role} of {name} is {counts[f'lines, {role}'].f1:.1f}" for role in ROLES if name == "trained" and under(counts, role)]
    for line in low:
        print(f"{line}, under its floor", file=sys.stderr)
    return 1 if low else 0


def under(counts: dict[str, Counts], role: str) -> bool:
    floor: float = json.loads(FLOORS.read_text())["polnear"][role]
    return counts[f"lines, {role}"].f1 < floor


if __name__ == "__main__":
    sys.exit(main())
