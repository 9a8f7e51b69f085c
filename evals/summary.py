"""The short table of the README, out of the tables of `docs/measurements.md`: `summary.py PAGE`."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

SHOWN = {
    "attributions.found": "attributions found",
    "attributions.speaker_right": "… with the right speaker",
    "figures.found": "figures found",
    "figures.number_right": "… with the right number",
    "figures.verdict_right": "figures with the right verdict",
    "figures.differ_right": "of the figures shown to differ: do differ",
    "points.evidence_found": "passages of points found",
    "points.shared_points_aligned": "points of several reports put together",
    "points.differ_right": "of the points shown as contested: are contested",
    "actors.names_found": "names found",
    "copies.recall": "pairs of reports sharing text found",
    "copies.precision": "of the pairs shown: do share text",
    "dates.value_right": "dates read right",
}


def table_in(page: str, name: str) -> dict[str, dict[str, str]]:
    """The rows of the table between the markers of a name: first cell to column to cell."""
    found = re.search(f"<!-- begin {name} -->\n(.*?)<!-- end {name} -->", page, re.DOTALL)
    if found is None:
        raise SystemExit(f"the page has no table {name}")
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in found[1].strip().splitlines())
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def percent(row: Mapping[str, str]) -> str:
    return "–" if row["mean"] == "–" else f"{float(row['mean']):.0%}"


def summary(page: str) -> str:
    """The means of both sets as a Markdown table of percentages."""
    examples, five = table_in(page, "examples"), table_in(page, "five")
    rows = [f"| {words} | {percent(examples[key])} | {percent(five[key])} |" for key, words in SHOWN.items()]
    return "\n".join(["| of what a careful reader finds | two invented events | five real events |", "|---|---|---|", *rows])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    print(summary(Path(sys.argv[1]).read_text(encoding="utf-8")))
