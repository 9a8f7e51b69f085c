"""Descriptions that name nobody: when the same words in two reports may speak of one actor."""

from __future__ import annotations

from sayso.collate.lexicons import phrases

ARTICLES = phrases("nominals", "words", "articles")
GENERIC = phrases("nominals", "words", "generic")
PLURAL_HEADS = phrases("nominals", "words", "plural_heads")
NUMBERS = phrases("nominals", "words", "numbers")
BANDS = phrases("nominals", "words", "bands")
PARTIAL = phrases("nominals", "words", "partial")
SINGULAR_ENDS = ("ss", "us", "is", "boss")
ONE = frozenset({"one", "1"})


def bare(text: str) -> str:
    """A description without its article."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in ARTICLES else text


def description_key(text: str) -> str:
    """A description for comparing: without its article and case."""
    return " ".join(bare(text).casefold().split())


def is_many(text: str) -> bool:
    """Whether a description speaks of several or of a number of them: "two officials", "residents"."""
    words = description_key(text).split()
    last = words[-1] if words else ""
    counted = any(word in NUMBERS or (word.isdigit() and word not in ONE) for word in words[:-1])
    return counted or last in PLURAL_HEADS or (last.endswith("s") and not last.endswith(SINGULAR_ENDS))


def tells_who(text: str) -> bool:
    """Whether a description says enough to mean one and the same in two reports: one of something, and not just any."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in description_key(text).split() if word not in ONE]
    if not words or is_many(text) or text.casefold().startswith(("another ", "any ", "each ", "every ", "no ")):
        return False
    if len(words) == 1:  # "a singer and actor" brings in an actor, "the actor" takes one up
        return words[-1] not in GENERIC and text.casefold().startswith(("the ", "this ", "that "))
    return any(word not in GENERIC for word in words[:-1])


def is_band(text: str) -> bool:
    """Whether a description speaks of those who did a deed, uncounted and all of them: "hackers", "the criminal hackers"."""
    words = text.casefold().split()
    counted = any(word in NUMBERS or word.isdigit() for word in words)
    return bool(words) and words[-1] in BANDS and not counted and not PARTIAL & set(words)
