"""Measures whether two answers agree: `discord.py DATA`, DATA a folder with `nanco_dataset.json` (Discord Questions, BSD-3-Clause).

Eight questions, each answered by many outlets; the pairs are all pairs of answers to one question, and two agree where
people put them in one group. Ours is the likeness of two answers by what likeness of claims is made of: words, vectors, and
both as points weigh them. Vectors keep what the answers have in common: they stand alone, without a report around them.
The likeness from which two agree is chosen on the other seven questions; the pairs of all questions are then scored
together. Published: 81. Fails where the vectors are under the floor in `floors.json`.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.annotate.claims import terms_of
from sayso.annotate.encoder import Encoder
from sayso.annotate.language import SpacyReader
from sayso.collate.nearness import NearnessSettings
from sayso.model.report import Report

FLOORS = Path(__file__).parent / "floors.json"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An answer's words of content, its vector, and the number of its group."""

    terms: frozenset[str]
    vector: NDArray[np.float32]
    group: int


Labelled = list[tuple[float, bool]]  # a likeness, and whether the two agree


def answers(question: dict[str, Any], reader: SpacyReader, network: Encoder) -> Iterator[Answer]:
    """Each answer by itself: its words, its vector, the group that people put it in."""
    for answer in question["answers"]:
        text = answer["Answer"]
        page = reader.read(Report(id="r", origin="answer", text=text, language="en", words=len(text.split())))
        vector = network.read(page).vector(0, len(text))
        yield Answer(terms=frozenset(terms_of(list(page.doc))), vector=vector, group=answer["cluster_global"])


def labelled(found: Sequence[Answer], share: float) -> Labelled:
    """All pairs with their likeness, of which `share` comes from vectors."""
    counts = Counter(term for answer in found for term in answer.terms)
    weights = {term: math.log((len(found) + 1) / count) ** 2 for term, count in counts.items()}

    def alike(left: Answer, right: Answer) -> float:
        norms = [math.sqrt(sum(weights[term] for term in one.terms)) or 1.0 for one in (left, right)]
        words = sum(weights[term] for term in left.terms & right.terms) / (norms[0] * norms[1])
        return (1 - share) * words + share * float(left.vector @ right.vector)

    return [(alike(left, right), left.group == right.group) for left, right in combinations(found, 2)]


def balanced(pairs: Labelled, least: float) -> float:
    """The mean of the shares of agreeing and of other pairs that come out right."""
    agreeing = [value >= least for value, agree in pairs if agree]
    others = [value < least for value, agree in pairs if not agree]
    return (sum(agreeing) / len(agreeing) + sum(others) / len(others)) / 2


def left_out(questions: Sequence[Labelled]) -> tuple[float, float]:
    """The balanced accuracy of all pairs, and the mean of that of each question, at the likeness that is best for the others."""
    judged: Labelled = []
    each = []
    for number, pairs in enumerate(questions):
        rest = [pair for other, one in enumerate(questions) if other != number for pair in one]
        least = max((step / 100 for step in range(100)), key=lambda least: (balanced(rest, least), -least))
        judged += [(float(value >= least), agree) for value, agree in pairs]
        each.append(balanced(pairs, least))
    return 100 * balanced(judged, 0.5), 100 * sum(each) / len(each)


def main(folder: Path) -> int:
    reader, network = SpacyReader(), Encoder()
    read = [tuple(answers(question, reader, network)) for question in json.loads((folder / "nanco_dataset.json").read_text())]
    print("| likeness of | balanced accuracy, all pairs | mean of eight questions |\n| --- | --- | --- |")
    scores = {}
    for name, share in (("words", 0.0), ("vectors", 1.0), ("both, as points weigh them", NearnessSettings().vectors)):
        scores[name], mean = left_out([labelled(found, share) for found in read])
        print(f"| {name} | {scores[name]:.1f} | {mean:.1f} |")
    floor = json.loads(FLOORS.read_text())["discord"]
    if scores["vectors"] < floor:
        print(f"{scores['vectors']:.1f} is under the floor of {floor}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
