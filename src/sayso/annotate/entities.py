"""An actor as far as a report has been read, and what one sighting tells of it: type, age, gender, office."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from sayso.annotate.folding import COUNTRIES, STEM
from sayso.annotate.nouns import head_word
from sayso.annotate.phrases import Gender, Sighting
from sayso.annotate.standins import age_after, age_in
from sayso.annotate.wordlists import by_first_word, word_list, word_table
from sayso.model.annotation import ActorType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KIN = frozenset({"brother", "sister", "father", "uncle", "aunt", "grandma", "grandpa"})  # titles of orders and families too
FORMER = "former "
CHILD, TEENAGER = 15, 19  # years: younger than the first is no man or woman, older than the second no boy or girl
CHILDREN = frozenset({"baby", "boy", "child", "girl", "infant", "newborn", "schoolboy", "schoolgirl", "toddler"})


@dataclass(kw_only=True)
class Entity:
    """An actor as far as the report has been read."""

    place: int
    type: ActorType | None
    gender: Gender | None
    many: bool
    named: bool
    text: str
    heads: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    lands: set[str] = field(default_factory=set)
    age: int | None = None
    count: int = 0
    line: int = 0
    last: int = 0
    subject: bool = False
    clause: int = -1
    spoke: bool = False


def told_type(sighting: Sighting, doc: Doc) -> ActorType | None:
    """What a sighting tells of its actor's type: "the operator" may be a body as well as a person."""
    either = sighting.kind == "description" and head_word(doc[sighting.head]) in word_list("either_nouns")
    return None if either else sighting.type


def age_of(doc: Doc, sighting: Sighting) -> int | None:
    """The age that a sighting gives: of a name the one after it, of a description the one in it."""
    if sighting.kind == "name":
        return age_after(sighting.end, doc)
    return age_in(doc[sighting.start : sighting.end]) if sighting.kind == "description" else None


def gender_of(doc: Doc, sighting: Sighting) -> Gender | None:
    """She or he, from the title before a name, its first name, or the word of a description."""
    if sighting.gender is not None or sighting.kind != "name":
        return sighting.gender
    before = doc[sighting.start - 1].text if sighting.start else ""
    told = word_table("gendered").get(before)
    if told is None and sighting.type in {"person", None}:
        told = word_table("first_names").get(sighting.text.split()[0])
    return "m" if told == "m" else "f" if told == "f" else None


def full_head(doc: Doc, sighting: Sighting) -> str:
    """The head of a description, with "former" before an office that is no longer held."""
    words = {token.lower_ for token in doc[sighting.start : sighting.head]}
    head = head_word(doc[sighting.head])
    past = bool(words & {"former", "ex", "ex-"}) or head.startswith("ex-")
    return FORMER + head.removeprefix("ex-") if past else head


def is_child(entity: Entity) -> bool:
    """Whether somebody is too young to be called a man or a woman."""
    return entity.age < CHILD if entity.age is not None else bool(entity.heads & CHILDREN)


def is_grown(entity: Entity) -> bool:
    """Whether somebody is too old to be called a boy or a girl."""
    return entity.age is not None and entity.age > TEENAGER


def office_of(doc: Doc, sighting: Sighting) -> str:
    """The head of a description by the word that stands for all forms of an office: "Rep." and "congresswoman" are one."""
    token, head = doc[sighting.head], full_head(doc, sighting)
    if token.text == "Representative":  # a title, where "a representative of the union" holds none
        return "congressmember"
    word = head.removeprefix(FORMER)
    pair = f"{doc[token.i - 1].lower_}_{word}" if token.i > sighting.start else word
    known = word_table("same_office")
    return head.removesuffix(word) + known.get(pair, known.get(token.lower_, known.get(word, word)))


def lands_of(doc: Doc, sighting: Sighting) -> frozenset[str]:
    """The countries and peoples that an office is of, folded: "South Norland's president", "the South Norlandic president"."""
    if sighting.kind != "description" or head_word(doc[sighting.head]) not in offices():
        return frozenset()
    owners = [token for token in doc[sighting.start : sighting.head] if token.ent_type_ in {"GPE", "NORP"} and token.is_alpha]
    runs = [token for token in owners if token.i + 1 == sighting.head or token.nbor(1) not in owners]
    return frozenset(_land(doc, sighting.start, token) for token in runs)


def same_land(left: AbstractSet[str], right: AbstractSet[str]) -> bool:
    """Whether offices of these countries may be held by one: where either is of none that is told, or both are of one."""
    return not left or not right or bool(left & right)


def _land(doc: Doc, start: int, last: Token) -> str:
    """A country by its words, the last of them by its first letters, so that a land and its people are one."""
    first = last.i
    while first > start and doc[first - 1].ent_type_ == last.ent_type_ and doc[first - 1].is_alpha:
        first -= 1
    whole = doc[first : last.i + 1].text.casefold()
    *before, word = whole.split()
    return COUNTRIES.get(whole) or " ".join([*before, COUNTRIES.get(word, word[:STEM])])


def covered(noun: str) -> frozenset[str]:
    """The offices whose holders a noun may stand for: "lawmaker" for a senator's."""
    return frozenset(entry.split()[1] for entry in by_first_word("covering_offices").get(noun, ()))


@cache
def offices() -> frozenset[str]:
    """The words of offices that one person holds at a time: "president", "minister"."""
    return frozenset(title.split()[-1].casefold() for title in word_list("titles")) - KIN
