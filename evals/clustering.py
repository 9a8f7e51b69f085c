"""Measures which reports are put together: `clustering.py DATA`, DATA a folder with `news_cluster/reports` and perhaps `epimine`.

`news_cluster/reports` holds a JSON file a report, its gold group under `event`; `epimine/*/*.txt` a file a group, a line an
article. Prints B-cubed F1, precision and recall as a Markdown table, for all reports and for every second event, beside
a baseline: TF-IDF with average link, cut where it scores best on that very table, which no user could know. Fails where the
figures of `news_cluster` are under the floor or under the baseline.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from sayso.acquire.files import acquire
from sayso.annotate.chain import annotate
from sayso.annotate.language import SpacyReader
from sayso.annotate.mentions import MENTIONS
from sayso.cluster.events import find_events
from sayso.cluster.words import words_of
from sayso.model.annotation import AnnotatedReport
from sayso.model.report import Report, report_id

FLOOR = 0.88
LONGEST_ARTICLE = 6000  # characters: lines of epimine go on with other pages' leftovers
CUTS = [cut / 100 for cut in range(4, 40, 2)]

Labelled = Sequence[tuple[str, AnnotatedReport]]
Scores = tuple[float, float, float]


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Scores:
    """F1, precision and recall: the mean over items of how much of an item's group is right (Bagga and Baldwin 1998)."""
    both, wanted, got = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(count**2 / got[group] for (_, group), count in both.items()) / len(gold)
    recall = sum(count**2 / wanted[group] for (group, _), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall), precision, recall


def news(folder: Path) -> Iterator[tuple[str, Report]]:
    group_of = {path.name: str(json.loads(path.read_text())["event"]) for path in folder.glob("*.json")}
    for report in acquire([str(folder)]).reports:
        yield group_of[Path(report.origin).name], report


def epimine(folder: Path) -> Iterator[tuple[str, Report]]:
    for path in sorted(folder.glob("[!g]*/*.txt")):  # groundtruth/ holds labels of segments
        for number, line in enumerate(path.read_text().splitlines()):
            text = line.strip()[:LONGEST_ARTICLE]
            if text:
                yield path.stem, Report(id=report_id(None, str(number), text), origin=f"{path.name}:{number}", text=text)


def ours(reports: Labelled) -> list[str]:
    event_of = {member: event.id for event in find_events([annotated for _, annotated in reports]) for member in event.reports}
    return [event_of[annotated.report.id] for _, annotated in reports]


def baseline(reports: Labelled) -> Scores:
    """The best of all cuts through the average-link tree over TF-IDF vectors."""
    counts = [Counter(words_of(annotated).forms) for _, annotated in reports]
    held = Counter(word for count in counts for word in count)
    column = {word: place for place, word in enumerate(held)}
    table = np.zeros((len(counts), len(column)), np.float32)
    for row, count in enumerate(counts):
        for word, times in count.items():
            table[row, column[word]] = (1 + np.log(times)) * (1 + np.log((1 + len(counts)) / (1 + held[word])))
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    apart = np.clip(1 - (table @ table.T)[np.triu_indices(len(counts), 1)], 0, 1)
    tree = linkage(apart, "average")
    return max(b_cubed([group for group, _ in reports], fcluster(tree, 1 - cut, "distance").tolist()) for cut in CUTS)


def annotated_all(found: Iterator[tuple[str, Report]], reader: SpacyReader) -> Labelled:
    return [(group, annotate(report, reader=reader, components=[MENTIONS])) for group, report in found]


def tables(data: Path) -> Iterator[tuple[str, Labelled]]:
    reader = SpacyReader()
    reports = annotated_all(news(data / "news_cluster" / "reports"), reader)
    events = sorted({group for group, _ in reports})
    yield "news_cluster", reports
    yield "news_cluster, even events", [each for each in reports if each[0] in events[::2]]
    yield "news_cluster, odd events", [each for each in reports if each[0] in events[1::2]]
    if (data / "epimine").is_dir():
        yield "epimine", annotated_all(epimine(data / "epimine"), reader)


def main(data: Path) -> int:
    if not any((data / "news_cluster" / "reports").glob("*.json")):
        raise SystemExit(f"{data} holds no news_cluster/reports/*.json; DATA is a folder with that and perhaps epimine/")
    low = 0
    print("| set | reports | events | found | F1 | precision | recall | TF-IDF, best cut | precision | recall |\n|" + " --- |" * 10)
    for name, reports in tables(data):
        found, gold = ours(reports), [group for group, _ in reports]
        mine, theirs = b_cubed(gold, found), baseline(reports)
        figures = " | ".join(f"{value:.3f}" for value in (*mine, *theirs))
        print(f"| {name} | {len(reports)} | {len(set(gold))} | {len(set(found))} | {figures} |", flush=True)
        if name.startswith("news_cluster") and mine[0] < max(FLOOR, theirs[0]):
            print(f"{name}: F1 is {mine[0]:.3f}, under the floor of {FLOOR} or the baseline's {theirs[0]:.3f}", file=sys.stderr)
            low += 1
    return 1 if low else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
