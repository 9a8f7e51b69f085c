"""What an amount is said of: the fine that comes to so much, the shares that fell by it, those who did so many things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.annotate.counted import Counted
from sayso.annotate.units import unit_name

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

MODIFIES = frozenset({"nummod", "compound", "amod", "nmod", "quantmod", "npadvmod", "appos", "poss"})
INSIDE = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "advmod", "punct", "det"})
NOUNS = frozenset({"NOUN", "PROPN"})
ANAPHORS = frozenset({"it", "he", "she", "they"})  # in a clause that hangs on another they are most often its subject
UNNAMED = frozenset({"PRON", "DET", "VERB", "AUX", "NUM"})
TIMES = frozenset({"DATE", "TIME"})
BESIDE = frozenset({"prep", "npadvmod", "advmod", "acomp", "oprd"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "obj", "attr", "oprd"})
LINKED = frozenset({"conj", "xcomp", "ccomp", "advcl", "dep", "pcomp", "parataxis"})
WITHIN_NAME = frozenset({"compound", "amod", "nmod", "nn"})
FARTHEST = 6  # steps up the tree


def concerned(tokens: Phrase, counted: Counted, *, amounts: frozenset[int], lasts: bool = False) -> tuple[tuple[int, int], ...]:
    """The phrases that an amount is said of, as characters from one to another, in text order; what is counted is none of them.

    `amounts` are the places of all tokens that amounts of the sentence are written in: one in brackets behind another is
    said of the same. An amount that counts nothing and hangs on nothing is said of the noun before it; a stretch of time
    (`lasts`) is said only of a noun that it hangs on.
    """
    counts = counted.head is not None
    own = frozenset(range(tokens.start, max(tokens.end, counted.last + 1 if counts else 0)))
    head = _top(counted.head if counted.head is not None else tokens.root, own)
    found = _noun_above(head, amounts) if lasts else (*(() if counts else _below(head, own)), *_above(head, own, amounts, counts=counts))
    nouns = dict.fromkeys(noun for noun in found if _tells(noun, own | amounts))
    if not nouns and not counts and not lasts:
        nouns = dict.fromkeys(_before(tokens, own | amounts))
    if not counts and not lasts and _is_loose(head):
        nouns |= dict.fromkeys(_before(tokens, own | amounts))
    nouns |= dict.fromkeys(other for noun in nouns for other in _complements(noun, own | amounts))
    phrases = (_phrase(noun, own | amounts) for noun in nouns)
    return tuple(sorted({(words[0].idx, words[-1].idx + len(words[-1])) for words in phrases if words}))


def _complements(noun: Token, amounts: frozenset[int]) -> Iterator[Token]:
    """What an "of" or "in" behind the noun leads to: "the price of bread"."""
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "for", "on"} and child.i not in amounts:
            yield from (inner for inner in child.rights if inner.dep_ == "pobj" and _tells(inner, amounts))


def _tells(noun: Token, amounts: frozenset[int]) -> bool:
    if noun.dep_ not in SUBJECTS and unit_name(noun.lower_) is not None:
        return False
    names = noun.pos_ in NOUNS or (noun.dep_ in SUBJECTS and noun.pos_ not in UNNAMED)
    return names and noun.ent_type_ not in TIMES and noun.i not in amounts and any(letter.isalpha() for letter in noun.text[:2])


def _is_loose(head: Token) -> bool:
    """Whether it hangs on no noun or verb, nor on a preposition of one: "the Courier, down 3%, led the losers"."""
    above = head.head.head if head.dep_ == "pobj" else head.head
    return above.pos_ not in {*NOUNS, "VERB", "AUX"} or head.dep_ in {"dep", "conj", "appos", "ROOT"}


def _before(tokens: Phrase, amounts: frozenset[int]) -> Iterator[Token]:
    """The nearest noun before it in its sentence."""
    before = tokens.doc[tokens.sent.start : tokens.start]
    yield from [noun for noun in reversed(before) if _tells(noun, amounts)][:1]


def _top(token: Token, own: frozenset[int]) -> Token:
    """The word of the amount that the rest of it hangs on."""
    while token.head.i in own and token.head != token:
        token = token.head
    return token


def _below(head: Token, own: frozenset[int]) -> Iterator[Token]:
    """What a share is a share of: "5% of its staff"."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in"} and child.i not in own:
            yield from (noun for noun in child.rights if noun.dep_ == "pobj" and noun.pos_ in NOUNS)


def _above(head: Token, own: frozenset[int], amounts: frozenset[int], *, counts: bool) -> Iterator[Token]:
    """The noun that it narrows or is an appendix of, else the other side of its verb."""
    token = head
    for _ in range(FARTHEST):
        above = token.head
        if above == token:
            if token.pos_ in {"VERB", "AUX"}:
                yield from _subject(token)
            return
        if above.pos_ in NOUNS and above.i not in amounts and token.dep_ in {"prep", "agent", *MODIFIES}:
            if token.dep_ != "prep" or token.lower_ == "of" or not counts:
                yield above
            yield from _others_of(above)
            return
        if above.pos_ in {"VERB", "AUX"}:
            yield from _across(token, above, own)
            return
        token = above


def _noun_above(head: Token, amounts: frozenset[int]) -> Iterator[Token]:
    """The noun that it hangs on, or whoever takes so long: "a delay of three weeks", "repairs took three weeks"."""
    for _ in range(FARTHEST):
        if head.dep_ in {"conj", "appos"}:
            head = head.head  # "took 70 days, 99 days and 108 days"
    if head.dep_ in OBJECTS and head.head.pos_ in {"VERB", "AUX"}:
        yield from _subject(head.head)
    above = head.head.head if head.dep_ == "pobj" else head.head
    if above.pos_ in NOUNS and above.i not in amounts and (head.dep_ == "pobj" or head.dep_ in MODIFIES):
        yield above


def _others_of(noun: Token) -> Iterator[Token]:
    """Who or what the noun's own verb is about: the fine's payer."""
    above = noun.head
    if noun.dep_ in {*OBJECTS, "pobj"}:
        verb = above if above.pos_ in {"VERB", "AUX"} else above.head
        if verb.pos_ in {"VERB", "AUX"}:
            yield from _subject(verb)


def _across(token: Token, verb: Token, own: frozenset[int]) -> Iterator[Token]:
    """From an object to the subject; from a subject to the object."""
    if token.dep_ not in SUBJECTS:
        yield from _subject(verb)
        if token.dep_ not in BESIDE:
            return
    for child in verb.rights:
        if child.dep_ in OBJECTS and child.pos_ in NOUNS and child.i not in own:
            yield child


def _subject(verb: Token) -> Iterator[Token]:
    """Who or what the verb is said of, through the clauses it hangs in; of a relative clause the noun before it."""
    for _ in range(FARTHEST):
        subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
        if verb.dep_ in {"relcl", "acl"} and (subject is None or subject.pos_ == "PRON"):
            # "plans to dismiss 40": who has the plans
            planned = verb.dep_ == "acl" and any(child.lower_ == "to" for child in verb.lefts)
            yield from _subject(verb.head.head) if planned and verb.head.head.pos_ == "VERB" else (verb.head,)
            return
        if subject is not None and not (subject.lower_ in ANAPHORS and verb.dep_ in LINKED and verb.head != verb):
            yield subject
            return
        if verb.dep_ not in LINKED and not (verb.dep_ == "prep" or verb.head.pos_ in {"VERB", "AUX"}):
            return
        if verb.head == verb:
            return
        verb = verb.head


def _phrase(noun: Token, own: frozenset[int]) -> list[Token]:
    """The noun with the names and adjectives right before it, and with what a hyphen ties to it."""
    first, last = noun.i, noun.i
    for child in reversed(list(noun.lefts)):
        if child.dep_ not in WITHIN_NAME or child.i in own or child.pos_ == "NUM":
            break
        first = min(first, child.left_edge.i)
    doc = noun.doc
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last].whitespace_ and not doc[last + 1].whitespace_:
        last += 2
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_ and not doc[first - 2].whitespace_:
        first -= 2
    return [token for token in doc[first : last + 1] if token.i not in own]
