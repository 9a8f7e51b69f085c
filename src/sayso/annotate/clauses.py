"""A stretch of a sentence parted into the clauses that assert something each: "sank, killing nine, while divers searched"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST_CONTENT = 3  # words of content; a shorter clause says too little without the one that it hangs on
DEEPEST = 100  # steps up a parse; a hostile sentence may be a chain of thousands
LEAST_LEFT = 2  # words of content that have to stay with the clause that another hangs on
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
VERBS = frozenset({"VERB", "AUX"})
HANGING = frozenset({"conj", "advcl", "relcl", "acl", "parataxis"})
ON_A_NOUN = frozenset({"relcl", "acl"})
ASIDE = frozenset({"relcl", "acl", "advcl"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "than"})  # what hangs on these is asserted only together with the rest
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A clause: its verb, the tokens from its first to its last, those of them that are its own, and its subject's.

    A subject can stand in another clause: that of "sank and drifted", the noun that "killing nine" or "who drowned" hangs on.
    `aside` is whether it only tells more of something: who denies that those "who fled" were shot denies no flight.
    """

    verb: Token
    tokens: Sequence[Token]
    own: Sequence[Token]
    subject: Sequence[Token]
    aside: bool = False


def parted(run: Sequence[Token]) -> Iterator[Clause]:
    """The clauses of an unbroken run of tokens, in text order; together they hold every token of the run."""
    inside = {token.i: token for token in run}
    top = next((token for token in run if token.head.i not in inside or token.head.i == token.i), run[0])
    heads = _lasting(run, {token.i for token in run if token.i != top.i and _hangs(token)}, top)
    owned = _owned(run, heads, top)
    for head in sorted({top.i, *heads}, key=lambda one: owned[one][0].i):
        verb, own = inside[head], owned[head]
        subject = _subject(verb)
        lead = [token for token in subject if verb.dep_ in ON_A_NOUN and token.i in inside and token.i < own[0].i]
        first, last = (lead or own)[0].i, own[-1].i
        yield Clause(
            verb=verb,
            tokens=[token for token in run if first <= token.i <= last],
            own=own,
            subject=subject,
            aside=_is_aside(verb, first=head == top.i),
        )


def _is_aside(verb: Token, *, first: bool) -> bool:
    """Whether a clause only tells more of something; the first of a stretch may be what "claims that" claim."""
    whose = any(child.dep_ in SUBJECTS and child.lower_ in {"who", "which"} for child in verb.children)
    return whose or verb.dep_ == "relcl" or (not first and verb.dep_ in ASIDE)


def _hangs(token: Token) -> bool:
    """Whether a token is the verb of a clause that can stand for itself."""
    if token.pos_ not in VERBS or token.dep_ not in HANGING:
        return False
    if token.dep_ == "conj" and token.head.pos_ not in VERBS:
        return False
    if token.dep_ in {"acl", "advcl"} and any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        return False  # "the decision to close", "met to talk": a purpose is not yet a deed
    return not any(child.dep_ in {"mark", "advmod"} and child.lower_ in CONDITIONS for child in token.children)


def _lasting(run: Sequence[Token], heads: set[int], top: Token) -> set[int]:
    """The heads that stay once every clause too short to stand for itself went to the one that it hangs on."""
    inside = {token.i: token for token in run}
    content = {head: _content(own) for head, own in _owned(run, heads, top).items()}
    kept = set(heads)
    for head in sorted(heads, reverse=True):  # the last first: what it leaves behind may then do
        above = _owner(inside[head].head, inside, kept, top)
        if content.get(head, 0) < LEAST_CONTENT or content.get(above, 0) < LEAST_LEFT:
            kept.discard(head)
            content[above] = content.get(above, 0) + content.get(head, 0)
    return kept


def _owned(run: Sequence[Token], heads: set[int], top: Token) -> dict[int, list[Token]]:
    inside = {token.i: token for token in run}
    owned: dict[int, list[Token]] = defaultdict(list)
    for token in run:
        owned[_owner(token, inside, heads, top)].append(token)
    return owned


def _owner(token: Token, inside: dict[int, Token], heads: set[int], top: Token) -> int:
    """The head of the clause that a token belongs to."""
    for _ in range(DEEPEST):
        if token.i in heads or token.i not in inside or token.head.i == token.i:
            break
        token = token.head
    return token.i if token.i in heads else top.i


def _content(tokens: Sequence[Token]) -> int:
    return sum(token.pos_ in CONTENT and not token.is_stop for token in tokens)


def _subject(verb: Token) -> list[Token]:
    """The tokens of who or what a verb speaks of: its own subject, else that of the verb that it is joined to, or the noun it hangs on."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if own is not None and not (own.lower_ in RELATIVES and verb.dep_ in ON_A_NOUN):
            return _phrase(own)
        if verb.dep_ in ON_A_NOUN:
            return _phrase(verb.head)
        if verb.dep_ not in {"conj", "advcl", "xcomp", "ccomp"} or verb.head.pos_ not in VERBS:
            return []
        verb = verb.head
    return []


def _phrase(noun: Token) -> list[Token]:
    """A noun with what stands before it; what hangs on it behind is left out."""
    return [token for token in noun.doc[noun.left_edge.i : noun.i + 1] if token.i == noun.i or token.dep_ not in HANGING]
