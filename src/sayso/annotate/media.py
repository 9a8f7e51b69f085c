"""The media that words came through: "told Agence Nord", "in an e-mail to Radio Arlen", "in a tweet"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.annotate.lexicons import table, word_list
from sayso.annotate.reporting import noun_phrase, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CARRIERS = frozenset({"in", "on", "via", "to", "by", "through", "with", "from", "for", "of"})
PLACED = frozenset({"in", "on", "via"})
FURTHEST_REPORT = 3  # steps up from a relative clause: the parser hangs it on the nearest noun
DEEPEST = 4  # prepositions between a verb and a medium: "in a series of posts on X"


@dataclass(frozen=True, kw_only=True)
class Media:
    """What is known of media: `carriers` words in lower case to what to call them, `names` of news media, words that end and begin such."""

    carriers: Mapping[str, str]
    names: frozenset[str]
    heads: frozenset[str]
    fronts: frozenset[str]
    bodies: frozenset[str]  # last words of the names of institutions, which are told things and print nothing

    def name_of(self, words: str) -> str | None:
        """What to call the medium that some words name: a network's own name, else the words themselves."""
        plain = words.removeprefix("the ").removeprefix("The ")
        if plain.lower() in self.carriers:
            return self.carriers[plain.lower()]
        if plain in self.names:
            return words
        parts = plain.split()
        named = len(parts) > 1 and parts[0][:1].isupper() and (parts[-1] in self.heads or parts[0] in self.fronts)
        return words if named else None

    def is_news(self, words: str) -> bool:
        """Whether some words name a newspaper, an agency or a broadcaster."""
        return self.name_of(words) is not None and words.lower() not in self.carriers

    def told(self, words: str) -> str | None:
        """The same for what stands behind "told": also a name that is no person's and no institution's is a medium's."""
        parts = words.split()
        unknown = len(parts) > 1 and parts[0] != "The" and all(part[:1].isupper() for part in parts) and parts[-1] not in self.bodies
        return self.name_of(words) or (words if unknown else None)


@cache
def _occasions() -> frozenset[str]:
    """What may stand between a reporting verb and a medium's name: "in an interview with X", "in a post on X"."""
    return frozenset(table("carriers")["occasions"]["words"])


@cache
def _outlets() -> frozenset[str]:
    """Nouns that say of the name behind them that it is a medium's: "the magazine Der Anker"."""
    return frozenset(table("carriers")["outlets"]["words"])


@cache
def known_media() -> Media:
    """The media of the word lists."""
    return Media(
        carriers={word: name for kind in ("networks", "forms") for name, words in table("carriers")[kind].items() for word in words},
        names=frozenset(name.removeprefix("The ") for name in word_list("media")),
        heads=frozenset((*word_list("media_heads"), "Agency", "News", "Radio", "Television", "TV")),
        fronts=frozenset(table("carriers")["fronts"]["words"]),
        bodies=frozenset(word_list("institution_nouns")),
    )


def media_of(verb: Token, media: Media) -> Iterator[tuple[tuple[Token, ...], str]]:
    """The tokens and the name of each medium that a reporting verb names, in text order."""
    network = media.name_of(verb.text)
    if network is not None and network != verb.text:  # "tweeted"
        yield (verb,), network
    subject = subject_of(verb)
    if subject is not None and media.name_of(subject.text) not in {None, subject.text}:  # "sent a tweet saying"
        yield (subject,), media.name_of(subject.text) or ""
    if subject is not None and subject.head == verb and subject.i > verb.i:  # "…, said Ana Falk in a statement posted on X"
        yield from _beside(subject, media)
    for child in verb.children:
        if verb.lemma_ == "tell" and (child.dep_ in {"dobj", "dative"} or (child.dep_ == "npadvmod" and child.text[:1].isupper())):
            yield from _named(child, media.name_of if child.ent_type_ == "PERSON" else media.told)
        elif child.dep_ in {"prep", "agent"} and child.lower_ in CARRIERS:
            yield from _carried(child, media, DEEPEST)
        elif child.dep_ == "dobj":
            yield from _beside(child, media)
    if verb.dep_ == "relcl":
        yield from _told_in(verb, media)
    if verb.dep_ in {"advcl", "xcomp"} and verb.head.pos_ == "VERB":  # "spoke to X, saying": what the verb hangs on says where
        yield from media_of(verb.head, media)


def _told_in(verb: Token, media: Media) -> Iterator[tuple[tuple[Token, ...], str]]:
    """The medium of the report that a relative clause tells of: "a Harbour Post report, released on Monday, where a source said"."""
    noun = verb.head
    for _ in range(FURTHEST_REPORT):
        if noun.lemma_.lower() in _occasions():
            yield from _named(noun, media.name_of)
            return
        noun = noun.head


def media_before(verb: Token, media: Media) -> Iterator[tuple[tuple[Token, ...], str]]:
    """The medium with which a verb's sentence opens, wherever the parser hangs it: "In an interview with Der Anker …, X said"."""
    first = next((token for token in verb.sent if not token.is_space), verb)
    if first.i < verb.i and first.dep_ == "prep" and first.lower_ in PLACED:
        occasion = next((child for child in first.children if child.dep_ == "pobj" and child.lemma_.lower() in _occasions()), None)
        if occasion is not None and occasion.i < verb.i:
            yield from _carried(first, media, DEEPEST)


def _beside(noun: Token, media: Media) -> Iterator[tuple[tuple[Token, ...], str]]:
    """The medium that the parser hangs on what is said instead of on the saying: "confirmed the deaths in a tweet"."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in PLACED:
            yield from _carried(child, media, DEEPEST)


def _carried(preposition: Token, media: Media, depth: int) -> Iterator[tuple[tuple[Token, ...], str]]:
    """The medium behind a preposition, or behind the occasion that it names."""
    for noun in preposition.children:
        if noun.dep_ != "pobj":
            continue
        found = tuple(_named(noun, media.name_of))
        yield from found
        if found or depth == 0 or (noun.lemma_.lower() not in _occasions() and preposition.lower_ not in {"in", "on"}):
            continue
        posted = [inner for child in noun.children if child.dep_ == "acl" for inner in child.children]  # "a statement posted on X"
        for inner in (*noun.children, *posted):
            if inner.dep_ == "prep" and inner.lower_ in CARRIERS:
                yield from _carried(inner, media, depth - 1)


def _named(noun: Token, name_of: Callable[[str], str | None]) -> Iterator[tuple[tuple[Token, ...], str]]:
    """The medium in a noun phrase, as the whole name, its head, or the name in front of an occasion ("a Facebook post")."""
    phrase = [token for token in noun_phrase(noun) if token.dep_ not in {"det", "poss"} or token.tag_ == "NNP"]
    words = [token for token in phrase if token.i <= noun.i and token.tag_ != "POS"]
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            tokens = tuple(words[start : start + size])
            if size < len(words) and not (tokens[-1] == noun or noun.lemma_.lower() in _occasions()):
                continue
            text = tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text
            before = tokens[0].nbor(-1) if tokens[0].i else None
            said_so = before is not None and before.lower_ in _outlets() and all(token.pos_ == "PROPN" for token in tokens)
            name = text if said_so and tokens[-1] == noun else name_of(text)
            if name is not None:
                yield tokens, name
                return
