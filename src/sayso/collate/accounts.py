"""What a claim says brought something about, and who it says did something: what two claims can give two accounts of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso.collate.assertions import Assertion, Named
from sayso.collate.lexicons import labels, phrases
from sayso.model.span import holds

LONGEST_ARTICLE = 4  # characters: "the "
FARTHEST = 8  # words from the marker in which the cause is named
WORD = re.compile(r"[\w’'-]+")
BEFORE_DOER = re.compile(r"\bby\s+(?:the\s+)?$")


@dataclass(frozen=True, kw_only=True)
class Cause:
    """The terms for what came about, and the kind of what brought it about, of `causes.toml`."""

    outcome: frozenset[str]
    kind: str


def cause_of(assertion: Assertion) -> Cause | None:
    """What a claim says brought what about; `None` where it says nothing of it, is not sure, or names causes of several kinds."""
    text = assertion.text.lower()
    if not frozenset(WORD.findall(text)).isdisjoint(phrases("causes", "markers", "unsure")):
        return None
    for label in ("after", "before"):
        match = _one_of(phrases("causes", "markers", label)).search(text)
        if match is None:
            continue
        left, right = (0, match.start()), (match.end(), len(text))
        told, cause = (left, right) if label == "after" else (right, left)
        kinds, outcome = _kinds(text[slice(*cause)], near_end=label == "before"), _terms_in(assertion, *told)
        return Cause(outcome=outcome, kind=kinds.pop()) if outcome and len(kinds) == 1 else None
    return None


def doer_of(assertion: Assertion) -> Named | None:
    """Whom a claim names as the doer of its verb: its subject, or behind "by" where the verb is passive; `None` for who is no name."""
    start = assertion.claim.span.start
    for one in assertion.named:
        if BEFORE_DOER.search(assertion.text[: max(one.span.start - start, 0)].lower()):
            return one if one.by_name else None
    subject = assertion.claim.subject
    if subject is None or _is_passive(assertion):
        return None
    whole = next((one for one in assertion.named if one.by_name and holds(subject, one.span)), None)
    return whole if whole is not None and subject.end - subject.start - (whole.span.end - whole.span.start) <= LONGEST_ARTICLE else None


def _is_passive(assertion: Assertion) -> bool:
    """Whether the claim's words hold a form of "be", so that its subject may be who suffered the deed."""
    return not frozenset(WORD.findall(assertion.text.lower())).isdisjoint(phrases("contrary", "words", "passive"))


def _kinds(text: str, *, near_end: bool) -> set[str]:
    words = WORD.findall(text)
    near = " ".join(words[-FARTHEST:] if near_end else words[:FARTHEST])
    kind_of = labels("causes", "kinds")
    return {kind_of[match[0]] for match in _one_of(frozenset(kind_of)).finditer(near)}


def _terms_in(assertion: Assertion, start: int, end: int) -> frozenset[str]:
    """The terms that a stretch of a claim's words spells, actors among them."""
    first = assertion.claim.span.start
    actors = {one.actor for one in assertion.named if start <= one.span.start - first < end}
    words = WORD.findall(assertion.text[start:end].lower())
    return frozenset(actors | {term for term in assertion.terms if any(word.startswith(term) for word in words)})


@cache
def _one_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, the longest first, over any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + r")(?!\w)")
