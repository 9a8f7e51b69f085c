"""Measures the comparison and the rules on typed values: `maverick.py DATA`, DATA the folder of the MAVERICK event reports.

Each report's coded deaths and injuries are fed to the comparison as readings. It has to find every event on which two
reports differ, and the rules for one number have to match a table computed by hand on 20 events. Exits with 1 where they do not.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sayso.collate.figures import find_figures
from sayso.collate.policies import Rule
from sayso.model.annotation import AnnotatedReport, Quantity
from sayso.model.collation import Figure
from sayso.model.event import Event
from sayso.model.report import Report
from sayso.model.span import Span

FILE = "maverick_event_report.csv"
DEEDS = {"deaths_best": ("killed", "died"), "injuries_best": ("injured", "injured")}
DAY = re.compile(r"\((\d{4}-\d\d-\d\d)\)")

# Deaths by event: most conservative, mode (of as many the latest, else none), lowest and highest; by hand from the coded values.
BY_HAND: dict[str, tuple[int, int | None, int, int]] = {
    "CIV-0001": (8, 37, 8, 40),
    "CIV-0003": (0, None, 0, 5),
    "CIV-0004": (1, 6, 1, 7),
    "CIV-0013": (2, 2, 2, 3),
    "CIV-0032": (1, 3, 1, 5),
    "CIV-0034": (2, 2, 2, 3),
    "CIV-0035": (5, 5, 5, 6),
    "CIV-0037": (6, 6, 6, 7),
    "CIV-0041": (2, 4, 2, 8),
    "CIV-0042": (0, 0, 0, 4),
    "CIV-0051": (0, 1, 0, 1),
    "CIV-0057": (10, 20, 10, 20),
    "CIV-0059": (15, 18, 15, 18),
    "CIV-0062": (9, 20, 9, 20),
    "CIV-0076": (0, 3, 0, 6),
    "CIV-0083": (10, 10, 10, 27),
    "CIV-0088": (0, 0, 0, 5),
    "CIV-0093": (6, 6, 6, 7),
    "CIV-0109": (1, 1, 1, 4),
    "CIV-0114": (20, 25, 20, 30),
}

Coded = Mapping[str, str]


def events_of(folder: Path) -> dict[str, list[Coded]]:
    """The coded reports of every event that has at least two."""
    found: defaultdict[str, list[Coded]] = defaultdict(list)
    with (folder / FILE).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["event_id"]].append(row)
    return {ident: rows for ident, rows in found.items() if len(rows) > 1}


def annotated(row: Coded) -> AnnotatedReport:
    """A coded report as if it had been read: a sentence for each value."""
    sentences = {column: f"{row[column]} people {word}." for column, (_, word) in DEEDS.items() if row[column]}
    text, day = " ".join(sentences.values()), DAY.search(row["source"])
    report = Report(id=row["id"], origin=row["id"], published=day[1] if day else None, text=text)
    spans, quantities = [], []
    for column, sentence in sentences.items():
        start = text.index(sentence)
        spans.append(Span(report=report.id, start=start, end=start + len(sentence)))
        quantities.append(quantity(report.id, start, float(row[column]), len(row[column]), DEEDS[column][0]))
    return AnnotatedReport(report=report, sentences=tuple(spans), quantities=tuple(quantities))


def quantity(report: str, start: int, number: float, digits: int, deed: str) -> Quantity:
    of = Span(report=report, start=start + digits + 1, end=start + digits + 7)
    span = Span(report=report, start=start, end=start + digits)
    return Quantity(span=span, low=number, high=number, unit="person", of=of, counted="people", deed=deed, head="people")


def figures(ident: str, rows: Sequence[Coded], rule: Rule | None = None) -> tuple[Figure, ...]:
    reports = tuple(annotated(row) for row in rows)
    event = Event(id=ident, title=ident, reports=tuple(one.report.id for one in reports), annotated=reports)
    return find_figures(event, {}, rule=rule)


def told(found: Iterable[Figure], deed: str) -> list[Figure]:
    return [figure for figure in found if figure.what == f"people {deed}"]


def differing(events: Mapping[str, Sequence[Coded]], column: str) -> tuple[set[str], set[str]]:
    """The events on which the coded values differ, and those that the comparison calls different."""
    deed = DEEDS[column][0]
    coded = {ident for ident, rows in events.items() if len({row[column] for row in rows}) > 1}
    found = {ident for ident, rows in events.items() if any(one.verdict == "differ" for one in told(figures(ident, rows), deed))}
    return coded, found


def by_rules(ident: str, rows: Sequence[Coded]) -> tuple[float | None, float | None, float | None, float | None]:
    (lowest,) = told(figures(ident, rows, "most conservative"), "killed")
    (mode,) = told(figures(ident, rows, "most voices"), "killed")
    (span,) = told(figures(ident, rows, "range"), "killed")
    return lowest.best, mode.best, span.low, span.high


def main(folder: Path) -> int:
    events = events_of(folder)
    print("| values | events that differ | found | wrongly found |\n| --- | --- | --- | --- |")
    wrong = 0
    for column in DEEDS:
        coded, found = differing(events, column)
        print(f"| {column} | {len(coded)} | {len(coded & found)} | {len(found - coded)} |")
        wrong += len(coded ^ found)
    for ident, wanted in BY_HAND.items():
        if by_rules(ident, events[ident]) != wanted:
            print(f"{ident}: by hand {wanted}, by the rules {by_rules(ident, events[ident])}", file=sys.stderr)
            wrong += 1
    print(f"\n{len(BY_HAND)} events by hand compared")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
