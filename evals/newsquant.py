"""Measures quantities against NewsQuant and four small sets beside it: `newsquant.py DATA [--misses SET]`, DATA a folder with `*.json`.

The definitions are those of CQE (Almasian et al., EMNLP 2023), so that figures compare. A gold quantity has a value (one
number, or both ends of a range), a normalised unit, a change (`= ~ > < up down`) and the words of the concepts that it
refers to. Two values match within a relative 1e-5; a number never matches a range. Precision is over all quantities put
forward, recall over all of the gold, each summed over all sentences:

- value: the values match;
- value+unit: and the normalised units are the same string;
- value+change: and the changes are the same;
- value+concept: and the words of the concepts have one in common (partial), or are the same words (complete); `-` stands
  for no concept and matches only itself.

CQE goes through the gold in the order of the units and counts a found quantity again for each equal value until one has
the right unit; here each found quantity answers for one gold quantity at most, which is never more generous. What CQE
writes otherwise than sayso is translated here: a vague plural is from one to ten of its own number ("dozens": 12 to 120),
a half is 0.5, cents are no dollars and "p" is a point, a
share of something ("% digital sale") is a percentage, "from 12 to 15" is one range, the smaller
end of a range comes first, units and currencies have its names, and a counted noun is its own unit.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sayso.annotate.chain import Reader
from sayso.annotate.language import SpacyReader
from sayso.annotate.moments import find_moments
from sayso.annotate.page import Page
from sayso.annotate.quantities import find_quantities
from sayso.model.annotation import Quantity
from sayso.model.report import Report

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())["newsquant"]
MEASURES = ("value", "value+unit", "value+change", "value+concept", "value+concept complete")
NO_QUANTITIES = {"ordinal", "address", "time", "year", "score"}
PLURALS = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
COURSE_OPENS = re.compile(r"\bfrom (?:about )?$", re.IGNORECASE)
COURSE_GOES_ON = re.compile(r"(?: [^.;,]{0,30})? to (?:about )?", re.IGNORECASE)
HUNDREDTHS = re.compile(r"\b(cent|sen|penny)s?\b|pence\b|(?<=\d)\s?(?P<letter>p)\b", re.IGNORECASE)
NAMES = {
    "USD": "dollar",
    "GBP": "pound sterling",
    "EUR": "euro",
    "JPY": "japanese yen",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "HKD": "hong kong dollar",
    "NZD": "new zealand dollar",
    "CHF": "swiss franc",
    "CNY": "chinese yuan",
    "ILS": "shekel",
    "MYR": "malaysian ringgit",
    "DKK": "danish krone",
    "TRY": "turkish lira",
    "INR": "rupee",
    "MXN": "mexican peso",
    "HRK": "croatian kuna",
    "GEL": "georgian lari",
    "LAK": "lao kip",
    "LKR": "sri lankan rupee",
    "FIM": "finnish markka",
    "ESP": "peseta",
    "NLG": "netherlands guilde",
    "DEM": "mark",
    "CRC": "costa rican colón",
    "BTC": "bitcoin",
    "percent": "percentage",
    "percentage point": "percentage",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "pound": "pound-mass",
    "tonne": "metric ton",
    "revolution per minute": "revolutions per minute",
    "part per billion": "parts-per-billion",
    "milliampere hour": "milliampere-hour",
    "pound foot": "pound-foot",
    "million british thermal unit": "mega british thermal unit",
    "metric horsepower": "horsepower",
    "fluid ounce": "ounce",
    "time": "count",
}

Value = float | tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Item:
    """A quantity as CQE writes it."""

    value: Value
    unit: str
    change: str = "="
    concepts: frozenset[str] = frozenset({"-"})


def gold_item(gold: Mapping[str, str]) -> Item:
    ends = re.fullmatch(r"(\d[\d.]*) ?- ?(\d[\d.]*)", gold["value"])
    value: Value = (min(float(ends[1]), float(ends[2])), max(float(ends[1]), float(ends[2]))) if ends else float(gold["value"])
    words = re.split(r"[,\s]+", gold.get("referred_concepts", "-").lower())
    unit = gold["normalized_unit"].lower().replace("united states dollar", "dollar")
    if unit.startswith("% "):
        unit, words = "percentage", [word for word in (*words, *unit[2:].split()) if word != "-"]
    return Item(value=value, unit=unit, change=gold.get("change", "="), concepts=frozenset(words))


def found_item(page: Page, quantity: Quantity) -> Item:
    words = {word.lower() for span in quantity.about for word in re.split(r"[,\s]+", page.words(span)) if word}
    return Item(
        value=value_of(page, quantity), unit=unit_of(page, quantity), change=change_of(page, quantity), concepts=frozenset(words or {"-"})
    )


def courses(page: Page, items: Sequence[tuple[Quantity, Item]]) -> Iterator[Item]:
    """The items with each two that "from … to" joins made one range."""
    at = 0
    while at < len(items):
        left, right = items[at], items[at + 1] if at + 1 < len(items) else None
        if right is None or not _is_course(page, left[0], right[0]):
            yield left[1]
            at += 1
            continue
        ends = [end for _, item in (left, right) for end in (item.value if isinstance(item.value, tuple) else (item.value,))]
        unit = left[1].unit if right[1].unit == "-" or left[1].unit.startswith(right[1].unit) else right[1].unit
        yield replace(right[1], value=(min(ends), max(ends)), unit=unit, concepts=left[1].concepts | right[1].concepts)
        at += 2


def _is_course(page: Page, left: Quantity, right: Quantity) -> bool:
    text = page.report.text
    before, between = text[max(0, left.span.start - 12) : left.span.start], text[left.span.end : right.span.start]
    return bool(COURSE_OPENS.search(before)) and bool(COURSE_GOES_ON.fullmatch(between))


def value_of(page: Page, quantity: Quantity) -> Value:
    low, high = quantity.low, quantity.high
    if low is not None and high is None and PLURALS.search(page.words(quantity.span)):
        return low / 2, low * 5  # "dozens" is at least 24 here and 12 to 120 there
    if quantity.unit == "percent" and not re.search(r"\d|cent|pct|pc\b", page.words(quantity.span)):
        return (low or high or 0) / 100
    if quantity.kind == "money" and HUNDREDTHS.search(page.words(quantity.span)):
        low, high = (None if end is None else round(100 * end, 6) for end in (low, high))
    if low is not None and high is not None and low != high:
        return low, high
    return low if low is not None else high or 0.0


def unit_of(page: Page, quantity: Quantity) -> str:
    if quantity.kind == "count":
        return counted_unit(quantity)
    first, *rest = (quantity.unit or "-").split(" per ")
    part = HUNDREDTHS.search(page.words(quantity.span)) if first.isupper() else None
    name = " per ".join([("point" if part["letter"] else (part[1] or "penny").lower()) if part else NAMES.get(first, first), *rest])
    return f"{name} of age" if quantity.kind == "age" else NAMES.get(name, name)


def counted_unit(quantity: Quantity) -> str:
    """The counted noun in the singular with the words before it."""
    if not quantity.counted:
        return NAMES.get(quantity.unit or "-", quantity.unit or "-") if quantity.unit != "person" else "-"
    words = re.split(r" (?:of|in|and|,) ", quantity.counted.lower())[0].split()
    single, *rate = (quantity.unit or "person").split(" per ")
    name = singular(words[-1]) if single in {"person", words[-1]} else single
    return " per ".join([" ".join([*words[:-1], NAMES.get(name, name)]), *rate])


def singular(word: str) -> str:
    endings = (("ies", "y"), ("men", "man"), ("sses", "ss"), ("s", ""))
    return next((word.removesuffix(ending) + single for ending, single in endings if word.endswith(ending)), word)


def change_of(page: Page, quantity: Quantity) -> str:
    if quantity.change:
        return quantity.change
    if quantity.approximate:
        return "~"
    if (quantity.low is None) == (quantity.high is None) or PLURALS.search(page.words(quantity.span)):
        return "="
    return ">" if quantity.high is None else "<"


def same_value(left: Value, right: Value) -> bool:
    if isinstance(left, tuple) and isinstance(right, tuple):
        return all(math.isclose(*ends, rel_tol=1e-5, abs_tol=1e-8) for ends in zip(left, right, strict=True))
    return isinstance(left, float) and isinstance(right, float) and math.isclose(left, right, rel_tol=1e-5, abs_tol=1e-8)


def pairs(gold: Sequence[Item], found: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Gold and found of one value, each once; of several the pair with the right unit, then with a word of the concept in common."""
    possible = [
        (left, right) for left in range(len(gold)) for right in range(len(found)) if same_value(gold[left].value, found[right].value)
    ]

    def likeness(pair: tuple[int, int]) -> tuple[bool, bool]:
        left, right = gold[pair[0]], found[pair[1]]
        return left.unit != right.unit, not left.concepts & right.concepts

    taken: tuple[set[int], set[int]] = (set(), set())
    for left, right in sorted(possible, key=likeness):
        if left not in taken[0] and right not in taken[1]:
            taken[0].add(left)
            taken[1].add(right)
            yield gold[left], found[right]


def hits(left: Item, right: Item) -> tuple[bool, ...]:
    """In the order of `MEASURES`."""
    return (
        True,
        left.unit == right.unit,
        left.change == right.change,
        bool(left.concepts & right.concepts),
        left.concepts == right.concepts,
    )


def read(reader: Reader, text: str) -> Page:
    page = reader.read(Report(id="r", origin="newsquant", text=text, language="en"))
    page = page.having("moments", find_moments(page))
    return page.having("quantities", find_quantities(page))


def show_misses(text: str, gold: Sequence[Item], found: Sequence[Item]) -> None:
    matched = list(pairs(gold, found))
    wrong = [(left, right) for left, right in matched if not all(hits(left, right)[:4])]
    lost = [item for item in gold if not any(item is left for left, _ in matched)]
    extra = [item for item in found if not any(item is right for _, right in matched)]
    if wrong or lost or extra:
        print(f"\n{text}")
        for kind, items in (("lost", lost), ("extra", extra)):
            print("".join(f"  {kind}: {told(item)}\n" for item in items), end="")
        for left, right in wrong:
            print(f"  wrong: {told(left)} / {told(right).partition(' ')[2]}")


def told(item: Item) -> str:
    return f"{item.value} {item.unit} {item.change} {sorted(item.concepts)}"


def scores(path: Path, reader: Reader, *, misses: bool) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each measure."""
    right, wanted, got = [0] * len(MEASURES), 0, 0
    sentences: list[dict[str, Any]] = json.loads(path.read_text())
    for sentence in sentences:
        page = read(reader, sentence["text"])
        gold = [gold_item(item) for item in sentence["quantities"]]
        items = [(quantity, found_item(page, quantity)) for quantity in page.quantities if quantity.kind not in NO_QUANTITIES]
        found = list(courses(page, items))
        wanted, got = wanted + len(gold), got + len(found)
        for left, other in pairs(gold, found):
            right = [total + hit for total, hit in zip(right, hits(left, other), strict=True)]
        if misses:
            show_misses(sentence["text"], gold, found)
    return {name: (hit / (got or 1), hit / (wanted or 1), 2 * hit / (wanted + got or 1)) for name, hit in zip(MEASURES, right, strict=True)}


def main(data: Path, misses: str | None) -> int:
    paths = sorted(data.glob("*.json"), key=lambda path: (not path.name.startswith("NewsQuant"), path.name))
    if not paths:
        raise SystemExit(f"{data} holds no *.json; DATA is a folder with NewsQuant.dev.json and perhaps the four small sets")
    reader, low = SpacyReader(), 0
    print("| set | measure | P | R | F1 | floor |\n|" + " --- |" * 6)
    for path in paths:
        floors: dict[str, float] = FLOORS.get(path.stem, {})
        for name, figures in scores(path, reader, misses=misses == path.stem).items():
            if path.stem.startswith("NewsQuant") or name in MEASURES[:2]:
                print(f"| {path.stem} | {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + f" | {floors.get(name, '–')} |")
            if figures[2] < floors.get(name, 0):
                print(f"{path.stem}: {name} is {figures[2]:.3f}, under its floor of {floors[name]}", file=sys.stderr)
                low += 1
    return 1 if low else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", metavar="SET", help="show what is missed in this set, such as NewsQuant.dev")
    options = parser.parse_args()
    sys.exit(main(options.data, options.misses))
