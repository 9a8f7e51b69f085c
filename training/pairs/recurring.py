"""Sentences of two reports that tell of the same happenings, or of others of the same affair, by ECB+'s marks across documents."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from lxml import etree

from pairs import COMPATIBLE, SAME, Pair

TOLD = 0.6  # share of the happenings of the fuller sentence from which two tell the same
HELD = 0.75  # share of those of the shorter one
WORD = re.compile(r"\w{4,}")
PER_TOPIC = 160  # pairs of each kind
SPACED = (
    (re.compile(r"\s+([.,;:!?%)\]’])"), r"\1"),
    (re.compile(r"([(\[$‘])\s+"), r"\1"),
    (re.compile(r"\s+(n't|'s|'re|'ve|'ll|'d|'m)\b"), r"\1"),
)
HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
QUOTED = re.compile(r"(?:``|\")\s*(.*?)\s*(?:''|\")")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence and the happenings in it."""

    report: str
    text: str
    happenings: frozenset[str]
    words: frozenset[str]


def recurring_pairs(folder: Path, chance: random.Random) -> Iterator[Pair]:
    """Pairs of the topics that are meant for training: the same happenings, and others told with some of the same words."""
    parts = json.loads((folder / "train_val_test_split.json").read_text(encoding="utf-8"))
    for topic in parts["train"]:
        found: dict[int, set[Pair]] = {SAME: set(), COMPATIBLE: set()}
        for left, right in combinations(_sentences(folder / "ECB+" / str(topic)), 2):
            label = _label(left, right)
            if label is not None and left.text != right.text:
                found[label].add(Pair(left=left.text, right=right.text, label=label, source="ecbplus"))
        for pairs in found.values():
            yield from chance.sample(sorted(pairs, key=repr), min(len(pairs), PER_TOPIC))


def _label(left: Told, right: Told) -> int | None:
    if left.report == right.report:
        return None
    shared, counts = len(left.happenings & right.happenings), (len(left.happenings), len(right.happenings))
    if not shared:
        return COMPATIBLE if len(left.words & right.words) > 1 else None
    whole = shared / max(counts) >= TOLD or (shared > 1 and shared / min(counts) >= HELD)
    return SAME if whole else None


def _sentences(folder: Path) -> Iterator[Told]:
    for path in sorted(folder.glob("*.xml")):
        root = etree.parse(str(path)).getroot()
        places = {token.get("t_id"): token.get("sentence") for token in root.iter("token")}
        words: dict[str, list[str]] = defaultdict(list)
        for token in root.iter("token"):
            words[token.get("sentence")].append(token.text or "")
        for sentence, happenings in sorted(_happenings(root, places, path.name).items()):
            text = as_printed(words[sentence])
            yield Told(report=path.name, text=text, happenings=frozenset(happenings), words=frozenset(WORD.findall(text.lower())))


def _happenings(root: etree._Element, places: Mapping[str | None, str | None], name: str) -> dict[str, set[str]]:
    """The happenings of each sentence: chains across documents, and what is told of only once by its own mark."""
    chains = {source.get("m_id"): relation.get("note") for relation in root.iter("CROSS_DOC_COREF") for source in relation.iter("source")}
    found: dict[str, set[str]] = defaultdict(set)
    for mark in root.find("Markables"):
        anchors = mark.findall("token_anchor")
        if anchors and "ACTION" in mark.tag:
            sentence = places[anchors[0].get("t_id")] or ""
            found[sentence].add(chains.get(mark.get("m_id")) or f"{name} {mark.get('m_id')}")
    return found


def as_printed(words: Iterable[str]) -> str:
    """The words with the spaces of print."""
    text = QUOTED.sub(r"“\1”", HYPHEN.sub("-", " ".join(words)))
    for pattern, put in SPACED:
        text = pattern.sub(put, text)
    return text.strip()
