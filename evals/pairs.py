"""Measures how two sentences stand to one another: `pairs.py DATA`, DATA a folder with `emergent`, `summedits`, `cad_snli`, `breaking`.

Same, contrary, or neither, as two parts of sayso see it. By comparators: contrary where one of them speaks against a claim of
the other sentence, else the same from a likeness of the two that is chosen on Emergent's folds 1 to 8, else neither. By the judge:
what it gives the most to, of the labels that a set has. Scored on Emergent's folds 9 and 10 (claims of their own), the news of
SummEdits, CAD-SNLI's dev part, and a draw of Breaking, none of which the judge learnt from; comparators on a draw of each. Balanced
is the mean over the labels; `precision` and `recall` are those of contrary. The judge has floors; the comparators have none, for they
look only for what they can show a reason for.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path

import numpy as np

from sayso.annotate.encoder import Encoder
from sayso.cluster.events import one_event
from sayso.collate.assertions import assertions_of
from sayso.collate.compare import CONTRARY, CompareSettings, Pairing, may_oppose
from sayso.collate.judge import judged
from sayso.collate.nearness import NearnessSettings, features_of
from sayso.collate.nearness import likeness as alike
from sayso.model.annotation import AnnotatedReport
from sayso.model.report import Report, report_id
from sayso.pipeline import annotate_report

MOST = 200  # pairs of a set that comparators see, drawn by a hash
WHOLE = 2000  # the same of the judge, which is quick
LABELS = ("same", "contrary", "neither")
EMERGENT = {"for": "same", "against": "contrary", "observing": "neither"}
INFERENCE = {"entailment": "same", "contradiction": "contrary", "neutral": "neither"}
HELD = {"9", "10"}
PUBLISHED = {
    "Emergent": "73 (Ferreira and Vlachos 2016, another split)",
    "SummEdits news": "82 balanced (GPT-4, Laban et al. 2023, given the whole document)",
    "CAD-SNLI dev": "–",
    "Breaking": "52 to 84 (Glockner et al. 2018, trained on SNLI)",
}
FLOORS = {"Emergent": 58.0, "SummEdits news": 60.0, "CAD-SNLI dev": 58.0, "Breaking": 55.0}  # accuracy of the judge

Pair = tuple[str, str, str]  # two texts and a label


def tabbed(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)


def emergent(folder: Path, *, held: bool) -> Iterator[Pair]:
    for row in tabbed(folder / "emergent" / "emergent_train.tsv"):
        if (row["fold"] in HELD) == held:
            yield row["claim"], row["headline"], EMERGENT[row["stance"]]


def summedits(folder: Path) -> Iterator[Pair]:
    """Summaries and their edits: facts kept or facts changed; an edit that only adds is left out."""
    for row in json.loads((folder / "summedits" / "summedits_news.json").read_text()):
        kinds = str(row["edit_types"])
        if row["original_summary"] == row["summary"] or (str(row["label"]) == "0" and kinds in {"['hallucinated_fact_insertion']", "[]"}):
            continue
        yield row["original_summary"], row["summary"], "same" if str(row["label"]) == "1" else "contrary"


def cad_snli(folder: Path) -> Iterator[Pair]:
    for row in tabbed(folder / "cad_snli" / "all_combined.dev.tsv"):
        yield row["sentence1"], row["sentence2"], INFERENCE[row["gold_label"]]


def breaking(folder: Path) -> Iterator[Pair]:
    for line in (folder / "breaking" / "dataset.jsonl").read_text().splitlines():
        row = json.loads(line)
        yield row["sentence1"], row["sentence2"], INFERENCE[row["gold_label"]]


def drawn(pairs: Iterable[Pair], most: int = MOST) -> list[Pair]:
    return sorted(pairs, key=lambda pair: hashlib.sha256("|".join(pair).encode()).hexdigest())[:most]


@cache
def read(text: str, outlet: str) -> AnnotatedReport:
    """A text as a report of its own."""
    return annotate_report(Report(id=report_id(outlet, None, text), origin=outlet, outlet=outlet, text=text, language="en"))


@cache
def vector(text: str) -> np.ndarray:
    found = [np.frombuffer(claim.vector or b"", np.int8).astype(float) for claim in read(text, "one").claims if claim.vector]
    mean = np.mean(found, axis=0) if found else np.zeros(1)
    return np.asarray(mean / (np.linalg.norm(mean) or 1))


def likeness(left: str, right: str) -> float:
    one, other = vector(left), vector(right)
    return float(one @ other) if one.shape == other.shape else 0.0


def is_contrary(left: str, right: str) -> bool:
    """Whether a comparator finds that a claim of the one and a claim of the other cannot both be right."""
    assertions = assertions_of(one_event((read(left, "one"), read(right, "other"))), {})
    vectors = [np.frombuffer(one.claim.vector or b"", np.int8).astype(np.float32) for one in assertions]
    if not assertions or len({len(one) for one in vectors}) != 1:
        return False
    whole = np.stack(vectors)  # not without what a report's claims have in common: these reports have one claim
    features = replace(features_of(assertions), vectors=whole / np.maximum(np.linalg.norm(whole, axis=1, keepdims=True), 1))
    table, settings = alike(features, np.arange(len(assertions)), NearnessSettings()), CompareSettings()
    for (row, one), (other, another) in permutations(enumerate(assertions), 2):
        if one.report == another.report or table[row, other] < settings.least or not may_oppose(one, another, settings):
            continue
        weights = [sum(features.weights[term] for term in terms) for terms in (one.terms & another.terms, one.terms)]
        pair = Pairing(left=one, right=another, likeness=float(table[row, other]), held=weights[0] / (weights[1] or 1))
        if any(comparator(pair, settings) for comparator in CONTRARY):
            return True
    return False


def stands(left: str, right: str, least: float) -> str:
    """How two texts stand to one another: the one place that says so."""
    if is_contrary(left, right):
        return "contrary"
    return "same" if likeness(left, right) >= least else "neither"


def stands_by_judge(left: str, right: str, labels: frozenset[str]) -> str:
    """The same by the trained judge, of some labels."""
    found = judged(left, right)
    shares = {"same": found.same, "contrary": found.contrary, "neither": found.compatible}
    return max(sorted(labels), key=lambda label: shares[label])


def accuracy(found: Sequence[tuple[str, str]]) -> float:
    return 100 * sum(label == ours for label, ours in found) / len(found)


def row(name: str, by: str, found: Sequence[tuple[str, str]]) -> str:
    labels = [label for label in LABELS if any(gold == label for gold, _ in found)]
    each = [sum(ours == label for gold, ours in found if gold == label) / sum(gold == label for gold, _ in found) for label in labels]
    said = [gold for gold, ours in found if ours == "contrary"]
    true = sum(gold == "contrary" for gold in said)
    wanted = sum(gold == "contrary" for gold, _ in found)
    precision = f"{100 * true / len(said):.0f}" if said else "–"
    scores = f"{accuracy(found):.1f} | {100 * sum(each) / len(each):.1f} | {precision} | {100 * true / wanted:.0f}"
    return f"| {name} | {by} | {len(found)} | {scores} | {PUBLISHED[name]} |"


def main(folder: Path) -> int:
    Encoder()  # fails at once, with words, where the weights are not what was shipped
    learnt = [(likeness(left, right), label == "same") for left, right, label in drawn(emergent(folder, held=False)) if label != "contrary"]
    least = max((step / 100 for step in range(100)), key=lambda one: (sum((value >= one) == same for value, same in learnt), -one))
    print("| set | by | pairs | accuracy | balanced | precision | recall | published |\n" + "| --- " * 8 + "|")
    sets = {
        "Emergent": emergent(folder, held=True),
        "SummEdits news": summedits(folder),
        "CAD-SNLI dev": cad_snli(folder),
        "Breaking": breaking(folder),
    }
    under = []
    for name, whole in sets.items():
        pairs = list(whole)
        labels = frozenset(label for *_, label in pairs)
        print(row(name, "comparators", [(label, stands(left, right, least)) for left, right, label in drawn(pairs)]), flush=True)
        found = [(label, stands_by_judge(left, right, labels)) for left, right, label in drawn(pairs, WHOLE)]
        print(row(name, "the judge", found), flush=True)
        under += [name] if accuracy(found) < FLOORS[name] else []
    if under:
        print(f"\nunder the floor: {', '.join(under)}")
    return bool(under)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
