"""Common nouns that speak of actors, and what sort of actor each speaks of."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.annotate.wordlists import word_list
from sayso.model.annotation import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURALS = (("s", ""), ("es", ""), ("ies", "y"), ("men", "man"), ("women", "woman"))
ELECT = "elect"  # "the president-elect": no phrase is of an "elect"
AGED = ("-year-old", "-years-old")


@cache
def _known() -> frozenset[str]:
    return word_list("person_nouns") | word_list("group_nouns") | word_list("place_nouns") | word_list("thing_nouns")


def head_word(token: Token) -> str:
    """The plain form of a phrase's head: "ministers" and "Minister" are "minister"."""
    lower = token.lower_
    if lower == ELECT and token.i > 1 and token.nbor(-1).text == "-":
        return f"{token.nbor(-2).lower_}-{ELECT}"
    forms = [lower, token.lemma_.lower(), *(lower[: -len(end)] + one for end, one in PLURALS if lower.endswith(end))]
    return next((form for form in forms if form in _known()), forms[1])


def noun_type(token: Token) -> ActorType | None:
    """What sort of actor a common noun speaks of, by its word list: persons before groups before places before things that have names."""
    word = head_word(token).removesuffix(f"-{ELECT}")
    if token.lower_.endswith(AGED) or word in word_list("person_nouns"):
        return "person"
    if word in word_list("group_nouns"):
        return "group"
    if word in word_list("place_nouns"):
        return "place"
    return "other" if word in word_list("thing_nouns") else None
