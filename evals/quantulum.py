"""Runs quantulum3's own tests as a regression set: `quantulum.py DATA [--misses]`, DATA a folder with its `quantities*.json`.

A case is a sentence with all the quantities in it: value, unit, perhaps an uncertainty. It passes where each of them is
found with its value (the middle of a range, half its width the uncertainty; within a relative 1e-5) and its unit, and
nothing more is found. What quantulum3 holds otherwise than sayso by convention is left out of both sides: a year is a
moment, an ordinal or a name with a number in it counts nothing, and what stands without a unit ("dimensionless") may
count a noun. `expand.json` spells amounts out, which sayso does not do; the strings of `errors.json` have to be read
without an error. The share of cases passed is held by a floor.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sayso.annotate.chain import Reader
from sayso.annotate.language import SpacyReader
from sayso.annotate.moments import find_moments
from sayso.annotate.page import Page
from sayso.annotate.quantities import find_quantities
from sayso.model.annotation import Quantity
from sayso.model.report import Report

FLOOR = json.loads((Path(__file__).parent / "floors.json").read_text())["quantulum"]
BARE = "dimensionless"
UNNUMBERED = {"ordinal", "address", "time", "year", "score"}
NAMES = {
    "pound": "pound-mass",
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "japanese yen",
    "percent": "percentage",
    "millilitre": "cubic centimetre",
}

Item = tuple[float, float, str]  # value, uncertainty, unit


def wanted(case: dict[str, Any], page: Page) -> list[Item]:
    years = {page.words(moment.span)[-4:] for moment in page.moments}
    items = [(float(one["value"]), float(one.get("uncertainty") or 0), str(one["unit"])) for one in case["res"]]
    return [item for item in items if not (item[2] == BARE and f"{item[0]:.0f}" in years)]


def found(page: Page) -> list[Item]:
    return [item_of(page, quantity) for quantity in page.quantities if quantity.kind not in UNNUMBERED]


def item_of(page: Page, quantity: Quantity) -> Item:
    low, high = quantity.low, quantity.high
    low, high = (high if low is None else low) or 0.0, (low if high is None else high) or 0.0
    unit = (
        BARE
        if quantity.kind in {"count", "age"}
        else " per ".join(NAMES.get(part, part) for part in (quantity.unit or BARE).split(" per "))
    )
    if quantity.unit == "percent" and not any(sign in page.words(quantity.span) for sign in ("%", "cent")):
        low, high, unit = low / 100, high / 100, BARE  # "two thirds"
    return (low + high) / 2, abs(high - low) / 2, unit.lower()


def same(left: Item, right: Item) -> bool:
    values, widths = (left[0], right[0]), (left[1], right[1])
    near = all(math.isclose(*pair, rel_tol=1e-5, abs_tol=1e-12) for pair in (values, widths))
    return near and left[2].lower() == right[2]


def passes(expected: Sequence[Item], got: Sequence[Item]) -> bool:
    rest = list(got)
    for item in expected:
        hit = next((other for other in rest if same(item, other)), None)
        if hit is None:
            return False
        rest.remove(hit)
    return not rest


def read(reader: Reader, text: str) -> Page:
    page = reader.read(Report(id="r", origin="quantulum", text=text, language="en"))
    page = page.having("moments", find_moments(page))
    return page.having("quantities", find_quantities(page))


def main(data: Path, *, misses: bool) -> int:
    paths = sorted(data.rglob("quantities*.json"))
    if not paths:
        raise SystemExit(f"{data} holds no quantities*.json; DATA is a folder with quantulum3's tests")
    reader, passed, cases = SpacyReader(), 0, 0
    for path in sorted(data.rglob("errors.json")):
        for text in json.loads(path.read_text()):
            read(reader, text)
    print("| file | cases | passed |\n| --- | --- | --- |")
    for path in paths:
        good = 0
        listed = json.loads(path.read_text())
        for case in listed:
            page = read(reader, case["req"])
            expected, got = wanted(case, page), found(page)
            good += passes(expected, got)
            if misses and not passes(expected, got):
                print(f"\n{case['req']}\n  {expected}\n  {got}")
        print(f"| {path.name} | {len(listed)} | {good / len(listed):.3f} |")
        passed, cases = passed + good, cases + len(listed)
    print(f"| all | {cases} | {passed / cases:.3f} (floor {FLOOR}) |")
    if passed / cases < FLOOR:
        print(f"quantulum3's tests: {passed / cases:.3f} passed, under the floor of {FLOOR}", file=sys.stderr)
    return int(passed / cases < FLOOR)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true", help="show the cases that fail")
    options = parser.parse_args()
    sys.exit(main(options.data, misses=options.misses))
