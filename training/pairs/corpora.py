"""The published sets of sentence pairs, each read into same, contrary and compatible as its SOURCE.md says it may be."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pairs import COMPATIBLE, CONTRARY, SAME, Pair

INFERENCE = {"entailment": SAME, "contradiction": CONTRARY, "neutral": COMPATIBLE}
EMERGENT = {"for": SAME, "against": CONTRARY, "observing": COMPATIBLE}
EMERGENT_HELD = {"9", "10"}  # folds whose claims no training pair has
SAME_FROM, ALIKE_FROM, ALIKE_TO = 4.5, 1.5, 3.2  # grades of STS: equivalent; of one topic but not the same
CHANGED = {"entity_modification", "antonym_swap", "negation_insertion_removal"}
ADDED = "['hallucinated_fact_insertion']"
SUMMEDITS_HELD = "news"


def _rows(path: Path, *, quoted: bool = False) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE)


def lingnli(folder: Path) -> Iterator[Pair]:
    """What is entailed says less than what entails it: these pairs teach a head of their own."""
    for path in sorted((folder / "lingnli").glob("train_*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Pair(left=row["premise"], right=row["hypothesis"], label=INFERENCE[row["label"]], source="lingnli", inferred=True)


def cad_snli(folder: Path, part: str = "train") -> Iterator[Pair]:
    """Captions edited by people until the label turned; a caption that says less counts as the same."""
    for row in _rows(folder / "cad_snli" / f"all_combined.{part}.tsv"):
        yield Pair(left=row["sentence1"], right=row["sentence2"], label=INFERENCE[row["gold_label"]], source="cad_snli")


def mrpc(folder: Path, part: str = "train") -> Iterator[Pair]:
    """News sentences that are paraphrases, or differ in what they tell."""
    for row in _rows(folder / "mrpc" / f"msr-para-{part}.tsv"):
        yield Pair(left=row["#1 String"], right=row["#2 String"], label=SAME if row["Quality"] == "1" else COMPATIBLE, source="mrpc")


def sts_news(folder: Path) -> Iterator[Pair]:
    """Headlines and news sentences by their graded likeness, without those that MRPC has."""
    for path in sorted((folder / "sts_news").glob("*.tsv")):
        if "MSRpar" in path.name:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            score, left, right = [*line.split("\t"), "", ""][:3]
            if score and float(score) >= SAME_FROM:
                yield Pair(left=left, right=right, label=SAME, source="sts_news")
            elif score and ALIKE_FROM <= float(score) <= ALIKE_TO:
                yield Pair(left=left, right=right, label=COMPATIBLE, source="sts_news")


def emergent(folder: Path, *, held: bool = False) -> Iterator[Pair]:
    """Rumours and headlines that bear them out, refute them, or only pass them on."""
    for row in _rows(folder / "emergent" / "emergent_train.tsv"):
        if (row["fold"] in EMERGENT_HELD) == held:
            yield Pair(left=row["claim"], right=row["headline"], label=EMERGENT[row["stance"]], source="emergent")


def summedits(folder: Path, *, held: bool = False) -> Iterator[Pair]:
    """Summaries and their edits: facts kept, facts changed, facts added; the news part is never trained on."""
    for path in sorted((folder / "summedits").glob("summedits_*.json")):
        if path.stem.endswith(SUMMEDITS_HELD) != held:
            continue
        for row in json.loads(path.read_text(encoding="utf-8")):
            label = _edited(row)
            if label is not None and row["original_summary"] != row["summary"]:
                yield Pair(left=row["original_summary"], right=row["summary"], label=label, source="summedits")


def _edited(row: Mapping[str, str]) -> int | None:
    if str(row["label"]) == "1":
        return SAME
    if row["edit_types"] == ADDED:
        return COMPATIBLE
    return CONTRARY if any(kind in row["edit_types"] for kind in CHANGED) else None


def wikifactcheck(folder: Path) -> Iterator[Pair]:
    """Claims and the same claims refuted by a small change."""
    for path in sorted((folder / "cannot_negation").glob("wikifactcheck_*.tsv")):
        for row in _rows(path):
            yield Pair(left=row["sentence"], right=row["negated"], label=CONTRARY, source="wikifactcheck")


def semantoneg(folder: Path) -> Iterator[Pair]:
    """Short sentences of templates in which a negation and an antonym may undo one another."""
    for row in _rows(folder / "cannot_negation" / "sem_anto_neg.tsv"):
        yield Pair(left=row["premise"], right=row["hypothesis"], label=CONTRARY if row["label"] == "1" else SAME, source="semantoneg")


def conj(folder: Path) -> Iterator[Pair]:
    """Sentences that lack a part of the other, or have another in its place."""
    for row in _rows(folder / "conj" / "conj_dev.tsv"):
        if row["Label"] != "entailment":
            yield Pair(left=row["Premise"], right=row["Hypothesis"], label=INFERENCE[row["Label"]], source="conj")


def breaking(folder: Path) -> Iterator[tuple[str, Pair]]:
    """Captions with one word replaced, each with the kind of word; never trained on."""
    for line in (folder / "breaking" / "dataset.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        label = INFERENCE[row["gold_label"]]
        yield row["category"], Pair(left=row["sentence1"], right=row["sentence2"], label=label, source="breaking")


MOST: Mapping[Callable[[Path], Iterator[Pair]], int] = {
    lingnli: 9000,
    cad_snli: 5400,
    mrpc: 4000,
    sts_news: 4000,
    emergent: 2000,
    summedits: 4000,
    wikifactcheck: 3000,
    semantoneg: 600,
    conj: 500,
}  # how many pairs of each are drawn at most
