"""Corpora of tokens with mentions marked on them (ECB+, MEANTIME), as reports with spans and the cluster of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from sayso.model.report import Report, report_id
from sayso.model.span import Span

NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'", "’", "'re", "'ve", "'ll", "'d", "'m"})
NO_SPACE_AFTER = frozenset({"(", "[", "$", "£", "€"})
MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
ENDS = (".", "!", "?", '"', "”")
ENTITIES = ("HUMAN", "NON_HUMAN", "LOC", "TIME")  # what ECB+ scores as entities: all that is no action


Mentions = Callable[[ET.Element, str], Iterator[tuple[list[str], str, str]]]  # tokens, cluster, sort


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A mention that the corpus marks, the cluster that it puts it in, and the corpus's word for its sort."""

    span: Span
    cluster: str
    sort: str


@dataclass(frozen=True, kw_only=True)
class Tagged:
    """A report and its marked mentions."""

    report: Report
    marked: tuple[Marked, ...]


def ecb_topics(folder: Path, part: str) -> Iterator[tuple[str, tuple[Tagged, ...]]]:
    """The topics of one part of ECB+ ("val"), each with its documents; ids of clusters hold inside a topic."""
    for topic in json.loads((folder / "train_val_test_split.json").read_text())[part]:
        files = sorted((folder / "ECB+" / str(topic)).glob("*.xml"))
        yield f"ECB+ {topic}", tuple(_tagged(path, _ecb_mentions) for path in files)


def meantime_topics(folder: Path) -> Iterator[tuple[str, tuple[Tagged, ...]]]:
    """The four topics of MEANTIME."""
    for topic in sorted((folder / "intra_cross-doc_annotation").glob("corpus_*")):
        yield topic.name.removeprefix("corpus_"), tuple(_tagged(path, _meantime_mentions) for path in sorted(topic.glob("*.xml")))


def _tagged(path: Path, mentions: Mentions) -> Tagged:
    root = ET.parse(path).getroot()  # noqa: S314  files of a published corpus
    text, places = _text(root.findall("token"))
    report = Report(id=report_id(None, path.name, text), origin=path.name, text=text, language="en", words=len(text.split()))
    marked = [
        Marked(span=Span(report=report.id, start=places[tokens[0]][0], end=places[tokens[-1]][1]), cluster=cluster, sort=sort)
        for tokens, cluster, sort in mentions(root, path.name)
    ]
    return Tagged(report=report, marked=tuple(marked))


def _text(tokens: Sequence[ET.Element]) -> tuple[str, dict[str, tuple[int, int]]]:
    """The running text of tokens, and where each stands; a sentence that no stop ends is a line of its own."""
    text, sentence, opened = "", tokens[0].get("sentence"), False
    places: dict[str, tuple[int, int]] = {}
    for token in tokens:
        word = MARKS.get(token.text or "", token.text or "")
        if token.get("sentence") != sentence:
            sentence, opened = token.get("sentence"), False
            text = text.rstrip() + (" " if text.rstrip().endswith(ENDS) else "\n\n")
        closing = word == '"' and opened
        if closing or word in NO_SPACE_BEFORE:
            text = text.removesuffix(" ")
        if word == '"':
            opened = not opened
        places[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text += word if word in NO_SPACE_AFTER or (word == '"' and opened) else word + " "
    return text.rstrip(), places


def _ecb_mentions(root: ET.Element, name: str) -> Iterator[tuple[list[str], str, str]]:
    cluster = {}
    for relation in root.findall("Relations/*"):
        key = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else f"{name}:{relation.get('r_id')}"
        cluster.update({source.get("m_id"): key for source in relation.findall("source")})
    checked = _checked(root)
    for mention in root.findall("Markables/*"):
        tokens = [anchor.get("t_id") or "" for anchor in mention.findall("token_anchor")]
        if tokens and tokens[0] in checked and mention.tag.startswith(ENTITIES):
            number = mention.get("m_id")
            yield tokens, cluster.get(number) or f"{name}#{number}", mention.tag.split("_")[0]


def _checked(root: ET.Element) -> frozenset[str]:
    """The tokens of sentences in which something is linked across documents: in the others nobody looked for links."""
    sentence = {token.get("t_id") or "": token.get("sentence") for token in root.findall("token")}
    linked = {source.get("m_id") for source in root.findall("Relations/CROSS_DOC_COREF/source")}
    anchors = [
        anchor for mention in root.findall("Markables/*") if mention.get("m_id") in linked for anchor in mention.findall("token_anchor")
    ]
    kept = {sentence[anchor.get("t_id") or ""] for anchor in anchors}
    return frozenset(token for token, number in sentence.items() if number in kept)


def _meantime_mentions(root: ET.Element, name: str) -> Iterator[tuple[list[str], str, str]]:
    entities = root.findall("Markables/ENTITY")
    instances = {entity.get("m_id"): entity.get("instance_id") or f"{name}={entity.get('m_id')}" for entity in entities}
    cluster = {}
    for relation in root.findall("Relations/REFERS_TO"):
        target = next((target.get("m_id") for target in relation.findall("target")), None)
        cluster.update({source.get("m_id"): instances.get(target) for source in relation.findall("source")})
    for mention in root.findall("Markables/ENTITY_MENTION"):
        tokens = [anchor.get("t_id") or "" for anchor in mention.findall("token_anchor")]
        number = mention.get("m_id")
        if tokens:
            yield tokens, cluster.get(number) or f"{name}#{number}", mention.get("syntactic_type") or "?"
