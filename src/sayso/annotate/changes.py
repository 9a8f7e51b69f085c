"""Whether an amount tells how far something rose or fell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sayso.annotate.lexicons import classes, table

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

Way = Literal["up", "down"]

CHANGES = classes("changes")
NEAR = 2  # words at an amount in which "up" or "down" belongs to it
STEPS = frozenset({"dobj", "npadvmod", "obj", "attr", "advmod", "nummod", "dep", "oprd"})
WHERE = frozenset({"to", "from", "at"})
BOUND_WORDS = frozenset(word for phrase in table("bounds")["before"] for word in phrase.split())


def change_of(tokens: Phrase) -> Way | None:
    """Up or down where the amount is the step itself: "rose 5%", "up 5%", "5% higher"; "rose to 5%" tells where it led."""
    beside = _beside(tokens)
    if beside is not None:
        return beside
    root = tokens.root
    above = root.head
    if above.dep_ == "prep" and above.lower_ == "by":
        return _way(above.head)
    if above == root or root.dep_ not in STEPS:
        return None
    return _way(above)


def is_step(tokens: Phrase) -> bool:
    """Whether two numbers joined by "to" are a step and where it led: "fell 30 to 1,200"."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    return before is not None and before.lower_ not in {"from", "between"} and change_of(tokens) is not None


def is_course(tokens: Phrase) -> bool:
    """Whether two numbers joined by "to" are where something stood before and after: "the toll rose from 12 to 15"."""
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    return before is not None and before.lower_ == "from" and before.head.lemma_.lower() in CHANGES


def _beside(tokens: Phrase) -> Way | None:
    """By "up" and "down" before it or "lower" behind it."""
    doc, at = tokens.doc, tokens.start - 1
    while at > 0 and doc[at].lower_ in BOUND_WORDS | {"by", "nearly", "another", "a"} and tokens.start - at <= NEAR + 1:
        at -= 1
    words = [doc[at]] if at >= 0 else []
    words += list(doc[tokens.end : tokens.end + 1])
    return next((way for word in words if word.pos_ != "VERB" and word.sent == tokens.sent and (way := _adverb(word))), None)


def _adverb(word: Token) -> Way | None:
    return _named(CHANGES.get(word.lower_)) if word.lower_ in {"up", "down", "higher", "lower"} else None


def _way(governor: Token) -> Way | None:
    return _named(CHANGES.get(governor.lemma_.lower()))


def _named(way: str | None) -> Way | None:
    return None if way is None else "up" if way == "up" else "down"
