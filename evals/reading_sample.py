"""Prints what to read by hand: `reading_sample.py DATA links|naming|attributions|quotes|figures [--count N] [--seed N]`.

Takes the events of DATA/`news_cluster` that have no gold of their own, collates each, and draws cross-report links, naming
cells (a naming with its actor) or attributions, by lots that a seed makes. Prints each with its passages in context, and
with the file, the offsets and the hash of the text that a line of `read_links.jsonl`, `read_naming.jsonl` or
`read_attributions.jsonl` needs. `--check` says instead how many lines of such a list still stand as they were read: the same
text, and an item that is still made. The kept links were drawn with seed 31, the kept naming cells with seed 7 and, of later
code, with seed 211, the kept attributions with seed 15, the kept quotations with seed 9; none of the
first three was seen while the rules were written, though some of their reports were, for what was read before; of the quotations
many were seen, in an earlier draw. The kept figures were drawn with seed 4; rules were
written after they had been read.
A cell is right where its words mean that actor and stand in that voice; the actor's type is not read.
An attribution is right where somebody is indeed said to have said (written, thought …) those words or their sense, and its
speaker is who: by name, or by the description where the report gives no name.
A figure is one that several reports give or that is contested, shown by the first of each number in each report; every contested
one is drawn. It is right where its readings are of one quantity of the world and its verdict says what they come to.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.acquire.files import acquire
from sayso.cluster.events import one_event
from sayso.collate.actors import find_actors, naming_speakers
from sayso.collate.figures import find_figures
from sayso.collate.quotations import find_quotes
from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Actor, Figure, Quote
from sayso.model.span import Span
from sayso.pipeline import annotate_report

AROUND = 160  # characters of context on each side
GOLD = frozenset({"35", "4", "64", "72"})  # events of the set that have gold elsewhere
HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Item:
    """Something to read: what it says and the passages that it rests on."""

    says: str
    spans: tuple[Span, ...]
    always: bool = False  # whether every draw has it


def events(folder: Path) -> Iterator[tuple[str, list[AnnotatedReport]]]:
    """The annotated reports of each event without gold."""
    event_of = {path.name: str(json.loads(path.read_text())["event"]) for path in folder.glob("*.json")}
    grouped: dict[str, list[AnnotatedReport]] = defaultdict(list)
    for report in acquire([str(folder)]).reports:
        event = event_of[Path(report.origin).name]
        if event.split()[0] not in GOLD:
            grouped[event].append(annotate_report(report))
    return ((event, grouped[event]) for event in sorted(grouped) if len(grouped[event]) > 1)


def links(actors: Sequence[Actor]) -> Iterator[Item]:
    """The links between two reports."""
    for actor in actors:
        for link in actor.links:
            if len({span.report for span in link.spans}) > 1:
                yield Item(says=f"{link.left} = {link.right} ({link.reason})", spans=link.spans)


def naming(actors: Sequence[Actor]) -> Iterator[Item]:
    """The names and descriptions that reports use for actors that somebody names."""
    for actor in actors:
        for one in actor.naming:
            speaker = one.voice[-1].name if one.voice else "the outlet"
            yield Item(says=f"“{one.text}” for {actor.name} [{actor.type}], said by {speaker}", spans=(one.span,))


def attributions(annotated: AnnotatedReport) -> Iterator[Item]:
    """What a report puts in whose mouth."""
    for one in annotated.attributions:
        through = f", through {', '.join(str(name) for name in one.media)}" if one.media else ""
        yield Item(says=f"{one.speaker} ({one.kind}{through})", spans=one.content)


def quotes(collated: Sequence[Quote]) -> Iterator[Item]:
    """The utterances that several reports give, with the words that were called cut or changed."""
    for quote in collated:
        if len({reading.report for reading in quote.readings}) > 1:
            told = [f"{one.voice[-1].name if one.voice else None} ({one.kind})" for one in quote.readings]
            cuts = [f"cut “{cut.text}”" for one in quote.readings for cut in one.cuts]
            changes = [f"“{change.was}” is “{change.text}”" for one in quote.readings for change in one.changes]
            yield Item(says="; ".join((*told, *cuts, *changes)), spans=tuple(one.span for one in quote.readings))


def figures(found: Sequence[Figure]) -> Iterator[Item]:
    """The figures that several reports give, and those that are contested."""
    for figure in found:
        if figure.verdict != "lone":
            told = {(one.report, one.low, one.high): one.span for one in reversed(figure.readings)}
            spans = sorted(told.values(), key=lambda span: (span.report, span.start))
            yield Item(says=f"{figure.verdict}/{figure.why} {figure.what}", spans=tuple(spans), always=figure.verdict == "differ")


def items(folder: Path, sort: str) -> tuple[list[Item], dict[str, AnnotatedReport]]:
    found: list[Item] = []
    reports: dict[str, AnnotatedReport] = {}
    for _, annotated in events(folder):
        reports |= {one.report.id: one for one in annotated}
        if sort == "attributions":
            found += [item for one in annotated for item in attributions(one)]
            continue
        event = one_event(annotated)
        actors, actor_of = find_actors(event)
        if sort == "quotes":
            found += quotes(find_quotes(naming_speakers(event, actors, actor_of), actor_of))
            continue
        if sort == "figures":
            found += figures(find_figures(naming_speakers(event, actors, actor_of), actor_of))
            continue
        found += links(actors) if sort == "links" else naming(actors)
    return found, reports


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def lot(item: Item, reports: dict[str, AnnotatedReport], seed: int) -> str:
    """A lot that hangs on the seed and the item's places alone, so that a change elsewhere draws the same items again."""
    places = [(Path(reports[span.report].report.origin).name, span.start, span.end) for span in item.spans]
    return digest(json.dumps([seed, places]))


def shown(item: Item, reports: dict[str, AnnotatedReport]) -> Iterator[str]:
    """An item as lines to read, and its places as JSON to keep."""
    yield item.says
    places = []
    for span in item.spans:
        report = reports[span.report].report
        before, after = report.text[max(0, span.start - AROUND) : span.start], report.text[span.end : span.end + AROUND]
        yield "    …" + " ".join(f"{before}[[{report.text[span.start : span.end]}]]{after}".split()) + "…"
        places.append({"file": Path(report.origin).name, "start": span.start, "end": span.end, "sha256": digest(report.text)})
    yield "    " + json.dumps(places)


def check(found: Sequence[Item], reports: dict[str, AnnotatedReport], kept: Path) -> int:
    """Prints how much of a list that was read still stands; fails where fewer are right than `floors.json` asks."""
    made = {tuple((Path(reports[span.report].report.origin).name, span.start, span.end) for span in item.spans) for item in found}
    hashes = {Path(one.report.origin).name: digest(one.report.text) for one in reports.values()}
    rows = [json.loads(line) for line in kept.read_text().splitlines()]
    right = sum(row["verdict"] == "right" for row in rows)
    same = [row for row in rows if all(hashes.get(place["file"]) == place["sha256"] for place in row["places"])]
    still = [row for row in same if tuple((place["file"], place["start"], place["end"]) for place in row["places"]) in made]
    print(f"{kept.name}: {right} of {len(rows)} right when read; {len(same)} on the same text, {len(still)} still made")
    return 0 if right >= json.loads((HERE / "floors.json").read_text())["read"][kept.stem] else 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("sort", choices=("links", "naming", "attributions", "quotes", "figures"))
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--check", action="store_true", help="measure a kept list instead of drawing a new one")
    options = parser.parse_args()
    found, reports = items(options.data / "news_cluster" / "reports", options.sort)
    if options.check:
        return check(found, reports, HERE / f"read_{options.sort}.jsonl")
    drawn = sorted(found, key=lambda item: (not item.always, lot(item, reports, options.seed)))[: options.count]
    for number, item in enumerate(drawn, 1):
        print(f"{number}. " + "\n".join(shown(item, reports)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
