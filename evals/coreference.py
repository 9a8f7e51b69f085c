"""Measures who is taken for whom: `coreference.py DATA`, DATA a folder with `ecbplus` and `meantime`.

Entity mentions are the gold's own, singletons kept; topics are given, and scores are means over topics. Beside ours two
baselines on the same mentions: all with the same lemmas are one, all with the same head lemma are one. A gold mention is
ours where one of ours stands on its head; what is none of ours (dates, things) is taken for one by its words. The
sentences of ECB+ are those with marked mentions: its list of checked sentences is not part of the files here.
Fails under the floor of `floors.json`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from coref_metrics import conll
from sayso.annotate.chain import annotate
from sayso.annotate.language import SpacyReader
from sayso.annotate.mentions import MENTIONS
from sayso.collate.actors import find_actors
from sayso.model.annotation import AnnotatedReport, Mention
from sayso.model.event import Event
from sayso.model.names import name_key
from tagged_texts import Marked, Tagged, ecb_topics, meantime_topics

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Phrase

FLOORS = Path(__file__).parent / "floors.json"
RANK = {"name": 0, "description": 1, "pronoun": 2}
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that"})
SCORES = ("CoNLL", "MUC", "B3", "CEAF-e")


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A topic's documents, read and annotated."""

    name: str
    tagged: tuple[Tagged, ...]
    docs: tuple[Doc, ...]
    annotated: tuple[AnnotatedReport, ...]

    def mentions(self) -> Iterator[tuple[int, Marked, Phrase]]:
        """Each gold mention with the number of its document and its tokens."""
        for number, (tagged, doc) in enumerate(zip(self.tagged, self.docs, strict=True)):
            for marked in tagged.marked:
                phrase = doc.char_span(marked.span.start, marked.span.end, alignment_mode="expand")
                if phrase is not None:
                    yield number, marked, phrase


Cluster = Callable[[Topic], list[Hashable]]


def read(name: str, tagged: Sequence[Tagged], reader: SpacyReader) -> Topic:
    return Topic(
        name=name,
        tagged=tuple(tagged),
        docs=tuple(reader.read(one.report).doc for one in tagged),
        annotated=tuple(annotate(one.report, reader=reader, components=[MENTIONS]) for one in tagged),
    )


def same_lemmas(topic: Topic) -> list[Hashable]:
    return [" ".join(token.lemma_.lower() for token in phrase if token.lower_ not in ARTICLES) for _, _, phrase in topic.mentions()]


def same_head_lemma(topic: Topic) -> list[Hashable]:
    return [phrase.root.lemma_.lower() for _, _, phrase in topic.mentions()]


def ours(topic: Topic) -> list[Hashable]:
    """The actor of our mention that stands on a gold mention's head; else the words, within what no actor is called."""
    event = Event(id="e", title=topic.name, reports=tuple(one.report.id for one in topic.tagged), annotated=topic.annotated)
    _, actor_of = find_actors(event)
    found: list[Hashable] = []
    for number, _, phrase in topic.mentions():
        annotated = topic.annotated[number]
        mention = on_head(annotated.mentions, phrase)
        actor = actor_of.get((annotated.report.id, mention.id)) if mention is not None else None
        found.append(actor or _by_words(annotated, mention, phrase))
    return found


def _by_words(annotated: AnnotatedReport, mention: Mention | None, phrase: Phrase) -> Hashable:
    if mention is not None and mention.refers is not None and mention.refers != mention.id:
        return (annotated.report.id, mention.refers)
    key = name_key("".join(token.lemma_.lower() for token in phrase if token.lower_ not in ARTICLES))
    return key if phrase.root.pos_ != "PRON" else (annotated.report.id, phrase.start)


def on_head(mentions: Sequence[Mention], phrase: Phrase) -> Mention | None:
    """The mention that covers the head of a phrase: the one most like it in length, names before descriptions."""
    start, end = phrase.root.idx, phrase.root.idx + len(phrase.root.text)
    touching = [mention for mention in mentions if mention.span.start < end and start < mention.span.end]
    size = phrase.end_char - phrase.start_char
    return min(touching, key=lambda mention: (abs(mention.span.end - mention.span.start - size), RANK[mention.kind]), default=None)


def scored(topic: Topic, cluster: Cluster) -> tuple[float, float, float, float]:
    gold = dict(enumerate(marked.cluster for _, marked, _ in topic.mentions()))
    return conll(gold, dict(enumerate(cluster(topic))))


def table(corpus: str, topics: Sequence[Topic]) -> float:
    """Prints the means over topics as a Markdown table and gives our CoNLL F1."""
    count = sum(1 for topic in topics for _ in topic.mentions())
    print(f"\n{corpus}: {len(topics)} topics given, {count} gold entity mentions, singletons kept, means over topics\n")
    print("| | " + " | ".join(SCORES) + " |\n| --- | " + " | ".join("---" for _ in SCORES) + " |")
    for name, cluster in (("same lemmas", same_lemmas), ("same head lemma", same_head_lemma), ("sayso", ours)):
        means = 100 * np.mean([scored(topic, cluster) for topic in topics], axis=0)
        print(f"| {name} | " + " | ".join(f"{mean:.1f}" for mean in means) + " |")
    return float(means[0])


def main(folder: Path) -> int:
    reader = SpacyReader()
    floors = json.loads(FLOORS.read_text())["coreference"]
    low = []
    for corpus, topics in (("ECB+", ecb_topics(folder / "ecbplus", "val")), ("MEANTIME", meantime_topics(folder / "meantime"))):
        score = table(corpus, [read(name, tagged, reader) for name, tagged in topics])
        low += [f"{corpus}: {score:.1f} is under the floor of {floors[corpus]}"] if score < floors[corpus] else []
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
