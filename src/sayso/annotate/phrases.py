"""Noun phrases that may speak of an actor: what is at their head, how many they mean, and how far they reach."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sayso.annotate.names import in_title_case
from sayso.annotate.nouns import head_word, noun_type
from sayso.annotate.page import Page, sentences
from sayso.annotate.quotation_marks import find_quoted
from sayso.annotate.wordlists import word_list, word_table
from sayso.model.annotation import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Number = Literal["one", "many", "body"]
Gender = Literal["m", "f"]
Kind = Literal["name", "description", "pronoun"]

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
COLLECTIVE = frozenset(
    {
        "police",
        "people",
        "media",
        "staff",
        "crew",
        "personnel",
        "clergy",
        "troops",
        "law enforcement",
        "military",
        "press",
        "leadership",
        "parliament",
        "congress",
        "youth",
    }
)
PRONOUNS: dict[str, tuple[Number, Gender | None]] = {
    "he": ("one", "m"),
    "him": ("one", "m"),
    "his": ("one", "m"),
    "himself": ("one", "m"),
    "she": ("one", "f"),
    "her": ("one", "f"),
    "hers": ("one", "f"),
    "herself": ("one", "f"),
    "they": ("many", None),
    "them": ("many", None),
    "their": ("many", None),
    "theirs": ("many", None),
    "themselves": ("many", None),
    "it": ("body", None),
    "its": ("body", None),
    "itself": ("body", None),
}
REACH = 25  # tokens; a longer description is cut there
LONGEST_STANDING = 14  # tokens of a clause that tells a standing
LONGEST_CLAUSE = 5  # tokens; a longer clause tells what happened, not what somebody is
NAMING = frozenset({"name", "call", "know", "dub"})
CLAUSES = frozenset({"relcl", "acl"})


@dataclass(frozen=True, kw_only=True)
class Sighting:
    """Tokens that speak of an actor, before it is known of whom.

    `end` is where the short phrase ends and `far` where the whole of it does. `number` is `one` person or thing,
    `many`, or one `body` of people.
    """

    start: int
    end: int
    head: int
    kind: Kind
    type: ActorType | None
    text: str
    far: int = 0
    number: Number = "one"
    gender: Gender | None = None
    definite: bool = False
    quoted: bool = False


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """The tokens that stand between quotation marks; an open mark ends with its paragraph."""
    stretches = [doc.char_span(quoted.start, quoted.end, alignment_mode="expand") for quoted in find_quoted(doc.text)]
    return frozenset(token.i for stretch in stretches if stretch is not None for token in stretch)


def find_phrases(page: Page, taken: frozenset[int]) -> Iterator[Sighting]:
    """Noun phrases about persons, groups and places that are no names; `taken` are the tokens of names."""
    doc, quoted = page.doc, quoted_tokens(page.doc)
    chunks = tuple(doc.noun_chunks)  # once: those of a sentence are looked for in the whole text each time
    starts = [chunk.start for chunk in chunks]
    for line in sentences(page):
        headline = in_title_case(line)
        for chunk in chunks[bisect_left(starts, line.start) : bisect_left(starts, line.end)]:
            root = chunk.root
            if root.i in taken or root.pos_ == "PRON" or (headline and doc[chunk.start - 1].text != ","):
                continue
            kind = noun_type(root)
            yield from () if headline else _owners(doc, root, quoted, taken)
            if kind is not None and not any(child.lower_ == "no" for child in root.children):
                yield _phrase(doc, chunk.start, root, quoted, taken)


def _owners(doc: Doc, root: Token, quoted: frozenset[int], taken: frozenset[int]) -> Iterator[Sighting]:
    """Phrases inside a phrase: whose it is ("the man's death"), and a body before its people ("Fire department officials")."""
    for child in root.children:
        kind = noun_type(child) if child.i not in taken and child.pos_ in {"NOUN", "PROPN"} else None
        owner = child.dep_ == "poss" and kind is not None
        body = child.dep_ == "compound" and kind == "group" and any(own.dep_ == "compound" for own in child.children)
        if kind is not None and (owner or body):
            yield _phrase(doc, child.left_edge.i, child, quoted, taken)


def _phrase(doc: Doc, start: int, root: Token, quoted: frozenset[int], taken: frozenset[int]) -> Sighting:
    start, kind = _first_token(doc, start, root, taken), noun_type(root)
    plural = root.tag_ in {"NNS", "NNPS"} and root.lower_ not in COLLECTIVE
    many = plural or (kind == "person" and root.lower_ in {"people", "personnel"})
    determiner = doc[start].lower_
    possessed = any(child.dep_ == "poss" for child in root.children)
    return Sighting(
        start=start,
        end=root.i + 1,
        far=reach(doc, root),
        head=root.i,
        kind="description",
        type=kind,
        text=doc[start : root.i + 1].text,
        number="many" if many else "body" if kind == "group" else "one",
        gender=_gender(root),
        definite=determiner in DEFINITE or possessed,
        quoted=root.i in quoted,
    )


def _first_token(doc: Doc, start: int, root: Token, taken: frozenset[int]) -> int:
    """Where a phrase begins: not at a mark or a link, and after a date or another noun that the parser left in it."""
    while start in taken and start - 1 in taken:
        start -= 1
    for index in range(start, root.i):
        token, after = doc[index], doc[index + 1]
        stray = (
            token.is_punct
            or token.is_space
            or token.pos_ in {"CCONJ", "ADP", "SCONJ", "VERB"}
            or (token.ent_type_ in {"DATE", "TIME"} and after.text != "-")
        )
        other = token.tag_ == "NN" and after.ent_type_ == "NORP"  # "the raid Albanian police"
        opened = token.tag_ == "DT" and index > start and token.text[0].isupper()  # a credit before the phrase: "NPA Norsel A girl"
        if opened:
            start = index
        if (stray and token.text not in {"-", "'s", "’s"} and token.dep_ not in {"amod", "nummod"}) or other:
            start = index + 1
    return start


def _gender(root: Token) -> Gender | None:
    told = word_table("gendered").get(head_word(root))
    return "m" if told == "m" else "f" if told == "f" else None


def reach(doc: Doc, root: Token, *, clause: int = LONGEST_CLAUSE) -> int:
    """Where a phrase ends with all that hangs on it: at its first comma, bracket, dash or quotation mark, or at the line's end."""
    edge = min(root.right_edge.i + 1, root.i + REACH)
    for index in range(root.i + 1, edge):
        token = doc[index]
        finite = index == root.i + 1 and (token.tag_ in {"VBZ", "VBP", "MD"} or (token.tag_ == "VBD" and token.pos_ == "AUX"))
        if finite:  # "Two patients are in care": what they do, though the parser hangs it on them
            return index
        if (token.is_punct and token.text not in {"-", "'", "’", "‑", "&", "."}) or "\n" in token.text or token.text in {"–", "—"}:
            return _whole(doc, root, index)
        if token.lower_ == "of" and token.head == root and root.dep_ == "dobj" and root.head.lemma_ in word_list("verbs_of_deeds"):
            return index
        if (token.dep_ in {"cc", "conj"} and token.head == root) or token.ent_type_ in {"DATE", "TIME"} or token.lower_ == "by":
            return index
        opened = token if token.dep_ in CLAUSES else _opened(token)
        if opened and (opened.right_edge.i + 1 - index > _longest(opened, clause) or opened.lemma_ in NAMING):
            return index
    return edge


def _whole(doc: Doc, root: Token, end: int) -> int:
    """A phrase's end, before what hangs on it where a mark cuts that after a possessive: "a maker of Norsel's “shell”"."""
    while end > root.i + 1 and doc[end - 1].tag_ == "POS":
        end = next((up.i for up in doc[end - 1].ancestors if root.i < up.i < end and up.pos_ == "ADP"), root.i + 1)
    return end


def _longest(verb: Token, clause: int) -> int:
    """How long a clause may be that still tells what somebody is: longer where it tells a standing: "a camp affiliated to"."""
    return max(clause, LONGEST_STANDING) if verb.tag_ == "VBN" and verb.lower_ in word_list("standings") else clause


def _opened(token: Token) -> Token | None:
    """The verb of the clause that begins with a token."""
    if token.left_edge.i != token.i:
        return None
    return next((up for up in token.ancestors if up.dep_ in CLAUSES and up.left_edge.i == token.i), None)


def find_pronouns(page: Page) -> Iterator[Sighting]:
    """Third-person pronouns outside quotation marks, and inside them those that are said to be somebody.

    "It" of weather and of clauses is left out.
    """
    quoted = quoted_tokens(page.doc)
    for line in sentences(page):
        for token in line:
            if token.lower_ not in PRONOUNS or token.pos_ not in {"PRON", "DET"}:
                continue
            if token.i in quoted and not _is_called(token):
                continue
            number, gender = PRONOUNS[token.lower_]
            if number == "body" and _empty(token):
                continue
            kind: ActorType | None = "person" if gender else None
            yield Sighting(
                start=token.i,
                end=token.i + 1,
                far=token.i + 1,
                head=token.i,
                kind="pronoun",
                type=kind,
                text=token.text,
                number=number,
                gender=gender,
                definite=True,
                quoted=token.i in quoted,
            )


def _is_called(token: Token) -> bool:
    """Whether a pronoun is the subject of what somebody is said to be: "They were a lovely family"."""
    plain = token.dep_ == "nsubj" and token.head.lemma_ == "be" and token.lower_ != "it"
    return plain and any(child.dep_ == "attr" and noun_type(child) is not None for child in token.head.children)


def _empty(token: Token) -> bool:
    """Whether "it" stands for a clause or for nothing: "it is likely that", "it seems", "it rained"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    if token.dep_ == "dobj":  # "calling it a waste"
        return any(child.dep_ == "oprd" and child.pos_ == "NOUN" and noun_type(child) is None for child in verb.children)
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    if verb.pos_ == "NOUN":  # "considered it a test"
        return noun_type(verb) is None
    clauses = {child.dep_ for child in verb.children}
    if verb.lemma_ == "be" and any(child.dep_ == "attr" and noun_type(child) is None for child in verb.children):
        return True
    if verb.lemma_ == "be" and any(child.lower_ in {"soon", "late", "early", "unclear"} for child in verb.children):
        return True
    return verb.lemma_ in {"seem", "appear", "happen", "rain", "snow", "turn", "mean", "take", "matter"} or (
        verb.lemma_ == "be" and bool(clauses & {"ccomp", "acomp", "xcomp", "advcl"})
    )
