"""Words folded to what they are matched by: plain forms, synonyms and names of peoples as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.lexicons import classes, word_list

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

THINGS = classes("things")
COUNTRIES = classes("countries")
EMPTY = frozenset(word_list("empty_words"))
BARE = "unit"
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
STEM = 4  # letters by which "Arlenian" and "Arlen" are one
LONGEST_CONTEXT = 40  # words of a sentence


def folded_head(head: Token, words: Phrase) -> str:
    """The counted noun, folded; where it says nothing by itself ("computer units") the word before it."""
    folded = _folded(head)
    before = head.nbor(-1) if head.i > words.start else None
    if folded == BARE and before is not None and before.pos_ in {"NOUN", "PROPN"}:
        return _folded(before)
    if folded == "member" and before is not None and before.lower_ in {"crew", "staff"}:
        return _folded(before)
    if head.ent_type_ == "NORP" or head.lower_ in COUNTRIES or (head.tag_ == "NNPS" and head.lower_ not in THINGS):
        return "people"
    return folded


def folded_terms(head: Token, words: Phrase) -> tuple[str, ...]:
    """The other words of the phrase that narrow what is counted, folded, in the order of the text."""
    known = _folded(head)
    terms = (_term(token) for token in words if _narrows(token, head))
    return tuple(dict.fromkeys(term for term in terms if term not in {known, folded_head(head, words)}))


def context_of(sentence: Phrase, left: int, right: int) -> tuple[str, ...]:
    """Plain forms of the words of content of a sentence, without those of the amount and what it counts."""
    words = (token for token in sentence if token.pos_ in CONTENT and not left <= token.i < right and token.is_alpha)
    lemmas = (token.lemma_.lower() for token in words)
    return tuple(dict.fromkeys(lemma for lemma in lemmas if lemma not in EMPTY))[:LONGEST_CONTEXT]


def _term(token: Token) -> str:
    """A word in plain form; the name of a people or country by its first letters, in capitals: "Arlenian" and "Arlen" are one."""
    plain = token.lower_
    if plain in COUNTRIES or token.ent_type_ in {"NORP", "GPE"}:
        return COUNTRIES.get(plain, plain[:STEM] if len(plain) > STEM else plain).upper()
    return token.lemma_.lower()


def _folded(token: Token) -> str:
    lemma = token.lemma_.lower()
    # capitals of a headline hide a plural from the lemmatiser
    single = lemma.removesuffix("s") if token.pos_ == "PROPN" else lemma
    return THINGS.get(token.lower_) or THINGS.get(lemma) or THINGS.get(single) or lemma


def _narrows(token: Token, head: Token) -> bool:
    if token.i == head.i:
        return head.ent_type_ == "NORP" or token.lower_ in COUNTRIES or (token.tag_ == "NNPS" and token.lower_ not in THINGS)
    return token.pos_ in CONTENT and (token.is_alpha or token.lower_ in COUNTRIES)
