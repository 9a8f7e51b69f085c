"""Measures who is taken for whom: `coreference.py DATA`, DATA a folder with `ecbplus` and `meantime`.

Entity mentions are the gold's own, singletons kept; topics are given, and scores are means over topics. Beside ours two
baselines on the same mentions: all with the same lemmas are one, all with the same head lemma are one; articles and
prepositions before a mention are left out for all three. A gold mention is ours where one of ours stands on its head; "I"
and "we" are who was found to speak, "who" and "which" what their clause hangs on. Who is named is one across the topic;
who or what is not (and what is none of ours: dates, things) is taken for one by head and number, as the baseline does,
inside an event that the reports were grouped into. The sentences of ECB+ are those in which something is linked across
documents: its list of checked sentences is not at hand, and in the others nobody looked for links.
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
from sayso.annotate.attributions import ATTRIBUTIONS
from sayso.annotate.chain import annotate, in_order
from sayso.annotate.language import SpacyReader
from sayso.annotate.mentions import MENTIONS
from sayso.cluster.events import find_events
from sayso.collate.actors import find_actors
from sayso.model.annotation import AnnotatedReport, Mention
from sayso.model.event import Event
from sayso.model.names import name_key
from sayso.model.span import length
from tagged_texts import Marked, Tagged, ecb_topics, meantime_topics

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

FLOORS = Path(__file__).parent / "floors.json"
RANK = {"name": 0, "description": 1, "pronoun": 2}
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that"})
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
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
        annotated=tuple(annotate(one.report, reader=reader, components=in_order([MENTIONS, ATTRIBUTIONS])) for one in tagged),
    )


def same_lemmas(topic: Topic) -> list[Hashable]:
    return [lemmas(phrase) for _, _, phrase in topic.mentions()]


def same_head_lemma(topic: Topic) -> list[Hashable]:
    return [head_of(phrase).lemma_.lower() for _, _, phrase in topic.mentions()]


def lemmas(phrase: Phrase) -> str:
    """The plain forms of a mention's words, without articles, possessives and the preposition that it begins with."""
    return " ".join(token.lemma_.lower() for token in _words(phrase))


def plain_words(phrase: Phrase) -> str:
    """The same words as they stand."""
    return " ".join(token.text for token in _words(phrase))


def _words(phrase: Phrase) -> list[Token]:
    words = [token for token in phrase if token.lower_ not in ARTICLES and token.tag_ != "POS" and not token.is_punct]
    while len(words) > 1 and words[0].pos_ == "ADP":
        words.pop(0)
    return words


def head_of(phrase: Phrase) -> Token:
    """The word that a mention turns on: what follows its preposition, where it begins with one."""
    root = phrase.root
    while root.pos_ == "ADP" and (
        inner := [child for child in root.children if child.dep_ in {"pobj", "pcomp", "prep"} and child in phrase]
    ):
        root = inner[0]
    return root


def ours(topic: Topic) -> list[Hashable]:
    """The named actor of our mention, or of the mention's own words; else its head and number inside its event."""
    whole = Event(id="e", title=topic.name, reports=tuple(one.report.id for one in topic.tagged), annotated=topic.annotated)
    actors, actor_of = find_actors(whole)
    named = {actor_of.get((one.report.id, mention.id)) for one in topic.annotated for mention in one.mentions if mention.kind == "name"} - {
        None
    }
    called = {name_key(name.text): actor.id for actor in reversed(actors) if actor.id in named for name in actor.names}
    event_of = {report: event.id for event in find_events(topic.annotated) for report in event.reports}
    found: list[Hashable] = []
    for number, _, phrase in topic.mentions():
        annotated = topic.annotated[number]
        mention = meant(annotated, phrase)
        actor = actor_of.get((annotated.report.id, mention.id)) if mention is not None else None
        actor = actor if actor in named else called.get(name_key(plain_words(phrase)))
        found.append(actor or (event_of[annotated.report.id], by_head(topic.docs[number], annotated, mention, phrase)))
    return found


def meant(annotated: AnnotatedReport, phrase: Phrase) -> Mention | None:
    """Our mention for a gold one; for "I" that of the speaker, for "who" that of what its clause hangs on."""
    head = head_of(phrase)
    if head.lower_ in FIRST:
        place = phrase.start_char
        spoken = [one for one in annotated.attributions if any(span.start <= place < span.end for span in one.content)]
        speaker = min(spoken, key=lambda one: length(one.content), default=None)
        return next((mention for mention in annotated.mentions if speaker is not None and mention.id == speaker.actor), None)
    if head.lower_ in {"who", "which", "that", "whom", "whose"} and (clause := _clause(head)) is not None:
        head = clause.head
    return on_head(annotated.mentions, head, phrase.end_char - phrase.start_char)


def _clause(head: Token) -> Token | None:
    return next((up for up in head.ancestors if up.dep_ == "relcl"), None)


def by_head(doc: Doc, annotated: AnnotatedReport, mention: Mention | None, phrase: Phrase) -> Hashable:
    """The head and number of a mention, or of the description that we say it takes up; a pronoun that takes up nobody is alone."""
    head = head_of(phrase)
    root = next((other for other in annotated.mentions if mention is not None and other.id == mention.refers), None)
    taken_up = doc.char_span(root.span.start, root.span.end, alignment_mode="expand") if root is not None else None
    if taken_up is not None and root is not None and root.kind == "description":
        head = taken_up.root
    return (head.lemma_.lower(), head.tag_ in {"NNS", "NNPS"}) if head.pos_ != "PRON" else (annotated.report.id, phrase.start)


def on_head(mentions: Sequence[Mention], head: Token, size: int) -> Mention | None:
    """The name that covers a word, or the description or pronoun whose own head it is: the one closest to a length."""
    start, end = head.idx, head.idx + len(head.text)
    touching = [mention for mention in mentions if mention.span.start < end and start < mention.span.end]
    own = [mention for mention in touching if mention.kind == "name" or _head_at(mention, head) == head]
    return min(own, key=lambda mention: (abs(mention.span.end - mention.span.start - size), RANK[mention.kind]), default=None)


def _head_at(mention: Mention, inside: Token) -> Token | None:
    phrase = inside.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return head_of(phrase) if phrase is not None else None


def scored(topic: Topic, cluster: Cluster) -> tuple[float, float, float, float]:
    gold: dict[Hashable, Hashable] = dict(enumerate(marked.cluster for _, marked, _ in topic.mentions()))
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
