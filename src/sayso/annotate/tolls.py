"""Numbers of a toll: what a bare number counts where "the death toll", "the number of wounded" or "Killed:" leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.deeds import COUNTING, LIGHT, deed_of
from sayso.annotate.lexicons import table

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

_WORDS = table("deed_words")
TOLLS = frozenset(_WORDS["tolls"]["nouns"])
NUMBERS = frozenset(_WORDS["tolls"]["numbers"])
LINKS = frozenset(_WORDS["tolls"]["links"])
STEERING = frozenset({*COUNTING, *LIGHT, *_WORDS["verbs"]["putting"]})
FATES = frozenset(_WORDS["classes"]["people"])
FARTHEST = 14  # words before a number in which its toll is named


def toll_of(tokens: Phrase) -> Token | None:
    """The word that says what befell those whom a bare number counts, where a toll leads up to it: "put the death toll at 14"."""
    doc, first = tokens.doc, tokens.start
    before = doc[first - 1] if first > tokens.sent.start else None
    if before is not None and before.text == ":":
        return _headed(doc[max(tokens.sent.start, before.i - FARTHEST) : before.i])
    start = max(tokens.sent.start, first - FARTHEST)
    linked = False
    for token in reversed(doc[start:first]):
        linked = linked or token.lower_ in LINKS or token.lemma_.lower() in COUNTING
        if token.lemma_.lower() in TOLLS | NUMBERS:
            return _meant(doc[token.i : first]) if linked else None
        if not _leads(token):
            return None
    return None


def _leads(token: Token) -> bool:
    """Whether a word can stand between a toll and its number: no other number, no stop, and no verb of another deed."""
    if token.is_punct or token.pos_ == "SYM":
        return False
    if token.pos_ == "NUM":
        return token.i > 0 and token.nbor(-1).lower_ in {"from", "by", "least", "at"}
    if token.pos_ != "VERB":
        return True
    return token.lemma_.lower() in STEERING or deed_of(token) in FATES


def _headed(words: Phrase) -> Token | None:
    """Of a label before a colon: "Death toll: 14", "Killed: 14"."""
    if not len(words):
        return None
    last = words[-1]
    if last.lemma_.lower() in TOLLS:
        return _meant(words.doc[last.i : last.i + 1])
    return last if deed_of(last) in FATES else None


def _meant(words: Phrase) -> Token | None:
    """What the toll that the words begin with is of: what stands before it, else behind it; a bare toll is one of deaths."""
    toll = words[0]
    if toll.lemma_.lower() in TOLLS:
        before = toll.nbor(-1) if toll.i > toll.sent.start else None
        return before if before is not None and deed_of(before) in FATES and before.dep_ in {"compound", "amod", "nmod"} else toll
    return next((token for token in words[1:] if deed_of(token) in FATES), None)
