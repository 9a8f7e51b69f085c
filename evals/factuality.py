"""Measures how certain claims are taken to be: `factuality.py DATA [--split dev]`, DATA a folder with `UW`, `UDS_IH2` and `MEANTIME`.

Each sentence is read as a report of its own. A predicate's prediction is the `certainty` (-3 certainly not .. 3 certainly so)
of the smallest claim around it, 3 where no claim holds it. Prints Pearson's r and the mean absolute error of it, and the
share of predicates on the right side (above 0.75 stated, below -0.75 denied, hedged between), beside two baselines:
always 3, and a word list (a hedge anywhere in the sentence gives 1, a "not" right before the predicate gives -3).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from sayso.annotate.lexicons import table
from sayso.model.annotation import AnnotatedReport
from sayso.model.report import Report
from sayso.pipeline import annotate_report

SETS = ("UW", "UDS_IH2", "MEANTIME")
CERTAIN, HEDGED = 3.0, 1.0
BORDER = 0.75  # of the scale's three steps: between "stated" and "hedged", and between "hedged" and "denied"
NEGATIONS = frozenset({"not", "n't", "never", "no"})


def predicates(path: Path) -> Iterator[tuple[list[str], int, float]]:
    """The words of a sentence, the place of a predicate, and how certain readers took it to be."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        words = record["text"].split(" ")
        for target in record["targets"]:
            yield words, target["span1"][0], float(target["label"])


def predicted(annotated: AnnotatedReport, words: Sequence[str], place: int) -> float:
    start = sum(len(word) + 1 for word in words[:place])
    holding = [claim for claim in annotated.claims if claim.span.start <= start < claim.span.end]
    smallest = min(holding, key=lambda claim: claim.span.end - claim.span.start, default=None)
    return smallest.certainty if smallest else CERTAIN


def by_word_list(words: Sequence[str], place: int) -> float:
    hedged = table("certainty")["hedged"]
    hedges = {*hedged["modals"], *hedged["adverbs"], *hedged["adjectives"]}
    value = HEDGED if any(word.lower() in hedges for word in words) else CERTAIN
    return -value if NEGATIONS & {word.lower() for word in words[max(0, place - 2) : place]} else value


def side(value: float) -> int:
    return (value > BORDER) - (value < -BORDER)


def row(name: str, gold: Sequence[float], found: Sequence[float]) -> str:
    """Pearson's r (a dash where all predictions are one), the mean absolute error, and the share on the right side."""
    varies = len(set(found)) > 1
    correlation = f"{np.corrcoef(gold, found)[0, 1]:.3f}" if varies else "–"
    error = np.mean(np.abs(np.subtract(gold, found)))
    right = np.mean([side(wanted) == side(got) for wanted, got in zip(gold, found, strict=True)])
    return f"| {name} | {correlation} | {error:.3f} | {right:.3f} |"


def main(data: Path, split: str) -> int:
    print("| set, reader | Pearson r | mean absolute error | right side |\n| --- | --- | --- | --- |")
    for name in SETS:
        cases = list(predicates(data / name / f"{split}.jsonl"))
        texts = {" ".join(words) for words, _, _ in cases}
        annotated = {text: annotate_report(Report(id="r", origin=name, text=text, language="en")) for text in sorted(texts)}
        gold = [label for _, _, label in cases]
        print(row(f"{name}, sayso", gold, [predicted(annotated[" ".join(words)], words, place) for words, place, _ in cases]))
        print(row(f"{name}, always 3", gold, [CERTAIN] * len(cases)))
        print(row(f"{name}, word list", gold, [by_word_list(words, place) for words, place, _ in cases]), flush=True)
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--split", default="dev")
    options = parser.parse_args()
    sys.exit(main(options.data, options.split))
