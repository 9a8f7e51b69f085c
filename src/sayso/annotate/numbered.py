"""Numbers that count nothing: names with a number in them, addresses, ages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.annotate.amounts import Amount
from sayso.annotate.counted import counted_by, is_person
from sayso.annotate.deeds import deed_of
from sayso.annotate.lexicons import word_list
from sayso.model.annotation import QuantityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

NUMBERED = frozenset(word_list("numbered"))
STREETS = frozenset(word_list("streets"))
WEIGHING = frozenset(word_list("weighing"))
NUMERIC = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
DEGREES = frozenset({"degree celsius", "degree fahrenheit"})
HEAVY = 100_000  # pounds; more than that of something is money


def by_words(amount: Amount, tokens: Phrase) -> Amount:
    """The amount with the kind that the words around give it: "Flight 208" names, "Ann Vale, 45," tells an age."""
    if amount.unit == "GBP" and "pound" in amount.words.lower() and _weighs(amount, tokens):
        return replace(amount, kind="measure", unit="pound")
    if amount.unit in DEGREES and _is_seat(amount.words.strip(), tokens):
        return replace(amount, kind="address", unit=None)
    kind = _kind(amount, tokens) if amount.kind == "count" else amount.kind
    return replace(amount, kind=kind, unit="year" if kind == "age" and amount.unit is None else amount.unit)


def _is_seat(words: str, tokens: Phrase) -> bool:
    """Whether what could be degrees is a name, by the word right before it: "seat 14C", "Flight 208F"."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    glued = words[-1:] in {"C", "F"} and words[:-1].isdigit()
    return glued and before is not None and (before.lower_ in NUMBERED or (before.pos_ == "PROPN" and not _is_headline(tokens)))


def _weighs(amount: Amount, tokens: Phrase) -> bool:
    """Whether pounds are a weight: of something, before a thing, or where something is weighed."""
    doc, after = tokens.doc, tokens.end
    if "-pound" in amount.words.lower() or (after < len(doc) and doc[after].lower_ == "of"):
        return (amount.low or amount.high or 0) < HEAVY
    return any(token.lemma_.lower() in WEIGHING for token in tokens.root.ancestors if token.pos_ == "VERB")


def _kind(amount: Amount, tokens: Phrase) -> QuantityKind:
    doc, first, after = tokens.doc, tokens.start, tokens.end
    before = doc[first - 1] if first else None
    written = amount.words.strip()
    if before is not None and written.isdigit() and _is_age(doc, before, first, after):
        return "age"
    named = before is not None and before.lower_ in NUMBERED and written.startswith(("-", "−"))  # "Covid -19"
    if written.isdigit():
        named = _is_part_of_name(tokens) or (before is not None and _is_named_by(before, tokens)) or _is_street(doc, after)
    elif before is not None and _is_lap(before, tokens):
        named = True
    return "address" if named else "count"


def _is_named_by(before: Token, tokens: Phrase) -> bool:
    """Whether the word before a number is named by it: "Flight 208", "page 5", "Dock 3 camp"."""
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    if (before.pos_ == "PROPN" or before.lower_ in NUMBERED) and (_names_one(tokens) or _is_in_name(before, tokens)):
        return True
    named = before.lower_ in NUMBERED or (before.pos_ == "PROPN" and before.text[0].isupper() and before.whitespace_ == " ")
    counts = following is not None and (following.pos_ in {"NOUN", "ADJ"} or following.tag_ == "NNPS" or deed_of(following))
    opens = before.is_sent_start and before.lower_ not in NUMBERED
    return named and not counts and not opens and not _is_headline(tokens)


def _is_in_name(before: Token, tokens: Phrase) -> bool:
    """Whether the name before a number narrows the very thing behind it: "three Heron 9 rockets", "the ArlSat 1 satellite"."""
    head = counted_by(tokens).head
    narrows = before.pos_ == "PROPN" and before.dep_ in {"compound", "nmod"} and before.head == head
    return narrows and head is not None and not is_person(head) and before.whitespace_ == " " and not _is_headline(tokens)


def _is_lap(before: Token, tokens: Phrase) -> bool:
    """Whether a number in words names one of a row, by its capital or behind a preposition: "Formula One", "on lap seven the car left"."""
    following = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    if before.lower_ not in NUMBERED or before.i == 0 or len(tokens) > 1:
        return False
    if before.text.istitle() and tokens.text.istitle() and not _is_headline(tokens):
        return True
    if before.nbor(-1).pos_ != "ADP":
        return False
    return following is None or following.is_punct or following.pos_ in {"DET", "PRON", "PROPN", "ADP"}


def _is_part_of_name(tokens: Phrase) -> bool:
    """Whether a number above one goes on in a name of one thing ("12 Quay Lane", "45 Meridian"), or in a phrase that is counted already."""
    doc, after = tokens.doc, tokens.end
    if (
        tokens.text in {"0", "1"}
        or after >= len(doc)
        or doc[after].pos_ != "PROPN"
        or not doc[after].text[0].isupper()
        or _is_headline(tokens)
    ):
        return False
    head = counted_by(tokens).head
    if head is None:
        return False
    counted = any(child.dep_ == "nummod" and child.i < tokens.start for child in head.children)
    return counted or (head.tag_ == "NNP" and head.pos_ == "PROPN" and not is_person(head) and deed_of(head) is None)


def _names_one(tokens: Phrase) -> bool:
    """Whether a number above one stands before a single thing, which it names: "Dock 3 camp"."""
    head = counted_by(tokens).head
    return tokens.text != "1" and head is not None and head.tag_ == "NN" and not is_person(head)


def _is_headline(tokens: Phrase) -> bool:
    """Whether every longer word has a capital, as headlines have: capitals then tell no names."""
    return all(token.text[0].isupper() for token in tokens.sent if token.is_alpha and len(token) > 4)  # noqa: PLR2004 - articles and prepositions stay small


def _is_age(doc: Doc, before: Token, first: int, after: int) -> bool:
    closes = after < len(doc) and (doc[after].text in {",", ".", ";", ")"} or doc[after].pos_ == "CCONJ")
    if before.text in {",", "("} and closes:
        return first > 1 and doc[first - 2].pos_ in {"PROPN", "NOUN"} and doc[first - 2].ent_type_ not in NUMERIC
    if before.lower_ == "aged" or (before.lower_ == "age" and closes):
        return True
    if before.lower_ in {"turned", "turning"}:
        return closes
    # "she is 42", "he will be 35 by then"
    subject = next((child for child in before.lefts if child.dep_ == "nsubj"), None) if before.lemma_ == "be" else None
    ends = closes or after == len(doc) or doc[after].pos_ in {"ADP", "SCONJ", "PUNCT"}
    return subject is not None and ends and (subject.lower_ in {"he", "she"} or subject.ent_type_ == "PERSON")


def _is_street(doc: Doc, after: int) -> bool:
    for token in doc[after : after + 4]:
        if token.lower_ in STREETS:
            return token.text[0].isupper()
        if token.pos_ not in {"PROPN", "NOUN"} or not token.text[0].isupper():
            return False
    return False
