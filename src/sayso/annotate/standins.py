"""Words that stand for an actor without having been said of it: "the union" for a front, "the union chief" for its secretary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.annotate.nametypes import LINKS
from sayso.annotate.wordlists import by_first_word, word_list, word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

LONGEST_AGE = 5  # tokens: "71", "-", "year", "-", "old"


def kind_words(text: str) -> frozenset[str]:
    """The words of a body's name that say what kind of body it is, small: its last, and the one before "of"."""
    words = text.split()
    kind = word_table("kind_words").get(words[-1], words[-1].casefold())
    return frozenset({kind}) | frozenset(word.casefold() for word, after in pairwise(words) if after.casefold() in LINKS)


def stands_for(noun: str, text: str) -> bool:
    """Whether a noun may stand for a body of this name: the noun is in it, or its kind is one that the noun covers."""
    kinds = kind_words(text)
    return noun in kinds or any(set(entry.split()[1:]) & kinds for entry in by_first_word("stands_for").get(noun, ()))


def people_of(noun: str, text: str, said: Iterable[str]) -> bool:
    """Whether a noun in the plural may stand for a body: "the soldiers" for an army, "the militants" for a movement."""
    kinds = kind_words(text)
    if any(set(entry.split()[1:]) & kinds for entry in by_first_word("ranks").get(noun, ())):
        return True
    return noun in word_list("followers") and (stands_for("movement", text) or "movement" in said or "outfit" in said)


def is_leader(noun: str) -> bool:
    """Whether a noun says that somebody is at the head of a body."""
    return noun in word_list("leaders")


def body_before(head: Token) -> str | None:
    """The body that stands before the noun for its head: "union" of "the union chief"."""
    before = head.doc[head.i - 1] if head.i else None
    return before.lower_ if before is not None and before.dep_ == "compound" and before.head == head else None


def of_body(body: str, said: Sequence[str]) -> bool:
    """Whether what was said of a person speaks of a body that a word may stand for."""
    return any(body in text.casefold().split() or any(stands_for(body, word) for word in text.split()) for text in said)


def age_in(tokens: Phrase) -> int | None:
    """The age that a description gives: 71 of "a 71-year-old farmer"."""
    for token in tokens:
        if token.is_digit and token.doc[token.i : token.i + LONGEST_AGE].text.lower().startswith(f"{token.text}-year-old"):
            return int(token.text)
    return None


def age_after(name_end: int, doc: Doc) -> int | None:
    """The age straight after a name: 71 of "Ana Falk, 71, …"."""
    after = doc[name_end : name_end + 3]
    if len(after) > 1 and after[0].text in {",", "("} and after[1].is_digit and (len(after) < 3 or after[2].is_punct):  # noqa: PLR2004
        return int(after[1].text)
    return None
