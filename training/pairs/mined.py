"""Pairs of sentences from reports of one event: near copies say the same, sentences that share a few words tell of other things."""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from pairs import COMPATIBLE, SAME, Pair

GOLD_EVENTS = {4, 35, 64, 72}  # measured against; nothing of them may be learnt
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
WORD = re.compile(r"\w+(?:['’]\w+)?")
NOT = re.compile(r"\b(?:not|no|never|nor|without|denied|denies|deny)\b|n['’]t\b", re.IGNORECASE)
COPIED_FROM, COPIED_TO = 0.62, 0.97  # likeness of what was reworded only a little
OTHER_FROM, OTHER_TO = 0.12, 0.33  # likeness of what shares its subject but hardly ever its statement
WITHIN_TO = 0.6  # two sentences of one report do not say the same, unless it repeats itself
PER_EVENT = 400
SHORTEST, LONGEST = 6, 40  # words of a sentence worth pairing


@dataclass(frozen=True, kw_only=True)
class Line:
    """A sentence of a report, its weighted words and its numbers."""

    report: str
    text: str
    words: frozenset[str]
    numbers: frozenset[str]
    negated: bool


def mined_pairs(folder: Path, shown: Iterable[Path], chance: random.Random) -> Iterator[Pair]:
    """Pairs of every event of a folder of reports, without the gold events and without any text of the reports `shown`."""
    gold = {json.loads(path.read_text(encoding="utf-8"))["text"] for path in shown if path.suffix == ".json"}
    events: dict[int, list[dict[str, str]]] = defaultdict(list)
    for path in sorted((folder / "reports").glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        if report["event"] not in GOLD_EVENTS and report["text"] not in gold:
            events[report["event"]].append(report)
    for _, reports in sorted(events.items()):
        yield from _of_event(reports, chance)


def _of_event(reports: Sequence[Mapping[str, str]], chance: random.Random) -> Iterator[Pair]:
    lines = [line for report in reports for line in _lines(report)]
    weights = _weights(lines)
    found: dict[int, list[Pair]] = {SAME: [], COMPATIBLE: []}
    for left, right in combinations(lines, 2):
        label = _label(left, right, weights)
        if label is not None:
            found[label].append(Pair(left=left.text, right=right.text, label=label, source="mined"))
    for pairs in found.values():
        yield from chance.sample(pairs, min(len(pairs), PER_EVENT))


def _label(left: Line, right: Line, weights: Mapping[str, float]) -> int | None:
    likeness = _cosine(left.words, right.words, weights)
    if left.report == right.report:
        return COMPATIBLE if OTHER_FROM <= likeness <= WITHIN_TO else None
    if COPIED_FROM <= likeness <= COPIED_TO and left.numbers == right.numbers and left.negated == right.negated:
        return SAME
    return COMPATIBLE if OTHER_FROM <= likeness <= OTHER_TO else None


def _lines(report: Mapping[str, str]) -> Iterator[Line]:
    seen = set()
    for text in SENTENCE.split(report["text"].replace("\n", " ")):
        words = WORD.findall(text)
        if SHORTEST <= len(words) <= LONGEST and text not in seen:
            seen.add(text)
            yield Line(
                report=report["id"],
                text=text.strip(),
                words=frozenset(word.lower() for word in words),
                numbers=frozenset(word for word in words if word[0].isdigit()),
                negated=bool(NOT.search(text)),
            )


def _weights(lines: Sequence[Line]) -> dict[str, float]:
    counts = Counter(word for line in lines for word in line.words)
    return {word: math.log((len(lines) + 1) / count) ** 2 for word, count in counts.items()}


def _cosine(left: frozenset[str], right: frozenset[str], weights: Mapping[str, float]) -> float:
    shared, first, second = (sum(weights[word] for word in words) for words in (left & right, left, right))
    return shared / math.sqrt(first * second) if first and second else 0.0
