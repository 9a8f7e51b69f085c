"""What the words around a name tell of its type: "Ana Falk, who", "the operator, Norsel Line,", "the town of Norsel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.annotate.nouns import head_word, noun_type
from sayso.annotate.wordlists import word_list
from sayso.model.annotation import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ARTICLES = frozenset({"a", "an", "the"})
ABOARD = frozenset({"aboard", "onboard"})
WHOSE = frozenset({"of", "from", "at"})
CALLED = frozenset({"named", "called", "nicknamed"})
OLDEST = 110  # years; a greater number after a name is no age
LONGEST_LIST = 12  # tokens between "their sons" and a first name in the list
FARTHEST = 8  # tokens after a name in which the head of a phrase beside it has to come


def used_as(doc: Doc, start: int, end: int, limit: int) -> ActorType | None:
    """The type that the words straight before or after a name speak for; `limit` is where its sentence ends."""
    inner = start > 1 and doc[start - 1].lower_ in WHOSE and doc[start - 2].pos_ == "PROPN"  # "Ana Falk of Norsel, who …"
    return (None if inner else _after(doc, start, end, limit)) or _before(doc, start, end, limit)


def _after(doc: Doc, start: int, end: int, limit: int) -> ActorType | None:
    """By what follows: "Emil, nine,", "Ana Falk, who …", "Norsel, a village", "Norsel Line, the owner of …"."""
    if end + 2 >= limit or doc[end].text != ",":
        return None
    if doc[end + 1].lower_ == "who" or _is_age(doc, start, end):
        return "person"
    if doc[end + 1].lower_ not in ARTICLES:
        return None
    words = [token for token in doc[end + 2 : min(end + FARTHEST, limit)] if token.pos_ not in {"ADJ", "ADV", "NUM"}]
    while len(words) > 1 and words[0].pos_ in {"NOUN", "PROPN"} and words[1].pos_ in {"NOUN", "PROPN"}:
        words.pop(0)
    return told_by(words[0]) if words and words[0].tag_ == "NN" else None


def _before(doc: Doc, start: int, end: int, limit: int) -> ActorType | None:
    """By what goes before: "The operator, Norsel Line, …", "carrier Norsel Line", "the town of Norsel"."""
    before = doc[start - 1] if start > 1 else None
    if before is None or before.is_sent_start:
        return None
    if before.lower_ == "the" and doc[start - 2].lower_ in ABOARD:
        return "other"
    if _is_whereabouts(before):
        return "place"
    if among_kin(doc, start) or _is_called(before):
        return "person"
    if before.lower_ == "of":
        kind = told_by(doc[start - 2])
        return kind if kind == "place" else None
    if before.text == "," and (end >= limit or doc[end].is_punct or doc[end].pos_ in {"VERB", "AUX"}):
        before = _outermost(doc[start - 2])
        alone = any(child.dep_ in {"det", "poss"} for child in before.children)
        return told_by(before) if alone and before.tag_ == "NN" else None
    kind = told_by(before) if before.tag_ == "NN" and end - start > 1 else None
    tied = start <= before.head.i < end or doc[start:end].root.head == before  # not in "the missile Ana Falk had"
    return kind if tied or kind != "other" else None


def _is_whereabouts(link: Token) -> bool:
    """Whether what follows a preposition is where somebody lives or goes: "Ana Falk, 29, of Norsel", "a native of", "flew to"."""
    before = link.nbor(-1)
    if link.lower_ == "to":
        return before.lemma_.lower() in word_list("travel_verbs")
    aged = before.text == "," and before.i > 1 and before.nbor(-1).is_digit and before.nbor(-2).text == ","
    return link.lower_ == "of" and (aged or before.lemma_.lower() in word_list("dwellers"))


def _is_age(doc: Doc, start: int, end: int) -> bool:
    """Whether a number between commas after a name is an age: "Emil, nine, and Tor, six,"."""
    number = doc[end + 1]
    small = number.tag_ == "CD" and number.is_alpha is not number.is_digit and (number.is_alpha or int(number.text) <= OLDEST)
    placed = start > 0 and doc[start - 1].pos_ == "ADP"
    return small and not placed and doc[end + 2].text in {",", ".", ";"}


def among_kin(doc: Doc, start: int) -> bool:
    """Whether a name stands in a list of somebody's children or siblings: "their sons Jon and William"."""
    for index in range(start - 1, max(-1, start - LONGEST_LIST), -1):
        token = doc[index]
        if token.lemma_.lower() in word_list("descendants") and token.tag_ == "NNS":
            return True
        if token.pos_ not in {"PROPN", "NUM", "CCONJ"} and token.text != ",":
            return False
    return False


def _is_called(before: Token) -> bool:
    """Whether the words before a name say that somebody bears it: "a man known as Ferenc", "a girl named Dora"."""
    verb = before.head if before.lower_ == "as" else before
    if verb.lower_ not in CALLED and verb.lemma_.lower() != "know":
        return False
    return verb.dep_ in {"acl", "relcl"} and noun_type(verb.head) == "person"


def _outermost(noun: Token) -> Token:
    """The noun that a noun hangs on by "of" and the like: "spokesman" of "a spokesman for the company"."""
    while noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN" and noun.head.head.i < noun.i:
        noun = noun.head.head
    return noun


def told_by(noun: Token) -> ActorType | None:
    """The type that a common noun speaks for, `None` for one that fits a person as well as a body."""
    kind = noun_type(noun)
    if kind is None and noun.lemma_.lower() in word_list("vehicles"):
        return "other"
    return None if head_word(noun) in word_list("either_nouns") else kind
